"""Modifiers: what a line needs under the payer's profile, and what stands where it should not."""

from __future__ import annotations

import re

from ..billing import pairs
from ..records import BillingLine, Chart
from .context import NOT_APPLICABLE, Context, Outcome, failed, line_span, passed


def pair_modifier(chart: Chart, context: Context) -> Outcome:
    """A pair of the profile's table is told apart by a modifier for distinct services (NCCI PTP edits)."""
    modifiers = {line.code: line.modifiers for line in chart.billing}
    found = pairs.billed_pairs(context.profile.pairs, tuple(modifiers))
    if not found:
        return NOT_APPLICABLE
    bare = [pair for pair in found if not pairs.told_apart(pair, modifiers)]
    lines = {line.code: line_span(line) for line in chart.billing}
    at = [lines[code] for pair in (bare or found) for code in (pair.column1, pair.column2)]
    return failed(*at, detail="; ".join(f"{p.column1} with {p.column2}" for p in bare)) if bare else passed(*at)


_DISCIPLINE = {"GP": ("PT",), "GO": ("OT",), "GN": ("SLP", "SPEECH")}


def discipline_modifier(chart: Chart, context: Context) -> Outcome:
    """GP, GO or GN on every line where any line shows modifiers at all, and none against the signer."""
    if not context.profile.discipline_modifiers or not any(line.modifiers for line in chart.billing):
        return NOT_APPLICABLE
    without = [line for line in chart.billing if not set(line.modifiers) & set(_DISCIPLINE)]
    against = [line for line in chart.billing if _contradicts(chart, line)]
    at = [line_span(line) for line in without or against or chart.billing]
    return failed(*at) if without or against else passed(*at)


def _contradicts(chart: Chart, line: BillingLine) -> bool:
    signers = {d for s in chart.signatures if (d := _discipline(s.designation))}
    mine = {m for m in line.modifiers if m in _DISCIPLINE}
    return bool(mine and len(signers) == 1 and next(iter(signers)) not in mine)


def _discipline(designation: str | None) -> str | None:
    text = (designation or "").upper().replace(".", "")
    if "SLP" in text or "CCC" in text or "SPEECH" in text:
        return "GN"
    if "OT" in text or "OCCUPATIONAL" in text:
        return "GO"
    return "GP" if "PT" in text or "PHYSICAL" in text else None


def assistant_modifier(chart: Chart, context: Context) -> Outcome:
    """CQ or CO where an assistant furnished the service, and only there (MCPM 5 §20.1)."""
    if (
        not context.profile.assistant_modifiers
        or not chart.signatures
        or not any(line.modifiers for line in chart.billing)
    ):
        return NOT_APPLICABLE
    kinds = {s.kind for s in chart.signatures}
    by_assistant = "assistant" in kinds and "therapist" not in kinds
    marked = [line for line in chart.billing if {"CQ", "CO"} & set(line.modifiers)]
    wrong = (
        [line for line in chart.billing if line not in marked]
        if by_assistant
        else []
        if "assistant" in kinds
        else marked
    )
    at = [line_span(line) for line in wrong or chart.billing]
    return failed(*at) if wrong else passed(*at)


_CUT_SHORT = re.compile(
    r"(?:session|treatment|tx|visit|therapy|ex(?:ercise)?s?) (?:was )?(?:cut short|shortened|stopped|ended early|abbreviated|terminated|held)|abbreviated (?:session|visit)|stopped early|ended early|unable to (?:complete|finish) (?:the )?(?:session|treatment|tx)",
    re.I,
)


def reduced_service_modifier(chart: Chart, context: Context) -> Outcome:
    """52 where the payer asks for it and the session was cut short."""
    if not context.profile.reduced_service_modifier or not chart.billing:
        return NOT_APPLICABLE
    cut = _CUT_SHORT.search(chart.note.text)
    if not cut:
        return NOT_APPLICABLE
    marked = [line for line in chart.billing if "52" in line.modifiers]
    return passed(*[line_span(line) for line in marked]) if marked else failed(cut.span())
