"""Days as tables and note headers write them."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}[ \t]+)?"
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)|\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\d)"
    rf"|\d{{1,2}}[ -]{_MONTHS}[.,]{{0,2}}[ -](?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|{_MONTHS}[.]? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d))"
)
_DAY = re.compile(DAY, re.I)
_FORMATS = ("%Y-%m-%d", "%m-%d-%Y", "%m-%d-%y", "%d-%b-%Y", "%d-%B-%Y", "%d-%b-%y", "%b-%d-%Y", "%B-%d-%Y")


def parse(text: str) -> date | None:
    """The day that a cell gives, ISO or as in the United States, a time after it ignored; else None."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        match = _DAY.match(text.strip())
    return _written(match.group()) if match else None


def _written(text: str) -> date | None:
    plain = re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*[ \t]+", "", text, flags=re.I)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", plain, flags=re.I)
    plain = re.sub(r"\bsept\b", "sep", plain, flags=re.I)
    plain = re.sub(r"[/., -]+", "-", plain)
    return next((day for form in _FORMATS if (day := _strict(plain, form))), None)


def _strict(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
