"""A note's text with some of it rewritten for reading, and the way back to its own offsets.

Rulers read one way of writing well; what is written in another (dictated figures, dotted leaders, `15/1` for minutes
and units) is rewritten as that before a note is read. Afterwards all offsets are set back to the note's own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Piece = tuple[int, int, str]  # offsets in the note, and what is read there


class Rewritten(NamedTuple):
    """The text that is read, and where it differs: offsets of each rewritten piece in it and in the note."""

    text: str
    here: list[tuple[int, int]]
    there: list[tuple[int, int]]

    def start(self, offset: int) -> int:
        """Where in the note something begins."""
        return self._back(offset, 0)

    def end(self, offset: int) -> int:
        """Where in the note something ends."""
        return self._back(offset, 1)

    def _back(self, offset: int, side: int) -> int:
        """An offset within a rewritten piece goes to the piece's own begin or end."""
        place = bisect_right(self.here, (offset - side, len(self.text))) - 1
        if place < 0:
            return offset
        (start, end), (a, b) = self.here[place], self.there[place]
        if start < offset < end:
            return (a, b)[side]
        return a if offset == start else b + offset - end


def rewrite(text: str, pieces: Iterable[Piece]) -> Rewritten:
    """The text with the pieces put in; of pieces that overlap, the first and longest."""
    parts, here, there, at, length = list[str](), list[tuple[int, int]](), list[tuple[int, int]](), 0, 0
    for start, end, written in sorted(pieces, key=lambda piece: (piece[0], -piece[1])):
        if start < at:
            continue
        parts += [text[at:start], written]
        length += start - at
        here.append((length, length + len(written)))
        there.append((start, end))
        length, at = length + len(written), end
    return Rewritten("".join([*parts, text[at:]]), here, there)
