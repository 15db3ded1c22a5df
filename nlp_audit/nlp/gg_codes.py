"""Levels written by their Section GG code, alone or with a word: `02 - substantial/max`, `01 x2`, `04/CGA`, `03`.

Each is read as the level that it stands for. A bare code counts only where the note shows that its figures are such
codes: in rows below a heading with "GG", or beside others that have their word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rewriting import Piece

_LEVELS = {"06": "independent", "05": "setup", "04": "supervision", "03": "mod A", "02": "max A", "01": "dependent"}
# a code's own words; a finer one beside it is the level ("04/CGA", "03-min")
_WORDS = {
    "06": r"indep\w*|ind\b|I\b",
    "05": r"set-?up(?: or clean-?up)?(?: assist(?:ance)?)?|s/u",
    "04": r"(?:superv\w*|spv|sup)(?: ?(?:/|or) ?(?:touch\w*|steady\w*))?(?: assist(?:ance)?)?|(?P<finer4>touch\w*(?: assist(?:ance)?)?(?: ?/ ?CGA?)?|steady\w*|CGA?\b|SBA?\b)",
    "03": r"part(?:ial)?(?: ?/ ?mod\w*)?(?: a(?:ssist(?:ance)?)?\b)?|mod(?:erate)?(?: ?a(?:ssist(?:ance)?)?)?\b|(?P<finer3>min(?:imal)?(?: ?a(?:ssist(?:ance)?)?)?\b)",
    "02": r"subst\w*(?: ?/ ?max\w*)?(?: a(?:ssist(?:ance)?)?\b)?|max(?:imal)?(?: ?a(?:ssist(?:ance)?)?)?\b",
    "01": r"(?:total(?:ly)? )?dep\w*|total(?: ?a(?:ssist(?:ance)?)?)?\b",
}
_BEFORE = r"(?<![\d/:.,#'-])(?<!\d )(?<!\bvisit )(?<!\broom )(?<!\brm )(?<!\bpage )(?<!\bweek )(?<!\bwk )(?<!\bday )(?<!\bunit )(?<!\bstage )"
_BESIDE = "|".join(rf"{code}[ ]?(?:[-/=(:] ?)?(?:{words})" for code, words in _WORDS.items())
_PERSONS = r"(?:[ ]?x ?[1-4]\b(?! ?(?:reps?|sets?|trials?|ft|min)))?"
_WORDED = re.compile(rf"{_BEFORE}(?P<all>{_BESIDE})(?P<close>\))?(?P<persons>{_PERSONS})", re.I)
_BARE = re.compile(
    rf"{_BEFORE}(?<=[ \t:=|(>])(?P<code>0[1-6])(?P<persons>{_PERSONS})(?![\w%°/:'\"-])(?!\.\d)(?=[ \t]*(?:$|[,;.)|(\n]|to\b|for\b|w/|with\b|first\b|last\b|then\b|on\b|in\b|>| {{2,}}))",
    re.M,
)
_HEADING = re.compile(r"^[^\n]*\bGG\b(?! ?0)[^\n]*$", re.M)
_MAYBE = re.compile(r"0(?<!\w.)[1-6][ ]?[-/=(:]?[ ]?[A-Za-z]")
_ITEM = re.compile(r"0[13][37]0 ?[A-Z]")
_FINER = {"t": "CGA", "s": "CGA", "c": "CGA", "m": "min A"}


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read otherwise, in a folded text."""
    found = [m for m in _WORDED.finditer(text) if not _in_item(text, m.start())] if _MAYBE.search(text) else []
    headed = "GG" in text
    if not (found or headed):
        return
    places = [m.span() for m in found]
    for match in found:
        yield match.start(), match.end(), _level(match) + match["persons"]
    for match in _bare(text, everywhere=len(found) > 1):
        if not any(start <= match.start() < end for start, end in places):
            yield match.start(), match.end(), _LEVELS[match["code"]] + match["persons"]


def _bare(text: str, everywhere: bool) -> Iterator[re.Match[str]]:
    """Codes without words: in all the note where it has several with their words, else in the rows below a heading."""
    spans = [(0, len(text))] if everywhere else [(m.end(), _block_end(text, m.end())) for m in _HEADING.finditer(text)]
    for start, end in spans:
        yield from (m for m in _BARE.finditer(text, start, end) if not _in_item(text, m.start()))


def _block_end(text: str, start: int) -> int:
    blank = re.compile(r"\n[ \t]*\n").search(text, start + 1)
    return blank.start() if blank else len(text)


def _in_item(text: str, offset: int) -> bool:
    """Whether the line names a GG item (`GG0170D Sit to stand: 04`), whose figure is that item's score."""
    end = text.find("\n", offset)
    return bool(_ITEM.search(text, text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)))


def _level(match: re.Match[str]) -> str:
    finer = match["finer4"] or match["finer3"]
    if not finer:
        return _LEVELS[match["all"][:2]]
    return "SBA" if finer.lower().startswith("sb") else _FINER[finer[0].lower()]
