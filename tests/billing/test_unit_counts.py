"""Units from minutes: vectors U1-U27, the manual's examples (regulations §3.3, §4.1), what always holds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from nlp_audit import paths
from nlp_audit.billing import codes
from nlp_audit.billing.units import METHODS, Method, allocate, full_units, units_for
from nlp_audit.yamlfile import ConfigError

NMR, TE, MT, GT, US, TA, SC = "97112", "97110", "97140", "97116", "97035", "97530", "97535"
Counts = dict[str, int]
Minutes = dict[str, float]

# minutes, Medicare's units, tied codes, CPT's units
VECTORS: dict[str, tuple[Minutes, Counts, tuple[str, ...], Counts]] = {
    "U1": ({NMR: 7}, {NMR: 0}, (), {NMR: 0}),
    "U2": ({NMR: 8}, {NMR: 1}, (), {NMR: 1}),
    "U3a": ({NMR: 22}, {NMR: 1}, (), {NMR: 1}),
    "U3b": ({NMR: 23}, {NMR: 2}, (), {NMR: 2}),
    "U4a": ({NMR: 52}, {NMR: 3}, (), {NMR: 3}),
    "U4b": ({NMR: 53}, {NMR: 4}, (), {NMR: 4}),
    "U5": ({NMR: 24, TE: 23}, {NMR: 2, TE: 1}, (), {NMR: 2, TE: 2}),
    "U6": ({NMR: 20, TE: 20}, {NMR: 2, TE: 1}, (NMR, TE), {NMR: 1, TE: 1}),
    "U7": ({TE: 33, MT: 7}, {TE: 2, MT: 1}, (), {TE: 2, MT: 0}),
    "U8": (
        {TE: 18, MT: 13, GT: 10, US: 8},
        {TE: 1, MT: 1, GT: 1, US: 0},
        (),
        {TE: 1, MT: 1, GT: 1, US: 1},
    ),
    "U9": ({NMR: 7, TE: 7, MT: 7}, {NMR: 1, TE: 0, MT: 0}, (NMR, TE, MT), {NMR: 0, TE: 0, MT: 0}),
    "U10": ({NMR: 8, TE: 8, MT: 8}, {NMR: 1, TE: 1, MT: 0}, (NMR, TE, MT), {NMR: 1, TE: 1, MT: 1}),
    "U11": ({NMR: 4, TE: 3}, {NMR: 0, TE: 0}, (), {NMR: 0, TE: 0}),
    "U12": ({NMR: 5, TE: 4}, {NMR: 1, TE: 0}, (), {NMR: 0, TE: 0}),
    "U13": ({TE: 35, NMR: 23}, {TE: 2, NMR: 2}, (), {TE: 2, NMR: 2}),
    "U14": ({TE: 15, NMR: 7}, {TE: 1, NMR: 0}, (), {TE: 1, NMR: 0}),
    "U15": ({TE: 15, NMR: 8}, {TE: 1, NMR: 1}, (), {TE: 1, NMR: 1}),
    "U16": ({TE: 30, NMR: 7}, {TE: 2, NMR: 0}, (), {TE: 2, NMR: 0}),
    "U17": ({TE: 31, NMR: 7}, {TE: 2, NMR: 1}, (), {TE: 2, NMR: 0}),
    "U18": (
        {TE: 10, NMR: 10, MT: 10, TA: 10},
        {TE: 1, NMR: 1, MT: 1, TA: 0},
        (TE, NMR, MT, TA),
        {TE: 1, NMR: 1, MT: 1, TA: 1},
    ),
    "U19": ({TE: 22, NMR: 22}, {TE: 2, NMR: 1}, (TE, NMR), {TE: 1, NMR: 1}),
    "U20": ({TE: 25, NMR: 25}, {TE: 2, NMR: 1}, (TE, NMR), {TE: 2, NMR: 2}),
    "U21": ({NMR: 14, TE: 14, MT: 14}, {NMR: 1, TE: 1, MT: 1}, (), {NMR: 1, TE: 1, MT: 1}),
    "U22": ({NMR: 15, SC: 10}, {NMR: 1, SC: 1}, (), {NMR: 1, SC: 1}),
    "U23": ({"97161": 40, NMR: 12, TE: 8}, {NMR: 1, TE: 0}, (), {NMR: 1, TE: 1}),
    "U24": ({TA: 40, "97150": 30, "G0283": 15}, {TA: 3}, (), {TA: 3}),
    "U25": ({NMR: 7 + 8}, {NMR: 1}, (), {NMR: 1}),  # morning and afternoon
    "U26": ({NMR: 68}, {NMR: 5}, (), {NMR: 5}),
    "U27a": ({NMR: 20 - 5}, {NMR: 1}, (), {NMR: 1}),  # 5 minutes of rest
    "U27b": ({NMR: 23 - 5}, {NMR: 1}, (), {NMR: 1}),
}

# MCPM ch. 5 §20.2.C
EXAMPLES: dict[str, tuple[Minutes, int, Counts]] = {
    "1": ({NMR: 24, TE: 23}, 3, {NMR: 2, TE: 1}),
    "2": ({NMR: 20, TE: 20}, 3, {NMR: 2, TE: 1}),
    "3": ({TE: 33, MT: 7}, 3, {TE: 2, MT: 1}),
    "4": ({TE: 18, MT: 13, GT: 10, US: 8}, 3, {TE: 1, MT: 1, GT: 1, US: 0}),
    "5": ({NMR: 7, TE: 7, MT: 7}, 1, {NMR: 1, TE: 0, MT: 0}),
}

UNTIMED = {"97161", "97150", "G0283"}


def timed(code: str) -> bool:
    return code not in UNTIMED


@pytest.mark.parametrize(("minutes", "medicare", "tie", "cpt"), VECTORS.values(), ids=VECTORS)
def test_vectors(minutes: Minutes, medicare: Counts, tie: tuple[str, ...], cpt: Counts) -> None:
    allocation = allocate(minutes, "eight-minute", timed)
    assert allocation.units == medicare
    assert allocation.ties == ((tie,) if tie else ())
    midpoint = allocate(minutes, "midpoint", timed)
    assert midpoint.units == cpt
    assert midpoint.ties == ()


@pytest.mark.parametrize(("minutes", "units", "codes"), EXAMPLES.values(), ids=EXAMPLES)
def test_examples_of_the_manual(minutes: Minutes, units: int, codes: Counts) -> None:
    allocation = allocate(minutes, "eight-minute", timed)
    assert (allocation.total_units, allocation.units) == (units, codes)


def test_chart_of_the_manual() -> None:
    starts = [0, 8, 23, 38, 53, 68, 83, 98, 113]
    for units, start in enumerate(starts):
        assert units_for(start) == units
        assert units_for(start + 14 if units else 7) == units


@pytest.mark.parametrize("method", METHODS)
def test_untimed_codes_earn_one_unit_and_feed_no_total(method: Method) -> None:
    minutes = {TA: 40, "97150": 30, "G0283": 15}
    allocation = allocate(minutes, method, timed)
    assert allocation.untimed == {"97150": 1, "G0283": 1}
    assert (allocation.total_minutes, allocation.total_units) == (40, 3)


def test_shipped_codes_tell_timed_from_untimed() -> None:
    is_timed = codes.timed(codes.load(paths.rules() / "codes.yaml"))
    assert all(is_timed(code) for code in (NMR, TE, MT, GT, US, TA, SC, "97032", "97113", "97129"))
    assert not any(is_timed(code) for code in ("97150", "97161", "97168", "G0283", "97014", "92507", "00000"))


@pytest.mark.parametrize("method", METHODS)
def test_impossible_minutes_count_as_none_and_are_named(method: Method) -> None:
    allocation = allocate({NMR: -15, TE: float("nan"), MT: float("inf"), GT: 15}, method, timed)
    assert allocation.units == {NMR: 0, TE: 0, MT: 0, GT: 1}
    assert allocation.total_minutes == 15
    assert "97112: -15 minutes cannot be; counted as 0." in allocation.working


@pytest.mark.parametrize("method", METHODS)
def test_nothing_given(method: Method) -> None:
    assert allocate({}, method, timed)[1:6] == ({}, 0, 0, {}, ())


def test_fractions_of_minutes() -> None:
    assert allocate({NMR: 7.9}, "eight-minute", timed).units == {NMR: 0}
    assert allocate({NMR: 7.9, TE: 0.1}, "eight-minute", timed).units == {NMR: 1, TE: 0}
    assert allocate({NMR: 22.5, TE: 0.5}, "eight-minute", timed).units == {NMR: 2, TE: 0}


def test_working_of_a_tie() -> None:
    assert allocate({NMR: 20, TE: 20}, "eight-minute", timed).working == (
        "Timed minutes in all: 20 + 20 = 40, which is 3 units (38 to 52 minutes; MCPM ch. 5 §20.2.C).",
        "97112: 1 full unit of 15 minutes and 5 minutes left over.",
        "97110: 1 full unit of 15 minutes and 5 minutes left over.",
        "1 unit left, one a code, to the most minutes left over: 97112 (5) (MCPM ch. 5 §20.2.C).",
        "97112 and 97110 have equally many left over: the therapist chooses which takes the last unit"
        " (MCPM ch. 5 §20.2.C).",
    )


def test_working_names_what_is_not_billed() -> None:
    lines = allocate({TE: 18, MT: 13, GT: 10, US: 8, "97161": 30}, "eight-minute", timed).working
    assert "Documented, not billed: 97035 (8 minutes)." in lines
    assert lines[-1].startswith("97161 is untimed: 1 unit")


def test_invariants() -> None:
    rng = random.Random(97112)
    for _ in range(5000):
        minutes = {code: rng.choice([rng.randint(0, 75), rng.randint(0, 16)]) for code in _some_codes(rng)}
        allocation = allocate(minutes, "eight-minute", timed)
        extra = {code: units - full_units(allocation, code) for code, units in allocation.units.items()}
        assert sum(allocation.units.values()) == allocation.total_units == units_for(sum(minutes.values()))
        assert set(extra.values()) <= {
            0,
            1,
        }  # never two last units on one code, never less than the full ones
        with_unit = [minutes[code] % 15 for code in extra if extra[code]]
        without = [minutes[code] % 15 for code in extra if not extra[code]]
        assert min(with_unit, default=15) >= max(without, default=0)
        level = min(with_unit, default=15)
        tied = {code for code in minutes if minutes[code] % 15 == level} if level in without else set()
        assert {code for tie in allocation.ties for code in tie} == tied


def _some_codes(rng: random.Random) -> list[str]:
    return rng.sample([NMR, TE, MT, GT, US, TA, SC], rng.randint(1, 6))


def test_codes_file_mistakes_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    for text, message in (
        (
            'codes:\n  "97112": {label: x, timd: true}\n',
            "codes.yaml:2: unknown key `timd`, did you mean `timed`?",
        ),
        ('codes:\n  "97112": {label: x, timed: yes}\n', "codes.yaml:2: `timed: yes` must be true or false"),
        ('codes:\n  "97112": timed\n', "codes.yaml:2: `97112` needs"),
        (
            'codes:\n  "97032":\n    label: x\n    timed: true\n    stimulation: atended\n',
            "codes.yaml:5: unknown `stimulation: atended`, did you mean `attended`?",
        ),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ConfigError, match=r".") as error:
            codes.load(path)
        assert message in str(error.value)
