"""OUTCOME_MEASURE: the measure's name with the score where one stands beside it; pain ratings are `nprs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .. import tables
from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, number, overlaps
from . import dated_series
from .far_scores import far
from .further_scores import AFTER, CELL_VALUE, beside, earlier, follower, goes_on, is_earlier, is_of_side, is_todays
from .gg_items import gg_items
from .instruments import instruments, singled_out
from .more_pain import MorePain
from .pain_ratings import PAIN, rating
from .scores import UNITS, Measure, N, is_acronym, is_talked_of, is_time, name_of, unit_of, values_of

_FILL = "(?: SCORE_WORD | SIDE | [,] WORD [,] | NL (?= NUM [/] NUM ) | [:=,(|<>≤≥-] | OF | AT | TO | SUBITEM (?: NUM | NUMWORD ) | SUBITEM | WAS | FROM | IN | HISTORY | HISTORY_BEFORE | HISTORY_NEXT | TODAY | OF NUM TRIAL | (?: WORD | SIDE ){1,2} (?= [:=] ) | [(] (?: WORD | NUMWORD | [-] | DATE ){1,5} [)] ){0,6}"
_SCORE = f"(?P<score> {N} ) (?: [/] (?P<max> NUM ) | OUT OF (?P<max2> NUM ) | OVER (?P<max4> NUM ) (?! TRIAL | WORD | DOSAGE ) | OF (?P<max3> NUM ) )? (?: [-]? (?! IN (?: NUM | NUMWORD | WORD_THE ) ) (?(max)(?! IN )) (?P<unit> MEASURE_UNIT | % | MINUTE ) (?: [/] MEASURE_UNIT )? )?"
_NAME = "(?P<name> MEASURE (?: [/(,-]? MEASURE [)]? )? | MEASURE_WEAK )"
_AFTER = f"{_NAME} (?! [-] WORD ) (?: (?: (?: SIDE | TOTAL_WORD | SCORE_WORD )? [(] (?P<label_unit> MEASURE_UNIT ) [)] )? {_FILL} (?<! TIMES ) {_SCORE} (?! TRIAL | TIMES NUM (?! [/] NUM | [-] WORD ) | [/] NUM | [-] NUM TIMES | [-] WORD ) )?"
_BEFORE = f"(?<! [/] ) {_SCORE} (?: ON | FOR | IN | WORD_THE | SIDE ){{1,3}} (?P<name> MEASURE )"
_PUT_OFF = re.compile(
    r"(?:\s+|: ?)(?:was |is |strength |testing )?(?:deferred|refused|declined|not (?:tested|assessed|done|attempted|repeated)|untested|undone|form (?:handed|given|sent|mailed)|(?:and [\w-]{2,14} )?then\b(?= *[.,;\n])|held (?:off|until|till?)|postponed|planned|pending|(?:at |on |for )?(?:the )?next (?:visit|time|session|week|wk|tx|treatment|appt|appointment)|(?:[∅øØ]|no|not|none|hold|wait\w*) (?:until|till?)|due (?:next|at|on|in|by)|at (?:the )?(?:re-?cert\w*|re-?eval\w*|progress (?:note|report)|PN))(?!\w)",
    re.I,
)
_REPEAT = re.compile(r"\b(?:repeat|recheck|retest|re-test|reassess|re-check)\s+\Z", re.I)


_EMPTY = re.compile(r"(?: ?(?:score|total|raw))*[ .:=]*_{2,}", re.I)  # "Berg: ______"
# "Four points on the Tinetti": how many were gained, unless they were scored
_SCORES_POINTS = re.compile(
    r"\b(?:scor\w*|got|earn\w*|achiev\w*|total\w*|received|at|with|has|had|is|was|stands at) \Z", re.I
)
_CHANGED = re.compile(r" (?:up|down|by) \Z")  # "Grip up 7 lb": how much it moved, not where it stands


def _is_gain(text: str, entity: Entity) -> bool:
    values = entity.attributes
    if values["unit"] != "points" or values["maximum"] is not None:
        return False
    return not _SCORES_POINTS.search(text, max(0, entity.start - 16), entity.start)


class MeasureRuler:
    """Finds outcome measures and pain ratings."""

    label = "OUTCOME_MEASURE"

    def __init__(self, lexicon: Lexicon, measures: Mapping[str, Measure]) -> None:
        self.measures = measures
        self.after = pattern(_AFTER, lexicon)
        self.before = pattern(_BEFORE, lexicon)
        self.name = pattern("(?: MEASURE | MEASURE_WEAK )", lexicon)
        self.pain = pattern(PAIN, lexicon)
        self.more_pain = MorePain(lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        held: list[Entity] = []
        names = {page.atoms.span(*m.span())[0] for m in self.name.finditer(page.atoms.codes)}
        scored = [*self._scored_before(page), *self._named(page)] if names else []
        for entity in [
            *gg_items(page.text),
            *singled_out(page.text),
            *self._pain(page),
            *scored,
            *instruments(page.text),
        ]:
            row = self._row(page, entity) if page.tables else []
            for one in row or self._with_followers(page.text, entity, names):
                if not overlaps(one, held):
                    held.append(one)
                    yield one
        yield from self.more_pain(page, held)

    def _row(self, page: Page, entity: Entity) -> list[Entity]:
        """A score in a table of times with those of the row's other columns: "Berg | 38 | 44/56"."""
        values = entity.attributes
        if values["score"] is None:
            return []
        cells = tables.cells_behind(page.tables, page.text, entity.end)
        found = [m for cell in cells if (m := CELL_VALUE.fullmatch(page.text, *cell))]
        fitting = [m for m in found if self._fits_row(values, m)]
        return [entity, *(self._further(values, m, earlier=False) for m in fitting)] if fitting else []

    def _fits_row(self, values: Mapping[str, Any], match: re.Match[str]) -> bool:
        known, top = self.measures.get(values["measure"]), match["max"]
        if known is None:
            return top is None or float(top) == values["maximum"]
        return known.low <= float(match["score"]) <= known.high and (top is None or float(top) == known.maximum)

    def _fits_series(self, values: Mapping[str, Any], match: re.Match[str]) -> bool:
        unit = UNITS.get(match["unit"], match["unit"])
        return self._fits_row(values, match) and (unit is None or values["unit"] in (None, unit))

    def _with_followers(self, text: str, entity: Entity, names: set[int]) -> list[Entity]:
        """A score and the further ones of its measure: "DGI 15/24 (IE 11/24)", "R 46 lb; L 62 lb", "38/56 -> 44/56"."""
        chain, values = [entity], entity.attributes
        if values["score"] is None:
            return self._beside(text, entity)
        if values["measure"] in ("nprs", "gg", "borg"):
            return chain
        for one in dated_series.further(text, entity.end):
            if one.start("score") in names or not self._fits_series(values, one):
                break
            chain.append(self._further(values, one, earlier=False))
        end, maximum = chain[-1].end, values["maximum"]
        while (match := follower(text, end, maximum)) and match.start("score") not in names:
            if not self._follows(text, entity, match):
                break
            if is_todays(match):
                chain = [earlier(one) for one in chain]
            chain.append(self._further(values, match, is_earlier(match)))
            end = match.end("behind") if match["behind"] else chain[-1].end
        if len(chain) == 1 and (later := AFTER.match(text, end)) and later.start("score") not in names:
            chain.append(self._further(values, later, earlier=False))
        return chain

    def _beside(self, text: str, entity: Entity) -> list[Entity]:
        """`FGA deferred to Friday (16/30 on 4/28)`: two; `FGA not repeated (19/30 on 7/1)`: the earlier score alone."""
        known, found = self.measures.get(entity.attributes["measure"]), beside(text, entity.end)
        if known is None or found is None or not known.low <= float(found["score"]) <= known.high:
            return [entity]
        unit = UNITS.get(found["unit"], found["unit"])
        if not ((found["max"] and float(found["max"]) == known.maximum) or (unit and unit == known.unit)):
            return [entity]
        then = self._further(entity.attributes, found, earlier=True)
        return [then._replace(start=entity.start)] if found["same"] else [entity, then]

    def _further(self, values: Mapping[str, Any], match: re.Match[str], earlier: bool) -> Entity:
        unit = UNITS.get(match["unit"], match["unit"]) or values["unit"]
        found = values_of(values["measure"], float(match["score"]), float(match["max"]) if match["max"] else None, unit)
        end = next(match.end(group) for group in ("unit", "max", "score") if match[group])
        start = match.start("side") if match["side"] else match.start("score")
        return Entity(self.label, start, end, {**found, "earlier": earlier})

    def _follows(self, text: str, entity: Entity, match: re.Match[str]) -> bool:
        values, score = entity.attributes, float(match["score"])
        known = self.measures.get(values["measure"])
        unit, top = UNITS.get(match["unit"], match["unit"]), float(match["max"]) if match["max"] else None
        if (known and not known.low <= score <= known.high) or ("\n" in match[0] and not (unit or top)):
            return False
        if unit and values["unit"] not in (None, unit):
            return False
        if top is not None and top != (values["maximum"] or (known.maximum if known else None)):
            return False
        return is_of_side(text, entity, match) or is_earlier(match) or goes_on(text, entity, match)

    def _named(self, page: Page) -> Iterator[Entity]:
        for match in self.after.finditer(page.atoms.codes):
            name, weak = name_of(page.atoms, match)
            if (
                weak
                and not self._meant(page, match, name)
                and not _PUT_OFF.match(page.text, page.atoms.span(*match.span("name"))[1])
            ):
                continue
            entity = self._scored(page, match, name) or self._alone(page, match, name, weak)
            if entity:
                yield entity

    def _meant(self, page: Page, match: re.Match[str], name: str) -> bool:
        """A short name that is also a word ("best", "pass") counts in capitals only, or with its unit."""
        known, word = self.measures.get(name), page.atoms.text(match.start("name"))
        return len(word) > 5 or word.isupper() or bool(known and known.needs_unit)

    def _scored_before(self, page: Page) -> Iterator[Entity]:
        for match in self.before.finditer(page.atoms.codes):
            entity = self._scored(page, match, name_of(page.atoms, match)[0])
            if entity and not (
                re.match(r"[ :=(]*\d", page.text[entity.end : entity.end + 4]) or _is_gain(page.text, entity)
            ):
                yield entity

    def _scored(self, page: Page, match: re.Match[str], name: str) -> Entity | None:
        if not match["score"]:
            return None
        atoms = page.atoms
        score = number(atoms, match.start("score"))
        written = next((number(atoms, match.start(g)) for g in ("max", "max2", "max3", "max4") if match[g]), None)
        unit = unit_of(atoms, match)
        if score is None or not self._fits(name, score, written, unit, match, atoms):
            return None
        start, end = atoms.span(*match.span())
        if _CHANGED.search(page.text, start, atoms.span(match.start("score"), match.end("score"))[0]):
            return None
        if written is not None and page.text[end - 1] == '"':
            unit, end = None, end - 1  # a quotation's end
        if (
            unit is None
            and written is None
            and is_time(page.text, atoms.span(match.start("score"), match.end("score")))
        ):
            return None
        return Entity(self.label, start, end, values_of(name, score, written, unit))

    def _fits(
        self,
        name: str,
        score: float,
        written: float | None,
        unit: str | None,
        match: re.Match[str],
        atoms: Atoms,
    ) -> bool:
        known = self.measures.get(name)
        if known is None:
            return unit != "min"
        if known.needs_unit and unit is None and written != known.high:
            return False
        if match["unit"] and atoms.value(match.start("unit"), "minute"):
            return False
        if written is not None and known.maximum is not None and written != known.maximum:
            return written in (100, known.high, *known.parts) or written > 31  # otherwise it is a date: "MoCA 9/16"
        return written is not None or unit is not None or score <= known.high * 1.3

    def _alone(self, page: Page, match: re.Match[str], name: str, weak: bool) -> Entity | None:
        """A measure named without a score. Names that are also ordinary words need one."""
        known = self.measures.get(name)
        start, stop = page.atoms.span(match.start("name"), match.end("name"))
        if found := far(page.text, name, stop, known):
            return Entity(self.label, start, *found)
        put_off = _PUT_OFF.match(page.text, stop) or _REPEAT.search(page.text[max(0, start - 14) : start])
        if (weak or (known and known.needs_score) or is_talked_of(page.text, start, stop)) and not put_off:
            return None
        if name == "other" and not is_acronym(page.text[start:stop]) and not put_off:
            return None  # "seated reach to targets": a test's name that is also an activity's
        if _EMPTY.match(page.text, stop):
            return None
        return Entity(self.label, start, stop, values_of(name, None, None, None))

    def _pain(self, page: Page) -> Iterator[Entity]:
        for match in self.pain.finditer(page.atoms.codes):
            entity = rating(page.atoms, match)
            if entity:
                yield entity
