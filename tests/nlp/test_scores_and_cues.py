"""Scores of instruments in words and tables, counts that are no pain, and cues."""

from __future__ import annotations

import pytest
from nlp_samples import read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "instruments by their name's last word": [
        "{Function in Sitting Test 19/56|p:other}.",
        "{FOG-Q 15/24|p:other}.",
        "{NFOG-Q 18/28|p:other}.",
        "{Freezing of Gait Questionnaire 15/24|p:other}.",
        "{Groningen Frailty Indicator 6/15|p:other}.",
        "{Fullerton Balance Scale 31/40|p:other}.",
        "{Dysphagia Severity Scale 4/7|p:other}.",
        "{Apathy Inventory: 14/36|p:other}, {Hopkins Verbal Learning Test 19/36|p:other}.",
        "{VHI-10 19/40|p:other} (intake {27/40|h}; a drop of 6 is the accepted change).",
        "{SWAL-QOL 61/100|p:other}.",
        "{RSI-9 18/45|p:other}.",
        "Naming Test 2 items 14/20 w/ {VCs|p}.",
        "Word test 7/10 correct.",
        "Quad strength test 4/5. MMT-R 4/5.",
        "{PASS 20/36|p:pass}; {TIS 14/23|p:tis}.",
        "Did 2 Balance Board 3/20 drills.",
    ],
    "names with their part": [
        "{TUG dual-task, serial 3s: 19.4 s|p:tug_cog}, 2 errors.",
        "{TUG dual task 17 s|p:tug_cog}.",
        "{TUG cognitive, serial 7s 22.1 s|p:tug_cog}.",
        "{TUG-cog (serial 3s): 16.2 s|p:tug_cog}.",
        "{AM-PAC 6 Clicks Basic Mobility raw score: 11/24|p:ampac} ({AM-PAC 9/24|h} on 3/9).",
        "{AM-PAC 6-Clicks Daily Activity raw score 15/24|p:ampac}.",
        '{AM-PAC "6 Clicks" Basic Mobility: 14/24|p:ampac}.',
        "{6-Clicks Basic Mobility 12/24|p:ampac}.",
        "The {D H I today is 30|p:dhi} and at evaluation the {D H I was 44|h:dhi}.",
        "{T U G 14.2 seconds|p:tug}.",
        "{PROMIS phys fx T 41|p:other} ({36|h} at eval).",
    ],
    "tables with the first column the evaluation's / note": [
        "OBJ\n                       IE 02/13     03/20      R\n{Grip (lb)              12|h}           {31|p}         {58|p}\n{DASH                   61.7|h}         {35.8|p}\n\nGait {CGA|p}.\n",
        "O:\nMeasure            | Eval 02/19 | Today  | MDC\n{FGA                | 16/30|h}      | {21/30|p}  | 6  (cutoff 22)\n{DHI                | 54/100|h}     | {38/100|p} | 18\n{ABC                | 61%|h}        | {74%|p}    | 13\n\nGait {CGA|p}.\n",
        "O:\n| Test | IE 2/13 | 3/20/26 | Change |\n| {Berg | 38/56|h} | {44/56|p} | +6 |\n| {TUG | 21 s|h} | {17 s|p} | -4 |\n\nGait {CGA|p}.\n",
        "O:\n| Test | Visit 1 | Visit 8 |\n| {Berg | 38/56|h} | {44/56|p} |\n| Stairs | {mod A|h} | {CGA|p} |\n\n",
        "O:\n| Task | Wk 1 | Wk 4 |\n| Stairs | {mod A|h} | {CGA|p} |\n| Tub | {max A|h} | {min A|p} |\n\n",
        "O:\n                 Initial 2/1     3/20\nBed mobility      {mod A|h}           {CGA|p}\nTransfers         {max A|h}           {min A|p}\n\n",
        "O:\n| Test | Eval | Now | Norm |\n| {5xSTS | 22 s|h} | {16 s|p} | 12.6 |\n\n",
        "O:\n| Test | Adm | Today | Diff | Goal |\n| {Berg | 21/56|h} | {30/56|p} | 9 | {45/56|f} |\n\n",
    ],
    "counts that are no pain / note": [
        "DATA\nDenies throat pain.\n  words      18/20 clear with {min tactile cues|p}\n  phrases    15/20\n  roll call script  7/10 {independently|p}\n\nASSESSMENT\nClearer.\nPLAN\nWeekly.\n",
        "S: Fine.\nGoals: [S1] Release a drinking glass with L hand 8/10 by 04/10/2026\n",
        "O: Vitals\n{Pain  [ ] none  [x] yes  2/10|p} R hip\n",
    ],
    "counts that are no pain / subjective": [
        "Names pictures 6/10 with {min VCs|p}.",
        "thin by cup   cough 2/12\nmildly thick   cough 0/10\n",
        "Knee {5/10|p} on stairs.",
        "{Pain 3/10|p} at rest, {5/10|p} with steps.",
    ],
    "counts that are no pain": [
        "Reached with R hand 7/10 with {min VCs|p}.",
    ],
    "a measure talked of / assessment": [
        "Faster TUG, heel contact kept.",
        "Better Berg and steadier turns.",
        "Improved FGA shows less sway.",
        "Higher DGI since the cane was set.",
    ],
    "a measure talked of": [
        "{TUG|p} done, see flowsheet.",
    ],
    "a score behind its circumstances": [
        "{WAB-R AQ 58.4|p} on today's short recheck, was {49.2|h} in June.",
        "{TUG 13.9 s|p} taken by tech, prior {14.1|h}.",
        "{mCTSIB 84/120|p} (last {71|h}).",
        "{Grip R 40 lb|p} without pain, {31 lb|h} last visit.",
        "{Berg 42/56|p} with two rests, 3 losses of balance.",
    ],
    "cues: what is none / note": [
        "Res: V.C.  #7012    Supervising PT: T. Okafor-Reyes\nO: Gait {CGA|p}, {v.c|p}. for pace.\n",
        "Patient: T.C., 66 M\nO: Gait {CGA|p}, {TC|p} at hip.\n",
        "O:\nActivity                 sets x reps    surface    level       cue\nTandem stance            3 x 30s        floor      {CGA|p}         {VC|p}\n",
        "O:\n| Code | Min | Activity | Level today | Cues |\n| 97112 | 30 | Tall kneel | {min A|p} | {mod TC|p} at pelvis |\n",
        "O:\n| Activity | Min | Level / cues |\n| quarter turns | 15 | {CGA|p}, {min VC|p} |\n",
    ],
    "cues: what is none / plan": [
        "Tape laid at BR door, aide taught same cue and did it twice.",
    ],
    "cues: kinds": [
        "3/3 given {category prompts|p:verbal}.",
        "Gave {verbal counting cues|p:verbal} for one lap.",
        "{Visual target cueing|p:visual} with a laser dot.",
        "Wrist ext with {min hand-over-hand and tactile tapping cues|p:manual_tactile} to the extensors.",
        "{Tactile tapping cues|p:tactile} at the quad.",
        "{Letter cues|p:verbal} for word finding; {mod semantic prompts|p:verbal}.",
        "{Min rhythmic clapping cues|p:auditory} for cadence.",
        "{Mirror feedback|p:visual} for midline.",
        "{Visual feedback|p:visual} from mirror to square hips.",
        "Biofeedback {cues|p} for pacing.",
        "{Written reminder cues|p:visual} on the wall.",
    ],
}


@pytest.mark.parametrize(
    ("habit", "marked"), [(habit, marked) for habit, all_marked in HABITS.items() for marked in all_marked]
)
def test_read_as_marked(habit: str, marked: str) -> None:
    _, _, section = habit.partition(" / ")
    found, expected = read_as_marked(marked, {"": "objective", "note": ""}.get(section, section))
    assert found == expected
