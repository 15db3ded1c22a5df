"""Columns of then-and-now tables: "Prior / Current / Goal", "4/9   today". A cell speaks for its column's time."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import NamedTuple

from ..records import Assertion

_PAST = r"prior(?: level)?|last (?:visit|session|week|wk|note|tx|treatment|time|month|seen)|last|(?:at )?eval(?:uation)?|at (?:ie|soc|adm(?:ission|it)?|baseline)|previously|was|plof|prev(?:ious)?|eval|initial|baseline|i\.?e\.?|soc|adm(?:ission|it)?|last (?:visit|session|week|wk|note)|start|then|before|roc|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
_NOW = r"current|today|now|present|this (?:visit|week|wk)|curr|status|performance|after"
_AHEAD = r"goals?|target|ltg|stg|d/?c goal|discharge goal|expected"
_NUMBERED = r"(?:visit|session|wk|week|day|month|tx) ?#?\d{1,2}"
_NO_SCORE = r"mdc|mcid|mcd|change|diff(?:erence)?|delta|gain|norms?|normal|cut-?offs?|trend|max(?:imum)?|side"
_CELL = re.compile(
    rf"(?<![\w/])(?:(?P<past>{_PAST}|{_NUMBERED})|(?P<now>{_NOW})|(?P<ahead>{_AHEAD})|(?P<none>{_NO_SCORE}))(?: (?:level|status|function|performance|eval|lof))?(?: ?\(?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?\)?| ?\([^()\n]{{1,18}}\))?(?: \d{{4}}(?=[ ]{{3}}|$))?(?![\w/])",
    re.I,
)
_KINDS: dict[str, Assertion | None] = {"past": "historical", "now": "present", "ahead": "planned", "none": None}


Column = tuple[int, Assertion | None]  # None: what was gained, or a norm


class Table(NamedTuple):
    """A table's reach in the text and its columns: offset in the line (or cell number) and the time each stands for."""

    start: int
    end: int
    piped: bool
    columns: list[Column]
    further: list[int]  # columns of no time, behind the first that has one: "Cue level"


def find(text: str, today: date | None = None) -> list[Table]:
    """Tables whose head names at least two times. `today`: the date of service, if known."""
    tables: list[Table] = []
    if "|" not in text and "   " not in text:
        return tables
    offset = 0
    for line in text.split("\n"):
        start = offset + len(line)
        if columns := _by_name(line, today) or _by_date(line):
            tables.append(Table(start, _end(text, start), "|" in line, columns, _further(line, columns)))
        offset = start + 1
    return tables


# "Tests | 3/4 | 4/1": columns named by days alone, of which the latest is the visit's
_DAYS = re.compile(
    r"[ \t]*(?:O(?:bjective)?[:/] ?)?[|]?[ \t]*(?:tests?|measures?|outcomes?(?: measures?)?|scores?|date|item)?[ \t]*(?:(?:[|]|[ ]{2,})[ \t]*\d{1,2}/\d{1,2}(?:/\d{2,4})?[ \t]*){2,}[|]?[ \t]*\Z",
    re.I,
)
_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{2,4}))?")


def _further(line: str, columns: list[Column]) -> list[int]:
    """The places of a head's cells, behind its first column of a time, that name none."""
    piped, times = "|" in line, _CELL.finditer(line)
    spans = [m.span() for m in times] + [m.span() for m in _DAY.finditer(line)]
    cells = (_PIPED_CELL if piped else _SPACED_CELL).finditer(line)
    return [
        place
        for m in cells
        if not any(a < m.end() and m.start() < b for a, b in spans) and (place := _place(line, m)) > columns[0][0]
    ]


def _by_name(line: str, today: date | None) -> list[Column]:
    """The columns of a head that names times; none of another line."""
    cells = list(_CELL.finditer(line)) if ("|" in line or "   " in line.strip()) and _may_head(line) else []
    if len(cells) > 2 and _NAMES_ROWS.fullmatch(cells[0][0]) and not line[: cells[0].start()].strip(" |"):
        cells = cells[1:] if all(re.search(r"\d", cell[0]) for cell in cells[1:]) else cells
    if len(cells) < 2 or not _is_head(line, cells, today):
        return []
    kinds = [cell.lastgroup or "now" for cell in cells]
    if "now" not in kinds and (latest := _latest(cells, today)) is not None:
        kinds[latest] = "now"
    return [(_place(line, cell), _KINDS[kind]) for cell, kind in zip(cells, kinds, strict=True)]


def _latest(cells: list[re.Match[str]], today: date | None) -> int | None:
    """Of `3/20 | Eval` today's column, of `IE 5/13 | 6/24` and `Visit 1 | Visit 8` the last; None where no other is."""
    times = [i for i, cell in enumerate(cells) if cell.lastgroup == "past"]
    of_today = [i for i in times if (day := _DAY.search(cells[i][0])) and _is_of(day, today)]
    if len(times) >= 2 and len(of_today) == 1:
        return of_today[0]
    if len(times) < 2 or not re.search(r"\d", cells[times[-1]][0]):
        return None
    return times[-1]


