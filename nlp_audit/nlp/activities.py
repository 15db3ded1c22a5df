"""Which kind of work a described activity is: neuromuscular re-education, therapeutic exercise or something else.

A linear model over words, pairs of words and, for words that it does not know, their pieces, trained with scikit-learn
(`nlp_audit.learning.activities`) and kept as plain arrays. What speaks for either kind is the words' own weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..records import Activity
from .memo import Memo
from .packed import packed, unpacked

FILE = "activities.npz"
KINDS = ("nmr", "tex", "other")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[#%\"°+&]")
# Who did it, and that it was done, says nothing of what it was.
_TELLER = frozenset(
    ("patient", "pt", "client", "she", "he", "they", "therapist", "performed", "completed", "did", "was", "were", "the")
)
# Items of a list. A reason or a manner behind a comma belongs to the activity before it.
_BREAK = re.compile(
    r"[;\n•·|]|,(?!\s*(?:for|to|with|w/|using|while|in order|due|2/2|focus\w*|emphasi\w*|cue[sd]?|eyes|EC|EO)\b)|\.(?=\s)|\s[+&/]\s",
    re.I,
)
_LETTERS = re.compile(r"[A-Za-z]{2}")
_NOTHING = (0.0, 0.0, 0.0)
_SPEAKS = 0.4  # log-odds that a word must add to one kind over the other to be shown as speaking for it
_PHRASES = 10_000  # phrases that are kept judged: what is done is told in the same words from visit to visit


Weights = tuple[float, ...]
Span = tuple[int, int]


class ActivityModel(NamedTuple):
    """weights: word, `a b` for a pair, `#pie` for a piece → log-odds of each of `KINDS`; bias: the same of nothing.

    phrases: phrase → the activity that it tells, as if it stood at the text's start.
    """

    weights: Mapping[str, Weights]
    bias: Weights
    phrases: Memo[Activity]


def words(text: str) -> list[str]:
    """Lower-case words, numbers as `0`, and the signs of weights, angles and seconds."""
    return [_plain(word) for word in _WORD.findall(text.lower()) if word not in _TELLER]


def _plain(word: str) -> str:
    return "0" if word[0].isdigit() else word


def pieces(word: str) -> list[str]:
    """Three to five letters in a row of a word with its ends marked, for words longer than three letters."""
    if len(word) < 4 or not word.isalpha():
        return []
    marked = f"<{word}>"
    return [f"#{marked[i : i + n]}" for n in (3, 4, 5) for i in range(len(marked) - n + 1)]


def pairs(plain: Sequence[str]) -> list[str]:
    """Neighbouring words, the ends of the text included."""
    return [f"{one} {two}" for one, two in zip(["^", *plain], [*plain, "$"], strict=True)]


def build(weights: Mapping[str, Weights], bias: Weights) -> ActivityModel:
    """A model that keeps what it said of words and phrases."""
    words = Memo(partial(word_weights, weights))
    return ActivityModel(weights, bias, Memo(partial(_told, weights, bias, words), _PHRASES))


def load(models: Path) -> ActivityModel:
    """The shipped model. Raises FileNotFoundError where there is none."""
    with np.load(models / FILE, allow_pickle=False) as data:
        names = unpacked(data["names"])
        weights = map(tuple, data["weights"].tolist())
        return build(dict(zip(names, weights, strict=True)), tuple(data["bias"].tolist()))


def save(model: ActivityModel, models: Path) -> None:
    """Write the model as arrays only."""
    weights = np.array(list(model.weights.values()), dtype=np.float16)
    np.savez_compressed(models / FILE, names=packed(model.weights), weights=weights, bias=np.array(model.bias))


def read(model: ActivityModel, text: str, start: int, end: int) -> Iterator[Activity]:
    """The activities listed between two offsets of a text, each with the probability of its kinds."""
    for a, b in _items(text, start, end):
        yield judge(model, text, a, b)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in [*_BREAK.finditer(text, start, end), None]:
        stop = found.start() if found else end
        if _LETTERS.search(text, at, stop):
            yield _trimmed(text, at, stop)
        at = found.end() if found else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" \t:-*)")), end - len(part) + len(part.rstrip())


def judge(model: ActivityModel, text: str, start: int, end: int) -> Activity:
    """One activity's kinds, and the words that speak for neuromuscular re-education and for exercise."""
    told = model.phrases[text[start:end]]
    return told._replace(start=start, end=end, for_nmr=_moved(told.for_nmr, start), for_tex=_moved(told.for_tex, start))


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple([(start + by, end + by) for start, end in spans]) if spans else spans


def _told(weights: Mapping[str, Weights], bias: Weights, known: Mapping[str, Weights], phrase: str) -> Activity:
    """The activity that a phrase tells. `known`: the weights of single words."""
    found = [m for m in _WORD.finditer(phrase.lower()) if m[0] not in _TELLER]
    plain = [_plain(m[0]) for m in found]
    each = list(map(known.__getitem__, plain))
    rows = [_NOTHING, *each, *filter(None, map(weights.get, pairs(plain)))]
    length = max(1, len(plain)) ** 0.5
    sums = map(sum, zip(*rows, strict=True))
    nmr, tex, other = (_sigmoid(total / length + least) for total, least in zip(sums, bias, strict=True))
    lead = [(m, (one[0] - one[1]) / length) for m, one in zip(found, each, strict=True)]
    for_nmr = tuple([m.span() for m, weight in lead if weight > _SPEAKS and m[0].isalpha()])
    for_tex = tuple([m.span() for m, weight in lead if -weight > _SPEAKS and m[0].isalpha()])
    return Activity(0, len(phrase), nmr, tex, other, for_nmr, for_tex)


def word_weights(weights: Mapping[str, Weights], word: str) -> Weights:
    """A known word's weights, of an unknown one those of its pieces."""
    own = weights.get(word)
    if own:
        return own
    parts = pieces(word)
    known = [_NOTHING, *(weights[part] for part in parts if part in weights)]
    return tuple(sum(column) / max(1, len(parts)) ** 0.5 for column in zip(*known, strict=True))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))
