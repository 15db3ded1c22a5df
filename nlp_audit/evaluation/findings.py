"""Rules that fired against those that should have, note by note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from . import figures
from .figures import Counts


class Judged(NamedTuple):
    """The rules that should fire on a note and those that do. `key` names the note; `unclear`: left to a person."""

    key: str
    wanted: frozenset[str]
    found: frozenset[str]
    unclear: frozenset[str] = frozenset()


class RuleScores(NamedTuple):
    """Figures by rule and over all."""

    rules: dict[str, Counts]  # rules that fired or should have
    exact: float  # share of notes on which every rule is right
    kappa: float
    wrong: tuple[Judged, ...]
    unclear: int  # verdicts left to a person
    decided: Counts  # the figures without those

    @property
    def micro(self) -> Counts:
        """All decisions pooled."""
        return figures.total(list(self.rules.values()))

    def of(self, rules: Collection[str]) -> Counts:
        """The decisions of some rules pooled."""
        return figures.total([counts for rule, counts in self.rules.items() if rule in rules])

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the rules that should fire somewhere."""
        return figures.mean([counts.f1 for counts in self.rules.values() if counts.gold])


def score(notes: Sequence[Judged], judged: Collection[str]) -> RuleScores:
    """Figures over notes; of rules outside `judged` nothing is known."""
    hits, spurious, missed = Counter[str](), Counter[str](), Counter[str]()
    for note in notes:
        hits.update(note.wanted & note.found)
        spurious.update(note.found - note.wanted)
        missed.update(note.wanted - note.found)
    every = {rule: Counts(hits[rule], spurious[rule], missed[rule]) for rule in sorted(judged)}
    rules = {rule: counts for rule, counts in every.items() if any(counts)}
    wrong = tuple(note for note in notes if note.wanted != note.found)
    exact = 1 - len(wrong) / len(notes) if notes else 0.0
    kappa = figures.kappa(figures.total(list(rules.values())), len(notes) * len(judged))
    unclear = sum(len(note.unclear) for note in notes)
    unsettled = sum(len(note.unclear & note.wanted) for note in notes)
    whole = figures.total(list(rules.values()))
    decided = Counts(whole.hits, whole.spurious, whole.missed - unsettled)
    return RuleScores(rules, exact, kappa, wrong, unclear, decided)
