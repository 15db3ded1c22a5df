"""What heads a section in a note: words, letters, in a line of their own or within one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .. import yamlfile
from ..records import SECTIONS
from .page import line_starts

CORE = ("subjective", "objective", "assessment", "plan")
ORDER = {"S": 0, "D": 0, "O": 1, "A": 2, "P": 3}
_LINE_HEAD = re.compile(
    r"[ \t]*[>*#=~|\[({<:+_./•▪▸■●►-]*[ \t]*(?:(?:\d{1,2}|[IVX]{1,4})[.)][ \t]*)?"
    r"(?P<name>[A-Za-z][A-Za-z'&,/ -]{0,48}?)(?![A-Za-z])"  # no mark begins with a letter
    r"(?P<mark>(?:[ \t]*\([^()\n]{1,20}\)(?=[ \t]*[:\n]))?[ \t]*[*_\])}#?+]*[ \t]*(?:\.*[ \t]*[:;=|~>]+|/+(?![ \t]*[A-Z][A-Za-z]+(?: [A-Za-z]+){0,3}:)(?=[ \t\n\"]|[A-Z])|-+>?(?=\s|\Z)|\.(?=[ \t\n]|\Z)|[*\])?]+|[ \t]{2,}|[ \t]*[^\w\s]{0,2}[ \t]*\n|\Z))"
)
_BARE_LETTER = re.compile(r"^[ \t]*(?P<name>[SOAP])(?P<mark>[ \t]+)(?=\S)", re.M)
_INLINE = re.compile(
    r"(?<=[.!?\"')\]|;] )[ \t]*(?P<name>[A-Z][A-Za-z'&/-]*(?: [A-Za-z][A-Za-z'&/-]*){0,2})(?P<mark>[ \t]*[:=][ \t])"
    r"|(?<=\s)(?P<letter>[SOAP])(?P<lettermark>[:/][ \t])"
)


class Headings(NamedTuple):
    """Section of each known heading, compared in lower case without marks."""

    names: dict[str, str]


class Heading(NamedTuple):
    """A heading found in a note: its section, where it starts, where the text after it starts."""

    section: str
    start: int
    body: int
    letter: str = ""
    partly: bool = False  # told by one word of a longer heading


def load(folder: Path) -> Headings:
    """The headings of `vocabulary/sections.yaml`."""
    data = yamlfile.load(folder / "sections.yaml")
    yamlfile.check_keys(data, ("headings",), ("headings",))
    sections, names = yamlfile.inner(data, "headings"), dict[str, str]()
    for section in sections:
        yamlfile.known(sections, section, section, SECTIONS, "section")
        for heading in yamlfile.words(sections, section, "headings"):
            names.setdefault(_key(heading), section)
    return Headings(names)


def line_headings(text: str, headings: Headings) -> list[Heading]:
    found = [h for m in _line_heads(text) if (h := _heading(m, m["name"], m["mark"], headings))]
    words = sum(h.section in CORE and not h.letter for h in found)
    if words < 2:
        found = merge(found, [_letter(m, m["name"]) for m in _BARE_LETTER.finditer(text)])
    return found


def _line_heads(text: str) -> Iterator[re.Match[str]]:
    """What may be a heading at the start of a line."""
    for start in line_starts(text):
        match = _LINE_HEAD.match(text, start)
        if match and not (match["name"][0].islower() and _wraps(text, start)):
            yield match


def _wraps(text: str, start: int) -> bool:
    """Whether the line before runs on: long, and without a mark at its end."""
    before = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].rstrip()
    return len(before) > 60 and before[-1].isalpha()


def inline_headings(text: str, headings: Headings) -> list[Heading]:
    found = []
    for match in _INLINE.finditer(text):
        if match["letter"]:
            found.append(_letter(match, match["letter"]))
        elif heading := _heading(match, match["name"], match["mark"], headings):
            found.append(heading)
    return found


def _letter(match: re.Match[str], letter: str) -> Heading:
    group = "letter" if "letter" in match.re.groupindex and match["letter"] else "name"
    section = {"S": "subjective", "D": "subjective", "O": "objective", "A": "assessment", "P": "plan"}[letter]
    return Heading(section, match.start(group), match.end(), letter)


def _heading(match: re.Match[str], name: str, mark: str, headings: Headings) -> Heading | None:
    key = _key(name)
    if key == "g" and (":" in mark or (name == "G" and mark.startswith("  "))):
        return Heading("goals", match.start("name"), match.end("mark"))
    if len(key) == 1:
        written = name.isupper() or mark.strip() or mark.startswith("  ")  # "a  less push than Monday"
        return _letter(match, key.upper()) if key.upper() in ORDER and written else None
    known = headings.names.get(_TAIL.sub(r"\1", key) if " " in key else key)
    section = known or (_partial(key, headings) if _strong(mark, name) and match.start() else None)
    if section is None or (mark.startswith("  ") and name[0].islower()):
        return None
    if "." in mark and not name.isupper() and len(key.split()) == 1 and section not in CORE:
        return None
    return Heading(section, match.start("name"), match.end("mark"), partly=known is None)


# "Objective Section", "SUBJECTIVE FINDINGS"
_TAIL = re.compile(
    r"^(subjective|objective|assessment|plan) (?:section|findings|data|information|portion|part|notes?)$"
)


def _strong(mark: str, name: str) -> bool:
    return ":" in mark or "=" in mark or (("\n" in mark or not mark.strip()) and name.isupper())


def _partial(key: str, headings: Headings) -> str | None:
    """A longer heading counts by its last word, else by its first, where that is one of the four."""
    words = key.split()
    if len(words) > 4 or words[0] in ("date", "time", "type", "number"):
        return None
    for word in (words[-1], words[0]):
        section = headings.names.get(word) if len(word) > 2 else None
        if section in (*CORE, "goals"):
            return section
    return None


_MARKS = re.compile(r"[^a-z0-9' ]+")


@lru_cache(4096)
def _key(name: str) -> str:
    return " ".join(_MARKS.sub(" ", name.lower()).split())


def merge(one: list[Heading], two: list[Heading]) -> list[Heading]:
    by_start = {h.start: h for h in two} | {h.start: h for h in one}
    return [by_start[start] for start in sorted(by_start)]
