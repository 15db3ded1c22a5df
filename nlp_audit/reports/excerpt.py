"""A note's own line with words of it underlined, as a compiler shows an error."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_WIDTH = 96  # cells of a line that are shown; longer ones are cut around the words
_BEFORE = 32  # cells kept before the words on a line that is cut
_LINES = 3  # of evidence that runs over many
_CUT = "…"


class Shown(NamedTuple):
    """One line: its number in the note, the column of the words (both from 1), the line and its underline."""

    number: int
    column: int
    text: str
    underline: str


def lines(note: str, start: int, end: int) -> list[Shown]:
    """The lines of a note that hold `note[start:end]`, the first few where these are many."""
    number = note.count("\n", 0, start) + 1
    at = note.rfind("\n", 0, start) + 1
    out: list[Shown] = []
    while at < end and len(out) < _LINES:
        stop = note.find("\n", at)
        stop = len(note) if stop < 0 else stop
        if stop > max(at, start):
            out.append(_shown(number, note[at:stop], max(start, at) - at, min(end, stop) - at))
        number, at = number + 1, stop + 1
    return out


def _shown(number: int, line: str, start: int, end: int) -> Shown:
    before, words, after = plain(line[:start]), plain(line[start:end]), plain(line[end:])
    indent = len(words) - len(words.lstrip())
    before, words = before + words[:indent], words[indent:].rstrip()
    if width(before) + width(words) + width(after) > _WIDTH:
        before = _tail(before, _BEFORE)
        words = _head(words, _WIDTH - width(before))
        after = _head(after, _WIDTH - width(before) - width(words))
    under = " " * width(before) + "^" * max(1, width(words))
    return Shown(number, start + indent + 1, before + words + after, under)


def plain(text: str) -> str:
    """Text that takes one line and steers no terminal: notes may hold any character."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def width(text: str) -> int:
    """Cells that a text takes on a terminal: none for combining marks, two for wide characters."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _head(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    kept = text[: max(1, cells - 1)]
    while kept and width(kept) > cells - 1:
        kept = kept[:-1]
    return kept + _CUT


def _tail(text: str, cells: int) -> str:
    return text if width(text) <= cells else _CUT + _head(text[::-1], cells)[-2::-1]
