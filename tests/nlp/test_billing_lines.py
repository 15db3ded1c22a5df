"""Billing lines of a note: codes, units, minutes and modifiers in lines, tables, prose and boxes."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import chart, soap


def billed(text: str) -> list[tuple[Any, ...]]:
    return [(line.code, line.units, line.minutes, line.modifiers) for line in chart(text).billing]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97112 x 2 units, 30 min.", [("97112", 2, 30, ())]),
        ("97112x2", [("97112", 2, None, ())]),
        ("97112 ×2", [("97112", 2, None, ())]),
        ("97112 (2), 97530 (1)", [("97112", 2, None, ()), ("97530", 1, None, ())]),
        ("97110 3u 40m", [("97110", 3, 40, ())]),
        ("97112 - 2 units (28 minutes)", [("97112", 2, 28, ())]),
        ("97112: 28 min = 2 units", [("97112", 2, 28, ())]),
        ("Neuromuscular re-education (97112): 25 min, 2 units", [("97112", 2, 25, ())]),
        ("Neuro re-ed 2 units.", [("97112", 2, None, ())]),
        ("G0283 x1", [("G0283", 1, None, ())]),
        ("92507 x 1, 97530 x 1", [("92507", 1, None, ()), ("97530", 1, None, ())]),
        ("97112 30 min", [("97112", None, 30, ())]),
        ("97112 2 units, 97110 1 unit", [("97112", 2, None, ()), ("97110", 1, None, ())]),
        ("97112 30 min 2 units 97110 15 min 1 unit", [("97112", 2, 30, ()), ("97110", 1, 15, ())]),
        ("97110  Units: 2  Minutes: 30", [("97110", 2, 30, ())]),
    ],
)
def test_lines(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97112-GP x2", [("97112", 2, None, ("GP",))]),
        ("97112 GP 59 2 units", [("97112", 2, None, ("GP", "59"))]),
        ("97110-GP-59 x1", [("97110", 1, None, ("GP", "59"))]),
        ("97112-KX-GP x 1", [("97112", 1, None, ("KX", "GP"))]),
        ("97530 (GO, CO) x 2", [("97530", 2, None, ("GO", "CO"))]),
        ("97112-59 x1, 15 min.", [("97112", 1, 15, ("59",))]),
        ("97112 go slow, co-treat", [("97112", None, None, ())]),
        ("97112,GP,59 x 1", [("97112", 1, None, ("GP", "59"))]),
    ],
)
def test_modifiers(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Code | Min | Units\n97112 | 30 | 2\n97110 | 15 | 1\n", [("97112", 2, 30, ()), ("97110", 1, 15, ())]),
        ("Code | Units | Min\n97112 | 2 | 30\n97110 | 1 | 15\n", [("97112", 2, 30, ()), ("97110", 1, 15, ())]),
        (
            "| CPT | Description | Minutes | Units |\n|---|---|---|---|\n| 97530 | activities | 23 | 2 |\n",
            [("97530", 2, 23, ())],
        ),
        (
            "CPT      Minutes   Units\n97112      24        2\n97530      21        1\n",
            [("97112", 2, 24, ()), ("97530", 1, 21, ())],
        ),
        ("97112 30 2\n97110 15 1\n", [("97112", 2, 30, ()), ("97110", 1, 15, ())]),
        ("CPT | Units | Min | Mod\n97112 | 2 | 30 | GP\n", [("97112", 2, 30, ("GP",))]),
    ],
)
def test_tables(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Billed 97116 for 23 minutes, 2 units, and 97110 for 15 minutes, 1 unit.",
            [("97116", 2, 23, ()), ("97110", 1, 15, ())],
        ),
        ("Thirty minutes of 97112 were given.", [("97112", None, 30, ())]),
        ("One unit of 97535 was given.", [("97535", 1, None, ())]),
        ("2 units of 97112 and 1 unit of 97110", [("97112", 2, None, ()), ("97110", 1, None, ())]),
    ],
)
def test_prose(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x] 97112 2 units  [ ] 97110  [x] 97530 1 unit", [("97112", 2, None, ()), ("97530", 1, None, ())]),
        ("☑ 97112 x2  ☐ 97110 x1", [("97112", 2, None, ())]),
        ("97112 [x]  97110 [ ]", [("97112", None, None, ())]),
        ("[ ] 97112  [ ] 97110\nO: Gait.", []),
    ],
)
def test_boxes(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97112 x1 15 min\nO: Foam stance (97112).\n", [("97112", 1, 15, ())]),
        ("O: 97112 20 min: foam stance.\nCharges: 97112 x 1\n", [("97112", 1, 20, ())]),
        ("97112 x 2\nTimed minutes: 28\n", [("97112", 2, 28, ())]),
    ],
)
def test_one_line_a_code(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert billed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        soap(objective="Neuro re-ed x 30 min."),
        soap(objective="Therapeutic exercise and gait training."),
        soap(plan="Will bill 97112 next visit."),
        "Vail Rehab, 12 Main St, Forest Grove, OR 97116\n" + soap(),
        soap(plan="Add 97112 next visit."),
    ],
)
def test_nothing_is_billed(text: str) -> None:
    assert billed(text) == []


def test_the_line_stands_where_the_code_is_written() -> None:
    text = soap() + "97112-GP x 2 units\n"
    [line] = chart(text).billing
    assert (text[line.start : line.end], line.source) == ("97112", "note")
