"""What is put off or planned without any word like `will` or `next`: "SLUMS put off to Monday", "Wean to SBA"."""

from __future__ import annotations

import re

from .page import Entity, Page
from .spoken import MONTH_NAME

_LATER = r"(?:next|(?:the )?(?:next|following|upcoming|progress|final|last)? ?(?:visit|session|recert\w*|re-?eval\w*|reassessment|PN|progress (?:note|report|visit)|d/?c|discharge|week|wk))"
_PUT_OFF = re.compile(
    r"(?::(?= (?:put off|held|on hold|deferred|postponed|delayed|due|planned|tbd)\b)| and [\w-]{2,14}(?: [\w-]{2,14})?)?(?: (?:recheck|re-?test(?:ing)?|re-?assess(?:ment)?|repeat|testing|scores?))?(?: both)?(?: (?:is|was|are|were|being|will be))? "
    r"(?:put off|held (?:for|til|until|over|off|due|to)|on hold|deferred|postponed|delayed|re-?scheduled|moved to|pushed|saved for|left for|waits|waiting|scheduled|due\b|planned|tbd"
    r"|to be (?:\w+)|(?:up)?on (?:his |her |their )?return|when (?:off|able|cleared|s?he|pt|safe|ready|medically)|once |until |till "
    rf"|(?:at|for|on|by) {_LATER}|next\b|(?:s?he |I |we )?(?:am|is|are) leaving|tomorrow|(?:on )?(?:mon|tues|wednes|thurs|fri)(?:day)?\b(?! (?:was|were)))",
    re.I,
)
# a sentence that opens with what to do
_TO_DO = re.compile(
    r"\W*(?:\w+: ?)?(?:resume|fade|taper|drop (?:down )?to|continue(?! to (?:need|require|benefit|show|demo|be|have))|cont\b|progress to|advance|wean|supply|upgrade|recheck|retest|schedule|introduce)\b(?! (?:given|was|were|done)\b)[^.\n]*\Z",
    re.I,
)


# "retest the WAB-R in mid-October", "Back on 5/28, pinch and COPM then", "--- (due 06/02)", "form handed out"
_AGAIN = re.compile(r"\b(?:re-?test|repeat|re-?check|re-?assess|redo)\b(?: (?:the|his|her|with))? \Z", re.I)
_IN_TIME = re.compile(
    rf" (?:in (?:(?:mid|early|late)[- ])?{MONTH_NAME}\b|in (?:\d+|an?|two|three|four|six) (?:-? ?\d+ )?(?:weeks?|wks?|months?|days?|visits?)\b|on \d{{1,2}}/\d)",
    re.I,
)
_BACK = re.compile(r"\b(?:back|returns?|RTC|seen again|next seen)\b[^.\n]{0,30}[,;][^.\n]{0,40}\Z", re.I)
_THEN = re.compile(r"(?:,? (?:and )?[\w-]{2,14}){0,2} then\b", re.I)
_DUE = re.compile(r"[ .]*(?:-{2,4})? *\(?due\b| form (?:handed|given|sent|mailed)\b", re.I)


def put_off(page: Page, entity: Entity) -> bool:
    """Whether a measure without a score is to be taken at another time."""
    if entity.label != "OUTCOME_MEASURE" or entity.attributes["score"] is not None:
        return False
    text, before = page.text, page.text[max(0, entity.start - 72) : entity.start]
    return bool(
        _PUT_OFF.match(text, entity.end)
        or _DUE.match(text, entity.end)
        or (_AGAIN.search(before) and _IN_TIME.match(text, entity.end))
        or (_THEN.match(text, entity.end) and _BACK.search(before))
    )


