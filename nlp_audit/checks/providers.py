"""Where a note says outright that an aide, a technician or a volunteer gave the treatment."""

from __future__ import annotations

import re

from ..records import Chart
from .context import Span
from .groups import is_treated

_WHO = r"(?:(?:rehab|PT|OT|therapy|mobility|gym|clinic|exercise|wellness|balance|our|the|an?) )?(?<!nursing )(?<!nurse )(?<!restorative )(?<!health )(?<!hospice )(?<!lab )(?:tech(?:nician)?|aide|volunteer)s?\b"
_DID = r"(?:did|ran|led|gave|performed|conducted|carried out|took over|worked|treated|provided|delivered|taught|covered|finished|handled)"
_GIVEN = r"(?:done|run|led|given|performed|conducted|provided|delivered|carried out|taught|covered|handled)"
_WHAT = r"(?:session|treatment|tx|class|exercises?|ther ?ex|program|circuit|drills?|re-?ed|NMR|balance work|visit|group|stations|therapy)"
_BY_HELPER = re.compile(
    rf"\b{_WHO}(?:,? \(?[A-Z][\w.]*\)?)?,? (?:then )?{_DID} (?:(?:the|his|her|today's|whole|entire|all|most|rest|of|this|pt|patient|through|with|balance|exercise|full) ){{0,4}}{_WHAT}\b"
    rf"|\b{_WHAT} (?:(?:was|were|is|all) ){{0,2}}{_GIVEN} by {_WHO}",
    re.I,
)
_OTHERWISE = re.compile(
    r"\b(?:not?|never|set[ -]?up|clean\w*|assist\w*|help\w*|watched|observ\w*|home|yesterday|last|will|next|between)\b",
    re.I,
)


def helpers(chart: Chart) -> list[Span]:
    """Words by which a helper, not a clinician, gave what is billed."""
    text = chart.note.text
    if not any(word in text.lower() for word in ("tech", "aide", "volunteer")):
        return []
    found = [m for m in _BY_HELPER.finditer(text) if is_treated(chart, m.start())]
    return [m.span() for m in found if not _OTHERWISE.search(_clause(text, m))]


_NO_HANDS = re.compile(r"\bno hands on\b|\b(?:did not|never) (?:touch|treat|handle|assist)", re.I)
_HELPS = re.compile(
    r"\b(?:moved|wiped|cleaned|set up|tidied|brought|fetched|transported|escorted|wheeled|pushed)\b", re.I
)
_TREATS = re.compile(
    r"\b(?:guard\w*|cued?|led|ran|took (?:her|him|them|the|pt|patient)|through|assisted|exercis\w*|program|counted|supervised|completed|performed|walked (?:her|him|the|pt|with))\b",
    re.I,
)


def only_helps(said: str) -> bool:
    """Whether a sentence leaves a helper with things or the way alone: "moved the mats and wiped down; no hands on"."""
    return _NO_HANDS.search(said) is not None or (_HELPS.search(said) is not None and not _TREATS.search(said))


def _clause(text: str, match: re.Match[str]) -> str:
    """The words between the stops around a match."""
    start = max(text.rfind(mark, 0, match.start()) for mark in ".;\n") + 1
    ends = [end for mark in ".;\n" if (end := text.find(mark, match.end())) >= 0]
    return text[start : min(ends, default=len(text))]
