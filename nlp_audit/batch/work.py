"""The work itself: a chunk of notes in, their serialised results out, in order. The same wherever it runs.

Nothing that a note says may leave by an exception: whatever goes wrong with one note becomes an entry with
the exception's kind and place, and the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import audit, episodes, facts, paths, rules
from ..audit import Auditor
from ..billing import profiles
from ..claims.people import known
from ..claims.records import Known
from ..episodes import Digest
from ..records import Audit, Note, Unread
from ..reports import rows
from ..reports.rows import Row
from ..rules import Rule
from . import rulebook
from .failure import failure


class Done(NamedTuple):
    """A note's result, and what is kept of it for the checks across notes."""

    row: Row
    digest: Digest | None = None  # for the episode rules
    known: Known | None = None  # for the claim rules


Item = Done | Unread


class Settings(NamedTuple):
    """What an audit depends on besides the notes. Small, hashable, sent to every worker with each chunk."""

    as_of: date
    payer: str = profiles.DEFAULT
    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    claims: bool = False  # whether charges will be held against the notes


def audit_chunk(settings: Settings, chunk: Sequence[Note | Unread]) -> list[Item]:
    """The results of a chunk, in its order. What could not be read passes through in its place."""
    with auditor(settings).reader.nlp.memory_zone():  # else spaCy keeps every word that it ever met
        return [_item(each, settings) for each in chunk]


def _done(note: Note, settings: Settings) -> Done:
    payer = payer_of(note, settings)
    judge = _for_payer(settings, payer)
    chart = facts.chart(note, judge.reader(note.text))
    row = rows.row(audit.judge(chart, judge), profile_name(payer))
    words = _words(settings)
    return Done(row, episodes.digest(chart, words) if words else None, known(chart) if settings.claims else None)


@cache
def _words(settings: Settings) -> episodes.Words | None:
    """The words that digests are made with; None where no episode rule is asked for."""
    rules = [rule for rule in across_rules(settings) if rule.function in episodes.FUNCTIONS]
    return episodes.words_of(rules) if rules else None


@cache
def auditor(settings: Settings) -> Auditor:
    """The auditor of a process, built once. Raises ConfigError for mistakes in the rules."""
    return _built(settings, settings.payer)


@cache
def across_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules across notes that the run's payer asks for; claim rules only where there are charges."""
    named = rulebook.names(settings.select, settings.ignore, across=True)
    if named.none:
        return ()
    loaded = rulebook.load_across(settings.rules or paths.rules())
    in_force = audit.in_force(loaded, auditor(settings).context.profile)
    chosen = rules.select(in_force, named.select, named.ignore)
    return tuple(rule for rule in chosen if settings.claims or rule.function in episodes.FUNCTIONS)


def _built(settings: Settings, payer: str) -> Auditor:
    named = rulebook.names(settings.select, settings.ignore, across=False)
    built = audit.build(payer, settings.rules, settings.as_of, named.select, named.ignore)
    return built._replace(rules=()) if named.none else built


def payer_of(note: Note, settings: Settings) -> str:
    """The profile that judges a note: the one that its own metadata names, else the run's."""
    own = "-".join((note.payer or "").casefold().split())
    return own if own and own in _known(settings.rules) else settings.payer


def result(note: Note, settings: Settings) -> Audit:
    """The audit of one note under its payer's profile."""
    return audit.audit(note, _for_payer(settings, payer_of(note, settings)))


def _item(each: Note | Unread, settings: Settings) -> Item:
    if isinstance(each, Unread):
        return each
    try:
        return _done(each, settings)
    except Exception as error:  # any at all: one note must not cost the others
        return failure(each, error)


def profile_name(payer: str) -> str:
    """A profile's name, also where it is given by its file."""
    return Path(payer).stem if payer.endswith((".yaml", ".yml")) else payer


@cache
def _known(folder: Path | None) -> frozenset[str]:
    return frozenset(profiles.names((folder or paths.rules()) / "payers"))


@cache
def _for_payer(settings: Settings, payer: str) -> Auditor:
    """The auditor for one more payer, with the reader that is there already."""
    if payer == settings.payer:
        return auditor(settings)
    return _built(settings, payer)._replace(reader=auditor(settings).reader)
