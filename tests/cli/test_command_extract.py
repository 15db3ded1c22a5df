"""`nlp-audit extract`: entities alone, in the shape of a result."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from nlp_audit.cli import main

NOTE = "O: Gait 100 ft, min A x1, mod VC. Berg 42/56. 97112 x 2, 30 min.\n"


def test_a_line_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTE)
    (tmp_path / "empty.txt").write_bytes(b"")
    result = CliRunner().invoke(main, ["extract", str(tmp_path)])
    assert result.exit_code == 3
    [note] = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(note) == ["note_id", "source", "index", "entities"]
    labels = {entity["label"] for entity in note["entities"]}
    assert {"ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE", "MINUTES", "CPT_CODE"} <= labels
    for entity in note["entities"]:
        assert NOTE[entity["start"] : entity["end"]] == entity["text"]
        assert set(entity) == {"label", "start", "end", "text", "section", "assertion", "attributes"}


def test_standard_input() -> None:
    result = CliRunner().invoke(main, ["extract", "-", "--include-text"], input=NOTE)
    assert json.loads(result.stdout)["text"] == NOTE
