"""Dates in a note and which of them is the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from .page import word_places
from .spoken import MONTH, MONTHS

_FIGURES = re.compile(
    r"(?:(?P<m>\d{1,2})(?P<slash> ?/ ?)?(?(slash)|(?P<sep>[.-]))(?P<d>\d{1,2})(?(slash) ?/ ?|(?P=sep))'?(?P<y>(?:19|20)?\d\d)(?![\d/]|-\d(?!\d?:\d\d))"
    r"|(?P<y2>(?:19|20)\d\d)[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})(?!\d))"
)
# what every date in figures holds, quick to look for
_CORE = re.compile(r"\d(?=[/.-]\d\d?[/.-]\d| ?/ ?\d\d? ?/ ?'?\d)")
_LONGEST = 40  # characters of a date
_JOINED = (*"0123456789/.-",)
_NAMED = re.compile(
    rf"(?<![a-z])(?P<mo>{MONTH})[ -]?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]{{1,2}}(?P<y3>(?:19|20)\d\d|'\d\d)(?!\d)"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<mo4>{MONTH})[ ,-]{{0,2}}(?P<y4>(?:19|20)?\d\d)(?!\d)",
    re.I,
)
_SERVICE = re.compile(
    r"(?:\bDOS\b|\bD\.O\.S\.?|date(?:/time)? of (?:service|svc|visit|treatment|tx|encounter|session|this visit)|date of (?:the )?(?:service|visit)|service date|svc\.? date|serv(?:ice)? dt|visit date|tx date|treatment date"
    r"|session date|encounter date|date seen|date_of_service|visit of the day|visit of|seen(?: on)?|encounter(?: date| on)?|\bvisit\b[^\n]{0,12}|session(?: of)?|treated(?: on)?|day of visit|visited|date of (?:initial |re-?)?(?:examination|evaluation|eval)|note (?:of|for)|when|contact date|date of contact|svc dt|appt date|today's date|today is|today[ \t]*\("
    r"|(?:PT|OT|SLP|ST|therapy|treatment|tx) received(?: on)?|date (?:of care|performed|provided|rendered|treated|furnished)|(?:care|rx|performed) date|(?:treatment|tx|visit|session|encounter|start) date/time|(?:visit|session|tx) #? ?\d{1,3},? on|(?:provided|rendered|performed|furnished) on|\bdt|\bsvc|\bD/S|\bservice)"
    r"[ \t]*[\])]?[.:=# \t-]*(?:\(?(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\)?[,.]?[ \t]*)?\Z",
    re.I,
)
_MAY_LABEL = re.compile(
    r"dos|d\.o\.s|date|serv|svc|visit|session|seen|encounter|treated|contact|appt|today|note|when|day of|received|on\b|\bdt|d/s",
    re.I,
)
_VISIT = r"(?:visit|session|appt|appointment|seen|treated|tx|treatment|encounter|date|DOS|service)"
_ANOTHER_DAY = re.compile(  # "Last visit", "Next PT session", "Date of previous visit"
    rf"\b(?:last|next|prior|previous|prev|upcoming|future|following)\b[. \t]*(?:\w+[ \t]+)?{_VISIT}\b(?:(?!DOS\b|today|this\b)[^\n;|/]){{0,24}}\Z"
    r"|\b(?:last|next|prior|previous|prev)\b[.:= \t(]*\Z",
    re.I,
)
_PLAIN_LABEL = re.compile(
    r"\bdate(?:/time)?[ \t]*[.:=\t -]*(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]?[ \t]*)?\Z",
    re.I,
)
_OF_ANOTHER = re.compile(  # "Order date", "Date signed"
    r"sign|birth|print|cert|eval|surg|onset|start|\bSOC|order|refer|injur|admi|disch|\bd/c|next|last|prior|prev|due|target|goal|accident|script|auth|expir|report|dictat|transcr|return|appt|appoint|creat|enter|\brun|user|batch|report|\bas of|posted|export",
    re.I,
)
_OTHER = re.compile(
    r"(?:(?:\b(?:DOB|DOI|born|birth ?date|date of birth|sx|surg\w*|p/o|onset|injur\w*|re-?cert\w*|cert\w*|print\w*|signed|auth\w*|expir\w*|eval\w*|admi\w*|SOC|ROC|f/u|follow[- ]?up|return|refer\w*|ref"
    r"|dictat\w*|transcri\w*|order\w*|poc|plan of care|target|goals?|due|ORIF|TKA|THA|TKR|THR|RCR|ACLR?|repair|fx|fracture|stroke|CVA|MVA|MVC|TBI|reconstruction|replacement|arthroplasty|fusion|laminectomy|release|graft|created|entered|modified|faxed|received"
    r"|period|discharge|last|prior|previous|copied|imported|exam|MRI|x-?ray|scan|appt|appointment|start of care|enrolled|revised|version|addend\w*|amend\w*|cosig\w*|closed|finali[sz]ed|verified|completed|authenticat\w*|attest\w*|saved|locked|licen[cs]e|MD visit|resume|diagnosed|delivered|issued|mastectomy|\w{4,}ectomy|\w{4,}plasty|rads|chemo|radiation|ended|started|began|opened|exported|generated|run|stamp\w*|scanned|accessed|viewed)|d\.o\.b\.?|\bb\.|d/c|s/p[^\n,;|]{1,24}|/es/|rev\.)"
    r"(?:[^\n;|,) ]| (?! )){0,12}|\d ?(?:-|to|thru) ?|\bnext [^\n]{0,12}|\b(?:on|in|since|by|until|thru|through|from|to|and|vs|wk of|week of|of)[ ])\Z",
    re.I,
)
_SIGNER = re.compile(r"\b(?:PT|DPT|MPT|PTA|OT|OTR|OTR/L|OTD|COTA|COTA/L|SLP|CCC-SLP|SPT|OTS|MS|LPT)\b[^\n]{0,40}\Z")


class NoteDate(NamedTuple):
    """A date in a note. `value` is None where no such day exists."""

    start: int
    end: int
    value: date | None
    role: str  # "service", "service?" (unlabelled, where the date of service stands), "signature", "other"


def find(text: str, signature_start: int) -> list[NoteDate]:
    """All full dates of a folded text with their roles. `signature_start`: where the signature block begins."""
    figures = _around(_FIGURES, text, [m.start() for m in _CORE.finditer(text)], 3)
    matches = [m for m in figures if text[m.start() - 1 : m.start()] not in _JOINED]
    months = word_places(text.lower(), MONTHS)
    if months:
        matches = sorted([*matches, *_around(_NAMED, text, months, 9)], key=lambda m: m.start())
    return [d for m in matches if (d := _dated(text, m, signature_start))]


def _around(pattern: re.Pattern[str], text: str, places: Iterable[int], before: int) -> Iterator[re.Match[str]]:
    """A pattern's matches, in order, that begin at most so many characters before one of the places."""
    end = 0
    for place in places:
        match = pattern.search(text, max(end, place - before), place + _LONGEST)
        if match and match.start() <= place:
            end = match.end()
            yield match


