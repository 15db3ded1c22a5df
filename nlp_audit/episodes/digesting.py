"""From a note's chart to its digest, in the worker that has read the note."""

from __future__ import annotations

from ..records import Chart
from . import exercise, passages, people, profile, reporting, sessions
from .records import NO_PASSAGES, NO_PROFILE, Digest, Span, key_of
from .words import Words, page


def digest(chart: Chart, words: Words) -> Digest:
    """The digest of one note. `words`: from the episode rules (`words.of_rules`).

    What no rule could compare is not worked out: a visit without patient or day is in no course of visits, and a note
    of nobody by nobody has none to be a copy of.
    """
    ranges, alone = sessions.ranges(chart), _alone(chart, words)
    held, loose = sessions.sessions(chart, ranges)
    return alone._replace(start=sessions.start_of(chart, ranges), sessions=held, loose=loose)


def _alone(chart: Chart, words: Words) -> Digest:
    """The digest without its times."""
    patient, clinician, told = people.patient(chart), people.clinician(chart), page(chart)
    in_course = bool(patient) and chart.date_of_service is not None
    return Digest(
        key=key_of(chart.note),
        patient=patient,
        clinician=clinician,
        discipline=people.discipline(chart),
        day=chart.date_of_service.toordinal() if chart.date_of_service else None,
        start=None,
        sessions=(),
        loose=0.0,
        profile=profile.profile(told, words) if in_course else NO_PROFILE,
        exercise=exercise.exercise(told, words) if in_course else None,
        report=reporting.report(told, words) if in_course else None,
        opens=in_course and reporting.opens(chart),
        closes=in_course and reporting.closes(chart),
        treated=reporting.treated(chart),
        passages=passages.passages(told) if patient or clinician else NO_PASSAGES,
        heading=_heading(chart),
    )


def _heading(chart: Chart) -> Span:
    """Where the note says its date, for findings that concern the visit as a whole."""
    dated = next((d for d in chart.dates if d.role == "service"), None)
    return (dated.start, dated.end) if dated else (0, min(len(chart.note.text), 80))
