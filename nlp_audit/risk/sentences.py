"""What each sentence of a note adds to its risk: what it documents, what it lacks, and how it is worded."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from ..records import Assertion, Chart, Fact, Statement
from . import wording
from .wording import Wording

# From this probability of a reason or an analysis on a sentence counts nothing against the note; below, in part.
SURE = 0.8
# How far a sentence speaks for the note that was in an earlier one already, word for word.
SHARE_OF_REPEATED = 0.3
# What fills a note without showing skill: activities, exercises, phrases that any note could hold.
_GIVEN: tuple[Assertion, ...] = ("present", "negated")  # "no cues needed" tells of today's cues, too
_CONTENT = frozenset(("intervention", "routine", "generic", "tex", "nmr", "functional", "stock", "need"))


EMPTY = ("need", "routine", "generic", "passive", "group", "unqualified")  # kinds that speak against the note
_NONE = (0.0,) * len(EMPTY)


class Sentence(NamedTuple):
    """A sentence of today, ready to be added up."""

    start: int
    end: int
    number: int  # which sentence of the note
    reason: float
    response: float  # beyond "tolerated well" and "continues to benefit"
    analysis: float
    measured: float
    cued: bool
    bare: float  # 1: it documents neither reason nor analysis nor cue, 0: it surely does
    content: float  # treatment or set phrases that it tells, as far as it is bare
    weight: float  # its wording: positive for routine, negative for analysis
    square: float
    empty: tuple[float, ...]  # how far it is of each of the kinds in `EMPTY`
    new: float = 1.0  # less where an earlier note had the same sentence

    @property
    def skill(self) -> float:
        """How far it shows a therapist's skill, new or not."""
        return max(self.reason, self.response, self.analysis)


def read(chart: Chart, model: Wording) -> list[Sentence]:
    """The sentences of today; what is told of the past or copied in is left out."""
    told, given = _holding(chart, chart.of("CUE")), _holding(chart, chart.of("CUE", *_GIVEN))
    said = [(i, s) for i, s in enumerate(chart.statements) if not s.historical]
    texts = [chart.note.text[s.start : s.end] for _, s in said]
    rows = zip(said, wording.read(model, texts), strict=True)
    return [_sentence(s, i, i in told, i in given, worded) for (i, s), worded in rows]


def after(found: Iterable[Sentence], repeated: Container[int]) -> list[Sentence]:
    """The sentences in view of earlier notes, which had the repeated ones already."""
    return [s._replace(new=SHARE_OF_REPEATED) if s.number in repeated else s for s in found]


def _holding(chart: Chart, facts: Iterable[Fact]) -> set[int]:
    """Numbers of the sentences that hold them; a fact may run on into the next ("… 40 min. VCs for posture")."""
    ends = [(f.sentence, f.end > chart.statements[f.sentence].end) for f in facts]
    return {number for number, _ in ends} | {number + 1 for number, runs_on in ends if runs_on}


def _sentence(statement: Statement, number: int, told: bool, given: bool, worded: Sequence[float]) -> Sentence:
    """`told`: a cue is named in it, be it a planned one; `given`: one of today."""
    start, end, _, _, scores = statement
    weight, square = worded
    if not scores:
        bare = 0.0 if told else 1.0
        return Sentence(start, end, number, 0.0, 0.0, 0.0, 0.0, given, bare, 0.0, weight, square, _NONE)
    get = scores.get
    reason, analysis, response = get("rationale", 0.0), get("skilled", 0.0), get("response", 0.0)
    if response:
        response *= 1 - max(get("stock", 0.0), get("need", 0.0))
    bare = 0.0 if told else max(0.0, 1 - max(reason, analysis) / SURE)
    content = bare and bare * max([p for label, p in scores.items() if label in _CONTENT], default=0.0)
    empty = tuple([get(label, 0.0) for label in EMPTY])
    measured = get("measured", 0.0)
    return Sentence(
        start, end, number, reason, response, analysis, measured, given, bare, content, weight, square, empty
    )
