"""Times of a visit in forms, dictation and bare figures; rows and units that are not a code's own."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import chart, rows


def times(text: str) -> list[tuple[Any, ...]]:
    return [row[1:] for row in rows(f"S: Well.\nO: Gait 60 ft.\n{text}\n", "MINUTES", "minutes", "scope")]


def billed(text: str) -> list[tuple[Any, ...]]:
    return [(line.code, line.units, line.minutes) for line in chart(f"S: Well.\nO: Gait 60 ft.\n{text}\n").billing]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Time in? A: 1:10 PM   Q: Time out? A: 1:55 PM",
        "Time in? 1:10 PM\nTime out? 1:55 PM",
        "Arrive 1:10 / Leave 1:55",
        "Arrived: 1:10\nDeparted: 1:55",
        "On site 1:10 PM, off site 1:55 PM",
        "start one ten finish one fifty-five",
    ],
)
def test_clock_times_of_forms_and_dictation(text: str) -> None:
    assert times(text) == [(45, "clock")]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes this session: 45",
        "Tx minutes today: 45",
        "Q: Total treatment time? A: 45",
        "Total treatment time, CRM and neuro re-ed together: 45 min",
        "Total visit forty-five minutes",
        "With me for forty-five minutes of treatment in all: 95992 once, 97112 two units",
        "45 minutes altogether: 97112 x2, 97110 x1",
    ],
)
def test_totals_of_forms_and_dictation(text: str) -> None:
    assert times(text) == [(45, "total")]


@pytest.mark.parametrize("text", ["Timed 40.  Total 45.", "Timed: 40, Total: 45", "Total 45; timed 40"])
def test_totals_without_a_unit(text: str) -> None:
    assert sorted(times(text)) == [(40, "timed_total"), (45, "total")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventy-five minutes was nine seven one one two, five units.", [("97112", 5, 75)]),
        ("total visit 80 minutes of which 75 minutes was 97112, five units", [("97112", 5, 75)]),
        ("thirty minutes of ninety-seven one twelve, two units", [("97112", 2, 30)]),
        ("ninety-seven five thirty, one unit", [("97530", 1, None)]),
        ("nine seven five thirty-five, one unit", [("97535", 1, None)]),
    ],
)
def test_codes_that_were_dictated(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    "text", ["She said ninety two point five.", "Took nine seven times.", "Lives at ninety-seven one ninety Elm."]
)
def test_words_that_are_no_code(text: str) -> None:
    assert billed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97112x2 97110x1\nTE 13' NMR 25' = 38' total/3u", [("97112", 2, 25), ("97110", 1, 13)]),
        ("97110 x1 97112 x2\nTE 13 min, NMR 25 min = 38 min/3 units", [("97110", 1, 13), ("97112", 2, 25)]),
        ("97112: 28 min = 2 units", [("97112", 2, 28)]),
        ("CHG 97110 QTY 1 / 97530 QTY 2", [("97110", 1, None), ("97530", 2, None)]),
        ("CODE     UNITS   MIN\n97112    2       28\n97110    -       -\n97140  Manual  --  --", [("97112", 2, 28)]),
        ("| CPT | Units | Min |\n| 97112 | 2 | 28 |\n| 97110 | - | - |", [("97112", 2, 28)]),
        ("CODE        MIN\nBands  97112\n subtotal    97112 x1    30", [("97112", 1, 30)]),
    ],
)
def test_units_and_rows(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


def test_a_modifier_is_no_time() -> None:
    assert times("97112 x2 GP 59\nTIME  2:05-2:45 PM") == [(40, "clock")]


def test_a_level_before_a_distance_is_no_time() -> None:
    assert times("Gait, RW      MI        60 ft MIN 120 ft CGA") == []


def test_minutes_of_work_without_headings() -> None:
    text = "She came on time.\nShe finished at the mat table with 30 minutes of resisted exercise, using a band.\n"
    assert rows(text, "MINUTES", "minutes", "scope") == [("30 minutes", 30, "code")]
    assert rows("She came on time.\nShe does 30 minutes of exercise at home each day.\n", "MINUTES") == []


def test_a_column_of_stations() -> None:
    text = "O:\n| Station | Min | Reps |\n|---|---|---|\n| Marching at rail | 10 | 3 x 20 |\n| Tandem | 12 | 6 |\n"
    assert [row[1] for row in rows(text, "MINUTES", "minutes")] == [10, 12]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Min: 97110 24 / 97112 16 / tot 40", [("97110", None, 24), ("97112", None, 16)]),
        ("MIN: 97112 30 (2U)   97110 15 (1U)   TOTAL 45", [("97112", 2, 30), ("97110", 1, 15)]),
        ("Mins: 97112x2 30 97110x1 15 Total tx 45", [("97112", 2, 30), ("97110", 1, 15)]),
        ("Min: 92507 x1  42", [("92507", 1, 42)]),
        ("Time (min): 97112 GP 25; 97110 GP 13; timed 38", [("97112", None, 25), ("97110", None, 13)]),
    ],
)
def test_rows_labelled_as_minutes(row: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(row) == expected


@pytest.mark.parametrize("row", ["Time: nmr 15m te 16m", "Time: NMR 15, TE 16", "Time: TE 15 / NM 16"])
def test_rows_of_services_by_name(row: str) -> None:
    assert [time for time in times(row) if time[1] == "code"] == ([(15, "code"), (16, "code")])


def test_totals_of_such_rows() -> None:
    assert (40, "total") in times("Min: 97110 24 / 97112 16 / tot 40")
    assert (38, "timed_total") in times("Minutes: TE 15, NMR 23, timed 38, total 40")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The first 25 minutes were weight bearing; the last 20 minutes were blocks.", [25, 20]),
        ("The next 30 minutes were reaching with a cloth.", [30]),
        ("Ice 10 min 3x/day.", []),
        ("Moist heat 15 min BID.", []),
        ("Ice 10 min.", [10]),
    ],
)
def test_stretches_of_the_session_and_doses_for_home(text: str, expected: list[int]) -> None:
    assert [row[0] for row in times(text)] == expected


def test_units_said_are_no_minutes_of_a_column_above() -> None:
    form = (
        "ACTIVITY                 DONE     MIN\nSit balance              [x]        6\nBILL:  97112 [x] units 1 mod GP"
    )
    assert billed(form) == [("97112", 1, None)]
