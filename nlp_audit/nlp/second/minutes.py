"""Which figures of a note are minutes of treatment, by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Feature
from .words import Words, around

# "x 15", "97112 - 25 min"; no part of a date, a clock time, a decimal, a score "x/y" or a percentage
_FIGURE = re.compile(r"(?<![\d./:%$-])\d{1,3}(?![\d%]|[./:]\d)")
_LONGEST = 180  # minutes that one figure of a visit may say


def figures(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of all figures that could be minutes."""
    return (match.span() for match in _FIGURE.finditer(text) if 1 <= int(match[0]) <= _LONGEST)


def features(text: str, words: Words, section: str, start: int, end: int) -> Iterator[Feature]:
    """What is known of a figure: its section, its size, the words of its line by place, and its column's head."""
    before, _, behind, above = around(words, start, end)
    back, value = before[::-1], int(text[start:end])
    yield "section", section
    yield "between", f"{' '.join(before[-1:])} _ {' '.join(behind[:1])}"
    yield "between2", f"{' '.join(before[-2:])} _ {' '.join(behind[:1])}"
    yield "between3", f"{' '.join(before[-1:])} _ {' '.join(behind[:2])}"
    yield "in section", f"{section} {' '.join(behind[:1])}"
    yield from ((f"-{i}", word) for i, word in enumerate(back[:5]))
    yield from ((f"+{i}", word) for i, word in enumerate(behind[:5]))
    yield from (("before", word) for word in back[:12])
    yield from (("behind", word) for word in behind[:10])
    yield from ((f"-pair{i}", f"{back[i + 1]} {back[i]}") for i in range(min(3, len(back) - 1)))
    yield from ((f"+pair{i}", f"{behind[i]} {behind[i + 1]}") for i in range(min(3, len(behind) - 1)))
    yield from (("line", word) for word in before[:4])
    yield from (("above", word) for word in above[:6])
    yield "size", "small" if value < 5 else "great" if value > 70 else "some"
    yield "fives", str(value % 5 == 0)
    yield "a session's", str(8 <= value <= 60)
    yield "code before", str("<code>" in before)
    yield "code behind", str("<code>" in behind)
    if "|" in before or "|" in behind:
        yield "column", str(before.count("|"))
        yield "head", _head(text, start)


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
