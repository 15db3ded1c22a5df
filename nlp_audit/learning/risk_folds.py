"""Features of the labelled notes as unseen notes have them, for training and for grouped cross-validation.

Groups are writers; a patient's notes and a minimal pair have one writer, so no group tears them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import joblib
import numpy as np

from ..records import Chart
from ..risk import features, wording
from ..risk.earlier import Trace
from ..risk.wording import Wording
from . import risk_fit
from .risk_data import Labelled

Array = Any
_JOBS = 2


class Corpus(NamedTuple):
    """The labelled notes with all that does not depend on the fold."""

    notes: Sequence[Labelled]
    charts: Sequence[Chart]
    histories: Sequence[tuple[Trace, ...]]
    grams: Sequence[Any]

    @property
    def targets(self) -> Array:
        return np.array([note.target for note in self.notes])

    @property
    def writers(self) -> Array:
        return np.array([note.writer for note in self.notes])


def corpus(notes: Sequence[Labelled], charts: Sequence[Chart], histories: Sequence[tuple[Trace, ...]]) -> Corpus:
    return Corpus(notes, charts, histories, [risk_fit.counts(_sentences(chart)) for chart in charts])


def _sentences(chart: Chart) -> list[list[str]]:
    return [wording.tokens(chart.note.text[s.start : s.end]) for s in chart.statements if not s.historical]


def without(data: Corpus, left_out: Sequence[str]) -> Wording:
    """The wording model of all other writers."""
    kept = np.flatnonzero(~np.isin(data.writers, left_out))
    grams, writers = [data.grams[i] for i in kept], [data.notes[i].writer for i in kept]
    return risk_fit.as_wording(risk_fit.fit_wording(grams, data.targets[kept], writers))


def _rows(data: Corpus, left_out: tuple[str, ...]) -> dict[int, list[float]]:
    """Features of the left-out writers' notes."""
    model = without(data, left_out)
    rows = np.flatnonzero(np.isin(data.writers, left_out))
    return {int(i): features.values(features.page(data.charts[i], model, data.histories[i])) for i in rows}


class Folds(NamedTuple):
    """Feature rows by the writers that their wording model has not seen."""

    rows: dict[tuple[str, ...], dict[int, list[float]]]
    writers: Array

    def unseen(self, held_out: str = "") -> Array:
        """Each note's features from a model without its writer, and without the held-out one."""
        keys = [tuple(sorted({str(w), held_out} - {""})) for w in self.writers]
        return np.array([self.rows[key][i] for i, key in enumerate(keys)])


def folds(data: Corpus) -> Folds:
    """All that nested cross-validation over writers needs."""
    names = sorted(set(data.writers))
    keys = [(str(a),) for a in names] + [(str(a), str(b)) for a, b in combinations(names, 2)]
    rows = joblib.Parallel(_JOBS)(joblib.delayed(_rows)(data, key) for key in keys)
    return Folds(dict(zip(keys, rows, strict=True)), data.writers)


def predict(data: Corpus, found: Folds, train: Callable[[Array, Array], Callable[[Array], Array]]) -> Array:
    """Log-odds of each writer's notes from a model trained on all other writers."""
    out = np.zeros(len(data.notes))
    for writer in sorted(set(data.writers)):
        rows, held = found.unseen(str(writer)), data.writers == writer
        out[held] = train(rows[~held], data.targets[~held])(rows[held])
    return out
