"""A mistake in a file that people edit is told with the file, its line, the wrong word and the nearest right one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nlp_audit import arguments, audit, checks, paths, rules, yamlfile
from nlp_audit.billing import codes, profiles
from nlp_audit.nlp import pipeline, statement_model
from nlp_audit.yamlfile import ConfigError

GOOD = """\
title: A rule
severity: error
basis: requirement
authority: {source: cms-benefit-policy-15, section: "220.3"}
why: Because.
applies_when: {billed: ["97112"]}
requires:
  session_length: {code: "97112", reason: 0.5}
message: something is wrong
fix: Is it?
examples:
  pass: ["97112 x 1"]
  fail: ["97112 x 9"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped rules folder."""
    return Path(shutil.copytree(paths.rules(), tmp_path / "rules"))


def message(folder: Path, text: str) -> str:
    """What loading a rule of this text says, without the folder's name."""
    (folder / "time" / "mine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        rules.load(folder, checks.FUNCTIONS)
    return str(error.value).removeprefix(str(folder / "time") + "/")


def test_a_rule_without_mistakes(folder: Path) -> None:
    (folder / "time" / "mine.yaml").write_text(GOOD, encoding="utf-8")
    mine = next(rule for rule in rules.load(folder, checks.FUNCTIONS) if rule.id == "time.mine")
    assert (mine.severity, mine.basis, mine.billed, mine.function) == (
        "error",
        "requirement",
        ("97112",),
        "session_length",
    )
    assert mine.arguments == {"code": "97112", "reason": 0.5}
    assert mine.examples == (("97112 x 1",), ("97112 x 9",), ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("severity: error", "severty: error", "mine.yaml:2: unknown key `severty`, did you mean `severity`?"),
        ("severity: error", "severity: eror", "mine.yaml:2: unknown severity `eror`, did you mean `error`?"),
        ("severity: error", "severity: 3", "mine.yaml:2: unknown severity `3` (one of error, warning, info)"),
        ("severity: error\n", "", "mine.yaml:1: `severity` is missing"),
        ("basis: requirement", "basis: guidence", "mine.yaml:3: unknown basis `guidence`, did you mean `guidance`?"),
        (
            "source: cms-benefit-policy-15",
            "source: cms-benefit-policy-16",
            "mine.yaml:4: unknown source `cms-benefit-policy-16`, did you mean `cms-benefit-policy-15`?",
        ),
        ("source: cms", "sorce: cms", "mine.yaml:4: unknown key `sorce`, did you mean `source`?"),
        (
            'authority: {source: cms-benefit-policy-15, section: "220.3"}',
            "authority: the manual",
            "mine.yaml:4: `authority` needs {source: …, section: …}",
        ),
        ("billed: [", "biled: [", "mine.yaml:6: unknown key `biled`, did you mean `billed`?"),
        (
            "session_length:",
            "sesion_length:",
            "mine.yaml:8: unknown function `sesion_length`, did you mean `session_length`?",
        ),
        ("reason: 0.5", "reson: 0.5", "mine.yaml:8: unknown key `reson`, did you mean `reason`?"),
        (", reason: 0.5", "", "mine.yaml:8: `reason` is missing"),
        ('{code: "97112", reason: 0.5}', "{}", "mine.yaml:8: `session_length` needs code, reason"),
        ('{code: "97112", reason: 0.5}', "", "mine.yaml:8: `session_length` needs code, reason"),
        (
            'session_length: {code: "97112", reason: 0.5}',
            "unit_limit: {limit: 4}",
            "mine.yaml:8: unknown key `limit`",
        ),
        (
            'session_length: {code: "97112", reason: 0.5}',
            "unit_limit: {}\n  eight_minutes: {}",
            "mine.yaml:7: `requires` names exactly one function",
        ),
        ('  fail: ["97112 x 9"]\n', "", "mine.yaml:12: `fail` is missing"),
        ('fail: ["97112 x 9"]', "fail: []", "mine.yaml:13: a rule needs at least one example that should fail"),
        ('pass: ["97112 x 1"]', "pass:", "mine.yaml:12: a rule needs at least one example that should pass"),
        ('pass: ["97112 x 1"]', 'passes: ["97112 x 1"]', "mine.yaml:12: unknown key `passes`, did you mean `pass`?"),
        ('examples:\n  pass: ["97112 x 1"]\n  fail: ["97112 x 9"]', "examples: none", "mine.yaml:11: `examples` needs"),
        ("why: Because.", "title: Again", "mine.yaml:5: `title` stands twice (first in line 1)"),
        (
            'requires:\n  session_length: {code: "97112", reason: 0.5}',
            "requires: session_length",
            "mine.yaml:7: `requires` names exactly one",
        ),
    ],
)
def test_rules(folder: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    assert message(folder, GOOD.replace(old, new)).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: [unclosed\nseverity: error\n", "mine.yaml:2: "),
        ('title: "open\n', "mine.yaml:2: "),
        ("title: a: b\n", "mine.yaml:1: "),
        ("\ttitle: tabs\n", "mine.yaml:1: "),
    ],
)
def test_what_is_no_yaml(folder: Path, text: str, told: str) -> None:
    assert message(folder, text).startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- a list\n- of things\n", id="a list"),
        pytest.param("words\n", id="a word"),
        pytest.param("", id="nothing"),
        pytest.param(GOOD.replace('{billed: ["97112"]}', "97112"), id="applies_when is no mapping"),
        pytest.param(GOOD.replace('billed: ["97112"]', "billed: 97112"), id="billed is no list"),
        pytest.param(GOOD.replace('pass: ["97112 x 1"]', "pass: 97112 x 1"), id="examples are no list"),
        pytest.param(GOOD.replace('billed: ["97112"]', 'billed: ["97l12"]'), id="billed is no code"),
        pytest.param(GOOD.replace("reason: 0.5", "reason: a half"), id="a threshold is no number"),
        pytest.param(GOOD + "status: previw\n", id="a status that is none"),
    ],
)
def test_a_rule_of_the_wrong_shape_is_told_with_its_file(folder: Path, text: str) -> None:
    assert message(folder, text).startswith("mine.yaml")


