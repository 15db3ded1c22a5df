"""A time told behind several things at once: the source of a line in brackets, a day that two scores share.

`quad 4/5, gait Mod I with SPC (from progress note 10/14)`, `NDI 17/50 (eval 5/06)`, `Berg 46/56 and TUG 12.9 s at eval`.
"""

from __future__ import annotations

import re

from . import then_words as said
from .lazy import LazyPattern
from .then_told import Told, past

_RECORD = r"(?:note|(?:initial |re-?)?eval(?:uation)?|(?:progress )?report|PN|recert\w*|(?:d/?c )?summary|chart|records?|documentation|IE|SOC|visit|session)s?"
_TAKEN = r"(?:as of|from|per|copied|taken|pulled|imported|carried|c/f|documented|noted|recorded|tested|measured|obtained|scored|administered|completed|done)"
_WORDS = r"(?:(?:forward|over|fwd|from|in|on|at|of|per|the|her|his|last|prior|previous|initial|progress|PT|OT|SLP|ST|daily|treatment|tx|hospital) )*"
# "(from progress note 10/14)", "(copied from note of 3/13)", "(per last note)", "(carried forward 3/1)"
_SOURCE = LazyPattern(
    rf"[^.;()\[\]\n]{{0,80}}[(\[]{_TAKEN} {_WORDS}(?P<then>{_RECORD}(?: by \w+)?(?:,? (?:of |dated |from |on )?{said.DAY})?|{said.DAY})[)\]]",
    re.I,
)
# right behind a score: "(eval 5/06)", "(4/02, carried forward)", "(IE, 4/02)"
_DATED = LazyPattern(
    rf" ?[(\[](?:at |from |per )?(?P<then>{said.START}(?: of|,|:)? {said.DAY}|{said.DAY},? (?:{said.START}|carried|copied|pulled|from|per|last|prior|c/f)[^()\[\]\d]{{0,24}})[)\]]",
    re.I,
)
# "Berg 41/56 per eval"
_PER = LazyPattern(
    rf" per (?:the |last |prior |initial |PT |OT )*(?P<then>(?:eval(?:uation)?|IE|PN|progress (?:note|report)|last note|recert\w*)(?: (?:of |on |dated )?{said.DAY})?)(?=[ ]*(?:[.,;)\n]|\Z))",
    re.I,
)
_SCORED = r"[A-Za-z][\w/-]*(?: [\w/-]+){0,3} \d[\d.]*(?:/\d+)?(?: ?(?:s|sec|seconds|lbs?|kg|%|m/s|ft|m|in))?"
_SHARED = LazyPattern(
    rf"(?:, {_SCORED})*,? (?:and|&) (?!that\b|it\b|which\b|was\b|is\b|now\b|today\b){_SCORED} (?P<then>{said.THEN}|(?:on|from) {said.DAY})",
    re.I,
)


def sourced(told: Told) -> bool:
    """Whether the brackets behind it say from which earlier record it was taken."""
    found = _SOURCE.match(told.behind) or _PER.match(told.behind)
    return bool(found and not _is_score(told, found["then"]) and past(found["then"], told.today))


def dated_behind(told: Told) -> bool:
    """Whether the brackets right behind a score hold its day."""
    found = _DATED.match(told.behind)
    return bool(found and not _is_score(told, found["then"]) and past(found["then"], told.today))


def _is_score(told: Told, then: str) -> bool:
    """`Berg 44/56 (SOC 41/56)`, `DGI 15/24 (IE 11/24)`: what reads as a day is an earlier score."""
    pair = re.search(r"(?<![\d/])(\d+)/(\d+)(?![\d/])", then)
    if pair is None:
        return False
    return int(pair[1]) > 12 or int(pair[2]) > 31 or re.search(rf"/ ?{pair[2]}\b", told.words) is not None


def shared(told: Told) -> bool:
    """Whether a score shares its time with the one behind `and`."""
    found = _SHARED.match(told.behind)
    return bool(found and not said.NOW.search(told.before) and past(found["then"], told.today))
