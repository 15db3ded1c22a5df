"""Auditors for a run's settings, built once in every process, and which of them judges a note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import audit, paths
from ..audit import Auditor
from ..billing import profiles
from ..records import Audit, Note

ACROSS = ("episode", "claim")  # families of the rules across notes, which need all notes of a run


class Settings(NamedTuple):
    """What an audit depends on besides the notes. Small, hashable, sent to every worker with each chunk."""

    as_of: date
    payer: str = profiles.DEFAULT
    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    claims: bool = False  # whether charges will be held against the notes


class Names(NamedTuple):
    """Rules and families as --select and --ignore name them, for one kind of rule."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    none: bool  # only rules of the other kind are selected


def names(settings: Settings, across: bool) -> Names:
    """Those of the names that concern the rules across notes, or those that concern the others."""
    select = _of_kind(settings.select, across)
    return Names(select, _of_kind(settings.ignore, across), bool(settings.select) and not select)


@cache
def auditor(settings: Settings) -> Auditor:
    """The auditor of a process, built once. Raises ConfigError for mistakes in the rules."""
    return _built(settings, settings.payer)


def for_note(note: Note, settings: Settings) -> Auditor:
    """The auditor that judges a note, by its payer's profile."""
    return _for_payer(settings, payer_of(note, settings))


def result(note: Note, settings: Settings) -> Audit:
    """The audit of one note under its payer's profile."""
    return audit.audit(note, for_note(note, settings))


def payer_of(note: Note, settings: Settings) -> str:
    """The profile that judges a note: the one that its own metadata names, else the run's."""
    own = "-".join((note.payer or "").casefold().split())
    return own if own and own in _known(settings.rules) else settings.payer


def by_name(payer: str, settings: Settings) -> Auditor:
    """The auditor of a profile that has judged a note of this run."""
    return _for_payer(settings, settings.payer if payer == profile_name(settings.payer) else payer)


def profile_name(payer: str) -> str:
    """A profile's name, also where it is given by its file."""
    return Path(payer).stem if payer.endswith((".yaml", ".yml")) else payer


@cache
def _for_payer(settings: Settings, payer: str) -> Auditor:
    """The auditor for one more payer, with the reader that is there already."""
    first = auditor(settings)
    return first if payer == settings.payer else _built(settings, payer)._replace(reader=first.reader)


def _built(settings: Settings, payer: str) -> Auditor:
    named = names(settings, across=False)
    built = audit.build(payer, settings.rules, settings.as_of, named.select, named.ignore)
    return built._replace(rules=()) if named.none else built


@cache
def _known(folder: Path | None) -> frozenset[str]:
    return frozenset(profiles.names((folder or paths.rules()) / "payers"))


def _of_kind(given: Iterable[str], across: bool) -> tuple[str, ...]:
    return tuple(name for name in given if (name.partition(".")[0] in ACROSS) == across)
