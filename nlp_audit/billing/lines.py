"""What a note bills: one line a code, from all its mentions, with the minutes that fit the note's own totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, islice, product

from ..records import BillingLine, Fact

_MOST_READINGS = 64  # combinations of minutes that are tried


def billed(codes: Sequence[Fact], minutes: Sequence[Fact]) -> tuple[BillingLine, ...]:
    """The billing lines of a note. `codes`, `minutes`: its facts CPT_CODE and MINUTES."""
    by_code: dict[str, list[Fact]] = defaultdict(list)
    for fact in codes:
        if fact.assertion == "present":
            by_code[fact.attributes["code"]].append(fact)
    mentions = {code: found for code, found in by_code.items() if _is_billed(found)}
    lines = tuple(_line(code, found) for code, found in mentions.items())
    return _with_timed_total(_fitting(lines, mentions, minutes), minutes)


def _is_billed(mentions: Sequence[Fact]) -> bool:
    """A service's name alone bills nothing without units."""
    return any(not m.attributes["named"] or m.attributes["units"] is not None for m in mentions)


def _line(code: str, mentions: Sequence[Fact]) -> BillingLine:
    units = [m.attributes["units"] for m in mentions if m.attributes["units"] is not None]
    modifiers = tuple(dict.fromkeys(mod for m in mentions for mod in m.attributes["modifiers"]))
    main = max(mentions, key=lambda m: (m.attributes["units"] is not None, m.attributes["minutes"] is not None))
    return BillingLine(code, max(units) if units else None, _minutes(mentions), modifiers, "note", main.start, main.end)


def _minutes(mentions: Sequence[Fact]) -> float | None:
    """The charge's own minutes, else the sum of what the text gives in parts."""
    charged = [m for m in mentions if m.attributes["minutes"] is not None and m.attributes["units"] is not None]
    if charged:
        return float(max(m.attributes["minutes"] for m in charged))
    parts = _said(mentions)
    if not parts:
        return None
    return parts[0] if len(set(parts)) == 1 and len(parts) == 2 else sum(parts)


def _said(mentions: Sequence[Fact]) -> list[float]:
    return [float(m.attributes["minutes"]) for m in mentions if m.attributes["minutes"] is not None]


def _fitting(
    lines: tuple[BillingLine, ...], mentions: dict[str, list[Fact]], minutes: Sequence[Fact]
) -> tuple[BillingLine, ...]:
    """Of codes with several figures, the reading that gives a stated total: "8 min R, 8 min L. Total 97112 16 min"."""
    stated = _stated(minutes, "timed_total") or _stated(minutes, "total")
    readings = [_readings(line, mentions[line.code]) for line in lines]
    if not stated or all(len(found) == 1 for found in readings):
        return lines
    alone = [found[0] or 0.0 for found in readings if len(found) == 1]
    beside = {sum(some) for n in range(len(alone) + 1) for some in combinations(alone, n)}
    for combined in islice(product(*readings), _MOST_READINGS):
        several = sum(n or 0.0 for n, found in zip(combined, readings, strict=True) if len(found) > 1)
        if any(several + rest in stated for rest in beside):
            return tuple(line._replace(minutes=n) for line, n in zip(lines, combined, strict=True))
    return lines


def _stated(minutes: Sequence[Fact], scope: str) -> set[float]:
    return {f.attributes["minutes"] for f in minutes if f.attributes["scope"] == scope}


def _readings(line: BillingLine, mentions: Sequence[Fact]) -> list[float | None]:
    """What a code's minutes may be: first as they were read, then each figure alone."""
    return list(dict.fromkeys([line.minutes, *_said(mentions)])) if line.minutes is not None else [None]


def _with_timed_total(lines: tuple[BillingLine, ...], minutes: Sequence[Fact]) -> tuple[BillingLine, ...]:
    """A single code's minutes are the timed total where it has none of its own."""
    stated = {f.attributes["minutes"] for f in minutes if f.attributes["scope"] == "timed_total"}
    lines = tuple(_with_minutes_each(_with_own_minutes(line, minutes), minutes) for line in lines)
    if len(lines) != 1 or lines[0].minutes is not None:
        return lines
    if len(stated) == 1:
        return (lines[0]._replace(minutes=float(stated.pop())),)
    return (lines[0]._replace(minutes=_all_of_it(minutes)),)


def _all_of_it(minutes: Sequence[Fact]) -> float | None:
    """Minutes of activities that make up the whole visit are the one code's: "reaching 6 min … total 6 min"."""
    activities = [
        f.attributes["minutes"] for f in minutes if f.attributes["scope"] == "code" and f.assertion == "present"
    ]
    return float(sum(activities)) if activities and sum(activities) in _stated(minutes, "total") else None


def _with_own_minutes(line: BillingLine, minutes: Sequence[Fact]) -> BillingLine:
    """Minutes tied to the code elsewhere in the note, as of a morning and an afternoon block."""
    own = [
        f.attributes["minutes"]
        for f in minutes
        if f.attributes["code"] == line.code and f.attributes["scope"] == "code"
    ]
    return line._replace(minutes=float(sum(own))) if line.minutes is None and own else line


def _with_minutes_each(line: BillingLine, minutes: Sequence[Fact]) -> BillingLine:
    """Minutes said once for all: "done, 15 min each:"."""
    each = {f.attributes["minutes"] for f in minutes if f.attributes.get("each")}
    return line._replace(minutes=float(each.pop())) if line.minutes is None and len(each) == 1 else line
