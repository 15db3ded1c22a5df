"""MINUTES: codes' own, totals, timed totals, clock ranges, tables; and durations that are no treatment time."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import rows


def minutes(text: str, *attributes: str) -> list[tuple[Any, ...]]:
    return rows(text, "MINUTES", *(attributes or ("minutes", "scope", "code")))


@pytest.mark.parametrize(
    ("text", "words", "value", "code"),
    [
        ("O: 97112 x 2 units, 30 min.", "30 min", 30, "97112"),
        ("O: 97112 (23 min)", "23 min", 23, "97112"),
        ("O: Neuro re-ed 97112 x 25'.", "25'", 25, "97112"),
        ("O: 97530 - 15 minutes", "15 minutes", 15, "97530"),
        ("O: 97110: 8 mins", "8 mins", 8, "97110"),
        ("O: 97116 x15min", "15min", 15, "97116"),
        ("O: 15 min 97116 gait.", "15 min", 15, "97116"),
        ("O: 30 min of 97112.", "30 min", 30, "97112"),
        ("O: 97110-GP x1, 15 min", "15 min", 15, "97110"),
        ("O: Thirty minutes of 97112 were given.", "Thirty minutes", 30, "97112"),
    ],
)
def test_a_codes_own(text: str, words: str, value: float, code: str) -> None:
    assert minutes(text) == [(words, value, "code", code)]


def test_several_codes_on_one_line() -> None:
    assert minutes("97112 (23 min), 97110 (15 min); 97140 12 min") == [
        ("23 min", 23, "code", "97112"),
        ("15 min", 15, "code", "97110"),
        ("12 min", 12, "code", "97140"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "O: 23 min neuro re-ed, 15 min ther ex.",
        "O: PT seen for: 23 min NMR and 15 min TE.",
        "(23 min) neuro re-ed; (15 min) therex",
        "NMR 23, TE 15",
        "NMR-23, TE-15",
        "NMR 23/TE 15",
        "NMR (23) TE (15)",
        "Neuro re-ed (97112): 23, therex (97110): 15",
    ],
)
def test_lists_that_hardly_say_that_they_are_minutes(text: str) -> None:
    assert [row[1:] for row in minutes(text)] == [(23, "code", "97112"), (15, "code", "97110")]


@pytest.mark.parametrize(
    ("text", "words", "value", "code"),
    [
        ("Treatment was 40 minutes under 97110.", "40 minutes", 40, "97110"),
        ("23 minutes were billed as neuromuscular re-education.", "23 minutes", 23, "97112"),
        ("The session consisted of 23 minutes of neuromuscular re-education.", "23 minutes", 23, "97112"),
        ("97112 (2u) 25 - half-kneel at mat", "25", 25, "97112"),
        ("97112 x2 25; gait not billed", "25", 25, "97112"),
        ("97112 (25) x2u", "25", 25, "97112"),
        ("97112 25 x2", "25", 25, "97112"),
        ("Billing 25/97112 2u", "25", 25, "97112"),
        ("O: 10 min warm up on NuStep.", "10 min", 10, None),
        ("O: All 1:1.\n97112 15 min sit on mat", "15 min", 15, "97112"),
        ("Activity         Min   Code   Un\nice massage      15    97112   1", "15", 15, "97112"),
    ],
)
def test_the_minutes_of_what_follows_or_stands_far(text: str, words: str, value: float, code: str | None) -> None:
    assert minutes(text) == [(words, value, "code", code)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Seen for a 40 minute OT treatment session in his room.", 40),
        ("Thank you. This was his eleventh visit (45 minutes).", 45),
        ("Session Minutes\n45", 45),
        ("TT: 1h05", 65),
        ("Half-hour session.", 30),
        ("Seen for a 1 hour session", 60),
    ],
)
def test_hours(text: str, value: float) -> None:
    assert minutes(text, "minutes", "scope") == [(minutes(text)[0][0], value, "total")]


def test_the_sum_of_a_list() -> None:
    assert minutes("23 mins NMR + 15 mins TE = 38 mins", "minutes", "scope")[-1] == ("38 mins", 38, "total")


@pytest.mark.parametrize(
    "text",
    [
        "O: Max assist 10' x 2.",
        "O: Whole class. Water break 3 minutes.",
        "S: Seen about 40 minutes after his dose.",
        "P: Seen 30 minutes twice per week.",
        "O: Recalled at 30 s, 1 min, 2 min.",
        "97110 x 1 (8-22 min)",
        "O: Scheduled for 45 min.",
        "O: Seated rest 3 min.",
        "O: Stood total of 6 trials.",
        "NMR 2, TE 1",
        "NMR 23%, TE 15%",
        "TE 15 reps, MT 10 reps",
    ],
)
def test_lists_that_are_no_minutes(text: str) -> None:
    assert minutes(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Total treatment time: 45 min.", "45 min", 45),
        ("Total time 45 minutes", "45 minutes", 45),
        ("Total treatment minutes: 50", "50", 50),
        ("Total Tx Time = 53 min", "53 min", 53),
        ("Total: 45 min", "45 min", 45),
        ("Total time 1 hour 5 min.", "1 hour 5 min", 65),
        ("45 min total", "45 min", 45),
        ("Pt seen for 45 min total.", "45 min", 45),
        ("Treatment time: 38 minutes", "38 minutes", 38),
    ],
)
def test_totals(text: str, words: str, value: float) -> None:
    assert minutes(text) == [(words, value, "total", None)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Timed minutes: 38", "38", 38),
        ("Total timed code minutes: 38", "38", 38),
        ("Total timed minutes 40.", "40", 40),
        ("Timed code treatment minutes: 38 min", "38 min", 38),
        ("38 timed minutes", "38 timed minutes", 38),
    ],
)
def test_timed_totals(text: str, words: str, value: float) -> None:
    [(span, *values)] = minutes(text)
    assert words.startswith(span)
    assert values == [value, "timed_total", None]


def test_timed_total_and_total_are_two() -> None:
    assert minutes("Timed minutes: 38. Total treatment minutes: 50.") == [
        ("38", 38, "timed_total", None),
        ("50", 50, "total", None),
    ]


CLOCKS = [
    ("9:00-9:45 AM", 45),
    ("9:00–9:45am", 45),
    ("9:00 to 9:45am", 45),
    ("9-9:45 am", 45),
    ("8:30 a.m. - 9:15 a.m.", 45),
    ("0915-1000", 45),
    ("1300 to 1345", 45),
    ("13:05-13:50", 45),
    ("2:00 PM to 2:55 PM", 55),
    ("11:40-12:25 PM", 45),
    ("11:40 AM - 12:25 PM", 45),
    ("11:50 am until 12:20 pm", 30),
    ("11:30-12:15", 45),
    ("12:50-1:35", 45),
    ("12:10-12:55 PM", 45),
    ("12:40-1:10 PM", 30),
    ("11:40-11:05 AM", -35),
    ("10:00-9:15", -45),
    ("0900 - 0830", -30),
    ("2:45 PM - 2:00 PM", -45),
    ("8:30a-9:15a", 45),
]


@pytest.mark.parametrize(("words", "value"), CLOCKS)
def test_clock_ranges(words: str, value: float) -> None:
    assert minutes(f"O: Treated {words}, gait training.", "minutes", "scope") == [(words, value, "clock")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Time in: 10:15  Time out: 11:03", 48),
        ("Time in 1015\nTime out 1103", 48),
        ("Start: 9:00\nStop: 9:40", 40),
        ("Start time: 1:00 PM, end time: 1:45 PM", 45),
        ("Time In: 2:05 PM   Time Out: 2:50 PM", 45),
        ("Time in: 11:50 AM | Time out: 12:35 PM", 45),
        ("Time in 10:15\nTime out 10:00", -15),
    ],
)
def test_time_in_and_time_out_are_one_span(words: str, value: float) -> None:
    assert minutes(f"{words}\n", "minutes", "scope") == [(words, value, "clock")]


def test_two_sessions_of_a_day() -> None:
    assert minutes("Seen 10:00 - 10:30 AM and 2:00 - 2:25 PM.") == [
        ("10:00 - 10:30 AM", 30, "clock", None),
        ("2:00 - 2:25 PM", 25, "clock", None),
    ]


def test_a_duration_behind_a_clock_range_is_the_total() -> None:
    assert minutes("Seen 9:00-9:45 AM (45 min).", "minutes", "scope") == [
        ("9:00-9:45 AM", 45, "clock"),
        ("45 min", 45, "total"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "CPT      Minutes   Units\n97112      24        2\n97530      21        1\n",
            [("24", 24, "code", "97112"), ("21", 21, "code", "97530")],
        ),
        (
            "Code | Units | Min\n97112 | 2 | 30\n97110 | 1 | 15\n",
            [("30", 30, "code", "97112"), ("15", 15, "code", "97110")],
        ),
        ("97112 30 2\n97110 15 1\n", [("30", 30, "code", "97112"), ("15", 15, "code", "97110")]),
        (
            "| Activity | Min |\n|---|---|\n| tandem stance | 12 |\n| step-ups | 10 |\n",
            [("12", 12, "code", None), ("10", 10, "code", None)],
        ),
    ],
)
def test_bare_numbers_in_a_minutes_column(table: str, expected: list[tuple[Any, ...]]) -> None:
    assert minutes(table) == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("O: Recumbent bike 8 min.", "8 min", 8),
        ("O: NuStep x 10 min, level 4.", "10 min", 10),
        ("O: Ultrasound 8 min to left shoulder.", "8 min", 8),
        ("O: Moist heat 10 min to low back.", "10 min", 10),
    ],
)
def test_a_machine_or_modality_has_no_code(text: str, words: str, value: float) -> None:
    assert [(span.removeprefix("x "), *rest) for span, *rest in minutes(text)] == [(words, value, "code", None)]


@pytest.mark.parametrize(
    "text",
    [
        "O: Plank held 30 sec x 3.",
        "O: Rest 2 min between sets.",
        "O: Seated rest break of 3 minutes after stairs.",
        "O: TUG 14 s, 5xSTS 16 sec.",
        "O: 6MWT 320 m with RW.",
        "O: Walked for 6 minutes: 200 m.",
        "O: 2 min walk test 90 m.",
        "O: 6 Minute Walk Test: 1020 ft.",
        "O: Standing tolerance 5 min at the counter.",
        "P: HEP 10 min a day.",
        "P: 3x/week for 4 weeks, 45 min sessions.",
        "S: Slept 30 minutes in the chair.",
        "S: Arrived 10 minutes late.",
        "STG: Stand 10 min at sink within 4 weeks.",
        "O: Min A for transfers, min cues.",
        "DOB 01/02/1950, MRN 10151103.",
    ],
)
def test_what_is_no_treatment_time(text: str) -> None:
    assert minutes(text) == []


def test_all_minutes_of_a_note() -> None:
    text = (
        "DOS 3/14/2026  Time in 9:00 AM  Time out 9:50 AM\n"
        "O: Bike 6 min warm-up. Foam stance 3 x 20 sec, rest 1 min. 97112 23 min; 97110 15 min.\n"
        "Timed minutes 38. Total treatment time 50 min.\n"
        "P: HEP 10 min daily. Goal: stand 8 min to cook in 3 weeks.\n"
    )
    assert minutes(text) == [
        ("Time in 9:00 AM  Time out 9:50 AM", 50, "clock", None),
        ("6 min", 6, "code", None),
        ("23 min", 23, "code", "97112"),
        ("15 min", 15, "code", "97110"),
        ("38", 38, "timed_total", None),
        ("50 min", 50, "total", None),
    ]


def test_minutes_by_mode_of_treatment() -> None:
    assert minutes("S: Well.\nMINUTES TODAY  Individual 18 | Co-treatment (PT) 24 | Total 42") == [
        ("18", 18, "code", None),
        ("24", 24, "code", None),
        ("42", 42, "total", None),
    ]


def test_a_duration_before_its_clock_range() -> None:
    assert [row[:3] for row in minutes("32 min, 12:04-12:36.")] == [
        ("32 min", 32, "total"),
        ("12:04-12:36", 32, "clock"),
    ]


def test_minutes_of_two_codes_together() -> None:
    assert minutes("97110 x2u / 97112 x2u, 45 minutes combined") == [("45 minutes", 45, "timed_total", None)]
