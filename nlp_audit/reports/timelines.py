"""The report's picture of what was found across notes: timelines, and what a finding was compared to, as compact JSON.

`fields` names the parts of a visit, which stands as a list. A note is its number in the report, a visit its number in
the timeline, a rule its number in `rules`; null where the report does not hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..episodes import Notes, Verdicts, timeline
from ..episodes.progression import AMOUNTS
from ..episodes.timeline import Timeline, Visit
from ..records import LEVELS
from .rows import dumps

Named = Callable[[int], tuple[str, str]]
Titles = Mapping[str, str]
_CLONE = "episode.cloned-note"
_FIELDS = ("note", "day", "discipline", "kind", "levels", "cues", "scores", "found")


class _Held(NamedTuple):
    """Numbers of notes (by place in the order of reading) and of rules in the report."""

    notes: Mapping[int, int]
    rules: Mapping[str, int]


def serialised(notes: Notes, verdicts: Verdicts, shown: Iterable[int] | None, measures: Titles, named: Named) -> str:
    """JSON for the report. shown: numbers of the notes that it holds, None for all.

    measures: their titles; named: the id and the source of a note by its number.
    """
    places = range(len(notes.order)) if shown is None else sorted(shown)
    held = _Held({place: n for n, place in enumerate(places)}, {rule: n for n, rule in enumerate(verdicts.rules)})
    drawn = list(timeline.timelines(notes, verdicts.of, held.notes.__contains__))
    used = sorted({measure for one in drawn for visit in one.visits for measure, _ in visit.scores})
    whole = {
        "levels": LEVELS,
        "amounts": AMOUNTS,
        "rules": verdicts.rules if len(notes.order) else (),
        "measures": {measure: measures[measure] for measure in used if measure in measures},
        "fields": _FIELDS,
        "timelines": [{"patient": one.patient, "visits": _visits(one, held)} for one in drawn],
        "compared": _compared(verdicts, held, named),
    }
    return dumps(whole).decode()


def copied(verdicts: Verdicts, shown: Iterable[int]) -> frozenset[int]:
    """The numbers of the notes that the `shown` ones are copies of: both belong side by side."""
    found = (one for place in shown for one in timeline.found(verdicts.of(place)))
    return frozenset(one.other for one in found if one.rule == _CLONE and one.other is not None)


def _visits(one: Timeline, held: _Held) -> list[list[Any]]:
    numbers = {visit.place: number for number, visit in enumerate(one.visits)}
    return [_visit(visit, numbers, held) for visit in one.visits]


def _visit(visit: Visit, numbers: Mapping[int, int], held: _Held) -> list[Any]:
    day = date.fromordinal(visit.day).isoformat()
    scores = {measure: _range(values) for measure, values in visit.scores}
    found = [
        (held.rules[one.rule], one.verdict, None if one.other is None else numbers.get(one.other))
        for one in visit.found
    ]
    return [
        *(held.notes.get(visit.place), day, visit.discipline, visit.kind),
        *(_range(visit.levels), _range(visit.cues), scores, found),
    ]


def _range(values: tuple[float, float] | None) -> list[float] | None:
    """Lowest and highest, one number where they are the same, none where there is none."""
    return [int(v) if v == int(v) else v for v in dict.fromkeys(values)] if values else None


def _compared(verdicts: Verdicts, held: _Held, named: Named) -> list[tuple[Any, ...]]:
    """[note, rule, other note, its id and file where it is not in the report, spans in it] of each finding."""
    return [
        (number, held.rules[one.rule], *_other(one.other, held, named), one.spans)
        for place, number in held.notes.items()
        for one in timeline.found(verdicts.of(place))
        if one.other is not None
    ]


def _other(place: int, held: _Held, named: Named) -> tuple[int | None, str | None, str | None]:
    return (held.notes[place], None, None) if place in held.notes else (None, *named(place))
