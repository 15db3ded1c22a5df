"""What is kept of each note until all are read, in a file, so that memory does not grow by it.

Numbers and hashes, none of a note's text. An encounter's bytes are the lengths of its parts, the MinHash signature, the
packed passages, and the rest as JSON.
"""

from __future__ import annotations

from functools import lru_cache
from struct import Struct
from typing import Any, BinaryIO

import numpy as np
import orjson

from ..files import Shelf
from . import passages, similar
from .records import Encounter, Exercise, Mark, Passages, Profile, Score, Session

_LENGTHS = Struct("<4I")  # of words, spans, written, sections
_AT_HAND = 1024  # encounters that are kept unpacked: a patient's are asked for again and again


class Encounters:
    """Packed encounters, to be taken whole or in part in any order."""

    def __init__(self, file: BinaryIO) -> None:
        self._shelf = Shelf(file)
        self.put = self._shelf.put
        self.whole = lru_cache(maxsize=_AT_HAND)(self._whole)

    def _whole(self, number: int) -> Encounter:
        return unpack(self._shelf.take(number))

    def signature(self, number: int) -> bytes:
        """The MinHash signature of an encounter."""
        return self._shelf.take(number, _LENGTHS.size, similar.BYTES)

    def words(self, number: int) -> passages.Words:
        """The hashed words of an encounter's passages."""
        length = _LENGTHS.unpack(self._shelf.take(number, 0, _LENGTHS.size))[0]
        return np.frombuffer(self._shelf.take(number, _LENGTHS.size + similar.BYTES, length), dtype=np.uint32)


def pack(encounter: Encounter) -> bytes:
    """An encounter as bytes, with the signature that finds its near-duplicates."""
    parts = tuple(encounter.passages)
    signature = similar.signature(similar.windows(passages.words(encounter.passages))).tobytes()
    rest = dumps(encounter[:-1])
    return b"".join((_LENGTHS.pack(*map(len, parts)), signature, *parts, rest))


def dumps(value: object) -> bytes:
    """JSON, with records as lists and sets as sorted lists."""
    return orjson.dumps(value, default=_plain)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else tuple(value)


def unpack(packed: bytes) -> Encounter:
    """The encounter that `pack` was given."""
    at = _LENGTHS.size + similar.BYTES
    parts = []
    for length in _LENGTHS.unpack_from(packed):
        parts.append(packed[at : at + length])
        at += length
    return Encounter._make((*_rest(orjson.loads(packed[at:])), Passages(*parts)))


def _rest(row: list[Any]) -> tuple[Any, ...]:
    day, start, sessions, loose, profile, exercise, report, *flags, heading = row
    held = tuple(Session(first, last, tuple(span)) for first, last, span in sessions)
    done = Exercise(frozenset(exercise[0]), tuple(exercise[1]), spans(exercise[2])) if exercise else None
    return (day, start, held, loose, _profile(*profile), done, report and tuple(report), *flags, tuple(heading))


def _profile(levels: Any, cues: Any, scores: Any, quantities: Any, activities: Any, explained: Any) -> Profile:
    return Profile(
        tuple(Mark(value, tuple(span)) for value, span in levels),
        tuple(Mark(value, tuple(span)) for value, span in cues),
        tuple(Score(measure, value, tuple(span)) for measure, value, span in scores),
        tuple((kind, frozenset(values)) for kind, values in quantities),
        frozenset(activities),
        spans(explained),
    )


def spans(pairs: Any) -> tuple[Any, ...]:
    """Spans as JSON has them, as pairs."""
    return tuple(map(tuple, pairs))
