"""Whether what an entity says happened today: present, negated, historical, planned, or somebody else's act.

One sweep over the trigger words of a sentence; a trigger's scope ends where a clinician's sentence ends: at a full
stop, a line end, a semicolon, or at `but`, `then`, `now`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..records import Assertion
from .atoms import Atoms, pattern
from .lexicon import Lexicon
from .page import Entity, Page

_COPIED = re.compile(
    r"[\[(]?[ ]*(?:(?:imported|copied(?: forward)?|carried forward|pulled forward|pasted) (?:from|forward)|"
    r"(?:prior|previous|last) (?:note|visit note|treatment note|session note|tx note)\b|(?:prior|previous) \d)[^\n]*",
    re.I,
)
_COPY_END = re.compile(r"\[?end (?:of )?(?:import|copy|copied|prior|previous)[^\n]*|\n[ \t]*\n|^[ \t]*(?:today|this visit|s|subjective|s/|s:)\b", re.I | re.M)


class Triggers(NamedTuple):
    """The lexicon's trigger classes as patterns."""

    any: re.Pattern[str]
    boundary: re.Pattern[str]
    date_near: re.Pattern[str]
    date_before: re.Pattern[str]
    was: re.Pattern[str]


_KINDS = ("negation", "negation_after", "history", "today", "future", "done", "agent", "therapist", "but")


def build(lexicon: Lexicon) -> Triggers:
    """The trigger patterns of a lexicon."""
    date = "(?: DATE | NUM [/] NUM (?! [/] | %) )"
    return Triggers(
        any=pattern("(?: " + " | ".join(k.upper() for k in _KINDS) + " )", lexicon),
        boundary=pattern("(?: [;] | NL | [|] | [-] [>] | (?<! NUM ) [.] (?! NUM ) )", lexicon),
        date_near=pattern(f"[),]? (?: [(,-] )? (?: ON | AT | OF | IN | FROM | [@] )? [(]? {date}", lexicon),
        date_before=pattern(f"(?: (?: ON | [(] | FROM | [@] | AT )? {date} (?: [:=)-] | WAS ){{0,2}} ) \\Z", lexicon),
        was=pattern("[(,;-] WAS \\Z", lexicon),
    )


def assign(page: Page, entities: Sequence[Entity], triggers: Triggers, date_of_service: str | None) -> list[Assertion]:
    """The assertion of each entity, in order. Goals and minutes are always `present`."""
    goals = [(e.start, e.end) for e in entities if e.label == "GOAL"]
    copied = _copied_blocks(page.text)
    marks = [m.start() for m in triggers.any.finditer(page.atoms.codes)]
    bounds = [m.start() for m in triggers.boundary.finditer(page.atoms.codes)]
    return [_assertion(page, e, goals, copied, marks, bounds, triggers) for e in entities]


def _assertion(
    page: Page,
    entity: Entity,
    goals: list[tuple[int, int]],
    copied: list[tuple[int, int]],
    marks: list[int],
    bounds: list[int],
    triggers: Triggers,
) -> Assertion:
    if entity.label in ("GOAL", "MINUTES"):
        return "present"
    if any(start <= entity.start and entity.end <= end for start, end in goals):
        return "planned"
    if any(start <= entity.start < end for start, end in copied):
        return "historical"
    first, last = _atoms_of(page.atoms, entity)
    low = bounds[i - 1] + 1 if (i := bisect_left(bounds, first)) else 0
    high = bounds[j] if (j := bisect_left(bounds, last)) < len(bounds) else len(page.atoms.codes)
    before = [(k, _kind(page.atoms, k)) for k in marks if low <= k < first]
    after = [(k, _kind(page.atoms, k)) for k in marks if last <= k < high]
    section = page.section(entity.start)
    return _decide(page, entity, section, (low, first, last, high), before, after, triggers)


def _decide(
    page: Page,
    entity: Entity,
    section: str,
    at: tuple[int, int, int, int],
    before: list[tuple[int, set[str]]],
    after: list[tuple[int, set[str]]],
    triggers: Triggers,
) -> Assertion:
    low, first, last, high = at
    codes = page.atoms.codes
    if _negated(page.atoms, before, after, first, last):
        return "negated"
    if _historical(page, entity, at, before, after, triggers):
        return "historical"
    if _by_others(page.atoms, before, after, first, last, section):
        return "other"
    if _planned(section, before, after, entity):
        return "planned"
    return "present"


def _atoms_of(atoms: Atoms, entity: Entity) -> tuple[int, int]:
    """First atom and the one after the last of an entity's span."""
    starts = atoms.offsets.starts
    first_token, last_token = bisect_left(starts, entity.start), bisect_left(starts, entity.end)
    return bisect_left(atoms.first, first_token), bisect_left(atoms.first, last_token)


def _kind(atoms: Atoms, index: int) -> set[str]:
    return set(atoms.values[index] or ())


def _negated(atoms: Atoms, before: list[tuple[int, set[str]]], after: list[tuple[int, set[str]]], first: int, last: int) -> bool:
    for index, kinds in reversed(before):
        if kinds & {"but", "today"} and "negation" not in kinds:
            break
        if "negation" in kinds and first - index <= 5 and not any(c in ",:(" for c in atoms.codes[index:first]):
            return True
    return any("negation_after" in kinds and index - last <= 2 for index, kinds in after)


def _historical(
    page: Page,
    entity: Entity,
    at: tuple[int, int, int, int],
    before: list[tuple[int, set[str]]],
    after: list[tuple[int, set[str]]],
    triggers: Triggers,
) -> bool:
    low, first, last, high = at
    codes = page.atoms.codes
    if triggers.was.search(codes, max(0, first - 2), first):
        return True
    for index, kinds in after:
        if index - last > 3 or "," in codes[last:index] or "but" in kinds or "today" in kinds:
            break
        if "history" in kinds:
            return True
    near = triggers.date_near.match(codes, last)
    if near and near.end() > last and not _today_date(page, last, near.end()):
        return True
    if triggers.date_before.search(codes, max(low, first - 6), first) and not _today_date(page, max(low, first - 6), first):
        return True
    for index, kinds in reversed(before):
        if kinds & {"but", "today"}:
            return False
        if "history" in kinds:
            comma = codes[index:first].count(",")
            return comma == 0 or ("plof" in page.atoms.text(index) and comma <= 3)
    return False


def _today_date(page: Page, start: int, end: int) -> bool:
    return False


def _by_others(
    atoms: Atoms, before: list[tuple[int, set[str]]], after: list[tuple[int, set[str]]], first: int, last: int, section: str
) -> bool:
    for index, kinds in reversed(before):
        if "agent" in kinds:
            return True
        if kinds & {"therapist", "but"} and "done" not in kinds:
            break
    return any("agent" in kinds and index - last <= 3 for index, kinds in after)


def _planned(section: str, before: list[tuple[int, set[str]]], after: list[tuple[int, set[str]]], entity: Entity) -> bool:
    if any("future" in kinds for _, kinds in before):
        return True
    if section == "goals":
        return True
    if section == "plan":
        return not any("done" in kinds for _, kinds in before)
    return any("future" in kinds and "done" not in kinds for index, kinds in after[:1])


def _copied_blocks(text: str) -> list[tuple[int, int]]:
    """Stretches imported from an earlier note, up to their end mark or the next blank line."""
    blocks = []
    for match in _COPIED.finditer(text):
        end = _COPY_END.search(text, match.end())
        blocks.append((match.start(), end.start() if end else len(text)))
    return blocks
