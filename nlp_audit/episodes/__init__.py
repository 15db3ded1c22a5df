"""The rules across notes: a digest of each note in the worker, then one check over all digests.

words = words_of(rules); digests = [digest(chart, words) for chart in charts]; verdicts = check(digests, rules)
"""

from __future__ import annotations

from .checking import FUNCTIONS, check
from .digesting import digest
from .records import Digest, EpisodeCheck, Key, Profile, key_of
from .words import Words
from .words import of_rules as words_of

__all__ = ["FUNCTIONS", "Digest", "EpisodeCheck", "Key", "Profile", "Words", "check", "digest", "key_of", "words_of"]
