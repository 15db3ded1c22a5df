"""The commands as processes: exit codes, what they import, and that a reader may stop early."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTE = "O: Gait 100 ft, min A.\n97112 x 4 units, 20 min. Total time 20 min.\nJo March, PT\n"
HEAVY = ("pandas", "sklearn", "jinja2", "dask", "distributed", "joblib", "rich", "skops")

SPACY = "import sys, spacy; print(*{name.partition('.')[0] for name in sys.modules})"  # it loads some itself


def run(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, **environment},
    )


def loaded_by(*arguments: str, text: str = "") -> set[str]:
    """Top-level packages that a command has imported when it is done."""
    program = (
        "import sys, json\nfrom nlp_audit.cli import main\n"
        f"try: main.main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    return set(json.loads(run("-c", program, text=text).stderr.splitlines()[-1]))


def test_checking_a_note_loads_nothing_heavy_but_spacy() -> None:
    loaded, by_spacy = loaded_by("check", "-", text=NOTE), set(run("-c", SPACY).stdout.split())
    assert "spacy" in loaded
    assert not loaded & set(HEAVY) - by_spacy


@pytest.mark.parametrize("arguments", [("units", "97112=23"), ("rules", "list"), ("--help",), ("audit", "--help")])
def test_commands_that_read_no_notes_load_no_spacy(arguments: tuple[str, ...]) -> None:
    assert not loaded_by(*arguments) & {"spacy", *HEAVY}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "-", "--select", "time"), 1),
        (("check", "-", "--fail-on", "never"), 0),
        (("check", "--no-such-option", "-"), 2),
        (("chekc", "-"), 2),
        (("check", "/nowhere/note.txt"), 3),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    assert run("-m", "nlp_audit", *arguments, text=NOTE).returncode == code


def test_misspelt_command_names_the_right_one() -> None:
    assert "did you mean `check`?" in run("-m", "nlp_audit", "chekc").stderr


def test_a_reader_that_stops_early_is_no_finding(tmp_path: Path) -> None:
    rows = (json.dumps({"note_id": str(i), "text": NOTE}) for i in range(300))
    (tmp_path / "notes.jsonl").write_text("\n".join(rows))
    program = f"{sys.executable} -m nlp_audit extract {tmp_path}/notes.jsonl | head -1; echo ${{PIPESTATUS[0]}}"
    found = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert found.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in found.stderr
    assert "Gait" not in found.stderr
