"""What stands around a code and decides what it is: a plan, a postal code, minutes said outright."""

from __future__ import annotations

import re
from itertools import pairwise

from ..page import Entity

TO_COME_BEFORE = re.compile(
    r"\b(?:add(?:ing)?|try|trial(?: of)?|start|begin|introduce|initiate|incorporate|progress to|transition to|switch to|change to|consider|resume|next (?:visit|session|tx|time|treatment|week)|nv)\b[^.;\n]*\Z",
    re.I,
)
UNITS_SAID = re.compile(r"\bunits?[ \t]*[:=]?[ \t]*\Z", re.I)  # before a figure
TO_COME_BEHIND = re.compile(
    r"[^.;\n]*\b(?:next (?:visit|session|tx|time|treatment|week|wk|appt)|nv|tomorrow|when|once|if|as tolerated|to be)\b",
    re.I,
)
_STATES = ("OR", "CA", "WA", "Ore", "Oregon", "Calif", "California", "Wash", "Washington")
_STATE_BEFORE = re.compile(
    r"(?:[A-Z][a-z]+\.?,?|[A-Z]{3,},)[ ]+(?:OR|CA|WA|Ore(?:gon)?\.?|Calif(?:ornia)?\.?|Wash(?:ington)?\.?)[ ]+\Z"
)


def is_postal(text: str, span: tuple[int, int]) -> bool:
    """A postal code behind city and state: "Forest Grove, OR 97116"."""
    if not text[max(0, span[0] - 40) : span[0]].rstrip(" .").endswith(_STATES):
        return False
    return _STATE_BEFORE.search(text, max(0, span[0] - 40), span[0]) is not None


_JOINED = re.compile(r"(?:[ ]?x ?\d)?(?:[ ,-]{1,2}(?:G[PON]|KX|C[QO]|59))*[ ]?(?:\+|&|/|,|\band\b)[ ]?\Z", re.I)


def first_of_joined(text: str, found: list[Entity]) -> list[Entity]:
    """Minutes behind joined codes are the first one's: "97112 x1 + G0283 x1: IFC 15 min", "(97112, G0283) | 20 min"."""
    codes = [e for e in found if e.label == "CPT_CODE"]
    for one, two in pairwise(codes):
        bare = one.attributes["minutes"] is None and not (one.attributes["named"] or two.attributes["named"])
        if (
            bare
            and two.attributes["minutes"] is not None
            and not _added(text, found, two)
            and _JOINED.match(text[one.end : two.start])
        ):
            found = [_moved(e, one, two) for e in found]
    return found


def _added(text: str, found: list[Entity], code: Entity) -> bool:
    """Whether the minutes behind a code are one figure for each: "97129 x1 + 97130 x2   15 + 30 min"."""
    times = (e for e in found if e.label == "MINUTES" and e.attributes["code"] == code.attributes["code"])
    return any("+" in text[e.start : e.end] for e in times)


def _moved(entity: Entity, one: Entity, two: Entity) -> Entity:
    """An entity, where it tells the second code's minutes, as the first one's."""
    values = entity.attributes
    if entity is one:
        return entity._replace(attributes={**values, "minutes": two.attributes["minutes"]})
    if entity is two:
        return entity._replace(attributes={**values, "minutes": None})
    is_theirs = entity.label == "MINUTES" and values["code"] == two.attributes["code"] and entity.start > two.start
    near = is_theirs and values["minutes"] == two.attributes["minutes"]
    return entity._replace(attributes={**values, "code": one.attributes["code"]}) if near else entity


# "97110    -    -", "| 97140 | n/a | 0 |", "97116  TherAct  ___  ___": a row of a form that was left empty
_EMPTY_CELL = r"(?:[ \t]{2,}|[ \t]*\|)[ \t]*(?:-{1,3}|\u2014|\u2013|n/?a|none|_{2,}|0)(?=[ \t]{2}|[ \t]*(?:\||$))"
_EMPTY_ROW = re.compile(rf"[^\n\d]{{0,40}}?(?:{_EMPTY_CELL}){{2,}}[ \t|]*$", re.I | re.M)


def is_empty_row(text: str, end: int) -> bool:
    """Whether nothing but empty cells stand behind a code. `end`: offset behind the code."""
    return _EMPTY_ROW.match(text, end) is not None


def said_outweighs(text: str, found: list[Entity]) -> list[Entity]:
    """Where a line gives a code's minutes as such ("Neuro Reed Minutes: 20"), other minutes of it are an activity's."""
    times = [e for e in found if e.label == "MINUTES"]
    said = {
        e.attributes["code"]: e.attributes["minutes"]
        for e in times
        if _SAID.search(text, max(0, e.start - 16), e.start)
    }
    return [_without(e, said) for e in found] if said else found


def _without(entity: Entity, said: dict[str, float]) -> Entity:
    values = entity.attributes
    if values.get("minutes") is None or values["minutes"] == said.get(values["code"], values["minutes"]):
        return entity
    other = {"minutes": None} if entity.label == "CPT_CODE" else {"code": None}
    return entity._replace(attributes={**values, **other})


_SAID = re.compile(r"(?:minutes|mins?)[ ]*[:=][ ]*\Z", re.I)
