"""Values that cannot be: scores outside their range, impossible dates."""

from __future__ import annotations

from ..records import Chart, Fact
from .context import NOT_APPLICABLE, Context, Outcome, failed, passed, spans


def scores_in_range(chart: Chart, context: Context) -> Outcome:
    """Each score lies within its measure's range."""
    scored = [f for f in chart.of("OUTCOME_MEASURE") if f.attributes["score"] is not None]
    if not scored:
        return NOT_APPLICABLE
    wrong = [f for f in scored if _out_of_range(f, context)]
    if wrong:
        return failed(*spans(wrong), detail="; ".join(_range(f, context) for f in wrong))
    return passed(*spans(scored))


def _out_of_range(fact: Fact, context: Context) -> bool:
    score, maximum = fact.attributes["score"], fact.attributes["maximum"]
    if maximum is not None and score > maximum:
        return True
    known = context.measures.get(fact.attributes["measure"])
    if known is None:
        return False
    return not known.low <= score <= known.high


def _range(fact: Fact, context: Context) -> str:
    known = context.measures.get(fact.attributes["measure"])
    top = known.high if known else fact.attributes["maximum"]
    return f"{known.title if known else 'score'} {fact.attributes['score']:g}, highest possible {top:g}"


def possible_date(chart: Chart, context: Context) -> Outcome:
    """The date of service exists, is not in the future and not later than the signature."""
    service = next((d for d in chart.dates if d.role == "service"), None)
    if service is None:
        return NOT_APPLICABLE
    at = (service.start, service.end)
    if service.value is None:
        return failed(at, detail="no such day")
    if service.value > context.as_of:
        return failed(at, detail=f"later than {context.as_of.isoformat()}")
    signed = [d for d in chart.dates if d.role == "signature" and d.value is not None]
    early = [d for d in signed if d.value and d.value < service.value]
    if early and len(early) == len(signed):
        return failed(at, *[(d.start, d.end) for d in early], detail="later than the signature")
    return passed(at)
