"""What a file of charges comes to: rows standing twice, units taken back, claims replaced or sent again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..records import Unread
from .records import Charge, Claims

_REPLACES, _VOIDS = "7", "8"  # claim frequency (CLM05-3)
_PRIMARY = "P"  # payer responsibility (SBR01)


class Line(NamedTuple):
    """A service line of an 837P with what its claim says of it."""

    charge: Charge
    claim: int  # the claim's place in the file
    account: str  # CLM01, kept when the claim is sent again
    number: str  # LX01
    frequency: str
    payer: str


def settle(found: Iterable[Charge | Unread]) -> Claims:
    """Charges of a table without rows that stand twice and without those that other rows take back."""
    unread = [entry for entry in found if isinstance(entry, Unread)]
    charges, twice = _once([entry for entry in found if isinstance(entry, Charge)])
    kept, unmet = _net(charges)
    return Claims(tuple(kept), (*unread, *twice, *unmet))


def replaced(lines: Sequence[Line]) -> tuple[Charge, ...]:
    """Charges that stand after replacements and voids, those to a second payer counted once."""
    last = {_visit(line): line.claim for line in lines if line.frequency in (_REPLACES, _VOIDS)}
    standing = [line for line in lines if line.claim >= last.get(_visit(line), 0) and line.frequency != _VOIDS]
    first = {_bare(line) for line in standing if line.payer == _PRIMARY}
    return tuple(line.charge for line in standing if line.payer == _PRIMARY or _bare(line) not in first)


def _visit(line: Line) -> tuple[object, ...]:
    """What a replacement takes the place of. An account may stand for all visits of a patient."""
    return line.account, line.charge.patient, line.charge.first


def _bare(line: Line) -> tuple[str, str, Charge]:
    return line.account, line.number, line.charge._replace(source="")


def _once(charges: Iterable[Charge]) -> tuple[list[Charge], list[Unread]]:
    """An id with all its values a second time comes of a joined export; without an id it may be meant."""
    seen: set[Charge] = set()
    kept, twice = [], []
    for charge in charges:
        bare = charge._replace(source="")
        if charge.charge_id and bare in seen:
            twice.append(Unread(charge.source, "repeats the row with the same charge_id; counted once"))
        else:
            seen.add(bare)
            kept.append(charge)
    return kept, twice


def _net(charges: Sequence[Charge]) -> tuple[list[Charge], list[Unread]]:
    """A charge and its reversal (the same with units below zero) cancel each other."""
    back = Counter(_key(charge, -1) for charge in charges if (charge.units or 0) < 0)
    kept = []
    for charge in charges:
        key = _key(charge, 1)
        if (charge.units or 0) > 0 and back[key]:
            back[key] -= 1
        elif (charge.units or 0) > 0:
            kept.append(charge)
    return kept, _unmet(charges, back)


def _unmet(charges: Iterable[Charge], back: Counter[tuple[object, ...]]) -> list[Unread]:
    """Reversals of what the file does not hold."""
    out = []
    for charge in charges:
        key = _key(charge, -1)
        if (charge.units or 0) < 0 and back[key]:
            back[key] -= 1
            out.append(Unread(charge.source, "takes back units that no other row bills"))
    return out


def _key(charge: Charge, sign: int) -> tuple[object, ...]:
    what = charge.code, frozenset(charge.modifiers), sign * (charge.units or 0)
    return charge.patient, charge.first, charge.last, charge.note_id, *what
