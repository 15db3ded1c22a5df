"""Values that cannot be: scores outside their range, two levels for one activity, impossible dates."""

from __future__ import annotations

import re
from collections import defaultdict

from ..records import LEVELS, Chart, Fact
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


_ACTIVITIES = (
    "sit to stand|sit<>stand|sit-to-stand|STS|stand pivot|squat pivot|slide board|toilet(?:ing)? transfers?|toilet t/f|tub transfers?|shower transfers?|car transfers?|bed mobility|rolling|supine to sit|supine>sit|sup to sit|sup>sit|sit to supine|"
    "transfers?|t/fs?|gait|ambulat\\w*|amb|walk\\w*|stairs?|steps|curb|UB dressing|LB dressing|upper body dressing|lower body dressing|dressing|bathing|grooming|toileting|feeding|self-feeding|hygiene|oral care|w/c mobility|propulsion|sock|shoes|pullover|standing balance|sitting balance"
)
_ACTIVITY = re.compile(rf"\b(?:{_ACTIVITIES})\b", re.I)


def levels_agree(chart: Chart, context: Context, *, steps: int) -> Outcome:
    """The same activity has no two levels `steps` or more apart in two sentences of the same session."""
    levels = [f for f in chart.of("ASSIST_LEVEL", "present")]
    if len(levels) < 2:
        return NOT_APPLICABLE
    by_activity: dict[str, list[Fact]] = defaultdict(list)
    for fact in levels:
        if activity := _activity(chart, fact):
            by_activity[activity].append(fact)
    for facts in by_activity.values():
        for one in facts:
            for two in facts:
                if one.sentence < two.sentence and one.section != two.section and _apart(one, two) >= steps:
                    return failed((one.start, one.end), (two.start, two.end))
    return passed(*spans(levels))


def _apart(one: Fact, two: Fact) -> int:
    return abs(LEVELS.index(one.attributes["level"]) - LEVELS.index(two.attributes["level"]))


def _activity(chart: Chart, fact: Fact) -> str | None:
    """The activity named last before the level, in its sentence."""
    statement = next((s for s in chart.statements if s.start <= fact.start < s.end), None)
    if statement is None:
        return None
    names = [m[0].lower() for m in _ACTIVITY.finditer(chart.note.text, statement.start, fact.start)]
    after = _ACTIVITY.search(chart.note.text, fact.end, min(statement.end, fact.end + 30))
    name = names[-1] if names else after[0].lower() if after else None
    return _canonical(name) if name else None


def _canonical(name: str) -> str:
    for start, canonical in (("amb", "gait"), ("walk", "gait"), ("t/f", "transfer"), ("transfer", "transfer"), ("sts", "sit to stand"), ("sit", "sit to stand" if "stand" in name else name), ("toilet t", "toilet transfer"), ("sup", "supine to sit")):
        if name.startswith(start):
            return canonical
    return name


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
