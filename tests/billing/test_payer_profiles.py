"""Payers' profiles: what the shipped ones say, inheritance, and every mistake told with its line."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from nlp_audit import paths
from nlp_audit.billing import codes, profiles
from nlp_audit.billing.pairs import Limit, find_pair
from nlp_audit.billing.profiles import Profile, RuleChange
from nlp_audit.yamlfile import ConfigError

PAYERS = paths.rules() / "payers"
RULES = (
    "elements.missing-pain",
    "elements.missing-one-on-one",
    "coding.missing-distinct-service-modifier",
    "coding.reduced-service-without-52",
    "coding.assistant-modifier-mismatch",
    "time.units-below-minutes",
    "episode.progress-report-overdue",
)
CODES = codes.load(paths.rules() / "codes.yaml")


def load(payer: str) -> Profile:
    return profiles.load(payer, PAYERS, RULES, CODES)


def write(folder: Path, text: str, name: str = "mine.yaml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def mistake(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError, match=r".") as error:
        load(write(folder, text))
    return str(error.value)


def test_names() -> None:
    assert profiles.names(PAYERS) == ("ama", "commercial-example", "medicare", "medicare-hospital")
    assert profiles.DEFAULT in profiles.names(PAYERS)


def test_medicare() -> None:
    payer = load("medicare")
    assert (payer.name, payer.method, payer.setting) == ("medicare", "eight-minute", "practitioner")
    assert (payer.discipline_modifiers, payer.assistant_modifiers, payer.reduced_service_modifier) == (
        True,
        True,
        False,
    )
    assert payer.long_session_minutes == 60
    assert payer.limits["97112"] == Limit(4, False)
    assert payer.rules == {}
    assert find_pair(payer.pairs, "97110", "97112") is None
    assert find_pair(payer.pairs, "97140", "97530") is None


def test_medicare_hospital_has_its_own_limits_and_pairs() -> None:
    payer = load("medicare-hospital")
    assert payer.method == "eight-minute"
    assert payer.limits["97112"].units == 6
    assert payer.pairs["97161", "97750"].indicator == 1
    assert load("medicare").pairs["97161", "97750"].indicator == 0


def test_ama_counts_by_the_midpoint_and_pays_97014() -> None:
    payer = load("ama")
    assert (payer.method, payer.minutes_per_code, payer.discipline_modifiers) == ("midpoint", True, False)
    assert (payer.limits["97014"].units, load("medicare").limits["97014"].units) == (1, 0)


def test_commercial_example_inherits_from_ama() -> None:
    payer = load("commercial-example")
    assert (payer.method, payer.reduced_service_modifier, payer.long_session_minutes) == (
        "midpoint",
        True,
        45,
    )
    pair = find_pair(payer.pairs, "97112", "97110")
    assert pair is not None
    assert pair.indicator == 1
    assert pair.rationale.startswith("Example payer")
    assert payer.rules["elements.missing-pain"] == RuleChange(enabled=False)
    assert payer.rules["coding.missing-distinct-service-modifier"].severity == "error"
    assert payer.rules["episode.progress-report-overdue"].severity == "info"  # from ama


def test_a_profile_goes_to_other_processes() -> None:
    payer = load("commercial-example")
    assert pickle.loads(pickle.dumps(payer)) == payer


def test_changes_of_a_rule_merge_key_by_key(tmp_path: Path) -> None:
    rules = "rules: {elements.missing-pain: {severity: error, authority: Contract 4}}\n"
    write(tmp_path, f"title: Base\nextends: ama\n{rules}", "base.yaml")
    child = "title: Child\nextends: base.yaml\nrules: {elements.missing-pain: {severity: info}}\n"
    payer = load(write(tmp_path, child))
    assert (payer.name, payer.title) == ("mine", "Child")
    assert payer.rules["elements.missing-pain"] == RuleChange(severity="info", authority="Contract 4")


def test_limits_and_pairs_of_its_own_stand_over_ncci(tmp_path: Path) -> None:
    text = """title: Mine
extends: medicare
unit_limits: {"97112": 2}
own_pairs:
  - {codes: [97112, 97150], authority: Contract 7, never_together: true}
