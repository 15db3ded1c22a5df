"""Ways of writing the time of a whole visit: each is read as the plainer `total time 45`, `timed 40`, `9:00-9:45`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import spoken
from .lazy import LazyPattern, SeldomPattern
from .rewriting import Piece

_MIN = r"(?:min(?:ute)?s?\b|m\b|'(?!'))"
_OF_VISIT = r"(?: (?:(?:spent|of|in|for|with|during) )?(?:this |today'?s? |the )?(?:session|visit|tx|treatment|therapy|encounter|today|pt|patient))"
# "Time: 45", "Minutes 45", "Minutes this session: 32", alone in its line or before the next field
_FIELD = re.compile(
    rf"^[ \t*•-]*(?P<label>(?:(?:session|visit|tx) )?(?:minutes|mins|time(?: spent)?|duration){_OF_VISIT}?)[ \t]*[:=]?[ \t]*(?=\d{{2,3}}[ \t]*{_MIN}?[ \t]*(?:$| {{2}}|[|;]))",
    re.I | re.M,
)
# "Timed 70.  Total 75.": both without a unit, apart
_WITHOUT_UNIT = SeldomPattern(
    r"\b(?:timed|total|tot)[ ]?[:=]?[ ]?(?P<one>\d{2,3})[.,;/|]?[ ]{1,4}(?:timed|total|tot)[ ]?[:=]?[ ]?(?P<two>\d{2,3})(?=[.,;)|]?(?:$|[ \t)|]))(?! ?(?:/|%|units?\b|u\b|reps|visits|ft\b|feet))",
    re.I | re.M,
    needs=["timed", "total", "tot"],
)
# "Total treatment time, CRM and neuro re-ed together: 40 min"
_NAMED = SeldomPattern(
    rf"\btotal (?:timed )?(?:tx |treatment |session |visit |therapy )?(?:time|min(?:ute)?s?)\b(?P<of>[ ,(]{{1,2}}[^\n\d:;.]{{3,60}}\b(?:together|combined|both|in all|altogether)[ )]?[ :=,-]{{0,3}})(?=\d{{2,3}} ?{_MIN})",
    re.I,
    needs=["together", "combined", "both", "in all", "altogether"],
)
# "Time in? A: 1:10 PM   Q: Time out? A: 1:58 PM": a form's questions and answers
_ANSWERED = SeldomPattern(
    r"(?P<asked>\bQ(?:uestion)?[ ]?[:.)][ ]*)?\b(?:(?:time|start|end|stop|arriv\w+|depart\w+|total|treatment|tx|session|visit|minutes|mins)(?:[ -](?:in|out|time|start(?:ed)?|end(?:ed)?|minutes|mins|of|the|this|session|visit|treatment|tx|today))*)(?P<mark>[ ]?\?[ \t]*\n?[ \t]*(?:A(?:ns(?:wer)?)?[ ]?[:.)][ \t]*)?)(?=\d)",
    re.I,
    needs=["?"],
)
# "eighty minutes, of which 75 minutes was 97112"
_OF_WHICH = SeldomPattern(rf"{_MIN}(?P<of>,? (?:out )?of (?:which|that|these|those),?) (?=\d{{1,3}} ?{_MIN}|{spoken.TO_NINETY_NINE} min)", re.I, needs=["of which", "of that", "of these", "of those"])  # fmt: skip
# "forty minutes of treatment in all: 95992 once"
_IN_ALL = SeldomPattern(
    rf"\b(?:\d{{1,3}}|{spoken.TO_NINETY_NINE})[ -]?min(?:ute)?s?(?P<of>(?: of (?:treatment|therapy|tx|contact|care|work))? (?:in all|in total|altogether|all told)[ ]?:?)(?=[ ]|$)",
    re.I | re.M,
    needs=["in all", "in total", "altogether", "all told"],
)
_SPENT = SeldomPattern(
    r"\btime spent(?:[ ](?:with|w/)[ ]?(?:pt|patient|client|resident))?(?=[ ]*[:=]?[ ]*\d)", re.I, needs=["time spent"]
)
_SHORT = SeldomPattern(r"\b\d{2,3}(?P<unit>m)(?= total\b)", re.I, needs=["m total"])
_BRACKETED = SeldomPattern(
    r"\btotal (?P<which>\((?:timed ?(?:[+&/]|and) ?untimed|incl[^)\n]{0,30})\))(?=[ :=]*\d)", re.I, needs=["total ("]
)
_TIMED_WITHIN = SeldomPattern(rf"\b(?P<n>\d{{2,3}}) ?{_MIN}(?= ?\(\d{{1,3}} ?{_MIN}? timed\))", re.I, needs=[" timed)"])
_TIMED_OF = SeldomPattern(
    rf"\b\d{{1,3}} ?{_MIN}? ?timed(?P<of> of (?:the )?)(?=\d{{2,3}} ?{_MIN}? ?total)", re.I, needs=["timed of "]
)
_BOTH = SeldomPattern(
    r"\b(?P<label>(?P<first>timed|total|tot) ?/ ?(?:timed|total|tot)(?: (?:min\w*|time|tx))?)[ ]*[:=]?[ ]*(?P<one>\d{1,3}) ?(?P<slash>/) ?(?P<two>\d{1,3})\b"
    r"|(?<![\d/])(?P<three>\d{1,3}) ?/ ?(?P<four>\d{1,3})[ ]*\((?P<last>timed|total|tot) ?/ ?(?:timed|total|tot)\)",
    re.I,
    needs=["timed/", "timed /", "total/", "total /", "tot/", "tot /"],
)
_LASTED = SeldomPattern(
    rf"\b(?:treatment|tx|session|visit|therapy)(?P<verb> (?:lasted|took|ran)| ?x)[ ]?(?=\d{{2,3}} ?{_MIN})",
    re.I,
    needs=(
        who + verb
        for who in ("treatment", "tx", "session", "visit", "therapy")
        for verb in (" lasted", " took", " ran", " x", "x")
    ),
)
_WERE_SPENT = SeldomPattern(
    rf"\b\d{{2,3}} ?{_MIN}(?P<at>)(?= (?:were|was) spent (?:in|on|with) (?:treatment|therapy|the (?:session|pt|patient)))",
    re.I,
    needs=["were spent", "was spent"],
)
# "900-945", "9a-945a", "1300h-1345h"
# what every such range holds, by the figure that it begins with, which is quick to look for
_RANGE = re.compile(r"\d(?: ?[ap]m?)? ?- ?(?:1[0-2]|\d)[0-5]\d(?: ?[ap]m?)?(?=[ \t]*(?:$|[;,.|)(]| {2}))", re.I | re.M)
_CLOCK = LazyPattern(
    r"(?:(?:^[ \t*•-]*|\b(?:seen|time|tx|session|clock|today|visit|@)[ :]*)(?=\d{3,4} ?-)|(?:^|(?<=[ \t:@(]))(?=\d{1,4} ?[ap]))"
    r"(?P<h1>\d|1[0-2])(?P<m1>[0-5]\d)?(?P<a1> ?[ap]m?)? ?- ?(?P<h2>\d|1[0-2])(?P<m2>[0-5]\d)(?P<a2> ?[ap]m?)?(?=[ \t]*(?:$|[;,.|)(]| {2}))",
    re.I | re.M,
)
_HOURS = re.compile(
    r"[012](?<!\w.)(?:(?<=[01])\d|(?<=2)[0-3])[0-5]\d(?P<h>h(?:rs?)?) ?(?:-|to) ?(?:[01]\d|2[0-3])[0-5]\d(?P<h2>h(?:rs?)?)\b",
    re.I,
)
_IN_OUT = SeldomPattern(
    r"\bin ?/ ?(?:time )?out[ :]+(?:\d{1,2}:?\d\d)(?: ?[ap]m?)?(?P<slash> ?/ ?)(?=\d{1,2}:?\d\d)",
    re.I,
    needs=["in/", "in /"],
)
_LONGEST = 180  # minutes of a visit


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read otherwise, in a folded text."""
    yield from ((*m.span("label"), "total time") for m in _FIELD.finditer(text))
    yield from ((*m.span(), "total time") for m in _SPENT.finditer(text))
    yield from ((*m.span("at"), " total") for m in _WERE_SPENT.finditer(text))
    yield from _totals(text)
    yield from ((*m.span("verb"), " time ") for m in _LASTED.finditer(text))
    yield from _clocks(text)


