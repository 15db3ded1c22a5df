"""Candidates and baselines for the risk model, all judged on writers that they have not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ..risk.features import NAMES, SIGNS, WORDING
from . import risk_fit, risk_folds
from .risk_folds import Corpus, Folds, Trainer

Array = Any
TFIDF = "TF-IDF with logistic regression"
SHIPPED = "signed sum, starting from what is expected (shipped)"


def chosen(features: Array, targets: Array) -> Callable[[Array], Array]:
    """The shipped kind of model."""
    return _decide(risk_fit.fit_sum(features, targets))


def candidates() -> dict[str, Trainer]:
    """Models over the same features."""
    words = [NAMES.index(name) for name in WORDING]
    facts = [i for i, name in enumerate(NAMES) if name not in WORDING]
    return {
        SHIPPED: chosen,
        "signed sum, starting from nought": _unexpecting,
        "documented facts alone": _some(facts),
        "wording alone": _some(words),
        "boosted stumps, monotone, no interactions": lambda x, y: _boosted(x, y, "no_interactions"),
        "boosted trees, monotone": lambda x, y: _boosted(x, y, None),
        "logistic regression without signs": _free,
    }


def _unexpecting(features: Array, targets: Array) -> Callable[[Array], Array]:
    return _decide(risk_fit.fit_sum(features, targets, expected={}, strengths=dict.fromkeys(NAMES, 0.3)))


def _decide(model: Any) -> Callable[[Array], Array]:
    return lambda rows: model.decision_function(rows)


def _some(columns: Sequence[int]) -> Trainer:
    names = [NAMES[i] for i in columns]

    def train(features: Array, targets: Array) -> Callable[[Array], Array]:
        model = risk_fit.fit_sum(features[:, columns], targets, names)
        return lambda rows: model.decision_function(rows[:, columns])

    return train


def _weighted(features: Array, targets: Array) -> tuple[Array, Array, Array]:
    labels, weights = risk_fit.soft(targets)
    kept = weights > 0
    return np.vstack([features, features])[kept], labels[kept], weights[kept]


def _boosted(features: Array, targets: Array, interactions: str | None) -> Callable[[Array], Array]:
    rows, labels, weights = _weighted(features, targets)
    model = HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.08,
        max_leaf_nodes=4,
        l2_regularization=1.0,
        monotonic_cst=[SIGNS[name] for name in NAMES],
        interaction_cst=interactions,
        early_stopping=False,
        random_state=0,
    )
    return _decide(model.fit(rows, labels, sample_weight=weights))


def _free(features: Array, targets: Array) -> Callable[[Array], Array]:
    rows, labels, weights = _weighted(features, targets)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=3000))
    return _decide(model.fit(rows, labels, logisticregression__sample_weight=weights))


def compare(data: Corpus, found: Folds) -> dict[str, Array]:
    """Probabilities for notes of unseen writers, by candidate and baseline."""
    logits = {name: risk_folds.predict(data, found, train) for name, train in candidates().items()}
    logits |= dict(baselines(data))
    return {name: risk_folds.calibrated(data, values) for name, values in logits.items()}


def baselines(data: Corpus) -> Iterator[tuple[str, Array]]:
    """What a model sees that reads nothing but one outward trait, and one that reads the words."""
    for name, traits in outward(data).items():
        matrix = DictVectorizer(sparse=False).fit_transform(traits)
        yield name, _held_out(data, matrix, lambda: make_pipeline(StandardScaler(), LogisticRegression()))
    texts = np.array([note.text for note in data.notes], dtype=object)
    yield TFIDF, _held_out(data, texts, _tfidf)


def outward(data: Corpus) -> dict[str, list[dict[str, Any]]]:
    """Traits that must not give the label away."""
    return {
        "length alone": [{"length": np.log(len(note.text))} for note in data.notes],
        "count of stock phrases alone": [{"stock": _stock(chart)} for chart in data.charts],
        "billed codes alone": [{line.code: 1 for line in chart.billing} for chart in data.charts],
        "discipline alone": [{note.discipline: 1} for note in data.notes],
    }


def _stock(chart: Any) -> int:
    return sum(statement.scores.get("stock", 0.0) >= 0.5 for statement in chart.statements)


def _tfidf() -> Any:
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return make_pipeline(vectors, LogisticRegression(C=10, max_iter=2000))


def tfidf_on(data: Corpus) -> Callable[[str], float]:
    """The TF-IDF baseline trained on all skilled and unskilled notes: the risk of a text."""
    texts = np.array([note.text for note in data.notes], dtype=object)
    model = _tfidf().fit(texts[data.sure], data.targets[data.sure])
    return lambda text: float(model.predict_proba([text])[0, 1])


def _held_out(data: Corpus, inputs: Array, make: Callable[[], Any]) -> Array:
    """Log-odds of each group's notes from a model of the other groups' skilled and unskilled notes."""
    out = np.zeros(len(data.notes))
    for group in sorted(set(data.groups)):
        held = data.groups == group
        train = ~held & data.sure
        out[held] = make().fit(inputs[train], data.targets[train]).decision_function(inputs[held])
    return out


def other_kind(data: Corpus) -> Iterator[tuple[str, str, Array, Array]]:
    """Trained on one kind of notes, tried on the other: name of both, rows tried, log-odds.

    Kinds: notes of writers who wrote minimal pairs, where outward traits are held equal, and all others.
    """
    paired = {str(group) for note, group in zip(data.notes, data.groups, strict=True) if note.pair}
    inside = np.isin(data.groups, sorted(paired))
    if paired and not inside.all():
        for name, rows in (("notes of pair writers", inside), ("all others", ~inside)):
            yield from _transfers(data, np.flatnonzero(rows), np.flatnonzero(~rows), name)


def _transfers(data: Corpus, train: Array, tried: Array, name: str) -> Iterator[tuple[str, str, Array, Array]]:
    inside = risk_folds.part(data, train)
    if len(set(inside.groups)) < 2:
        return
    found = risk_folds.folds(inside, nested=False).unseen()
    words = risk_folds.wording_without(data, sorted(set(data.groups[tried])))
    rows = np.array(list(risk_folds.rows_with(data, words, tried).values()))
    for model in ("documented facts alone", "wording alone", SHIPPED):
        yield name, model, tried, candidates()[model](found, inside.targets)(rows)
