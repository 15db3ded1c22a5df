"""One row of a table as a note: which column is which, and what a row must have."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..records import Note, Unread
from . import days, decode, heading
from .remarks import Remark

# Field: the names it goes by, the surest first. Compared in lower case with `_` for what is between words.
_NAMES: Mapping[str, str] = {
    "text": "text note_text note notes note_body body content narrative documentation",
    "note_id": "note_id noteid id note_no note_number document_id encounter_id visit_id",
    "patient_id": "patient_id patientid patient pt_id mrn client_id resident_id chart_no",
    "clinician": "clinician clinician_name provider provider_name therapist author signed_by",
    "date_of_service": "date_of_service dos service_date visit_date encounter_date date",
    "payer": "payer payor payer_name insurance insurer",
}
FIELDS: Mapping[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
_ALL = {alias: field for field, aliases in FIELDS.items() for alias in aliases}
_LOOKS_LIKE_A_NAME = re.compile(r"[A-Za-z_][\w .#/()-]{0,39}")
_SHOWN = 20  # columns named in a message


class Columns(NamedTuple):
    """Where the fields of a note stand in a table."""

    at: Mapping[str, str]  # field: the column's name
    unknown: tuple[str, ...]


def columns(names: Iterable[str]) -> Columns:
    """The columns that are known by name or alias, and the others."""
    by_name = {_plain(name): name for name in reversed(list(names))}  # of two equal columns the first counts
    at = {
        field: by_name[found]
        for field, aliases in FIELDS.items()
        if (found := next((alias for alias in aliases if alias in by_name), None))
    }
    return Columns(at, tuple(name for name in reversed(by_name.values()) if name and name not in at.values()))


def no_text(names: Iterable[str]) -> str:
    """Why a table cannot be read that has no column of text. Shows no cell that may be somebody's data."""
    found = [name for name in names if name]
    if not all(map(_LOOKS_LIKE_A_NAME.fullmatch, found)):
        return "no column `text`: the first row holds no column names"
    shown = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")
    return f"no column `text`; columns found: {shown or 'none'}{_nearest(found)}"


def remark_unknown(names: Iterable[str], source: str, remark: Remark) -> None:
    """A word on columns that are passed over, with the nearest right name where one is near."""
    for name in names:
        if _LOOKS_LIKE_A_NAME.fullmatch(name):
            close = difflib.get_close_matches(_plain(name), _ALL, n=1, cutoff=0.8)
            hint = f", did you mean `{_ALL[close[0]]}`?" if close else ""
            remark(f"column `{name}` is not used (first seen in {source}){hint}")


def note(cells: Mapping[str, str], source: str, row: int, index: int, remark: Remark) -> Note | Unread:
    """The note of one row (its cells by field), or why the row holds none. `row` counts as a reader would."""
    text = decode.newlines(cells.get("text", ""))
    reason = _refusal(text)
    if reason:
        return Unread(source, f"row {row}: {reason}")
    cell = {field: " ".join(value.split()) for field, value in cells.items() if field != "text"}
    return Note(
        note_id=cell.get("note_id") or f"{_stem(source)}#{index}",
        text=text,
        source=source,
        index=index,
        patient_id=cell.get("patient_id") or heading.patient_id(text),
        clinician=cell.get("clinician") or None,
        date_of_service=_day(cell.get("date_of_service", ""), source, remark),
        payer=cell.get("payer") or None,
        readable="\ufffd" not in text,
    )


def as_text(value: object) -> str | None:
    """A JSON value as a cell; None for what is no cell (a list, an object)."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of numbers with gaps, written by pandas
    return decode.no_surrogates(str(value)) if isinstance(value, str | int | float) else None


def _day(written: str, source: str, remark: Remark) -> date | None:
    day = days.parse(written)
    if written and day is None:
        remark(f"{source}: a date of service in the table is not understood; the note's own counts")
    return day


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")


def _nearest(found: list[str]) -> str:
    strangers = {_plain(name): name for name in found if _plain(name) not in _ALL}
    for alias in FIELDS["text"]:
        for close in difflib.get_close_matches(alias, strangers, n=1, cutoff=0.6):
            return f"; did you mean `text` by `{strangers[close]}`?"
    return ""


def _refusal(text: str) -> str | None:
    if decode.is_blank(text):
        return "empty text"
    if len(text) > decode.NOTE_LIMIT:
        return decode.TOO_LONG
    return decode.BINARY if decode.is_binary(text) else None


def _stem(source: str) -> str:
    return source.rpartition("/")[2].rpartition(".")[0] or source
