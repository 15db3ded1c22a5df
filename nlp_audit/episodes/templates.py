"""Lines that recur all through a patient's chart or a clinician's notes: a template, no copied finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import passages
from .grouping import Notes
from .records import Passages

_FEWEST_NOTES = 4  # of a patient
_FEWEST_PATIENTS = 3  # of a clinician


class Templates(NamedTuple):
    """Hashes of the recurring lines by patient and by clinician."""

    of_patient: Mapping[int, frozenset[int]]
    of_clinician: Mapping[int, frozenset[int]]
    codes: Sequence[tuple[int, ...]]

    def own_sentences(self, notes: Notes, place: int) -> npt.NDArray[np.bool_]:
        """Which sentences of a note are no recurring lines."""
        mine = self.of_patient.get(notes.patients[place], frozenset())
        theirs = self.of_clinician.get(notes.clinicians[place], frozenset())
        return np.array([code not in mine and code not in theirs for code in self.codes[place]] or [True])


def recurring_lines(notes: Notes, patient: float, clinician: float) -> Templates:
    """Sentences in so large a share of a patient's notes, or of a clinician's over three patients or more."""
    codes = [_codes(d.passages) for d in notes.digests]
    alone = [0] * len(codes)
    return Templates(
        _frequent(codes, notes.patients, alone, share=patient, fewest=(_FEWEST_NOTES, 1)),
        _frequent(codes, notes.clinicians, notes.patients, share=clinician, fewest=(_FEWEST_NOTES, _FEWEST_PATIENTS)),
        codes,
    )


def _frequent(
    codes: Sequence[tuple[int, ...]],
    groups: Iterable[int],
    holders: Sequence[int],
    *,
    share: float,
    fewest: tuple[int, int],
) -> dict[int, frozenset[int]]:
    """For each group, the sentences that so large a share of its notes and enough holders (patients) have."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        if group >= 0:
            members[group].append(place)
    return {
        group: frozenset(_often(codes, places, holders, max(share * len(places), fewest[0] * share), fewest[1]))
        for group, places in members.items()
        if len(places) >= fewest[0]
    }


def _often(
    codes: Sequence[tuple[int, ...]], places: Sequence[int], holders: Sequence[int], least: float, patients: int
) -> Iterator[int]:
    counted = Counter(code for place in places for code in set(codes[place]))
    often = {code for code, n in counted.items() if n >= least}
    held: dict[int, set[int]] = defaultdict(set)
    for place in places:
        for code in often.intersection(codes[place]):
            held[code].add(holders[place])
    return (code for code in often if len(held[code]) >= patients)


def _codes(packed: Passages) -> tuple[int, ...]:
    """A hash of each sentence's masked words."""
    words = passages.words(packed)
    ends = np.flatnonzero(words == 0)
    return tuple(hash(words[a + 1 : b].tobytes()) for a, b in pairwise(ends))
