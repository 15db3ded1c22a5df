"""Whether what an entity says happened today: present, negated, historical, planned, or somebody else's act.

One sweep over the trigger words of a sentence; a trigger's scope ends where a clinician's sentence ends: at a full
stop, a line end, a semicolon, or at `but`, `then`, `now`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from ..records import Assertion
from . import tables
from .atoms import Atoms
from .history import bracketed, historical, told_of_then, used_to_be
from .others import by_others, reported
from .page import Entity, Page
from .planned import goes_ahead, is_next_step, put_off, recommended
from .then import told_now, told_then
from .then_days import of_day_before, of_service
from .triggers import Clause, Triggers


def assign(
    page: Page,
    entities: Sequence[Entity],
    triggers: Triggers,
    copied: list[tuple[int, int]],
    today: date | None = None,
) -> list[Assertion]:
    """The assertion of each entity, in order. Goals and minutes are always `present`."""
    goals = [(e.start, e.end) for e in entities if e.label == "GOAL"]
    marks = [m.start() for m in triggers.any.finditer(page.atoms.codes)]
    bounds = [m.start() for m in triggers.boundary.finditer(page.atoms.codes)]
    out: list[Assertion] = []
    for entity in entities:
        known = _known(page, entity, goals, copied)
        out.append(known or _from_words(page, entity, _clause(page, entity, marks, bounds), triggers, today))
    return out


def _known(
    page: Page,
    entity: Entity,
    goals: list[tuple[int, int]],
    copied: list[tuple[int, int]],
) -> Assertion | None:
    """What the place alone decides: goals, imported text, columns of then-and-now tables."""
    if entity.label in ("GOAL", "MINUTES"):
        return "present"
    if goals and any(start <= entity.start and entity.end <= end for start, end in goals):
        return "planned"
    if copied and any(start <= entity.start < end for start, end in copied):
        return "historical"
    return by_column(page, entity)


def by_column(page: Page, entity: Entity) -> Assertion | None:
    """What the column of a then-and-now table says of an entity's time; None outside such tables."""
    if not page.tables or _SAYS_ITS_TIME.match(page.text, entity.end):
        return None
    words = page.text[entity.start : entity.end]
    scored = entity.label == "OUTCOME_MEASURE" and ("|" in words or "   " in words)  # the score has a cell of its own
    return tables.time_of(page.tables, page.text, entity.end - 1 if scored else entity.start)


_SAYS_ITS_TIME = re.compile(r" (?:today|now|on \d)", re.I)


def _clause(page: Page, entity: Entity, marks: list[int], bounds: list[int]) -> Clause:
    first, last = _atoms_of(page.atoms, entity)
    low = bounds[i - 1] + 1 if (i := bisect_left(bounds, first)) else 0
    high = bounds[j] if (j := bisect_left(bounds, last)) < len(bounds) else len(page.atoms.codes)
    values, middle = page.atoms.values, bisect_left(marks, last)
    kinds = [(k, (values[k] or {}).keys()) for k in marks[bisect_left(marks, low) : bisect_left(marks, high)]]
    middle -= bisect_left(marks, low)
    return Clause(low, first, last, kinds[:middle], kinds[middle:])


def _from_words(page: Page, entity: Entity, clause: Clause, triggers: Triggers, today: date | None) -> Assertion:
    section = page.section(entity.start)
    if entity.label == "ONE_ON_ONE" and section == "plan":
        section = "other"  # a line of its own behind the plan: "1:1 throughout. Timed 40 min"
    if entity.label == "CPT_CODE":
        return _of_code(entity, clause)
    if not _is_rating(entity) and (_negated(page, clause) or _NOT_NEEDED.match(page.text, entity.end)):
        return "negated"
    if entity.attributes.get("measure") == "gg" and entity.attributes["score"] is None:
        return "negated" if _LEFT_OUT.match(page.text, entity.end) else "present"
    if put_off(page, entity) or recommended(page, entity) or is_next_step(page, entity):
        return "planned"
    if entity.label != "OUTCOME_MEASURE" and reported(page, entity):
        return "other"
    if _earlier(page, entity, clause, triggers, today):
        return "historical"
    if entity.label != "OUTCOME_MEASURE" and by_others(page, clause):
        return "other"
    return "planned" if _planned(page, section, entity, clause) or goes_ahead(page, entity, section) else "present"


