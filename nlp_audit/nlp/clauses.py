"""Reasons and cues that stand in a sentence beside what was done, taken apart: "gait 4 x 120 ft | with VCs to look up".

A long sentence blurs what each half of it states. So a sentence with a documented reason or cue is read in parts as
well: what it says without them, just as if they had not been added, and each of them alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .page import word_places
from .sentences import Sentences

Span = tuple[int, int]
_MARKS = ",;:.!?"
_SEGMENT = re.compile(rf"[{_MARKS}](?=\s|\Z)|(?<=\s)(?:--?|[–—])(?=\s)|(?=\()|\)")
_TIMES = "last|then|eval|initial|prev|prior|start|onset|surg|inj|adm|the (?:last|eval|fall)"
_SET = (
    "tolerated|needed|well|directed|able|above|before|per|noted|instructed|appropriate|indicated|ordered|usual|listed"
)
_REASON = (
    r"because|so that|so(?= (?:he|she|they|it|the|his|her|my|i|we|pt|patient)\b)|in order to|given that|due to|owing to|"
    rf"in view of|on account of|chosen|selected|picked|since(?! (?:{_TIMES}|\d))|"
    rf"as(?! (?:{_SET}|an?|if|in|of|to|much|far|soon|long|described|previously|possible|part|\d))|"
    r"to(?= (?:keep|prevent|avoid|retrain|restore|unload|challenge|elicit|stop|let|get|make|find|force|bias|break)\b)"
)
_REASON_WORDS = (
    "because", "so ", "in order", "given that", "due to", "owing", "in view", "on account", "chosen", "selected", "picked", "since", "as", "to ",
)  # fmt: skip
_REASONS = re.compile(rf"(?<!\w)(?:{_REASON})(?!\w)", re.I)
_STARTS = re.compile(rf"(?<!\w)(?:(?P<reason>{_REASON})|with|w/|using|via|given|requir\w+|need\w+)(?!\w)", re.I)


class Part(NamedTuple):
    """A part of a sentence. `beside`: a reason or a cue; else what the sentence says without them."""

    sentence: int
    beside: bool
    spans: tuple[Span, ...]


def parts(text: str, sentences: Sentences, cues: Sequence[int]) -> list[Part]:
    """The parts of the sentences that hold a reason or a cue, in order. `cues`: where cues begin, in order."""
    found: list[Part] = []
    likely = {sentences.holding(cue) for cue in cues}
    likely |= {sentences.holding(at) for at in word_places(text.lower(), _REASON_WORDS) if _REASONS.match(text, at)}
    for number in sorted(likely):
        pieces = list(_pieces(text, sentences.starts[number], sentences.ends[number], cues))
        beside = [span for span, added in pieces if added]
        if not beside:
            continue
        rest = _rest(text, pieces)
        found += [Part(number, False, tuple(rest))] if rest else []
        found += [Part(number, True, (_trimmed(text, *span, marks=_MARKS + "()"),)) for span in beside]
    return found


def _pieces(text: str, start: int, end: int, cues: Sequence[int]) -> Iterator[tuple[Span, bool]]:
    """The sentence in pieces, each with whether it is a reason or a cue."""
    bounds = [start, *(m.end() for m in _SEGMENT.finditer(text, start, end)), end]
    for first, last in pairwise(bounds):
        cuts = [m.start() for m in _STARTS.finditer(text, first, last) if m["reason"] or _holds(cues, m.start(), last)]
        for one, two in pairwise(dict.fromkeys([first, *cuts, last])):
            opening = _STARTS.match(text, one, two)
            yield (one, two), bool(opening and opening["reason"]) or _holds(cues, one, two)


def _holds(cues: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(cues, start)
    return place < len(cues) and cues[place] < end


def _rest(text: str, pieces: Sequence[tuple[Span, bool]]) -> list[Span]:
    """What is left without the reasons and cues. The mark behind one that is taken out replaces the mark before it."""
    kept: list[Span] = []
    for (start, end), added in pieces:
        start, end = _trimmed(text, start, end, marks="")
        if not added:
            kept += [(start, end)] if start < end else []
        elif start < end and text[end - 1] in _MARKS:
            if kept and text[kept[-1][1] - 1] in _MARKS:
                kept[-1] = (kept[-1][0], kept[-1][1] - 1)
            kept.append((end - 1, end))
    return kept if any(c.isalnum() for s, e in kept for c in text[s:e]) else []


def _trimmed(text: str, start: int, end: int, marks: str) -> Span:
    """Without blanks and brackets around, and without marks at the end."""
    while start < end and (text[start].isspace() or text[start] in marks[-2:]):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return start, end
