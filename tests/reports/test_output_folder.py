"""The output folder of large runs: the report holds the notes that are worth a look."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nlp_audit.records import Audit, Finding, Note, Unread
from nlp_audit.reports import folder, rows
from nlp_audit.reports.rows import Row


def row(number: int, *severities: str) -> Row:
    findings = tuple(Finding("time.a", "fail", severity, "", "", "", ()) for severity in severities)  # type: ignore[arg-type]
    return rows.row(Audit(Note(f"n{number}", "text", "a.txt", number), None, (), (), (), (), findings), "medicare")


def write(out: Path, items: list[Row | Unread]) -> None:
    out.mkdir()
    folder.write(items, folder.Job(out, {}, {}, lambda counts: {"counts": counts}), lambda _: None)


def in_report(out: Path) -> list[str]:
    page = (out / "report.html").read_text()
    return [json.loads(block)["note_id"] for block in re.findall(r'class="note">(.*?)</script>', page)]


def test_the_report_of_a_large_run_holds_the_worst_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "REPORT_LIMIT", 3)
    write(tmp_path / "out", [row(0), row(1, "error"), row(2, "info"), row(3, "warning"), row(4, "info")])
    assert in_report(tmp_path / "out") == ["n1", "n2", "n3"]
    assert "of which the 3 with the most serious findings are shown" in (tmp_path / "out" / "report.html").read_text()
    assert "5 notes were audited: summary.json has the figures of all" in (tmp_path / "out" / "report.html").read_text()
    assert (tmp_path / "out" / "notes.jsonl").read_text().count("\n") == 5
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["notes"] == 5


def test_a_copy_comes_with_its_source_and_the_timelines_know_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "REPORT_LIMIT", 1)
    across = folder.Across(
        episodes=lambda shown, _: json.dumps(sorted(shown or ())), beside=lambda shown: shown | frozenset((0,))
    )
    (tmp_path / "out").mkdir()
    job = folder.Job(tmp_path / "out", {}, {}, lambda counts: counts, lambda: across)
    folder.write([row(0), row(1), row(2, "error")], job, lambda _: None)
    assert in_report(tmp_path / "out") == ["n0", "n2"]
    assert 'id="episodes">[0,2]<' in (tmp_path / "out" / "report.html").read_text().replace(" 2]", "2]")


def test_unread_inputs_stand_in_the_report_and_the_errors(tmp_path: Path) -> None:
    write(tmp_path / "out", [Unread("<b>.txt", "empty"), row(0)])
    assert json.loads((tmp_path / "out" / "errors.jsonl").read_text()) == {"source": "<b>.txt", "reason": "empty"}
    assert "&lt;b&gt;.txt" in (tmp_path / "out" / "report.html").read_text()
    assert json.loads((tmp_path / "out" / "run.json").read_text()) == {"counts": {"notes": 1, "unread": 1}}
