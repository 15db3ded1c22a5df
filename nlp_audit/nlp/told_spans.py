"""Stretches that tell of another visit: quoted notes, and rows below a head of two times with an arrow between."""

from __future__ import annotations

import re

_DAY = r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?"
_MARK = re.compile('"')
_QUOTATION = r'"(?:[^"]|(?<=\d)"(?=[ ]\w)){3,500}"'  # `2" board` ends none
_RECORD = r"(?:notes?|eval(?:uation)?|(?:progress )?report|PN|recert|summary|documentation|entry)"
# `Note of 4/14 reads: "..."`, `From my note of 5/26: "..."`, `PT note 3/10: "..."`, `Last note: "..."`
_QUOTED = re.compile(
    rf"\b(?:{_RECORD}(?: (?:of|from|on|dated))?(?: {_DAY})?(?: by [A-Z]{{2,3}})?,? (?:reads?|says?|said|states?|stated)|{_RECORD} (?:(?:of|from|on|dated) )?{_DAY}"
    rf"|(?:last|previous|prior) (?:\w+ )?{_RECORD})[ ]*[:,]?[ ]*\n?[ ]*(?P<said>{_QUOTATION})",
    re.I,
)
# what stands before the opening mark of every such quotation
_QUOTES = re.compile(rf"(?:reads?|says?|said|states?|stated|\d|{_RECORD})[ ]*[:,]?[ ]*\n?[ ]*\Z", re.I)
_ARROW = r"(?:-+>|=*>+)"
# `3/01  >>  today`, and rows of a value of each below it
_HEAD = re.compile(
    rf"^[ \t]*(?:[A-Za-z]+[:/]?[ \t]+)?(?:(?:at )?(?:eval|IE|SOC|baseline|admission|initial|last \w+)[ ]*|{_DAY}[ ]*)+{_ARROW}[ ]*(?:today|now|current|this visit|{_DAY})(?: ?\(?{_DAY}\)?)?[ \t]*\n(?P<rows>(?:[^\n]*\S[^\n]*(?:\n|\Z))+)",
    re.I | re.M,
)
_ROW = re.compile(rf"^(?P<then>[^\n]*?){_ARROW}[ ]", re.M)


def find(text: str) -> list[tuple[int, int]]:
    """Offsets of what is of an earlier visit."""
    return [*quotations(text), *_before_arrows(text)]


def quotations(text: str) -> list[tuple[int, int]]:
    """What is quoted from a note."""
    marks = [m.start() for m in _MARK.finditer(text)] if text.count('"') > 1 else ()
    if not any(_QUOTES.search(text, max(0, at - 80), at) for at in marks):
        return []
    return [m.span("said") for m in _QUOTED.finditer(text)]


def _before_arrows(text: str) -> list[tuple[int, int]]:
    heads = _HEAD.finditer(text) if ">" in text else ()
    return [row.span("then") for head in heads for row in _ROW.finditer(text, *head.span("rows"))]
