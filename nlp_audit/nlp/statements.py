"""What a sentence states (a reason, a response, education …), by a linear model over its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, pairwise
from typing import Any, NamedTuple

import numpy as np

from .atoms import Atoms
from .sentences import Sentences
from .statement_model import GAP, MASK, WIDE, StatementModel

Spans = Sequence[tuple[int, int]]


class Told(NamedTuple):
    """A note to be judged: its words, its sentences, and parts of them that are judged by themselves as well."""

    atoms: Atoms
    sentences: Sentences
    parts: Sequence[Spans] = ()


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
    wide = ids * WIDE
    keys = [wide[:-1][same] + ids[1:][same], WIDE + ids[begins], wide[ends] + 2, wide[:-2][gap] + ids[2:][gap] + GAP]
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
