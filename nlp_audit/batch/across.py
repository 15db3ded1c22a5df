"""Checks across notes: what each leaves is collected while they stream through, and judged at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .. import claims, episodes, paths
from ..claims.matching import match_known
from ..claims.records import Charge, Known
from ..episodes import Digest, EpisodeCheck, Key
from ..nlp import entries
from ..records import Check, Evidence, Finding, Unread, Verdict
from ..reports import rows, timelines
from ..reports.folder import Across, Loose, Shown
from ..reports.rows import Row
from ..rules import Rule
from . import visits
from .judging import Settings
from .visits import Visit
from .work import Item

_Span = tuple[int, int]


class _Ruling(NamedTuple):
    """A rule's verdict on a note; its words are looked up when the note's text is at hand again."""

    rule: Rule
    verdict: Verdict
    spans: tuple[_Span, ...]
    detail: str


class Collector:
    """Lets results through and keeps what the checks across notes need of each."""

    def __init__(self, rules: Iterable[Rule], charges: Sequence[Charge] | None, settings: Settings) -> None:
        self._rules, self._charges, self._settings = tuple(rules), charges, settings
        self._digests: list[Digest] = []
        self._known: list[Known] = []
        self._visits: list[Visit] = []
        self._places: list[int] = []  # of the visits among the notes
        self._notes = 0

    def __call__(self, items: Iterable[Item]) -> Iterator[Row | Unread]:
        for item in items:
            if isinstance(item, Unread):
                yield item
                continue
            self._digests += [item.digest] if item.digest else []
            self._known += [item.known] if item.known else []
            self._remember(item.visit)
            yield item.row

    def _remember(self, visit: Visit | None) -> None:
        if visit:
            self._visits.append(visit)
            self._places.append(self._notes)
        self._notes += 1

    def across(self) -> Across:
        """All verdicts across the notes that passed."""
        found: list[list[_Ruling]] = [[] for _ in self._digests or self._known]
        verdicts = episodes.check(self._digests, self._rules) if self._digests else {}
        self._judge_episodes(found, verdicts)
        loose = self._judge_claims(found)
        pasts = visits.pasts(self._visits, self._places)

        def amend(place: int, row: Row) -> Row:
            row = visits.judged_again(row, pasts[place], self._settings) if place in pasts else row
            return _amended(row, found[place]) if found and found[place] else row

        def told(shown: Shown) -> str:
            return timelines.serialised(self._digests, verdicts, shown, _measures(self._settings))

        def beside(shown: frozenset[int]) -> frozenset[int]:
            return shown | timelines.copied(self._digests, verdicts, shown)

        return Across(amend, loose, told, beside)

    def _judge_episodes(self, found: list[list[_Ruling]], verdicts: Mapping[Key, Sequence[EpisodeCheck]]) -> None:
        by_id = {rule.id: rule for rule in self._rules}
        for place, digest in enumerate(self._digests):
            for one in verdicts[digest.key]:
                beside = f"compare {one.other.note_id}" if one.other else ""
                detail = "; ".join(filter(None, (one.detail, beside)))
                found[place].append(_Ruling(by_id[one.rule], one.verdict, one.spans, detail))

    def _judge_claims(self, found: list[list[_Ruling]]) -> tuple[Loose, ...]:
        rules = [rule for rule in self._rules if rule.function in claims.FUNCTIONS]
        if self._charges is None or not rules:
            return ()
        matches = match_known(self._charges, self._known)
        for rule in rules:
            for place, charged in enumerate(matches.notes):
                answer = claims.FUNCTIONS[rule.function](charged)
                found[place].append(_Ruling(rule, answer.verdict, answer.spans, answer.detail))
        orphaned = next((rule for rule in rules if rule.function == "charge_has_note"), None)
        return tuple(_loose(orphan, orphaned) for orphan in matches.orphans) if orphaned else ()


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
