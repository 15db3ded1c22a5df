"""A note's result, serialised once: the contract's JSON in pieces, from which every output is put together.

JSON as orjson writes it holds neither tabs nor line ends, so that a row is a line of tab-separated pieces.
The pieces stay apart because findings across notes (episodes, claims) come only when all notes are read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from ..records import Audit, Chart, Check, Evidence, Fact, Finding, Risk
from . import findings_csv


class Row(NamedTuple):
    """One note's result, every piece as JSON."""

    head: bytes  # from `note_id` to `billing`, without the closing brace
    checks: bytes
    findings: bytes
    risk: bytes
    text: bytes
    table: bytes  # the lines of findings.csv, as one JSON string
    brief: bytes  # what the summary counts: see `Brief`
    page: bytes = b""  # what the risk is judged again from when the patient's earlier notes are known; else empty


class Brief(NamedTuple):
    """What the summary needs of a note."""

    note_id: str
    source: str
    patient_id: str | None
    clinician: str | None
    date_of_service: str | None
    payer: str
    order: int  # which note of its file, from 0
    size: int  # characters of the text
    band: str | None
    marks: tuple[tuple[str, str, str], ...]  # rule, severity, verdict of each finding


def row(audit: Audit, payer: str, page: bytes = b"") -> Row:
    """The result of one note, serialised. `payer`: the profile that judged it; `page`: see `Row`."""
    about = _brief(audit, payer)
    return Row(
        head=_head(audit, about),
        checks=dumps([check(each) for each in audit.checks]),
        findings=dumps([finding(each) for each in audit.findings]),
        risk=dumps(risk(audit.risk)),
        text=dumps(audit.note.text),
        table=dumps(findings_csv.lines(about[:6], audit.findings)),
        brief=dumps(tuple(about)),
        page=page,
    )


def line(one: Row, *, text: bool = False) -> bytes:
    """The note's line of `notes.jsonl`, without a line end; with the note's text where asked for."""
    end = b',"text":' + one.text + b"}" if text else b"}"
    return b"".join((one.head, b',"checks":', one.checks, b',"findings":', one.findings, b',"risk":', one.risk, end))


def extended(one: Row, checks: Sequence[Check], findings: Sequence[Finding]) -> Row:
    """The row with the verdicts that came when all notes were read."""
    checked = one._replace(checks=_joined(one.checks, dumps([check(each) for each in checks])))
    if not findings:
        return checked
    about = brief(one)
    marks = about.marks + tuple((f.rule, f.severity, f.verdict) for f in findings)
    table = orjson.loads(one.table) + findings_csv.lines(about[:6], findings)
    return checked._replace(
        findings=_joined(one.findings, dumps([finding(each) for each in findings])),
        table=dumps(table),
        brief=dumps(tuple(about._replace(marks=marks))),
    )


def with_risk(one: Row, found: Risk, judged: Iterable[tuple[Check, Finding | None]]) -> Row:
    """The row with another risk, and with the verdicts of the rules on it: the finding where there is one."""
    checks = orjson.loads(one.checks)
    places = {each["rule"]: place for place, each in enumerate(checks) if each["verdict"] != "not_applicable"}
    known = [(new, wrong) for new, wrong in judged if new.rule in places]
    for new, _ in known:
        checks[places[new.rule]] = check(new)
    about = brief(one)._replace(band=found.band)
    changed = one._replace(risk=dumps(risk(found)), checks=dumps(checks), brief=dumps(tuple(about)), page=b"")
    stale = {new.rule for new, _ in known} & {rule for rule, _, _ in about.marks}
    fresh = [wrong for _, wrong in known if wrong]
    return _refound(changed, about, stale, fresh, places) if stale or fresh else changed


def _refound(one: Row, about: Brief, stale: Container[str], fresh: Iterable[Finding], places: Mapping[str, int]) -> Row:
    """The row without the stale findings and with the fresh ones, in the order of the rules."""
    old = [_read(each) for each in orjson.loads(one.findings)]
    found = sorted([*(f for f in old if f.rule not in stale), *fresh], key=lambda f: places[f.rule])
    marks = tuple((f.rule, f.severity, f.verdict) for f in found)
    return one._replace(
        findings=dumps([finding(each) for each in found]),
        table=dumps(findings_csv.lines(about[:6], found)),
        brief=dumps(tuple(about._replace(marks=marks))),
    )


