"""Help by family, notes in small letters without stops, and steps that come only under a condition."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "help by family and friends": [
        "June says she had to give him {min assist|o} off the couch at breakfast.",
        "His brother said he gave {mod A|o} for the shower.",
        "Opal says she gives him {min A|o} on the porch steps.",
        "Shoes by his brother after session, {max (A)|o}.",
        "Socks by wife at bedside, {total A|o}.",
        "Shower done by the night nurse, {mod A|o}.",
        "Dale and Jesse then did two together, {mod A x2|o}, me standing back.",
        "Wife then did the transfer herself, {min A|o}, therapist standing by.",
        "Both daughters did two transfers, {mod A x2|o}, while I watched.",
        "Son did three with {min A|o}, I stood back.",
        "Toilet transfer by PT, {mod A|p}.",
        "Gait with PT and brother following with chair, {min A|p}.",
        "Dale watched; I did two with {max A x1|p}.",
        "June says he is better. Gait {min A|p}.",
    ],
    "help by family / subjective": [
        "June says she had to give him {min assist|o} off the couch at breakfast. Pain none.",
        "Neighbor says she gave him {CGA|o} on the steps.",
    ],
    "lower case without stops / note": [
        "pt seen in gym denies pain says leg is better\namb 45 ft hemi walker {mod a x1|p} {vc|p} for walker  last wk was {max a x2|h} and 10 ft\na  less push than mon still loses the knee",
        "stg 1 sit to stand from the chair for toileting\nstood in // bars with mirror l knee buckled {mod a x1|p} w {tactile cues|p} at quad  last 8 stands buckled once {min a|p}  rested 2 min\nwife shown how to block the knee and did it",
        "o  nustep lvl 3 seat 9 for ten then rest\nlaq 3x10 2 lb   hip abd 3x10 yellow band   sit to stand {supervision|p}\nall done w {supervision|p}   at eval she was {mod a x1|h} and ble 3/5",
        "gait in hall w rw to the nurses station\ngait {cga|p} 60 ft   last visit it was {min a|h}\nno pain no sob and sat up after in chair",
    ],
    "last may be final": [
        "First 3 reps {mod a|p}, last 3 reps {min a|p}.",
        "Last 2 laps {CGA|p} with {min VCs|p}.",
        "Last 8 stands buckled once, {min A|p}.",
    ],
    "the same as before": [
        "All of it was done with {supervision|p} and no {cues|n} were needed. This is the same program as the last several visits.",
        "Stairs with {SBA|p} and {min VCs|p}. Same as the last several visits.",
        "Gait {CGA|p}. This is the same routine as last week.",
    ],
    "conditional plans / assessment": [
        "Grade to head turns on foam if {CGA|f} drops to {SBA|f}.",
        "Progress to stairs when gait is {SBA|f}.",
        "Add a second step once {CGA|f} on the first.",
        "Drop to {SBA|f} in half kneel if trunk steady.",
        "Fade the {auditory cue|f} to every second minute.",
        "Fade {verbal cues|f} as able.",
        "Wean {tactile cues|f} over the next two visits.",
        "Advance to foam if {SBA|f} holds.",
    ],
    "conditional plans / plan": [
        "Cont 2x/wk, grade to head turns on foam if {CGA|f} drops to {SBA|f}.",
        "See her in a fortnight, try hills if flat is quiet, fade the {auditory cue|f} to every second minute.",
    ],
    "steps taken today": [
        "Sit to stand: started at {mod A|p}, progressed to {min A|p} by the end.",
        "Gait {CGA|p} 60 ft, then stairs {min A|p} when tired.",
        "{VCs|p} when she forgot the brakes.",
        "Needs {min A|p} once fatigued.",
        "Faded {verbal cues|p} over the last five reps.",
        "{Mod VCs|p} faded to {min VCs|p} by the last set.",
        "Buckled if {CGA|p} was lightened.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
