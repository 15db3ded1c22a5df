"""What a sentence states (a reason, a response, education …), by a linear model over its words.

The model is trained with scikit-learn on `data/sentences` (see `nlp_audit.learning.statements`) and kept as plain
arrays, so that reading a note needs neither scikit-learn nor a file that could run code.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import compress, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from .atoms import Atoms
from .memo import Memo
from .packed import packed, unpacked
from .sentences import Sentences

FILE = "statements.npz"
Spans = Sequence[tuple[int, int]]


class Told(NamedTuple):
    """A note to be judged: its words, its sentences, and parts of them that are judged by themselves as well."""

    atoms: Atoms
    sentences: Sentences
    parts: Sequence[Spans] = ()


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


_WIDE = 1 << 22
_GAP = 1 << 50  # added to the key of a pair with a word between
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
            joined[_key(words, parts[0], parts[-1]) + _GAP * (len(parts) - 2)] = row
    keys = sorted(joined)
    found = np.array([joined[key] for key in keys], dtype=np.int64)
    return Known(
        list(words), np.array([_own_rows(rows, word) for word in words]), np.array(keys, dtype=np.int64), found
    )


def _key(words: dict[str, int], one: str, two: str) -> int:
    return words.setdefault(one, len(words)) * _WIDE + words.setdefault(two, len(words))


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


def probabilities(model: StatementModel, notes: Sequence[Told]) -> list[Any]:
    """Of each note the probability of each label for each sentence and further part: array (sentences + parts, labels).

    Some notes at a time take half as long as one by one.
    """
    words, where, bounds = list[str](), [], [0]
    for note in notes:
        own, at = _with_parts(note)
        words += own
        where.append(at + bounds[-1])
        bounds.append(bounds[-1] + len(note.sentences.starts) + len(note.parts))
    found = _probabilities(model, words, np.concatenate(where), np.array(bounds[1:])) if notes else ()
    return [found[first:last] for first, last in pairwise(bounds)]


def _probabilities(model: StatementModel, words: list[str], where: Any, ends: Any) -> Any:
    """The same for all sentences in one array. `where`: the sentence of each word; `ends`: behind each note's last."""
    count, width = ends[-1], len(model.vocabulary) + 1
    at, rows = _rows(model, words, where)
    known = rows < width - 1
    # the empty row closes each note, so that its sums are the same to the last bit alone and among others
    keys = np.sort(np.concatenate([at[known] * width + rows[known], ends * width - 1]))
    keys = keys[np.diff(keys, prepend=-1) != 0]  # a feature counts once in a sentence
    starts = np.searchsorted(keys, np.arange(count + 1) * width)
    sums = np.add.reduceat(model.tables.scaled.take(keys % width, axis=0, mode="clip"), starts[:-1], axis=0)
    sums[starts[:-1] == starts[1:]] = 0
    return _sigmoid(sums[:, :-1] / np.maximum(np.sqrt(sums[:, -1:]), 1e-9) + model.bias)


def _with_parts(note: Told) -> tuple[list[str], Any]:
    """A note's words and the sentence of each; each part is a sentence of its own behind those of the note."""
    words, where, offsets = _words(note.atoms, note.sentences)
    if not note.parts:
        return words, where
    chosen = [
        [i for start, end in spans for i in range(bisect_left(offsets, start), bisect_left(offsets, end))]
        for spans in note.parts
    ]
    first = len(note.sentences.starts)
    numbers = np.repeat(np.arange(first, first + len(note.parts)), [len(one) for one in chosen])
    return [*words, *(words[i] for one in chosen for i in one)], np.concatenate([where, numbers])


def sentence_words(atoms: Atoms) -> list[str]:
    """The words of a text that is one sentence, as the model reads them."""
    return _words(atoms, Sentences([0], [atoms.offsets.ends[-1]]))[0] if atoms.words else []


def _words(atoms: Atoms, sentences: Sentences) -> tuple[list[str], Any, list[int]]:
    """The note's words as the model reads them, and the sentence and the offset of each."""
    words, kept = list(atoms.words), bytearray(b"\1") * len(atoms.words)
    for index, values in enumerate(atoms.values):
        if values and ("service" in values or "cpt" in values):
            words[atoms.first[index]] = MASK
            for inner in range(atoms.first[index] + 1, atoms.last[index]):
                kept[inner] = 0
    for index, word in enumerate(words):
        if word == "\n":
            kept[index] = 0
    firsts = [0, *(bisect_left(atoms.offsets.starts, start) for start in sentences.starts[1:]), len(words)]
    where = np.repeat(np.arange(len(sentences.starts)), np.diff(firsts))
    offsets = list(compress(atoms.offsets.starts, kept))
    return list(compress(words, kept)), where[np.frombuffer(kept, dtype=bool)], offsets


def _rows(model: StatementModel, words: list[str], where: Any) -> tuple[Any, Any]:
    """Sentence and row of every feature."""
    known, none = model.tables, len(model.vocabulary)
    ids = np.fromiter(map(known.numbers.__getitem__, words), np.int64, len(words))
    begins = np.diff(where, prepend=-1) != 0
    ends = np.append(begins[1:], True)[: len(ids)]  # no word, no end
    same, gap = ~begins[1:], where[2:] == where[:-2]
    wide = ids * _WIDE
    keys = [wide[:-1][same] + ids[1:][same], _WIDE + ids[begins], wide[ends] + 2, wide[:-2][gap] + ids[2:][gap] + _GAP]
    at = [where, where, where[1:][same], where[begins], where[ends], where[2:][gap]]
    joined = _find(known.joined, np.concatenate(keys), none)
    return np.concatenate(at), np.concatenate([known.own[ids].T.ravel(), joined])


def _find(table: tuple[Any, Any], keys: Any, none: int) -> Any:
    """Rows of keys in a sorted table; `none` where a key is not in it."""
    if not len(table[0]):
        return np.full(len(keys), none)
    place = table[0].searchsorted(keys)
    place[place == len(table[0])] = 0
    return np.where(table[0][place] == keys, table[1][place], none)


def _sigmoid(values: Any) -> Any:
    return 1 / (1 + np.exp(-values))
