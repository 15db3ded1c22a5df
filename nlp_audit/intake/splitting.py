"""A chart export taken apart into its notes.

One note that is split is worse than two that are not: half a note misses everything. So a text is split only
where every part opens with a header of the same shape and ends as a note does; what is marked as copied from
another note opens nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from . import anchors, lines, rules
from .anchors import Anchor

_SAMPLE = 10_000  # lines in which an export shows that it is one; a text of millions may be no note at all
_HEAD = 40  # lines that may stand before the first encounter
_BLOCK = 8  # lines of an encounter's header above the line with its date
_SHORT, _SHORTEST = 120, 40  # characters: below the first a part must be signed, below the second it is none
_UNFINISHED = 4  # one part in so many may end without signature or sections (a draft, a missed visit)


class Split(NamedTuple):
    """The notes of a text in its order, and what stands before the first and belongs to all."""

    parts: tuple[str, ...]
    header: str = ""


class _Text(NamedTuple):
    """Lines, and for each the last line up to it of some kind (-1: none): asked often, counted once."""

    rows: Sequence[str]
    signed: Sequence[int]
    copied: Sequence[int]  # where copied text begins
    closed: Sequence[int]  # where it ends, by its own mark or by a signature
    planned: Sequence[int]  # the plan's first line


class _Part(NamedTuple):
    start: int
    anchor: Anchor


def split(text: str) -> Split:
    """The notes of an export; a text that is one note comes back whole and untouched."""
    rows = text.split("\n")
    parts = _divided(rows) if len(rows) <= _SAMPLE or _divided(rows[:_SAMPLE]) else []
    if not parts:
        return Split((text,))
    bodies = (_body(rows, part.start, end) for part, end in _ends(rows, parts))
    return Split(tuple(bodies), _body(rows, 0, parts[0].start))


def _divided(rows: Sequence[str]) -> list[_Part]:
    groups = (anchors.find, anchors.titles, rules.find)
    return next((parts for find in groups if (parts := _best(rows, find(rows)))), [])


def _best(rows: Sequence[str], groups: dict[str, list[Anchor]]) -> list[_Part]:
    """The division into most notes. Exports that number their encounters come first: nothing is surer."""
    several = [group for group in groups.values() if len(group) > 1]
    if not several:
        return []
    text = _read(rows)
    found = [parts for group in several if (parts := _parts(text, group))]
    return max(found, key=lambda parts: (_is_numbered(parts), len(parts)), default=[])


def _read(rows: Sequence[str]) -> _Text:
    signed, copied, closed, planned = [-1], [-1], [-1], [-1]
    for index, row in enumerate(rows):
        is_signed, is_closed = lines.is_signed(row), lines.ends_copy(row)
        signed.append(index if is_signed else signed[-1])
        closed.append(index if is_signed or is_closed else closed[-1])
        copied.append(index if not is_closed and lines.is_copied(row) else copied[-1])
        planned.append(index if lines.section(row) == "p" else planned[-1])
    return _Text(rows, signed[1:], copied[1:], closed[1:], planned[1:])


def _parts(text: _Text, group: list[Anchor]) -> list[_Part]:
    """The parts that a group of like headers makes, or none where it is no export."""
    parts: list[_Part] = []
    for anchor in group:
        part = _opened(text, anchor, parts[-1] if parts else None)
        if part:
            parts.append(part)
    if len(parts) < 2 or not _is_head(text, parts[0].start):
        return []
    parts = _merged(text, _with_titles(text.rows, parts))
    return parts if len(parts) > 1 and (_is_numbered(parts) or _are_notes(text, parts)) else []


def _opened(text: _Text, anchor: Anchor, before: _Part | None) -> _Part | None:
    """The part that an anchor opens; None where it stands inside a note."""
    floor = before.anchor.line + 1 if before else 0
    start = _block_start(text.rows, anchor.line, floor)
    # Copied text that began in this note, and neither its end nor a signature since.
    if start is None or text.copied[anchor.line] >= max(floor, text.closed[anchor.line] + 1):
        return None
    if before and anchor.shape.startswith(anchors.FREE) and not _is_after_end(text, before, anchor, start):
        return None
    part = _Part(start, anchor)
    return None if before and _is_next_page(text, before, part) else part


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


def _is_after_end(text: _Text, before: _Part, anchor: Anchor, start: int) -> bool:
    """Whether a signature, a separator or a new page stands directly above, blank lines apart.

    Above a heading such as `Visit 3` or `=== OT VISIT ===` a blank line after a plan will do.
    """
    rows, above = text.rows, start - 1
    is_headed = anchor.shape.startswith(anchors.HEADED)
    if is_headed and not rows[above].strip() and text.planned[above] > before.anchor.line:
        return True
    while above > 0 and not rows[above].strip(" \t"):
        above -= 1
    return lines.is_gap(rows[above]) or lines.is_signed(rows[above]) or rows[start].startswith("\f")


def _is_next_page(text: _Text, before: _Part, part: _Part) -> bool:
    """Whether a header is only printed again on the next page of the same, still unsigned note."""
    if before.anchor.day != part.anchor.day or _is_signed(text, before, part.start):
        return False
    old, new = (text.rows[each.start : each.anchor.line + 1] for each in (before, part))
    same = list(map(lines.without_page, old)) == list(map(lines.without_page, new))
    return same or any(lines.page(line) > 1 for line in new)


def _is_head(text: _Text, end: int) -> bool:
    """Whether what stands before the first encounter is a header and no note."""
    return end <= _HEAD and (end == 0 or text.signed[end - 1] < 0) and not any(map(lines.section, text.rows[:end]))


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


def _merged(text: _Text, parts: list[_Part]) -> list[_Part]:
    """Parts that are too short for a note belong to the one before; none at all if the first is."""
    kept = [part for part, end in _ends(text.rows, parts) if not _is_short(text, part, end)]
    return kept if kept and kept[0] == parts[0] else []


def _is_short(text: _Text, part: _Part, end: int) -> bool:
    length = sum(len(line.strip()) for line in text.rows[part.start : end])
    sure = _is_numbered([part]) or _is_signed(text, part, end)
    return length < (_SHORTEST if sure else _SHORT)


def _is_numbered(parts: list[_Part]) -> bool:
    """Whether an export's own numbers run through: 1, 2, 3 or 3, 2, 1."""
    if parts[0].anchor.shape not in anchors.NUMBERED_EXPORT:
        return False
    numbers = [part.anchor.number or 0 for part in parts]
    steps = {after - before for before, after in pairwise(numbers)}
    return steps <= {1} or steps <= {-1}


