"""Lines that open an encounter, by shape: the headers of one export all have the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import days, lines

_BEFORE = r"(?:^[\W_]*|[ \t]{2}|[|·,(*\[\t]\s?)"  # a header's field starts a line or stands apart
_FILL = r"[ \t:.=#|*_-]{0,24}"
_OF = re.compile(
    rf"(?i){_BEFORE}(encounter|visit|note|session|document|record|treatment)\s*(?:#|no\.?)?\s*(\d{{1,4}})\s*of\s*(\d{{1,4}})\b"
)
_NUMBERED = re.compile(
    r"(?i)[\W_]*(encounter|visit|note|session|treatment|entry)\s*(?:#|no\.?|number)?\s*:?\s*(\d{1,4})\b(?![/.-]\d|\s*of\b)"
)
_SERVICE = re.compile(
    rf"(?i){_BEFORE}(date\s+of\s+(?:service|visit|treatment|session|encounter)"
    rf"|(?:service|svc|visit|encounter|session|treatment)\s+date|dos|d\.o\.s"
    rf"|(?:visit|session|treatment|encounter|seen|date\s+seen)(?:\s+o[nf])?)\b{_FILL}{days.DAY}"
)
_DATE = re.compile(rf"(?i){_BEFORE}(date){_FILL}{days.DAY}")
_LEADING = re.compile(rf"(?i)[\W_]*{days.DAY}")
_BANNER = re.compile(r"[ \t]*([-=_*~#+<>|─━═▣•])(?:[ \t]?\1)+[ \t]*([A-Za-z]+)")  # `=== OT VISIT ===`
_HEADING = re.compile(
    r"(?i)[\W_]*(?:(?:pt|ot|slp|st|therapy)[ \t]+)?(encounter|visit|session|note|entry)"
    r"[ \t]*(?:#|no\.?|number)?[ \t]*(\d{1,4})\b(?!.*[.;])[^\n]{0,60}"
)
_ADDENDUM = re.compile(r"(?i)addend|amendment")  # belongs to the note above it
_DRAWN = frozenset("-=_*~#+<>|─━═▣•")  # what a banner may begin with
_MAY_BE_OF = re.compile(r"[0-9]\s*[oO][fF]\s*[0-9]")  # quick to say no
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"[A-Za-z]+")
_LEADING_WIDTH = 100  # a longer line that starts with a date is an entry of a log
_TITLES = 3  # lines at the top that may be a repeated title
_REACH = 4  # lines below it in which its date stands
_HEAD_REACH = 8  # below a title: an export's head may be as long
HEADED = ("banner", "below")
FREE = ("title", "leading", "ruled", *HEADED)  # kinds that name nothing: they need the end of a note above them
NUMBERED_EXPORT = ("of:encounter", "of:note", "of:document", "of:record")  # "visit 6 of 12" counts a plan


class Anchor(NamedTuple):
    """A line that may open an encounter."""

    line: int
    shape: str
    number: int | None = None
    day: str = ""


def find(rows: Sequence[str]) -> dict[str, list[Anchor]]:
    """The candidate lines of a text by shape, each list in the order of the text."""
    found: dict[str, list[Anchor]] = {}
    for index, line in enumerate(rows):
        if len(line) <= lines.PROSE and (line[:1] in _DRAWN or _DIGIT.search(line)):
            for anchor in _of_line(rows, index, line):
                found.setdefault(anchor.shape, []).append(anchor)
    return found


def titles(rows: Sequence[str]) -> dict[str, list[Anchor]]:
    """The places where one of the first lines comes again with a date close below."""
    top = [line for line in rows[:40] if not lines.is_gap(line) and len(line) <= lines.PROSE][:_TITLES]
    whole = "\n".join(rows)
    shapes = {lines.mask(line): f"title:{number}" for number, line in enumerate(top) if _recurs(line, whole)}
    found: dict[str, list[Anchor]] = {}
    for index, line in enumerate(rows if shapes else ()):
        shape = shapes.get(lines.mask(line)) if len(line) <= lines.PROSE else None
        if shape and (day := day_below(rows, index, _HEAD_REACH)):
            found.setdefault(shape, []).append(Anchor(index, shape, None, day))
    return found


def _of_line(rows: Sequence[str], index: int, line: str) -> Iterator[Anchor]:
    if _MAY_BE_OF.search(line) and (match := _OF.search(line)):
        yield Anchor(index, f"of:{match[1].lower()}", int(match[2]))
    if (number := lines.enumerator(line)) is not None and (below := day_below(rows, index)):
        yield Anchor(index, "enumerated", number, below)
    yield from _headed(rows, index, line)
    day = lines.day(line)
    if day and not lines.is_signed(line) and not _ADDENDUM.search(line):
        yield from _dated(index, line, day)


def _dated(index: int, line: str, day: str) -> Iterator[Anchor]:
    if match := _NUMBERED.match(line):
        yield Anchor(index, f"numbered:{match[1].lower()}", int(match[2]), day)
    for kind, pattern in (("service", _SERVICE), ("date", _DATE)):
        if match := pattern.search(line):
            opens = "opens" if not line[: match.start(1)].strip(" \t*#_|") else "inside"
            yield Anchor(index, f"{kind}:{lines.mask(match[1])}:{opens}", None, day)
    if len(line) <= _LEADING_WIDTH and _LEADING.match(line):
        yield Anchor(index, f"leading:{line[: len(line) - len(line.lstrip('#=*~_-<[ '))].strip()}", None, day)


def _headed(rows: Sequence[str], index: int, line: str) -> Iterator[Anchor]:
    """Headings that need no date of their own: `=== OT VISIT ===`, `Visit 3`."""
    if (match := _BANNER.match(line)) and not lines.is_part(match[2]) and (day := day_below(rows, index)):
        yield Anchor(index, f"banner:{match[1]}:{match[2].casefold()}", None, day)
    if (match := _HEADING.fullmatch(line)) and (day := day_below(rows, index)):
        yield Anchor(index, f"below:{match[1].lower()}", int(match[2]), day)


def _recurs(title: str, whole: str) -> bool:
    """Whether a line may be a title that comes again, told by its longest word."""
    word = max(_WORD.findall(title), key=len, default="")
    return len(word) >= 4 and whole.count(word) > 1 and not lines.is_signed(title)


def day_below(rows: Sequence[str], index: int, reach: int = _REACH) -> str | None:
    return next((day for line in rows[index : index + reach + 1] if (day := lines.day(line))), None)
