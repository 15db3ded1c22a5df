"""CPT_CODE: billed codes with their units, minutes and modifiers, in running text, lists and tables.

A code's segment reaches from the code to the next code or to the line's end. Its units and minutes are read there,
else just before the code ("30 min of 97112"). Rows of a table are read by the table's own head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..atoms import Atoms
from ..lexicon import Lexicon
from ..page import Entity, Page, number, numbers
from . import code_patterns
from .code_context import (
    TO_COME_BEFORE,
    TO_COME_BEHIND,
    UNITS_SAID,
    first_of_joined,
    is_empty_row,
    is_postal,
    said_outweighs,
)
from .code_values import code_of, modifiers_of, only_marks, overlapping, row_of, units_of
from .columns import Billed, Columns

Minutes = tuple[float, tuple[int, int]]  # a value and the atoms that hold it


class CodeRuler:
    """Finds codes and service names with what is billed under them."""

    label = "CPT_CODE"

    def __init__(self, lexicon: Lexicon) -> None:
        self.said = code_patterns.build(lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        yield from said_outweighs(page.text, first_of_joined(page.text, list(self._all(page))))

    def _all(self, page: Page) -> Iterator[Entity]:
        heads = list(self.said.head.finditer(page.atoms.codes))
        columns = Columns(page)
        for position, head in enumerate(heads):
            stop = heads[position + 1].start() if position + 1 < len(heads) else len(page.atoms.codes)
            yield from self._code(page, head, self._segment_end(page.atoms, head.end(), stop), columns)

    def _segment_end(self, atoms: Atoms, start: int, stop: int) -> int:
        line_end = self.said.line_end.search(atoms.codes, start, stop)
        return line_end.start() if line_end else stop

    def _code(self, page: Page, head: re.Match[str], stop: int, columns: Columns) -> Iterator[Entity]:
        atoms = page.atoms
        code, named = code_of(atoms, head)
        written = atoms.span(head.start(), head.end())
        if is_postal(page.text, written) or is_empty_row(page.text, written[1]):
            return
        modifiers = self.said.modifiers.match(atoms.codes, head.end(), stop)
        body = modifiers.end() if modifiers else head.end()
        billed = self._columned_figures(page, columns.read(page, atoms, body, stop))
        if billed and billed.units is None:  # a column of minutes alone
            billed = billed._replace(units=self._units(atoms, head.start(), body, stop, named)[0])
        if billed and billed.minutes is None:  # a column of units alone
            minutes, at = self._minutes(atoms, head.start(), body, stop, -1, named) or (None, None)
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

    def _columned_figures(self, page: Page, billed: Billed | None) -> Billed | None:
        """A row's figures by its column; `units 1` is no minutes, whatever stands above it."""
        at = page.atoms.span(*billed.minutes_at)[0] if billed and billed.minutes_at else 0
        return None if UNITS_SAID.search(page.text, max(0, at - 12), at) else billed

    def _billed(self, atoms: Atoms, head: int, body: int, stop: int, named: bool) -> Billed:
        row = self.said.row.match(atoms.codes, body, stop)
        if row:
            return row_of(atoms, row)
        units, units_at = self._units(atoms, head, body, stop, named)
        minutes, at = self._minutes(atoms, head, body, stop, units_at, named) or (None, None)
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
        before = self.said.units_before.search(atoms.codes, max(0, head - 4), head)
        return before if before and (before["n"] or not named) else None

    def _order(self, atoms: Atoms, head: int) -> tuple[bool, bool]:
        """Whether the code is its clause's first, and whether the clause writes units before codes.

        It does where units stand before the first code and none behind the last: "2 units NMR, 1 unit gait".
        """
        low = max(0, head - 200)
        ends = (self.said.clause_end.match(atoms.codes, place, head) for place in range(head - 1, low - 1, -1))
        start = next((m.end() for m in ends if m), low)
        end = self.said.clause_end.search(atoms.codes, head)
        heads = list(self.said.head.finditer(atoms.codes, start, end.start() if end else len(atoms.codes)))
        if not heads or not self._units_before(atoms, heads[0].start(), named=False):
            return bool(heads) and heads[0].start() == head, False
        behind = self.said.units_behind.search(atoms.codes, heads[-1].end(), end.start() if end else len(atoms.codes))
        return heads[0].start() == head, behind is None

    def _own_end(self, atoms: Atoms, body: int, stop: int, leading: bool) -> int:
        """Where the segment ends without the units that the next code has before it."""
        next_ones = self.said.units_before.search(atoms.codes, max(body, stop - 4), stop)
        return next_ones.start() if next_ones and (leading or next_ones["of"]) else stop

    def _units_behind(self, atoms: Atoms, body: int, stop: int, named: bool) -> tuple[int | None, int]:
        for match in overlapping(self.said.units, atoms.codes, body, min(stop, body + 45)):
            if self.said.whole.search(atoms.codes, body, match.start()):
                continue
            if match["bracket"] and self.said.units_said.search(atoms.codes, match.end(), stop):
                continue
            if match["near"] and (named or (match.start() > body + 2 and not only_marks(atoms, body, match.start()))):
                continue
            units = units_of(atoms, match, next(match.start(g) for g in _UNIT_GROUPS if match[g]))
            if units[0] is not None:
                return units
        return None, -1

    def _columned(self, atoms: Atoms, body: int, stop: int) -> list[str]:
        """Modifiers in a column of their own or behind the units: "97112 | 2 | 30 | GP", "97112 x 2 GP"."""
        found = self.said.columned.search(atoms.codes, body, stop)
        return modifiers_of(atoms, *found.span("modifiers")) if found else []

    def _is_planned(self, page: Page, head: re.Match[str]) -> bool:
        """A bare code in the plan that is to be added or tried, or comes next visit."""
        start, end = page.atoms.span(head.start(), head.end())
        if page.section(start) != "plan":
            return False
        before, behind = page.text[max(0, start - 60) : start], page.text[end : end + 80]
        return bool(TO_COME_BEFORE.search(before) or TO_COME_BEHIND.match(behind))

    def _minutes(self, atoms: Atoms, head: int, body: int, stop: int, units_at: int, named: bool) -> Minutes | None:
        leading = self.said.duration_before.search(atoms.codes, max(0, head - 6), head)
        if leading and self.said.no_treatment.search(atoms.codes, max(0, leading.start() - 9), leading.start()):
            leading = None  # "Total treatment: 55 min   97112 GP 2"
        if leading and leading["of"]:  # "23 minutes of neuromuscular re-education, 97112"
            return self._leading(atoms, leading)
        behind = self._minutes_behind(atoms, head, body, stop, units_at, named) or self._bracketed(atoms, body, stop)
        if behind:
            return behind
        if not leading:
            return None if named else self._of_line(atoms, head, body)
        if named:
            near = leading.end() - leading.start() <= 3 and "(" not in leading[0]
        else:
            near = not self.said.line_end.search(atoms.codes, leading.start(), head)
        return self._leading(atoms, leading) if near else None

    def _of_line(self, atoms: Atoms, head: int, body: int) -> Minutes | None:
        """The only minutes of a line that ends with its code: "US R upper trap, 6 min, pads still on (97112)"."""
        if not self.said.closes_line.match(atoms.codes, body) or atoms.codes[max(0, head - 1)] not in "([":
            return None
        ends = [m.end() for m in self.said.line_end.finditer(atoms.codes, max(0, head - 80), head)]
        start = ends[-1] if ends else max(0, head - 80)
        found = [
            m
            for m in self.said.duration.finditer(atoms.codes, start, head)
            if m["n"] and not self.said.head.search(atoms.codes, start, head)
        ]
        if len(found) != 1 or found[0]["plus"] or not self._is_treatment(atoms, found[0], start):
            return None
        value = number(atoms, found[0].start("n"))
        return None if value is None else (value, (found[0].start("n"), found[0].end()))

    def _leading(self, atoms: Atoms, match: re.Match[str]) -> Minutes | None:
        value = number(atoms, match.start("n"))
        return None if value is None else (value, self._duration_span(atoms, match))

    def _minutes_behind(
        self, atoms: Atoms, head: int, body: int, stop: int, units_at: int, named: bool
    ) -> Minutes | None:
        """The first minutes behind a code that are its own: near it, or the last of its segment."""
        reach = body + 5 if named else body + 24
        end = self.said.sentence_end.search(atoms.codes, body, stop)
        for match in overlapping(self.said.duration, atoms.codes, body, stop):
            start = match.start("n") if match["n"] else match.start("after")
            if start == units_at or not (start == body or self._is_treatment(atoms, match, body)):
                continue
            if self.said.leads_next.match(atoms.codes, match.end(), stop) or self._is_nexts(atoms, match, body, stop):
                continue
            if match["after"] and _is_far(atoms, match.end()):
                continue
            near = start <= reach and not (end and end.start() < start)
            if near or (match.end() >= stop - 2 and (not named or self._opens_line(atoms, head))):
                value = sum(numbers(atoms, *match.span())) if match["plus"] else number(atoms, start)
                return None if value is None else (value, (start, match.end()))
        return None

    def _is_nexts(self, atoms: Atoms, match: re.Match[str], body: int, stop: int) -> bool:
        """Minutes far behind their code and right before the next, which has none behind it, are the next one's."""
        if match.start() < body + 12 or match.end() < stop - 1 or not self.said.head.match(atoms.codes, stop):
            return False
        behind = self.said.duration.search(atoms.codes, stop, stop + 24)
        return behind is None

    def _bracketed(self, atoms: Atoms, body: int, stop: int) -> Minutes | None:
        """`97112 x2 (25)`, `MT 10: scar work`: a bare figure behind the units or right behind the name is minutes."""
        match = self.said.bracketed.match(atoms.codes, body, stop) or self.said.opening.match(atoms.codes, body, stop)
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
        before = self.said.line_start.search(atoms.codes, 0, head)
        return before is not None

    def _is_treatment(self, atoms: Atoms, match: re.Match[str], body: int) -> bool:
        if self.said.no_treatment.search(atoms.codes, max(body, match.start() - 9), match.start()):
            return False
        return not self.said.after.match(atoms.codes, match.end())


def _is_far(atoms: Atoms, behind: int) -> bool:
    """A level before a distance: "MIN 120 ft"."""
    return behind < len(atoms.codes) and atoms.text(behind).lower() in ("ft", "feet", "foot", "reps", "yards", "yds")


_UNIT_GROUPS = ("with_word", "after_word", "times", "bracket")
