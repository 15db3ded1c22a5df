"""What is put off or planned without a word like "will", and help that others give."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "planned measures": [
        "{SLUMS|f} recheck put off to Monday, resident tired.",
        "{Box + Blocks|f} held till grip improves.",
        "{mCTSIB|f} held for visit 8.",
        "{Berg|f} held until next week.",
        "{DHI|f} on return.",
        "Plan: visits weekly, {DHI|f} on return.",
        "{TUG|f} to be taken by PT at progress report.",
        "{Berg|f} to be redone at discharge.",
        "{10MWT|f} postponed to Friday.",
        "{FGA|f} next visit.",
        "{Mini-BESTest|f} at recert.",
        "{MoCA|f} due Friday.",
        "{6MWT|f} when off oxygen.",
        "{Berg|f} saved for reassessment.",
        "{10MWT|f} deferred until ambulatory.",
        "{Tinetti|f} I am leaving for the recert.",
        "{10MWT|f} and {Berg|f} both due again after the holiday.",
        "{MiniBEST|f} scheduled for visit 10.",
        "{TUG|f} rescheduled.",
        "{DGI|f} pushed to next visit.",
    ],
    "planned by a bare verb / plan": [
        "Resume visits 1x/wk for 4; supply a {visual cue|f} card for the classroom door.",
    ],
    "planned by a bare verb / assessment": [
        "Ready for less. Resume visits 1x/wk; supply a {visual cue|f} card for the door.",
        "Wean to {SBA|f} as able.",
        "Progress to {min VCs|f} for turns.",
        "Continue {CGA|f} on stairs until knee control holds.",
        "Will need {min A|f} at home.",
    ],
    "others / subjective": [
        "Per night RN pt went to BSC {Max A x2|o} by nursing.",
        "Per RN pt was {Max A x2|o} overnight.",
        "Per CNA, {total A|o} for brief change this am.",
        "Nursing: slid off seat Sun, {max A x2|o} off floor.",
        "RN reports pt up to chair with {mod A x2|o}.",
        "Turns the stove on for him at home ({set-up|o}, per his daughter).",
        "She does socks at home; wife gives {min A|o}.",
    ],
    "others": [
        "He held each position for 30 seconds each, and he did this with {supervision|p}.",
        "Wife watched from the door. He then walked 100 ft with {CGA|p}.",
        "Wife present. He did the stairs with {SBA|p} and one rail.",
        "Daughter observed. She transferred with {min A|p} to the car.",
        "Communication book to state wants to RN: {Min A|p}.",
        "Handed the cup to his wife with {min A|p}.",
        "Wife present and learned. She gave him {contact guard|o} for one transfer while I watched.",
        "Neighbor gave her {min assist|o} to the car.",
        "Gave {mod A|p} at the trunk for all reps.",
        "Sister not needed today; gave {mod A|o} at home Sunday.",
        "I rolled her both ways with {max assist x2|p}, the CNA helping.",
        "PT and CNA transferred resident {max A x2|p} to shower chair.",
        "Assisted by rehab aide, gait {min A|p} x 60 ft.",
        "Transferred by nursing with {max A|o} this morning.",
        "Max lift transfer with nursing staff {dependent|o}.",
    ],
    "others: more / subjective": [
        "Aide at ALF gives {min A|o} with shower.",
        "CNA reports {max A x2|o} for all care this am.",
        "Caregiver states she provides {mod A|o} with bathing and {verbal cues|o} for brushing.",
        "Lives w/ son who assists {min A|o} with stairs.",
        "Needs {min A|o} from his wife for socks.",
        "{Mod A|o} by spouse for car transfers.",
        "{Min A|o} from daughter on the steps.",
        "{Max A|o} per nursing for toileting overnight.",
        "Nursing staff: {mod A x2|o} to BSC.",
        "RN: {total A|o} overnight.",
        "His mother does the buttons, {total A|o}.",
        "Family has been giving {CGA|o} on stairs.",
    ],
    "others: more": [
        "Daughter returned demo of {min A|o} for car transfer.",
        "PT provided {min A|p} while wife watched.",
        "Rehab tech gave {CGA|p} for the second lap.",
        "Aide behind with w/c, gait {min A|p} x 80 ft.",
        "With RN managing lines, supine to sit {max A|p}.",
        "Nursing notified. Gait {CGA|p}.",
        "Spoke with wife about stairs. Stairs {CGA|p}.",
        "Wife asked about the ramp, ramp {CGA|p} today.",
        "Cotreat with OT: sit to stand {mod A x2|p}.",
    ],
    "planned: more / plan": [
        "{SBA|f} stairs when safe.",
        "Trial stairs {CGA|f}.",
        "Next: foam w/ {min A|f}, fade {VCs|f}.",
        "Goal is {mod I|f} by Friday.",
        "Add {tactile cues|f} at scapula.",
    ],
    "planned: more / assessment": [
        "Anticipate {supervision|f} at d/c.",
        "Expect to reach {SBA|f} within 2 wks.",
        "Would be {mod I|f} with a rail at home.",
        "Recommend {supervision|f} for showers.",
        "Needs 24/7 {supervision|f} at discharge.",
        "Still needs {min A|p} for turns.",
        "Continues to require {min A|p} and {mod VCs|p}.",
    ],
    "planned: more": [
        "Tolerated well; will try {SBA|f} tomorrow.",
        "Discussed that she may need {min A|f} at home.",
        "If he buckles, give {min A|f}.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
