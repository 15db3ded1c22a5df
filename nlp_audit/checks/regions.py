"""Which described activities belong to which billed code.

The treatment is read in passages, lines or, where a line names several codes, sentences. A code that heads its
activities claims what follows until the next code; where codes stand behind their activities, what goes before. Codes
that only stand in a charge list have no region of their own: they share what no other code claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..nlp import activities
from ..nlp.activities import ActivityModel
from ..nlp.sentences import first_letter
from ..records import Activity, Chart, Fact, Statement

ACTIVITY = ("intervention", "nmr", "tex", "functional", "passive")
_NAMES = ("CPT_CODE", "SERVICE", "MINUTES", "ASSIST_LEVEL")
_EXERCISE = re.compile(r"ex(?:ercises?)?\b", re.I)  # names a service and, as often, ends an activity's name
_LINE_END = re.compile("\n")
_TOLD = ("objective", "billing")  # where a few words without a verb may be an activity
_LIKELY, _SURE = 0.4, 0.7  # probabilities: that a sentence describes an activity; that words are the name of one
_OTHERWISE = ("response", "report", "plan", "goal", "education", "historical", "pain", "rationale")
_NO_TREATMENT = ("subjective", "plan", "goals", "signature")


_TICKED = re.compile(r"\[ ?[xX\u2713] ?\]")
_UNTICKED = re.compile(r"\[ {0,2}\](?:(?!\[| {3}|\t)[^\n])*")  # a box left open and what it stands for
_LETTERS = re.compile(r"[A-Za-z]{3}")
# "Exercises, 3x10:" alone in its line: what follows was done, though it stands below what the patient said
_WORK_HEAD = re.compile(
    r"^[ \t]*(?:exercises?|activities|interventions?|treatment|tx|ther(?:apeutic)?[ .]{0,2}ex\w*|program|circuit|stations?)\b[^:\n]{0,30}:[ \t]*$",
    re.I | re.M,
)


class Region(NamedTuple):
    """A code's statements; `own` is False where it shares an undivided list with other codes."""

    statements: tuple[Statement, ...]
    own: bool
    names: Names

    def activities(self) -> Iterator[Activity]:
        """The activities that they tell, each with its kinds."""
        for statement in self.statements:
            yield from self.names.read(statement)


class Names(NamedTuple):
    """The note's text without what things are billed as, and the model that knows activities by name.

    told: offsets of a sentence → its activities, once they were read: several codes and rules ask for them.
    """

    text: str
    model: ActivityModel
    told: dict[tuple[int, int], tuple[Activity, ...]]

    def read(self, statement: Statement) -> tuple[Activity, ...]:
        """The activities of a sentence."""
        place = statement.start, statement.end
        if place not in self.told:
            self.told[place] = tuple(activities.read(self.model, self.text, *place))
        return self.told[place]


class _Passage(NamedTuple):
    """Sentences told in one go, the codes named in them, and which of them describe activities."""

    named: tuple[str, ...]
    activities: tuple[Statement, ...]
    section: str


def regions(chart: Chart, model: ActivityModel, untimed: Collection[str] = ()) -> Mapping[str, Region]:
    """The region of each billed code. `model` knows activities by name, in a few words that are no sentence.

    untimed: codes that claim nothing where a timed code is named with them ("97112 and G0283: …").
    """
    codes = {line.code for line in chart.billing}
    names = Names(_without_names(chart), model, {})
    passages = [_timed(passage, untimed) for passage in _passages(chart, codes, names)]
    claimed, shared = _claimed(passages, codes)
    if len(codes) == 1:  # all that was done is the one code's, wherever the charge stands
        code = next(iter(codes))
        return {code: Region(tuple(sorted([*claimed[code], *shared])), True, names)}
    return {
        code: Region(tuple(sorted(own)), True, names) if own else Region(tuple(sorted(shared)), False, names)
        for code, own in claimed.items()
    }


def _timed(passage: _Passage, untimed: Collection[str]) -> _Passage:
    """A passage without the untimed codes that are named beside timed ones."""
    timed = tuple(code for code in passage.named if code not in untimed)
    return passage._replace(named=timed) if timed else passage


def _claimed(passages: Sequence[_Passage], codes: Iterable[str]) -> tuple[dict[str, list[Statement]], list[Statement]]:
    """The statements that each code claims, and those that none does."""
    claimed: dict[str, list[Statement]] = {code: [] for code in codes}
    shared, current = list[Statement](), tuple[str, ...]()
    for passage in reversed(passages) if _codes_follow(passages) else passages:
        current = passage.named or (() if passage.section in (*_NO_TREATMENT, "assessment") else current)
        if len(current) == 1:
            claimed[current[0]] += passage.activities
        elif passage.section != "assessment":
            shared += passage.activities
    return claimed, shared


def _codes_follow(passages: Sequence[_Passage]) -> bool:
    """Whether codes stand behind their activities: some go before the first code and none comes after the last."""
    named = [i for i, passage in enumerate(passages) if passage.named]
    told = [i for i, passage in enumerate(passages) if passage.activities and passage.section != "assessment"]
    bare = any(not passages[i].activities for i in named)
    return bool(bare and told and told[0] < named[0] and told[-1] <= named[-1])


