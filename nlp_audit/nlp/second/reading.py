"""The second reading of a note: what the models are sure of beside what the rulers found.

What the rulers found stays. What they did not see is added where a model is sure, and a level, cue or score that they
left in the present is set to another time or person where a model is very sure. The thresholds were chosen on writers
whose notes neither rulers nor models had seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...records import Assertion
from ..assertion import by_column
from ..entities.goals import GoalRuler
from ..entities.minutes import is_no_time
from ..memo import Memo
from ..page import Entity, Page, only_code_before, overlaps
from ..sentences import first_letter
from ..then_days import of_service
from . import goals, minutes, times
from .model import Model, load, probability
from .words import LINE, Words, norm, words

IS_MINUTES = 0.75  # a figure that no ruler read is treatment time
IS_MINUTES_ELSEWHERE = 0.95  # the same where no treatment is told: "HEP 10 min daily", "walks 15 min"
IS_GOAL = 0.9  # a sentence that no ruler took for a goal is one
STATES_GOAL = 0.5  # and the statement model says that it states one
NOT_TODAY = 0.95  # a level, cue or score that the rulers took for today's is not
_ELSEWHEN: tuple[Assertion, ...] = ("historical", "planned", "other", "negated")
_IS_TOTAL = 0.5
_NOT_TREATMENT = ("subjective", "plan", "goals")
_NO_MORE_MINUTES = ("MINUTES", "OUTCOME_MEASURE", "ASSIST_LEVEL", "CUE", "GOAL")


_UNIT = re.compile(r"[ -]?(?:min(?:ute)?s?\b|'(?!'))", re.I)


class Reader(NamedTuple):
    """The models by what they know, and the ruler that makes a goal of a statement."""

    models: Mapping[str, Model]
    goals: GoalRuler
    norms: Memo[str]


class Told(NamedTuple):
    """A note for the second reading.

    text: the note's, with what says nothing blanked out; goals: how likely each sentence states a goal by the
    statement model; today: the date of service, if known.
    """

    page: Page
    text: str
    words: Words
    goals: Sequence[float]
    today: date | None = None


class Found(NamedTuple):
    """Entities in the order of the text, and the assertion of each."""

    entities: Sequence[Entity]
    assertions: Sequence[Assertion]


def build(models: Path, ruler: GoalRuler) -> Reader:
    """Raises FileNotFoundError where the trained models are missing."""
    return Reader(load(models), ruler, Memo(norm))


def told(page: Page, text: str, goal_scores: Sequence[float], norms: Memo[str], today: date | None = None) -> Told:
    """A note made ready for the second reading. norms: a memo of `words.norm`; today: the date of service, if known."""
    return Told(page, text, words(text, norms), goal_scores, today)


def read(reader: Reader, note: Told, found: Found) -> Found:
    """What the rulers found, mended."""
    sure = {id(entity): assertion for entity, assertion in zip(*found, strict=True)}
    more = [*_minutes(reader, note, found.entities), *_goals(reader, note, found.entities)]
    entities = sorted([*found.entities, *more], key=lambda e: (e.start, -e.end))
    return Found(entities, [_assertion(reader, note, e, entities, sure.get(id(e), "present")) for e in entities])


def _minutes(reader: Reader, note: Told, found: Sequence[Entity]) -> Iterator[Entity]:
    """Figures that no ruler read and that surely are minutes."""
    taken = [e for e in found if e.label in _NO_MORE_MINUTES]
    for start, end in minutes.figures(note.text):
        unit = _UNIT.match(note.text, end)
        entity = Entity("MINUTES", start, unit.end() if unit else end, {"minutes": float(note.text[start:end])})
        if overlaps(entity, taken) or is_no_time(note.text, entity):
            continue
        least = IS_MINUTES_ELSEWHERE if note.page.section(start) in _NOT_TREATMENT else IS_MINUTES
        known = figure(note, start, end)
        if _likely(reader, "minutes", known) >= least:
            yield entity._replace(attributes={**entity.attributes, **_scope(reader, note, entity, known, found)})


def figure(note: Told, start: int, end: int) -> list[str]:
    """What is known of a figure."""
    return minutes.features(note.text, note.words, note.page.section(start), start, end)


def _scope(
    reader: Reader, note: Told, entity: Entity, known: Sequence[str], found: Sequence[Entity]
) -> dict[str, str | None]:
    """Whether minutes are a total or those of the code before them on their line."""
    sums = {scope: _likely(reader, scope, known) for scope in ("total", "timed_total")}
    scope = max(sums, key=sums.__getitem__)
    if sums[scope] >= _IS_TOTAL:
        return {"scope": scope, "code": None}
    return {"scope": "code", "code": only_code_before(note.text, entity.start, found)}


def _goals(reader: Reader, note: Told, found: Sequence[Entity]) -> Iterator[Entity]:
    """Sentences that no ruler took for a goal and that surely are one."""
    stated = [e for e in found if e.label == "GOAL"]
    for index, (start, end) in enumerate(zip(*note.page.sentences, strict=True)):
        if note.goals[index] < STATES_GOAL or any(e.start < end and start < e.end for e in stated):
            continue
        goal = reader.goals.stated(note.text, start, end, found)
        if goal and _likely(reader, "goal", sentence(note, index)) >= IS_GOAL:
            yield goal


def sentence(note: Told, index: int) -> list[str]:
    """What is known of a sentence, by its number."""
    start = note.page.sentences.starts[index]
    (low,) = note.words.places([start])
    lead = [word for word in note.words.norms[max(0, low - 6) : low] if word != LINE][-3:]
    before = [_norms(note, i) for i in range(index - 1, max(-1, index - 3), -1)]
    return goals.features(note.page.section(first_letter(note.text, start)), before, lead, _norms(note, index))


def _norms(note: Told, index: int) -> list[str]:
    """A sentence's words."""
    starts = [*note.page.sentences.starts[index : index + 2], len(note.text)]
    low, high, *_ = note.words.places(starts)
    return [word for word in note.words.norms[low:high] if word != LINE]


def _assertion(
    reader: Reader, note: Told, entity: Entity, entities: Sequence[Entity], assertion: Assertion
) -> Assertion:
    """The assertion of a level, cue or score that the rulers took for today's, where it is surely another's."""
    if assertion != "present" or entity.label not in times.LABELS:
        return assertion
    if any(e.label == "GOAL" and e.start <= entity.start and entity.end <= e.end for e in entities):
        return "planned"
    known = mention(note, entity, entities)
    if _likely(reader, "not_today", known) < NOT_TODAY:
        return assertion
    if by_column(note.page, entity) == "present" or of_service(note.page, entity, note.today):
        return assertion  # the note itself names the day
    return max(_ELSEWHEN, key=lambda name: _likely(reader, name, known))


def mention(note: Told, entity: Entity, entities: Sequence[Entity]) -> list[str]:
    """What is known of a level, cue or score."""
    others = [e for e in entities if e.label == entity.label and e is not entity]
    return times.features(note.text, note.words, note.page.section(entity.start), entity, others)


def _likely(reader: Reader, name: str, known: Sequence[str]) -> float:
    return probability(reader.models[name], known)
