"""Notes from a `.csv` file, a row a note, read as a stream: a file may be of any size."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..records import Note, Unread
from . import decode, rows
from .feed import END, GIVEN_UP, ROW_LIMIT, Feed
from .remarks import Tell

_NO_ROWS = "empty: a header and no rows"
_UNCLOSED = "a quotation mark is not closed; the rest of the file was not read"


class _Table(NamedTuple):
    source: str
    feed: Feed
    width: int
    at: Mapping[str, int]  # field: the cell that holds it
    tell: Tell


def read(path: Path, source: str, tell: Tell) -> Iterator[Note | Unread]:
    """The notes of a table, in the order of its rows. Counted as in a spreadsheet: the header is row 1."""
    stream = decode.open_text(path)
    if stream is None:
        yield Unread(source, decode.BINARY)
        return
    with stream:
        yield from _notes(Feed(stream), source, tell)


def _notes(feed: Feed, source: str, tell: Tell) -> Iterator[Note | Unread]:
    csv.field_size_limit(2 * GIVEN_UP)  # the feed bounds a row; the reader's own error would lose the place
    records = csv.reader(feed.lines(), delimiter=feed.delimiter)
    header = [decode.mend(cell) for cell in next(records)]
    columns = rows.columns(tuple(header))
    if "text" in columns.at:
        rows.tell_unknown(columns.unknown, source, tell)
        at = {field: header.index(name) for field, name in columns.at.items()}
        yield from _body(records, _Table(source, feed, len(header), at, tell))
    else:
        yield Unread(source, rows.no_text(header) if feed.first.strip() else decode.EMPTY)


def _body(records: Iterator[list[str]], table: _Table) -> Iterator[Note | Unread]:
    table.feed.row_length()
    used, padding = 0, 0
    for row, cells in enumerate(records, start=table.feed.header_row + 1):
        if cells == [END]:
            break
        if len(cells) > 1 and not any(map(str.strip, cells)):
            padding += 1  # spreadsheets write rows of bare commas below the last one
        elif cells:
            used += 1
            yield _row(cells, row, table)
        table.feed.row_length()
    if padding:
        table.tell(f"{table.source}: {padding} rows with nothing in them were passed over")
    if not used:
        yield Unread(table.source, _NO_ROWS)


def _row(cells: list[str], row: int, table: _Table) -> Note | Unread:
    reason = _broken(cells, table)
    if reason:
        return Unread(table.source, f"row {row}: {reason}")
    by_field = {field: decode.mend(cells[place]) for field, place in table.at.items() if place < len(cells)}
    return rows.note(by_field, table.source, row, row - table.feed.header_row - 1, table.tell)


def _broken(cells: list[str], table: _Table) -> str | None:
    """Why a row cannot be trusted: its text may be cut off, or hold the rows after it."""
    if table.feed.given_up or cells[-1].endswith(END):
        return _UNCLOSED
    if table.feed.row_length() > ROW_LIMIT:
        return decode.TOO_LONG
    if any(map(str.strip, cells[table.width :])):
        return f"{len(cells)} cells, {table.width} columns; is a text with commas not in quotation marks?"
    return None
