"""Trains the activity model: which kind of work an activity is.

python -m nlp_audit.learning.activities data models

It learns from phrases by billing code (`activities/*.csv` without `test.csv`) and from the labelled sentences.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ..nlp.activities import KINDS, ActivityModel, build, pairs, pieces, save, words
from . import statements

STRENGTH = 10.0  # inverse regularisation, chosen on activities/dev.csv with the banks alone in training
_WEIGHT = 3.0  # of a phrase against a sentence: the phrases are the thing itself
_OTHER = {"functional", "passive"}
_CODES = {"97110": "tex", "97112": "nmr"}
_TELLING = 0.05  # log-odds below which a word, pair or piece is left out
_HELD_OUT = "test.csv"


class Example(NamedTuple):
    """A phrase or sentence and the kinds of work in it; none where it describes no activity."""

    text: str
    kinds: frozenset[str]
    weight: float


def examples(data: Path) -> list[Example]:
    """All phrases but the held-out ones, and the labelled sentences, of what is no activity every third."""
    sentences = [_sentence(one) for one in statements.read(data / "sentences" / "sentences.csv")]
    kept = [one for i, one in enumerate(sentences) if one.kinds or i % 3 == 0]
    files = [path for path in sorted((data / "activities").glob("*.csv")) if path.name != _HELD_OUT]
    return [*kept, *(one for path in files for one in _phrases(path))]


def _sentence(one: statements.Sentence) -> Example:
    kinds = {kind for kind in ("nmr", "tex") if kind in one.labels} | ({"other"} if one.labels & _OTHER else set())
    return Example(one.text, frozenset(kinds), 1.0)


def _phrases(path: Path) -> Iterable[Example]:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Example(row["phrase"], frozenset({_CODES.get(row["code"], "other")}), _WEIGHT)


def train(given: Sequence[Example], seed: int = 0) -> ActivityModel:
    """One logistic regression a kind; a known word's row holds its own weight and that of its pieces."""
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([features(one.text) for one in given])
    weights = [one.weight for one in given]
    fitted = [_fit(matrix, [kind in one.kinds for one in given], weights, seed) for kind in KINDS]
    names = list(vectorizer.get_feature_names_out())
    return _compact(names, np.vstack([one.coef_[0] for one in fitted]).T, given, [one.intercept_[0] for one in fitted])


def features(text: str) -> dict[str, float]:
    """Words, their pieces and pairs of words, all in relation to the text's length."""
    plain = words(text)
    found: dict[str, float] = defaultdict(float)
    for word in plain:
        parts = pieces(word)
        found[word] += 1
        for part in parts:
            found[part] += len(parts) ** -0.5
    for pair in pairs(plain):
        found[pair] += 1
    return {name: count / max(1, len(plain)) ** 0.5 for name, count in found.items()}


def _fit(matrix: Any, wanted: list[bool], weights: list[float], seed: int) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, random_state=seed)
    return model.fit(matrix, wanted, sample_weight=weights)


def _compact(names: list[str], weights: Any, given: Sequence[Example], bias: list[float]) -> ActivityModel:
    """Words with their pieces' weights added; of pieces and pairs only those seen twice."""
    rows = {name: i for i, name in enumerate(names)}
    seen = Counter(name for one in given for name in set(features(one.text)))
    kept = [name for name in names if seen[name] > 1 or not (name.startswith("#") or " " in name)]
    whole = {name: weights[rows[name]] + _of_pieces(name, rows, weights) for name in kept}
    telling = {name: tuple(map(float, one)) for name, one in whole.items() if abs(one).max() > _TELLING}
    return build(telling, tuple(map(float, bias)))


def _of_pieces(name: str, rows: dict[str, int], weights: Any) -> Any:
    parts = [] if name.startswith("#") or " " in name else pieces(name)
    return sum(weights[rows[part]] for part in parts) / len(parts) ** 0.5 if parts else 0.0


if __name__ == "__main__":
    save(train(examples(Path(sys.argv[1]))), Path(sys.argv[2]))
