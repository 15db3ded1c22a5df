"""Ways of writing then versus now that take more than one trigger word: brackets, labels, "was", a time told behind.

`(Visit 2: min A SLR, mod TCs)`, `Was dep 4/14`, `her admission level was Mod A`, `needed max A the first week`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from .page import Entity, Page

_DAY = r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?![\d/%]|\.\d)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_START = r"(?:initial )?(?:eval(?:uation)?|assessment|adm(?:it|ission)?|intake|SOC|start of care|IE|baseline|onset)"
_PERIOD = r"(?:visit|session|treatment|tx|class|group|week|wk|month|day|appointment|appt)"
_EARLIER = r"(?:last|previous|prior|preceding)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day"
_ARTICLE = r"(?:(?:the|her|his|their|our|my|this) )?"
# a time before the visit, in words or as a day
_THEN = (
    rf"(?:(?:(?:at|on|since|from|upon|in|during|as of) )?{_ARTICLE}(?:"
    rf"(?:{_EARLIER}|first|second) {_PERIOD}(?:'s (?:class|session|visit|treatment|group|note))?|{_EARLIER} (?:time|note|recert|PN|evening|night|year|{_WEEKDAY})"
    rf"|(?:week|wk|visit|session|day|month) (?:before|prior)(?: th(?:is|at)(?: one)?)?|{_PERIOD} (?:1|one))\b"
    rf"|(?:at|on|since|from|upon|in) {_ARTICLE}{_START}\b"
    r"|(?:\d+|one|two|three|four|five|six|a|a few|several) (?:days?|weeks?|wks?|months?|visits?|sessions?) (?:ago|earlier|before|prior|back)\b"
    rf"|(?:since|as of) {_DAY}|(?:in|last|back in|since) {_MONTH}\b(?!-)|yest(?:erday)?\b|back then\b|in those days\b"
    r"|at the (?:beginning|start|outset) of (?:care|the (?:month|week|episode|course|stay|program|POC))\b"
    r"|when (?:first seen|(?:we|I) (?:started|began|first (?:met|saw)\w*)|(?:s?he|pt|they|patient) (?:started|began|first came|was admitted|came (?:in|home|to us)))\b)"
)
_NOW = re.compile(
    r"\b(?:now|today(?:'s)?|current(?:ly)?|this (?:visit|session|date|am|pm|week|wk|morning|tx))\b|->|=>", re.I
)
_LABEL = rf"(?:{_PERIOD}|d|v|wk) ?#?\d{{1,3}}|{_START}|prior|prev(?:ious(?:ly)?)?|last(?: {_PERIOD}| time| note)?|from|was|as of|initial(?:ly)?|PN|recert"
# "(Visit 2: …)", "(adm 2/9: …)", "[last week …]", "(from …)"
_OPENS = re.compile(rf"(?:(?:at|on|since) )?(?:(?:{_LABEL})\b(?:[ ,(]*{_DAY}\)?)?|{_DAY})\s*(?:[:=-]|\b)", re.I)
# "(… on admit)", "(… 2/28)", "(…, IE)"
_CLOSES = re.compile(
    rf"(?:{_THEN}|(?<![\w/] ){_DAY}|\b(?:on|at|from|of) {_DAY}|\b{_START}|(?<=[ (])(?:in )?{_MONTH}(?: \d{{1,2}}|(?: '?\d\d(?:\d\d)?))?|\bthen)\s*\Z",
    re.I,
)
_AHEAD = re.compile(r"\b(?:goal|by|due|until|next|plan\w*|target)\b", re.I)
# "Prior: BIMS 8/15 on admit 1/29; SLUMS 13/30"
_LINE_LABEL = re.compile(
    rf"\A[\s>*-]*(?:prior|previous(?:ly)?|past|{_EARLIER} (?:{_PERIOD}|time|note|scores?)|(?:at|on) {_START}|{_PERIOD} (?:before|prior)|baseline)(?: (?:level|function|scores?))?(?: ?\(?{_DAY}\)?)?[ ]?[:=]|\A[\s>*-]*(?:(?:on|from) )?{_DAY}(?: (?:for compar\w+|values?|scores?|levels?))?[ ]?(?:[:=]|\.\.\.)",
    re.I,
)
_WAS = r"\b(?:was|were|had been|had)"
_BARE_WAS = re.compile(r"(?:\A|[.;(\[])\W*(?:was|were|had been) (?:at )?\Z", re.I)
_GOVERNED = re.compile(
    rf"(?:{_WAS}|need(?:ed|ing)|requir(?:ed|ing)|took|used|got|gave|given|did|performed|scored|completed)\b[^.;()]{{0,60}}\Z",
    re.I,
)
_NOW_OTHERWISE = re.compile(
    r"[^.;]{0,40}(?:[,;]|\band|\bbut)\s*(?:\w+ )?(?:(?:is|are) )?(?:now|today|currently)\b", re.I
)
_NO_LINK = r"(?:(?!\b(?:that|which|who|whom|than|as|since|because|so|after|if|when|where|now|today|but|then|with|for the \w+ \w+ed)\b)[^.;,()\n]){0,48}?"
_BEHIND = re.compile(rf"\A\W?{_NO_LINK}(?<!ed )(?<!\w)(?P<then>{_THEN})", re.I)
_PASSIVE_BEHIND = re.compile(
    rf"\A {_NO_LINK}\b(?:was|were|had been) (?:still )?(?:needed|required|used|given|necessary|provided)\b{_NO_LINK}(?P<then>{_THEN})",
    re.I,
)
_FRONT = re.compile(
    rf"(?:\A|[;:(]|, (?:and |but )?where )[\s*>-]*(?P<then>{_THEN})(?: with me)?(?: ?\(?{_DAY}\)?)?,?(?=[ :])(?P<rest>[^;]*)\Z",
    re.I,
)
_LEVEL_OF = re.compile(
    rf"\b(?:{_START}|starting|initial|entry|{_EARLIER})(?:'s)? (?:\w+ )?(?:level|status|LOF|score|function|assist(?:ance)?)\b[^.;\n]{{0,48}}(?:\b(?:was|were|of|at)\b|[:=-])[^.;,\n]{{0,40}}\Z",
    re.I,
)
_NUMBERED = re.compile(rf"\b{_PERIOD} ?#?\d{{1,2}}\b[ :,-]*(?:\w+ ){{0,3}}\Z", re.I)
_UP_FROM = re.compile(
    r"\w[^.;]*[,( -](?:up|down|improved|progressed|reduced|decreased|increased|better|changed) from (?:an? )?\Z", re.I
)
_WITHIN = re.compile(r"\b(?:trials?|reps?|sets?|laps?|attempts?|end of|once|first|final|bouts?|rounds?)\b", re.I)
_SINCE = re.compile(r"\b(?:from|gone from|went from) \Z", re.I)
_SINCE_WHEN = re.compile(rf"\bsince (?:{_THEN}|{_ARTICLE}{_START})", re.I)
_THAT_TIME = re.compile(r"\A\W*(?:at|by|on) that (?:time|point|visit|date)\b[^;]*\Z", re.I)
_ON_THE_DAY = re.compile(
    rf"\b(?P<day>{_WEEKDAY}) (?:s?he|I|we|it|they|pt) (?:had|was|were|needed|required|got|scored|took)\b[^.;,]{{0,40}}\Z",
    re.I,
)
_DIRECTLY = re.compile(rf" ,?(?P<then>{_THEN})", re.I)
_SENT = re.compile(
    r"\b(?:hospital|rehab|SNF|home health|IRF|acute)\b[^.;]{0,20}\b(?:sent|discharged|released|d/c'?d|let)\b[^.;]{0,70}\Z",
    re.I,
)
_STUDY = r"(?:study|MBSS?|FEES|VFSS|MBSImP|modified barium|video ?swallow|EMG|EEG)\b"
_STUDIED = re.compile(
    rf"(?:{_STUDY}[^.;\n]{{0,20}}\b(?P<one>{_DAY})|\b(?P<two>{_DAY})[^.;\n]{{0,6}}{_STUDY})[^;\n]{{0,60}}\Z", re.I
)
_DATED = re.compile(rf"(?:\A|[,;:.(|-])[ ]*(?:{_START} )?(?P<then>{_DAY}):? \Z|\b(?P<old>last|old):? \Z", re.I)
_INITIALLY = re.compile(r"\b(?:initially|at first|to start)\b[^.;]*\Z", re.I)
_WRITTEN_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?")


_RIGHT_BEHIND = re.compile(r" \(?(?:now|today|this (?:visit|session|date))\b(?! (?:that|than))", re.I)
_RIGHT_BEFORE = re.compile(r"\b(?:now|today|is|currently|[a-z>-] to):? \Z", re.I)


class _Told(NamedTuple):
    """A thing's sentence before and behind it, the sentence before that, and its line before it."""

    before: str
    behind: str
    previous: str
    line: str
    today: date | None


