"""Values that cannot be: scores outside their range, two levels for one activity, impossible dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ..records import LEVELS, Chart, Fact, Statement
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


# One name for what clinicians call by many; the first that matches wins.
_ACTIVITIES = {
    "toilet transfer": r"toilet(?:ing)? (?:transfers?|t/?fs?|xfers?)|(?:transfers?|t/?fs?) (?:to|on(?: and |/)off) (?:the )?toilet|on and off (?:the )?toilet",
    "toileting": r"toileting|clothing m(?:gmt|anagement)|hygiene",
    "tub transfer": r"(?:tub|shower)(?: bench| chair| seat)? (?:transfers?|t/?fs?|xfers?)",
    "car transfer": r"car (?:transfers?|t/?fs?|xfers?)",
    "squat pivot": r"squat[- ]pivot",
    "stand pivot": r"stand[- ]pivot|SPT\b",
    "slide board": r"slide ?board",
    "bed to chair": r"(?:bed|mat|w/?c|wheelchair|chair)[ -]?(?:to|<?-?>|/)[ -]?(?:bed|mat|w/?c|wheelchair|chair|recliner|bsc|commode)\b(?: (?:transfers?|t/?fs?|xfers?))?",
    "sit to stand": r"sit[- ]?(?:to|<?-?>|>)[- ]?stand|sts\b|(?:chair|recliner) (?:transfers?|stand)|rises? from",
    "supine to sit": r"sup(?:ine)?[- ]?(?:to|<?-?>|>)[- ]?sit|bed mobility",
    "rolling": r"rolling",
    "stairs": r"stairs?|(?:twelve|ten|four|five|six|eight|\d+) steps|steps with rail",
    "curb": r"curb|ramp",
    "gait": r"gait|amb(?:ulat\w*)?\b|walk(?:s|ed|ing)?\b",
    "step game": r"step game",
    "upper dressing": r"(?:UB|upper body) (?:dressing|drsg)|pullover|shirt",
    "lower dressing": r"(?:LB|lower body) (?:dressing|drsg)|pants|socks?|shoes?",
    "bathing": r"bath(?:e|ing)?|shower(?:ing)?",
    "grooming": r"groom\w*|oral care",
    "feeding": r"feed\w*|eating",
    "transfer": r"transfers?|t/?fs?\b|xfers?",
}
_ACTIVITY = re.compile(rf"\b(?:{'|'.join(f'(?P<a{i}>{words})' for i, words in enumerate(_ACTIVITIES.values()))})", re.I)
_NAMES = tuple(_ACTIVITIES)
_CHANGES = re.compile(
    r"->|→|\b(?:then|by (?:the )?(?:end|set|rep|trial)|(?:first|last|second|third) (?:set|rep|trial|lap|attempt|\d|few)|initially|progress(?:ed|ing)|fad(?:ed|ing)|when tired)\b",
    re.I,
)
_ROW = re.compile(r"\.{3,}|\S[ ]{3,}\S|\|")


def levels_agree(chart: Chart, context: Context, *, steps: int) -> Outcome:
    """The same activity has no two levels `steps` or more apart in two parts of the note about the same session."""
    levels = chart.of("ASSIST_LEVEL", "present")
    if len(levels) < 2:
        return NOT_APPLICABLE
    if _spread(levels) < steps:  # quick to say that no two are so far apart
        return passed(*spans(levels))
    by_activity: dict[str, list[Fact]] = defaultdict(list)
    for fact in levels:
        if activity := _activity(chart, fact):
            by_activity[activity].append(fact)
    for facts in by_activity.values():
        for i, one in enumerate(facts):
            for two in facts[i + 1 :]:
                if _contradict(chart, one, two, steps):
                    return failed((one.start, one.end), (two.start, two.end))
    return passed(*spans(levels))


def _contradict(chart: Chart, one: Fact, two: Fact, steps: int) -> bool:
    """In different sections, neither told as one step of a change, nor a range that holds the other."""
    if _apart(one, two) < steps:
        return False
    told = _sentence(chart, one), _sentence(chart, two)
    rows = [bool(_ROW.search(text)) for text in told]
    together = one.section == two.section and rows[0] == rows[1]
    if together and one.section in ("other", "header"):  # a note without headings: parts are told by their distance
        together = two.start - one.end < 200
    return not (together or any(_CHANGES.search(text) for text in told))


def _sentence(chart: Chart, fact: Fact) -> str:
    text = chart.note.text
    statement = chart.statements[fact.sentence] if chart.statements else None
    if statement is not None and _is_prose(chart, statement):
        return text[statement.start : statement.end]
    return text[text.rfind("\n", 0, fact.start) + 1 : max(text.find("\n", fact.end), fact.end)]


def _apart(one: Fact, two: Fact) -> int:
    return _spread((one, two))


def _spread(levels: Iterable[Fact]) -> int:
    """Steps from the lightest to the heaviest level."""
    ranks = [LEVELS.index(fact.attributes["level"]) for fact in levels]
    return max(ranks) - min(ranks)


def _activity(chart: Chart, fact: Fact) -> str | None:
    """The activity named last before the level in its sentence, else the first behind it."""
    if not chart.statements:
        return None
    statement = chart.statements[fact.sentence]
    start = statement.start if _is_prose(chart, statement) else chart.note.text.rfind("\n", 0, fact.start) + 1
    line = chart.note.text.rfind("\n", 0, fact.start) + 1
    names = [m.lastgroup for m in _ACTIVITY.finditer(chart.note.text, start, fact.start)]
    names = names or [
        m.lastgroup for m in _ACTIVITY.finditer(chart.note.text, line, fact.start)
    ]  # "Tub  [ ] Min [x] Mod"
    behind = _ACTIVITY.search(chart.note.text, fact.end, min(statement.end, fact.end + 45))
    group = names[-1] if names else behind.lastgroup if behind else None
    return _NAMES[int(group[1:])] if group else None


def _is_prose(chart: Chart, statement: Statement) -> bool:
    """A sentence of some words; a shorter piece is a cell of a row whose activity stands at the line's start."""
    return len(chart.note.text[statement.start : statement.end].split()) > 5


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
