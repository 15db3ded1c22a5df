"""One row of a table as a note: which column is which, and what a row must have."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..records import Note, Unread
from . import days, decode, folder, heading
from .remarks import Tell

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
_SHOWN = 20  # columns named in a message
# What may be shown as a column's name: no cell of a table without a header, which may be somebody's data.
_NAME = re.compile(r"(?!.*\d{3})[A-Za-z_][\w.#/()-]{0,29}(?: [\w.#/()-]{1,20}){0,2}")
_ONE_WORD = re.compile(r"(?!.*\d{3})[A-Za-z_][\w.-]{0,29}")


class Columns(NamedTuple):
    """Where the fields of a note stand in a table."""

    at: Mapping[str, str]  # field: the column's name
    unknown: tuple[str, ...]


@lru_cache(maxsize=256)  # each line of a .jsonl file names its columns anew
def columns(names: tuple[str, ...]) -> Columns:
    """The columns that are known by name or alias, and the others."""
    by_name = {_plain(name): name for name in reversed(names)}  # of two equal columns the first counts
    at = {
        field: by_name[found]
        for field, aliases in FIELDS.items()
        if (found := next((alias for alias in aliases if alias in by_name), None))
    }
    return Columns(at, tuple(name for name in names if name.strip() and name not in at.values()))


def no_text(names: Iterable[str]) -> str:
    """Why a table cannot be read that has no column of text."""
    found = [name.strip() for name in names if name.strip()]
    harmless = _NAME if columns(tuple(found)).at else _ONE_WORD
    if not all(map(harmless.fullmatch, found)):
        return "no column `text`; what was found does not look like column names (is the header missing?)"
    shown = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")
    return f"no column `text`; columns found: {shown or 'none'}{_nearest(found)}"


def tell_unknown(names: Iterable[str], source: str, tell: Tell) -> None:
    """A word on columns that are passed over, with the nearest right name where one is near."""
    for name in names:
        if _NAME.fullmatch(name):
            text = f"{source}: column `{name}` is not used{_hint(name)}"
        else:
            text = f"{source}: a column whose name is not shown here is not used"
        tell(text, f"column {name}")


def note(cells: Mapping[str, str], source: str, row: int, index: int, tell: Tell) -> Note | Unread:
    """The note of one row (its cells by field), or why the row holds none. `row` counts as a reader would."""
    text = decode.newlines(cells.get("text", ""))
    reason = _refusal(text)
    if reason:
        return Unread(source, f"row {row}: {reason}")
    cell = {field: " ".join(value.split()) for field, value in cells.items() if field != "text"}
    return Note(
        note_id=cell.get("note_id") or f"{folder.stem(source)}#{index}",
        text=text,
        source=source,
        index=index,
        patient_id=cell.get("patient_id") or heading.patient_id(text),
        clinician=cell.get("clinician") or None,
        date_of_service=_day(cell.get("date_of_service", ""), source, tell),
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


def _day(written: str, source: str, tell: Tell) -> date | None:
    day = days.parse(written)
    if written and day is None:
        tell(f"{source}: a date of service in the table is not understood; the note's own counts")
    return day


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")


@lru_cache(maxsize=256)
def _hint(name: str) -> str:
    close = difflib.get_close_matches(_plain(name), _ALL, n=1, cutoff=0.8) if _plain(name) not in _ALL else []
    return f", did you mean `{_ALL[close[0]]}`?" if close else ""


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
