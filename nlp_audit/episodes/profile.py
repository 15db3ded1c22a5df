"""What a visit looked like, as facts that rewording does not change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..records import Chart, Fact, Statement
from .records import Mark, Profile, Score, Span
from .words import Page, Words, possible, stands, vocabulary

TODAY = ("objective", "assessment", "other", "billing")
_NO_PROGRESS = frozenset(("nprs", "borg"))  # pain and effort ratings
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_WORDS = {word: i for i, word in enumerate(_ONES.split())} | {"twenty": 20} | _TENS
_N = rf"(\d+(?:\.\d+)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_UNITS = {
    "ft": r"(?:ft|feet|foot|')(?![\w])",
    "m": r"(?:m|meters?|metres?|yards?|yds?)(?![\w/])",
    "inch": r"(?:-?inch(?:es)?|in\.|\")(?![\w])",
    "lb": r"(?:lbs?|#|pounds?|kg)(?![\w])",
    "deg": r"(?:deg(?:rees?)?|°)",
    "pct": r"(?:%|percent)",
    "s": r"(?:s|secs?|seconds?)(?![\w])",
}
_ANY_UNIT = "|".join(f"(?P<{kind}>{unit})" for kind, unit in _UNITS.items())
_QUANTITY = re.compile(rf"(?<![\w./-]){_N}[ ]?(?:{_ANY_UNIT})")
_SHARE = re.compile(r"(?<![\d/.+-])(?P<a>\d{1,3})(?:/| of | out of )(?P<b>\d{1,3})(?!\d|[/+-]\d?|\.\d)")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"\b(?:on|of|by|since|until|from|begun|started|due|after|before|eval|x-?ray|as of|at) \Z", re.I)
_DOSE = re.compile(r"x ?\Z|\bx\d? ?\Z|(?:hold|held|holds|rest|every|each|per)(?: for| of)? ?\Z", re.I)
_DOSED = re.compile(r" ?(?:x|hold|each|ea\b|rest|\()", re.I)
_AIR = re.compile(r"\b(?:SpO2|sats?|O2|saturation|room air|RA|HR|BP|pulse|BPM|mmHg|grade)\b", re.I)
_EMPTY = (("need", 0.5), ("stock", 0.6), ("goal", 0.8))  # what explains nothing, and its probability
_RECENT = 45  # days before a visit that its note speaks of without the year
_HINT, _SURE = 0.4, 0.9  # probabilities of a skilled statement beside words of change, and by itself
_HALVES = frozenset(((1, 2), (1, 3), (1, 4), (3, 4), (2, 2)))


def profile(page: Page, words: Words) -> Profile:
    """The facts of the visit."""
    chart = page.chart
    sentences = [s for s in chart.statements if s.section in TODAY and not s.historical]
    text = " ".join([page.said(s) for s in sentences if s.section != "assessment"])
    return Profile(
        levels=tuple(_levels(chart)),
        cues=tuple(
            Mark(f.attributes["amount"], (f.start, f.end)) for f in _today(chart, "CUE") if f.attributes["amount"]
        ),
        scores=tuple(_scores(chart)),
        quantities=_quantities(page, sentences),
        activities=_activities(text, words),
        explained=tuple(_explained(page, words)),
    )


def _activities(text: str, words: Words) -> frozenset[str]:
    """The families of activities that a text names."""
    known = vocabulary(text)
    return frozenset(name for name, listed in words.activities if stands(listed, text, known))


def _today(chart: Chart, label: str) -> Iterator[Fact]:
    return (f for f in chart.of(label, "present") if f.section in TODAY)


def _levels(chart: Chart) -> Iterator[Mark]:
    for fact in _today(chart, "ASSIST_LEVEL"):
        yield Mark(fact.attributes["level"], (fact.start, fact.end))
        if fact.attributes.get("level_low"):
            yield Mark(fact.attributes["level_low"], (fact.start, fact.end))


def _scores(chart: Chart) -> Iterator[Score]:
    for fact in _today(chart, "OUTCOME_MEASURE"):
        if fact.attributes["score"] is not None and fact.attributes["measure"] not in _NO_PROGRESS:
            yield Score(_measure(chart, fact), float(fact.attributes["score"]), (fact.start, fact.end))


def _measure(chart: Chart, fact: Fact) -> str:
    """The measure's identifier; one that the vocabulary only knows as a measure goes by its written name."""
    if fact.attributes["measure"] != "other":
        return str(fact.attributes["measure"])
    return re.sub(r"[^a-z]+.*", "", chart.note.text[fact.start : fact.end].lower()) or "other"


