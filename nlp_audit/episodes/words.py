"""The words that digests are made with, taken from the episode rules' own arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..rules import Rule


class Words(NamedTuple):
    """Word lists as patterns over text in lower case (which is three times as fast as to leave the case open).

    activities: family → its words; unchanged, reasons, events, changes: what an explanation is made of; told: what
    tells a skilled component, plain: what does so without doubt, skilled: the probability that a sentence needs;
    same: words for one thing → its first word; titles, before, after: a progress report's titles and what around them
    makes one a mere mention.
    """

    activities: tuple[tuple[str, re.Pattern[str]], ...]
    unchanged: re.Pattern[str]
    reasons: re.Pattern[str]
    events: re.Pattern[str]
    changes: re.Pattern[str]
    told: re.Pattern[str]
    plain: re.Pattern[str]
    skilled: float
    same: tuple[tuple[re.Pattern[str], str], ...]
    titles: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def of_rules(rules: Iterable[Rule]) -> Words:
    """The words of the rules in force; a rule that is switched off leaves its words empty."""
    arguments = {rule.function: rule.arguments for rule in rules}
    progress: Mapping[str, Any] = arguments.get("progress_or_reason", {})
    again: Mapping[str, Any] = arguments.get("skilled_component", {})
    report: Mapping[str, Any] = arguments.get("progress_report", {})
    explained = progress.get("explained_by", {})
    return Words(
        activities=tuple((name, pattern(words)) for name, words in progress.get("activities", {}).items()),
        unchanged=pattern(explained.get("unchanged", ())),
        reasons=pattern(explained.get("reasons", ())),
        events=pattern(explained.get("events", ())),
        changes=pattern(explained.get("changes", ())),
        told=pattern(word for words in again.get("told_by", {}).values() for word in words),
        plain=pattern(again.get("plainly", ())),
        skilled=float(again.get("skilled", 1.0)),
        same=tuple((pattern(group), str(group[0]).lower()) for group in again.get("same", ())),
        titles=pattern(report.get("titles", ())),
        before=pattern(report.get("mentioned", {}).get("before", ())),
        after=pattern(report.get("mentioned", {}).get("after", ())),
    )


def folded(text: str) -> str:
    """The text in lower case, as long as before: the few letters that grow are left as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern of a list's words, the longest first; `*` is any ending, `(a|b)` either, a space any white space."""
    parts = sorted({_part(str(word).lower()) for word in words}, key=lambda part: (-len(part), part))
    return re.compile(rf"(?<![\w])(?:{'|'.join(parts)})(?![\w])" if parts else r"(?!)")


def _part(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.sub(r"\\\((.*?)\\\)", lambda m: f"(?:{m[1].replace(chr(92) + '|', '|')})", escaped)
