"""Rules, models and demo notes are found in a checkout, and in the package where a wheel has put them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nlp_audit import paths


@pytest.mark.parametrize(
    ("find", "holds"),
    [
        (paths.rules, "measures.yaml"),
        (paths.rules, "payers/medicare.yaml"),
        (paths.rules, "vocabulary/assist_level.yaml"),
        (paths.models, "statements.npz"),
        (paths.demo_notes, "README.md"),
    ],
)
def test_found(find: Callable[[], Path], holds: str) -> None:
    assert find().is_absolute()
    assert (find() / holds).is_file()


def test_where_one_stands_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = paths.rules(), paths.models(), paths.demo_notes()
    monkeypatch.chdir(tmp_path)
    assert (paths.rules(), paths.models(), paths.demo_notes()) == here


def test_what_the_wheel_ships_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "nlp_audit")
    monkeypatch.setattr(paths, "_SHIPPED", tmp_path / "nlp_audit" / "_shipped")
    assert paths.rules() == tmp_path / "rules"
    assert paths.demo_notes() == tmp_path / "data" / "notes"
    for name in ("rules", "models", "notes"):
        (tmp_path / "nlp_audit" / "_shipped" / name).mkdir(parents=True)
    assert paths.rules() == tmp_path / "nlp_audit" / "_shipped" / "rules"
    assert paths.models() == tmp_path / "nlp_audit" / "_shipped" / "models"
    assert paths.demo_notes() == tmp_path / "nlp_audit" / "_shipped" / "notes"
