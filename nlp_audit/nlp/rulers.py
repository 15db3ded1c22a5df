"""All rulers: built once from the rules folder, and their entities of a page in the order of its text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from . import headings, lexicon, sentences, statement_model, triggers
from .entities import assist, clock, codes, cue, goals, measures, minutes, phrases, scores
from .page import Entity, Page, overlaps
from .second import reading as second


class Rulers(NamedTuple):
    """All that is built once from the rules folder."""

    headings: headings.Headings
    abbreviations: frozenset[str]
    assist: assist.AssistRuler
    cue: cue.CueRuler
    measures: measures.MeasureRuler
    goals: goals.GoalRuler
    codes: codes.CodeRuler
    clock: clock.ClockRuler
    minutes: minutes.MinutesRuler
    triggers: triggers.Triggers
    statements: statement_model.StatementModel
    phrases: phrases.PhraseRuler
    second: second.Reader | None


def build(words: lexicon.Lexicon, rules: Path, models: Path, nlp: Language, twice: bool) -> Rulers:
    """`twice`: with the trained second reading. Raises ConfigError for a mistake in the vocabulary."""
    vocabulary = rules / "vocabulary"
    goal_ruler = goals.GoalRuler(goals.load(vocabulary))
    return Rulers(
        headings.load(vocabulary),
        sentences.load(vocabulary),
        assist.AssistRuler(words),
        cue.CueRuler(words),
        measures.MeasureRuler(words, scores.load(rules)),
        goal_ruler,
        codes.CodeRuler(words),
        clock.ClockRuler(words),
        minutes.MinutesRuler(words),
        triggers.build(words),
        statement_model.load(models),
        phrases.PhraseRuler(vocabulary, nlp.vocab, nlp.make_doc),
        second.build(models, goal_ruler) if twice else None,
    )


def entities(page: Page, rulers: Rulers) -> list[Entity]:
    """All entities in the order of the text. A later ruler leaves alone what an earlier one has read."""
    found = list(rulers.cue(page))
    found += [e for e in rulers.assist(page) if not overlaps(e, found)]
    found += rulers.measures(page)
    found += rulers.goals(page, found)
    found += rulers.clock(page)
    times = [e for e in found if e.label == "MINUTES"]
    found += [e for e in rulers.codes(page) if e.label != "MINUTES" or not overlaps(e, times)]
    found += list(rulers.minutes(page, found))
    return _merged(page.text, sorted(found, key=lambda e: (e.start, -e.end)))


def _merged(text: str, found: list[Entity]) -> list[Entity]:
    """One entity for "CGA (contact guard assist)", and one for a span that two rulers give."""
    out: list[Entity] = []
    for entity in found:
        last = next((e for e in reversed(out[-3:]) if e.label == entity.label), None)
        if last and (last.start, last.end) == (entity.start, entity.end):
            continue
        if last and entity.label in ("ASSIST_LEVEL", "CUE") and _spelled_out(text, last, entity):
            out[out.index(last)] = last._replace(end=entity.end)
            continue
        out.append(entity)
    return out


def _spelled_out(text: str, one: Entity, two: Entity) -> bool:
    key = "level" if one.label == "ASSIST_LEVEL" else "types"
    return (
        text[one.end : two.start].strip() == "("
        and text[two.end : two.end + 1] == ")"
        and one.attributes[key] == two.attributes[key]
    )
