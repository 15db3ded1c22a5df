"""The words that digests are made with, taken from the episode rules' own arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..records import Chart, Statement
from ..rules import Rule

_WORD = re.compile(r"\w+")
_APART = {code: " " for code in range(128) if not _WORD.match(chr(code))}  # twice as fast as the pattern
_ONE_WORD = re.compile(r"\w+\*?")
_OPEN = re.compile(r"(?<![\w*])(\w+)\*")
_PLAIN = re.compile(r"(?<![\w*])\w+(?![\w*])")


class Terms(NamedTuple):
    """A word list as a pattern, and what tells by a text's vocabulary alone whether it has a chance there.

    words: entries that are one plain word; beginnings: entries that are one word with any ending; phrases: the plain
    words and the beginnings that each of the other entries needs.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    beginnings: tuple[str, ...]
    phrases: tuple[tuple[frozenset[str], tuple[str, ...]], ...]


class Vocabulary(NamedTuple):
    """The different words of a text in lower case, as a set and in one line, a space before each."""

    words: frozenset[str]
    line: str

    def joined(self, other: Vocabulary) -> Vocabulary:
        """The words of both."""
        return Vocabulary(self.words | other.words, self.line + other.line)


class Page(NamedTuple):
    """A note's chart with its text in lower case, as long as the text itself, and the words of it."""

    chart: Chart
    low: str
    known: Vocabulary

    def said(self, statement: Statement) -> str:
        """A sentence in lower case."""
        return self.low[statement.start : statement.end]


class Words(NamedTuple):
    """Word lists over text in lower case (which is three times as fast as to leave the case open).

    activities: family → its words; unchanged, reasons, events, changes: what an explanation is made of; told: what
    tells a skilled component, plain: what does so without doubt, skilled: the probability that a sentence needs;
    same: words for one thing → its first word; titles, before, after: a progress report's titles and what around them
    makes one a mere mention.
    """

    activities: tuple[tuple[str, Terms], ...]
    unchanged: Terms
    reasons: Terms
    events: Terms
    changes: Terms
    told: Terms
    plain: Terms
    skilled: float
    same: tuple[tuple[Terms, str], ...]
    titles: Terms
    before: Terms
    after: Terms


def of_rules(rules: Iterable[Rule]) -> Words:
    """The words of the rules in force; a rule that is switched off leaves its words empty."""
    arguments = {rule.function: rule.arguments for rule in rules}
    progress: Mapping[str, Any] = arguments.get("progress_or_reason", {})
    again: Mapping[str, Any] = arguments.get("skilled_component", {})
    report: Mapping[str, Any] = arguments.get("progress_report", {})
    explained = progress.get("explained_by", {})
    return Words(
        activities=tuple((name, terms(words)) for name, words in progress.get("activities", {}).items()),
        unchanged=terms(explained.get("unchanged", ())),
        reasons=terms(explained.get("reasons", ())),
        events=terms(explained.get("events", ())),
        changes=terms(explained.get("changes", ())),
        told=terms(word for words in again.get("told_by", {}).values() for word in words),
        plain=terms(again.get("plainly", ())),
        skilled=float(again.get("skilled", 1.0)),
        same=tuple((terms(group), str(group[0]).lower()) for group in again.get("same", ())),
        titles=terms(report.get("titles", ())),
        before=terms(report.get("mentioned", {}).get("before", ())),
        after=terms(report.get("mentioned", {}).get("after", ())),
    )


def page(chart: Chart) -> Page:
    """The chart with what all parts of a digest look words up in."""
    low = folded(chart.note.text)
    return Page(chart, low, vocabulary(low))


def folded(text: str) -> str:
    """The text in lower case, as long as before: the few letters that grow are left as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def vocabulary(text: str) -> Vocabulary:
    """The words of a text that is folded already."""
    words = frozenset(text.translate(_APART).split() if text.isascii() else _WORD.findall(text))
    return Vocabulary(words, " " + " ".join(words))


def possible(listed: Terms, known: Vocabulary) -> bool:
    """Whether an entry can stand in a text of this vocabulary; False is sure."""
    return _is_word(listed, known) or _may_be_phrase(listed, known)


def stands(listed: Terms, text: str, known: Vocabulary) -> bool:
    """Whether an entry stands in the text. `known`: the text's vocabulary, which spares most of the searching."""
    if _is_word(listed, known):
        return True
    return _may_be_phrase(listed, known) and listed.pattern.search(text) is not None


def _is_word(listed: Terms, known: Vocabulary) -> bool:
    return not listed.words.isdisjoint(known.words) or any(start in known.line for start in listed.beginnings)


def _may_be_phrase(listed: Terms, known: Vocabulary) -> bool:
    line = known.line
    return any(plain <= known.words and all(start in line for start in open_) for plain, open_ in listed.phrases)


def terms(words: Iterable[str]) -> Terms:
    """A word list, ready to be looked for."""
    entries = sorted({str(word).lower() for word in words})
    others = [entry for entry in entries if not _ONE_WORD.fullmatch(entry)]
    return Terms(
        pattern(entries),
        frozenset(entry for entry in entries if _WORD.fullmatch(entry)),
        tuple(f" {entry[:-1]}" for entry in entries if _ONE_WORD.fullmatch(entry) and entry.endswith("*")),
        tuple({_needed(entry): None for entry in others}),
    )


def _needed(entry: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What stands in every text that an entry matches: its words; those with an open ending or a choice begin so."""
    rest = re.sub(r"\(.*?\)", "*", entry)
    return frozenset(_PLAIN.findall(rest)), tuple(f" {start}" for start in _OPEN.findall(rest))


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern of a list's words, the longest first; `*` is any ending, `(a|b)` either, a space any white space."""
    parts = sorted({_part(str(word).lower()) for word in words}, key=lambda part: (-len(part), part))
    return re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])" if parts else r"(?!)")


def _part(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.sub(r"\\\((.*?)\\\)", lambda m: f"(?:{m[1].replace(chr(92) + '|', '|')})", escaped)
