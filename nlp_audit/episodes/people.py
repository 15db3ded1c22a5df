"""Whose note it is: the patient as intake has read it, the clinician as the signature gives him."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..intake import heading
from ..records import Chart, Signature
from .lists import CREDENTIALS
from .records import Person

_STAMP = re.compile(
    r"\A\W*(?:(?:electronic(?:ally)?|digital(?:ly)?|e-?sign(?:ed|ature)?|signed|sign(?:ature)?|/?e?s/|by|therapist|treating|"
    r"clinician|provider|rendering|author(?:ed)?|treated|verified|finali[sz]ed|closed|completed|authenticated|approved|attested|"
    r"documented|performed|written|visit|note|of|reviewed|accepted|entered|locked|name|pt|ot|slp)(?:\b|(?<=/))[\s:.,=#>/_-]+)*",
    re.I,
)
_END = re.compile(
    r"\d|\(|\||[ \t]{2,}|\t|;| / |\b(?i:superv|supv|sup\b|co-?sign|on\b|at\b|signed|e-?sig|date\b|time\b|"
    r"authenticated|finali[sz]ed|closed|verified)"
)
_SUFFIX = re.compile(r"(?:Dr|Mrs?|Ms|Jr|Sr|I{2,3}|IV)\.?", re.I)
_DISCIPLINES = (
    ("SLP", re.compile(r"SLP|CCC|speech", re.I)),
    ("OT", re.compile(r"\bC?OT|occupational|\bMOT|CHT", re.I)),
)
_SUPERVISED = re.compile(r"\b(?:superv\w*|supv\w*|co-?sign\w*|mentor|CI)\b[^:\n]{0,24}:[ \t]*([^\n]+)", re.I)
_THERAPIST = re.compile(
    r"(?i:\b(?:treating |evaluating |primary )?(?:therapist|clinician|provider)[ \t]*[:=][ \t]*)([^\n]+)"
)


def patient(chart: Chart) -> str | None:
    """The patient's key: the number that intake or the note's head gives, else name with birth date in one order."""
    found = chart.note.patient_id or heading.patient_id(chart.note.text)
    if not found or "|" not in found:
        return found
    name, _, born = found.partition("|")
    words = sorted(re.findall(r"[^\W_]+", name.upper()))
    return f"{' '.join(words)}|{born}"


def clinician(chart: Chart) -> Person | None:
    """Who treated: the first signer, of a student's note the supervisor, else the therapist that the head names."""
    text, signed = chart.note.text, signer(chart)
    if chart.note.clinician:
        return person(chart.note.clinician)
    if signed and signed.kind == "student":
        return _supervisor(chart, signed) or person(text[signed.start : signed.end])
    if signed:
        return person(text[signed.start : signed.end])
    named = _THERAPIST.search(text)
    return person(named[1]) if named else None


def _supervisor(chart: Chart, signed: Signature) -> Person | None:
    """Who answers for a student: the therapist who signs too, else the one named beside the signature or elsewhere."""
    other = next((s for s in chart.signatures if s.kind == "therapist"), None)
    beside = _SUPERVISED.search(chart.note.text, signed.start, signed.end)
    span = (other.start, other.end) if other else beside.span(1) if beside else chart.supervisor
    return person(chart.note.text[slice(*span)]) if span else None


def signer(chart: Chart) -> Signature | None:
    """The first signature of a rehab professional, else the first of all."""
    known = [s for s in chart.signatures if s.kind in ("therapist", "assistant", "student")]
    return next(iter(known or chart.signatures), None)


def discipline(chart: Chart) -> str | None:
    """PT, OT or SLP by the signer's designation."""
    signed = signer(chart)
    if signed is None or signed.designation is None:
        return None
    return next((name for name, pattern in _DISCIPLINES if pattern.search(signed.designation)), "PT")


def person(text: str) -> Person | None:
    """`Orlowski, Thaddeus PT`, `Thaddeus Orlowski, PT, OCS`, `Electronically signed by Thaddeus Orlowski` are one."""
    text = text[_STAMP.match(text).end() :]  # type: ignore[union-attr]  # the pattern matches nothing at least
    cut = _END.search(text)
    parts = [names for part in text[: cut.start() if cut else None].split(",") if (names := _names(part))]
    if not parts:
        return None
    if len(parts) > 1:
        return Person(parts[0][-1], parts[1][0])
    return Person(parts[0][-1], parts[0][0] if len(parts[0]) > 1 else "")


def _names(part: str) -> list[str]:
    """The names of a comma-free part without titles and credentials, in lower case."""
    words = [w.strip(".'’\"-_*[]:") for w in part.split()]
    words = [w for w in words if re.match(r"[^\W\d_]", w) and not _SUFFIX.fullmatch(w)]
    return [w.lower() for w in words if not (w.lower().replace(".", "") in CREDENTIALS and not w.istitle())]


def clinicians(people: Iterable[Person | None]) -> Mapping[Person, str]:
    """One key a person: an initial stands for the one full first name of that surname that it fits, if it is one."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    for found in filter(None, people):
        by_surname[found.surname].add(found.first)
    return {
        Person(surname, first): f"{surname}, {_full(first, firsts)}"
        for surname, firsts in by_surname.items()
        for first in firsts
    }


def _full(first: str, firsts: Iterable[str]) -> str:
    fits = [f for f in firsts if len(f) > 1 and f.startswith(first)]
    return fits[0] if len(first) <= 1 and len(fits) == 1 else first
