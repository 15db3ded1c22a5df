"""A thing with the words around it, and the days that such words hold: what the ways of writing then and now look at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from . import then_words as said
from .page import Entity, Page


class Told(NamedTuple):
    """A thing's sentence before and behind it, the sentence before that, and its line before it."""

    before: str
    behind: str
    previous: str
    line: str
    words: str
    today: date | None
    low: str  # all of line and sentence in small letters


_AFTER_LEVEL = re.compile(r"(?:(?<= A)|\A)\. (?=[A-Z])")  # "last week mod A. Beam SBA": no initial


def around(page: Page, entity: Entity, today: date | None) -> Told:
    starts, ends = page.sentences
    index = page.sentences.holding(entity.start)
    line = page.text.rfind("\n", 0, entity.start) + 1
    start = max(starts[index], line if entity.start - starts[index] > 200 else 0)
    previous = (
        page.text[starts[index - 1] : ends[index - 1]]
        if index and "\n\n" not in page.text[starts[index - 1] : start]
        else ""
    )
    before, behind = page.text[start : entity.start], page.text[entity.end : max(ends[index], entity.end)]
    return Told(
        _AFTER_LEVEL.split(before)[-1],
        _AFTER_LEVEL.split(behind)[0],
        previous,
        page.text[line : entity.start],
        page.text[entity.start : entity.end],
        today,
        page.text[min(line, start) : max(ends[index], entity.end)].lower(),
    )


def past(words: str, today: date | None) -> bool:
    """Whether a time's words hold no day, or one before the visit's; a day far ahead is of the year before."""
    told = days(words, today)
    return not (today and told) or all(not timedelta(0) <= day - today <= timedelta(120) for day in told)


def days(words: str, today: date | None) -> list[date]:
    """The days that words name; one without a year is of today's."""
    return [day for written in said.WRITTEN_DAY.finditer(words) if (day := _day(written[0], today))]


def _day(written: str, today: date | None) -> date | None:
    parts = [int(n) for n in re.findall(r"\d+", written)]
    year = today.year if today else 2000
    if len(parts) == 3:
        year = parts[2] + (2000 if parts[2] < 100 else 0)
    try:
        return date(year, parts[0], parts[1])
    except ValueError:
        return None
