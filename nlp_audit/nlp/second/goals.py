"""Which sentences of a note are goals, by their words and by what stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from ..activities import pairs

_LENGTHS = 6


def features(section: str, before: Sequence[Sequence[str]], lead: Sequence[str], own: Sequence[str]) -> list[str]:
    """What is known of a sentence: section, words and pairs of words, and the first words of the two sentences before.

    before: the sentence before and the one before that, where there are any; lead: the three words before it.
    """
    return [
        f"section {section}",
        f"length {min(_LENGTHS, len(own) // 5)}",
        *(f"word {word}" for word in own),
        *(f"pair {pair}" for pair in pairs(own)),
        *(f"-{i} {word}" for i, words in enumerate(before) for word in words[:6]),
        *(f"lead {word}" for word in lead),
    ]
