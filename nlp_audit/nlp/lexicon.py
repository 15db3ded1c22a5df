"""The word classes of the grammar, read from `rules/vocabulary/*.yaml`.

A vocabulary file lists words and phrases by class and value:

    words:
      amount: {minimal: [min, minimal], moderate: [mod, moderate]}

A phrase may belong to several classes (`min`: amount and minute). Every distinct set of classes gets one
character, so that a note becomes a string of class characters and the grammar a regular expression over it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .. import yamlfile
from . import entries
from .tokenizer import fold, tokenize

Values = dict[str, str]  # class → value
_FIRST = 0xE000  # private use area
# classes that the tokenizer's shapes give, without any vocabulary
SHAPES = ("NUM", "DATE", "TIME", "NL", "WORD")
_GIVEN = {*SHAPES, "PLAIN"}
# classes outside the patterns: read by their value, or there to keep their words from being read as something else
_UNASKED = {"NO_LEVEL", "NO_HELP", "HOUR", "EACH"}
_NO_WORD = {"NUM", "DATE", "TIME", "NL", "CPT"}


class Lexicon(NamedTuple):
    """Phrases with their classes and values, and the characters that stand for classes."""

    phrases: dict[str, Values]  # phrase → class → value
    chars: dict[frozenset[str], str]  # set of classes → its character
    places: dict[str, str]  # class of a vocabulary file, in capitals → its file and line
    asked: set[str]  # the classes that patterns have asked for

    def members(self, name: str) -> str:
        """All characters whose class set holds `name` (a class in capitals, as the grammar writes it)."""
        self.asked.add(name)
        if name == "PLAIN":  # a word that no vocabulary knows
            return self.chars[frozenset(["WORD"])]
        if name == "WORD":  # any word, known or not
            return "".join(char for classes, char in self.chars.items() if not classes & _NO_WORD)
        return "".join(char for classes, char in self.chars.items() if name in classes)

    def check(self) -> None:
        """Once all patterns are built: refuse classes that none has asked for, and missing ones. Raises ConfigError."""
        known = (self.asked | _UNASKED) - _GIVEN
        missing = sorted(name.lower() for name in known if not self.members(name))
        for name in self.places:
            if name not in known:
                near = yamlfile.nearest(name.lower(), missing or map(str.lower, known))
                raise yamlfile.ConfigError(f"{self.places[name]}: unknown class `{name.lower()}`{near}")
        if missing:
            raise yamlfile.ConfigError(f"rules/vocabulary/*.yaml: no words of the class `{missing[0]}`")

    def char(self, values: Values) -> str:
        return self.chars[frozenset(name.upper() for name in values)]


def load(rules: Path) -> Lexicon:
    """Every `words:` of the vocabulary files, the names of codes and of measures. Raises ConfigError."""
    phrases: dict[str, Values] = {}
    places: dict[str, str] = {}
    for cls, value, phrase, at in entries.read(rules):
        values = phrases.setdefault(spaced(phrase), {"num": phrase} if phrase.isdigit() else {})
        values[cls] = value
        if at:
            places[cls.upper()] = at
    sets = {frozenset(name.upper() for name in values) for values in phrases.values()}
    sets |= {frozenset([shape]) for shape in SHAPES}
    ordered = sorted(sets, key=sorted)
    return Lexicon(phrases, {classes: chr(_FIRST + i) for i, classes in enumerate(ordered)}, places, set())


def spaced(phrase: str) -> str:
    """A phrase as the tokenizer sees it: its tokens joined by single spaces, in lower case."""
    return " ".join(tokenize(fold(phrase))[0]).lower()
