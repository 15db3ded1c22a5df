"""Where a note's sections start and end, in every style that exports have: words, letters, inline, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .. import yamlfile
from ..records import SECTIONS, Section
from .page import line_starts

CORE = ("subjective", "objective", "assessment", "plan")
_ORDER = {"S": 0, "D": 0, "O": 1, "A": 2, "P": 3}

_LINE_HEAD = re.compile(
    r"[ \t]*[>*#=~|\[({<:+_./•▪▸■●►-]*[ \t]*(?:(?:\d{1,2}|[IVX]{1,4})[.)][ \t]*)?"
    r"(?P<name>[A-Za-z][A-Za-z'&,/ -]{0,48}?)(?![A-Za-z])"  # no mark begins with a letter
    r"(?P<mark>(?:[ \t]*\([^()\n]{1,20}\)(?=[ \t]*[:\n]))?[ \t]*[*_\])}#?+]*[ \t]*(?:\.*[ \t]*[:;=|~>]+|/+(?=[ \t\n\"]|[A-Z])|-+>?(?=\s|\Z)|\.(?=[ \t\n]|\Z)|[*\])?]+|[ \t]{2,}|[ \t]*[^\w\s]{0,2}[ \t]*\n|\Z))"
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


def find(text: str, headings: Headings) -> tuple[Section, ...]:
    """Sections of a folded text, in order, covering all of it; text before the first heading is `header`."""
    found = _line_headings(text, headings)
    if sum(h.section in CORE for h in found) < 2:
        found = _merge(found, _inline_headings(text, headings))
    found = _under_parts(text, _data_apart(text, _plausible(_whole(found))))
    return _spans(text, _fields(text, _with_treatment(text, _goals_ended(text, found))))


def _whole(found: list[Heading]) -> list[Heading]:
    """`Upper Extremity Assessment:` heads no assessment where the note has an `Assessment` of its own."""
    plain = {h.section for h in found if not h.partly and not h.letter}
    return [h for h in found if not h.partly or h.section not in plain]


def _data_apart(text: str, found: list[Heading]) -> list[Heading]:
    """`Data` holds what the patient says and what was done (DAP); behind a subjective part it holds what was measured."""
    told = False
    out = []
    for heading in found:
        data = heading.section == "subjective" and _DATA.match(text, heading.start)
        out.append(heading._replace(section="objective") if told and data else heading)
        told = told or (heading.section == "subjective" and not data)
    return out


_DATA = re.compile(r"data\b", re.I)


def _under_parts(text: str, found: list[Heading]) -> list[Heading]:
    """`Vitals:` right under `OBJECTIVE`, `Continue.` right under `PLAN` are the first line of that part."""
    before = [None, *found]
    return [
        heading for above, heading in zip(before, found, strict=False) if not (above and _opens(text, above, heading))
    ]


def _opens(text: str, above: Heading, heading: Heading) -> bool:
    alike = above.section in CORE and heading.section in ("other", above.section)
    return alike and not text[above.body : heading.start].strip()


def _fields(text: str, found: list[Heading]) -> list[Heading]:
    """A field ("Dx", "Date of service") ends with its line where no part of the note is headed behind it."""
    out: list[Heading] = []
    for position, heading in enumerate(found):
        if heading.section == "header" and out and out[-1].section in ("subjective", "objective", "assessment"):
            continue  # a diagnosis told within a part belongs to it
        out.append(heading)
        behind = {h.section for h in found[position + 1 :]}
        line_end = text.find("\n", heading.body) + 1
        stop = found[position + 1].start if position + 1 < len(found) else len(text)
        if heading.section == "header" and not behind & {"subjective", "objective"} and 0 < line_end < stop:
            out.append(Heading("other", line_end, line_end))
    return out


def _goals_ended(text: str, found: list[Heading]) -> list[Heading]:
    """Goals end where data follow them without a heading: "Frequency: 2wk5", "Daily Notes", "Pt seen this date …"."""
    out: list[Heading] = []
    for position, heading in enumerate(found):
        out.append(heading)
        stop = found[position + 1].start if position + 1 < len(found) else len(text)
        if heading.section == "goals" and (after := _AFTER_GOALS.search(text, heading.body, stop)):
            out.append(Heading("other", after.start(), after.start()))
    return out


_AFTER_GOALS = re.compile(
    r"\n[ \t]*(?=(?:(?:frequency|freq|duration|rehab(?:ilitation)? potential|prognosis|precautions?|prior level(?: of function(?:ing)?)?|plof|living situation"
    r"|home environment|(?:levels? )?key|legend|charges|billing|attendance|visits? (?:attended|to date))[ ]*(?:/[ ]?\w+[ ]*)?:"
    r"|(?:daily|progress|treatment|visit|session) notes?\b[^\n\w]*(?:\n|\Z)"
    r"|(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?:?[ ]+)?(?:the )?(?:pt|patient|client|resident|child|student)\.? (?:was )?(?:seen|arrived|presented|attended|participated|tolerated|received|required|completed|performed)\b"
    r"|(?:at|on) (?:baseline|evaluation|eval|initial evaluation),? (?:(?:the|pt|patient|client|resident|child|student|s?he)\b|[A-Z])|today,? (?:the |pt|patient|client|resident|child|student|s?he)\b)"
    r"(?![\s\S]*\n[ \t]*(?:\(?\d{1,2}[.)][ ]|[SL]TG|(?:short|long)[ -]term)))",
    re.I,
)


def _with_treatment(text: str, found: list[Heading]) -> list[Heading]:
    """Where no heading ends the subjective part, the first line that a code or its name opens does."""
    out: list[Heading] = []
    for position, heading in enumerate(found):
        out.append(heading)
        stop = found[position + 1].start if position + 1 < len(found) else len(text)
        alone = heading.section == "subjective" and not any(h.section == "objective" for h in found)
        if alone and (opens := _TREATMENT.search(text, heading.body, stop)):
            out.append(Heading("objective", opens.start(), opens.start()))
    return out


_TREATMENT = re.compile(
    r"^(?:[^\n]{0,48}?\b(?:9[27]\d{3}|G0283)\b|[ \t]*(?:NMR?E?|TE|TA|MT|GT|ther ?ex|neuro(?:muscular)? ?re-?ed\w*|manual(?: therapy)?|gait(?: training)?|therapeutic (?:exercises?|activit\w+))(?=[ ]*(?:[:(]|\d{1,2} ?(?:'|min|m\b))))",
    re.I | re.M,
)


def _line_headings(text: str, headings: Headings) -> list[Heading]:
    found = [h for m in _line_heads(text) if (h := _heading(m, m["name"], m["mark"], headings))]
    words = sum(h.section in CORE and not h.letter for h in found)
    if words < 2:
        found = _merge(found, [_letter(m, m["name"]) for m in _BARE_LETTER.finditer(text)])
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


def _inline_headings(text: str, headings: Headings) -> list[Heading]:
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
        return _letter(match, key.upper()) if key.upper() in _ORDER and written else None
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


def _merge(one: list[Heading], two: list[Heading]) -> list[Heading]:
    by_start = {h.start: h for h in two} | {h.start: h for h in one}
    return [by_start[start] for start in sorted(by_start)]


def _plausible(found: list[Heading]) -> list[Heading]:
    """Single letters count only in their order: `A. Pike, PT` after the plan is a signer, no assessment."""
    if sum(h.section in CORE and not h.letter for h in found) >= 3:
        return [h for h in found if not h.letter]
    reached, kept = -1, []
    for heading in found:
        if heading.letter:
            if _ORDER[heading.letter] <= reached:
                continue
            reached = _ORDER[heading.letter]
        kept.append(heading)
    letters = {h.letter for h in kept if h.letter}
    return kept if len(letters) >= 2 else [h for h in kept if not h.letter]


def _spans(text: str, found: list[Heading]) -> tuple[Section, ...]:
    first = next((h.section for h in found if h.section in CORE), "")
    name = "header" if first in ("subjective", "objective") else "other"  # before a plan alone stands the whole note
    sections, start, body = [], 0, 0
    for heading in found:
        if heading.start > start:
            sections.append(Section(name, start, heading.start, body))
        name, start, body = heading.section, heading.start, heading.body
    if start < len(text):
        sections.append(Section(name, start, len(text), min(body, len(text))))
    return tuple(sections)
