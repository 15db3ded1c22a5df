"""Whether what was done and how it was billed agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import LEVELS, BillingLine, Chart, Statement
from . import groups, kinds, loose, modalities, providers, shared_time
from .context import (
    NOT_APPLICABLE,
    Context,
    Outcome,
    Span,
    billed,
    failed,
    line_span,
    passed,
    spans,
    stated,
    unclear,
)
from .regions import Region, strongest


def matches_code(
    chart: Chart,
    context: Context,
    *,
    code: str,
    kind: str,
    reads_as: str,
    sure: float,
    at_most: float,
    share: float,
    passive: float,
) -> Outcome:
    """The code's activities are of its kind; it fails where all of them are of the other kind.

    sure: probability from which an activity is of the other kind; at_most: the highest that any may have of its own
    kind, and share: how much of their own kind all may have together for each part of the other kind.
    """
    line = billed(chart, code)
    if line is None:
        return NOT_APPLICABLE
    region = context.regions[code]
    if not region.statements or _is_passive(region, passive) or _in_brackets(chart, context, code):
        return NOT_APPLICABLE
    found = list(region.activities())
    mine, other = kinds.weigh(found, kind, reads_as), kinds.weigh(found, reads_as, kind)
    at = [line_span(line), *spans(a for a in found if max(a.nmr, a.tex) >= sure)]
    alone = region.own or (reads_as == "nmr" and mine.surest <= _WEAKLY and mine.sum <= _HARDLY * other.sum)
    doubt = at_most if alone else sure  # in a list that two codes share, any activity may be the code's
    wrong = other.surest >= sure and mine.surest <= doubt and mine.sum <= share * other.sum
    return failed(*at, detail=kinds.told(found, other, mine, chart.note.text)) if wrong else passed(*at)


_HARDLY, _WEAKLY = 0.15, 0.6  # share of a list, and surest of it, that is of the code's kind: the list is of the other


def no_passive_modality(chart: Chart, context: Context, *, code: str, passive: float) -> Outcome:
    """The code's time holds active work, not only a passive modality. passive: how sure a sentence must be of one."""
    line = billed(chart, code)
    if line is None:
        return NOT_APPLICABLE
    region = context.regions[code]
    at = [line_span(line), *spans(region.statements)]
    if told := _in_brackets(chart, context, code):
        return failed(line_span(line), told)
    return failed(*at) if _is_passive(region, passive) else passed(*at)


_BRACKETS = re.compile(r"[^\n;(]{0,40}\((?P<told>[^()\n]{2,60})\)")
_ITEMS = re.compile(r"\s*(?:[/,+&]|\band\b|\bwith\b|\bw/)\s*", re.I)


def _in_brackets(chart: Chart, context: Context, code: str) -> Span | None:
    """Where brackets behind the code, or its whole entry, name passive modalities and nothing else."""
    for fact in chart.of("CPT_CODE", "present"):
        told = _BRACKETS.match(chart.note.text, fact.end)
        if told and fact.attributes["code"] == code:
            items = [item.lower() for item in _ITEMS.split(told["told"]) if item]
            named = {name for known in context.codes.values() for name in known.modality}
            if items and named.issuperset(items):
                return told.span("told")
    return modalities.told_passive(chart, context, code)


def _is_passive(region: Region, passive: float) -> bool:
    active = max(strongest(region.statements, label) for label in ("nmr", "tex", "functional"))
    best = strongest(region.statements, "passive")
    return region.own and best >= passive and active < min(best, 0.6)


def hands_on_level(chart: Chart, context: Context, *, code: str) -> Outcome:
    """Somebody who only watches gives no 97112: a level of standby or heavier, a cue, or hands-on help."""
    line = billed(chart, code)
    levels = chart.of("ASSIST_LEVEL", "present")
    if line is None or not levels:
        return NOT_APPLICABLE
    cues = chart.of("CUE", "present")
    heavier = [f for f in levels if LEVELS.index(f.attributes["level"]) > LEVELS.index("supervision")]
    if cues or heavier:
        return passed(*spans(cues), *spans(heavier))
    return failed(line_span(line), *spans(levels))


# minutes by mode of treatment: none individual, some concurrent or in a group
_SHARED_MINUTES = re.compile(r"individual[ :]*(?:0\b|-+|_+|none\b)[^\n]{0,30}(?:concurrent|group)[ :]*[1-9]\d*", re.I)


_NOT_TODAYS_WORK = ("plan", "goals", "subjective", "assessment")


def one_patient(chart: Chart, context: Context, *, code: str, group: float, one_on_one: float) -> Outcome:
    """The code is not billed for group or concurrent treatment."""
    line = billed(chart, code)
    if line is None:
        return NOT_APPLICABLE
    by_mode = _SHARED_MINUTES.search(chart.note.text) if "individual" in chart.note.text.lower() else None
    if by_mode:
        return failed(line_span(line), by_mode.span())
    shared = [*groups.told(chart), *spans(stated(chart, "group", group, without=_NOT_TODAYS_WORK))]
    alone = [*spans(stated(chart, "one_on_one", one_on_one)), *spans(chart.of("ONE_ON_ONE", "present"))]
    group_billed = [b for b in chart.billing if b.code in context.codes and context.codes[b.code].group]
    if not shared or (group_billed and not _all_in_group(chart, line, group_billed)):
        return passed(line_span(line), *alone)
    return unclear(line_span(line), *shared, *alone) if alone else failed(line_span(line), *shared)


def _all_in_group(chart: Chart, line: BillingLine, group_billed: Sequence[BillingLine]) -> bool:
    """Whether the code's time can be no other than the group's: it fills the visit, or both are named in one breath."""
    total = _total(chart)
    if line.minutes is not None:
        return total is not None and line.minutes >= total and all(b.minutes is None for b in group_billed)
    return any(_in_one_breath(chart, (line, other), timed=False) for other in group_billed)


