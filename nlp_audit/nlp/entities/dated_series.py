"""Scores of one measure that each have their day behind them: "TUG 21.4 s 1/8, 18.0 s 1/29, 16.9 s 2/12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..spoken import MONTH_NAME

DAY = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{2,4})?(?![/\d%])"
_TIME = (
    rf"(?:{DAY}|{MONTH_NAME}\.? \d{{1,2}}(?:st|nd|rd|th)?(?![\d/])(?:, \d{{4}})?|today|now|this (?:visit|session|date)|(?:initial )?eval(?:uation)?|IE|SOC|baseline|adm(?:ission|it)?|intake|start of care"
    r"|(?:last|prior|previous|first) (?:visit|week|session|month|note|re-?cert|re-?eval|PN))\b"
)
# "(2/27)", " on 04/16", ", eval 3/4", " today": a day or another time right behind a score
WHEN = rf"(?:,?[ ]+(?:(?:at|on|in|from) (?:the )?)?|[ ]?[(\[](?:(?:at|on|in|from) )?){_TIME}(?:,? {DAY})?[)\]]?"
_VALUE = (
    r"(?:(?P<side>(?:R|L|RT|LT|Rt|Lt|[Rr]ight|[Ll]eft|[RL][UL]E)\b) )?(?P<score>\d++(?:\.\d++)?+)(?:/(?P<max>\d++))?"
    r"(?:[ ]?(?P<unit>seconds|secs?|s|lbs?|#|kg|cm|m/s|meters|m|feet|ft|blocks|points|pts|%)(?![a-z/]))?(?![\d/.]\d)"
)
_PARTED = (
    r"(?:[ ]*(?:[,;/|&(]|-+>|=?>+)[ ]*|[ ]+(?=and\b|then\b|to\b|vs\b|versus\b|against\b|compare|which\b|up\b|down\b|from\b|was\b))"
    r"(?:(?:and|then|to|vs\.?|versus|(?:up |down )?from|(?:as )?against|was|(?:(?:which|that|this|it) )?(?:compare[sd]?|is compared) (?:with|to|against))[ ]+){0,2}(?:it was |that was )?"
)
_NEXT = re.compile(
    rf"{WHEN}{_PARTED}{_VALUE}(?=(?P<when>{WHEN})[ ]*(?:[,;.|&/)\n]|-*>|\Z|(?:and|which|that|then|to|vs|versus|against|compared) ))",
    re.I,
)
_SURE = re.compile(r"[ ]?[(\[]|,?[ ]+(?:on|at|in|today|now|this|from|last|prior|previous)\b", re.I)


def further(text: str, at: int) -> Iterator[re.Match[str]]:
    """The scores behind the one that ends at `at`, each parted from the one before by that one's day."""
    if not _OPENS.match(text, at):
        return
    while found := _NEXT.match(text, at):
        if not (found["max"] or found["unit"] or _SURE.match(found["when"])):
            return  # "23 3/4": what reads as a day may be a fraction
        yield found
        at = next(found.end(group) for group in ("unit", "max", "score") if found[group])


_OPENS = re.compile(WHEN, re.I)  # most scores have no day
