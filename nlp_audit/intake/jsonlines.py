"""Notes from a `.jsonl` file, an object a line, read as a stream: a file may be of any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, TextIO

from ..records import Note, Unread
from . import decode, rows
from .remarks import Tell

_LINE_LIMIT = 2 * decode.NOTE_LIMIT  # escapes make a line longer than the note in it


def read(path: Path, source: str, tell: Tell) -> Iterator[Note | Unread]:
    """The notes of a file, in the order of its lines. A row is a line of the file, blank ones counted."""
    stream = decode.open_text(path)
    if stream is None:
        yield Unread(source, decode.BINARY)
        return
    with stream:
        yield from _notes(stream, source, tell)


def _notes(stream: TextIO, source: str, tell: Tell) -> Iterator[Note | Unread]:
    empty, textless = True, 0
    for row, line in _lines(stream):
        empty = False
        found = _object(line)
        if isinstance(found, str):
            yield Unread(source, f"row {row}: {found}")
        elif "text" in (columns := rows.columns(tuple(found))).at:
            rows.tell_unknown(columns.unknown, source, tell)
            yield _note(found, columns, row, source, tell)
        else:
            textless += 1  # a whole file of them is told in two lines
            if textless == 1:
                yield Unread(source, f"row {row}: {rows.no_text(found)}")
    if textless > 1:
        yield Unread(source, f"{textless - 1} more rows with no column `text`")
    if empty:
        yield Unread(source, decode.EMPTY)


def _lines(stream: TextIO) -> Iterator[tuple[int, str | None]]:
    """Lines that are not blank, with their numbers; None for one that is longer than any note."""
    for row in count(1):
        line = stream.readline(_LINE_LIMIT)
        if not line:
            return
        if len(line) == _LINE_LIMIT and not line.endswith("\n"):
            _skip_line(stream)
            yield row, None
        elif line.strip():
            yield row, line


def _skip_line(stream: TextIO) -> None:
    while (piece := stream.readline(_LINE_LIMIT)) and not piece.endswith("\n"):
        pass


def _object(line: str | None) -> dict[str, Any] | str:
    """The object on a line, or why there is none. The parser's own message would show some of the text."""
    if line is None:
        return decode.TOO_LONG
    try:
        found = json.loads(decode.mend(line))
    except (ValueError, RecursionError):
        return "not JSON"
    return found if isinstance(found, dict) else "not a JSON object"


def _note(found: dict[str, Any], columns: rows.Columns, row: int, source: str, tell: Tell) -> Note | Unread:
    cells = {field: rows.as_text(found[name]) for field, name in columns.at.items()}
    if cells["text"] is None:
        return Unread(source, f"row {row}: `{columns.at['text']}` is no text")
    by_field = {field: cell for field, cell in cells.items() if cell is not None}
    return rows.note(by_field, source, row, row - 1, tell)
