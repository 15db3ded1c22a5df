"""Whose note it is, as its head says: a record number, else name and date of birth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from . import days

_LINES, _WIDTH = 12, 300  # the head of a note: what comes later may speak of somebody else

_WHO = r"(?:patient|pt|resident|res|client|cl|child|student|member|participant)"
_MARK = r"[ \t.]*(?:id|no|number|num|nbr|ref|identifier|#)"
_FILL = r"[ \t:.=#|*_]{1,24}"
_NO_NAME = r"auth|claim|visit|session|note|encounter|room|bed|unit|lic|npi|policy|order|phone|fax"
_LABELS = (  # the surest first: an account number may change from stay to stay, a record number does not
    rf"\b(?:m\.?r\.?n|mr(?:{_MARK})?|med(?:ical)?[ \t.]*rec(?:ord)?s?(?:{_MARK})?"
    rf"|rec(?:ord)?{_MARK}|(?:case|file|hosp(?:ital)?|nhs){_MARK}){_FILL}",
    rf"\b{_WHO}{_MARK}[ \t:.=#|*_]{{0,24}}",
    rf"\b(?:chart|acct|account)(?:{_MARK})?{_FILL}",
    rf"(?:^|[ \t]{{2}}|[|·,(;*\t])[ \t]*id(?:[ \t]*(?:no|number|#))?{_FILL}",
    rf"\b{_WHO}(?:[ \t]*[:=#.][ \t:.=#|*_]*|[ \t]+)(?!9\d{{4}}\b|\d{{4}}-\d{{4}}\b)",  # no code, no clock
    r"(?:^|, ?[a-z'.-]+(?: [a-z]\.?)?[ \t]{1,24}"  # `DOE, JANE #70-3316`, `Jane Doe   #70-3316`
    rf"|\b(?!{_NO_NAME})[a-z'-]{{3,}}[ \t]{{2,24}})"
    r"#[ \t]?(?!9\d{4}\b)",
)
# `804 113 52`: three groups or two of three digits and more, so that an age or a clock after a number stays out
_GROUPS = r"(?:\d{2,4}(?: \d{2,4}){2,4}|\d{3,4} \d{3,4})(?![\w/:%'-]|\.\d| ?(?:[fmh]|am|pm|hrs?|ft)\b)"
_NUMBER = rf"(?P<id>{_GROUPS}|(?=[a-z_.-]*\d)[a-z0-9]+(?:[-_.][a-z0-9]+)*)"
_HINTS = (  # one stands in every head that a label may match: ten times as quick to look for
    ("mr", "m.r", "rec", "case", "file", "hosp", "nhs"),
    ("id", "no", "num", "nbr", "ref", "#"),
    ("chart", "acct", "account"),
    tuple(f"{before}id" for before in " \t\n|·,(;*"),
    ("",),
    ("#",),
)
_IDS = tuple((hints, re.compile(label + _NUMBER, re.M)) for hints, label in zip(_HINTS, _LABELS, strict=True))
_BIRTH = ("dob", "d.o.b", "birth", "born")
_QUANTITY = re.compile(r"[/%'\"]|[.,]\d| ?(?:x|min|minutes|ft|feet|lbs?|reps?|yo|y/o|years?|yrs?)\b", re.I)
_DATE = re.compile(days.DAY, re.I)

_WORD = r"(?!(?i:dob|born|birth|mrn|age|sex|room|rm|dx|dos|date|visit|payer)\b)[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+"
_PLAIN = rf"(?:M(?:rs?|s|iss)\.? )?{_WORD}(?: [A-Z]\.| {_WORD})? {_WORD}(?: [A-Z]\b\.?)?"
_NAME = rf"(?:{_WORD}(?: {_WORD})?, ?{_WORD}|{_PLAIN})"
_NAMED = re.compile(
    rf"(?:\b(?i:{_WHO}|name)(?:[ \t]{{1,3}}(?i:name))?[:.=|*_ \t]{{1,30}}"
    rf"|^[ \t*|]*(?=[^\n]*(?i:\bDOB\b|born)))(?P<name>{_NAME})",
    re.M,
)
_BORN = re.compile(rf"\b(?:dob|d\.o\.b|birth ?date|date of birth|born)[ \t:.=|*_]*(?P<day>{days.DAY})", re.I)
_WHOSE = re.compile(rf"(?i)\b(?:{_WHO}|name)(?:[ \t]+(?:name|id))?[ \t.]*[:=][ \t:.=]*[^\s_]|\b(?:DOB|born)\b")
_TITLE = re.compile(r"^(?:MRS?|MS|MISS)\b\.? ")
_INITIAL = re.compile(r"(?<=\w) [A-Z](?:\.|$)")


def patient_id(text: str) -> str | None:
    """The patient that a note's head names, in one spelling; None where nothing sure stands there."""
    return _patient_of(_head(text))


@lru_cache(256)  # asked when a note is read and again when it is held against others: two chunks of notes
def _patient_of(head: str) -> str | None:
    plain = f"\n{head.lower()}"  # twice as fast as patterns that ignore case
    found = next((match["id"] for match in _numbers(plain) if _is_number(match, plain)), None)
    if found:
        return found.replace(" ", "").upper()
    return _by_birth(head) if any(hint in plain for hint in _BIRTH) else None


def names_patient(text: str) -> bool:
    """Whether a note's head says whose it is, be it by initials."""
    return bool(_WHOSE.search(_head(text)))


def _head(text: str) -> str:
    """The first lines with something in them, without reading on through a note of megabytes."""
    lines = (line.strip() for line in text[: 4 * _LINES * _WIDTH].split("\n"))
    return "\n".join([line[:_WIDTH] for line in lines if line][:_LINES])


def _numbers(plain: str) -> Iterator[re.Match[str]]:
    """What may be a patient's number, the surest label first."""
    for hints, pattern in _IDS:
        if any(hint in plain for hint in hints):
            yield from pattern.finditer(plain)


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
    return f"{_both_names(name['name'])}|{day.isoformat()}"


def _both_names(name: str) -> str:
    """`Jane Q. Doe`, `Doe, Jane`, `DOE,JANE` and `DOE JANE` are one person: the order of the alphabet counts."""
    plain = _INITIAL.sub("", _TITLE.sub("", unicodedata.normalize("NFC", name).upper()))
    last, comma, first = plain.partition(",")
    if not comma:
        first, _, last = plain.rpartition(" ")
    return ", ".join(sorted((last.strip(), (first.split() or [""])[0])))