def _are_notes(text: _Text, parts: list[_Part]) -> bool:
    is_ruled = parts[0].anchor.shape.startswith(rules.KIND)
    is_note = _is_whole if is_ruled else _is_finished
    found = [is_note(text, part, end) for part, end in _ends(text.rows, parts)]
    return found.count(False) * _UNFINISHED <= len(parts) and (found[0] or not is_ruled)


def _is_whole(text: _Text, part: _Part, end: int) -> bool:
    """Whether a part that only a rule sets apart holds a note's own content, and no mere certification."""
    return _is_finished(text, part, end) and len(_sections(text, part, end)) > 1


def _is_finished(text: _Text, part: _Part, end: int) -> bool:
    """Whether a part is signed, or holds three of the four sections with the plan."""
    if _is_signed(text, part, end):
        return True
    sections = _sections(text, part, end)
    return "p" in sections and len(sections) >= 3


def _sections(text: _Text, part: _Part, end: int) -> set[str]:
    return {found for line in text.rows[part.anchor.line + 1 : end] if (found := lines.section(line))}


def _is_signed(text: _Text, part: _Part, end: int) -> bool:
    return text.signed[end - 1] > part.anchor.line


def _ends(rows: Sequence[str], parts: list[_Part]) -> list[tuple[_Part, int]]:
    """Each part with the line that the next one starts at."""
    return list(zip(parts, [*(part.start for part in parts[1:]), len(rows)], strict=True))


def _body(rows: Sequence[str], start: int, end: int) -> str:
    """Lines without the gaps around them and an export's closing line: a slice of the text."""
    while end > start and (lines.is_gap(rows[end - 1]) or lines.ends_export(rows[end - 1])):
        end -= 1
    while start < end and lines.is_gap(rows[start]):
        start += 1
    return "\n".join(rows[start:end]).strip("\f")
