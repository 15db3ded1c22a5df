"""What a note bills as 97112, in words that compare, and where it tells the skilled component."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Chart, Fact, Statement
from .lists import EMPTY, SHORT
from .passages import crc
from .records import Exercise, Span
from .words import Page, Words, folded, possible, vocabulary

CODE = "97112"
_FEWEST = 3  # words of substance; fewer beside a code are a charge, the activity stands elsewhere
_SECTIONS = ("objective", "other")
_AFTER = ("assessment", "plan", "goals", "signature", "subjective")
_INSIDE = ("objective", "other", "assessment", "header", "billing")
_LETTERS = re.compile(r"[a-z]{2,}")
_NEED, _SURE = 0.5, 0.9  # probabilities of a need, and of a skilled statement outside of the passage
_MENTIONS = 20  # no real note names a code more often; a broken export may
_ENOUGH = 2  # things told in plain words
_FACTS = ("ASSIST_LEVEL", "CUE", "MINUTES", "OUTCOME_MEASURE", "CPT_CODE", "GOAL", "DATE")
_SUFFIXES = ("ings", "ing", "ions", "ion", "ed", "es", "s")


def exercise(page: Page, words: Words) -> Exercise | None:
    """The 97112 of the note, or None where it is not billed."""
    if not any(line.code == CODE for line in page.chart.billing):
        return None
    passage, told = _passage(page.chart, words)
    return Exercise(frozenset(map(crc, told)), passage, _skilled(page, passage, words))


def _passage(chart: Chart, words: Words) -> tuple[Span, frozenset[str]]:
    """From where 97112 is named to the next code; where only a charge list names it, the whole treatment. Its words."""
    codes = sorted(chart.of("CPT_CODE", "present"), key=lambda f: f.start)
    named = [f for f in codes if f.attributes["code"] == CODE and f.section in _SECTIONS]
    for fact in named[:_MENTIONS]:
        for passage in _beside(chart, fact, codes):
            if len(told := _words(chart, passage, words)) >= _FEWEST:
                return passage, told
    whole = _treatment(chart)
    return whole, _words(chart, whole, words)


def _treatment(chart: Chart) -> Span:
    """From the first objective section to what comes after treatment; charges and tables may stand between."""
    start = next((s.body for s in chart.sections if s.name == "objective"), None)
    if start is None:
        return 0, len(chart.note.text)
    last = max((s.end for s in chart.sections if s.name == "objective"), default=start)
    ends = [s.start for s in chart.sections if s.start >= last and s.name in _AFTER]
    return start, min(ends, default=len(chart.note.text))


def _beside(chart: Chart, fact: Fact, codes: list[Fact]) -> tuple[Span, Span]:
    """The text after the code up to the next one, and that before it in its line, for a code behind what it names."""
    section = next(s for s in chart.sections if s.start <= fact.start < s.end)
    others = [f for f in codes if f.attributes["code"] != CODE]
    end = min([section.end, *(f.start for f in others if f.start > fact.start)])
    line = chart.note.text.rfind("\n", 0, fact.start) + 1
    start = max([section.body, line, *(f.end for f in others if f.end < fact.start)])
    return (fact.end, end), (min(start, fact.start), fact.start)


def _words(chart: Chart, passage: Span, words: Words) -> frozenset[str]:
    """Stems of the words that name the activity, one stem for words of one meaning."""
    text = folded(_without_facts(chart, passage))
    known = vocabulary(text)
    for listed, shown in words.same:
        if possible(listed, known):
            text = listed.pattern.sub(f" {shown} ", text)
            known = known.joined(vocabulary(shown))
    return frozenset(_stem(w) for w in _LETTERS.findall(text) if (len(w) > 2 or w in SHORT) and w not in EMPTY)


def _without_facts(chart: Chart, passage: Span) -> str:
    """The passage with a blank for each character of a level, a cue, a figure …"""
    first, last = passage
    text = chart.note.text[first:last]
    for fact in (f for label in _FACTS for f in chart.of(label)):
        start, end = max(fact.start - first, 0), min(fact.end - first, len(text))
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _stem(word: str) -> str:
    cut = next((word[: -len(s)] for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3), word)
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def _skilled(page: Page, passage: Span, words: Words) -> tuple[Span, ...]:
    """Sentences of the passage that tell what was cued, how it was handled or why; a need is none of these.

    One that the sentence model takes for a skilled one is enough, else two things told in plain words. The
    assessment counts where the passage itself has the beginnings of it.
    """
    spoken = list(_spoken(page.chart))
    inside = [s for s in spoken if s.end > passage[0] and s.start < passage[1] - 1 and s.section in _INSIDE]
    hinted = any(s.scores.get("skilled", 0.0) >= words.skilled / 2 for s in inside)
    behind = [s for s in spoken if s.section == "assessment" and s.scores.get("skilled", 0.0) >= _SURE]
    judged = [s for s in [*inside, *(behind if hinted else ())] if s.scores.get("skilled", 0.0) >= words.skilled]
    found = [s for s in judged if words.told.pattern.search(page.said(s))]
    return tuple((s.start, s.end) for s in found) or _plainly(page, inside, words)


def _plainly(page: Page, statements: Sequence[Statement], words: Words) -> tuple[Span, ...]:
    """The sentences of a passage that tells two different things in words that leave no doubt."""
    told = {(s.start, s.end): {m[0] for m in words.plain.pattern.finditer(page.said(s))} for s in statements}
    if len(set().union(*told.values())) < _ENOUGH:
        return ()
    return tuple(span for span, things in told.items() if things)


def _spoken(chart: Chart) -> Iterator[Statement]:
    return (s for s in chart.statements if s.scores.get("need", 0.0) < _NEED and not s.historical)
