"""ASSIST_LEVEL: spans, levels, persons, percent, ranges and changes; and what only looks like a level."""

from __future__ import annotations

from typing import Any

import pytest
from nlp_samples import rows


def levels(text: str, *attributes: str) -> list[tuple[Any, ...]]:
    return rows(text, "ASSIST_LEVEL", *(attributes or ("level",)))


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("independently", "independent"),
        ("mod I", "modified_independent"),
        ("Mod-I", "modified_independent"),
        ("MI", "modified_independent"),
        ("modified independent", "modified_independent"),
        ("mod (I)", "modified_independent"),
        ("setup", "setup"),
        ("set-up A", "setup"),
        ("supervision", "supervision"),
        ("distant supervision", "supervision"),
        ("close supervision", "supervision"),
        ("SBA", "standby"),
        ("stand-by assist", "standby"),
        ("CGA", "contact_guard"),
        ("contact guard assistance", "contact_guard"),
        ("min A", "minimal"),
        ("MIN ASSIST", "minimal"),
        ("Min(A)", "minimal"),
        ("minA", "minimal"),
        ("minimal assistance", "minimal"),
        ("mod A", "moderate"),
        ("partial/moderate assistance", "moderate"),
        ("moderate physical assistance", "moderate"),
        ("max A", "maximal"),
        ("substantial/maximal assistance", "maximal"),
        ("total A", "total"),
        ("dependent", "total"),
    ],
)
def test_levels(words: str, level: str) -> None:
    assert levels(f"O: Toilet transfer with {words} today.") == [(words, level)]


@pytest.mark.parametrize(
    ("words", "persons"),
    [
        ("mod A x2", 2),
        ("mod A x 1", 1),
        ("max A of 2 persons", 2),
        ("min A of one", 1),
        ("min A+1", 1),
        ("moderate assistance x 2 people", 2),
        ("dep x 2", 2),
        ("Total A x2", 2),
        ("CGA x1", 1),
        ("mod A", None),
        ("max A x 2-3", 3),
        ("mod A (50%) x1", 1),
    ],
)
def test_persons_only_where_written(words: str, persons: int | None) -> None:
    assert levels(f"O: Sit to stand {words}.", "persons") == [(words, persons)]


@pytest.mark.parametrize("dosage", ["x2 reps", "x 5 reps", "x 3 trials", "x 100 ft", "x 2 laps", "x 10"])
def test_dosage_is_no_number_of_persons(dosage: str) -> None:
    assert levels(f"O: Sit to stand CGA {dosage} at the bars.", "persons") == [("CGA", None)]


@pytest.mark.parametrize(
    ("words", "level", "percent"),
    [
        ("25% assist", "minimal", 25),
        ("40% assist", "moderate", 40),
        ("75% assistance", "maximal", 75),
        ("90% assist", "total", 90),
        ("mod A (50%)", "moderate", 50),
        ("min A", "minimal", None),
    ],
)
def test_percent_is_help_given(words: str, level: str, percent: float | None) -> None:
    assert levels(f"O: Pivot with {words} at the trunk.", "level", "percent") == [(words, level, percent)]


@pytest.mark.parametrize(
    ("words", "lighter", "heavier"),
    [
        ("min-mod A", "minimal", "moderate"),
        ("min to mod A", "minimal", "moderate"),
        ("Min/Mod A", "minimal", "moderate"),
        ("mod-max assist", "moderate", "maximal"),
        ("SBA/CGA", "standby", "contact_guard"),
        ("SBA-CGA", "standby", "contact_guard"),
        ("CGA to min A", "contact_guard", "minimal"),
    ],
)
def test_a_range_is_one_span_with_both_ends(words: str, lighter: str, heavier: str) -> None:
    assert levels(f"O: Gait 80 ft {words}.", "level", "level_low") == [(words, heavier, lighter)]


@pytest.mark.parametrize(
    "change",
    ["max A -> mod A", "max A → mod A", "max A to mod A", "max A, then mod A", "max A initially, mod A by third trial"],
)
def test_a_change_is_two_levels(change: str) -> None:
    assert levels(f"O: Sit to stand {change}.") == [("max A", "maximal"), ("mod A", "moderate")]


def test_mod_i_and_mod_a_are_not_one() -> None:
    text = "O: UB dressing Mod I, LB dressing Mod A; feeding mod independent."
    assert levels(text) == [
        ("Mod I", "modified_independent"),
        ("Mod A", "moderate"),
        ("mod independent", "modified_independent"),
    ]


def test_all_levels_of_a_line() -> None:
    text = "O: Rolling min A x1; supine to sit mod A x2; sit to stand CGA; gait 40 ft SBA; stairs dependent."
    assert levels(text, "level", "persons") == [
        ("min A x1", "minimal", 1),
        ("mod A x2", "moderate", 2),
        ("CGA", "contact_guard", None),
        ("SBA", "standby", None),
        ("dependent", "total", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O: Grooming: I", [("I", "independent")]),
        ("O: Grooming: S\nToileting: D", [("S", "supervision"), ("D", "total")]),
        ("O: Gait (S) 80 ft", [("(S)", "supervision")]),
        ("O: Vitamin D daily. I asked her to stand.", []),
        ("S: I slept well.", []),
        ("A: D/C from PT today.", []),
    ],
)
def test_a_single_letter_counts_only_where_a_level_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "O: Gait with min cues and mod verbal cues.",
        "O: Max VC for posture, min tactile facilitation.",
        "O: Quad strength 4/5, minimal pain, moderate effort, max HR 110.",
        "O: Rest 2 min between sets; 15 min of therex.",
        "S: Lives in an independent living apartment.",
        "O: Dependent edema in both ankles.",
        "O: Minimal degenerative changes on x-ray.",
        "Key: I = independent, S = supervision, CGA = contact guard, Min = minimal, Mod = moderate, Max = max\nO: Gait.",
        "Levels of assist: Ind / Mod I / Sup / CGA / Min / Mod / Max / Dep\nO: Gait 60 ft.",
        "Transfers: [ ] SBA [ ] CGA [ ] min A",
        "Transfers: ☐ SBA ☐ CGA ☐ min A",
        "O: Forearm sup 60 deg, pron 70 deg.",
    ],
)
def test_what_only_looks_like_a_level(text: str) -> None:
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transfers: [ ] SBA [x] CGA [ ] min A", [("CGA", "contact_guard")]),
        ("Transfers: ( ) SBA ( ) CGA (x) min A", [("min A", "minimal")]),
        ("Transfers: ☐ SBA ☒ CGA ☐ min A", [("CGA", "contact_guard")]),
    ],
)
def test_a_ticked_box_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize("words", ["CGA (contact guard assist)", "contact guard assist (CGA)"])
def test_an_abbreviation_beside_its_words_is_one_level(words: str) -> None:
    assert levels(f"O: Gait 60 ft with {words} on turf.") == [(words, "contact_guard")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O: Gait min A (mod A) on turf.", [("min A", "minimal"), ("mod A", "moderate")]),
        ("O: Gait sup 60 ft, sup 50% of the way.", [("sup", "supervision"), ("sup 50%", "supervision")]),
        ("O: Transfers mod A x2 min VC.", [("mod A x2", "moderate")]),
        ("O: Grooming: S/min A", [("S", "supervision"), ("min A", "minimal")]),
    ],
)
def test_what_only_looks_like_no_level(text: str, expected: list[tuple[str, str]]) -> None:
    assert levels(text) == expected
