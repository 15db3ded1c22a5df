"""Helpers, recommendations, negation behind, what looks like a level and is none, and ways to write measures and cues."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "helpers": [
        "Evening CNA (K. Doe) reports giving {max A x2|o} to the commode.",
        "Night RN reports providing {mod A|o} for bed mobility.",
        "Weekend aide reported giving {min A|o} for the shower.",
        "Son walked him to lunch yest. c {mod A|o}.",
        "Daughter walked her to the bathroom with {CGA|o}.",
        "The night aide's log says she was given {min assist|o} to the commode twice.",
        "Aide's log: {mod A|o} to the toilet.",
        "CNA's notes show {max A|o} for the brief.",
        "nsg did hygiene, {total A|o}",
        "CNA did the brief, {dependent|o}.",
        "Nursing reports she needed {mod A x2|o} last night.",
        "CNA reports giving him the walker. Gait {CGA|p}.",
        "Son watched. Gait {CGA|p}.",
        "CNA did the vitals. Transfer {min A|p}.",
    ],
    "set-up of a thing, miles, a record's number": [
        "Son shown the wedge set-up. {Set-up|p} for lunch.",
        "She showed the set-up correctly. Gait {CGA|p}.",
        "Wife to be shown the alarm set-up.",
        "Trail walk Sunday, 3 mi, no giving way. Stairs {SBA|p}.",
        "MRN SB 55127. Gait {SB assist|p}.",
    ],
    "recommendations": [
        "Needs 24-hr {supervision|f} if home this month.",
        "I told the son that night-time {supervision|f} to the commode should go on.",
        "Family plans 24-hr {supervision|f} at home.",
        "Daughter plans to give {supervision|f} for showers.",
        "Will need 24/7 {supervision|f} upon d/c.",
        "{Min A|f} for stairs should continue at home.",
        "Needs {supervision|p} for turns.",
    ],
    "negated behind": [
        "{Verbal cues|n} were not required.",
        "On the last three {cues|n} were not needed.",
        "{Tactile cues|n} are not needed now.",
        "{Cueing|n} was not necessary.",
        "{Min A|n} was not needed for the last three.",
        "{Verbal cues|n} were no longer needed.",
        "{Verbal cues|p} were required for 3 of 5.",
    ],
    "of today": [
        "Stand pivot bed > chair x4 toward L w/ FWW, {SBA|p}.",
        "Side steps toward R with {CGA|p}.",
        "Leans toward the left, {min A|p} to correct.",
        "Goal 2 partially met, presently {SBA|p} 220 ft.",
        "Not met, presently {CGA|p}.",
        "Working toward {Mod I|f} on stairs.",
        "Progressing toward {SBA|f} with gait.",
    ],
    "no level": [
        "Clear on 86%, up from 72% a fortnight ago.",
        "From 60% a week ago.",
        "28 min incl. test set-up.",
        "CNA shown the staggered-foot set-up.",
        "Checked the home set-up and workstation set-up.",
        "Name: S\nGait {CGA|p}.",
        "VC syllables 8/10.",
        "CVC and VC words 7/10 correct.",
        "Tray {set-up|p} for lunch.",
        "UB dressing {set-up|p}.",
    ],
    "no level / note": [
        "Entered by D. OAKES COTA/L 3/20/26 1402    SUPV: M. ROWE OTR/L\n",
        "Patient ID SB-2291\n\nO: Gait {CGA|p}.\n",
        "MRN SB-1180   Room S-12\nO: Gait {CGA|p}.\n",
        "O: Gait {CGA|p}.\n\nA: Mod complexity. Ataxia.\n",
        "A: Min gains in balance.\nP: go on.\n",
        "(S) Feels ok.\n(O) Gait {CGA|p}.\n",
        "Name: S. Smith\nO: Gait {CGA|p}.\n",
    ],
    "level of a list": [
        "clams 2x10, bridges 2x10,\n all {S|p}. No LOB.",
        "clams, bridges,\n all {S|p}. Ø LOB.",
        "Squats, lunges, steps: all {SBA|p}.",
        "All {CGA|p} for safety.",
        "{Max/ModA|p} for sit to stand.",
        "{Mod/MinA|p} for gait.",
    ],
    "measures": [
        "{GG 4/6|p:gg}.",
        "Eating                                  {GG 4/6|p:gg}\nUB dressing                             {GG 3/6|p:gg}",
        "{GG0170I Walk 10 ft ........ 02|p:gg}",
        "{GG0170J Walk 50 ft with two turns ...... 03|p:gg}",
        "{GG0170M 1 step|n:gg} ............ not attempted (safety)",
        "{GG0170K Walk 150 ft: 01|p:gg}",
        "{BIT conventional subtests               88/146|p:other}",
        "{4-stage balance 3/4|p:other}.",
        "{4-Stage Balance Test 2/4|p:other}.",
        "{Berg testing 40/56|p:berg}.",
        "{SCIM III|f}              --- (due 06/02)",
        "{SCIM III|f} (due next visit)",
        "{Berg|f} --- due 4/2",
        "Back on 3/28, {pinch|f} and {COPM|f} then.",
        "Returns 4/2, {grip|f} then.",
        "I left the {grip|n} untested.",
        "{Grip|n} not tested.",
        "Left {TUG|n} undone.",
        "Retest the {WAB-R|f} in mid-October.",
        "Retest {Berg|f} in 2 weeks.",
        "Repeat the {TUG|f} in April.",
        "{ABC|f} form handed out, bring back.",
        "4-square step drill, 6 rounds, {min assist|p}.",
    ],
    "cues": [
        "{Mod verbal|p} fading to {occ gestural cues|p}.",
        "{Max tactile|p} fading to {min verbal cues|p}.",
        "{Mod verbal cues|p} fading to {occ verbal|p}.",
        "{Cueing|p} by metronome, {occasional verbal cues|p}.",
        "Stepping to metronome, {mod VCs|p}.",
        "Gait: drag 9/20 → 4/20 p̄ {VC|p}.",
        "{Metronome and verbal cues|p}.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
