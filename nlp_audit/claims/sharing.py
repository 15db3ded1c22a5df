"""Billed lines as a note's billing, and one encounter's lines divided among its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from ..billing.units import units_for
from ..records import BillingLine, Chart
from .records import Charge, Known

_ASSISTED = {"CQ", "CO"}


def billed(chart: Chart, charges: Sequence[Charge]) -> tuple[BillingLine, ...]:
    """The note's billing as the claim has it: its codes, units and modifiers, with the note's own minutes.

    One line a code, several lines summed. Without charges the note's own billing stands.
    """
    if not charges:
        return chart.billing
    by_code: dict[str, list[Charge]] = defaultdict(list)
    for charge in charges:
        by_code[charge.code].append(charge)
    lines = tuple(_line(chart, code, found) for code, found in by_code.items())
    return (lines[0]._replace(minutes=_sole_minutes(chart, lines[0])),) if len(lines) == 1 else lines


def units(charges: Iterable[Charge]) -> int | None:
    """Units of several lines together; None where one is billed by minutes."""
    counts = [charge.units for charge in charges]
    return None if None in counts else sum(count or 0 for count in counts)


def modifiers(charges: Iterable[Charge]) -> tuple[str, ...]:
    """The modifiers of several lines, each once."""
    return tuple(dict.fromkeys(modifier for charge in charges for modifier in charge.modifiers))


def shares(notes: Sequence[Known], charges: Sequence[Charge]) -> list[tuple[Charge, ...]]:
    """Each note's part of the encounter's charges: of each code what the note gives, the last gets the rest.

    Where the notes do not tell how they share a code's units, each has the code and no number of units.
    """
    out: list[list[Charge]] = [[] for _ in notes]
    for code in dict.fromkeys(charge.code for charge in charges):
        lines = [charge for charge in charges if charge.code == code]
        own = {i: line for i, note in enumerate(notes) for line in note.said if line.code == code}
        for i, part in _divided(notes, own, lines).items():
            out[i] += part
    return [tuple(part) for part in out]


def _line(chart: Chart, code: str, charges: Sequence[Charge]) -> BillingLine:
    own = next((line for line in chart.billing if line.code == code), None)
    facts = [f for f in chart.of("MINUTES", "present") if f.attributes.get("code") == code]
    minutes = own.minutes if own else sum(f.attributes["minutes"] for f in facts) if facts else None
    named = [(f.start, f.end) for f in chart.of("CPT_CODE", "present") if f.attributes["code"] == code]
    start, end = (own.start, own.end) if own else (*named, *((f.start, f.end) for f in facts), (0, 0))[0]
    return BillingLine(code, units(charges), minutes, modifiers(charges), "claim", start, end)


def _sole_minutes(chart: Chart, line: BillingLine) -> float | None:
    """A single code's minutes are the timed total where it has none of its own."""
    facts = [f for f in chart.of("MINUTES", "present") if f.attributes["scope"] == "timed_total"]
    totals = {float(f.attributes["minutes"]) for f in facts}
    return totals.pop() if line.minutes is None and len(totals) == 1 else line.minutes


def _divided(notes: Sequence[Known], own: Mapping[int, BillingLine], lines: list[Charge]) -> dict[int, list[Charge]]:
    """One code's lines among the notes that name it (all, where none does)."""
    places = list(own or range(len(notes)))
    wanted = [_wanted(own[i]) if own else None for i in places]
    if len(places) > 1 and (None in wanted or units(lines) is None):
        return {i: [line._replace(units=None) for line in lines] for i in places}
    out, rest = {}, lines
    for i, count in zip(places[:-1], wanted, strict=False):
        ordered = sorted(rest, key=partial(_strangeness, notes[i], own[i]))
        out[i], rest = _taken(ordered, count or 0)
    return {**out, places[-1]: rest}


def _wanted(line: BillingLine) -> int | None:
    if line.units is not None:
        return line.units
    return None if line.minutes is None else units_for(line.minutes)


def _strangeness(note: Known, line: BillingLine, charge: Charge) -> tuple[bool, bool]:
    """How little a billed line looks like the note's: by an assistant or not, other modifiers."""
    assisted = bool(_ASSISTED & set(charge.modifiers))
    other = bool(line.modifiers) and set(line.modifiers) != set(charge.modifiers)
    return assisted != note.by_assistant, other


def _taken(lines: Sequence[Charge], wanted: int) -> tuple[list[Charge], list[Charge]]:
    """`wanted` units from the front, a line split where it must be, and the rest."""
    part: list[Charge] = []
    rest: list[Charge] = []
    for line in lines:
        billed = line.units or 0
        take = min(wanted, billed)
        wanted -= take
        part += [line._replace(units=take)] if take else []
        rest += [line._replace(units=billed - take)] if billed > take else []
    return part, rest
