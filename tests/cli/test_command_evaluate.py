"""`nlp-audit evaluate` on a folder of gold notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_audit.cli import main

HEAD = "---\nid: {id}\nfindings: [elements.missing-pain]\nrisk: skilled\nwhy: an example\n---\n"
BODY = "O: Gait with ⟦ASSIST_LEVEL level=minimal persons=1|min A x1⟧, ⟦CUE types=tactile|mod VC⟧ for posture.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for number in ("a-01", "b-02"):
        (folder / f"{number}.md").write_text(HEAD.format(id=number) + BODY)
    (folder / "README.md").write_text("# About these notes\n")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


def test_figures_by_label_rule_and_writer(gold: Path) -> None:
    result = run(gold, "--by", "writer", "--misses", "1")
    assert result.exit_code == 0
    assert "ASSIST_LEVEL         2  1.000  1.000  1.000  1.000" in result.stdout
    assert "elements.missing-pain                          2" in result.stdout
    assert "a-01 CUE value" in result.stdout
    assert "[mod VC] for posture" in result.stdout
    assert "README.md: no gold note, left out" in result.stderr
    assert "\nb " in result.stdout


def test_json(gold: Path) -> None:
    found = json.loads(run(gold, "--format", "json", "--by", "writer").stdout)
    assert found["notes"] == 2
    assert found["entities"]["labels"]["ASSIST_LEVEL"]["f1_with_value_and_assertion"] == 1
    assert found["entities"]["labels"]["CUE"]["f1_with_value"] == 0
    assert found["findings"]["rules"]["elements.missing-pain"]["recall"] == 1
    assert set(found["by_writer"]) == {"a", "b"}


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("⟦CUE", "⟦CEU", "unknown label CEU"),
        ("mod VC⟧", "mod VC", "not closed"),
        ("|mod", "| mod", "a space just inside"),
        ("level=minimal", "level=slight", "unknown level slight"),
        ("risk: skilled", "risk: unknown", "risk must be"),
        ("missing-pain", "missing-pian", "not judged"),
    ],
)
def test_a_gold_note_with_a_mistake_is_named(gold: Path, wrong: str, right: str, told: str) -> None:
    note = gold / "a-01.md"
    note.write_text(note.read_text().replace(wrong, right))
    result = run(gold)
    assert result.exit_code == 3
    assert "a-01.md" in result.stderr
    assert told in result.stderr
    assert "1 notes" in result.stdout


def test_no_gold_notes(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 2
    assert run(tmp_path / "nowhere").exit_code == 2


def test_charts_with_a_truth_are_for_the_episode_rules(tmp_path: Path) -> None:
    text = "Patient: Moss, Ada  MRN 551201  DOS 03/0{day}/2026\nO: Gait {feet} ft with RW, min A.\nAnn Lee, PT\n"
    chart = tmp_path / "charts" / "p01"
    chart.mkdir(parents=True)
    for day in (3, 5):
        (chart / f"{day}.txt").write_text(text.format(day=day, feet=day * 20))
    truth = 'p01:\n  files:\n    "3.txt": {rules: []}\n    "5.txt": {rules: [episode.cloned-note]}\n'
    (tmp_path / "charts" / "truth.yaml").write_text(truth)
    found = json.loads(run(tmp_path / "charts", "--format", "json").stdout)["episodes"]
    assert found["rules"]["episode.cloned-note"]["gold"] == 1
    assert found["exact"] == 0.5
