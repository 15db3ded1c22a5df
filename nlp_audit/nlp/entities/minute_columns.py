"""Minutes that stand in columns: of a table of activities, at the end of spaced rows, at the end of a list's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lazy import SeldomPattern
from ..page import Entity, Page

_MINUTES_HEAD = re.compile(
    r"^(?=[^\n]*\b(?:activity|intervention|exercise|task|service|treatment|procedure|code|cpt|station|drill|block|component|technique|modality|item|what)s?\b)(?=[^\n]*\|)(?:[^\n]*\|)?[ \t]*(?P<min>min(?:ute)?s?|time \(min\))[ \t]*(?:\||$)[^\n]*\n",
    re.I | re.M,
)
_ROW = re.compile(r"^[^\n]*\|[^\n]*$", re.M)
_CELL = re.compile(r"(?:(?<=\|)|^)[ \t]*(?P<n>\d{1,3})[ \t]*(?=\||$)")
_SPACED_HEAD = re.compile(
    r"^(?=[^\n]*\b(?:activity|block|intervention|exercise|task|service|treatment|procedure|level|assist|what)\b)[^\n|]*[ ]{2,}(?P<min>min(?:ute)?s?|time)[ \t]*\n",
    re.I | re.M,
)
_SPACED_ROW = re.compile(r"^[^\n|]*\S[ ]{2,}(?P<n>\d{1,3})[ \t]*$", re.M)

# three lines and more of a list that each end with minutes: stations, whatever heading they stand under
_STATION = r"^[ \t]*(?:\[[xX]\]|[-*•]|\d{1,2}[.)])(?![^\n]*\b(?:rest|hold|home|hep|daily|day|goal|sleep|walks)\b)[^\n]{3,60}?[ \t]\d{1,2} ?min(?:utes|s)?\.?[ \t]*$"
_STATIONS = SeldomPattern(rf"{_STATION}(?:\n{_STATION}){{2,}}", re.I | re.M, needs=["min"])
_STATION_MINUTES = re.compile(r"(?P<n>\d(?<!\w.)\d?) ?min(?:utes|s)?(?=\.?[ \t]*$)", re.I | re.M)


def found(page: Page) -> Iterator[Entity]:
    """Yields MINUTES of activities, of no code."""
    yield from _tabled(page)
    yield from _last_column(page.text)
    yield from _stations(page)


def _minutes(figure: re.Match[str], by: int = 0) -> Entity:
    """An activity's minutes, the group `n` of a match. by: the offset at which the matched text begins."""
    values = {"minutes": float(figure["n"]), "scope": "code", "code": None}
    return Entity("MINUTES", by + figure.start("n"), by + figure.end("n"), values)


def _tabled(page: Page) -> Iterator[Entity]:
    """Figures in the minutes' column of a table of activities."""
    if "|" not in page.text:
        return
    for head in _MINUTES_HEAD.finditer(page.text):
        column = head[0][: head.end("min") - head.start()].count("|")
        for row in _ROW.finditer(page.text, head.end()):
            if page.text[head.end() : row.start()].count("\n\n"):
                break
            cells = list(_CELL.finditer(row[0]))
            cell = next((c for c in cells if row[0].count("|", 0, c.start()) == column), None)
            if cell and 0 < int(cell["n"]) < 180:
                yield _minutes(cell, row.start())


def _stations(page: Page) -> Iterator[Entity]:
    """Minutes that end the lines of a list of activities."""
    for block in _STATIONS.finditer(page.text):
        if page.section(block.start()) not in ("plan", "goals"):
            for found in _STATION_MINUTES.finditer(page.text, *block.span()):
                yield _minutes(found)._replace(end=found.end())  # with their unit


def _last_column(text: str) -> Iterator[Entity]:
    """Figures at the line's end below a head of spaced columns that ends in `Min`."""
    lower = text.lower()
    if "  min" not in lower and "  time" not in lower:
        return
    for head in _SPACED_HEAD.finditer(text):
        column = head.start("min") - head.start()
        for row in _SPACED_ROW.finditer(text, head.end()):
            if "\n\n" in text[head.end() - 1 : row.start()]:
                break
            if abs(row.start("n") - row.start() - column) <= 8 and 0 < int(row["n"]) < 180:
                yield _minutes(row)
