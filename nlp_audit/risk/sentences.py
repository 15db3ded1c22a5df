"""What each sentence of a note adds to its risk: what it documents, what it lacks, and how it is worded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..records import Chart, Statement
from . import earlier, wording
from .earlier import Trace
from .wording import Wording

# From this probability of a reason or an analysis on a sentence counts nothing against the note; below, in part.
SURE = 0.8
# How far a sentence speaks for the note that was in an earlier one already, word for word.
SHARE_OF_REPEATED = 0.3
# Phrases that any note could hold make a response a bare one: "tolerated well", "continues to benefit".
_EMPTY = ("stock", "need")
# What fills a note without showing skill: activities, exercises, set phrases.
_CONTENT = ("intervention", "routine", "generic", "tex", "nmr", "functional", "stock", "need")


class Sentence(NamedTuple):
    """A sentence of today, ready to be added up."""

    start: int
    end: int
    scores: Mapping[str, float]
    reason: float
    response: float
    analysis: float
    cued: bool
    bare: float  # 1: it documents neither reason nor analysis nor cue, 0: it surely does
    content: float  # treatment or set phrases that it tells, as far as it is bare
    new: float  # 1, or less where an earlier note had the same sentence
    weight: float  # its wording: positive for routine, negative for analysis
    square: float

    @property
    def skill(self) -> float:
        """How far it shows a therapist's skill."""
        return max(self.reason, self.response, self.analysis) * self.new


def read(chart: Chart, model: Wording, before: Trace) -> list[Sentence]:
    """The sentences of today; what is told of the past or copied in is left out."""
    cued = {f.sentence for f in chart.of("CUE", "present", "negated")}
    said = enumerate(chart.statements)
    return [_sentence(chart.note.text, s, i in cued, model, before) for i, s in said if not s.historical]


def _sentence(text: str, statement: Statement, cued: bool, model: Wording, before: Trace) -> Sentence:
    scores, words = statement.scores, text[statement.start : statement.end]
    get = scores.get
    reason, analysis = get("rationale", 0.0), get("skilled", 0.0)
    bare = 0.0 if cued else max(0.0, 1 - max(reason, analysis) / SURE)
    weight, square = wording.read(model, words)
    return Sentence(
        start=statement.start,
        end=statement.end,
        scores=scores,
        reason=reason,
        response=get("response", 0.0) * (1 - max(get(label, 0.0) for label in _EMPTY)),
        analysis=analysis,
        cued=cued,
        bare=bare,
        content=bare * max(get(label, 0.0) for label in _CONTENT),
        new=SHARE_OF_REPEATED if before.sentences and earlier.key(words) in before.sentences else 1.0,
        weight=weight,
        square=square,
    )