_NAMES_ROWS = re.compile(r"status|performance|current", re.I)  # "STATUS   5/19   5/28"


def _is_of(day: re.Match[str], today: date | None) -> bool:
    return today is not None and (int(day["month"]), int(day["day"])) == (today.month, today.day)


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
    """A head names today, what is aimed at, or a day: quickly seen, and most rows do not."""
    lower = line.lower()
    return any(word in lower for word in _HEADS) or bool(_TIME_IN_CELL.search(lower) and _TIME_IN_HEAD.search(lower))


_HEADS = ("curr", "today", "now", "present", "this ", "status", "performance", "after", "goal", "target", "ltg", "stg", "expected")  # fmt: skip
_TIME_IN_CELL = re.compile(rf"(?:[|]|   )[ ]*(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|{_NUMBERED})(?![\d/])")
_TIME_IN_HEAD = re.compile(rf"(?:[|]|   ).*{_TIME_IN_CELL.pattern}")  # slow on a line with many cells


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
            if any(abs(other - place) < abs(nearest[0] - place) for other in table.further):
                return None
            return nearest[1] if table.piped or abs(nearest[0] - place) <= 10 else None
    return None


def cells_behind(tables: list[Table], text: str, offset: int) -> list[tuple[int, int]]:
    """The further cells of the row that holds an offset; none outside such tables."""
    table = next((t for t in tables if t.start < offset < t.end), None)
    if table is None:
        return []
    cell = _PIPED_CELL if table.piped else _SPACED_CELL
    found = [m.span() for m in cell.finditer(text, offset, _line_end(text, offset)) if m.start() > offset]
    return [span for span in found if not _holds_no_score(table, text, span[0])]


def _holds_no_score(table: Table, text: str, offset: int) -> bool:
    """Whether a cell stands below `MDC`, `change` and the like."""
    start = text.rfind("\n", 0, offset) + 1
    place = text.count("|", start, offset) if table.piped else offset - start
    nearest = min(table.columns, key=lambda column: abs(column[0] - place))
    return nearest[1] is None and (nearest[0] == place or not table.piped)


def _by_count(table: Table, text: str, start: int, offset: int) -> Assertion | None:
    """A row of spaced cells, one for each time and one for the name: the cell's number tells its column."""
    line = text[start : _line_end(text, offset)]
    cells = _row_cells(table, line, start)
    number = sum(cell <= offset for cell in cells) - 2
    if number < 0 or len(cells) not in (len(table.columns) + 1, len(table.columns) + len(table.further) + 1):
        return None
    if len(cells) == len(table.columns) + 1:
        return table.columns[number][1]
    unnamed: list[Column] = [(place, None) for place in table.further]
    every = sorted([*table.columns, *unnamed], key=lambda column: column[0])
    return every[number][1]


def _row_cells(table: Table, line: str, start: int) -> list[int]:
    """Where a row's cells begin; one too few are parted where a label or a distance shows it: "Gait: CGA", "60 ft Min 120 ft CGA"."""
    cells = [start + m.start() for m in _SPACED_CELL.finditer(line)]
    if len(cells) in (len(table.columns), len(table.columns) + len(table.further)):
        parts = [start + m.end() for m in _CELL_WITHIN.finditer(line)]
        return sorted({*cells, *parts[:1]})
    return cells


# behind a label's colon (leaders are read as one), and before the distance of a second value
_CELL_WITHIN = re.compile(r"\A[^:\n]{2,40}?: (?=\S)|(?<=[A-Za-z]) (?=\d{1,4} ?(?:ft|feet|m|steps|stairs) [A-Za-z])")
_PIPED_CELL = re.compile(r"[^|\s][^|\n]*?(?=[ \t]*(?:\||$))", re.M)
_SPACED_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


def _is_head(line: str, cells: list[re.Match[str]], today: date | None) -> bool:
    """Only times between wide gaps or pipes, no sentence."""
    kinds = {cell.lastgroup for cell in cells} - {"none"}
    if kinds == {"past"} and _latest(cells, today) is not None:
        kinds.add("now")
    apart = "|" in line or all(re.search(r"\s{3,}", line[a.end() : b.start()]) for a, b in itertools.pairwise(cells))
    rest = re.findall(r"\w+", _CELL.sub("", line))
    return len(kinds) >= 2 and apart and len(rest) <= 6


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


# a blank line, or a sentence: a long line in one piece
_TABLE_END = re.compile(r"\n[ \t]*\n|\n(?=[^\n|]{40})(?!.*\S {3,}\S)(?!.*[|])")


def _end(text: str, start: int) -> int:
    end = _TABLE_END.search(text, start + 1)
    return end.start() if end else len(text)
