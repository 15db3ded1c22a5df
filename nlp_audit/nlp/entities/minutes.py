"""MINUTES: treatment time as a total, as timed total, or of an activity. A code's own minutes come with the code.

A number of minutes is treatment time only where its words say so: holds, rests, frequency, walks and goals are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, number, only_code_before, overlaps
from . import minute_columns
from .code_context import UNITS_SAID

_N = "(?:NUM|NUMWORD)"
_LABEL = "(?: TOTAL_WORD | TREATMENT_WORD | TIME_WORD | MINUTE | CODE_WORD | CPT | OF | FOR | [_] | IN_WORD )"
_FILL = "(?: [:=|*()._-] | OF | FOR | WAS ){0,4}"
_AMOUNT = f"(?P<n> {_N} ) (?: [-]? MINUTE | ['] (?!') | [)] MINUTE | MINUTE_SHORT )? (?! HOUR_WORD )"
# what a time can begin with, asked first: most words are none of these
_FIRST_TIMED = f"(?: TOTAL_WORD | TIMED_WORD | [_] ) | {_N} [-]? (?: MINUTE | ['] | WAS | TIMED_WORD )"
_FIRST_TOTAL = (
    "(?: TOTAL_WORD | TIME_CALC | TIME_WORD | MINUTE | TREATMENT_WORD | INDIVIDUAL | MET )"
    f"| {_N} [-]? (?: MINUTE | ['] | TOTAL_WORD ) | (?: [/|,;] | NL | (?<= NUM ) | (?<= MINUTE_SHORT ) ) TOTAL_WORD"
)
_TIMED = f"(?= {_FIRST_TIMED} ) (?: TOTAL_WORD? [_]? TIMED_WORD [_]? {_LABEL}{{0,5}} (?: [,]? (?: WORD | ALL ){{0,2}} CODE_WORD TOGETHER )? {_FILL} {_AMOUNT} | (?P<n2> {_N} ) (?: [-]? MINUTE TOGETHER | [-]? MINUTE (?: TOTAL_WORD )? TIMED_WORD | [-]? MINUTE [(] (?: ALL | WORD )? TIMED_WORD (?= [)] ) | TIMED_WORD MINUTE | ['] TIMED_WORD (?= [).,;|] | NL | \\Z ) | WAS TIMED_WORD | TIMED_WORD (?= [).,;|] | NL | \\Z ) ) (?! {_LABEL}{{0,5}} [:=]? NUM ) )"
_TOTAL = (
    f"(?= {_FIRST_TOTAL} ) (?: (?: TOTAL_WORD (?! OF {_N} (?! [-]? MINUTE | ['] ) ) {_LABEL}{{1,6}} | TIME_CALC | (?: TIME_WORD | MINUTE | TREATMENT_WORD ) [:]? INDIVIDUAL (?= NUM ) | TREATMENT_WORD [_]? (?: TIME_WORD | MINUTE ) | INDIVIDUAL (?: TIME_WORD | MINUTE )? (?=[:=]) | INDIVIDUAL (?: TIME_WORD | MINUTE ) (?= NUM ) ) {_FILL} {_AMOUNT}"
    f"| TOTAL_WORD {_FILL} (?P<n2> {_N} ) (?: [-]? MINUTE | ['] )"
    f"| (?P<n3> {_N} ) [-]? (?: MINUTE | ['] ) (?: OF | IN )? (?: TOTAL_WORD | ALL | INDIVIDUAL (?! [:] ) | TREATMENT_WORD (?! [-]? WORD ) ) (?! {_LABEL}{{0,5}} {_FILL} NUM )"
    f"| (?P<n4> (?<= TREATMENT_WORD ) NUM | (?<= TREATMENT_WORD FOR ) NUM ) [-]? (?: MINUTE | ['] ) (?! [-]? AFTER )"
    f"| (?: [/|,;] | NL | (?<= NUM ) | (?<= MINUTE_SHORT ) ) TOTAL_WORD {_FILL} (?P<n6> NUM ) (?: MINUTE_SHORT )? (?= NL | \\Z | [|.] )"
    f"| TOTAL_WORD {_LABEL}{{0,6}} {_FILL} (?P<hours> {_N} ) HOUR_WORD (?: (?P<rest> {_N} ) (?: MINUTE | MINUTE_SHORT ) )?"
    f"| (?<! TIMES ) (?P<n8> NUM ) TOTAL_WORD (?: TREATMENT_WORD )? MINUTE (?! [:=|] | NUM )"
    f"| TOTAL_WORD [:]? (?P<n9> NUM ) (?: [,;|/] )? (?= TIMED_WORD (?: [:] )? NUM )"
    f"| (?: TOTAL_WORD {_LABEL}{{1,6}} | TREATMENT_WORD [_]? TIME_WORD ) NL (?P<n10> {_N} ) (?: [-]? MINUTE | (?= NL | \\Z ) )"
    f"| TOTAL_WORD {_LABEL}{{1,4}} (?: WORD | TIMED_WORD | [()] | [.] ){{1,5}} (?<! WORD_OF_REST ) (?P<n11> NUM ) [-]? MINUTE"
    f"| MET (?: WORD ){{0,3}} (?P<n7> {_N} ) [-]? MINUTE (?! [-]? AFTER )"
    f"| (?: (?<= NUM MINUTE TIMED_WORD [,;/] ) | (?<= NUM TIMED_WORD [,;/] ) ) (?P<n13> NUM ) MINUTE? TOTAL_WORD (?= [).,;|] | NL | \\Z )"
    f"| (?<= TIMED_WORD NUM [,;/|] ) TOTAL_WORD [:=]? (?P<n14> NUM ) (?= [).,;|] | NL | \\Z )"
    f"| (?<= TIMED_WORD NUM [,;/] ) TREATMENT_WORD [:]? (?P<n12> NUM ) (?= [).,;] | NL | \\Z )"
    f"| NL TOTAL_WORD [:.|]{{0,12}} (?P<n5> NUM ) [|]? (?= NUM | NL | \\Z ) )"
)
_BARE = f"(?: TIMES | FOR )? (?P<n> {_N} ) [-]? (?: MINUTE | ['] (?! ['] ) )"


_IN_POSTURE = re.compile(r"\bin (?:supine|prone|sitting|seated|side-?lying|hook-?lying|long sit\w*) (?:x ?)?\Z", re.I)


# "30 sec, 1 min, 2 min", "at 1, 2, 4 min": the widening intervals of memory training
_WIDENING = re.compile(r"\d ?(?:s|secs?|seconds|min),? \Z|(?<![A-Za-z#\d])\d, \Z")
_LONGEST_INTERVAL = 10  # minutes
# "30 minutes of resisted exercise": minutes of what is plainly treatment, in notes without headings too
_OF_WORK = re.compile(
    r"[ ]of (?:[a-z-]+,? (?:and )?){0,3}?(?:exercis\w+|(?:re-?)?training|re-?education|practi[cs]e|stretch\w+|strengthening|drills?|mobili[sz]ation\w*|massage|activit(?:y|ies)|balance|facilitation|handling)\b(?![^.;\n]*\b(?:home|daily|a day|each|every|yesterday|morning|week|hep)\b)",
    re.I,
)

# "The next 30 minutes were reaching", "the last 20 min went to blocks": a stretch of the session
_STRETCH_BEFORE = re.compile(r"\bthe (?:first|next|last|final|remaining|other|second)[ ]\Z", re.I)
_STRETCH_BEHIND = re.compile(r"[ ](?:were|was|went|spent|on)\b")
# "ice 10 min 3x/day", "heat 15 min BID": what is to be done at home
_DOSE = re.compile(
    r"[ ,]{1,2}(?:(?:\d|once|twice|two|three)(?: ?x| times)?[ ]?(?:/|per |a |each |every )?[ ]?(?:days?|daily|d|night|nightly|wk|week)\b|(?:BID|TID|QID|QD|PRN|nightly)\b|of [a-z ]{3,30}\b(?:at home|each day|every day|a day|daily|nightly)\b)",
    re.I,
)
_BOOKED = re.compile(
    r"\b(?:scheduled|booked|slot(?:ted)?|allotted|blocked|expected)(?: (?:for|of|at|time))?[ :]\Z", re.I
)


def is_no_time(text: str, entity: Entity) -> bool:
    """Whether a figure is a dose for home, an appointment's planned length or a number of units: no time of treatment."""
    before = max(0, entity.start - 24), entity.start
    told = _BOOKED.search(text, *before) or UNITS_SAID.search(text, *before)
    return told is not None or _DOSE.match(text, entity.end) is not None


