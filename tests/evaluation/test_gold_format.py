"""Reading gold notes: nested marks, parsed sets, other files; and the figures on hand-made counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp_audit.evaluation import figures, gold
from nlp_audit.evaluation.figures import Counts
from nlp_audit.evaluation.gold import GoldNote
from nlp_audit.records import Unread

HEAD = "---\nid: k-07\nfindings: []\nrisk: borderline\n---\n"
NESTED = "G: ⟦GOAL term=short measurable=yes|walk 50 ft ⟦ASSIST_LEVEL level=standby assertion=planned|SBA⟧⟧.\n"


def test_nested_marks_keep_their_offsets() -> None:
    text, marks = gold.unmark(NESTED)
    assert text == "G: walk 50 ft SBA.\n"
    assert [(mark.label, text[mark.start : mark.end]) for mark in marks] == [
        ("GOAL", "walk 50 ft SBA"),
        ("ASSIST_LEVEL", "SBA"),
    ]
    assert marks[1].assertion == "planned"
    assert marks[0].assertion == "present"


@pytest.mark.parametrize("body", ["a ⟧ b", "⟦CUE|a", "⟦CUE a", "⟦CUE types|a⟧"])
def test_broken_marks_are_told(tmp_path: Path, body: str) -> None:
    (tmp_path / "k-07.md").write_text(HEAD + body)
    [found] = gold.read([tmp_path], lambda _: None)
    assert isinstance(found, Unread)
    assert "a gold note with a mistake" in found.reason


def test_other_files_are_remarked_and_folders_searched(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "k-07.md").write_text(HEAD + NESTED)
    (tmp_path / "FORMAT.md").write_text("# Format\n---\nid: x\n---\n")
    remarks: list[str] = []
    [note] = gold.read([tmp_path], remarks.append)
    assert isinstance(note, GoldNote)
    assert (note.id, note.writer, note.risk) == ("k-07", "k", "borderline")
    assert len(remarks) == 1
    [found] = gold.read([tmp_path / "FORMAT.md"], remarks.append)
    assert isinstance(found, Unread)


def test_a_parsed_set_is_read_as_well(tmp_path: Path) -> None:
    span = {"label": "MINUTES", "start": 0, "end": 6, "text": "30 min", "minutes": 30.0, "assertion": "present"}
    note = {"id": "z-1", "text": "30 min\n", "spans": [span], "findings": None, "risk": "skilled"}
    (tmp_path / "gold.json").write_text(json.dumps([note]))
    [found] = gold.read([tmp_path], lambda _: None)
    assert isinstance(found, GoldNote)
    assert found.marks[0].attributes == {"minutes": 30.0, "assertion": "present"}


def test_figures() -> None:
    counts = Counts(hits=6, spurious=2, missed=4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 / 3)
    assert counts.only(3) == Counts(3, 5, 7)
    assert figures.total([counts, Counts(1, 1, 1)]) == Counts(7, 3, 5)
    assert Counts().f1 == 0
    assert figures.kappa(Counts(5, 0, 0), 20) == 1
    assert figures.kappa(Counts(0, 5, 5), 20) == pytest.approx(-1 / 3)
    assert figures.auroc([(True, 0.9), (True, 0.5), (False, 0.5), (False, 0.1)]) == 0.875
    assert figures.brier([(True, 0.8), (False, 0.4)]) == pytest.approx(0.1)