def separate_time(chart: Chart, context: Context, *, code: str, beside: str, separate: float, same: float) -> Outcome:
    """The code and an untimed service (or stimulation) beside it show times of their own."""
    line, others = billed(chart, code), _beside(chart, context, beside, code)
    if line is None or not others:
        return NOT_APPLICABLE
    at = [line_span(line), *[line_span(o) for o in others]]
    text = chart.note.text
    if entry := shared_time.in_one_entry(chart, line, others):
        return failed(*at, entry)
    together = [
        s
        for s in stated(chart, "same_time", same, without=("plan", "goals"))
        if shared_time.is_of(s, text, others, context)
    ]
    apart = [
        s
        for s in stated(chart, "separate_time", separate, without=("plan", "goals"))
        if shared_time.shows_apart(s, text)
    ]
    surest = max((s.scores["separate_time"] for s in apart), default=0)
    if any(s.scores["same_time"] > surest for s in together):
        return failed(*at, *spans(together))
    if apart or all(o.minutes is not None for o in others):
        return passed(*at, *spans(apart))
    if beside == "stimulation":
        return passed(*at)
    clocks = [f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "clock"]
    total = _total(chart)
    if len(clocks) > 1 or (total is not None and line.minutes is not None and total > line.minutes + 3):
        return passed(*at)
    return failed(*at)


def _total(chart: Chart) -> float | None:
    found = [
        f.attributes["minutes"] for f in chart.of("MINUTES", "present") if f.attributes["scope"] in ("total", "clock")
    ]
    return float(max(found)) if found else None


def _beside(chart: Chart, context: Context, beside: str, code: str) -> list[BillingLine]:
    known = [(line, context.codes.get(line.code)) for line in chart.billing if line.code != code]
    if beside == "stimulation":
        return [line for line, c in known if c and c.stimulation]
    return [line for line, c in known if c and not c.timed]


_OWN_AT_LEAST, _UNASSIGNED = 8, "minutes are named that could not be assigned to a code"


def told_apart(chart: Chart, context: Context, *, codes: Sequence[str]) -> Outcome:
    """Two codes billed together have times and activities of their own."""
    lines = [billed(chart, code) for code in codes]
    if any(line is None for line in lines):
        return NOT_APPLICABLE
    found = [line for line in lines if line is not None]
    at = [line_span(line) for line in found]
    where = context.regions
    if any(line.minutes is None for line in found):
        own = _own_times(chart, found)
        return unclear(*at, *own, detail=_UNASSIGNED) if own else failed(*at, detail="one undivided time for both")
    undivided = [where[line.code] for line in found if not where[line.code].own]
    if len(undivided) == len(found) and undivided[0].statements and not _kinds_differ(undivided[0].statements):
        return failed(*at, detail="one undivided list of activities for both")
    return passed(*at)


def _own_times(chart: Chart, lines: Sequence[BillingLine]) -> list[Span]:
    """Times that may be the codes' own: of one code alone, of parts of the visit, or read as nothing else."""
    clocks = spans([f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "clock"])
    alone = [line_span(line) for line in lines if line.minutes is not None]
    shared = alone and _in_one_breath(chart, lines)
    named = loose.minutes(chart, _OWN_AT_LEAST)
    both = [*named, *loose.without_code(chart, _OWN_AT_LEAST)]
    return [*(() if shared else alone), *(clocks if len(clocks) > 1 else ()), *(both if len(both) > 1 else named)]


def _in_one_breath(chart: Chart, lines: Sequence[BillingLine], timed: bool = True) -> bool:
    """The minutes are of both codes: "97110/97112 circuit, 40 min", "NMR and ther ex per flowsheet, 45 min".

    timed: only where minutes are said with one of them.
    """
    codes, text = {line.code for line in lines}, chart.note.text
    mentions = [f for f in chart.of("CPT_CODE") if f.attributes["code"] in codes]
    said = [f for f in mentions if f.attributes["minutes"] is not None or not timed]
    return any(
        one.attributes["named"] and _AND_NAMED.search(text, max(0, one.start - _ONE_BREATH), one.start) for one in said
    ) or any(
        one.attributes["code"] != two.attributes["code"]
        and abs(one.start - two.start) <= _ONE_BREATH
        and "\n" not in text[min(one.start, two.start) : max(one.end, two.end)]
        for one in said
        for two in mentions
    )


_ONE_BREATH = 40  # characters between two codes that are named together
_AND_NAMED = re.compile(r"(?i:neuro\w*|nmr|nre|re-?ed\w*|ther\w*|ex\w*|te)\.? ?(?:[/&+]|and\b) ?\Z")


def _kinds_differ(statements: Sequence[Statement]) -> bool:
    """A list in which some items are plainly exercise and others plainly balance or coordination speaks for itself."""
    nmr = any(s.scores.get("nmr", 0) >= 0.6 > 2 * s.scores.get("tex", 0) for s in statements)
    return nmr and any(s.scores.get("tex", 0) >= 0.6 > 2 * s.scores.get("nmr", 0) for s in statements)


def qualified_provider(chart: Chart, context: Context, *, unqualified: float) -> Outcome:
    """No aide, technician or volunteer provided the billed service."""
    if not chart.billing:
        return NOT_APPLICABLE
    found = stated(chart, "unqualified", unqualified, without=("plan", "goals", "subjective", "header"))
    found = [s for s in found if not providers.only_helps(chart.note.text[s.start : s.end])]
    at = [*spans(found), *providers.helpers(chart)]
    return failed(*at) if at else passed()
