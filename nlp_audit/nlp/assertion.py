"""Whether what an entity says happened today: present, negated, historical, planned, or somebody else's act.

One sweep over the trigger words of a sentence; a trigger's scope ends where a clinician's sentence ends: at a full
stop, a line end, a semicolon, or at `but`, `then`, `now`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import KeysView, Sequence
from datetime import date
from typing import NamedTuple

from ..records import Assertion
from . import tables
from .atoms import Atoms, pattern
from .lexicon import Lexicon
from .page import Entity, Page, lines_of, word_places

_COPIED = re.compile(
    r"[\[(]?[ ]*(?:(?:imported|copied(?: forward)?|carried forward|pulled forward|pasted) (?:from|forward)|"
    r"(?:prior|previous|last) (?:note|visit note|treatment note|session note|tx note)\b|(?:prior|previous) \d{1,2}/\d{1,2}(?:/\d{2,4})?[ ]*:)[^\n]*|^[ \t]*[-=<>\[*]{2,}[^\n]{0,12}\b(?:from|copied|prior|previous|last) (?:the )?(?:initial |previous |prior |last )?(?:eval\w*|visit|note|session)[^\n]*",
    re.I | re.M,
)
_MAY_BE_COPIED = re.compile(
    r"copied|imported|forward|pasted|(?:prior|previous|last) (?:note|visit note|treatment|session|tx|\d{1,2}/)|[-=<>\[*][-=<>\[*][^\n]{0,12} from "
)
_COPIED_WORDS = ("imported", "copied", "carried", "pulled", "pasted", "prior", "previous", "last", "from")
_COPY_WORDS = ("copied", "imported", "forward", "pasted", "prior ", "previous ", "last ", " from ")
_COPY_END = re.compile(
    r"\[?end (?:of )?(?:import|copy|copied|prior|previous)[^\n]*|\n[ \t]*\n|^[ \t]*(?:today|this visit|s|subjective|s/|s:)\b",
    re.I | re.M,
)


class Triggers(NamedTuple):
    """The lexicon's trigger classes as patterns."""

    any: re.Pattern[str]
    boundary: re.Pattern[str]
    date_behind: re.Pattern[str]
    date_before: re.Pattern[str]
    date_first: re.Pattern[str]
    was: re.Pattern[str]


_KINDS = (
    "negation", "negation_after", "plof", "history", "history_before", "history_next", "today", "future", "done", "agent", "helps", "pronoun", "therapist", "but",
)  # fmt: skip


class Clause(NamedTuple):
    """What surrounds an entity up to its clause's ends: trigger words before and behind it."""

    low: int
    first: int
    last: int
    before: Sequence[tuple[int, KeysView[str]]]
    behind: Sequence[tuple[int, KeysView[str]]]


def build(lexicon: Lexicon) -> Triggers:
    """The trigger patterns of a lexicon."""
    date = "(?: DATE | NUM [/] NUM (?! [/] | %) )"
    return Triggers(
        any=pattern("(?: " + " | ".join(k.upper() for k in _KINDS) + " )", lexicon),
        boundary=pattern(
            '(?= [;!?"|>.-] | NL ) (?: [;!?"|] | NL | [-] [>] | [>] | (?<! [.] ) (?<! AMOUNT ) [.] (?! [.:] ) | (?<= AMOUNT ) [.] (?! ASSIST | CUE_TYPE | CUE_WORD ) )',
            lexicon,
        ),
        date_behind=pattern(
            f"[)]? (?: (?: ON | AT | FROM | [@] ) {date} | [(] (?: ON )? {date} [)] | WORD{{0,2}} {date} [)] )",
            lexicon,
        ),
        date_before=pattern(
            f"(?: (?: ON | [(] | FROM | [@] | AT | IN ) {date} | [,] DATE ) (?: [:=)-] | WAS | WORD | NUM ){{0,6}} \\Z",
            lexicon,
        ),
        date_first=pattern(f"[(]? (?P<day> {date} ) (?: [:=)-] | WAS ){{0,2}}", lexicon),
        was=pattern("[(,;-] WAS \\Z", lexicon),
    )


def assign(
    page: Page,
    entities: Sequence[Entity],
    triggers: Triggers,
    copied: list[tuple[int, int]],
    today: date | None = None,
) -> list[Assertion]:
    """The assertion of each entity, in order. Goals and minutes are always `present`."""
    goals = [(e.start, e.end) for e in entities if e.label == "GOAL"]
    columns = tables.find(page.text)
    marks = [m.start() for m in triggers.any.finditer(page.atoms.codes)]
    bounds = [m.start() for m in triggers.boundary.finditer(page.atoms.codes)]
    out: list[Assertion] = []
    for entity in entities:
        known = _known(page, entity, goals, copied, columns)
        out.append(known or _from_words(page, entity, _clause(page, entity, marks, bounds), triggers, today))
    return out


