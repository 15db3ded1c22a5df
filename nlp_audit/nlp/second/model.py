"""Linear models over named features, kept as plain arrays: reading a note needs no scikit-learn and runs no code.

Trained by `nlp_audit.learning.second` with scikit-learn's logistic regression.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..memo import Memo
from ..packed import packed, unpacked

FILE = "second.npz"


class Model(NamedTuple):
    """weights: feature ("where word") → log-odds; bias: log-odds of a candidate that nothing is known of."""

    weights: Mapping[str, float]
    bias: float


def probability(model: Model, features: Iterable[str]) -> float:
    """How likely a candidate with these features is what it may be, 0 to 1. A feature counts once."""
    total = model.bias + sum(map(model.weights.get, dict.fromkeys(features), repeat(0.0)))
    return 1 / (1 + math.exp(-max(-500.0, total)))


def save(models: Mapping[str, Model], folder: Path) -> None:
    """Write the models as arrays only."""
    arrays: dict[str, Any] = {}
    for name, model in models.items():
        arrays[f"{name}.features"] = packed(model.weights)
        arrays[f"{name}.weights"] = np.array([*model.weights.values()], dtype=np.float32)
    head = json.dumps({name: model.bias for name, model in models.items()})
    np.savez_compressed(folder / FILE, head=packed([head]), **arrays)


def load(folder: Path) -> Memo[Model]:
    """The shipped models by name, each made when it is first asked for. Raises FileNotFoundError where there are none."""
    with np.load(folder / FILE, allow_pickle=False) as data:
        arrays = {name: data[name] for name in data.files}
    (head,) = unpacked(arrays["head"])
    biases = json.loads(head)
    return Memo(lambda name: Model(_weights(arrays, name), biases[name]))


def _weights(arrays: Mapping[str, Any], name: str) -> dict[str, float]:
    return dict(zip(unpacked(arrays[f"{name}.features"]), arrays[f"{name}.weights"].tolist(), strict=True))
