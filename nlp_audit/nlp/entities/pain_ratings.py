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
    f"(?= {_FIRST} ) (?: (?P<behind> PAIN_WORD (?: [[] TIMES []] WORD )? (?: PAIN_FILL | SIDE | [:=,(-] | WAS | AT | OF | OUT | SCORE_WORD | TO | FROM ){{0,6}} (?: [?] NL? (?: ASSIST [:] )? | NL (?= NUM [/] NUM (?! [/] | TRIAL ) ) )? {OF_TEN.format('a')} )"
    f"| (?P<front> {OF_TEN.format('b')} (?: SIDE | PAIN_FILL ){{0,3}} PAIN_WORD ) "
    "| (?P<worded> PAIN_WORD (?: PAIN_FILL | [:=,] | AT ){0,4} (?P<c> NUM | NUMWORD ) (?: OUT OF | OF | OVER | ON (?: WORD | WORD_THE | PAIN_FILL | SCORE_WORD | ASSIST | AMOUNT ){1,3} OF ) (?P<cmax> NUM | NUMWORD ) )"
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


# "7/10 independently", "6/10 with min VCs", "with L hand 8/10": how often something was done
_DONE = re.compile(r"[ ]*,?[ ]*(?:w/|with|given|no)?[ ]*(?:\w+\.? ){0,2}?(?:cue|VC|TC|prompt|indep)", re.I)
_BY_HAND = re.compile(
    r"\b(?:with|w/) ?(?:the )?(?:[RL]|right|left|bilat\w*|both)? ?(?:hand|UE|arm|foot|leg)s? \Z", re.I
)
_OF_OTHERS = re.compile(r"(?<![\d/])\d{1,2}/(?!10\b|5\b)\d{1,2}(?![\d/])")


# "before it got to 2/10", "in May she had 5/10", "he calls it a 4/10": who tells of pain need not name it again
_TOLD = re.compile(
    r"\b(?:it|s?he|they|pt|patient) (?:got|gets|went|goes|climbed|rose|crept|was|is|had|has|hit|reached|settled|dropped|eased|came|calls?|called|gives?|gave)"
    r"(?: it)?(?: (?:up|down|back))?(?: (?:to|at|a|an|about|around))* \Z",
    re.I,
)
_OF_WORK = re.compile(
    r" (?:correct|accura\w*|for\b|in\b|(?:on|at|with) (?:the |a |her |his |all )?(?:[\w-]+ )?(?:lists?|tasks?|tests?|trials?|words?|items?|naming|recall|sorting|reading|pictures?|cards?))",
    re.I,
)
# "- 4/10 after", "3/10 post heat": a line or sentence that begins with the rating
_AFTERWARDS = re.compile(
    r" (?:after(?:wards?)?|post(?:[- ]?(?:tx|treatment|session))?|following|p)(?=[ ]*(?:[.,;\n]|\Z|\b(?:tx|treatment|session|heat|ice|manual|mobs?|estim|e-stim|US|MHP|ex\w*|stretch\w*|therapy)\b))",
    re.I,
)
_OPENS = re.compile(r"(?:\A|\n|[.;] )[ \t]*(?:[-*•>] ?)?\Z")


def is_told(text: str, start: int, end: int) -> bool:
    """Whether the words around a number out of ten tell of pain that was named elsewhere in the note."""
    before = text[max(0, start - 40) : start]
    if _OF_WORK.match(text, end):
        return False
    return bool(_TOLD.search(before) or (_OPENS.search(before) and _AFTERWARDS.match(text, end)))


# what a table's column counts
_COUNTED = re.compile(r"trial|correct|accura|score|hits|data|attempt|reps|result|perform|%|tries|success", re.I)


def _in_counting_column(text: str, start: int) -> bool:
    """`| Task | Trials | % |` above `| Read label | 9/10 | 90 |`."""
    line = text.rfind("\n", 0, start) + 1
    bars, first = text.count("|", line, start), line
    while first and "|" in text[text.rfind("\n", 0, first - 1) + 1 : first]:
        first = text.rfind("\n", 0, first - 1) + 1
    cells = text[first : text.find("\n", first)].split("|")
    return bars > 0 and first < line and bars < len(cells) and bool(_COUNTED.search(cells[bars]))


def counts(text: str, start: int, end: int) -> bool:
    """Whether a number out of ten counts what was done: by what stands beside it, or by the rows above and below."""
    if _DONE.match(text, end) or _BY_HAND.search(text, max(0, start - 24), start):
        return True
    first, last = text.rfind("\n", 0, start), text.find("\n", end)
    row = re.sub(r"\A[A-Z][ ]+", "", text[first + 1 : start].strip())  # a section's letter
    if _in_counting_column(text, start):
        return True
    if not re.search(r"[ ]{2,}|[|]", row) or re.search(r"pain|ache|sore|hurt|P!", row, re.I):
        return False
    above = text[text.rfind("\n", 0, max(first, 0)) + 1 : max(first, 0)]
    below = text[last + 1 : text.find("\n", last + 1)] if last >= 0 else ""
    return any(re.search(r"\S[ ]{2,}|[|]", row) and _OF_OTHERS.search(row) for row in (above, below))
