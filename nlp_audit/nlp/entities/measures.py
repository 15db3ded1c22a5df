"""OUTCOME_MEASURE: the measure's name with the score where one stands beside it; pain ratings are `nprs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .. import entries, tables
from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, number

_N = "(?:NUM|NUMWORD)"
_FILL = "(?: SCORE_WORD | SIDE | [,] WORD [,] | [:=,(|<>≤≥-] | OF | AT | TO | SUBITEM NUM | SUBITEM | WAS | FROM | IN | HISTORY | HISTORY_BEFORE | HISTORY_NEXT | TODAY | [(] (?: WORD | NUMWORD | [-] ){1,5} [)] ){0,6}"
_SCORE = f"(?P<score> {_N} ) (?: [/] (?P<max> NUM ) | OUT OF (?P<max2> NUM ) | OF (?P<max3> NUM ) )? (?: [-]? (?! IN (?: NUM | NUMWORD | WORD_THE ) ) (?(max)(?! IN )) (?P<unit> MEASURE_UNIT | % | MINUTE ) (?: [/] MEASURE_UNIT )? )?"
_NAME = "(?P<name> MEASURE (?: [/(,-]? MEASURE [)]? )? | MEASURE_WEAK )"
_AFTER = f"{_NAME} (?! [-] WORD ) (?: (?: (?: SIDE | TOTAL_WORD | SCORE_WORD )? [(] (?P<label_unit> MEASURE_UNIT ) [)] )? {_FILL} (?<! TIMES ) {_SCORE} (?! TIMES NUM (?! [/] NUM | [-] WORD ) | [/] NUM | [-] NUM TIMES | [-] WORD ) )?"
_BEFORE = f"(?<! [/] ) {_SCORE} (?: ON | FOR | IN | WORD_THE | SIDE ){{1,3}} (?P<name> MEASURE )"
_GG = r"(?P<name>\b(?:GG ?)?01[37]0 ?[A-Z]{1,2}\d?\b[^\n\d.;]{0,44}?)(?::|-|=|\s)\s*(?P<score>0[1-6]|[1-6]|07|09|10|88)\b(?![/%\d])"
_OF_TEN = "(?: (?P<{0}> NUM ) (?: [-] NUM )? [/] (?P<{0}max> NUM ) | (?P<{0}range> DATE ) )"  # 3-4/10 is one token
# what a rating can begin with, asked first: most words are none of these
_FIRST = "PAIN_WORD | DATE | NUM [/-] | (?: NUM | NUMWORD ) (?: OUT | OVER )"
_PAIN = (
    f"(?= {_FIRST} ) (?: (?P<behind> PAIN_WORD (?: PAIN_FILL | SIDE | [:=,(-] | WAS | AT | OF | OUT | SCORE_WORD | TO | FROM ){{0,6}} {_OF_TEN.format('a')} )"
    f"| (?P<front> {_OF_TEN.format('b')} (?: SIDE | PAIN_FILL ){{0,3}} PAIN_WORD ) "
    "| (?P<worded> PAIN_WORD (?: PAIN_FILL | [:=] | AT ){0,4} (?P<c> NUM | NUMWORD ) (?: OUT OF | OF | OVER ) (?P<cmax> NUM | NUMWORD ) )"
    "| (?P<worded2> (?P<e> NUM | NUMWORD ) (?: OUT OF | OVER ) (?P<emax> NUM | NUMWORD ) (?: SIDE | PAIN_FILL ){0,3} PAIN_WORD ) )"
)
_RANGE = re.compile(r"(\d{1,2})-\d{1,2}/(10)")


_PUT_OFF = re.compile(
    r"\s+(?:was |is |strength |testing )?(?:deferred|refused|declined|not (?:tested|assessed|done|attempted|repeated)|held off|postponed)\b",
    re.I,
)
_REPEAT = re.compile(r"\b(?:repeat|recheck|retest|re-test|reassess|re-check)\s+\Z", re.I)
_PERIOD = re.compile(r"[ -]?(?:weeks?|wks?|months?|mos?|days?|visits?|sessions?)\b", re.I)
_VISIT = re.compile(r"\b(?:at|on|by) (?:visit|session|week|wk|day|month) ?#?\Z", re.I)
_SAME_KIND = re.compile(r"[ ]*(?:[.,;)\]|\n]|today\b|now\b|\Z)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}(?![\d.]))?"
_DAY = r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{2,4})?(?![/\d])"
_START = (
    r"(?:eval(?:uation)?|IE|initial(?: eval(?:uation)?)?|SOC|baseline|adm(?:ission)?|start(?: of care)?|visit(?: 1)?)"
)
_LAST = r"(?:last|prior|previous) (?:visit|week|wk|month|session|time|note|test|tx|treatment)"
_TODAY = r"(?i:today|now|current(?:ly)?|this (?:visit|session|date))"
_PAST = (
    rf"(?:{_DAY}|(?i:(?:at|on) (?:the )?{_START})\b|on {_DAY}|(?i:{_LAST}|initially|previously|yesterday)\b"
    rf"|[(](?i:{_START})(?=[)])|in {_MONTH}|(?:two|three|\d) (?:weeks|wks|months) ago)"
)
_SIDES = r"(?:R|L|RT|LT|Rt|Lt|[Rr]ight|[Ll]eft|[RL][UL]E)\b"
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "seconds"), "s"),
    **dict.fromkeys(("lb", "lbs"), "lb"),
    **dict.fromkeys(("ft", "feet"), "ft"),
    **dict.fromkeys(("m", "meters"), "m"),
}
_VALUE = (
    r"(?P<score>\d++(?:\.\d++)?+)(?:/(?P<max>\d++))?(?:[ ]?(?P<unit>seconds|secs?|s|lbs?|kg|cm|m/s|meters|m|feet|ft|blocks|%)(?![a-z/]))?"
    r"(?![\d/.]\d|[ ]?(?:min|reps|x|deg|weeks?|wks?|visits?|to \d))"
)
_CELL_VALUE = re.compile(rf"(?P<side>{_SIDES} )?{_VALUE}[^\d|]{{0,12}}")
# What may stand between two scores: a day or `today` of the score before, the side it was of, a closing bracket.
_BETWEEN = rf"(?:,?[ ]*+(?:{_PAST}|[(]?{_TODAY}))?(?:[ ]++{_SIDES}(?=[ ]*+[,;/&]))?(?:[ ]*+[(][^()\d\n]{{3,40}}[)](?=[ ]*+\[))?(?:[ ]*+[)\]])?"


@cache
def _follower(maximum: float | int | None) -> re.Pattern[str]:
    """A further score behind one of that maximum: what is written out of the same maximum is a score and no date."""
    day = rf"(?!\d+/{maximum}\b(?!:?[ ]+\d+/{maximum}\b)){_DAY}"
    pair = rf"[(](?!{_DAY})(?=\d+/{maximum}[)])"
    earlier = (
        rf"(?i:(?:and )?(?:that|it|which)? ?was|were|(?:at )?{_START}|initially|prev(?:ious(?:ly)?)?|prior|(?:up |down )?from|{_LAST}|vs\.?|against|compared (?:to|with))"
        rf"|(?:and )?in {_MONTH}|\d{{1,2}} (?i:{_MONTH})|{_MONTH}|(?:on )?{day}(?: it)?(?: was)?"
    )
    return re.compile(
        rf"{_BETWEEN}(?:[ ]*+(?:(?P<forward>-+>|=*>|to(?= \d))|(?P<arrow><-+|<|\[|{pair})|[,;(/&:])"
        rf"|,?[ ]++(?=vs|from|up|down|and (?:that|it) was|and in [A-Z]|was|compared|initially|prev|prior|last)|(?<=[)])[ ]++(?=\d))[ ]*+[(]?"
        rf"(?:(?P<side>{_SIDES}):? ?)?(?:(?P<lead>{earlier})[ :]*+\n?(?![a-z])|(?P<now>(?:and )?{_TODAY}(?: it)?(?: is| at)?[ :]*+))?"
        rf"{_VALUE}(?:(?P<behind>,?[ ]*+{_PAST})|(?P<done>,?[ ]*+[(]?{_TODAY}))?"
    )


class Measure(NamedTuple):
    """What is known of a measure: the range of its scores and how they are written."""

    low: float
    high: float
    maximum: float | None
    unit: str | None
    needs_unit: bool = False
    needs_score: bool = False


def load(rules: Path) -> dict[str, Measure]:
    """The measures of `measures.yaml` that have a range."""
    out = {}
    for name, entry in entries.measures(rules).items():
        if "score" in entry:
            low, high = entry["score"]
            out[name] = Measure(
                low,
                high,
                entry.get("maximum"),
                entry.get("unit"),
                bool(entry.get("needs_unit")),
                bool(entry.get("needs_score")),
            )
    return out


class MeasureRuler:
    """Finds outcome measures and pain ratings."""

    label = "OUTCOME_MEASURE"

    def __init__(self, lexicon: Lexicon, measures: Mapping[str, Measure]) -> None:
        self.measures = measures
        self.after = pattern(_AFTER, lexicon)
        self.before = pattern(_BEFORE, lexicon)
        self.name = pattern("(?: MEASURE | MEASURE_WEAK )", lexicon)
        self.gg = re.compile(_GG)
        self.pain = pattern(_PAIN, lexicon)
        self.rating = pattern(
            f"(?<! [/] ) (?<! NUM ) (?<! OF ) {_OF_TEN.format('a')} (?! [/] NUM | TRIAL | SERVICE_SHORT | % | MMT )",
            lexicon,
        )
        self.body = pattern("BODY_PART (?: TODAY | AT | IS | WAS | [:,] | WORD [,] ){0,2} \\Z", lexicon)
        self.not_pain = pattern("NOT_PAIN", lexicon)
        self.pain_word = pattern("PAIN_WORD", lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        held: list[tuple[int, int]] = []
        names = {page.atoms.span(*m.span())[0] for m in self.name.finditer(page.atoms.codes)}
        scored = [*self._scored_before(page), *self._named(page)] if names else []
        columns = tables.find(page.text) if scored else []
        for entity in [*self._gg_items(page), *self._pain(page), *scored]:
            row = self._row(page.text, entity, columns) if columns else []
            for one in row or self._with_followers(page.text, entity, names):
                if not any(one.start < end and start < one.end for start, end in held):
                    held.append((one.start, one.end))
                    yield one
        yield from self._more_pain(page, held)

    def _row(self, text: str, entity: Entity, columns: list[tables.Table]) -> list[Entity]:
        """A score in a table of times with those of the row's other columns: "Berg | 38 | 44/56"."""
        values = entity.attributes
        if values["score"] is None:
            return []
        cells = tables.cells_behind(columns, text, entity.end)
        found = [m for cell in cells if (m := _CELL_VALUE.fullmatch(text, *cell))]
        fitting = [m for m in found if self._fits_row(values["measure"], m)]
        return [entity, *(self._further(values, m, earlier=False) for m in fitting)] if fitting else []

    def _fits_row(self, name: str, match: re.Match[str]) -> bool:
        known, top = self.measures.get(name), match["max"]
        if known is None:
            return top is None
        return known.low <= float(match["score"]) <= known.high and (top is None or float(top) == known.maximum)

    def _with_followers(self, text: str, entity: Entity, names: set[int]) -> list[Entity]:
        """A score and the further ones of its measure: "DGI 15/24 (IE 11/24)", "R 46 lb; L 62 lb", "38/56 -> 44/56"."""
        chain, values = [entity], entity.attributes
        if values["score"] is None or values["measure"] in ("nprs", "gg", "borg"):
            return chain
        end, follower = entity.end, _follower(values["maximum"])
        while (match := follower.match(text, end)) and match.start("score") not in names:
            if not self._follows(text, entity, match):
                break
            if _is_todays(match):
                chain = [_earlier(one) for one in chain]
            chain.append(self._further(values, match, _is_earlier(match)))
            end = match.end("behind") if match["behind"] else chain[-1].end
        return chain

    def _further(self, values: Mapping[str, Any], match: re.Match[str], earlier: bool) -> Entity:
        unit = _UNITS.get(match["unit"], match["unit"]) or values["unit"]
        found = _values(values["measure"], float(match["score"]), float(match["max"]) if match["max"] else None, unit)
        end = next(match.end(group) for group in ("unit", "max", "score") if match[group])
        start = match.start("side") if match["side"] else match.start("score")
        return Entity(self.label, start, end, {**found, "earlier": earlier})

    def _follows(self, text: str, entity: Entity, match: re.Match[str]) -> bool:
        values, score = entity.attributes, float(match["score"])
        known = self.measures.get(values["measure"])
        unit, top = _UNITS.get(match["unit"], match["unit"]), float(match["max"]) if match["max"] else None
        if (known and not known.low <= score <= known.high) or ("\n" in match[0] and not (unit or top)):
            return False
        if unit and values["unit"] not in (None, unit):
            return False
        if top is not None and top != (values["maximum"] or (known.maximum if known else None)):
            return False
        return _is_of_side(text, entity, match) or _is_earlier(match) or _goes_on(text, entity, match)

    def _gg_items(self, page: Page) -> Iterator[Entity]:
        if "0130" not in page.text and "0170" not in page.text:
            return
        for match in self.gg.finditer(page.text):
            yield Entity(self.label, match.start(), match.end(), _values("gg", float(match["score"]), None, None))

    def _named(self, page: Page) -> Iterator[Entity]:
        for match in self.after.finditer(page.atoms.codes):
            name, weak = _name(page.atoms, match)
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
            entity = self._scored(page, match, _name(page.atoms, match)[0])
            if entity and not re.match(r"[ :=(]*\d", page.text[entity.end : entity.end + 4]):
                yield entity

    def _scored(self, page: Page, match: re.Match[str], name: str) -> Entity | None:
        if not match["score"]:
            return None
        atoms = page.atoms
        score = number(atoms, match.start("score"))
        written = next((number(atoms, match.start(g)) for g in ("max", "max2", "max3") if match[g]), None)
        unit = _unit(atoms, match)
        if score is None or not self._fits(name, score, written, unit, match, atoms):
            return None
        start, end = atoms.span(*match.span())
        if (
            unit is None
            and written is None
            and _is_time(page.text, atoms.span(match.start("score"), match.end("score")))
        ):
            return None
        return Entity(self.label, start, end, _values(name, score, written, unit))

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
            return written in (100, known.high) or written > 31  # otherwise it is a date: "MoCA 9/16"
        return written is not None or unit is not None or score <= known.high * 1.3

    def _alone(self, page: Page, match: re.Match[str], name: str, weak: bool) -> Entity | None:
        """A measure named without a score. Names that are also ordinary words need one."""
        known = self.measures.get(name)
        start, stop = page.atoms.span(match.start("name"), match.end("name"))
        put_off = _PUT_OFF.match(page.text, stop) or _REPEAT.search(page.text[max(0, start - 14) : start])
        if (weak or (known and known.needs_score) or _is_talked_of(page.text, start, stop)) and not put_off:
            return None
        if name == "other" and not page.text[start:stop].isupper() and not put_off:
            return None  # "seated reach to targets": a test's name that is also an activity's
        return Entity(self.label, start, stop, _values(name, None, None, None))

    def _pain(self, page: Page) -> Iterator[Entity]:
        for match in self.pain.finditer(page.atoms.codes):
            entity = _rating(page.atoms, match)
            if entity:
                yield entity

    def _more_pain(self, page: Page, held: list[tuple[int, int]]) -> Iterator[Entity]:
        """Further bare ratings in a sentence about pain: "LBP 4/10, R calf 6/10"."""
        sentences = {page.sentences.holding(m) for m in self._pain_places(page)}
        for match in self.rating.finditer(page.atoms.codes):
            start, end = page.atoms.span(*match.span())
            index = page.sentences.holding(start)
            if any(start < e and s < end for s, e in held):
                continue
            if index not in sentences and self.not_pain.search(
                page.atoms.codes, max(0, match.start() - 14), match.start()
            ):
                continue
            if (
                index not in sentences
                and not self.body.search(page.atoms.codes, 0, match.start())
                and page.section(start) != "subjective"
            ):
                continue
            entity = _rating(page.atoms, match)
            if entity and entity.attributes["maximum"] == 10 and not self._about_else(page, match):
                yield entity

    def _pain_places(self, page: Page) -> list[int]:
        return [page.atoms.span(*m.span())[0] for m in self.pain_word.finditer(page.atoms.codes)]

    def _about_else(self, page: Page, match: re.Match[str]) -> bool:
        first = page.atoms.words[page.atoms.first[match.start()]]
        if len(first) == 2 and first[0] == "0":
            return True  # 04/10 is a date
        near = self.not_pain.search(page.atoms.codes, max(0, match.start() - 3), match.end() + 2)
        return near is not None


