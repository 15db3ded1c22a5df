"""Who treated whom."""

from __future__ import annotations

import pytest

from nlp_audit.episodes import people
from nlp_audit.episodes.records import Person

from .conftest import Digests

THADDEUS = Person("orlowski", "thaddeus")


@pytest.mark.parametrize(
    "text",
    [
        "Orlowski, Thaddeus PT     03/18/2025 at 12:20",
        "Thaddeus Orlowski, PT, OCS     e-signed 3/18/2025 12:02",
        "Electronically signed by Thaddeus Orlowski, PT, DPT on 02/03/2025 at 12:14 PM",
        "/es/ Thaddeus Orlowski, PT, DPT  06-Jan-2026 12:01",
        "ORLOWSKI, THADDEUS PT",
        "Dr. Thaddeus J. Orlowski, PT",
        "Thaddeus Orlowski, PT (supervising: J. Abdelnour, PT)",
    ],
)
def test_one_person_in_many_spellings(text: str) -> None:
    assert people.person(text) == THADDEUS


def test_initial_stands_for_the_only_first_name_that_fits() -> None:
    short, other = Person("orlowski", "t"), Person("orlowski", "mirela")
    named = people.clinicians([THADDEUS, short, other, None])
    assert named[short] == named[THADDEUS] != named[other]


def test_initial_that_fits_two_names_is_nobody_else() -> None:
    short, second = Person("vance", "e"), Person("vance", "edith")
    named = people.clinicians([Person("vance", "emmett"), second, short])
    assert len({named[short], named[second], named[Person("vance", "emmett")]}) == 3


def test_name_and_birth_date_in_any_order_are_one_patient(digests: Digests) -> None:
    heads = ["Client: Hallworth, Ruth      Date of birth: 02/11/1938", "Client: Ruth Hallworth      born Feb 11, 1938"]
    first, second = digests([f"{head}\nVisit: 11/03/2025\nO: Gait 20 ft.\nAnn Lee, PT" for head in heads])
    assert first.patient == second.patient is not None


def test_same_name_with_another_number_is_another_patient(digests: Digests) -> None:
    one, two = digests([f"Whitfield, James   MRN {n}\nDOS 05/07/2025\nO: Gait.\nAnn Lee, PT" for n in (30118, 30181)])
    assert one.patient != two.patient


def test_student_stands_for_the_supervisor(digests: Digests) -> None:
    (digest,) = digests(["MRN 30118  DOS 05/07/2025\nO: Gait 20 ft.\nSam Poe, SPT   Supervising PT: Ann Lee, PT"])
    assert digest.clinician == Person("lee", "ann")
