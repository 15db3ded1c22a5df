"""Each note's risk in view of the patient's earlier visits, which are known only when all notes are read.

The worker leaves with a note's result its page (what the risk model reads, plain numbers) and keeps of the note a trace
of a few hundred bytes. At the end each trace is held against the earlier ones of the patient, and the risk of a note
that has such is judged again, from its page and not from its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import orjson

from .. import audit, risk
from ..episodes import Digest, grouping, people, sessions
from ..records import Chart
from ..reports import rows
from ..reports.rows import Row
from ..risk import Page, Past, Trace
from ..risk.sentences import Sentence
from . import judging
from .judging import Settings


class Visit(NamedTuple):
    """Whose visit it was, when, and what later ones are compared with."""

    patient: str
    discipline: str | None
    day: int
    start: int | None
    trace: Trace


def visit(chart: Chart, digest: Digest | None) -> Visit | None:
    """The visit that a note tells of; None where patient or day are unknown. `digest`: the note's, where there is."""
    patient, day = digest.patient if digest else people.patient(chart), chart.date_of_service
    if not patient or day is None:
        return None
    discipline = digest.discipline if digest else people.discipline(chart)
    start = digest.start if digest else sessions.start_of(chart)
    return Visit(patient, discipline, day.toordinal(), start, risk.trace(chart))


def pasts(visits: Sequence[Visit], places: Sequence[int]) -> dict[int, Past]:
    """What each note repeats of the patient's earlier ones, by the note's place; only notes that have such."""
    found = {}
    for course in grouping.in_courses(visits):
        before = risk.Before()
        for number in course if len(course) > 1 else ():
            past = before.past(visits[number].trace)
            if past is not None:
                found[places[number]] = past
            before.add(visits[number].trace)
    return found


def judged_again(row: Row, past: Past, settings: Settings) -> Row:
    """The row with the risk that its note has in view of the earlier ones, and with the verdicts that hang on it."""
    readable, page = _unpacked(row.page)
    text, judge = rows.note_text(row), judging.by_name(rows.brief(row).payer, settings)
    found = risk.judge(page, text, judge.risk, past)
    return rows.with_risk(row, found, audit.on_risk(found, text, readable, judge))


def packed(page: Page, readable: bool) -> bytes:
    """A page as JSON."""
    return rows.dumps([readable, [list(s) for s in page.sentences], *page[1:-1]])


def _unpacked(packed: bytes) -> tuple[bool, Page]:
    readable, sentences, *others = orjson.loads(packed)
    return readable, Page([Sentence(*one) for one in sentences], *others)