def _earlier(page: Page, entity: Entity, clause: Clause, triggers: Triggers, today: date | None) -> bool:
    """Whether it is told of a time before the visit."""
    subjective = page.section(entity.start) == "subjective"
    if of_service(page, entity, today):
        return False
    if entity.attributes.get("earlier") or of_day_before(page, entity, today):
        return True
    if told_now(page, entity):
        return False
    return (
        historical(page.atoms, clause, triggers, today, entity.label == "OUTCOME_MEASURE")
        or bracketed(page.text, entity)
        or told_then(page, entity, today)
        or (subjective and used_to_be(page.text, entity))
        or (_is_rating(entity) and subjective and told_of_then(page.text, entity))
    )


def _of_code(entity: Entity, clause: Clause) -> Assertion:
    """A code with units or minutes is billed wherever it stands; a bare one may be planned or history."""
    near = [kinds for index, kinds in clause.before if clause.first - index <= 6]
    if (
        any(kinds & {"history", "history_before", "history_next"} for kinds in near)
        and entity.attributes["units"] is None
    ):
        return "historical"
    if entity.attributes["units"] is None and entity.attributes["minutes"] is None:
        if any("future" in kinds for _, kinds in clause.before):
            return "planned"
        if any("negation" in kinds for kinds in near):
            return "negated"
    return "present"


def _atoms_of(atoms: Atoms, entity: Entity) -> tuple[int, int]:
    """First atom and the one after the last of an entity's span."""
    starts = atoms.offsets.starts
    first_token, last_token = bisect_left(starts, entity.start), bisect_left(starts, entity.end)
    return bisect_left(atoms.first, first_token), bisect_left(atoms.first, last_token)


def _negated(page: Page, clause: Clause) -> bool:
    codes = page.atoms.codes
    for index, kinds in reversed(clause.before):
        if "negation" in kinds and _spent(page.atoms, index, clause.first):
            break
        if "negation" in kinds and index < clause.first and clause.first - index <= 5:
            between = page.text[
                page.atoms.span(index, index + 1)[1] : page.atoms.span(clause.first, clause.first + 1)[0]
            ]
            return not any(c in ",:(" for c in codes[index : clause.first]) and "   " not in between
        if kinds & {"but", "today"}:
            break
    return any("negation_after" in kinds and index == clause.last for index, kinds in clause.behind) or any(
        "negation_after" in kinds and index == clause.last + 1 and codes[clause.last] in ":=-"
        for index, kinds in clause.behind
    )


# "Verbal cues were not required"; "... until the last lap": they were then
_NOT_NEEDED = re.compile(
    r" (?:(?:was|were|is|are) (?:not|no longer|never) (?:required|needed|necessary|used|given|provided)|untested|undone|untaken)\b(?![^.;\n]{0,24}\b(?:until|except|unless|till|before)\b)",
    re.I,
)


_LEFT_OUT = re.compile(
    r"[ .:=]+(?:not (?:attempted|tested|assessed|done)|refused)\b", re.I
)  # "GG0170M 1 step .... not attempted"


def _spent(atoms: Atoms, negator: int, first: int) -> bool:
    """`no AD Min A`: the negation belongs to a thing. `without AD or CGA` reaches the level."""
    things = [i for i in range(negator + 1, min(negator + 4, first)) if atoms.value(i, "no_help")]
    return bool(things) and not any(atoms.value(i, "or") or atoms.codes[i] == "/" for i in range(things[-1] + 1, first))


def _is_rating(entity: Entity) -> bool:
    """A pain rating stands even behind `no`: "no headache (0/10)"."""
    return entity.attributes.get("measure") == "nprs" and entity.attributes["score"] is not None


# "2) partially met, presently SBA 220 ft"
_PRESENTLY = re.compile(r"\b(?:presently|currently|at present|now|today|this visit)(?: at)?:? \Z", re.I)


def _planned(page: Page, section: str, entity: Entity, clause: Clause) -> bool:
    if section != "plan" and _PRESENTLY.search(page.text, max(0, entity.start - 16), entity.start):
        return False
    if section == "goals" or any("future" in kinds for _, kinds in clause.before):
        return True
    if section == "plan":
        return not any("done" in kinds for _, kinds in clause.before)
    return any("future" in kinds and index - clause.last <= 2 for index, kinds in clause.behind[:1])