def _name(atoms: Atoms, match: re.Match[str]) -> tuple[str, bool]:
    for index in range(*match.span("name")):
        if value := atoms.value(index, "measure"):
            return value, False
        if value := atoms.value(index, "measure_weak"):
            return value, True
    raise AssertionError("the pattern holds a name")


def _unit(atoms: Atoms, match: re.Match[str]) -> str | None:
    if not match["unit"]:
        labelled = match.groupdict().get("label_unit")
        return atoms.value(match.start("label_unit"), "measure_unit") if labelled else None
    if match["unit"] == "%":
        return "%"
    unit = atoms.value(match.start("unit"), "measure_unit")
    after = match.end("unit")
    if unit in ("m", "ft") and match.end() > after and atoms.codes[after] == "/":
        return f"{unit}/s"
    return unit or "min"


def _values(name: str, score: float | None, maximum: float | None, unit: str | None) -> dict[str, Any]:
    return {"measure": name, "score": _plain(score), "unit": unit, "maximum": _plain(maximum)}


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


_CHANGE = re.compile(
    r"\b(?:gains?|loss|losses|change|changes|improvements?|progress) (?:on|in|of|for)(?: the)? \Z", re.I
)


def _is_talked_of(text: str, start: int, stop: int) -> bool:
    """ "Gains on DGI", "FGA gain": what a test showed, not the test."""
    return bool(
        _CHANGE.search(text, max(0, start - 24), start) or re.match(r" (?:gains?|change|improvement)\b", text[stop:])
    )


