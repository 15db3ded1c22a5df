"""One clinician's one-on-one time with two patients."""

from __future__ import annotations

import pytest

from .conftest import Verdicts, failing

RULE = "overlapping-sessions"


def note(
    number: int,
    time: str,
    body: str = "97110 x3, one-on-one: heel slides.",
    day: str = "03/03/2026",
    by: str = "Ann Lee, PT",
) -> str:
    return f"Patient: Moss{number}   MRN 5512{number:02}   DOS {day}   {time}\nO: {body}\n{by}"


def fires(verdicts: Verdicts, *notes: str) -> list[bool]:
    return [RULE in failing(checks) for checks in verdicts(notes)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("9:00-9:45 AM", "9:30-10:15 AM"),
        ("1:15 PM to 2:00 PM", "13:45 to 14:30"),
        ("11:40-12:25", "12:10-12:50"),
        ("12:45-1:30", "1:15-2:00"),
        ("0900-0945", "9:40 AM - 10:00 AM"),
        ("11:40 PM - 12:20 AM", "11:55 PM - 12:10 AM"),
    ],
)
def test_overlap_fires_on_both(verdicts: Verdicts, one: str, two: str) -> None:
    assert fires(verdicts, note(1, one), note(2, two)) == [True, True]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("9:00-9:45 AM", "9:45-10:30 AM"),
        ("12:10-12:50", "12:50-1:30"),
        ("9:15-10:00 AM", "9:15-10:00 PM"),
        ("1:00-1:45 PM", "13:45-14:15"),
    ],
)
def test_touching_and_other_halves_of_the_day_pass(verdicts: Verdicts, one: str, two: str) -> None:
    assert fires(verdicts, note(1, one), note(2, two)) == [False, False]


def test_session_over_midnight_meets_the_next_day(verdicts: Verdicts) -> None:
    late = note(1, "11:40 PM - 12:20 AM")
    early = note(2, "12:10 AM - 12:40 AM", day="03/04/2026")
    assert fires(verdicts, late, early) == [True, True]


def test_another_day_another_clinician_or_the_same_patient_pass(verdicts: Verdicts) -> None:
    notes = [
        note(1, "9:00-9:45 AM"),
        note(2, "9:30-10:15 AM", day="03/04/2026"),
        note(3, "9:30-10:15 AM", by="Ben Lee, PT"),
        note(1, "9:30-10:15 AM"),
    ]
    assert not any(fires(verdicts, *notes))


@pytest.mark.parametrize(
    "body",
    [
        "97150 x1, group of 3, stepping stations.",
        "97110 one-on-one 9:00-9:30 AM heel slides. 97150 group 9:30-9:45 AM.",
        "97110 x2, 30 min one-on-one heel slides. G0283 unattended 9:30-9:45 AM, bell in hand.",
        "97110 x2, 30 min one-on-one heel slides, then G0283 x1, 15 min unattended.",
    ],
)
def test_group_and_unattended_time_is_left_out(verdicts: Verdicts, body: str) -> None:
    assert fires(verdicts, note(1, "9:00-9:45 AM", body), note(2, "9:30-10:00 AM")) == [False, False]


def test_unattended_minutes_without_a_place_need_a_person(verdicts: Verdicts) -> None:
    body = "97110 x2, 30 min one-on-one heel slides; G0283 x1, 15 min unattended."
    found = verdicts([note(1, "9:00-9:45 AM", body), note(2, "9:35-10:00 AM")])
    assert [checks[RULE].verdict for checks in found] == ["unclear", "unclear"]


def test_supervisor_is_not_the_one_who_treats(verdicts: Verdicts) -> None:
    assistant = note(1, "10:00-10:45 AM", by="Sam Poe, PTA   Supervising therapist: Ann Lee, PT")
    assert fires(verdicts, assistant, note(2, "10:15-11:00 AM")) == [False, False]


def test_verdict_names_the_other_note_and_the_minutes(verdicts: Verdicts) -> None:
    notes = [note(1, "9:00-9:45 AM"), note(2, "9:30-10:15 AM")]
    first, second = verdicts(notes)
    assert first[RULE].other == 1
    assert first[RULE].detail.startswith("15 min in common: 09:00-09:45 here")
    assert notes[0][slice(*first[RULE].spans[0])] == "9:00-9:45 AM"
    assert notes[1][slice(*first[RULE].other_spans[0])] == "9:30-10:15 AM"
    assert second[RULE].other == 0
