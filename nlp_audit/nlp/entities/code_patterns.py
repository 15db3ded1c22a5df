"""How codes, their units, minutes and modifiers are written: patterns over a note's atoms (see `atoms.pattern`)."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..atoms import pattern
from ..lexicon import Lexicon

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


class CodePatterns(NamedTuple):
    """Compiled patterns of what stands at, before and behind a code."""

    head: re.Pattern[str]  # a code or a service's name, with its own code in brackets
    units: re.Pattern[str]  # units behind a code: `x 2`, `2 units`, `units: 2`, `(2)`
    units_before: re.Pattern[str]  # units before a code: `2 units of`, `(2)`, `2 x`
    bracketed: re.Pattern[str]  # `x2 (25)`: minutes in brackets behind the units
    opening: re.Pattern[str]  # `10: scar work`: minutes that open what was done
    whole: re.Pattern[str]  # units of the whole visit: `38 timed minutes, three units`
    units_said: re.Pattern[str]  # a number with the word unit
    units_behind: re.Pattern[str]  # the same that no total claims
    clause_end: re.Pattern[str]  # where what is said of some codes ends
    columned: re.Pattern[str]  # modifiers in a column, or behind units or minutes
    duration: re.Pattern[str]  # minutes behind a code
    duration_before: re.Pattern[str]  # minutes before a code: `23 minutes of`, `30 min`
    leads_next: re.Pattern[str]  # minutes that belong to the code behind them
    modifiers: re.Pattern[str]  # modifiers right behind a code
    no_treatment: re.Pattern[str]  # what makes minutes a total, or a time before the treatment
    after: re.Pattern[str]  # the same, told behind them
    sentence_end: re.Pattern[str]  # a full stop that ends what is said of a code
    row: re.Pattern[str]  # a row of two figures: units and minutes in either order
    line_start: re.Pattern[str]  # nothing but marks since the line began
    line_end: re.Pattern[str]  # where a line ends
    closes_line: re.Pattern[str]  # a bracket and nothing more in the line


_SOURCES = {
    "head": _HEAD,
    "units": _UNITS,
    "units_before": f"(?: (?P<n> {_N} ) UNIT_WORD (?: (?P<of> OF ) | WORD ){{0,2}} | [(] (?P<m> {_N} ) [)] | (?P<k> {_N} ) TIMES ) \\Z",
    "bracketed": "TIMES NUM [(] (?P<n> NUM ) [)]",
    "opening": "(?P<n> NUM ) [:] (?! NUM )",
    "whole": f"(?: {_N} TIMED_WORD MINUTE | TOTAL_WORD (?: MINUTE | TIME_WORD | OF | [:=] ){{0,3}} {_N} TIMED_WORD? MINUTE | (?: MINUTE | MINUTE_SHORT | ['] | NUM ) [=] {_N} [-]? (?: MINUTE | MINUTE_SHORT | ['] )? TOTAL_WORD? [(/]? ) [,;]? \\Z",
    "units_said": f"{_N} UNIT_WORD",
    "units_behind": f"(?<! TOTAL_WORD ) (?: (?<! {_N} ) TIMES? [(]? {_N} [)]? | (?<! TOTAL_WORD [:=] ) {_N} ) [-]? UNIT_WORD (?! TOTAL_WORD | OF )",
    "clause_end": "NL | ; | (?<! MINUTE ) (?<! [.] ) [.] (?! [.] | INDIVIDUAL | WORD INDIVIDUAL )",
    "columned": "(?: [|] | UNIT_WORD | TIMES NUM | MINUTE ) [,|]? (?P<modifiers> (?! NUM ) MODIFIER (?: [,/-]? MODIFIER ){0,3} ) (?= [|,;.] | NL | \\Z )",
    "duration": _DURATION,
    "duration_before": f"(?P<n> {_N} ) (?: [-]? (?: MINUTE | ['] ) (?: (?P<of> ON | OF (?: (?: WORD ){{1,2}} [,] )? | (?: WORD ){{1,3}} FOR (?= \\Z ) ) | [:=-] | FOR | IN | WAS | INDIVIDUAL? [,] )? [(]? | (?<! WORD {_N} ) (?<! AND {_N} ) [(] ) \\Z",
    "leads_next": "OF (?: SERVICE | SERVICE_SHORT | CPT )",
    "modifiers": f"{_MODIFIER}{{1,4}}",
    "no_treatment": "(?: BEFORE WORD? | TIMED_WORD [^NL]{0,4} | TOTAL_WORD (?: (?! NL | NUM [-]? MINUTE ) . ){0,7} | [.;] TREATMENT_WORD (?: TIME_WORD )? [:]? ) \\Z",
    "after": "[-]? (?: WORD )? AFTER (?! [-] WORD ) | IN (?: TOTAL_WORD | ALL ) | TOTAL_WORD (?! (?: WORD | [:=] ){0,6} NUM ) | ALL? TOGETHER",
    "sentence_end": "(?<! [.] ) [.] (?! [.] | INDIVIDUAL | WORD INDIVIDUAL )",
    "row": "[|)]? NUM [|]? NUM (?= [|]? (?: NL | \\Z | MODIFIER ) )",
    "line_start": "(?: \\A | NL ) [-*>.:#|()]{0,4} \\Z",
    "line_end": "NL",
    "closes_line": "[])] [.]? (?: NL | \\Z )",
}


def build(lexicon: Lexicon) -> CodePatterns:
    """The patterns with the vocabulary's words."""
    return CodePatterns(**{name: pattern(source, lexicon) for name, source in _SOURCES.items()})
