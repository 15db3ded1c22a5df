"""The verdicts of the episode rules on all notes: most are a plain pass, the others stand in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np
import orjson

from ..files import Shelf
from .records import NOT_APPLICABLE, PASS, EpisodeCheck, Ruling
from .shelf import dumps, spans

_PLAIN = {NOT_APPLICABLE: -1, PASS: -2}
_READ = {number: ruling for ruling, number in _PLAIN.items()}


class Verdicts:
    """Rulings by note (its number in the order of reading) and rule. In memory: four bytes each."""

    def __init__(self, rules: Sequence[str], notes: int, file: BinaryIO) -> None:
        self.rules = tuple(rules)
        self._shelf = Shelf(file)
        self._numbers = np.full((notes, len(rules)), _PLAIN[NOT_APPLICABLE], dtype=np.int32)

    def put(self, note: int, rule: int, ruling: Ruling) -> None:
        """Keep a ruling; one that is never put is that the rule does not apply."""
        plain = _PLAIN.get(ruling)
        self._numbers[note, rule] = self._shelf.put(dumps(tuple(ruling))) if plain is None else plain

    def of(self, note: int) -> tuple[EpisodeCheck, ...]:
        """The verdict of every rule on a note."""
        numbers = self._numbers[note].tolist()
        return tuple(EpisodeCheck(rule, *self._ruling(n)) for rule, n in zip(self.rules, numbers, strict=True))

    def _ruling(self, number: int) -> Ruling:
        if number < 0:
            return _READ[number]
        verdict, here, other, there, detail = orjson.loads(self._shelf.take(number))
        return Ruling(verdict, spans(here), other, spans(there), detail)
