"""The minutes that a note states: of each code, of all timed codes, of the visit."""

from __future__ import annotations

from collections.abc import Mapping

from ..records import Chart, Fact
from .context import Context, billed, is_timed, timed_lines


def scoped(chart: Chart, scope: str) -> list[Fact]:
    """Today's minutes of a scope: "code", "timed_total", "total", "clock"."""
    return [f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == scope]


def of_codes(chart: Chart, context: Context) -> dict[str, float] | None:
    """Minutes of the timed codes, or None where a code has none."""
    lines = timed_lines(chart, context)
    if lines and all(line.minutes is not None for line in lines):
        return {line.code: float(line.minutes or 0) for line in lines}
    return None


def timed(chart: Chart, context: Context) -> float | None:
    """All timed minutes: the sum of the codes' own, else the stated timed total."""
    by_code = of_codes(chart, context)
    if by_code is not None:
        return min(sum(by_code.values()), shared_clock(chart, by_code))
    totals = [f.attributes["minutes"] for f in scoped(chart, "timed_total")]
    return float(max(totals)) if totals else None


def shared_clock(chart: Chart, by_code: Mapping[str, float]) -> float:
    """Two timed codes over the same minutes: those minutes count once."""
    totals = [
        f.attributes["minutes"]
        for f in [*scoped(chart, "total"), *scoped(chart, "timed_total")]
        if f.attributes["minutes"] > 0
    ]
    values = list(by_code.values())
    if len(values) > 1 and len(set(values)) == 1 and totals and max(totals) == values[0]:
        return values[0]
    return float("inf")


def unbilled(chart: Chart, context: Context, known: Mapping[str, float]) -> dict[str, float]:
    """Timed minutes of codes that are named with minutes but not billed: they can earn units too (§220.3.E)."""
    found = [f for f in chart.of("MINUTES", "present") if f.attributes.get("code") and f.attributes["scope"] == "code"]
    extra: dict[str, float] = {}
    for fact in found:
        code = fact.attributes["code"]
        if code not in known and "timed" not in known and is_timed(code, context) and billed(chart, code) is None:
            extra[code] = extra.get(code, 0) + fact.attributes["minutes"]
    return extra


def values(chart: Chart, scope: str) -> list[float]:
    """The same as numbers."""
    return [float(f.attributes["minutes"]) for f in scoped(chart, scope)]