def _is_time(text: str, span: tuple[int, int]) -> bool:
    """ "No loss on the Mini-BEST in 9 weeks", "LEFS at visit 10"."""
    return bool(_PERIOD.match(text, span[1]) or _VISIT.search(text[max(0, span[0] - 12) : span[0]]))


def _rating(atoms: Atoms, match: re.Match[str]) -> Entity | None:
    value, maximum = _out_of(atoms, match)
    if maximum not in (10, 100):
        return None
    return Entity("OUTCOME_MEASURE", *atoms.span(*match.span()), _values("nprs", value, maximum, None))


def _out_of(atoms: Atoms, match: re.Match[str]) -> tuple[float | None, float | None]:
    """A rating and its maximum; of a range ("3-4/10") the lower one."""
    groups = match.groupdict()
    for letter in "abce":
        if groups.get(letter):
            return number(atoms, match.start(letter)), number(atoms, match.start(f"{letter}max"))
        written = groups.get(f"{letter}range") and _RANGE.fullmatch(atoms.text(match.start(f"{letter}range")))
        if written:
            return float(written[1]), float(written[2])
    return None, None


def _is_todays(match: re.Match[str]) -> bool:
    """Whether a further score is today's, so that the one before is an earlier one."""
    return not match["side"] and not _is_earlier(match) and bool(match["forward"] or match["now"] or match["done"])


