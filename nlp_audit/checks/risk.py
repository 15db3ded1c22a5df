"""The check on a note's risk score."""

from __future__ import annotations

from ..records import Chart
from .context import NOT_APPLICABLE, Context, Outcome, failed, passed


def risk_below(chart: Chart, context: Context, *, band: str) -> Outcome:
    """The note's risk stays below a band. What raised it is the evidence, and is told in the note's risk."""
    if context.risk is None:
        return NOT_APPLICABLE
    if context.risk.band != band:
        return passed()
    raising = [reason for reason in context.risk.reasons if reason.weight > 0]
    spans = [(e.start, e.end) for reason in raising for e in reason.evidence]
    return failed(*spans, detail="; ".join(reason.reason for reason in raising[:3]))
