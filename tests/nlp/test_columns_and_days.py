"""Tables of days, quoted notes, arrows between days, and second scores with their day."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "columns of days / note": [
        "O:\nActivity        At eval         Last tx 3/12         Today\nSit>supine      {Max A x2|h}        {Mod A of 1|h}           {Min A of 1|p}\nStand>sit       {Max A x1|h}        {Min A x1|h}             {CGA|p}\nBalance         {Berg 9/56|h}       --                   {Berg 17/56|p}\n\n",
        "O:\nTask            Eval           Last visit 3/17      This visit\nBed>chair       {Mod A x2|h}       {Mod A + 1|h}            {Min A + 1|p}\n\n",
        "O:\n   Item            Last tx 3/10      today\n   strength     {grip R 18 lb|h}           {grip R 24 lb|p}\n   function     {SBA|h}           {Mod I|p}\n\n",
        "O:\n                3/20          3/6\nTub transfer    {Mod A x1|p}      {Max A x1|h}\nGait RW         none          {CGA|h} 60 ft\n\n",
        "O:\n                3/6           3/20\nTub transfer    {Max A x1|h}      {Mod A x1|p}\nGait RW         none          {CGA|p} 60 ft\n\n",
        "O:\nMeasure               03/20/26 1300     02/20/26 1305\n{FIST                  47/56|p}             {43/56|h}\n{WISCI II              12|p}                {9|h}\n\n",
        "O:\nTask                Today     3/13      Cue level\nName pictures       14/20     11/20     {mod verbal cues|p}\nRepeat phrases      9/15      9/15      {max verbal/visual cues|p}\n\n",
        "O:\n| Task | 3/20 | 3/10 | Eval |\n| Stairs | {CGA|p} | {min A|h} | {mod A|h} |\n\n",
    ],
    "columns of days: more / note": [
        "O:\n STATUS          3/15         3/20\n Sit>stand       {Mod A x1|h}     {Max A x1|p}\n Gait RW         none         {CGA|p} 60 ft\n\n",
        "O: FUNCTION        GOAL     TODAY    LAST WK   ADMIT\n   UB DRESS        {SETUP|f}    {MIN A|p}    {MOD A|h}     {MAX A|h}\n   LB DRESS        {MIN A|f}    {MOD A|p}    {MOD A|h}     {MAX A X2|h}\n\n",
        "TASK          TODAY                                   LAST WK   SOC\nBed mobility  [ ] I [x] {SBA|p} [ ] CGA [ ] Min [ ] Mod     {CGA|h}       {Min|h}\n\n",
        "O:\n| Task | Last visit | Today | Cues |\n| Tub | {mod A|h} | {min A|p} | {mod VCs|p} |\n\n",
        "O:\n| Task | Prior | Current | Goal |\n| Tub | {mod A|h} | {min A|p} | {SBA|f} |\n\n",
    ],
    "arrows": [
        "LB dress EOB: 3/9 {Mod A of 1|h} -> {Min A of 1|p}.",
        "step-over: 3/9 {SBA|h} -> today {CGA|p}.",
        "Stairs: 3/2 {max A|h} > {min A|p}.",
        "Tub: eval {mod A|h} -> {CGA|p}.",
        "Curb: IE {max A|h} -> now {min A|p}.",
        "Balance     {FGA 15/30|h}  >>  {FGA 19/30|p}",
        "handicap    {DHI 52|h}  >>  {DHI 34|p}",
        "3/10  >>  today\n walking, head turns     {min A of 1|h}  >>  {CGA|p}",
        "{Berg 38/56|h} -> {Berg 44/56|p}.",
        "Stairs {mod A|p} -> {min A|p} by last set.",
        "Ran stairs 3/4 {SBA|p} -> {min A|p} on last flight.",
        "{DVA 4|p} lines lost pre, {2|p} lines post.",
        "{DVA 3|p} lines lost before, {1|p} line after.",
        "Set 1 to set 3: {mod A|p} -> {CGA|p}.",
        "Stairs improved from {MOD A|h} to {CGA|p}.",
        "Progressed from {max A|h} to {mod A|p} for bed mobility.",
        "Went from {mod A|p} on first trial to {CGA|p} on the last.",
    ],
    "the same as then": [
        "Response the same as on 3/16, 3/13, 3/12 and 3/10 ({CGA|h} and {min VCs|h} each day).",
        "Unchanged from 3/16 and 3/13 ({mod A|h} both days).",
        "Same as 3/17 ({min A|h}, {min VCs|h}).",
        "Same as on 3/16. Gait {CGA|p}.",
        "Same level on all tasks ({CGA|p}, {min VCs|p}).",
    ],
    "a label for the whole list": [
        "At evaluation: sit>stand {Mod A x1|h}, gait 10 ft {Max A x1|h}, {Tinetti 11/28|h}.",
        "On admission: bed mobility {max A|h}, transfers {max A x2|h}, gait none, {Berg 4/56|h}.",
        "At IE: stairs {mod A|h}, sit<>stand {min A|h}; now stairs {CGA|p}.",
        "At eval, tub {mod A|h}, sit>stand {min A|h}, {TUG 31 s|h}.",
        "Baseline: supine>sit {max A|h}, gait {mod A|h}, {Berg 12/56|h}. Today {Berg 19/56|p}.",
        "At the initial start of OT, UB dressing {max A|h}.",
        "At the start of PT she needed {mod A|h} for gait.",
        "Discharge findings from acute care: transfers {mod A|h}, gait {max A|h}.",
        "Bed>chair: {min A|p}. Stairs: {CGA|p}.",
        "Box: 2 spilled of 14 (last week 6), {min A|p} to brace the box.",
        "At evaluation he was afraid; today he walked 40 ft, {CGA|p}.",
        "Since last visit, he fell, gait {CGA|p}.",
    ],
    "quoted notes": [
        'Note of 3/14 reads: "UB dressing {Mod A|h}, button board 2 of 6 in 5 min, {mod VCs|h}." Today {min A|p}.',
        'From my note of 3/6: "Sit>stand {min A +1|h}, {max VCs|h} for L foot flat." Today {CGA|p}.',
        'Last note: "Stairs {mod A|h}, {mod VCs|h}." Now {min A|p}.',
        'My 3/13 note says "gait {CGA|h}. Turns {min A|h}." Both {SBA|p} today.',
        'The eval reads "transfers {max A|h}; {Berg 8/56|h}".',
        'PT note 3/10: "bed mobility {mod A|h}".',
        'Note to nursing: "use gait belt, {CGA|p}".',
        'He noted "that was easy". Gait {CGA|p}.',
    ],
    "last seen": [
        "Last seen 03/14/2026 by BT: gait {min A|h} RW\n\nGait {CGA|p}.",
        "Last seen 3/10 by PTA: stairs {mod A|h}. Today {min A|p}.",
        "Last treated 3/10: tub {max A|h}.",
        "Tolerated cushions; last week {mod A|h}. Beam {SBA|p}.",
        "Stairs {CGA|p}; last visit {min A|h}. Curb {min A|p}.",
        "Hops {SBA|p}; last month {min A|h}. Ladder {CGA|p}, {min VCs|p}.",
    ],
    "a second score with its day": [
        "{ODI 30%|p} this visit, {38%|h} on the 6th.",
        "{Berg 39/56|p}, {36|h} on the 9th.",
        "{Berg 39 over 56|p}, {36|h} on the 9th.",
        "{9HPT L 58 s|p}; at eval on 2/6 {81 s|h}.",
        "{TUG 14 s|p}; at IE {19 s|h}.",
        "{TUG cognitive 31.4 seconds|p}, {37|h} on July 31.",
        "{TUG 12 s|p}, {15|h} on Feb 3.",
        "{GMFM-88 dim B: 61%|p} today ( {54%|h} in February ).",
        "{PSFS run = 6/10|p} ({3/10|h} at IE).",
        "{PSFS stairs = 5/10|p} ( {2/10|h} at eval ).",
        "{Berg|p} (today / eval): 38 / 54.",
        "{Grip, Jamar II: R 62 lb|p}  {L 31 lb|p}",
        "{Grip R 45 lb|p}   {L 30 lb|p}",
        "{Grip R/L 45|p}/{30 lb|p}.",
        "{30CST x 9|p}.",
        "{30CST 10|p} ({9|h} on 2/19).",
        "{MAS wrist flexors 2|p} before, {1|p} after.",
        "{MAS elbow flexors 3|p} pre, {2|p} post.",
        "{M C T S I B condition four 14 seconds|p}, it was {9 seconds|h} on March 1.",
        "{mCTSIB condition 4 14 seconds|p}.",
    ],
    "a second rating / subjective": [
        "Sleeping better. {2/10|p} ({4/10|h} on 3/9). did HEP",
        "Feels ok. {3/10|p} ({5/10|h} on 3/12).",
        "{Headache 2/10|p} now, {7/10|h} the first week.",
        "{Pain 3/10|p}, {6/10|h} the first week.",
        "{Knee pain 6 on a scale of 10|p}.",
        "Fear of falling 6/10.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
