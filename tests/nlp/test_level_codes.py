"""Levels by their Section GG codes, amounts in rows and ticked options, legends and words that only look like levels."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "GG codes / note": [
        "S: ok\nO: SEC GG LEVELS   [06 indep | 05 setup | 04 superv/touch | 03 partial | 02 substantial | 01 dep | 88 not safe]\n  Roll L .............. {03|p:moderate}\n  Roll R .............. {02 - substantial/max|p:maximal}\n  Supine > sit ........ {01 x2|p:total} (RN on lines)\n  Static sit EOB ...... {03|p:moderate} first 5 tries, {04 touching|p:contact_guard} last 2\n  Sit > stand ......... 88 (SBP 86)\n  3/15 for compare ... static sit {02|h:maximal}\n",
        "O:\nMobility            GG / words\n sup<>sit           {05 setup|p:setup}\n sit>stand w/c      {02 substantial|p:maximal}\n w/c>mat            {04 superv|p:supervision}\n gait RW 90 ft      {04 touching/CGA|p:contact_guard}\n\n97110  16 min  DF red band 2x12\n",
        "Section GG (today):\nEating: {05|p:setup}\nToileting hygiene: {02|p:maximal}\nSit to stand: {03|p:moderate}\n",
        "GG scores\nEating            {06|p:independent}\nShower            {01|p:total}\nWalk 50 ft        {04|p:supervision}\n",
        "GG   | Adm | Now\nEating: {05|p:setup}\n",
        "S: fine\nO: {GG0170B Sit to lying: 03|p} - {Partial/moderate assistance|p:moderate}\n",
    ],
    "GG codes": [
        "Gait 120 ft FWW {04-CGA|p:contact_guard}, turns {03-min|p:minimal}.",
        "Foam {03-partial|p:moderate}, floor {04-touching|p:contact_guard}.",
        "Mock car t/f {03 (mod A)|p:moderate} in, {03 (min A)|p:minimal} out. BR transfer w/ grab bar {04/CGA|p:contact_guard}. Slid off seat, {01 x2|p:total} to get up.",
        "Eating {06 independent|p:independent}. Oral hygiene {05|p:setup}. Toileting {02 substantial|p:maximal}.",
        "Visit 03 of 12. Room 04. Gait {CGA|p}.",
        "HEP page 02, week 03; pulley 05 min. Gait {SBA|p}.",
        "GG key: 06 independent, 05 setup, 04 supervision, 03 partial, 02 substantial, 01 dependent. Gait {CGA|p}.",
        "(06=Independent; 05=Setup; 04=Supervision or touching; 03=Partial/moderate) Gait {CGA|p}.",
        "6 independent / 5 setup / 4 supervision / 3 partial / 2 substantial / 1 dependent. Gait {CGA|p}.",
        "Roll {03 partial|p:moderate}, sit {02 substantial|p:maximal}, stand {01 dependent x2|p:total}.",
        "Amb 50 ft {04 - supervision or touching assistance|p:supervision}.",
        "Goal pace 0.8. Dowel 03 lb. Gait {CGA|p}.",
    ],
    "legends": [
        "Station cards carry the level code: I = no help, S = watch, CG = belt. Gait {CGA|p}.",
        "S = somebody near; CG = hand on belt; MIN = a little push. Stairs {min A|p}.",
        "Code: I = alone, S = someone in the room. Gait {SBA|p}.",
    ],
    "false levels": [
        "Family training to be set up. Gait {CGA|p}.",
        "FAMILY TRAINING WITH BROTHER TO BE SET UP.",
        "Barriers include her home set-up, with four steps.",
        "Home setup: 2 STE, tub shower.",
        "Forearm sup            40           66         85",
        "Forearm sup 40, pron 70.",
        "AROM sup 60, static progressive sup splint.",
        "Slide board setup fails at this weight.",
        "Education: wife shown mat set-up for rolling.",
        "Feeding {setup|p}, grooming after {set-up|p}.",
        "Meals {set up|p}, grooming {setup A|p}.",
        "UB dressing:            [ ] I  [ ] Mod I  [ ] Setup  [x] {Min|p:minimal}  [ ] Mod",
        "LB dressing: [ ] CGA [ ] Min [x] {Mod|p:moderate} [ ] Max",
    ],
    "false levels / note": [
        "O:\n  Grooming at sink ........... {Min|p:minimal}  (Prior: {Max|h})\n  UB dressing ................ {Mod|p:moderate}  (Prior: {Max|h})\n  LB dressing ................ {Max x2|p:maximal}\n",
        "O:\n Rolling R          {Spv|p}\n Sit>stand EOB      {Max x2|p:maximal}\n Ambulation         not tested\n",
        "O:\n Edema R hand       Mod\n {Verbal cues|p}        Min\n Gait               {Min|p:minimal}\n",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
