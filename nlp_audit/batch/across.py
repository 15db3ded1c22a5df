"""Checks across notes: what each leaves is collected while they stream through, and judged at the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from .. import claims, episodes, paths
from ..claims.matching import match_known
from ..claims.records import Charge, Charged, Known
from ..episodes import Roll, Verdicts
from ..nlp import entries
from ..records import Check, Evidence, Finding, Unread, Verdict
from ..reports import rows, timelines
from ..reports.folder import Across, Loose, Named, Shown
from ..reports.rows import Row
from ..rules import Rule
from . import visits
from .judging import Settings
from .visits import Traces
from .work import Item

_Span = tuple[int, int]


class _Ruling(NamedTuple):
    """A rule's verdict on a note; its words are looked up when the note's text is at hand again."""

    rule: Rule
    verdict: Verdict
    spans: tuple[_Span, ...]
    detail: str


class Collector:
    """Lets results through and keeps what the checks across notes need of each.

    `scratch` makes a file to write and read; what is kept of a million notes would not fit into memory.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        charges: Sequence[Charge] | None,
        settings: Settings,
        scratch: Callable[[], BinaryIO] = io.BytesIO,
    ) -> None:
        self._rules, self._charges, self._settings, self._scratch = tuple(rules), charges, settings, scratch
        self._roll, self._traces = Roll(scratch()), Traces(scratch())
        self._known: list[Known] = []

    def __call__(self, items: Iterable[Item]) -> Iterator[Row | Unread]:
        for item in items:
            if isinstance(item, Unread):
                yield item
                continue
            self._roll.add(item.slip)
            self._traces.add(item.trace)
            self._known += [item.known] if item.known else []
            yield item.row

    def across(self) -> Across:
        """All verdicts across the notes that passed."""
        notes = self._roll.arranged()
        verdicts = episodes.judge(notes, self._rules, self._scratch())
        charged, loose = self._judge_claims()
        pasts = visits.pasts(notes, self._traces, self._scratch())

        def amend(place: int, row: Row, named: Named) -> Row:
            past = pasts.of(place)
            row = visits.judged_again(row, past, self._settings) if past else row
            rulings = [*self._found(verdicts, place, named), *charged.get(place, ())]
            return _amended(row, rulings) if rulings else row

        def told(shown: Shown, named: Named) -> str:
            drawn = notes if verdicts.rules else Roll(io.BytesIO()).arranged()
            return timelines.serialised(drawn, verdicts, shown, _measures(self._settings), named)

        def beside(shown: frozenset[int]) -> frozenset[int]:
            return shown | timelines.copied(verdicts, shown)

        return Across(amend, loose, told, beside)

    def _found(self, verdicts: Verdicts, place: int, named: Named) -> Iterator[_Ruling]:
        """What the episode rules say of a note."""
        by_id = {rule.id: rule for rule in self._rules}
        for one in verdicts.of(place):
            beside = "" if one.other is None else f"compare {named(one.other)[0]}"
            detail = "; ".join(filter(None, (one.detail, beside)))
            yield _Ruling(by_id[one.rule], one.verdict, one.spans, detail)

    def _judge_claims(self) -> tuple[Mapping[int, Sequence[_Ruling]], tuple[Loose, ...]]:
        """What the claim rules say of each note, and the charges that have none."""
        rules = [rule for rule in self._rules if rule.function in claims.FUNCTIONS]
        if self._charges is None or not rules:
            return {}, ()
        matches = match_known(self._charges, self._known)
        found = {place: [_charged(rule, one) for rule in rules] for place, one in enumerate(matches.notes)}
        orphaned = next((rule for rule in rules if rule.function == "charge_has_note"), None)
        return found, tuple(_loose(orphan, orphaned) for orphan in matches.orphans) if orphaned else ()


def _charged(rule: Rule, charged: Charged) -> _Ruling:
    answer = claims.FUNCTIONS[rule.function](charged)
    return _Ruling(rule, answer.verdict, answer.spans, answer.detail)


def _measures(settings: Settings) -> dict[str, str]:
    """The titles of the outcome measures, for the report's timelines."""
    found = entries.measures(settings.rules or paths.rules())
    return {name: str(entry["title"]) for name, entry in found.items() if name != "other"}


def _loose(orphan: claims.Orphan, rule: Rule) -> Loose:
    day = orphan.charge.first.isoformat() if orphan.charge.first else None
    detail = "; ".join(filter(None, (orphan.charge.code, orphan.detail)))
    return Loose(orphan.charge.source, day, _finding(_Ruling(rule, orphan.verdict, (), detail), ()))


def _amended(row: Row, rulings: Sequence[_Ruling]) -> Row:
    text = rows.note_text(row)
    words = [tuple(Evidence(start, end, text[start:end]) for start, end in ruling.spans) for ruling in rulings]
    both = list(zip(rulings, words, strict=True))
    checks = [Check(ruling.rule.id, ruling.verdict, evidence) for ruling, evidence in both]
    findings = [_finding(ruling, evidence) for ruling, evidence in both if ruling.verdict in ("fail", "unclear")]
    return rows.extended(row, checks, findings)


def _finding(ruling: _Ruling, evidence: tuple[Evidence, ...]) -> Finding:
    rule, detail = ruling.rule, f" ({ruling.detail})" if ruling.detail else ""
    return Finding(rule.id, ruling.verdict, rule.severity, rule.message + detail, rule.fix, rule.authority, evidence)
