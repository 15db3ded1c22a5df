"""Where a note's sections start and end, in every style that exports have: by words, letters, within lines, or none."""

from __future__ import annotations

import re

from ..records import Section
from .headings import CORE, ORDER, Heading, Headings, inline_headings, line_headings, merge


def find(text: str, headings: Headings) -> tuple[Section, ...]:
    """Sections of a folded text, in order, covering all of it; text before the first heading is `header`."""
    found = line_headings(text, headings)
    if sum(h.section in CORE for h in found) < 2:
        found = merge(found, inline_headings(text, headings))
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


def _plausible(found: list[Heading]) -> list[Heading]:
    """Single letters count only in their order: `A. Pike, PT` after the plan is a signer, no assessment."""
    if sum(h.section in CORE and not h.letter for h in found) >= 3:
        return [h for h in found if not h.letter]
    reached, kept = -1, []
    for heading in found:
        if heading.letter:
            if ORDER[heading.letter] <= reached:
                continue
            reached = ORDER[heading.letter]
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
