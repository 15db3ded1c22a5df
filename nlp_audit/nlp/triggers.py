"""Words that say whether a thing happened, and the clause of an entity with those in it (`vocabulary/assertion.yaml`)."""

from __future__ import annotations

import re
from collections.abc import KeysView, Sequence
from typing import NamedTuple

from .atoms import pattern
from .lexicon import Lexicon


class Triggers(NamedTuple):
    """The lexicon's trigger classes as patterns."""

    any: re.Pattern[str]
    boundary: re.Pattern[str]
    date_behind: re.Pattern[str]
    date_before: re.Pattern[str]
    date_first: re.Pattern[str]
    was: re.Pattern[str]


_KINDS = (
    "negation", "negation_after", "plof", "history", "history_before", "history_next", "today", "future", "done", "agent", "helps", "pronoun", "therapist", "but",
)  # fmt: skip


class Clause(NamedTuple):
    """What surrounds an entity up to its clause's ends: trigger words before and behind it."""

    low: int
    first: int
    last: int
    before: Sequence[tuple[int, KeysView[str]]]
    behind: Sequence[tuple[int, KeysView[str]]]


def build(lexicon: Lexicon) -> Triggers:
    """The trigger patterns of a lexicon."""
    date = "(?: DATE | NUM [/] NUM (?! [/] | %) )"
    return Triggers(
        any=pattern("(?: " + " | ".join(k.upper() for k in _KINDS) + " )", lexicon),
        boundary=pattern(
            '(?= [;!?"|>.-] | NL ) (?: [;!?"|] | NL | [-] [>] | [>] | (?<! [.] ) (?<! AMOUNT ) [.] (?! [.:,] ) | (?<= AMOUNT ) [.] (?! ASSIST | CUE_TYPE | CUE_WORD ) )',
            lexicon,
        ),
        date_behind=pattern(
            f"[)]? (?: (?: ON | AT | FROM | [@] ) {date} | [(] (?: ON )? {date} [)] | WORD{{0,2}} {date} [)] )",
            lexicon,
        ),
        date_before=pattern(
            f"(?: (?: ON | [(] | FROM | [@] | AT | IN ) {date} | [,] DATE ) (?: [:=)-] | WAS | WORD | NUM ){{0,6}} \\Z",
            lexicon,
        ),
        date_first=pattern(f"[(]? (?P<day> {date} ) (?: [:=)-] | WAS ){{0,2}}", lexicon),
        was=pattern("[(,;-] WAS \\Z", lexicon),
    )
