"""The shipped rules: the contract's catalogue with its severities, and every rule's own examples."""

from __future__ import annotations

from functools import cache

import pytest

from nlp_audit import audit, paths, rules
from nlp_audit.batch import rulebook
from nlp_audit.evaluation import examples, vocabulary
from nlp_audit.rules import Rule

CONTRACT = {  # contract §3, profile `medicare`
    "elements": {
        "error": "missing-date-of-service missing-signature missing-credentials missing-total-time missing-timed-minutes"
        " missing-intervention missing-supervision",
        "warning": "missing-goal unmeasurable-goal missing-assistance missing-cueing missing-rationale missing-response"
        " missing-objective-measure missing-section missing-deficit",
        "info": "missing-education missing-pain missing-one-on-one",
    },
    "coding": {
        "error": "97112-reads-as-97110 passive-modality-as-97112 group-as-97112 indistinct-97110-97112 unqualified-provider",
        "warning": "97110-reads-as-97112 supervision-level-97112 untimed-code-same-time stimulation-same-time"
        " missing-distinct-service-modifier missing-discipline-modifier assistant-modifier-mismatch",
        "info": "reduced-service-without-52",
    },
    "time": {
        "error": "units-exceed-minutes below-eight-minutes over-unit-limit",
        "warning": "minutes-do-not-sum long-session-unjustified clock-mismatch",
        "info": "units-below-minutes",
    },
    "skill": {"warning": "repetitive-unskilled-risk", "info": "stock-phrase-assessment"},
    "values": {"error": "score-out-of-range impossible-date", "warning": "contradictory-assistance"},
    "episode": {
        "error": "overlapping-sessions",
        "warning": "cloned-note no-progression repeated-97112-undistinguished progress-report-overdue",
    },
    "claim": {"error": "note-missing code-differs units-differ", "info": "charge-missing"},
}
SEVERITY = {
    f"{family}.{name}": severity
    for family, by_severity in CONTRACT.items()
    for severity, names in by_severity.items()
    for name in names.split()
}
WITHOUT_A_FILE = {"skill.repetitive-unskilled-risk"}  # the risk model's, until it has one
SHIPPED: tuple[Rule, ...] = rulebook.load(paths.rules())


def test_the_catalogue_is_the_contracts() -> None:
    loaded = {rule.id for rule in SHIPPED}
    assert loaded <= set(SEVERITY)
    assert set(SEVERITY) - loaded <= WITHOUT_A_FILE
    assert len({rule.id for rule in SHIPPED}) == len(SHIPPED)
    assert rules.ids(paths.rules()) == loaded


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_severity(rule: Rule) -> None:
    assert rule.severity == SEVERITY[rule.id]


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule: Rule) -> None:
    """It says what is wrong, asks, cites, and has notes that pass and fail; it names no note and supplies no text."""
    assert rule.title
    assert rule.why
    assert rule.message
    assert rule.message == rule.message[0].lower() + rule.message[1:] or rule.message[0].isdigit()
    assert rule.fix.rstrip().endswith((".", "?"))
    assert rule.basis in rules.BASES
    assert rule.source.title in rule.authority
    assert ("not verified" in rule.authority) == (rule.source.confidence not in ("read", "decoded"))
    assert rule.examples.passing
    assert rule.examples.failing


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_its_examples_hold(rule: Rule) -> None:
    [(_, failures)] = examples.run([rule], bench())
    assert failures == []


def test_the_vocabularys_examples_hold() -> None:
    found = list(vocabulary.run(paths.rules(), bench().auditor.reader))
    assert {name for name, _, _ in found} >= {"vocabulary/assist_level.yaml", "vocabulary/cue.yaml"}
    assert all(count > 0 for _, count, _ in found)
    assert [failure for _, _, failures in found for failure in failures] == []


@cache
def bench() -> examples.Bench:
    return examples.prepare("medicare", paths.rules())


def test_the_default_profile_changes_no_severity() -> None:
    assert all(rule.severity == SEVERITY[rule.id] for rule in audit.build().rules)


@pytest.mark.parametrize("payer", ["medicare", "medicare-hospital", "ama", "commercial-example"])
def test_a_profile_only_switches_off_and_re_rates(payer: str) -> None:
    own = {rule.id for rule in SHIPPED if rule.id.split(".")[0] not in ("episode", "claim") and not rule.preview}
    found = {rule.id for rule in audit.build(payer).rules}
    assert found <= own
    assert len(own - found) <= 4


def test_a_profile_re_rates() -> None:
    changed = {rule.id: rule for rule in audit.build("commercial-example").rules}
    assert changed["elements.missing-one-on-one"].severity == "warning"
    assert changed["coding.reduced-service-without-52"].severity == "warning"
    assert changed["coding.reduced-service-without-52"].authority == "Example payer's provider manual, modifier 52"
    assert "elements.missing-pain" not in changed
    assert "time.units-below-minutes" not in changed


@pytest.mark.parametrize(
    ("chosen", "ignored", "left"),
    [
        (["time.clock-mismatch"], [], {"time.clock-mismatch"}),
        (["values"], [], {name for name in SEVERITY if name.startswith("values.")}),
        (
            ["values", "time.clock-mismatch"],
            ["values.impossible-date"],
            {"values.score-out-of-range", "values.contradictory-assistance", "time.clock-mismatch"},
        ),
        (["time"], ["time"], set()),
    ],
)
def test_select_and_ignore(chosen: list[str], ignored: list[str], left: set[str]) -> None:
    assert {rule.id for rule in audit.build(chosen=chosen, ignored=ignored).rules} == left
