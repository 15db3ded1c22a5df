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
    index: Index


class Index(NamedTuple):
    """The vocabulary by words and pairs of words, so that no feature's text is made while reading."""

    words: dict[str, tuple[int, tuple[int, ...]]]  # word → number of the word, rows of word and stem
    pairs: dict[int, int]  # first word's number * _WIDE + second's → row
    gaps: dict[int, int]  # the same for pairs with one word between


_WIDE = 1 << 22


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
        rows = {name: i for i, name in enumerate(names)}
        return StatementModel(rows, data["idf"], weights, data["bias"], tuple(head["labels"]), index(rows))


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


def index(rows: dict[str, int]) -> Index:
    """The vocabulary's rows by the numbers of its words."""
    numbers: dict[str, int] = {}
    pairs: dict[int, int] = {}
    gaps: dict[int, int] = {}
    for name, row in rows.items():
        parts = name.split(" ")
        if len(parts) == 2:
            pairs[_key(numbers, parts[0], parts[1])] = row
        elif len(parts) == 3:
            gaps[_key(numbers, parts[0], parts[2])] = row
    known = {name for name in rows if " " not in name and (name == "*" or not name.endswith("*"))} | set(numbers) | {"^", "$"}
    words = {word: (numbers.setdefault(word, len(numbers)), _own_rows(rows, word)) for word in known}
    return Index(words, pairs, gaps)


def _key(numbers: dict[str, int], one: str, two: str) -> int:
    return numbers.setdefault(one, len(numbers)) * _WIDE + numbers.setdefault(two, len(numbers))


def _own_rows(rows: dict[str, int], word: str) -> tuple[int, ...]:
    """Rows of a word and of its stem."""
    stem = word[:5] + "*" if len(word) > 5 else ""
    return tuple(rows[name] for name in (word, stem) if name in rows)


def _rows(model: StatementModel, words: Sequence[str]) -> set[int]:
    """Rows of all features of a sentence; the same as `features`, by numbers instead of texts."""
    known, pairs, gaps = model.index
    found: set[int] = set()
    numbers: list[int] = []
    for word in words:
        plain = "0" if word[0].isdigit() else word.lower()
        number, own = known.get(plain) or (-1, _own_rows(model.vocabulary, plain))
        numbers.append(number)
        found.update(own)
    start, end = known["^"][0], known["$"][0]
    found.update(row for a, b in zip([start, *numbers], [*numbers, end], strict=True) if (row := pairs.get(a * _WIDE + b)) is not None)
    found.update(row for a, b in zip(numbers, numbers[2:], strict=False) if (row := gaps.get(a * _WIDE + b)) is not None)
    return found


def probabilities(model: StatementModel, sentences: Sequence[Sequence[str]]) -> Any:
    """Probability of each label for each sentence: array (sentences, labels)."""
    rows: list[int] = []
    bounds = [0]
    for words in sentences:
        rows += _rows(model, words)
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
