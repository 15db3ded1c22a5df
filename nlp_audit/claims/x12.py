"""Segments of an X12 file, whatever separators it declares. Knows nothing of claims.

Our own few lines: the kept library (pyx12 4.0) stops in silence at an empty segment (`~~`) and at a second
interchange with other separators, wants an ISA padded to the letter, and repeats data in its errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..yamlfile import ConfigError

_ISA_ELEMENTS = 16
_ISA = re.compile(r"(?<![A-Za-z0-9])ISA(?=[^A-Za-z0-9 \r\n])")
_AROUND = " \t\0\x1a\ufeff"


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
    header = _ISA.search(text)
    while header is not None:
        yield from _interchange(text, header, source)
        header = _ISA.search(text, _end(text, header, source))


def _interchange(text: str, header: re.Match[str], source: str) -> Iterator[Segment]:
    marks, end = _marks(text, header.start(), source), _end(text, header, source)
    for raw in text[header.start() : end].split(marks.end):
        # Mainframes wrap lines at 80 characters; a line's end within a segment means nothing.
        found = re.sub(r"[\r\n]+", "", raw).strip(_AROUND).split(marks.element)
        if found != [""]:
            yield Segment(found[0].strip().upper(), tuple(found[1:]), marks.component)


def _end(text: str, header: re.Match[str], source: str) -> int:
    """Where the interchange ends: at the next header, which may declare other separators, or the end."""
    end = re.escape(_marks(text, header.start(), source).end)
    following = re.compile(rf"{end}[{_AROUND}\r\n]*(?={_ISA.pattern})").search(text, header.end())
    return following.end() if following else len(text)


def _marks(text: str, start: int, source: str) -> Marks:
    """The header declares them: the character after ISA, its sixteenth element, the character after that.

    Found by counting elements, since some senders do not pad them to their fixed widths.
    """
    element, at = text[start + 3], start + 3
    for _ in range(_ISA_ELEMENTS - 1):
        at = text.find(element, at + 1)
        if at < 0:
            raise ConfigError(f"{source}: the interchange header (ISA) lacks some of its {_ISA_ELEMENTS} elements")
    marks = Marks(element, text[at + 1 : at + 2], text[at + 2 : at + 3])
    if not all(marks) or len(set(marks)) < 3 or re.search(r"[A-Za-z0-9 ]", "".join(marks)):
        raise ConfigError(f"{source}: the separators in the interchange header (ISA) cannot be told")
    return marks
