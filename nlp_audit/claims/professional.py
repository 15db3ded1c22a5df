"""Charges from the segments of 837P claims (005010X222, 004010X098), loop by loop.

HL opens a billing provider, a subscriber or a patient; CLM a claim; LX a service line. A line that names no
provider or date has its claim's, and a claim the billing provider, as the implementation guide says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..records import Unread
from ..yamlfile import ConfigError
from . import ledger, names, values
from .ledger import Line
from .records import Charge, Claims, Clinician, Person
from .x12 import Segment

_BILLING, _SUBSCRIBER = "20", "22"  # HL03
_OPENS = ("ST", "HL", "CLM", "LX", "SE")
_PRIMARY = "P"  # payer responsibility (SBR01)
_INSTITUTIONAL, _DENTAL = "institutional (837I)", "dental (837D)"
_KINDS = {"X223": _INSTITUTIONAL, "X096": _INSTITUTIONAL, "X224": _DENTAL, "X097": _DENTAL}
Days = tuple[date, date]


class _Loops(NamedTuple):
    """Where the reading stands: the loops that are open."""

    billing: Clinician = Clinician()
    patient: Person = Person()
    payer: str = _PRIMARY
    claim: int = 0
    account: str = ""
    frequency: str = "1"
    record: str = ""  # medical record number
    rendering: Clinician | None = None
    days: Days | None = None
    line: int = 0


def charges(segments: Iterable[Segment], source: str) -> Claims:
    """The service lines of all claims. Raises ConfigError where the file holds no professional claim."""
    every = list(segments)
    kinds = {_kind(segment) for segment in every if segment.id == "ST"}
    if "" not in kinds:
        held = ", ".join(sorted(kinds)) or "no transaction"
        raise ConfigError(f"{source}: no professional claims (837P); it holds {held}")
    found = list(_lines(every, source))
    lines = [entry for entry in found if isinstance(entry, Line)]
    unread = [entry for entry in found if isinstance(entry, Unread)]
    return Claims(ledger.replaced(lines), (*unread, *_incomplete(every, source)))


def _kind(header: Segment) -> str:
    """Nothing for an 837P, else what the transaction is."""
    if header.get(1) != "837":
        return f"transaction {header.get(1)[:3]}"
    return next((name for version, name in _KINDS.items() if version in header.get(3)), "")


def _lines(segments: Sequence[Segment], source: str) -> Iterator[Line | Unread]:
    loops, wanted = _Loops(), True
    for block in _blocks(segments):
        if block[0].id == "ST":
            wanted, loops = _kind(block[0]) == "", _Loops(claim=loops.claim)
        if wanted and block[0].id in ("LX", "SV1"):
            loops = loops._replace(line=loops.line + 1)
            yield from _service(block, loops, source)
        elif wanted:
            loops = _opened(block, loops)


def _blocks(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments from one that opens a loop (or a transaction) to the next."""
    block: list[Segment] = []
    for segment in segments:
        if block and (segment.id in _OPENS or _is_bare_line(segment, block)):
            yield block
            block = []
        block.append(segment)
    if block:
        yield block


def _is_bare_line(segment: Segment, block: Sequence[Segment]) -> bool:
    """A service line that some senders do not number with LX."""
    return segment.id == "SV1" and (block[0].id != "LX" or any(other.id == "SV1" for other in block))


def _opened(block: list[Segment], loops: _Loops) -> _Loops:
    """The loops that are open after a block: a claim, or the people of its hierarchy."""
    head = block[0]
    if head.id == "CLM":
        return _claim(block, loops)
    if head.id == "HL" and head.get(3) == _BILLING:
        loops = _Loops(claim=loops.claim)
    if head.id == "HL" and head.get(3) == _SUBSCRIBER:
        loops = loops._replace(patient=Person())
    return loops._replace(
        billing=_named(block, "85") or loops.billing,
        patient=_patient(block, loops.patient),
        payer=next((segment.get(1) for segment in block if segment.id == "SBR"), loops.payer) or _PRIMARY,
    )


def _patient(block: Sequence[Segment], subscriber: Person) -> Person:
    """The patient is the subscriber, or a dependant: then the subscriber's number is another's."""
    person = _person(block, "QC")
    if person is None:
        return _person(block, "IL") or subscriber
    other_day = person.born and subscriber.born and person.born != subscriber.born
    if names.agree(person.name, subscriber.name) and not other_day:  # written once more as a dependant
        return Person(person.ids | subscriber.ids, person.name, person.born or subscriber.born)
    return person


def _claim(block: list[Segment], loops: _Loops) -> _Loops:
    head, own = block[0], _until(block, "SBR")  # after SBR stand other payers' subscribers
    frequency = [*head.parts(5), "", ""][2]
    return loops._replace(
        claim=loops.claim + 1,
        account=head.get(1),
        frequency=frequency or "1",
        record=_reference(own, "EA"),
        rendering=_named(own, "82"),
        days=_days(own),
        line=0,
    )


