"""Charts from short notes, and what the episode rules say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from nlp_audit import episodes, facts, paths, rules
from nlp_audit.episodes import Digest, EpisodeCheck
from nlp_audit.nlp import pipeline
from nlp_audit.records import Note

Digests = Callable[[Sequence[str]], list[Digest]]
Verdicts = Callable[[Sequence[str]], list[Mapping[str, EpisodeCheck]]]


@pytest.fixture(scope="session")
def reader() -> pipeline.Reader:
    return pipeline.build(paths.rules(), paths.models())


@pytest.fixture(scope="session")
def episode_rules() -> tuple[rules.Rule, ...]:
    return rules.load(paths.rules(), episodes.FUNCTIONS, families=("episode",))


@pytest.fixture(scope="session")
def digests(reader: pipeline.Reader, episode_rules: tuple[rules.Rule, ...]) -> Digests:
    """Digests of notes in the order given; their names say nothing of their order."""
    words = episodes.words_of(episode_rules)

    def made(notes: Sequence[str]) -> list[Digest]:
        named = [Note(f"n{len(notes) - i}", text, f"{len(notes) - i}.txt") for i, text in enumerate(notes)]
        return [episodes.digest(facts.chart(note, reader(note.text)), words) for note in named]

    return made


@pytest.fixture(scope="session")
def verdicts(digests: Digests, episode_rules: tuple[rules.Rule, ...]) -> Verdicts:
    """For each note, in the order given, its checks by the rule's own name."""

    def judged(notes: Sequence[str]) -> list[Mapping[str, EpisodeCheck]]:
        made = digests(notes)
        found = episodes.check(made, episode_rules)
        return [{c.rule.removeprefix("episode."): c for c in each} for each in found]

    return judged


def failing(checks: Mapping[str, EpisodeCheck]) -> set[str]:
    return {rule for rule, check in checks.items() if check.verdict == "fail"}
