"""A note as a row of atoms: known words and phrases, numbers, dates, times, marks, line ends.

Each atom has one character for its class; entities are regular expressions over the row of characters. That keeps
the grammar readable (AMOUNT? TYPE CUEWORD) and as fast as `re`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from spacy.attrs import ORTH
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .lexicon import Lexicon, Values
from .memo import Memo
from .tokenizer import DATE_LIKE, TIME_LIKE, Offsets, offsets

_NONE = "\uf8ff"  # stands for no class
_NAME = re.compile(r"\[\^([A-Z][A-Z_0-9]+)\]|\b([A-Z][A-Z_0-9]+)\b")


class Atoms(NamedTuple):
    """The atoms of one note."""

    codes: str  # one character an atom
    first: list[int]  # an atom's first token
    last: list[int]  # and the one after its last
    values: list[Values | None]  # class → value of known phrases
    words: list[str]  # the note's tokens
    offsets: Offsets

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text of atoms start (included) to end (not included)."""
        return self.offsets.starts[self.first[start]], self.offsets.ends[self.last[end - 1] - 1]

    def value(self, index: int, cls: str) -> str | None:
        found = self.values[index]
        return found.get(cls) if found else None

    def number(self, index: int) -> float:
        return float(self.words[self.first[index]].replace(",", ""))

    def text(self, index: int) -> str:
        return " ".join(self.words[self.first[index] : self.last[index]])


class AtomReader:
    """Turns a Doc into its atoms: one phrase matcher over the whole lexicon, longest phrase first."""

    def __init__(self, vocab: Vocab, lexicon: Lexicon, make_doc: Callable[[str], Doc]) -> None:
        self.matcher = PhraseMatcher(vocab, attr="NORM")
        self.values: dict[int, tuple[str, Values]] = {}
        for phrase, values in lexicon.phrases.items():
            self.matcher.add(phrase, [make_doc(phrase)])
            self.values[vocab.strings[phrase]] = (lexicon.char(values), values)
        self.shapes = Memo(lambda word: _shape(word, lexicon))

    def __call__(self, doc: Doc) -> Atoms:
        words: list[str] = doc.user_data["words"]
        codes = list(map(self.shapes.__getitem__, words))
        values: list[Values | None] = [None] * len(words)
        first, last = list(range(len(words))), list(range(1, len(words) + 1))
        wide, reached = [], 0
        for start, (end, key) in sorted(_longest(self.matcher(doc)).items()):
            if start >= reached:
                codes[start], values[start] = self.values[key]
                reached = last[start] = end
                if end - start > 1:
                    wide.append(slice(start + 1, end))
        for inner in reversed(wide):  # a phrase is one atom
            del codes[inner], values[inner], first[inner], last[inner]
        return Atoms("".join(codes), first, last, values, words, offsets(doc))


def _longest(matches: list[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
    """Where phrases start, and the end and key of the longest there."""
    out: dict[int, tuple[int, int]] = {}
    for key, start, end in matches:
        if start not in out or out[start][0] < end:
            out[start] = (end, key)
    return out


def _shape(word: str, lexicon: Lexicon) -> str:
    """The class character of a token that no phrase knows; a mark stands for itself."""
    if word == "\n":
        shape = "NL"
    elif DATE_LIKE.match(word):
        shape = "DATE"
    elif TIME_LIKE.match(word):
        shape = "TIME"
    elif word[-1].isdigit():
        shape = "NUM"
    elif word[0].isalpha():
        shape = "WORD"
    else:
        return word[0]
    return lexicon.chars[frozenset([shape])]


def pattern(source: str, lexicon: Lexicon) -> re.Pattern[str]:
    """Compile a grammar line: names in capitals are word classes, marks stand for themselves, white space is free."""

    def members(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        chars = lexicon.members(name) or _NONE  # told by `lexicon.check`
        return f"[{chars}]" if not match[0].startswith("[^") else f"[^{chars}]"

    marks = source.replace("[[]", r"\[").replace("[]]", r"\]")
    return re.compile(re.sub(r"\s+", "", _NAME.sub(members, marks)))


__all__ = ["ORTH", "AtomReader", "Atoms", "pattern"]
