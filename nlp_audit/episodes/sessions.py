"""When the clinician was one on one with the patient.

A note's clock ranges, without those of group, concurrent and unattended time. Times are minutes since the first day
of the calendar, so that a session over midnight goes on into the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..records import Chart, Fact
from .records import Session, Span

DAY = 24 * 60
_NOBODY_TREATS_BEFORE = 6 * 60  # "1:00-1:40" without AM or PM is after noon
_LONGEST = 6 * 60
_REACH = 80  # characters around a range that tell whose time it was
_GROUP_CODES = frozenset(("97150", "92508"))
_UNATTENDED_CODES = frozenset(
    ("97010", "97012", "97014", "G0283", "97016", "97018", "97022", "97024", "97026", "97028")
)
_NOT_ALONE = re.compile(
    r"\b(?:group|class|concurrent(?:ly)?|un-?attended|unsupervised|97150|92508|97014|G0283|not treated|ice|"
    r"(?:hot|cold|heat|gel) packs?|moist heat|IFC|vasopneumatic|on (?:her|his|their) own|"
    r"with (?:the )?(?:aide|tech|technician))\b"
    r"|(?<!attended )\be-?stim\b",
    re.I,
)
_ALONE = re.compile(
    r"\b(?:one[- ](?:on|to)[- ]one|1[ :-](?:on[ -])?1|individual(?:ly)?|no group|not (?:in )?(?:a )?group)\b", re.I
)
_AT_END = re.compile(
    r"\b(?:last|finally|at (?:the )?end|ended|ending|afterwards?|after that|then|followed by|to finish|concluded)\b",
    re.I,
)
_AT_START = re.compile(r"\b(?:first|started|began|beginning|before|prior|initial|warm-?up)\b", re.I)
_HALF = re.compile(r"\b(AM|PM)\b(?= (?:session|visit|treatment|tx)|[ \t]*[\n)])")
_POINT = r"(?P<h{0}>\d{{1,2}}):?(?P<m{0}>\d\d)[ \t]*(?P<half{0}>[ap])?\.?m?\.?"
_OVER_MIDNIGHT = re.compile(
    rf"(?<![\d/:.]){_POINT.format(1)}[ \t]*(?:-|–|to|until|[,;|]?[ \t]*(?:time[ \t]*)?(?:out|end|stop)[ \t:]*)[ \t]*"
    rf"{_POINT.format(2)}(?![\d/:])",
    re.I,
)


class Range(NamedTuple):
    """A clock range of the note in minutes since midnight and whether it is one patient's own time."""

    start: int
    end: int
    alone: bool
    span: Span


def start_of(chart: Chart, found: Sequence[Range]) -> int | None:
    """When the visit begins; only to order visits: where no clock time stands, AM and PM still tell."""
    if found:
        return min(r.start for r in found)
    half = _HALF.search(chart.note.text[:600])
    return None if half is None else (9 if half[1] == "AM" else 14) * 60


def sessions(chart: Chart, found: Sequence[Range]) -> tuple[tuple[Session, ...], float]:
    """One-on-one stretches, and the minutes in them that were group or unattended without saying when.

    `found`: the note's clock ranges.
    """
    if chart.date_of_service is None:
        return (), 0.0
    others = [r for r in found if not r.alone]
    alone = _merged([piece for r in found if r.alone for piece in _without(r, others)])
    alone, loose = _without_unclocked(chart, alone, others)
    base = chart.date_of_service.toordinal() * DAY
    return tuple(Session(base + r.start, base + r.end, r.span) for r in alone), loose


def ranges(chart: Chart) -> tuple[Range, ...]:
    """The clock ranges of the note's own visit, in the order of the text."""
    facts = [f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "clock"]
    found = [r for i, f in enumerate(facts) if (r := _range(chart, f, facts[:i], facts[i + 1 :]))]
    return tuple(found) or _over_midnight(chart)