def _read(found: Mapping[str, Any]) -> Finding:
    """A finding from the contract's shape."""
    return Finding(**{**found, "evidence": tuple(Evidence(**words) for words in found["evidence"])})


def _joined(one: bytes, other: bytes) -> bytes:
    """Two JSON lists as one, without reading them."""
    if b"[]" in (one, other):
        return other if one == b"[]" else one
    return one[:-1] + b"," + other[1:]


def note_text(one: Row) -> str:
    """The note's text."""
    text: str = orjson.loads(one.text)
    return text


def pack(one: Row) -> bytes:
    """The row as a line of a scratch file."""
    return b"\t".join(one) + b"\n"


def unpack(packed: bytes) -> Row:
    """The row of a line that `pack` made."""
    return Row(*packed[:-1].split(b"\t"))


def brief(one: Row) -> Brief:
    """What the summary needs of a row."""
    *head, marks = orjson.loads(one.brief)
    return Brief._make([*head, tuple(map(tuple, marks))])


def dumps(value: Any) -> bytes:
    """JSON, compact; a set becomes a sorted list."""
    return orjson.dumps(value, default=_plain)


def extract(chart: Chart, *, text: bool = False) -> bytes:
    """A note's entities alone, in the shape of a result."""
    note = chart.note
    facts = sorted((f for found in chart.facts.values() for f in found), key=lambda f: (f.start, -f.end, f.label))
    whole: dict[str, Any] = {
        "note_id": note.note_id,
        "source": note.source,
        "index": note.index,
        "entities": [entity(fact, note.text) for fact in facts],
    }
    return dumps({**whole, "text": note.text} if text else whole)


def entity(fact: Fact, text: str) -> dict[str, Any]:
    """One entity in the contract's shape."""
    start, end = fact.start, fact.end
    return {
        "label": fact.label,
        "start": start,
        "end": end,
        "text": text[start:end],
        "section": fact.section,
        "assertion": fact.assertion,
        "attributes": fact.attributes,
    }


def check(one: Check) -> dict[str, Any]:
    """One verdict in the contract's shape."""
    return {"rule": one.rule, "verdict": one.verdict, "evidence": evidence(one.evidence)}


def finding(one: Finding) -> dict[str, Any]:
    """One finding in the contract's shape."""
    return {
        "rule": one.rule,
        "verdict": one.verdict,
        "severity": one.severity,
        "message": one.message,
        "fix": one.fix,
        "authority": one.authority,
        "evidence": evidence(one.evidence),
    }


def risk(one: Risk | None) -> dict[str, Any] | None:
    """The risk in the contract's shape."""
    if one is None:
        return None
    reasons = [{"reason": r.reason, "weight": r.weight, "evidence": evidence(r.evidence)} for r in one.reasons]
    return {"score": one.score, "band": one.band, "reasons": reasons}


def evidence(words: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Evidence in the contract's shape."""
    return [{"start": start, "end": end, "text": text} for start, end, text in words]


def _head(audit: Audit, about: Brief) -> bytes:
    text = audit.note.text
    billing = [
        {"code": b.code, "units": b.units, "minutes": b.minutes, "modifiers": b.modifiers, "source": b.source}
        for b in audit.billing
    ]
    head = {
        "note_id": about.note_id,
        "source": about.source,
        "index": about.order,
        "patient_id": about.patient_id,
        "clinician": about.clinician,
        "date_of_service": about.date_of_service,
        "payer": about.payer,
        "sections": [{"name": s.name, "start": s.start, "end": s.end} for s in audit.sections],
        "entities": [entity(fact, text) for fact in audit.facts],
        "billing": billing,
    }
    return dumps(head)[:-1]


def _brief(audit: Audit, payer: str) -> Brief:
    note = audit.note
    return Brief(
        note.note_id,
        note.source,
        note.patient_id,
        note.clinician,
        audit.date_of_service.isoformat() if audit.date_of_service else None,
        payer,
        note.index,
        len(note.text),
        audit.risk.band if audit.risk else None,
        tuple((f.rule, f.severity, f.verdict) for f in audit.findings),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)
