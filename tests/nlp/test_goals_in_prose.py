"""GOAL: goals told without a label before them: in letters, dictated, promised, worked toward."""

from __future__ import annotations

import pytest
from nlp_samples import Goal, L, N, S, goals

Expected = list[Goal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Toward UB bathing SBA with long sponge by DC. Will see again Mon.",
            [("UB bathing SBA with long sponge by DC", N, True)],
        ),
        ("A: Tolerated well. Toward toilet transfer CGA by 4/2.", [("toilet transfer CGA by 4/2", N, True)]),
        (
            "Progressing toward walking 150 ft with RW and supervision by discharge.",
            [("walking 150 ft with RW and supervision by discharge", N, True)],
        ),
        (
            "We are still chasing 12 curbs with a cane and SBA by 10/3.",
            [("12 curbs with a cane and SBA by 10/3", N, True)],
        ),
        (
            "He is building toward a full meal by mouth with supervision by June 1.",
            [("a full meal by mouth with supervision by June 1", N, True)],
        ),
        (
            "She aims to walk the 200 ft to the mailbox alone by Easter.",
            [("walk the 200 ft to the mailbox alone by Easter", N, True)],
        ),
        ("Pt is aiming to climb 12 steps mod I by 5/1.", [("climb 12 steps mod I by 5/1", N, True)]),
    ],
)
def test_toward_what_and_by_when(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SBA for stairs with the rail is the 4 wk aim; next: coffee.", [("SBA for stairs with the rail", N, True)]),
        (
            "Client will be steadier in the shower remains his goal and mine.",
            [("Client will be steadier in the shower", N, False)],
        ),
        (
            "A: Better. Walking to the mailbox without the cane by June is her goal.",
            [("Walking to the mailbox without the cane by June", N, True)],
        ),
        ("Climbing 12 steps with one rail remains the long-term goal.", [("Climbing 12 steps with one rail", L, True)]),
    ],
)
def test_the_statement_before_its_label(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 4 wks pt will walk 200 ft with SPC mod I.", [("pt will walk 200 ft with SPC mod I", N, True)]),
        (
            "By 3/18 she will don a shirt with setup in 3 of 4 tries.",
            [("she will don a shirt with setup in 3 of 4 tries", N, True)],
        ),
        (
            "Pt will rise from a 17 in chair x5 without hands by discharge.",
            [("Pt will rise from a 17 in chair x5 without hands by discharge", N, True)],
        ),
        (
            "We train this so that by discharge she can climb 4 steps with one rail and SBA.",
            [("she can climb 4 steps with one rail and SBA", N, True)],
        ),
        (
            "He is expected to walk 150 ft with RW mod I by discharge.",
            [("walk 150 ft with RW mod I by discharge", N, True)],
        ),
        (
            "Within 2 weeks the resident will feed herself half of a meal with setup.",
            [("the resident will feed herself half of a meal with setup", N, True)],
        ),
    ],
)
def test_a_promise_with_its_time_needs_no_label(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The goal we agreed on is that he walks 400 m without stopping by July. He managed 250 m.",
            [("he walks 400 m without stopping by July", N, True)],
        ),
        (
            "She has set herself the goal of lifting her grandson, 12 kg, by Christmas.",
            [("lifting her grandson, 12 kg, by Christmas", N, True)],
        ),
        ("Our long-term goal is a safe return to work.", [("a safe return to work", L, False)]),
        (
            "I hope that by June 1 she will manage the stairs with one rail and no help.",
            [("she will manage the stairs with one rail and no help", N, True)],
        ),
    ],
)
def test_in_letters(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals. Short term, sit to stand with supervision, five of five, in three weeks. Long term, walk to the dining room modified independent.",
            [
                ("sit to stand with supervision, five of five, in three weeks", S, True),
                ("walk to the dining room modified independent", L, True),
            ],
        ),
        (
            "Long term goal, a Berg balance of 50 by Christmas. Plan twice a week.",
            [("a Berg balance of 50 by Christmas", L, True)],
        ),
        (
            "The goals are, one, dress her lower body with supervision by May 1, and two, step into the tub with standby assist.",
            [
                ("dress her lower body with supervision by May 1", N, True),
                ("step into the tub with standby assist", N, True),
            ],
        ),
        ("Goal number one, walk 50 feet with contact guard.", [("walk 50 feet with contact guard", N, True)]),
    ],
)
def test_dictated(text: str, expected: Expected) -> None:
    assert goals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The patient's goals for therapy are to go back to church and to cook for herself again.",
            [("to go back to church and to cook for herself again", N, False)],
        ),
        (
            "Her main goal continues to be walking to the barn without a cane.",
            [("walking to the barn without a cane", N, False)],
        ),
        (
            "Our goal for him is standing for 10 minutes at the workbench by the end of May.",
            [("standing for 10 minutes at the workbench by the end of May", N, True)],
        ),
        (
            "The goal of climbing the 14 stairs at home with one rail by 6/1 is on track.",
            [("climbing the 14 stairs at home with one rail by 6/1", N, True)],
        ),
        (
            "He is on track for his goal of dressing in 15 minutes with setup by 4/4.",
            [("dressing in 15 minutes with setup by 4/4", N, True)],
        ),
        (
            "We set a new goal today: two flights without a rest by May 3.",
            [("two flights without a rest by May 3", N, True)],
        ),
        (
            "As a short-term goal she will eat half of her lunch with a fork by Friday.",
            [("she will eat half of her lunch with a fork by Friday", S, True)],
        ),
        ("Treatment serves his goal to return to roofing by August.", [("to return to roofing by August", N, True)]),
        (
            "This supports the long-term goal of bathing with a shower chair, SBA.",
            [("bathing with a shower chair, SBA", L, True)],
        ),
        (
            "His wife's goal is for him to get off the toilet without her help.",
            [("for him to get off the toilet without her help", N, True)],
        ),
        ("The aim remains 400 m without a stick by July.", [("400 m without a stick by July", N, True)]),
    ],
)
def test_in_sentences(text: str, expected: Expected) -> None:
    assert goals(text) == expected
