"""What a claims file says, and how it fits the notes: plain records, cheap to send between processes."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from ..records import BillingLine, Unread, Verdict

NAMED = "name"  # the source of a line that names a service and bills nothing
Name = frozenset[str]  # a name's words, in no order: "Doe, Jane A" and "Jane A. Doe" are one


class Person(NamedTuple):
    """A patient: record numbers in one spelling, the name's words, the date of birth."""

    ids: frozenset[str] = frozenset()
    name: Name = frozenset()
    born: date | None = None


class Clinician(NamedTuple):
    """Who treated: the name's words, the NPI, or a number of the practice's own where no name is given."""

    name: Name = frozenset()
    npi: str | None = None
    number: str | None = None


class Known(NamedTuple):
    """A note without its text: what its charges can be found by and held against."""

    note_id: str
    day: date | None
    patient: Person
    clinicians: tuple[Clinician, ...]
    by_assistant: bool  # nobody signed but assistants and students
    disciplines: frozenset[str]  # GP, GO, GN
    said: tuple[BillingLine, ...]  # the codes that the note gives, billed or only named


class Charge(NamedTuple):
    """One billed line."""

    source: str  # where it stands: "charges.csv row 7", "batch.837 claim 2 line 1"
    code: str
    units: int | None  # None: billed by minutes (837P, unit MJ)
    modifiers: tuple[str, ...] = ()
    patient: Person = Person()
    clinician: Clinician = Clinician()
    first: date | None = None  # None only where `note_id` names the note
    last: date | None = None
    minutes: float | None = None
    charge_id: str = ""
    note_id: str | None = None


class Claims(NamedTuple):
    """A claims file: what it bills, and the rows that could not be read, with reasons (no patient's data)."""

    charges: tuple[Charge, ...]
    unread: tuple[Unread, ...] = ()


class Charged(NamedTuple):
    """What is billed for one note, beside what the note itself says."""

    charges: tuple[Charge, ...]  # all lines of the encounter: one note and its charges, mostly
    share: tuple[Charge, ...]  # this note's part of them where several notes share the encounter
    said: tuple[BillingLine, ...]  # the codes that this note gives, billed or only named
    beside: tuple[BillingLine, ...] = ()  # the codes that the encounter's other notes give
    notes: int = 1  # notes of the encounter
    doubt: str = ""  # why no charge could be told to be this note's


class Orphan(NamedTuple):
    """A charge without a note; `unclear` where a note may be its own but nothing sure says so."""

    charge: Charge
    verdict: Literal["fail", "unclear"]
    detail: str


class Matches(NamedTuple):
    """Charges and notes brought together."""

    notes: tuple[Charged, ...]  # one a chart, in the order in which the charts were given
    orphans: tuple[Orphan, ...]


class Answer(NamedTuple):
    """A verdict, the note's spans that it rests on, and what exactly differs, in plain words."""

    verdict: Verdict
    spans: tuple[tuple[int, int], ...] = ()
    detail: str = ""
