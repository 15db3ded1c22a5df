"""How a sentence is worded: analysis ("only when", "without", "3/20 after") or routine ("x10 each", "as needed").

A linear model over words and pairs of words, trained on whole notes (`nlp_audit.learning.risk`) and read sentence by
sentence. Only words that several writers use are in it, and every number is the same word, so that it learns how
treatment is told and not whose note it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:/\d+)?|[%<>+]")
_PLAIN_NUMBER, _RATIO = "0", "0/0"


class Wording(NamedTuple):
    """Words and pairs of words: how far each speaks for routine (+) or analysis (-), and its square length."""

    words: Mapping[str, int]  # word → its number
    single: Mapping[int, tuple[float, float]]  # word → (weight, square)
    pairs: Mapping[tuple[int, int], tuple[float, float]]


def tokens(text: str) -> list[str]:
    """The words of a sentence; numbers are `0` and ratios `0/0`."""
    return [_folded(word) for word in _WORD.findall(text.lower())]


def _folded(word: str) -> str:
    if word[0].isdigit():
        return _RATIO if "/" in word else _PLAIN_NUMBER
    return word.replace("’", "'")


def grams(words: Sequence[str]) -> set[str]:
    """What the model may know of a sentence: its words and its pairs of neighbours."""
    return {*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))}


def build(entries: Mapping[str, Sequence[float]]) -> Wording:
    """The model from `gram → [weight, square]`."""
    words = {word: i for i, word in enumerate(dict.fromkeys(part for gram in entries for part in gram.split()))}
    single: dict[int, tuple[float, float]] = {}
    pairs: dict[tuple[int, int], tuple[float, float]] = {}
    for gram, (weight, square) in entries.items():
        first, _, second = gram.partition(" ")
        if second:
            pairs[words[first], words[second]] = (weight, square)
        else:
            single[words[first]] = (weight, square)
    return Wording(words, single, pairs)


def read(model: Wording, text: str) -> tuple[float, float]:
    """Weight of a sentence's wording (positive: routine, negative: analysis) and its square length."""
    ids = [model.words.get(word, -1) for word in tokens(text)]
    found: list[Any] = [model.single[i] for i in set(ids) if i in model.single]
    found += [model.pairs[pair] for pair in set(zip(ids, ids[1:], strict=False)) if pair in model.pairs]
    return sum(weight for weight, _ in found), sum(square for _, square in found)
