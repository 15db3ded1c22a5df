"""The numbers that the risk model adds up, one a feature, each with a sign that no training may turn round.

A feature that lowers the risk only grows by a reason, an analysis or a cue that is added, and one that raises it only
shrinks: what speaks against a sentence is that of its core alone, without reasons, cues and clauses, and what speaks
for it that of its best part (`nlp.clauses`); a sentence that documents one counts as no bare activity, no set phrase
and no routine wording. So adding a reason or a cue that is told by its own words cannot raise the risk
(tests/risk/test_monotone.py, `learning.risk_monotone`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..records import Chart, Fact
from . import earlier, sentences
from .earlier import Past
from .sentences import Sentence
from .wording import Wording

Span = tuple[int, int]
_STEADY = 500.0  # squared length that a short note's wording is padded with, so that one word does not decide
_SHOWN = 0.3  # sentences below do not serve as evidence
_COMPARED = ("OUTCOME_MEASURE", "CUE")


class Page(NamedTuple):
    """A note as the features see it: plain numbers and spans, so that it can be kept until its past is known."""

    sentences: Sequence[Sentence]
    scored: Sequence[Span]
    compared: Sequence[Span]
    graded: Sequence[Span]
    told: float  # treatment, set phrases and what shows skill in all
    content: float  # treatment and set phrases that are bare
    skill: float  # what shows skill and is new
    past: Past | None = None  # what it repeats of the patient's earlier notes; None for a single note


class Feature(NamedTuple):
    """A number read off a note. `sign`: -1 lowers the risk, +1 raises it."""

    name: str
    sign: int
    value: Callable[[Page], float]
    spans: Callable[[Page], list[Span]]


def page(chart: Chart, wording: Wording) -> Page:
    """The note with its sentences read."""
    found = sentences.read(chart, wording)
    scored, compared, graded = ([(f.start, f.end) for f in of(chart)] for of in (_scored, _compared, _graded))
    return Page(found, scored, compared, graded, *_sums(found))


def after(page: Page, past: Past | None) -> Page:
    """The note in view of the patient's earlier ones."""
    if past is None:
        return page
    found = sentences.after(page.sentences, past.repeated)
    return Page(found, page.scored, page.compared, page.graded, *_sums(found), past)


def _sums(found: Sequence[Sentence]) -> tuple[float, float, float]:
    return (
        sum([max(s.told, s.skill) for s in found]),
        sum([s.content for s in found]),
        sum([s.skill * s.new for s in found]),
    )


def _documented(name: str, of: Callable[[Sentence], float]) -> Feature:
    """What speaks for the note, against the bare treatment that it tells."""

    def value(page: Page) -> float:
        said = sum([of(s) * s.new for s in page.sentences])
        return said / (said + page.content + 1)

    return Feature(name, -1, value, lambda page: _best(page.sentences, of))


def _empty(name: str) -> Feature:
    """The share of the note that sentences of an empty kind make up, as far as they document nothing else."""
    kind = sentences.EMPTY.index(name)

    def of(sentence: Sentence) -> float:
        return sentence.empty[kind] * sentence.bare

    def value(page: Page) -> float:
        return sum([of(s) for s in page.sentences]) / (page.told + 1)

    return Feature(name, 1, value, lambda page: _best(page.sentences, of))


def _best(found: Iterable[Sentence], of: Callable[[Sentence], float], least: float = _SHOWN) -> list[Span]:
    ranked = sorted([(value, s.start, s.end) for s in found if (value := of(s)) >= least], reverse=True)
    return [(start, end) for _, start, end in ranked[:3]]


def _bare(page: Page) -> float:
    return page.content / (page.content + page.skill + 1)


def _routine_wording(page: Page) -> float:
    """The mean weight of what is worded as routine; a reason, a cue or a clause only adds text that is none."""
    return 100 * sum([s.routine for s in page.sentences]) / (_STEADY + sum([s.whole for s in page.sentences]))


