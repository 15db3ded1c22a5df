"""What holds for every rule: evidence, silence where nothing is billed, and notes that could not be read well."""

from __future__ import annotations

import pytest
from chart_samples import auditor, chart, clock, line, own, score, signed, timed, total

from nlp_audit import audit
from nlp_audit.records import Audit, Chart, Note

NOTES = [
    "DOS 3/14/2026\nS: Pain 2/10.\nO: 97112 x 2 units, 30 min: foam stance CGA with min VC because she sways. Berg 41/56."
    " Total time 35 min, one-on-one.\nA: Fewer steps after cueing.\nSTG: Berg 46/56.\nP: Same again.\nR. Moss, PT\n",
    "S: Slept.\nO: Gait 60 ft min A.\nA: Tolerated well.\nP: Continue per POC.\nSigned: Rhea Moss, PTA 3/14/2026\n",
    "Visit date 3/14/2026. Stepping drills with mod A. Charges: 97112-GP x 3, 20 min; 97150 x 1. Total 20 min.",
    "DOS 12/24/2026\nO: Berg 60/56. 97110 x 1, 6 min; 97112 x 5, 70 min. 9:00-8:30 AM\nA: ok",
    "Missed visit: patient cancelled, in hospital. R. Moss, PT 3/14/2026",
    "hi",
]
UNBILLED = [
    chart(),
    chart(items=[total(45), timed(40), clock(-30), own("97112", 40), score("berg", 60, 56)]),
    chart(signatures=[signed("PTA", "assistant")], text="Session cut short. Aide gave the exercises to the group."),
]
BILLED = chart(
    [line("97112", 5, 6, "GO"), line("97150", 1), line("97110", 1, 6)],
    [total(3), timed(20), clock(-30), score("berg", 60, 56)],
    signatures=[signed("PT", "therapist")],
)


@pytest.mark.parametrize("text", NOTES)
def test_a_pass_shows_what_satisfies_it(text: str) -> None:
    found = audit.audit(Note("note", text), auditor())
    assert [c.rule for c in found.checks if c.verdict == "pass" and not c.evidence] in (
        [],
        ["coding.unqualified-provider"],  # nothing shows that nobody unqualified was there
    )


@pytest.mark.parametrize("text", NOTES)
def test_findings_are_the_checks_that_fail_or_are_unclear(text: str) -> None:
    found = audit.audit(Note("note", text), auditor())
    wrong = [check for check in found.checks if check.verdict in ("fail", "unclear")]
    assert [(f.rule, f.verdict, f.evidence) for f in found.findings] == [(c.rule, c.verdict, c.evidence) for c in wrong]
    assert all(f.message and f.fix and f.authority and f.severity for f in found.findings)
    assert [check.rule for check in found.checks] == [rule.id for rule in auditor().rules]
    for each in (*found.checks, *found.findings):
        assert [e.text for e in each.evidence] == [text[e.start : e.end] for e in each.evidence]


@pytest.mark.parametrize("made", UNBILLED)
def test_nothing_billed_nothing_to_say_of_codes_and_times(made: Chart) -> None:
    verdicts = {c.rule: c.verdict for c in audit.judge(made, auditor()).checks}
    asked = {rule: verdict for rule, verdict in verdicts.items() if rule.split(".")[0] in ("coding", "time")}
    assert len(asked) == 20
    assert set(asked.values()) == {"not_applicable"}
    for rule in ("missing-total-time", "missing-timed-minutes", "missing-cueing", "missing-one-on-one"):
        assert verdicts[f"elements.{rule}"] == "not_applicable"


def failing(found: Audit, verdict: str) -> set[str]:
    return {check.rule for check in found.checks if check.verdict == verdict}


def test_what_could_not_be_read_well_is_unclear_and_never_fails() -> None:
    clear, doubtful = (audit.judge(made, auditor()) for made in (BILLED, BILLED._replace(note=unread(BILLED.note))))
    assert len(failing(clear, "fail")) > 10
    assert failing(doubtful, "fail") == set()
    assert failing(doubtful, "unclear") == failing(clear, "fail") | failing(clear, "unclear")
    assert failing(doubtful, "pass") == failing(clear, "pass")


def unread(note: Note) -> Note:
    return note._replace(readable=False)


def test_a_visit_that_did_not_take_place_is_asked_for_date_and_signature_only() -> None:
    found = audit.audit(Note("note", NOTES[4]), auditor())
    assert {c.rule for c in found.checks if c.verdict != "not_applicable"} <= {
        "elements.missing-date-of-service",
        "elements.missing-signature",
        "elements.missing-credentials",
        "elements.missing-supervision",
        "values.impossible-date",
    }


@pytest.mark.parametrize("text", NOTES[:4])
def test_chosen_rules_say_what_they_say_among_all(text: str) -> None:
    """A rule's verdict does not hang on which others run."""
    every = {c.rule: c for c in audit.audit(Note("note", text), auditor()).checks}
    only = auditor()._replace(rules=tuple(r for r in auditor().rules if r.id.startswith("time.")))
    for check in audit.audit(Note("note", text), only).checks:
        assert check == every[check.rule]
