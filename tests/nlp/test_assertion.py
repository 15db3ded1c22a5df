"""Whether what is said happened today: negation, history, plans, other people's acts, and how far each reaches."""

from __future__ import annotations

import pytest
from nlp_samples import NOTES, found, rows, soap


def levels(text: str) -> list[tuple[str, ...]]:
    return rows(text, "ASSIST_LEVEL", "assertion")


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("Transfers min A today.", [("min A", "present")]),
        ("Transfers min A without loss of balance.", [("min A", "present")]),
        ("No min A needed for transfers.", [("min A", "negated")]),
        ("Stands without CGA now.", [("CGA", "negated")]),
        ("Transfers SBA, no longer needs CGA.", [("SBA", "present"), ("CGA", "negated")]),
        ("No loss of balance; gait CGA.", [("CGA", "present")]),
        ("Gait: no LOB, min A for turns.", [("min A", "present")]),
        ("Gait 80 ft no AD Min A of one.", [("Min A of one", "present")]),
        ("Stairs without rails CGA.", [("CGA", "present")]),
        ("Gait without AD and SBA.", [("SBA", "present")]),
        ("Did not require AD or CGA.", [("CGA", "negated")]),
    ],
)
def test_negation_ends_with_its_clause(objective: str, expected: list[tuple[str, str]]) -> None:
    assert levels(soap(objective=objective)) == expected


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("Last session mod A, today min A.", [("mod A", "historical"), ("min A", "present")]),
        ("Min A (was mod A last week).", [("Min A", "present"), ("mod A", "historical")]),
        ("Transfers CGA; previously mod A.", [("CGA", "present"), ("mod A", "historical")]),
        ("At eval gait was max A. Gait today mod A.", [("max A", "historical"), ("mod A", "present")]),
        ("On 3/2 gait min A. Today CGA.", [("min A", "historical"), ("CGA", "present")]),
        ("PLOF: independent with all mobility.", [("independent", "historical")]),
        (
            "Prior level of function: mod I with cane.\nTransfers: min A.",
            [("mod I", "historical"), ("min A", "present")],
        ),
        ("Baseline max A, now min A.", [("max A", "historical"), ("min A", "present")]),
        ("Gait min A [mod A].", [("min A", "present"), ("mod A", "historical")]),
    ],
)
def test_history(objective: str, expected: list[tuple[str, str]]) -> None:
    assert levels(soap(objective=objective)) == expected


@pytest.mark.parametrize(
    ("subjective", "expected"),
    [
        ("Wife gives min A for car transfers.", [("min A", "other")]),
        ("Caregiver assists with bathing, max A.", [("max A", "other")]),
        ("Nursing reports max A overnight.", [("max A", "other")]),
        ("Son provided CGA on the stairs at home.", [("CGA", "other")]),
        ("CNA: max A for toileting last night.", [("max A", "other")]),
    ],
)
def test_other_people(subjective: str, expected: list[tuple[str, str]]) -> None:
    assert levels(soap(subjective=subjective)) == expected


def test_an_aides_help_today_is_the_sessions() -> None:
    assert levels(soap(objective="Aide gave mod A for toileting under PT direction.")) == [("mod A", "present")]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (soap(plan="Will trial CGA on stairs next visit."), [("CGA", "planned")]),
        (soap(plan="Gait with SBA if safe."), [("SBA", "planned")]),
        (soap(assessment="Recommend 24-hr supervision at home."), [("supervision", "planned")]),
        (soap(assessment="Should progress to SBA next week."), [("SBA", "planned")]),
        (soap() + "LTG: Transfers mod I in 4 weeks.", [("mod I", "planned")]),
        (soap(plan="Practiced car transfer, CGA given; repeat Friday."), [("CGA", "present")]),
    ],
)
def test_plans_and_goals(note: str, expected: list[tuple[str, str]]) -> None:
    assert levels(note) == expected


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("No verbal cues needed.", [("verbal cues", "negated")]),
        ("VC not needed.", [("VC", "negated")]),
        ("Did not require VC or TC.", [("VC or TC", "negated")]),
        ("Gait without cues, but stairs with mod VC.", [("cues", "negated"), ("mod VC", "present")]),
        ("Last visit max VC, today min VC.", [("max VC", "historical"), ("min VC", "present")]),
        ("Wife gives verbal cues at home.", [("verbal cues", "other")]),
    ],
)
def test_cues(objective: str, expected: list[tuple[str, str]]) -> None:
    assert rows(soap(objective=objective), "CUE", "assertion") == expected


@pytest.mark.parametrize(
    "table",
    [
        "|  | Prior | Current | Goal |\n|---|---|---|---|\n| Transfers | mod A | min A | mod I |\n",
        "| Task | Eval | Today | LTG |\n|---|---|---|---|\n| Transfers | mod A | min A | mod I |\n",
        "             Prior       Current     Goal\nTransfers    mod A       min A       mod I\n",
        "             PLOF 5/1    Today       Goal\nTransfers    mod A       min A       mod I\n",
    ],
)
def test_a_cell_speaks_for_its_columns_time(table: str) -> None:
    assert levels(f"S: Ok.\nO:\n{table}\nA: Better.\nP: Same.\n") == [
        ("mod A", "historical"),
        ("min A", "present"),
        ("mod I", "planned"),
    ]


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("[Copied from prior note]", "\n"),
        ("Imported from 03/02 note:", "[end of import]"),
        ("--- from previous visit 3/2 ---", "\n"),
        ("Copied forward from last session:", "Today:"),
    ],
)
def test_a_copied_block_is_history(head: str, end: str) -> None:
    text = f"S: Ok.\n{head}\nTransfers mod A with max VC. Berg 30/56.\n{end}\nO: Transfers min A with min VC. Berg 41/56.\n"
    assert levels(text) == [("mod A", "historical"), ("min A", "present")]
    assert rows(text, "CUE", "assertion") == [("max VC", "historical"), ("min VC", "present")]
    assert rows(text, "OUTCOME_MEASURE", "assertion") == [("Berg 30/56", "historical"), ("Berg 41/56", "present")]


def test_goals_in_a_copied_block_are_goals() -> None:
    text = "[Imported from eval]\nSTG: Walk 100 ft with CGA.\n\nO: Gait 60 ft min A.\n"
    assert rows(text, "GOAL", "assertion") == [("Walk 100 ft with CGA", "present")]


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_minutes_and_goals_are_always_the_sessions(note: str) -> None:
    assert {fact.assertion for label in ("MINUTES", "GOAL") for fact in found(note, label)} <= {"present"}


def test_levels_of_a_whole_note() -> None:
    assert rows(NOTES["words"], "ASSIST_LEVEL", "level", "assertion") == [
        ("min A", "minimal", "present"),
        ("setup", "setup", "present"),
        ("mod A x1", "moderate", "present"),
        ("min A", "minimal", "other"),
        ("setup", "setup", "planned"),
        ("CGA", "contact_guard", "planned"),
    ]
