"""97112 for the same activity as before, and whether this note tells what the therapist's skill was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .grouping import Notes, courses, told_day
from .records import PASS, Ruling

_FEWEST = 3  # words in common without which nothing is compared


def skilled_component(
    notes: Notes,
    *,
    alike: float,
    skilled: float,
    told_by: Mapping[str, Any],
    plainly: Sequence[str],
    same: Sequence[Any],
) -> Iterator[tuple[int, Ruling]]:
    """Notes whose 97112 shares so many of its words with an earlier one of the patient and lacks the skilled component.

    `skilled`, `told_by`, `plainly` and `same` are what the digests were made with.
    """
    del skilled, told_by, plainly, same
    for course in courses(notes):
        billed = [place for place in course if notes.encounter(place).exercise]
        for nth, place in enumerate(billed):
            yield place, _ruling(notes, place, billed[:nth], alike)


def _ruling(notes: Notes, place: int, before: Sequence[int], alike: float) -> Ruling:
    exercise = notes.encounter(place).exercise
    if exercise is None or not before:
        return PASS
    if exercise.skilled:
        return Ruling("pass", exercise.skilled)
    source = _source(notes, exercise.words, before, alike)
    if source is None:
        return PASS
    earlier = notes.encounter(source).exercise
    passage = (earlier.passage,) if earlier else ()
    detail = f"the activity of {told_day(notes.encounter(source).day)} again"
    return Ruling("fail", (exercise.passage,), source, passage, detail)


def _source(notes: Notes, words: frozenset[int], before: Sequence[int], alike: float) -> int | None:
    """The earlier 97112 that is most alike, or None; activities may be put together from several visits."""
    earlier = {place: found.words for place in before if (found := notes.encounter(place).exercise)}
    best = max(reversed(before), key=lambda place: _overlap(words, earlier[place]))
    together = words & frozenset().union(*earlier.values())
    repeated = _overlap(words, earlier[best]) >= alike or len(together) >= alike * len(words)
    return best if len(together) >= _FEWEST and repeated else None


def _overlap(one: frozenset[int], two: frozenset[int]) -> float:
    """Share of the shorter list of words that the longer one has too."""
    shorter = min(len(one), len(two))
    return len(one & two) / shorter if shorter >= _FEWEST else 0.0
