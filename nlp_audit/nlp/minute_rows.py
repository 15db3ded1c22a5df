"""Rows that their label says to hold minutes, with bare figures behind codes and totals.

`Min: 97110 24 / 97112 16 / tot 40`, `MINUTES: 97112 30 (2U)  TOTAL 45`, `Min: 92507 x1  42`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .minute_lists import MODIFIERS, SERVICE
from .rewriting import Piece

_ROW = re.compile(
    r"^[ \t]*(?P<label>(?:(?:tx|treatment|therapy|timed|code|billed)[ ])?(?:min(?:ute)?s?\.?|time(?: \(min(?:ute)?s?\))?))(?: by code| per code| billed)?[ ]*[:=-][ \t]*(?P<told>[^\n]*\d)",
    re.I | re.M,
)
_UNITS = r"(?:[(\[]?(?:x ?[1-8](?!\d)|[1-8] ?u(?:n|nits?)?)[)\]]?[ \t,:=-]{1,4})?"
_ITEM = re.compile(
    rf"(?:(?<![\w/]){SERVICE}{MODIFIERS}|\b(?:tot(?:al)?|timed|untimed|all)\b(?:[ ](?:tx|treatment|timed|time|min\w*|visit))*)[ \t:=-]{{0,4}}{_UNITS}(?P<n>\d{{1,3}})(?![\d/:.A-Za-z]|[ ]?(?:'|min|u\b|units?\b|%|x[ ]?\d\d))",
    re.I,
)
_LEAST, _MOST = 5, 240


def pieces(text: str) -> Iterator[Piece]:
    """The figures of such rows as minutes, in a folded text."""
    for row in _ROW.finditer(text):
        items = list(_ITEM.finditer(text, *row.span("told")))
        for item in items if len(items) > 1 or "min" in row["label"].lower() else ():
            if _LEAST <= int(item["n"]) <= _MOST:
                yield *item.span("n"), f"{item['n']} min"
