"""Values beside a code, read from atoms: the code itself, modifiers, units, a bare row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..atoms import Atoms
from ..page import number
from .columns import Billed


def units_of(atoms: Atoms, match: re.Match[str], at: int) -> tuple[int | None, int]:
    """The units that a match holds: the first number from `at` on."""
    value = next((n for i in range(at, match.end()) if (n := number(atoms, i)) is not None), None)
    return (int(value), at) if value is not None and value <= 12 else (None, -1)


def row_of(atoms: Atoms, row: re.Match[str]) -> Billed:
    """A bare row "97112  30  2": the larger number is the minutes."""
    found = [(number(atoms, i) or 0.0, i) for i in range(*row.span()) if number(atoms, i) is not None]
    (minutes, at), (units, _) = sorted(found, reverse=True)
    return Billed(int(units), minutes, (at, at + 1)) if minutes >= 6 and units <= 8 else Billed()


def code_of(atoms: Atoms, head: re.Match[str]) -> tuple[str, bool]:
    """The code and whether only its name is written."""
    for index in range(*head.span()):
        if value := atoms.value(index, "cpt"):
            return value, False
    for index in range(*head.span()):
        if value := atoms.value(index, "service") or atoms.value(index, "service_short"):
            return value, True
    raise AssertionError("the pattern holds a code or a name")


def modifiers_of(atoms: Atoms, start: int, end: int) -> list[str]:
    """Modifiers are written in capitals: `go` and `co` are words."""
    found = [(atoms.value(i, "modifier"), atoms.words[atoms.first[i]]) for i in range(start, end)]
    return [value for value, word in found if value and word.upper() == word]


def overlapping(regex: re.Pattern[str], codes: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Matches that may share atoms: in "units 2 min 30" the minutes are 30 though "2 min" reads well too."""
    while match := regex.search(codes, start, stop):
        yield match
        start = match.start() + 1


def only_marks(atoms: Atoms, start: int, end: int) -> bool:
    return not any(atoms.text(i).isalpha() and atoms.value(i, "service_short") is None for i in range(start, end))
