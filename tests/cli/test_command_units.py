"""`nlp-audit units`: the contract's JSON, the working, mistakes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from nlp_audit.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["units", *arguments])


def test_json_has_the_contracts_keys() -> None:
    found = json.loads(run("--payer", "medicare", "97112=23", "97110=7", "--format", "json").stdout)
    working = found.pop("working")
    assert found == {
        "payer": "medicare",
        "method": "eight-minute",
        "minutes": {"97112": 23, "97110": 7},
        "total_minutes": 30,
        "total_units": 2,
        "units": {"97112": 2, "97110": 0},
        "ties": [],
    }
    assert all(isinstance(line, str) for line in working)


def test_ties_are_told() -> None:
    found = json.loads(run("97112=18", "97110=18", "97140=7.5", "--format", "json").stdout)
    assert found["minutes"]["97140"] == 7.5
    assert found["total_units"] == 3
    assert json.loads(run("97112=20", "97110=20", "--format", "json").stdout)["ties"] == [["97112", "97110"]]


def test_payers_differ() -> None:
    medicare = json.loads(run("97112=8", "97110=8", "--format", "json").stdout)
    ama = json.loads(run("--payer", "ama", "97112=8", "97110=8", "--format", "json").stdout)
    assert (medicare["total_units"], ama["total_units"]) == (1, 2)


def test_text_shows_the_working() -> None:
    told = run("97112=23", "97110=7").stdout
    assert "97112  2 units" in told
    assert "23 + 7 = 30" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["97113x=20"], "unknown code `97113x`, did you mean `97113`?"),
        (["97112"], "CODE=MINUTES"),
        (["97112=ten"], "CODE=MINUTES"),
        (["97112=nan"], "CODE=MINUTES"),
        (["97112=-5"], "CODE=MINUTES"),
        (["97112=5", "97112=6"], "given twice"),
        (["--payer", "amma", "97112=5"], "did you mean `ama`?"),
        ([], "CODE=MINUTES"),
    ],
)
def test_mistakes_exit_with_2(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