@pytest.mark.parametrize(
    ("requires", "told"),
    [
        ("documented: {facts: {CEU: [present]}}", "mine.yaml:8: unknown label `CEU`, did you mean `CUE`?"),
        ("documented: {facts: {CUE: [presnt]}}", "mine.yaml:8: unknown assertion `presnt`, did you mean `present`?"),
        ("documented: {statements: {deficits: 0.5}}", "mine.yaml:8: unknown word `deficits`, did you mean `deficit`?"),
        ("documented: {statements: {deficit: half}}", "mine.yaml:8: `deficit: half` must be a number"),
        ("documented: {not_sections: goals}", "mine.yaml:8: `not_sections: goals` must be a list in [ ]"),
        ("documented: {not_sections: [gaols]}", "mine.yaml:8: unknown word `gaols`, did you mean `goals`?"),
        ("documented: {not_to_group: maybe}", "mine.yaml:8: `not_to_group: maybe` must be true or false"),
        ('told_apart: {codes: ["97112", 9711O]}', "mine.yaml:8: `9711O` is no CPT or HCPCS code, did you mean `97"),
        ("hands_on_level: {code: 97112}", "mine.yaml:8: `code: 97112` must be text"),
        ("unit_limit: four", "mine.yaml:8: `unit_limit` needs {}"),
    ],
)
def test_the_arguments_of_a_rule(folder: Path, requires: str, told: str) -> None:
    assert message(folder, GOOD.replace('session_length: {code: "97112", reason: 0.5}', requires)).startswith(told)


def test_statements_are_the_models() -> None:
    assert sorted(arguments.STATEMENTS) == sorted(statement_model.load(paths.models()).labels)


def test_latin_1_is_told(folder: Path) -> None:
    (folder / "time" / "mine.yaml").write_bytes(GOOD.replace("Because", "Because é").encode("latin-1"))
    with pytest.raises(ConfigError, match=r"mine\.yaml"):
        rules.load(folder, checks.FUNCTIONS)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, words: str) -> int:
    return path.read_text(encoding="utf-8").split(words)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("assist_level.yaml", "words:\n  amount: {minimal: min}\n", "must be a list of terms in [ ]"),
        ("assist_level.yaml", "words:\n  amount: {minimal: [min], minimal: [mn]}\n", ":2: `minimal` stands twice"),
        ("cue.yaml", "words:\n  cue_word: [cue\n", ".yaml:3: "),
        ("sections.yaml", "headings:\n  plan: [plan]\n  plan: [next]\n", ":3: `plan` stands twice (first in line 2)"),
    ],
)
def test_vocabulary(folder: Path, name: str, text: str, told: str) -> None:
    path = folder / "vocabulary" / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        pipeline.build(folder, paths.models())
    assert str(path) in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("assist_level.yaml", "  amount:\n", "  amuont:\n", "amount"),
        ("assist_level.yaml", "minimal: [min, minimal,", "minimall: [min, minimal,", "minimal"),
        ("sections.yaml", "  subjective: [", "  subjectiv: [", "subjective"),
        ("sections.yaml", "headings:", "heading:", "headings"),
        ("sentences.yaml", "abbreviations:", "abreviations:", "abbreviations"),
        ("goal.yaml", "\nfunctional:", "\nfunctionel:", "functional"),
        ("statements.yaml", "phrases:", "phrase:", "phrases"),
    ],
)
def test_a_misspelt_word_of_a_vocabulary_file(folder: Path, name: str, old: str, new: str, told: str) -> None:
    rewrite(folder / "vocabulary" / name, old, new)
    with pytest.raises(ConfigError) as error:
        pipeline.build(folder, paths.models())
    assert name in str(error.value)
    assert f"did you mean `{told}`" in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("timed: false", "timd: false", "unknown key `timd`, did you mean `timed`?"),
        ("timed: false", "timed: maybe", "`timed: maybe` must be true or false"),
        ("stimulation: unattended", "stimulation: unatended", "did you mean `unattended`?"),
        ("codes:\n", "cods:\n", "unknown key `cods`, did you mean `codes`?"),
    ],
)
def test_codes(folder: Path, old: str, new: str, told: str) -> None:
    path = folder / "codes.yaml"
    rewrite(path, old, new)
    with pytest.raises(ConfigError) as error:
        codes.load(path)
    assert told in str(error.value)
    assert str(error.value).startswith(f"{path}:{line_of(path, new)}: ")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("score: [0, 56]", "scor: [0, 56]", "unknown key `scor`, did you mean `score`?"),
        ("score: [0, 56]", "score: 56", "score"),
        ("title: Berg Balance Scale, ", "", "`title` is missing"),
        ("measures:\n", "measure:\n", "did you mean `measures`?"),
    ],
)
def test_measures(folder: Path, old: str, new: str, told: str) -> None:
    rewrite(folder / "measures.yaml", old, new)
    with pytest.raises(ConfigError) as error:
        audit.build(folder=folder)
    assert "measures.yaml:" in str(error.value)
    assert told in str(error.value)