def told_then(page: Page, entity: Entity, today: date | None) -> bool:
    """Whether the words around a thing put it before the visit. `today`: the date of service, if known."""
    told = _told(page, entity, today)
    return any(rule(told) for rule in _RULES) or (
        entity.label == "OUTCOME_MEASURE" and any(rule(told) for rule in _OF_SCORES)
    )


def told_now(page: Page, entity: Entity) -> bool:
    """`is min A now`, `to CGA since last visit`: the words right beside a thing say that it is of today."""
    before, behind = page.text[max(0, entity.start - 24) : entity.start], page.text[entity.end : entity.end + 80]
    if _RIGHT_BEHIND.match(behind) or _RIGHT_BEFORE.search(before):
        return True
    return bool(_INITIALLY.search(before) and _WITHIN.search(re.split(r"[.;\n]", behind)[0]))


def _told(page: Page, entity: Entity, today: date | None) -> _Told:
    starts, ends = page.sentences
    index = page.sentences.holding(entity.start)
    line = page.text.rfind("\n", 0, entity.start) + 1
    start = max(starts[index], line if entity.start - starts[index] > 200 else 0)
    previous = (
        page.text[starts[index - 1] : ends[index - 1]]
        if index and "\n\n" not in page.text[starts[index - 1] : start]
        else ""
    )
    return _Told(
        page.text[start : entity.start],
        page.text[entity.end : max(ends[index], entity.end)],
        previous,
        page.text[line : entity.start],
        today,
    )


