"""Units: what the stated minutes support, and how many of a code one date may have."""

from __future__ import annotations

from functools import lru_cache

from ..billing import units
from ..billing.units import Method, Support
from ..records import BillingLine, Chart
from . import minutes
from .context import NOT_APPLICABLE, Context, Outcome, Span, failed, line_span, passed, spans, timed_lines, unclear


def _units(lines: tuple[BillingLine, ...]) -> dict[str, int]:
    return {line.code: line.units for line in lines if line.units is not None}


def _support(chart: Chart, context: Context) -> Support | None:
    """What the stated minutes support; None where no units are billed or no minutes are known."""
    billed_units, total = _units(timed_lines(chart, context)), minutes.timed(chart, context)
    if not billed_units or total is None:
        return None
    by_code = minutes.of_codes(chart, context)
    if (
        by_code is None or sum(by_code.values()) > total
    ):  # only the total tells, so that only all units can be held to it
        billed_units = billed_units if len(billed_units) == 1 else {"timed": sum(billed_units.values())}
        by_code = dict.fromkeys(billed_units, total)
    by_code = {**by_code, **minutes.unbilled(chart, context, by_code)}
    return _supports(tuple(by_code.items()), tuple(billed_units.items()), context.profile.method)


@lru_cache(4096)
def _supports(by_code: tuple[tuple[str, float], ...], billed: tuple[tuple[str, int], ...], method: Method) -> Support:
    """Two rules ask for the same, and so do most visits of a clinic: 30 minutes here and 15 there."""
    return units.supports(units.allocate(dict(by_code), method, lambda _: True), dict(billed))


def units_within_minutes(chart: Chart, context: Context) -> Outcome:
    """Billed units do not exceed what the minutes support, in all and for each code (MCPM 5 §20.2)."""
    support = _support(chart, context)
    if support is None:
        return NOT_APPLICABLE
    lines = timed_lines(chart, context)
    if support.exceeds and _total_supports(chart, context):
        return unclear(
            *_unit_spans(chart, lines), detail="the stated timed total supports them, the codes' minutes do not"
        )
    if support.exceeds:
        return failed(*_unit_spans(chart, lines), detail="; ".join(support.reasons))
    return passed(*_unit_spans(chart, lines))


def _total_supports(chart: Chart, context: Context) -> bool:
    """Whether a timed total above the codes' own minutes supports all billed units: minutes may not have been read."""
    billed_units, by_code = _units(timed_lines(chart, context)), minutes.of_codes(chart, context)
    stated = max((f.attributes["minutes"] for f in minutes.scoped(chart, "timed_total")), default=0)
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
    if support.total_below:
        return failed(
            *_unit_spans(chart, lines),
            detail=f"{support.supported_units} units supported, {support.billed_units} billed",
        )
    return passed(*_unit_spans(chart, lines))


def _unit_spans(chart: Chart, lines: tuple[BillingLine, ...]) -> list[Span]:
    return [
        *[line_span(line) for line in lines],
        *spans(minutes.scoped(chart, "code")),
        *spans(minutes.scoped(chart, "timed_total")),
    ]


def eight_minutes(chart: Chart, context: Context) -> Outcome:
    """A timed unit needs 8 timed minutes in all (MCPM 5 §20.2.C)."""
    total, lines = minutes.timed(chart, context), timed_lines(chart, context)
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
