"""Brings charges and notes together: by note id, else by patient, day and clinician."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ..records import BillingLine, Chart
from . import names, people, sharing
from .records import Charge, Charged, Clinician, Matches, Orphan, Person

_Key = tuple[date | None, str, object]
_NO_DAY = "the note has no date of service to find its charge by"
_LIKELY = "a charge of that day bears the same name, but no record number or birth date confirms it"
_NOTE_LIKELY = "a note of that day bears the same name, but no record number or birth date confirms it"


class _Known(NamedTuple):
    """What a chart can be found by."""

    chart: Chart
    patient: Person
    clinicians: tuple[Clinician, ...]
    by_assistant: bool
    disciplines: frozenset[str]


class _Index(NamedTuple):
    """Charts by what a charge may say of them, so that no charge is held against all notes."""

    known: tuple[_Known, ...]
    by_id: Mapping[str, list[int]]
    by_key: Mapping[_Key, list[int]]


class _Found(NamedTuple):
    """The charts of one charge; where there is none, why, and those that may be its own."""

    charts: tuple[int, ...]
    reason: str = ""
    likely: tuple[int, ...] = ()


def match(charges: Sequence[Charge], charts: Sequence[Chart]) -> Matches:
    """Each chart with its charges, and the charges that have no note."""
    index = _index(charts)
    found = [_find(charge, index) for charge in charges]
    orphans = [_orphan(charge, f) for charge, f in zip(charges, found, strict=True) if not f.charts]
    doubts = {i: _LIKELY for f in found if not f.charts for i in f.likely}
    notes = {i: Charged((), (), said(chart), doubt=_doubt(chart, doubts.get(i, ""))) for i, chart in enumerate(charts)}
    for together, lines in _encounters(charges, found):
        notes |= _charged([charts[i] for i in together], together, lines)
    return Matches(tuple(notes[i] for i in range(len(charts))), tuple(orphans))


def said(chart: Chart) -> tuple[BillingLine, ...]:
    """The codes that a note gives: its billing, and codes whose service it names with a time."""
    billed = {line.code for line in chart.billing}
    named = [fact for fact in chart.of("CPT_CODE", "present") if fact.attributes["code"] not in billed]
    extra = {f.attributes["code"]: (f.start, f.end) for f in reversed(named)}
    lines = (BillingLine(code, None, None, (), "name", *span) for code, span in extra.items())
    return (*chart.billing, *lines)


def _index(charts: Iterable[Chart]) -> _Index:
    known = tuple(_known(chart) for chart in charts)
    by_id, by_key = defaultdict(list), defaultdict(list)
    for i, entry in enumerate(known):
        by_id[entry.chart.note.note_id].append(i)
        for key in _keys(entry.patient):
            by_key[(entry.chart.date_of_service, *key)].append(i)
    return _Index(known, dict(by_id), dict(by_key))


def _known(chart: Chart) -> _Known:
    return _Known(
        chart, people.patient(chart.note), people.clinicians(chart), people.by_assistant(chart), people.disciplines(chart)
    )


def _keys(person: Person) -> Iterator[tuple[str, object]]:
    yield from (("id", number) for number in sorted(person.ids))
    yield from (("word", word) for word in sorted(person.name) if len(word) > 1)


def _find(charge: Charge, index: _Index) -> _Found:
    if charge.note_id:
        charts = index.by_id.get(charge.note_id, ())
        return _Found(tuple(charts), "" if charts else "the note that it names was not among the notes read")
    every = _candidates(charge, index)
    sure = [i for i, same in every.items() if same]
    if sure:
        own = _narrowed(charge, sure, index)
        return _Found(tuple(own), "" if own else "the notes of that patient and day are by another clinician")
    likely = _narrowed(charge, list(every), index)
    return _Found((), _NOTE_LIKELY if likely else "no note of that patient and day", tuple(likely))


def _candidates(charge: Charge, index: _Index) -> dict[int, bool]:
    """Charts of the charge's days and patient; False where only the name says so."""
    found: dict[int, bool] = {}
    for day in _days(charge):
        for key in _keys(charge.patient):
            for i in index.by_key.get((day, *key), ()):
                same = True if i in found else names.same_person(charge.patient, index.known[i].patient)
                if same is not False and i not in found:
                    found[i] = same is True
    return found


def _days(charge: Charge) -> Iterator[date]:
    if charge.first and charge.last:
        for offset in range((charge.last - charge.first).days + 1):
            yield charge.first + timedelta(days=offset)


def _narrowed(charge: Charge, candidates: Sequence[int], index: _Index) -> list[int]:
    """Those by the charge's clinician; without any, those of whom that cannot be told, of the right discipline."""
    assisted = [i for i in candidates if index.known[i].by_assistant and {"CQ", "CO"} & set(charge.modifiers)]
    same = {i: _by(charge.clinician, index.known[i]) for i in assisted or candidates}
    sure = [i for i, by in same.items() if by]
    if sure:
        return sure
    unknown = [i for i, by in same.items() if by is None]
    wanted = {"GP", "GO", "GN"} & set(charge.modifiers)
    return [i for i in unknown if not wanted or not index.known[i].disciplines or wanted & index.known[i].disciplines]


def _by(clinician: Clinician, known: _Known) -> bool | None:
    answers = {names.same_clinician(clinician, other) for other in known.clinicians}
    if True in answers:
        return True
    return None if known.by_assistant or False not in answers else False


def _orphan(charge: Charge, found: _Found) -> Orphan:
    return Orphan(charge, "unclear" if found.likely else "fail", found.reason)


def _doubt(chart: Chart, likely: str) -> str:
    return likely or ("" if chart.date_of_service else _NO_DAY)


def _encounters(charges: Sequence[Charge], found: Sequence[_Found]) -> Iterator[tuple[list[int], list[Charge]]]:
    """Charts and charges that hang together: a charge of two notes makes them one encounter."""
    head: dict[int, int] = {}
    for entry in found:
        roots = sorted({_root(head, i) for i in entry.charts})
        head |= {root: roots[0] for root in roots}
    charts, lines = defaultdict(list), defaultdict(list)
    for i in sorted(head):
        charts[_root(head, i)].append(i)
    for charge, entry in zip(charges, found, strict=True):
        if entry.charts:
            lines[_root(head, entry.charts[0])].append(charge)
    return ((charts[root], lines[root]) for root in charts)


def _root(head: Mapping[int, int], i: int) -> int:
    while head.get(i, i) != i:
        i = head[i]
    return i


def _charged(charts: Sequence[Chart], places: Sequence[int], lines: list[Charge]) -> dict[int, Charged]:
    """What the encounter's charges are to each of its notes."""
    words = [said(chart) for chart in charts]
    shares = sharing.shares(charts, words, lines)
    return {
        place: Charged(tuple(lines), shares[i], words[i], _others(words, i), len(charts)) for i, place in enumerate(places)
    }


def _others(words: Sequence[tuple[BillingLine, ...]], own: int) -> tuple[BillingLine, ...]:
    return tuple(line for i, lines in enumerate(words) if i != own for line in lines)
