"""Scores, dates and levels that cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from chart_samples import Item, auditor, chart, check, score, verdict

from nlp_audit import audit
from nlp_audit.records import Note

DAY, BEFORE, AFTER = date(2026, 3, 14), date(2026, 3, 13), date(2026, 3, 15)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([score("berg", 56, 56)], "pass"),
        ([score("berg", 0)], "pass"),
        ([score("berg", 57)], "fail"),
        ([score("berg", 60, 56)], "fail"),
        ([score("moca", 31, 30)], "fail"),
        ([score("nprs", 11, 10)], "fail"),
        ([score("tinetti", 28, 28), score("dgi", 25, 24)], "fail"),
        ([score("other", 12, 10)], "fail"),
        ([score("other", 8, 10)], "pass"),
        ([score("berg", None)], "not_applicable"),
        ([], "not_applicable"),
    ],
)
def test_scores(items: list[Item], expected: str) -> None:
    assert verdict(chart(items=items), "values.score-out-of-range") == expected


def test_only_the_wrong_score_is_shown() -> None:
    found = check(chart(items=[score("berg", 40, 56), score("dgi", 25, 24)]), "values.score-out-of-range")
    assert [("dgi" in evidence.text) for evidence in found.evidence] == [True]
    assert "25" in found.detail
    assert "24" in found.detail


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([(DAY, "service")], "pass"),
        ([(DAY, "service"), (DAY, "signature")], "pass"),
        ([(DAY, "service"), (AFTER, "signature")], "pass"),
        ([(DAY, "service"), (BEFORE, "signature")], "fail"),
        ([(DAY, "service"), (BEFORE, "signature"), (AFTER, "signature")], "pass"),
        ([(DAY, "service"), (None, "signature")], "pass"),
        ([(None, "service")], "fail"),
        ([(date(2026, 11, 21), "service")], "pass"),
        ([(date(2026, 11, 22), "service")], "fail"),
        ([(date(1950, 1, 2), "other")], "not_applicable"),
        ([], "not_applicable"),
    ],
)
def test_dates(dates: list[tuple[date | None, str]], expected: str) -> None:
    assert verdict(chart(dates=dates), "values.impossible-date") == expected


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
        ("Toilet transfer mod A.", "Last week toilet transfers were max A.", "not_applicable"),
        ("Toilet transfer mod A.", "Better.", "not_applicable"),
        ("Gait 60 ft.", "Better.", "not_applicable"),
    ],
)
def test_levels(objective: str, assessment: str, expected: str) -> None:
    assert levels(f"S: Slept well.\nO: {objective}\nA: {assessment}\nP: Same again.\n") == expected
