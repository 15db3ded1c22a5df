"""Linear models over named features, kept as plain arrays: reading a note needs no scikit-learn and runs no code.

Trained by `nlp_audit.learning.second` with scikit-learn's logistic regression.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

FILE = "second.npz"
Feature = tuple[str, str]  # where a word stands, and the word


class Model(NamedTuple):
    """weights: where → word → log-odds; bias: log-odds of a candidate that nothing is known of."""

    weights: Mapping[str, Mapping[str, float]]
    bias: float


def probability(model: Model, features: Iterable[Feature]) -> float:
    """How likely a candidate with these features is what it may be, 0 to 1. A feature counts once."""
    weights = model.weights
    total = model.bias + sum(weights[where].get(word, 0.0) for where, word in set(features) if where in weights)
    return 1 / (1 + math.exp(-max(-500.0, total)))


def save(models: Mapping[str, Model], folder: Path) -> None:
    """Write the models as arrays only."""
    arrays = {}
    for name, model in models.items():
        rows = [(f"{where}\t{word}", value) for where, words in model.weights.items() for word, value in words.items()]
        arrays[f"{name}.features"] = np.frombuffer("\n".join(row for row, _ in rows).encode(), dtype=np.uint8)
        arrays[f"{name}.weights"] = np.array([value for _, value in rows], dtype=np.float32)
    head = json.dumps({name: model.bias for name, model in models.items()}).encode()
    np.savez_compressed(folder / FILE, head=np.frombuffer(head, dtype=np.uint8), **arrays)


def load(folder: Path) -> dict[str, Model]:
    """The shipped models by name. Raises FileNotFoundError where there are none."""
    with np.load(folder / FILE, allow_pickle=False) as data:
        head = json.loads(bytes(data["head"]).decode())
        return {
            name: Model(_nested(bytes(data[f"{name}.features"]).decode(), data[f"{name}.weights"].tolist()), bias)
            for name, bias in head.items()
        }


def _nested(names: str, values: Iterable[float]) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for name, value in zip(names.split("\n"), values, strict=True):
        where, _, word = name.partition("\t")
        weights.setdefault(where, {})[word] = value
    return weights