def _analytic_wording(page: Page) -> float:
    """The mean weight of what is worded as analysis; only bare text makes it less."""
    analytic = sum([s.analytic * s.new for s in page.sentences])
    return -100 * analytic / (_STEADY + sum([s.square * s.bare for s in page.sentences]))


def _plainly_told(page: Page) -> list[Span]:
    """The sentences that read most as routine; a goal or what the patient said is none, however it is worded."""
    return _best(page.sentences, lambda s: s.routine if s.told >= sentences.EVEN else 0.0, 1.0)


def _analysed(page: Page) -> list[Span]:
    return _best(page.sentences, lambda s: -s.analytic * s.new, 1.0)


def _facts(name: str, of: Callable[[Page], Sequence[Span]]) -> Feature:
    def value(page: Page) -> float:
        count = len(of(page))
        return count / (count + page.content + 1)

    return Feature(name, -1, value, lambda page: list(of(page)[:3]))


def _scored(chart: Chart) -> list[Fact]:
    return [f for f in chart.of("OUTCOME_MEASURE", "present") if earlier.is_performance(f.attributes)]


def _compared(chart: Chart) -> list[Fact]:
    """Earlier scores and cues written beside today's."""
    return [f for label in _COMPARED for f in chart.of(label, "historical")]


def _graded(chart: Chart) -> list[Fact]:
    """Levels beyond the first: help that was given by the task, or moved since an earlier visit.

    Whose level it was is not asked: a cue that names a daughter must not take the level beside it away.
    """
    told = sorted(chart.of("ASSIST_LEVEL", "present", "historical", "other"), key=lambda f: f.start)
    first = {f.attributes.get("level"): f for f in reversed(told)}
    return sorted(first.values(), key=lambda f: f.start)[1:]


def _nothing_new(page: Page) -> float:
    """How far levels, cues and scores are those of earlier notes: 0 for a single note, 1 where nothing moved."""
    return page.past.unmoved if page.past else 0.0


def _no_new_skill(page: Page) -> float:
    """The share of what shows skill that stood in an earlier note already; 0 for a single note."""
    known = page.past.repeated if page.past else ()
    old = sum([s.skill for s in page.sentences if s.number in known])
    return old / (sum([s.skill for s in page.sentences]) + 1)


def _repeated(page: Page) -> list[Span]:
    known = page.past.repeated if page.past else ()
    return [(s.start, s.end) for s in page.sentences if s.number in known and s.skill > _SHOWN][:3]


FEATURES: tuple[Feature, ...] = (
    _documented("reason", lambda s: s.reason),
    _documented("response", lambda s: s.response),
    _documented("analysis", lambda s: s.analysis),
    _documented("measured", lambda s: s.measured),
    _documented("cue_content", lambda s: s.skill if s.cued else 0.0),
    _facts("scored", lambda page: page.scored),
    _facts("compared", lambda page: page.compared),
    _facts("graded", lambda page: page.graded),
    *map(_empty, sentences.EMPTY),
    Feature("bare", 1, _bare, lambda page: _best(page.sentences, lambda s: s.content)),
    Feature("routine_wording", 1, _routine_wording, _plainly_told),
    Feature("analytic_wording", -1, _analytic_wording, _analysed),
    Feature("nothing_new", 1, _nothing_new, lambda _: []),
    Feature("no_new_skill", 1, _no_new_skill, _repeated),
)
NOVELTY = ("nothing_new", "no_new_skill")  # what only a note with earlier ones can have
WORDING = ("routine_wording", "analytic_wording")  # what is learnt of words, behind what is documented and missing
NAMES = tuple(feature.name for feature in FEATURES)
SIGNS: Mapping[str, int] = {feature.name: feature.sign for feature in FEATURES}


def values(page: Page) -> list[float]:
    """All features of a note, in the order of `FEATURES`."""
    telling = page._replace(sentences=[s for s in page.sentences if _tells(s)])
    return [feature.value(page if feature.name in WORDING else telling) for feature in FEATURES]


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence has anything to add up but its wording; many have not."""
    return bool(sentence.told or sentence.measured or any(sentence.empty) or sentence.skill)
