"""Digests are small, travel between processes and keep no text."""

from __future__ import annotations

import pickle

from nlp_audit import episodes, rules
from nlp_audit.episodes import passages, shelf
from nlp_audit.episodes.passages import Sentence
from nlp_audit.episodes.records import Passages

from .conftest import Digests
from .test_clones import BODY, note


def test_digest_is_small_and_holds_no_text(digests: Digests) -> None:
    (digest,) = digests([note(2, BODY)])
    packed = pickle.dumps(digest)
    assert len(packed) < 4000
    assert b"cylinders" not in packed
    assert pickle.loads(packed) == digest


def test_what_is_kept_of_a_note_is_all_that_was_there(digests: Digests) -> None:
    (digest,) = digests([note(2, BODY + "\nBerg 31/56. 97112 x2, min A, mod VC, 4 of 9 tries because the hip drops.")])
    packed = episodes.slip(digest)
    assert shelf.unpack(packed.encounter) == digest.encounter
    assert digest.encounter.exercise
    assert digest.encounter.profile.quantities
    assert b"cylinders" not in packed.encounter


def test_nothing_to_check_is_no_error(episode_rules: tuple[rules.Rule, ...]) -> None:
    assert episodes.check([], episode_rules) == []


def test_note_without_anything_gets_a_verdict_of_every_rule(
    digests: Digests, episode_rules: tuple[rules.Rule, ...]
) -> None:
    made = digests(["Hello.", "x"])
    found = episodes.check(made, episode_rules)
    assert {c.verdict for checks in found for c in checks} <= {"pass", "not_applicable"}
    assert all(len(checks) == len(episode_rules) for checks in found)


def test_words_that_copies_are_edited_in_are_alike() -> None:
    one = packed("She moved Moss's left hand 12 4 times with mom and Dr. Hsu; Moss tired")
    two = packed("He moved Moss's right hand nine times with dad and Dr. Pettigrew; he tired")
    assert one.words == two.words
    assert one.written != two.written
    assert one.words != packed("He moved his right foot nine times with dad and Dr. Pettigrew; he tired").words


def packed(sentence: str) -> Passages:
    return passages.pack([Sentence(sentence, (0, len(sentence)), "o")], frozenset(("moss",)))


def test_single_notes_have_no_episode(digests: Digests, episode_rules: tuple[rules.Rule, ...]) -> None:
    made = digests([note(2, BODY, number=i, by=by) for i, by in enumerate(("Ann Lee, PT", "Ben Roe, OTR/L"))])
    assert not [c for checks in episodes.check(made, episode_rules) for c in checks if c.verdict == "fail"]
