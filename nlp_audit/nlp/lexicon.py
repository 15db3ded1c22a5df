"""The word classes of the grammar, read from `rules/vocabulary/*.yaml`.

A vocabulary file lists words and phrases by class and value:

    words:
      amount: {minimal: [min, minimal], moderate: [mod, moderate]}

A phrase may belong to several classes (`min`: amount and minute). Every distinct set of classes gets one
character, so that a note becomes a string of class characters and the grammar a regular expression over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from .. import yamlfile
from .tokenizer import fold, tokenize

Values = dict[str, str]  # class → value
_FIRST = 0xE000  # private use area
# classes that the tokenizer's shapes give, without any vocabulary
SHAPES = ("NUM", "DATE", "TIME", "NL", "WORD")
_NO_WORD = {"NUM", "DATE", "TIME", "NL", "CPT"}


class Lexicon(NamedTuple):
    """Phrases with their classes and values, and the characters that stand for classes."""

    phrases: dict[str, Values]  # phrase → class → value
    chars: dict[frozenset[str], str]  # set of classes → its character

    def members(self, name: str) -> str:
        """All characters whose class set holds `name` (a class in capitals, as the grammar writes it)."""
        if name == "PLAIN":  # a word that no vocabulary knows
            return self.chars[frozenset(["WORD"])]
        if name == "WORD":  # any word, known or not
            return "".join(char for classes, char in self.chars.items() if not classes & _NO_WORD)
        return "".join(char for classes, char in self.chars.items() if name in classes)

    def char(self, values: Values) -> str:
        return self.chars[frozenset(name.upper() for name in values)]


def load(rules: Path) -> Lexicon:
    """Every `words:` of the vocabulary files, the names of codes and of measures. Raises ConfigError."""
    phrases: dict[str, Values] = {}
    for cls, value, phrase in _all_entries(rules):
        values = phrases.setdefault(spaced(phrase), {"num": phrase} if phrase.isdigit() else {})
        values[cls] = value
    sets = {frozenset(name.upper() for name in values) for values in phrases.values()}
    sets |= {frozenset([shape]) for shape in SHAPES}
    ordered = sorted(sets, key=sorted)
    return Lexicon(phrases, {classes: chr(_FIRST + i) for i, classes in enumerate(ordered)})


def spaced(phrase: str) -> str:
    """A phrase as the tokenizer sees it: its tokens joined by single spaces, in lower case."""
    return " ".join(tokenize(fold(phrase))[0]).lower()


def _all_entries(rules: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((rules / "vocabulary").glob("*.yaml")):
        yield from _entries(yamlfile.load(path).get("words") or {}, path)
    path = rules / "measures.yaml"
    for measure, entry in yamlfile.load(path)["measures"].items():
        yield from _entries({"measure": {measure: entry["words"]}}, path)
        yield from _entries({"measure_weak": {measure: entry.get("weak") or []}}, path)
    path = rules / "codes.yaml"
    for code, entry in yamlfile.load(path)["codes"].items():
        yield "cpt", code, code
        yield from _entries({"service": {code: entry["names"]}}, path)
        yield from _entries({"service_short": {code: entry.get("short") or []}}, path)


def _entries(words: dict[str, Any], path: Path) -> Iterator[tuple[str, str, str]]:
    for cls, body in words.items():
        groups: Iterable[tuple[str, Any]] = body.items() if isinstance(body, dict) else [(cls, body)]
        for value, terms in groups:
            if not isinstance(terms, list):
                raise yamlfile.ConfigError(f"{path}: `{cls}: {value}` must be a list of terms in [ ]")
            for term in terms:
                yield cls, value, str(term)
