"""NCCI's pairs and unit limits: what the tables say and what many believe they say (regulations §5)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nlp_audit import paths
from nlp_audit.billing.pairs import (
    Limit,
    Pair,
    Setting,
    billed_pairs,
    edition,
    find_pair,
    load_limits,
    load_pairs,
    load_retired,
    told_apart,
)
from nlp_audit.yamlfile import ConfigError

TABLES = paths.rules() / "payers" / "tables"
PRACTITIONER = load_pairs(TABLES, "practitioner")
HOSPITAL = load_pairs(TABLES, "hospital")

# with 97112
UNPAIRED = ["97110", "97113", "97116", "97124", "97140", "97530", "97533", "97535", "97032", "G0283", "97750"]
UNPAIRED += [f"9716{last}" for last in range(1, 9)]
PAIRED = ["97022", "97036", "97755", "97760", "97761", "97763", "95992", "92507", "92508", "92526", "90912"]


@pytest.mark.parametrize("other", UNPAIRED)
def test_97112_makes_no_pair(other: str) -> None:
    assert find_pair(PRACTITIONER, "97112", other) is None
    assert find_pair(HOSPITAL, other, "97112") is None


@pytest.mark.parametrize(("one", "other"), [("97112", "97150"), ("97150", "97112")])
def test_group_and_97112_in_both_orders(one: str, other: str) -> None:
    for pairs in (PRACTITIONER, HOSPITAL):
        assert find_pair(pairs, one, other) == Pair("97150", "97112", 1, "Mutually exclusive procedures")


@pytest.mark.parametrize("other", PAIRED)
def test_pairs_of_97112(other: str) -> None:
    found = find_pair(PRACTITIONER, "97112", other)
    assert found is not None
    assert found.indicator == 1


@pytest.mark.parametrize(("one", "other"), [("97140", "97124"), ("97113", "97036"), ("20560", "20561")])
def test_never_together(one: str, other: str) -> None:
    found = find_pair(PRACTITIONER, one, other)
    assert found is not None
    assert found.indicator == 0
    assert not told_apart(found, {one: ["59"], other: ["XE"]})


@pytest.mark.parametrize(
    ("one", "other", "practitioner", "hospital"), [("97161", "97750", 0, 1), ("92526", "97032", 0, 1)]
)
def test_settings_differ(one: str, other: str, practitioner: int, hospital: int) -> None:
    found = find_pair(PRACTITIONER, one, other), find_pair(HOSPITAL, one, other)
    assert [pair and pair.indicator for pair in found] == [practitioner, hospital]


def test_the_stricter_of_two_orders_holds() -> None:
    pairs = {("A", "B"): Pair("A", "B", 1, ""), ("B", "A"): Pair("B", "A", 0, "")}
    assert find_pair(pairs, "A", "B") == pairs["B", "A"]


@pytest.mark.parametrize(
    ("one", "other", "since"),
    [
        ("97140", "97530", date(2019, 12, 31)),
        ("97530", "97116", date(2020, 10, 1)),
        ("97161", "97140", date(2020, 10, 1)),
        ("97112", "97164", date(2020, 10, 1)),
        ("97530", "97535", date(2021, 12, 31)),
    ],
)
def test_retired_pairs_are_no_pairs(one: str, other: str, since: date) -> None:
    assert find_pair(PRACTITIONER, one, other) is None
    assert load_retired(TABLES)[frozenset((other, one))] == since


def test_97110_and_97112_were_never_a_pair() -> None:
    assert frozenset(("97110", "97112")) not in load_retired(TABLES)


def test_billed_pairs_names_each_once() -> None:
    found = billed_pairs(PRACTITIONER, ["97112", "97110", "97150", "97112"])
    assert [(pair.column1, pair.column2) for pair in found] == [("97150", "97112"), ("97150", "97110")]


@pytest.mark.parametrize("modifier", ["59", "XE", "XP", "XS", "XU"])
def test_a_modifier_on_either_line_tells_a_pair_apart(modifier: str) -> None:
    pair = PRACTITIONER["97150", "97112"]
    assert told_apart(pair, {"97112": ["GP", modifier]})
    assert told_apart(pair, {"97112": ["GP"], "97150": [modifier]})
    assert not told_apart(pair, {"97112": ["GP"], "97150": ["GP"]})


@pytest.mark.parametrize(
    ("setting", "limits"),
    [
        (
            "practitioner",
            {"97110": 6, "97112": 4, "97116": 4, "97140": 6, "97150": 1, "97530": 6, "97535": 8},
        ),
        ("hospital", {"97110": 8, "97112": 6, "97116": 4, "97140": 6, "97150": 2, "97530": 6, "97535": 8}),
    ],
)
def test_unit_limits(setting: Setting, limits: dict[str, int]) -> None:
    table = load_limits(TABLES, setting)
    assert {code: table[code].units for code in limits} == limits
    assert table["97112"].absolute is False
    assert table["97161"] == Limit(1, True)


def test_the_newest_quarter_is_used(tmp_path: Path) -> None:
    for quarter, units in (("2024q3", 4), ("2026q4", 5)):
        text = f"code,mue_practitioner,mai_practitioner\n97112,{units},3\n"
        (tmp_path / f"mue_rehab_{quarter}.csv").write_text(text, encoding="utf-8")
    assert load_limits(tmp_path, "practitioner") == {"97112": Limit(5, False)}
    assert edition(TABLES) == "2024q3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,mue\n97112,4\n", "mue_rehab_2025q1.csv:1: column `mue_practitioner` is missing"),
        (
            "code,mue_practitioner,mai_practitioner\n97112,four,3\n",
            "mue_rehab_2025q1.csv:2: `four` is no number",
        ),
    ],
)
def test_a_damaged_table_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "mue_rehab_2025q1.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="rehab") as error:
        load_limits(tmp_path, "practitioner")
    assert message in str(error.value)


def test_a_wrong_indicator_and_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no table"):
        load_pairs(tmp_path, "hospital")
    head = "column1,column2,practitioner_modifier_indicator,rationale\n"
    (tmp_path / "ncci_ptp_rehab_2025q1.csv").write_text(f"{head}97150,97112,2,x\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"2025q1.csv:2: modifier indicator `2`"):
        load_pairs(tmp_path, "practitioner")
