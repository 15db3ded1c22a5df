"""97110 and 97112 on one day: told apart, undivided, or left to a person."""

from __future__ import annotations

import pytest
from chart_samples import auditor

from nlp_audit import audit
from nlp_audit.records import Check, Note

RULE = "coding.indistinct-97110-97112"


def judged(text: str, rule: str = RULE) -> Check:
    found = audit.audit(Note("note", text), auditor())
    return next(check for check in found.checks if check.rule == rule)


@pytest.mark.parametrize(
    "text",
    [
        "O: 97110/97112 circuit, 40 min timed, 40 total\n97110 x2, 97112 x1",
        "O: Neuro re-ed / ther ex combined 38 min: rocker board, heel raises.\n97112 x 2 GP  97110 x 1 GP",
        "O: NMR and ther ex per flowsheet, 45 min timed, total visit 55 min.\n97112 x2, 97110 x1.",
        "97112 x 2; 97110 x 1. Timed minutes 45. Neuro re-ed and ther ex: tandem stance, toe taps, LAQ 2# 2x15.",
        "O - bike 6', SLR 3x15, clams GTB 3x15, HS stretch 3x30\", LAQ 3# 3x15.\nP - Cont POC.\n97112x2 30 min, 97110x1 10 min.",
    ],
)
def test_undivided(text: str) -> None:
    assert judged(text).verdict == "fail"


@pytest.mark.parametrize(
    "text",
    [
        "O: Foam stance with head turns.\n97110, 12 min: putty grip 3x15, biceps curl 2# 2x12.\n97112 x1, 97110 x1",
        "O: Static balance took 23 min. LAQ 3# 3x10, 12 min.\n97112 x2, 97110 x1. Total 38 min",
        "O: 9:00-9:15 foam stance with head turns. 9:15-9:30 leg press, LAQ.\nCharges: 97112 x1, 97110 x1",
    ],
)
def test_one_that_has_a_time_of_its_own_leaves_a_person_to_look(text: str) -> None:
    assert judged(text).verdict == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "97112 x 1, 15 min: tandem stance on foam, perturbations.\n97110 x 1, 15 min: LAQ 3# 3x10, leg press 3x12.",
        "O: Over the same 15 min reaching with the block: 97112 x 1, 15 min.\n97110 x 1, 20 min: rows red band 3x10, putty pinch.",
    ],
)
def test_divided(text: str) -> None:
    assert judged(text).verdict == "pass"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("S: No pain.\nO: 97112 x 2.\nA: Tolerated well.\nP: Continue.", "fail"),
        (
            "S: Did tandem stance on foam with head turns 4 x 20 sec, CGA, and step-ups 2x10.\nO: 97112 x 2.\nA: Fine.\nP: Continue.",
            "unclear",
        ),
        (
            "S: No pain.\nO: Tandem stance on foam with head turns 4 x 20 sec, CGA. 97112 x 2.\nA: Fine.\nP: Go on.",
            "pass",
        ),
    ],
)
def test_treatment_told_in_an_odd_place(text: str, verdict: str) -> None:
    assert judged(text, "elements.missing-intervention").verdict == verdict