def _bracketed(told: _Told) -> bool:
    """Within brackets that a label or a day opens or closes."""
    opened = max(told.line.rfind("("), told.line.rfind("["))
    inner = told.line[opened + 1 :]
    if opened < 0 or ")" in inner or "]" in inner or _NOW.search(inner):
        return False
    first = _OPENS.match(inner)
    if first:
        return _past(first[0], told.today) and not _AHEAD.search(inner)
    behind = re.split(r"[)\]]", told.behind.replace("\n", " "))[0]
    part = re.split(r"[;]", behind)[0]
    close = _CLOSES.search(part)
    return bool(close and not _NOW.search(part) and not _AHEAD.search(part) and _past(close[0], told.today))


def _labelled(told: _Told) -> bool:
    label = _LINE_LABEL.match(told.line)
    rest = told.line[label.end() :] if label else ""
    return bool(label and _past(label[0], told.today)) and not _NOW.search(rest) and not re.search(r"\.\s+[A-Z]", rest)


def _was(told: _Told) -> bool:
    """`Was dep 4/14`, `was mod A, now CGA`."""
    if not re.search(_WAS + r"\b", told.before, re.I):
        return False
    if re.search(_WAS + r"\b[^.;,]{0,24}\Z", told.before, re.I) and _NOW_OTHERWISE.match(told.behind):
        return True
    behind = re.match(rf"\W{{0,2}}(?:on )?(?P<then>{_THEN}|{_DAY})", told.behind, re.I)
    return bool(_BARE_WAS.search(told.before) and behind and _past(behind["then"], told.today))


