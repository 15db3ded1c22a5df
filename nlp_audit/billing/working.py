"""The arithmetic of units in plain English, one line a step, for a clinician to follow with a pencil."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

MANUAL = "MCPM ch. 5 §20.2.C"
_NO_REST = "Nothing is left over."


def number(value: float) -> str:
    """15 for 15.0, 7.5 for 7.5."""
    return f"{value:.10g}"


def count(value: float, word: str) -> str:
    """`1 unit`, `2 units`."""
    return f"{number(value)} {word}" if value == 1 else f"{number(value)} {word}s"


def listing(words: Collection[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *head, tail = words
    return f"{', '.join(head)} {last} {tail}" if head else tail


def impossible(given: Mapping[str, float], counted: Mapping[str, float]) -> Iterator[str]:
    """Minutes that were set to none because they cannot be."""
    for code, minutes in counted.items():
        if given[code] != minutes:
            yield f"{code}: {number(given[code])} minutes cannot be; counted as 0."


def untimed(codes: Collection[str]) -> Iterator[str]:
    """Codes whose minutes count nowhere."""
    for code in codes:
        yield f"{code} is untimed: 1 unit whatever its minutes, which count towards no timed unit ({MANUAL})."


def unbilled(minutes: Mapping[str, float], units: Mapping[str, int]) -> Iterator[str]:
    """Codes that were done and earn no unit."""
    codes = [code for code in minutes if minutes[code] and not units[code]]
    if codes:
        each = listing([f"{code} ({count(minutes[code], 'minute')})" for code in codes])
        yield f"Documented, not billed: {each}."


def excesses(
    billed: Mapping[str, int], supported: int, over: Mapping[str, int], takers: Collection[str]
) -> Iterator[str]:
    """What is billed beyond the minutes: in all, for one code, or for codes that tie."""
    units = sum(billed.values())
    if units > supported:
        yield f"{count(units, 'timed unit')} billed, {supported} supported"
    for code, most in over.items():
        yield f"{code}: {count(billed[code], 'unit')} billed, {most} supported"
    if takers:
        yield f"{listing(takers)} cannot each take a last unit"


def midpoint(minutes: Mapping[str, float], units: Mapping[str, int]) -> tuple[str, ...]:
    """AMA: each code on its own."""
    steps = (f"{code}: {count(minutes[code], 'minute')} is {count(units[code], 'unit')}." for code in minutes)
    head = "Each code alone (CPT, midpoint rule): a unit for every 15 minutes, one more for 8 left over."
    return (head, *steps, f"Units in all: {sum(units.values())}.")


def eight_minute(
    minutes: Mapping[str, float],
    full: Mapping[str, int],
    rest: Mapping[str, float],
    winners: Collection[str],
    tie: Collection[str],
) -> tuple[str, ...]:
    """Medicare: the total first, then whole units, then what is left over."""
    allowed = sum(full.values()) + len(winners)
    return (_total(minutes, allowed), *_parts(full, rest), *_spare(rest, winners, tie))


def _total(minutes: Mapping[str, float], allowed: int) -> str:
    total = number(round(sum(minutes.values()), 6))
    terms = " + ".join(number(value) for value in minutes.values())
    figures = f"{terms} = {total}" if len(minutes) > 1 else total
    chart = f"{max(0, 15 * allowed - 7)} to {15 * allowed + 7} minutes"
    return f"Timed minutes in all: {figures}, which is {count(allowed, 'unit')} ({chart}; {MANUAL})."


def _parts(full: Mapping[str, int], rest: Mapping[str, float]) -> Iterator[str]:
    for code in full:
        over = f"{count(rest[code], 'minute')} left over"
        yield f"{code}: {count(full[code], 'full unit')} of 15 minutes and {over}."


def _spare(rest: Mapping[str, float], winners: Collection[str], tie: Collection[str]) -> Iterator[str]:
    if not winners:
        yield f"No unit remains for the minutes left over ({MANUAL})." if any(rest.values()) else _NO_REST
        return
    each = listing([f"{code} ({number(rest[code])})" for code in winners])
    yield f"{count(len(winners), 'unit')} left, one a code, to the most minutes left over: {each} ({MANUAL})."
    if tie:
        which = _which(sum(code in winners for code in tie))
        yield f"{listing(tie)} have equally many left over: the therapist chooses which {which} ({MANUAL})."


def _which(units: int) -> str:
    return "takes the last unit" if units == 1 else f"{units} of them take the last {units} units"
