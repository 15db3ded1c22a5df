"""Whether the activities of a code are neuromuscular re-education (97112) or therapeutic exercise (97110)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..records import Activity

_CLEAR = 0.5
_SHOWN = 6  # phrases quoted for a kind
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


def told(found: Sequence[Activity], other: Weight, mine: Weight, text: str) -> str:
    """What in the note speaks for which code, in its own words, and what is missing to tell."""
    against = f"{other.activities} of the activities read as {_TOLD[other.kind]}{_by(found, other.kind, text)}"
    if mine.activities:
        return f"{against}, {mine.activities} may be {_TOLD[mine.kind]}{_by(found, mine.kind, text)}"
    return f"{against}, none as {_TOLD[mine.kind]}: {_MISSING[mine.kind]}"


def _by(found: Sequence[Activity], kind: str, text: str) -> str:
    """The words of the activities that speak for a kind, each once."""
    spoken = (phrase for one in found for phrase in _phrases(one.for_nmr if kind == "nmr" else one.for_tex, text))
    words = list(dict.fromkeys(spoken))[:_SHOWN]
    return " by " + ", ".join(f"“{word}”" for word in words) if words else ""


def _phrases(spans: Iterable[tuple[int, int]], text: str) -> Iterator[str]:
    """Words in the order of the text, neighbours as one phrase."""
    start, last = None, 0
    for a, b in spans:
        if start is not None and text[last:a].strip():
            yield text[start:last].lower()
            start = None
        start, last = (a if start is None else start), b
    if start is not None:
        yield text[start:last].lower()
