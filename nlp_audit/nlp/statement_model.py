"""The model of what sentences state: TF-IDF logistic regressions over words, kept as plain arrays.

It is trained with scikit-learn on `data/sentences` (see `nlp_audit.learning.statements`). Reading it needs neither
scikit-learn nor a file that could run code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .memo import Memo
from .packed import packed, unpacked

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

    numbers: Memo[int]  # a word as written → its number; 0 for what the vocabulary does not know at all
    own: Any  # (numbers, 2): rows of the word and of its stem
    joined: tuple[Any, Any]  # sorted keys of pairs and of pairs with a word between, and their rows
    scaled: Any  # (rows + 1, labels + 1): weights times idf, and the square of the idf


class Known(NamedTuple):
    """A vocabulary's words by number, the rows of each and of its stem, and the sorted keys of pairs with their rows."""

    words: list[str]
    own: Any
    keys: Any
    joined: Any


WIDE = 1 << 22
GAP = 1 << 50  # added to the key of a pair with a word between
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
        (head,) = unpacked(data["head"])
        rows = {name: i for i, name in enumerate(unpacked(data["features"]))}
        weights = data["weights"].astype(np.float32)
        idf = np.append(data["idf"], np.float32(0))
        weights = np.vstack([weights, np.zeros((1, weights.shape[1]), np.float32)])
        known = Known(unpacked(data["words"]), data["own"], data["keys"], data["joined"])
        return StatementModel(
            rows, idf, weights, data["bias"], tuple(json.loads(head)["labels"]), _index(known, idf, weights)
        )


def save(model: StatementModel, models: Path) -> None:
    """Write the model as arrays only."""
    names = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    known = numbered(model.vocabulary)
    np.savez_compressed(
        models / FILE,
        head=packed([json.dumps({"labels": list(model.labels)})]),
        features=packed(names),
        idf=np.asarray(model.idf[:-1], dtype=np.float32),
        weights=np.asarray(model.weights[:-1], dtype=np.float16),
        bias=np.asarray(model.bias, dtype=np.float32),
        words=packed(known.words),
        own=known.own,
        keys=known.keys,
        joined=known.joined,
    )


def index(rows: dict[str, int], idf: Any, weights: Any) -> Index:
    """The vocabulary's rows by the numbers of its words."""
    return _index(numbered(rows), idf, weights)


def _index(known: Known, idf: Any, weights: Any) -> Index:
    words = {word: number for number, word in enumerate(known.words)}
    scaled = np.ascontiguousarray(np.column_stack([idf[:, None] * weights, idf * idf]))
    return Index(Memo(partial(_number, words)), known.own, (known.keys, known.joined), scaled)


def numbered(rows: dict[str, int]) -> Known:
    """The words of a vocabulary by number; kept with the model, since it takes longer than to read it."""
    words = {"": 0, "^": 1, "$": 2}
    joined: dict[int, int] = {}
    for name, row in rows.items():
        parts = name.split(" ")
        if len(parts) == 1:
            words.setdefault(name, len(words))  # a stem as well: what is known of a word by its stem alone
        else:
            joined[_key(words, parts[0], parts[-1]) + GAP * (len(parts) - 2)] = row
    keys = sorted(joined)
    found = np.array([joined[key] for key in keys], dtype=np.int64)
    return Known(
        list(words), np.array([_own_rows(rows, word) for word in words]), np.array(keys, dtype=np.int64), found
    )


def _key(words: dict[str, int], one: str, two: str) -> int:
    return words.setdefault(one, len(words)) * WIDE + words.setdefault(two, len(words))


def _own_rows(rows: dict[str, int], word: str) -> tuple[int, int]:
    """Rows of a word and of its stem; the empty row where there is none."""
    none = len(rows)
    if _is_stem(word):
        return none, rows.get(word, none)
    return rows.get(word, none), rows.get(word[:5] + "*", none) if len(word) > 5 else none


def _is_stem(name: str) -> bool:
    return len(name) == 6 and name.endswith("*")


def _number(words: Mapping[str, int], word: str) -> int:
    """The number of a word, else of its stem, else 0; every figure is `0`."""
    plain = "0" if word[0].isdigit() else word.lower()
    return words.get(plain) or (words.get(plain[:5] + "*", 0) if len(plain) > 5 else 0)
