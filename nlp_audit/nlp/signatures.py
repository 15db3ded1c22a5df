"""Who signed, with what designation, and who supervises. A name in the header is no signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .designations import ANY, ASSISTANT, NAME, OTHER, STUDENT, THERAPIST
from .page import lines_of, word_places
from .supervision import SUPERVISOR_WORD

_DESIGNATION = re.compile(
    rf"(?<![A-Za-z0-9/.])(?:(?P<student>{STUDENT})|(?P<assistant>{ASSISTANT})|(?P<therapist>{THERAPIST})|(?P<other>{OTHER}))(?![A-Za-z]|-\d|-[A-Z]{(2,)}\b)"
)
_STAMP = re.compile(
    r"(?:/e?s/|\be-?sig(?:n(?:ed|ature)?)?\b|electronic(?:ally)? (?:signed|signature|authenticated|verified|approved|co-?signed)|digitally signed|signed(?: electronically| by| off(?: by)?|_by)?|sign(?:ed)?:|signature(?:/(?:credentials?|date))?(?: of \w+| on file)?|authenticated by|authenticated|verified by"
    r"|finali[sz]ed by|closed by|completed by|approved by|attested by|accepted by|reviewed by|confirmed by|validated by|documented by|authored by|author|performed by|provider|rendering (?:provider|therapist)|treating (?:therapist|clinician|provider)|therapist|clinician|signed_by|locked by|released by|entered by|written by|note by|created by|filed by|certified by|co-?signed(?: by)?|cosigner|cosignature)"
    r"[ \t]*(?:(?:on )?\d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?:[ ,@]*(?:at )?\d{1,2}:?\d\d(?::\d\d)?(?: ?[ap]m)?)? )?(?:by)?[ \t]*[.,:=_#☑>-]*[ \t]*",
    re.I,
)
_STRONG = re.compile(
    r"(?:/e?s/|\be-?sign|electronic|digitally|signed|sign:|signature|authenticated|verified|finali[sz]ed|closed|completed|approved|attested|accepted|validated|locked|released|signed_by|filed by|certified|cosign|co-?sign)",
    re.I,
)
_FULL_NAME = re.compile(rf"(?:{NAME}[ ]{{0,2}},?[ ]{{0,2}}){{1,4}}")
_LOWER_NAME = re.compile(
    r"(?!by|date|on|this|the|and|to|in|of|poc|plan|order|consent|cert)[a-z][a-z'-]+ [a-z][a-z'-]+ (?=(?:pt|dpt|ot|otr|slp|pta|cota|ccc)\b)"
)
# what may stand before the name of one who signs
_CLOSING = r"(?:[\[(]?(?i:e-?sign?(?:ed|ature)?|sig(?:ner|nature)?|respectfully(?: submitted)?|submitted by|sincerely|regards|thank(?:s| you))[\])]?[ ,.:/-]*)"
_SIGNERS_NAME = r"(?:(?:[A-Z][\w'’.-]*[ ]{1,3}|[A-Z]\.[ ]{0,2}){0,4}[A-Z][\w'’-]+(?:,[ ]{0,2}(?!Student)[A-Z][\w'’.-]+(?: [A-Z]\.?)?)?|(?:[A-Z]\.){2,3})"
_LINE_SIGNATURE = re.compile(
    rf"(?:^[ \t]*(?:[-~*_>|/☑]+[ \t]*)?{_CLOSING}?|[ \t]{{2,}}|(?<=[.!] ))(?P<name>{_SIGNERS_NAME})(?:[ ,\t/|-]| comma ){{0,12}}\(?(?<![A-Za-z])(?<!\w\.)(?P<credential>{ANY})\)?(?![\w]|-\d)(?P<rest>[^\n]*)$",
    re.M,
)
_BARE_NAME = re.compile(
    r"^[ \t]*(?P<name>(?:[A-Z]\.[ ]?){1,2}[A-Z][a-z][\w'-]+|[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z][\w'-]+)[ \t]*(?:\d[\d/: -]*)?\s*\Z",
    re.M,
)
# the name on one line, the designation on the next; the discipline as the name's label. Only as the note's last words
_TWO_LINES = re.compile(
    rf"^[ \t]*(?P<name>{NAME}(?:[ ]{NAME}){{1,3}}),?[ \t]*\n[ \t]*(?P<credential>{ANY})(?![A-Za-z])(?P<rest>[^\n]{{0,60}})\s*\Z",
    re.M,
)
_LABELLED = re.compile(
    rf"^[ \t]*(?:treating )?(?P<credential>{ANY})[ ]?[:-][ ]*(?P<name>{NAME},?(?:[ ]{NAME}){{1,3}})(?P<rest>[ \t]*[\d/: ]*(?:[ap]m)?)\s*\Z",
    re.M,
)
_LOWER_SIGNATURE = re.compile(
    rf"^[ \t]*(?:[-~*_>|/]+[ \t]*)?(?P<name>[a-z][\w'’.-]*(?:[ ][a-z][\w'’.-]+){{0,2}})[ ,]{{1,3}}(?P<credential>{ANY}|pt|pta|ot|otr|otr/l|cota|slp|dpt)\b(?P<rest>(?:, ?[A-Z][A-Z/-]+)*[ \t.\[(]*(?:(?:e-?)?sig\w*|finali\w+|authent\w+|verif\w+)?[ \d/:\])]*(?:[ap]m)?)$",
    re.M,
)
_BLANK = re.compile(
    r"[ \t]*(?:_{3,}|\.{6,}|\(?(?:pending|unsigned|not signed|awaiting|blank|none|draft|x_+|tbd)\b|\[ *\]|$)",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:therapy|clinic|hospital|cent(?:er|re)|rehab\w*|services|associates|medical|health|llc|inc)\b", re.I
)
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


# Every stamp holds one of these; looking for them first is ten times faster than the pattern alone.
_STAMP_WORDS = (
    "sign", "/es/", "/s/", "/e/", "electronic", "digital", "authent", "verified by", "finalized by", "finalised by", "closed by", "completed by", "approved by", "attested by",
    "accepted by", "reviewed by", "confirmed by", "validated by", "documented by", "author", "performed by", "provider", "therapist", "clinician", "locked by",
    "released by", "entered by", "written by", "note by", "created by", "filed by", "certified by", "cosign",
)  # fmt: skip


def _stamps(text: str) -> Iterator[re.Match[str]]:
    """Stamps in the text's order, found from the words that they hold."""
    end = 0
    for at in word_places(text.lower(), _STAMP_WORDS):
        start = at - 2 if text[max(0, at - 2) : at].lower() in ("e-", "o-") else at  # e-signed, co-signed
        for begin in (start, at):
            if begin >= end and (match := _STAMP.match(text, begin)):
                end = match.end()
                yield match
                break


