"""The rules across notes: a digest of each note in the worker, then one check over all digests.

    words = words_of(rules)
    verdicts = check([digest(chart, words) for chart in charts], rules)

A run keeps its notes in files: `roll.add(slip(digest(chart, words)))`, then `judge(roll.arranged(), rules, file)`.
"""

from __future__ import annotations

from .checking import FUNCTIONS, check, judge
from .digesting import bare, digest
from .grouping import Notes, Roll, Slip, slip
from .records import Digest, EpisodeCheck, Profile
from .verdicts import Verdicts
from .words import Words
from .words import of_rules as words_of

__all__ = [
    "FUNCTIONS",
    "Digest",
    "EpisodeCheck",
    "Notes",
    "Profile",
    "Roll",
    "Slip",
    "Verdicts",
    "Words",
    "bare",
    "check",
    "digest",
    "judge",
    "slip",
    "words_of",
]
