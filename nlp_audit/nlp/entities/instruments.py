"""Instruments that no list knows, by how they are written: `Function in Sitting Test 19/56`, `FOG-Q 15/24`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lazy import SeldomPattern
from ..page import Entity
from .scores import UNITS, values_of

_KINDS = r"(?:Test|Scale|Index|Inventory|Questionnaire|Indicator|Assessment|Battery|Profile|Screen|Exam|Survey)"
_NAME = (
    rf"(?:[A-Z][a-z]+(?:[ -](?:of|in|for|and|to|[A-Z][a-z]*)){{0,5}} {_KINDS}|[A-Z]{{2,6}}-(?:[A-Z]{{1,4}}|\d{{1,2}}))"
)
_SCORED = re.compile(
    rf"(?<![\w-]){_NAME}(?: (?:total|raw|score))*(?: ?[:=] ?| )(?P<score>\d{{1,3}}(?:\.\d)?)/(?P<max>\d{{1,3}})(?![\d/]|:? \d| (?:trials?|reps?|items?|words?|correct|opp\w*|sentences))"
)
# what every such score holds, by its first letter, which is quick to look for
_SCORED_CORE = re.compile(
    r"(?:Test|Scale|Index|Inventory|Questionnaire|Indicator|Assessment|Battery|Profile|Screen|Exam|Survey|-[A-Z]{1,4}|-\d{1,2})"
    r"(?: (?:total|raw|score))*(?: ?[:=] ?| )\d{1,3}(?:\.\d)?/\d"
)
_NO_NAME = re.compile(r"(?:MMT|ROM|AROM|PROM|CPT|ICD|DOS|DOB|POD)-|.*\b(?:Strength|Balance Board|Muscle)\b")
_SMALLEST = 6  # out of five is a strength grade


# "GG 4/6", "4-stage balance 3/4", "BIT conventional subtests   88/146", "30CST x 9", "Grip R/L 45/30 lb"
_SECTION_GG = re.compile(r"\bGG[: ]+(?P<score>[1-6])/(?P<max>6)(?![\d/])")
_STAGES = re.compile(r"\b(?:4|four)[- ]?stage(?: balance)?(?: test)?:? (?P<score>[0-4])/(?P<max>4)(?![\d/])", re.I)
_BATTERY = SeldomPattern(
    r"\b[A-Z]{2,6}(?: [a-z]+){0,2} (?:sub-?tests?|scores?|battery|total)(?::| {2,}| )[ ]*(?P<score>\d{1,3})/(?P<max>\d{2,3})(?![\d/])",
    needs=[
        f" {word}{mark}"
        for word in ("subtest", "sub-test", "score", "battery", "total")
        for mark in ("s ", "s:", " ", ":")
    ],
)
_CHAIR_STANDS = re.compile(
    r"3(?<!\w.)0 ?-?(?:s(?:ec)? ?)?(?:CST|STS|CRT)\b x ?(?P<score>\d{1,2})(?=[ ]*(?:[.,;)(\n]|\Z))"
)
_SIDES = re.compile(
    r"\b(?P<name>grip|pinch)(?: strength)?[, ]*R ?/ ?L:? ?(?P<right>\d{1,3}(?:\.\d)?) ?/ ?(?P<left>\d{1,3}(?:\.\d)?) ?(?P<unit>lbs?|kg|#)",
    re.I,
)
# each with what its text holds, asked first
_SINGLE = (
    ("GG", _SECTION_GG, "gg"),
    ("tage", _STAGES, "other"),
    ("/", _BATTERY, "other"),
    ("30", _CHAIR_STANDS, "30cst"),
)


def singled_out(text: str) -> Iterator[Entity]:
    """Scores written in a way that holds for their instrument alone."""
    if "/" not in text and "30" not in text:
        return
    for part, pattern, name in _SINGLE:
        for match in pattern.finditer(text) if part in text else ():
            most = match.groupdict().get("max")
            found = values_of(name, float(match["score"]), float(most) if most else None, None)
            yield Entity("OUTCOME_MEASURE", *match.span(), found)
    for match in _SIDES.finditer(text) if "R/L" in text or "R / L" in text else ():
        name, unit = match["name"].lower(), UNITS.get(match["unit"].lower(), match["unit"].lower())
        yield Entity(
            "OUTCOME_MEASURE", match.start(), match.end("right"), values_of(name, float(match["right"]), None, unit)
        )
        yield Entity(
            "OUTCOME_MEASURE", match.start("left"), match.end(), values_of(name, float(match["left"]), None, unit)
        )


def instruments(text: str) -> Iterator[Entity]:
    """Scores out of a maximum behind what is written as an instrument's name."""
    if not _SCORED_CORE.search(text):
        return
    for match in _SCORED.finditer(text):
        score, most = float(match["score"]), float(match["max"])
        if most >= _SMALLEST and score <= most and not _NO_NAME.match(match[0]):
            yield Entity("OUTCOME_MEASURE", *match.span(), values_of("other", score, most, None))
