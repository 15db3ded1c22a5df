"""Notes in small letters without stops, whose sentences only line ends and wide gaps part.

`amb 45 ft mod a x1 vc for walker  last wk was max a x2`: a semicolon is read where such a sentence ends, so that what is
told of last week does not speak for today's walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rewriting import Piece

_LINE = re.compile(r"^[ \t]*(?:[A-Za-z]{1,2}[ \t]{1,3}|[a-z]+:[ \t]*)?(?P<first>[A-Za-z])[^\n]{24,}$", re.M)
_STOP = re.compile(r"[a-z]{2}[.;](?=\s|\Z)")
_GAP = re.compile(r"(?<=[a-z0-9%'\"/)]) {2,4}(?=[a-z0-9])")
_TABLE = re.compile(r"\||\t|\b(?:97\d{3}|92\d{3}|G\d{4}|units?|total|timed)\b|:", re.I)
_WORD = re.compile(r"[a-z][^\s]*")  # it would still have stood in the line before, had the line only been full
_LEAST_LINES, _MOST_LARGE, _MOST_STOPS = 3, 0.34, 0.25  # how a note is told to be of this kind
_WORDS = 3  # a piece of fewer words is a label or a cell


def pieces(text: str) -> Iterator[Piece]:
    """Semicolons where sentences end, in a folded text."""
    if not _is_unpunctuated(text):
        return
    lines = list(_LINE.finditer(text))
    width = max(len(line[0]) for line in lines)
    for line in lines:
        if _TABLE.search(line[0]):
            continue
        start = line.start()
        for gap in _GAP.finditer(text, line.start(), line.end()):
            if len(text[start : gap.start()].split()) >= _WORDS:
                yield gap.start(), gap.start(), ";"
                start = gap.end()
        following = _WORD.match(text, line.end() + 1)
        if following and text[line.end() - 1].isalnum() and len(line[0]) + len(following[0]) < width:
            yield line.end(), line.end(), ";"


def _is_unpunctuated(text: str) -> bool:
    """Whether most of a note's longer lines begin small and few sentences end in a stop."""
    lines = list(_LINE.finditer(text))
    large = sum(line["first"].isupper() for line in lines)
    if len(lines) < _LEAST_LINES or large > _MOST_LARGE * len(lines):
        return False
    return len(_STOP.findall(text)) <= _MOST_STOPS * len(lines)
