"""Figures of a risk score on labelled notes: ranking, calibration, minimal pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from .risk_data import Labelled

Array = Any
BINS = 10
_RESAMPLES = 1000


class Figures(NamedTuple):
    """`auroc` to `ece`: skilled against unskilled. `ece_all`: borderline notes counted as one half."""

    notes: int
    auroc: float
    auprc: float
    brier: float
    ece: float
    ece_all: float
    pairs: float  # share of minimal pairs in which the unskilled note scores higher
    above_skilled: float  # how often a borderline note scores above a skilled one
    below_unskilled: float  # and below an unskilled one


class Bin(NamedTuple):
    """A bin of scores: mean score and share of unskilled among the skilled and unskilled notes in it."""

    low: float
    notes: int
    mean: float
    unskilled: float


def figures(notes: Sequence[Labelled], scores: Array) -> Figures:
    """All figures of a score."""
    targets = np.array([note.target for note in notes])
    sure = targets != 0.5
    true, score = targets[sure], scores[sure]
    return Figures(
        len(notes),
        auroc(true, score),
        auprc(true, score),
        float(((score - true) ** 2).mean()) if len(true) else float("nan"),
        calibration_error(true, score),
        calibration_error(targets, scores),
        ordered_pairs(notes, scores),
        auroc(targets[targets < 1] > 0, scores[targets < 1]),
        auroc(targets[targets > 0] == 1, scores[targets > 0]),
    )


def auroc(true: Array, score: Array) -> float:
    """Area under the ROC curve; nan where only one class is there."""
    return float(roc_auc_score(true, score)) if len(set(np.asarray(true).tolist())) == 2 else float("nan")


def auprc(true: Array, score: Array) -> float:
    """Average precision; nan where only one class is there."""
    return float(average_precision_score(true, score)) if len(set(np.asarray(true).tolist())) == 2 else float("nan")


def bins(true: Array, score: Array) -> list[Bin]:
    """The calibration curve in bins of equal width."""
    place = np.minimum((score * BINS).astype(int), BINS - 1)
    found = [(i, place == i) for i in range(BINS) if (place == i).any()]
    return [Bin(i / BINS, int(m.sum()), float(score[m].mean()), float(true[m].mean())) for i, m in found]


def calibration_error(true: Array, score: Array) -> float:
    """Expected calibration error over the bins."""
    return sum(abs(b.mean - b.unskilled) * b.notes for b in bins(true, score)) / max(len(score), 1)


def ordered_pairs(notes: Sequence[Labelled], scores: Array) -> float:
    """Share of minimal pairs whose unskilled note scores higher than its skilled one."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for note, score in zip(notes, scores, strict=True):
        if note.pair:
            found[note.pair][note.risk] = float(score)
    both = [pair for pair in found.values() if {"skilled", "unskilled"} <= pair.keys()]
    return float(np.mean([pair["unskilled"] > pair["skilled"] for pair in both])) if both else float("nan")


def interval(true: Array, score: Array, figure: Callable[[Array, Array], float], groups: Array) -> tuple[float, float]:
    """95 % bootstrap interval of a figure: whole groups are drawn, as notes of one writer are alike."""
    random, names = np.random.default_rng(0), sorted(set(groups))
    members = {name: np.flatnonzero(groups == name) for name in names}
    drawn = [np.concatenate([members[n] for n in random.choice(names, len(names))]) for _ in range(_RESAMPLES)]
    low, high = np.nanquantile([figure(true[rows], score[rows]) for rows in drawn], [0.025, 0.975])
    return float(low), float(high)


def brier(true: Array, score: Array) -> float:
    return float(((score - true) ** 2).mean())
