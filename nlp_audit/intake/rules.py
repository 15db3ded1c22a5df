"""Encounters that nothing but a drawn rule sets apart: `-----`, `=====`, `* * * * *`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import anchors, lines
from .anchors import Anchor

KIND = "ruled"
_LEAST = 80  # characters: less between two rules is a title in its box
_NO_HEAD = re.compile(r"(?i)addend|amendment|certif|co-?sign|signature|physician|attest")


def find(rows: Sequence[str]) -> dict[str, list[Anchor]]:
    """What stands below the rules of one sign with a date in its first lines; the text's top may be one too."""
    drawn: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if sign := lines.rule(row):
            drawn.setdefault(sign, []).append(index + 1)
    found = {f"{KIND}:{sign}": _opening(rows, below, f"{KIND}:{sign}") for sign, below in drawn.items()}
    tops = {f"{KIND}:{sign}:top": _opening(rows, [0, *below], f"{KIND}:{sign}") for sign, below in drawn.items()}
    return found | tops


def _opening(rows: Sequence[str], below: Sequence[int], shape: str) -> list[Anchor]:
    starts = list(_blocks(rows, below))
    ends = [*starts[1:], len(rows)]
    return [found for block in zip(starts, ends, strict=True) if (found := _opened(rows, *block, shape))]


def _blocks(rows: Sequence[str], below: Sequence[int]) -> Iterator[int]:
    """Where blocks start: a title in a box of rules goes with what follows it."""
    last: int | None = None
    for start in below:
        if last is None or sum(len(row.strip()) for row in rows[last : start - 1]) >= _LEAST:
            yield (last := start)


def _opened(rows: Sequence[str], start: int, end: int, shape: str) -> Anchor | None:
    while start < end and lines.is_gap(rows[start]):
        start += 1
    if start == end or lines.is_signed(rows[start]) or _NO_HEAD.search(rows[start]):
        return None
    day = anchors.day_below(rows[start:end], 0)
    return Anchor(start, shape, None, day) if day else None
