"""GOAL: goal statements from their first word to their last, with time frame, and whether they can be met or missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ... import yamlfile
from ..page import Entity, Page
from .goal_labels import labelled
from .goal_lines import hoped, labelled_behind
from .goal_lists import listed, spaced, tabled, ticked
from .goal_prose import aimed, promised, said_before
from .goal_words import MEASURABLE, Stated, is_statement, term_said, trim

_MEASURED = ("ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE")


class GoalWords(NamedTuple):
    """Words of everyday activities (`vocabulary/goal.yaml`)."""

    functional: re.Pattern[str]


def load(vocabulary: Path) -> GoalWords:
    data = yamlfile.load(vocabulary / "goal.yaml")
    yamlfile.check_keys(data, ("functional", "examples"), ("functional",))
    words = sorted(map(re.escape, yamlfile.words(data, "functional")), key=len, reverse=True)
    return GoalWords(re.compile(r"\b(?:" + "|".join(words) + r")", re.I))


class GoalRuler:
    """Finds goal statements behind labels, under goal headings, and in running text."""

    label = "GOAL"

    def __init__(self, words: GoalWords) -> None:
        self.words = words

    def __call__(self, page: Page, levels: list[Entity]) -> Iterator[Entity]:
        """`levels`: the page's assistance levels and measures, which make a goal measurable."""
        found: list[Stated] = []
        text = page.text
        for start, end, term in [
            *tabled(text),
            *spaced(text),
            *ticked(text),
            *labelled(text),
            *listed(page),
            *aimed(text),
            *promised(text),
            *said_before(text),
            *hoped(text),
            *labelled_behind(text),
        ]:
            said = _said(text, start, end, term)
            if said and not any(said[0] < e and s < said[1] for s, e, _ in found):
                found.append(said)
        yield from (self._entity(text, said, levels) for said in sorted(found))

    def stated(self, text: str, start: int, end: int, levels: Sequence[Entity]) -> Entity | None:
        """The goal that a sentence states, without its label and brackets; None where nothing of a statement is left."""
        said = _said(text, start, end, None)
        return said and self._entity(text, said, levels)

    def _entity(self, text: str, said: Stated, levels: Sequence[Entity]) -> Entity:
        start, end, term = said
        statement = text[start:end]
        level = any(start <= e.start and e.end <= end for e in levels if e.label in _MEASURED)
        attributes: dict[str, Any] = {
            "term": term,
            "measurable": bool(MEASURABLE.search(statement)) or level,
            "functional": bool(self.words.functional.search(statement)),
        }
        return Entity(self.label, start, end, attributes)


def _said(text: str, start: int, end: int, term: str | None) -> Stated | None:
    """What is stated, without label and brackets; None where nothing of a statement is left."""
    term = term or term_said(text[start:end])
    start, end = trim(text, start, end)
    return (start, end, term) if is_statement(text[start:end]) else None
