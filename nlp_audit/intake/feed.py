"""Lines for the csv reader, in bounded memory whatever the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from . import decode, rows

ROW_LIMIT = decode.NOTE_LIMIT + 1_000_000  # a note and its other cells
GIVEN_UP = 10 * ROW_LIMIT  # a row of this length has a quotation mark that is never closed
END = "\0end of file\0"  # comes as the last row, or in the last cell where a quotation mark is open

_DELIMITERS = ",;\t|"  # a spreadsheet writes the one that its country uses
_SEPARATOR = re.compile(r"sep=[,;|]\s*", re.I)  # some say so in a line above the header
# Only quotation marks, delimiters and line ends decide where an overlong row ends.
_FILLING = re.compile(r'[^"\n,;\t|]+')


class Feed:
    """Hands out lines one at a time, counts the characters of a row and shrinks what is beyond any note."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._length = 0
        self.given_up = False
        self.header_row, self.first, above = self._header()
        self.delimiter = above or _delimiter(self.first)

    def lines(self) -> Iterator[str]:
        """All lines from the header, then `END`."""
        line = self.first
        while line:
            yield line
            line = self._line()
            if self._length > GIVEN_UP:
                self.given_up = True
                return
        yield END

    def row_length(self) -> int:
        """Characters read since this was last asked: the length of the row that was just put together."""
        length, self._length = self._length, 0
        return length

    def _header(self) -> tuple[int, str, str]:
        """The number of the first line with something in it, the line, the delimiter stated above it."""
        number, line, stated = 1, self._line(), ""
        while line and (not line.strip() or _SEPARATOR.fullmatch(line)):
            stated = line.strip()[-1:] or stated
            number, line = number + 1, self._line()
        return number, line, stated

    def _line(self) -> str:
        line = self._piece()
        while line and not line.endswith("\n") and self._length <= GIVEN_UP and (more := self._piece()):
            line += more
        return line

    def _piece(self) -> str:
        piece = self._stream.readline(ROW_LIMIT)
        self._length += len(piece)
        return _FILLING.sub("x", piece) if self._length > ROW_LIMIT else piece


def _delimiter(header: str) -> str:
    """The one that makes most of the header's names known; a comma where none does."""
    known = {mark: len(rows.columns(_unquoted(header, mark)).at) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: known[mark])


def _unquoted(header: str, mark: str) -> tuple[str, ...]:
    return tuple(name.strip().strip('"') for name in header.split(mark))
