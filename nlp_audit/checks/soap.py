"""The parts of SOAP: whether each has content, under its heading or anywhere in a note without headings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..arguments import CORE
from ..records import Chart, Section
from .context import Context, Outcome, Span, failed, passed, stated


def sections(chart: Chart, context: Context, *, content: Mapping[str, float]) -> Outcome:
    """Each part of SOAP has content: under its heading, or anywhere by what sentences state."""
    missing, found = [], []
    for name in CORE:
        at = _filled(chart, name) or _by_content(chart, name, content)
        if at:
            found.append(at)
        else:
            missing.append(name)
    return failed(*found, detail="missing: " + ", ".join(missing)) if missing else passed(*found)


def _filled(chart: Chart, name: str) -> Span | None:
    for section in chart.sections:
        if section.name == name and (_has_content(chart, section) or _treats_below(chart, section)):
            return section.start, section.body
    return None


def _has_content(chart: Chart, section: Section) -> bool:
    """Whether something stands under the heading, above a signature."""
    end = min([section.end, *[s.start for s in chart.signatures if section.body <= s.start]])
    return _has_words(chart.note.text[section.body : end], charges=section.name != "plan")


def _treats_below(chart: Chart, section: Section) -> bool:
    """A heading right above the table of charges, which tells what was done as well."""
    below = next((s for s in chart.sections if s.start >= section.body), None)
    if section.name != "objective" or below is None or below.name != "billing":
        return False
    if chart.note.text[section.body : below.start].strip(" |\n\t-"):
        return False
    return any(below.start <= s.start < below.end for s in stated(chart, "intervention", 0.5))


_SIGN_LINE = re.compile(r"[^\n]{0,12}\b(?:signature|sign(?:ed)?|credentials?|date|therapist)\b", re.I)
_LETTER = re.compile(r"[A-Za-z0-9]")
_THREE_LETTERS = re.compile(r"[A-Za-z0-9](?:[^A-Za-z0-9]*+[A-Za-z0-9]){2}")  # sooner seen than all are counted


# charges and times that follow the last part
_CHARGE_LINE = re.compile(
    r"[^\n]{0,24}\b(?:9[27]\d{3}|G\d{4})\b|[ \t]*(?:time (?:in|out)|timed|total (?:tx|treatment|time|timed|min\w*)|(?:start|stop)(?: time)?[ :]+\d|tx time|charges?:)\b",
    re.I,
)


def _has_words(text: str, *, charges: bool) -> bool:
    """Whether three letters or figures stand in it, apart from lines to be signed. The first line often answers.

    charges: whether lines of charges and times count.
    """
    found = 0
    for line in text.split("\n"):
        if not _SIGN_LINE.match(line) and (charges or not _CHARGE_LINE.match(line)):
            found += len(_LETTER.findall(line)) if not _THREE_LETTERS.search(line) else 3
            if found >= 3:
                return True
    return False


_MEANS = {
    "subjective": ("report", "pain"),
    "objective": ("intervention", "generic", "measured", "functional"),
    "assessment": ("response", "skilled", "stock", "rationale", "need"),
    "plan": ("plan",),
}


def _by_content(chart: Chart, name: str, content: Mapping[str, float]) -> Span | None:
    """Headless notes: a sentence that is of the part's kind. A part's empty heading is no content elsewhere."""
    if any(s.name == name for s in chart.sections):
        return None
    for label in _MEANS[name]:
        for statement in stated(chart, label, content[name]):
            return statement.start, statement.end
    return None
