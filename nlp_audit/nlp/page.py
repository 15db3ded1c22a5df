"""What the rulers read: one note's folded text with its atoms, sections and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from ..records import Section
from .atoms import Atoms
from .sentences import Sentences
from .tables import Table


class Entity(NamedTuple):
    """A span found by a ruler: offsets into the text, normalised attributes."""

    label: str
    start: int
    end: int
    attributes: dict[str, Any]


class Page(NamedTuple):
    """One note, prepared for reading."""

    text: str  # folded, with what says nothing blanked out; as long as the note's text
    atoms: Atoms
    sections: tuple[Section, ...]
    sentences: Sentences
    tables: list[Table]  # of times: then, now, aimed at

    def section(self, offset: int) -> str:
        """Name of the section that holds an offset."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section.name
        return "other"


def overlaps(entity: Entity, others: Iterable[Entity]) -> bool:
    """Whether an entity shares characters with any of the others."""
    return any(entity.start < o.end and o.start < entity.end for o in others)


def only_code_before(text: str, at: int, found: Iterable[Entity]) -> str | None:
    """The billing code before an offset on its line, where there is just one."""
    line = text.rfind("\n", 0, at) + 1
    codes = {e.attributes["code"] for e in found if e.label == "CPT_CODE" and line <= e.start < at}
    return codes.pop() if len(codes) == 1 else None


def word_places(lower: str, words: Iterable[str]) -> list[int]:
    """Where any of the words begins in a lower-case text, in order. Ten times faster than a pattern of alternatives."""
    places = []
    for word in words:
        at = lower.find(word)
        while at >= 0:
            places.append(at)
            at = lower.find(word, at + 1)
    return sorted(places)


def line_starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def lines_of(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds one of the places, which are in order."""
    end = -1
    for place in places:
        if place > end:
            end = text.find("\n", place)
            end = end if end >= 0 else len(text)
            yield text.rfind("\n", 0, place) + 1, end


def number(atoms: Atoms, index: int) -> float | None:
    """The number that an atom stands for, in digits or in words; None for dates, times and words."""
    word = atoms.value(index, "numword")
    if word is not None:
        return float(word)
    text = atoms.words[atoms.first[index]]
    return float(text.replace(",", "")) if text.replace(",", "").replace(".", "", 1).isdigit() else None


def numbers(atoms: Atoms, start: int, end: int) -> list[float]:
    """All numbers between two atoms."""
    return [n for i in range(start, end) if (n := number(atoms, i)) is not None]
