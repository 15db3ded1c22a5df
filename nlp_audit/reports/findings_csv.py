"""`findings.csv`: one row a finding, to sort and filter in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ..records import Finding

COLUMNS = (
    "note_id",
    "source",
    "patient_id",
    "clinician",
    "date_of_service",
    "payer",
    "rule",
    "verdict",
    "severity",
    "message",
    "fix",
    "authority",
    "evidence",
)
HEADER = ",".join(COLUMNS) + "\n"
_BETWEEN = " | "  # between the pieces of evidence of one finding
_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would run a cell that begins so


def lines(whose: Iterable[str | None], findings: Iterable[Finding]) -> str:
    """A note's rows, as they stand in the file. `whose`: the first six columns."""
    out, same = io.StringIO(), tuple(map(_cell, whose))
    csv.writer(out, lineterminator="\n").writerows((*same, *_columns(one)) for one in findings)
    return out.getvalue()


def _columns(one: Finding) -> tuple[str, ...]:
    words = _cell(_BETWEEN.join(evidence.text for evidence in one.evidence))
    return (one.rule, one.verdict, one.severity, one.message, one.fix, one.authority, words)


def _cell(value: str | None) -> str:
    """Text for a cell: what a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{value}" if value and value.startswith(_FORMULA) else value or ""