def _is_earlier(match: re.Match[str]) -> bool:
    return bool(match["lead"] or match["arrow"] or match["behind"]) and not (match["now"] or match["done"])


def _is_of_side(text: str, entity: Entity, match: re.Match[str]) -> bool:
    """The other side's score, with a unit or where the first one has its side as well: "R 44, L 17", "44 R, 17 L"."""
    if re.match(rf"[ ]*{_SIDES}[ ]*(?:[,;.)\n]|\Z)", text[match.end() : match.end() + 12]):
        return bool(re.match(rf"[ ]*{_SIDES}", text[entity.end : match.start("score")]))
    if not match["side"]:
        return False
    return bool(match["unit"] or re.search(rf"\b{_SIDES}", text[entity.start : entity.end]))


def _goes_on(text: str, entity: Entity, match: re.Match[str]) -> bool:
    """Today's score behind an earlier one, written as that one or the last of its sentence: "38/56 -> 44/56"."""
    values = entity.attributes
    if not (match["max"] or match["unit"] or _SAME_KIND.match(text, match.end())):
        return False
    if match["forward"] == "to":
        return "from" in text[entity.start : entity.end].lower() or bool(values["maximum"] and match["max"])
    return _is_todays(match)


def _earlier(entity: Entity) -> Entity:
    return entity._replace(attributes={**entity.attributes, "earlier": True})
