"""The run in figures: `summary.json`, and what the terminal says to look at first."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..records import SEVERITIES, Finding, Unread
from .rows import Brief

_FIRST = 20  # notes named under `look_at_first`
_UNREAD = 1_000  # inputs that could not be read, named in the report and the terminal; errors.jsonl has all


class Worst(NamedTuple):
    """One of the notes to look at first, in the order in which they compare (the worst is the greatest)."""

    error: int
    warning: int
    unclear: int
    info: int
    place: int  # minus its place in the order of reading: of equals the first comes first
    note_id: str
    source: str
    order: int


class Tally:
    """Counts notes as they pass; keeps nothing of them but figures and the worst few."""

    def __init__(self) -> None:
        self.notes = self.clean = self.unread = self.loose = 0
        self.first_unread: list[Unread] = []
        self.noted: Counter[str] = Counter()  # notes with a finding that fails, by severity
        self.findings: Counter[tuple[str, str, str]] = Counter()
        self.payers: Counter[str] = Counter()
        self.bands: Counter[str] = Counter()
        self.clinicians: dict[str, Counter[str]] = defaultdict(Counter)
        self._worst: list[Worst] = []

    def miss(self, one: Unread) -> None:
        """Count an input that could not be read."""
        self.unread += 1
        if len(self.first_unread) < _UNREAD:
            self.first_unread.append(one)

    def add(self, note: Brief) -> None:
        """Count one note."""
        counts = severities(note)
        self.notes += 1
        self.clean += not counts
        self.payers[note.payer] += 1
        self.findings.update(note.marks)
        self.noted.update(severity for severity in SEVERITIES if counts[severity])
        if note.band:
            self.bands[note.band] += 1
        if note.clinician:
            self.clinicians[note.clinician].update({"notes": 1, **counts})
        self._rank(note, counts)

    def lose(self, finding: Finding) -> None:
        """Count a finding that is no note's: a charge without one."""
        self.loose += 1
        self.findings[finding.rule, finding.severity, finding.verdict] += 1

    def _rank(self, note: Brief, counts: Mapping[str, int]) -> None:
        figures = (counts["error"], counts["warning"], counts["unclear"], counts["info"])
        one = Worst(*figures, -self.notes, note.note_id, note.source, note.order)
        if len(self._worst) < _FIRST:
            heapq.heappush(self._worst, one)
        else:
            heapq.heappushpop(self._worst, one)

    def worst(self) -> list[Worst]:
        """The notes to look at first, the worst first; those with nothing to look at are left out."""
        return [one for one in sorted(self._worst, reverse=True) if one.error or one.warning or one.unclear]

    def rules(self) -> list[dict[str, Any]]:
        """Findings by rule: the severest first, then the most frequent."""
        by_rule: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for (rule, severity, verdict), count in self.findings.items():
            by_rule[rule, severity][verdict] += count
        order: dict[str, int] = {severity: place for place, severity in enumerate(SEVERITIES)}
        ranked = sorted(by_rule.items(), key=lambda item: (order[item[0][1]], -item[1]["fail"], item[0][0]))
        return [
            {"rule": rule, "severity": severity, "fail": count["fail"], "unclear": count["unclear"]}
            for (rule, severity), count in ranked
        ]

    def failing(self, severity: str) -> int:
        """Findings of a severity whose verdict is `fail`."""
        return sum(n for (_, level, verdict), n in self.findings.items() if (level, verdict) == (severity, "fail"))

    def unclear(self) -> int:
        """Findings that a person must look at before anything can be said."""
        return sum(n for (_, _, verdict), n in self.findings.items() if verdict == "unclear")


def severities(note: Brief) -> Counter[str]:
    """Findings by severity; what is unclear counts as unclear only, since a person may yet clear it."""
    return Counter("unclear" if verdict == "unclear" else severity for _, severity, verdict in note.marks)


def content(tally: Tally) -> dict[str, Any]:
    """What `summary.json` holds. `notes` of findings count notes, `findings` count findings."""
    return {
        "notes": tally.notes,
        "unread": tally.unread,
        "notes_without_findings": tally.clean,
        "notes_with": {severity: tally.noted[severity] for severity in SEVERITIES},
        "findings": {**{s: tally.failing(s) for s in SEVERITIES}, "unclear": tally.unclear()},
        "charges_without_a_note": tally.loose,
        "rules": tally.rules(),
        "payers": dict(sorted(tally.payers.items())),
        "clinicians": [_clinician(name, counts) for name, counts in sorted(tally.clinicians.items())],
        "risk": {band: tally.bands[band] for band in ("high", "medium", "low")} if tally.bands else None,
        "look_at_first": [_named(one) for one in tally.worst()],
    }


def _clinician(name: str, counts: Mapping[str, int]) -> dict[str, Any]:
    figures = {key: counts.get(key, 0) for key in ("notes", *SEVERITIES, "unclear")}
    return {"clinician": name, **figures}


def _named(one: Worst) -> dict[str, Any]:
    figures = {key: getattr(one, key) for key in (*SEVERITIES, "unclear")}
    return {"note_id": one.note_id, "source": one.source, "index": one.order, **figures}
