"""The second reading of a note: what the models are sure of beside what the rulers found.

The rulers keep the say but where a model is sure. The thresholds were chosen on writers whose notes neither rulers
nor models had seen (`python -m nlp_audit.learning.second` prints what such thresholds give).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ...records import Assertion
from ..entities.goals import GoalRuler
from ..page import Entity, Page, overlaps
from ..sentences import first_letter
from . import goals, minutes, times
from .model import Feature, Model, load, probability
from .words import Words, words

IS_MINUTES = 0.75  # a figure that no ruler read is treatment time
NO_MINUTES = 0.05  # a figure that a ruler took for treatment time is none
IS_GOAL = 0.8  # a sentence that no ruler took for a goal is one
NO_GOAL = 0.02  # a ruler's goal is none
NOT_TODAY = 0.9  # a level, cue or score that the rulers took for today's is not
_ELSEWHEN: tuple[Assertion, ...] = ("historical", "planned", "other", "negated")
_NEVER_MINUTES = ("OUTCOME_MEASURE", "ASSIST_LEVEL", "CUE", "GOAL")


class Reader(NamedTuple):
    """The models by what they know, and the ruler that makes a goal of a statement."""

    models: Mapping[str, Model]
    goals: GoalRuler


class Told(NamedTuple):
    """A note for the second reading. text: the note's, with what says nothing blanked out."""

    page: Page
    text: str
    words: Words


class Found(NamedTuple):
    """Entities in the order of the text, and the assertion of each."""

    entities: Sequence[Entity]
    assertions: Sequence[Assertion]


def build(models: Path, ruler: GoalRuler) -> Reader:
    """Raises FileNotFoundError where the trained models are missing."""
    return Reader(load(models), ruler)


def told(page: Page, text: str) -> Told:
    """A note made ready for the second reading."""
    return Told(page, text, words(text))


def read(reader: Reader, note: Told, found: Found) -> Found:
    """What the rulers found, mended."""
    sure = {id(entity): assertion for entity, assertion in zip(*found, strict=True)}
    entities = [*_minutes(reader, note, found.entities)]
    entities = [*_goals(reader, note, entities)]
    entities.sort(key=lambda e: (e.start, -e.end))
    return Found(entities, [_assertion(reader, note, e, entities, sure.get(id(e), "present")) for e in entities])


def _minutes(reader: Reader, note: Told, found: Sequence[Entity]) -> Iterator[Entity]:
    """The entities without figures that are surely no minutes, and with those that surely are."""
    taken = [e for e in found if e.label == "MINUTES" or e.label in _NEVER_MINUTES]
    likely = {(start, end): _likely(reader, "minutes", figure(note, start, end)) for start, end in _figures(note)}
    for entity in found:
        own = [p for (start, end), p in likely.items() if entity.start <= start and end <= entity.end]
        if entity.label != "MINUTES" or len(own) != 1 or own[0] >= NO_MINUTES:
            yield entity
    for (start, end), p in likely.items():
        entity = Entity("MINUTES", start, end, {"minutes": float(note.text[start:end]), "scope": "code", "code": None})
        if p >= IS_MINUTES and not overlaps(entity, taken):
            yield entity._replace(attributes={**entity.attributes, **_scope(reader, note, entity, found)})


def _figures(note: Told) -> Iterator[tuple[int, int]]:
    return minutes.figures(note.text)


def figure(note: Told, start: int, end: int) -> list[Feature]:
    """What is known of a figure."""
    return [*minutes.features(note.text, note.words, note.page.section(start), start, end)]


def _scope(reader: Reader, note: Told, entity: Entity, found: Sequence[Entity]) -> dict[str, str | None]:
    """Whether minutes are a total or those of the code before them on their line."""
    known = figure(note, entity.start, entity.end)
    sums = {scope: _likely(reader, scope, known) for scope in ("total", "timed_total")}
    scope = max(sums, key=sums.__getitem__)
    if sums[scope] >= 0.5:
        return {"scope": scope, "code": None}
    line = note.text.rfind("\n", 0, entity.start) + 1
    codes = {e.attributes["code"] for e in found if e.label == "CPT_CODE" and line <= e.start < entity.start}
    return {"scope": "code", "code": codes.pop() if len(codes) == 1 else None}


def _goals(reader: Reader, note: Told, found: Sequence[Entity]) -> Iterator[Entity]:
    """The entities without goals that surely are none, and with those that surely are."""
    likely = [_likely(reader, "goal", features) for features in sentences(note)]
    spans = list(zip(*note.page.sentences, strict=True))
    for entity in found:
        own = [p for p, (start, end) in zip(likely, spans, strict=True) if entity.start < end and start < entity.end]
        if entity.label != "GOAL" or max(own, default=1) >= NO_GOAL:
            yield entity
    stated = [e for e in found if e.label == "GOAL"]
    for p, (start, end) in zip(likely, spans, strict=True):
        goal = reader.goals.stated(note.text, start, end, found) if p >= IS_GOAL else None
        if goal and not overlaps(goal, stated):
            yield goal


def sentences(note: Told) -> Iterator[list[Feature]]:
    """What is known of each sentence."""
    norms, starts = note.words.norms, note.page.sentences.starts
    bounds = [*note.words.index(starts), len(norms)]
    own = [[word for word in norms[low:high] if word != "\n"] for low, high in pairwise(bounds)]
    for i, (start, low) in enumerate(zip(starts, bounds, strict=False)):
        section = note.page.section(first_letter(note.text, start))
        lead = [word for word in norms[max(0, low - 6) : low] if word != "\n"][-3:]
        yield [*goals.features(section, own[max(0, i - 2) : i][::-1], lead, own[i])]


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
    return max(_ELSEWHEN, key=lambda name: _likely(reader, name, known))


def mention(note: Told, entity: Entity, entities: Sequence[Entity]) -> list[Feature]:
    """What is known of a level, cue or score."""
    others = [e for e in entities if e.label == entity.label and e is not entity]
    return [*times.features(note.text, note.words, note.page.section(entity.start), entity, others)]


def _likely(reader: Reader, name: str, known: Sequence[Feature]) -> float:
    return probability(reader.models[name], known)
