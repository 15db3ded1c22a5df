"""Visits that stand still."""

from __future__ import annotations

import pytest

from .conftest import Verdicts, failing

RULE = "no-progression"
ONE = "O: Gait 40 ft with RW, mod A, mod verbal cues. Sit to stand from 20 inch chair mod A, {reps}. Tinetti 12/28. Pain {pain}/10."
TWO = "O: Sit to stand out of a 20 inch chair with moderate assistance, {reps}. Walked forty feet, RW, mod A and moderate VCs. Tinetti 12/28."
THREE = 'O: Ambulated 40 ft using a rolling walker at mod A of one, VCs of moderate amount; rising from the 20" chair again mod A. Tinetti remains 12/28.'


def note(day: int, text: str, time: str = "9:00-9:45 AM", then: str = "A: Good effort.") -> str:
    return f"Resident: Moss, Ada   MRN 551201\nDOS 03/{day:02}/2026  {time}\n{text.format(reps=f'{day} reps', pain=day)}\n{then}\nAnn Lee, PT"


def fired(verdicts: Verdicts, *notes: str) -> list[int]:
    return [i for i, checks in enumerate(verdicts(notes), 1) if RULE in failing(checks)]


def test_rewording_repetitions_and_pain_are_no_progress(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, ONE), note(3, TWO), note(4, THREE), note(5, ONE)) == [3, 4]


def test_morning_and_afternoon_are_two_visits(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, ONE), note(2, TWO, "1:00-1:45 PM"), note(3, THREE)) == [3]


@pytest.mark.parametrize(
    "text",
    [
        ONE.replace("Tinetti 12/28", "Tinetti 14/28"),
        ONE.replace("mod A", "min A"),
        ONE.replace("mod verbal", "min verbal"),
        ONE.replace("40 ft", "75 ft"),
        ONE.replace("20 inch", "18 inch"),
        "O: Tub transfer and dressing with reacher, mod A, mod verbal cues. Tinetti 12/28.",
    ],
)
def test_a_fact_that_moved_is_progress(verdicts: Verdicts, text: str) -> None:
    assert fired(verdicts, note(2, ONE), note(3, TWO), note(4, text)) == []


@pytest.mark.parametrize(
    "then",
    [
        "A: Plateau explained by the new weight-bearing restriction; held at this level until the film on Monday.",
        "A: No gain is expected this week because the steroid dose was cut, hence the same level on purpose.",
        "A: Regression after the fall of 3/3, caused by fear; level kept the same until the x-ray is read.",
        "A: Three visits at one level, so the approach was changed to a platform walker with my hand at the ribs.",
    ],
)
def test_an_explanation_clears_its_own_note_only(verdicts: Verdicts, then: str) -> None:
    assert fired(verdicts, note(2, ONE), note(3, TWO), note(4, THREE, then=then), note(5, ONE)) == [4]


@pytest.mark.parametrize(
    "then",
    [
        "A: Continues to need skilled PT for safe mobility.",
        "A: Tolerated well. Berg unchanged since last visit. Continue per POC.",
        "A: Weakness and poor balance limit mobility. Fall risk persists.",
    ],
)
def test_needs_and_stock_phrases_explain_nothing(verdicts: Verdicts, then: str) -> None:
    assert fired(verdicts, note(2, ONE), note(3, TWO), note(4, THREE, then=then)) == [3]


def test_verdict_points_at_the_first_of_the_row(verdicts: Verdicts) -> None:
    *_, last = verdicts([note(2, ONE), note(3, TWO), note(4, THREE)])
    assert last[RULE].other == 0
    assert "visit 3 in a row" in last[RULE].detail
    assert "since 2026-03-02" in last[RULE].detail
