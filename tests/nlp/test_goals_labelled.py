"""GOAL: goals behind labels of many shapes, with a status or a source between."""

from __future__ import annotations

import pytest
from nlp_samples import Goal, L, N, S, goals

Expected = list[Goal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A: Goals from the plan of care are to zip a coat in under two minutes with setup in three weeks and to pour from a kettle with the left hand mod I by discharge.",
            [
                ("to zip a coat in under two minutes with setup in three weeks", N, True),
                ("to pour from a kettle with the left hand mod I by discharge", N, True),
            ],
        ),
        (
            "The goals set at evaluation are to climb 4 steps with one rail and SBA by 5/2 and to walk 300 ft mod I by 6/1.",
            [("to climb 4 steps with one rail and SBA by 5/2", N, True), ("to walk 300 ft mod I by 6/1", N, True)],
        ),
        (
            "The goal we wrote together at the start of care is to feed himself a full meal with setup in 3 weeks.",
            [("to feed himself a full meal with setup in 3 weeks", N, True)],
        ),
        (
            "The short-term goal for this certification period is to stand 5 minutes at the sink with SBA.",
            [("to stand 5 minutes at the sink with SBA", S, True)],
        ),
        (
            "The goals on her plan of care include to return to gardening and to sleep through the night.",
            [("to return to gardening and to sleep through the night", N, False)],
        ),
        ("His long-term goal from the evaluation remains to walk to church.", [("to walk to church", L, False)]),
        (
            "The long-term goal remains that Mrs. S. will stand at the sink for 3 minutes with minimal assistance by May 15. We continue.",
            [("Mrs. S. will stand at the sink for 3 minutes with minimal assistance by May 15", L, True)],
        ),
        (
            "The goal is that Mr. K. will name 8 of 10 pictures by May 1. He did 6.",
            [("Mr. K. will name 8 of 10 pictures by May 1", N, True)],
        ),
        (
            "Her goal, set on 3/1, is to climb a flight with one rail by 4/15.",
            [("to climb a flight with one rail by 4/15", N, True)],
        ),
        (
            "We work with the goal that he will sit 10 minutes without support by discharge.",
            [("he will sit 10 minutes without support by discharge", N, True)],
        ),
        (
            "The goals are: walk 200 ft SBA by 4/1; stairs with one rail by 5/1.",
            [("walk 200 ft SBA by 4/1", N, True), ("stairs with one rail by 5/1", N, True)],
        ),
    ],
)
def test_told_with_an_owner_or_a_source(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[A] Better.\n[G] Name 3 safety rules at 5 min in 3/4 trials by 2/11\n[P] Longer list.",
            [("Name 3 safety rules at 5 min in 3/4 trials by 2/11", N, True)],
        ),
        (
            "Goals: [S1] Stack 5 cups with L hand 4/5 by 09/10 [L1] Bathe with shower chair Mod I by 10/15",
            [("Stack 5 cups with L hand 4/5 by 09/10", S, True), ("Bathe with shower chair Mod I by 10/15", L, True)],
        ),
        (
            "G1: Sit EOB 5 min with CGA by 3/1\nG2: Don shirt with setup by 3/8\n",
            [("Sit EOB 5 min with CGA by 3/1", N, True), ("Don shirt with setup by 3/8", N, True)],
        ),
        (
            "[STG] Walk 50 ft with RW min A\n[LTG] Walk 200 ft with RW SBA\n",
            [("Walk 50 ft with RW min A", S, True), ("Walk 200 ft with RW SBA", L, True)],
        ),
        (
            "[STG 1] Walk 50 ft with RW min A\n[LTG 2] Walk 200 ft with RW SBA\n",
            [("Walk 50 ft with RW min A", S, True), ("Walk 200 ft with RW SBA", L, True)],
        ),
        (
            "(STG) Walk 50 ft with RW min A\n(LTG) Walk 200 ft with RW SBA\n",
            [("Walk 50 ft with RW min A", S, True), ("Walk 200 ft with RW SBA", L, True)],
        ),
        (
            "ST1: Walk 50 ft with RW min A\nLT1: Walk 200 ft with RW SBA\n",
            [("Walk 50 ft with RW min A", S, True), ("Walk 200 ft with RW SBA", L, True)],
        ),
        (
            "ST-2 lift 3 pans from the low shelf, zero LOB\nLT-1 all meals I at home",
            [("lift 3 pans from the low shelf, zero LOB", S, True), ("all meals I at home", L, True)],
        ),
        ("STG1  TUG 14 s or less by 3/30", [("TUG 14 s or less by 3/30", S, True)]),
        (
            "Goal #1: Walk to mailbox with SPC, no LOB\nGoal #2: Carry laundry down 6 steps",
            [("Walk to mailbox with SPC, no LOB", N, True), ("Carry laundry down 6 steps", N, True)],
        ),
        (
            "Toward STG 1 (bathing w/ bench SUP by 5/14), STG 2 (car transfer CGA w/ RW) not met.",
            [("bathing w/ bench SUP by 5/14", S, True), ("car transfer CGA w/ RW", S, True)],
        ),
    ],
)
def test_codes_for_labels(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals kept. Climb the bus steps with a bag by 02/11. Full shift at the till independently.\n\nTaught her to rest.",
            [("Climb the bus steps with a bag by 02/11", N, True), ("Full shift at the till independently", N, True)],
        ),
        ("Goals unchanged: walk 200 ft SBA by 4/1.", [("walk 200 ft SBA by 4/1", N, True)]),
        ("Goal on file: FGA over 22 by 05/2025", [("FGA over 22 by 05/2025", N, True)]),
        (
            "Goal in focus (long term): fold a basket of laundry with Mod I by 03/15.",
            [("fold a basket of laundry with Mod I by 03/15", L, True)],
        ),
        ("STG 2, met today: 20 s stance x 3 on foam", [("20 s stance x 3 on foam", S, True)]),
        ("STG 1 (met 4/2): sit 10 min with SBA", [("sit 10 min with SBA", S, True)]),
        ("LTG 1 - ongoing - walk 300 ft mod I", [("walk 300 ft mod I", L, True)]),
        ("STG 3 NOT MET: DON SHIRT WITH SETUP", [("DON SHIRT WITH SETUP", S, True)]),
        ("aim - short: type 5 min without a break by 4/16", [("type 5 min without a break by 4/16", S, True)]),
        (
            "His goal stays as written at evaluation: Pt will carry a cup 20 steps without a spill.",
            [("Pt will carry a cup 20 steps without a spill", N, True)],
        ),
        (
            "Goals (by 3/18): 1. Walk 100 ft CGA 2. Toilet with min A",
            [("Walk 100 ft CGA", N, True), ("Toilet with min A", N, True)],
        ),
        ("Goals remain the same. Stand 3 min to wash dishes by 4/1.", [("Stand 3 min to wash dishes by 4/1", N, True)]),
    ],
)
def test_a_status_between_label_and_statement(text: str, expected: Expected) -> None:
    assert goals(text) == expected