PAYER = """\
title: Mine
extends: medicare
method: midpoint
long_session_minutes: 45
unit_limits: {"97112": 4}
own_pairs:
  - {codes: ["97110", "97112"], authority: Contract}
rules:
  time.over-unit-limit: {severity: warning}
"""


def test_a_payer_without_mistakes(folder: Path) -> None:
    (folder / "payers" / "mine.yaml").write_text(PAYER, encoding="utf-8")
    found = profiles.load("mine", folder / "payers", rules.ids(folder))
    assert (found.method, found.long_session_minutes, found.limits["97112"].units) == ("midpoint", 45, 4)
    assert found.rules["time.over-unit-limit"].severity == "warning"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("method: midpoint", "metod: midpoint", "mine.yaml:3: unknown key `metod`, did you mean `method`?"),
        ("method: midpoint", "method: midpiont", "mine.yaml:3: unknown `method: midpiont`, did you mean `midpoint`?"),
        (
            "extends: medicare",
            "extends: medicar",
            "mine.yaml:2: `extends` unknown payer `medicar`, did you mean `medicare`?",
        ),
        ("extends: medicare", "extends: mine", "mine.yaml:2: `extends: mine` goes in a circle"),
        ("minutes: 45", "minutes: long", "mine.yaml:4: `long_session_minutes: long` must be a whole number"),
        ("minutes: 45", "minutes: -1", "mine.yaml:4: `long_session_minutes: -1` must be a whole number"),
        ('"97112": 4', '"97112": many', "mine.yaml:5: `97112: many` must be a whole number"),
        ('"97112": 4', '"9711": 4', "mine.yaml:5: `9711` is no CPT or HCPCS code"),
        ('codes: ["97110", "97112"]', 'code: ["97110"]', "mine.yaml:7: unknown key `code`, did you mean `codes`?"),
        ('codes: ["97110", "97112"]', 'codes: ["97110"]', "mine.yaml:7: `codes: …` must be two codes in [ ]"),
        ("severity: warning", "severty: warning", "mine.yaml:9: unknown key `severty`, did you mean `severity`?"),
        ("severity: warning", "severity: warn", "mine.yaml:9: unknown `severity: warn`, did you mean `warning`?"),
        ("severity: warning", "enabled: 1", "mine.yaml:9: `enabled: 1` must be true or false"),
        (
            "over-unit-limit",
            "over-unit-limits",
            "mine.yaml:9: unknown rule `time.over-unit-limits`, did you mean `time.over-unit-limit`?",
        ),
        ("title: Mine\n", "", "mine.yaml:1: `title` is missing"),
        ("title: Mine", "title: 7", "mine.yaml:1: `title: 7` must be text"),
    ],
)
def test_payers(folder: Path, old: str, new: str, told: str) -> None:
    assert old in PAYER
    (folder / "payers" / "mine.yaml").write_text(PAYER.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        profiles.load("mine", folder / "payers", rules.ids(folder))
    assert str(error.value).removeprefix(str(folder / "payers") + "/").startswith(told)


def test_an_unknown_payer_or_rule_is_told_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="unknown payer `medicair`, did you mean `medicare`"):
        audit.build("medicair")
    with pytest.raises(
        ConfigError, match=r"no rule or family `time\.clock-mismach`, did you mean `time\.clock-mismatch`"
    ):
        audit.build(chosen=["time.clock-mismach"])
    with pytest.raises(ConfigError, match="no rule or family `codng`, did you mean `coding`"):
        audit.build(ignored=["codng"])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("2026-03-14", "2026-03-14"),
        ('"5"', "5"),
        ("5", 5),
        ("-5", -5),
        ("0.5", 0.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ('""', ""),
    ],
)
def test_what_is_written_is_what_is_read(tmp_path: Path, text: str, read: object) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"key: {text}\n")
    value = yamlfile.load(path)["key"]
    assert value == read
    assert type(value) is type(read)
