"""What each sentence of a note adds to its risk: what it documents, what it lacks, and how it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..records import Chart, Statement
from . import earlier, wording
from .earlier import Trace
from .wording import Wording

# From this probability of a reason, a response or an analysis on a sentence counts nothing against the note.
SURE = 0.4
# Phrases that any note could hold make a response a bare one: "tolerated well", "continues to benefit".
_EMPTY = ("stock", "need")


class Sentence(NamedTuple):
    """A sentence of today, ready to be added up."""

    start: int
    end: int
    scores: Mapping[str, float]
    reason: float
    response: float
    analysis: float
    cued: bool
    bare: float  # 1: it documents nothing of a therapist's skill, 0: it surely does, or holds a cue
    repeated: bool
    weight: float  # its wording: positive for routine, negative for analysis
    square: float


def read(chart: Chart, model: Wording, before: Trace) -> list[Sentence]:
    """The sentences of today; what is told of the past or copied in is left out."""
    cued = {f.sentence for f in chart.of("CUE", "present", "negated")}
    said = enumerate(chart.statements)
    return [_sentence(chart.note.text, s, i in cued, model, before) for i, s in said if not s.historical]


def _sentence(text: str, statement: Statement, cued: bool, model: Wording, before: Trace) -> Sentence:
    scores, words = statement.scores, text[statement.start : statement.end]
    get = scores.get
    reason, analysis = get("rationale", 0.0), get("skilled", 0.0)
    response = get("response", 0.0) * (1 - max(get(label, 0.0) for label in _EMPTY))
    bare = 0.0 if cued else max(0.0, 1 - max(reason, response, analysis) / SURE)
    repeated = bool(before.sentences) and earlier.key(words) in before.sentences
    weight, square = wording.read(model, words)
    return Sentence(statement.start, statement.end, scores, reason, response, analysis, cued, bare, repeated, weight, square)
