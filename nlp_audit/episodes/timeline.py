"""A patient's visits in a row: what each says of today, and what was found across them, ready to be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..records import LEVELS, Verdict
from .grouping import when
from .progression import AMOUNTS
from .records import Digest, EpisodeCheck, Key, Mark, Span

Range = tuple[float, float]  # the lowest and the highest of a visit
_FEWEST = 2  # visits that make a row


class Found(NamedTuple):
    """A finding across notes. other: the place of the note that it was compared to; spans: what it points at there."""

    rule: str
    verdict: Verdict
    other: int | None
    spans: tuple[Span, ...]


class Visit(NamedTuple):
    """One note's point. place: of its digest; day: ordinal; kind: `missed`, `evaluation`, `report`, `discharge` or "".

    levels: ranks in LEVELS; cues: ranks in AMOUNTS; scores: measure → range.
    """

    place: int
    day: int
    discipline: str | None
    kind: str
    levels: Range | None
    cues: Range | None
    scores: tuple[tuple[str, Range], ...]
    found: tuple[Found, ...]


class Timeline(NamedTuple):
    """A patient's dated visits in order."""

    patient: str
    visits: tuple[Visit, ...]


def timelines(
    digests: Sequence[Digest],
    checks: Mapping[Key, Sequence[EpisodeCheck]],
    wanted: Callable[[int], bool] = lambda _: True,
) -> Iterator[Timeline]:
    """The timelines of patients with two or more visits, one of them at a wanted place, in the order of reading."""
    places = {digest.key: place for place, digest in enumerate(digests)}
    for patient, own in _by_patient(digests).items():
        if sum(digests[place].treated for place in own) >= _FEWEST and any(map(wanted, own)):
            ordered = sorted(own, key=lambda place: when(digests[place]))
            visits = (_visit(place, digests[place], checks, places) for place in ordered)
            yield Timeline(patient, tuple(visits))


def found(digest: Digest, checks: Mapping[Key, Sequence[EpisodeCheck]], places: Mapping[Key, int]) -> tuple[Found, ...]:
    """What was found across notes at a visit. `places`: of the digests by their keys."""
    return tuple(
        Found(one.rule, one.verdict, places[one.other] if one.other else None, one.other_spans)
        for one in checks.get(digest.key, ())
        if one.verdict in ("fail", "unclear")
    )


def _by_patient(digests: Iterable[Digest]) -> Mapping[str, list[int]]:
    """Places of the notes whose patient and day are known."""
    out: dict[str, list[int]] = defaultdict(list)
    for place, digest in enumerate(digests):
        if digest.patient is not None and digest.day is not None:
            out[digest.patient].append(place)
    return out


def _visit(
    place: int, digest: Digest, checks: Mapping[Key, Sequence[EpisodeCheck]], places: Mapping[Key, int]
) -> Visit:
    return Visit(
        place=place,
        day=digest.day or 0,
        discipline=digest.discipline,
        kind=_kind(digest),
        levels=_ranks(digest.profile.levels, LEVELS),
        cues=_ranks(digest.profile.cues, AMOUNTS),
        scores=tuple(_scores(digest)),
        found=found(digest, checks, places),
    )


def _kind(digest: Digest) -> str:
    kinds = {
        "missed": not digest.treated,
        "evaluation": digest.opens,
        "report": digest.report is not None,
        "discharge": digest.closes,
    }
    return next((name for name, is_so in kinds.items() if is_so), "")


def _ranks(marks: Iterable[Mark], order: Sequence[str]) -> Range | None:
    ranks = [order.index(mark.value) for mark in marks if mark.value in order]
    return (min(ranks), max(ranks)) if ranks else None


def _scores(digest: Digest) -> Iterator[tuple[str, Range]]:
    by_measure: dict[str, list[float]] = defaultdict(list)
    for score in digest.profile.scores:
        by_measure[score.measure].append(score.value)
    for measure, values in by_measure.items():
        yield measure, (min(values), max(values))
