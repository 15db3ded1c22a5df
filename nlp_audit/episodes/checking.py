"""The episode rules over all digests of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..rules import Rule
from . import grouping
from .clones import own_text
from .grouping import Notes
from .overdue import progress_report
from .overlaps import sessions_apart
from .progression import progress_or_reason
from .records import Digest, EpisodeCheck, Key, Ruling
from .repetition import skilled_component

# The functions that episode rules may call: a closed list.
FUNCTIONS: Mapping[str, Callable[..., list[Ruling]]] = {
    "own_text": own_text,
    "progress_or_reason": progress_or_reason,
    "skilled_component": skilled_component,
    "sessions_apart": sessions_apart,
    "progress_report": progress_report,
}


def check(digests: Iterable[Digest], rules: Iterable[Rule]) -> Mapping[Key, tuple[EpisodeCheck, ...]]:
    """The verdicts of the episode rules on each note. Rules of other families are passed over."""
    notes = grouping.arrange(digests)
    found: dict[Key, list[EpisodeCheck]] = {d.key: [] for d in notes.digests}
    for rule in rules:
        if rule.function in FUNCTIONS:
            for digest, verdict in zip(notes.digests, _verdicts(notes, rule), strict=True):
                found[digest.key].append(verdict)
    return {key: tuple(verdicts) for key, verdicts in found.items()}


def _verdicts(notes: Notes, rule: Rule) -> Iterable[EpisodeCheck]:
    arguments: Any = rule.arguments
    for ruling in FUNCTIONS[rule.function](notes, **arguments):
        other = None if ruling.other is None else notes.digests[ruling.other].key
        yield EpisodeCheck(rule.id, ruling.verdict, ruling.spans, other, ruling.other_spans, ruling.detail)
