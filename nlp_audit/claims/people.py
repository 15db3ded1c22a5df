"""Whose note it is and who wrote it, as a claim would name them."""

from __future__ import annotations

import re
from datetime import date

from ..episodes import people
from ..intake import days, heading
from ..records import BillingLine, Chart, Note
from . import names
from .records import NAMED, Clinician, Known, Person

_LINES, _WIDTH = 12, 300  # the head of a note: what comes later may speak of somebody else
_LABEL = r"(?:patient|pt|resident|res|client|cl|child|student|member)(?:[ \t]+name)?|name"
_PART = r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*"
_STOP = r"(?!(?:DOB|MRN|AGE|SEX|ROOM|RM|DOS|DATE|DX|ID|CHART|ACCT|VISIT|BORN|PAYER)\b)"
_NAME = rf"(?P<name>{_STOP}{_PART}(?:,? {_STOP}{_PART}){{0,4}})"
_COLON = r"(?:[:=#|*][ \t:.=#|*_]*|[ \t]+(?=\d))"
_LABELLED = re.compile(rf"\b(?:{_LABEL})[ \t]*{_COLON}(?:[\w-]*\d[\w-]*[ \t]+)?{_NAME}", re.I)
_SURNAME_FIRST = rf"(?P<name>{_PART}(?:[ -]{_PART})?, ?{_PART}(?: {_PART})?)"
_LEADING = re.compile(rf"^[ \t*|]*{_SURNAME_FIRST}(?=[ \t|;,(]+(?:MRN|DOB|ID|CHART|ACCT)\b)", re.I)
_BORN = re.compile(rf"\b(?:dob|d\.o\.b|birth ?date|date of birth|born)[ \t:.=|*_]*(?P<day>{days.DAY})", re.I)
_NPI = re.compile(r"\bNPI\b[ \t:.#]*([12]\d{9})(?!\d)", re.I)
_BESIDE = 80  # characters behind a signature in which its NPI stands
_SIGNATURE = 200  # characters of a signature in which its name stands
_UNDER_OTHERS = ("assistant", "student")  # bill under a supervisor's name
_DISCIPLINES = {
    "GN": re.compile(r"SLP|CCC|SPEECH"),
    "GO": re.compile(r"\bOT|COTA|OTA\b|OCCUPATIONAL"),
    "GP": re.compile(r"PT\b|PTA\b|PHYSICAL"),
}


def known(chart: Chart) -> Known:
    """What a charge can be held against: a note without its text, so that many fit into memory."""
    return Known(
        chart.note.note_id,
        chart.date_of_service,
        patient(chart.note),
        clinicians(chart),
        by_assistant(chart),
        disciplines(chart),
        said(chart),
    )


def said(chart: Chart) -> tuple[BillingLine, ...]:
    """The codes that a note gives: its billing, and codes whose service it names with a time."""
    billed = {line.code for line in chart.billing}
    named = [fact for fact in chart.of("CPT_CODE", "present") if fact.attributes["code"] not in billed]
    first = {fact.attributes["code"]: fact for fact in reversed(named)}
    lines = (BillingLine(c, None, f.attributes["minutes"], (), NAMED, f.start, f.end) for c, f in first.items())
    return (*chart.billing, *lines)


def patient(note: Note) -> Person:
    """Record numbers, name and birth date: what is known of the note, and what its head says."""
    given = names.person(note.patient_id or "")
    head = names.person(heading.patient_id(note.text) or "")
    written = Person(name=_name(note.text), born=_born(note.text))
    every = (given, head, written)
    return Person(
        given.ids | head.ids,
        next((person.name for person in every if names.is_name(person.name)), frozenset()),
        next((person.born for person in every if person.born), None),
    )


def clinicians(chart: Chart) -> tuple[Clinician, ...]:
    """Those whose name may stand on the claim: the note's clinician, its signers, their supervisor.

    Of an unsigned note the therapist whom its head names.
    """
    text = chart.note.text
    spans = [(signature.start, signature.end) for signature in chart.signatures]
    signers = [names.signer(_letters(text[a:b]), _npi(text[a : b + _BESIDE])) for a, b in spans]
    if chart.supervisor:
        signers.append(names.signer(_letters(text[slice(*chart.supervisor)])))
    if chart.note.clinician:
        signers.append(names.clinician(chart.note.clinician))
    elif not signers and (head := people.clinician(chart)):
        signers.append(Clinician(names.words(f"{head.first} {head.surname}")))
    return tuple(dict.fromkeys(clinician for clinician in signers if any(clinician)))


def by_assistant(chart: Chart) -> bool:
    """Whether nobody signed but assistants and students, who bill under somebody else's name."""
    kinds = {signature.kind for signature in chart.signatures}
    return bool(kinds) and kinds <= set(_UNDER_OTHERS)


def disciplines(chart: Chart) -> frozenset[str]:
    """GP, GO, GN: the disciplines of the signers."""
    said = [(signature.designation or "").upper().replace(".", "") for signature in chart.signatures]
    found = (next((mark for mark, word in _DISCIPLINES.items() if word.search(text)), "") for text in said)
    return frozenset(found) - {""}


def _name(text: str) -> frozenset[str]:
    found = next((m for line in _head(text) if (m := _LABELLED.search(line) or _LEADING.search(line))), None)
    words = names.words(found["name"]) if found else frozenset()
    return words if names.is_name(words) else frozenset()


def _born(text: str) -> date | None:
    found = next((match for line in _head(text) if (match := _BORN.search(line))), None)
    return days.parse(found["day"]) if found else None


def _head(text: str) -> list[str]:
    lines = (line.strip() for line in text[: 4 * _LINES * _WIDTH].split("\n"))
    return [line[:_WIDTH] for line in lines if line][:_LINES]


def _npi(text: str) -> str | None:
    found = _NPI.search(text)
    return found[1] if found else None


def _letters(text: str) -> str:
    """A signature without its dates and license numbers, behind which the name may stand."""
    return re.sub(r"\S*\d\S*", " ", text[:_SIGNATURE])
