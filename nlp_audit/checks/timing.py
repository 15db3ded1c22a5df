"""Times: whether they are given, and whether the stated ones agree."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Chart, Fact
from . import loose, minutes
from .context import (
    NOT_APPLICABLE,
    Context,
    Outcome,
    Span,
    billed,
    failed,
    is_timed,
    line_span,
    passed,
    spans,
    stated,
    timed_lines,
    unclear,
)

_TOTAL_AT_LEAST, _TIMED_AT_LEAST = 20, 7  # minutes from which a duration may be the time that is looked for


def total_time(chart: Chart, context: Context) -> Outcome:
    """Total treatment time in minutes or clock times, where a timed code is billed (MBPM 15 §220.3.E)."""
    if not timed_lines(chart, context):
        return NOT_APPLICABLE
    found = [*minutes.scoped(chart, "total"), *minutes.scoped(chart, "clock")]
    if found:
        return passed(*spans(found))
    doubtful = [*loose.minutes(chart, _TOTAL_AT_LEAST), *loose.total(chart), *_all_of_it(chart)]
    return _absent([line_span(line) for line in chart.billing], doubtful)


def _all_of_it(chart: Chart) -> list[Span]:
    """Minutes without a code that are no fewer than those of all codes together: "neuro re-ed and gait (45 min)"."""
    of_codes = sum(line.minutes or 0 for line in chart.billing)
    return loose.without_code(chart, max(of_codes, _TOTAL_AT_LEAST))


def _absent(at: Sequence[Span], loose: Sequence[Span]) -> Outcome:
    """No time was found: a fail, but unclear where minutes stand in the treatment that could be it."""
    return unclear(*at, *loose, detail="minutes are named that could not be assigned") if loose else failed(*at)


def timed_minutes(chart: Chart, context: Context) -> Outcome:
    """Each timed code's own minutes, or total timed minutes (per-code minutes are voluntary, MBPM 15 §220.3.E)."""
    lines = timed_lines(chart, context)
    if not lines:
        return NOT_APPLICABLE
    totals = minutes.scoped(chart, "timed_total")
    if totals and not context.profile.minutes_per_code:
        return passed(*spans(totals))
    without = [line for line in lines if line.minutes is None]
    if without and (context.profile.minutes_per_code or len(without) == len(lines)):
        return _absent(
            [line_span(line) for line in without],
            [*loose.minutes(chart, _TIMED_AT_LEAST), *loose.without_code(chart, _TIMED_AT_LEAST)],
        )
    return passed(*[line_span(line) for line in lines])


def session_length(chart: Chart, context: Context, *, code: str, reason: float) -> Outcome:
    """More than the profile's minutes of a code need a reason for the length."""
    line = billed(chart, code)
    if line is None or line.minutes is None or line.minutes <= context.profile.long_session_minutes:
        return NOT_APPLICABLE
    reasons = stated(chart, "length_reason", reason)
    return passed(*spans(reasons)) if reasons else failed(line_span(line), detail=f"{line.minutes:g} minutes")


def minutes_add_up(chart: Chart, context: Context) -> Outcome:
    """The parts give the stated totals. A total above the parts is fine; parts above a total are not (contract §7)."""
    if not timed_lines(chart, context):
        return NOT_APPLICABLE
    by_code = minutes.of_codes(chart, context)
    totals, timed = minutes.values(chart, "total"), minutes.values(chart, "timed_total")
    if by_code is None and not (totals and timed):
        return NOT_APPLICABLE
    at = [
        *spans(minutes.scoped(chart, "code")),
        *spans(minutes.scoped(chart, "timed_total")),
        *spans(minutes.scoped(chart, "total")),
    ]
    if (more := _stations(chart, max([*totals, *timed], default=0))) is not None:
        return failed(*at, detail=f"activities {more:g} min, stated total {max([*totals, *timed]):g} min")
    parts = sum(by_code.values()) + sum(minutes.unbilled(chart, context, by_code).values()) if by_code else None
    if parts is not None and minutes.shared_clock(chart, by_code or {}) < parts:
        return passed(*at)
    if timed and parts is not None and min(abs(parts - t) for t in timed) >= 1:
        return failed(*at, detail=f"parts {parts:g} min, stated timed total {timed[0]:g} min")
    untimed = sum(line.minutes or 0 for line in chart.billing if not is_timed(line.code, context))
    whole = parts if parts is not None else max(timed)
    if totals and whole + (untimed if untimed + whole <= max(totals) else 0) > max(totals):
        return failed(*at, detail=f"parts {whole:g} min, stated total {max(totals):g} min")
    return passed(*at)


def _stations(chart: Chart, total: float) -> float | None:
    """Minutes of activities, one a line and none of a code, where they are more than the visit; else None."""
    text = chart.note.text
    found = [f for f in minutes.scoped(chart, "code") if f.attributes["code"] is None]
    rows: list[list[Fact]] = []
    for one in found:
        beside = rows and text.count("\n", rows[-1][-1].end, one.start) == 1
        rows[-1].append(one) if beside else rows.append([one])
    sums = [sum(f.attributes["minutes"] for f in row) for row in rows if len(row) >= _ROWS]
    return next((float(n) for n in sums if 0 < total < n), None)


_ROWS = 3  # lines with minutes that make a list


def clock_agrees(chart: Chart, context: Context) -> Outcome:
    """Start and end agree with the stated minutes, and the end is after the start."""
    clocks = minutes.scoped(chart, "clock")
    if not clocks or not chart.billing:
        return NOT_APPLICABLE
    at = [*spans(clocks), *spans(minutes.scoped(chart, "total"))]
    if any(f.attributes["minutes"] < 0 for f in clocks):
        return failed(*at, detail="the end is before the start")
    length = sum(f.attributes["minutes"] for f in clocks)
    longest = max(f.attributes["minutes"] for f in clocks)
    totals = minutes.values(chart, "total")
    if totals:
        agree = any(abs(t - c) <= 1 for t in totals for c in (length, longest)) or sum(totals) == length
        return passed(*at) if agree else failed(*at, detail=f"clock {length:g} min, stated {max(totals):g} min")
    timed = minutes.timed(chart, context)
    if timed is not None and timed > length + 1:
        return failed(*at, detail=f"clock {length:g} min, timed {timed:g} min")
    return passed(*at)
