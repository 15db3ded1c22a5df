"""The numbers that the risk model adds up, one a feature, each with a sign that no training may turn round.

Features that lower the risk only grow with more text; those that raise it count no sentence that documents a reason,
a response, an analysis or a cue. So adding one of these to a note can never raise its risk (tests/risk/test_monotone).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log1p, sqrt
from typing import NamedTuple

from ..records import Chart, Fact
from . import earlier, sentences
from .earlier import Trace
from .sentences import Sentence
from .wording import Wording

Span = tuple[int, int]
_SHARE_OF_REPEATED = 0.3  # how far a sentence counts that was already in an earlier note
_STEADY = 500.0  # squared length that a short note's wording is padded with, so that one word does not decide
_ACTIVITY = ("intervention", "routine", "generic", "tex", "nmr", "functional")
_NO_MEASURES = ("goals", "plan", "signature")


class Page(NamedTuple):
    """A note as the features see it."""

    chart: Chart
    sentences: Sequence[Sentence]
    before: Trace


class Feature(NamedTuple):
    """A number read off a note. `sign`: -1 lowers the risk, +1 raises it."""

    name: str
    sign: int
    value: Callable[[Page], float]
    spans: Callable[[Page], list[Span]]


def page(chart: Chart, wording: Wording, before: Sequence[Trace] = ()) -> Page:
    """The note with its sentences read. `before`: traces of the patient's earlier notes."""
    all_before = earlier.together(before)
    return Page(chart, sentences.read(chart, wording, all_before), all_before)


def _new(sentence: Sentence) -> float:
    return _SHARE_OF_REPEATED if sentence.repeated else 1.0


def _documented(name: str, of: Callable[[Sentence], float]) -> Feature:
    """More of it lowers the risk, each further sentence by less."""
    return Feature(
        name,
        -1,
        lambda page: log1p(sum(of(s) * _new(s) for s in page.sentences)),
        lambda page: _best(page.sentences, of),
    )


def _empty(name: str, label: str) -> Feature:
    """Sentences of a kind that raises the risk, as far as they document nothing else."""

    def of(sentence: Sentence) -> float:
        return sentence.scores.get(label, 0.0) * sentence.bare

    return Feature(name, 1, lambda page: log1p(sum(map(of, page.sentences))), lambda page: _best(page.sentences, of))


def _best(found: Iterable[Sentence], of: Callable[[Sentence], float], least: float = 0.3) -> list[Span]:
    ranked = sorted(((of(s), s.start, s.end) for s in found), reverse=True)
    return [(start, end) for value, start, end in ranked[:3] if value >= least]


def _measured(sentence: Sentence) -> float:
    return sentence.scores.get("measured", 0.0)


def _activity(sentence: Sentence) -> float:
    return max(sentence.scores.get(label, 0.0) for label in _ACTIVITY) * sentence.bare


def _strength(sentence: Sentence) -> float:
    return max(sentence.reason, sentence.response, sentence.analysis)


def _cue_content(sentence: Sentence) -> float:
    return _strength(sentence) if sentence.cued else 0.0


def _bare_share(page: Page) -> float:
    """Share of the treatment that is told as a bare activity."""
    bare = sum(map(_activity, page.sentences))
    return bare / (bare + sum(_strength(s) * _new(s) for s in page.sentences) + 1)


def _wording(page: Page) -> float:
    weight = square = 0.0
    for s in page.sentences:
        weight += s.weight * s.bare if s.weight > 0 else s.weight * _new(s)
        square += s.square * s.bare
    return weight / sqrt(square + _STEADY)


def _worded(page: Page) -> list[Span]:
    """The sentences whose wording says most, in the direction in which the note's wording goes."""
    sign = 1 if _wording(page) > 0 else -1
    return _best(page.sentences, lambda s: sign * s.weight * (s.bare if s.weight > 0 else 1), 0.5)


def _graded(page: Page) -> float:
    return log1p(max(0, len({f.attributes.get("level") for f in _levels(page)}) - 1))


def _levels(page: Page) -> tuple[Fact, ...]:
    return page.chart.of("ASSIST_LEVEL", "present")


def _scored(page: Page) -> list[Fact]:
    return [f for f in page.chart.of("OUTCOME_MEASURE", "present") if earlier.is_performance(f.attributes)]


def _compared(page: Page) -> list[Fact]:
    """Earlier scores and levels written beside today's."""
    return [f for label in ("OUTCOME_MEASURE", "ASSIST_LEVEL", "CUE") for f in page.chart.of(label, "historical")]


def _facts(name: str, of: Callable[[Page], Sequence[Fact]]) -> Feature:
    return Feature(name, -1, lambda page: log1p(len(of(page))), lambda page: [(f.start, f.end) for f in of(page)][:3])


def _nothing_new(page: Page) -> float:
    """How far levels, cues and scores are those of earlier notes: 0 for a single note, 1 where nothing moved."""
    today = earlier.values(page.chart)
    parts = [1 / (1 + len(now - then)) for now, then in zip(today, page.before[1:], strict=True) if then]
    return sum(parts) / len(parts) if parts else 0.0


def _no_new_words(page: Page) -> float:
    """1 where no sentence that shows skill is new, less with each that is; 0 for a single note."""
    if not page.before.sentences:
        return 0.0
    return 1 / (1 + sum(_strength(s) for s in page.sentences if not s.repeated))


def _repeated(page: Page) -> list[Span]:
    return [(s.start, s.end) for s in page.sentences if s.repeated and _strength(s) > sentences.SURE][:3]


FEATURES: tuple[Feature, ...] = (
    _documented("reason", lambda s: s.reason),
    _documented("response", lambda s: s.response),
    _documented("analysis", lambda s: s.analysis),
    _documented("measured", _measured),
    _documented("cue_content", _cue_content),
    _documented("deficit", lambda s: s.scores.get("deficit", 0.0)),
    _documented("goal", lambda s: s.scores.get("goal", 0.0)),
    _documented("education", lambda s: s.scores.get("education", 0.0)),
    Feature("graded", -1, _graded, lambda page: [(f.start, f.end) for f in _levels(page)][:3]),
    _facts("scored", _scored),
    _facts("compared", _compared),
    _facts("cues", lambda page: page.chart.of("CUE", "present")),
    _empty("stock", "stock"),
    _empty("need", "need"),
    _empty("routine", "routine"),
    _empty("generic", "generic"),
    _empty("exercise_list", "tex"),
    _empty("passive", "passive"),
    _empty("group", "group"),
    _empty("unqualified", "unqualified"),
    Feature("bare_activity", 1, _bare_share, lambda page: _best(page.sentences, _activity)),
    Feature("wording", 1, _wording, _worded),
    Feature("nothing_new", 1, _nothing_new, lambda _: []),
    Feature("no_new_words", 1, _no_new_words, _repeated),
)
NAMES = tuple(feature.name for feature in FEATURES)
SIGNS: Mapping[str, int] = {feature.name: feature.sign for feature in FEATURES}


def values(page: Page) -> list[float]:
    """All features of a note, in the order of `FEATURES`."""
    return [feature.value(page) for feature in FEATURES]
