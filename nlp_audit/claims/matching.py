"""Brings charges and notes together: by note id, else by patient, day and clinician."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ..records import Chart
from . import names, people, sharing
from .records import Charge, Charged, Clinician, Known, Matches, Orphan, Person

_Key = tuple[date | None, str, str]
_NO_DAY = "the note has no date of service to find its charge by"
_SAME_NAME = "of that day bears the same name, but no record number or birth date confirms it"


class _Index(NamedTuple):
    """Charts by what a charge may say of them, so that no charge is held against all notes."""

    known: Sequence[Known]
    by_id: Mapping[str, list[int]]
    by_key: Mapping[_Key, list[int]]


class _Found(NamedTuple):
    """The charts of one charge; where there is none, why, and those that may be its own."""

    charts: Sequence[int]
    reason: str = ""
    likely: Sequence[int] = ()


def match(charges: Sequence[Charge], charts: Iterable[Chart]) -> Matches:
    """Each chart with its charges, and the charges that have no note."""
    return match_known(charges, [people.known(chart) for chart in charts])


def match_known(charges: Sequence[Charge], known: Sequence[Known]) -> Matches:
    """The same for notes whose charts are not at hand any more."""
    index = _index(known)
    found = [_find(charge, index) for charge in charges]
    lost = [(charge, entry) for charge, entry in zip(charges, found, strict=True) if not entry.charts]
    likely = {i for _, entry in lost for i in entry.likely}
    notes = [_without_charge(note, i in likely) for i, note in enumerate(known)]
    for together, lines in _encounters(charges, found):
        for i, charged in zip(together, _charged([known[i] for i in together], lines), strict=True):
            notes[i] = charged
    return Matches(tuple(notes), tuple(_orphan(charge, entry) for charge, entry in lost))


def _index(known: Sequence[Known]) -> _Index:
    by_id: dict[str, list[int]] = defaultdict(list)
    by_key: dict[_Key, list[int]] = defaultdict(list)
    for i, entry in enumerate(known):
        by_id[entry.note_id].append(i)
        for kind, key in _keys(entry.patient):
            by_key[(entry.day, kind, key)].append(i)
    return _Index(known, dict(by_id), dict(by_key))


def _keys(person: Person) -> Iterator[tuple[str, str]]:
    yield from (("number", number) for number in sorted(person.ids))
    yield from (("word", word) for word in sorted(person.name) if len(word) > 1)


def _find(charge: Charge, index: _Index) -> _Found:
    if charge.note_id:
        charts = index.by_id.get(charge.note_id, ())
        return _Found(charts, "" if charts else "the note that it names is not among the notes read")
    every = _candidates(charge, index)
    sure = [i for i, same in every.items() if same]
    if sure:
        own = _narrowed(charge, sure, index)
        return _Found(own, "" if own else "the note of that patient and day is another clinician's")
    likely = _narrowed(charge, list(every), index)
    return _Found((), f"a note {_SAME_NAME}" if likely else "no note of that patient and day", likely)


def _candidates(charge: Charge, index: _Index) -> dict[int, bool]:
    """Charts of the charge's days and patient; False where only the name says so."""
    days = _days(charge)
    keys = list(_keys(charge.patient))
    near = {i: None for day in days for key in keys for i in index.by_key.get((day, *key), ())}
    same = {i: names.same_person(charge.patient, index.known[i].patient) for i in near}
    return {i: answer is True for i, answer in same.items() if answer is not False}


def _days(charge: Charge) -> list[date]:
    if charge.first is None or charge.last is None:
        return []
    return [charge.first + timedelta(days=i) for i in range((charge.last - charge.first).days + 1)]


def _narrowed(charge: Charge, candidates: Sequence[int], index: _Index) -> list[int]:
    """Those by the charge's clinician; without any, those of whom that cannot be told, in its discipline."""
    assisted = [i for i in candidates if index.known[i].by_assistant and {"CQ", "CO"} & set(charge.modifiers)]
    same = {i: _by(charge.clinician, index.known[i]) for i in assisted or candidates}
    sure = [i for i, by in same.items() if by]
    wanted = {"GP", "GO", "GN"} & set(charge.modifiers)
    unknown = [i for i, by in same.items() if by is None]
    return sure or [i for i in unknown if _may_be(wanted, index.known[i].disciplines)]


def _by(clinician: Clinician, known: Known) -> bool | None:
    """An assistant bills under a therapist's name, so another name on the claim says nothing against it."""
    answers = {names.same_clinician(clinician, other) for other in known.clinicians}
    if True in answers:
        return True
    return None if known.by_assistant or False not in answers else False


def _may_be(wanted: set[str], disciplines: frozenset[str]) -> bool:
    return not wanted or not disciplines or bool(wanted & disciplines)


def _orphan(charge: Charge, found: _Found) -> Orphan:
    return Orphan(charge, "unclear" if found.likely else "fail", found.reason)


def _without_charge(note: Known, likely: bool) -> Charged:
    doubt = f"a charge {_SAME_NAME}" if likely else "" if note.day else _NO_DAY
    return Charged((), (), note.said, doubt=doubt)


def _encounters(charges: Sequence[Charge], found: Sequence[_Found]) -> Iterator[tuple[list[int], list[Charge]]]:
    """Charts and charges that hang together: a charge of two notes makes them one encounter."""
    head: dict[int, int] = {}
    for entry in found:
        roots = sorted({_root(head, i) for i in entry.charts})
        head.update((root, roots[0]) for root in roots)
    charts: dict[int, list[int]] = defaultdict(list)
    lines: dict[int, list[Charge]] = defaultdict(list)
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


def _charged(notes: Sequence[Known], lines: Sequence[Charge]) -> Iterator[Charged]:
    """What an encounter's charges are to each of its notes."""
    for i, share in enumerate(sharing.shares(notes, lines)):
        beside = tuple(line for j, other in enumerate(notes) if j != i for line in other.said)
        yield Charged(tuple(lines), share, notes[i].said, beside, len(notes))
