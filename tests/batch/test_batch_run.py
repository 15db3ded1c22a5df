"""Many notes: in order, in bounded memory, the same bytes with any number of processes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nlp_audit.batch import across, judging, run, work
from nlp_audit.batch.judging import Settings
from nlp_audit.batch.work import Done
from nlp_audit.records import Note, Unread

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(date(2026, 11, 21), select=("time", "elements.missing-pain"))


def note(number: int, text: str = "") -> Note:
    body = f"O: Gait {number} ft, min A. Word{number}x. 97112 x 2, {number % 40} min.\nJo March, PT\n"
    return Note(f"n{number}", text or body, "notes.jsonl", number)


def stream(count: int) -> Iterator[Note | Unread]:
    for number in range(count):
        yield Unread("notes.jsonl", f"row {number}: empty") if number % 50 == 7 else note(number)


def test_results_come_in_the_order_of_reading_the_unread_among_them() -> None:
    found = list(run.results(stream(200), SETTINGS, 1))
    assert [isinstance(item, Unread) for item in found] == [number % 50 == 7 for number in range(200)]
    ids = [json.loads(item.row.brief)[0] for item in found if isinstance(item, Done)]
    assert ids == [f"n{number}" for number in range(200) if number % 50 != 7]


def test_chunks_are_bounded_by_notes_and_by_characters() -> None:
    assert [len(part) for part in run.chunks(stream(300))] == [128, 128, 44]
    long = [note(number, "x" * 600_000) for number in range(5)]
    assert [len(part) for part in run.chunks(long)] == [2, 2, 1]


def test_notes_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def source() -> Iterator[Note]:
        for number in range(10_000):
            read.append(number)
            yield note(number)

    next(run.results(source(), SETTINGS, 1))
    assert len(read) <= 2 * 128


def test_words_of_notes_do_not_pile_up() -> None:
    nlp = judging.auditor(SETTINGS).reader.nlp
    list(run.results(stream(130), SETTINGS, 1))
    before = len(list(nlp.vocab)), len(nlp.vocab.strings)  # len(nlp.vocab) counts what is gone as well
    many = (note(number) for number in range(1_000, 1_600))
    list(run.results(many, SETTINGS, 1))
    assert (len(list(nlp.vocab)), len(nlp.vocab.strings)) == before


def test_a_note_names_its_payer_by_any_spelling() -> None:
    own = note(1)._replace(payer="Medicare Hospital")
    assert judging.payer_of(own, SETTINGS) == "medicare-hospital"
    assert judging.payer_of(own._replace(payer="Acme"), SETTINGS) == "medicare"
    assert judging.payer_of(own._replace(payer=None), SETTINGS) == "medicare"


@pytest.mark.parametrize(
    ("select", "ignore", "own", "across"),
    [
        ((), (), True, 5),
        (("episode",), (), False, 5),
        (("time",), (), True, 0),
        (("time", "episode.cloned-note"), (), True, 1),
        ((), ("episode",), True, 0),
    ],
)
def test_rules_across_notes_are_selected_like_the_others(
    select: tuple[str, ...], ignore: tuple[str, ...], own: bool, across: int
) -> None:
    settings = Settings(date(2026, 11, 21), select=select, ignore=ignore)
    assert bool(judging.auditor(settings).rules) == own
    assert len(work.across_rules(settings)) == across


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More notes than one process does before the others start, charts of several visits among them."""
    path = tmp_path_factory.mktemp("export") / "notes.jsonl"
    with path.open("w") as file:
        for number in range(900):
            row = {"note_id": f"n{number}", "patient_id": f"P{number // 6:04}", "text": visit(number)}
            file.write(json.dumps(row) + "\n")
        file.write("broken\n")
    return path


def visit(number: int) -> str:
    day = f"DOS 03/{number % 6 + 1:02}/2026 9:00-9:38 AM\n"
    return f"{day}O: Tandem stance on foam, min A, mod VC. 97112 x 2, {number % 45} min. Total time 38 min.\nJo March, PT\n"


def test_bytes_are_the_same_with_any_number_of_processes(exported: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2", "3"):
        command = ["-m", "nlp_audit", "audit", str(exported), "-o", str(tmp_path / jobs), "--jobs", jobs, "-q"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 3, done.stderr
    first, *others = ({path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in "123")
    assert first["notes.jsonl"].count(b"\n") == 900
    assert b"episode." in first["findings.csv"]
    for other in others:
        assert other == first


def test_what_is_kept_until_the_end_names_nobody_and_quotes_nothing() -> None:
    files: list[io.BytesIO] = []

    def scratch() -> io.BytesIO:
        files.append(io.BytesIO())
        return files[-1]

    settings = SETTINGS._replace(select=())
    collector = across.Collector(work.across_rules(settings), None, settings, scratch)
    notes = [Note(f"note-{n}", visit(n), "export.jsonl", n, patient_id="MOSS-551201") for n in range(4)]
    list(collector(run.results(notes, settings, 1)))
    collector.across()
    kept = b"".join(file.getvalue() for file in files).lower()
    assert len(kept) > 4_000
    assert not [word for word in (b"moss", b"5512", b"march", b"tandem", b"foam", b"note-", b"export") if word in kept]


def test_rules_across_notes_reach_every_output(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from nlp_audit.cli import main

    rows = ({"note_id": f"n{day}", "patient_id": "P0001", "text": visit(day)} for day in range(6))
    (tmp_path / "notes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "charges.csv").write_text(
        "note_id,patient_id,date_of_service,code,units,modifiers\n"
        "n0,P0001,2026-03-01,97112,3,\n,P0001,2026-04-01,97112,1,\n"
    )
    arguments = [
        "audit",
        str(tmp_path / "notes.jsonl"),
        "--claims",
        str(tmp_path / "charges.csv"),
        "-o",
        str(tmp_path / "out"),
    ]
    CliRunner().invoke(main, arguments, catch_exceptions=False)
    lines = [json.loads(line) for line in (tmp_path / "out" / "notes.jsonl").read_text().splitlines()]
    third = {check["rule"]: check["verdict"] for check in lines[2]["checks"]}
    assert third["episode.no-progression"] == "fail"
    assert {"claim.units-differ", "claim.charge-missing"} <= set(third)
    assert len(lines[2]["checks"]) == len(third)
    by_rule = {finding["rule"]: finding for finding in lines[2]["findings"]}
    assert by_rule["episode.no-progression"]["message"].endswith("compare n0)")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert summary["charges_without_a_note"] == 1
    assert "claim.note-missing" in (tmp_path / "out" / "findings.csv").read_text()
    assert "claim.units-differ" in {finding["rule"] for finding in lines[0]["findings"]}
