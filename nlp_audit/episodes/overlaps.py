"""One clinician, two patients, the same minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..records import Verdict
from .grouping import Notes, groups
from .records import PASS, Ruling, Session
from .sessions import DAY


class _Held(NamedTuple):
    """A session with the place of its note."""

    session: Session
    place: int


def sessions_apart(notes: Notes, *, minutes: int = 0) -> Iterator[tuple[int, Ruling]]:
    """One-on-one sessions of a clinician with different patients, longer together than `minutes`."""
    for places in groups(notes.clinicians):
        held = [_Held(s, place) for place in places.tolist() for s in _sessions(notes, place)]
        rulings: dict[int, Ruling] = dict.fromkeys((one.place for one in held), PASS)
        for one, two in _overlapping(notes, held, minutes):
            for mine, other in ((one, two), (two, one)):
                if rulings[mine.place].verdict != "fail":
                    rulings[mine.place] = _ruling(notes, mine, other)
        yield from rulings.items()


def _sessions(notes: Notes, place: int) -> tuple[Session, ...]:
    """A note's sessions, where it is known with whom they were."""
    return notes.encounter(place).sessions if notes.patients[place] >= 0 else ()


def _overlapping(notes: Notes, held: Iterable[_Held], minutes: int) -> Iterator[tuple[_Held, _Held]]:
    """Pairs of sessions that overlap, by a sweep over a clinician's sessions in order of start."""
    for one, two in _sweep(sorted(held, key=lambda h: (h.session.start, h.session.end))):
        if notes.patients[one.place] != notes.patients[two.place] and _shared(one.session, two.session) > minutes:
            yield one, two


def _sweep(held: Iterable[_Held]) -> Iterator[tuple[_Held, _Held]]:
    running: list[_Held] = []
    for new in held:
        running = [old for old in running if old.session.end > new.session.start]
        yield from ((old, new) for old in running)
        running.append(new)


def _shared(one: Session, two: Session) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


def _ruling(notes: Notes, mine: _Held, other: _Held) -> Ruling:
    """Group or unattended minutes that stand nowhere on the clock may be the shared ones: a person must look."""
    shared = _shared(mine.session, other.session)
    loose = max(notes.encounter(mine.place).loose, notes.encounter(other.place).loose)
    detail = f"{shared} min in common: {_told(mine.session)} here, {_told(other.session)} in the other note"
    verdict: Verdict = "unclear" if shared <= loose else "fail"
    return Ruling(verdict, (mine.session.span,), other.place, (other.session.span,), detail)


def _told(session: Session) -> str:
    return "-".join(f"{m % DAY // 60:02}:{m % 60:02}" for m in (session.start, session.end))
