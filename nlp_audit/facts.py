"""From the pipeline's page to the note's chart: plain records that the rules, the risk and the reports work on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from .billing import lines
from .nlp.pipeline import Reading
from .nlp.sentences import first_letter
from .records import Chart, Fact, Note, NoteDate, Part, Signature, Statement

_TWO_WORDS = re.compile(r"[A-Za-z]{2}[^\n]*?[^A-Za-z\n][^\n]*?[A-Za-z]{2}|[A-Za-z]{8}")
_DATA = re.compile(r"\s*d(?:ata)?\b", re.I)
_ANOTHER_DAY = 0.95
_ROLES = {"service": "service", "service?": "service", "signature": "signature"}


def chart(note: Note, reading: Reading) -> Chart:
    """The chart of one note. `reading`: what the pipeline found in its text."""
    facts = tuple(_facts(reading))
    by_label: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_label[fact.label].append(fact)
    dates, statements = tuple(_dates(reading)), _statements(reading)
    return Chart(
        note=note,
        sections=reading.page.sections,
        facts={label: tuple(found) for label, found in by_label.items()},
        statements=statements,
        billing=lines.billed(by_label.get("CPT_CODE", ()), by_label.get("MINUTES", ())),
        dates=dates,
        date_of_service=note.date_of_service or _date_of_service(reading),
        signatures=tuple(Signature(s.start, s.end, s.designation, s.kind) for s in reading.signatures),
        supervisor=reading.supervisor,
        stating=_stating(statements),
    )


def _facts(reading: Reading) -> Iterable[Fact]:
    page = reading.page
    for entity, assertion in zip(reading.entities, reading.assertions, strict=True):
        section = page.section(entity.start)
        yield Fact(
            entity.label,
            entity.start,
            entity.end,
            section,
            assertion,
            entity.attributes,
            page.sentences.holding(entity.start),
        )


def _statements(reading: Reading) -> tuple[Statement, ...]:
    page = reading.page
    scores, stated = _likely(reading, reading.scores), iter(_likely(reading, reading.part_scores))
    parts: dict[int, list[Part]] = defaultdict(list)
    for part in reading.parts:
        parts[part.sentence].append(Part(part.role, part.spans, next(stated) if part.read else scores[part.sentence]))
    return tuple(
        _statement(reading, *span, scores[i], tuple(parts.get(i, ())))
        for i, span in enumerate(zip(page.sentences.starts, page.sentences.ends, strict=True))
    )


def _likely(reading: Reading, found: Any) -> list[dict[str, float]]:
    """What is at all likely, by sentence or part."""
    scores: list[dict[str, float]] = [{} for _ in found]
    likely = found >= 0.1
    rows, columns = (places.tolist() for places in np.nonzero(likely))
    for i, j, value in zip(rows, columns, found[likely].tolist(), strict=True):
        scores[i][reading.labels[j]] = value
    return scores


def _stating(statements: Sequence[Statement]) -> dict[str, tuple[Statement, ...]]:
    """Sentences of today by what they state, the surest first; one that is surely about another day states none."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if not statement.historical and statement.scores.get("historical", 0.0) < _ANOTHER_DAY:
            for label in statement.scores:
                found[label].append(statement)
    return {label: tuple(sorted(group, key=lambda s: -s.scores[label])) for label, group in found.items()}


def _statement(reading: Reading, start: int, end: int, scores: dict[str, float], parts: tuple[Part, ...]) -> Statement:
    """A date or a row of figures states nothing: a sentence needs two words."""
    text = reading.page.text
    states = scores if _TWO_WORDS.search(text, start, end) else {}
    historical = bool(reading.copied) and any(a <= start < b for a, b in reading.copied)
    return Statement(start, end, _section(reading, start, end, scores), historical, states, parts)


def _section(reading: Reading, start: int, end: int, scores: Mapping[str, float]) -> str:
    """A list of goals without a heading behind it runs on: what is no goal there belongs to no section."""
    first = first_letter(reading.page.text, start)
    section = reading.page.section(first)
    if section in ("subjective", "header") and _is_treatment(reading, first, scores):
        return "other"
    if section != "goals" or scores.get("goal", 0) >= 0.3:
        return section
    in_goal = any(e.label == "GOAL" and e.start < end and start < e.end for e in reading.entities)
    return section if in_goal else "other"


def _is_treatment(reading: Reading, first: int, scores: Mapping[str, float]) -> bool:
    """What was done or measured, under a part that holds more than what the patient says."""
    treats = scores.get("intervention", 0) >= 0.5
    if _is_data(reading, first):
        return treats or scores.get("measured", 0) >= 0.5
    return treats and not _has_objective(reading)


def _has_objective(reading: Reading) -> bool:
    """Without a heading for the treatment, it is told under what stands before it."""
    return any(section.name == "objective" for section in reading.page.sections)


def _is_data(reading: Reading, offset: int) -> bool:
    """The D of a DAP note holds what the patient says and what was done."""
    for section in reading.page.sections:
        if section.start <= offset < section.end:
            return _DATA.match(reading.page.text, section.start, section.body) is not None
    return False


def _dates(reading: Reading) -> Iterable[NoteDate]:
    service = reading.date_of_service
    for found in reading.dates:
        role: Any = "service" if found is service else _ROLES.get(found.role, "other")
        if role == "service" and found is not service:
            role = "other"
        yield NoteDate(found.start, found.end, found.value, role)


def _date_of_service(reading: Reading) -> date | None:
    return reading.date_of_service.value if reading.date_of_service else None
