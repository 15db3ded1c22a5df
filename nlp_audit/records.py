"""The records that every part of the program passes on. They import nothing of ours and never spaCy.

All are named tuples: frozen, typed, cheap to make by the million and to send between processes.
Offsets (`start`, `end`) count Unicode code points into the note's text: `text[start:end]` is the span.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

Severity = Literal["error", "warning", "info"]
Verdict = Literal["pass", "fail", "unclear", "not_applicable"]
Assertion = Literal["present", "negated", "historical", "planned", "other"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
ASSERTIONS: tuple[Assertion, ...] = get_args(Assertion)
SECTIONS = ("header", "subjective", "objective", "assessment", "plan", "goals", "billing", "signature", "other")


# Assistance levels from light to heavy (contract §2; crosswalk to FIM and GG in regulations §10.1).
LEVELS = (
    "independent",
    "modified_independent",
    "setup",
    "supervision",
    "standby",
    "contact_guard",
    "minimal",
    "moderate",
    "maximal",
    "total",
)


class Note(NamedTuple):
    """One encounter's documentation and what is known of it from outside its text."""

    note_id: str
    text: str
    source: str = ""
    index: int = 0  # type: ignore[assignment]  # the contract's name; a note is no sequence to search
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


class Part(NamedTuple):
    """A part of a sentence that holds more than what was done, and what the part by itself states.

    role: `core`, what the sentence says without the rest; `marked`, a reason or a cue; `run`, one with the clauses that
    run on behind it; `handled`, the therapist's hands without a word for them; `aside`, another clause, of which the
    scores are those of the core with it.
    """

    role: Literal["core", "marked", "run", "handled", "aside"]
    spans: tuple[tuple[int, int], ...]
    scores: Mapping[str, float]

    @property
    def beside(self) -> bool:
        """A reason or a cue that is named as such."""
        return self.role in ("marked", "run")


class Statement(NamedTuple):
    """A sentence and what it states: label → probability in [0, 1] (only what is at all likely)."""

    start: int
    end: int
    section: str
    historical: bool
    scores: Mapping[str, float]
    parts: tuple[Part, ...] = ()  # of a sentence that holds more than its core


class Activity(NamedTuple):
    """A described activity, the probability of each kind of work, and the words that speak for the two that compete.

    nmr: neuromuscular re-education; tex: therapeutic exercise; other: functional work, modalities and the like.
    """

    start: int
    end: int
    nmr: float
    tex: float
    other: float
    for_nmr: tuple[tuple[int, int], ...] = ()
    for_tex: tuple[tuple[int, int], ...] = ()


class Signature(NamedTuple):
    """A signature with the designation written beside it and its kind: therapist, assistant, student, other."""

    start: int
    end: int
    designation: str | None
    kind: str | None


class NoteDate(NamedTuple):
    """A date in the note: its span, the day (None where no such day exists) and what it dates."""

    start: int
    end: int
    value: date | None
    role: Literal["service", "signature", "other"]


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


class Chart(NamedTuple):
    """All that one note says, ready for the rules: facts by label, statements, billing, times, dates, signatures."""

    note: Note
    sections: tuple[Section, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    statements: tuple[Statement, ...]
    billing: tuple[BillingLine, ...]
    dates: tuple[NoteDate, ...]
    date_of_service: date | None
    signatures: tuple[Signature, ...]
    supervisor: tuple[int, int] | None
    stating: Mapping[str, tuple[Statement, ...]] = {}  # what is stated today → its sentences, the surest first

    def of(self, label: str, *assertions: Assertion) -> tuple[Fact, ...]:
        """Facts of a label, only of the named assertions where any is named."""
        found = self.facts.get(label, ())
        return tuple([f for f in found if f.assertion in assertions]) if assertions and found else found

    def evidence(self, *spans: tuple[int, int]) -> tuple[Evidence, ...]:
        """Spans as evidence with the note's own words."""
        if not spans:
            return ()
        text = self.note.text
        return tuple([Evidence(start, end, text[start:end]) for start, end in spans])


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
