"""Which figures of a note are minutes of treatment, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .words import Words, around

# no part of a date, a clock time, a decimal, a score "x/y" or a percentage; no sets, repetitions, feet or pounds
_FIGURE = re.compile(
    r"(?<![\d./:%$-])\d{1,3}(?![\d%]|[./:]\d| ?(?:x(?![a-z])|(?:ft|feet|reps?|lbs?|sec|deg|wks?|weeks?|days?|cm|mm|y/?o|years?)\b))"
)
# "97112 x2 GP 59", "97140-59": a modifier
_MODIFIER = re.compile(r"(?:\b(?:G[PON]|KX|C[QO]|9[27]\d{3})[ ,-]{1,2}|\b9[27]\d{3}[ ,-]{1,2}x ?\d[ ,-]{1,2})\Z")
_LONGEST = 180  # minutes that one figure of a visit may say


def figures(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of all figures that could be minutes."""
    found = (match.span() for match in _FIGURE.finditer(text) if 1 <= int(match[0]) <= _LONGEST)
    return ((start, end) for start, end in found if not _is_modifier(text, start, end))


def _is_modifier(text: str, start: int, end: int) -> bool:
    return text[start:end] in ("59", "52") and _MODIFIER.search(text, max(0, start - 14), start) is not None


def features(text: str, words: Words, section: str, start: int, end: int) -> list[str]:
    """What is known of a figure: its section, its size, the words of its line by place, and its column's head."""
    before, _, behind, above = around(words, start, end)
    back, value = before[:-13:-1], int(text[start:end])
    size = "small" if value < 5 else "great" if value > 70 else "some"
    return [
        f"section {section}",
        f"size {size}",
        f"fives {value % 5 == 0}",
        f"a session's {8 <= value <= 60}",
        f"code {'<code>' in before} {'<code>' in behind}",
        f"section and next {section} {' '.join(behind[:1])}",
        f"between {' '.join(before[-1:])} _ {' '.join(behind[:1])}",
        f"between2 {' '.join(before[-2:])} _ {' '.join(behind[:1])}",
        f"between3 {' '.join(before[-1:])} _ {' '.join(behind[:2])}",
        *(f"before {word}" for word in back),
        *(f"behind {word}" for word in behind[:10]),
        *_by_place("-", back),
        *_by_place("+", behind),
        *(f"line {word}" for word in before[:4]),
        *(f"above {word}" for word in above[:6]),
        *([f"column {before.count('|')}", f"head {_head(text, start)}"] if "|" in before or "|" in behind else ()),
    ]


def _by_place(side: str, words: Sequence[str]) -> Iterator[str]:
    """Each of the five nearest words with its place, and the three nearest pairs."""
    yield from (f"{side}{i} {word}" for i, word in enumerate(words[:5]))
    yield from (f"{side}{i} {words[i]} {words[i + 1]}" for i in range(min(3, len(words) - 1)))


def _head(text: str, start: int) -> str:
    """The head of the column of a table of bars in which an offset stands."""
    line = text.rfind("\n", 0, start) + 1
    column, head = text.count("|", line, start), ""
    while line > 0:
        above = text.rfind("\n", 0, line - 1) + 1
        if "|" not in text[above : line - 1]:
            break
        head, line = text[above : line - 1], above
    cells = head.split("|")
    return cells[column].strip().lower() if column < len(cells) else ""