def _stamped(text: str) -> list[Signature]:
    found = []
    for match in _stamps(text):
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        rest = text[match.end() : line_end]
        if _BLANK.match(rest):
            continue
        name = _FULL_NAME.match(rest) or (_LOWER_NAME.match(rest) if _STRONG.match(match[0]) else None)
        strong = _STRONG.match(match[0]) is not None
        if (
            not name
            or len(name[0].strip(" ,.")) < 2
            or _PLACE.search(name[0])
            or not (strong or (match.start() > 0.6 * len(text) and _DESIGNATION.search(rest)))
        ):
            continue
        if re.match(r"(?:by|date|on|this|the|and|to|in|of)\b", rest, re.I) or re.search(
            r"sup\w*\W{0,2}$", text[: match.start()][-14:], re.I
        ):
            continue
        found.append(_signature(text, match.start(), match.end(), line_end))
    return found


def _signature(text: str, start: int, name_start: int, line_end: int) -> Signature:
    """Designation on the stamp's line, else on a following line that says so ("Credentials: PT")."""
    line = text[name_start:line_end]
    credential = _DESIGNATION.search(line) or (_DESIGNATION.search(line.upper()) if line.islower() else None)
    end = line_end
    if credential is None:
        more = re.match(
            r"\n[ \t]*(?:credentials?|title|lic\w*|discipline|role|designation)[^\n]*",
            text[line_end : line_end + 90],
            re.I,
        )
        credential = _DESIGNATION.search(more[0]) if more else None
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
    capitals = (m for span in _designated(text, tail) for m in _LINE_SIGNATURE.finditer(text, *span))
    matches = [*capitals, *_LOWER_SIGNATURE.finditer(text, tail), *_at_end(text, tail)]
    found = [s for m in matches for s in _signers(m)]
    bare = _BARE_NAME.search(text, tail)
    if bare and not found:
        found.append(Signature(bare.start(), bare.end(), bare["name"], None, None))
    return found


def _behind_head(text: str) -> int:
    """Where a short note's second line begins: its head is signed by no one."""
    return text.find("\n") + 1 if text.count("\n") > _FEW_LINES else 0


