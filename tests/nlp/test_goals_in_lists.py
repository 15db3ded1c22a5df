"""GOAL: goals in tables and lists, and where these end."""

from __future__ import annotations

import pytest
from nlp_samples import Goal, L, N, S, goals

Expected = list[Goal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| Goal | Target | Now |\n|---|---|---|\n| Rise from the sofa, no hands | 30CST 11 by 8/10 | 17.8 s |\n",
            [("Rise from the sofa, no hands | 30CST 11 by 8/10", N, True)],
        ),
        (
            "| IFSP outcome | Baseline | Current | Target |\n|---|---|---|---|\n| M. crawls over the threshold, 4 of 5 tries | 0 of 5 | 4 of 6 | 09/30/2026 |\n",
            [("M. crawls over the threshold, 4 of 5 tries", N, True)],
        ),
        (
            "| Short-term goals | Status |\n|---|---|\n| Walk 50 ft CGA | met |\n| Don shirt with setup | ongoing |\n",
            [("Walk 50 ft CGA", S, True), ("Don shirt with setup", S, True)],
        ),
        (
            "| # | Goal statement | Status |\n|---|---|---|\n| 1 | Walk 50 ft CGA by 3/1 | met |\n",
            [("Walk 50 ft CGA by 3/1", N, True)],
        ),
        (
            "| LTG | Baseline | Current |\n|---|---|---|\n| Walk 500 ft mod I | 50 ft | 150 ft |\n",
            [("Walk 500 ft mod I", L, True)],
        ),
        (
            "| Functional goal | By |\n|---|---|\n| Pour coffee with R hand | 4/1 |\n",
            [("Pour coffee with R hand | 4/1", N, True)],
        ),
    ],
)
def test_columns_of_goals(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals: run 3 km by 3/15. Hop index 90%.\n\nShowed her the lunge at work. See her Friday.\n\n97112 x 2",
            [("run 3 km by 3/15", N, True), ("Hop index 90%", N, True)],
        ),
        (
            "Goals addressed: improve attention; improve hand skills.\n\nContinue speech therapy twice weekly.\n",
            [("improve attention", N, False), ("improve hand skills", N, False)],
        ),
        (
            "GOALS.......: 1) Improve balance.\n              2) Move better in the house.\nASSESS......: Trunk.",
            [("Improve balance", N, False), ("Move better in the house", N, False)],
        ),
        (
            "Goals:\n1. Walk 100 ft by 3/1 (progressing)\n2. Toilet with min A by 3/1 (new)\nPlan: cont",
            [("Walk 100 ft by 3/1", N, True), ("Toilet with min A by 3/1", N, True)],
        ),
        ("Goals.      stay steady on her feet\n\nPlan.    same", [("stay steady on her feet", N, False)]),
        (
            "Goals:\nWalk 100 ft by 3/1 - not yet\nStand 5 min: 50%\n",
            [("Walk 100 ft by 3/1", N, True), ("Stand 5 min", N, True)],
        ),
        (
            "Goals\n- Walk 100 ft SBA (STG)\n- Walk 300 ft mod I (LTG)\n",
            [("Walk 100 ft SBA", S, True), ("Walk 300 ft mod I", L, True)],
        ),
        (
            "Goals, by March 3rd: One, he will get on the bus with no help. Two, FGA of 24 or better.",
            [("he will get on the bus with no help", N, True), ("FGA of 24 or better", N, True)],
        ),
    ],
)
def test_where_a_list_ends(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    "head",
    ["Short term goals addressed:", "Goals targeted today:", "Goals worked on this visit:", "Therapy goals for today:"],
)
def test_a_list_of_goals_that_were_worked_on(head: str) -> None:
    found = goals(f"A: Steady.\n{head}\n- sit EOB 10 min CGA\n- roll L with min A\n\nPlan:\nContinue.")
    assert [(said, measurable) for said, _, measurable in found] == [
        ("sit EOB 10 min CGA", True),
        ("roll L with min A", True),
    ]


def test_a_status_before_the_goal() -> None:
    text = "Goals: (1) MET: stairs at work with load, no giving way x 1 wk. (2) ONGOING: by 6/18, 8 of 10 hops."
    assert [said for said, _, _ in goals(text)] == [
        "stairs at work with load, no giving way x 1 wk",
        "by 6/18, 8 of 10 hops",
    ]
