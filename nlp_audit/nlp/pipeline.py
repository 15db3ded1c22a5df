"""The spaCy pipeline: a note's text in, everything that it says out.

In order: atoms (phrase matcher over the whole vocabulary), sections and sentences, the rulers of `entities/` with
their values, signatures and dates, assertions, and what each sentence states.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.vocab import Vocab

from ..records import Assertion
from . import (
    assertion,
    clauses,
    copied,
    dates,
    gg_codes,
    hyphens,
    levels_in_rows,
    lexicon,
    minute_lists,
    minute_rows,
    rewriting,
    rulers,
    sections,
    sentences,
    shorthand,
    signatures,
    spoken,
    statements,
    supervision,
    tables,
    told_spans,
    unpunctuated,
    visit_times,
)
from .atoms import AtomReader, Atoms
from .page import Entity, Page
from .second import reading as second
from .silence import blank, without_scales
from .tokenizer import ClinicalTokenizer, fold


class Reading(NamedTuple):
    """What the pipeline found in one note. Offsets count into the note's text."""

    page: Page
    entities: list[Entity]
    assertions: list[Assertion]
    scores: Any  # array (sentences, labels) of probabilities
    parts: list[clauses.Part]
    part_scores: Any  # array (parts that are not read as the whole sentence, labels)
    labels: tuple[str, ...]
    copied: list[tuple[int, int]]
    dates: list[dates.NoteDate]
    date_of_service: dates.NoteDate | None
    signatures: list[signatures.Signature]
    supervisor: tuple[int, int] | None


class Begun(NamedTuple):
    """A reading without scores: of the text as it was rewritten (`told`), where it was."""

    reading: Reading
    told: rewriting.Rewritten | None
    text: str  # folded
    blanked: str  # the same without what says nothing


def build(rules: Path, models: Path, twice: bool = True) -> Reader:
    """A reader for notes. `twice`: with the trained second reading. Raises ConfigError for a mistake in the vocabulary."""
    words = lexicon.load(rules)
    nlp, atoms = tokens(words)
    known = rulers.build(words, rules, models, nlp, twice)
    words.check()
    assert isinstance(nlp.tokenizer, ClinicalTokenizer)
    nlp.tokenizer.close()
    return Reader(nlp, atoms, known)


def tokens(words: lexicon.Lexicon) -> tuple[Language, AtomReader]:
    """The tokenizer and the vocabulary's phrase matcher."""
    nlp = Language(Vocab(), create_tokenizer=lambda language: ClinicalTokenizer(language.vocab))
    return nlp, AtomReader(nlp.vocab, words, nlp.make_doc)


class Reader:
    """Reads one note after another."""

    def __init__(self, nlp: Language, atoms: AtomReader, known: rulers.Rulers) -> None:
        self.nlp, self.atoms, self.rulers = nlp, atoms, known

    def __call__(self, text: str) -> Reading:
        return self.finished([self.begun(text)])[0]

    def begun(self, text: str) -> Begun:
        """A note's reading but for what its sentences state."""
        folded = without_scales(fold(text))
        pieces = _pieces(folded)
        blanked = blank(folded)
        if not pieces:
            return Begun(self._read(blanked), None, folded, blanked)
        told = rewriting.rewrite(folded, pieces)
        return Begun(self._read(blank(told.text)), told, folded, blanked)

    def finished(self, begun: Sequence[Begun]) -> list[Reading]:
        """The readings of some notes, with what their sentences state."""
        model = self.rulers.statements
        notes = [
            statements.Told(r.page.atoms, r.page.sentences, [p.read for p in r.parts if p.read]) for r, _, _, _ in begun
        ]
        states = statements.probabilities(model, notes)
        return [self._read_again(_finished(one, told), one) for one, told in zip(begun, states, strict=True)]

    def _read_again(self, reading: Reading, begun: Begun) -> Reading:
        """The reading mended by the second reader."""
        if self.rulers.second is None:
            return reading
        goal = reading.scores[:, reading.labels.index("goal")].tolist()
        service = reading.date_of_service
        note = second.told(reading.page, begun.blanked, goal, self.rulers.second.norms, service and service.value)
        found = second.read(self.rulers.second, note, second.Found(reading.entities, reading.assertions))
        return reading._replace(entities=list(found.entities), assertions=list(found.assertions))

    def _read(self, text: str) -> Reading:
        signed = signatures.find(text)
        dated = dates.find(text, signatures.block_start(text, signed))
        service = dates.of_service(dated)
        today = service.value if service else None
        doc = self.nlp.make_doc(text)
        page = self._page(text, self.atoms(doc), today)
        found = sorted(
            [*rulers.entities(page, self.rulers), *self.rulers.phrases(doc, text)], key=lambda e: (e.start, -e.end)
        )
        blocks = copied.find(text, today)
        return Reading(
            page,
            found,
            assertion.assign(page, found, self.rulers.triggers, [*blocks, *told_spans.find(text)], today),
            None,
            clauses.parts(text, page.atoms, page.sentences, [(e.start, e.end) for e in found if e.label == "CUE"]),
            None,
            self.rulers.statements.labels,
            blocks,
            dated,
            service,
            signed,
            supervision.supervisor(text) if any(s.kind in ("assistant", "student") for s in signed) else None,
        )

    def _page(self, text: str, atoms: Atoms, today: date | None) -> Page:
        return Page(
            text,
            atoms,
            sections.find(text, self.rulers.headings),
            sentences.split(text, self.rulers.abbreviations),
            tables.find(text, today),
        )


def _finished(begun: Begun, states: Any) -> Reading:
    """`states`: an array (sentences + parts, labels)."""
    count = len(begun.reading.page.sentences.starts)
    reading = begun.reading._replace(scores=states[:count], part_scores=states[count:])
    return _restored(reading, begun.told, begun.text) if begun.told else reading


def _pieces(text: str) -> list[rewriting.Piece]:
    """What of a folded text is to be read otherwise."""
    return [
        *gg_codes.pieces(text),
        *levels_in_rows.pieces(text),
        *shorthand.pieces(text),
        *minute_rows.pieces(text),
        *minute_lists.pieces(text),
        *visit_times.pieces(text),
        *spoken.pieces(text),
        *unpunctuated.pieces(text),
        *hyphens.pieces(text),
    ]


def _restored(reading: Reading, told: rewriting.Rewritten, text: str) -> Reading:
    """A reading of a rewritten text with all its offsets set back to the note's own words (but for the atoms' and tables')."""

    def back(one: Any) -> Any:
        return one._replace(start=told.start(one.start), end=told.end(one.end))

    page, dated = reading.page, [back(one) for one in reading.dates]
    starts, ends = page.sentences
    return reading._replace(
        page=page._replace(
            text=text,
            sections=tuple(back(one)._replace(body=told.start(one.body)) for one in page.sections),
            sentences=sentences.Sentences([told.start(a) for a in starts], [told.end(b) for b in ends]),
        ),
        entities=[back(one) for one in reading.entities],
        parts=[one._replace(spans=tuple((told.start(a), told.end(b)) for a, b in one.spans)) for one in reading.parts],
        copied=[(told.start(a), told.end(b)) for a, b in reading.copied],
        dates=dated,
        date_of_service=next(
            (new for new, old in zip(dated, reading.dates, strict=True) if old is reading.date_of_service), None
        ),
        signatures=[back(one) for one in reading.signatures],
        supervisor=(told.start(reading.supervisor[0]), told.end(reading.supervisor[1])) if reading.supervisor else None,
    )
