"""The reasons in a clinician's words: for each feature what it means when it raises the risk and when it lowers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

REST = "all else in the note, starting from an average note"


class Words(NamedTuple):
    raises: str
    lowers: str


WORDS: Mapping[str, Words] = {
    "reason": Words(
        "little or nothing says why an activity was chosen for this patient",
        "says why activities were chosen for this patient",
    ),
    "response": Words(
        "little or nothing says how the patient responded",
        "says how the patient responded, beyond `tolerated well`",
    ),
    "analysis": Words(
        "little or no analysis: what the therapist observed, adapted or decided",
        "says what the therapist observed, adapted or decided",
    ),
    "measured": Words("little or no measured performance", "performance was measured"),
    "cue_content": Words(
        "cues, if any, stand without their purpose or effect",
        "says what was cued and why, or what the cue changed",
    ),
    "scored": Words("no outcome-measure score", "an outcome measure was scored"),
    "compared": Words("no earlier score or cueing stands beside today's", "compared with earlier scores or cueing"),
    "graded": Words(
        "assistance is told neither task by task nor beside an earlier level",
        "assistance was graded by task or beside an earlier level",
    ),
    "need": Words("claims a need for skilled care without showing the skill", "few bare claims of need"),
    "routine": Words("activity told as routine that needs no therapist", "little is told as mere routine"),
    "generic": Words("treatment is named only in general", "treatment is told specifically"),
    "passive": Words("passive modality without a therapist's contribution", "no mere passive modality"),
    "group": Words("group treatment without this patient's part in it", "no mere group treatment"),
    "unqualified": Words("treatment by an aide or another unqualified person", "treated by qualified staff"),
    "bare": Words(
        "much of the note is activities and set phrases without reason, response or analysis",
        "most of the treatment is explained",
    ),
    "routine_wording": Words(
        "sentences that tell only what was done, in words that any note could hold",
        "hardly a sentence tells only what was done in words that any note could hold",
    ),
    "analytic_wording": Words(
        "hardly a sentence is worded as what was compared, tried, found or changed",
        "sentences that tell what was compared, tried, found or changed",
    ),
    "nothing_new": Words("assistance, cues or scores are those of earlier visits", "assistance, cues or scores moved"),
    "no_new_skill": Words("what shows skill repeats an earlier note", "what shows skill is new since earlier notes"),
}


def tell(name: str, weight: float) -> str:
    """A feature's contribution in words."""
    words = WORDS[name]
    return words.raises if weight > 0 else words.lowers
