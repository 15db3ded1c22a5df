"""Lines that recur all through a patient's chart or a clinician's notes: a template, no copied finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
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

    def own_sentences(self, notes: Notes, place: int) -> npt.NDArray[np.bool_]:
        """Which sentences of a note are no recurring lines."""
        mine = self.of_patient.get(notes.patients[place], frozenset())
        theirs = self.of_clinician.get(notes.clinicians[place], frozenset())
        codes = sentence_codes(notes.digests[place].passages)
        return np.array([code not in mine and code not in theirs for code in codes] or [True])


def recurring_lines(notes: Notes, patient: float, clinician: float) -> Templates:
    """Sentences in so large a share of a patient's notes, or of a clinician's over three patients or more."""
    return Templates(
        _frequent(notes, notes.patients, patient, notes=_FEWEST_NOTES, patients=1),
        _frequent(notes, notes.clinicians, clinician, notes=_FEWEST_NOTES, patients=_FEWEST_PATIENTS),
    )


def _frequent(
    all_notes: Notes, groups: Iterable[int], share: float, *, notes: int, patients: int
) -> dict[int, frozenset[int]]:
    """For each group with enough notes, the sentences that so large a share of them holds."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        if group >= 0:
            members[group].append(place)
    found = {}
    for group, places in members.items():
        if len(places) >= notes and len({all_notes.patients[p] for p in places}) >= patients:
            found[group] = _lines(all_notes, places, share, patients)
    return found


def _lines(notes: Notes, places: list[int], share: float, patients: int) -> frozenset[int]:
    counted = Counter(code for p in places for code in set(sentence_codes(notes.digests[p].passages)))
    often = {code for code, n in counted.items() if n >= share * len(places)}
    if patients == 1 or not often:
        return frozenset(often)
    holders: dict[Hashable, set[int]] = defaultdict(set)
    for place in places:
        for code in often.intersection(sentence_codes(notes.digests[place].passages)):
            holders[code].add(notes.patients[place])
    return frozenset(code for code in often if len(holders[code]) >= patients)


def sentence_codes(packed: Passages) -> list[int]:
    """A hash of each sentence's masked words."""
    words = passages.words(packed)
    ends = np.flatnonzero(words == 0)
    return [hash(words[a + 1 : b].tobytes()) for a, b in zip(ends[:-1], ends[1:], strict=True)]
