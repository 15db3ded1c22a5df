"""Trains the statement model: which sentences state a reason, a response, education, a deficit …

python -m nlp_audit.learning.statements data/sentences/sentences.csv models
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from .. import paths
from ..nlp import lexicon, pipeline, rewriting, shorthand, spoken
from ..nlp.silence import blank
from ..nlp.statement_model import StatementModel, features, index, save
from ..nlp.statements import sentence_words
from ..nlp.tokenizer import fold

STRENGTH = 20.0  # inverse regularisation, chosen by cross-validation over writers


class Sentence(NamedTuple):
    """A labelled sentence of the corpus."""

    text: str
    labels: frozenset[str]
    writer: str


def read(path: Path) -> list[Sentence]:
    """The corpus: columns id, writer, labels (comma separated), text."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [Sentence(r["text"], frozenset(filter(None, r["labels"].split(","))), r["writer"]) for r in rows]


def train(sentences: Sequence[Sentence], seed: int = 0) -> StatementModel:
    """One logistic regression a label over a shared vocabulary."""
    labels = sorted(set().union(*(s.labels for s in sentences)))
    vectorizer = TfidfVectorizer(analyzer=features, binary=True, min_df=2)
    matrix = vectorizer.fit_transform(words([s.text for s in sentences]))
    fitted = [_fit(matrix, [label in s.labels for s in sentences], seed) for label in labels]
    rows = {str(k): int(v) for k, v in vectorizer.vocabulary_.items()}
    idf = np.append(vectorizer.idf_, 0)
    weights = np.vstack([np.vstack([m.coef_[0] for m in fitted]).T, np.zeros((1, len(labels)))])
    bias = np.array([m.intercept_[0] for m in fitted])
    return StatementModel(rows, idf, weights, bias, tuple(labels), index(rows, idf, weights))


def words(texts: Sequence[str]) -> list[list[str]]:
    """Each text's words as the pipeline reads them, codes and service names masked."""
    nlp, atoms = pipeline.tokens(lexicon.load(paths.rules()))
    return [sentence_words(atoms(nlp.make_doc(blank(_read(fold(text)))))) for text in texts]


def _read(text: str) -> str:
    """The text as the pipeline reads it."""
    return rewriting.rewrite(text, [*shorthand.pieces(text), *spoken.pieces(text)]).text


def _fit(matrix: Any, wanted: list[bool], seed: int) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=500, random_state=seed).fit(matrix, wanted)


if __name__ == "__main__":
    save(train(read(Path(sys.argv[1]))), Path(sys.argv[2]))
