"""Section GG items by their code: `GG0170D: 03`, `GG0170I Walk 10 ft .... 02`, `GG0170M .... not attempted`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import Entity
from .scores import values_of

_CODE = r"(?P<name>\b(?:GG ?)?01[37]0 ?[A-Z]{1,2}\d?\b"
_SCORE = r"(?P<score>0[1-6]|[1-6]|07|09|10|88)\b"
# the code behind dots or a colon before a figure of the item's own name: `GG0170I Walk 10 ft .... 02`
_LED = re.compile(_CODE + r"[^\n;.:=]{0,50}?)(?:[ ]*(?:\. ?){3,}|:|=)\s*" + _SCORE + r"(?![/%\d])")
_LEFT = re.compile(
    _CODE + r"[^\n;.:=]{0,50}?)(?:[ ]*(?:\. ?){3,}|:|=)\s*(?i:not (?:attempted|tested|assessed|done)|refused)\b"
)
_GG = re.compile(
    _CODE + r"[^\n\d.;]{0,44}?)(?::|-|=|\s)\s*" + _SCORE + r"(?![/%\d]|[ ]?(?:ft|feet|foot|steps?|meters?)\b)"
)


def gg_items(text: str) -> Iterator[Entity]:
    """The items of a folded text with their codes; None as score where one was not attempted."""
    if "0130" not in text and "0170" not in text:
        return
    led = list(_LED.finditer(text))
    rest = [m for m in _GG.finditer(text) if not any(m.start() == other.start() for other in led)]
    for match in _LEFT.finditer(text):
        yield Entity("OUTCOME_MEASURE", *match.span("name"), values_of("gg", None, None, None))
    for match in [*led, *rest]:
        yield Entity("OUTCOME_MEASURE", *match.span(), values_of("gg", float(match["score"]), None, None))