def _known(
    page: Page,
    entity: Entity,
    goals: list[tuple[int, int]],
    copied: list[tuple[int, int]],
    columns: list[tables.Table],
) -> Assertion | None:
    """What the place alone decides: goals, imported text, columns of then-and-now tables."""
    if entity.label in ("GOAL", "MINUTES"):
        return "present"
    if goals and any(start <= entity.start and entity.end <= end for start, end in goals):
        return "planned"
    if copied and any(start <= entity.start < end for start, end in copied):
        return "historical"
    if not columns:
        return None
    words = page.text[entity.start : entity.end]
    scored = entity.label == "OUTCOME_MEASURE" and ("|" in words or "   " in words)  # the score has a cell of its own
    return tables.time_of(columns, page.text, entity.end - 1 if scored else entity.start)


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
    if not _is_rating(entity) and _negated(page, clause):
        return "negated"
    if (
        entity.attributes.get("earlier")
        or _historical(page.atoms, clause, triggers, today, entity.label == "OUTCOME_MEASURE")
        or _bracketed(page.text, entity)
        or (section == "subjective" and _used_to_be(page.text, entity))
        or (_is_rating(entity) and section == "subjective" and _told_of_then(page.text, entity))
    ):
        return "historical"
    if entity.label != "OUTCOME_MEASURE" and _by_others(page, clause):
        return "other"
    return "planned" if _planned(section, clause) else "present"


def _used_to_be(text: str, entity: Entity) -> bool:
    """ "She was independent with a cane": what a patient tells of independence in the past is the level before."""
    level = entity.attributes.get("level")
    return level in ("independent", "modified_independent") and bool(
        _WAS.search(text, max(0, entity.start - 24), entity.start)
    )


_WAS = re.compile(r"\b(?:was|were|had been|used to be) (?:\w+ly )?\Z", re.I)
# "2/10 pain after, none today", "4/10 at worst this wk, 2/10 now", "got 7/10 after vacuuming"
_NOW_OTHERWISE = re.compile(
    r"(?P<when>[^.;\n]{0,40}?)[,;] (?:but |and )?(?:(?:\d{1,2}(?:/10)?|none|no pain|nothing) (?:now|today|currently)\b|(?:now|today) (?:\d{1,2}(?:/10)?\b|none|no pain))",
    re.I,
)
_AT_ANOTHER_TIME = re.compile(
    r"[^.,;\n]{0,12}\b(?:that (?:night|day|evening)|last (?:nite|night|week|wk|weekend)|yesterday|the (?:day|night|morning) (?:after|before)|over the weekend)\b",
    re.I,
)
_UP_TO = re.compile(r"\b(?:got|gets|gets up|goes|goes up|shot up|climbs?) (?:up )?(?:to )?(?:a )?\Z", re.I)
_THIS_VISIT = re.compile(r"\b(?:on arrival|arriv|coming in|pre\b|before|at start|start of|rest\b|warm)", re.I)


