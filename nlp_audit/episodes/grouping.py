"""Notes in the order of their visits, by patient and by clinician."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt

from . import passages, people
from .records import Digest, Encounter, Person
from .shelf import Encounters, pack

Numbers = npt.NDArray[np.int64]

NO_DAY = date.max.toordinal()  # a visit without a day comes last
_NO_TIME = 12 * 60  # and one without a time at noon


class Slip(NamedTuple):
    """A digest as it travels between processes: whose visit it is, and the encounter itself packed."""

    patient: str | None
    clinician: Person | None
    discipline: str | None
    day: int | None
    start: int | None
    words: int
    encounter: bytes


def slip(digest: Digest) -> Slip:
    """A digest, packed."""
    one = digest.encounter
    whose = (digest.patient, digest.clinician, digest.discipline)
    return Slip(*whose, one.day, one.start, passages.count(one.passages), pack(one))


class Roll:
    """All notes of a run as they come: a few numbers of each in memory, what there is to compare in a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._encounters = Encounters(file)
        self._patients: dict[str, int] = {}
        self._clinicians: dict[Person, int] = {}
        self._disciplines: dict[str, int] = {}
        self._columns = tuple(array("i") for _ in range(6))

    def add(self, one: Slip) -> None:
        """Take in the next note."""
        row = (
            self._patients.setdefault(one.patient, len(self._patients)) if one.patient else -1,
            self._clinicians.setdefault(one.clinician, len(self._clinicians)) if one.clinician else -1,
            self._disciplines.setdefault(one.discipline, len(self._disciplines)) if one.discipline else -1,
            NO_DAY if one.day is None else one.day,
            _NO_TIME if one.start is None else one.start,
            one.words,
        )
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)
        self._encounters.put(one.encounter)

    def arranged(self) -> Notes:
        """All notes in the order of their visits. A file's name has no say in it."""
        patients, persons, disciplines, days, starts, words = (np.array(c, dtype=np.int64) for c in self._columns)
        order = np.lexsort((starts, days))
        clinicians = np.append(self._named(), -1)[persons]
        return Notes(
            encounters=self._encounters,
            order=order,
            patients=patients[order],
            clinicians=clinicians[order],
            disciplines=disciplines[order],
            days=days[order],
            words=words[order],
            patient_names=tuple(self._patients),
            discipline_names=tuple(self._disciplines),
        )

    def _named(self) -> Numbers:
        """A number for each clinician; several spellings of one name may be one."""
        names = people.clinicians(self._clinicians)
        known: dict[str, int] = {}
        return np.array([known.setdefault(names[one], len(known)) for one in self._clinicians], dtype=np.int64)


class Notes(NamedTuple):
    """All notes, each at its place in the order of day and start time.

    order: the number of each in the order of reading; patients, clinicians, disciplines: a number each, -1 where it is
    not known; days: ordinals (NO_DAY: unknown); words: how many of the note's can be compared.
    """

    encounters: Encounters
    order: Numbers
    patients: Numbers
    clinicians: Numbers
    disciplines: Numbers
    days: Numbers
    words: Numbers
    patient_names: tuple[str, ...]
    discipline_names: tuple[str, ...]

    def encounter(self, place: int) -> Encounter:
        """What there is to compare of a note."""
        return self.encounters.whole(int(self.order[place]))


def arrange(digests: Iterable[Digest], file: BinaryIO) -> Notes:
    """Orders digests. `file`: what is kept of them."""
    roll = Roll(file)
    for digest in digests:
        roll.add(slip(digest))
    return roll.arranged()


def groups(labels: Numbers) -> Iterator[Numbers]:
    """The places of equal labels, in order; what has none (-1) is in no group."""
    order = np.argsort(labels, kind="stable")
    order = order[np.searchsorted(labels[order], 0) :]
    ends = np.flatnonzero(np.diff(labels[order])) + 1
    return iter(np.split(order, ends) if len(order) else [])


def courses(notes: Notes, among: npt.NDArray[np.bool_] | None = None) -> Iterator[list[int]]:
    """The places of one patient's notes in one discipline, in order; only notes with a date of service.

    `among`: by place, whether a note counts at all.
    """
    patients = notes.patients if among is None else np.where(among, notes.patients, -1)
    for places in groups(patients):
        yield from _by_discipline(places[notes.days[places] != NO_DAY].tolist(), notes.disciplines, places)


def _by_discipline(dated: Iterable[int], disciplines: Numbers, places: Numbers) -> Iterable[list[int]]:
    """An unsigned note belongs to the patient's only discipline where there is but one."""
    known = set(disciplines[places].tolist()) - {-1}
    unsigned = known.pop() if len(known) == 1 else -1
    found: dict[int, list[int]] = {}
    for place in dated:
        own = int(disciplines[place])
        found.setdefault(unsigned if own < 0 else own, []).append(place)
    return found.values()


def told_day(day: int | None) -> str:
    """A day for a message."""
    return date.fromordinal(day).isoformat() if day else "an unknown day"
