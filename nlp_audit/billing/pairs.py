"""NCCI's pairs of codes and its unit limits (MUE), from the CSV tables in `rules/payers/tables/`.

Source: CMS, National Correct Coding Initiative, procedure-to-procedure edits and medically unlikely edits.
The tables are cut to rehab codes. The newest quarter in the folder is used: to update, add a newer file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Literal, NamedTuple

from ..yamlfile import ConfigError

Setting = Literal["practitioner", "hospital"]
SETTINGS: tuple[Setting, ...] = ("practitioner", "hospital")
DISTINCT = frozenset({"59", "XE", "XP", "XS", "XU"})


class Pair(NamedTuple):
    """Two codes that are not paid together as they stand. The second is the one denied."""

    column1: str
    column2: str
    indicator: Literal[0, 1]  # 1: 59/XE/XP/XS/XU tell them apart if they were distinct; 0: never together
    rationale: str  # NCCI's reason, or the payer's authority for a pair of its own


class Limit(NamedTuple):
    """The most units of a code for one patient on one date of service."""

    units: int
    absolute: bool  # by policy (MAI 2); else a benchmark that a review can pay beyond (MAI 3)


Pairs = Mapping[tuple[str, str], Pair]  # by (column1, column2)
Limits = Mapping[str, Limit]  # by code
Retired = Mapping[frozenset[str], date]  # pair of codes → the day from which it is no pair


def load_pairs(folder: Path, setting: Setting) -> Pairs:
    """NCCI's active pairs for the setting. Raises ConfigError with file and line."""
    column = f"{setting}_modifier_indicator"
    rows = _rows(_newest(folder, "ncci_ptp_rehab"), ("column1", "column2", column, "rationale"))
    pairs = (_pair(row, row[column], at) for at, row in rows if row[column] not in ("", "9"))  # 9: retired
    return {(pair.column1, pair.column2): pair for pair in pairs}


def load_limits(folder: Path, setting: Setting) -> Limits:
    """NCCI's unit limits for the setting, by code. Raises ConfigError with file and line."""
    units, mai = f"mue_{setting}", f"mai_{setting}"
    rows = _rows(_newest(folder, "mue_rehab"), ("code", units, mai))
    return {row["code"]: Limit(_whole(row[units], at), row[mai] == "2") for at, row in rows if row[units]}


def load_retired(folder: Path) -> Retired:
    """Pairs that many still believe in, by their two codes. Raises ConfigError with file and line."""
    columns = ("column1", "column2", "last_deletion_date_practitioner")
    rows = _rows(_newest(folder, "ncci_ptp_rehab_retired"), columns)
    return {frozenset((row["column1"], row["column2"])): _day(row[columns[2]], at) for at, row in rows}


def edition(folder: Path) -> str:
    """The quarter of the pairs in use, `2024q3`."""
    return _newest(folder, "ncci_ptp_rehab").stem.rpartition("_")[2]


def find_pair(pairs: Pairs, one: str, other: str) -> Pair | None:
    """The pair of two codes in either order; the stricter one where the table has both orders."""
    found = [pair for key in ((one, other), (other, one)) if (pair := pairs.get(key))]
    return min(found, key=lambda pair: pair.indicator, default=None)


def billed_pairs(pairs: Pairs, codes: Collection[str]) -> tuple[Pair, ...]:
    """Every pair among the codes billed for one patient on one day."""
    billed = combinations(dict.fromkeys(codes), 2)
    return tuple(pair for one, other in billed if (pair := find_pair(pairs, one, other)))


def told_apart(pair: Pair, modifiers: Mapping[str, Collection[str]]) -> bool:
    """Whether either code of the pair carries 59/XE/XP/XS/XU (either line will do since 2019-07-01).

    `modifiers` are those billed, by code. A pair with indicator 0 cannot be told apart.
    """
    billed = {*modifiers.get(pair.column1, ()), *modifiers.get(pair.column2, ())}
    return pair.indicator == 1 and bool(billed & DISTINCT)


def _newest(folder: Path, stem: str) -> Path:
    name = re.compile(rf"{stem}_\d{{4}}q[1-4]\.csv")
    tables = [path for path in folder.glob("*.csv") if name.fullmatch(path.name)]
    if not tables:
        raise ConfigError(f"{folder}: no table `{stem}_<year>q<quarter>.csv`")
    return max(tables)


def _rows(path: Path, columns: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """`file:line` and each row, stripped."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise ConfigError(f"{path}:1: column `{missing[0]}` is missing")
        for row in reader:
            yield f"{path}:{reader.line_num}", {column: (row[column] or "").strip() for column in columns}


def _pair(row: Mapping[str, str], indicator: str, at: str) -> Pair:
    if indicator not in ("0", "1"):
        raise ConfigError(f"{at}: modifier indicator `{indicator}` must be 0, 1 or 9")
    return Pair(row["column1"], row["column2"], 1 if indicator == "1" else 0, row["rationale"])


def _whole(text: str, at: str) -> int:
    if not text.isdecimal():
        raise ConfigError(f"{at}: `{text}` is no number of units")
    return int(text)


def _day(text: str, at: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{at}: `{text}` is no date (2020-10-01)") from None
