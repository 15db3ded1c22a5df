"""The records that every part of the program passes on. They import nothing of ours and never spaCy.

All are named tuples: frozen, typed, cheap to make by the million and to send between processes.
Offsets (`start`, `end`) count Unicode code points into the note's text: `text[start:end]` is the span.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
Verdict = Literal["pass", "fail", "unclear", "not_applicable"]
Assertion = Literal["present", "negated", "historical", "planned", "other"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Note(NamedTuple):
    """One encounter's documentation and what is known of it from outside its text."""

    note_id: str
    text: str
    source: str = ""
    index: int = 0
    patient_id: str | None = None
    clinician: str | None = None
    date_of_service: date | None = None
    payer: str | None = None
    readable: bool = True  # False where decoding lost characters: verdicts then need a person


class Section(NamedTuple):
    """A stretch of the note under one heading. `name` is one of the contract's nine."""

    name: str
    start: int
    end: int
    body: int = 0  # where the text after the heading starts


class Fact(NamedTuple):
    """A typed, located thing that the note says."""

    label: str
    start: int
    end: int
    section: str
    assertion: Assertion
    attributes: Mapping[str, Any]
    sentence: int = 0  # index of the sentence that holds it


class Evidence(NamedTuple):
    """Words of the note that a verdict rests on."""

    start: int
    end: int
    text: str


class BillingLine(NamedTuple):
    """One billed code. `minutes` are the code's own; `units` None where the note names the code alone."""

    code: str
    units: int | None
    minutes: float | None
    modifiers: tuple[str, ...] = ()
    source: str = "note"
    start: int = 0
    end: int = 0


class Check(NamedTuple):
    """The verdict of one rule on one note with the evidence that it rests on."""

    rule: str
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    detail: str = ""  # what exactly is wrong here, in the clinician's words (no note text)


class Finding(NamedTuple):
    """A check worth a person's time, spelled out."""

    rule: str
    verdict: Verdict
    severity: Severity
    message: str
    fix: str
    authority: str
    evidence: tuple[Evidence, ...]


class Reason(NamedTuple):
    """One contribution to a risk score, on the log-odds scale."""

    reason: str
    weight: float
    evidence: tuple[Evidence, ...] = ()


class Risk(NamedTuple):
    """Calibrated probability in [0, 1] that a reviewer would call the note repetitive or unskilled."""

    score: float
    band: Literal["low", "medium", "high"]
    reasons: tuple[Reason, ...]


class Audit(NamedTuple):
    """All that is known of one note after the audit."""

    note: Note
    date_of_service: date | None
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    billing: tuple[BillingLine, ...]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    risk: Risk | None = None


class Unread(NamedTuple):
    """An input that could not be read, and why (never any of its text)."""

    source: str
    reason: str
