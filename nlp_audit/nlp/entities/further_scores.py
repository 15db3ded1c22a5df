"""Scores behind a score: of another day, another side, or another column of the row."""

from __future__ import annotations

import re
from functools import cache

from ..page import Entity
from ..spoken import MONTH_NAME

_SAME_KIND = re.compile(r"[ ]*(?:[.,;)\]|\n]|today\b|now\b|\Z)")
_MONTH = rf"{MONTH_NAME}\.?(?: \d{{1,2}}(?![\d.]))?"
_DAY = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{2,4})?(?![/\d])"
_START = r"(?:eval(?:uation)?|IE|initial(?: eval(?:uation)?)?|SOC|baseline|adm(?:ission|it)?|intake|start(?: of care)?|visit(?: 1)?)"
_LAST = r"(?:last|prior|previous) (?:visit|week|wk|month|session|time|note|test|tx|treatment|(?:re)?cert(?:ification)?|re-?eval|PN|progress (?:note|report))"
_TODAY = r"(?i:today|now|current(?:ly)?|this (?:visit|session|date))"
_PAST = (
    rf"(?:{_DAY}|(?i:(?:at|on) (?:the )?{_START})\b|on {_DAY}|on (?:the \d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}} {MONTH_NAME}|{_MONTH})(?!\w)|(?i:(?:the |his |her )?first (?:week|visit|day|session))\b|(?i:{_LAST}|initially|previously|yesterday)\b"
    rf"|[(](?i:{_START})(?=[)])|in {_MONTH}|(?:two|three|\d) (?:weeks|wks|months) ago)"
)
_SIDES = r"(?:R|L|RT|LT|Rt|Lt|[Rr]ight|[Ll]eft|[RL][UL]E)\b"
_VALUE = (
    r"(?P<score>\d++(?:\.\d++)?+)(?:/(?P<max>\d++))?(?:[ ]?(?P<unit>seconds|secs?|s|lbs?|#|kg|cm|m/s|meters|m|feet|ft|blocks|%)(?![a-z/]))?"
    r"(?![\d/.]\d|[ ]?(?:min|reps|x|deg|weeks?|wks?|visits?|to \d))"
)
CELL_VALUE = re.compile(rf"(?P<side>{_SIDES} )?{_VALUE}[^\d|]{{0,12}}")
# What may stand between two scores: a day or `today` of the score before, the side it was of, a closing bracket.
_HOW = r"(?:[ ](?:in|on|with|w/o?|using|after|without|taken|done) [a-z'-]{2,12}(?: [a-z'-]{2,12}){0,2}(?=,[ ])|(?:,?[ ][a-z][a-z'-]*){1,5}(?=[ ][(]\d))?"  # "18 lb in orthosis, 11 lb on 2/3", "redone aloud (54/100 on 1/7)"
_BETWEEN = rf"{_HOW}(?:,?[ ]*+(?:{_PAST}|[(]?{_TODAY}))?(?:[ ]++{_SIDES}(?=[ ]*+[,;/&]))?(?:[ ]*+[(][^()\d\n]{{3,40}}[)](?=[ ]*+[\[;,]))?(?:[ ]*+[)\]])?"
# "4 lines lost pre, 2 lines post", "2 before, 1 after": both of today
AFTER = re.compile(
    rf"[ ]?(?i:(?:lines?)?(?: lost)?,? (?:pre|before)(?:[ -](?:tx|treatment))?[,;/]? (?:and )?){_VALUE}(?P<side>\b\B)?(?i:[ ]?(?:lines?)?(?: lost)?,? (?:post|after))\b"
)


_NO, _ANY = r"(?!)", r"\d+"  # as maximum


def follower(text: str, at: int, maximum: float | int | None) -> re.Match[str] | None:
    """A further score right behind one of that maximum; what is written out of the same maximum is a score and no date.

    Most scores have none: that is seen without a pattern for each maximum, which takes some milliseconds to compile.
    """
    if not _follower(of_score=_NO, of_pair=_ANY).match(text, at):
        return None
    written = _NO if maximum is None or text.find(f"/{maximum}", at) < 0 else str(maximum)
    return _follower(of_score=written, of_pair=written).match(text, at)


