"""Times and units: what the minutes support, and whether the stated times agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..billing import units
from ..billing.units import Method, Support
from ..records import BillingLine, Chart, Fact
from . import loose
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


def _scoped(chart: Chart, scope: str) -> list[Fact]:
    return [f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == scope]


def total_time(chart: Chart, context: Context) -> Outcome:
    """Total treatment time in minutes or clock times, where a timed code is billed (MBPM 15 §220.3.E)."""
    if not timed_lines(chart, context):
        return NOT_APPLICABLE
    found = [*_scoped(chart, "total"), *_scoped(chart, "clock")]
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
    totals = _scoped(chart, "timed_total")
    if totals and not context.profile.minutes_per_code:
        return passed(*spans(totals))
    without = [line for line in lines if line.minutes is None]
    if without and (context.profile.minutes_per_code or len(without) == len(lines)):
        return _absent(
            [line_span(line) for line in without],
            [*loose.minutes(chart, _TIMED_AT_LEAST), *loose.without_code(chart, _TIMED_AT_LEAST)],
        )
    return passed(*[line_span(line) for line in lines])


def _minutes_by_code(chart: Chart, context: Context) -> dict[str, float] | None:
    """Minutes of the timed codes, or None where neither codes nor a timed total have any."""
    lines = timed_lines(chart, context)
    if lines and all(line.minutes is not None for line in lines):
        return {line.code: float(line.minutes or 0) for line in lines}
    return None


def _timed_total(chart: Chart, context: Context) -> float | None:
    """All timed minutes: the sum of the codes' own, else the stated timed total."""
    by_code = _minutes_by_code(chart, context)
    if by_code is not None:
        return min(sum(by_code.values()), _shared_clock(chart, by_code))
    totals = [f.attributes["minutes"] for f in _scoped(chart, "timed_total")]
    return float(max(totals)) if totals else None


def _shared_clock(chart: Chart, by_code: Mapping[str, float]) -> float:
    """Two timed codes over the same minutes: those minutes count once."""
    totals = [
        f.attributes["minutes"]
        for f in [*_scoped(chart, "total"), *_scoped(chart, "timed_total")]
        if f.attributes["minutes"] > 0
    ]
    values = list(by_code.values())
    if len(values) > 1 and len(set(values)) == 1 and totals and max(totals) == values[0]:
        return values[0]
    return float("inf")


def _units(lines: tuple[BillingLine, ...]) -> dict[str, int]:
    return {line.code: line.units for line in lines if line.units is not None}


def _support(chart: Chart, context: Context) -> tuple[Support, float] | None:
    lines = timed_lines(chart, context)
    billed_units, total = _units(lines), _timed_total(chart, context)
    if not billed_units or total is None:
        return None
    by_code = _minutes_by_code(chart, context)
    if by_code is None or sum(by_code.values()) > total:
        by_code = {"timed": total} if len(billed_units) != 1 else {next(iter(billed_units)): total}
        if len(billed_units) != 1:
            billed_units = {"timed": sum(billed_units.values())}
    by_code = {**by_code, **_unbilled(chart, context, by_code)}
    return _supports(tuple(by_code.items()), tuple(billed_units.items()), context.profile.method), total


@lru_cache(4096)
def _supports(minutes: tuple[tuple[str, float], ...], billed: tuple[tuple[str, int], ...], method: Method) -> Support:
    """Two rules ask for the same, and so do most visits of a clinic: 30 minutes here and 15 there."""
    return units.supports(units.allocate(dict(minutes), method, lambda _: True), dict(billed))


def _unbilled(chart: Chart, context: Context, known: Mapping[str, float]) -> dict[str, float]:
    """Timed minutes of codes that are named with minutes but not billed: they can earn units too (§220.3.E)."""
    found = [f for f in chart.of("MINUTES", "present") if f.attributes.get("code") and f.attributes["scope"] == "code"]
    extra: dict[str, float] = {}
    for fact in found:
        code = fact.attributes["code"]
        if code not in known and "timed" not in known and is_timed(code, context) and billed(chart, code) is None:
            extra[code] = extra.get(code, 0) + fact.attributes["minutes"]
    return extra


def units_within_minutes(chart: Chart, context: Context) -> Outcome:
    """Billed units do not exceed what the minutes support, in all and for each code (MCPM 5 §20.2)."""
    support = _support(chart, context)
    if support is None:
        return NOT_APPLICABLE
    lines = timed_lines(chart, context)
    if support[0].exceeds and _total_supports(chart, context):
        return unclear(
            *_unit_spans(chart, lines), detail="the stated timed total supports them, the codes' minutes do not"
        )
    if support[0].exceeds:
        return failed(*_unit_spans(chart, lines), detail="; ".join(support[0].reasons))
    return passed(*_unit_spans(chart, lines))


