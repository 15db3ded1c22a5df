"""What the day right behind a score says: the date of service is today, an earlier one is history."""

from __future__ import annotations

import re
from datetime import date

from .entities import dated_series
from .page import Entity, Page
from .spoken import MONTH_NAME
from .then_told import days, past

_BEHIND = re.compile(
    rf"(?P<open>,? ?[(\[](?:on )?|,? on |,? )(?P<day>{dated_series.DAY})(?P<end>[)\]]?[ ]*(?:[,;.|)\n]|-*>|and\b|\Z))"
)
_NAMED = re.compile(rf"(?:,? on | ?[(])(?P<month>{MONTH_NAME})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b", re.I)


def of_service(page: Page, entity: Entity, today: date | None) -> bool:
    """`52 s (06/17)`, `26 lb 4/22` in the note of that day."""
    found = _day_behind(page, entity)
    if today is None or found is None:
        return _names(page, entity, today)
    return days(found["day"], today) == [today]


def of_day_before(page: Page, entity: Entity, today: date | None) -> bool:
    """`TUG 21.4 s 1/8, …`: a day without a word or bracket, behind a score that is plainly one."""
    found = _day_behind(page, entity)
    if found is None:
        return False
    if today is None:  # of several days the last is the visit's
        return any(True for _ in dated_series.further(page.text, entity.end))
    plain = page.text[entity.end - 1].isalpha() or any(
        entity.attributes[key] is not None for key in ("unit", "maximum")
    )
    return plain and bool(days(found["day"], today)) and past(found["day"], today)


def _day_behind(page: Page, entity: Entity) -> re.Match[str] | None:
    """The day behind a score; what is out of its maximum is another score: `DGI 15/24 (11/24)`."""
    if entity.label != "OUTCOME_MEASURE" or entity.attributes["score"] is None:
        return None
    found = _BEHIND.match(page.text, entity.end)
    of = re.fullmatch(r"\d+/(\d+)", found["day"]) if found else None
    top = entity.attributes["maximum"]
    return None if of and top is not None and int(of[1]) == top else found


def _names(page: Page, entity: Entity, today: date | None) -> bool:
    """`41/56 on February 12` in the note of that day."""
    if today is None or entity.label != "OUTCOME_MEASURE":
        return False
    found = _NAMED.match(page.text, entity.end)
    return bool(
        found and today.strftime("%B").lower().startswith(found["month"].lower()[:3]) and int(found["day"]) == today.day
    )
