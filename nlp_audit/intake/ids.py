"""Which ids were met already, in ten bytes an id: exports hold millions of notes."""

from __future__ import annotations

import numpy as np

_FRESH = 1 << 16  # ids that are kept as they come before they are sorted in with the others


class Seen:
    """Ids that were met, by their hashes. Two ids of one hash (one run in a billion has such) make a name longer."""

    def __init__(self) -> None:
        self._fresh: set[int] = set()
        self._sorted = np.empty(0, dtype=np.int64)

    def __contains__(self, name: str) -> bool:
        one = hash(name)
        if one in self._fresh:
            return True
        place = int(np.searchsorted(self._sorted, one))
        return place < len(self._sorted) and int(self._sorted[place]) == one

    def add(self, name: str) -> None:
        """Meet an id."""
        self._fresh.add(hash(name))
        if len(self._fresh) >= _FRESH:
            self._sorted = np.sort(np.concatenate([self._sorted, np.array(list(self._fresh), dtype=np.int64)]))
            self._fresh = set()
