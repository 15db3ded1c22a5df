"""CQ and CO on the claim's lines, held against who furnished the minutes (by billing/assistants.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..billing.assistants import PAIRED, AssistantLine, Discipline, Share, assistant_lines, modifier_conflict
from ..billing.working import count
from . import sharing
from .records import Charge

_MARKS = {"CQ", "CO"}


def conflicts(charges: Sequence[Charge]) -> tuple[str, ...]:
    """Lines on which CQ stands without GP or CO without GO; the payer returns these."""
    found = ((charge.code, modifier_conflict(charge.modifiers)) for charge in charges)
    return tuple(dict.fromkeys(f"{code}: {why}" for code, why in found if why))


def differences(
    charges: Sequence[Charge],
    minutes: Mapping[str, Share],
    timed: Callable[[str], bool],
    discipline: Discipline,
) -> tuple[str, ...]:
    """Codes whose units carry CQ or CO more or less often than the minutes by person ask.

    Codes without minutes by person are left out.
    """
    mark = PAIRED[discipline][1]
    known = {code: share for code, share in minutes.items() if any(charge.code == code for charge in charges)}
    billed = {code: sharing.units([c for c in charges if c.code == code]) or 0 for code in known}
    lines = assistant_lines(known, timed, discipline, billed)
    found = (_difference(code, charges, lines, mark) for code in known)
    return tuple(text for text in found if text)


def _difference(code: str, charges: Sequence[Charge], lines: Sequence[AssistantLine], mark: str) -> str:
    own = [line for line in lines if line.code == code]
    wanted = sum(line.units for line in own if mark in line.modifiers)
    marked = sharing.units([c for c in charges if c.code == code and _MARKS & set(c.modifiers)]) or 0
    if marked == wanted or any(line.either for line in own):
        return ""
    return f"{code}: {mark} on {count(marked, 'unit')} of the claim, on {wanted} by each person's minutes"
