"""Every rule's own examples and every vocabulary's, run: they are the tests of the rules folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .. import checks, rules
from ..audit import Auditor, audit, build
from ..billing import profiles
from ..records import Check, Note
from ..rules import Rule
from .gold import DAY


class Failure(NamedTuple):
    """An example that does not give what it should."""

    where: str  # rule or vocabulary file
    example: str
    wanted: str
    found: str


class Examples(NamedTuple):
    """The rules of a folder, all of them, and those of other payers for what the first does not ask."""

    auditor: Auditor
    others: tuple[Auditor, ...]


def prepare(payer: str, folder: Path) -> Examples:
    """The auditors that the examples of a rules folder need. Raises ConfigError for mistakes in it."""
    first = _auditor(payer, folder)
    names = [name for name in profiles.names(folder / "payers") if name != payer]
    return Examples(first, tuple(_auditor(name, folder)._replace(reader=first.reader) for name in names))


def _auditor(payer: str, folder: Path) -> Auditor:
    families = {rule.id.split(".")[0] for rule in rules.load(folder, checks.FUNCTIONS)}
    return build(
        payer, folder, date.fromisoformat(DAY), sorted(families)
    )  # named, so that previews run as well


def run(chosen: Iterable[Rule], examples: Examples) -> Iterator[tuple[Rule, list[Failure]]]:
    """Each rule with its examples that fail."""
    for rule in chosen:
        yield (
            rule,
            [failure for kind, text in _all(rule) if (failure := _judge(rule.id, kind, text, examples))],
        )


def _all(rule: Rule) -> Iterator[tuple[str, str]]:
    yield from (("pass", text) for text in rule.examples.passing)
    yield from (("fail", text) for text in rule.examples.failing)
    yield from (("todo", text) for text in rule.examples.todo)


def _judge(rule: str, kind: str, text: str, examples: Examples) -> Failure | None:
    found = _verdict(rule, text, examples)
    if kind == "todo":  # a known miss: strict, so that one that works is moved to where it belongs
        return (
            Failure(rule, text, "a known miss; it works now: move it to `fail`", found)
            if found == "fail"
            else None
        )
    return None if found == kind else Failure(rule, text, kind, found)


def _verdict(rule: str, text: str, examples: Examples) -> str:
    """The rule's verdict; another payer's where the first one does not ask for such a thing."""
    verdict = "not_applicable"
    for auditor in (examples.auditor, *examples.others):
        verdict = _check(rule, text, auditor).verdict
        if verdict != "not_applicable":
            break
    return verdict


def _check(rule: str, text: str, auditor: Auditor) -> Check:
    only = auditor._replace(rules=tuple(each for each in auditor.rules if each.id == rule))
    found = audit(Note("example", text), only).checks
    return found[0] if found else Check(rule, "not_applicable")
