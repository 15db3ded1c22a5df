"""What stands in a sentence beside what was done, taken apart: "gait 4 x 120 ft | with VCs to look up | until she tires".

A long sentence blurs what each piece of it states. So a sentence is read in parts as well: its core, which is what it
says without its reasons, cues and clauses, just as if they had not been added; each reason and cue alone; and the core
with each other clause. A piece is told by its own words only, so that adding one leaves all other parts as they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .atoms import Atoms
from .clause_words import Sign, signs
from .sentences import Sentences

Span = tuple[int, int]
# core: what was done; marked: a reason or a cue; run: one with the clauses that run on behind it; handled: the
# therapist's hands, without a word for it; aside: another clause, read together with the core
Role = Literal["core", "marked", "run", "handled", "aside"]
Piece = tuple[int, int, Role]
_MARKS = ",;:.!?"
# a mark before a blank, a dash between blanks, a bracket; each begins with its character, which is quick to look for
_SEGMENT = re.compile(rf"[-–—(){_MARKS}](?:(?<=[{_MARKS}])(?=\s|\Z)|(?<=\s[-–—])(?:(?<=-)-)?(?=\s)|(?<=[()]))")
_OPENS = ",;:(-–—"  # behind these a pronoun begins a clause


class Part(NamedTuple):
    """A part of a sentence, as `Role` tells. `read`: what is read for it; nothing where that is the whole sentence."""

    sentence: int
    role: Role
    spans: tuple[Span, ...]
    read: tuple[Span, ...]


class _Signs(NamedTuple):
    """Where words stand that tell a piece's role, and where cues begin and end, in order."""

    starts: list[int]
    found: list[Sign]
    cues: list[int]

    def within(self, start: int, end: int) -> list[Sign]:
        return self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def holds_cue(self, start: int, end: int) -> bool:
        place = bisect_left(self.cues, start)
        return place < len(self.cues) and self.cues[place] < end


def parts(text: str, atoms: Atoms, sentences: Sentences, cues: Sequence[Span]) -> list[Part]:
    """The parts of the sentences that hold more than their core, in order. `cues`: where they stand."""
    found = list(signs(text, atoms.words, atoms.offsets.starts))
    told = _Signs([s.start for s in found], found, sorted(at for start, end in cues for at in (start, end - 1)))
    likely = {sentences.holding(at) for at in told.cues}
    likely |= {sentences.holding(sign.start) for sign in found if sign.kind != "plain"}
    out: list[Part] = []
    for number in sorted(likely):
        pieces = list(_pieces(text, sentences.starts[number], sentences.ends[number], told))
        if any(role != "core" for _, _, role in pieces):
            out += _parts(text, number, pieces)
    return out


def _parts(text: str, number: int, pieces: Sequence[Piece]) -> Iterator[Part]:
    """The core, each reason and cue, alone and with what runs on behind it, and the core with each other clause."""
    if core := _kept(text, pieces):
        yield Part(number, "core", core, core)
    alone = sum(role != "core" for _, _, role in pieces) == 1
    for place, piece in enumerate(pieces):
        start, end, role = piece
        span = _trimmed(text, start, end, marks=_MARKS + "()")
        if role != "core" and span[0] < span[1]:
            together = () if alone else _kept(text, pieces, piece)
            yield Part(number, role, (span,), together if role == "aside" else (span,))
        if role == "marked":
            for to in _run(text, pieces[place:]):
                run = (_trimmed(text, start, to, marks=_MARKS + "()"),)
                yield Part(number, "run", run, run)


def _run(text: str, pieces: Sequence[Piece]) -> Iterator[int]:
    """Ends of the clauses that run on, without a mark between, behind the first piece."""
    for (_, before, _), (_, end, role) in pairwise(pieces):
        if role not in ("aside", "handled") or not text[before - 1].isspace() or text[before] == "(":
            return
        yield end


def _pieces(text: str, start: int, end: int, told: _Signs) -> Iterator[Piece]:
    """The sentence in pieces."""
    marks = _outside_brackets(list(_SEGMENT.finditer(text, start, end)))
    bounds = [start, *(m.start() if m[0] == "(" else m.end() for m in marks), end]
    for first, last in pairwise(bounds):
        if first < last:
            signs = told.within(first, last)
            for one, two in pairwise([*_cuts(first, last, signs, told), last]):
                yield one, two, _role(text, one, two, [s for s in signs if one <= s.start < two], told)


def _outside_brackets(marks: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks without those between brackets: what is put in brackets is one piece."""
    closing = max((i for i, mark in enumerate(marks) if mark[0] == ")"), default=-1)
    opened = False
    for i, mark in enumerate(marks):
        opened = (opened or (mark[0] == "(" and i < closing)) and mark[0] != ")"
        if not opened or mark[0] == "(":
            yield mark


def _cuts(first: int, last: int, signs: Sequence[Sign], told: _Signs) -> list[int]:
    """Where pieces begin between two marks: `with`, `requires` … begin one only where a cue follows."""
    opening = [sign for sign in signs if sign.kind in ("reason", "clause", "plain")]
    ends = [*(sign.start for sign in opening), last][1:]
    cuts = [s.start for s, e in zip(opening, ends, strict=False) if s.kind != "plain" or told.holds_cue(s.start, e)]
    return list(dict.fromkeys([first, *cuts]))


def _role(text: str, start: int, end: int, signs: Sequence[Sign], told: _Signs) -> Role:
    kinds = {sign.kind for sign in signs}
    opening = signs[0].kind if signs and not text[start : signs[0].start].strip(" \n\t") else None
    if opening == "reason" or told.holds_cue(start, end):
        return "marked"
    if "hands" in kinds:
        return "handled"
    before = text[max(start - 1, 0) : start + 1].strip()[:1]
    told_of = "person" in kinds and before != "" and before in _OPENS
    return "aside" if opening == "clause" or "fault" in kinds or told_of else "core"


def _kept(text: str, pieces: Sequence[Piece], aside: Piece | None = None) -> tuple[Span, ...]:
    """The core, with one aside. The mark behind a piece that is taken out replaces the mark before it."""
    out: list[Span] = []
    for piece in pieces:
        start, end = _trimmed(text, *piece[:2], marks="")
        if piece[2] == "core" or piece is aside:
            out += [(start, end)] if start < end else []
        elif start < end and text[end - 1] in _MARKS:
            if out and text[out[-1][1] - 1] in _MARKS:
                out[-1] = (out[-1][0], out[-1][1] - 1)
            out.append((end - 1, end))
        elif piece is pieces[-1] and out and text[out[-1][1] - 1] in _MARKS:
            out[-1] = (out[-1][0], out[-1][1] - 1)
    return tuple(out) if any(c.isalnum() for s, e in out for c in text[s:e]) else ()


def _trimmed(text: str, start: int, end: int, marks: str) -> Span:
    """Without blanks and brackets around, and without marks at the end."""
    part = text[start:end].lstrip()
    while part and part[0] in marks[-2:]:
        part = part[1:].lstrip()
    start, part = end - len(part), part.rstrip()
    while part and part[-1] in marks:
        part = part[:-1].rstrip()
    return start, start + len(part)
