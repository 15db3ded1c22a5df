"""Visits that stand still, and the one that should say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..records import LEVELS
from .grouping import Notes, courses, told_day
from .records import PASS, Mark, Profile, Ruling, Span

AMOUNTS = ("occasional", "minimal", "moderate", "maximal", "constant")
_LENIENT = 0.8
_ENOUGH = 2  # kinds of facts that have to agree before visits count as alike


def progress_or_reason(
    notes: Notes, *, visits: int, alike: float, activities: Mapping[str, Any], explained_by: Mapping[str, Any]
) -> Iterator[tuple[int, Ruling]]:
    """Rows of visits alike in activities, levels, cues, scores and quantities, from the `visits`-th on.

    `activities` and `explained_by` are the words that the digests were made with.
    """
    del activities, explained_by
    for course in courses(notes):
        for nth, place in enumerate(course):
            before = course[:nth]
            yield place, _ruling(notes, place, _unchanged(notes, place, before, alike), visits) if before else PASS


def _unchanged(notes: Notes, place: int, before: Sequence[int], alike: float) -> list[int]:
    """The visits just before this one that were like it, the latest first."""
    row: list[int] = []
    for earlier in reversed(before):
        if not notes.encounter(earlier).treated:
            continue
        if not same(notes.encounter(earlier).profile, notes.encounter(place).profile, alike):
            break
        row.append(earlier)
    return row


def _ruling(notes: Notes, place: int, row: Sequence[int], visits: int) -> Ruling:
    profile = notes.encounter(place).profile
    if len(row) + 1 < visits or not notes.encounter(place).treated:
        return PASS
    if profile.explained:
        return Ruling("pass", profile.explained)
    first = notes.encounter(row[-1])
    detail = f"visit {len(row) + 1} in a row with {_told(profile)}, since {told_day(first.day)}"
    return Ruling("fail", _spans(profile), row[-1], _spans(first.profile), detail)


def same(one: Profile, two: Profile, alike: float) -> bool:
    """Whether two visits agree in all that both state, and state enough in common. Missing is not changed."""
    verdicts = [
        _ranks_agree(one.levels, two.levels, LEVELS),
        _ranks_agree(one.cues, two.cues, AMOUNTS),
        _scores_agree(one, two),
        *_quantities_agree(one, two),
    ]
    agreed = sum(v is True for v in verdicts)
    if False in verdicts or agreed < _ENOUGH:
        return False
    return _activities_agree(one.activities, two.activities, alike, strict=agreed == _ENOUGH)


def _ranks_agree(one: Iterable[Mark], two: Iterable[Mark], order: Sequence[str]) -> bool | None:
    """The heaviest is the same and one note's values are among the other's; None where a note gives none."""
    first, second = ({order.index(m.value) for m in marks if m.value in order} for marks in (one, two))
    if not first or not second:
        return None
    return max(first) == max(second) and (first <= second or second <= first)


def _scores_agree(one: Profile, two: Profile) -> bool | None:
    first, second = ({s.measure: s.value for s in p.scores} for p in (one, two))
    common = first.keys() & second.keys()
    return all(first[measure] == second[measure] for measure in common) if common else None


def _quantities_agree(one: Profile, two: Profile) -> list[bool]:
    """For each kind that both give: one note's values are among the other's."""
    second = dict(two.quantities)
    return [values <= second[kind] or second[kind] <= values for kind, values in one.quantities if kind in second]


def _activities_agree(one: frozenset[str], two: frozenset[str], alike: float, *, strict: bool) -> bool:
    """Share in common of all activities; a little less where other facts tell enough, as words are missed."""
    least = alike if strict else _LENIENT * alike
    return not one or not two or len(one & two) >= least * len(one | two)


def _told(profile: Profile) -> str:
    """The standing facts, by kind."""
    levels = sorted({m.value for m in profile.levels if m.value in LEVELS}, key=LEVELS.index)
    cues = sorted({m.value for m in profile.cues})
    scores = sorted({f"{s.measure} {s.value:g}" for s in profile.scores})
    parts = (("assistance", levels), ("cues", cues), ("scores", scores), ("activities", sorted(profile.activities)))
    return "; ".join(f"{name}: {', '.join(v.replace('_', ' ') for v in values)}" for name, values in parts if values)


def _spans(profile: Profile) -> tuple[Span, ...]:
    marks = [m.span for m in (*profile.levels[:3], *profile.cues[:2])]
    return (*marks, *(s.span for s in profile.scores[:3]))
