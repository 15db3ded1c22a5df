"""Pain ratings: a score out of ten beside a word for pain."""

from __future__ import annotations

import re

from ..atoms import Atoms
from ..page import Entity, number
from .scores import values_of

OF_TEN = "(?: (?P<{0}> NUM ) (?: [-] NUM )? [/] (?P<{0}max> NUM ) | (?P<{0}range> DATE ) )"  # 3-4/10 is one token
# what a rating can begin with, asked first: most words are none of these
_FIRST = "PAIN_WORD | DATE | NUM [/-] | (?: NUM | NUMWORD ) (?: OUT | OVER )"
PAIN = (
    f"(?= {_FIRST} ) (?: (?P<behind> PAIN_WORD (?: PAIN_FILL | SIDE | [:=,(-] | WAS | AT | OF | OUT | SCORE_WORD | TO | FROM ){{0,6}} {OF_TEN.format('a')} )"
    f"| (?P<front> {OF_TEN.format('b')} (?: SIDE | PAIN_FILL ){{0,3}} PAIN_WORD ) "
    "| (?P<worded> PAIN_WORD (?: PAIN_FILL | [:=] | AT ){0,4} (?P<c> NUM | NUMWORD ) (?: OUT OF | OF | OVER ) (?P<cmax> NUM | NUMWORD ) )"
    "| (?P<worded2> (?P<e> NUM | NUMWORD ) (?: OUT OF | OVER ) (?P<emax> NUM | NUMWORD ) (?: SIDE | PAIN_FILL ){0,3} PAIN_WORD ) )"
)
_RANGE = re.compile(r"(\d{1,2})-\d{1,2}/(10)")


def rating(atoms: Atoms, match: re.Match[str]) -> Entity | None:
    value, maximum = _out_of(atoms, match)
    if maximum not in (10, 100):
        return None
    return Entity("OUTCOME_MEASURE", *atoms.span(*match.span()), values_of("nprs", value, maximum, None))


def _out_of(atoms: Atoms, match: re.Match[str]) -> tuple[float | None, float | None]:
    """A rating and its maximum; of a range ("3-4/10") the lower one."""
    groups = match.groupdict()
    for letter in "abce":
        if groups.get(letter):
            return number(atoms, match.start(letter)), number(atoms, match.start(f"{letter}max"))
        written = groups.get(f"{letter}range") and _RANGE.fullmatch(atoms.text(match.start(f"{letter}range")))
        if written:
            return float(written[1]), float(written[2])
    return None, None
