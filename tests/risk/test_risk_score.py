"""What a score says: probability, band, reasons that add up, evidence, and what earlier notes change."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

import pytest
from risk_samples import ROUTINE, SKILLED, chart, fact, model, read, score

from nlp_audit import risk
from nlp_audit.records import Fact
from nlp_audit.risk import earlier, features, words
from nlp_audit.risk.model import SHOWN
from nlp_audit.yamlfile import ConfigError


def test_a_routine_note_scores_high_and_a_skilled_one_low() -> None:
    assert score(SKILLED).band == "low"
    assert score(ROUTINE).band == "high"


@pytest.mark.parametrize("text", [SKILLED, ROUTINE, "Seen today."])
def test_the_reasons_add_up_to_the_score(text: str) -> None:
    found = score(text)
    assert 0 <= found.score <= 1
    total = sum(reason.weight for reason in found.reasons)
    assert found.score == pytest.approx(1 / (1 + exp(-total)))
    assert len(found.reasons) <= SHOWN + 1


def test_a_note_that_says_nothing_has_a_score() -> None:
    assert 0 < risk.score(chart(), model()).score < 1


@pytest.mark.parametrize("text", [SKILLED, ROUTINE])
def test_the_reasons_come_by_weight_with_the_wording_behind_the_facts_and_the_rest_last(text: str) -> None:
    *told, rest = score(text).reasons
    worded = {words.tell(name, weight) for name in features.WORDING for weight in (1, -1)}
    facts, wording = ([abs(r.weight) for r in told if (r.reason in worded) == there] for there in (False, True))
    assert facts
    assert facts == sorted(facts, reverse=True)
    assert [abs(r.weight) for r in told] == facts + sorted(wording, reverse=True)
    assert rest.reason == words.REST


def test_what_reads_as_routine_is_shown_sentence_by_sentence() -> None:
    """Evidence for a reason is what the reason names: never a skilled sentence for routine wording."""
    (told,) = [r for r in score(ROUTINE).reasons if r.reason == words.tell("routine_wording", 1)]
    assert any("LAQ" in one.text for one in told.evidence)
    other = words.tell("analytic_wording", 1)
    assert not any(r.evidence for r in score(ROUTINE).reasons if r.reason == other)


@pytest.mark.parametrize(
    "clause", [", tapping over the quads", ", my hand on the sacrum", " while I blocked the knee", ", VC to look up"]
)
def test_hands_count_as_a_cue_with_and_without_the_word(clause: str) -> None:
    page = features.page(read(f"O: Sit to stand x 10, CGA{clause}.\n"), model().wording)
    assert [(s.cued, s.bare) for s in page.sentences] == [(True, 0)]


def test_evidence_is_the_notes_own_words_without_blanks_around() -> None:
    for text in (SKILLED, ROUTINE):
        for reason in score(text).reasons:
            for one in reason.evidence:
                assert text[one.start : one.end] == one.text == one.text.strip() != ""


def test_what_is_missing_has_no_evidence() -> None:
    missing = [r for r in score(ROUTINE).reasons if r.reason.startswith("little or nothing")]
    assert missing
    assert not any(reason.evidence for reason in missing)


def test_every_feature_has_words_for_both_directions() -> None:
    assert set(words.WORDS) == set(features.NAMES)


def test_a_pasted_note_scores_higher_than_the_note_itself() -> None:
    first, pasted = score(SKILLED).score, score(SKILLED, SKILLED).score
    assert log(pasted / (1 - pasted)) > log(first / (1 - first)) + 1


def test_an_edited_paste_is_a_paste() -> None:
    edited = SKILLED.replace("9/20", "8/20").replace("03/11", "03/13").replace("L toe", "R toe")
    assert score(edited, SKILLED).score == pytest.approx(score(SKILLED, SKILLED).score, abs=0.05)


def test_earlier_notes_never_lower_the_risk() -> None:
    for text in (SKILLED, ROUTINE):
        for before in (SKILLED, ROUTINE, "Seen today."):
            assert score(text, before).score >= score(text).score - 1e-12


def test_a_single_note_is_not_told_of_earlier_ones() -> None:
    novelty = {words.tell(name, weight) for name in features.NOVELTY for weight in (1, -1)}
    assert not novelty & {reason.reason for reason in score(ROUTINE).reasons}


def test_what_is_told_of_the_past_does_not_speak_for_the_note() -> None:
    said = ("Chose foam because she relies on vision", {"rationale": 0.9, "skilled": 0.9})
    now = chart(said)
    past = now._replace(statements=tuple(s._replace(historical=True) for s in now.statements))
    assert risk.score(past, model()).score > risk.score(now, model()).score


def test_a_cue_that_runs_on_into_the_next_sentence_belongs_to_both() -> None:
    note = chart(("Timed 40 min.", {"routine": 0.9}), ("VCs for posture.", {"routine": 0.9}))
    cue = fact("CUE")._replace(start=10, end=20)
    page = features.page(note._replace(facts={"CUE": (cue,)}), model().wording)
    assert [s.bare for s in page.sentences] == [0, 0]


def test_traces_compare_levels_cues_and_scores_but_not_pain() -> None:
    berg, pain = (fact("OUTCOME_MEASURE", measure=m, score=s) for m, s in (("berg", 40), ("nprs", 4)))
    known = earlier.trace(chart(facts=(berg, pain, fact("ASSIST_LEVEL", level="minimal"))))
    worse = pain._replace(attributes={"measure": "nprs", "score": 8})
    better = berg._replace(attributes={"measure": "berg", "score": 43})

    def unmoved(*facts: Fact) -> float:
        past = earlier.after(earlier.trace(chart(facts=facts)), [known])
        return past.unmoved if past else -1.0

    assert unmoved(berg, worse) == unmoved(berg) == 1
    assert unmoved(better) == unmoved(fact("ASSIST_LEVEL", level="standby")) == 0.75
    assert unmoved(better, fact("ASSIST_LEVEL", level="standby")) == 0.5
    assert earlier.after(known, []) is None


def test_short_sentences_are_no_sign_of_a_paste() -> None:
    assert earlier.key("No pain today.") == ""
    assert earlier.key("He walked 120 ft with his R hand on the rail") == "walked ft with hand on the rail"


def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "risk.json").write_text('{"format": 0}')
    with pytest.raises(ConfigError, match="train it anew"):
        risk.load(tmp_path)


def test_scoring_reads_a_note_the_same_twice() -> None:
    assert risk.score(read(SKILLED), model()) == risk.score(read(SKILLED), model())
