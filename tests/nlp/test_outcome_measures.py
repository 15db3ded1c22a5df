"""OUTCOME_MEASURE: scores behind and before the name, earlier scores, pain; and figures that are no measure."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import rows


def measures(text: str, *attributes: str) -> list[tuple[Any, ...]]:
    return rows(text, "OUTCOME_MEASURE", *(attributes or ("measure", "score", "unit", "maximum")))


@pytest.mark.parametrize(
    ("words", "measure", "score", "unit", "maximum"),
    [
        ("Berg 42/56", "berg", 42, None, 56),
        ("Berg Balance Scale: 42/56", "berg", 42, None, 56),
        ("BBS = 42", "berg", 42, None, None),
        ("TUG: 14.2 s", "tug", 14.2, "s", None),
        ("Timed Up and Go in 13 seconds", "tug", 13, "s", None),
        ("TUG-cog 18 s", "tug_cog", 18, "s", None),
        ("DGI 15/24", "dgi", 15, None, 24),
        ("FGA 23/30", "fga", 23, None, 30),
        ("Tinetti 21/28", "tinetti", 21, None, 28),
        ("5xSTS 16 sec", "5xsts", 16, "s", None),
        ("30 sec chair stand: 9", "30cst", 9, None, None),
        ("10MWT 0.9 m/s", "10mwt", 0.9, "m/s", None),
        ("gait speed 0.82 m/s", "gait_speed", 0.82, "m/s", None),
        ("6MWT 1020 ft", "6mwt", 1020, "ft", None),
        ("2MWT 110 m", "2mwt", 110, "m", None),
        ("ABC 68%", "abc", 68, "%", None),
        ("Fugl-Meyer UE 32/66", "fma_ue", 32, None, 66),
        ("9HPT 28 s", "9hpt", 28, "s", None),
        ("MoCA 24/30", "moca", 24, None, 30),
        ("ODI 38%", "odi", 38, "%", None),
        ("LEFS 40/80", "lefs", 40, None, 80),
        ("QuickDASH 27.3", "quickdash", 27.3, None, None),
        ("GG0170D: 03", "gg", 3, None, None),
        ("Berg 60/56", "berg", 60, None, 56),
        ("42/56 on the Berg", "berg", 42, None, 56),
    ],
)
def test_scores(words: str, measure: str, score: float, unit: str | None, maximum: float | None) -> None:
    assert measures(f"O: Balance tested, {words}.") == [(words, measure, score, unit, maximum)]


@pytest.mark.parametrize(
    ("text", "words", "score"),
    [
        ("S: Pain 4/10.", "Pain 4/10", 4),
        ("S: 4/10 pain in the left knee.", "4/10 pain", 4),
        ("S: Pain: 3/10", "Pain: 3/10", 3),
        ("S: Rates her pain 7 out of 10.", "pain 7 out of 10", 7),
        ("S: LBP 6/10 at worst.", "LBP 6/10", 6),
    ],
)
def test_a_pain_rating_is_nprs(text: str, words: str, score: float) -> None:
    assert measures(text) == [(words, "nprs", score, None, 10)]


@pytest.mark.parametrize(
    "rating",
    [
        "3 - 4/10",
        "3-4/10",
    ],
)
def test_a_range_of_pain(rating: str) -> None:
    assert [row[:2] for row in measures(f"S: Pain {rating} on stairs.", "measure")] == [(f"Pain {rating}", "nprs")]


def test_a_rating_of_nothing_stands_behind_no() -> None:
    assert measures("S: No headache (0/10).", "score", "assertion")[0][1:] == (0, "present")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O: TUG 14.2 sec (was 18.0).", [("tug", 14.2, "present"), ("tug", 18, "historical")]),
        ("O: DGI 15/24 (IE 11/24).", [("dgi", 15, "present"), ("dgi", 11, "historical")]),
        ("O: QuickDASH 27.3, eval 61.4.", [("quickdash", 27.3, "present"), ("quickdash", 61.4, "historical")]),
        ("O: 2MWT 110 m, was 95 m at eval.", [("2mwt", 110, "present"), ("2mwt", 95, "historical")]),
        ("O: TUG 13 s [16 s].", [("tug", 13, "present"), ("tug", 16, "historical")]),
        ("O: Berg 44/56, up from 38/56.", [("berg", 44, "present"), ("berg", 38, "historical")]),
        ("O: TUG 14.2 s today, 18 s at eval.", [("tug", 14.2, "present"), ("tug", 18, "historical")]),
        ("O: TUG 13.1 s (Oct 15.0 s).", [("tug", 13.1, "present"), ("tug", 15, "historical")]),
        ("O: DGI 15/24 (12/24 10/1).", [("dgi", 15, "present"), ("dgi", 12, "historical")]),
        ("O: DGI 15/24 (9/24: 11/24).", [("dgi", 15, "present"), ("dgi", 11, "historical")]),
        ("O: Berg 44/56 (38/56).", [("berg", 44, "present"), ("berg", 38, "historical")]),
        ("O: Berg 44/56 on 9/16.", [("berg", 44, "historical")]),
        ("O: TUG 17.2 sec, last visit 19.5 sec.", [("tug", 17.2, "present"), ("tug", 19.5, "historical")]),
        ("O: Last session Berg 38/56. Today Berg 44/56.", [("berg", 38, "historical"), ("berg", 44, "present")]),
    ],
)
def test_earlier_scores(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [row[1:] for row in measures(text, "measure", "score", "assertion")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O: FGA 23/30 [19/30]", [(23, "present"), (19, "historical")]),
        ("O: Berg 41/56 (38/56 at eval).", [(41, "present"), (38, "historical")]),
        ("O: FGA 23/30 (19/30 at eval).", [(23, "present"), (19, "historical")]),
    ],
)
def test_an_earlier_score_in_brackets_is_no_date(text: str, expected: list[tuple[float, str]]) -> None:
    assert [row[1:] for row in measures(text, "score", "assertion")] == expected


def test_a_score_from_another_is_todays() -> None:
    assert [row[1:] for row in measures("O: Berg 44/56 from 38/56.", "score", "assertion")] == [
        (44, "present"),
        (38, "historical"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "O: Berg 38/56 -> 44/56.",
        "O: Berg improved from 38/56 to 44/56.",
        "O: Berg has improved from 38 at eval to 44/56.",
        "O: Berg 38/56 last visit 44/56 today.",
        "O: Berg prior 38/56, current 44/56.",
        "O: Berg: IE 38/56, today 44/56.",
        "O: Berg 38/56 at eval; 44/56 today.",
    ],
)
def test_todays_score_behind_the_earlier_one(text: str) -> None:
    assert (44, "present") in [row[1:] for row in measures(text, "score", "assertion")]


def test_a_preposition_is_no_unit() -> None:
    assert measures("LTG: Berg 48/56 in 6 weeks.") == [("Berg 48/56", "berg", 48, None, 56)]


def test_sides() -> None:
    assert measures("O: Grip R 46 lb; L 62 lb.", "measure", "score", "unit") == [
        ("Grip R 46 lb", "grip", 46, "lb"),
        ("L 62 lb", "grip", 62, "lb"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "O: Berg 44/56 today, 10 reps of step-ups.",
        "O: Berg 44/56 at eval, now 5 step-ups.",
        "O: Berg 44/56, now 60 ft with RW.",
        "O: Berg 44/56, 5xSTS deferred.",
    ],
)
def test_what_goes_on_is_no_score(text: str) -> None:
    assert [row[2] for row in measures(text, "measure", "score") if row[1] == "berg"] == [44]


@pytest.mark.parametrize("text", ["O: Mini-BEST done again in 9 wks.", "P: Mini-BEST at visit 10."])
def test_a_time_is_no_score(text: str) -> None:
    assert measures(text, "measure", "score") == [("Mini-BEST", "minibest", None)]


@pytest.mark.parametrize(
    "text", ["A: No change on Mini-BEST in 9 wks.", "A: Gains on DGI.", "A: FGA gain comes from turns."]
)
def test_what_a_test_showed_is_no_test(text: str) -> None:
    assert not measures(text, "measure", "score")


def test_sides_of_a_count() -> None:
    assert [row[2] for row in measures("O: Box and Blocks R 44, L 17.", "measure", "score")] == [44, 17]


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("O: Berg completed.", "present"),
        ("O: Berg deferred today.", "planned"),
        ("O: Berg not attempted.", "negated"),
        ("O: Berg refused.", "negated"),
    ],
)
def test_a_measure_without_a_score(text: str, assertion: str) -> None:
    assert measures(text, "measure", "score", "assertion") == [("Berg", "berg", None, assertion)]


def test_a_repeat_in_the_plan_is_planned() -> None:
    text = "S: Ok.\nO: Gait 60 ft.\nA: Better.\nP: Repeat TUG next visit."
    assert measures(text, "measure", "score", "assertion") == [("TUG", "tug", None, "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "STG: Berg 48/56.",
        "STG: Berg 48/56 within 4 weeks.",
        "STG: Berg 48/56 by 5/1.",
    ],
)
def test_a_score_within_a_goal_is_planned(text: str) -> None:
    assert measures(text, "score", "assertion") == [("Berg 48/56", 48, "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "O: Quad strength 4/5, hip abduction 3+/5.",
        "O: MMT hip flexion 4-/5, knee extension 5/5.",
        "O: Completed 4/5 trials.",
        "O: 8/10 accuracy on naming.",
        "O: 7/10 trials correct with visual cues.",
        "O: Dizziness 3/10 after turns.",
        "O: Knee flexion 110 degrees, extension -5 deg.",
        "O: BP 132/78, HR 84, SpO2 96%.",
        "O: Single-leg stance 3 x 20 s each side.",
        "S: Denies pain.",
        "S: He did his best and may pass the driving test.",
        "Pain: [ ] none [ ] mild",
        "DOS 9/16/2026, visit 4/10.",
    ],
)
def test_what_is_no_measure(text: str) -> None:
    assert measures(text) == []


def test_all_measures_of_a_note() -> None:
    text = (
        "S: Pain 2/10 in the hip.\n"
        "O: TUG 14.2 s, 5xSTS 16 sec. Berg 41/56. Quad 4/5. LEFS deferred today.\n"
        "LTG: Berg 46/56 within 6 weeks.\n"
    )
    assert measures(text, "measure", "score", "assertion") == [
        ("Pain 2/10", "nprs", 2, "present"),
        ("TUG 14.2 s", "tug", 14.2, "present"),
        ("5xSTS 16 sec", "5xsts", 16, "present"),
        ("Berg 41/56", "berg", 41, "present"),
        ("LEFS", "lefs", None, "planned"),
        ("Berg 46/56", "berg", 46, "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("O:\nTests | 3/4 | 4/1\nBerg | 38 | 44\n", [("historical", 38), ("present", 44)]),
        ("O:\nMeasure   Initial   Current   Goal\nBerg      38/56     44/56     48/56\n", [("historical", 38), ("present", 44), ("planned", 48)]),
        ("O:\nBaseline (3/4/2025)\n- Berg 38/56\n- TUG 18 s\nToday\n- Berg 44/56\n", [("historical", 38), ("historical", 18), ("present", 44)]),
        ("O: Berg: IE 38/56 | PN 41/56 | today 44/56", [("historical", 38), ("historical", 41), ("present", 44)]),
        ("S: Thumb aches, 4/10 at worst this wk, 2/10 now.\nO: Grip 20 lb.", [("historical", 4), ("present", 2), ("present", 20)]),
    ],
)  # fmt: skip
def test_a_score_is_of_its_columns_or_its_lists_time(text: str, told: list[tuple[str, int]]) -> None:
    assert [row[1:] for row in measures(text, "assertion", "score")] == told


@pytest.mark.parametrize(
    ("words", "measure", "score"),
    [
        ("TUG with the walker 24.3 seconds", "tug", 24.3),
        ("Oswestry (v2.1a) came in at 34 %", "odi", 34),
        ("Berg came in at 44/56", "berg", 44),
        ("ABC this morning stood at 61%", "abc", 61),
        ("Time up and go averaged 14.6 seconds", "tug", 14.6),
        ("BNT short form 9/15", "other", 9),
        ("Fugyl-Meyer UE 41/66", "fma_ue", 41),
        ("Dizzyness handicap inventory 56", "dhi", 56),
    ],
)
def test_a_score_some_words_behind_its_measure(words: str, measure: str, score: float) -> None:
    assert measures(f"O: {words}, steadier.", "measure", "score") == [(words, measure, score)]


@pytest.mark.parametrize(
    "text",
    [
        "TUG cut-off for falls is 13.5 seconds.",
        "The TUG norm for her age is 9 seconds.",
        "TUG improved by 3 seconds.",
        "TUG should come under 12 seconds.",
        "FMA up 4 in a month.",
        "Berg then gait 3 of 10 laps.",
    ],
)
def test_a_figure_behind_a_measure_that_is_none_of_its_scores(text: str) -> None:
    assert [said for said, score in measures(f"O: {text}", "score") if score is not None] == []
