"""Instruments that no list knows, by how they are written: `Function in Sitting Test 19/56`, `FOG-Q 15/24`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import Entity
from .scores import values_of

_KINDS = r"(?:Test|Scale|Index|Inventory|Questionnaire|Indicator|Assessment|Battery|Profile|Screen|Exam|Survey)"
_NAME = (
    rf"(?:[A-Z][a-z]+(?:[ -](?:of|in|for|and|to|[A-Z][a-z]*)){{0,5}} {_KINDS}|[A-Z]{{2,6}}-(?:[A-Z]{{1,4}}|\d{{1,2}}))"
)
_SCORED = re.compile(
    rf"(?<![\w-]){_NAME}(?: (?:total|raw|score))*(?: ?[:=] ?| )(?P<score>\d{{1,3}}(?:\.\d)?)/(?P<max>\d{{1,3}})(?![\d/]|:? \d| (?:trials?|reps?|items?|words?|correct|opp\w*|sentences))"
)
_NO_NAME = re.compile(r"(?:MMT|ROM|AROM|PROM|CPT|ICD|DOS|DOB|POD)-|.*\b(?:Strength|Balance Board|Muscle)\b")
_SMALLEST = 6  # out of five is a strength grade


def instruments(text: str) -> Iterator[Entity]:
    """Scores out of a maximum behind what is written as an instrument's name."""
    if "/" not in text:
        return
    for match in _SCORED.finditer(text):
        score, most = float(match["score"]), float(match["max"])
        if most >= _SMALLEST and score <= most and not _NO_NAME.match(match[0]):
            yield Entity("OUTCOME_MEASURE", *match.span(), values_of("other", score, most, None))
