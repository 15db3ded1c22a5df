"""Ways of exports and flowsheets to set out what others write with words: each is read as the plainer way.

`Total timed minutes .......... 47` as `Total timed minutes: 47`; `97112-GP  30/2` as 30 minutes and 2 units;
`Total 0:45` as 45 minutes; `Arr 0805 / Dep 0850` as in and out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lazy import SeldomPattern
from .rewriting import Piece

_LEADER = re.compile(r"(?<=[\w)\]%.])[ \t]*(?:\. ?){4,}[ \t]*(?=\S)")
# a code, by the figure or letter that it begins with, which is quick to look for
_CODE = r"[9G](?<!\w.)(?:(?<=9)(?:[27]\d{3}|599\d)|(?<=G)\d{4})(?:[ ,-]{0,2}(?:G[PON]|KX|C[QO]|59|X[EPSU]))*"
_MINUTES_AND_UNITS = re.compile(
    _CODE + r"[ \t:=|-]{1,6}(?P<one>\d{1,3})/(?P<two>\d{1,3})(?![\d/%]| ?(?:reps|sets|trials|steps))"
)
# "97112-2, 97110-1", "97112 GP1", "97112 GP 2 / 97530 GP 1": one figure that ends a code's entry is its units
_BARE_UNITS = re.compile(
    _CODE
    + r"(?P<told> ?-? ?(?P<units>[1-8]))(?=[ \t]*(?:$|[,;|/](?! ?\d{1,2}\b)|\(|and\b|9[27]\d{3}|G\d{4}|G[PON]\b))",
    re.M,
)
_SERVICE = r"(?:9[27]\d{3}|G\d{4}|NMR[ES]?|Neuro(?:muscular)? ?re-?ed\w*|TE|T ?Ex|Ther(?:apeutic)? ?Ex\w*|TA|Ther(?:apeutic)? ?Act\w*|MT|Manual(?: therapy)?|Gait(?: training)?|GT|ADLs?|Self[- ]?care|SC)"
# "NMR - 20" and the like, one a line: a list of minutes; "97112=20, 97110=15 (min)": the same in one line
_LISTED = re.compile(rf"(?:^[ \t*•-]*{_SERVICE}[^\n\d]{{0,24}}[ :=.-]+\d{{1,2}}[ \t]*\n){{2,}}", re.M | re.I)
_LISTED_FIGURE = re.compile(r"\d(?<=[ :=.-].)\d?(?=[ \t]*$)", re.M)
_PAIRED = re.compile(r"^(?=[^\n]*\bmin)(?:[^\n]*?\b9[27]\d{3} ?[:=] ?\d{1,2}\b(?! ?min)){2,}[^\n]*$", re.M | re.I)
_PAIRED_FIGURE = re.compile(r"9(?<!\w.)[27]\d{3} ?[:=] ?(?P<n>\d{1,2})\b(?! ?(?:min|unit|/|%))")
_DURATION = re.compile(r"(?<![\d:-])(?<![-\d] )00?:(?P<minutes>[0-5]\d)(?![\d:])(?! ?(?:-|to\b|[ap]\.?m))")
# "1h05"; "a half-hour session"
_HOURS = re.compile(r"(?P<hours>[1-3])(?<!\w.) ?h(?:rs?)? ?(?P<minutes>[0-5]\d)(?:m(?:in)?)?\b(?! ?(?:[ap]m|/))", re.I)
_HOUR = SeldomPattern(
    r"\b(?P<named>half|one|1)(?:[- ]an?)?[- ]hour(?=[- ](?:session|visit|treatment|tx)\b)",
    re.I,
    needs=[f"hour{mark}{what}" for mark in "- " for what in ("session", "visit", "treatment", "tx")],
)
# "a 45 minute OT treatment session"
_SESSION = re.compile(
    r"\d(?<!\w.)\d{0,2}[- ]?min(?:ute)?s?(?P<of>[- ](?:(?!of\b|per\b|each\b|every\b|before\b|after\b|for\b|in\b|next\b|last\b|prior\b)[A-Za-z/]+[- ]){0,4}?(?:session|visit|appointment))\b",
    re.I,
)
# "visit (45 minutes)", unless the minutes before it were told to be its own
_SESSION_IN = SeldomPattern(
    r"\b(?:session|visit|appointment) ?\(\d{1,3} ?min(?:ute)?s?(?P<in>)\)",
    re.I,
    needs=["session (", "session(", "visit (", "visit(", "appointment (", "appointment("],
)
# "max assist 10'", "walked 40'": feet
_FEET = SeldomPattern(
    r"\b(?:assist(?:ance)?|CGA|SBA|(?:min|mod|max)[ -]?A|amb(?:ulat\w+)?|walked)(?: x ?\d)?,? (?:x ?)?\d{0,2}[0-9](?P<mark>')(?!['\w])",
    re.I,
    needs=[f"{figure}'" for figure in "0123456789"],
)
# "CHG 97110 QTY 1": units
_QUANTITY = SeldomPattern(
    r"\b(?:9[27]\d{3}|G\d{4})\b[^\n]{0,60}?\b(?P<qty>qty|quantity)\b(?=[. :=]{0,4}[1-9]\b)",
    re.I,
    needs=["qty", "quantity"],
)
_ARRIVAL = SeldomPattern(
    r"\b(?P<arrived>(?:Arr(?:iv(?:ed?|al))?|came|began|begun|on[ -]?site|check(?:ed)?[ -]?in)(?: (?:time|at|home))?)\b[.:@ ]{1,3}\d{1,2}:?\d\d ?(?:[ap]m?)?[ /,;|\n-]{1,8}"
    r"(?P<left>(?:Dep(?:art(?:ed|ure|s)?)?|le(?:ft|aves?|aving)|off[ -]?site|check(?:ed)?[ -]?out)(?: (?:time|at|home))?)\b[.:@ ]{1,3}(?=\d)",
    re.I,
    needs=["arr", "came", "beg", "site", "check"],
)


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read otherwise, in a folded text."""
    if "...." in text or ". . ." in text:
        yield from ((m.start(), m.end(), ": ") for m in _LEADER.finditer(text))
    if "/" in text:
        yield from (piece for m in _MINUTES_AND_UNITS.finditer(text) for piece in _charge(m))
    yield from ((*m.span("told"), f" x{m['units']}") for m in _BARE_UNITS.finditer(text))
    yield from _listed(text)
    if "0:" in text:
        yield from ((*m.span(), f"{int(m['minutes'])} min") for m in _DURATION.finditer(text))
    if "min" in text:
        yield from _sessions(text)
    yield from ((*m.span("mark"), " ft") for m in _FEET.finditer(text))
    if "h" in text:
        yield from ((*m.span(), f"{60 * int(m['hours']) + int(m['minutes'])} min") for m in _HOURS.finditer(text))
        yield from ((*m.span(), f"{30 if m['named'].lower() == 'half' else 60} min") for m in _HOUR.finditer(text))
    yield from ((*m.span("qty"), "units") for m in _QUANTITY.finditer(text))
    for match in _ARRIVAL.finditer(text):
        yield from ((*match.span("arrived"), "in"), (*match.span("left"), "out"))


