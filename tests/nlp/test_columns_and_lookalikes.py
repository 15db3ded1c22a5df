"""Columns of times with leaders and distances, words that only look like levels and cues, and words that a line's end parted."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "what is written like a level": [
        "Skin checked before stim was set up.",
        "TENS unit was set up on the low back.",
        "Daughter shown the towel set-up and repeated it.",
        "Wife showed the sling set-up back correctly.",
        "Side lying set-up for the birds: pillow between knees.",
        "She is visually dependent, so the scroll was layered on.",
        "Remains ventilator-dependent and wheelchair dependent.",
        "TE 13' NMR 25' = 38' total/3u",
        "E-signed S. Dhaliwal, PT 03/06/2026",
        "Grooming {set-up|p}, feeding {setup|p}.",
        "Toileting {dependent|p}.",
        "Cosigned by S. Mays, PT. Gait {S|p}.",
    ],
    "columns of times / note": [
        "FUNCTION              TODAY              03/03\nSUPINE-SIT........... {MIN A|p}              {MOD A|h}\nSIT-STAND............ {MOD A X1|p}           {MAX A X1|h}\nGAIT FWW............. {CGA|p} 85 FT X 2      {MIN A|h} 40 FT\n",
        "FUNCTION              03/03              TODAY\nSUPINE-SIT........... {MOD A|h}              {MIN A|p}\nGAIT FWW............. {MIN A|h} 40 FT        {CGA|p} 85 FT\n",
        "              PLOF      SOC       CURRENT\nSit>stand     {MI|h}        {MOD A|h}     {CGA|p}\nGait, RW      {MI|h}        60 ft {MIN|h} 120 ft {CGA|p}\n",
        "              Eval      Last wk   Today\nBed mob       {mod A|h}     {min A|h}     {SBA|p}\nStairs        {max A|h}     {mod A|h}     {CGA|p}\n",
    ],
    "distance and level": [
        "Gait 60 ft {MIN|p} 120 ft {CGA|p}",
        "Gait 40 ft {Mod|p}, stairs {CGA|p}.",
        "Walked 60 ft min pain.",
    ],
    "cues": [
        "Error rate under a quarter with prompt recovery.",
        "Two stumbles with prompt righting.",
        "Mile High Sport Rehab | Prompt EMR | Daily Note",
        "One {verbal prompt|p} for the brake.",
        "First three with {demonstration|p} of the exhale, last five {supervision|p} only.",
        "Needed {demonstration|p} of the first step.",
        "HEP reviewed with demonstration of each exercise.",
    ],
    "words that a line's end parted": [
        "Poured into mugs x 6.  {Occasional ver-\nbal cues|p} to keep the shoulder down.",
        "Gait 60 ft with {mod tac-\n   tile cues|p} at the hip.",
        "Transfers {min assis-\ntance|p} for the left leg.",
        "Stairs with {super-\nvision|p} and rail.",
        "Dressing with {hand-over-\nhand|p} for the sleeve.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
