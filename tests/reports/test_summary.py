"""The run in figures, and what to look at first."""

from __future__ import annotations

from pathlib import Path

from nlp_audit.records import Finding, Unread
from nlp_audit.reports import plain, summary, worklist
from nlp_audit.reports.rows import Brief
from nlp_audit.reports.summary import Tally

ERROR, WARNING, UNCLEAR = ("time.a", "error", "fail"), ("skill.b", "warning", "fail"), ("time.a", "error", "unclear")


def brief(name: str, *marks: tuple[str, str, str], clinician: str | None = None) -> Brief:
    return Brief(name, f"{name}.txt", None, clinician, None, "medicare", 0, 10, None, marks)


def tallied(*notes: Brief) -> Tally:
    tally = Tally()
    for note in notes:
        tally.add(note)
    return tally


def test_what_is_unclear_counts_as_unclear_only() -> None:
    found = summary.content(tallied(brief("a", ERROR, WARNING), brief("b", UNCLEAR), brief("c")))
    assert found["findings"] == {"error": 1, "warning": 1, "info": 0, "unclear": 1}
    assert found["notes_with"] == {"error": 1, "warning": 1, "info": 0}
    assert found["notes_without_findings"] == 1
    assert found["rules"][0] == {"rule": "time.a", "severity": "error", "fail": 1, "unclear": 1}
    assert found["risk"] is None


def test_the_worst_come_first_and_of_equals_the_first_read() -> None:
    notes = [brief(f"w{i:02}", WARNING) for i in range(30)] + [brief("e", ERROR), brief("clean")]
    names = [one["note_id"] for one in summary.content(tallied(*notes))["look_at_first"]]
    assert names == ["e", *(f"w{i:02}" for i in range(19))]


def test_figures_by_clinician_where_the_export_names_one() -> None:
    found = summary.content(tallied(brief("a", ERROR, clinician="Jo"), brief("b", clinician="Jo"), brief("c")))
    assert found["clinicians"] == [{"clinician": "Jo", "notes": 2, "error": 1, "warning": 0, "info": 0, "unclear": 0}]


def test_terminal_summary() -> None:
    tally = tallied(brief("a", ERROR, UNCLEAR), brief("b"))
    tally.miss(Unread("x.pdf", "not a format that is read"))
    tally.lose(Finding("claim.note-missing", "fail", "error", "", "", "", ()))
    told = worklist.text(tally, Path("out"), 2.0, plain.bare)
    assert "2 notes audited in 2.0 s (1 notes/s)." in told
    assert "1 input could not be read, see out/errors.jsonl." in told
    assert "1 note with errors: do not submit." in told
    assert "1  error    claim.note-missing" in told
    assert "  a: 1 error, 1 unclear  (a.txt)" in told
    assert told.endswith("Open out/report.html in a browser.")
