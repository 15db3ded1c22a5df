"""How well the kind of an activity is told by its name alone: each phrase of a table billed as either code.

The table has the columns `code` (97110 or 97112, what the activity is) and `phrase`. Each phrase stands alone in an
otherwise sound note.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..audit import Auditor, audit
from ..records import Note
from . import figures

_RULES = {"97110": "coding.97110-reads-as-97112", "97112": "coding.97112-reads-as-97110"}
_NOTE = (
    "Date of service: 10/12/2026\nS: Pt reports pain 2/10.\nO: {code} x 2 units, 30 min: {phrase}.\n"
    "A: Tolerated well.\nP: Continue.\nJane Roe, PT\n"
)


class Told(NamedTuple):
    """Phrases of one code: how many there are, found under the wrong code, wrongly found under their own."""

    code: str
    phrases: int
    found: int
    false: int


def score(path: Path, auditor: Auditor) -> list[Told]:
    """The figures of each code. Raises KeyError where a column is missing."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = [(row["code"], row["phrase"]) for row in csv.DictReader(file)]
    return [_told(code, [phrase for kind, phrase in rows if kind == code], auditor) for code in _RULES]


def _told(code: str, phrases: list[str], auditor: Auditor) -> Told:
    other = next(one for one in _RULES if one != code)
    return Told(code, len(phrases), _fired(phrases, other, auditor), _fired(phrases, code, auditor))


def _fired(phrases: Iterable[str], billed: str, auditor: Auditor) -> int:
    """How often the code's mismatch is found over the phrases."""
    notes = (Note("", _NOTE.format(code=billed, phrase=phrase)) for phrase in phrases)
    return sum(any(f.rule == _RULES[billed] for f in audit(note, auditor).findings) for note in notes)


def text(scores: Iterable[Told]) -> str:
    """A line a code."""
    return "\n".join(
        f"{one.code} work: under the other code found {_share(one.found, one.phrases)}, "
        f"under its own falsely {_share(one.false, one.phrases)}"
        for one in scores
    )


def content(scores: Iterable[Told]) -> dict[str, Any]:
    """The figures for `--format json`."""
    return {one.code: one._asdict() for one in scores}


def _share(hits: int, of: int) -> str:
    low, high = figures.interval(hits, of)
    return f"{hits / max(1, of):.3f} ({low:.2f} to {high:.2f}, {hits} of {of})"
