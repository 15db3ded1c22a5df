"""Charts made by hand from the program's records: no note is read, so that each check stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from nlp_audit import audit
from nlp_audit.records import BillingLine, Chart, Check, Fact, Note, NoteDate, Section, Signature, Statement

AS_OF = date(2026, 11, 21)
Item = tuple[str, dict[str, Any]]


def line(code: str, units: int | None = None, minutes: float | None = None, *modifiers: str) -> BillingLine:
    return BillingLine(code, units, minutes, modifiers)


def own(code: str | None, minutes: float) -> Item:
    """A code's own minutes."""
    return "MINUTES", {"minutes": minutes, "scope": "code", "code": code}


def timed(minutes: float) -> Item:
    return "MINUTES", {"minutes": minutes, "scope": "timed_total", "code": None}


def total(minutes: float) -> Item:
    return "MINUTES", {"minutes": minutes, "scope": "total", "code": None}


def clock(minutes: float) -> Item:
    return "MINUTES", {"minutes": minutes, "scope": "clock", "code": None}


def score(measure: str, value: float | None, maximum: float | None = None) -> Item:
    return "OUTCOME_MEASURE", {"measure": measure, "score": value, "unit": None, "maximum": maximum}


def signed(designation: str | None, kind: str | None) -> Signature:
    return Signature(0, 0, designation, kind)


def chart(
    billing: Sequence[BillingLine] = (),
    items: Sequence[Item] = (),
    *,
    signatures: Sequence[Signature] = (),
    states: Sequence[dict[str, float]] = (),
    dates: Sequence[tuple[date | None, str]] = (),
    text: str = "",
    readable: bool = True,
) -> Chart:
    """A chart whose records each stand on a line of a note's text of their own."""
    lines = [text] if text else []

    def place(words: str) -> tuple[int, int]:
        start = sum(len(each) + 1 for each in lines)
        lines.append(words)
        return start, start + len(words)

    billed = []
    for each in billing:
        start, end = place(f"{each.code} x {each.units}")
        billed.append(each._replace(start=start, end=end))
    facts: dict[str, tuple[Fact, ...]] = {}
    for label, attributes in items:
        fact = Fact(label, *place(f"{label} {attributes}"), "objective", "present", attributes)
        facts[label] = (*facts.get(label, ()), fact)
    signers = [each._replace(start=(at := place(f"signed {each.designation}"))[0], end=at[1]) for each in signatures]
    said = [Statement(*place(f"A sentence {scores}."), "objective", False, scores) for scores in states]
    found: list[Any] = [NoteDate(*place(f"{role} {value}"), value, role) for value, role in dates]  # type: ignore[arg-type]
    whole = "\n".join(lines)
    return Chart(
        note=Note("made", whole, readable=readable),
        sections=(Section("objective", 0, len(whole)),),
        facts=facts,
        statements=tuple(said),
        billing=tuple(billed),
        dates=tuple(found),
        date_of_service=next((value for value, role in dates if role == "service"), None),
        signatures=tuple(signers),
        supervisor=None,
        stating={
            label: tuple(sorted((s for s in said if label in s.scores), key=lambda s: -s.scores[label]))
            for label in {label for scores in states for label in scores}
        },
    )


@cache
def auditor(payer: str = "medicare") -> audit.Auditor:
    return audit.build(payer, as_of=AS_OF)


def check(made: Chart, rule: str, payer: str = "medicare") -> Check:
    """What the rule says of the chart, with its evidence in the note's words."""
    checks = {each.rule: each for each in audit.judge(made, auditor(payer)).checks}
    return checks[rule]


def verdict(made: Chart, rule: str, payer: str = "medicare") -> str:
    return check(made, rule, payer).verdict
