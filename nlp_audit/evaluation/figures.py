"""Figures of agreement: precision, recall, F1, Cohen's kappa, area under the curve."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Counts(NamedTuple):
    """What was found and right, found and wrong, and missed."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def gold(self) -> int:
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        return _share(self.hits, self.found)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.gold)

    @property
    def f1(self) -> float:
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def found(self) -> int:
        return self.hits + self.spurious

    def only(self, right: int) -> Counts:
        """The same where only `right` of the hits count: the others are spurious, and missed."""
        wrong = self.hits - right
        return Counts(right, self.spurious + wrong, self.missed + wrong)


def total(counts: Sequence[Counts]) -> Counts:
    """All counts pooled, for micro averages."""
    return Counts(*(sum(column) for column in zip(*counts, strict=True))) if counts else Counts()


def mean(values: Sequence[float]) -> float:
    """The plain mean, for macro averages; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def kappa(counts: Counts, decisions: int) -> float:
    """Cohen's kappa over all decisions (a note and a rule), most of which are that nothing is wrong."""
    if not decisions:
        return 0.0
    found, gold = counts.found, counts.gold
    agreed = (decisions - counts.spurious - counts.missed) / decisions
    by_chance = (found * gold + (decisions - found) * (decisions - gold)) / decisions**2
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (E. B. Wilson, JASA 22, 1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, z = hits / of, 1.96
    middle = share + z * z / (2 * of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, (middle - reach) / (1 + z * z / of)), min(1.0, (middle + reach) / (1 + z * z / of))


def auroc(scores: Sequence[tuple[bool, float]]) -> float:
    """The chance that a positive scores above a negative, ties counting half. 0 without both kinds."""
    positive = [score for is_positive, score in scores if is_positive]
    negative = [score for is_positive, score in scores if not is_positive]
    above = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    return _share(above, len(positive) * len(negative))


def brier(scores: Sequence[tuple[bool, float]]) -> float:
    """Mean squared distance of the probabilities from what is true."""
    return mean([(is_positive - score) ** 2 for is_positive, score in scores])


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
