"""Charges from a table: a row a billed line. A wrong row is listed with its reason, the others are read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..records import Unread
from ..yamlfile import ConfigError
from . import columns, ledger, names, values
from .columns import Columns
from .records import Charge, Claims, Clinician, Person

_DELIMITERS = ",;\t|"  # a spreadsheet writes the one that its country uses
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.I)  # Excel's own first line
_CELL_LIMIT = 1_000_000


class _Cell(NamedTuple):
    """How a field's cells are read, and what is said of one that cannot be."""

    parse: Callable[[str], object | None]
    complaint: str
    required: bool = False


_CELLS: Mapping[str, _Cell] = {
    "code": _Cell(values.code, "is no procedure code", required=True),
    "units": _Cell(values.units, "is no whole number of units", required=True),
    "modifiers": _Cell(values.modifiers, "is no list of two-character modifiers"),
    "date_of_service": _Cell(values.day, "is no date (2026-03-14 or 3/14/2026)"),
    "date_to": _Cell(values.day, "is no date (2026-03-14 or 3/14/2026)"),
    "birth_date": _Cell(values.day, "is no date (2026-03-14 or 3/14/2026)"),
    "npi": _Cell(values.npi, "is no NPI (ten digits)"),
    "minutes": _Cell(values.minutes, "is no number of minutes"),
}


def read(text: str, source: str) -> Claims:
    """The charges of a table. Raises ConfigError where its columns or its quotes cannot be made out."""
    rows = ((number, cells) for number, cells in _rows(text.removeprefix("\ufeff"), source) if any(cells))
    at = columns.find(next(rows, (1, []))[1], source)
    return ledger.settle([_row(cells, at, f"{source} row {number}") for number, cells in rows])


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, numbered as a spreadsheet numbers them."""
    delimiter = _SEPARATOR.match(text)
    head = text.lstrip().partition("\n")[0]
    mark = delimiter[1] if delimiter else max(_DELIMITERS, key=head.count)
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if not (delimiter and number == 1):
                yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise ConfigError(f"{source}: line {reader.line_num}: {error}") from None


def _row(cells: list[str], at: Columns, source: str) -> Charge | Unread:
    """One row as a charge, or why it is none."""
    if any(cells[len(at.names) :]):
        more = f"has {len(cells)} cells where row 1 has {len(at.names)}"
        return Unread(source, f"{more}: does a name with a comma lack its quotes?")
    cell = {field: " ".join(_texts(cells, places)) for field, places in at.at.items()}
    reason = _complaint(cell, at) or _gap(cell)
    return Unread(source, reason) if reason else _charge(cell, source)


def _texts(cells: list[str], places: Iterable[int]) -> list[str]:
    return [cells[place] for place in places if place < len(cells)]


def _complaint(cell: Mapping[str, str], at: Columns) -> str:
    """What is wrong with the first cell that cannot be read. No cell is repeated: it may hold anything."""
    for field, rule in _CELLS.items():
        text = cell.get(field, "")
        if (text or rule.required) and rule.parse(text) is None:
            column = at.names[at.at[field][0]]
            return f"column `{column}` is empty" if not text else f"column `{column}` {rule.complaint}"
    return ""


def _gap(cell: Mapping[str, str]) -> str:
    """What a row without a note's id must have."""
    first, last = (_day(cell, field) for field in ("date_of_service", "date_to"))
    if first and last and not values.in_order(first, last):
        return "the date of service ends before it begins or spans more than a year"
    if cell.get("note_id"):
        return ""
    if first is None:
        return "no date of service"
    return "" if any(_patient(cell)) else "no patient"


def _charge(cell: Mapping[str, str], source: str) -> Charge:
    read: dict[str, Any] = {field: rule.parse(cell.get(field, "")) for field, rule in _CELLS.items()}
    code, behind = read["code"]
    return Charge(
        source=source,
        code=code,
        units=read["units"],
        modifiers=tuple(dict.fromkeys((*behind, *read["modifiers"]))),
        patient=_patient(cell),
        clinician=_clinician(cell, read["npi"]),
        first=read["date_of_service"],
        last=read["date_to"] or read["date_of_service"],
        minutes=read["minutes"],
        charge_id=cell.get("charge_id", ""),
        note_id=cell.get("note_id") or None,
    )


def _patient(cell: Mapping[str, str]) -> Person:
    name = cell.get("patient_name") or f"{cell.get('last_name', '')}, {cell.get('first_name', '')}"
    return names.person(cell.get("patient_id", ""), cell.get("mrn", ""), name.strip(", "), _day(cell, "birth_date"))


def _clinician(cell: Mapping[str, str], npi: str | None) -> Clinician:
    return names.clinician(cell.get("clinician", ""), npi)


def _day(cell: Mapping[str, str], field: str) -> date | None:
    return values.day(cell.get(field, ""))
