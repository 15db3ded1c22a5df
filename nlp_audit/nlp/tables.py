"""Columns of then-and-now tables: "Prior / Current / Goal", "4/9   today". A cell speaks for its column's time."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from ..records import Assertion

_PAST = r"prior(?: level)?|last|previously|was|plof|prev(?:ious)?|eval|initial|baseline|i\.?e\.?|soc|adm(?:ission)?|last (?:visit|session|week|wk|note)|start|then|before|roc|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_NOW = r"current|today|now|present|this (?:visit|week|wk)|curr|status|performance|after"
_AHEAD = r"goals?|target|ltg|stg|d/?c goal|discharge goal|expected"
_CELL = re.compile(
    rf"(?<![\w/])(?:(?P<past>{_PAST})|(?P<now>{_NOW})|(?P<ahead>{_AHEAD}))(?: (?:level|status|function|performance|eval|lof))?(?: ?\(?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?\)?| ?\([^()\n]{{1,18}}\))?(?![\w/])",
    re.I,
)
_KINDS: dict[str, Assertion] = {"past": "historical", "now": "present", "ahead": "planned"}


Column = tuple[int, Assertion]


class Table(NamedTuple):
    """A table's reach in the text and its columns: offset in the line (or cell number) and the time each stands for."""

    start: int
    end: int
    piped: bool
    columns: list[Column]


def find(text: str) -> list[Table]:
    """Tables whose head names at least two times."""
    tables: list[Table] = []
    if "|" not in text and "   " not in text:
        return tables
    offset = 0
    for line in text.split("\n"):
        start = offset + len(line)
        if columns := _by_name(line) or _by_date(line):
            tables.append(Table(start, _end(text, start), "|" in line, columns))
        offset = start + 1
    return tables


# "Tests | 3/4 | 4/1": columns named by days alone, of which the latest is the visit's
_DAYS = re.compile(
    r"[ \t]*(?:O(?:bjective)?[:/] ?)?[|]?[ \t]*(?:tests?|measures?|outcomes?(?: measures?)?|scores?|date|item)?[ \t]*(?:(?:[|]|[ ]{2,})[ \t]*\d{1,2}/\d{1,2}(?:/\d{2,4})?[ \t]*){2,}[|]?[ \t]*\Z",
    re.I,
)
_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{2,4}))?")


def _by_name(line: str) -> list[Column]:
    """The columns of a head that names times; none of another line."""
    cells = list(_CELL.finditer(line)) if ("|" in line or "   " in line.strip()) and _may_head(line) else []
    if len(cells) < 2 or not _is_head(line, cells):
        return []
    return [(_place(line, cell), _KINDS[cell.lastgroup or "now"]) for cell in cells]


def _by_date(line: str) -> list[Column]:
    """The columns of a head of days: the latest is of today, the others are history; none of another line."""
    if line.count("/") < 2 or not _DAYS.match(line):
        return []
    days = list(_DAY.finditer(line))
    latest = max(days, key=lambda day: (int(day["year"] or 0) % 100, int(day["month"]), int(day["day"])))
    return [(_place(line, day), "present" if day is latest else "historical") for day in days]


def _place(line: str, cell: re.Match[str]) -> int:
    return line.count("|", 0, cell.start()) if "|" in line else cell.start()


def _may_head(line: str) -> bool:
    """A head names today or what is aimed at: quickly seen, and most rows do not."""
    lower = line.lower()
    return any(word in lower for word in _HEADS)


_HEADS = ("curr", "today", "now", "present", "this ", "status", "performance", "after", "goal", "target", "ltg", "stg", "expected")  # fmt: skip


def time_of(tables: list[Table], text: str, offset: int) -> Assertion | None:
    """What the column of a cell says of its time, or None outside such tables."""
    for table in tables:
        if table.start < offset < table.end:
            start = text.rfind("\n", 0, offset) + 1
            place = text.count("|", start, offset) if table.piped else offset - start
            if not table.piped and "   " not in text[start : start + 60]:
                return None
            if not table.piped and (told := _by_count(table, text, start, offset)):
                return told
            if place < table.columns[0][0] - (0 if table.piped else 6):
                return None
            nearest = min(table.columns, key=lambda column: abs(column[0] - place))
            return nearest[1] if table.piped or abs(nearest[0] - place) <= 10 else None
    return None


def cells_behind(tables: list[Table], text: str, offset: int) -> list[tuple[int, int]]:
    """The further cells of the row that holds an offset; none outside such tables."""
    table = next((t for t in tables if t.start < offset < t.end), None)
    if table is None:
        return []
    cell = _PIPED_CELL if table.piped else _SPACED_CELL
    return [m.span() for m in cell.finditer(text, offset, _line_end(text, offset)) if m.start() > offset]


def _by_count(table: Table, text: str, start: int, offset: int) -> Assertion | None:
    """A row of spaced cells, one for each time and one for the name: the cell's number tells its column."""
    line = text[start : _line_end(text, offset)]
    cells = [start + m.start() for m in _SPACED_CELL.finditer(line)]
    if len(cells) != len(table.columns) + 1:
        return None
    number = sum(cell <= offset for cell in cells) - 2
    return table.columns[number][1] if number >= 0 else None


_PIPED_CELL = re.compile(r"[^|\s][^|\n]*?(?=[ \t]*(?:\||$))", re.M)
_SPACED_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


def _is_head(line: str, cells: list[re.Match[str]]) -> bool:
    """Only times between wide gaps or pipes, no sentence."""
    kinds = {cell.lastgroup for cell in cells}
    apart = "|" in line or all(re.search(r"\s{3,}", line[a.end() : b.start()]) for a, b in itertools.pairwise(cells))
    rest = _CELL.sub("", line)
    return len(kinds) >= 2 and apart and len(rest.split()) <= 6


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def _end(text: str, start: int) -> int:
    blank = _BLANK_LINE.search(text, start + 1)
    return blank.start() if blank else len(text)
