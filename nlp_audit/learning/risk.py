"""Trains the risk model from labelled notes and writes it with its card.

    python -m nlp_audit.learning.risk data/training models          (or: nlp-audit train data/training -o models)

The labelled notes are a table (`id`, `risk`, `text` or `path`; also `writer`, `discipline`, `patient`, `visit`, `pair`)
or a folder of notes with a head; a folder with `notes.csv` is that table. Same notes and same versions, same figures.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import skops.io
from sklearn.pipeline import Pipeline

from .. import facts, paths
from .. import risk as runtime
from ..files import RefusedError
from ..nlp import pipeline
from ..records import Note
from ..risk.features import NAMES
from ..risk.model import FILE, FORMAT, from_data
from . import risk_card, risk_charts, risk_compare, risk_data, risk_figures, risk_fit, risk_folds, risk_monotone
from .risk_data import Labelled
from .risk_figures import Figures
from .risk_folds import Corpus, Folds

Array = Any
TABLE, SKOPS, CARD = "notes.csv", "risk.skops", "README.md"
BANDS = {"low": 0.3, "high": 0.7}  # scores below `low` are low, from `high` on high; the card states their precision


class Trained(NamedTuple):
    """The fitted parts: scikit-learn's pipelines and the program's own file."""

    wording: Pipeline
    total: Pipeline
    data: dict[str, Any]


def train(source: Path, out: Path, sentences: Path | None = None) -> Figures:
    """Train on labelled notes, write model and card into `out`, and return the figures on unseen writers."""
    notes = risk_data.read(_table(source))
    folder = source if source.is_dir() else source.parent
    data = prepare(notes, sentences or folder.parent / "sentences" / "sentences.csv")
    found = risk_folds.folds(data)
    fitted = fit(data, found)
    scores = risk_compare.compare(data, found)
    out.mkdir(parents=True, exist_ok=True)
    save(fitted, out)
    card = risk_card.write(data, scores, fitted.data, risk_data.second_labels(folder), _raised(data, fitted))
    (out / CARD).write_text(card, encoding="utf-8")
    return risk_figures.figures(notes, scores[risk_compare.SHIPPED])


def _raised(data: Corpus, fitted: Trained) -> dict[str, list[list[str]]]:
    """How often an added reason or cue raises the risk, by model."""
    reader = pipeline.build(paths.rules(), paths.models())
    charts = risk_monotone.sample(data.notes, reader)
    own = risk_monotone.shipped(from_data(fitted.data), reader)
    models = {risk_compare.SHIPPED: own, risk_compare.TFIDF: risk_compare.tfidf_on(data)}
    return {name: risk_monotone.rows(risk_monotone.trials(charts, score)) for name, score in models.items()}


def _table(source: Path) -> Path:
    return source / TABLE if (source / TABLE).is_file() else source


def prepare(notes: Sequence[Labelled], sentences: Path) -> Corpus:
    """The notes as a model sees them that was not trained on their writers' sentences."""
    charts = risk_charts.charts(notes, sentences)
    return risk_folds.corpus(notes, charts, risk_charts.histories(notes, charts))


def fit(data: Corpus, found: Folds) -> Trained:
    """The model on all notes, calibrated on what it says of writers left out."""
    rows = found.unseen()
    slope, shift = risk_fit.calibrate(risk_folds.predict(data, found, risk_compare.chosen), data.targets)
    total = risk_fit.calibrated(risk_fit.fit_sum(rows, data.targets), slope, shift)
    words = risk_fit.fit_wording(data.grams, data.targets, data.groups)
    return Trained(words, total, as_data(words, total, risk_data.fingerprint(data.notes)))


def as_data(words: Pipeline, total: Pipeline, fingerprint: str) -> dict[str, Any]:
    """The program's own file: plain numbers, read without scikit-learn."""
    scaler, model = total["scale"], total["sum"]
    weights, averages = model.coef_[0] / scaler.scale_, scaler.mean_
    return {
        "format": FORMAT,
        "trained_on": fingerprint,
        "base": round(float(model.intercept_[0]), 6),
        "bands": BANDS,
        "features": {
            name: {"weight": round(float(w), 6), "average": round(float(a), 6)}
            for name, w, a in zip(NAMES, weights, averages, strict=True)
        },
        "wording": {gram: list(numbers) for gram, numbers in sorted(risk_fit.entries(words).items())},
    }


def save(fitted: Trained, out: Path) -> None:
    """`risk.json`, which the program reads, and `risk.skops`, the scikit-learn pipelines that it was made from."""
    text = json.dumps(fitted.data, indent=0, ensure_ascii=False)
    (out / FILE).write_text(text + "\n", encoding="utf-8")
    skops.io.dump({"wording": fitted.wording, "sum": fitted.total}, out / SKOPS, compression=zipfile.ZIP_DEFLATED)


def open_pipelines(path: Path) -> dict[str, Pipeline]:
    """The saved pipelines. Raises RefusedError for a file that holds anything but scikit-learn's and numpy's types."""
    unknown = skops.io.get_untrusted_types(file=path)
    if unknown:
        raise RefusedError(f"{path}: holds types that are not trusted: {', '.join(sorted(unknown))}")
    loaded: dict[str, Pipeline] = skops.io.load(path, trusted=[])
    return loaded


def evaluate(source: Path, models: Path | None = None) -> Figures:
    """Figures of a trained model on labelled notes that it has not seen."""
    notes = risk_data.read(_table(source))
    return risk_figures.figures(notes, scores(notes, models))


def scores(notes: Sequence[Labelled], models: Path | None = None) -> Array:
    """Scores as the program gives them, each visit after the patient's earlier ones."""
    reader, model = pipeline.build(paths.rules(), paths.models()), runtime.load(models or paths.models())
    charts = [facts.chart(Note(note.id, note.text), reader(note.text)) for note in notes]
    rows = zip(charts, risk_charts.histories(notes, charts), strict=True)
    return np.array([runtime.judge(runtime.page(c, model), c.note.text, model, past).score for c, past in rows])


if __name__ == "__main__":
    print(risk_card.line(train(Path(sys.argv[1]), Path(sys.argv[2]))))
