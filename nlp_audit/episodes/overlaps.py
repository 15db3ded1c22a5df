"""One clinician, two patients, the same minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..records import Verdict
from .grouping import Notes
from .records import NOT_APPLICABLE, PASS, Ruling, Session
from .sessions import DAY


class _Held(NamedTuple):
    """A session with the place of its note."""

    session: Session
    place: int


def sessions_apart(notes: Notes, *, minutes: int = 0) -> list[Ruling]:
    """One-on-one sessions of a clinician with different patients, longer together than `minutes`."""
    rulings = [PASS if _can_be_judged(notes, i) else NOT_APPLICABLE for i in range(len(notes.digests))]
    for one, two in _overlapping(notes, minutes):
        for mine, other in ((one, two), (two, one)):
            if rulings[mine.place].verdict != "fail":
                rulings[mine.place] = _ruling(notes, mine, other)
    return rulings


def _can_be_judged(notes: Notes, place: int) -> bool:
    digest = notes.digests[place]
    return bool(digest.sessions) and notes.clinicians[place] >= 0 and notes.patients[place] >= 0


def _overlapping(notes: Notes, minutes: int) -> Iterator[tuple[_Held, _Held]]:
    """Pairs of sessions that overlap, by a sweep over each clinician's sessions in order of start."""
    by_clinician: dict[int, list[_Held]] = defaultdict(list)
    for place, digest in enumerate(notes.digests):
        if _can_be_judged(notes, place):
            by_clinician[notes.clinicians[place]] += [_Held(s, place) for s in digest.sessions]
    for held in by_clinician.values():
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
    loose = max(notes.digests[mine.place].loose, notes.digests[other.place].loose)
    detail = f"{shared} min in common: {_told(mine.session)} here, {_told(other.session)} in the other note"
    verdict: Verdict = "unclear" if shared <= loose else "fail"
    return Ruling(verdict, (mine.session.span,), other.place, (other.session.span,), detail)


def _told(session: Session) -> str:
    return "-".join(f"{m % DAY // 60:02}:{m % 60:02}" for m in (session.start, session.end))
