"""Sentences as clinicians write them: line ends and full stops end them, `min. A` and `approx. 5 ft` do not."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from .. import yamlfile

_END = re.compile(r"(?<!\.)[.!?][\"')\]]*(?=\s)|\n+|(?<=\S) {4,}(?=\S)|(?<=\s)\|(?=\s)")
_LAST_WORD = re.compile(r"[\w/.]*\Z")
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


def load(folder: Path) -> frozenset[str]:
    """Abbreviations of `vocabulary/sentences.yaml`."""
    data = yamlfile.load(folder / "sentences.yaml")
    yamlfile.check_keys(data, ("abbreviations",), ("abbreviations",))
    return frozenset(yamlfile.words(data, "abbreviations"))


def split(text: str, abbreviations: frozenset[str]) -> Sentences:
    """Sentences of a folded text, in order."""
    starts, ends, start = [], [], 0
    for match in _END.finditer(text):
        if match[0][0] == "." and not _ends_sentence(text, match, abbreviations):
            continue
        if match[0][0] == "\n" and _only_wraps(text, match):
            continue
        if text[start : match.end()].strip():
            starts.append(start)
            ends.append(match.end())
            start = match.end()
    if text[start:].strip():
        starts.append(start)
        ends.append(len(text))
    return Sentences(starts or [0], ends or [len(text)])


def _ends_sentence(text: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    word = text[max(0, match.start() - 14) : match.start()]
    last = _LAST_WORD.search(word)
    word = last[0].lower() if last else ""
    follows = _next_char(text, match.end())
    if _LEVEL.match(text, max(0, match.start() - 3)):
        return False
    if word in abbreviations:
        return not (follows.islower() or follows.isdigit()) and word not in (
            "dr",
            "mr",
            "mrs",
            "ms",
            "st",
            "vs",
        )
    return not (len(word) == 1 and word.isalpha() and follows.isupper())


def _next_char(text: str, position: int) -> str:
    found = _BLANKS.match(text, position)
    end = found.end() if found else position
    return text[end : end + 1]


def _only_wraps(text: str, match: re.Match[str]) -> bool:
    """A single line end after a long line, with the next line going on in lower case."""
    if len(match[0]) > 1:
        return False
    before = text[max(0, match.start() - 45) : match.start()]
    follows = text[match.end() : match.end() + 1]
    if _LABEL.match(text, match.end()) or _COLUMNS.search(before):
        return False
    return (
        "\n" not in before and len(before) == 45 and before[-1] not in ".:;|" and (follows.islower() or follows == "(")
    )
