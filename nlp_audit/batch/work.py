"""The work itself: a chunk of notes in, their serialised results out, in order. The same wherever it runs.

Nothing that a note says may leave by an exception: whatever goes wrong with one note becomes an entry with
the exception's kind and place, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .. import audit, episodes, facts, paths, risk, rules
from ..claims.people import known
from ..claims.records import Known
from ..episodes import Slip
from ..nlp.pipeline import Begun, Reader, Reading
from ..records import Note, Unread
from ..reports import rows
from ..reports.rows import Row
from ..risk import Trace
from ..rules import Rule
from . import judging, rulebook, visits
from .failure import failure, refusal
from .judging import Settings


class Done(NamedTuple):
    """A note's result, and what is kept of it for the checks across notes."""

    row: Row
    slip: Slip  # for the episode rules
    known: Known | None = None  # for the claim rules
    trace: Trace | None = None  # for the risk in view of the patient's earlier visits


Item = Done | Unread
_TOGETHER = 16  # notes whose sentences are judged together: enough to be quick, few enough to stay in the processor


def audit_chunk(settings: Settings, chunk: Sequence[Note | Unread]) -> list[Item]:
    """The results of a chunk, in its order. What could not be read passes through in its place."""
    groups = [chunk[first : first + _TOGETHER] for first in range(0, len(chunk), _TOGETHER)]
    return [item for group in groups for item in _items(group, settings)]


@cache
def across_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules across notes that the run's payer asks for; claim rules only where there are charges."""
    named = judging.names(settings, across=True)
    if named.none:
        return ()
    loaded = rulebook.load_across(settings.rules or paths.rules())
    in_force = audit.in_force(loaded, judging.auditor(settings).context.profile)
    chosen = rules.select(in_force, named.select, named.ignore)
    return tuple(rule for rule in chosen if settings.claims or rule.function in episodes.FUNCTIONS)


def _items(group: Sequence[Note | Unread], settings: Settings) -> Iterator[Item]:
    """The results of some notes, whose sentences are judged together."""
    reader = judging.auditor(settings).reader
    begun = [each if isinstance(each, Unread) else _begun(each, reader) for each in group]
    readings = iter(reader.finished([one for one in begun if isinstance(one, Begun)]))
    for each, one in zip(group, begun, strict=True):
        if isinstance(one, Unread):
            yield one
        elif isinstance(each, Note):
            yield _item(each, next(readings), settings)


def _begun(note: Note, reader: Reader) -> Begun | Unread:
    try:
        return refusal(note) or reader.begun(note.text)
    except Exception as error:  # any at all: one note must not cost the others
        return failure(note, error)


def _item(note: Note, reading: Reading, settings: Settings) -> Item:
    try:
        return _done(note, reading, settings)
    except Exception as error:
        return failure(note, error)


def _done(note: Note, reading: Reading, settings: Settings) -> Done:
    judge, words = judging.for_note(note, settings), _words(settings)
    chart = facts.chart(note, reading)
    page = risk.page(chart, judge.risk)
    audited = audit.judge(chart, judge, page)
    slip = episodes.slip(episodes.digest(chart, words) if words else episodes.bare(chart))
    trace = risk.trace(chart) if audited.risk and slip.patient and slip.day is not None else None
    kept = visits.packed(page, note.readable) if trace else b""
    row = rows.row(audited, judging.profile_name(judging.payer_of(note, settings)), kept)
    return Done(row, slip, known(chart) if settings.claims else None, trace)


@cache
def _words(settings: Settings) -> episodes.Words | None:
    """The words that digests are made with; None where no episode rule is asked for."""
    asked = [rule for rule in across_rules(settings) if rule.function in episodes.FUNCTIONS]
    return episodes.words_of(asked) if asked else None
