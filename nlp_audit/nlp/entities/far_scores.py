"""Scores some plain words behind their measure's name: "TUG with the walker 24.3 seconds", "Berg came in at 44/56".

What stands between must be plain words, and the score must be written as the measure's own: out of its maximum or in
its unit. Words of change, of norms and of goals between them say that the figure is none.
"""

from __future__ import annotations

import re
from typing import Any

from .scores import UNITS, Measure, values_of

_NO_SCORE = (
    r"goals?|target|mdc|mcid|norms?|normal|normative|cut|cut-?offs?|thresholds?|under|below|over|above|than|least|most|less|more|better|worse"
    r"|up|down|by|gain\w*|lost|loss|chang\w*|improv\w*|increas\w*|decreas\w*|dropp\w*|declin\w*|reduc\w*|risk|predict\w*|until|next|if|was|were|had|from|and|or|vs|versus|per|to|for|needs?|wants?|requir\w*|should|will|must|aims?|reach\w*|achiev\w*|expect\w*|within|trials?|gait|walks?|walked|walking"
)
_WORD = rf"(?!(?:{_NO_SCORE})\b)[A-Za-z][A-Za-z/'-]*"
_FAR = re.compile(
    rf"(?: ?\((?:v(?:ersion)? ?[\d.]+\w?|/ ?\d+|[a-z][a-z -]{{1,24}})\))?(?:,? {_WORD}){{0,6}}(?: ?[:=]| {{1,40}}|\t) ?(?P<sign>[<>≥≤]=?|>/=|</=)? ?(?P<score>\d+(?:\.\d+)?)"
    r"(?: ?(?:/|out of|of) ?(?P<max>\d+))?(?: ?(?P<unit>seconds?|secs?|s|%|percent|lbs?|m/s|ft|feet|meters?|m)(?![A-Za-z/]))?(?![\d/]|\.\d| (?:sites|spots|locations|areas|trials|attempts|tries)\b)",
    re.I,
)
_UNITS = {**UNITS, "second": "s", "percent": "%", "meter": "m"}
_OWN_WORDS = 3  # words of a subscale of an instrument whose range is not known


def far(text: str, name: str, end: int, known: Measure | None) -> tuple[int, dict[str, Any]] | None:
    """End and values of the score that belongs to a measure's name ending at `end`; None where none does."""
    match = _FAR.match(text, end)
    if match is None:
        return None
    unit = _UNITS.get((match["unit"] or "").lower(), match["unit"])
    score, written = float(match["score"]), float(match["max"]) if match["max"] else None
    if known is None:
        short = len(text[end : match.start("score")].split()) <= _OWN_WORDS
        fits = short and written is not None and written > 5 and score <= written
    elif written is not None:
        fits = written == known.maximum
    else:
        fits = unit is not None and unit == known.unit and score <= known.high
    return (match.end(), values_of(name, score, written, unit)) if fits else None
