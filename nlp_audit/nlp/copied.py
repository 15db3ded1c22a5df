"""Blocks of a note that are copied or imported from an earlier one."""

from __future__ import annotations

import re

from .page import lines_of, word_places

_COPIED = re.compile(
    r"[\[(]?[ ]*(?:(?:imported|copied(?: forward)?|carried forward|pulled forward|pasted) (?:from|forward)|"
    r"(?:prior|previous|last) (?:note|visit note|treatment note|session note|tx note)\b|(?:prior|previous) \d{1,2}/\d{1,2}(?:/\d{2,4})?[ ]*:)[^\n]*|^[ \t]*[-=<>\[*]{2,}[^\n]{0,12}\b(?:from|copied|prior|previous|last) (?:the )?(?:initial |previous |prior |last )?(?:eval\w*|visit|note|session)[^\n]*",
    re.I | re.M,
)
_MAY_BE_COPIED = re.compile(
    r"copied|imported|forward|pasted|(?:prior|previous|last) (?:note|visit note|treatment|session|tx|\d{1,2}/)|[-=<>\[*][-=<>\[*][^\n]{0,12} from "
)
_COPIED_WORDS = ("imported", "copied", "carried", "pulled", "pasted", "prior", "previous", "last", "from")
_COPY_WORDS = ("copied", "imported", "forward", "pasted", "prior ", "previous ", "last ", " from ")
_COPY_END = re.compile(
    r"\[?end (?:of )?(?:import|copy|copied|prior|previous)[^\n]*|\n[ \t]*\n|^[ \t]*(?:today|this visit|s|subjective|s/|s:)\b",
    re.I | re.M,
)


# "Baseline (03/04/2025)", and a list of points below it
_OF_THEN = re.compile(
    r"^[ \t]*(?:O(?:bjective)?[:/] ?)?(?:(?:initial|baseline|prior|previous|admission|eval(?:uation)?|soc|ie)\b[^\n:.;]{0,40}:?[ \t]*\n)(?:[ \t]*[-*•][ ][^\n]+(?:\n|\Z))+",
    re.I | re.M,
)


def find(text: str) -> list[tuple[int, int]]:
    """Stretches imported from an earlier note, up to their end mark or the next blank line, and lists of earlier scores."""
    return [*_imported(text), *(match.span() for match in _OF_THEN.finditer(text))]


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
        end = _COPY_END.search(text, match.end())
        blocks.append((match.start(), end.start() if end else len(text)))
    return blocks
