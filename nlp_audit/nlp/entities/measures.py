"""OUTCOME_MEASURE: the measure's name with the score where one stands beside it; pain ratings are `nprs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ... import yamlfile
from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, number

_N = "(?:NUM|NUMWORD)"
_FILL = "(?: SCORE_WORD | SIDE | [:=,(|<>≤≥-] | OF | AT | TO | SUBITEM NUM | SUBITEM | WAS | FROM | IN | [(] (?: WORD | NUMWORD | [-] ){1,5} [)] ){0,6}"
_SCORE = f"(?P<score> {_N} ) (?: [/] (?P<max> NUM ) | OUT OF (?P<max2> NUM ) | OF (?P<max3> NUM ) )? (?: [-]? (?P<unit> MEASURE_UNIT | % | MINUTE ) (?: [/] MEASURE_UNIT )? )?"
_NAME = "(?P<name> MEASURE (?: [/(,-]? MEASURE [)]? )? | MEASURE_WEAK )"
_AFTER = (
    f"{_NAME} (?! [-] WORD ) (?: {_FILL} (?<! TIMES ) {_SCORE} (?! TIMES NUM | [/] NUM | [-] NUM TIMES | [-] WORD ) )?"
)
_BEFORE = f"(?<! [/] ) {_SCORE} (?: ON | FOR | IN | WORD_THE | SIDE ){{1,3}} (?P<name> MEASURE )"
_GG = r"(?P<name>\b(?:GG ?)?01[37]0 ?[A-Z]{1,2}\d?\b[^\n\d.;]{0,44}?)(?::|-|=|\s)\s*(?P<score>0[1-6]|[1-6]|07|09|10|88)\b(?![/%\d])"
_PAIN = (
    "(?: (?P<behind> PAIN_WORD (?: PAIN_FILL | SIDE | [:=,(-] | WAS | AT | OF | OUT | SCORE_WORD | TO | FROM ){0,6} (?P<a> NUM ) (?: [-] NUM )? [/] (?P<amax> NUM ) )"
    "| (?P<front> (?P<b> NUM ) (?: [-] NUM )? [/] (?P<bmax> NUM ) (?: SIDE | PAIN_FILL ){0,3} PAIN_WORD ) "
    "| (?P<worded> PAIN_WORD (?: PAIN_FILL | [:=] | AT ){0,4} (?P<c> NUM | NUMWORD ) (?: OUT OF | OF | OVER ) (?P<cmax> NUM | NUMWORD ) )"
    "| (?P<worded2> (?P<e> NUM | NUMWORD ) (?: OUT OF | OVER ) (?P<emax> NUM | NUMWORD ) (?: SIDE | PAIN_FILL ){0,3} PAIN_WORD ) )"
)


_PUT_OFF = re.compile(
    r"\s+(?:was |is |strength |testing )?(?:deferred|refused|declined|not (?:tested|assessed|done|attempted|repeated)|held off|postponed)\b",
    re.I,
)
_REPEAT = re.compile(r"\b(?:repeat|recheck|retest|re-test|reassess|re-check)\s+\Z", re.I)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?"
_FOLLOWER = re.compile(
    r"[ ]*(?:[,;(]|(?P<arrow><-+|<|\[)|,?[ ]+(?=vs|from|up|down|and (?:that|it) was|was))[ ]*[(]?(?:(?P<side>[RL]) )?"
    rf"(?P<lead>(?:(?:and )?(?:that|it|which)? ?was|were|IE|(?:at )?(?:initial )?eval(?:uation)?|initial(?:ly)?|prev(?:ious(?:ly)?)?|(?:up |down )?from|last (?:visit|week|wk|month|session|time|note|test)|baseline|SOC|adm(?:ission)?|vs\.?|against|"
    rf"{_MONTH}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?: was)?)[ :]*)?"
    r"(?P<score>\d+(?:\.\d+)?)(?:/(?P<max>\d+))?(?:[ ]?(?P<unit>sec|s|lbs?|kg|cm|m/s|m|ft|%)(?![a-z/]))?(?![\d/.]\d|[ ]?(?:min|reps|x|deg|weeks?|wks?|visits?|to \d))"
    rf"(?P<behind>,?[ ]*(?:\d{{1,2}}/\d{{1,2}}(?![/\d])|at (?:eval|IE|initial|SOC|baseline|start|visit)|on \d{{1,2}}/\d{{1,2}}|last (?:visit|week|wk|month|session|time)|in {_MONTH}|(?:two|three|\d) (?:weeks|wks|months) ago))?"
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
    for name, entry in yamlfile.load(rules / "measures.yaml")["measures"].items():
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
        self.gg = re.compile(_GG)
        self.pain = pattern(_PAIN, lexicon)
        self.rating = pattern(
            "(?<! [/] ) (?<! NUM ) (?<! OF ) (?P<a> NUM ) (?: [-] NUM )? [/] (?P<amax> NUM ) (?! [/] NUM | TRIAL | SERVICE_SHORT | % | MMT )",
            lexicon,
        )
        self.body = pattern("BODY_PART (?: TODAY | AT | IS | WAS | [:,] ){0,2} \\Z", lexicon)
        self.not_pain = pattern("NOT_PAIN", lexicon)
        self.pain_word = pattern("PAIN_WORD", lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        held: list[tuple[int, int]] = []
        for entity in [
            *self._gg_items(page),
            *self._pain(page),
            *self._scored_before(page),
            *self._named(page),
        ]:
            for one in (entity, *self._followers(page.text, entity)):
                if not any(one.start < end and start < one.end for start, end in held):
                    held.append((one.start, one.end))
                    yield one
        yield from self._more_pain(page, held)

    def _followers(self, text: str, entity: Entity) -> Iterator[Entity]:
        """Further scores of the same measure: "DGI 15/24 (IE 11/24)", "QuickDASH 27.3, eval 61.4", "R 46 lb; L 62 lb"."""
        values = entity.attributes
        if values["score"] is None or values["measure"] in ("nprs", "gg", "borg"):
            return
        end = entity.end
        while match := _FOLLOWER.match(text, end):
            score, top = float(match["score"]), float(match["max"]) if match["max"] else None
            if not self._follows(values, match, score, top):
                return
            start = match.start("side") if match["side"] else match.start("score")
            earlier = bool(match["lead"] or match["arrow"] or match["behind"])
            yield Entity(
                self.label,
                start,
                match.end("unit") if match["unit"] else match.end("max") if match["max"] else match.end("score"),
                {
                    **_values(values["measure"], score, top, match["unit"] or values["unit"]),
                    "earlier": earlier,
                },
            )
            end = match.end("unit") if match["unit"] else match.end("max") if match["max"] else match.end("score")

    def _follows(self, values: Mapping[str, Any], match: re.Match[str], score: float, top: float | None) -> bool:
        known = self.measures.get(values["measure"])
        if known and not known.low <= score <= known.high:
            return False
        if top is not None:
            return top == (values["maximum"] or (known.maximum if known else None))
        if match["side"] and match["unit"]:
            return True
        return bool(match["lead"] or match["arrow"] or match["behind"])

    def _gg_items(self, page: Page) -> Iterator[Entity]:
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
        if known.needs_unit and unit is None:
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
        if (weak or (known and known.needs_score)) and not put_off:
            return None
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
            if number(page.atoms, match.start("amax")) != 10 or self._about_else(page, match):
                continue
            entity = _rating(page.atoms, match)
            if entity:
                yield entity

    def _pain_places(self, page: Page) -> list[int]:
        return [page.atoms.span(*m.span())[0] for m in self.pain_word.finditer(page.atoms.codes)]

    def _about_else(self, page: Page, match: re.Match[str]) -> bool:
        first = page.atoms.words[page.atoms.first[match.start("a")]]
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
        return None
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


def _rating(atoms: Atoms, match: re.Match[str]) -> Entity | None:
    for score, top in (("a", "amax"), ("b", "bmax"), ("c", "cmax"), ("e", "emax")):
        if score in match.re.groupindex and match[score]:
            value, maximum = number(atoms, match.start(score)), number(atoms, match.start(top))
            if maximum in (10, 100):
                return Entity("OUTCOME_MEASURE", *atoms.span(*match.span()), _values("nprs", value, maximum, None))
    return None
