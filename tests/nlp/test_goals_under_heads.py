"""GOAL: lists under lines that are no plain heading, sentences that a line breaks, and where goals end."""

from __future__ import annotations

import pytest
from nlp_samples import L, N, S, found, rows

Expected = list[tuple[str, str | None]]  # statement, term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "STG/LTG:\n1. Pt will walk 100 ft SBA by 3/1\n2. Pt will climb 4 steps Mod I by 4/1\n\nPlan: cont\n",
            [("Pt will walk 100 ft SBA by 3/1", N), ("Pt will climb 4 steps Mod I by 4/1", N)],
        ),
        ("STG/LTG: walk 100 ft SBA by 3/1\n", [("walk 100 ft SBA by 3/1", N)]),
        (
            "STGs/LTGs\n- Don shirt setup by 3/1\n- Bathe Mod I by 4/1\nP: x\n",
            [("Don shirt setup by 3/1", N), ("Bathe Mod I by 4/1", N)],
        ),
        (
            "Benchmark 1: will say /s/ in 8 of 10 words\nBenchmark 2: will say /s/ in sentences 80%\n",
            [("will say /s/ in 8 of 10 words", N), ("will say /s/ in sentences 80%", N)],
        ),
        ("Benchmark 1 met. Benchmark 2 ongoing.\n", []),
        (
            "What he wants to reach:\n- walk to the mailbox without the cane\n- sleep 6 h\n",
            [("walk to the mailbox without the cane", N), ("sleep 6 h", N)],
        ),
        ("What she wants to reach: lift her toddler by 6/1\n", [("lift her toddler by 6/1", N)]),
        ("What they want to achieve: stand 2 min to transfer\n", [("stand 2 min to transfer", N)]),
        (
            "Student will produce /r/ in 80% of words (IEP goal 2). Today 60%.\n",
            [("Student will produce /r/ in 80% of words", N)],
        ),
        (
            "Cut along a curved line within 1/4 inch in 4 of 5 tries by 6/1 (IEP goal 3)\n",
            [("Cut along a curved line within 1/4 inch in 4 of 5 tries by 6/1", N)],
        ),
        ("Cut along a line with min A (IEP goal 3). Copied 4 of 5 letters today (goal 1).\n", []),
        (
            "Treatment was directed toward the following goals:\n1. Pt will walk 150 ft with RW and SBA.\n2. Pt will transfer to toilet with CGA.\n\nO: x\n",
            [("Pt will walk 150 ft with RW and SBA", N), ("Pt will transfer to toilet with CGA", N)],
        ),
        (
            "Pt has met the following short term functional goals:\n\n1. Walk 50 ft with RW, CGA\n2. Roll L with min A\n\nObjective: gait\n",
            [("Walk 50 ft with RW, CGA", S), ("Roll L with min A", S)],
        ),
        (
            "Client's long term goals were the following:\n\n1. Return to driving\n2. Cook a meal with no cues\n\nObjective: done\n",
            [("Return to driving", L), ("Cook a meal with no cues", L)],
        ),
        (
            "The following goals were addressed today:\n1) open a jar with 2 lb grip\n2) write her name\n",
            [("open a jar with 2 lb grip", N), ("write her name", N)],
        ),
        (
            "Goals for this period are as follows:\n1) stand 5 min\n2) walk 20 ft\n",
            [("stand 5 min", N), ("walk 20 ft", N)],
        ),
        (
            "LTG: Patient will walk 300 ft on even and uneven\nground with SPC and supervision in order to\nreach the mailbox by 4/1.\nPlan: cont\n",
            [
                (
                    "Patient will walk 300 ft on even and uneven\nground with SPC and supervision in order to\nreach the mailbox by 4/1",
                    L,
                )
            ],
        ),
        (
            "Goals:\n1. Patient will stand 5 minutes at the kitchen counter with\n   supervision to prepare a cold meal in 4 weeks.\n2. Patient will walk 150 ft.\n",
            [
                (
                    "Patient will stand 5 minutes at the kitchen counter with\n   supervision to prepare a cold meal in 4 weeks",
                    N,
                ),
                ("Patient will walk 150 ft", N),
            ],
        ),
        (
            "Short term goals:\n- Child will stack 6 blocks with the right hand in 3 of 4\n  trials by March\n- Child will string 4 beads\n",
            [
                ("Child will stack 6 blocks with the right hand in 3 of 4\n  trials by March", S),
                ("Child will string 4 beads", S),
            ],
        ),
        (
            "Goals:\n1 Within 4 months, O will climb the slide ladder with one hand held.\n2 Within 4 months, O will jump down 6 inches.\n",
            [
                ("Within 4 months, O will climb the slide ladder with one hand held", N),
                ("Within 4 months, O will jump down 6 inches", N),
            ],
        ),
        ("Goals:\n1. Walk 100 ft SBA\n2. Stand 3 min\nFrequency: 2wk5\n", [("Walk 100 ft SBA", N), ("Stand 3 min", N)]),
        (
            "Goals:\nWalk 100 ft SBA\nStand 3 min\nPrior level of function: independent with all ADLs, lived alone\n",
            [("Walk 100 ft SBA", N), ("Stand 3 min", N)],
        ),
        (
            "Goals:\n1. Walk 100 ft SBA by 2/2\nDaily Notes\n3/4 Pt seen this date for gait 50 ft with min A and 2 VCs.\n",
            [("Walk 100 ft SBA by 2/2", N)],
        ),
        (
            "Goals:\n1. Walk 100 ft SBA by 2/2\nPt seen this date for gait 50 ft with min A and 2 VCs.\n",
            [("Walk 100 ft SBA by 2/2", N)],
        ),
        (
            "Goals:\n- Child will walk 10 steps alone\nAt baseline child takes 2 steps with hands held.\n",
            [("Child will walk 10 steps alone", N)],
        ),
        (
            "Goals:\n1. Child will jump 2 in.\nToday child jumped with min A and 3 verbal cues.\n",
            [("Child will jump 2 in", N)],
        ),
        (
            "Goals:\n1. Climb 4 steps Mod I\nRehab potential: good\nDuration: 6 weeks\nPrecautions: fall risk 2\n",
            [("Climb 4 steps Mod I", N)],
        ),
    ],
)
def test_under_heads(text: str, expected: Expected) -> None:
    assert rows(text, "GOAL", "term") == expected


@pytest.mark.parametrize(
    "today",
    ["Daily Notes\nGait 50 ft with min A and 2 verbal cues.", "Pt seen this date, gait with min A, 2 verbal cues."],
)
def test_what_follows_the_goals_is_not_planned(today: str) -> None:
    text = f"Goals:\n1. Walk 100 ft by 2/2\n\n{today}\n"
    assert {fact.assertion for label in ("CUE", "ASSIST_LEVEL") for fact in found(text, label)} == {"present"}
