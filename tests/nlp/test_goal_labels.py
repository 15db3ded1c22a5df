"""GOAL: goals behind further labels, plain and inventive."""

from __future__ import annotations

import pytest
from nlp_samples import Goal, L, N, S, goals

Expected = list[Goal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pt's goal: to get back to bowling.", [("to get back to bowling", N, False)]),
        ("Patient's stated goal is to drive again.", [("to drive again", N, False)]),
        (
            "POC goals:\n1) Amb 200 ft FWW SBA by 4/1\n2) Stairs x4 CGA by 4/15\nP: cont",
            [("Amb 200 ft FWW SBA by 4/1", N, True), ("Stairs x4 CGA by 4/15", N, True)],
        ),
        (
            "Goals (updated 3/4):\n* Amb 200 ft FWW SBA by 4/1 - MET 3/4\n* Stairs x4 CGA by 4/15 - progressing, now min A\n",
            [("Amb 200 ft FWW SBA by 4/1", N, True), ("Stairs x4 CGA by 4/15", N, True)],
        ),
        (
            "Goal 1 (LTG): Amb 500 ft mod I. Goal 2 (STG): Amb 100 ft CGA.",
            [("Amb 500 ft mod I", L, True), ("Amb 100 ft CGA", S, True)],
        ),
        (
            "STG 1: Pt will amb. 150 ft w/ RW and min. assist in 2 wks. Ongoing.",
            [("Pt will amb. 150 ft w/ RW and min. assist in 2 wks", S, True)],
        ),
        (
            "Functional Goal: Pt to transfer <> w/c with SBA by 2/2 [met]",
            [("Pt to transfer <> w/c with SBA by 2/2", N, True)],
        ),
        (
            "Short-Term Goals (4 weeks):\n   a. Follow 2-step directions 8/10\n   b. Name 10 foods in 1 min\n",
            [("Follow 2-step directions 8/10", S, True), ("Name 10 foods in 1 min", S, True)],
        ),
        ("Treatment goal today: stand at counter 5 min with SBA.", [("stand at counter 5 min with SBA", N, True)]),
        (
            "Objective 1: Given a model, Leo will produce /r/ in 8/10 words.",
            [("Given a model, Leo will produce /r/ in 8/10 words", N, True)],
        ),
        (
            "Rehab goals\n\n1. Return home alone\n2. 12 stairs mod I\n\nPlan\nDaily.",
            [("Return home alone", N, False), ("12 stairs mod I", N, True)],
        ),
        (
            "STGs: (1) sit 5 min SBA by 3/1; (2) don socks w/ AE setup by 3/8. LTG: home mod I by 4/1.",
            [
                ("sit 5 min SBA by 3/1", S, True),
                ("don socks w/ AE setup by 3/8", S, True),
                ("home mod I by 4/1", L, True),
            ],
        ),
        (
            "GOALS: STG1 SIT EOB 5 MIN SBA - MET. STG2 SPT MIN A - PROGRESSING. LTG AMB 100 FT RW SBA - NOT MET.",
            [("SIT EOB 5 MIN SBA", S, True), ("SPT MIN A", S, True), ("AMB 100 FT RW SBA", L, True)],
        ),
        ("Goal: 0 falls x 30 days.", [("0 falls x 30 days", N, True)]),
        ("Goal -> amb 300 ft RW SBA by 4/1", [("amb 300 ft RW SBA by 4/1", N, True)]),
        ("**Goals:** walk 200 ft with SPC by 4/1", [("walk 200 ft with SPC by 4/1", N, True)]),
        (
            "Pt will demo good sit balance x 5 min SBA in 2 weeks to allow grooming (STG 1).",
            [("Pt will demo good sit balance x 5 min SBA in 2 weeks", N, True)],
        ),
        (
            "Goals: return to golf 18 holes. Sleep through the night w/o pain.",
            [("return to golf 18 holes", N, True), ("Sleep through the night w/o pain", N, True)],
        ),
        ("LTG (12 wks) - jump 3x with 2 feet, no cues", [("jump 3x with 2 feet, no cues", L, True)]),
        ('Patient goal(s): "be able to sew"', [("be able to sew", N, False)]),
        ("Wife's goal: he gets up alone at night, no falls.", [("he gets up alone at night, no falls", N, True)]),
    ],
)
def test_labels_of_many_shapes(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals:  STG (2 wks): pt to roll L mod A. LTG (4 wks): pt to roll L min A.",
            [("pt to roll L mod A", S, True), ("pt to roll L min A", L, True)],
        ),
        (
            "STG's\n1. Sit 10 min\n2. Stand 2 min\n\nLTG's\n1. Walk 50 ft\n",
            [("Sit 10 min", S, True), ("Stand 2 min", S, True), ("Walk 50 ft", L, True)],
        ),
        (
            "Current goals: 1) Bathe UB SBA by 3/1 2) Bathe LB min A by 3/1 3) Tub t/f CGA by 3/8",
            [("Bathe UB SBA by 3/1", N, True), ("Bathe LB min A by 3/1", N, True), ("Tub t/f CGA by 3/8", N, True)],
        ),
        (
            "Goals for next 30 days: stairs x12 with rail SBA; gait 300 ft with SPC mod I.",
            [("stairs x12 with rail SBA", N, True), ("gait 300 ft with SPC mod I", N, True)],
        ),
        ("Goal for this week: put on her own shoes, no help.", [("put on her own shoes, no help", N, True)]),
        ("GOAL #2 (LTG) - CARRY 10 LB UP 5 STEPS", [("CARRY 10 LB UP 5 STEPS", L, True)]),
        ("LTG1 = walk 500 ft on grass mod I", [("walk 500 ft on grass mod I", L, True)]),
        ("STG1> walk 50 ft with RW CGA", [("walk 50 ft with RW CGA", S, True)]),
        (
            "Goals targeted today: STG 1 - name 8/10 animals; STG 2 - follow 2-step directions 7/10.",
            [("name 8/10 animals", S, True), ("follow 2-step directions 7/10", S, True)],
        ),
        ("Session goal: 5 transfers w/c to mat with CGA.", [("5 transfers w/c to mat with CGA", N, True)]),
        (
            "Goals (set with family 3/2): get in the car with one helper by Easter; eat out once a week.",
            [("get in the car with one helper by Easter", N, True), ("eat out once a week", N, True)],
        ),
        (
            "PT goals\nSupine to sit SBA - goal met 3/3\nGait 100 ft FWW CGA - ongoing\n\nPT plan\nDaily",
            [("Supine to sit SBA", N, True), ("Gait 100 ft FWW CGA", N, True)],
        ),
        (
            "O: ...\nG - feed self 50% of lunch with built-up spoon by 5/5\nA: tired",
            [("feed self 50% of lunch with built-up spoon by 5/5", N, True)],
        ),
        ("G/ walk to BR SBA by 5/5\nP/ cont", [("walk to BR SBA by 5/5", N, True)]),
        ("Long term functional goal: back to 8 h shifts on her feet", [("back to 8 h shifts on her feet", L, True)]),
        (
            "STG (met 3/1): sit 5 min SBA. New STG: sit 10 min while reaching, SBA, by 3/15.",
            [("sit 5 min SBA", S, True), ("sit 10 min while reaching, SBA, by 3/15", S, True)],
        ),
        ("STG 1 upgraded to: stand 5 min at sink SBA by 4/4.", [("stand 5 min at sink SBA by 4/4", S, True)]),
        (
            "IEP Goal 2: Student will hold a pencil with a tripod grasp in 4/5 trials.",
            [("Student will hold a pencil with a tripod grasp in 4/5 trials", N, True)],
        ),
        (
            'Goals addressed this session: LTG 2, "Walk the dog around the block, mod I".',
            [("Walk the dog around the block, mod I", L, True)],
        ),
        ("What we are working toward: 10 stairs, one rail, by 6/1.", [("10 stairs, one rail, by 6/1", N, True)]),
    ],
)
def test_further_labels(text: str, expected: Expected) -> None:
    assert goals(text) == expected