def _passages(chart: Chart, codes: Iterable[str], names: Names) -> Iterator[_Passage]:
    known = set(codes)
    mentions = [f for f in (*chart.of("CPT_CODE", "present"), *chart.of("SERVICE", "present")) if _code(f) in known]
    text = chart.note.text
    ends = [m.start() for m in _LINE_END.finditer(text)]
    for _, line in groupby(_told(chart, names, mentions), key=lambda s: bisect_left(ends, first_letter(text, s.start))):
        told = [(s, _named(s, mentions)) for s in line]
        parts = [[one] for one in told] if len({code for _, codes in told for code in codes}) > 1 else [told]
        yield from (_passage(part, names) for part in parts)


def _passage(part: Sequence[tuple[Statement, Sequence[str]]], names: Names) -> _Passage:
    """`part`: sentences, each with the codes named in it."""
    section = part[0][0].section
    treated = [(s, codes) for s, codes in part if not s.historical and s.section not in _NO_TREATMENT]
    named = tuple(dict.fromkeys([code for _, codes in treated for code in codes]))
    told = tuple([s for s, _ in treated if section != "header" and _is_activity(s)])
    if not told and (named or section in _TOLD):
        told = tuple([s for s, _ in treated if _is_named(s, names)])
    return _Passage(named, told, section)


def _told(chart: Chart, names: Names, mentions: Sequence[Fact]) -> Iterator[Statement]:
    """The note's sentences but those of boxes that nobody ticked; what stands below a head of work was done."""
    text = chart.note.text
    heads, boxes = [m.end() for m in _WORK_HEAD.finditer(text)] if ":" in text else [], "[" in text
    for one in chart.statements:
        if boxes and _UNTICKED.search(text, one.start, one.end) and not _LETTERS.search(names.text, one.start, one.end):
            continue
        head = heads[bisect_left(heads, one.start + 1) - 1] if heads and heads[0] <= one.start else None
        below = head is not None and one.section == "subjective" and "\n\n" not in text[head : one.start]
        yield from _cut(one._replace(section="objective") if below else one, names, mentions)


def _cut(statement: Statement, names: Names, mentions: Sequence[Fact]) -> Iterator[Statement]:
    """A sentence that opens with a code and tells what was done under each of several: one part a code."""
    inside = [f for f in mentions if statement.start <= f.start < statement.end]
    if len(inside) <= 1:
        yield statement
        return
    found = sorted({f.start: f for f in inside}.values(), key=_start)
    heads = [f for f, before in zip(found, [None, *found], strict=False) if not before or _code(f) != _code(before)]
    cuts = [*(f.start for f in heads[1:]), statement.end]
    opened = heads and not _LETTERS.search(names.text, statement.start, heads[0].start)
    if len({_code(f) for f in heads}) <= 1 or not opened or not all(map(_listed(names), heads, cuts)):
        yield statement
        return
    for start, end in zip([statement.start, *cuts], cuts, strict=False):
        yield statement._replace(start=start, end=end)


def _listed(names: Names) -> Callable[[Fact, int], bool]:
    """Whether a likely activity stands between a code and an offset."""

    def likely(head: Fact, end: int) -> bool:
        items = activities.read(names.model, names.text, head.end, end)
        return any(max(a.nmr, a.tex, a.other) >= _SURE for a in items)

    return likely


def _start(fact: Fact) -> int:
    return fact.start


def _named(statement: Statement, mentions: Iterable[Fact]) -> list[str]:
    return [_code(f) for f in mentions if statement.start <= f.start < statement.end]


def _code(mention: Fact) -> str:
    return str(mention.attributes["code"])


def _is_activity(statement: Statement) -> bool:
    scores = statement.scores
    return bool(scores) and any(scores.get(label, 0) >= _LIKELY for label in ACTIVITY)


def _is_named(statement: Statement, names: Names) -> bool:
    """Whether a few words are the name of an activity."""
    scores = statement.scores
    if scores and any(scores.get(label, 0) >= _SURE for label in _OTHERWISE):
        return False
    return any(max(a.nmr, a.tex, a.other) >= _SURE for a in names.read(statement))


def _without_names(chart: Chart) -> str:
    """The note's text with codes, services, minutes and levels blanked: what a thing is billed as must not tell what
    it is. Offsets stay."""
    text, parts, at = chart.note.text, list[str](), 0
    named = [(f.start, f.end) for label in _NAMES for f in chart.of(label) if not _EXERCISE.match(text, f.start, f.end)]
    if _TICKED.search(text):
        named += [m.span() for m in _UNTICKED.finditer(text)]
    for start, end in sorted(named):
        if start >= at:
            parts += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def strongest(statements: tuple[Statement, ...], label: str) -> float:
    """The highest probability of a label among statements."""
    return max((s.scores.get(label, 0.0) for s in statements), default=0.0)
