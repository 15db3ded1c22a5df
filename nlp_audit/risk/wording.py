"""How a sentence is worded: analysis ("only when", "without", "3/20 after") or routine ("x10 each", "as needed").

A linear model over words and pairs of words, trained on whole notes (`nlp_audit.learning.risk`) and read sentence by
sentence. Only words that several writers use are in it, and every number is the same word, so that it learns how
treatment is told and not whose note it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|0+(?:/0+)?|[%<>+]")
_BREAK = "\x1e"  # stands before each sentence
_WORD_OR_BREAK = re.compile(_WORD.pattern + "|" + _BREAK)
_FOLD = str.maketrans({**dict.fromkeys("123456789", "0"), "’": "'"})
_NUMBER, _RATIO = "0", "0/0"
_DIGITS = 6  # longer numbers are no measurement
_WIDE = 1 << 20  # more than there are words

Array = Any


class Wording(NamedTuple):
    """Words and pairs of words, each with its weight for analysis (-) and for routine (+) and its square length."""

    words: Mapping[str, int]  # word → row of `single`; numbers of any length are one word
    single: Array  # (words, 3)
    keys: Array  # of the pairs: first word's row * _WIDE + second's, sorted
    pairs: Array  # (pairs + 1, 3), the last for all pairs that are unknown


def fold(text: str) -> str:
    """A sentence in small letters, with every digit as `0`."""
    return text.lower().translate(_FOLD)


def tokens(text: str) -> list[str]:
    """The words of a sentence; numbers are `0` and ratios `0/0`."""
    return [_one(word) for word in _WORD.findall(fold(text))]


def _one(word: str) -> str:
    if word[0] != "0":
        return word
    return _RATIO if "/" in word else _NUMBER


def grams(words: Sequence[str]) -> list[str]:
    """What the model may know of a sentence: its words and its pairs of neighbours."""
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


def build(entries: Mapping[str, Sequence[float]]) -> Wording:
    """The model from `gram → [weight, square]`."""
    parts = {gram: gram.split() for gram in entries}
    words = {"": 0, _BREAK: 1}
    for one in parts.values():
        for word in one:
            words.setdefault(word, len(words))
    single = np.zeros((len(words), 3))
    pairs = {}
    for gram, one in parts.items():
        if len(one) == 1:
            single[words[one[0]]] = _columns(*entries[gram])
        else:
            pairs[words[one[0]] * _WIDE + words[one[1]]] = _columns(*entries[gram])
    keys = sorted(pairs)
    values = np.array([*(pairs[key] for key in keys), (0.0, 0.0, 0.0)])
    return Wording(words | _numbers(words), single, np.array(keys, dtype=np.int64), values)


def _columns(weight: float, square: float) -> tuple[float, float, float]:
    return min(weight, 0.0), max(weight, 0.0), square


def _numbers(words: Mapping[str, int]) -> dict[str, int]:
    """Numbers and ratios of all lengths in the rows of `0` and `0/0`, so that reading needs no second look."""
    zeros = ["0" * n for n in range(1, _DIGITS + 1)]
    plain = {zero: words[_NUMBER] for zero in zeros if _NUMBER in words}
    return plain | {f"{a}/{b}": words[_RATIO] for a in zeros for b in zeros if _RATIO in words}


def read(model: Wording, sentences: Sequence[str]) -> list[list[float]]:
    """Of each sentence the weight of its wording for analysis (negative) and for routine, and its square length."""
    if not sentences:
        return []
    text = fold(_BREAK + _BREAK.join([sentence.replace(_BREAK, " ") for sentence in sentences]))
    known = model.words
    rows = np.array([known.get(word, 0) for word in _WORD_OR_BREAK.findall(text)])
    found = model.single[rows]
    found[:-1] += model.pairs[_places(model.keys, rows[:-1] * _WIDE + rows[1:])]
    sums: list[list[float]] = np.add.reduceat(found, np.flatnonzero(rows == 1), axis=0).tolist()
    return sums


def _places(keys: Array, wanted: Array) -> Array:
    """Where each pair stands; unknown pairs stand last."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64)
    at = np.searchsorted(keys, wanted)
    return np.where(keys[np.minimum(at, len(keys) - 1)] == wanted, at, len(keys))
