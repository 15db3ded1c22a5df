"""Notes that are nearly the same text as an earlier one of the patient, or of another patient of the clinician."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import passages, similar
from .grouping import Notes, Numbers, groups, told_day
from .records import PASS, Passages, Ruling, Span
from .templates import Templates, recurring_lines

# What was done and found weighs more than what the patient said and what is planned.
_WEIGHTS = {"s": 0.5, "o": 1.0, "a": 1.0, "p": 0.5, "x": 1.0}
_COPIED = 0.6  # share of a sentence's windows that makes it a copied one: a word may be changed here and there
_ESTIMATE = 0.3  # Jaccard similarity of windows below which a pair is not looked at
_AT_HAND = 1024  # notes whose windows are kept
_BLOCK = 10_000  # notes whose signatures are compared at a time
Flags = npt.NDArray[np.bool_]


class Text(NamedTuple):
    """A note's windows with weights, and which sentence each belongs to."""

    windows: similar.U64
    weights: npt.NDArray[np.float64]
    sentences: npt.NDArray[np.int64]


class Pair(NamedTuple):
    """How much of two notes is in common, in all and without recurring lines (None: too little is left)."""

    alike: float
    own: float | None


def own_text(
    notes: Notes, *, alike: float, own: float, words: int, recurring: Mapping[str, float]
) -> Iterator[tuple[int, Ruling]]:
    """Notes of which so much stands in an earlier note of the patient or, by the same clinician, of another patient."""
    lines = recurring_lines(notes, float(recurring["patient"]), float(recurring["clinician"]))
    shares, sources = np.zeros(len(notes.order)), np.full(len(notes.order), -1)
    read = lru_cache(maxsize=_AT_HAND)(lambda place: _read(notes, lines, place))  # most notes come in several pairs
    for later, earlier in _candidates(notes, notes.words >= words):
        if _is_twice(notes, later, earlier):
            continue
        found = compare(*read(later), *read(earlier), words)
        if found.alike >= alike and (found.own is None or found.own >= own):
            best = max((shares[later], sources[later]), (round(found.alike, 2), earlier))
            shares[later], sources[later] = best
    for place in np.flatnonzero((notes.words >= words) & (notes.patients >= 0) | (sources >= 0)).tolist():
        yield place, PASS if sources[place] < 0 else _ruling(notes, place, int(sources[place]))


def _read(notes: Notes, lines: Templates, place: int) -> tuple[Text, Flags]:
    """A note's windows, and which of its sentences are no recurring lines."""
    return text(notes.encounter(place).passages), lines.own_sentences(notes, place)


def text(packed: Passages) -> Text:
    """The windows of packed passages."""
    words = passages.words(packed)
    inside = words[1:-1] != 0
    sentences = (np.cumsum(words == 0)[1:-1] - 1)[inside]
    by_sentence = np.array([_WEIGHTS[s] for s in packed.sections.decode()] or [1.0])
    return Text(similar.windows(words), by_sentence[sentences], sentences)


def compare(one: Text, kept_one: Flags, two: Text, kept_two: Flags, words: int) -> Pair:
    """How much of both notes stands in sentences that the other has too, by weight. kept: no recurring lines."""
    copied_one, copied_two = _copied(one, two), _copied(two, one)
    whole = _share((one, copied_one), (two, copied_two))
    if kept_one.all() and kept_two.all():
        return Pair(whole, None)
    mine, theirs = _only(one, kept_one), _only(two, kept_two)
    if min(len(mine.windows), len(theirs.windows)) < words:
        return Pair(whole, None)
    return Pair(whole, _share((mine, copied_one), (theirs, copied_two)))


def _share(*sides: tuple[Text, Flags]) -> float:
    """Weight of the copied sentences in the weight of all, over both notes."""
    total = sum(float(found.weights.sum()) for found, _ in sides)
    return sum(float(found.weights[copied[found.sentences]].sum()) for found, copied in sides) / max(total, 1.0)


def _only(found: Text, kept: Flags) -> Text:
    inside = kept[found.sentences]
    return Text(found.windows[inside], found.weights[inside], found.sentences[inside])


