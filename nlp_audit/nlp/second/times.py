"""Which assistance levels, cues and measures are told of another time or person than the patient today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..page import Entity
from .words import Words, around

LABELS = ("ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE")
_VALUE = {"ASSIST_LEVEL": "level", "CUE": "types", "OUTCOME_MEASURE": "measure"}
_NEAR = 40  # characters within which another level of the same clause is a comparison


def features(text: str, words: Words, section: str, entity: Entity, others: Sequence[Entity]) -> list[str]:
    """What is known of a mention, for all labels and for its own. `others`: the note's other mentions of the label."""
    before, own, behind, above = around(words, entity.start, entity.end)
    back = before[::-1]
    found = [
        f"section {section}",
        *(f"clause before {word}" for word in _clause(back)[:12]),
        *(f"clause behind {word}" for word in _clause(behind)[:12]),
        *(f"own {word}" for word in own),
        *(f"-{i} {word}" for i, word in enumerate(back[:4])),
        *(f"+{i} {word}" for i, word in enumerate(behind[:4])),
        *(f"-pair {two} {one}" for one, two in pairwise(back[:4])),
        *(f"+pair {one} {two}" for one, two in pairwise(behind[:4])),
        *(f"line {word}" for word in before[:3]),
        *(f"above {word}" for word in above[:4]),
        *_compared(text, entity, others),
    ]
    return [entity.label, *found, *(f"{entity.label} {feature}" for feature in found)]


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words up to the next full stop or semicolon."""
    ends = [i for i, word in enumerate(words) if word in (".", ";")]
    return words[: ends[0]] if ends else words


def _compared(text: str, entity: Entity, others: Sequence[Entity]) -> Iterator[str]:
    """Whether the same instrument has another score, or another level stands beside this one."""
    if entity.label == "OUTCOME_MEASURE":
        same = [o for o in others if o.attributes["measure"] == entity.attributes["measure"]]
        differs = [o for o in same if o.attributes["score"] != entity.attributes["score"]]
        yield f"another score before {any(o.start < entity.start for o in differs)}"
        yield f"another score behind {any(o.start > entity.start for o in differs)}"
        yield f"the same score {len(differs) < len(same)}"
        yield f"scored {entity.attributes['score'] is not None}"
        return
    before = [o for o in others if o.end <= entity.start < o.end + _NEAR and "." not in text[o.end : entity.start]]
    behind = [o for o in others if entity.end <= o.start < entity.end + _NEAR and "." not in text[entity.end : o.start]]
    yield f"beside before {any(_differ(entity, o) for o in before) if before else None}"
    yield f"beside behind {any(_differ(entity, o) for o in behind) if behind else None}"


def _differ(one: Entity, two: Entity) -> bool:
    key = _VALUE[one.label]
    return bool(one.attributes[key] != two.attributes[key])