def _total_supports(chart: Chart, context: Context) -> bool:
    """Whether a timed total above the codes' own minutes supports all billed units: minutes may not have been read."""
    billed_units, by_code = _units(timed_lines(chart, context)), _minutes_by_code(chart, context)
    stated = max((f.attributes["minutes"] for f in _scoped(chart, "timed_total")), default=0)
    if by_code is None or stated <= sum(by_code.values()):
        return False
    in_all = _supports((("timed", stated),), (("timed", sum(billed_units.values())),), context.profile.method)
    return not in_all.exceeds


def units_not_below_minutes(chart: Chart, context: Context) -> Outcome:
    """No fewer units than the minutes support in all; a missed charge, no error."""
    support = _support(chart, context)
    if support is None or any(line.units is None for line in timed_lines(chart, context)):
        return NOT_APPLICABLE
    lines = timed_lines(chart, context)
    if support[0].total_below:
        return failed(
            *_unit_spans(chart, lines),
            detail=f"{support[0].supported_units} units supported, {support[0].billed_units} billed",
        )
    return passed(*_unit_spans(chart, lines))


def _unit_spans(chart: Chart, lines: tuple[BillingLine, ...]) -> list[Span]:
    return [
        *[line_span(line) for line in lines],
        *spans(_scoped(chart, "code")),
        *spans(_scoped(chart, "timed_total")),
    ]


def eight_minutes(chart: Chart, context: Context) -> Outcome:
    """A timed unit needs 8 timed minutes in all (MCPM 5 §20.2.C)."""
    total, lines = _timed_total(chart, context), timed_lines(chart, context)
    if total is None or not any(_units(lines).values()):
        return NOT_APPLICABLE
    at = _unit_spans(chart, lines)
    return failed(*at, detail=f"{total:g} timed minutes") if total < 8 else passed(*at)


def unit_limit(chart: Chart, context: Context) -> Outcome:
    """Units of a code on one date within the profile's limit (MUE)."""
    known = [
        (line, limit)
        for line in chart.billing
        if line.units is not None and (limit := context.profile.limits.get(line.code)) is not None
    ]
    if not known:
        return NOT_APPLICABLE
    over = [(line, limit.units) for line, limit in known if (line.units or 0) > limit.units]
    if over:
        detail = "; ".join(f"{line.code}: {line.units} units, limit {limit}" for line, limit in over)
        return failed(*[line_span(line) for line, _ in over], detail=detail)
    return passed(*[line_span(line) for line, _ in known])


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
    by_code = _minutes_by_code(chart, context)
    totals, timed = _values(chart, "total"), _values(chart, "timed_total")
    if by_code is None and not (totals and timed):
        return NOT_APPLICABLE
    at = [
        *spans(_scoped(chart, "code")),
        *spans(_scoped(chart, "timed_total")),
        *spans(_scoped(chart, "total")),
    ]
    parts = sum(by_code.values()) + sum(_unbilled(chart, context, by_code).values()) if by_code else None
    if parts is not None and _shared_clock(chart, by_code or {}) < parts:
        return passed(*at)
    if timed and parts is not None and min(abs(parts - t) for t in timed) >= 1:
        return failed(*at, detail=f"parts {parts:g} min, stated timed total {timed[0]:g} min")
    untimed = sum(line.minutes or 0 for line in chart.billing if not is_timed(line.code, context))
    whole = parts if parts is not None else max(timed)
    if totals and whole + (untimed if untimed + whole <= max(totals) else 0) > max(totals):
        return failed(*at, detail=f"parts {whole:g} min, stated total {max(totals):g} min")
    return passed(*at)


def _values(chart: Chart, scope: str) -> list[float]:
    return [float(f.attributes["minutes"]) for f in _scoped(chart, scope)]


def clock_agrees(chart: Chart, context: Context) -> Outcome:
    """Start and end agree with the stated minutes, and the end is after the start."""
    clocks = _scoped(chart, "clock")
    if not clocks or not chart.billing:
        return NOT_APPLICABLE
    at = [*spans(clocks), *spans(_scoped(chart, "total"))]
    if any(f.attributes["minutes"] < 0 for f in clocks):
        return failed(*at, detail="the end is before the start")
    length = sum(f.attributes["minutes"] for f in clocks)
    longest = max(f.attributes["minutes"] for f in clocks)
    totals = _values(chart, "total")
    if totals:
        agree = any(abs(t - c) <= 1 for t in totals for c in (length, longest)) or sum(totals) == length
        return passed(*at) if agree else failed(*at, detail=f"clock {length:g} min, stated {max(totals):g} min")
    timed = _timed_total(chart, context)
    if timed is not None and timed > length + 1:
        return failed(*at, detail=f"clock {length:g} min, timed {timed:g} min")
    return passed(*at)
