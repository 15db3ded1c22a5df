"""Whose note it is, as its head says: a record number, else name and date of birth."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from . import days

_LINES, _WIDTH = 12, 300  # the head of a note: what comes later may speak of somebody else

_WHO = r"(?:patient|pt|resident|res|client|cl|child|student|member)"
_MARK = r"[ \t]*(?:id|no|number|num|nbr|ref|identifier|#)"
_FILL = r"[ \t:.=#|*_]{1,24}"
_LABELS = (  # the surest first: an account number may change from stay to stay, a record number does not
    rf"\b(?:mrn|mr[ \t]*#|mr[ \t]+no|med(?:ical)?\.?[ \t]+rec(?:ord)?(?:{_MARK})?|record{_MARK}){_FILL}",
    rf"\b{_WHO}\.?{_MARK}[ \t:.=#|*_]{{0,24}}",
    rf"\b(?:chart|acct|account)(?:{_MARK})?{_FILL}",
    rf"(?:^|[ \t]{{2}}|[|·,(;*\t])[ \t]*id(?:[ \t]*(?:no|number|#))?{_FILL}",
    rf"\b{_WHO}(?:[ \t]*[:=#.][ \t:.=#|*_]*|[ \t]+)(?!9\d{{4}}\b|\d{{4}}-\d{{4}}\b)",  # no code, no clock
)
_NUMBER = r"(?P<id>(?=[a-z_.-]*\d)[a-z0-9]+(?:[-_.][a-z0-9]+)*)"
_IDS = tuple(re.compile(label + _NUMBER, re.M) for label in _LABELS)
_QUANTITY = re.compile(r"[/%'\"]|[.,]\d| ?(?:x|min|minutes|ft|feet|lbs?|reps?|yo|y/o|years?|yrs?)\b", re.I)
_DATE = re.compile(days.DAY, re.I)

_WORD = r"(?!(?i:dob|born|birth|mrn|age|sex|room|rm|dx|dos|date|visit|payer)\b)[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+"
_NAME = rf"(?:{_WORD}(?: {_WORD})?, ?{_WORD}|(?:M(?:rs?|s|iss)\.? )?{_WORD}(?: [A-Z]\.| {_WORD})? {_WORD})"
_NAMED = re.compile(
    rf"(?:\b(?i:{_WHO}|name)(?:[ \t]{{1,3}}(?i:name))?[:.=|*_ \t]{{1,30}}"
    rf"|^[ \t*|]*(?=[^\n]*(?i:\bDOB\b|born)))(?P<name>{_NAME})",
    re.M,
)
_BORN = re.compile(rf"\b(?:dob|d\.o\.b|birth ?date|date of birth|born)[ \t:.=|*_]*(?P<day>{days.DAY})", re.I)
_TITLE = re.compile(r"^(?:MRS?|MS|MISS)\b\.? ")


def patient_id(text: str) -> str | None:
    """The patient that a note's head names, in one spelling; None where nothing sure stands there."""
    head = _head(text)
    plain = head.lower()  # twice as fast as patterns that ignore case
    for pattern in _IDS:
        for match in pattern.finditer(plain):
            if _is_number(match, plain):
                return match["id"].upper()
    return _by_birth(head)


def _head(text: str) -> str:
    """The first lines with something in them, without reading on through a note of megabytes."""
    lines = (line.strip() for line in text[: 4 * _LINES * _WIDTH].split("\n"))
    return "\n".join([line[:_WIDTH] for line in lines if line][:_LINES])


def _is_number(match: re.Match[str], text: str) -> bool:
    """At least four characters, three of them digits; no date and no quantity ("Resident 1500 ft")."""
    value = match["id"]
    long_enough = len(value) >= 4 and sum(map(str.isdigit, value)) >= 3
    return long_enough and not _DATE.match(text, match.start("id")) and not _QUANTITY.match(text, match.end())


def _by_birth(head: str) -> str | None:
    born = _BORN.search(head)
    name = _NAMED.search(head) if born else None
    day = days.parse(born["day"]) if born else None
    if not name or not day:
        return None
    if day > date.today():  # a year of two digits
        day = day.replace(year=day.year - 100)
    return f"{_surname_first(name['name'])}|{day.isoformat()}"


def _surname_first(name: str) -> str:
    """`Jane Q. Doe`, `Doe, Jane` and `DOE,JANE` are one person."""
    plain = _TITLE.sub("", unicodedata.normalize("NFC", name).upper())
    last, comma, first = plain.partition(",")
    if not comma:
        first, _, last = plain.rpartition(" ")
    return f"{last.strip()}, {(first.split() or [''])[0]}"