def of_service(dates: list[NoteDate]) -> NoteDate | None:
    """The date of service: a labelled one, else the first unlabelled one that stands where it is written."""
    for role in ("service", "service?"):
        for found in dates:
            if found.role == role:
                return found
    return None


def _dated(text: str, match: re.Match[str], signature_start: int) -> NoteDate | None:
    year, month, day = _parts(match)
    if not 1900 <= year <= 2100:
        return None
    return NoteDate(match.start(), match.end(), _valid(year, month, day), _role(text, match, signature_start))


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    g = match.groupdict()
    if g.get("m"):
        return _year(g["y"]), int(g["m"]), int(g["d"])
    if g.get("y2"):
        return int(g["y2"]), int(g["m2"]), int(g["d2"])
    if g["mo"]:
        return _year(g["y3"].strip("'")), MONTHS.index(g["mo"][:3].lower()) + 1, int(g["d3"])
    return _year(g["y4"]), MONTHS.index(g["mo4"][:3].lower()) + 1, int(g["d4"])


def _year(text: str) -> int:
    return int(text) + (2000 if int(text) < 70 else 1900) if len(text) == 2 else int(text)


def _valid(year: int, month: int, day: int) -> date | None:
    if month > 12 >= day:  # day first
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _role(text: str, match: re.Match[str], signature_start: int) -> str:
    line_start = text.rfind("\n", 0, match.start()) + 1
    before = text[max(line_start, match.start() - 48) : match.start()]
    if _MAY_LABEL.search(before) and (label := _SERVICE.search(before)):
        return "other" if _ANOTHER_DAY.search(before[max(0, label.start() - 24) :]) else "service"
    if _beside_signature(text, match.start(), signature_start) or (_SIGNER.search(before) and match.start() > 400):
        return "signature"
    plain = _PLAIN_LABEL.search(before)
    if plain and not _OF_ANOTHER.search(before, max(0, plain.start() - 18), plain.start()):
        return "service"
    if line_start < _TITLE_WITHIN and _TITLE.fullmatch(before):
        return "service"
    if _OTHER.search(before) or re.match(
        r"[ \t]*(?:-|to|thru|through)[ \t]*\d{1,2}/\d{1,2}", text[match.end() : match.end() + 12]
    ):
        return "other"
    if _EVENT.search(before):
        return "other"
    return "service?" if match.start() < 330 or _opens_line(text, line_start, match.start()) else "other"


def _beside_signature(text: str, at: int, signature_start: int) -> bool:
    """In the signature block; of a note that is one paragraph, only at its end."""
    return at >= signature_start and (signature_start > 0 or len(text) - at < _PARAGRAPHS_END)


_PARAGRAPHS_END = 120  # characters
# "since AVM bleed 5/30/26", "cast off 1/6/2026": what befell the patient before
_EVENT = re.compile(
    r"\b(?:(?:since|after|following)\b[^\n,;|]{1,30}|(?:bleed|infarct|clot|seizure|fall|incident|wound|burn|amputation|cast|pins?|hardware|sutures?|brace|boot)"
    r"(?: (?:off|on|out|removed|placed))?[ ,]+)\Z",
    re.I,
)
# "New eval - 6/3/2025", "PT Daily Note (March 14, 2024)": a title's date is the visit's, of an evaluation as well
_TITLE_WITHIN = 120  # characters from the note's start
_TITLE = re.compile(
    r"\W*(?!(?:last|next|prior|previous|initial eval\w* (?:date|on)|date of)\b)(?:(?:[A-Za-z/&'-]+ ){1,5}(?:re-?)?eval(?:uation)?"
    r"|(?:[A-Za-z/&'-]+ ){0,5}(?:note|visit|session|treatment|summary|assessment|encounter|tx))[ \t]*[-:,|(]*[ \t]*\Z",
    re.I,
)


def _opens_line(text: str, line_start: int, start: int) -> bool:
    return not text[line_start:start].strip()
