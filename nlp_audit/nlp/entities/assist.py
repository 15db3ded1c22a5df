"""ASSIST_LEVEL: the level of physical help, with persons and percent where they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...records import LEVELS
from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, numbers
from .no_levels import no_level

_NUMBER = "(?:NUM|NUMWORD)"
_HELP = "(?: [(] ASSIST [)] | [-/] ASSIST | ASSIST )"
# "x2 reps", "x 3-4 laps": how often or how far, not how many persons
_DOSE = f"(?: (?: (?:[-/]|TO|OR) {_NUMBER} )? [-]? DOSAGE (?! [.]? (?: {_HELP} | CUE_TYPE | CUE_WORD | CUE_SHORT ) | (?:[-/]|TO|OR) AMOUNT ) )"
_PERSONS = (
    f"(?: (?:TIMES|OF|[+]) [+]? {_NUMBER} (?! {_DOSE} ) (?: (?:[-/]|TO|OR) {_NUMBER} (?! {_DOSE} ) )? PERSONS_WORD?"
    f"| [(] [+]? (?:TIMES|OF)? {_NUMBER} PERSONS_WORD? [)] | [-] {_NUMBER} PERSONS_WORD | {_NUMBER} PERSONS_WORD )"
)
# "forearm sup 60 deg", "sup 4/5": supination; "sup 60 ft", "sup 50%" are supervision
_TURN = "(?! SUPINATION [:=]? NUM (?: [-] NUM )? (?! [-]? DOSAGE | % | PERCENT | NUM | ['] ) )"
_ONE = f"(?: PARTIAL {_HELP} | (?! (?<= NUM ) AMOUNT [.] ASSIST [:] ) AMOUNT [.]? {_HELP} | (?<! PLAIN [-] ) {_TURN} LEVEL {_HELP}? | SET_UP (?: {_HELP} | (?! [-]? WORD | AND | NUM ) ) )"
# what a level can begin with, asked first: most words are none of these
_FIRST = f"(?: AMOUNT | LEVEL | PARTIAL | SET_UP | ASSIST ) | {_NUMBER} (?: [-] NUM )? (?: % | PERCENT )"
_LINE = (
    f"(?= {_FIRST} ) (?: (?P<shared> (?: AMOUNT | LEVEL ) [.]? (?: [-/] | TO | OR | [-] TO [-] | AND (?=AMOUNT) ) AMOUNT [.]? {_HELP} )"
    f"| (?P<glued> AMOUNT [/] LEVEL )"  # "Max/ModA"
    f"| (?P<left> {_ONE} ) (?P<join> [-/] | TO | OR ) (?P<right> {_ONE} )"
    f"| (?P<first> {_ONE} ) (?: [(] (?P<again> {_ONE} ) [)] )?"
    f"| (?P<percent> {_NUMBER} (?:[-] NUM)? (?: % | PERCENT ) OF? ASSIST )"
    f"| ASSIST [:=] AMOUNT (?! [-/,]? (?:CUE_WORD|CUE_TYPE|CUE_SHORT))"
    f"| ASSIST OF {_NUMBER} [(] AMOUNT [)]"
    f"| (?<! NUM ) AMOUNT [/] (?P<of> NUM ) (?! [/] NUM | % | MINUTE )"
    f"| (?<= [.][.][.] ) AMOUNT (?! CUE_WORD | CUE_TYPE | CUE_SHORT | [.] CUE_WORD ) | (?<= HISTORY_BEFORE [:] ) AMOUNT (?= [)] )"
    f"| AMOUNT (?= OF NUMWORD ) )"
    f" (?P<persons> {_PERSONS} )?"
    f" (?: [(]? (?P<share> NUM (?:[-] NUM)? ) % ASSIST? [)]? (?P<persons_behind> (?(persons) (?!) | {_PERSONS} ) )? )?"
)
# "D/C", "S/P", "I/ADL": an abbreviation and no level
_LETTERS = "[/] (?! LEVEL_WEAK | LEVEL | AMOUNT | SET_UP ) WORD"
# one capital letter counts only where a level is expected
_WEAK = (
    f"(?= [(]? LEVEL_WEAK ) (?: [(] LEVEL_WEAK [)] | (?<= [:=] ) LEVEL_WEAK (?! [.'] | NUM | WORD | {_LETTERS} ) | (?<= EXPECTS_LEVEL ) LEVEL_WEAK (?! [.:'] | WORD | NUM | {_LETTERS} )"
    f"| (?<= EXPECTS_LEVEL TO ) LEVEL_WEAK (?! [.:'] | WORD | NUM | {_LETTERS} ) | (?<= [.][.][.] ) LEVEL_WEAK | (?<= ALL ) LEVEL_WEAK (?= [.,;] ) | (?<= [^NL] ) (?<! [-.&/(]|OF|AND ) LEVEL_WEAK (?= [,;|)] | [.] (?: NL | WORD | \\Z ) | AND (?! WORD [.] ) | NL | TO WORD | FOR | ALL ) )"
)


_NAMES = ("Mina", "Moda")  # given names; a clinician writes "MinA" or "min A"


class AssistRuler:
    """Finds assistance levels."""

    label = "ASSIST_LEVEL"

    def __init__(self, lexicon: Lexicon) -> None:
        self.line = pattern(_LINE, lexicon)
        self.weak = pattern(_WEAK, lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        atoms = page.atoms
        for match in self.line.finditer(atoms.codes):
            if atoms.words[atoms.first[match.start()]] not in _NAMES:
                yield from (e for e in self._entities(match, atoms) if not no_level(page.text, e))
        for match in self.weak.finditer(atoms.codes):
            letter = match.end() - (2 if match[0].endswith(")") else 1)
            word = atoms.words[atoms.first[letter]]
            if (
                word.isupper()
                and not _is_initial(letter, atoms)
                and (word == "S" or match[0].endswith(")") or match.start() == 0 or _expected(match, atoms))
            ):
                entity = self._entity(match.start(), match.end(), atoms, match, "level_weak")
                if not no_level(page.text, entity):
                    yield entity

    def _entities(self, match: re.Match[str], atoms: Atoms) -> Iterator[Entity]:
        """One entity, or two where the second level is a change and no other name or end of the first."""
        second = "again" if match["again"] else "right"
        if not _two_levels(match, atoms):
            yield self._entity(match.start(), match.end(), atoms, match)
            return
        close = atoms.codes[match.end(second) : match.end()] == ")"  # "min A (mod A)": the bracket is no part of it
        yield self._entity(match.start(), match.end("first" if match["again"] else "left"), atoms, None)
        yield self._entity(match.start(second), match.end() - close, atoms, match)

    def _entity(self, start: int, end: int, atoms: Atoms, match: re.Match[str] | None, *classes: str) -> Entity:
        levels = _levels(atoms, start, end, classes or ("partial", "level", "amount", "set_up"))
        groups = match.groupdict() if match else {}
        percent = _percent(match, atoms) if groups.get("percent") or groups.get("share") else None
        if not levels:
            levels = [level_of_percent(percent or 0)]
        attributes: dict[str, Any] = {"level": levels[-1], "persons": None, "percent": percent}
        named = next((name for name in ("persons", "persons_behind") if groups.get(name)), None)
        if match and named:
            attributes["persons"] = _persons(match, atoms, named)
            end = end if attributes["persons"] else match.start(named)
        if levels[0] != levels[-1]:
            attributes["level_low"] = levels[0]
        return Entity(self.label, *atoms.span(start, end), attributes)


def _is_initial(letter: int, atoms: Atoms) -> bool:
    """`D. Ocampo`, `Jodi S. led`: the letter with its stop belongs to a name."""
    at = atoms.first[letter]
    behind, before = atoms.words[at + 1 : at + 3], atoms.words[at - 1] if at else ""
    if len(before) == 1 and before.isupper() and before not in "AP":
        return True  # "L S, right knee": a patient's initials
    if len(behind) < 2 or behind[0] != ".":
        return False
    if before == "," and atoms.words[at - 2].istitle() and atoms.value(letter - 2, "expects_level") is None:
        return True  # "Harkavy, S."
    if len(behind[1]) == 1 and behind[1].isupper() and behind[1].isascii():
        return True
    return (behind[1].istitle() and before in ":,/") or (
        before.istitle() and len(before) > 2 and atoms.value(letter - 1, "expects_level") is None
    )


def _expected(match: re.Match[str], atoms: Atoms) -> bool:
    """`I` and `D` are pronoun and vitamin: they count only right behind a colon, a leader or a named activity."""
    before = match.start() - 1
    return atoms.codes[before] in ":=." or atoms.value(before, "expects_level") is not None


def _two_levels(match: re.Match[str], atoms: Atoms) -> bool:
    """`max A to mod A` is a change and no range, `SBA/mod A` are two; `CGA (contact guard)` is one, `min A (mod A)` two."""
    if match["again"]:
        return _levels(atoms, *match.span("first")) != _levels(atoms, *match.span("again"))
    if not match["right"]:
        return False
    left, right = _levels(atoms, *match.span("left")), _levels(atoms, *match.span("right"))
    apart = LEVELS.index(right[-1]) - LEVELS.index(left[-1])
    slash = atoms.codes[match.start("join")] == "/"
    return bool(atoms.value(match.start("join"), "to") and apart < 0) or (slash and abs(apart) != 1)


def _levels(
    atoms: Atoms, start: int, end: int, classes: tuple[str, ...] = ("partial", "level", "amount", "set_up")
) -> list[str]:
    """Levels named between two atoms, from light to heavy."""
    found = {value for i in range(start, end) for cls in classes if (value := atoms.value(i, cls))}
    return sorted(found, key=LEVELS.index)


def _persons(match: re.Match[str], atoms: Atoms, group: str) -> int | None:
    """How many persons help; None for a number so large that it counts something else."""
    found = numbers(atoms, *match.span(group))
    return int(max(found)) if found and max(found) <= 6 else None


def _percent(match: re.Match[str] | None, atoms: Atoms) -> float | None:
    if match is None:
        return None
    found = numbers(atoms, *match.span("percent" if match["percent"] else "share"))
    return max(found) if found else None


def level_of_percent(help_given: float) -> str:
    """The level for a share of help given (regulations §10.1: minimal up to 25 %, moderate to 50, maximal to 75)."""
    for bound, level in ((25, "minimal"), (50, "moderate"), (75, "maximal")):
        if help_given <= bound:
            return level
    return "total"
