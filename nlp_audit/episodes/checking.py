"""The episode rules over all notes of a run."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from ..rules import Rule
from . import grouping
from .clones import own_text
from .grouping import Notes
from .overdue import progress_report
from .overlaps import sessions_apart
from .progression import progress_or_reason
from .records import Digest, EpisodeCheck, Ruling
from .repetition import skilled_component
from .verdicts import Verdicts

# The functions that episode rules may call: a closed list. Each gives rulings by the places of notes; a note that it
# gives none for is none that it applies to.
FUNCTIONS: Mapping[str, Callable[..., Iterator[tuple[int, Ruling]]]] = {
    "own_text": own_text,
    "progress_or_reason": progress_or_reason,
    "skilled_component": skilled_component,
    "sessions_apart": sessions_apart,
    "progress_report": progress_report,
}


def check(digests: Iterable[Digest], rules: Iterable[Rule]) -> list[tuple[EpisodeCheck, ...]]:
    """The verdicts of the episode rules on each of some notes, in the order given."""
    notes = grouping.arrange(digests, io.BytesIO())
    verdicts = judge(notes, rules, io.BytesIO())
    return [verdicts.of(number) for number in range(len(notes.order))]


def judge(notes: Notes, rules: Iterable[Rule], file: BinaryIO) -> Verdicts:
    """The verdicts of the episode rules, kept in a file. Rules of other families are passed over."""
    judging = [rule for rule in rules if rule.function in FUNCTIONS]
    verdicts = Verdicts([rule.id for rule in judging], len(notes.order), file)
    for column, rule in enumerate(judging):
        arguments: Any = rule.arguments
        for place, ruling in FUNCTIONS[rule.function](notes, **arguments):
            other = None if ruling.other is None else int(notes.order[ruling.other])
            verdicts.put(int(notes.order[place]), column, ruling._replace(other=other))
    return verdicts
