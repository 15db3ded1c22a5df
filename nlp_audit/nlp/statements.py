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

    vocabulary: feature → row; idf: (rows + 1,); weights: (rows + 1, labels); bias: (labels,); labels: names.
    The row behind the last is empty: what is not known points there.
    """

    vocabulary: dict[str, int]
    idf: Any
    weights: Any
    bias: Any
    labels: tuple[str, ...]
    tables: Index


class Index(NamedTuple):
    """The vocabulary by numbers of words, so that a note's features are found with arrays and no text is made."""

    words: dict[str, int]  # word → its number; 0 is an unknown word
    stems: dict[str, int]  # stem of unknown words → row
    own: Any  # (words, 2): rows of the word and of its stem
    pairs: tuple[Any, Any]  # sorted keys of word pairs, and their rows
    gaps: tuple[Any, Any]  # the same for pairs with one word between


_WIDE = 1 << 22
MASK = "svc"  # stands for a code or a service's name: the name must not tell what was done


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
        idf, weights = (
            np.append(data["idf"], np.float32(0)),
            np.vstack([weights, np.zeros((1, weights.shape[1]), np.float32)]),
        )
        return StatementModel(rows, idf, weights, data["bias"], tuple(head["labels"]), index(rows))


def save(model: StatementModel, models: Path) -> None:
    """Write the model as arrays only."""
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    head = json.dumps({"labels": list(model.labels)}).encode()
    np.savez_compressed(
        models / FILE,
        head=np.frombuffer(head, dtype=np.uint8),
        features=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        idf=np.asarray(model.idf[:-1], dtype=np.float32),
        weights=np.asarray(model.weights[:-1], dtype=np.float16),
        bias=np.asarray(model.bias, dtype=np.float32),
    )


def index(rows: dict[str, int]) -> Index:
    """The vocabulary's rows by the numbers of its words."""
    words = {"": 0, "^": 1, "$": 2}
    pairs: dict[int, int] = {}
    gaps: dict[int, int] = {}
    for name, row in rows.items():
        parts = name.split(" ")
        if len(parts) == 1:
            if name == "*" or not name.endswith("*"):
                words.setdefault(name, len(words))
        else:
            (pairs if len(parts) == 2 else gaps)[_key(words, parts[0], parts[-1])] = row
    own = [_own_rows(rows, word) for word in words]
    stems = {name: row for name, row in rows.items() if name.endswith("*") and " " not in name and name != "*"}
    return Index(words, stems, np.array(own), _sorted(pairs), _sorted(gaps))


def _key(words: dict[str, int], one: str, two: str) -> int:
    return words.setdefault(one, len(words)) * _WIDE + words.setdefault(two, len(words))


def _own_rows(rows: dict[str, int], word: str) -> tuple[int, int]:
    """Rows of a word and of its stem; the empty row where there is none."""
    none = len(rows)
    return rows.get(word, none), rows.get(word[:5] + "*", none) if len(word) > 5 else none


def _sorted(keys: dict[int, int]) -> tuple[Any, Any]:
    ordered = sorted(keys.items())
    return np.array([k for k, _ in ordered], dtype=np.int64), np.array([r for _, r in ordered], dtype=np.int64)


def probabilities(model: StatementModel, atoms: Atoms, sentences: Sentences) -> Any:
    """Probability of each label for each sentence: array (sentences, labels)."""
    words, where = _words(atoms, sentences)
    count, none = len(sentences.starts), len(model.vocabulary)
    at, rows = _rows(model, words, where)
    keep = rows != none
    keys = np.sort(at[keep] * (none + 1) + rows[keep])
    keys = keys[np.diff(keys, prepend=-1) != 0]  # a feature counts once in a sentence
    at, rows = np.divmod(keys, none + 1)
    starts = np.searchsorted(at, np.arange(count))
    idf = model.idf[rows]
    sums = _reduce(idf[:, None] * model.weights[rows], starts)
    norms = np.sqrt(_reduce((idf * idf)[:, None], starts))
    empty = np.bincount(at, minlength=count) == 0
    sums[empty] = 0
    return _sigmoid(sums / np.maximum(norms, 1e-9) + model.bias)


def sentence_words(atoms: Atoms) -> list[str]:
    """The words of a text that is one sentence, as the model reads them."""
    return _words(atoms, Sentences([0], [atoms.offsets.ends[-1]]))[0] if atoms.words else []


def _words(atoms: Atoms, sentences: Sentences) -> tuple[list[str], Any]:
    """The note's words as the model reads them, and the sentence of each."""
    words = list(atoms.words)
    gone = [i for i, word in enumerate(words) if word == "\n"]
    for index, values in enumerate(atoms.values):
        if values and ("service" in values or "cpt" in values):
            words[atoms.first[index]] = MASK
            gone += range(atoms.first[index] + 1, atoms.last[index])
    where = np.searchsorted(np.array(sentences.starts), np.array(atoms.offsets.starts), side="right") - 1
    if gone:
        keep = np.ones(len(words), dtype=bool)
        keep[gone] = False
        where = where[keep]
        words = [word for word, kept in zip(words, keep.tolist(), strict=True) if kept]
    return words, np.maximum(where, 0)


def _rows(model: StatementModel, words: list[str], where: Any) -> tuple[Any, Any]:
    """Sentence and row of every feature."""
    known = model.tables
    plain = ["0" if word[0].isdigit() else word.lower() for word in words]
    ids = np.array([known.words.get(word, 0) for word in plain], dtype=np.int64)
    none = len(model.vocabulary)
    unknown = [
        (i, known.stems.get(plain[i][:5] + "*", none)) for i in np.flatnonzero(ids == 0).tolist() if len(plain[i]) > 5
    ]
    own = known.own[ids]
    own[ids == 0] = none
    for i, row in unknown:
        own[i, 1] = row
    first = np.flatnonzero(np.diff(where, prepend=-1))
    last = np.append(first[1:], len(ids))[: len(first)] - 1  # no sentence, no last word
    same, gap = where[1:] == where[:-1], where[2:] == where[:-2]
    pairs = np.concatenate([ids[:-1][same] * _WIDE + ids[1:][same], _WIDE + ids[first], ids[last] * _WIDE + 2])
    pairs_at = np.concatenate([where[1:][same], where[first], where[last]])
    gaps = ids[:-2][gap] * _WIDE + ids[2:][gap]
    rows = np.concatenate([own[:, 0], own[:, 1], _find(known.pairs, pairs, none), _find(known.gaps, gaps, none)])
    return np.concatenate([where, where, pairs_at, where[2:][gap]]), rows


def _find(table: tuple[Any, Any], keys: Any, none: int) -> Any:
    """Rows of keys in a sorted table; `none` where a key is not in it."""
    if not len(table[0]):
        return np.full(len(keys), none)
    place = np.minimum(np.searchsorted(table[0], keys), len(table[0]) - 1)
    return np.where(table[0][place] == keys, table[1][place], none)


def _reduce(values: Any, starts: Any) -> Any:
    """Sums of values by sentence."""
    padded = np.vstack([values, np.zeros((1, values.shape[1]), dtype=values.dtype)])
    return np.add.reduceat(padded, starts, axis=0)


def _sigmoid(values: Any) -> Any:
    return 1 / (1 + np.exp(-values))