def _then_behind(told: _Told) -> bool:
    """`needed max A the first week`, `Mod A was needed for bottle caps at IE`."""
    found = (
        _PASSIVE_BEHIND.match(told.behind)
        or _DIRECTLY.match(told.behind)
        or (_GOVERNED.search(told.before) and _BEHIND.match(told.behind))
    )
    return bool(found and not _NOW.search(told.before) and _past(found["then"], told.today))


def _then_in_front(told: _Told) -> bool:
    """`The first week he took mod A`, `When first seen, transfers were max A`."""
    found = _FRONT.search(told.before)
    return bool(found and "," not in found["rest"] and not _turns(found["rest"]) and _past(found["then"], told.today))


def _turns(words: str) -> bool:
    return bool(_NOW.search(words) or re.search(r"\b(?:but|then|while)\b|\bto \Z", words, re.I))


def _level_of_then(told: _Told) -> bool:
    found = _LEVEL_OF.search(told.before)
    return bool(found and not _turns(found[0]))


def _numbered_visit(told: _Told) -> bool:
    """`wk 4 mod A for donning, now Mod I`."""
    return bool(_NUMBERED.search(told.before) and re.search(r"\b(?:now|today|currently)\b", told.behind, re.I))


def _up_from(told: _Told) -> bool:
    """`CGA, up from min A`: not where it is told of one session's trials."""
    sentence = told.before + told.behind
    if _UP_FROM.search(told.before):
        return not _WITHIN.search(sentence)
    return bool(_SINCE.search(told.before) and _SINCE_WHEN.search(sentence))


def _at_that_time(told: _Told) -> bool:
    if not _THAT_TIME.search(told.before):
        return False
    return any(_past(day[0], told.today) for day in re.finditer(rf"{_THEN}|{_DAY}", told.previous, re.I))


def _on_the_day(told: _Told) -> bool:
    found = _ON_THE_DAY.search(told.before)
    return bool(found and (told.today is None or told.today.strftime("%A").lower() != found["day"].lower()))


def _sent_home(told: _Told) -> bool:
    """`Rehab hospital sent her home at min A with Berg 29/56`."""
    return bool(_SENT.search(told.before))


def _studied(told: _Told) -> bool:
    """`FEES 10/22: PAS 4 on thin`, `residue on 7/22 study (PAS 5 thin by cup)`."""
    found = _STUDIED.search(told.line)
    return bool(found and not _NOW.search(found[0]) and _past(found["one"] or found["two"], told.today))


def _dated(told: _Told) -> bool:
    """`TUG 12.9 s, 9/24 TUG 15.1 s`."""
    found = _DATED.search(told.before)
    return bool(found and (found["old"] or (told.today and _past(found["then"], told.today))))


_OF_SCORES: tuple[Callable[[_Told], bool], ...] = (_studied, _dated)
_RULES: tuple[Callable[[_Told], bool], ...] = (
    _bracketed, _labelled, _was, _then_behind, _then_in_front, _level_of_then, _numbered_visit, _up_from, _at_that_time, _on_the_day, _sent_home,
)  # fmt: skip


def _past(words: str, today: date | None) -> bool:
    """Whether a time's words hold no day, or one before the visit's; a day far ahead is of the year before."""
    days = [day for written in _WRITTEN_DAY.finditer(words) if (day := _day(written[0], today))]
    return not (today and days) or all(not timedelta(0) <= day - today <= timedelta(120) for day in days)


def _day(written: str, today: date | None) -> date | None:
    parts = [int(n) for n in re.findall(r"\d+", written)]
    year = today.year if today else 2000
    if len(parts) == 3:
        year = parts[2] + (2000 if parts[2] < 100 else 0)
    try:
        return date(year, parts[0], parts[1])
    except ValueError:
        return None
