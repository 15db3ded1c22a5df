"""Whether a thing is told of another time than the visit."""

from __future__ import annotations

import re
from datetime import date

from .atoms import Atoms
from .page import Entity
from .triggers import Clause, Triggers


def used_to_be(text: str, entity: Entity) -> bool:
    """ "She was independent with a cane": what a patient tells of independence in the past is the level before."""
    level = entity.attributes.get("level")
    return level in ("independent", "modified_independent") and bool(
        _WAS.search(text, max(0, entity.start - 24), entity.start)
    )


_WAS = re.compile(r"\b(?:was|were|had been|used to be) (?:\w+ly )?\Z", re.I)
# "2/10 pain after, none today", "4/10 at worst this wk, 2/10 now", "got 7/10 after vacuuming"
_NOW_OTHERWISE = re.compile(
    r"(?P<when>[^.;\n]{0,40}?)[,;] (?:but |and )?(?:(?:\d{1,2}(?:/10)?|none|no pain|nothing) (?:now|today|currently)\b|(?:now|today) (?:\d{1,2}(?:/10)?\b|none|no pain))",
    re.I,
)
_AT_ANOTHER_TIME = re.compile(
    r"[^.,;\n]{0,12}\b(?:that (?:night|day|evening)|last (?:nite|night|week|wk|weekend)|yesterday|the (?:day|night|morning) (?:after|before)|over the weekend|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_UP_TO = re.compile(r"\b(?:got|gets|gets up|goes|goes up|shot up|climbs?) (?:up )?(?:to )?(?:a )?\Z", re.I)
_THIS_VISIT = re.compile(r"\b(?:on arrival|arriv|coming in|pre\b|before|at start|start of|rest\b|warm)", re.I)


def told_of_then(text: str, entity: Entity) -> bool:
    """Whether a rating is of another time than the visit."""
    later = _NOW_OTHERWISE.match(text, entity.end)
    if later and not _THIS_VISIT.search(later["when"]):
        return True
    return bool(
        _AT_ANOTHER_TIME.match(text, entity.end) or _UP_TO.search(text, max(0, entity.start - 16), entity.start)
    )


def historical(atoms: Atoms, clause: Clause, triggers: Triggers, today: date | None, measure: bool) -> bool:
    codes, first, last = atoms.codes, clause.first, clause.last
    if any("plof" in kinds for _, kinds in clause.before) or any(
        "plof" in kinds and i - last <= 6 and not _compared(atoms, i) and not _has_own_level(atoms, i)
        for i, kinds in clause.behind[:2]
    ):
        return True
    if measure and _of_today(atoms, clause):
        return False
    behind = triggers.date_behind.match(codes, last)
    if triggers.was.search(codes, max(0, first - 2), first) or (behind and not _is_score(atoms, clause, behind)):
        return True
    if _opens_with_history(codes, clause):
        return True
    opening = triggers.date_first.match(codes, clause.low, first)
    if (
        opening
        and first - opening.end() <= 1
        and not (_is_day(atoms, opening, today) or _counts(atoms, opening, first))
    ):
        return True
    for index, kinds in clause.behind:
        if index - last > 2 or any(c in ",([-" for c in codes[last:index]):
            break
        if "history" in kinds:
            return True
    if triggers.date_before.search(codes, max(clause.low, first - 9), first):
        return True
    for index, kinds in reversed(clause.before):
        if kinds & {"but", "today"}:
            return False
        if "history_next" in kinds and first - index == 1 and measure:
            return True
        if kinds & {"history", "history_before"}:
            near = "history" in kinds or first - index <= 4
            return near and not any(c in ",)" for c in codes[index:first])
    return False


_BESIDE = ("below", "under", "than", "vs", "versus", "to", "toward", "towards", "at", "near", "from")  # fmt: skip


def _compared(atoms: Atoms, plof: int) -> bool:
    """`CGA, below PLOF`, `SBA, not yet at PLOF`: today's level beside the one before."""
    return atoms.text(plof - 1).lower() in _BESIDE


def _has_own_level(atoms: Atoms, plof: int) -> bool:
    """`min A x1, PLOF (I)`: the level of before stands behind its name."""
    for index in range(plof + 1, min(plof + 4, len(atoms.codes))):
        if any(atoms.value(index, name) for name in ("level", "level_weak", "amount", "set_up")):
            return True
        if atoms.codes[index] not in ":=(-" and atoms.text(index).lower() not in ("was", "is", "of", "at"):
            return False
    return False


def _counts(atoms: Atoms, opening: re.Match[str], first: int) -> bool:
    """`4/20 with first-sound cue`, `3/3 given category prompts`: how often, and no day."""
    return first > opening.end() and atoms.text(opening.end()).lower() in (
        "with",
        "w/",
        "given",
        "using",
        "no",
        "p",
        "c",
        "after",
        "post",
        "p̄",
        "c̄",
    )


def _of_today(atoms: Atoms, clause: Clause) -> bool:
    """`from 38/56 at eval to 44/56`, `38/56 last visit, 44/56 today`: the word next to a score says it is today's."""
    if clause.first and atoms.text(clause.first - 1).lower() in ("to", "now", "today", "currently"):
        return True
    return any(index == clause.last and "today" in kinds for index, kinds in clause.behind[:1])


def _is_score(atoms: Atoms, clause: Clause, match: re.Match[str]) -> bool:
    """`44/56 from 38/56`, `44/56 (38/56)`: out of the same maximum and no day, or behind a word that goes with no day."""
    written = "".join(atoms.text(i) for i in range(clause.first, clause.last)) + "."
    words = " ".join(atoms.text(i) for i in range(*match.span())).lower()
    pair = re.search(r"(\d+) / (\d+)\)?\Z", words.replace(" )", ")"))
    if pair is None or not re.search(rf"/{pair[2]}\D", written):
        return False
    return int(pair[1]) > 12 or int(pair[2]) > 31 or words.startswith("from")


def _opens_with_history(codes: str, clause: Clause) -> bool:
    """`Eval 7/1: Berg 30/56, TUG 21 s`: the label at the start speaks for the whole clause."""
    for index, kinds in clause.before[:2]:
        if kinds & {"history", "history_before"} and index - clause.low <= 2 and "today" not in kinds:
            return ":" in codes[index + 1 : min(index + 6, clause.first)]
    return False


def bracketed(text: str, entity: Entity) -> bool:
    """`FGA 23/30 [19/30]`, `Min A [mod A]`: square brackets right behind a value hold the earlier one."""
    before = text[max(0, entity.start - 24) : entity.start]
    return (
        "[" in before
        and "]" not in before.split("[")[-1]
        and "]" in text[entity.end : entity.end + 24]
        and bool(re.search(r"\w[%)]? ?\[[^\]]{0,14}\Z", before))
    )


def _is_day(atoms: Atoms, match: re.Match[str], today: date | None) -> bool:
    """Whether a written date is the date of service."""
    written = "".join(atoms.text(i) for i in range(*match.span("day")))
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    return today is not None and (numbers[:2] == [today.month, today.day] or numbers[-2:] == [today.month, today.day])
