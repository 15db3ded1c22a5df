"""Clock ranges: "9:00-9:45 AM", "0915-1000", "Time in 10:15  Time out 11:03". One span a range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page

_POINT = "(?: TIME | NUM )"
_HALF = "(?: AMPM | (?<= TIME ) ASSIST )"  # the "a" of "9:05a" is elsewhere short for assist
_RANGE = f"(?P<from> {_POINT} ) (?P<m1> {_HALF} )? (?: [-] [>]? | TO BEFORE? | UNTIL | [-] TO [-] | (?<= AMPM ) [/] ) (?P<to> {_POINT} ) (?P<m2> {_HALF} )?"
_IN_OUT = (
    f"(?: TIME_IN | (?<! NUM ) TIME_WORD TIME_IN ) (?: [:=_./-] | TIME_WORD | AT ){{0,14}} (?P<from> {_POINT} ) (?P<m1> {_HALF} )?"
    f" (?: [,;|/>*-] | NL | AND | DATE ){{0,4}} (?: TIME_WORD [-]? | WORD (?=TIME_OUT) )? (?: TIME_OUT ) (?: [:=_./-] | TIME_WORD | AT ){{0,14}} (?P<to> {_POINT} ) (?P<m2> {_HALF} )?"
)
_LONGEST = 6 * 60  # no therapy session lasts longer; a longer "range" is something else


class ClockRuler:
    """Finds clock ranges and gives their minutes; an end before its start gives negative minutes."""

    label = "MINUTES"

    def __init__(self, lexicon: Lexicon) -> None:
        self.range = pattern(_RANGE, lexicon)
        self.in_out = pattern(_IN_OUT, lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        taken = -1
        for match in sorted(
            [*self.in_out.finditer(page.atoms.codes), *self.range.finditer(page.atoms.codes)],
            key=lambda m: m.start(),
        ):
            minutes = _minutes(match, page.atoms)
            if minutes is None or match.start() < taken:
                continue
            taken = match.end()
            start, end = page.atoms.span(*match.span())
            yield Entity(
                self.label,
                start,
                end,
                {"minutes": minutes, "scope": "clock", "code": None, "from": _start(match, page.atoms)},
            )


def _minutes(match: re.Match[str], atoms: Atoms) -> float | None:
    first = _clock(atoms, match.start("from"), _half(match, atoms, "m1"))
    last = _clock(atoms, match.start("to"), _half(match, atoms, "m2"))
    if (
        first is None
        or last is None
        or (
            first[1]
            and last[1]
            and ":" not in _word(atoms, match, "from") + _word(atoms, match, "to")
            and len(_word(atoms, match, "from")) < 3
            and not (match["m1"] or match["m2"])
        )
    ):
        return None
    minutes = _difference(first[0], last[0], _half(match, atoms, "m1"), _half(match, atoms, "m2"))
    return float(minutes) if minutes != 0 and abs(minutes) <= _LONGEST else None


def _word(atoms: Atoms, match: re.Match[str], group: str) -> str:
    return atoms.words[atoms.first[match.start(group)]]


def _half(match: re.Match[str], atoms: Atoms, group: str) -> str | None:
    return (atoms.value(match.start(group), "ampm") or "am") if match[group] else None


def _clock(atoms: Atoms, index: int, half: str | None) -> tuple[int, bool] | None:
    """Minutes since midnight as written, and whether the point is a bare number."""
    word = atoms.words[atoms.first[index]]
    if ":" in word:
        hours, minutes = (int(part) for part in word.split(":")[:2])
        return (hours * 60 + minutes, False) if hours < 24 and minutes < 60 else None
    if not word.isdigit():
        return None
    if len(word) in (3, 4) and (len(word) == 4 or half) and int(word[:-2]) < 24 and int(word[-2:]) < 60:
        return int(word[:-2]) * 60 + int(word[-2:]), True
    return (int(word) * 60, True) if len(word) <= 2 and 1 <= int(word) <= 12 else None


def _difference(first: int, last: int, half1: str | None, half2: str | None) -> int:
    """Minutes from first to last. An unwritten half of the day is the one that makes a session of it."""
    noon = 12 * 60
    if half1 and half2:
        return _in_half(last, half2) - _in_half(first, half1)
    if half2 == "pm" or half1 == "pm":
        start, end = _in_half(first, "pm"), _in_half(last, "pm")
        if half2 == "pm" and end < start and first < noon:
            start = first  # 11:40-12:25 PM starts before noon
        return end - start
    if last < first and last + noon - first <= 4 * 60 and not half1 and not half2 and first <= 13 * 60:
        return last + noon - first  # 12:50-1:35, 11:30-12:15 written without a half
    return last - first


def _in_half(point: int, half: str) -> int:
    noon = 12 * 60
    if half == "pm":
        return point + noon if point < noon else point
    return point - noon if point >= noon else point


def _start(match: re.Match[str], atoms: Atoms) -> int | None:
    """Start in minutes since midnight, for ordering and overlaps."""
    half = _half(match, atoms, "m1") or _half(match, atoms, "m2")
    point = _clock(atoms, match.start("from"), half)
    if point is None:
        return None
    start = _in_half(point[0], half) if half else point[0]
    last = _clock(atoms, match.start("to"), half)
    if half == "pm" and not match["m1"] and last and _in_half(last[0], "pm") < start:
        return point[0]
    return start
