"""The numbers that the risk model adds up, one a feature, each with a sign that no training may turn round.

A feature that lowers the risk only grows by a sentence that documents a reason, an analysis or a cue, and one that
raises it only shrinks: such a sentence counts as no bare activity, no set phrase and no routine wording. So adding
a reason or a cue to a note can never raise its risk (tests/risk/test_monotone.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..records import Chart, Fact
from . import earlier, sentences
from .earlier import Trace
from .sentences import Sentence
from .wording import Wording

Span = tuple[int, int]
_STEADY = 500.0  # squared length that a short note's wording is padded with, so that one word does not decide
_SHOWN = 0.3  # sentences below do not serve as evidence
_COMPARED = ("OUTCOME_MEASURE", "ASSIST_LEVEL", "CUE")


class Page(NamedTuple):
    """A note as the features see it."""

    chart: Chart
    sentences: Sequence[Sentence]
    before: Trace
    content: float  # bare treatment and set phrases in all
    skill: float  # new sentences that show skill in all


class Feature(NamedTuple):
    """A number read off a note. `sign`: -1 lowers the risk, +1 raises it."""

    name: str
    sign: int
    value: Callable[[Page], float]
    spans: Callable[[Page], list[Span]]


def page(chart: Chart, wording: Wording, before: Sequence[Trace] = ()) -> Page:
    """The note with its sentences read. `before`: traces of the patient's earlier notes."""
    past = earlier.together(before)
    found = sentences.read(chart, wording, past)
    return Page(chart, found, past, sum([s.content for s in found]), sum([s.skill * s.new for s in found]))


def _documented(name: str, of: Callable[[Sentence], float]) -> Feature:
    """What speaks for the note, against the bare treatment that it tells."""

    def value(page: Page) -> float:
        said = sum([of(s) * s.new for s in page.sentences])
        return said / (said + page.content + 1)

    return Feature(name, -1, value, lambda page: _best(page.sentences, of))


def _empty(name: str, label: str) -> Feature:
    """The share of the note that sentences of an empty kind make up, as far as they document nothing else."""

    def of(sentence: Sentence) -> float:
        return sentence.scores.get(label, 0.0) * sentence.bare

    def value(page: Page) -> float:
        said = sum([of(s) for s in page.sentences if label in s.scores])
        return said / (page.content + page.skill + 1)

    return Feature(name, 1, value, lambda page: _best(page.sentences, of))


def _best(found: Iterable[Sentence], of: Callable[[Sentence], float], least: float = _SHOWN) -> list[Span]:
    ranked = sorted([(value, s.start, s.end) for s in found if (value := of(s)) >= least], reverse=True)
    return [(start, end) for _, start, end in ranked[:3]]


def _bare(page: Page) -> float:
    return page.content / (page.content + page.skill + 1)


def _wording(page: Page) -> float:
    """The mean weight of the wording: positive for routine, negative for analysis."""
    weight, square = 0.0, _STEADY
    for s in page.sentences:
        weight += s.weight * (s.bare if s.weight > 0 else s.new)
        square += s.square * s.bare
    return 100 * weight / square


def _worded(page: Page) -> list[Span]:
    """The sentences whose wording says most, in the direction in which the note's wording goes."""
    sign = 1 if _wording(page) > 0 else -1
    return _best(page.sentences, lambda s: sign * s.weight * (s.bare if s.weight > 0 else s.new), 1.0)


def _facts(name: str, of: Callable[[Page], Sequence[Fact]]) -> Feature:
    def value(page: Page) -> float:
        count = len(of(page))
        return count / (count + page.content + 1)

    return Feature(name, -1, value, lambda page: [(f.start, f.end) for f in of(page)][:3])


def _scored(page: Page) -> list[Fact]:
    return [f for f in page.chart.of("OUTCOME_MEASURE", "present") if earlier.is_performance(f.attributes)]


def _compared(page: Page) -> list[Fact]:
    """Earlier scores, levels and cues written beside today's."""
    return [f for label in _COMPARED for f in page.chart.of(label, "historical")]


def _graded(page: Page) -> list[Fact]:
    """Levels beyond the first: help that was given by the task."""
    first = {f.attributes.get("level"): f for f in reversed(page.chart.of("ASSIST_LEVEL", "present"))}
    return list(first.values())[1:]


def _nothing_new(page: Page) -> float:
    """How far levels, cues and scores are those of earlier notes: 0 for a single note, 1 where nothing moved."""
    if page.before is earlier.EMPTY:
        return 0.0
    today = earlier.values(page.chart)
    parts = [1 / (1 + len(now - then)) for now, then in zip(today, page.before[1:], strict=True) if then]
    return sum(parts) / len(parts) if parts else 0.0


def _no_new_skill(page: Page) -> float:
    """1 where no sentence that shows skill is new, less with each that is; 0 for a single note."""
    return 1 / (1 + sum([s.skill for s in page.sentences if s.new == 1])) if page.before.sentences else 0.0


def _repeated(page: Page) -> list[Span]:
    return [(s.start, s.end) for s in page.sentences if s.new < 1 and s.skill > _SHOWN][:3]


FEATURES: tuple[Feature, ...] = (
    _documented("reason", lambda s: s.reason),
    _documented("response", lambda s: s.response),
    _documented("analysis", lambda s: s.analysis),
    _documented("measured", lambda s: s.scores.get("measured", 0.0)),
    _documented("cue_content", lambda s: s.skill if s.cued else 0.0),
    _facts("scored", _scored),
    _facts("compared", _compared),
    _facts("graded", _graded),
    _empty("need", "need"),
    _empty("routine", "routine"),
    _empty("generic", "generic"),
    _empty("passive", "passive"),
    _empty("group", "group"),
    _empty("unqualified", "unqualified"),
    Feature("bare", 1, _bare, lambda page: _best(page.sentences, lambda s: s.content)),
    Feature("wording", 1, _wording, _worded),
    Feature("nothing_new", 1, _nothing_new, lambda _: []),
    Feature("no_new_skill", 1, _no_new_skill, _repeated),
)
NOVELTY = ("nothing_new", "no_new_skill")  # what only a note with earlier ones can have
NAMES = tuple(feature.name for feature in FEATURES)
SIGNS: Mapping[str, int] = {feature.name: feature.sign for feature in FEATURES}


def values(page: Page) -> list[float]:
    """All features of a note, in the order of `FEATURES`."""
    return [feature.value(page) for feature in FEATURES]
