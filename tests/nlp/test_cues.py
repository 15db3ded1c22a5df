"""CUE: amount, types and share; hands-on facilitation; and what is no cue."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import rows


def cues(text: str, *attributes: str) -> list[tuple[Any, ...]]:
    return rows(text, "CUE", *(attributes or ("types", "amount")))


@pytest.mark.parametrize(
    ("words", "types", "amount"),
    [
        ("min verbal cues", ["verbal"], "minimal"),
        ("VC's", ["verbal"], None),
        ("v/c", ["verbal"], None),
        ("Mod VC/TC", ["tactile", "verbal"], "moderate"),
        ("VCs and TCs", ["tactile", "verbal"], None),
        ("Min verbal and tactile cues", ["tactile", "verbal"], "minimal"),
        ("verbal/visual/tactile cues", ["tactile", "verbal", "visual"], None),
        ("constant visual cues", ["visual"], "constant"),
        ("occasional demonstration and gestural cues", ["demonstration", "gestural"], "occasional"),
        ("intermittent cueing", [], "occasional"),
        ("max cues", [], "maximal"),
        ("auditory cueing", ["auditory"], None),
        ("min-mod VC", ["verbal"], "moderate"),
        ("phonemic cues", ["verbal"], None),
        ("prompts", [], None),
        ("verbal reminders", ["verbal"], None),
        ("Cueing: min tactile cues", ["tactile"], "minimal"),
        ("demo and VC", ["demonstration", "verbal"], None),
    ],
)
def test_amount_and_types(words: str, types: list[str], amount: str | None) -> None:
    assert cues(f"O: Stepping over cones with {words} for foot placement.") == [(words, types, amount)]


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("hand-over-hand facilitation", ["manual"]),
        ("hand over hand", ["manual"]),
        ("tactile facilitation", ["tactile"]),
        ("manual guidance", ["manual"]),
        ("tactile input", ["tactile"]),
    ],
)
def test_hands_on_facilitation_is_a_cue(words: str, types: list[str]) -> None:
    assert cues(f"O: Reached for the cup with {words} at the elbow.", "types") == [(words, types)]


@pytest.mark.parametrize(
    ("words", "percent"),
    [("25% verbal cues", 25), ("verbal cues 50%", 50), ("verbal cues (75%)", 75), ("verbal cues", None)],
)
def test_share_of_the_task(words: str, percent: float | None) -> None:
    assert cues(f"O: Sequenced the task with {words}", "percent") == [(words, percent)]


def test_the_span_of_a_share_ends_with_it() -> None:
    assert cues("O: Verbal cues 50% of the time.", "percent") == [("Verbal cues 50%", 50)]


def test_a_verb_is_a_cue_of_no_type() -> None:
    assert cues("O: Cued to hinge at the hip during lifts.", "types") == [("Cued", [])]


def test_the_negator_stays_outside() -> None:
    text = "O: Sorted the cards without cues; no verbal cues needed at the sink; VC not needed on stairs."
    assert cues(text, "types", "assertion") == [
        ("cues", [], "negated"),
        ("verbal cues", ["verbal"], "negated"),
        ("VC", ["verbal"], "negated"),
    ]


def test_all_cues_of_a_line() -> None:
    text = "O: Gait CGA, min VC for step length; stairs with mod tactile cues, then VC's only; no cues on the ramp."
    assert cues(text, "types", "amount", "assertion") == [
        ("min VC", ["verbal"], "minimal", "present"),
        ("mod tactile cues", ["tactile"], "moderate", "present"),
        ("VC's", ["verbal"], None, "present"),
        ("cues", [], None, "negated"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O: Cues: [x] verbal [ ] tactile [x] visual", [("verbal", ["verbal"]), ("visual", ["visual"])]),
        ("Cues given: ☑ tactile ☐ verbal ☐ visual", [("tactile", ["tactile"])]),
        ("O: Cues: [ ] verbal [ ] tactile [ ] visual\nA: Steadier.", []),
        ("O: Cues: [ ] verbal [ ] tactile [ ] visual", []),
    ],
)
def test_ticked_boxes(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert cues(text, "types") == expected


@pytest.mark.parametrize(
    "text",
    [
        "O: Gait with min A and CGA on turns.",
        "O: Physical assist at the knee.",
        "O: Verbal report of dizziness; visual field cut on the left.",
        "O: Manual therapy to the cervical spine.",
        "Cue key: I = none, Min = minimal, Mod = moderate, Max = maximal\nO: Gait 60 ft.",
        "P: T/c with MD about meds.",
        "P: Had t/c with daughter about equipment.",
        "O: Verbal cues: [ ] min [ ] mod",
    ],
)
def test_what_is_no_cue(text: str) -> None:
    assert cues(text) == []


def test_assistance_and_cue_side_by_side_are_one_each() -> None:
    text = "O: Transfers min A and min verbal cues, mod A with mod VC."
    assert cues(text, "amount") == [("min verbal cues", "minimal"), ("mod VC", "moderate")]
    assert rows(text, "ASSIST_LEVEL", "level") == [("min A", "minimal"), ("mod A", "moderate")]


def test_a_tactile_cue_at_the_start_is_no_call() -> None:
    assert cues("O: T/C with tapping at the quads. T/C to pelvis.") == [("T/C", ["tactile"], None)] * 2
