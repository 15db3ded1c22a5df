"""Goals behind ticked boxes in a row, and what stands behind the word for a goal and states none."""

from __future__ import annotations

import pytest
from nlp_samples import goals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Goals:  [x] increase strength  [x] increase ROM  [ ] return to work by ___\nPlan: 2x/wk",
            ["increase strength", "increase ROM"],
        ),
        ("Goals:  [x] improve balance   [x] stay active   [ ] other: ____\n", ["improve balance", "stay active"]),
        (
            "Goals: [x] walk 200 ft SBA by 4/1  [x] stairs with CGA by 4/1\n",
            ["walk 200 ft SBA by 4/1", "stairs with CGA by 4/1"],
        ),
    ],
)
def test_each_ticked_box_is_a_goal(text: str, expected: list[str]) -> None:
    assert [said for said, _, _ in goals(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "S: Ok.\nO: Gait.\nA: Better.\nP: Daily. Pt to look at STG next wk.\n",
        "P: PT to review LTG again at recert.",
        "O: Semantic feature analysis, 8 targets: 6/8 named, verbal prompts x2\n",
        "O: Scanning, 12 targets: 9 found on the left.\n",
        "P: Cont per POC. GOALS: on file w/ POC. HEP: reviewed sheet.",
        "GOALS: see POC on file w/ chart.",
        "A: The work is aimed at her LTG 2. She returns on Thursday, when the FGA will be done.",
        "A: This serves STG 1. Gait was steadier at 120 ft today.",
    ],
)
def test_what_states_no_goal(text: str) -> None:
    assert goals(text) == []


@pytest.mark.parametrize(
    "text", ["Goals\nLTG 2. Walk 300 ft with RW and SBA.\n", "A: Better.\nLTG 1. Walk 300 ft with RW and SBA.\n"]
)
def test_a_numbered_label_at_its_lines_begin(text: str) -> None:
    assert [said for said, _, _ in goals(text)] == ["Walk 300 ft with RW and SBA"]
