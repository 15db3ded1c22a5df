"""Required elements that hang on what is written, not on what a sentence means; whole notes, from text to verdict."""

from __future__ import annotations

import pytest
from chart_samples import auditor

from nlp_audit import audit
from nlp_audit.records import Note

NOTE = "DOS 3/14/2026\nS: Slept well.\nO: {o}\nA: {a}\nP: {p}\n{end}\n"


def verdict(rule: str, *, o: str = "Gait 60 ft.", a: str = "Steadier.", p: str = "Same again.", end: str = "") -> str:
    text = NOTE.format(o=o, a=a, p=p, end=end)
    checks = audit.audit(Note("note", text), auditor()).checks
    return next(check.verdict for check in checks if check.rule == f"elements.{rule}")


@pytest.mark.parametrize(
    ("end", "signature", "credentials", "supervision"),
    [
        ("R. Moss, PT", "pass", "pass", "not_applicable"),
        ("Signed: Rhea Moss", "pass", "fail", "not_applicable"),
        ("Rhea Moss, PTA", "pass", "pass", "fail"),
        ("Rhea Moss, SPT", "pass", "pass", "fail"),
        ("Rhea Moss, PTA\nSupervising PT: Bo Marsh, PT", "pass", "pass", "pass"),
        ("Rhea Moss, SPT\nBo Marsh, PT", "pass", "pass", "not_applicable"),
        ("Verified by Rhea Moss, OTR/L", "pass", "pass", "not_applicable"),
        ("-- Rhea Moss", "pass", "fail", "not_applicable"),
        ("R. Moss  e-signed 03/14/2026 09:14", "pass", "fail", "not_applicable"),
        ("closed by r moss pta 3/14/2026", "pass", "pass", "fail"),
        ("closed by r moss pta 3/14/2026    supervising pt bo marsh pt", "pass", "pass", "pass"),
        ("closed by r moss pta\ncosigned by b. marsh, dpt", "pass", "pass", "not_applicable"),
        ("closed by r moss pta, supervised in the gym", "pass", "pass", "fail"),
        ("signed electronically r moss otr/l", "pass", "pass", "not_applicable"),
        ("e-sig r. moss, cota/l 3/14/26", "pass", "pass", "fail"),
        ("Treating therapist: ____", "fail", "not_applicable", "not_applicable"),
        ("", "fail", "not_applicable", "not_applicable"),
    ],
)
def test_who_signed(end: str, signature: str, credentials: str, supervision: str) -> None:
    assert verdict("missing-signature", end=end) == signature
    assert verdict("missing-credentials", end=end) == credentials
    assert verdict("missing-supervision", end=end) == supervision


