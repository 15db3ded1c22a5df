"""Treatment days since the last progress report of a therapist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .grouping import Notes, courses, told_day
from .records import PASS, Ruling


def progress_report(
    notes: Notes, *, days: int, titles: Sequence[str], mentioned: Mapping[str, Any]
) -> Iterator[tuple[int, Ruling]]:
    """Treatment days beyond `days` without a report; days are counted by the calendar, the evaluation is the first.

    `titles` and `mentioned` are the words that the digests were made with.
    """
    del titles, mentioned
    for course in courses(notes):
        yield from _judge(notes, course, days)


def _judge(notes: Notes, course: Sequence[int], days: int) -> Iterator[tuple[int, Ruling]]:
    counted: list[int] = []  # first note of each treatment day since the last report
    reported: int | None = None  # day of the last report
    ended = False
    for place in course:
        visit = notes.encounter(place)
        if not visit.treated:
            continue
        if ended or visit.opens:
            counted, ended = [], False
        if visit.day != reported and (not counted or notes.encounter(counted[-1]).day != visit.day):
            counted.append(place)
        if visit.report:
            yield place, Ruling("pass", (visit.report,))
            counted, reported = [], visit.day
        else:
            yield place, _ruling(notes, place, counted, days)
        ended = visit.closes


def _ruling(notes: Notes, place: int, counted: Sequence[int], days: int) -> Ruling:
    if len(counted) <= days:
        return PASS
    first = notes.encounter(counted[0])
    detail = f"treatment day {len(counted)} since {told_day(first.day)} without a therapist's progress report"
    return Ruling("fail", (notes.encounter(place).heading,), counted[0], (first.heading,), detail)
