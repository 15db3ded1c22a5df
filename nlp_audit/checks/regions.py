"""Which described activities belong to which billed code.

A code's region reaches from where it is named to where the next code is named, within the treatment's description.
Codes that only stand in a charge list have no region of their own: they share what no other code claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..records import Chart, Statement

ACTIVITY = ("intervention", "nmr", "tex", "functional", "passive")
_NO_TREATMENT = ("subjective", "plan", "goals", "signature")


class Region(NamedTuple):
    """A code's statements; `own` is False where it shares an undivided list with other codes."""

    statements: tuple[Statement, ...]
    own: bool


def regions(chart: Chart, at_least: float = 0.4) -> Mapping[str, Region]:
    """The region of each billed code."""
    codes = {line.code for line in chart.billing}
    claimed: dict[str, list[Statement]] = {code: [] for code in codes}
    shared: list[Statement] = []
    current: tuple[str, ...] = ()
    mentions = sorted([*chart.of("CPT_CODE", "present"), *chart.of("SERVICE", "present")], key=lambda f: f.start)
    for statement in chart.statements:
        if statement.historical or statement.section in _NO_TREATMENT:
            current = () if statement.section in _NO_TREATMENT else current
            continue
        named = tuple(
            dict.fromkeys(
                f.attributes["code"]
                for f in mentions
                if statement.start <= f.start < statement.end and f.attributes["code"] in codes
            )
        )
        current = named or (current if statement.section != "assessment" else ())
        if not _is_activity(statement, at_least):
            continue
        if len(current) == 1 and len(named) <= 1:
            claimed[current[0]].append(statement)
        elif statement.section != "assessment":
            shared.append(statement)
    if len(codes) == 1:  # all that was done is the one code's, wherever the charge stands
        code = next(iter(codes))
        return {code: Region(tuple(sorted([*claimed[code], *shared])), True)}
    return {code: Region(tuple(own), True) if own else Region(tuple(shared), False) for code, own in claimed.items()}


def _is_activity(statement: Statement, at_least: float) -> bool:
    return any(statement.scores.get(label, 0) >= at_least for label in ACTIVITY)


def strongest(statements: tuple[Statement, ...], label: str) -> float:
    """The highest probability of a label among statements."""
    return max((s.scores.get(label, 0.0) for s in statements), default=0.0)
