"""Figures that were dictated as words: "thirty-eight timed minutes", "nine oh five to nine fifty", "March the fourth".

They are read as figures, so that every ruler reads dictation as it reads typing (`rewriting`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from .rewriting import Piece

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    **dict(
        zip(
            ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
            range(1, 10),
            strict=True,
        )
    ),
    **{"tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "thirtieth": 30},
    **{f"{word}th": number for number, word in enumerate(_TEENS, 10) if number > 12},
}
_VALUES = {
    "zero": 0,
    "a": 1,
    "oh": 0,
    "o": 0,
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 10)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    **_ORDINALS,
}
_U, _T, _Y = "|".join(_UNITS), "|".join(_TEENS), "|".join(_TENS)
TO_NINETY_NINE = rf"(?:(?:{_Y})(?:[- ](?:{_U}))?|{_T}|{_U})"  # 1 to 99
_COMPOUND = rf"(?:(?:{_U}|a) hundred(?: and)?(?: {TO_NINETY_NINE})?|(?:{_Y})[- ](?:{_U}))"
ORDINAL = rf"(?:(?:twenty|thirty)[- ])?(?:{'|'.join(_ORDINALS)})"
_YEAR = rf"(?:twenty[- ]{TO_NINETY_NINE}|two thousand(?: and)?(?: {TO_NINETY_NINE})?|20\d\d)"
_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_HOUR = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MINUTE = rf"(?:(?:oh|o)[- ](?:{_U})|(?:twenty|thirty|forty|fifty)(?:[- ](?:{_U}))?|{_T}|o'?clock)"
_NOT_A_TIME = r"(?! (?:min|sec|feet|foot|ft|deg|pound|lb|percent|rep|time|of|out of|trial|unit|over|point|step|person))"
_RANGE = rf"\b({_HOUR})(?:[- ]({_MINUTE}))? (to|till|until|through|and) ({_HOUR})(?:[- ]({_MINUTE}))?\b{_NOT_A_TIME}"
_AT = r"\b(?:at|from|until|till|start(?:ed)?|beg[ai]n|arrived?|left|leave|end(?:ed)?|stop(?:ped)?|finish(?:ed)?|time in|time out|out)"

_DICTATED = re.compile(
    rf"\b(?:(?:{_Y})\b|hundred|{_HOUR} (?:{_T})\b(?= (?:to|until|till|out)\b)|point (?:{_U}|zero)|(?:{_U}) o[h']|nine (?:seven|two)\b|{_MONTH} (?:the )?(?:{ORDINAL})\b)"
)


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read as figures, in a folded text."""
    lower = text.lower()
    if len(lower) == len(text) and _may_be_dictated(lower) and _DICTATED.search(lower):
        yield from _rewritten(lower)


def _may_be_dictated(lower: str) -> bool:
    """Whether the text holds a word without which nothing in it is dictated: quickly seen, and typed notes hold none."""
    return any(word in lower for word in _SPOKEN) or (
        any(word in lower for word in _ORDINALS) and any(month in lower for month in MONTHS)
    )


# in any case, with its dot: no "marching", no "mayor"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPOKEN = (*_TENS, "nine seven", "nine two", "hundred", " ten ", "eleven ", "twelve ", "teen ", "point ", " oh", " o'")


def _rewritten(lower: str) -> Iterator[Piece]:
    for pattern, write in _ways():
        for match in pattern.finditer(lower):
            written = write(match)
            if written is not None:
                yield *match.span("told" if "told" in pattern.groupindex else 0), written


def value(words: str) -> int:
    """What number words stand for: "one hundred and fifty" 150, "twenty-first" 21, "one twenty-eight" 128."""
    parts = [part for part in re.split(r"[- ]+", words) if part != "and"]
    total = 0
    for part in parts:
        if part in ("hundred", "thousand"):
            total *= 100 if part == "hundred" else 1000
        else:
            total += _VALUES[part]
    return total


def _date(match: re.Match[str]) -> str | None:
    month, day, year = match["month"], match["day"], match["year"]
    if day.isdigit() and (year is None or year.isdigit()):
        return None
    if month == "may" and year is None and " the " not in match[0]:
        return None  # "may first try"
    return f"{month.capitalize()} {_number(day)}" + (f", {_of_year(year)}" if year else "")


def _of_year(words: str) -> int:
    """A year: "twenty twenty-five" or "two thousand twenty-five"."""
    if words.isdigit():
        return int(words)
    return value(words) if words.startswith("two thousand") else 2000 + value(words[len("twenty ") :])


def _number(words: str) -> int:
    return int(words) if words.isdigit() else value(words)


