"""Digests are small, travel between processes and keep no text."""

from __future__ import annotations

import pickle

from nlp_audit import episodes, rules
from nlp_audit.episodes import passages

from .conftest import Digests
from .test_clones import BODY, note


def test_digest_is_small_and_holds_no_text(digests: Digests) -> None:
    (digest,) = digests([note(2, BODY)])
    packed = pickle.dumps(digest)
    assert len(packed) < 4000
    assert b"cylinders" not in packed
    assert pickle.loads(packed) == digest


def test_nothing_to_check_is_no_error(episode_rules: tuple[rules.Rule, ...]) -> None:
    assert episodes.check([], episode_rules) == {}


def test_note_without_anything_gets_a_verdict_of_every_rule(
    digests: Digests, episode_rules: tuple[rules.Rule, ...]
) -> None:
    made = digests(["Hello.", "x"])
    found = episodes.check(made, episode_rules)
    assert {c.verdict for checks in found.values() for c in checks} <= {"pass", "not_applicable"}
    assert all(len(found[d.key]) == len(episode_rules) for d in made)


def test_words_that_copies_are_edited_in_are_alike() -> None:
    one = passages.masked("She moved her left hand 12 times with mom and Dr. Hsu", frozenset(("moss",)))
    two = passages.masked("He moved his right hand 9 times with dad and Dr. Pettigrew", frozenset(("moss",)))
    assert one == two


def test_single_notes_have_no_episode(digests: Digests, episode_rules: tuple[rules.Rule, ...]) -> None:
    made = digests([note(2, BODY, number=i, by=by) for i, by in enumerate(("Ann Lee, PT", "Ben Roe, OTR/L"))])
    assert not [c for checks in episodes.check(made, episode_rules).values() for c in checks if c.verdict == "fail"]