def _candidates(notes: Notes, long_enough: Flags) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) worth a comparison, by patient, then by clinician those of two patients."""
    for labels in (notes.patients, notes.clinicians):
        for block in _blocks(labels):
            signatures = [notes.encounters.signature(number) for number in notes.order[block].tolist()]
            rows = np.frombuffer(b"".join(signatures), dtype=np.uint32).reshape(len(block), -1)
            pairs = block[similar.candidates(rows, labels[block], _ESTIMATE)]
            pairs = pairs[long_enough[pairs].all(axis=1)]
            if labels is notes.clinicians:
                patients = notes.patients[pairs]
                pairs = pairs[(patients[:, 0] != patients[:, 1]) | (patients[:, 0] < 0)]
            yield from map(tuple, pairs.tolist())


def _blocks(labels: Numbers) -> Iterator[Numbers]:
    """Whole groups put together, so that the work is done in large pieces and in bounded memory."""
    block: list[Numbers] = []
    size = 0
    for group in groups(labels):
        block.append(group)
        size += len(group)
        if size >= _BLOCK:
            yield np.concatenate(block)
            block, size = [], 0
    if block:
        yield np.concatenate(block)


def _is_twice(notes: Notes, one: int, two: int) -> bool:
    """The same visit exported twice is no clone."""
    first, second = notes.encounter(one), notes.encounter(two)
    same_visit = notes.patients[one] == notes.patients[two] and (first.day, first.start) == (second.day, second.start)
    return same_visit and first.day is not None and first.passages.written == second.passages.written


def _ruling(notes: Notes, later: int, earlier: int) -> Ruling:
    """Without both days nobody knows which note is the copy: a person must look."""
    new, old = notes.encounter(later), notes.encounter(earlier)
    one, two = text(new.passages), text(old.passages)
    mine, theirs = _copied(one, two), _copied(two, one)
    dated = new.day is not None and old.day is not None
    where = f"{_shares(new.passages, mine)} as on {told_day(old.day)}{_whose(notes, later, earlier)}"
    detail = where + _edits(new.passages, old.passages, mine)
    return Ruling(
        "fail" if dated else "unclear", _spans(new.passages, mine), earlier, _spans(old.passages, theirs), detail
    )


def _copied(one: Text, two: Text) -> Flags:
    """Which sentences of the first stand in the second."""
    found = np.isin(one.windows, two.windows)
    count = int(one.sentences.max()) + 1 if one.sentences.size else 0
    total = np.bincount(one.sentences, minlength=count)
    shared = np.bincount(one.sentences, weights=found, minlength=count)
    return np.asarray(shared >= _COPIED * np.maximum(total, 1))


def _spans(packed: Passages, copied: Flags) -> tuple[Span, ...]:
    """The copied sentences, neighbours joined."""
    out: list[Span] = []
    for (start, end), is_copied in zip(passages.spans(packed).tolist(), copied, strict=False):
        if is_copied and out and start - out[-1][1] <= 2:
            out[-1] = (out[-1][0], end)
        elif is_copied:
            out.append((start, end))
    return tuple(out)


def _shares(packed: Passages, copied: Flags) -> str:
    """How many sentences of each section are copied."""
    letters = packed.sections.decode()
    told = []
    for letter in dict.fromkeys(letters):
        flags = [bool(c) for c, name in zip(copied, letters, strict=False) if name == letter]
        told.append(f"{passages.NAMES[letter]} {sum(flags)} of {len(flags)} sentences")
    return ", ".join(told)


def _whose(notes: Notes, later: int, earlier: int) -> str:
    return "" if notes.patients[later] == notes.patients[earlier] else " in another patient's note"


def _edits(new: Passages, old: Passages, copied: Flags) -> str:
    """How many copied sentences differ in numbers, sides, pronouns or names only, or in single words."""
    known = set(passages.written(old).tolist())
    edited = sum(1 for code, c in zip(passages.written(new).tolist(), copied, strict=False) if c and code not in known)
    return f"; {edited} of them with a number, side, pronoun, name or word changed" if edited else "; word for word"
