"""What each sentence of a note adds to its risk: what it documents, what it lacks, and how it is worded."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from ..records import Assertion, Chart, Fact, Part, Statement
from . import wording
from .wording import Wording

# From this probability of a reason or an analysis on a sentence counts nothing against the note; below, in part.
SURE = 0.8
EVEN = 0.5  # from this probability on a sentence is more likely of a kind than not
# What fills a note without showing skill: activities, exercises, phrases that any note could hold.
_GIVEN: tuple[Assertion, ...] = ("present", "negated")  # "no cues needed" tells of today's cues, too
_CONTENT = frozenset(("intervention", "routine", "generic", "tex", "nmr", "functional", "stock", "need"))
EMPTY = ("need", "routine", "generic", "passive", "group", "unqualified")  # kinds that speak against the note
_NOTHING = (0.0,) * len(EMPTY)


class Sentence(NamedTuple):
    """A sentence of today, ready to be added up."""

    start: int
    end: int
    number: int  # which sentence of the note
    reason: float
    response: float  # beyond "tolerated well" and "continues to benefit"
    analysis: float
    measured: float
    cued: bool
    bare: float  # 1: it documents neither reason nor analysis nor cue, 0: it surely does
    told: float  # treatment or set phrases that it tells
    wording: float  # its weight for analysis (-) or routine (+); only the core's can be for routine
    square: float  # the squared length of the core's wording
    whole: float  # and of all of its wording
    empty: tuple[float, ...]  # how far it is of each of the kinds in `EMPTY`
    new: float = 1.0  # less where an earlier note had the same sentence

    @property
    def content(self) -> float:
        """Treatment or set phrases that it tells, as far as it is bare."""
        return self.told * self.bare

    @property
    def analytic(self) -> float:
        """How far it is worded as analysis, negative."""
        return min(self.wording, 0.0)

    @property
    def routine(self) -> float:
        """How far it is worded as routine, as far as it is bare."""
        return max(self.wording, 0.0) * self.bare

    @property
    def skill(self) -> float:
        """How far it shows a therapist's skill, new or not."""
        return max(self.reason, self.response, self.analysis)


def read(chart: Chart, model: Wording) -> list[Sentence]:
    """The sentences of today; what is told of the past or copied in is left out."""
    told, given = _holding(chart, chart.of("CUE")), _holding(chart, chart.of("CUE", *_GIVEN))
    said = [(i, s, _parts(s)) for i, s in enumerate(chart.statements) if not s.historical]
    worded = iter(wording.read(model, [_text(chart, part) for _, _, parts in said for part in parts]))
    found = [
        _sentence(s, i, parts, i in told, i in given, list(islice(worded, len(parts))))
        if s.scores or s.parts
        else _unstated(s, i, i in told, i in given, *next(worded))
        for i, s, parts in said
    ]
    charged = _charged(chart)
    return [s._replace(empty=_unnamed(s.empty)) if s.number in charged else s for s in found]


def _charged(chart: Chart) -> set[int]:
    """Sentences that charge a code, with the cells beside it in a table."""
    keys = ("units", "minutes")
    found = _holding(chart, [f for f in chart.of("CPT_CODE") if any(f.attributes.get(key) is not None for key in keys)])
    for number in sorted(found):
        while number + 1 < len(chart.statements) and _is_cell(chart, number):
            number += 1
            found.add(number)
    for number in sorted(found, reverse=True):
        while number and _is_cell(chart, number - 1):
            number -= 1
            found.add(number)
    return found


def _is_cell(chart: Chart, number: int) -> bool:
    statement = chart.statements[number]
    return chart.note.text[statement.start : statement.end].endswith("|")


def _unnamed(empty: tuple[float, ...]) -> tuple[float, ...]:
    """Where a code is charged, its name stands for the charge and says nothing of how treatment is told."""
    return tuple([0.0 if label == "generic" else p for label, p in zip(EMPTY, empty, strict=True)])