def _totals(text: str) -> Iterator[Piece]:
    for match in _WITHOUT_UNIT.finditer(text):
        yield from ((*match.span(name), f"{match[name]} min") for name in ("one", "two"))
    yield from ((*m.span("of"), ": ") for m in _NAMED.finditer(text))
    yield from ((*m.span("of"), ",") for m in _OF_WHICH.finditer(text))
    yield from ((*m.span("of"), " total;") for m in _IN_ALL.finditer(text))
    yield from ((*m.span("unit"), " min") for m in _SHORT.finditer(text))
    yield from ((*m.span("which"), "time") for m in _BRACKETED.finditer(text))
    yield from ((*m.span(), f"total {m['n']} min") for m in _TIMED_WITHIN.finditer(text))
    yield from ((*m.span("of"), ", ") for m in _TIMED_OF.finditer(text))
    for match in _BOTH.finditer(text):
        yield from _both(match)


def _both(match: re.Match[str]) -> Iterator[Piece]:
    """`Timed/Total: 40/45` as `timed 40, total 45`; in the other order as well."""
    order = ("timed", "total") if (match["first"] or match["last"]).lower() == "timed" else ("total", "timed")
    if match["first"]:
        yield *match.span("label"), order[0]
        yield *match.span("slash"), f", {order[1]} "
    else:
        yield *match.span("three"), f"{order[0]} {match['three']}"
        yield match.end("three"), match.start("four"), ", "
        yield *match.span("four"), f"{order[1]} {match['four']}"
        yield match.end("four"), match.end(), "."


def _clocks(text: str) -> Iterator[Piece]:
    for match in _ANSWERED.finditer(text):
        yield *match.span("mark"), ": "
        if match["asked"]:
            yield *match.span("asked"), " "
    for match in _CLOCK.finditer(text) if _RANGE.search(text) else ():
        if 0 < _length(match) <= _LONGEST and (match["m1"] or match["a2"]):
            yield match.start("h1"), match.end(), f"{_point(match, '1')}-{_point(match, '2')}"
    for match in _HOURS.finditer(text):
        yield from ((*match.span(name), "") for name in ("h", "h2"))
    yield from ((*m.span("slash"), "-") for m in _IN_OUT.finditer(text))


def _length(match: re.Match[str]) -> int:
    """Minutes between two clock times of the same half day, or over noon."""
    start, end = (60 * int(match[f"h{n}"]) + int(match[f"m{n}"] or 0) for n in "12")
    return (end - start) % 720


def _point(match: re.Match[str], n: str) -> str:
    return f"{match[f'h{n}']}:{match[f'm{n}'] or '00'}{(match[f'a{n}'] or '').strip()}"
