"""Tables of charges: which columns hold minutes and units, and what a code's row says under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..atoms import Atoms
from ..page import Page, number


class Billed(NamedTuple):
    """What stands beside one code: values and the atoms that hold them (None where nothing is written)."""

    units: int | None = None
    minutes: float | None = None
    minutes_at: tuple[int, int] | None = None


class Columns:
    """The heads of the note's billing tables, by line: which columns hold minutes and units."""

    def __init__(self, page: Page) -> None:
        self.heads = [(start, head, columns) for start, head in _heads(page.text) if (columns := _columns(head))]

    def read(self, page: Page, atoms: Atoms, body: int, stop: int) -> Billed | None:
        """The row's values under the nearest table head above, or None where the code stands in no table."""
        offset = atoms.span(body - 1, body)[0]
        above = [head for head in self.heads if head[0] < offset]
        if not above or re.search(r"\n[ \t]*\n", page.text[above[-1][0] : offset]):
            return None
        _, head, columns = above[-1]
        values = _piped(page.text, atoms, head, body, stop) if "|" in head else _spaced(atoms, columns, body, stop)
        return _billed(values) if values is not None else None


def _piped(text: str, atoms: Atoms, head: str, body: int, stop: int) -> dict[str, tuple[float, int]]:
    return _cells(text, atoms, head, _figures(atoms, _row_start(text, atoms, body), stop))


def _spaced(atoms: Atoms, columns: list[str], body: int, stop: int) -> dict[str, tuple[float, int]] | None:
    """The first or the last figures of a row that stand alone, by column; None where they are too few."""
    bare = [(value, at) for value, at in _figures(atoms, body, stop) if _alone(atoms, at, body, stop)]
    if len(bare) < len(columns):
        return None
    chosen = bare[: len(columns)] if bare[0][1] <= body + 2 else bare[-len(columns) :]
    return dict(zip(columns, chosen, strict=True))


def _figures(atoms: Atoms, first: int, stop: int) -> list[tuple[float, int]]:
    return [(value, at) for at in range(first, stop) if (value := number(atoms, at)) is not None]


def _billed(values: dict[str, tuple[float, int]]) -> Billed:
    minutes, units = values.get("minutes"), values.get("units")
    at = (minutes[1], minutes[1] + 1) if minutes else None
    return Billed(int(units[0]) if units else None, minutes[0] if minutes else None, at)


def _heads(text: str) -> Iterator[tuple[int, str]]:
    """Lines that may head a table, with their offsets."""
    start = 0
    for line in text.split("\n"):
        if _NO_FIGURES.match(line) and _TABLE_HEAD.match(line):
            yield start, line
        start += len(line) + 1


def _row_start(text: str, atoms: Atoms, index: int) -> int:
    """The first atom of the line that holds an atom."""
    line = text.rfind("\n", 0, atoms.span(index - 1, index)[0]) + 1
    while index > 0 and atoms.span(index - 1, index)[0] >= line:
        index -= 1
    return index


def _cells(text: str, atoms: Atoms, head: str, found: list[tuple[float, int]]) -> dict[str, tuple[float, int]]:
    """Numbers of a piped row by the column that they stand in."""
    names = {head.count("|", 0, m.start()): m.lastgroup or "" for m in _COLUMN.finditer(head)}
    out: dict[str, tuple[float, int]] = {}
    for value, index in found:
        start = atoms.span(index, index + 1)[0]
        line = text.rfind("\n", 0, start) + 1
        name = names.get(text.count("|", line, start))
        if name and name not in out:
            out[name] = (value, index)
    return out


# what most lines are not: without figures (but "15-min units") and colons
_NO_FIGURES = re.compile(r"[^\d:]*+(?:15[^\d:]*+|\d {3,}min(?:ute)?s?[ \t]*+)?\Z", re.I)
_TABLE_HEAD = re.compile(
    r"(?=[^|\d]*\S {3,}min(?:ute)?s?\b[ \t]*\Z)|(?=.*\b(?:code|cpt|procedure|service|description|charge|intervention|tx)s?\b)",
    re.I,
)
_COLUMN = re.compile(r"\b(?:(?P<minutes>min(?:ute)?s?|time)|(?P<units>units?|un|qty|u))\b", re.I)


_CODE_COLUMN = re.compile(r"\b(?:code|cpt)s?\b", re.I)


def _columns(head: str) -> list[str]:
    code = _CODE_COLUMN.search(head)  # values are read behind the code
    found = [
        m.lastgroup or "" for m in _COLUMN.finditer(head) if code is None or "|" in head or m.start() > code.start()
    ]
    return (
        found
        if sorted(found) in (["minutes", "units"], ["minutes"], ["units"])
        and len(head.split()) >= 2
        and ":" not in head
        else []
    )


def _alone(atoms: Atoms, index: int, body: int, stop: int) -> bool:
    """A number that is a cell by itself: no dosage, no score."""
    before = atoms.codes[index - 1] if index > body else "|"
    after = atoms.codes[index + 1] if index + 1 < stop else "|"
    return (
        before not in "/-#@"
        and after not in '/-#%"'
        and atoms.value(index - 1, "times") is None
        and (index + 1 >= stop or atoms.value(index + 1, "times") is None)
    )
