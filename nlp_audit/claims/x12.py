"""Segments of an X12 file, whatever separators it declares. Knows nothing of claims.

Our own reader of sixty lines, since the kept library (pyx12 4.0) stops in silence at an empty segment (`~~`) and at
a second interchange with other separators, wants an ISA padded to the letter, and repeats data in its errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..yamlfile import ConfigError

_ISA_ELEMENTS = 16
_ISA = re.compile(r"ISA(?=[^A-Za-z0-9\s])")


class Marks(NamedTuple):
    """Separators of one interchange: element, component, end of segment."""

    element: str
    component: str
    end: str


class Segment(NamedTuple):
    """`SV1*HC:97112:GP*80*UN*2`: its id, its elements and what splits their components."""

    id: str
    elements: tuple[str, ...]
    component: str

    def get(self, place: int) -> str:
        """The element at a place, counted from 1 as X12 does; empty where the segment is shorter."""
        return self.elements[place - 1].strip() if place <= len(self.elements) else ""

    def parts(self, place: int) -> list[str]:
        """An element's components."""
        return [part.strip() for part in self.get(place).split(self.component)]


def is_x12(text: str) -> bool:
    """Whether the text starts with an interchange header."""
    return _ISA.match(text.lstrip("\ufeff \t\r\n")) is not None


def segments(text: str, source: str) -> Iterator[Segment]:
    """All segments of all interchanges. Raises ConfigError where a header is damaged."""
    position = 0
    while (start := _ISA.search(text, position)) is not None:
        marks = _marks(text, start.start(), source)
        position = start.start()
        while position < len(text):
            segment, position = _next(text, position, marks)
            if segment.id:
                yield segment
            if segment.id == "IEA":
                break


def _next(text: str, position: int, marks: Marks) -> tuple[Segment, int]:
    end = text.find(marks.end, position)
    end = len(text) if end < 0 else end
    raw = text[position:end].strip("\r\n\t \ufeff\x1a\0") if marks.end not in "\r\n" else text[position:end].strip("\r\n ")
    # Mainframes wrap lines at 80 characters; a line's end within a segment means nothing.
    found = re.sub(r"[\r\n]+", "", raw).split(marks.element)
    return Segment(found[0].strip().upper(), tuple(found[1:]), marks.component), end + 1


def _marks(text: str, start: int, source: str) -> Marks:
    """The header declares them: the character after ISA, its sixteenth element, the character after that.

    Found by counting elements, since some senders do not pad them to their fixed widths.
    """
    element, at = text[start + 3], start + 3
    for _ in range(_ISA_ELEMENTS - 1):
        at = text.find(element, at + 1)
        if at < 0:
            raise ConfigError(f"{source}: the interchange header (ISA) is damaged: it needs {_ISA_ELEMENTS} elements")
    component, end = text[at + 1 : at + 2], text[at + 2 : at + 3]
    if not component or not end or len({element, component, end}) < 3 or re.search(r"[A-Za-z0-9]", component + end):
        raise ConfigError(f"{source}: the interchange header (ISA) is damaged: its separators cannot be told")
    return Marks(element, component, end)
