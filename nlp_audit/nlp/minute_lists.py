"""Lists of services with their minutes that say once, or not at all, that the figures are minutes.

`15 min gait, 20 min ther ex` is read as minutes of what follows; `TE 15, NMR 23` and `TE (15) NMR (23)` as minutes
behind their service; `= 40 min` behind such a list as its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lazy import LazyPattern, SeldomPattern
from .rewriting import Piece

_CODE = r"(?:9[27]\d{3}|G\d{4})"
SERVICE = (  # by the letter or figure that it begins with, which is quick to look for
    rf"(?=[9GNTMAS])(?:{_CODE}|N(?:eu)?RO\b|NM(?:R[ES]?)?\b|Neuro(?:muscular)?(?: ?re-?ed\w*)?|TE\b|TX?E[X]\b|T ?Ex\b|Ther(?:apeutic)?\.? ?Ex\w*"
    r"|TA\b|Ther(?:apeutic)?\.? ?Act\w*|MT\b|Manual(?: therapy)?|Gait(?: training| trng)?|GT\b|ADLs?\b|Self[- ]?care|SC\b)"
)
# a code with its modifiers, by its first character, which is quick to look for where case counts
MODIFIERS = r"(?:[ ,-]{1,2}(?:G[PON]|KX|C[QO]|59))*"
_BILLED = rf"[9Gg](?:(?<=9)[27]\d{{3}}|(?<=[Gg])\d{{4}})(?i:{MODIFIERS})"
_MARK = r"[ \t]*+(?:[,;+&/|]|\band\b|\bthen\b|\.(?=[ \t]))?[ \t]*+(?:\band\b )?"
_SAID = r"(?:\d{1,2} ?(?:min(?:ute)?s?\b\.?|')|\(\d{1,2} ?(?:min(?:ute)?s?\.?|')\))"
# minutes before their service: two items and more, and no figure behind the last
_LEADING_ITEM = rf"(?P<said>{_SAID})[ ]?(?:-|of |for |in )?[ ]?(?:\w+ )?{SERVICE}"
_LEADING_ITEM_ = _LEADING_ITEM.replace("(?P<said>", "(?:")
_LEADING = LazyPattern(
    rf"(?:^|[:;.,=(]|\b(?:of|with|for|was|and|spent|did))[ \t*•-]*(?P<list>{_LEADING_ITEM_}(?:{_MARK}{_LEADING_ITEM_})+)"
    rf"(?![^\n,;.=]{{0,12}}\d ?(?:min|'))(?P<sum>[ \t]*=[ \t]*(?=\d{{1,3}} ?min))?",
    re.I | re.M,
)
# what a second item looks like from its first figure on: asked first, since most notes have no such list
_SECOND_LEADING = re.compile(
    rf"\d ?(?:min(?:ute)?s?\b\.?|')\)?[ ]?(?:-|of |for |in )?[ ]?(?:\w+ )?{SERVICE}{_MARK}{_SAID}", re.I
)
_LEADING_FIGURE = LazyPattern(_LEADING_ITEM, re.I)
# `40 minutes under 97110`, `23 min billed as neuro re-ed`: the minutes of what follows
_UNDER = re.compile(
    rf"\d[ -]?(?:min(?:ute)?s?\b|')(?P<under>,? (?:(?:were|was|is) )?(?:(?:billed|charged|coded|spent|devoted|provided)[ ])?(?:under|as|on|to|in)) (?=(?:the |code |CPT )*{SERVICE})",
    re.I,
)
# `97112 (2u) 25`, `97112 x2 25 -`: a bare figure behind the units
_BEHIND_UNITS = re.compile(
    rf"{_BILLED}[ \t:=-]{{0,3}}[(\[]?(?i:x[ ]?(?P<x>[1-8])|(?P<u>[1-8])[ ]?(?:u|un|units?))[)\]]?[ \t,:=-]{{1,4}}(?P<n>\d{{1,2}})(?=[ \t]*(?:[;,|]|-[ ]|\.[ \n]|$))",
    re.M,
)
# `97112 (25) x1`, `97110 24 x2u`: the figure before the units
_BEFORE_UNITS = re.compile(
    rf"{_BILLED}[ \t:=-]{{0,3}}[(\[]?(?P<n>\d{{2}})[)\]]?[ ,]{{1,3}}(?i:x[ ]?(?P<x>[1-8])(?:[ ]?u(?:nits?)?)?)(?![\d./])"
)
# `23/97112 2u`: minutes before the code
_SLASHED = re.compile(rf"(?P<n>\d(?<![\d./-].)\d?)[ ]?(?P<mark>/)[ ]?(?={_CODE})")
# "ice massage   15   97112   1": a column of minutes before the codes
_COLUMN_BEFORE = re.compile(rf"(?P<n>\d(?<=[ \t|]{{2}}.)\d?)(?=[ \t|]{{2,}}{_CODE}[ \t|]{{1,}}\d[ \t|]*$)", re.M)
# `Individual 18 | Co-treatment (PT) 24`: minutes by mode of treatment
_MODE = SeldomPattern(
    r"\b(?:individual|concurrent|group|co-?(?:tx|treat(?:ment)?))\b(?: ?\(\w+\))?[ \t]*[:=]?[ \t]*(?P<n>\d{1,3})(?=[ \t]*(?:$|[|;,\[]| {2}))",
    re.I | re.M,
    needs=["individual", "concurrent", "group", "cotx", "co-tx", "cotreat", "co-treat"],
)
# bare figures behind their services: two items and more
_BARE_ITEM = rf"{SERVICE}(?:[ ]?\((?:CPT )?{_CODE}\))?(?:[ ]?[:=-]{{0,2}}[ ]?(?P<n>\d{{1,2}})\b|[ ]?\([ ]?(?P<m>\d{{1,2}})[ ]?\))(?![.:/]\d)"
_BARE_ITEM_ = re.sub(r"\?P<[nm]>", "?:", _BARE_ITEM)
_BARE = LazyPattern(
    rf"(?<![\w/-])(?P<list>{_BARE_ITEM_}(?:{_MARK}{_BARE_ITEM_})+)(?![ ]?(?:%|units?\b|u\b|reps|x\b|ft\b|feet|-?min|'|/\d|\d))",
    re.I,
)
_SECOND_BARE = re.compile(rf"\d\)?{_MARK}{_BARE_ITEM_}", re.I)
_BARE_FIGURE = LazyPattern(_BARE_ITEM, re.I)
_BEHIND_A_SERVICE = LazyPattern(rf"{SERVICE}[ ():=-]{{0,4}}(?:x ?)?\d{{0,3}}\Z", re.I)
_LEAST, _MOST = 7, 90  # a figure below is a number of units, one above no part of a visit


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read otherwise, in a folded text."""
    for match in _LEADING.finditer(text) if _SECOND_LEADING.search(text) else ():
        yield from (piece for m in _LEADING_FIGURE.finditer(text, *match.span("list")) for piece in _leading(m))
        if match["sum"]:
            yield *match.span("sum"), ", total "
    for match in _UNDER.finditer(text) if "min" in text else ():
        behind = match.start() + 1  # of the figure
        if not _BEHIND_A_SERVICE.search(text, max(0, behind - 24), behind):
            yield *match.span("under"), " of"
    columns, modes = list(_COLUMN_BEFORE.finditer(text)), list(_MODE.finditer(text))
    yield from ((*m.span("n"), f"{m['n']} min of") for m in columns if int(m["n"]) >= _LEAST)
    for match in modes if len(modes) > 1 or "min" in text.lower() else ():
        if int(match["n"]) >= _LEAST:
            yield *match.span("n"), f"{match['n']} min"
    for match in _SLASHED.finditer(text):
        start = match.start()
        leads = not _BEHIND_A_SERVICE.search(text, max(0, start - 24), start)  # no "97110 24 / 97112 16"
        if leads and _LEAST <= int(match["n"]) <= _MOST:
            yield *match.span("n"), f"{match['n']} min"
            yield *match.span("mark"), " of "
    for match in (*_BEHIND_UNITS.finditer(text), *_BEFORE_UNITS.finditer(text)):
        if _fits(int(match["x"] or match.groupdict().get("u") or 0), int(match["n"])):
            yield *match.span("n"), f"{match['n']} min"
    for match in _BARE.finditer(text) if _SECOND_BARE.search(text) else ():
        yield from _minutes(text, match)


def _fits(units: int, minutes: int) -> bool:
    """Whether so many minutes can stand beside so many units, wrong ones included."""
    return _LEAST <= minutes <= _MOST and 7 * units <= minutes <= 15 * units + 22


def _leading(match: re.Match[str]) -> Iterator[Piece]:
    """`15 min of gait` for `15 min gait` and for `(15 min) gait`."""
    start, end = match.span("said")
    if match["said"].startswith("("):
        yield start, start + 1, " "
        yield end - 1, end, " of "
    else:
        yield end, end, " of "


def _minutes(text: str, match: re.Match[str]) -> Iterator[Piece]:
    """The figures of a list as minutes, where all can be."""
    found = [m.span("n") if m["n"] else m.span("m") for m in _BARE_FIGURE.finditer(text, *match.span("list"))]
    if all(_LEAST <= int(text[a:b]) <= _MOST for a, b in found):
        yield from ((a, b, f"{text[a:b]} min") for a, b in found)
