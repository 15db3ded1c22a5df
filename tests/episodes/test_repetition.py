"""97112 again for the same activity."""

from __future__ import annotations

import pytest

from .conftest import Verdicts, failing

RULE = "repeated-97112-undistinguished"
BARE = "97112 x2, 30 min: tandem stance on foam 3 x 30 s, cone taps x 20. CGA, mod verbal cues."
AGAIN = "97112 x2, 30 min: cone taps x 24, tandem on airex, 4 x 30 s. SBA, mod VC."
SKILLED = (
    "97112 x2, 30 min: tandem stance on foam; she hangs on her left hip, so my fingertips at both iliac crests held the "
    "pelvis level and were lifted off after 10 s. Cone taps with a cue to keep the standing knee soft, because it snaps back. CGA."
)
NEED = "Requires skilled PT to improve balance."


def note(day: int, text: str, then: str = NEED, number: int = 1) -> str:
    return f"Pt: Moss, Ada   MRN 5512{number:02}\nDOS 03/{day:02}/2026\nO: {text}\nA: {then}\nAnn Lee, PT"


def fired(verdicts: Verdicts, *notes: str) -> list[int]:
    return [i for i, checks in enumerate(verdicts(notes), 1) if RULE in failing(checks)]


def test_first_billing_has_nothing_to_repeat(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BARE)) == []


@pytest.mark.parametrize("first", [BARE, SKILLED])
def test_bare_repetition_fires(verdicts: Verdicts, first: str) -> None:
    assert fired(verdicts, note(2, first), note(4, AGAIN)) == [2]


def test_skilled_component_in_this_note_passes(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BARE), note(4, SKILLED)) == []


def test_skill_in_another_code_does_not_count(verdicts: Verdicts) -> None:
    mixed = (
        "97116 x1, 15 min: gait 200 ft; toe catches on the turn because the hip is late, so my hand at the pelvis started "
        f"the swing and was faded by the last lap. {AGAIN}"
    )
    assert fired(verdicts, note(2, BARE), note(4, mixed)) == [2]


@pytest.mark.parametrize(
    "text",
    [
        "97112 x2, 30 min: quadruped arm and leg lifts x 12, tall kneeling ball toss x 20. Min A.",
        "97112 x2, 30 min: habituation, rolling side to side x 8, half turns x 10 each way. Supervision.",
        "97110 x2, 30 min: leg press 60 lb, heel raises. HEP reviewed: tandem stance on foam, cone taps. Not billed.",
    ],
)
def test_another_activity_or_code_passes(verdicts: Verdicts, text: str) -> None:
    assert fired(verdicts, note(2, BARE), note(4, text)) == []


def test_another_patient_is_another_episode(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BARE), note(4, AGAIN, number=2)) == []


def test_verdict_shows_both_passages(verdicts: Verdicts) -> None:
    notes = [note(2, BARE), note(4, AGAIN)]
    check = verdicts(notes)[1][RULE]
    assert "cone taps x 24" in notes[1][slice(*check.spans[0])]
    assert "cone taps x 20" in notes[0][slice(*check.other_spans[0])]
