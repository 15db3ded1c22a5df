"""The checks across notes against an episodes folder: charts, and `truth.yaml` with the rules due on each note.

Keys of the truth: chart folder, file name, and `#n` (from 0) where a file holds several notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .. import intake
from ..batch import across, run, work
from ..batch.judging import Settings
from ..reports import rows
from ..reports.rows import Row
from . import findings
from .findings import Judged, RuleScores

TRUTH = "truth.yaml"


def score(folder: Path, settings: Settings) -> RuleScores:
    """Figures of the episode rules on all charts of a folder."""
    rules = work.across_rules(settings)
    wanted, found = _truth(folder), dict(_fired(folder, settings))
    judged = [Judged(key, due, found.get(key, frozenset())) for key, due in wanted.items()]
    return findings.score(judged, {rule.id for rule in rules})


def _truth(folder: Path) -> dict[str, frozenset[str]]:
    """The rules that are due, by note."""
    data: dict[str, Any] = yaml.safe_load((folder / TRUTH).read_text(encoding="utf-8"))
    return {
        f"{chart}/{name if '#' in name else f'{name}#0'}": frozenset(truth.get("rules") or ())
        for chart, entry in data.items()
        for name, truth in entry["files"].items()
    }


def _fired(folder: Path, settings: Settings) -> Iterator[tuple[str, frozenset[str]]]:
    """The rules across notes that fire, by note."""
    source = intake.read([folder], skip=[folder / TRUTH])
    collector = across.Collector(work.across_rules(settings), None, settings)
    kept = [row for row in collector(run.results(source, settings, 1)) if isinstance(row, Row)]
    amend = collector.across().amend
    for place, row in enumerate(kept):
        about = rows.brief(amend(place, row, lambda _: ("", "")))
        fired = {rule for rule, _, verdict in about.marks if verdict == "fail" and rule.startswith("episode.")}
        yield f"{about.source}#{about.order}", frozenset(fired)
