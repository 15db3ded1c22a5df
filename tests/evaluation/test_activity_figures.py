"""The figures of activities by name, on a table of one's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from nlp_audit.audit import build
from nlp_audit.cli import main
from nlp_audit.evaluation import activities

ROWS = (
    "code,phrase\n97110,leg press 3x12 @ 80\n97110,tandem stance on foam\n97112,tandem stance on foam with head turns\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "activities.csv"
    path.write_text(ROWS)
    return path


def test_found_under_the_wrong_code_and_falsely_under_the_right_one(table: Path) -> None:
    exercise, balance = activities.score(table, build(as_of=date(2026, 11, 21)))
    assert exercise == ("97110", 2, 1, 1), "the mislabelled phrase is missed there and false here"
    assert balance == ("97112", 1, 1, 0)


def test_a_table_without_the_columns_is_named_as_a_mistake(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name,words\n97110,leg press\n")
    result = CliRunner().invoke(main, ["evaluate", str(other)])
    assert result.exit_code == 2
    assert "no column 'code'" in result.output


def test_evaluate_reads_such_a_table(table: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(table)])
    assert result.exit_code == 0
    assert "97112 work: under the other code found 1.000" in result.output
