"""Sections in the styles that exports have."""

from __future__ import annotations

import pytest
from nlp_samples import NOTES, chart

CORE = ["subjective", "objective", "assessment", "plan"]


def sections(text: str) -> list[str]:
    """Names in order, without what stands before the first heading."""
    return [section.name for section in chart(text).sections if section.name != "header"]


@pytest.mark.parametrize(
    "text",
    [
        "S: Slept well.\nO: Gait 60 ft.\nA: Better.\nP: Same again.",
        "S - Slept well.\nO - Gait 60 ft.\nA - Better.\nP - Same again.",
        "S) Slept well\nO) Gait 60 ft\nA) Better\nP) Same again",
        "S= Slept well\nO= Gait 60 ft\nA= Better\nP= Same again",
        "S/ Slept well.\nO/ Gait 60 ft.\nA/ Better.\nP/ Same again.",
        "S  Slept well\nO  Gait 60 ft\nA  Better\nP  Same again",
        "[S] Slept well.\n[O] Gait 60 ft.\n[A] Better.\n[P] Same again.",
        "S: Slept well. O: Gait 60 ft. A: Better. P: Same again.",
        "Subjective: Slept well. Objective: Gait 60 ft. Assessment: Better. Plan: Same again.",
        "Subjective: Slept well.\nObjective: Gait 60 ft.\nAssessment: Better.\nPlan: Same again.",
        "SUBJECTIVE\nSlept well.\nOBJECTIVE\nGait 60 ft.\nASSESSMENT\nBetter.\nPLAN\nSame again.",
        "SUBJECTIVE:\nSlept well.\n\nOBJECTIVE:\nGait 60 ft.\n\nASSESSMENT:\nBetter.\n\nPLAN:\nSame again.",
        "## Subjective\nSlept well.\n## Objective\nGait 60 ft.\n## Assessment\nBetter.\n## Plan\nSame again.",
        "**Subjective:** Slept well.\n**Objective:** Gait 60 ft.\n**Assessment:** Better.\n**Plan:** Same again.",
        "=== SUBJECTIVE ===\nSlept well.\n=== OBJECTIVE ===\nGait.\n=== ASSESSMENT ===\nBetter.\n=== PLAN ===\nSame again.",
        "1. Subjective: Slept well.\n2. Objective: Gait 60 ft.\n3. Assessment: Better.\n4. Plan: Same again.",
        "Subj: Slept well.\nObj: Gait 60 ft.\nAssess: Better.\nPlan: Same again.",
        "Patient report: Slept well.\nInterventions: Gait 60 ft.\nClinical Assessment: Better.\nPlan of care: Same again.",
    ],
)
def test_soap(text: str) -> None:
    assert sections(text) == CORE


def test_data_assessment_plan() -> None:
    assert sections("D: Slept well, gait 60 ft.\nA: Better.\nP: Same again.") == ["subjective", "assessment", "plan"]


def test_all_nine() -> None:
    text = (
        "Patient: R. Vail\nS: Slept well.\nO: Gait 60 ft.\nA: Better.\nGoals: walk 50 ft\nP: Same again.\n"
        "Education: wall slides shown.\nCharges: 97116 x1\nElectronically signed by: R. Moss, PT"
    )
    assert [section.name for section in chart(text).sections] == [
        "header",
        "subjective",
        "objective",
        "assessment",
        "goals",
        "plan",
        "other",
        "billing",
        "signature",
    ]


@pytest.mark.parametrize("text", ["Slept well and walked 60 feet with min A.", "Gait: 60 ft\nMood: fine"])
def test_without_headings_all_is_other(text: str) -> None:
    assert {section.name for section in chart(text).sections} == {"other"}


def test_a_signers_initial_is_no_heading() -> None:
    assert sections("S: Ok.\nO: Gait.\nA: Better.\nP: Same again.\nA. Pike, PT\nO. Quince, OTR/L") == CORE


def test_a_word_in_a_sentence_is_no_heading() -> None:
    text = "S: Her plan is to rest.\nO: Objective findings were few, assessment of gait done.\nA: Ok.\nP: Same again."
    assert sections(text) == CORE


@pytest.mark.parametrize("text", [*NOTES.values(), "S:\nO:\nA:\nP:", "No headings.\n"])
def test_sections_cover_the_note_in_order(text: str) -> None:
    found = chart(text).sections
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert [s.end for s in found[:-1]] == [s.start for s in found[1:]]
    assert all(s.start <= s.body <= s.end for s in found)


def test_facts_carry_their_section() -> None:
    text = "S: Pain 3/10.\nO: Gait min A.\nA: Mod VC helped.\nP: Trial CGA.\n"
    found = {fact.label: fact.section for facts in chart(text).facts.values() for fact in facts if fact.end < 48}
    assert found.items() >= {"OUTCOME_MEASURE": "subjective", "ASSIST_LEVEL": "objective", "CUE": "assessment"}.items()
    assert [(fact.section, fact.assertion) for fact in chart(text).of("ASSIST_LEVEL")] == [
        ("objective", "present"),
        ("plan", "planned"),
    ]
