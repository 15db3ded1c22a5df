"""CPT_CODE: billed codes with their units, minutes and modifiers, in running text, lists and tables.

A code's segment reaches from the code to the next code or to the line's end. Its units and minutes are read there,
else just before the code ("30 min of 97112"). Rows of a table are read by the table's own head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, number, numbers
from .code_context import TO_COME_BEFORE, TO_COME_BEHIND, is_postal, said_outweighs
from .code_values import code_of, modifiers_of, only_marks, overlapping, row_of, units_of
from .columns import Billed, Columns

_N = "(?:NUM|NUMWORD)"
_MINUTE = "(?: MINUTE | MINUTE_SHORT )"
_MODIFIER = f"(?: [-] [(]? MODIFIER [)]? (?! {_MINUTE} | ['] ) | [,/]? [(]? MODIFIER [)]? (?! {_MINUTE} | ['] ) (?: (?= TIMES ) (?<! NUM ) | (?! TIMES ) ) | (?<= MODIFIER ) [,/]? MODIFIER (?= TIMES ) )"
_HEAD = (
    "(?: SERVICE (?: [/(:,-] | WORD ){0,3} [(]? CPT [)]? | CPT MODS{0,4} (?: [(/:|,-] ){0,3} (?:SERVICE|SERVICE_SHORT) (?: TRAINING_WORD )? [)]? | SERVICE_SHORT [(,/:-]{0,2} CPT [)]?"
    "| CPT | SERVICE | SERVICE_SHORT )"
).replace("MODS", _MODIFIER)
_UNITS = (
    f"(?: TIMES? [(]? (?P<with_word> {_N} ) [)]? [-]? UNIT_WORD | (?: (?<! {_N} ) | (?<= CPT ) | (?<= MODIFIER ) | (?<= MINUTE [:=] NUM ) ) UNIT_WORD [:=#|]{{0,2}} TIMES? (?P<after_word> {_N} )"
    f"| (?P<near> TIMES (?P<times> {_N} ) (?! ['%] | [.]? MINUTE (?! NUM ) | TIMES | [/-] NUM (?! [-]? {_MINUTE} | ['] ) ) | [(] TIMES? (?P<bracket> {_N} ) [)] ) )"
)
_DURATION = f"(?: (?P<n> {_N} ) (?P<plus> [+] {_N} )* [-]? (?: {_MINUTE} | ['] (?! ['] ) ) | (?: (?<! NUM ) | (?<= UNIT_WORD NUM ) | (?<= UNIT_WORD [:=] NUM ) | (?: (?<= CPT ) | (?<= MODIFIER ) ) (?= MINUTE [:=] ) ) MINUTE [:=|]? (?P<after> {_N} ) (?! [-]? MINUTE | : ) )"


class CodeRuler:
    """Finds codes and service names with what is billed under them."""

    label = "CPT_CODE"

    def __init__(self, lexicon: Lexicon) -> None:
        self.head = pattern(_HEAD, lexicon)
        self.units = pattern(_UNITS, lexicon)
        self.units_before = pattern(
            f"(?: (?P<n> {_N} ) UNIT_WORD (?: (?P<of> OF ) | WORD ){{0,2}} | [(] (?P<m> {_N} ) [)] | (?P<k> {_N} ) TIMES ) \\Z",
            lexicon,
        )
        self.bracketed = pattern("TIMES NUM [(] (?P<n> NUM ) [)]", lexicon)
        self.opening = pattern("(?P<n> NUM ) [:] (?! NUM )", lexicon)
        self.whole = pattern(  # units of the whole visit: "38 timed minutes, three units"
            f"(?: {_N} TIMED_WORD MINUTE | TOTAL_WORD (?: MINUTE | TIME_WORD | OF | [:=] ){{0,3}} {_N} TIMED_WORD? MINUTE ) [,;]? \\Z",
            lexicon,
        )
        self.units_said = pattern(f"{_N} UNIT_WORD", lexicon)
        self.units_behind = pattern(
            f"(?<! TOTAL_WORD ) (?: (?<! {_N} ) TIMES? [(]? {_N} [)]? | (?<! TOTAL_WORD [:=] ) {_N} ) [-]? UNIT_WORD (?! TOTAL_WORD | OF )",
            lexicon,
        )
        self.clause_end = pattern(
            "NL | ; | (?<! MINUTE ) (?<! [.] ) [.] (?! [.] | INDIVIDUAL | WORD INDIVIDUAL )", lexicon
        )
        self.columned = pattern(
            "(?: [|] | UNIT_WORD | TIMES NUM | MINUTE ) [,|]? (?P<modifiers> (?! NUM ) MODIFIER (?: [,/-]? MODIFIER ){0,3} ) (?= [|,;.] | NL | \\Z )",
            lexicon,
        )
        self.duration = pattern(_DURATION, lexicon)
        self.duration_before = pattern(
            f"(?P<n> {_N} ) (?: [-]? (?: MINUTE | ['] ) (?: (?P<of> ON | OF (?: (?: WORD ){{1,2}} [,] )? | (?: WORD ){{1,3}} FOR (?= \\Z ) ) | [:=-] | FOR | IN | WAS | INDIVIDUAL? [,] )? [(]? | (?<! WORD {_N} ) (?<! AND {_N} ) [(] ) \\Z",
            lexicon,
        )
        self.leads_next = pattern("OF (?: SERVICE | SERVICE_SHORT | CPT )", lexicon)
        self.modifiers = pattern(f"{_MODIFIER}{{1,4}}", lexicon)
        self.no_treatment = pattern(
            "(?: BEFORE WORD? | TIMED_WORD [^NL]{0,4} | TOTAL_WORD [^NL]{0,7} | [.;] TREATMENT_WORD (?: TIME_WORD )? [:]? ) \\Z",
            lexicon,
        )
        self.after = pattern(
            "[-]? (?: WORD )? AFTER (?! [-] WORD ) | IN (?: TOTAL_WORD | ALL ) | TOTAL_WORD (?! (?: WORD | [:=] ){0,6} NUM ) | TOGETHER",
            lexicon,
        )
        self.sentence_end = pattern("(?<! [.] ) [.] (?! [.] | INDIVIDUAL | WORD INDIVIDUAL )", lexicon)
        self.row = pattern("[|)]? NUM [|]? NUM (?= [|]? (?: NL | \\Z | MODIFIER ) )", lexicon)
        self.line_start = pattern("(?: \\A | NL ) [-*>.:#|()]{0,4} \\Z", lexicon)
        self.line_end = pattern("NL", lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        yield from said_outweighs(page.text, list(self._all(page)))

    def _all(self, page: Page) -> Iterator[Entity]:
        heads = list(self.head.finditer(page.atoms.codes))
        columns = Columns(page)
        for position, head in enumerate(heads):
            stop = heads[position + 1].start() if position + 1 < len(heads) else len(page.atoms.codes)
            yield from self._code(page, head, self._segment_end(page.atoms, head.end(), stop), columns)

    def _segment_end(self, atoms: Atoms, start: int, stop: int) -> int:
        line_end = self.line_end.search(atoms.codes, start, stop)
        return line_end.start() if line_end else stop

    def _code(self, page: Page, head: re.Match[str], stop: int, columns: Columns) -> Iterator[Entity]:
        atoms = page.atoms
        code, named = code_of(atoms, head)
        if is_postal(page.text, atoms.span(head.start(), head.end())):
            return
        modifiers = self.modifiers.match(atoms.codes, head.end(), stop)
        body = modifiers.end() if modifiers else head.end()
        billed = columns.read(page, atoms, body, stop)
        if billed and billed.minutes is None:  # a column of units alone
            minutes, at = self._minutes(atoms, head.start(), body, stop, -1, named)
            billed = billed._replace(minutes=minutes, minutes_at=at)
        billed = billed or self._billed(atoms, head.start(), body, stop, named)
        bare = billed.units is None and billed.minutes is None
        if bare and (named or self._is_planned(page, head)):  # a service's bare name bills nothing
            yield Entity("SERVICE", *atoms.span(head.start(), head.end()), {"code": code})
            return
        attributes: dict[str, Any] = {
            "code": code,
            "units": billed.units,
            "minutes": billed.minutes,
            "modifiers": modifiers_of(atoms, head.start(), body) or self._columned(atoms, body, stop),
            "named": named,
        }
        yield Entity(self.label, *atoms.span(head.start(), head.end()), attributes)
        if billed.minutes is not None and billed.minutes_at:
            span = atoms.span(*billed.minutes_at)
            yield Entity("MINUTES", *span, {"minutes": billed.minutes, "scope": "code", "code": code})

    def _billed(self, atoms: Atoms, head: int, body: int, stop: int, named: bool) -> Billed:
        row = self.row.match(atoms.codes, body, stop)
        if row:
            return row_of(atoms, row)
        units, units_at = self._units(atoms, head, body, stop, named)
        minutes, at = self._minutes(atoms, head, body, stop, units_at, named)
        return Billed(units, minutes, at)

    def _units(self, atoms: Atoms, head: int, body: int, stop: int, named: bool) -> tuple[int | None, int]:
        """Units and the atom that holds them. A service's bare name needs the word `unit`."""
        before = self._units_before(atoms, head, named)
        first, leading = self._order(atoms, head)
        if before and (leading or before["of"]):
            return units_of(atoms, before, before.start())
        behind = self._units_behind(atoms, body, self._own_end(atoms, body, stop, leading), named)
        if behind[0] is None and before and first:
            return units_of(atoms, before, before.start())
        return behind

    def _units_before(self, atoms: Atoms, head: int, named: bool) -> re.Match[str] | None:
        before = self.units_before.search(atoms.codes, max(0, head - 4), head)
        return before if before and (before["n"] or not named) else None

    def _order(self, atoms: Atoms, head: int) -> tuple[bool, bool]:
        """Whether the code is its clause's first, and whether the clause writes units before codes.

        It does where units stand before the first code and none behind the last: "2 units NMR, 1 unit gait".
        """
        low = max(0, head - 200)
        ends = (self.clause_end.match(atoms.codes, place, head) for place in range(head - 1, low - 1, -1))
        start = next((m.end() for m in ends if m), low)
        end = self.clause_end.search(atoms.codes, head)
        heads = list(self.head.finditer(atoms.codes, start, end.start() if end else len(atoms.codes)))
        if not heads or not self._units_before(atoms, heads[0].start(), named=False):
            return bool(heads) and heads[0].start() == head, False
        behind = self.units_behind.search(atoms.codes, heads[-1].end(), end.start() if end else len(atoms.codes))
        return heads[0].start() == head, behind is None

    def _own_end(self, atoms: Atoms, body: int, stop: int, leading: bool) -> int:
        """Where the segment ends without the units that the next code has before it."""
        next_ones = self.units_before.search(atoms.codes, max(body, stop - 4), stop)
        return next_ones.start() if next_ones and (leading or next_ones["of"]) else stop

    def _units_behind(self, atoms: Atoms, body: int, stop: int, named: bool) -> tuple[int | None, int]:
        for match in overlapping(self.units, atoms.codes, body, min(stop, body + 45)):
            if self.whole.search(atoms.codes, body, match.start()):
                continue
            if match["bracket"] and self.units_said.search(atoms.codes, match.end(), stop):
                continue
            if match["near"] and (named or (match.start() > body + 2 and not only_marks(atoms, body, match.start()))):
                continue
            units = units_of(atoms, match, next(match.start(g) for g in _UNIT_GROUPS if match[g]))
            if units[0] is not None:
                return units
        return None, -1

    def _columned(self, atoms: Atoms, body: int, stop: int) -> list[str]:
        """Modifiers in a column of their own or behind the units: "97112 | 2 | 30 | GP", "97112 x 2 GP"."""
        found = self.columned.search(atoms.codes, body, stop)
        return modifiers_of(atoms, *found.span("modifiers")) if found else []

    def _is_planned(self, page: Page, head: re.Match[str]) -> bool:
        """A bare code in the plan that is to be added or tried, or comes next visit."""
        start, end = page.atoms.span(head.start(), head.end())
        if page.section(start) != "plan":
            return False
        before, behind = page.text[max(0, start - 60) : start], page.text[end : end + 80]
        return bool(TO_COME_BEFORE.search(before) or TO_COME_BEHIND.match(behind))

    def _minutes(
        self, atoms: Atoms, head: int, body: int, stop: int, units_at: int, named: bool
    ) -> tuple[float | None, tuple[int, int] | None]:
        leading = self.duration_before.search(atoms.codes, max(0, head - 6), head)
        if leading and self.no_treatment.search(atoms.codes, max(0, leading.start() - 9), leading.start()):
            leading = None  # "Total treatment: 55 min   97112 GP 2"
        if leading and leading["of"]:  # "23 minutes of neuromuscular re-education, 97112"
            return number(atoms, leading.start("n")), self._duration_span(atoms, leading)
        reach = body + 5 if named else body + 24
        end = self.sentence_end.search(atoms.codes, body, stop)
        for match in overlapping(self.duration, atoms.codes, body, stop):
            start = match.start("n") if match["n"] else match.start("after")
            if start == units_at or not (start == body or self._is_treatment(atoms, match, body)):
                continue
            if self.leads_next.match(atoms.codes, match.end(), stop) or self._is_nexts(atoms, match, body, stop):
                continue
            if (start <= reach and not (end and end.start() < start)) or (
                match.end() >= stop - 2 and (not named or self._opens_line(atoms, head))
            ):
                return sum(numbers(atoms, *match.span())) if match["plus"] else number(atoms, start), (
                    start,
                    match.end(),
                )
        if bare := self._bracketed(atoms, body, stop):
            return bare
        before = leading
        if before and not self.line_end.search(atoms.codes, before.start(), head) and not named:
            return number(atoms, before.start("n")), self._duration_span(atoms, before)
        if before and named and before.end() - before.start() <= 3 and "(" not in before[0]:
            return number(atoms, before.start("n")), self._duration_span(atoms, before)
        return None, None

    def _is_nexts(self, atoms: Atoms, match: re.Match[str], body: int, stop: int) -> bool:
        """Minutes far behind their code and right before the next, which has none behind it, are the next one's."""
        if match.start() < body + 12 or match.end() < stop - 1 or not self.head.match(atoms.codes, stop):
            return False
        behind = self.duration.search(atoms.codes, stop, stop + 24)
        return behind is None

    def _bracketed(self, atoms: Atoms, body: int, stop: int) -> tuple[float, tuple[int, int]] | None:
        """`97112 x2 (25)`, `MT 10: scar work`: a bare figure behind the units or right behind the name is minutes."""
        match = self.bracketed.match(atoms.codes, body, stop) or self.opening.match(atoms.codes, body, stop)
        if not match:
            return None
        value, at = number(atoms, match.start("n")), match.start("n")
        return (value, (at, at + 1)) if value is not None and 8 <= value <= 90 else None

    def _duration_span(self, atoms: Atoms, match: re.Match[str]) -> tuple[int, int]:
        """The number and its unit, without what joins them to the code."""
        start = match.start("n")
        ends = [i + 1 for i in range(start, match.end()) if atoms.value(i, "minute") or atoms.codes[i] == "'"]
        return start, ends[0] if ends else start + 1

    def _opens_line(self, atoms: Atoms, head: int) -> bool:
        """A service's name at the start of its line heads the line's activities: "NMR: … 18 min"."""
        before = self.line_start.search(atoms.codes, 0, head)
        return before is not None

    def _is_treatment(self, atoms: Atoms, match: re.Match[str], body: int) -> bool:
        if self.no_treatment.search(atoms.codes, max(body, match.start() - 9), match.start()):
            return False
        return not self.after.match(atoms.codes, match.end())


_UNIT_GROUPS = ("with_word", "after_word", "times", "bracket")
