"""`nlp-audit rules`: the catalogue, one rule, every example run; mistakes in a rules folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_audit import paths
from nlp_audit.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["rules", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rules folder of one's own, with few rules."""
    own = tmp_path / "rules"
    shutil.copytree(paths.rules(), own)
    for path in own.glob("*/*.yaml"):
        if path.parent.name in ("elements", "coding", "time", "values", "skill", "episode", "claim"):
            path.unlink()
    for payer in (own / "payers").glob("*.yaml"):
        if payer.stem != "medicare":
            payer.unlink()
    shutil.copy(paths.rules() / "elements" / "missing-pain.yaml", own / "elements")
    return own


def test_list_and_show() -> None:
    listed = run("list").stdout
    assert "time.units-exceed-minutes" in listed
    assert "episode.cloned-note" in listed
    assert "claim.units-differ" in listed
    shown = run("show", "elements.missing-pain").stdout
    for part in ("rests on", "passes", "fails", "checked"):
        assert part in shown


def test_json() -> None:
    rules = json.loads(run("list", "--format", "json").stdout)
    assert {"id", "severity", "authority", "why", "status", "examples"} <= set(rules[0])
    assert json.loads(run("show", rules[0]["id"], "--format", "json").stdout) == rules[0]


def test_unknown_rule_names_the_nearest() -> None:
    result = run("show", "elements.missing-pian")
    assert result.exit_code == 2
    assert "elements.missing-pain" in result.stderr


def test_examples_of_a_folder_that_hold(folder: Path) -> None:
    result = run("test", folder)
    assert result.exit_code == 0, result.output
    assert "0 not" in result.stdout


def test_examples_that_do_not_hold_are_printed_with_what_was_found(folder: Path) -> None:
    rule = folder / "elements" / "missing-pain.yaml"
    head = rule.read_text().split("examples:")[0]
    rule.write_text(f'{head}examples:\n  pass: ["S: Nothing to say."]\n  fail: ["S: Denies pain."]\n')
    cue = folder / "vocabulary" / "cue.yaml"
    cue.write_text(
        f"{cue.read_text().split('examples:')[0]}examples:\n  - 'Gait with [min VCs](tactile).'\n  - 'Min VCs.'\n"
    )
    result = run("test", folder)
    assert result.exit_code == 1
    assert result.stdout.count("FAIL") == 4
    assert "wanted pass\n      found  fail" in result.stdout
    assert "found  [min VCs] assertion=present types=verbal amount=minimal" in result.stdout


def test_a_known_miss_that_works_is_no_known_miss(folder: Path) -> None:
    rule = folder / "elements" / "missing-pain.yaml"
    rule.write_text(rule.read_text().rstrip() + '\n  todo: ["S: Doing well.\\nO: Gait 100 ft."]\n')
    result = run("test", folder)
    assert result.exit_code == 1
    assert "move it to `fail`" in result.stdout


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("severity: info", "severity: inof", "did you mean `info`"),
        ("message:", "mesage:", "did you mean `message`"),
        ("title:", "title: x\ntitle:", "stands twice"),
        ("requires: {", "requires: {{", "missing-pain.yaml"),
        ("documented:", "docmented:", "did you mean `documented`"),
    ],
)
def test_a_bad_rule_is_named_with_file_and_word(folder: Path, wrong: str, right: str, told: str) -> None:
    rule = folder / "elements" / "missing-pain.yaml"
    assert wrong in rule.read_text()
    rule.write_text(rule.read_text().replace(wrong, right, 1))
    (folder.parent / "note.txt").write_text("S: fine.")
    for command in (["rules", "list"], ["check", str(folder.parent / "note.txt")]):
        result = CliRunner().invoke(main, [*command, "--rules", str(folder)])
        assert result.exit_code == 2
        assert "missing-pain.yaml" in result.stderr
        assert told in result.stderr


def test_an_own_rules_folder_judges(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("S: fine.\nO: Gait 100 ft, CGA.\n")
    found = CliRunner().invoke(main, ["check", str(tmp_path / "note.txt"), "--rules", str(folder), "--format", "json"])
    assert [check["rule"] for check in json.loads(found.stdout)["checks"]] == ["elements.missing-pain"]
