"""`nlp-audit check`: findings with the note's own words underlined, the authority and the question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_audit import audit as auditing
from nlp_audit.cli import main

CLEAN = ["--select", "time"]
GOOD = "O: Gait 100 ft, min A.\n97112 x 2 units, 30 min. Total time 30 min.\nJo March, PT\n"
POOR = "O: Gait 100 ft, min A.\n97112 x 4 units, 20 min. Total time 20 min.\nJo March, PT\n"


def run(*arguments: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=text)


def test_shows_line_words_authority_and_question() -> None:
    result = run("-", "--select", "time.units-exceed-minutes", text=POOR)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    [at] = [i for i, line in enumerate(lines) if "2:1 |" in line]
    assert lines[at].endswith("97112 x 4 units, 20 min. Total time 20 min.")
    words = lines[at + 1].index("^")
    assert lines[at][words : words + lines[at + 1].count("^")].startswith("97112")
    assert "rests on" in result.stdout
    assert "ask" in result.stdout
    assert "Do not submit yet" in result.stderr
    assert "\x1b" not in result.output


@pytest.mark.parametrize(("text", "fail_on", "code"), [(GOOD, "info", 0), (POOR, "error", 1), (POOR, "never", 0)])
def test_exit_code(text: str, fail_on: str, code: int) -> None:
    assert run("-", *CLEAN, "--fail-on", fail_on, text=text).exit_code == code


def test_warnings_fail_only_where_asked_for() -> None:
    only = ["--select", "elements.missing-rationale"]
    assert run("-", *only, text=GOOD).exit_code == 0
    assert run("-", *only, "--fail-on", "warning", text=GOOD).exit_code == 1


def test_unreadable_files_are_named_and_the_others_checked(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(GOOD)
    result = run(tmp_path / "empty.txt", tmp_path / "gone.txt", tmp_path / "good.txt", *CLEAN)
    assert result.exit_code == 3
    assert "good.txt: nothing to mend" in result.stdout
    assert "empty.txt" in result.stderr
    assert "gone.txt" in result.stderr


def test_json_is_a_line_a_note(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(POOR)
    result = run(tmp_path / "a.txt", tmp_path / "b.txt", "--format", "json", "--include-text")
    notes = [json.loads(line) for line in result.stdout.splitlines()]
    assert [note["note_id"] for note in notes] == ["a", "b"]
    assert notes[0]["text"] == POOR
    assert result.stderr == ""


def test_what_a_note_holds_steers_no_terminal() -> None:
    result = run("-", *CLEAN, text=POOR.replace("97112", "\x1b[31m\x1b]0;x\x0797112"))
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_a_fault_shows_no_word_of_the_note(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise RuntimeError("secret words of a note")

    monkeypatch.setattr(auditing, "audit", faulty)
    result = run("-", text=POOR)
    assert result.exit_code == 3
    assert "RuntimeError" in result.stderr
    assert "secret" not in result.output


def test_a_fault_outside_of_notes_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise RuntimeError("secret words of a note")

    monkeypatch.setattr("nlp_audit.cli.reading.each", faulty)
    result = run("-", text=POOR)
    assert result.exit_code == 70
    assert "a fault of the program: RuntimeError" in result.stderr
    assert "secret" not in result.output


def test_interruption_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("nlp_audit.cli.reading.each", stopped)
    assert run("-", text=POOR).exit_code == 130
