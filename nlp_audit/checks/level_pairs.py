"""Two levels of help for one activity: the same task in two parts of a note about the same session."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..records import LEVELS, Chart, Fact, Statement
from .context import NOT_APPLICABLE, Context, Outcome, Span, failed, passed, spans

# One name for what clinicians call by many; the first that matches wins.
_ACTIVITIES = {
    "toilet transfer": r"toilet(?:ing)? (?:transfers?|t/?fs?|xfers?)|(?:transfers?|t/?fs?) (?:to|on(?: and |/)off) (?:the )?toilet|on and off (?:the )?toilet",
    "toileting": r"toileting|clothing m(?:gmt|anagement)|hygiene",
    "tub transfer": r"(?:tub|shower)(?: bench| chair| seat)? (?:transfers?|t/?fs?|xfers?)|trans-?\s*ferred(?: on ?/ ?off| on and off| onto| to| in and out of)? (?:the )?(?:tub|shower)",
    "car transfer": r"car (?:transfers?|t/?fs?|xfers?)",
    "squat pivot": r"squat[- ]pivot",
    "stand pivot": r"stand[- ]pivot|SPT\b",
    "slide board": r"slide ?board",
    "bed to chair": r"(?:bed|mat|w/?c|wheelchair|chair)[ -]?(?:to|<?-?>|/)[ -]?(?:bed|mat|w/?c|wheelchair|chair|recliner|bsc|commode)\b(?: (?:transfers?|t/?fs?|xfers?))?",
    "sit to stand": r"sit[- ]?(?:to|<?-?>|>|→)[- ]?stand|sts\b|(?:chair|recliner) (?:transfers?|stand)|rises? from",
    "supine to sit": r"sup(?:ine)?[- ]?(?:to|<?-?>|>|→)[- ]?sit|bed mobility",
    "rolling": r"rolling(?! (?:walker|stool|cart|table|chair))",
    "stairs": r"stairs?|(?:twelve|ten|four|five|six|eight|\d+) steps|steps with rail",
    "curb": r"curb|ramp",
    "gait": r"gait|amb(?:ulat\w*)?\b|(?<!tandem.)(?<!heel.)(?<!toe.)(?<!side.)(?<!backward.)walk(?:s|ed|ing)?\b",
    "step game": r"step game",
    "upper dressing": r"(?:UB|upper body) (?:dressing|drsg)|pullover|shirt|blouse|cardigan|sweater",
    "lower dressing": r"(?:LB|lower body) (?:dressing|drsg)|pants|socks?|shoes?",
    "upper bathing": r"(?:UB|upper body) bathing",
    "lower bathing": r"(?:LB|lower body) bathing",
    "bathing": r"bath(?:e|ing)?|shower(?:ing)?",
    "grooming": r"groom\w*|oral care",
    "circuit": r"circuit",
    "pillbox": r"pill ?box",
    "feeding": r"feed\w*|eating",
    "transfer": r"transfers?|t/?fs?\b|xfers?",
}
_ACTIVITY = re.compile(
    rf"\b(?:{'|'.join(f'(?P<a{i}>{words})' for i, words in enumerate(_ACTIVITIES.values()))})".replace(
        " ?", r"\s*"
    ).replace(" ", r"\s+"),
    re.I,
)
_NAMES = tuple(_ACTIVITIES)
_CHANGES = re.compile(
    r"(?:->|→)(?! ?(?:stand|sit|supine|chair|bed|w/?c|toilet|mat|EOB))|\b(?:then (?:to )?(?:min|mod|max|CGA|SBA|contact|stand-?by|supervis|indep)\w*|by (?:the )?(?:end|set|rep|trial)|(?:first|last|second|third|next|final)(?: (?:\d+|two|three|four|five|six|few))? (?:sets?|reps?|trials?|laps?|attempts?|tries|stands?|passes|\d|few)|initially|progress(?:ed|ing)|fad(?:ed|ing)|when tired)\b",
    re.I,
)
# told of all that was done: then one step apart is a contradiction
_ALL_OF_IT = re.compile(
    r"\b(?:throughout|all (?:\d+ |of the )?(?:reps?|trials?|sets?|attempts?|times)|every (?:rep|trial|set|attempt|time)|each (?:rep|trial|set|time)|both times|in every attempt)\b",
    re.I,
)
_ROW = re.compile(r"\.{3,}|\S[ ]{3,}\S|\||\[[ xX]?\]")
_RIGHT_BEHIND = re.compile(r"[\s,]*(?:x ?\d[ ,]*)?(?:for|with|during|on|in)(?: all| the| every)*\s", re.I)
_WORD = re.compile(r"[A-Za-z]{4,}")
_SAME_WORDS = 3  # words that two unnamed activities share
_COMMON = frozenset(
    (
        "with", "from", "then", "today", "needed", "required", "patient", "resident", "client", "were",
        "each", "with", "while", "cues", "verbal", "tactile", "visual", "assist", "assistance", "level",
        "sets", "reps", "hold",
    )
)  # fmt: skip


def levels_agree(chart: Chart, context: Context, *, steps: int) -> Outcome:
    """The same activity has no two levels `steps` or more apart in two parts of the note about the same session."""
    levels = chart.of("ASSIST_LEVEL", "present")
    if len(levels) < 2:
        return NOT_APPLICABLE
    if not chart.statements or _spread(levels) < steps - 1:  # quick to say that no two are so far apart
        return passed(*spans(levels))
    for facts in _by_activity(chart, levels):
        for i, one in enumerate(facts):
            for two in facts[i + 1 :]:
                if _contradict(chart, one, two, steps):
                    return failed((one.start, one.end), (two.start, two.end))
    return passed(*spans(levels))


def _by_activity(chart: Chart, levels: Iterable[Fact]) -> list[list[Fact]]:
    """Levels of one activity together: by its name, else by the words that tell of it."""
    named: dict[str, list[Fact]] = defaultdict(list)
    told: list[tuple[set[str], list[Fact]]] = []
    end = 0
    for fact in levels:
        phrase = _phrase(chart, fact, end)
        names = _names(chart, fact, phrase)
        for name in names:
            named[name].append(fact)
        if not names:
            _among(told, _words(chart.note.text[slice(*_unnamed(chart, fact, phrase))]), fact)
        end = fact.end
    return [*named.values(), *(facts for _, facts in told)]


def _among(told: list[tuple[set[str], list[Fact]]], words: set[str], fact: Fact) -> None:
    """Put a level to those whose activity is told in the same words."""
    for known, facts in told:
        if len(known & words) >= _SAME_WORDS and 2 * len(known & words) > min(len(known), len(words)):
            facts.append(fact)
            return
    told.append((words, [fact]))


def _unnamed(chart: Chart, fact: Fact, phrase: Span) -> Span:
    """Where an activity without a name of its own is told: before the level, or "for the tandem walk in the bars"."""
    behind = _RIGHT_BEHIND.match(chart.note.text, fact.end)
    return (behind.end(), min(behind.end() + 45, chart.statements[fact.sentence].end)) if behind else phrase


def _words(text: str) -> set[str]:
    return {word[:5].lower() for word in _WORD.findall(text)} - _COMMON


def _phrase(chart: Chart, fact: Fact, end: int) -> Span:
    """What stands before a level: from its sentence, or its row, and from the level before. `end`: behind that."""
    statement = chart.statements[fact.sentence]
    line = chart.note.text.rfind("\n", 0, fact.start) + 1
    row = not _is_prose(chart, statement) or _ROW.search(chart.note.text, line, fact.start)
    start = line if row else statement.start
    return max(start, end) if end < fact.start and not row else start, fact.start


def _names(chart: Chart, fact: Fact, phrase: Span) -> list[str]:
    """The activities named right behind the level ("for the toilet transfer"), else the last before it, else behind."""
    text, statement = chart.note.text, chart.statements[fact.sentence]
    behind = _RIGHT_BEHIND.match(text, fact.end)
    found = _ACTIVITY.match(text, behind.end()) if behind else None
    if found:
        return [_name(found)]
    before = list(_ACTIVITY.finditer(text, *phrase))
    if before:
        return [_name(one) for i, one in enumerate(before) if _leads_on(text, before[i:])]
    found = _ACTIVITY.search(text, fact.end, min(statement.end, fact.end + 45))
    return [_name(found)] if found else []


def _leads_on(text: str, names: Sequence[re.Match[str]]) -> bool:
    """Whether the first of some names is of one activity with the last: "bed > chair, stand pivot"."""
    return all(two.start() - one.end() < 4 and "." not in text[one.end() : two.start()] for one, two in pairwise(names))


def _name(found: re.Match[str]) -> str:
    return _NAMES[int((found.lastgroup or "a0")[1:])]


def _contradict(chart: Chart, one: Fact, two: Fact, steps: int) -> bool:
    """In different parts, neither told as one step of a change, nor a range that holds the other."""
    told = _sentence(chart, one), _sentence(chart, two)
    apart = _spread((one, two))
    if apart < steps - 1 or (apart < steps and not any(_ALL_OF_IT.search(text) for text in told)):
        return False
    rows = [bool(_ROW.search(text)) for text in told]
    together = _part(chart, one) == _part(chart, two) and rows[0] == rows[1]
    if together and one.section in ("other", "header"):  # a note without headings: parts are told by their distance
        together = two.start - one.end < 200
    return apart > 0 and not (together or any(_CHANGES.search(text) for text in told))


def _part(chart: Chart, fact: Fact) -> int:
    """The section that holds it, by its number."""
    return bisect_right([section.start for section in chart.sections], fact.start)


def _sentence(chart: Chart, fact: Fact) -> str:
    """A level's sentence; of a row what stands before it, and of the cell behind it some words."""
    text, statement = chart.note.text, chart.statements[fact.sentence]
    line = text.rfind("\n", 0, fact.start) + 1
    if _is_prose(chart, statement) and not _ROW.search(text, line, fact.start):
        return text[statement.start : statement.end]
    return text[line : fact.end] + re.split(r"[|\n]", text[fact.end : fact.end + 40])[0]


def _spread(levels: Iterable[Fact]) -> int:
    """Steps from the lightest to the heaviest level."""
    ranks = [LEVELS.index(fact.attributes["level"]) for fact in levels]
    return max(ranks) - min(ranks)


def _is_prose(chart: Chart, statement: Statement) -> bool:
    """A sentence of some words; a shorter piece is a cell of a row whose activity stands at the line's start."""
    return len(chart.note.text[statement.start : statement.end].split()) > 5
