"""Scales of help that are printed and not ticked: "LEVEL KEY: I=indep SBA=standby CGA=…", "I  MI  S  SBA … (circle)".

A performance names a level or two; a scale names three and more one behind another, from light to heavy or back. What
is marked in it ("I  SBA  *CGA*  MIN") was chosen and stays.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from .lazy import LazyPattern

# a scale's levels, from the lightest; "mod I" is tried before "mod"
_RANKS: tuple[str, ...] = (
    r"independen\w*|indep|ind|I",
    r"mod(?:ified)?\.?[ -]?i(?:nd\w*)?|MI",
    r"set-?up|set up|SU|superv\w*|sup|spv|S|stand-?by|SBA|SB",
    r"contact[ -]guard\w*|CGA|CG|CTG",
    r"minA|min(?:imal|imum)?",
    r"modA|mod(?:erate)?",
    r"maxA|max(?:imal|imum)?",
    r"dep(?:endent)?|total|tot|TA|T|D",
)
_NAME = "(?:" + "|".join((_RANKS[1], _RANKS[0], *_RANKS[2:])) + ")"
_LEVEL = rf"{_NAME}(?:[ ]?\(?(?:A(?!:)|assist\w*)\)?)?(?![\w'%-])"
_SHARE = r"(?:up to |under |over |[<>≤≥]=? ?)?\d{1,3}(?: ?[-–] ?\d{1,3})? ?%(?: (?:help|assist\w*|effort))?"
_MEANT = rf"(?:{_SHARE}|[^|/,;=\n]{{1,30}}?(?=[ ]*[|/,;.\n]|[ ]+{_LEVEL}|[ ]+(?-i:[A-Z])|[ ]*\Z))"
_TERM = rf"(?:\d{{1,2}}[ ]?[=:.-]?[ ]?)?(?:[\[(*_>]{{1,2}}[ ]?{_LEVEL}[ ]?[\])*_<]{{1,2}}|{_LEVEL}(?:[ ]?[=:][ ]?{_MEANT}|[ ]?\((?!circle|check|select|mark){_MEANT}\))?)"
_APART = r"(?:[ ]*[|/,;][ ]*\n?[ ]*|[ ]+(?:-[ ]+)?)"
_CHOOSE = r"[(\[]?(?:please )?(?:circle|check|select|mark)(?: (?:one|all that apply|level))?[)\]]?"
_SCALE = LazyPattern(
    rf"(?P<label>\b(?:(?:assist(?:ance)?|level|loa)s?(?: of assist(?:ance)?)? )?(?P<named>key|legend|codes?|scale|abbrev\w*|levels?|options)\b[ ]*(?P<choose>{_CHOOSE})?[ ]*[:=-]*[ ]*)?"
    rf"(?<![\w/-])(?P<terms>{_TERM}(?:{_APART}{_TERM}){{2,}})(?P<circle>[ ]*{_CHOOSE})?",
    re.I,
)
_ONE = LazyPattern(_TERM, re.I)
_MARKED = re.compile(r"[\[(*_>]")
_FEW, _MANY = 3, 5  # levels in a row that are a scale where it is called one, and without a name


def without_legends(text: str) -> str:
    """The text with such scales turned into spaces, so that offsets stay."""
    end = 0
    for start, stop in list(_lines(text)):
        for match in _SCALE.finditer(text, max(start, end), stop):
            end = match.end()
            text = text[: match.start()] + _blanked(match) + text[end:]
    return text


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that name several levels, each with the line below it: quickly seen, and most name none."""
    start, low = 0, text.lower()
    usual = [name for name in _USUAL if name in low]
    for line in low.split("\n") if len(usual) >= _FEW else ():
        stop = start + len(line)
        if sum(map(line.__contains__, usual)) >= _FEW:
            below = text.find("\n", stop + 1)
            yield start, below if below >= 0 else len(text)
        start = stop + 1


_USUAL = ("sba", "stand", "cga", "contact", "min", "mod", "max", "dep", "indep")  # of these a scale holds three


def _blanked(match: re.Match[str]) -> str:
    terms = list(_ONE.finditer(match["terms"]))
    if not _is_scale(match, [term[0] for term in terms]):
        return str(match[0])
    marked = [term for term in terms if _MARKED.match(term[0])]
    if len(marked) != 1:
        return _spaces(match[0])
    at = match.start("terms") - match.start()
    start, end = at + marked[0].start(), at + marked[0].end()
    return _spaces(match[0][:start]) + marked[0][0] + _spaces(match[0][end:])


def _is_scale(match: re.Match[str], terms: list[str]) -> bool:
    """Whether levels in a row are in order and as many as a scale has under its name."""
    ranks = [_rank(term) for term in terms]
    steps = [b - a for a, b in itertools.pairwise(ranks)]
    if len(set(map(str.lower, terms))) < len(terms) or not (min(steps) >= 0 or max(steps) <= 0):
        return False
    called = match["circle"] or match["choose"] or (match["named"] and not match["named"].lower().startswith("level"))
    defined = sum("=" in term for term in terms) >= _FEW
    return len(set(ranks)) >= (_FEW if called or defined else _MANY)


def _rank(term: str) -> int:
    word = term.lstrip("0123456789=:.- ").strip("[(*_> ")
    found = (rank for rank, names in enumerate(_RANKS) if re.match(rf"(?:{names})(?![a-z])(?! ?i\b)", word, re.I))
    return next(found, 0)


def _spaces(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)