def _parts(statement: Statement) -> tuple[Part, ...]:
    """What is read by itself: the sentence, or its core and each reason, cue and clause beside it."""
    return statement.parts or (Part("core", ((statement.start, statement.end),), statement.scores),)


def _text(chart: Chart, part: Part) -> str:
    """Its words; none of a run, of which each piece is a part as well."""
    if part.role == "run":
        return ""
    return " ".join([chart.note.text[start:end] for start, end in part.spans])


def after(found: Iterable[Sentence], repeated: Container[int]) -> list[Sentence]:
    """The sentences in view of earlier notes, which had the repeated ones already.

    A repeated sentence speaks the less for the note, the more of what shows skill in it is repeated: a template's line
    in a fresh note still counts, a note that is pasted as a whole says nothing new.
    """
    found = list(found)
    old = sum([s.skill for s in found if s.number in repeated])
    new = 1 - old / sum([s.skill for s in found]) if old else 1.0
    return [s._replace(new=new) if s.number in repeated else s for s in found]


def _holding(chart: Chart, facts: Iterable[Fact]) -> set[int]:
    """Numbers of the sentences that hold them; a fact may run on into the next ("… 40 min. VCs for posture")."""
    ends = [(f.sentence, f.end > chart.statements[f.sentence].end) for f in facts]
    return {number for number, _ in ends} | {number + 1 for number, runs_on in ends if runs_on}


def _sentence(
    statement: Statement, number: int, parts: Sequence[Part], told: bool, given: bool, worded: Sequence[Sequence[float]]
) -> Sentence:
    """`told`: a cue is named in it, be it a planned one; `given`: one of today; `worded`: the wording of each part.

    What speaks for the sentence is that of its best part; what speaks against it, that of its core alone. So a reason,
    a cue or a clause that is added to it takes nothing from it and counts nothing against it.
    """
    stated, roles = [part.scores for part in parts], [part.role for part in parts]
    core = stated[0] if roles[0] == "core" else {}
    reason, analysis = _surest(stated, "rationale"), _surest(stated, "skilled")
    explained = told or "handled" in roles or ("marked" in roles and not _set_phrase(core))
    return Sentence(
        start=statement.start,
        end=statement.end,
        number=number,
        reason=reason,
        response=max(map(_response, stated)),
        analysis=analysis,
        measured=_surest(stated, "measured"),
        cued=given or "handled" in roles,
        bare=0.0 if explained else max(0.0, 1 - max(reason, analysis) / SURE),
        told=max([p for label, p in core.items() if label in _CONTENT], default=0.0),
        wording=sum([_weight(role, a + r) for role, (a, r, _) in zip(roles, worded, strict=True)]),
        square=worded[0][2] if roles[0] == "core" else 0.0,
        whole=sum([square for _, _, square in worded]),
        empty=tuple([core.get(label, 0.0) for label in EMPTY]),
    )


def _unstated(
    statement: Statement, number: int, told: bool, given: bool, analytic: float, routine: float, square: float
) -> Sentence:
    """A sentence that states nothing, as nearly half of them are: only its wording counts."""
    wording, bare = (analytic + routine, square, square), 0.0 if told else 1.0
    return Sentence(statement.start, statement.end, number, 0.0, 0.0, 0.0, 0.0, given, bare, 0.0, *wording, _NOTHING)


def _weight(role: str, wording: float) -> float:
    """What beside the core is worded as routine tells of no treatment and counts nothing."""
    return wording if role == "core" else min(wording, 0.0)


def _set_phrase(stated: Mapping[str, float]) -> bool:
    """Whether it is one: "requires skilled PT" stays that, also "due to weakness"."""
    return max(stated.get("stock", 0.0), stated.get("need", 0.0)) >= EVEN


def _surest(stated: Iterable[Mapping[str, float]], label: str) -> float:
    return max([one.get(label, 0.0) for one in stated])


def _response(stated: Mapping[str, float]) -> float:
    """How far it tells a response beyond set phrases."""
    return stated.get("response", 0.0) * (1 - max(stated.get("stock", 0.0), stated.get("need", 0.0)))