_FEW_LINES = 3


def _at_end(text: str, tail: int) -> Iterator[re.Match[str]]:
    """Signatures that only their place behind all else tells."""
    last = max(tail, len(text.rstrip()) - 160)
    yield from (m for pattern in (_TWO_LINES, _LABELLED) if (m := pattern.search(text, last)))


def _designated(text: str, tail: int) -> Iterator[tuple[int, int]]:
    """Lines behind an offset that hold a designation, or letters of one."""
    part = text[tail:]
    places = sorted([*word_places(part, _DESIGNATIONS), *word_places(part.lower(), _IN_WORDS)])
    for start, end in lines_of(part, places):
        yield tail + start, tail + end


# Every designation holds one of these.
_DESIGNATIONS = ("PT", "P.T", "P. T", "S.L.P", "OT", "O.T", "CHT", "SLP", "CCC")
_IN_WORDS = ("therap", "patholog", "student", "grad", "intern")


def _line_signature(match: re.Match[str]) -> Signature | None:
    if SUPERVISOR_WORD.match(match[0].strip()) or len(match["name"].split()) > 6 or _is_sentence(match):
        return None
    if _OF_HEADER.match(match["rest"]):
        return None
    kind = _DESIGNATION.search(match["credential"]) or _DESIGNATION.search(match["credential"].upper())
    named = kind.lastgroup if kind else "therapist"
    return Signature(match.start(), match.end(), match["name"], match["credential"], named)


def _signers(match: re.Match[str]) -> Iterator[Signature]:
    """Who signs a line: one, or an assistant or student and the therapist: "A. Bell, SPTA / M. Jones, PT"."""
    first, second = _line_signature(match), _SECOND.match(match["rest"])
    if first and second:
        at = match.start("rest") + second.start("name")
        yield first._replace(end=at)
        yield Signature(at, match.end(), second["name"], second["credential"], "therapist")
    elif first:
        yield first


_SECOND = re.compile(
    rf"[ \t]*(?:[/;&|,]|and\b|with\b|w/)[ \t]*(?P<name>{NAME}(?:[ ]{NAME}){{0,3}}),?[ ](?P<credential>{THERAPIST})(?![A-Za-z])"
)
# "GARFIELD RIDGE   PT   DOS 10/02/2024   Pruitt, L.": the discipline in a note's head signs nothing
_OF_HEADER = re.compile(
    r"[ \t|/,-]*(?:DOS|DOB|MRN|date of (?:service|birth)|service date|Dx|visit|treatment|daily|progress)\b", re.I
)


def _is_sentence(match: re.Match[str]) -> bool:
    """`Continue PT 2x/wk`, `Outpt PT eval` are plans, no signatures: what follows a designation is no running text."""
    first = match["name"].split()[0].lower().strip(",.")
    rest = re.search(r"[A-Za-z][A-Za-z/-]*", match.groupdict().get("rest") or "")
    return (
        first in _NO_NAMES
        or bool(rest and not rest[0].isupper() and not _MAY_FOLLOW.match(rest[0]))
        or bool(rest and _LONG_CAPITALS.fullmatch(rest[0]) and not _MAY_FOLLOW.match(rest[0]))
    )


_LONG_CAPITALS = re.compile(r"[A-Z]{7,}")
_MAY_FOLLOW = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\b|[A-Z-]{2,8}\b|signed|e-?sign|electronic|date|lic|credential|on|at|am|pm|per|co-?sign|sup|under|with|cert|board|time|neurologic|resident|orthop|fellow|visit|page|NPI|performing|rev|late|and|for|treat|authent|finali|verif|complet|clos|approv|attest|accept|lock|releas|submit|filed|superv|valid|document|chart|enter|transcri|dictat|licen|saved|sent|\Z)",
    re.I,
)
_NO_NAMES = frozenset(
    (
        "continue", "continues", "cont", "skilled", "patient", "pt", "plan", "resume", "daily", "outpatient", "inpatient", "home", "group", "student", "the", "per",
        "see", "for", "to", "with", "requires", "needs", "attends", "discharge", "acute", "therapy", "benefit", "supervising", "supervisor", "physical",
        "occupational", "speech", "tolerated", "seen", "recommend", "next", "goal", "outpt", "inpt", "hh", "goals", "weekly", "medicare", "resident", "add",
        "return", "cosign", "client", "dx", "tx", "visit", "ref", "referred", "precautions",
    )
)  # fmt: skip