def _sessions(text: str) -> Iterator[Piece]:
    found = list(_SESSION.finditer(text))
    yield from ((*m.span("of"), " total") for m in found)
    for match in _SESSION_IN.finditer(text):
        if not any(m.start() <= match.start() < m.end() for m in found):
            yield *match.span("in"), " total"


def _listed(text: str) -> Iterator[Piece]:
    """Bare figures that only their list tells to be minutes."""
    for block in _LISTED.finditer(text) if _LISTED_FIGURE.search(text) else ():
        found = list(_LISTED_FIGURE.finditer(text, *block.span()))
        if all(8 <= int(m[0]) <= 90 for m in found):
            yield from ((*m.span(), f"{m[0]} min") for m in found)
    for line in _PAIRED.finditer(text) if _PAIRED_FIGURE.search(text) else ():
        yield from ((*m.span("n"), f"{m['n']} min") for m in _PAIRED_FIGURE.finditer(text, *line.span()))


def _charge(match: re.Match[str]) -> Iterator[Piece]:
    """Minutes and units in either order: units are few, and a unit has eight minutes and more."""
    one, two = int(match["one"]), int(match["two"])
    if 1 <= two <= 8 and one >= 7 * two and one <= 180:
        yield *match.span("one"), f"{one} min"
        yield match.end("one"), match.end("two"), f" {two} units"
    elif 1 <= one <= 8 and two >= 7 * one and two <= 180:
        yield match.start("one"), match.start("two"), f"{one} units "
        yield *match.span("two"), f"{two} min"
