"""What a note bills as 97112, in words that compare, and where it tells the skilled component."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Chart, Fact, Statement
from .lists import EMPTY, SHORT
from .records import Exercise, Span
from .words import Words, folded

CODE = "97112"
_FEWEST = 3  # words of substance; fewer beside a code are a charge, the activity stands elsewhere
_SECTIONS = ("objective", "other")
_AFTER = ("assessment", "plan", "goals", "signature", "subjective")
_INSIDE = ("objective", "other", "assessment", "header", "billing")
_NEED, _SURE = 0.5, 0.9  # probabilities of a need, and of a skilled statement outside of the passage
_MENTIONS = 20  # no real note names a code more often; a broken export may
_ENOUGH = 2  # things told in plain words
_FACTS = ("ASSIST_LEVEL", "CUE", "MINUTES", "OUTCOME_MEASURE", "CPT_CODE", "GOAL", "DATE")
_SUFFIXES = ("ings", "ing", "ions", "ion", "ed", "es", "s")


def exercise(chart: Chart, words: Words) -> Exercise | None:
    """The 97112 of the note, or None where it is not billed."""
    if not any(line.code == CODE for line in chart.billing):
        return None
    passage = _passage(chart, words)
    return Exercise(_words(chart, passage, words), passage, _skilled(chart, passage, words))


def _passage(chart: Chart, words: Words) -> Span:
    """From where 97112 is named to the next code; where only a charge list names it, the whole treatment."""
    codes = sorted(chart.of("CPT_CODE", "present"), key=lambda f: f.start)
    named = [f for f in codes if f.attributes["code"] == CODE and f.section in _SECTIONS]
    for fact in named[:_MENTIONS]:
        passage = next((p for p in _beside(chart, fact, codes) if len(_words(chart, p, words)) >= _FEWEST), None)
        if passage:
            return passage
    return _treatment(chart)


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
    for pattern, shown in words.same:
        text = pattern.sub(f" {shown} ", text)
    return frozenset(_stem(w) for w in re.findall(r"[a-z]{2,}", text) if (len(w) > 2 or w in SHORT) and w not in EMPTY)


def _without_facts(chart: Chart, passage: Span) -> str:
    text = list(chart.note.text[slice(*passage)])
    for label in _FACTS:
        for fact in chart.of(label):
            for i in range(max(fact.start - passage[0], 0), min(fact.end - passage[0], len(text))):
                text[i] = " "
    return "".join(text)


def _stem(word: str) -> str:
    cut = next((word[: -len(s)] for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3), word)
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def _skilled(chart: Chart, passage: Span, words: Words) -> tuple[Span, ...]:
    """Sentences of the passage that tell what was cued, how it was handled or why; a need is none of these.

    One that the sentence model takes for a skilled one is enough, else two things told in plain words. The
    assessment counts where the passage itself has the beginnings of it.
    """
    inside = [s for s in _spoken(chart) if s.end > passage[0] and s.start < passage[1] - 1 and s.section in _INSIDE]
    hinted = any(s.scores.get("skilled", 0.0) >= words.skilled / 2 for s in inside)
    behind = [s for s in _spoken(chart) if s.section == "assessment" and s.scores.get("skilled", 0.0) >= _SURE]
    judged = [s for s in [*inside, *(behind if hinted else ())] if s.scores.get("skilled", 0.0) >= words.skilled]
    found = [s for s in judged if words.told.search(_text(chart, s))]
    return tuple((s.start, s.end) for s in found) or _plainly(chart, inside, words)


def _plainly(chart: Chart, statements: Sequence[Statement], words: Words) -> tuple[Span, ...]:
    """The sentences of a passage that tells two different things in words that leave no doubt."""
    told = {(s.start, s.end): {m[0] for m in words.plain.finditer(_text(chart, s))} for s in statements}
    if len(set().union(*told.values())) < _ENOUGH:
        return ()
    return tuple(span for span, things in told.items() if things)


def _spoken(chart: Chart) -> Iterator[Statement]:
    return (s for s in chart.statements if s.scores.get("need", 0.0) < _NEED and not s.historical)


def _text(chart: Chart, statement: Statement) -> str:
    return folded(chart.note.text[statement.start : statement.end])