def _quantities(page: Page, sentences: Iterable[Statement]) -> tuple[tuple[str, frozenset[float]], ...]:
    """Shares of tries, distances, heights, loads, angles and times that the treatment reached."""
    found: dict[str, set[float]] = defaultdict(set)
    barred, spelt = _barred(page.chart), any(f" {word}" in page.known.line for word in _WORDS)
    for statement in sentences:
        said = page.said(statement)
        if not (spelt or _DIGIT.search(said)):
            continue
        for kind, value, span in (*_shares(said, page.chart), *_measured(said)):
            start, end = statement.start + span[0], statement.start + span[1]
            if not any(a < end and start < b for a, b in barred):
                found[kind].add(value)
    return tuple((kind, frozenset(values)) for kind, values in sorted(found.items()))


def _barred(chart: Chart) -> list[Span]:
    """Goals, dates, pain ratings, plans and scores of the past are no quantities of today."""
    out = [(f.start, f.end) for f in chart.of("GOAL")] + [(d.start, d.end) for d in chart.dates]
    out += [(f.start, f.end) for f in chart.of("OUTCOME_MEASURE") if f.attributes["measure"] in ("nprs", "borg")]
    return out + [(f.start, f.end) for f in chart.of("OUTCOME_MEASURE", "historical", "planned", "other")]


def _shares(sentence: str, chart: Chart) -> Iterator[tuple[str, float, Span]]:
    """`12/20`, `12 of 20`; no blood pressure, no half cup, no day of the year."""
    for match in _SHARE.finditer(sentence):
        a, b = int(match["a"]), int(match["b"])
        if a <= b and (a, b) not in _HALVES and not _is_day(match, sentence, chart):
            yield f"/{b}", float(a), match.span()


def _is_day(match: re.Match[str], sentence: str, chart: Chart) -> bool:
    """`on 8/12` is a day where it lies in the weeks before the visit."""
    if "/" not in match[0] or not _DATED.search(sentence[: match.start()]):
        return False
    service = chart.date_of_service
    if service is None:
        return True
    before = (service.month * 31 + service.day - int(match["a"]) * 31 - int(match["b"])) % (12 * 31)
    return before <= _RECENT


def _measured(sentence: str) -> Iterator[tuple[str, float, Span]]:
    for match in _QUANTITY.finditer(sentence):
        kind = str(match.lastgroup)
        if kind == "s" and (_DOSE.search(sentence[: match.start()]) or _DOSED.match(sentence, match.end())):
            continue  # a hold as exercise, as often as it may be changed, is no progress
        if kind == "pct" and _AIR.search(sentence[max(0, match.start() - 30) : match.end() + 12]):
            continue
        word = match[1]
        yield kind, float(_WORDS[word]) if word in _WORDS else float(word), match.span()


def _explained(page: Page, words: Words) -> Iterator[Span]:
    """Sentences that say why nothing moved, or that the approach was changed; no need, no stock phrase.

    An event (an infection, an order) explains from the next sentence too. Where treatment and assessment both are
    analysed in full, that is an explanation as well.
    """
    spoken = list(_spoken(page.chart))
    texts = [page.said(s) for s in spoken]
    if possible(words.unchanged, page.known) or possible(words.changes, page.known):
        yield from _reasons(spoken, texts, words)
    sure = [(s, text) for s, text in zip(spoken, texts, strict=True) if s.scores.get("skilled", 0.0) >= _SURE]
    analysed = {s.section: (s.start, s.end) for s, text in sure if words.told.pattern.search(text)}
    if analysed.keys() >= {"objective", "assessment"}:
        yield from analysed.values()


def _reasons(spoken: Sequence[Statement], texts: Sequence[str], words: Words) -> Iterator[Span]:
    for i, statement in enumerate(spoken):
        around, skilled = " ".join(texts[max(0, i - 1) : i + 2]), statement.scores.get("skilled", 0.0)
        if _is_reason(texts[i], around, words) or (words.changes.pattern.search(texts[i]) and skilled >= _HINT):
            yield statement.start, statement.end


def _is_reason(sentence: str, around: str, words: Words) -> bool:
    """Whether a sentence says that nothing moved and gives the reason, or an event stands in it or beside it."""
    if not words.unchanged.pattern.search(sentence):
        return False
    if words.reasons.pattern.search(sentence) or words.changes.pattern.search(sentence):
        return True
    return words.events.pattern.search(around) is not None


def _spoken(chart: Chart) -> Iterator[Statement]:
    """Sentences of the note's body that are today's own and neither need, stock phrase nor goal."""
    core = [s for s in chart.statements if s.section in ("subjective", "objective", "assessment", "plan")]
    for statement in core or chart.statements:
        empty = any(statement.scores.get(label, 0.0) >= least for label, least in _EMPTY)
        if not (empty or statement.historical or statement.section in ("goals", "header", "signature")):
            yield statement
