"""A text's words as the second reading sees them, and what stands on the line around a span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..memo import Memo

_WORD = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d+(?:\.\d+)?|[A-Za-z]+|[-=]>|\n| {3,}|\t|[^\sA-Za-z0-9]")
_CODE = 5  # digits of a billing code
LINE = "<line>"


class Words(NamedTuple):
    """All words in order: how they are read, where they begin, and which of them are line ends."""

    norms: list[str]
    starts: list[int]
    breaks: list[int]

    def places(self, offsets: Iterable[int]) -> Iterator[int]:
        """The first word at or behind each offset."""
        return (bisect_left(self.starts, offset) for offset in offsets)


class Around(NamedTuple):
    """The words of a span's own line before it, its own, and those behind it; the first words of the line above."""

    before: list[str]
    own: list[str]
    behind: list[str]
    above: list[str]


def words(text: str, known: Memo[str]) -> Words:
    """A text's words. known: a memo of `norm`."""
    found = list(_WORD.finditer(text))
    norms = list(map(known.__getitem__, [match[0] for match in found]))
    return Words(norms, [match.start() for match in found], [i for i, word in enumerate(norms) if word == LINE])


def norm(word: str) -> str:
    """A word as it is compared: in small letters; figures, dates, billing codes, gaps and line ends by their kind."""
    first = word[0]
    if first.isalpha():
        return word.lower()
    if first.isdigit():
        return "<date>" if "/" in word else "<code>" if len(word) == _CODE and word.isdigit() else "#"
    return "<gap>" if first in " \t" else LINE if first == "\n" else word


def around(words: Words, start: int, end: int) -> Around:
    """What stands on the line around the span from offset `start` to `end`."""
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    line = bisect_left(words.breaks, first)
    low = words.breaks[line - 1] + 1 if line else 0
    after = bisect_left(words.breaks, last)
    high = words.breaks[after] if after < len(words.breaks) else len(words.norms)
    above = words.breaks[line - 2] + 1 if line > 1 else 0
    return Around(
        words.norms[low:first], words.norms[first:last], words.norms[last:high], words.norms[above : max(0, low - 1)]
    )
