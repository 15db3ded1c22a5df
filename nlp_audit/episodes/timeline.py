"""A patient's visits in a row: what each says of today, and what was found across them, ready to be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..records import LEVELS, Verdict
from .grouping import NO_DAY, Notes, Numbers, groups
from .progression import AMOUNTS
from .records import Encounter, EpisodeCheck, Mark, Span

Range = tuple[float, float]  # the lowest and the highest of a visit
_FEWEST = 2  # visits that make a row


class Found(NamedTuple):
    """A finding across notes. other: the number of the note that it was compared to; spans: what it points at there."""

    rule: str
    verdict: Verdict
    other: int | None
    spans: tuple[Span, ...]


class Visit(NamedTuple):
    """One note's point. place: its number in the order of reading;
    day: ordinal; kind: `missed`, `evaluation`, `report`, `discharge` or "".

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
    notes: Notes, checks: Callable[[int], Sequence[EpisodeCheck]], wanted: Callable[[int], bool] = lambda _: True
) -> Iterator[Timeline]:
    """The timelines of patients with two or more visits, one of them of a wanted note, in the order of reading.

    checks: what was found across notes, by a note's number in the order of reading.
    """
    drawn = [places for places in map(partial(_dated, notes), groups(notes.patients)) if _is_row(notes, places, wanted)]
    for places in sorted(drawn, key=lambda places: int(notes.order[places].min())):
        visits = (_visit(notes, place, checks) for place in places.tolist())
        yield Timeline(notes.patient_names[notes.patients[places[0]]], tuple(visits))


def found(checks: Iterable[EpisodeCheck]) -> tuple[Found, ...]:
    """What was found across notes at a visit."""
    return tuple(
        Found(one.rule, one.verdict, one.other, one.other_spans) for one in checks if one.verdict in ("fail", "unclear")
    )


def _dated(notes: Notes, places: Numbers) -> Numbers:
    dated: Numbers = places[notes.days[places] != NO_DAY]
    return dated


def _is_row(notes: Notes, places: Numbers, wanted: Callable[[int], bool]) -> bool:
    if len(places) < _FEWEST or not any(map(wanted, notes.order[places].tolist())):
        return False
    return sum(notes.encounter(place).treated for place in places.tolist()) >= _FEWEST


def _visit(notes: Notes, place: int, checks: Callable[[int], Sequence[EpisodeCheck]]) -> Visit:
    one, number, discipline = notes.encounter(place), int(notes.order[place]), int(notes.disciplines[place])
    return Visit(
        place=number,
        day=one.day or 0,
        discipline=None if discipline < 0 else notes.discipline_names[discipline],
        kind=_kind(one),
        levels=_ranks(one.profile.levels, LEVELS),
        cues=_ranks(one.profile.cues, AMOUNTS),
        scores=tuple(_scores(one)),
        found=found(checks(number)),
    )


def _kind(one: Encounter) -> str:
    kinds = {
        "missed": not one.treated,
        "evaluation": one.opens,
        "report": one.report is not None,
        "discharge": one.closes,
    }
    return next((name for name, is_so in kinds.items() if is_so), "")


def _ranks(marks: Iterable[Mark], order: Sequence[str]) -> Range | None:
    ranks = [order.index(mark.value) for mark in marks if mark.value in order]
    return (min(ranks), max(ranks)) if ranks else None


def _scores(one: Encounter) -> Iterator[tuple[str, Range]]:
    by_measure: dict[str, list[float]] = defaultdict(list)
    for score in one.profile.scores:
        by_measure[score.measure].append(score.value)
    for measure, values in by_measure.items():
        yield measure, (min(values), max(values))
