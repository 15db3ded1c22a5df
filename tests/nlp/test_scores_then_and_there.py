"""Scores of another day, ratings of pain told in words, measures to be taken, and figures that are no measure."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "a further score behind brackets or words": [
        "{SLUMS 19/30|p} (HS grad); {17/30|h} on 3/02.",
        "{FGA 17/30|p}; {15/30|h} on 22 Feb.",
        "{FGA 17/30|p}; {15/30|h} on Feb 22.",
        "{Tinetti 18/28|p} against {14/28|h} on 2/25/2026.",
        "{Tinetti 18/28|p} compared with {14/28|h} at the start.",
        "{Berg 41/56|p} versus {38/56|h} last month.",
        "{DHI 38/100|p}, redone aloud ({54/100|h} on 1/07).",
        "{DHI 38/100|p}, filled in at home ({54/100|h} at eval).",
        "{Berg 41/56|p} with shoes on ({36/56|h} on 2/20).",
        "{FGA|f} deferred to PT on Friday ({16/30|h} on 2/28).",
        "{Berg|f} held until next week (last {38/56|h} on 2/20).",
        "{Berg|n} not tested today ({38/56|h} at eval).",
        "{FGA not repeated (19/30|h} on 2/1).",
        "{TUG 14 s|p} (cane), {18 s|h} at eval.",
    ],
    "a time told behind one or several scores": [
        "{Berg 36/56|h} and {TUG 22.9 s|h} at the evaluation on 2/08/2026 are noted.",
        "{Berg 36/56|h}, {TUG 22.9 s|h} and {FGA 12/30|h} at the evaluation on 2/08/2026.",
        "{NDI 17/50|h} (eval 2/06/2026).",
        "{NDI 17/50|h} (from eval 2/06/2026).",
        "{NDI 17/50|h} (per eval of 2/06).",
        "{WAB-R AQ 61.4|h} (2/02/2026, carried forward).",
        "{MoCA 23/30|h} was obtained at the initial evaluation.",
        "{MoCA 23/30|h} was recorded at eval.",
        "{Berg 38/56|h} was scored last month.",
        "R knee AROM 2-108, quad 4/5, gait {Mod I|h} with SPC (from progress note 2/14/2026).",
        "Gait {CGA|h}, stairs {min A|h} (copied from note of 3/13).",
        "Transfers {min A|h} (taken from PN dated 3/02/2026)",
        "Transfers {min A|h} (per last note)",
        "Gait {CGA|p} 60 ft (goal from eval 2/3: 100 ft).",
        "Gait {CGA|p} (from bed to door).",
        "Gait {CGA|p} (per protocol).",
    ],
    "a level before today's PLOF": [
        "Floor transfer x4, {min A x1|p} to place L foot, PLOF {(I)|h} (gardens).",
        "Gait {CGA|p} 60 ft, PLOF {independent|h}.",
        "Stairs {min A|p}. PLOF {Mod I|h} with rail.",
        "Dressing {mod A|p} (PLOF: {I|h}).",
        "{Independent|h} with all ADLs PLOF.",
        "{Mod I|h} with cane, PLOF.",
    ],
    "ratings of pain / subjective": [
        "{LBP 5/10|p} feeding cattle. {5/10|h} Monday too. Snowed in two days.",
        "{LBP 5/10|p} today. {6/10|h} on Sunday.",
        "Two falls since May and L {knee pain of 0/10|p} now, {4/10|h} at last cert.",
        "{Knee pain 2/10|p}, {5/10|h} at last recertification.",
        "{Pain\n4/10|p} with twisting , was {7/10|h} first visit.",
        "{Pain level now? 3/10|p} R hip",
    ],
    "ratings of pain told in words / note": [
        "Note: tendon pain at the start. On the drive in she was fine for an hour before it got to {2/10|p}; in February she had {5/10|h} after 20 min in the car.",
        "Overstride gone, and tendon pain on the belt went from {3/10|p} to {1/10|p}.",
        "Q: {Pain level now? A: 3/10|p} R hip\nQ: Homebound? A: yes",
        "S\n- sore R low back, {5/10|p}\nO\n- US 7 min\n- {4/10|p} after\n",
        "S: {Back pain 5/10|p}.\nO: Heat 10 min. {3/10|p} after heat.\n",
    ],
    "no ratings / subjective": [
        "| Task | Trials | % | Cueing |\n|---|---|---|---|\n| Pillbox | 22/28 | 79 | {mod verbal cues|p} |\n| Read label | 9/10 | 90 | none |\n",
        "Cough 1/10 puree. 0/10 nectar, chin tuck.",
        "Voice wet after 2/10 and 0/10 cup trials.",
        "Throat clear on 3/10 sips.",
        "Monofilament absent at 6 of 10 sites.",
    ],
    "a measure named and not taken": [
        "Four points on the Tinetti in 60 days.",
        "Up three points on her Berg since May.",
        "She scored {40 points on the Berg|p}.",
        "Gains in transfers and TUG. Festination remains.",
        "Faster settling than in January and DHI down; the limit is speed.",
        "CUMBERLAND HOME REHAB   OT NOTE",
        "BERG................. ______",
        "Berg: ____",
        "TUG ______ sec",
    ],
    "a measure to be taken": [
        "{ABC|f} next visit.",
        "{Grip|f} next time.",
        "{Hop test|f} deferred until August.",
        "{Grip|f} ∅ until wk 8.",
        "{Pinch|f} not until week 6.",
        "{ABC|f} at recert.",
        "{Berg|f} due next week.",
    ],
    "dictated and spaced out": [
        "the {EAT ten was twenty two out of forty|p}.",
        "{Mann swallow one sixty four out of two hundred|p}.",
        "{Barthel\n      75 / 100|p} .",
        "{mCTSIB C4 11 s|p}; on 2/12 {mCTSIB C4 6 s|h}.",
        "{mCTSIB condition 4: 11 s|p}.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