@cache
def _follower(of_score: str, of_pair: str) -> re.Pattern[str]:
    """A further score where `28/of_score` is no date and `(24/of_pair)` is a score."""
    day = rf"(?!\d+/{of_score}\b(?!:?[ ]+\d+/{of_score}\b)){_DAY}"
    pair = rf"[(](?!{_DAY})(?=\d+/{of_pair}[)])"
    earlier = (
        rf"(?i:(?:and )?(?:that|it|which)? ?was|were|(?:at )?{_START}(?: on {day})?|PN|initially|prev(?:ious(?:ly)?)?|prior|last(?= \d)|(?:up |down )?from|{_LAST}|vs\.?|versus|against|compared (?:to|with))"
        rf"|(?:and )?in {_MONTH}|\d{{1,2}} (?i:{_MONTH})|{_MONTH}|(?:on )?{day}(?: it)?(?: was)?"
    )
    return re.compile(
        rf"{_BETWEEN}(?:[ ]*+(?:(?P<forward>-+>|=*>|to(?= \d))|(?P<arrow><-+|<|\[|{pair})|[,;(/&:|]|(?<=[ ][ ])(?={_SIDES} ))"
        rf"|,?[ ]++(?=vs|versus|against|from|up|down|and (?:that|it) was|and in [A-Z]|was|compared|initially|prev|prior|last)|[ ]++-+[ ]++(?=prev|prior|last|was|eval|initial|baseline)|(?<=[)])[ ]++(?=\d))[ ]*+[(]?[ ]?"
        rf"(?:(?P<side>{_SIDES}):? ?)?(?:(?P<lead>{earlier})[ :]*+\n?(?![a-z])|(?P<now>(?:and )?{_TODAY}(?: it)?(?: is| at)?[ :]*+))?"
        rf"{_VALUE}(?:(?P<behind>,?[ ]*+{_PAST})|(?P<done>,?[ ]*+[(]?{_TODAY}))?"
    )


# "deferred to Friday (16/30 on 4/28)": the score of then beside a measure that was not taken
_BESIDE = re.compile(
    rf"(?P<same> (?:was |is )?not (?:repeated|retested|re-tested|redone|rechecked) )?[^.;()\n]{{0,48}}[(](?:(?P<lead>(?i:last|prior|prev(?:ious(?:ly)?)?|was|initial(?:ly)?|baseline|{_START})(?: {_DAY})?)[ :]+)?(?P<side>\b\B)?{_VALUE}(?P<behind>,?[ ]*+{_PAST})?"
)


def beside(text: str, at: int) -> re.Match[str] | None:
    """An earlier score in the brackets behind a measure without one."""
    found = _BESIDE.match(text, at)
    return found if found and (found["lead"] or found["behind"]) else None


def is_todays(match: re.Match[str]) -> bool:
    """Whether a further score is today's, so that the one before is an earlier one."""
    return not match["side"] and not is_earlier(match) and bool(match["forward"] or match["now"] or match["done"])


def is_earlier(match: re.Match[str]) -> bool:
    return bool(match["lead"] or match["arrow"] or match["behind"]) and not (match["now"] or match["done"])


def is_of_side(text: str, entity: Entity, match: re.Match[str]) -> bool:
    """The other side's score, with a unit or where the first one has its side as well: "R 44, L 17", "44 R, 17 L"."""
    if re.match(rf"[ ]*{_SIDES}[ ]*(?:[,;.)\n]|\Z)", text[match.end() : match.end() + 12]):
        return bool(re.match(rf"[ ]*{_SIDES}", text[entity.end : match.start("score")]))
    if not match["side"]:
        return False
    return bool(match["unit"] or re.search(rf"\b{_SIDES}", text[entity.start : entity.end]))


def goes_on(text: str, entity: Entity, match: re.Match[str]) -> bool:
    """Today's score behind an earlier one, written as that one or the last of its sentence: "38/56 -> 44/56"."""
    values = entity.attributes
    if not (match["max"] or match["unit"] or _SAME_KIND.match(text, match.end())):
        return False
    if match["forward"] == "to":
        return "from" in text[entity.start : entity.end].lower() or bool(values["maximum"] and match["max"])
    return is_todays(match)


def earlier(entity: Entity) -> Entity:
    return entity._replace(attributes={**entity.attributes, "earlier": True})
