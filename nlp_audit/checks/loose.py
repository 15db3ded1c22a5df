"""What may be the thing that a rule misses, though it was not read as such: a person must look, nobody is accused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..nlp import spoken
from ..records import Chart
from .context import Span

_DURATION = re.compile(
    rf"\b(?:(?P<digits>\d{{1,3}})|(?P<words>{spoken.TO_NINETY_NINE})) ?-?(?:min(?:ute)?s?\b|'(?!'))", re.I
)


def minutes(chart: Chart, at_least: float) -> list[Span]:
    """Durations of at least so many minutes that were not read as treatment time."""
    return [span for span, length in _unread(chart) if length >= at_least]


def without_code(chart: Chart, at_least: float) -> list[Span]:
    """Treatment minutes, at least so many, that no code is named with."""
    named = [(f, f.attributes) for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "code"]
    return [(f.start, f.end) for f, said in named if said["code"] is None and said["minutes"] >= at_least]


def _unread(chart: Chart) -> Iterator[tuple[Span, float]]:
    """Durations in what was done that are neither treatment minutes nor part of a goal or a score."""
    held = [(f.start, f.end) for label in ("MINUTES", "GOAL", "OUTCOME_MEASURE") for f in chart.of(label)]
    for match in _DURATION.finditer(chart.note.text):
        if _section(chart, match.start()) in ("objective", "billing", "other") and not any(
            a <= match.start() < b for a, b in held
        ):
            yield match.span(), float(match["digits"] or spoken.value(match["words"].lower()))


# a word for the visit's time with a figure behind it
_TIME_NAMED = re.compile(
    r"\b(?:tot(?:al)?|(?:tx|treatment|session|visit|therapy) time|time|duration|minutes|mins|start|stop|arrived|left|seen)\b"
    r"[ \t:=(-]{0,6}(?:\w+[ :=]{1,3}){0,2}(?P<figure>\d{1,2}:\d\d|(?<!\d:)\d{2,4})(?![\d/%.-]| ?(?:ft|feet|reps|lb|sec|s\b|deg|y|x))"
    r"|\b(?P<minutes>\d{2,3}) ?min(?:ute)?s? (?:session|visit|total|tx|treatment)",
    re.I,
)
_SIGNED = re.compile(
    r"(?i:e-?sig|signed|authent|verified|finali[sz]ed|locked|attest|/e?s/|closed by|completed by)"
    r"|[A-Z][a-z][\w'-]+,? +(?:PT|OT|SLP|PTA|COTA|DPT|OTR|CCC-SLP|SPT|OTS)\b(?! ?(?:eval|plan|\d))"
)
_UNSIGNED = re.compile(r"_{3}|not signed|draft|unsigned|pending|\[ ?\]", re.I)
_CLOSE = 200  # characters from the note's end within which a signature stands


def total(chart: Chart) -> list[Span]:
    """Figures behind a word for the visit's time that were read as nothing else: they may be its total."""
    labels = ("MINUTES", "GOAL", "OUTCOME_MEASURE", "CPT_CODE")
    held = [(f.start, f.end) for label in labels for f in chart.of(label)] + [(d.start, d.end) for d in chart.dates]
    found = [m.span("figure" if m["figure"] else "minutes") for m in _TIME_NAMED.finditer(chart.note.text)]
    treated = [at for at in found if _section(chart, at[0]) not in ("subjective", "assessment", "goals", "header")]
    return [at for at in treated if not any(a <= at[0] < b for a, b in held) and not _end_is_open(chart, at[1])]


_OPEN_END = re.compile(
    r"[^\n]{0,14}\b(?:out|end(?:ed)?|stop(?:ped)?|finish(?:ed)?|left|depart\w*)\b[ \t:=]{0,3}(?:_{2,}|\?|-{2,}|$)",
    re.I | re.M,
)


def _end_is_open(chart: Chart, at: int) -> bool:
    """Whether a start stands beside an end that nobody filled in: "Time in: 10:20   Time out: ____"."""
    return _OPEN_END.match(chart.note.text, at) is not None


def _section(chart: Chart, at: int) -> str:
    """Name of the section that holds an offset."""
    return next((s.name for s in chart.sections if s.start <= at < s.end), "other")


def signature(chart: Chart) -> list[Span]:
    """Words near the end that speak of a signature, in lines that leave none open."""
    text = chart.note.text
    found = _SIGNED.finditer(text, max(0, len(text) - _CLOSE))
    return [m.span() for m in found if not _UNSIGNED.search(_line(text, m.start()))]


# a day with its month's name but without a year, in words, a date run together or apart
_DATED = re.compile(
    rf"\b{spoken.MONTH}[ ,-]+(?:\d|the\b|{spoken.ORDINAL}\b)|\b(?:\d{{1,2}}(?:st|nd|rd|th)?|{spoken.ORDINAL})[ -](?:day )?(?:of )?{spoken.MONTH}(?![a-z])"
    r"|(?<!\d)20[12]\d[01]\d[0-3]\d(?!\d)|(?<![\d.])\d{1,2}[ .]\d{1,2}[ .](?:20)?2\d(?![\d.])",
    re.I,
)


def date(chart: Chart) -> list[Span]:
    """Words of a date in a note of which no date at all was read."""
    return [] if chart.dates else [m.span() for m in _DATED.finditer(chart.note.text)]


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None]
