"""From a note's chart to its digest, in the worker that has read the note."""

from __future__ import annotations

from ..records import Chart
from . import exercise, passages, people, profile, reporting, sessions
from .records import NO_PASSAGES, NO_PROFILE, Digest, Encounter, Span
from .words import Page, Words, page


def digest(chart: Chart, words: Words) -> Digest:
    """The digest of one note. `words`: from the episode rules (`words.of_rules`).

    What no rule could compare is not worked out: a visit without patient or day is in no course of visits, and a note
    of nobody by nobody has none to be a copy of.
    """
    patient, clinician = people.patient(chart), people.clinician(chart)
    in_course = bool(patient) and chart.date_of_service is not None
    told = page(chart)
    return Digest(
        patient,
        clinician,
        people.discipline(chart),
        (_encounter(told, words) if in_course else _outside(chart))._replace(
            passages=passages.passages(told) if patient or clinician else NO_PASSAGES
        ),
    )


def bare(chart: Chart) -> Digest:
    """The digest of a note where no episode rule is asked for: whose visit it was, and when."""
    whose = people.patient(chart), people.clinician(chart), people.discipline(chart)
    return Digest(*whose, _outside(chart))


def _encounter(told: Page, words: Words) -> Encounter:
    """What is compared with the patient's other visits."""
    return _outside(told.chart)._replace(
        profile=profile.profile(told, words),
        exercise=exercise.exercise(told, words),
        report=reporting.report(told, words),
        opens=reporting.opens(told.chart),
        closes=reporting.closes(told.chart),
    )


def _outside(chart: Chart) -> Encounter:
    """A visit that is in no course: only when it was, and with whom its minutes may be shared."""
    ranges = sessions.ranges(chart)
    held, loose = sessions.sessions(chart, ranges)
    return Encounter(
        day=chart.date_of_service.toordinal() if chart.date_of_service else None,
        start=sessions.start_of(chart, ranges),
        sessions=held,
        loose=loose,
        profile=NO_PROFILE,
        exercise=None,
        report=None,
        opens=False,
        closes=False,
        treated=reporting.treated(chart),
        heading=_heading(chart),
        passages=NO_PASSAGES,
    )


def _heading(chart: Chart) -> Span:
    """Where the note says its date, for findings that concern the visit as a whole."""
    dated = next((d for d in chart.dates if d.role == "service"), None)
    return (dated.start, dated.end) if dated else (0, min(len(chart.note.text), 80))
