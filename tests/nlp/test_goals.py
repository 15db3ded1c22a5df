"""GOAL: where goals stand, where they begin and end, their term, and whether they can be met or missed."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import rows


def goals(text: str, *attributes: str) -> list[tuple[Any, ...]]:
    return rows(text, "GOAL", *(attributes or ("term",)))


@pytest.mark.parametrize(
    ("text", "statement", "term"),
    [
        ("STG: Stand 5 min with CGA in 2 weeks.", "Stand 5 min with CGA in 2 weeks", "short"),
        ("LTG 1: Walk 150 ft with RW mod I in 6 weeks.", "Walk 150 ft with RW mod I in 6 weeks", "long"),
        ("STG #2: Rise from a chair x5 without hands.", "Rise from a chair x5 without hands", "short"),
        ("Short term goal: Don a shirt with setup.", "Don a shirt with setup", "short"),
        ("Long-term goal - Dress UB independently in 8 weeks", "Dress UB independently in 8 weeks", "long"),
        ("Goal: Climb 4 stairs with rail.", "Climb 4 stairs with rail", None),
        ('Pt goal: "walk my dog again"', "walk my dog again", None),
        ("IEP goal: cut along a line with 80% accuracy.", "cut along a line with 80% accuracy", None),
        ("Her goal is to walk to church in 3 weeks.", "to walk to church in 3 weeks", None),
    ],
)
def test_behind_a_label(text: str, statement: str, term: str | None) -> None:
    assert goals(text) == [(statement, term)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals:\n- Walk to mailbox mod I by 6/1\n- Improve balance\n\nPlan: Continue.",
            [("Walk to mailbox mod I by 6/1", None), ("Improve balance", None)],
        ),
        (
            "SHORT TERM GOALS\n1. Stand at sink 3 min with SBA\n2) Reach overhead 5 times\n\nLONG TERM GOALS\n1. Cook a meal\n",
            [
                ("Stand at sink 3 min with SBA", "short"),
                ("Reach overhead 5 times", "short"),
                ("Cook a meal", "long"),
            ],
        ),
        (
            "Goals\nSTG: Climb 4 stairs with rail SBA in 3 weeks\nLTG: Return to gardening\n",
            [("Climb 4 stairs with rail SBA in 3 weeks", "short"), ("Return to gardening", "long")],
        ),
        (
            "STG 1) Transfer to toilet min A in 2 wks. 2) Don shirt with setup by 5/1.",
            [("Transfer to toilet min A in 2 wks", "short"), ("Don shirt with setup by 5/1", "short")],
        ),
        (
            "STG's: 1. Sit unsupported 2 min 2. Stand 1 min",
            [("Sit unsupported 2 min", "short"), ("Stand 1 min", "short")],
        ),
        (
            "| Goal | Status |\n|---|---|\n| Walk 200 ft mod I (LTG) | ongoing |\n| Sit unsupported 2 min (STG) | met |\n",
            [("Walk 200 ft mod I", "long"), ("Sit unsupported 2 min", "short")],
        ),
    ],
)
def test_lists_and_tables(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    "status", [" - met.", " (ongoing)", " - progressing.", ". Status: partially met.", " - not met", "; goal met."]
)
def test_the_status_stays_outside(status: str) -> None:
    assert goals(f"STG: Rise from a low chair x5{status}") == [("Rise from a low chair x5", "short")]


@pytest.mark.parametrize(
    ("statement", "measurable"),
    [
        ("Walk 150 ft with RW", True),
        ("Berg 46/56", True),
        ("Dress with min A", True),
        ("Climb stairs independently", True),
        ("Return to gardening by 6/1", True),
        ("Stand without loss of balance", True),
        ("Name half of the pictures", True),
        ("Improve strength", False),
        ("Return to gardening", False),
        ("Feel safer on the stairs", False),
    ],
)
def test_measurable(statement: str, measurable: bool) -> None:
    assert goals(f"LTG: {statement}.", "measurable") == [(statement, measurable)]


@pytest.mark.parametrize(
    ("statement", "functional"),
    [
        ("Walk to the mailbox", True),
        ("Transfer to the toilet with SBA", True),
        ("Don a pullover shirt", True),
        ("Increase knee flexion to 110 degrees", False),
        ("Improve quad strength to 4/5", False),
    ],
)
def test_functional(statement: str, functional: bool) -> None:
    assert goals(f"STG: {statement}.", "functional") == [(statement, functional)]


@pytest.mark.parametrize(
    "text",
    [
        "A: Foam stance toward STG 2.",
        "A: Good progress toward goals.",
        "A: Goals progressing, STG 1 met, LTG 1 ongoing.",
        "P: Continue per POC. Goals ongoing.",
        "Goals: see POC.",
        "Goals: see plan of care.",
        "Goals reviewed with the patient.",
        "A: The goal of treatment was met.",
        "S: He watched the goals of the match.",
    ],
)
def test_what_is_no_goal_statement(text: str) -> None:
    assert goals(text) == []


@pytest.mark.parametrize(
    "text",
    ["A: Working toward safe tub transfers with SBA by discharge.", "A: We are working on standing 5 min to cook."],
)
def test_in_prose_without_a_label(text: str) -> None:
    assert len(goals(text)) == 1


def test_all_goals_of_a_note() -> None:
    text = (
        "S: Wants to bake.\n"
        "O: Sit to stand min A x 5 toward STG 1.\n"
        "A: Improving.\n"
        "STG 1: Sit to stand CGA x5 in 2 weeks - progressing.\n"
        "LTG: Stand 10 min to bake.\n"
        "P: Continue per POC.\n"
    )
    assert goals(text, "term", "measurable", "functional") == [
        ("Sit to stand CGA x5 in 2 weeks", "short", True, True),
        ("Stand 10 min to bake", "long", True, True),
    ]
