"""Every rule's own examples, run: they are the tests of the rules folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .. import audit, checks, claims, episodes, facts, rules
from ..audit import Auditor
from ..batch import rulebook
from ..billing import profiles
from ..records import Chart, Note
from ..rules import Rule
from .gold import DAY

_BETWEEN = "\n----\n"  # between the notes of an episode rule's example
_WORST_FIRST = ("fail", "unclear", "pass", "not_applicable")


class Failure(NamedTuple):
    """An example that does not give what it should."""

    where: str  # rule or vocabulary file
    example: str
    wanted: str
    found: str


class Bench(NamedTuple):
    """What examples are run with."""

    folder: Path
    auditor: Auditor
    others: tuple[Auditor, ...]  # for what the first payer does not ask
    words: episodes.Words


def prepare(payer: str, folder: Path) -> Bench:
    """All that the examples of a rules folder need. Raises ConfigError for mistakes in it."""
    first = _auditor(payer, folder)
    names = [name for name in profiles.names(folder / "payers") if name != payer]
    others = tuple(_auditor(name, folder)._replace(reader=first.reader) for name in names)
    return Bench(folder, first, others, episodes.words_of(rulebook.load_across(folder)))


def run(chosen: Iterable[Rule], bench: Bench) -> Iterator[tuple[Rule, list[Failure]]]:
    """Each rule with its examples that fail."""
    for rule in chosen:
        raw = rulebook.raw_examples(rule.id, bench.folder)
        judged = (_judge(rule, kind, each, bench) for kind in ("pass", "fail", "todo") for each in raw.get(kind) or ())
        yield rule, [failure for failure in judged if failure]


def _auditor(payer: str, folder: Path) -> Auditor:
    families = {rule.id.split(".")[0] for rule in rules.load(folder, checks.FUNCTIONS)}
    return audit.build(payer, folder, date.fromisoformat(DAY), sorted(families))  # named: previews run too


def _judge(rule: Rule, kind: str, example: object, bench: Bench) -> Failure | None:
    found, text = _verdict(rule, example, bench), rulebook.joined(example)
    if kind == "todo":  # a known miss; strict, so that one that works is moved to where it belongs
        return (
            Failure(rule.id, text, "a known miss; it works now: move it to `fail`", found) if found == "fail" else None
        )
    silent = found == "not_applicable" and kind == "pass" and rule.function not in checks.FUNCTIONS
    return None if found == kind or silent else Failure(rule.id, text, kind, found)


def _verdict(rule: Rule, example: object, bench: Bench) -> str:
    if isinstance(example, Mapping):
        return _claim(rule, example, bench)
    if rule.function in episodes.FUNCTIONS:
        return _episode(rule, str(example), bench)
    every = (_alone(rule, str(example), auditor) for auditor in (bench.auditor, *bench.others))
    return next((verdict for verdict in every if verdict != "not_applicable"), "not_applicable")


def _alone(rule: Rule, text: str, auditor: Auditor) -> str:
    """The rule's verdict on a note by itself."""
    only = auditor._replace(rules=tuple(each for each in auditor.rules if each.id == rule.id))
    return _worst([check.verdict for check in audit.audit(Note("example", text), only).checks])


def _episode(rule: Rule, text: str, bench: Bench) -> str:
    """The gravest verdict on any of the notes."""
    charts = [_chart(part, number, bench) for number, part in enumerate(text.split(_BETWEEN))]
    verdicts = episodes.check([episodes.digest(chart, bench.words) for chart in charts], [rule])
    return _worst([check.verdict for found in verdicts for check in found])


def _claim(rule: Rule, example: Mapping[str, object], bench: Bench) -> str:
    charged = claims.parse(str(example["charges"]).encode(), "example")
    chart = _chart(str(example["note"]), 0, bench)
    return claims.worst(rule.function, claims.match(charged.charges, [chart])).verdict


def _chart(text: str, number: int, bench: Bench) -> Chart:
    from ..intake import heading

    note = Note(f"example#{number}", text, "example", number, heading.patient_id(text))
    return facts.chart(note, bench.auditor.reader(text))


def _worst(verdicts: Sequence[str]) -> str:
    return min(verdicts, key=_WORST_FIRST.index, default="not_applicable")
