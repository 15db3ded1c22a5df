"""Entities against the marks of gold notes: which were found, and with the right value and assertion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from ..records import Audit, Fact
from . import figures
from .figures import Counts
from .gold import LABELS, GoldNote, Mark

_UNASSERTED = ("MINUTES", "GOAL")  # gold marks give them no assertion


class Miss(NamedTuple):
    """One disagreement."""

    note: GoldNote
    label: str
    kind: Literal["missed", "spurious", "value", "assertion"]
    wanted: Mark | None
    found: Fact | None


class LabelScore(NamedTuple):
    """One label's figures over all notes."""

    label: str
    spans: Counts  # a mark and an entity that overlap, each used once
    values: int  # hits whose value is right
    both: int  # hits whose value and assertion are right
    misses: tuple[Miss, ...]


def score(pairs: Sequence[tuple[GoldNote, Audit]]) -> tuple[LabelScore, ...]:
    """The figures of every label."""
    return tuple(_label(label, pairs) for label in LABELS)


def macro(scores: Sequence[LabelScore]) -> tuple[float, float]:
    """Mean F1 of the labels, of spans alone and with value and assertion."""
    return figures.mean([s.spans.f1 for s in scores]), figures.mean([s.spans.only(s.both).f1 for s in scores])


def match(marks: Sequence[Mark], facts: Sequence[Fact]) -> dict[int, int]:
    """Marks paired off with entities (index to index), those first that share most of their characters."""
    overlaps = [(_shared(mark, fact), i, j) for i, mark in enumerate(marks) for j, fact in enumerate(facts)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for shared, i, j in sorted(overlaps, reverse=True):
        if shared > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def same_value(mark: Mark, fact: Fact) -> bool:
    """Whether an entity has the value that the mark gives: what counts differs by label."""
    wanted, found = mark.attributes, fact.attributes
    if mark.label == "ASSIST_LEVEL":
        return bool(found.get("level") == wanted.get("level"))
    if mark.label == "CUE":
        return _types(found.get("types")) == _types(wanted.get("types"))
    if mark.label == "MINUTES":
        return _number(found.get("minutes")) == _number(wanted.get("minutes"))
    if mark.label == "GOAL":
        return _yes(found.get("measurable")) == _yes(wanted.get("measurable"))
    same_measure = found.get("measure") == wanted.get("measure")
    return bool(same_measure and _number(found.get("score")) == _number(wanted.get("score")))


def same_assertion(mark: Mark, fact: Fact) -> bool:
    """Whether both say that it happened in this session, or neither does."""
    return mark.label in _UNASSERTED or (mark.assertion == "present") == (fact.assertion == "present")


def _label(label: str, pairs: Sequence[tuple[GoldNote, Audit]]) -> LabelScore:
    counts, values, both, misses = [Counts()], 0, 0, list[Miss]()
    for note, audit in pairs:
        marks = [mark for mark in note.marks if mark.label == label]
        facts = [fact for fact in audit.facts if fact.label == label]
        matched = match(marks, facts)
        counts.append(Counts(len(matched), len(facts) - len(matched), len(marks) - len(matched)))
        right = [same_value(marks[i], facts[j]) for i, j in matched.items()]
        whole = [v and same_assertion(marks[i], facts[j]) for v, (i, j) in zip(right, matched.items(), strict=True)]
        values, both = values + sum(right), both + sum(whole)
        misses += _misses(note, marks, facts, matched)
    return LabelScore(label, figures.total(counts), values, both, tuple(misses))


def _misses(note: GoldNote, marks: Sequence[Mark], facts: Sequence[Fact], matched: Mapping[int, int]) -> list[Miss]:
    found = []
    for i, mark in enumerate(marks):
        fact = facts[matched[i]] if i in matched else None
        if fact is None:
            found.append(Miss(note, mark.label, "missed", mark, None))
        elif not same_value(mark, fact):
            found.append(Miss(note, mark.label, "value", mark, fact))
        elif not same_assertion(mark, fact):
            found.append(Miss(note, mark.label, "assertion", mark, fact))
    spurious = [fact for j, fact in enumerate(facts) if j not in matched.values()]
    return found + [Miss(note, fact.label, "spurious", None, fact) for fact in spurious]


def _shared(mark: Mark, fact: Fact) -> float:
    """The share of characters that both have, of those that either has."""
    shared = min(mark.end, fact.end) - max(mark.start, fact.start)
    return shared / (max(mark.end, fact.end) - min(mark.start, fact.start)) if shared > 0 else 0.0


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _types(value: Any) -> frozenset[str]:
    parts = value.replace("+", " ").split() if isinstance(value, str) else value or ()
    return frozenset(parts) - {"none"}


def _yes(value: Any) -> bool:
    return value is True or value in ("yes", "true", "True")
