"""`nlp-audit audit`: six private files, whole or not at all, the inputs untouched, every input accounted for."""

from __future__ import annotations

import csv
import json
import os
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nlp_audit import audit as auditing
from nlp_audit.cli import main
from nlp_audit.reports.folder import NAMES

GOOD = """Date of service: 03/14/2026
S: Pt reports R foot catches on rugs. Pain 2/10 low back.
O: Tandem stance on foam 3 x 30 sec with min A x1 and mod verbal cues for hip strategy. TUG 14.2 s.
A: Sway fell from 4 to 2 cm after cueing; foam chosen to load vestibular input given R hypofunction.
P: Continue 2x/wk. STG: walk 150 ft on grass with SBA in 3 weeks. HEP sheet reviewed and demonstrated.
97112 x 2 units, 30 min. Total time 30 min. One-on-one throughout.
Jo March, PT, DPT
"""
POOR = "O: Pt did exercises. 97112 x 4 units, 20 min.\nA: Tolerated treatment well.\nP: Continue per POC.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (folder / "week1").mkdir(parents=True)
    (folder / "week1" / "good.txt").write_text(GOOD)
    (folder / "poor.txt").write_text(POOR)
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def results(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "notes.jsonl").read_text().splitlines()]


def fired(out: Path) -> dict[str, set[tuple[str, str]]]:
    return {note["note_id"]: {(f["rule"], f["verdict"]) for f in note["findings"]} for note in results(out)}