@pytest.mark.parametrize(
    ("words", "goal", "unmeasurable"),
    [
        ("Upgrade STG. Begin stairs.", "fail", "not_applicable"),
        ("This concerns short term goal number two.", "pass", "not_applicable"),
        ("Toward tub transfer SBA with bench by DC.", "pass", "pass"),
        ("STG: Stand 5 min in 2 weeks.", "pass", "pass"),
        ("STG: Feel stronger.", "pass", "fail"),
        ("LTG: Return to gardening.\nSTG: Stand 5 min.", "pass", "pass"),
        ("Foam stance serves STG 2.", "pass", "not_applicable"),
        ("Progressing.", "fail", "not_applicable"),
    ],
)
def test_goals(words: str, goal: str, unmeasurable: str) -> None:
    assert verdict("missing-goal", a=words) == goal
    assert verdict("unmeasurable-goal", a=words) == unmeasurable


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("Gait min A.", "pass"),
        ("Gait independent.", "pass"),
        ("Last visit gait min A.", "fail"),
        ("STG: gait min A.", "fail"),
        ("Wife gives min A at home.", "fail"),
        ("Gait with VC.", "fail"),
        ("Assist: [ ] SBA [ ] CGA", "fail"),
    ],
)
def test_assistance(objective: str, expected: str) -> None:
    assert verdict("missing-assistance", o=objective) == expected


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("97112 x 1, 15 min: foam stance with VC.", "pass"),
        ("97112 x 1, 15 min: foam stance with tactile facilitation.", "pass"),
        ("97112 x 1, 15 min: foam stance, no cues needed.", "pass"),
        ("97112 x 1, 15 min: foam stance with CGA.", "fail"),
        ("97112 x 1, 15 min: foam stance. Cues: [ ] verbal [ ] tactile", "fail"),
        ("97110 x 1, 15 min: heel raises.", "not_applicable"),
    ],
)
def test_cueing(objective: str, expected: str) -> None:
    assert verdict("missing-cueing", o=objective) == expected


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("Berg 41/56.", "pass"),
        ("TUG 14.2 s.", "pass"),
        ("At eval Berg 41/56.", "fail"),
        ("Pain 4/10.", "fail"),
        ("Heel raises 3 x 10.", "fail"),
        ("Berg 44/56 from 38/56.", "pass"),
        ("Flexion 95 deg and strength 3+/5 at the evaluation on 3/1/2026.", "fail"),
        ("Flexion 95 deg, strength 3+/5.", "pass"),
    ],
)
def test_objective_measure(objective: str, expected: str) -> None:
    assert verdict("missing-objective-measure", o=objective) == expected


@pytest.mark.parametrize(
    ("note", "missing"),
    [
        ("S: Slept.\nO: Gait 60 ft.\nA: Steadier.\nP: Same again.", None),
        ("S:\nO: Gait 60 ft.\nA: Steadier.\nP: Same again.", "missing: subjective"),
        ("S: Slept.\nO: Gait 60 ft.\nA:\nP:\nR. Moss, PT", "missing: assessment, plan"),
        ("SUBJECTIVE\nSlept.\nOBJECTIVE\nGait 60 ft.\nASSESSMENT\nSteadier.\nPLAN\nContinue per POC.", None),
        ("SUBJECTIVE\nSlept.\nOBJECTIVE\nGait 60 ft.\nASSESSMENT\nSteadier.\nPLAN\nContinue.", None),
        ("SUBJECTIVE\nSlept.\nOBJECTIVE\nVitals: 142/76\nGait 60 ft.\nASSESSMENT\nSteadier.\nPLAN\nMore foam.", None),
        ("S: Slept.\nTreatment Summary:\nGait 60 ft.\nPatient Response: Steadier.\nP: Same again.", None),
        (
            "S: Slept.\nO: Gait 60 ft.\nPatient Response: ____\nAssessment / Skilled justification: ____\nP: Same again.",
            "missing: assessment",
        ),
        ("s  leg felt like a noodle\no  gait 60 ft\na  less push\np  try the block again", None),
        ("s  leg felt like a noodle\no  gait 60 ft\na\np  try the block again", "missing: assessment"),
    ],
)
def test_sections(note: str, missing: str | None) -> None:
    checks = audit.audit(Note("note", note), auditor()).checks
    found = next(check for check in checks if check.rule == "elements.missing-section")
    assert (found.detail or None) == missing
    assert found.verdict == ("fail" if missing else "pass")


