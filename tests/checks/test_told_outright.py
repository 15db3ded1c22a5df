"""What notes say outright of groups, helpers, shared time and modalities, and what only sounds like it."""

from __future__ import annotations

import pytest
from chart_samples import auditor

from nlp_audit import audit
from nlp_audit.records import Note


def verdict(text: str, rule: str) -> str:
    found = audit.audit(Note("note", f"S: Well.\nO: {text}\n"), auditor())
    return next(check.verdict for check in found.checks if check.rule == rule)


@pytest.mark.parametrize(
    "text",
    [
        "Balance class, # in class: 5, ratio 1:5. 97112 x2 30 min. Total 30 min.",
        "5 veterans in the day room, all together, marching and tandem. 97112 x2 30 min.",
        "Class of 6 in the gym, foam stance. 97112 x2 30 min.",
        "Class size: 4 patients. Foam stance. 97112 x2 30 min.",
        "Class of 6, foam stance. Total 45 min.\n97150 x1\n97112 x3 45 min",
    ],
)
def test_a_group(text: str) -> None:
    assert verdict(text, "coding.group-as-97112") == "fail"
    assert verdict(text, "elements.missing-one-on-one") == "fail"


@pytest.mark.parametrize(
    "text",
    [
        "Tandem stance on foam, 3 cones 4 times, CGA. 97112 x2 30 min. Total 30 min.",
        "Foam stance one-on-one 30 min; 97112 x2 30 min. Total 60 min.\n97150 x1, class of 6, 30 min",
        "Tandem stance on foam, CGA. 97112 x2 30 min.\nA: Steadier. She gets along well with the other residents in the gym.",
    ],
)
def test_no_group(text: str) -> None:
    assert verdict(text, "coding.group-as-97112") == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "PT held up, mobility tech Denny did session. Reaching to cones. 97112 x1 15 min.",
        "Exercises done by PT aide Jo: foam stance. 97112 x2 30 min.",
        "Class led by rehab tech. 97112 x2 30 min.",
    ],
)
def test_a_helper(text: str) -> None:
    assert verdict(text, "coding.unqualified-provider") == "fail"


@pytest.mark.parametrize(
    "text",
    [
        "Foam stance with PT. Rehab tech moved the mats and wiped down; no hands on the patient. 97112 x1 15 min.",
        "Rehab tech set up the circuit; PT guided weight shift on foam. 97112 x1 15 min.",
        "Tandem stance with CGA, tech assisted with the session as second person. 97112 x1 15 min.",
    ],
)
def test_a_helper_who_gave_no_treatment(text: str) -> None:
    assert verdict(text, "coding.unqualified-provider") == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "Re-evaluation. Tandem stance.\n97164 x 1, 97112 x 1. Total treatment time 40 minutes.",
        "Tandem stance.\nTime: evaluation and treatment 0930-1028, 58 min total.\n97162 x 1, 97112 x 1",
        "Reaching.\n97112 x1 + G0283 x1: IFC R shoulder 15 min\nTotal 15 min",
    ],
)
def test_untimed_in_the_same_time(text: str) -> None:
    assert verdict(text, "coding.untimed-code-same-time") == "fail"


def test_stimulation_that_another_code_has_says_nothing_of_debridement() -> None:
    text = (
        "97597 x1 18 min: debridement, done before.\n97112 x1 15 min: step-overs. Cleared 7/10 stim on, 4/10 stim off."
    )
    assert verdict(text, "coding.untimed-code-same-time") == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "97112 x1 moist heat + US to low back 15 min. 97110 x1 ther ex 18 min: LAQ 2x15, seated march 2x15.",
        "97112 - fluidotherapy, then paraffin wrap, R hand and wrist.\n97110 - green putty 3x10.",
        "97112 x1 + G0283 x1: IFC/MHP R shoulder 15 min",
    ],
)
def test_a_modality_behind_the_code(text: str) -> None:
    assert verdict(text, "coding.passive-modality-as-97112") == "fail"
    assert verdict(text, "coding.97112-reads-as-97110") == "not_applicable"


@pytest.mark.parametrize(
    "text",
    [
        "97112 x1: IFC to R quad with standing weight shift on foam 15 min.",
        "97112 x2 GP, 30 min, heat first\nTandem on foam with head turns.",
        "Tandem on foam. 97112 x1 15 min. Ice after.",
    ],
)
def test_work_beside_a_modality(text: str) -> None:
    assert verdict(text, "coding.passive-modality-as-97112") == "pass"


def test_each_code_of_a_line_has_its_own_activities() -> None:
    text = "97112 x1 15 min: tandem stance on foam, head turns, 97110 x1 18 min: LAQ 2x15, heel raises 2x15."
    assert verdict(text, "coding.indistinct-97110-97112") == "pass"
    assert verdict(text, "coding.97112-reads-as-97110") == "pass"


def test_a_box_left_open_is_no_activity() -> None:
    text = "[x] pulleys flexion   [x] bicep curl 3#   [x] tband rows\n[ ] rhythmic stabilization   [ ] ball on wall\n97112 x2 28 min"
    assert verdict(text, "coding.97112-reads-as-97110") == "fail"


@pytest.mark.parametrize("head", ["Exercises, 3x10:", "Exercises, 3x10: "])
def test_what_stands_below_a_head_of_work_was_done(head: str) -> None:
    note = Note(
        "note", f"Subj: same as before\n{head}\n  pulleys flexion\n  bicep curl 3#, tband rows\n97112 x2 28 min\n"
    )
    found = {check.rule: check.verdict for check in audit.audit(note, auditor()).checks}
    assert found["coding.97112-reads-as-97110"] == "fail"


@pytest.mark.parametrize(("last", "expected"), [("14 min", "fail"), ("5 min", "pass"), ("__ min", "pass")])
def test_stations_above_the_total(last: str, expected: str) -> None:
    text = f"Stations\n[x] 1 tandem on beam  18 min\n[x] 2 big step  18 min\n[x] 3 ball toss  {last}\n\n97112 x3 45 min  Total 45 min"
    assert verdict(text, "time.minutes-do-not-sum") == expected


def test_minutes_of_the_one_activity_that_is_the_visit() -> None:
    text = "Reaching to cones, min A, 6 min.\n97112 x1. Total tx time 6 min"
    assert verdict(text, "time.below-eight-minutes") == "fail"
    assert verdict(text, "elements.missing-timed-minutes") == "pass"


def test_minutes_of_a_code_that_closes_its_line() -> None:
    text = "US R upper trap, 6 min, given while the pads were running (97112)\nTotal 24 min\n97112 x1"
    assert verdict(text, "time.below-eight-minutes") == "fail"


def test_a_start_without_an_end_is_no_total() -> None:
    text = "Reaching 97112 x1 15 min.\nTime in: 10:20     Time out: ____"
    assert verdict(text, "elements.missing-total-time") == "fail"
