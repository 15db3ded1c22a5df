"""Treatment days since the last progress report of a therapist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .grouping import Notes, told_day
from .records import NOT_APPLICABLE, PASS, Ruling


def progress_report(notes: Notes, *, days: int, titles: Sequence[str], mentioned: Mapping[str, Any]) -> list[Ruling]:
    """Treatment days beyond `days` without a report; days are counted by the calendar, the evaluation is the first.

    `titles` and `mentioned` are the words that the digests were made with.
    """
    del titles, mentioned
    rulings = [NOT_APPLICABLE] * len(notes.digests)
    for course in notes.courses:
        _judge(notes, course, days, rulings)
    return rulings


def _judge(notes: Notes, course: Sequence[int], days: int, rulings: list[Ruling]) -> None:
    counted: list[int] = []  # first note of each treatment day since the last report
    reported: int | None = None  # day of the last report
    ended = False
    for place in course:
        digest = notes.digests[place]
        if not digest.treated:
            continue
        if ended or digest.opens:
            counted, ended = [], False
        if digest.day != reported and (not counted or notes.digests[counted[-1]].day != digest.day):
            counted.append(place)
        if digest.report:
            rulings[place], counted, reported = Ruling("pass", (digest.report,)), [], digest.day
        else:
            rulings[place] = _ruling(notes, place, counted, days)
        ended = digest.closes


def _ruling(notes: Notes, place: int, counted: Sequence[int], days: int) -> Ruling:
    if len(counted) <= days:
        return PASS
    first = notes.digests[counted[0]]
    detail = f"treatment day {len(counted)} since {told_day(first)} without a therapist's progress report"
    return Ruling("fail", (notes.digests[place].heading,), counted[0], (first.heading,), detail)
