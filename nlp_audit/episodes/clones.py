"""Notes that are nearly the same text as an earlier one of the patient, or of another patient of the clinician."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import passages, similar
from .grouping import Notes, told_day
from .records import NOT_APPLICABLE, PASS, Passages, Ruling, Span
from .templates import recurring_lines

# What was done and found weighs more than what the patient said and what is planned.
_WEIGHTS = {"s": 0.5, "o": 1.0, "a": 1.0, "p": 0.5, "x": 1.0}
_COPIED = 0.6  # share of a sentence's windows that makes it a copied one
_ESTIMATE = 0.35  # Jaccard below which a pair is not even looked at (0.65 in common is 0.48)


class Text(NamedTuple):
    """A note's windows with weights, and which sentence each belongs to."""

    windows: similar.U64
    weights: npt.NDArray[np.float64]
    sentences: npt.NDArray[np.int64]


class Pair(NamedTuple):
    """How much of two notes is in common, in all and without recurring lines (None: too little is left)."""

    alike: float
    own: float | None


def own_text(notes: Notes, *, alike: float, own: float, words: int, recurring: Mapping[str, float]) -> list[Ruling]:
    """Notes of which so much stands in an earlier note of the patient or, by the same clinician, of another patient."""
    long_enough = [passages.count(d.passages) >= words for d in notes.digests]
    rulings = [PASS if ok and notes.patients[i] >= 0 else NOT_APPLICABLE for i, ok in enumerate(long_enough)]
    lines = recurring_lines(notes, float(recurring["patient"]), float(recurring["clinician"]))
    best: dict[int, tuple[float, int]] = {}
    for later, earlier in _candidates(notes):
        if not (long_enough[later] and long_enough[earlier]) or _is_twice(notes, later, earlier):
            continue
        one, two = text(notes.digests[later].passages), text(notes.digests[earlier].passages)
        found = compare(one, two, lines.own_sentences(notes, later), lines.own_sentences(notes, earlier), words)
        if found.alike >= alike and (found.own is None or found.own >= own):
            best[later] = max(best.get(later, (0.0, -1)), (round(found.alike, 2), earlier))
    for later, (_, earlier) in best.items():
        rulings[later] = _ruling(notes, later, earlier)
    return rulings


def text(packed: Passages) -> Text:
    """The windows of packed passages."""
    words = passages.words(packed)
    inside = words[1:-1] != 0
    sentences = (np.cumsum(words == 0)[1:-1] - 1)[inside]
    by_sentence = np.array([_WEIGHTS[s] for s in packed.sections.decode()] or [1.0])
    return Text(similar.windows(words), by_sentence[sentences], sentences)


def compare(
    one: Text, two: Text, kept_one: npt.NDArray[np.bool_], kept_two: npt.NDArray[np.bool_], words: int
) -> Pair:
    """Weighted share of windows in common (Dice). kept: sentences that are no recurring lines."""
    in_two, in_one = np.isin(one.windows, two.windows), np.isin(two.windows, one.windows)
    whole = _dice(one.weights, two.weights, in_two, in_one)
    mine, theirs = kept_one[one.sentences], kept_two[two.sentences]
    if min(mine.sum(), theirs.sum()) < words or (mine.all() and theirs.all()):
        return Pair(whole, None)
    return Pair(whole, _dice(one.weights[mine], two.weights[theirs], in_two[mine], in_one[theirs]))


def _dice(
    one: npt.NDArray[np.float64], two: npt.NDArray[np.float64], in_two: npt.NDArray[np.bool_], in_one: npt.NDArray[np.bool_]
) -> float:
    total = one.sum() + two.sum()
    return float((one[in_two].sum() + two[in_one].sum()) / total) if total else 0.0


def _candidates(notes: Notes) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) worth a comparison, by patient and by clinician."""
    if not notes.digests:
        return
    signatures = np.stack([similar.signature(similar.windows(passages.words(d.passages))) for d in notes.digests])
    for later, earlier in similar.candidates(signatures, (notes.patients, notes.clinicians), _ESTIMATE):
        yield int(later), int(earlier)


def _is_twice(notes: Notes, one: int, two: int) -> bool:
    """The same visit exported twice is no clone."""
    first, second = notes.digests[one], notes.digests[two]
    same_visit = (first.patient, first.day, first.start) == (second.patient, second.day, second.start)
    return same_visit and first.day is not None and first.passages.written == second.passages.written


def _ruling(notes: Notes, later: int, earlier: int) -> Ruling:
    """Without both days nobody knows which note is the copy: a person must look."""
    new, old = notes.digests[later], notes.digests[earlier]
    one, two = text(new.passages), text(old.passages)
    mine, theirs = _copied(one, two), _copied(two, one)
    dated = new.day is not None and old.day is not None
    where = f"{_shares(new.passages, mine)} as on {told_day(old)}{_whose(notes, later, earlier)}"
    detail = where + _edits(new.passages, old.passages, mine)
    return Ruling("fail" if dated else "unclear", _spans(new.passages, mine), earlier, _spans(old.passages, theirs), detail)


def _copied(one: Text, two: Text) -> npt.NDArray[np.bool_]:
    """Which sentences of the first stand in the second."""
    found = np.isin(one.windows, two.windows)
    count = int(one.sentences.max()) + 1 if one.sentences.size else 0
    total = np.bincount(one.sentences, minlength=count)
    shared = np.bincount(one.sentences, weights=found, minlength=count)
    return np.asarray(shared >= _COPIED * np.maximum(total, 1))


def _spans(packed: Passages, copied: npt.NDArray[np.bool_]) -> tuple[Span, ...]:
    """The copied sentences, neighbours joined."""
    out: list[Span] = []
    for (start, end), is_copied in zip(passages.spans(packed).tolist(), copied, strict=False):
        if is_copied and out and start - out[-1][1] <= 2:
            out[-1] = (out[-1][0], end)
        elif is_copied:
            out.append((start, end))
    return tuple(out)


def _shares(packed: Passages, copied: npt.NDArray[np.bool_]) -> str:
    """How many sentences of each section are copied."""
    letters = packed.sections.decode()
    told = []
    for letter in dict.fromkeys(letters):
        flags = [bool(c) for c, name in zip(copied, letters, strict=False) if name == letter]
        told.append(f"{passages.NAMES[letter]} {sum(flags)} of {len(flags)} sentences")
    return ", ".join(told)


def _whose(notes: Notes, later: int, earlier: int) -> str:
    return "" if notes.patients[later] == notes.patients[earlier] else " in another patient's note"


def _edits(new: Passages, old: Passages, copied: npt.NDArray[np.bool_]) -> str:
    """How many copied sentences differ in numbers, sides, pronouns or names only, or in single words."""
    known = set(passages.written(old).tolist())
    edited = sum(1 for code, c in zip(passages.written(new).tolist(), copied, strict=False) if c and code not in known)
    return f"; {edited} of them with a number, side, pronoun, name or word changed" if edited else "; word for word"