class MinutesRuler:
    """Finds totals, timed totals and the minutes of activities."""

    label = "MINUTES"

    def __init__(self, lexicon: Lexicon) -> None:
        self.timed = pattern(_TIMED, lexicon)
        self.total = pattern(_TOTAL, lexicon)
        self.bare = pattern(_BARE, lexicon)
        self.each = pattern(
            f"(?<! TIMES ) (?P<n> {_N} ) [-]? MINUTE EACH (?= [:] | [-] CPT | [)]? (?: NL | \\Z ) )", lexicon
        )
        self.before = pattern("(?: BEFORE (?: WORD | [,-] )? | WORD_OF_REST WORD? ) \\Z", lexicon)
        self.after = pattern("[-]? (?: WORD )? AFTER (?! [-] WORD )", lexicon)
        self.machine = pattern("MACHINE [^NL]{0,24} \\Z", lexicon)
        self.machine_behind = pattern("(?: [)-] | OF | ON | FOR ){0,2} (?: WORD )? MACHINE", lexicon)
        self.rest = pattern("WORD_OF_REST [^NL]{0,2} \\Z", lexicon)
        self.closed = pattern("[],:;|)] | NL | \\Z | [.] (?! NUM ) | OF (?! WORD_OF_REST )", lexicon)
        self.stop = pattern("(?: [.;] (?! NUM ) | NL )", lexicon)

    def __call__(self, page: Page, taken: list[Entity]) -> Iterator[Entity]:
        """Yields durations not already held by `taken` (goals, codes, clock ranges)."""
        held = [e for e in taken if e.label in ("GOAL", "MINUTES", "OUTCOME_MEASURE")]
        for scope, regex in (("timed_total", self.timed), ("total", self.total)):
            for match in regex.finditer(page.atoms.codes):
                entity = self._entity(page, match, scope)
                if _plausible(entity) and not overlaps(entity, held):
                    held.append(entity)
                    yield entity
        for entity in minute_columns.found(page):
            if not overlaps(entity, held):
                held.append(entity)
                yield entity
        for match in self.each.finditer(page.atoms.codes):
            entity = self._entity(page, match, "code")
            if not overlaps(entity, held) and page.section(entity.start) in ("objective", "billing", "other"):
                held.append(entity)
                yield entity._replace(attributes={**entity.attributes, "each": True})
        for match in self.bare.finditer(page.atoms.codes):
            entity = self._entity(page, match, "code")
            if not _plausible(entity):
                continue
            beside = self._behind_clock(page, entity, taken) or self._before_clock(page, entity, taken)
            if beside and not overlaps(entity, held):
                held.append(entity)
                yield self._beside_clock(page, entity, taken)
                continue
            if not overlaps(entity, held) and self._is_activity(page, match, entity):
                yield entity

    def _entity(self, page: Page, match: re.Match[str], scope: str) -> Entity:
        group = next(name for name, found in match.groupdict().items() if found and name != "rest")
        start = match.start(group)
        if group == "hours":
            return self._in_hours(page, match)
        end = match.end() if match.end() > start else start + 1
        last = start + 1
        for index in range(start, min(end, start + 4)):
            if page.atoms.value(index, "minute") or page.atoms.codes[index] == "'":
                last = index + 1
        value = number(page.atoms, start) or 0.0
        return Entity(self.label, *page.atoms.span(start, last), {"minutes": value, "scope": scope, "code": None})

    def _behind_clock(self, page: Page, entity: Entity, taken: list[Entity]) -> bool:
        """A duration right behind a clock range says the same: "9:00-9:45 (45 min)"."""
        ends = [
            e.end for e in taken if e.label == "MINUTES" and e.attributes["scope"] == "clock" and e.end <= entity.start
        ]
        return (
            bool(ends)
            and len(page.text[max(ends) : entity.start].strip(" ,(=-:|*")) == 0
            and entity.start - max(ends) < 8
        )

    def _before_clock(self, page: Page, entity: Entity, taken: list[Entity]) -> bool:
        """A duration right before a clock range of the same length: "32 min, 12:04-12:36"."""
        return any(
            e.label == "MINUTES"
            and e.attributes["scope"] == "clock"
            and e.attributes["minutes"] == entity.attributes["minutes"]
            and 0 <= e.start - entity.end < 6
            and not page.text[entity.end : e.start].strip(" ,(=-:|@")
            for e in taken
        )

    def _beside_clock(self, page: Page, entity: Entity, taken: list[Entity]) -> Entity:
        """The code's minutes where its line bills one code, else the total."""
        if code := only_code_before(page.text, entity.start, taken):
            return entity._replace(attributes={**entity.attributes, "code": code})
        return entity._replace(attributes={**entity.attributes, "scope": "total"})

    def _in_hours(self, page: Page, match: re.Match[str]) -> Entity:
        rest = number(page.atoms, match.start("rest")) if match["rest"] else 0
        value = 60 * (number(page.atoms, match.start("hours")) or 0) + (rest or 0)
        return Entity(
            self.label,
            *page.atoms.span(match.start("hours"), match.end()),
            {"minutes": value, "scope": "total", "code": None},
        )

    def _is_activity(self, page: Page, match: re.Match[str], entity: Entity) -> bool:
        """Minutes of a machine, a modality or a described activity within the session."""
        atoms, start = page.atoms, match.start("n")
        section = page.section(entity.start)
        if section in ("subjective", "plan", "goals", "signature"):
            return False
        if entity.attributes["minutes"] <= _LONGEST_INTERVAL and _WIDENING.search(
            page.text, max(0, entity.start - 12), entity.start
        ):
            return False
        if is_no_time(page.text, entity):
            return False
        if _is_stretch(page.text, entity):
            return True
        clause = self._clause_start(atoms, start)
        machine = bool(
            self.machine.search(atoms.codes, clause, match.start())
            or self.machine_behind.match(atoms.codes, match.end())
        )
        if self.after.match(atoms.codes, match.end()) or self.rest.search(
            atoms.codes, max(clause, start - 3), match.start()
        ):
            return False
        posture = machine and _IN_POSTURE.search(page.text, max(0, entity.start - 20), entity.start)
        if not posture and self.before.search(atoms.codes, max(clause, start - 3), match.start()):
            return False
        if section == "other" and not machine:
            return _OF_WORK.match(page.text, entity.end) is not None
        return machine or (
            section in ("objective", "billing") and self.closed.match(atoms.codes, match.end()) is not None
        )

    def _clause_start(self, atoms: Atoms, index: int) -> int:
        start = 0
        for match in self.stop.finditer(atoms.codes, max(0, index - 40), index):
            start = match.end()
        return start


def _is_stretch(text: str, entity: Entity) -> bool:
    before = _STRETCH_BEFORE.search(text, max(0, entity.start - 16), entity.start)
    return before is not None and _STRETCH_BEHIND.match(text, entity.end) is not None


def _plausible(entity: Entity) -> bool:
    return bool(1 <= entity.attributes["minutes"] <= 480)
