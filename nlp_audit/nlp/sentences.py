"""Sentences as clinicians write them: line ends and full stops end them, `min. A` and `approx. 5 ft` do not."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from .. import yamlfile

# Each end by the character that it begins with, which is quick to look for: a stop, a line end, a bar between blanks.
_ENDS = r"(?<=[.!?])(?<!\.[.!?])[\"')\]]*(?=\s)|(?<=\n)\n*|(?<=\s\|)(?=\s)"
_END = re.compile(rf"[.!?\n|](?:{_ENDS})")
_END_OR_GAP = re.compile(rf"[.!?\n| ](?:{_ENDS}|(?<=\S ) {{3,}}(?=\S))")
_WORD = re.compile(r"[\w/.]*")
_LABEL = re.compile(r"[a-z]{1,12} ?[-:/=)]")
# "min. A", "mod. I", "max. VC", but not "seen for 15 min. A: Steadier."
_LEVEL = re.compile(
    r"(?<![\d)])(?<!\d[ -])\b(?:m(?:in|od|ax)\. ?\(?(?:A|assist\w*|[VT]Cs?)|mod\. ?\(?I)\b(?! ?[:=]|/P| - )", re.I
)
_COLUMNS = re.compile(r"\S {3,}\S")  # a table's row does not run on into the next
_BLANKS = re.compile(r"\s*")


class Sentences(NamedTuple):
    """Start and end offsets of each sentence."""

    starts: list[int]
    ends: list[int]

    def holding(self, offset: int) -> int:
        """The sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def first_letter(text: str, start: int) -> int:
    """Where the white space behind an offset ends; the text's last character where nothing else follows."""
    if start < len(text) and not text[start].isspace():
        return start
    blanks = _BLANKS.match(text, start)
    return max(start, min(blanks.end(), len(text) - 1)) if blanks else start


def load(folder: Path) -> frozenset[str]:
    """Abbreviations of `vocabulary/sentences.yaml`."""
    data = yamlfile.load(folder / "sentences.yaml")
    yamlfile.check_keys(data, ("abbreviations",), ("abbreviations",))
    return frozenset(yamlfile.words(data, "abbreviations"))


def split(text: str, abbreviations: frozenset[str]) -> Sentences:
    """Sentences of a folded text, in order."""
    starts, ends, start = [], [], 0
    for match in (_END_OR_GAP if "    " in text else _END).finditer(text):
        at, end = match.span()
        if text[at] == "." and not _ends_sentence(text, at, end, abbreviations):
            continue
        if text[at] == "\n" and _only_wraps(text, at, end):
            continue
        if not text[start:end].isspace():
            starts.append(start)
            ends.append(end)
            start = end
    if text[start:].strip():
        starts.append(start)
        ends.append(len(text))
    return Sentences(starts or [0], ends or [len(text)])


def _ends_sentence(text: str, at: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop `at` ends a sentence. `end`: behind its closing marks."""
    if text[max(0, at - 3) : at].lower() in ("min", "mod", "max") and _LEVEL.match(text, at - 3):
        return False
    word = _word_before(text, at)
    if word in abbreviations:
        follows = _next_char(text, end)
        return not (follows.islower() or follows.isdigit() or word in ("dr", "mr", "mrs", "ms", "st", "vs"))
    return not (len(word) == 1 and word.isalpha() and _next_char(text, end).isupper())


def _word_before(text: str, at: int) -> str:
    """The last letters before an offset, in lower case; a match over the turned text is quicker than a search."""
    turned = _WORD.match(text[max(0, at - 14) : at][::-1])
    return turned[0][::-1].lower() if turned else ""


def _next_char(text: str, position: int) -> str:
    found = _BLANKS.match(text, position)
    end = found.end() if found else position
    return text[end : end + 1]


def _only_wraps(text: str, at: int, end: int) -> bool:
    """A single line end after a long line, with the next line going on in lower case."""
    before, follows = text[max(0, at - 45) : at], text[end : end + 1]
    if end - at > 1 or "\n" in before or len(before) < 45 or before[-1] in ".:;|":
        return False
    return (follows.islower() or follows == "(") and not (_LABEL.match(text, end) or _COLUMNS.search(before))
