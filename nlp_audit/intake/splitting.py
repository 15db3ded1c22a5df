"""A chart export taken apart into its notes.

One note that is split is worse than two that are not: half a note misses everything. So a text is split only
where every part opens with a header of the same shape and ends as a note does; what is marked as copied from
another note opens nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from . import anchors, lines
from .anchors import Anchor

_HEAD = 40  # lines that may stand before the first encounter
_BLOCK = 8  # lines of an encounter's header above the line with its date
_SHORT, _SHORTEST = 120, 40  # characters: below the first a part must be signed, below the second it is none
_UNFINISHED = 4  # one part in so many may end without signature or sections (a draft, a missed visit)


class Split(NamedTuple):
    """The notes of a text in its order, and what stands before the first and belongs to all."""

    parts: tuple[str, ...]
    header: str = ""


class _Part(NamedTuple):
    start: int
    anchor: Anchor


def split(text: str) -> Split:
    """The notes of an export; a text that is one note comes back whole and untouched."""
    rows = text.split("\n")
    parts = _best(rows, anchors.find(rows)) or _best(rows, anchors.titles(text, rows))
    if not parts:
        return Split((text,))
    ends = [part.start for part in parts[1:]] + [len(rows)]
    bodies = [_body(rows, part.start, end) for part, end in zip(parts, ends, strict=True)]
    return Split(tuple(bodies), _body(rows, 0, parts[0].start))


def _best(rows: Sequence[str], groups: dict[str, list[Anchor]]) -> list[_Part]:
    """The division into most notes. Exports that number their encounters come first: nothing is surer."""
    found = [parts for group in groups.values() if len(group) > 1 and (parts := _parts(rows, group))]
    return max(found, key=lambda parts: (_is_numbered(parts), len(parts)), default=[])


def _parts(rows: Sequence[str], group: list[Anchor]) -> list[_Part]:
    """The parts that a group of like headers makes, or none where it is no export."""
    parts: list[_Part] = []
    for anchor in group:
        part = _opened(rows, anchor, parts)
        if part:
            parts.append(part)
    if len(parts) < 2 or not _is_head(rows[: parts[0].start]):
        return []
    parts = _merged(rows, _with_titles(rows, parts))
    return parts if len(parts) > 1 and (_is_numbered(parts) or _are_notes(rows, parts)) else []


def _opened(rows: Sequence[str], anchor: Anchor, before: list[_Part]) -> _Part | None:
    """The part that an anchor opens; None where it stands inside a note."""
    floor = before[-1].anchor.line + 1 if before else 0
    start = _block_start(rows, anchor.line, floor)
    if start is None or _is_inside_copy(rows, floor, start, anchor.line):
        return None
    part = _Part(start, anchor)
    return None if before and _is_next_page(rows, before[-1], part) else part


def _block_start(rows: Sequence[str], line: int, floor: int) -> int | None:
    """The first line of the header block around a line, or None where running text goes before it."""
    for index in range(line, max(floor, line - _BLOCK), -1):
        above = rows[index - 1]
        if lines.is_gap(above) or lines.is_signed(above) or rows[index].startswith("\f"):
            return index
        if lines.enumerator(above) is not None:
            return index - 1
        if lines.section(above) or len(above) > lines.PROSE:
            return None
    return floor if line - floor <= _BLOCK else None


def _is_inside_copy(rows: Sequence[str], floor: int, start: int, line: int) -> bool:
    """Whether copied text has begun and neither its end nor a signature has come since."""
    inside = False
    for index in range(floor, line + 1):
        if lines.ends_copy(rows[index]) or (inside and index < start and lines.is_signed(rows[index])):
            inside = False
        elif lines.is_copied(rows[index]):
            inside = True
    return inside


def _is_next_page(rows: Sequence[str], before: _Part, part: _Part) -> bool:
    """Whether a header is only printed again on the next page of the same, still unsigned note."""
    if before.anchor.day != part.anchor.day or _is_finished(rows, before.anchor.line + 1, part.start, False):
        return False
    old, new = (rows[each.start : each.anchor.line + 1] for each in (before, part))
    same = list(map(lines.without_page, old)) == list(map(lines.without_page, new))
    return same or any(lines.page(line) > 1 for line in new)


def _is_head(head: Sequence[str]) -> bool:
    """Whether what stands before the first encounter is a header and no note."""
    return len(head) <= _HEAD and not any(lines.section(line) or lines.is_signed(line) for line in head)


def _with_titles(rows: Sequence[str], parts: list[_Part]) -> list[_Part]:
    """Parts with the title lines above them which blank lines keep apart: those that come every time."""
    first = parts[0]
    head = {lines.mask(line) for line in rows[: first.anchor.line]}
    later = [_reach_up(rows, part, head, above.anchor.line + 1) for above, part in pairwise(parts)]
    repeated = {lines.mask(line) for line in rows[later[0].start : later[0].anchor.line]}
    return [_reach_up(rows, first, repeated, 0), *later]


def _reach_up(rows: Sequence[str], part: _Part, known: set[str], floor: int) -> _Part:
    start = part.start
    while start > floor and (not rows[start - 1].strip() or lines.mask(rows[start - 1]) in known):
        start -= 1
    return part._replace(start=start)


def _merged(rows: Sequence[str], parts: list[_Part]) -> list[_Part]:
    """Parts that are too short for a note belong to the one before; none at all if the first is."""
    kept: list[_Part] = []
    for part, end in zip(parts, [*(part.start for part in parts[1:]), len(rows)], strict=True):
        if not _is_short(rows, part, end):
            kept.append(part)
        elif not kept:
            return []
    return kept


def _is_short(rows: Sequence[str], part: _Part, end: int) -> bool:
    length = sum(len(line.strip()) for line in rows[part.start : end])
    if length >= _SHORT or _is_numbered([part]):
        return length < _SHORTEST
    return length < _SHORTEST or not _is_finished(rows, part.anchor.line + 1, end, False)


def _is_numbered(parts: list[_Part]) -> bool:
    """Whether an export's own numbers run through: 1, 2, 3 or 3, 2, 1."""
    if parts[0].anchor.shape not in anchors.NUMBERED_EXPORT:
        return False
    numbers = [part.anchor.number or 0 for part in parts]
    steps = {after - before for before, after in pairwise(numbers)}
    return steps <= {1} or steps <= {-1}


def _are_notes(rows: Sequence[str], parts: list[_Part]) -> bool:
    ends = [part.start for part in parts[1:]] + [len(rows)]
    unfinished = sum(
        not _is_finished(rows, part.anchor.line + 1, end, True) for part, end in zip(parts, ends, strict=True)
    )
    return unfinished * _UNFINISHED <= len(parts)


def _is_finished(rows: Sequence[str], start: int, end: int, by_sections: bool) -> bool:
    """Whether lines are signed, or (where that is enough) hold three of the four sections."""
    if any(map(lines.is_signed, rows[start:end])):
        return True
    return by_sections and len({lines.section(line) for line in rows[start:end]} - {None}) >= 3


def _body(rows: Sequence[str], start: int, end: int) -> str:
    """Lines without the gaps around them and an export's closing line: a slice of the text."""
    while end > start and (lines.is_gap(rows[end - 1]) or lines.ends_export(rows[end - 1])):
        end -= 1
    while start < end and lines.is_gap(rows[start]):
        start += 1
    return "\n".join(rows[start:end]).strip("\f")
