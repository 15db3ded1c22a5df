"""What a note repeats of the patient's earlier notes, so that only what is new speaks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..records import Chart

# An edited paste is still a paste: figures, sides and pronouns do not make a sentence new.
_WORD = re.compile(r"[a-z]+")
_SIDES = ("l", "r", "left", "right", "lt", "rt")
_EDITED = frozenset(["he", "she", "his", "her", "hers", "him", "they", "them", "their", *_SIDES])
_FEW = 3  # a sentence of so few words is alike in all notes and no sign of a paste
_UNRATED = ("nprs", "borg")  # pain and exertion go up and down without progress


class Trace(NamedTuple):
    """What later notes are compared with: sentences without figures; levels, cues and scores of the day."""

    sentences: frozenset[str]
    levels: frozenset[str]
    cues: frozenset[str]
    scores: frozenset[str]


EMPTY = Trace(frozenset(), frozenset(), frozenset(), frozenset())


def trace(chart: Chart) -> Trace:
    """The trace of a note."""
    text = chart.note.text
    sentences = frozenset(key(text[s.start : s.end]) for s in chart.statements)
    return Trace(sentences - {""}, *(frozenset(found) for found in values(chart)))


def values(chart: Chart) -> tuple[set[str], set[str], set[str]]:
    """Levels, cues and scores of the day, as words that can be compared."""
    return (
        {str(f.attributes.get("level")) for f in chart.of("ASSIST_LEVEL", "present")},
        {_cue(f.attributes) for f in chart.of("CUE", "present")},
        {_score(f.attributes) for f in chart.of("OUTCOME_MEASURE", "present") if is_performance(f.attributes)},
    )


def together(traces: Sequence[Trace]) -> Trace:
    """All that earlier notes said."""
    if len(traces) < 2:
        return traces[0] if traces else EMPTY
    return Trace(*(frozenset[str]().union(*parts) for parts in zip(*traces, strict=True)))


def key(sentence: str) -> str:
    """A sentence without figures, sides and pronouns; empty where too little is left to compare."""
    words = [word for word in _WORD.findall(sentence.lower()) if word not in _EDITED]
    return " ".join(words) if len(words) > _FEW else ""


def is_performance(attributes: Mapping[str, Any]) -> bool:
    """A score that tells of performance, not of pain or effort."""
    return attributes.get("score") is not None and attributes.get("measure") not in _UNRATED


def _cue(attributes: Mapping[str, Any]) -> str:
    return f"{attributes.get('amount')} {attributes.get('percent')} {' '.join(attributes.get('types') or ())}"


def _score(attributes: Mapping[str, Any]) -> str:
    return f"{attributes.get('measure')} {attributes.get('score')}"
