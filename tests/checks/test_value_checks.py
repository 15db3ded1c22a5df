"""Scores and dates that cannot be."""

from __future__ import annotations

from datetime import date

import pytest
from chart_samples import Item, chart, check, score, verdict

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
