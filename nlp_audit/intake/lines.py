"""What a line of a chart export is: a separator, a heading, a sign-off, a mark of copied text."""

from __future__ import annotations

import re

from . import days

PROSE = 250  # a line this long is running text, no header

_SEPARATOR = re.compile(r"[\s\f]*(?:[-=_*~#+.─━═]\s?){3,}[\s\f]*")
_ENUMERATOR = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|#\s?(\d{1,4})|(\d{1,4})[.)])\s*")
_SECTION = re.compile(
    r"[\s*#_[]*(?P<letter>s|o|a|p)(?P<rest>ubj\w*|bj\w*|ss\w*|smt|lan)?\**"
    r"(?:\s*[:/–—\]>|]|(?-i:(?<=[SOAP]))[ ]{2,}\S|\s+-|-\s|\s*[.)]\s|\s*\.{3,}|\s*$)",
    re.I,
)
_CREDENTIAL = r"(?:PT|PTA|[DM]PT|OTR?(?:/L)?|OTD|MOT|COTA(?:/L)?|SLP|CCC-SLP|CF-SLP|LPTA|SPT|SPTA|OTS|RPT)"
_STAMPED = re.compile(
    r"/es/|\be-?sign(?:ed|ature)\b|\belectronically\b|^\W*(?:signed|signature)\b|\bsigned[: ]+(?:by|on|\d)"
    r"|\b(?:authenticated|verified|finali[sz]ed|closed|attested)\s+by\b",
    re.I,
)
_PERSON = r"\W*[A-Z][\w.'’-]*(?:(?:, ?| )[A-Z][\w.'’-]*){1,5}?"
_SIGNED = re.compile(rf"{_PERSON}(?:, ?{_CREDENTIAL}\b| {_CREDENTIAL}\b[^\n]*\d)")  # "Glen Harrow PT" is a clinic
_OTHER_NOTE = (
    r"(?:previous|prior|last|preceding|earlier)\s+(?:\w+\s+){0,2}?"
    r"(?:note|visit|encounter|session|treatment|entry|documentation|eval\w*)\b"
)
_COPIED = re.compile(
    r"copied|copy[- ]?forward|carr(?:ied|y)[- ]forward|\bimported\b|\bpasted\b|pulled (?:in |forward )?from"
    rf"|for reference|^\W*(?:the )?{_OTHER_NOTE}(?!\s*(?:date|no\.?|#)?\s*[:.]+\s*\d)"  # no "Last visit: 5/1"
    r"|^\W*from (?:the )?(?:note|visit|encounter|session) (?:of|dated|on)\b|^\s*>\s",
    re.I,
)
_COPY_ENDS = re.compile(r"\bend(?: of)?\W+(?:the )?(?:cop|carr|import|past|pulled|prev|prior|last)", re.I)
_PART = re.compile(r"(?i)subj|obj|assess|plan|goal|interv|treatm?ents?$|hist|prec|bill|end$|prior|copied")
_EXPORT_ENDS = re.compile(
    r"\W*end(?: of)? (?:chart )?(?:export|report|chart|records?|document|file|encounters)\W*", re.I
)
_PAGE = re.compile(r"(?i)\bpage\W{0,3}(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?")
_MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
_MAY_BE_DAY = re.compile(
    r"[0-9](?:[/.-][0-9]{1,2}[/.-][0-9]|[0-9]{3}[-/][0-9]|[A-Za-z]{0,2},? [0-9]{4}|[ -][A-Za-z]{3,9}[., -]{1,3}[0-9])"
)  # quick to say no
_DAY = re.compile(days.DAY, re.I)


def is_gap(line: str) -> bool:
    """Blank, or nothing but dashes and the like."""
    return not line.strip() or bool(_SEPARATOR.fullmatch(line))


def rule(line: str) -> str | None:
    """The sign that a separator is drawn with, spaces apart: `-` for `----`."""
    drawn = line.strip()
    return drawn[0] if 2 < len(drawn) <= PROSE and _SEPARATOR.fullmatch(line) else None


def enumerator(line: str) -> int | None:
    """The number where a line holds nothing else: `[2]`, `#2`, `2.`."""
    match = _ENUMERATOR.fullmatch(line)
    return int(next(filter(None, match.groups()))) if match else None


def section(line: str) -> str | None:
    """`s`, `o`, `a` or `p` where a line opens that section."""
    match = _SECTION.match(line)
    return match["letter"].lower() if match and _fits(match["letter"], match["rest"]) else None


def is_part(word: str) -> bool:
    """Whether a heading's first word names a part of a note: `OBJECTIVE`, `Goals`."""
    return bool(_PART.match(word))


def is_signed(line: str) -> bool:
    """Whether a line signs a note off."""
    return len(line) <= PROSE and bool(_STAMPED.search(line) or _SIGNED.match(line))


def is_copied(line: str) -> bool:
    """Whether a line says that what follows comes from another note."""
    return len(line) <= PROSE and section(line) is None and bool(_COPIED.search(line))


def ends_copy(line: str) -> bool:
    """Whether a line says that copied text ends here."""
    return bool(_COPY_ENDS.search(line))


def ends_export(line: str) -> bool:
    """`END OF EXPORT` and its like."""
    return bool(_EXPORT_ENDS.fullmatch(line))


def page(line: str) -> int:
    """The page number in a line, or 0."""
    match = _PAGE.search(line)
    return int(match[1]) if match else 0


def without_page(line: str) -> str:
    """A page header as it stands on every page."""
    return " ".join(_PAGE.sub("", line).split())


def mask(line: str) -> str:
    """A line without its numbers and months: two headers of one template are equal."""
    return " ".join(re.sub(r"\d", "0", _MONTH.sub("M", line)).split()).casefold()


def day(line: str) -> str | None:
    """The first full date in a line that is no running text, as written."""
    match = _DAY.search(line) if len(line) <= PROSE and _MAY_BE_DAY.search(line) else None
    return match.group() if match else None


def _fits(letter: str, rest: str | None) -> bool:
    endings = {"s": "ubj", "o": "bj", "a": "s", "p": "lan"}
    return rest is None or rest.lower().startswith(endings[letter.lower()])
