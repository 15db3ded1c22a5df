"""Two levels of help for one activity."""

from __future__ import annotations

import pytest
from chart_samples import auditor

from nlp_audit import audit
from nlp_audit.records import Note


def levels(text: str) -> str:
    checks = audit.audit(Note("note", text), auditor()).checks
    return next(check.verdict for check in checks if check.rule == "values.contradictory-assistance")


@pytest.mark.parametrize(
    ("objective", "assessment", "expected"),
    [
        ("Toilet transfer mod A.", "Toilet transfers are independent with the grab bar.", "fail"),
        ("Sit to stand max A.", "Sit to stand with SBA shows good power.", "fail"),
        ("Toilet transfer mod A.", "Gait is independent with a cane.", "pass"),
        ("Toilet transfer mod A.", "Toilet transfers min A at best.", "pass"),  # one step apart
        ("Toilet transfer mod A, then SBA by the last trial.", "Better.", "pass"),
        ("Toilet transfer mod A both times.", "Toilet transfers min A at best.", "fail"),  # all of it
        ("Toilet transfer mod A.", "She needed SBA for the toilet transfer.", "fail"),
        ("L cone reach to shoulder height, seated: min A.", "L cone reach to shoulder height was max A.", "fail"),
        ("L cone reach to shoulder height, seated: min A.", "Wrist curl with the red band, seated: max A.", "pass"),
        ("First three sit to stands max A, next five SBA.", "Sit to stand max A.", "pass"),
        ("Bed > chair, stand pivot max A.", "Stand pivot bed > chair with SBA.", "fail"),
        ("Rolling walker fetched with max A.", "Rolling SBA.", "pass"),
        ("Tandem walk max A.", "Walked to the gym with SBA.", "pass"),
        ("Toilet transfer mod A.", "Last week toilet transfers were max A.", "not_applicable"),
        ("Toilet transfer mod A.", "Better.", "not_applicable"),
        ("Gait 60 ft.", "Better.", "not_applicable"),
    ],
)
def test_levels(objective: str, assessment: str, expected: str) -> None:
    assert levels(f"S: Slept well.\nO: {objective}\nA: {assessment}\nP: Same again.\n") == expected
