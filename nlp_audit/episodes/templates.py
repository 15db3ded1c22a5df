"""Lines that recur all through a patient's chart or a clinician's notes: a template, no copied finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .grouping import Notes, Numbers, groups

Codes = npt.NDArray[np.int64]
_NONE = np.empty(0, dtype=np.int64)
_FEWEST_NOTES = 4  # of a patient
_FEWEST_PATIENTS = 3  # of a clinician


class Templates(NamedTuple):
    """Hashes of the recurring lines by patient and by clinician, of those that have any."""

    of_patient: Mapping[int, Codes]
    of_clinician: Mapping[int, Codes]

    def own_sentences(self, notes: Notes, place: int) -> npt.NDArray[np.bool_]:
        """Which sentences of a note are no recurring lines."""
        mine = self.of_patient.get(int(notes.patients[place]), _NONE)
        theirs = self.of_clinician.get(int(notes.clinicians[place]), _NONE)
        own = _codes(notes, place)
        return ~(np.isin(own, mine) | np.isin(own, theirs)) if len(own) else np.array([True])


def recurring_lines(notes: Notes, patient: float, clinician: float) -> Templates:
    """Sentences in so large a share of a patient's notes, or of a clinician's over three patients or more."""
    alone = np.zeros(len(notes.patients), dtype=np.int64)
    return Templates(
        _frequent(notes, notes.patients, alone, share=patient, fewest=(_FEWEST_NOTES, 1)),
        _frequent(notes, notes.clinicians, notes.patients, share=clinician, fewest=(_FEWEST_NOTES, _FEWEST_PATIENTS)),
    )


def _frequent(
    notes: Notes, labels: Numbers, holders: Numbers, *, share: float, fewest: tuple[int, int]
) -> dict[int, Codes]:
    """For each group, the sentences that so large a share of its notes and enough holders (patients) have."""
    found = {}
    for places in groups(labels):
        if len(places) >= fewest[0]:
            codes = [_codes(notes, place) for place in places.tolist()]
            often = _often(codes, holders[places], max(share * len(places), fewest[0] * share), fewest[1])
            if len(often):
                found[int(labels[places[0]])] = often
    return found


def _often(codes: Sequence[Codes], holders: Numbers, least: float, patients: int) -> Codes:
    """The sentences that so many notes and so many holders have."""
    single = [np.unique(own) for own in codes]
    every, notes = np.concatenate(single), np.repeat(np.arange(len(single)), [len(own) for own in single])
    known, which, counted = np.unique(every, return_inverse=True, return_counts=True)
    held = np.unique(which * (int(holders.max()) + 2) + holders[notes] + 1) // (int(holders.max()) + 2)
    return np.asarray(known[(counted >= least) & (np.bincount(held, minlength=len(known)) >= patients)])


def _codes(notes: Notes, place: int) -> Codes:
    """A hash of each sentence's masked words."""
    words = notes.encounters.words(int(notes.order[place]))
    ends = np.flatnonzero(words == 0)
    return np.array([hash(words[a + 1 : b].tobytes()) for a, b in pairwise(ends.tolist())], dtype=np.int64)