"""
    payer = load(write(tmp_path, text))
    assert payer.limits["97112"] == Limit(2, True)
    assert payer.limits["97110"].units == 6
    pair = find_pair(payer.pairs, "97150", "97112")
    assert pair is not None
    assert (pair.indicator, pair.rationale) == (0, "Contract 7")


def test_without_medicares_tables(tmp_path: Path) -> None:
    payer = load(write(tmp_path, "title: Mine\nextends: ama\nncci_pairs: false\nmue_limits: false\n"))
    assert payer.pairs == {}
    assert payer.limits == {"97010": Limit(1, True), "97014": Limit(1, True)}


def test_a_profile_of_the_same_name_elsewhere_may_extend_the_shipped_one(tmp_path: Path) -> None:
    path = write(tmp_path, "title: Ours\nextends: medicare\nlong_session_minutes: 75\n", "medicare.yaml")
    assert load(path).long_session_minutes == 75


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: A\nextend: medicare\n", "mine.yaml:2: unknown key `extend`, did you mean `extends`?"),
        ("extends: medicare\n", "mine.yaml:1: `title` is missing"),
        (
            "title: A\nextends: medicar\n",
            "mine.yaml:2: `extends` unknown payer `medicar`, did you mean `medicare`?",
        ),
        ("title: A\nextends: mine.yaml\n", "mine.yaml:2: `extends: mine.yaml` goes in a circle"),
        (
            "title: A\nextends: medicare\nmethod: midpont\n",
            "mine.yaml:3: unknown `method: midpont`, did you mean `midpoint`? (eight-minute, midpoint)",
        ),
        (
            "title: A\nextends: medicare\nsetting: hospitals\n",
            "mine.yaml:3: unknown `setting: hospitals`, did you",
        ),
        (
            "title: A\nextends: medicare\ndiscipline_modifiers: yes\n",
            "mine.yaml:3: `discipline_modifiers: yes` must be true or false",
        ),
        (
            "title: A\nextends: medicare\nlong_session_minutes: true\n",
            "mine.yaml:3: `long_session_minutes: true` must be a whole number",
        ),
        (
            "title: A\nextends: medicare\nrules:\n\n  elements.mising-pain: {enabled: false}\n",
            "mine.yaml:5: unknown rule `elements.mising-pain`, did you mean `elements.missing-pain`?",
        ),
        (
            "title: A\nextends: medicare\nrules:\n  elements.missing-pain:\n    severty: info\n",
            "mine.yaml:5: unknown key `severty`, did you mean `severity`?",
        ),
        (
            "title: A\nextends: medicare\nrules:\n  elements.missing-pain:\n    severity: warn\n",
            "mine.yaml:5: unknown `severity: warn`, did you mean `warning`? (error, warning, info)",
        ),
        (
            "title: A\nextends: medicare\nrules:\n  elements.missing-pain: off\n",
            "mine.yaml:4: `elements.missing-pain: off` must be a mapping in { }",
        ),
        (
            'title: A\nextends: medicare\nunit_limits: {"G0238": 4}\n',
            "mine.yaml:3: unknown code `G0238`, did you mean `G0283`?",
        ),
        (
            'title: A\nextends: medicare\nunit_limits: {"97112": -1}\n',
            "mine.yaml:3: `97112: -1` must be a whole",
        ),
        ("title: A\nextends: medicare\nown_pairs: [59]\n", "mine.yaml:3: `own_pairs: …` must be a list of"),
        (
            "title: A\nextends: medicare\nown_pairs:\n  - {codes: [97112], authority: x}\n",
            "mine.yaml:4: `codes: …` must be two codes",
        ),
        (
            "title: A\nextends: medicare\nown_pairs:\n  - {codes: [97112, 97110]}\n",
            "`authority` is missing",
        ),
        ("title: A\ntitle: B\n", "mine.yaml:2: `title` stands twice (first in line 1)"),
        (
            "title: A\nmethod: midpoint\n",
            "mine.yaml: `setting` is missing; state it, or start with `extends:",
        ),
        ("", "mine.yaml:1: a payer's profile must be a mapping"),
        ("- title\n", "mine.yaml:1: a payer's profile must be a mapping"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, message: str) -> None:
    assert message in mistake(tmp_path, text)


def test_a_circle_of_two(tmp_path: Path) -> None:
    write(tmp_path, "title: B\nextends: mine.yaml\n", "other.yaml")
    assert "other.yaml:2: `extends: mine.yaml` goes in a circle" in mistake(tmp_path, "title: A\nextends: other.yaml\n")


@pytest.mark.parametrize("payer", ["medicar", "nowhere.yaml", "no/such", "../medicare"])
def test_unknown_payers_are_told_the_known_ones(payer: str) -> None:
    with pytest.raises(ConfigError, match="known: ama, commercial-example, medicare, medicare-hospital"):
        load(payer)


def test_a_misspelt_payer_is_told_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"unknown payer `medicar`, did you mean `medicare`\?"):
        load("medicar")