def _told_of_then(text: str, entity: Entity) -> bool:
    """Whether a rating is of another time than the visit."""
    later = _NOW_OTHERWISE.match(text, entity.end)
    if later and not _THIS_VISIT.search(later["when"]):
        return True
    return bool(
        _AT_ANOTHER_TIME.match(text, entity.end) or _UP_TO.search(text, max(0, entity.start - 16), entity.start)
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


def _spent(atoms: Atoms, negator: int, first: int) -> bool:
    """`no AD Min A`: the negation belongs to a thing. `without AD or CGA` reaches the level."""
    things = [i for i in range(negator + 1, min(negator + 4, first)) if atoms.value(i, "no_help")]
    return bool(things) and not any(atoms.value(i, "or") or atoms.codes[i] == "/" for i in range(things[-1] + 1, first))


def _is_rating(entity: Entity) -> bool:
    """A pain rating stands even behind `no`: "no headache (0/10)"."""
    return entity.attributes.get("measure") == "nprs" and entity.attributes["score"] is not None


def _historical(atoms: Atoms, clause: Clause, triggers: Triggers, today: date | None, measure: bool) -> bool:
    codes, first, last = atoms.codes, clause.first, clause.last
    if any("plof" in kinds for _, kinds in clause.before) or any(
        "plof" in kinds and i - last <= 6 for i, kinds in clause.behind[:2]
    ):
        return True
    if measure and _of_today(atoms, clause):
        return False
    behind = triggers.date_behind.match(codes, last)
    if triggers.was.search(codes, max(0, first - 2), first) or (behind and not _is_score(atoms, clause, behind)):
        return True
    if _opens_with_history(codes, clause):
        return True
    opening = triggers.date_first.match(codes, clause.low, first)
    if opening and first - opening.end() <= 1 and not _is_day(atoms, opening, today):
        return True
    for index, kinds in clause.behind:
        if index - last > 2 or any(c in ",(" for c in codes[last:index]):
            break
        if "history" in kinds:
            return True
    if triggers.date_before.search(codes, max(clause.low, first - 9), first):
        return True
    for index, kinds in reversed(clause.before):
        if kinds & {"but", "today"}:
            return False
        if "history_next" in kinds and first - index == 1 and measure:
            return True
        if kinds & {"history", "history_before"}:
            near = "history" in kinds or first - index <= 4
            return near and not any(c in ",)" for c in codes[index:first])
    return False


def _of_today(atoms: Atoms, clause: Clause) -> bool:
    """`from 38/56 at eval to 44/56`, `38/56 last visit, 44/56 today`: the word next to a score says it is today's."""
    if clause.first and atoms.text(clause.first - 1).lower() in ("to", "now", "today", "currently"):
        return True
    return any(index == clause.last and "today" in kinds for index, kinds in clause.behind[:1])


def _is_score(atoms: Atoms, clause: Clause, match: re.Match[str]) -> bool:
    """`44/56 from 38/56`, `44/56 (38/56)`: out of the same maximum and no day, or behind a word that goes with no day."""
    written = "".join(atoms.text(i) for i in range(clause.first, clause.last)) + "."
    words = " ".join(atoms.text(i) for i in range(*match.span())).lower()
    pair = re.search(r"(\d+) / (\d+)\)?\Z", words.replace(" )", ")"))
    if pair is None or not re.search(rf"/{pair[2]}\D", written):
        return False
    return int(pair[1]) > 12 or int(pair[2]) > 31 or words.startswith("from")


def _opens_with_history(codes: str, clause: Clause) -> bool:
    """`Eval 7/1: Berg 30/56, TUG 21 s`: the label at the start speaks for the whole clause."""
    for index, kinds in clause.before[:2]:
        if kinds & {"history", "history_before"} and index - clause.low <= 2 and "today" not in kinds:
            return ":" in codes[index + 1 : min(index + 6, clause.first)]
    return False


def _bracketed(text: str, entity: Entity) -> bool:
    """`FGA 23/30 [19/30]`, `Min A [mod A]`: square brackets right behind a value hold the earlier one."""
    before = text[max(0, entity.start - 24) : entity.start]
    return (
        "[" in before
        and "]" not in before.split("[")[-1]
        and "]" in text[entity.end : entity.end + 24]
        and bool(re.search(r"\w[%)]? ?\[[^\]]{0,14}\Z", before))
    )


def _is_day(atoms: Atoms, match: re.Match[str], today: date | None) -> bool:
    """Whether a written date is the date of service."""
    written = "".join(atoms.text(i) for i in range(*match.span("day")))
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    return today is not None and (numbers[:2] == [today.month, today.day] or numbers[-2:] == [today.month, today.day])


def _by_others(page: Page, clause: Clause) -> bool:
    """Family, caregivers or nursing are the ones who help: "wife gives min A", "daughter's CGA", "night CNA: max A"."""
    helps = False
    for index, kinds in reversed(clause.before):
        if index >= clause.first:
            continue
        if "therapist" in kinds:
            return False
        if "agent" in kinds:
            return helps or clause.first - index <= 3
        if "pronoun" in kinds and helps and clause.first - index <= 6 and _agent_in_previous(page, clause.low):
            return True
        helps = helps or "helps" in kinds
    return any(
        kinds & {"agent", "pronoun"} and index - clause.last <= 2 and _by(page.atoms, clause.last)
        for index, kinds in clause.behind
    )


def _by(atoms: Atoms, index: int) -> bool:
    return atoms.text(index).lower() in ("by", "from", "of", "per")


def _agent_in_previous(page: Page, low: int) -> bool:
    """Whether the sentence before speaks of a helper and not of the therapist."""
    window = range(max(0, low - 45), low)
    return any(page.atoms.value(i, "agent") for i in window)


def _planned(section: str, clause: Clause) -> bool:
    if section == "goals" or any("future" in kinds for _, kinds in clause.before):
        return True
    if section == "plan":
        return not any("done" in kinds for _, kinds in clause.before)
    return any("future" in kinds and index - clause.last <= 2 for index, kinds in clause.behind[:1])


def copied_blocks(text: str) -> list[tuple[int, int]]:
    """Stretches imported from an earlier note, up to their end mark or the next blank line."""
    lower = text.lower()
    if not any(word in lower for word in _COPY_WORDS) or not _MAY_BE_COPIED.search(lower):
        return []
    blocks = []
    lines = lines_of(text, word_places(lower, _COPIED_WORDS))
    for match in (found for span in lines for found in _COPIED.finditer(text, *span)):
        if match[0].rstrip().endswith(("]", ")")) and match[0].lstrip()[:1] in "[(" and len(match[0]) > 60:
            blocks.append(match.span())  # a bracketed line of the earlier note
            continue
        end = _COPY_END.search(text, match.end())
        blocks.append((match.start(), end.start() if end else len(text)))
    return blocks
