"""Where a note says that several patients were treated at once: "class of 6", "5 veterans, all together"."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..records import Chart
from .context import Span

_SEVERAL = r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|several)"
_WHO = r"(?:patients|pts|veterans|vets|residents|clients|members|athletes|participants|players|children|kids|others|people)"
_OF_SEVERAL = re.compile(
    rf"\b(?:class|group)(?: size)?(?: of|:| =) ?{_SEVERAL}\b(?![:./-]| ?(?:x\b|sets|reps|min|sec|stations|times|visits|exercises|activities|drills|goals|items|steps|muscles|objects|tasks))"
    rf"|# ?(?:in|of) (?:the )?(?:class|group|pts|patients|participants)[ :=]*{_SEVERAL}\b"
    rf"|\bratio(?: of)?[ :=]*(?:1 ?(?:[:/]|to) ?{_SEVERAL}|{_SEVERAL} ?(?:[:/]|to) ?1)\b"
    rf"|\b{_SEVERAL} (?:other )?{_WHO}\b[^.;\n]{{0,40}}\b(?:together|at once|at (?:the )?same time|simultaneously|in (?:a |the )?(?:group|class|circuit))\b"
    rf"|\b(?:together|alongside|along|at the same time)(?: as| with)? {_SEVERAL} other {_WHO}\b",
    re.I,
)
_NOT_TREATED = ("subjective", "plan", "goals", "assessment")
_DENIED = re.compile(
    r"\b(?:no|not|never|without|declin\w+|will|invited|next|refer\w*)\b[^.;\n]{0,30}\Z|\[ \][ ]?\Z", re.I
)


def told(chart: Chart) -> list[Span]:
    """Words by which the treatment had several patients at once."""
    text = chart.note.text
    if not any(
        word in text.lower() for word in ("class", "group", "circuit", "ratio", "together", "other", "same time")
    ):
        return []
    found = [
        m.span() for m in _OF_SEVERAL.finditer(text) if not _DENIED.search(text, max(0, m.start() - 40), m.start())
    ]
    return [span for span in found if is_treated(chart, span[0])]


def is_treated(chart: Chart, at: int) -> bool:
    """Whether an offset stands where today's treatment may be told."""
    index = bisect_right([s.start for s in chart.statements], at) - 1
    one = chart.statements[index] if index >= 0 else None
    return one is None or (not one.historical and one.section not in _NOT_TREATED)
