"""Which sentences of a note are goals, by their words and by what stands before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .model import Feature

_LENGTHS = 6


def features(section: str, before: Sequence[Sequence[str]], lead: Sequence[str], own: Sequence[str]) -> Iterator[Feature]:
    """What is known of a sentence: section, words and pairs of words, and the first words of the two sentences before.

    before: the sentence before and the one before that, where there are any; lead: the three words before it.
    """
    yield "section", section
    yield from (("word", word) for word in own)
    yield from (("pair", f"{one} {two}") for one, two in zip(["^", *own], [*own, "$"], strict=True))
    yield from ((f"-{i}", word) for i, words in enumerate(before) for word in words[:6])
    yield from (("lead", word) for word in lead)
    yield "length", str(min(_LENGTHS, len(own) // 5))
