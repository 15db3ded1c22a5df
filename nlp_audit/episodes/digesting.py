"""From a note's chart to its digest, in the worker that has read the note."""

from __future__ import annotations

from ..records import Chart
from . import exercise, passages, people, profile, reporting, sessions
from .records import Digest, Span, key_of
from .words import Words


def digest(chart: Chart, words: Words) -> Digest:
    """The digest of one note. `words`: from the episode rules (`words.of_rules`)."""
    alone, loose = sessions.sessions(chart)
    return Digest(
        key=key_of(chart.note),
        patient=people.patient(chart),
        clinician=people.clinician(chart),
        discipline=people.discipline(chart),
        day=chart.date_of_service.toordinal() if chart.date_of_service else None,
        start=sessions.start_of(chart),
        sessions=alone,
        loose=loose,
        profile=profile.profile(chart, words),
        exercise=exercise.exercise(chart, words),
        report=reporting.report(chart, words),
        opens=reporting.opens(chart),
        closes=reporting.closes(chart),
        treated=reporting.treated(chart),
        passages=passages.passages(chart),
        heading=_heading(chart),
    )


def _heading(chart: Chart) -> Span:
    """Where the note says its date, for findings that concern the visit as a whole."""
    dated = next((d for d in chart.dates if d.role == "service"), None)
    return (dated.start, dated.end) if dated else (0, min(len(chart.note.text), 80))