def _range(match: re.Match[str]) -> str | None:
    """Two clock times; "two to three" alone is no time."""
    hour, minute, word, to_hour, to_minute = match.groups()
    if not minute and not to_minute:
        return None
    return f"{_clock(hour, minute)} {'-' if word == 'and' else word} {_clock(to_hour, to_minute)}"


def _time(match: re.Match[str]) -> str:
    return _clock(match["hour"], match["minute"])


def _clock(hour: str, minute: str | None) -> str:
    minutes = 0 if minute is None or "clock" in minute else value(minute)
    return f"{value(hour)}:{minutes:02}"


def _code(match: re.Match[str]) -> str | None:
    """A code said by its figures or in parts: "nine seven one one two", "ninety-seven five thirty"."""
    said = match[0].replace("-", " ").split()
    figures = ""
    for place, word in enumerate(said):
        joined = place and said[place - 1] in _TENS and word in _UNITS  # "ninety seven"
        figures = figures[:-1] + str(_VALUES[word]) if joined else figures + str(_VALUES[word])
    return figures if _KNOWN_CODE.fullmatch(figures) else None


_KNOWN_CODE = re.compile(
    r"97(?:0\d\d|1(?:1[0236]|2[49]|30|40|50|6\d)|53[0357]|542|597|598|75\d|76[0-3])|925(?:07|08|26)"
)


def _decimal(match: re.Match[str]) -> str:
    return f"{value(match[1])}.{''.join(str(value(word)) for word in match[2].split())}"


def _score(match: re.Match[str]) -> str | None:
    """ "forty-one of fifty-six"; a count of trials within ten stays as it is said."""
    got, word, most = match.groups()
    return f"{_hundreds(got)} {word} {value(most)}" if value(most) > 10 else None


def _hundreds(words: str) -> int:
    """ "one sixty-four" 164, and what `value` knows."""
    short = re.fullmatch(rf"({_U}) ((?:{_Y}|{_T})(?:[- ](?:{_U}))?)", words)
    return value(short[1]) * 100 + value(short[2]) if short else value(words)


def _cardinal(match: re.Match[str]) -> str:
    return str(value(match[0]))


def _over(match: re.Match[str]) -> str:
    """A blood pressure: "one twenty-eight over seventy-four"."""
    return f"{value(match[1]) * 100 + value(match[2])} over {value(match[3])}"


_NINETY = "nine(?:ty)?[- ](?:seven|two)"
_BY_FIGURE = rf"(?:[- ](?:{_U}|zero|oh|o)){{3}}"
_IN_PARTS = rf"[- ](?:{_U}|zero|oh)[- ](?:(?:{_Y})[- ](?:{_U})|{_T})"
_IN_TENS = rf"[- ](?:{_U}|zero|oh)[- ](?:{_Y})"


@cache
def _ways() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...]:
    """The patterns, compiled when a note is dictated: most are not."""
    return (
        *((re.compile(rf"\b{_NINETY}{rest}\b"), _code) for rest in (_BY_FIGURE, _IN_PARTS, _IN_TENS)),
        (
            re.compile(
                rf"\b(?P<month>{_MONTH})\.? (?:the )?(?P<day>{ORDINAL}|{TO_NINETY_NINE}|\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>{_YEAR})\b)?"
            ),
            _date,
        ),
        (re.compile(rf"\bthe (?P<day>{ORDINAL}) of (?P<month>{_MONTH})\b(?:,? (?P<year>{_YEAR})\b)?"), _date),
        (re.compile(_RANGE), _range),
        (re.compile(rf"\b(?P<hour>{_HOUR})[- ](?P<minute>(?:oh|o)[- ](?:{_U})|o'clock)\b"), _time),
        (
            re.compile(
                rf"{_AT} (?P<told>(?P<hour>{_HOUR})[- ](?P<minute>(?:{_Y})(?:[- ](?:{_U}))?|{_T}))\b{_NOT_A_TIME}"
            ),
            _time,
        ),
        (re.compile(rf"\b((?:zero|{TO_NINETY_NINE})) point ((?:{_U}|zero)(?: (?:{_U}|zero))?)\b"), _decimal),
        (
            re.compile(
                rf"\b((?:{_U}) (?:(?:{_Y})(?:[- ](?:{_U}))?|{_T})|{_COMPOUND}|{TO_NINETY_NINE}|zero) (out of|of) ({_COMPOUND}|{TO_NINETY_NINE})\b"
            ),
            _score,
        ),
        (re.compile(rf"\b({_U}) ({TO_NINETY_NINE}) over ({TO_NINETY_NINE})\b"), _over),
        (re.compile(rf"\b{_COMPOUND}\b"), _cardinal),
        (re.compile(rf"\b(?:{_Y}|{_T})(?=[ -](?:seconds?|minutes?)\b)"), _cardinal),
    )
