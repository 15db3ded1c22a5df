"""Whether the activities of a code are neuromuscular re-education (97112) or therapeutic exercise (97110)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..records import Activity

_CLEAR = 0.5
_TOLD = {"nmr": "neuromuscular re-education", "tex": "therapeutic exercise"}
_MISSING = {
    "nmr": "no balance, coordination, posture, sense of position or motor control is named",
    "tex": "no strength, endurance, flexibility or range of motion is named",
}


class Weight(NamedTuple):
    """How much speaks for a kind: how many activities clearly are of it, the surest one, and all together."""

    kind: str
    activities: int
    surest: float
    sum: float


def weigh(found: Iterable[Activity], kind: str, rival: str) -> Weight:
    """What speaks for a kind: the activities in which it leads over its rival."""
    leading = [getattr(one, kind) for one in found if getattr(one, kind) > getattr(one, rival)]
    return Weight(kind, sum(one >= _CLEAR for one in leading), max(leading, default=0.0), sum(leading))


def told(other: Weight, mine: Weight) -> str:
    """What speaks for which code, in the clinician's words."""
    against = f"{other.activities} of the activities read as {_TOLD[other.kind]}"
    if mine.activities:
        return f"{against}, {mine.activities} may be {_TOLD[mine.kind]}"
    return f"{against}, none as {_TOLD[mine.kind]}: {_MISSING[mine.kind]}"
