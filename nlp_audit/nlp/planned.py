"""What is put off or planned without any word like `will` or `next`: "SLUMS put off to Monday", "Wean to SBA"."""

from __future__ import annotations

import re

from .page import Entity, Page

_LATER = r"(?:next|(?:the )?(?:next|following|upcoming|progress|final|last)? ?(?:visit|session|recert\w*|re-?eval\w*|reassessment|PN|progress (?:note|report|visit)|d/?c|discharge|week|wk))"
_PUT_OFF = re.compile(
    r"(?: and [\w-]{2,14}(?: [\w-]{2,14})?)?(?: (?:recheck|re-?test(?:ing)?|re-?assess(?:ment)?|repeat|testing|scores?))?(?: both)?(?: (?:is|was|are|were|being|will be))? "
    r"(?:put off|held (?:for|til|until|over|off|due|to)|on hold|deferred|postponed|delayed|re-?scheduled|moved to|pushed|saved for|left for|waits|waiting|scheduled|due\b|planned|tbd"
    r"|to be (?:\w+)|(?:up)?on (?:his |her |their )?return|when (?:off|able|cleared|s?he|pt|safe|ready|medically)|once |until |till "
    rf"|(?:at|for|on|by) {_LATER}|next\b|(?:s?he |I |we )?(?:am|is|are) leaving|tomorrow|(?:on )?(?:mon|tues|wednes|thurs|fri)(?:day)?\b(?! (?:was|were)))",
    re.I,
)
# a sentence that opens with what to do
_TO_DO = re.compile(
    r"\W*(?:\w+: ?)?(?:resume|continue(?! to (?:need|require|benefit|show|demo|be|have))|cont\b|progress to|advance|wean|supply|upgrade|recheck|retest|schedule|introduce)\b(?! (?:given|was|were|done)\b)[^.\n]*\Z",
    re.I,
)


def put_off(text: str, entity: Entity) -> bool:
    """Whether a measure without a score is to be taken at another time."""
    if entity.label != "OUTCOME_MEASURE" or entity.attributes["score"] is not None:
        return False
    return bool(_PUT_OFF.match(text, entity.end))


def goes_ahead(page: Page, entity: Entity, section: str) -> bool:
    """Whether the sentence of a thing, outside of what was done and told, says what to do."""
    if section in ("objective", "subjective", "header"):
        return False
    start = page.sentences.starts[page.sentences.holding(entity.start)]
    return bool(_TO_DO.match(page.text, start, entity.start))
