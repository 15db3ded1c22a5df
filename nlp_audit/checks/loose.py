"""Minutes that stand in what was done and belong to no code and no total: they may be the time that a rule misses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..nlp import spoken
from ..records import Chart
from .context import Span

_DURATION = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})|(?P<words>{spoken.TO_NINETY_NINE})) ?-?(?:min(?:ute)?s?\b|'(?!'))", re.I
)


def minutes(chart: Chart, at_least: float, *, unassigned: bool = False) -> list[Span]:
    """Durations of at least so many minutes; `unassigned`: also treatment minutes that no code is named with."""
    found = [span for span, length in _unread(chart) if length >= at_least]
    own = [
        f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "code" and f.attributes["code"] is None
    ]
    return [*found, *((f.start, f.end) for f in own if unassigned and f.attributes["minutes"] >= at_least)]


def _unread(chart: Chart) -> Iterator[tuple[Span, float]]:
    """Durations in what was done that are neither treatment minutes nor part of a goal or a score."""
    held = [(f.start, f.end) for label in ("MINUTES", "GOAL", "OUTCOME_MEASURE") for f in chart.of(label)]
    for match in _DURATION.finditer(chart.note.text):
        section = next((s.name for s in chart.sections if s.start <= match.start() < s.end), "other")
        if section in ("objective", "billing", "other") and not any(a <= match.start() < b for a, b in held):
            yield match.span(), float(match["digits"] or spoken.value(match["words"].lower()))
