"""What a note bills as 97112, in words that compare, and where it tells the skilled component."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..records import Chart, Fact, Section
from .records import Exercise, Span
from .words import Words

CODE = "97112"
_FEWEST = 3  # words of substance; fewer beside a code are a charge, the activity stands elsewhere
_SECTIONS = ("objective", "other")
_FACTS = ("ASSIST_LEVEL", "CUE", "MINUTES", "OUTCOME_MEASURE", "CPT_CODE", "GOAL", "DATE")
_SUFFIXES = ("ings", "ing", "ions", "ion", "ed", "es", "s")
# Words that say how, how often or to whom, but not what was done.
_EMPTY = frozenset(
    "the and with for was were then each both sets set reps rep repetitions min minutes sec seconds feet side sides units unit one two three "
    "four five six all her his she had has have this that from into than but not out over under again after before while when now today patient "
    "resident client therapist clinician provided performed perform given needed required requires activities activity exercise exercises "
    "training trained program including per level tactile verbal cue cues cga sba assist assistance moderate minimal maximal total timed time "
    "treatment neuromuscular reeducation education reed session stand standing stood sit sitting seated stance position left right bilateral "
    "bilaterally individual works worked work done first second third last only still more less same also new static dynamic balance "
    "alternating minute break breaks rest rests inch throughout without within against about each times trials good skilled".split()
)
_SHORT = frozenset(("vor", "sls", "pnf", "eo", "ec", "bar", "toe", "mat", "box", "arm", "leg", "hip"))


def exercise(chart: Chart, words: Words) -> Exercise | None:
    """The 97112 of the note, or None where it is not billed."""
    if not any(line.code == CODE for line in chart.billing):
        return None
    passage = _passage(chart, words)
    return Exercise(_words(chart, passage, words), passage, tuple(_skilled(chart, passage, words)))


def _passage(chart: Chart, words: Words) -> Span:
    """From where 97112 is named to the next code; where only a charge list names it, the whole treatment."""
    codes = sorted(chart.of("CPT_CODE", "present"), key=lambda f: f.start)
    treatment = next((s for name in _SECTIONS for s in chart.sections if s.name == name), None)
    for fact in codes:
        if fact.attributes["code"] == CODE and fact.section in _SECTIONS:
            passage = next((p for p in _beside(chart, fact, codes) if len(_words(chart, p, words)) >= _FEWEST), None)
            if passage:
                return passage
    return _whole(chart, treatment)


def _whole(chart: Chart, treatment: Section | None) -> Span:
    if treatment is None:
        return 0, len(chart.note.text)
    end = max(s.end for s in chart.sections if s.name == treatment.name)
    return treatment.body, end


def _beside(chart: Chart, fact: Fact, codes: list[Fact]) -> tuple[Span, Span]:
    """The text after the code up to the next one, and that before it, for a code that follows what it names."""
    section = next(s for s in chart.sections if s.start <= fact.start < s.end)
    others = [f for f in codes if f.attributes["code"] != CODE]
    end = min([section.end, *(f.start for f in others if f.start > fact.start)])
    start = max([section.body, *(f.end for f in others if f.end < fact.start)])
    return (fact.end, end), (start, fact.start)


def _words(chart: Chart, passage: Span, words: Words) -> frozenset[str]:
    """Stems of the words that name the activity, one stem for words of one meaning."""
    text = _without_facts(chart, passage)
    for pattern, shown in words.same:
        text = pattern.sub(f" {shown} ", text)
    return frozenset(_stem(w) for w in re.findall(r"[a-z]{2,}", text.lower()) if (len(w) > 2 or w in _SHORT) and w not in _EMPTY)


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


def _skilled(chart: Chart, passage: Span, words: Words) -> Iterator[Span]:
    """Sentences of the passage that tell what was cued, how it was handled or why; a need is none of these.

    The assessment counts where the passage itself has the beginnings of it.
    """
    hinted = False
    for statement in chart.statements:
        score = 0.0 if statement.scores.get("need", 0.0) >= 0.5 else statement.scores.get("skilled", 0.0)
        inside = statement.end > passage[0] and statement.start < passage[1] - 1
        hinted = hinted or (inside and score >= words.skilled / 2)
        judged = inside or (statement.section == "assessment" and hinted and score >= 0.9)
        sentence = chart.note.text[statement.start : statement.end]
        if judged and score >= words.skilled and words.told.search(sentence):
            yield statement.start, statement.end
