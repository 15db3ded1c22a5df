"""Which assistance levels, cues and measures are told of another time or person than the patient today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..page import Entity
from .model import Feature
from .words import Words, around

LABELS = ("ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE")
_VALUE = {"ASSIST_LEVEL": "level", "CUE": "types", "OUTCOME_MEASURE": "measure"}
_NEAR = 40  # characters within which another level of the same clause is a comparison


def features(text: str, words: Words, section: str, entity: Entity, others: Sequence[Entity]) -> Iterator[Feature]:
    """What is known of a mention, for all labels and for its own. `others`: the note's other mentions of the label."""
    for where, word in _features(text, words, section, entity, others):
        yield where, word
        yield f"{entity.label} {where}", word


def _features(text: str, words: Words, section: str, entity: Entity, others: Sequence[Entity]) -> Iterator[Feature]:
    before, own, behind, above = around(words, entity.start, entity.end)
    back = before[::-1]
    yield "section", section
    yield "label", entity.label
    yield from (("clause before", word) for word in _clause(back)[:12])
    yield from (("clause behind", word) for word in _clause(behind)[:12])
    yield from (("own", word) for word in own)
    yield from ((f"-{i}", word) for i, word in enumerate(back[:4]))
    yield from ((f"+{i}", word) for i, word in enumerate(behind[:4]))
    yield from (("-pair", f"{two} {one}") for one, two in zip(back[:3], back[1:4], strict=False))
    yield from (("+pair", f"{one} {two}") for one, two in zip(behind[:3], behind[1:4], strict=False))
    yield from (("line", word) for word in before[:3])
    yield from (("above", word) for word in above[:4])
    yield from _compared(text, entity, others)


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words up to the next full stop or semicolon."""
    ends = [i for i, word in enumerate(words) if word in (".", ";")]
    return words[: ends[0]] if ends else words


def _compared(text: str, entity: Entity, others: Sequence[Entity]) -> Iterator[Feature]:
    """Whether the same instrument has another score, or another level stands beside this one."""
    if entity.label == "OUTCOME_MEASURE":
        same = [o for o in others if o.attributes["measure"] == entity.attributes["measure"]]
        differs = [o for o in same if o.attributes["score"] != entity.attributes["score"]]
        yield "another score before", str(any(o.start < entity.start for o in differs))
        yield "another score behind", str(any(o.start > entity.start for o in differs))
        yield "the same score", str(len(differs) < len(same))
        yield "scored", str(entity.attributes["score"] is not None)
        return
    before = [o for o in others if o.end <= entity.start < o.end + _NEAR and "." not in text[o.end : entity.start]]
    behind = [o for o in others if entity.end <= o.start < entity.end + _NEAR and "." not in text[entity.end : o.start]]
    for name, found in (("beside before", before), ("beside behind", behind)):
        yield name, str(any(_differ(entity, o) for o in found) if found else None)


def _differ(one: Entity, two: Entity) -> bool:
    key = _VALUE[one.label]
    return bool(one.attributes[key] != two.attributes[key])
