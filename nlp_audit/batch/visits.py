"""Each note's risk in view of the patient's earlier visits, which are known only when all notes are read.

The worker leaves with a note's result its page (what the risk model reads, plain numbers) and keeps of the note a trace
of a few hundred bytes. At the end each trace is held against the earlier ones of the patient, and the risk of a note
that has such is judged again, from its page and not from its text.
"""

from __future__ import annotations

from array import array
from typing import BinaryIO

import numpy as np
import orjson

from .. import audit, risk
from ..episodes import Notes, grouping
from ..files import Shelf
from ..reports import rows
from ..reports.rows import Row
from ..risk import Page, Past, Trace
from ..risk.sentences import Sentence
from . import judging
from .judging import Settings


class Traces:
    """The traces of a run's notes, by the notes' numbers in the order of reading; not every note leaves one."""

    def __init__(self, file: BinaryIO) -> None:
        self._shelf = Shelf(file)
        self._pieces = array("i")

    def add(self, trace: Trace | None) -> None:
        """Take in the next note's."""
        self._pieces.append(self._shelf.put(_joined(trace)) if trace else -1)

    def of(self, note: int) -> Trace:
        """A note's trace."""
        packed = self._shelf.take(self._pieces[note])
        end = 4 + int.from_bytes(packed[:4], "little")
        return Trace(packed[4:end], packed[end:])

    def left(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which notes left one."""
        return np.array(self._pieces, dtype=np.int64) >= 0


def _joined(trace: Trace) -> bytes:
    return len(trace.sentences).to_bytes(4, "little") + trace.sentences + trace.values


class Pasts:
    """What each note repeats of the patient's earlier ones, by its number; only some notes have such."""

    def __init__(self, notes: int, file: BinaryIO) -> None:
        self._shelf = Shelf(file)
        self._pieces = np.full(notes, -1, dtype=np.int32)

    def put(self, note: int, past: Past) -> None:
        """Keep a note's."""
        self._pieces[note] = self._shelf.put(orjson.dumps([sorted(past.repeated), past.unmoved]))

    def of(self, note: int) -> Past | None:
        """A note's, where it has earlier ones."""
        piece = int(self._pieces[note])
        if piece < 0:
            return None
        repeated, unmoved = orjson.loads(self._shelf.take(piece))
        return Past(frozenset(repeated), unmoved)


def pasts(notes: Notes, traces: Traces, file: BinaryIO) -> Pasts:
    """What each note repeats of the patient's earlier ones, kept in a file."""
    found = Pasts(len(notes.order), file)
    for course in grouping.courses(notes, traces.left()[notes.order]):
        before = risk.Before()
        for number in notes.order[course].tolist() if len(course) > 1 else ():
            trace = traces.of(number)
            past = before.past(trace)
            if past is not None:
                found.put(number, past)
            before.add(trace)
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