_STEP = r"(?:grade|progress|advance|add|drop|fade|wean|taper|try|move|increase|decrease|begin|start|switch|change|reduce|raise|lower|upgrade|resume|consider|trial|introduce|go|step)\b"
# "grade to foam if CGA drops to SBA": a step and its condition
_IF_THEN = re.compile(
    rf"(?:\A\W*(?:\w+: ?)?|[,;:] (?:and |then )?){_STEP}(?:[^.;\n]|\.(?=\d))*\b(?:if|when|once|as soon as|until|after|unless)\b[^.;\n]*\Z",
    re.I,
)
# "drop to SBA if trunk steady", "fade verbal cues as able"
_STEP_FIRST = re.compile(rf"(?:\A\W*(?:\w+: ?)?|[,;:] (?:and |then )?){_STEP}[^.,;\n]{{0,40}}\Z", re.I)
_CONDITION = re.compile(
    r"[^.;\n]{0,48}\b(?:if|once|as (?:able|tol\w*|appropriate|indicated|s?he|pt)|next|when(?! (?:s?he|they|pt|the|patient|it) (?:was|were|\w+ed)\b))\b",
    re.I,
)
# the plan in running text: "See her in a fortnight, try hills, fade the auditory cue to every second minute"
_PLAN_LINE = re.compile(
    rf"\W*(?:see (?:her|him|pt|them)|cont(?:inue)?\b|return|next|will\b|plan\b|recheck|\d ?x ?/|{_STEP})[^.\n]*[,;] (?:and |then )?(?:fade|wean|taper|drop|grade|advance|progress|reduce)\b[^.\n]*\Z",
    re.I,
)


def is_next_step(page: Page, entity: Entity) -> bool:
    """Whether a level or cue is what treatment goes on with, under a condition or at another time."""
    if entity.label == "OUTCOME_MEASURE":
        return False
    index = page.sentences.holding(entity.start)
    start = max(page.sentences.starts[index], page.text.rfind("\n\n", 0, entity.start) + 1)
    before = page.text[start : entity.start]
    if _IF_THEN.search(before) or _PLAN_LINE.match(before):
        return True
    return bool(_STEP_FIRST.search(before) and _CONDITION.match(page.text, entity.end))


_ROUND_THE_CLOCK = re.compile(
    r"\b(?:24[-/ ]?(?:7|hrs?|hours?)|round[- ]the[- ]clock|night-?time|overnight)[ -]*\Z", re.I
)
_WANTED = re.compile(
    r"\b(?:needs?|recommend\w*|advis\w*|should|if|when|once|will|upon|at (?:home|d/?c|discharge)|after (?:d/?c|discharge))\b",
    re.I,
)
_PLANS = re.compile(
    r"\b(?:family|wife|husband|son|daughter|spouse|s?he|they|parents?|caregivers?) (?:plans?|intends?|will arrange|is arranging|are arranging) (?:(?:to|on|for) (?:\w+ )?)?(?:24\S* (?:hr |hour )?)?\Z",
    re.I,
)
_GO_ON = re.compile(
    r"[^.;\n]{0,40}\b(?:should|must|has to|needs to) (?:go on|continue|stay|remain|be (?:given|provided|kept))\b", re.I
)


def recommended(page: Page, entity: Entity) -> bool:
    """Whether help is what others should give: "Needs 24-hr supervision if home", "Family plans supervision"."""
    if entity.label != "ASSIST_LEVEL":
        return False
    text, before = page.text, page.text[max(0, entity.start - 60) : entity.start]
    if _PLANS.search(before) or _GO_ON.match(text, entity.end):
        return True
    if not _ROUND_THE_CLOCK.search(before):
        return False
    index = page.sentences.holding(entity.start)
    return bool(_WANTED.search(text, page.sentences.starts[index], page.sentences.ends[index]))


def goes_ahead(page: Page, entity: Entity, section: str) -> bool:
    """Whether the sentence of a thing, outside of what was done and told, says what to do."""
    if section in ("objective", "subjective", "header"):
        return False
    start = page.sentences.starts[page.sentences.holding(entity.start)]
    return bool(_TO_DO.match(page.text, start, entity.start))
