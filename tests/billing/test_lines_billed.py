"""Billing lines: one a code, from all its mentions, with the minutes that give the note's own totals."""

from __future__ import annotations

from typing import Any

import pytest

from nlp_audit.billing import lines
from nlp_audit.records import Fact

NMR, TEX, EVAL = "97112", "97110", "97162"


def code(name: str, minutes: float | None = None, units: int | None = None, named: bool = False) -> Fact:
    said: dict[str, Any] = {"code": name, "units": units, "minutes": minutes, "modifiers": [], "named": named}
    return Fact("CPT_CODE", 0, 5, "objective", "present", said, 0)


def time(minutes: float, scope: str, of: str | None = None) -> Fact:
    return Fact("MINUTES", 0, 2, "objective", "present", {"minutes": minutes, "scope": scope, "code": of}, 0)


@pytest.mark.parametrize(
    ("codes", "times", "expected"),
    [
        ([code(NMR, 15), code(NMR, 15)], [], {NMR: 15}),  # said twice
        ([code(NMR, 10), code(NMR, 20)], [], {NMR: 30}),  # in parts
        ([code(NMR, 10), code(NMR, 20, units=1)], [], {NMR: 20}),  # the charge's own
        ([code(NMR, 8), code(NMR, 16), code(TEX, 15)], [time(31, "timed_total")], {NMR: 16, TEX: 15}),
        ([code(NMR, 8), code(NMR, 8), code(NMR, 16)], [time(16, "timed_total")], {NMR: 16}),
        (
            [code(TEX, 5), code(TEX, 12), code(NMR, 28)],
            [time(40, "timed_total"), time(45, "total")],
            {TEX: 12, NMR: 28},
        ),
        ([code(NMR, 3), code(NMR, 15), code(EVAL, 28)], [time(15, "timed_total")], {NMR: 15, EVAL: 28}),
        ([code(NMR, 10), code(NMR, 20), code(TEX, 15)], [time(45, "timed_total")], {NMR: 30, TEX: 15}),  # parts add up
        ([code(NMR, 10), code(NMR, 20), code(TEX, 15)], [time(50, "timed_total")], {NMR: 30, TEX: 15}),  # none does
        ([code(NMR, 20), code(TEX, 15)], [time(40, "timed_total")], {NMR: 20, TEX: 15}),  # one figure a code stays
        ([code(NMR)], [time(25, "timed_total")], {NMR: 25}),
        ([code(NMR), code(TEX)], [time(25, "timed_total")], {NMR: None, TEX: None}),
        ([code(NMR)], [time(12, "code", NMR), time(10, "code", NMR)], {NMR: 22}),
        ([code(NMR, named=True)], [], {}),  # a service's bare name bills nothing
        ([code(NMR, 15, named=True, units=1)], [], {NMR: 15}),
    ],
)
def test_minutes_of_each_code(codes: list[Fact], times: list[Fact], expected: dict[str, float | None]) -> None:
    assert {line.code: line.minutes for line in lines.billed(codes, times)} == expected


def test_units_are_the_most_that_is_said() -> None:
    (line,) = lines.billed([code(NMR, units=1), code(NMR, 30, units=2), code(NMR)], [])
    assert (line.units, line.minutes) == (2, 30)


def test_a_code_that_is_planned_or_past_is_not_billed() -> None:
    assert lines.billed([code(NMR)._replace(assertion="planned"), code(TEX)._replace(assertion="historical")], []) == ()
