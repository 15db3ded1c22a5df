"""15-minute units that minutes support, by Medicare's total-time rule or by the AMA's midpoint rule.

Sources: Medicare Claims Processing Manual (MCPM) ch. 5 §20.2.C, "counting minutes for timed codes in
15-minute units", with its five examples; CPT's rule that a unit is reached when its midpoint is passed.
Minutes are those of timed codes for one patient, one day and one discipline, all sessions together; codes
that were done and not billed count too. Rest, documentation and untimed codes (evaluation, group) do not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Literal, NamedTuple

from . import working

Method = Literal["eight-minute", "midpoint"]
METHODS: tuple[Method, ...] = ("eight-minute", "midpoint")
UNIT = 15  # minutes
LEAST = 8  # minutes that earn a unit


class Allocation(NamedTuple):
    """The units that minutes support, code by code, and how they were reached."""

    method: Method
    minutes: Mapping[str, float]  # of timed codes, in the order given
    total_minutes: float  # timed minutes in all
    total_units: int  # timed units in all, the sum of `units`
    units: Mapping[str, int]  # of timed codes; where codes tie, the first named takes the last unit
    ties: tuple[tuple[str, ...], ...]  # groups of codes of which any may take the last unit or units
    working: tuple[str, ...]  # the arithmetic in plain English
    untimed: Mapping[str, int]  # codes given that have no timed units, one unit each; in no total


class Support(NamedTuple):
    """What minutes say to the units billed."""

    billed_units: int  # timed units billed that could be checked
    supported_units: int
    total_exceeds: bool
    codes_exceed: tuple[str, ...]  # codes with more units than their minutes support, however ties fall
    total_below: bool
    reasons: tuple[str, ...]  # one plain sentence for each excess
    unchecked: tuple[str, ...]  # codes billed that have no minutes to check them by

    @property
    def exceeds(self) -> bool:
        """More billed than supported, in all or for one code."""
        return self.total_exceeds or bool(self.codes_exceed)


class _Division(NamedTuple):
    units: Mapping[str, int]
    tie: tuple[str, ...]
    lines: tuple[str, ...]


def units_for(minutes: float) -> int:
    """15-minute units in `minutes`: none below 8, then one more at 8, 23, 38, 53 … (MCPM ch. 5 §20.2.C)."""
    return max(0, int((minutes + UNIT - LEAST) // UNIT))


def allocate(minutes: Mapping[str, float], method: Method, timed: Callable[[str], bool]) -> Allocation:
    """Divide the units that `minutes` (minutes by code) support among the codes that `timed` says are timed.

    Minutes that cannot be (negative, not a number) count as none and are named in the working.
    """
    counted = {code: _possible(value) for code, value in minutes.items() if timed(code)}
    untimed = {code: 1 for code in minutes if not timed(code)}
    units, tie, steps = _eight_minute(counted) if method == "eight-minute" else _midpoint(counted)
    lines = [*working.impossible(minutes, counted), *steps, *working.unbilled(counted, units)]
    lines += working.untimed(untimed)
    all_minutes, all_units, ties = total(counted.values()), sum(units.values()), (tie,) if tie else ()
    return Allocation(method, counted, all_minutes, all_units, units, ties, tuple(lines), untimed)


def total(minutes: Collection[float]) -> float:
    """The sum of minutes, free of binary rounding (0.1 + 0.2)."""
    return round(math.fsum(minutes), 6)


def full_units(allocation: Allocation, code: str) -> int:
    """Whole 15-minute units of the code's own minutes, which nothing can take from it."""
    return int(allocation.minutes.get(code, 0) // UNIT)


def supports(allocation: Allocation, billed: Mapping[str, int], timed_total: float | None = None) -> Support:
    """Hold `billed` (units by timed code) against what minutes support. `allocation.untimed` are skipped.

    `timed_total` is the total of timed minutes as stated. Medicare asks for no other figure, so codes may
    lack minutes of their own: they share what it leaves of the others', and without it stay unchecked.
    A total below the sum of the codes' minutes limits the units in all (two codes over the same minutes).
    """
    billed = {code: units for code, units in billed.items() if code not in allocation.untimed}
    loose = tuple(code for code in billed if code not in allocation.minutes)
    stated = _possible(timed_total or 0)
    if loose and not stated:
        known = {code: units for code, units in billed.items() if code not in loose}
        support = _support(allocation, known, allocation.total_units, 0)
        return support._replace(total_below=False, unchecked=loose)
    stated = stated or allocation.total_minutes
    rest = max(0, total([stated, -allocation.total_minutes]))
    if len(loose) == 1:
        allocation = allocate({**allocation.minutes, loose[0]: rest}, allocation.method, lambda _: True)
    shared = rest if len(loose) > 1 else 0
    return _support(allocation, billed, _units_in_all(allocation, stated, shared, len(loose)), shared)


def _units_in_all(allocation: Allocation, stated: float, shared: float, codes: int) -> int:
    """Units when `codes` codes share `shared` minutes in the way that earns most, within the stated total."""
    if allocation.method == "eight-minute":
        return units_for(min(stated, total([allocation.total_minutes, shared])))
    first = min(codes, int(shared // LEAST))  # at the midpoint 8 minutes earn each code's first unit
    return allocation.total_units + first + max(0, int((shared - first * LEAST) // UNIT))


def _support(allocation: Allocation, billed: Mapping[str, int], supported: int, shared: float) -> Support:
    units = sum(billed.values())
    most = {code: _most(allocation, code, shared) for code in billed if code in allocation.minutes}
    over = {code: limit for code, limit in most.items() if billed[code] > limit}
    takers = () if shared else _takers(allocation, billed)
    reasons = tuple(working.excesses(billed, supported, over, takers))
    exceed = tuple(code for code in billed if code in over or code in takers)
    return Support(units, supported, units > supported, exceed, units < supported, reasons, ())


def _most(allocation: Allocation, code: str, shared: float) -> int:
    """The most units that any legal choice gives the code."""
    open_end = any(code in tie for tie in allocation.ties)
    if allocation.method == "eight-minute" and (open_end or shared):
        return full_units(allocation, code) + 1
    return allocation.units[code]


def _takers(allocation: Allocation, billed: Mapping[str, int]) -> tuple[str, ...]:
    """Codes of a tie that are billed with a last unit, where these are more than there are last units."""
    for tie in allocation.ties:
        takers = tuple(code for code in tie if billed.get(code, 0) > full_units(allocation, code))
        if len(takers) > sum(allocation.units[code] - full_units(allocation, code) for code in tie):
            return takers
    return ()


def _possible(minutes: float) -> float:
    return round(minutes, 6) if math.isfinite(minutes) and minutes > 0 else 0


def _midpoint(minutes: Mapping[str, float]) -> _Division:
    # Each code stands alone: what is left over is never put together, so nothing can tie.
    units = {code: units_for(value) for code, value in minutes.items()}
    return _Division(units, (), working.midpoint(minutes, units))


def _eight_minute(minutes: Mapping[str, float]) -> _Division:
    full = {code: int(value // UNIT) for code, value in minutes.items()}
    rest = {code: round(value % UNIT, 6) for code, value in minutes.items()}
    winners, tie = _spare(rest, units_for(total(minutes.values())) - sum(full.values()))
    units = {code: full[code] + (code in winners) for code in minutes}
    return _Division(units, tie, working.eight_minute(minutes, full, rest, winners, tie))


def _spare(rest: Mapping[str, float], spare: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that take the `spare` units, one each to the largest remainders, and those tied for the last.

    No code ever takes two: remainders below 15 each never add up to more spare units than there are codes.
    """
    if not spare:
        return (), ()
    winners = sorted(rest, key=lambda code: -rest[code])[:spare]  # stable: equals stay in the order given
    level = tuple(code for code in rest if rest[code] == rest[winners[-1]])
    decided = all(code in winners for code in level)
    return tuple(winners), () if decided else level