def _range(chart: Chart, fact: Fact, before: Sequence[Fact], after: Sequence[Fact]) -> Range | None:
    start, minutes = fact.attributes.get("from"), fact.attributes["minutes"]
    if start is None:
        return None
    if minutes < _LONGEST - DAY:  # an end on the next day
        minutes += DAY
    if minutes <= 0:
        return None
    if start < _NOBODY_TREATS_BEFORE and not re.search(
        r"[ap]\.?m|[ap]\b|(?<![\d:])0\d", chart.note.text[fact.start : fact.end], re.I
    ):
        start += DAY // 2
    return Range(int(start), int(start + minutes), _is_alone(chart, fact, before, after), (fact.start, fact.end))


def _is_alone(chart: Chart, fact: Fact, before: Sequence[Fact], after: Sequence[Fact]) -> bool:
    """What the words around the range say, up to the neighbouring ranges; else what was billed."""
    text = _around(chart, fact, before, after)
    if _ALONE.search(text):
        return True
    if _NOT_ALONE.search(text):
        return False
    codes = {line.code for line in chart.billing}
    return not codes or not codes <= _GROUP_CODES | _UNATTENDED_CODES


def _around(chart: Chart, fact: Fact, before: Sequence[Fact], after: Sequence[Fact]) -> str:
    text = chart.note.text
    sentence = next((s for s in chart.statements if s.start <= fact.start < s.end), None)
    start, end = (sentence.start, sentence.end) if sentence else (fact.start, fact.end)
    start = max([start, text.rfind("\n", 0, fact.start) + 1, *(f.end for f in before)])
    line_end = text.find("\n", fact.end)
    end = min([max(end, fact.end), len(text) if line_end < 0 else line_end, *(f.start for f in after)])
    return text[max(start, fact.start - _REACH) : min(end, fact.end + _REACH)]


def _without(whole: Range, others: Iterable[Range]) -> list[Range]:
    """What is left of a range when the others are taken out."""
    pieces = [whole]
    for other in others:
        pieces = [piece for r in pieces for piece in _cut(r, other)]
    return pieces


def _cut(r: Range, other: Range) -> list[Range]:
    if other.end <= r.start or r.end <= other.start:
        return [r]
    parts = (r._replace(end=min(r.end, other.start)), r._replace(start=max(r.start, other.end)))
    return [part for part in parts if part.start < part.end]


def _merged(found: Iterable[Range]) -> list[Range]:
    """Ranges without those that lie within another one."""
    out: list[Range] = []
    for r in sorted(found, key=lambda r: (r.start, -r.end)):
        if not out or r.end > out[-1].end:
            out.append(r)
    return out


def _without_unclocked(chart: Chart, alone: list[Range], others: Sequence[Range]) -> tuple[list[Range], float]:
    """Takes group or unattended minutes without a clock off the end or the start where the note says which."""
    if others or not alone:
        return alone, 0.0
    loose = 0.0
    for line in chart.billing:
        if line.code in _GROUP_CODES | _UNATTENDED_CODES and line.minutes:
            where = _sentence(chart, line.start)
            if _AT_END.search(where):
                alone = [*alone[:-1], alone[-1]._replace(end=alone[-1].end - int(line.minutes))]
            elif _AT_START.search(where):
                alone = [alone[0]._replace(start=alone[0].start + int(line.minutes)), *alone[1:]]
            else:
                loose += line.minutes
    return [r for r in alone if r.start < r.end], loose


def _sentence(chart: Chart, offset: int) -> str:
    found = next((s for s in chart.statements if s.start <= offset < s.end), None)
    return chart.note.text[found.start : found.end] if found else ""


def _over_midnight(chart: Chart) -> tuple[Range, ...]:
    """A range whose end lies on the next day, which reads as an end before its start."""
    match = _OVER_MIDNIGHT.search(chart.note.text[:1500])
    if match is None:
        return ()
    start, end = _clock(match, "1"), _clock(match, "2")
    if not (start >= 18 * 60 and end <= 6 * 60 and end + DAY - start <= _LONGEST):
        return ()
    return (Range(start, end + DAY, True, match.span()),)


def _clock(match: re.Match[str], which: str) -> int:
    hours, half = int(match[f"h{which}"]), (match[f"half{which}"] or "").lower()
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + int(match[f"m{which}"])
