"""Who signed, with what designation, and who supervises. A name in the header is no signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from . import signature_words as said
from .page import lines_of, word_places
from .supervision import SUPERVISOR_WORD

_FEW_LINES = 3
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Signature(NamedTuple):
    """A signature: its span, the signer's name span and designation (None where none is written)."""

    start: int
    end: int
    name: str
    designation: str | None
    kind: str | None  # "therapist", "assistant", "student", "other" profession or None


def find(text: str) -> list[Signature]:
    """Signatures of a folded text, in order: stamps with a name, and lines with a name and a designation."""
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda m: _plain(m[0]), text)  # names are matched without their accents
    found = [*_stamped(text), *_lines(text)]
    out: list[Signature] = []
    for signature in sorted(found, key=lambda s: (s.start, -s.end)):
        if not out or signature.start >= out[-1].end:
            out.append(signature)
    return out


@lru_cache(4096)
def _plain(letter: str) -> str:
    """A letter without its accent; an accent written apart becomes a mark that names may hold. One for one."""
    return "-" if unicodedata.combining(letter) else unicodedata.normalize("NFD", letter)[0]


def block_start(text: str, signatures: list[Signature]) -> int:
    """Where the signature block begins: the line of the last signature, or the text's end."""
    if not signatures:
        return len(text)
    return text.rfind("\n", 0, signatures[-1].start) + 1


def _stamps(text: str) -> Iterator[re.Match[str]]:
    """Stamps in the text's order, found from the words that they hold."""
    end = 0
    for at in word_places(text.lower(), said.STAMP_WORDS):
        start = at - 2 if text[max(0, at - 2) : at].lower() in ("e-", "o-") else at  # e-signed, co-signed
        for begin in (start, at):
            if begin >= end and (match := said.STAMP.match(text, begin)):
                end = match.end()
                yield match
                break


def _stamped(text: str) -> list[Signature]:
    found = []
    for match in _stamps(text):
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        rest = text[match.end() : line_end]
        if said.BLANK.match(rest):
            continue
        name = said.FULL_NAME.match(rest) or (said.LOWER_NAME.match(rest) if said.STRONG.match(match[0]) else None)
        strong = said.STRONG.match(match[0]) is not None
        before = None if name else _name_before(text, match)
        if before:
            found.append(Signature(before.start("name"), line_end, before["name"], None, None))
        if (
            not name
            or len(name[0].strip(" ,.")) < 2
            or said.PLACE.search(name[0])
            or not (strong or (match.start() > 0.6 * len(text) and said.DESIGNATION.search(rest)))
        ):
            continue
        if re.match(r"(?:by|date|on|this|the|and|to|in|of)\b", rest, re.I) or re.search(
            r"sup\w*\W{0,2}$", text[: match.start()][-14:], re.I
        ):
            continue
        found.append(_signature(text, match.start(), match.end(), line_end))
    return found


def _name_before(text: str, stamp: re.Match[str]) -> re.Match[str] | None:
    """`K. Lundmark  e-signed 11/05/2024 09:14`: a name alone before its stamp, and a day behind it."""
    line = text.rfind("\n", 0, stamp.start()) + 1
    return said.NAME_BEFORE.fullmatch(text, line, stamp.start()) if said.STRONG.match(stamp[0]) else None


def _signature(text: str, start: int, name_start: int, line_end: int) -> Signature:
    """Designation on the stamp's line, else on a following line that says so ("Credentials: PT")."""
    line = text[name_start:line_end]
    credential = said.DESIGNATION.search(line) or (said.DESIGNATION.search(line.upper()) if line.islower() else None)
    end = line_end
    if credential is None:
        more = re.match(
            r"\n[ \t]*(?:credentials?|title|lic\w*|discipline|role|designation)[^\n]*",
            text[line_end : line_end + 90],
            re.I,
        )
        credential = said.DESIGNATION.search(more[0]) if more else None
        end = line_end + (more.end() if more and credential else 0)
    return Signature(
        start,
        end,
        line.strip(),
        credential[0] if credential else None,
        credential.lastgroup if credential else None,
    )


def _lines(text: str) -> list[Signature]:
    """A line of a name and a designation counts as signature in the last part of the note only."""
    tail = max(int(len(text) * 0.45), len(text) - 900) if len(text) > 500 else _behind_head(text)
    capitals = (m for span in _designated(text, tail) for m in said.LINE_SIGNATURE.finditer(text, *span))
    matches = [*capitals, *said.LOWER_SIGNATURE.finditer(text, tail), *_at_end(text, tail)]
    found = [s for m in matches for s in _signers(m)]
    bare = said.BARE_NAME.search(text, tail)
    if bare and not found:
        found.append(Signature(bare.start(), bare.end(), bare["name"], None, None))
    return found


def _behind_head(text: str) -> int:
    """Where a short note's second line begins: its head is signed by no one."""
    return text.find("\n") + 1 if text.count("\n") > _FEW_LINES else 0


def _at_end(text: str, tail: int) -> Iterator[re.Match[str]]:
    """Signatures that only their place behind all else tells."""
    last = max(tail, len(text.rstrip()) - 160)
    yield from (m for pattern in (said.TWO_LINES, said.LABELLED) if (m := pattern.search(text, last)))


def _designated(text: str, tail: int) -> Iterator[tuple[int, int]]:
    """Lines behind an offset that hold a designation, or letters of one."""
    part = text[tail:]
    places = sorted([*word_places(part, said.DESIGNATIONS), *word_places(part.lower(), said.IN_WORDS)])
    for start, end in lines_of(part, places):
        yield tail + start, tail + end


def _line_signature(match: re.Match[str]) -> Signature | None:
    if SUPERVISOR_WORD.match(match[0].strip()) or len(match["name"].split()) > 6 or _is_sentence(match):
        return None
    if said.OF_HEADER.match(match["rest"]):
        return None
    kind = said.DESIGNATION.search(match["credential"]) or said.DESIGNATION.search(match["credential"].upper())
    named = kind.lastgroup if kind else "therapist"
    return Signature(match.start(), match.end(), match["name"], match["credential"], named)


def _signers(match: re.Match[str]) -> Iterator[Signature]:
    """Who signs a line: one, or an assistant or student and the therapist: "A. Bell, SPTA / M. Jones, PT"."""
    first, second = _line_signature(match), said.SECOND.match(match["rest"])
    if first and second:
        at = match.start("rest") + second.start("name")
        yield first._replace(end=at)
        yield Signature(at, match.end(), second["name"], second["credential"], "therapist")
    elif first:
        yield first


def _is_sentence(match: re.Match[str]) -> bool:
    """`Continue PT 2x/wk`, `Outpt PT eval` are plans, no signatures: what follows a designation is no running text."""
    first = match["name"].split()[0].lower().strip(",.")
    rest = re.search(r"[A-Za-z][A-Za-z/-]*", match.groupdict().get("rest") or "")
    return (
        first in said.NO_NAMES
        or bool(rest and not rest[0].isupper() and not said.MAY_FOLLOW.match(rest[0]))
        or bool(rest and said.LONG_CAPITALS.fullmatch(rest[0]) and not said.MAY_FOLLOW.match(rest[0]))
    )
