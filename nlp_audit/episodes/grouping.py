"""Notes in the order of their visits, by patient and by clinician."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from . import people
from .records import Digest

_NO_DAY = date.max.toordinal()
_NO_TIME = 12 * 60


class Visit(Protocol):
    """What says whose visit it was, and when: see `Digest`."""

    @property
    def patient(self) -> str | None: ...
    @property
    def discipline(self) -> str | None: ...
    @property
    def day(self) -> int | None: ...
    @property
    def start(self) -> int | None: ...


class Notes(NamedTuple):
    """Digests ordered by day and start time, with the number of each one's patient and clinician (-1: unknown).

    courses: the places of one patient's notes in one discipline, in order; only notes with a date of service.
    """

    digests: tuple[Digest, ...]
    patients: tuple[int, ...]
    clinicians: tuple[int, ...]
    courses: tuple[tuple[int, ...], ...]


def arrange(digests: Iterable[Digest]) -> Notes:
    """Orders and groups. A file's name has no say in either."""
    ordered = tuple(sorted(digests, key=when))
    names = people.clinicians(d.clinician for d in ordered)
    return Notes(
        digests=ordered,
        patients=numbered(d.patient for d in ordered),
        clinicians=numbered(names[d.clinician] if d.clinician else None for d in ordered),
        courses=_courses(ordered),
    )


def in_courses(visits: Sequence[Visit]) -> list[list[int]]:
    """The places of one patient's visits in one discipline, each course in the order of the visits."""
    order = sorted(range(len(visits)), key=lambda place: when(visits[place]))
    return [[order[i] for i in course] for course in _courses([visits[place] for place in order])]


def when(digest: Visit) -> tuple[int, int]:
    """What visits are ordered by: day and start time; without a day last, without a time at noon."""
    return (
        _NO_DAY if digest.day is None else digest.day,
        _NO_TIME if digest.start is None else digest.start,
    )


def numbered(keys: Iterable[Hashable | None]) -> tuple[int, ...]:
    """A number for each key, equal for equal ones; -1 for none."""
    known: dict[Hashable, int] = {}
    return tuple(-1 if key is None else known.setdefault(key, len(known)) for key in keys)


def _courses(digests: Sequence[Visit]) -> tuple[tuple[int, ...], ...]:
    """An unsigned note belongs to the patient's only discipline where there is but one."""
    disciplines: dict[str, set[str]] = defaultdict(set)
    for digest in digests:
        if digest.patient and digest.discipline:
            disciplines[digest.patient].add(digest.discipline)
    found: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for place, digest in enumerate(digests):
        if digest.patient and digest.day is not None:
            found[digest.patient, _discipline(digest, disciplines)].append(place)
    return tuple(tuple(places) for places in found.values())


def _discipline(digest: Visit, known: Mapping[str, set[str]]) -> str | None:
    others = known.get(digest.patient or "", set())
    return digest.discipline or (next(iter(others)) if len(others) == 1 else None)


def told_day(digest: Digest) -> str:
    """The day for a message."""
    return date.fromordinal(digest.day).isoformat() if digest.day else "an unknown day"
