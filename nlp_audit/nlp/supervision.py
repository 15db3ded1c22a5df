"""Who supervises an assistant or a student."""

from __future__ import annotations

import re

from .designations import ASSISTANT, NAME, STUDENT, THERAPIST

SUPERVISOR_WORD = re.compile(
    r"superv|supv|\bsupv?(?=[. ]*(?:PT|OT|SLP|OTR)?[ ]*:|\.? ?(?:PT|OT|SLP|OTR|by)\b)|co-?sign|cosig|mentor|clinical instructor|\bCI\b|directed|I was present|(?P<under>\bunder\b)",
    re.I,
)
_PERSON = rf"(?!(?i:superv|supv|sup\b|co-?sign|cosig|treating|under|mentor|directed|therapist)|(?:{ASSISTANT}|{STUDENT})(?![A-Za-z])){NAME}"
_NAMED_THERAPIST = re.compile(
    rf"(?<![A-Za-z]){_PERSON}[ ,.]{{1,3}}(?:{_PERSON}[ ,.]{{0,3}}){{0,3}}(?<![A-Za-z]){THERAPIST}(?![A-Za-z]|[ ](?i:assist))"
)
_NAME_BEHIND = re.compile(
    rf"[\w ]{{0,24}}(?:PT|OT|SLP|therapist|OTR|OTR/L)?[ \t]*[.:=-]+[ \t]*({NAME}(?: {NAME}){{0,2}})"
)
# "supervising pt kim ferrante pt", where all is written small
_SMALL_NAME_BEHIND = re.compile(
    r"[a-z]{0,8}[ .:=-]*(?:(?:pt|ot|slp|therapist)\b[ .:=-]*)?(?:by[ :]+)?"
    r"(?!pt\b|ot\b|slp\b)([a-z][a-z'.-]*,? [a-z][a-z'-]+),? (?:[dm]?pt|otr?(?:/l)?|otd|slp|ccc)\b"
)
_NO_NAME_BEHIND = re.compile(r"general|direct|none|n/?a|yes|available|pt\b|ot\b|_|line|prn", re.I)


def supervisor(text: str) -> tuple[int, int] | None:
    """The span that names a supervising therapist."""
    for match in SUPERVISOR_WORD.finditer(text):
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 60)
        if match["under"]:
            named = _NAMED_THERAPIST.match(text, match.end() + 1, line_end)
        else:
            named = _NAMED_THERAPIST.search(text, start, min(line_end, match.end() + 90))
        if named:
            return named.span()
        small = _SMALL_NAME_BEHIND.match(text, match.end(), line_end)
        if small and not match["under"]:
            return small.span(1)
        after = _NAME_BEHIND.match(text, match.end(), line_end)
        if after and not match["under"] and not _NO_NAME_BEHIND.match(after[1]):
            return after.span(1)
    return None
