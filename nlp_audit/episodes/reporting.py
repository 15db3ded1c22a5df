"""What a note says of the episode itself: a progress report, the first or last visit, a visit that did not happen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..nlp.attendance import NOT_HELD
from ..records import Chart
from . import people
from .records import Span
from .words import Page, Words, folded, possible

_EVALUATIONS = frozenset(
    (
        "97161",
        "97162",
        "97163",
        "97165",
        "97166",
        "97167",
        "92521",
        "92522",
        "92523",
        "92524",
        "92610",
        "92626",
        "96105",
    )
)
_REEVALUATIONS = frozenset(("97164", "97168"))
_EVALUATION = re.compile(r"(?<!re-)(?<!re)\b(?:initial |PT |OT |SLP |ST )?evaluation\b", re.I)
_CLINIC = re.compile(r"\b(?:center|centre|clinic|hospital|department|dept|services|associates|due|pending)\b", re.I)
_DISCHARGE = re.compile(
    r"\bdischarge (?:summary|note|visit|report)\b|\bdischarged? from (?:PT|OT|SLP|ST|therapy|skilled|service)", re.I
)
_WRITTEN = re.compile(
    r"\b(?:serves as|completed|written|done|sent|submitted|issued|signed|faxed)\b(?! by (?:next|the \d))", re.I
)
_STATUS = re.compile(
    r"\b(?:(?:stg|ltg|goal)s?[ #]*\d*[^.;\n]{0,60}?\b(?:(?:partly |partially |not )?met|progressing|in progress|"
    r"ongoing|achieved|on track|upgraded|revised|continued?))\b"
)
_REACH = 40  # characters after a title that tell whether it is one
_STATUSES = 2  # goals whose status a report gives
_WEAK_TITLE = re.compile(r"(?<!daily )(?<!treatment )\bprogress note\b", re.I)  # many clinics head every note so
_COMPARED = re.compile(
    r"\bfrom [^.;,\n]{1,18} to \d|\(\d+(?:\.\d+)?\)|"
    r"\b(?:baseline|at eval\w*|initial(?:ly)?|since (?:the )?(?:eval\w*|soc|start)|was \d)"
)
_CARRIES_ON = re.compile(
    r"\b(?:continue|skilled care still|still needed|another|more weeks?|next (?:reporting )?period|"
    r"new (?:stg|ltg|goal)|\d ?x ?/ ?w)"
)


def report(page: Page, words: Words) -> Span | None:
    """Where the note is, or holds, a therapist's progress report (an assistant cannot write one)."""
    chart = page.chart
    signed = people.signer(chart)
    if signed is None or signed.kind != "therapist":
        return None
    if any(line.code in _REEVALUATIONS for line in chart.billing):
        return chart.billing[0].start, chart.billing[0].end
    statuses = [match.span() for match in _STATUS.finditer(page.low)]
    return _titled(page, words, len(statuses)) or _by_content(page.low, statuses)


def _titled(page: Page, words: Words, statuses: int) -> Span | None:
    text, chart = page.chart.note.text, page.chart
    for match in words.titles.pattern.finditer(page.low) if possible(words.titles, page.known) else ():
        start, end = _line(text, match.start())
        before, after = _around(chart, match.span())
        if words.before.pattern.search(folded(before)) or words.after.pattern.search(folded(after)):
            continue
        if _is_title(text[start:end], text[slice(*match.span())]) or _WRITTEN.search(before + after):
            return match.span()
    weak = _WEAK_TITLE.search(text[:600]) if statuses >= _STATUSES else None
    return weak.span() if weak else None


def _is_title(line: str, title: str) -> bool:
    """A title is in capitals, opens its line or closes it, or stands before a colon."""
    place = line.find(title)
    before, after = line[:place].strip(" \t*#=_-|[("), line[place + len(title) :].strip(" \t*#=_-|])")
    return title.isupper() or not before or not after or after.startswith(":")


def _by_content(low: str, statuses: Sequence[Span]) -> Span | None:
    """A treatment note serves as report where it gives goals' status, compares with before and decides to go on."""
    if len(statuses) < _STATUSES or len(_COMPARED.findall(low)) < 2 or not _CARRIES_ON.search(low):
        return None
    return statuses[0]


def opens(chart: Chart) -> bool:
    """Whether the note is an initial evaluation: the episode's first treatment day."""
    if any(line.code in _EVALUATIONS for line in chart.billing):
        return True
    return any(_is_heading(line) and _EVALUATION.search(line) for line in chart.note.text[:600].splitlines())


def _is_heading(line: str) -> bool:
    """In capitals and no clinic's name ("EVALUATION & TREATMENT CENTER")."""
    return line.isupper() and len(line.strip()) < 70 and not _CLINIC.search(line)


def closes(chart: Chart) -> bool:
    return bool(_DISCHARGE.search(chart.note.text[:400]))


def treated(chart: Chart) -> bool:
    """False where the visit was missed or cancelled: no treatment day."""
    if chart.billing or len(chart.note.text) >= 900 or chart.of("ASSIST_LEVEL", "present"):
        return True
    return NOT_HELD.search(chart.note.text) is None


def _line(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _around(chart: Chart, span: Span) -> tuple[str, str]:
    """What stands before a title in its sentence, and the first words after it."""
    found = next((s for s in chart.statements if s.start <= span[0] < s.end), None)
    start, end = (found.start, found.end) if found else span
    return chart.note.text[start : span[0]], chart.note.text[span[1] : min(max(end, span[1]), span[1] + _REACH)]
