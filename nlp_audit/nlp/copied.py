"""Blocks of a note that are copied or imported from an earlier one."""

from __future__ import annotations

import re
from datetime import date

from .page import lines_of, word_places
from .told_spans import quotations

_COPIED = re.compile(
    r"[\[(]?[ ]*(?:(?:imported|copied(?: forward)?|carried forward|pulled forward|pasted) (?:from|forward)|(?:copied|carried|pulled|brought) forward(?=[ \]):-]*(?:\d|\n|from|on))|"
    r"(?:prior|previous|last) (?:note|visit note|treatment note|session note|tx note)\b|(?:prior|previous) \d{1,2}/\d{1,2}(?:/\d{2,4})?[ ]*:)[^\n]*|^[ \t]*[-=<>\[*]{2,}[^\n]{0,12}\b(?:from|copied|prior|previous|last) (?:the )?(?:initial |previous |prior |last )?(?:eval\w*|visit|note|session)[^\n]*",
    re.I | re.M,
)
_MAY_BE_COPIED = re.compile(
    r"copied|imported|forward|pasted|(?:prior|previous|last) (?:note|visit note|treatment|session|tx|\d{1,2}/)|[-=<>\[*][-=<>\[*][^\n]{0,12} from "
)
_COPIED_WORDS = ("imported", "copied", "carried", "pulled", "pasted", "prior", "previous", "last", "from")
_COPY_WORDS = ("copied", "imported", "forward", "pasted", "prior ", "previous ", "last ", " from ")
_COPY_END = re.compile(
    r"[\[(=-]*[ ]*end (?:of )?(?:import|copy|copied|prior|previous|carried|pulled|brought|pasted)[^\n]*|\n[ \t]*\n|^[ \t]*(?:today|this visit|s|subjective|s/|s:)\b",
    re.I | re.M,
)


_DAY = r"\(?\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\)?"
# "Baseline (03/04/2025)", and a list of points below it
_OF_THEN = re.compile(
    r"^[ \t]*(?:O(?:bjective)?[:/] ?)?(?:(?:initial|baseline|prior|previous|admission|eval(?:uation)?|soc|ie)\b[^\n:.;]{0,40}:?[ \t]*\n)(?:[ \t]*[-*•][ ][^\n]+(?:\n|\Z))+",
    re.I | re.M,
)
# "Last visit (3/17):", "Status at last progress note:", "EVAL FINDINGS (2/22/2026)", and the lines below it
_HEADED_THEN = re.compile(
    rf"^[ \t=*#-]*(?:(?:status|levels?|function|scores?|findings) (?:at|from) (?:the )?)?(?:(?:prior|previous|last) (?:visit|session|level(?: of function)?|(?:progress )?(?:note|report)|PN|recert|status|function|scores?)|(?P<start>(?:initial |admission )?(?:eval(?:uation)?|admission|initial|baseline|SOC|IE|start of care)))(?: (?:findings|status|levels?|scores?|function|summary|results))?(?P<day>[ ,:-]*{_DAY})?[ ]*[:=*-]*[ \t]*\n(?=[^\n]*\w)",
    re.I | re.M,
)
_HEADED_END = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:today|current|now|this visit|status today|[SOAP][:/ ]|objective|assessment|plan\b|goals?\b|(?-i:[A-Z][A-Z ]{3,}:?\n)))",
    re.I,
)


def find(text: str, today: date | None = None) -> list[tuple[int, int]]:
    """Stretches imported from an earlier note, up to their end mark or the next blank line, and lists of earlier scores."""
    blocks = [*_imported(text), *(match.span() for match in _OF_THEN.finditer(text)), *_headed(text, today)]
    return [piece for block in blocks for piece in _without_diagnosis(text, block)]


# a diagnosis is still treated, wherever its line was copied from
_DIAGNOSIS = re.compile(
    r"^[ \t]*(?:(?:tx|treatment|treating|medical|rehab|therapy) )?(?:dx|diagnos[ie]s)\b[^\n]*", re.I | re.M
)


def _without_diagnosis(text: str, block: tuple[int, int]) -> list[tuple[int, int]]:
    """A block in the pieces that its lines of diagnoses leave."""
    places = [block[0], *(at for match in _DIAGNOSIS.finditer(text, *block) for at in match.span()), block[1]]
    return list(zip(places[::2], places[1::2], strict=True))


def _headed(text: str, today: date | None) -> list[tuple[int, int]]:
    """What stands below a heading of an earlier time; an evaluation's heading needs the day of another visit."""
    blocks = []
    for match in _HEADED_THEN.finditer(text):
        if match["start"] and (match["day"] is None or today is None or _is_of(match["day"], today)):
            continue
        end = _HEADED_END.search(text, match.end() - 1)
        blocks.append((match.start(), end.start() if end else len(text)))
    return blocks


def _is_of(written: str, day: date) -> bool:
    return [int(n) for n in re.findall(r"\d+", written)][:2] == [day.month, day.day]


def _imported(text: str) -> list[tuple[int, int]]:
    lower = text.lower()
    if not any(word in lower for word in _COPY_WORDS) or not _MAY_BE_COPIED.search(lower):
        return []
    blocks = []
    lines = lines_of(text, word_places(lower, _COPIED_WORDS))
    for match in (found for span in lines for found in _COPIED.finditer(text, *span)):
        if match[0].rstrip().endswith(("]", ")")) and match[0].lstrip()[:1] in "[(" and len(match[0]) > 60:
            blocks.append(match.span())  # a bracketed line of the earlier note
            continue
        quoted = next((span for span in quotations(text) if match.start() <= span[0] < match.end()), None)
        if quoted:
            blocks.append(quoted)
            continue
        end = _COPY_END.search(text, match.end())
        blocks.append((match.start(), end.start() if end else len(text)))
    return blocks
