"""Fits the parts of the risk model: the wording, the sign-constrained sum over the features, the calibration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from ..risk import wording
from ..risk.features import SIGNS
from ..risk.wording import Wording

Array = Any
WRITERS = 4  # a word counts that so many writers use; fewer would tell whose note it is
WORDING_STRENGTH, STRENGTH = 10.0, 0.3  # inverse regularisation, chosen by cross-validation over writers


class Fit(NamedTuple):
    """A fitted sum: scikit-learn's pipeline from features to probability."""

    pipeline: Pipeline
    names: tuple[str, ...]

    def logits(self, features: Array) -> Array:
        """Log-odds of each row of features."""
        return self.pipeline.decision_function(np.asarray(features))


def soft(targets: Array) -> tuple[Array, Array]:
    """A note of target t counts t as unskilled and 1 - t as skilled: labels and weights for doubled rows."""
    targets = np.asarray(targets, dtype=float)
    return np.r_[np.ones(len(targets)), np.zeros(len(targets))], np.r_[targets, 1 - targets]


def counts(sentences: Sequence[Sequence[str]]) -> Counter[str]:
    """How often each word and pair of words occurs in a note, once a sentence."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        found.update(wording.grams(sentence))
    return found


def fit_wording(grams: Sequence[Mapping[str, int]], targets: Array, writers: Sequence[str]) -> Pipeline:
    """TF-IDF with logistic regression over whole notes, of words that several writers use."""
    known = _shared(grams, writers)
    rows = [{gram: n for gram, n in row.items() if gram in known} for row in grams]
    labels, weights = soft(targets)
    model = Pipeline(
        [
            ("count", DictVectorizer()),
            ("tfidf", TfidfTransformer(sublinear_tf=True)),
            ("sum", LogisticRegression(C=WORDING_STRENGTH, max_iter=2000)),
        ]
    )
    return model.fit(rows + rows, labels, sum__sample_weight=weights)


def _shared(grams: Sequence[Mapping[str, int]], writers: Sequence[str]) -> set[str]:
    users: dict[str, set[str]] = defaultdict(set)
    for row, writer in zip(grams, writers, strict=True):
        for gram in row:
            users[gram].add(writer)
    least = min(WRITERS, len(set(writers)))
    return {gram for gram, who in users.items() if len(who) >= least}


def entries(model: Pipeline) -> dict[str, tuple[float, float]]:
    """The wording model as the program reads it: gram → (weight, square)."""
    names, idf = model["count"].get_feature_names_out(), model["tfidf"].idf_
    weights = model["sum"].coef_[0] * idf
    return {str(n): (float(w), float(i * i)) for n, w, i in zip(names, weights, idf, strict=True)}


def as_wording(model: Pipeline) -> Wording:
    return wording.build(entries(model))


def fit_signed(features: Array, targets: Array, names: Sequence[str], strength: float = STRENGTH) -> Fit:
    """Logistic regression whose weights keep the features' signs, as a plain scikit-learn pipeline."""
    labels, weights = soft(targets)
    doubled = np.vstack([features, features])
    scaler = StandardScaler().fit(features)
    scaler.scale_[scaler.var_ == 0] = 1.0
    solved = _solve(scaler.transform(doubled), labels, weights, [SIGNS[name] for name in names], strength)
    return Fit(Pipeline([("scale", scaler), ("sum", _logistic(solved))]), tuple(names))


def _solve(rows: Array, labels: Array, weights: Array, signs: Sequence[int], strength: float) -> Array:
    """Bias and weights of the least penalised loss within the signs."""

    def loss(at: Array) -> tuple[float, Array]:
        logits = rows @ at[1:] + at[0]
        value = weights @ (np.logaddexp(0, logits) - labels * logits) + at[1:] @ at[1:] / (2 * strength)
        error = weights * (1 / (1 + np.exp(-logits)) - labels)
        return value, np.r_[error.sum(), rows.T @ error + at[1:] / strength]

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in signs)]
    found = minimize(loss, np.zeros(len(signs) + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 5000})
    return found.x


def _logistic(solved: Array) -> LogisticRegression:
    """scikit-learn's own class, so that the saved file holds nothing of ours."""
    model = LogisticRegression()
    model.classes_, model.n_iter_ = np.array([0, 1]), np.array([0])
    model.coef_, model.intercept_ = solved[None, 1:].copy(), solved[:1].copy()
    model.n_features_in_ = len(solved) - 1
    return model


def calibrate(logits: Array, targets: Array) -> tuple[float, float]:
    """Slope and shift that turn log-odds of unseen notes into probabilities (Platt)."""
    labels, weights = soft(targets)
    doubled = np.r_[logits, logits][:, None]
    model = LogisticRegression(C=1e6).fit(doubled, labels, sample_weight=weights)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def calibrated(fit: Fit, slope: float, shift: float) -> Fit:
    """The same sum with the calibration folded in."""
    old = fit.pipeline["sum"]
    solved = np.r_[old.intercept_ * slope + shift, old.coef_[0] * slope]
    return Fit(Pipeline([("scale", fit.pipeline["scale"]), ("sum", _logistic(solved))]), fit.names)


Trainer = Callable[[Array, Array], Callable[[Array], Array]]
