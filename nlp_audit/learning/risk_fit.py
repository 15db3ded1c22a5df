"""Fits the parts of the risk model: the wording, the sign-constrained sum over the features, the calibration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from ..risk import wording
from ..risk.features import NAMES, NOVELTY, SIGNS, WORDING
from ..risk.wording import Wording

Array = Any
WRITERS = 4  # a word counts that so many writers use; fewer would tell whose note it is
WORDING_STRENGTH = 10.0  # inverse regularisation, chosen by cross-validation over writers
# What the definition of skilled care leads one to expect of each feature (regulations §2.1, §6.3, §8.5), in log-odds
# a standard deviation. Training starts here and moves away only as far as the notes compel it: with a few hundred
# notes the features overlap too much for data alone to share the weight out sensibly.
EXPECTED: Mapping[str, float] = {
    "reason": -0.25,
    "response": -0.25,
    "analysis": -0.25,
    "cue_content": -0.2,
    "measured": -0.15,
    "compared": -0.15,
    "graded": -0.1,
    "scored": -0.05,
    "routine": 0.2,
    "generic": 0.2,
    "bare": 0.2,
    "unqualified": 0.15,
    "need": 0.1,
    "passive": 0.1,
    "group": 0.1,
    "nothing_new": 0.1,
    "no_new_skill": 0.3,
    "routine_wording": 1.0,
    "analytic_wording": -1.0,
}
# How far training may move from there (inverse regularisation). The wording is held firmer than the documented facts:
# left free it takes over, and a clinician would be told little but "worded as routine". Held, it costs nothing on
# unseen writers, and the score is the steadier when the kind of notes changes.
_HELD, _FIRM = 0.01, 0.003
_STRENGTHS: Mapping[str, float] = dict.fromkeys((*WORDING, *NOVELTY), _FIRM)
# A borderline note weighs a quarter in the calibration: so the probability holds with and without such notes.
_BORDERLINE = 0.25


def soft(targets: Array, borderline: float = 1.0) -> tuple[Array, Array]:
    """A note of target t counts t as unskilled and 1 - t as skilled: labels and weights for doubled rows."""
    targets = np.asarray(targets, dtype=float)
    weight = np.where(targets == 0.5, borderline, 1.0)
    return np.r_[np.ones(len(targets)), np.zeros(len(targets))], np.r_[targets * weight, (1 - targets) * weight]


def counts(sentences: Sequence[Sequence[str]]) -> Counter[str]:
    """How often each word and pair of words occurs in a note."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        found.update(wording.grams(sentence))
    return found


def fit_wording(grams: Sequence[Mapping[str, int]], targets: Array, writers: Sequence[str]) -> Pipeline:
    """TF-IDF with logistic regression over whole notes, of words that several writers use."""
    known = _shared(grams, writers)
    rows = [{gram: n for gram, n in row.items() if gram in known} for row in grams]
    labels, weights = soft(targets)
    steps = [
        ("count", DictVectorizer()),
        ("tfidf", TfidfTransformer(sublinear_tf=True)),
        ("sum", LogisticRegression(C=WORDING_STRENGTH, max_iter=2000)),
    ]
    return Pipeline(steps).fit(rows + rows, labels, sum__sample_weight=weights)


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
    rows = zip(names, model["sum"].coef_[0] * idf, idf * idf, strict=True)
    return {str(name): (round(float(weight), 6), round(float(square), 6)) for name, weight, square in rows}


def as_wording(model: Pipeline) -> Wording:
    return wording.build(entries(model))


def fit_sum(
    features: Array,
    targets: Array,
    names: Sequence[str] = NAMES,
    expected: Mapping[str, float] = EXPECTED,
    strengths: Mapping[str, float] = _STRENGTHS,
) -> Pipeline:
    """Logistic regression that keeps the features' signs and starts from what is expected, as a plain pipeline."""
    labels, weights = soft(targets)
    scaler = _scaler(features, names)
    rows = scaler.transform(np.vstack([features, features]))
    start = np.array([expected.get(name, 0.0) for name in names])
    strength = np.array([strengths.get(name, _HELD) for name in names])
    solved = _solve(rows, labels, weights, [SIGNS[name] for name in names], start, strength)
    return Pipeline([("scale", scaler), ("sum", _logistic(solved))])


def _scaler(features: Array, names: Sequence[str]) -> StandardScaler:
    """By each feature's standard deviation; the two halves of the wording, which are one sum, by that of the whole."""
    scaler = StandardScaler().fit(features)
    halves = [names.index(name) for name in WORDING if name in names]
    if halves:
        scaler.var_[halves] = (features[:, halves] @ [SIGNS[names[i]] for i in halves]).var() or 1.0
        scaler.scale_[halves] = np.sqrt(scaler.var_[halves])
    return scaler


def _solve(rows: Array, labels: Array, weights: Array, signs: Sequence[int], start: Array, strength: Array) -> Array:
    """Bias and weights of the least penalised loss within the signs."""

    def loss(at: Array) -> tuple[float, Array]:
        logits, moved = rows @ at[1:] + at[0], at[1:] - start
        value = weights @ (np.logaddexp(0, logits) - labels * logits) + (moved * moved / strength).sum() / 2
        error = weights * (1 / (1 + np.exp(-logits)) - labels)
        return value, np.r_[error.sum(), rows.T @ error + moved / strength]

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in signs)]
    return minimize(loss, np.r_[0, start], jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 5000}).x


def _logistic(solved: Array) -> LogisticRegression:
    """scikit-learn's own class, so that the saved file holds nothing of ours."""
    model = LogisticRegression()
    model.classes_, model.n_iter_ = np.array([0, 1]), np.array([0])
    model.coef_, model.intercept_ = solved[None, 1:].copy(), solved[:1].copy()
    model.n_features_in_ = len(solved) - 1
    return model


def calibrate(logits: Array, targets: Array) -> tuple[float, float]:
    """Slope and shift that turn log-odds of unseen notes into probabilities (Platt)."""
    labels, weights = soft(targets, _BORDERLINE)
    doubled = np.r_[logits, logits][:, None]
    model = LogisticRegression(C=1e6).fit(doubled, labels, sample_weight=weights)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def calibrated(model: Pipeline, slope: float, shift: float) -> Pipeline:
    """The same sum with the calibration folded in."""
    old = model["sum"]
    solved = np.r_[old.intercept_ * slope + shift, old.coef_[0] * slope]
    return Pipeline([("scale", model["scale"]), ("sum", _logistic(solved))])
