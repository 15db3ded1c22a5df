"""What checks share: the context of an audit, and how they answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..billing.codes import Code
from ..billing.profiles import Profile
from ..nlp.activities import ActivityModel
from ..records import Activity, BillingLine, Chart, Fact, Risk, Statement, Verdict
from .regions import Region

Span = tuple[int, int]
# Sections that tell of today's treatment; the others tell of the patient, the past or the future.
TODAY = ("objective", "assessment", "other", "header", "billing", "subjective", "signature")


class Measure(NamedTuple):
    """The range of a measure's scores."""

    title: str
    low: float
    high: float
    even: bool = False


class Context(NamedTuple):
    """The payer's profile, codes, measures, the day that counts as today, and what tells kinds of activities."""

    profile: Profile
    codes: Mapping[str, Code]
    measures: Mapping[str, Measure]
    as_of: date
    activities: ActivityModel
    regions: Mapping[str, Region] = {}  # of the note in hand: which described activities belong to which code
    risk: Risk | None = None  # of the note in hand


class Outcome(NamedTuple):
    """A verdict with the spans that it rests on and, where it fails, what exactly is wrong here."""

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    detail: str = ""


def passed(*spans: Span) -> Outcome:
    return Outcome("pass", spans[:6])


def failed(*spans: Span, detail: str = "") -> Outcome:
    return Outcome("fail", spans[:6], detail)


def unclear(*spans: Span, detail: str = "") -> Outcome:
    return Outcome("unclear", spans[:6], detail)


NOT_APPLICABLE = Outcome("not_applicable")


def spans(facts: Iterable[Fact | Statement | Activity]) -> tuple[Span, ...]:
    return tuple((f.start, f.end) for f in facts)


def billed(chart: Chart, code: str) -> BillingLine | None:
    """The chart's line of a code."""
    return next((line for line in chart.billing if line.code == code), None)


def line_span(line: BillingLine) -> Span:
    return line.start, line.end


def timed_lines(chart: Chart, context: Context) -> tuple[BillingLine, ...]:
    """Billed codes whose minutes count in 15-minute units."""
    return tuple(line for line in chart.billing if is_timed(line.code, context))


def is_timed(code: str, context: Context) -> bool:
    return code in context.codes and context.codes[code].timed


def stated(
    chart: Chart, label: str, at_least: float, sections: Iterable[str] | None = None, without: Iterable[str] = ()
) -> list[Statement]:
    """Sentences of today that state `label` with at least this probability, the surest first."""
    likely = [s for s in chart.stating.get(label, ()) if s.scores[label] >= at_least]
    if label == "one_on_one":
        likely = [s for s in likely if not _RATIO.search(chart.note.text, s.start, s.end)]
    return [s for s in likely if s.section not in without and (sections is None or s.section in sections)]


_RATIO = re.compile(
    r"\b1 ?[:/] ?(?:[2-9]|1\d)\b(?![/:])", re.I
)  # "therapist ratio 1:5": one therapist for several patients
