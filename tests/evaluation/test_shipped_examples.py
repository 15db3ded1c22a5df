"""Every example of every shipped rule and vocabulary: the tests of the rules folder."""

from __future__ import annotations

import pytest

from nlp_audit import paths
from nlp_audit.cli import catalogue
from nlp_audit.evaluation import examples, vocabulary
from nlp_audit.evaluation.examples import Bench
from nlp_audit.rules import Rule


@pytest.fixture(scope="module")
def bench() -> Bench:
    return examples.prepare("medicare", paths.rules())


@pytest.mark.parametrize("rule", catalogue.load(None), ids=lambda rule: rule.id)
def test_examples_of_a_rule(rule: Rule, bench: Bench) -> None:
    [(_, failures)] = examples.run([rule], bench)
    assert not failures


def test_examples_of_the_vocabulary(bench: Bench) -> None:
    results = list(vocabulary.run(paths.rules(), bench.auditor.reader))
    assert sum(number for _, number, _ in results) > 5
    assert not [failure for _, _, failures in results for failure in failures]


def test_marks_of_vocabulary_examples() -> None:
    text, expected = vocabulary.parse("Gait [min A x2](minimal persons=2), no [cues](none).", "level")
    assert text == "Gait min A x2, no cues."
    assert [(text[one.start : one.end], one.attributes) for one in expected] == [
        ("min A x2", {"level": "minimal", "persons": "2"}),
        ("cues", {"level": "none"}),
    ]
