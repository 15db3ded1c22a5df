"""The catalogue of rules: whole, and fresh in the repository."""

from __future__ import annotations

import json
from pathlib import Path

from nlp_audit import paths
from nlp_audit.cli import catalogue as loading
from nlp_audit.evaluation import catalogue
from nlp_audit.evaluation.catalogue import Measured

RULES = loading.load(None)


def test_every_rule_is_in_it_with_authority_and_examples() -> None:
    text = catalogue.markdown(RULES, {})
    for rule in RULES:
        assert f"[{rule.id}](#{rule.id.replace('.', '')})" in text
        assert f"### {rule.id}\n" in text
        assert rule.authority in text
        for note in (*rule.examples.passing, *rule.examples.failing):
            assert note.strip("\n") in text


def test_measured_figures_are_quoted(tmp_path: Path) -> None:
    figures = {"gold": 9, "found": 10, "right": 9, "precision": 0.9, "recall": 1.0, "f1": 0.95}
    path = tmp_path / "measured.json"
    path.write_text(json.dumps({"notes": 146, "findings": {"rules": {"time.clock-mismatch": figures}}}))
    measured, notes = catalogue.load(path)
    assert measured == {"time.clock-mismatch": Measured(9, 10, 9)}
    text = catalogue.markdown(RULES, measured, notes)
    assert "0.90 (0.60–0.98) of 10 | 1.00 (0.70–1.00) of 9 |" in text
    assert "on 146 marked notes" in text
    assert catalogue.load(tmp_path / "none.json") == ({}, 0)


def test_a_rule_that_is_surely_too_imprecise_is_below_the_floor() -> None:
    assert Measured(8, 40, 8).below_floor
    assert not Measured(3, 6, 3).below_floor, "half of six may still be luck"
    assert not Measured(40, 40, 40).below_floor
    assert not Measured(2, 0, 0).below_floor, "nothing found, nothing wrong"


def test_rules_below_the_floor_are_off_by_default() -> None:
    measured, _ = catalogue.load(paths.rules() / catalogue.MEASURED)
    below = {rule for rule, figures in measured.items() if figures.below_floor}
    assert below <= {rule.id for rule in RULES if rule.preview}


def test_the_shipped_catalogue_is_fresh() -> None:
    shipped = (paths.rules() / catalogue.FILE).read_text(encoding="utf-8")
    hint = "out of date: nlp-audit rules catalogue"
    assert shipped == catalogue.of(paths.rules(), RULES), hint
