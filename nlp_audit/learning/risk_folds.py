"""Features of the labelled notes as unseen notes have them, for training and for grouped cross-validation.

Groups are writers; a patient's notes and a minimal pair have one writer, so no group tears them apart. Where there
are fewer than three writers, patients are the groups.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import joblib
import numpy as np

from ..records import Chart
from ..risk import features, wording
from ..risk.earlier import Past
from ..risk.wording import Wording
from . import risk_fit
from .risk_data import Labelled

Array = Any
Trainer = Callable[[Array, Array], Callable[[Array], Array]]
_JOBS = 2
_PATIENT_GROUPS = 5


class Corpus(NamedTuple):
    """The labelled notes with all that does not depend on the fold."""

    notes: Sequence[Labelled]
    charts: Sequence[Chart]
    histories: Sequence[Past | None]
    grams: Sequence[Any]
    targets: Array
    groups: Array

    @property
    def sure(self) -> Array:
        """Notes that are skilled or unskilled, not borderline."""
        return self.targets != 0.5


def corpus(notes: Sequence[Labelled], charts: Sequence[Chart], histories: Sequence[Past | None]) -> Corpus:
    grams = [risk_fit.counts(_sentences(chart)) for chart in charts]
    return Corpus(notes, charts, histories, grams, np.array([note.target for note in notes]), _groups(notes))


def part(data: Corpus, rows: Array) -> Corpus:
    """Some of the notes."""
    chosen = [[column[i] for i in rows] for column in data[:4]]
    return Corpus(chosen[0], chosen[1], chosen[2], chosen[3], data.targets[rows], data.groups[rows])


def _groups(notes: Sequence[Labelled]) -> Array:
    if len({note.writer for note in notes}) >= 3:
        return np.array([note.writer for note in notes])
    return np.array([f"patients {zlib.crc32(note.patient.encode()) % _PATIENT_GROUPS}" for note in notes])


def _sentences(chart: Chart) -> list[list[str]]:
    return [wording.tokens(chart.note.text[s.start : s.end]) for s in chart.statements if not s.historical]


def wording_without(data: Corpus, left_out: Sequence[str]) -> Wording:
    """The wording model of all other groups."""
    kept = np.flatnonzero(~np.isin(data.groups, left_out))
    model = risk_fit.fit_wording([data.grams[int(i)] for i in kept], data.targets[kept], data.groups[kept])
    return risk_fit.as_wording(model)


def rows_with(data: Corpus, model: Wording, rows: Array) -> dict[int, list[float]]:
    """Features of some notes with a wording model."""
    return {int(i): _values(data, model, int(i)) for i in rows}


def _values(data: Corpus, model: Wording, i: int) -> list[float]:
    return features.values(features.after(features.page(data.charts[i], model), data.histories[i]))


def _left_out(data: Corpus, left_out: tuple[str, ...]) -> dict[int, list[float]]:
    return rows_with(data, wording_without(data, left_out), np.flatnonzero(np.isin(data.groups, left_out)))


class Folds(NamedTuple):
    """Feature rows by the groups that their wording model has not seen."""

    rows: dict[tuple[str, ...], dict[int, list[float]]]
    groups: Array

    def unseen(self, held_out: str = "") -> Array:
        """Each note's features from a model without its own group, and without the held-out one."""
        keys = [tuple(sorted({str(group), held_out} - {""})) for group in self.groups]
        return np.array([self.rows[key][i] for i, key in enumerate(keys)])


def folds(data: Corpus, nested: bool = True) -> Folds:
    """All that training needs and, if `nested`, cross-validation of it."""
    names = sorted(str(group) for group in set(data.groups))
    keys: list[tuple[str, ...]] = [(name,) for name in names]
    keys += combinations(names, 2) if nested else []
    rows = joblib.Parallel(_JOBS)(joblib.delayed(_left_out)(data, key) for key in keys)
    return Folds(dict(zip(keys, rows, strict=True)), data.groups)


def predict(data: Corpus, found: Folds, train: Trainer) -> Array:
    """Log-odds of each group's notes from a model trained on all other groups."""
    out = np.zeros(len(data.notes))
    for group in sorted(set(data.groups)):
        rows, held = found.unseen(str(group)), data.groups == group
        out[held] = train(rows[~held], data.targets[~held])(rows[held])
    return out


def calibrated(data: Corpus, logits: Array) -> Array:
    """Probabilities from log-odds, each group's calibration fitted on all others."""
    out = np.zeros(len(logits))
    for group in sorted(set(data.groups)):
        held = data.groups == group
        slope, shift = risk_fit.calibrate(logits[~held], data.targets[~held])
        out[held] = 1 / (1 + np.exp(-(slope * logits[held] + shift)))
    return out