def _service(block: list[Segment], loops: _Loops, source: str) -> Iterator[Line | Unread]:
    """The line of one LX loop, or why it cannot be read."""
    own = _until(block, "SVD")  # after SVD stands what another payer decided
    number = (block[0].get(1) if block[0].id == "LX" else "") or str(loops.line)
    place = f"{source} claim {loops.claim} line {number}"
    service = next((segment for segment in own if segment.id == "SV1"), None)
    days = _days(own) or loops.days
    reason = _complaint(service, days, loops)
    if reason or service is None or days is None:
        yield Unread(place, reason)
        return
    charge = _charge(service, days, loops, place)._replace(
        clinician=_named(own, "82") or loops.rendering or loops.billing,
        charge_id=_reference(own, "6R") or f"{loops.account}-{number}",
    )
    yield Line(charge, loops.claim, loops.account, number, loops.frequency, loops.payer)


def _complaint(service: Segment | None, days: Days | None, loops: _Loops) -> str:
    if service is None:
        return "no professional service (SV1)"
    parts = _composite(service)
    if parts[0] not in ("HC", "") or len(parts) < 2 or values.code(parts[1]) is None:
        return "SV101 holds no HCPCS code"
    if any(values.modifiers(part) is None for part in parts[2:6]):
        return "SV101 holds a modifier that is not of two characters"
    if service.get(3) not in ("UN", "MJ") or not _quantity(service):
        return "SV103 and SV104 give neither whole units (UN) nor minutes (MJ)"
    if days is None:
        return "no date of service (DTP*472)"
    return "" if any(loops.patient) or loops.record else "no patient"


def _composite(service: Segment) -> list[str]:
    """SV101. Some senders declare one component separator and write another."""
    parts, other = service.parts(1), re.match(r"HC([^A-Za-z0-9])", service.get(1))
    return service.get(1).split(other[1]) if len(parts) == 1 and other else parts


def _quantity(service: Segment) -> float | None:
    count = values.units if service.get(3) == "UN" else values.minutes
    found = count(service.get(4))
    return found if found and found > 0 else None


def _charge(service: Segment, days: Days, loops: _Loops, place: str) -> Charge:
    parts = _composite(service)
    by_units, quantity = service.get(3) == "UN", _quantity(service)
    ids = filter(None, map(names.identifier, (loops.record, loops.account)))
    return Charge(
        source=place,
        code=parts[1].upper(),
        units=int(quantity) if by_units and quantity else None,
        modifiers=tuple(dict.fromkeys(part.upper() for part in parts[2:6] if part)),
        patient=loops.patient._replace(ids=loops.patient.ids.union(ids)),
        first=days[0],
        last=days[1],
        minutes=None if by_units else quantity,
    )


def _until(block: Sequence[Segment], end: str) -> list[Segment]:
    stop = next((i for i, segment in enumerate(block) if segment.id == end), len(block))
    return list(block[:stop])


def _days(block: Iterable[Segment]) -> Days | None:
    """DTP*472 with a day (D8) or a range (RD8)."""
    for segment in block:
        if segment.id == "DTP" and segment.get(1) == "472":
            if segment.get(2) == "RD8":
                return values.span(segment.get(3))
            day = values.day(segment.get(3)[:8])
            return (day, day) if day else None
    return None


def _named(block: Iterable[Segment], role: str) -> Clinician | None:
    """A provider who is a person: an organisation has signed no note."""
    for segment in block:
        if segment.id == "NM1" and segment.get(1) == role:
            npi = segment.get(9) if segment.get(8) == "XX" and segment.get(9).isdecimal() else None
            return Clinician() if segment.get(2) == "2" else Clinician(names.words(_name(segment)), npi)
    return None


def _person(block: Sequence[Segment], role: str) -> Person | None:
    born = next((values.day(s.get(2)) for s in block if s.id == "DMG" and s.get(1) == "D8"), None)
    for segment in block:
        if segment.id == "NM1" and segment.get(1) == role:
            number = names.identifier(segment.get(9))
            return Person(frozenset({number} - {""}), names.words(_name(segment)), born)
    return None


def _name(segment: Segment) -> str:
    return " ".join(segment.get(place) for place in (3, 4, 5))


def _reference(block: Iterable[Segment], qualifier: str) -> str:
    return next((s.get(2) for s in block if s.id == "REF" and s.get(1) == qualifier), "")


def _incomplete(segments: Sequence[Segment], source: str) -> Iterator[Unread]:
    """A file cut short: what it holds is read, and said to be perhaps not all."""
    marks = [segment.id for segment in segments if segment.id in ("ST", "SE")]
    if marks and marks[-1] == "ST":
        yield Unread(source, "the file ends within a transaction (no SE segment); claims may be missing")