def test_writes_six_private_files_and_leaves_nothing_else(notes: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in notes.rglob("*")}
    out = tmp_path / "out"
    result = run("audit", notes, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert {path.name for path in out.iterdir()} == set(NAMES)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert {path: path.stat().st_mtime_ns for path in notes.rglob("*")} == before


def test_files_are_private_whatever_the_umask(notes: Path, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        run("audit", notes, "-o", tmp_path / "out")
    finally:
        os.umask(old)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()} == {0o600}


def test_lines_have_the_contracts_shape_and_exact_spans(notes: Path, tmp_path: Path) -> None:
    run("audit", notes, "-o", tmp_path / "out", "--include-text")
    keys = "note_id source index patient_id clinician date_of_service payer sections entities billing checks findings"
    for note in results(tmp_path / "out"):
        assert list(note) == [*keys.split(), "risk", "text"]
        evidence = [e for one in (*note["checks"], *note["findings"]) for e in one["evidence"]]
        for span in (*note["entities"], *evidence):
            assert note["text"][span["start"] : span["end"]] == span["text"]
        failing = [c["rule"] for c in note["checks"] if c["verdict"] in ("fail", "unclear")]
        assert failing == [f["rule"] for f in note["findings"]]


def test_text_stays_out_of_the_lines_unless_asked_for(notes: Path, tmp_path: Path) -> None:
    run("audit", notes, "-o", tmp_path / "out")
    assert all("text" not in note for note in results(tmp_path / "out"))
    assert "Tandem stance on foam" in (tmp_path / "out" / "report.html").read_text()


def test_table_and_summary_agree_with_the_lines(notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("audit", notes, "-o", out)
    with (out / "findings.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    lines = [(n["note_id"], f["rule"], f["verdict"]) for n in results(out) for f in n["findings"]]
    assert [(row["note_id"], row["rule"], row["verdict"]) for row in rows] == lines
    summary = json.loads((out / "summary.json").read_text())
    assert summary["notes"] == 2
    assert sum(rule["fail"] + rule["unclear"] for rule in summary["rules"]) == len(lines)
    assert summary["look_at_first"][0]["note_id"] == "poor"


def test_equal_runs_give_equal_bytes_wherever_they_are(notes: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("audit", notes, "-o", tmp_path / name, "--as-of", "2026-11-21")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def bytes_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_a_second_run_replaces_the_first(notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("audit", notes, "-o", out)
    (notes / "poor.txt").unlink()
    assert run("audit", notes, "-o", out).exit_code == 0
    assert list(fired(out)) == ["good"]


@pytest.mark.parametrize("where", [".", "week1", "..", "poor.txt"])
def test_refuses_to_write_among_the_inputs(notes: Path, where: str) -> None:
    before = sorted(notes.rglob("*"))
    result = run("audit", notes, "-o", notes / where)
    assert result.exit_code == 2
    assert "name a" in result.stderr or "name another" in result.stderr
    assert sorted(notes.rglob("*")) == before


def test_writes_into_a_folder_of_its_own_inside_the_inputs(notes: Path) -> None:
    for _ in range(2):
        assert run("audit", notes, "-o", notes / "audit-out").exit_code == 0
    assert len(results(notes / "audit-out")) == 2


def test_a_foreign_folder_keeps_its_files_and_permissions(notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir(mode=0o755)
    mine.chmod(0o755)
    (mine / "letter.txt").write_text("keep")
    assert run("audit", notes, "-o", mine).exit_code == 0
    assert (mine / "letter.txt").read_text() == "keep"
    assert stat.S_IMODE(mine.stat().st_mode) == 0o755


def test_nothing_is_left_of_a_run_that_fails(notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nlp_audit.reports.html.write", broken)
    result = run("audit", notes, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_one_note_that_cannot_be_audited_costs_no_other_and_is_not_quoted(
    notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = auditing.judge

    def faulty(chart: Any, *others: Any) -> Any:
        if "exercises" in chart.note.text:
            raise ValueError(f"cannot read {chart.note.text}")
        return judge(chart, *others)

    monkeypatch.setattr(auditing, "judge", faulty)
    result = run("audit", notes, "-o", tmp_path / "out", "-v")
    assert result.exit_code == 3
    assert list(fired(tmp_path / "out")) == ["good"]
    [entry] = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    assert entry["source"] == "poor.txt"
    assert "ValueError" in entry["reason"]
    everything = result.output + "".join(data.decode() for data in bytes_of(tmp_path / "out").values())
    assert "Pt did exercises" not in everything


def test_bad_inputs_are_told_and_the_rest_is_audited(notes: Path, tmp_path: Path) -> None:
    (notes / "empty.txt").write_bytes(b"")
    (notes / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (notes / "long.txt").write_text("O: Gait 100 ft, min A.\n" * 20_000)
    (notes / "scan.pdf").write_bytes(b"%PDF-1.7")
    (notes / "table.csv").write_text("id,words\n1,hello\n")
    (notes / "lines.jsonl").write_text("not json\n")
    (notes / "loop").symlink_to(notes)
    (notes / "nowhere.txt").symlink_to(notes / "gone.txt")
    result = run("audit", notes, tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert set(fired(tmp_path / "out")) == {"good", "poor"}
    entries = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    told = " ".join(entry["source"] for entry in entries)
    for name in (
        "empty.txt",
        "long.txt",
        "binary.txt",
        "scan.pdf",
        "table.csv",
        "lines.jsonl",
        "nowhere.txt",
        "missing.txt",
    ):
        assert name in told
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["unread"] == len(entries)


def test_all_inputs_unreadable_still_gives_a_report(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("audit", tmp_path / "empty.txt", "-o", tmp_path / "out").exit_code == 3
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(NAMES)


@pytest.mark.parametrize(
    "name",
    ["=cmd|' /C calc'!A0.txt", "<img src=x onerror=alert(1)>.txt", "a\nb\tc.txt", '"q,uoted".txt', "\x1b[2J.txt"],
)
def test_hostile_names_do_no_harm(tmp_path: Path, name: str) -> None:
    name = name.replace("/", "-")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(POOR)
    result = run("audit", tmp_path / "in", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "\x1b" not in result.stderr
    [note] = results(tmp_path / "out")
    assert note["source"] == name
    assert "<img src" not in (tmp_path / "out" / "report.html").read_text()
    with (tmp_path / "out" / "findings.csv").open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "tabs": lambda text: text.replace(" with ", "\twith\t").replace(": ", ":\t").encode(),
    "curly quotes": lambda text: text.replace("'", "’").replace('"', "”").encode(),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "nfc": lambda text: unicodedata.normalize("NFC", text).encode(),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_spelling_of_the_same_text_changes_no_finding(tmp_path: Path, variant: str) -> None:
    accented = GOOD.replace("Jo March", "Renée Müller").replace("Pt reports", 'Pt\'s café: "reports"')
    texts = {"good": accented, "poor": POOR}
    for folder, encode in (("plain", str.encode), ("varied", VARIANTS[variant])):
        (tmp_path / folder).mkdir()
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_bytes(encode(text))
        assert run("audit", tmp_path / folder, "-o", tmp_path / f"{folder}-out").exit_code == 0
    assert fired(tmp_path / "plain-out") == fired(tmp_path / "varied-out")


def test_fail_on_decides_the_exit_code(notes: Path, tmp_path: Path) -> None:
    assert run("audit", notes, "-o", tmp_path / "out", "--fail-on", "error").exit_code == 1
    (notes / "poor.txt").write_bytes(b"")  # what could not be read weighs more: the result is not whole
    assert run("audit", notes, "-o", tmp_path / "out", "--fail-on", "info").exit_code == 3


def test_rules_can_be_chosen_by_id_and_family(notes: Path, tmp_path: Path) -> None:
    run(
        "audit",
        notes,
        "-o",
        tmp_path / "out",
        "--select",
        "time,elements.missing-pain",
        "--ignore",
        "time.clock-mismatch",
    )
    [first, _] = results(tmp_path / "out")
    rules = {check["rule"] for check in first["checks"]}
    assert "elements.missing-pain" in rules
    assert "time.clock-mismatch" not in rules
    assert {rule.split(".")[0] for rule in rules} == {"time", "elements"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "elements.missing-pian"], "elements.missing-pain"),
        (["--payer", "medicar"], "medicare"),
        (["--jbos", "2"], "--jobs"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--fail-on", "eror"], "eror"),
        (["--rules", "/nowhere"], "/nowhere"),
    ],
)
def test_wrong_usage_exits_with_2_and_names_the_right_word(
    notes: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    result = run("audit", notes, "-o", tmp_path / "out", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_row_s_own_payer_goes_first(tmp_path: Path) -> None:
    rows = [{"note_id": "a", "text": GOOD, "payer": "AMA"}, {"note_id": "b", "text": GOOD, "payer": "Acme Health"}]
    (tmp_path / "notes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("audit", tmp_path / "notes.jsonl", "-o", tmp_path / "out", "--payer", "medicare-hospital")
    assert [note["payer"] for note in results(tmp_path / "out")] == ["ama", "medicare-hospital"]


def test_the_summary_says_what_to_look_at_first(notes: Path, tmp_path: Path) -> None:
    told = run("audit", notes, "-o", tmp_path / "out").stderr
    assert "1 note with errors: do not submit." in told
    assert "time.units-exceed-minutes" in told
    assert "report.html" in told
    assert run("audit", notes, "-o", tmp_path / "out", "-q").stderr == ""


def test_json_on_standard_output_is_the_summary(notes: Path, tmp_path: Path) -> None:
    result = run("audit", notes, "-o", tmp_path / "out", "--format", "json")
    assert json.loads(result.stdout) == json.loads((tmp_path / "out" / "summary.json").read_text())
