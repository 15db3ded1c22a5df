"""Whether claim and note say the same. Each function answers for one note, from what was matched to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..billing.units import UNIT
from ..billing.working import count, listing
from ..records import BillingLine, Verdict
from . import sharing
from .records import NAMED, Answer, Charged, Matches

NOT_APPLICABLE = Answer("not_applicable")
_RANK = ("not_applicable", "pass", "unclear", "fail")


def charge_has_note(charged: Charged | None) -> Answer:
    """The note's charges have their note: itself. Those that have none are `Matches.orphans`, of no note."""
    return Answer("pass", _spans(charged.said)) if charged and charged.charges else NOT_APPLICABLE


def note_has_charge(charged: Charged | None) -> Answer:
    """A note that bills is billed. One that gives no code is not asked."""
    if charged is None or not (charged.charges or _billed(charged.said)):
        return NOT_APPLICABLE
    at = _spans(charged.said)
    if charged.charges:
        return Answer("pass", at)
    return Answer("unclear", at, charged.doubt) if charged.doubt else Answer("fail", at)


def codes_agree(charged: Charged | None) -> Answer:
    """Claim and note name the same codes. A note without codes leaves nothing to compare."""
    said = (*charged.said, *charged.beside) if charged else ()
    if charged is None or not charged.charges or not said:
        return NOT_APPLICABLE
    codes = dict.fromkeys(charge.code for charge in charged.charges)
    unwritten = [code for code in codes if code not in _codes(said)]
    unbilled = [line for line in _billed(charged.said) if line.code not in codes and _earns(line)]
    at = _spans(unbilled or charged.said)
    if not unwritten and not unbilled:
        return Answer("pass", at)
    # Names of services are no codes: what else was meant to be billed cannot be told from them.
    verdict: Verdict = "fail" if _billed(said) else "unclear"
    return Answer(verdict, at, _difference(unwritten, [line.code for line in unbilled]))


def units_agree(charged: Charged | None) -> Answer:
    """Of codes that both name, claim and note give the same units and modifiers, where the note gives any."""
    if charged is None:
        return NOT_APPLICABLE
    codes = {charge.code for charge in charged.charges}
    lines = [line for line in _billed(charged.said) if line.code in codes]
    compared = [line for line in lines if line.units is not None or line.modifiers]
    wrong = [(line, said) for line in compared if (said := _unlike(line.code, charged))]
    if wrong:
        return Answer("fail", _spans([line for line, _ in wrong]), "; ".join(said for _, said in wrong))
    return Answer("pass", _spans(compared)) if compared else NOT_APPLICABLE


FUNCTIONS: Mapping[str, Callable[[Charged | None], Answer]] = {
    "charge_has_note": charge_has_note,
    "note_has_charge": note_has_charge,
    "codes_agree": codes_agree,
    "units_agree": units_agree,
}


def worst(function: str, matches: Matches) -> Answer:
    """The answer of a rule to a whole file, orphans and all: for the rules' own examples."""
    answers = [FUNCTIONS[function](charged) for charged in matches.notes]
    if function == "charge_has_note":
        answers += [Answer(orphan.verdict, (), orphan.detail) for orphan in matches.orphans]
    return max(answers, key=lambda answer: _RANK.index(answer.verdict), default=NOT_APPLICABLE)


def _billed(lines: Iterable[BillingLine]) -> list[BillingLine]:
    return [line for line in lines if line.source != NAMED]


def _codes(lines: Iterable[BillingLine]) -> set[str]:
    return {line.code for line in lines}


def _spans(lines: Iterable[BillingLine]) -> tuple[tuple[int, int], ...]:
    return tuple((line.start, line.end) for line in lines)


def _earns(line: BillingLine) -> bool:
    """Whether the note bills the code: minutes too few for a unit of their own are documented, not billed."""
    if line.units is not None:
        return line.units > 0
    return line.minutes is None or line.minutes >= UNIT


def _difference(unwritten: Sequence[str], unbilled: Sequence[str]) -> str:
    parts = [f"{listing(unwritten)} on the claim, not in the note"] if unwritten else []
    parts += [f"{listing(unbilled)} in the note, not on the claim"] if unbilled else []
    return "; ".join(parts)


def _unlike(code: str, charged: Charged) -> str:
    """In what the claim and the encounter's notes differ for one code."""
    lines = [line for line in _billed((*charged.said, *charged.beside)) if line.code == code]
    charges = [charge for charge in charged.charges if charge.code == code]
    notes = "the note" if charged.notes == 1 else f"the {charged.notes} notes"
    billed = sharing.units(charges)
    parts = _units(billed, lines, notes) + _modifiers(sharing.modifiers(charges), lines, notes)
    return f"{code}: {', and '.join(parts)}" if parts else ""


def _units(billed: int | None, lines: Sequence[BillingLine], notes: str) -> list[str]:
    stated = [line.units for line in lines if line.units is not None]
    if billed is None or len(stated) < len(lines) or sum(stated) == billed:
        return []
    return [f"{count(billed, 'unit')} on the claim, {sum(stated)} in {notes}"]


def _modifiers(billed: Sequence[str], lines: Sequence[BillingLine], notes: str) -> list[str]:
    """A note that gives no modifiers leaves them to the biller; one that gives some means these."""
    stated = dict.fromkeys(modifier for line in lines for modifier in line.modifiers)
    whole = all(line.modifiers for line in lines)
    if not stated or set(stated) == set(billed) or (not whole and set(stated) <= set(billed)):
        return []
    return [f"modifiers {listing(billed or ['none'])} on the claim, {listing(stated)} in {notes}"]
