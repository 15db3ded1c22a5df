"""Which notes may be near-duplicates, without comparing each with each.

MinHash signatures over windows of three words, cut into bands (locality-sensitive hashing): notes that share a whole
band within a group (a patient's or a clinician's notes) become candidates. Each note is paired with its nearest
predecessors in a band only, so that the work grows with the number of notes and not with its square, whatever the
clinic's templates are. In numpy rather than a library's dictionaries: 40 keys a note in flat arrays take a hundredth
of the memory.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

U64 = npt.NDArray[np.uint64]
Pairs = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]

ROWS, BANDS = 4, 40  # notes of Jaccard 0.5 meet in a band with 0.92, of 0.6 with 0.997, of 0.3 with 0.28
_PREDECESSORS = 3  # nearest earlier notes of a band that a note is paired with
BYTES = 4 * ROWS * BANDS  # of a signature
_SEEDS = np.random.default_rng(20260101)
_FACTORS = _SEEDS.integers(1, 2**63, ROWS * BANDS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS = _SEEDS.integers(0, 2**63, ROWS * BANDS, dtype=np.uint64)
_MIX = tuple(np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


def windows(words: npt.NDArray[np.uint32]) -> U64:
    """A hash of each word with its two neighbours; sentences end in 0, which is no word."""
    wide = words.astype(np.uint64)
    mixed = (wide[:-2] * _MIX[0]) ^ (wide[1:-1] * _MIX[1] >> np.uint64(1)) ^ (wide[2:] * _MIX[2] >> np.uint64(2))
    return np.asarray(mixed[words[1:-1] != 0])


def signature(found: U64) -> npt.NDArray[np.uint32]:
    """The MinHash signature of a note's windows."""
    if not found.size:
        return np.zeros(ROWS * BANDS, dtype=np.uint32)
    hashes = found[:, None] * _FACTORS[None, :]
    hashes += _TERMS
    return np.asarray(hashes.min(axis=0) >> np.uint64(32), dtype=np.uint32)


def candidates(signatures: npt.NDArray[np.uint32], groups: npt.NDArray[np.int64], least: float) -> Pairs:
    """Pairs (later, earlier) of row numbers within a group whose estimated Jaccard similarity is at least `least`.

    signatures: one row a note, those of a group in the order of visits; groups: the group of each note.
    """
    rows = len(signatures)
    found = [later * rows + earlier for later, earlier in _pairs(_band_keys(signatures), groups)]
    pairs = np.stack(np.divmod(np.unique(np.concatenate(found)), rows), axis=1)
    return pairs[_estimated(signatures, pairs) >= least]


def _band_keys(signatures: npt.NDArray[np.uint32]) -> U64:
    """One 64-bit key a note and band."""
    bands = signatures.reshape(len(signatures), BANDS, ROWS).astype(np.uint64)
    mixed: U64 = (bands * _FACTORS[:ROWS]).sum(axis=2, dtype=np.uint64)
    return mixed ^ (mixed >> np.uint64(29))


def _pairs(keys: U64, groups: npt.NDArray[np.int64]) -> Iterator[tuple[Rows, Rows]]:
    """Neighbours in each band: the later ones' rows and the earlier ones'."""
    salt = groups.astype(np.uint64) * _MIX[1]
    for band in range(BANDS):
        key = keys[:, band] ^ salt
        order = np.argsort(key, kind="stable")  # stable: the order of visits within a bucket
        for step in range(1, _PREDECESSORS + 1):
            equal = np.flatnonzero(key[order[step:]] == key[order[:-step]])
            yield order[equal + step], order[equal]


def _estimated(signatures: npt.NDArray[np.uint32], pairs: Pairs, chunk: int = 10_000) -> npt.NDArray[np.float64]:
    """Estimated Jaccard similarity of pairs: the share of equal rows."""
    parts = [pairs[i : i + chunk] for i in range(0, len(pairs), chunk)]
    equal = [(signatures[p[:, 0]] == signatures[p[:, 1]]).mean(axis=1) for p in parts]
    return np.concatenate(equal) if equal else np.empty(0)
