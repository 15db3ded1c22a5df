"""The program run on gold notes, and all figures together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..audit import Auditor, audit
from ..records import Audit, Note
from . import entities, figures, findings
from .entities import LabelScore
from .figures import Counts
from .findings import Judged, RuleScores
from .gold import JUDGED, GoldNote

Pair = tuple[GoldNote, Audit]


class RiskScore(NamedTuple):
    """How well the risk tells unskilled notes from skilled ones; the borderline ones are left out."""

    notes: int
    auroc: float
    brier: float


class Scores(NamedTuple):
    """All figures of a set of gold notes."""

    notes: int
    labels: tuple[LabelScore, ...]
    rules: RuleScores
    errors: Counts  # of the rules of severity `error` that fired
    risk: RiskScore | None  # None where no note has a risk


def audited(notes: Sequence[GoldNote], auditor: Auditor) -> list[Pair]:
    """The program's results on gold notes."""
    return [(note, audit(Note(note.id, note.text, f"{note.id}.txt"), auditor)) for note in notes]


def score(pairs: Sequence[Pair]) -> Scores:
    """All figures."""
    judged = [Judged(note.id, note.findings, _with(result, "fail"), _with(result, "unclear")) for note, result in pairs]
    rules = findings.score(judged, JUDGED)
    errors = {f.rule for _, result in pairs for f in result.findings if f.severity == "error"}
    return Scores(len(pairs), entities.score(pairs), rules, rules.of(errors), _risk(pairs))


def by_writer(pairs: Sequence[Pair]) -> dict[str, Scores]:
    """The figures of each writer's notes."""
    writers = sorted({note.writer for note, _ in pairs})
    return {writer: score([pair for pair in pairs if pair[0].writer == writer]) for writer in writers}


def _with(result: Audit, verdict: str) -> frozenset[str]:
    return JUDGED & {finding.rule for finding in result.findings if finding.verdict == verdict}


def _risk(pairs: Sequence[Pair]) -> RiskScore | None:
    scores = [
        (note.risk == "unskilled", result.risk.score)
        for note, result in pairs
        if result.risk and note.risk != "borderline"
    ]
    return RiskScore(len(scores), figures.auroc(scores), figures.brier(scores)) if scores else None
