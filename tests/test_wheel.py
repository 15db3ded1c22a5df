"""The wheel holds all that the program needs: built, installed in a new environment, run from another folder."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

pytestmark = pytest.mark.skipif(importlib.util.find_spec("build") is None, reason="the module `build` is missing")


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=CLEAN, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network where the builder is at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    run(sys.executable, "-m", "build", "--wheel", *options, "--outdir", folder, ROOT, cwd=folder)
    [found] = folder.glob("nlp_audit-*-py3-none-any.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a new environment with the wheel; what it depends on is lent by the running one, behind it."""
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "-q", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    lent = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (site / "lent.pth").write_text("\n".join(lent))
    return folder / "bin"


def test_what_is_in_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {"/".join(name.split("/")[:3]) for name in names if "/_shipped/" in name}
    assert folders == {f"nlp_audit/_shipped/{name}" for name in ("rules", "models", "notes")}
    shipped = {name.removeprefix("nlp_audit/_shipped/") for name in names}
    for folder, where in (("rules", "rules"), ("models", "models"), ("notes", "data/notes")):
        here = {p for p in (ROOT / where).rglob("*") if p.is_file() and "__pycache__" not in p.parts}
        assert {f"{folder}/{p.relative_to(ROOT / where).as_posix()}" for p in here} <= shipped
    assert not [name for name in names if name.startswith(("tests/", "data/", "notebooks/"))]


def test_it_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    package = Path(run(installed / "python", "-c", "import nlp_audit; print(nlp_audit.__file__)", cwd=tmp_path).strip())
    assert installed.parent in package.parents
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert version in run(installed / "nlp-audit", "--version", cwd=tmp_path)
    assert "time.units-exceed-minutes" in run(installed / "nlp-audit", "rules", "list", cwd=tmp_path)


def test_it_audits_the_demo_notes(installed: Path, tmp_path: Path) -> None:
    where = "from nlp_audit import paths; print(paths.demo_notes())"
    demo = Path(run(installed / "python", "-c", where, cwd=tmp_path).strip())
    assert installed.parent in demo.parents
    run(installed / "nlp-audit", "audit", demo, "-o", "out", "--as-of", "2026-11-21", cwd=tmp_path)
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made >= {"notes.jsonl", "findings.csv", "report.html", "summary.json", "errors.jsonl", "run.json"}
    notes = [json.loads(line) for line in (tmp_path / "out" / "notes.jsonl").read_text().splitlines()]
    assert len(notes) > 5
    assert all(note["checks"] for note in notes)
    assert (tmp_path / "out" / "errors.jsonl").read_text() == ""
