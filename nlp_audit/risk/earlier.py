"""What a note repeats of the patient's earlier notes, so that only what is new speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..records import Chart

# An edited paste is still a paste: figures, sides and pronouns do not make a sentence new.
_WORD = re.compile(r"[a-z]+")
_EDITED = frozenset("he she his her hers him they their them l r left right lt rt bilateral am pm".split())
_UNRATED = ("nprs", "borg")  # pain and exertion go up and down without progress


class Trace(NamedTuple):
    """What later notes are compared with: sentences without figures, levels, cues and scores of the day."""

    sentences: frozenset[str]
    levels: frozenset[str]
    cues: frozenset[str]
    scores: frozenset[str]


EMPTY = Trace(frozenset(), frozenset(), frozenset(), frozenset())


def trace(chart: Chart) -> Trace:
    """The trace of a note."""
    text = chart.note.text
    return Trace(
        frozenset(key(text[s.start : s.end]) for s in chart.statements),
        frozenset(str(f.attributes.get("level")) for f in chart.of("ASSIST_LEVEL", "present")),
        frozenset(_cue(f.attributes) for f in chart.of("CUE", "present")),
        frozenset(_score(f.attributes) for f in chart.of("OUTCOME_MEASURE", "present") if rated(f.attributes)),
    )


def together(traces: Sequence[Trace]) -> Trace:
    """All that earlier notes said."""
    if len(traces) == 1:
        return traces[0]
    return Trace(*(frozenset[str]().union(*parts) for parts in zip(*traces, strict=True))) if traces else EMPTY


def key(sentence: str) -> str:
    """A sentence without figures, sides and pronouns; empty where too little is left to tell it from others."""
    words = [word for word in _WORD.findall(sentence.lower()) if word not in _EDITED]
    return " ".join(words) if len(words) > 3 else ""


def new(today: Iterable[str], before: frozenset[str]) -> int:
    """How many of today's are new."""
    return sum(one not in before for one in set(today))


def rated(attributes: object) -> bool:
    """A score that tells of performance."""
    get = attributes.get  # type: ignore[attr-defined]
    return get("score") is not None and get("measure") not in _UNRATED


def _cue(attributes: object) -> str:
    get = attributes.get  # type: ignore[attr-defined]
    return f"{get('amount')} {get('percent')} {' '.join(get('types') or ())}"


def _score(attributes: object) -> str:
    get = attributes.get  # type: ignore[attr-defined]
    return f"{get('measure')} {get('score')}"
