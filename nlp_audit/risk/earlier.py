"""What a note repeats of the patient's earlier notes, so that only what is new speaks for it."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from hashlib import blake2b
from typing import Any, NamedTuple

from ..records import Chart

# An edited paste is still a paste: figures, sides and pronouns do not make a sentence new.
_WORD = re.compile(r"[a-z]+")
_SIDES = ("l", "r", "left", "right", "lt", "rt")
_EDITED = frozenset(["he", "she", "his", "her", "hers", "him", "they", "them", "their", *_SIDES])
_FEW = 3  # a sentence of so few words is alike in all notes and no sign of a paste
_ALL, _KIND = (1 << 64) - 1, 3  # of a packed value: all its bits, and those of its kind
_UNRATED = ("nprs", "borg")  # pain and exertion go up and down without progress


class Trace(NamedTuple):
    """What later notes are compared with: 64-bit hashes, packed, so that a run can hold a million of them.

    sentences: one for each sentence of the note, without figures (0: too short); values: levels, cues and scores of
    the day, each with its kind in the two lowest bits.
    """

    sentences: bytes
    values: bytes


class Past(NamedTuple):
    """What a note has in common with the patient's earlier ones.

    repeated: numbers of its sentences that an earlier one had already; unmoved: how far its levels, cues and scores
    are those of earlier notes, from 0 to 1.
    """

    repeated: frozenset[int]
    unmoved: float


class Before:
    """All that the earlier notes of a course said, visit by visit."""

    def __init__(self) -> None:
        self._sentences: set[int] = set()
        self._values: set[int] = set()
        self._notes = 0

    def add(self, trace: Trace) -> None:
        self._sentences.update(_unpacked(trace.sentences))
        self._values.update(_unpacked(trace.values))
        self._notes += 1

    def past(self, trace: Trace) -> Past | None:
        """What a note repeats of them; None where there are none."""
        if not self._notes:
            return None
        known = self._sentences
        repeated = frozenset([i for i, one in enumerate(_unpacked(trace.sentences)) if one and one in known])
        return Past(repeated, _unmoved(frozenset(_unpacked(trace.values)), self._values))


def trace(chart: Chart) -> Trace:
    """The trace of a note."""
    text = chart.note.text
    sentences = [key(text[s.start : s.end]) for s in chart.statements]
    values = sorted({_hashed(value) << 2 | kind for kind, found in enumerate(_values(chart)) for value in found})
    return Trace(_packed(map(_hashed, sentences)), _packed(value & _ALL for value in values))


def after(trace: Trace, earlier: Iterable[Trace]) -> Past | None:
    """What a note repeats of the patient's earlier ones; None where there are none."""
    before = Before()
    for one in earlier:
        before.add(one)
    return before.past(trace)


def _values(chart: Chart) -> tuple[set[str], set[str], set[str]]:
    """Levels, cues and scores of the day, as words that can be compared."""
    return (
        {str(f.attributes.get("level")) for f in chart.of("ASSIST_LEVEL", "present")},
        {_cue(f.attributes) for f in chart.of("CUE", "present")},
        {_score(f.attributes) for f in chart.of("OUTCOME_MEASURE", "present") if is_performance(f.attributes)},
    )


def _unmoved(now: Set[int], then: Set[int]) -> float:
    """The mean over the kinds of value that earlier notes gave: 1 where nothing is new, less with each that is."""
    kinds = {value & _KIND for value in then}
    new = Counter(value & _KIND for value in now - then)
    return sum([1 / (1 + new[kind]) for kind in kinds]) / len(kinds) if kinds else 0.0


def _hashed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "little") if words else 0


def _packed(hashes: Iterable[int]) -> bytes:
    return array("Q", hashes).tobytes()


def _unpacked(packed: bytes) -> array[int]:
    return array("Q", packed)


def key(sentence: str) -> str:
    """A sentence without figures, sides and pronouns; empty where too little is left to compare."""
    words = [word for word in _WORD.findall(sentence.lower()) if word not in _EDITED]
    return " ".join(words) if len(words) > _FEW else ""


def is_performance(attributes: Mapping[str, Any]) -> bool:
    """A score that tells of performance, not of pain or effort."""
    return attributes.get("score") is not None and attributes.get("measure") not in _UNRATED


def _cue(attributes: Mapping[str, Any]) -> str:
    return f"{attributes.get('amount')} {attributes.get('percent')} {' '.join(attributes.get('types') or ())}"


def _score(attributes: Mapping[str, Any]) -> str:
    return f"{attributes.get('measure')} {attributes.get('score')}"