def test_data_behind_what_the_patient_says_are_objective() -> None:
    note = Note("note", "Pt. report\nSame as always.\nTx provided\nLoud voice work.\nData\nAverage 71 dB, best 74 dB.")
    checks = {check.rule: check.verdict for check in audit.audit(note, auditor()).checks}
    assert checks["elements.missing-objective-measure"] == "pass"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("HEP sheet to be issued.", "fail"),
        ("Will give the splint handout to the spouse.", "fail"),
        ("HEP sheet issued.", "pass"),
        ("Daughter did the car transfer with PT; stairs training with her 4/18.", "pass"),
    ],
)
def test_teaching_to_come_is_no_education(plan: str, expected: str) -> None:
    assert verdict("missing-education", p=plan) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [("s/p R TKA 7/22/25", "pass"), ("Dx: CVA", "pass"), ("Room 12, bed B", "fail")],
)
def test_a_diagnosis_in_short(head: str, expected: str) -> None:
    note = Note("note", f"{head}\nS: Slept well.\nO: Bike 10 min.\nP: Same.")
    assert (
        next(c.verdict for c in audit.audit(note, auditor()).checks if c.rule == "elements.missing-deficit") == expected
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Denies chest pain.", "fail"),
        ("No SOB or chest pain.", "fail"),
        ("Denies pain.", "pass"),
        ("Denies chest pain, knee pain 3/10.", "pass"),
        ("Slept well.\nPain:", "fail"),
        ("Slept well.\nPain: ___/10", "fail"),
        ("Slept well.\nPain: none", "pass"),
    ],
)
def test_what_states_pain(words: str, expected: str) -> None:
    note = Note("note", f"S: {words}\nO: Gait 60 ft.\nA: Steadier.\nP: Same again.")
    assert next(c.verdict for c in audit.audit(note, auditor()).checks if c.rule == "elements.missing-pain") == expected


def test_a_response_beside_the_assessment_does_not_assess() -> None:
    note = Note("note", "O: Gait 60 ft.\nRESP: Turned without a stop by the last lap.\nASMT: Tolerated treatment well.")
    found = next(c for c in audit.audit(note, auditor()).checks if c.rule == "skill.stock-phrase-assessment")
    assert found.verdict == "fail"


def test_a_section_of_a_rewritten_text_begins_where_it_stands() -> None:
    text = "Subj: Slept.\nTx: Gait 60 ft.\nResp: Steadier.\nMin: 97110 16 x1 / 97535 14 x1\nPlan:\nRhea Moss, COTA/L"
    found = next(c for c in audit.audit(Note("note", text), auditor()).checks if c.rule == "elements.missing-section")
    assert found.detail == "missing: plan"


@pytest.mark.parametrize(
    ("head", "expected"), [("DOS 3/14/2026", "pass"), ("DOS 2/30/2026", "pass"), ("DOB 1/2/1950", "fail"), ("", "fail")]
)
def test_date_of_service(head: str, expected: str) -> None:
    note = Note("note", f"{head}\nS: Slept.\nO: Gait 60 ft.\nSigned: R. Moss, PT 3/14/2026")
    checks = audit.audit(note, auditor()).checks
    assert next(c.verdict for c in checks if c.rule == "elements.missing-date-of-service") == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("Locked 03/14/2026 16:20 by rmoss01", "unclear"),
        ("e-sig on file, see audit trail", "unclear"),
        ("Treating therapist: ____________  [ ] locked", "fail"),
        ("DRAFT - not signed", "fail"),
        ("", "fail"),
    ],
)
def test_words_of_a_signature_without_a_name(end: str, expected: str) -> None:
    assert verdict("missing-signature", end=end) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Seen 3/14/2026.", "pass"),
        ("Mr Vail, knee.", "fail"),
        ("Visit of 14 March.", "unclear"),
        ("March 14, second visit.", "unclear"),
        ("the fourteenth day of march, visit two.", "unclear"),
        ("Svc 20260314.", "unclear"),
        ("03 14 26, visit 2.", "unclear"),
        ("Marching 20 reps, may 3 laps more.", "unclear"),
        ("Marching 20 reps.", "fail"),
        ("DOB 1/2/1950. Knee since March 14.", "fail"),  # a date was read: dates are written in full here
    ],
)
def test_words_of_a_date_leave_a_person_to_look(head: str, expected: str) -> None:
    text = f"{head}\nS: Slept well.\nO: Gait 60 ft.\nA: Steadier.\nP: Same again.\n"
    checks = audit.audit(Note("note", text), auditor()).checks
    assert next(c.verdict for c in checks if c.rule == "elements.missing-date-of-service") == expected
