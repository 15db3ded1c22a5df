"""What a sentence states (a reason, a response, education …), by a linear model over its words.

The model is trained with scikit-learn on `data/sentences` (see `nlp_audit.learning.statements`) and kept as plain
arrays, so that reading a note needs neither scikit-learn nor a file that could run code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .atoms import Atoms
from .sentences import Sentences

FILE = "statements.npz"


class StatementModel(NamedTuple):
    """TF-IDF logistic regressions that share one vocabulary.

    vocabulary: feature → row; idf: (rows,); weights: (rows, labels); bias: (labels,); labels: names.
    """

    vocabulary: dict[str, int]
    idf: Any
    weights: Any
    bias: Any
    labels: tuple[str, ...]


MASK = "svc"  # stands for a code or a service's name: the name must not tell what was done


def words_by_sentence(atoms: Atoms, sentences: Sentences) -> list[list[str]]:
    """The words of each sentence as the model reads them."""
    rows: list[list[str]] = [[] for _ in sentences.starts]
    for index, first in enumerate(atoms.first):
        row = rows[sentences.index(atoms.offsets.starts[first])]
        values = atoms.values[index]
        if values and ("service" in values or "cpt" in values):
            row.append(MASK)
            continue
        row += [word for word in atoms.words[first : atoms.last[index]] if word != "\n"]
    return rows


def features(words: Sequence[str]) -> list[str]:
    """Words, stems, pairs and pairs with a gap of a sentence's tokens; every number is `0`."""
    plain = ["0" if word[0].isdigit() else word.lower() for word in words]
    out = list(plain)
    out += [word[:5] + "*" for word in plain if len(word) > 5]
    out += [f"{a} {b}" for a, b in zip(["^", *plain], [*plain, "$"], strict=True)]
    out += [f"{a} _ {b}" for a, b in zip(plain, plain[2:], strict=False)]
    return out


def load(models: Path) -> StatementModel:
    """The shipped model. Raises FileNotFoundError where there is none."""
    with np.load(models / FILE, allow_pickle=False) as data:
        head = json.loads(bytes(data["head"]).decode())
        names = bytes(data["features"]).decode().split("\n")
        weights = data["weights"].astype(np.float32)
        return StatementModel({n: i for i, n in enumerate(names)}, data["idf"], weights, data["bias"], tuple(head["labels"]))


def save(model: StatementModel, models: Path) -> None:
    """Write the model as arrays only."""
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    head = json.dumps({"labels": list(model.labels)}).encode()
    np.savez_compressed(
        models / FILE,
        head=np.frombuffer(head, dtype=np.uint8),
        features=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        idf=np.asarray(model.idf, dtype=np.float32),
        weights=np.asarray(model.weights, dtype=np.float16),
        bias=np.asarray(model.bias, dtype=np.float32),
    )


def probabilities(model: StatementModel, sentences: Sequence[Sequence[str]]) -> Any:
    """Probability of each label for each sentence: array (sentences, labels)."""
    rows: list[int] = []
    bounds = [0]
    known = model.vocabulary
    for words in sentences:
        rows += {known[f] for f in features(words) if f in known}
        bounds.append(len(rows))
    if not rows:
        return _sigmoid(np.tile(model.bias, (len(sentences), 1)))
    index, starts = np.array(rows), np.array(bounds[:-1])
    idf = model.idf[index]
    sums = _reduce(idf[:, None] * model.weights[index], starts, bounds)
    norms = np.sqrt(_reduce((idf * idf)[:, None], starts, bounds))
    return _sigmoid(sums / np.maximum(norms, 1e-9) + model.bias)


def _reduce(values: Any, starts: Any, bounds: list[int]) -> Any:
    """Sums of values by sentence; a sentence without known features sums to nothing."""
    padded = np.vstack([values, np.zeros((1, values.shape[1]), dtype=values.dtype)])
    out = np.add.reduceat(padded, starts, axis=0)
    out[np.diff(bounds) == 0] = 0
    return out


def _sigmoid(values: Any) -> Any:
    return 1 / (1 + np.exp(-values))
