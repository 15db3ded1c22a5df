"""Word lists are looked for only where a text's vocabulary allows them, and are found there all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nlp_audit import episodes, intake, paths, rules
from nlp_audit.episodes.words import Terms, folded, possible, stands, terms, vocabulary
from nlp_audit.records import Note


def lists(words: episodes.Words) -> Iterator[Terms]:
    yield from (listed for _, listed in words.activities)
    yield from (listed for listed, _ in words.same)
    yield from (value for value in words if isinstance(value, Terms))


def texts(episode_rules: tuple[rules.Rule, ...]) -> Iterator[str]:
    """Lines of the demo notes and of the rules' examples, in lower case."""
    notes = intake.read([paths.rules().parent / "data" / "notes"])
    whole = [note.text for note in notes if isinstance(note, Note)]
    whole += [str(one) for rule in episode_rules for one in (*rule.examples.passing, *rule.examples.failing)]
    yield from (folded(line) for text in whole for line in (text, *text.split("\n")))


def test_what_the_vocabulary_rules_out_is_not_there(episode_rules: tuple[rules.Rule, ...]) -> None:
    every, found = list(lists(episodes.words_of(episode_rules))), 0
    for text in texts(episode_rules):
        known = vocabulary(text)
        for listed in every:
            there = listed.pattern.search(text) is not None
            assert stands(listed, text, known) == there
            assert possible(listed, known) or not there
            found += there
    assert found > 1_000


@pytest.mark.parametrize(
    ("entry", "text", "there"),
    [
        ("walk*", "a sidewalk", False),
        ("walk*", "walker", True),
        ("no gain*", "no  gains", True),
        ("no gain*", "gains, no", False),
        ("hik(es|ed)", "hikes", True),
        ("hik(es|ed)", "hiking", False),
        ("b/c", "slow b/c of pain", True),
        ("touch (off|at)", "touch at the hip", True),
        ("mat's edge", "the mat\u2019s edge", False),
        ("gait", "g\u00e4ngig, gait", True),
    ],
)
def test_entries(entry: str, text: str, there: bool) -> None:
    assert stands(terms([entry]), text, vocabulary(text)) == there
