"""The spaCy pipeline: a note's text in, a Doc with sections, entities and their values out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language

from . import assertion, lexicon, sections, sentences
from .atoms import AtomReader
from .entities import assist, clock, codes, cue, goals, measures, minutes
from .page import Entity, Page
from .silence import blank
from .tokenizer import ClinicalTokenizer, fold


class Reader:
    """Reads notes: tokenizer, atoms, sections, sentences, rulers, assertion."""

    def __init__(self, rules: Path) -> None:
        words = lexicon.load(rules)
        vocabulary = rules / "vocabulary"
        self.nlp: Language = spacy.blank("en")
        self.nlp.tokenizer = ClinicalTokenizer(self.nlp.vocab)
        self.atoms = AtomReader(self.nlp.vocab, words, self.nlp.make_doc)
        self.headings = sections.load(vocabulary)
        self.abbreviations = sentences.load(vocabulary)
        self.assist, self.cue = assist.AssistRuler(words), cue.CueRuler(words)
        self.measures = measures.MeasureRuler(words, measures.load(rules))
        self.goals = goals.GoalRuler(goals.load(vocabulary))
        self.codes, self.clock, self.minutes = codes.CodeRuler(words), clock.ClockRuler(words), minutes.MinutesRuler(words)
        self.triggers = assertion.build(words)

    def page(self, text: str) -> Page:
        plain = blank(fold(text))
        doc = self.nlp.make_doc(plain)
        return Page(plain, self.atoms(doc), sections.find(plain, self.headings), sentences.split(plain, self.abbreviations))

    def read(self, text: str) -> tuple[Page, list[tuple[Entity, str]]]:
        page = self.page(text)
        found = [*self.cue(page)]
        found += [e for e in self.assist(page) if not _inside(e, found)]
        found += self.measures(page)
        found += self.goals(page, found)
        clock_ranges = [e for e in self.clock(page)]
        found += clock_ranges
        for entity in self.codes(page):
            if entity.label != "MINUTES" or not _inside(entity, found):
                found.append(entity)
        found += [*self.minutes(page, found)]
        found.sort(key=lambda e: (e.start, -e.end))
        return page, list(zip(found, assertion.assign(page, found, self.triggers)))


def _inside(entity: Entity, others: list[Entity]) -> bool:
    return any(entity.start < o.end and o.start < entity.end for o in others)
