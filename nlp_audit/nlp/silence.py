"""Parts of a note that say nothing: options not ticked, legends, empty lines of a form.

They are blanked out (spaces for characters, so that offsets stay) before anything is read. `[ ] CGA` is no level.
"""

from __future__ import annotations

import itertools
import re

from .lazy import SeldomPattern
from .legends import without_legends

_UNTICKED = re.compile(
    r"(?:\[[ _]{0,3}\]|\( {1,3}\)|☐|(?<=\s)___?(?=[A-Z]\w* ))[^\n\[\]☐☑|>]{0,60}?(?= {3,}|>|, |\. [A-Z]|\[|\( ?[xX]? ?\)|☐|☑|\||\n|\Z)"
)
_LEGEND_HEAD = re.compile(
    r"^[ \t]*[\[(*]*[ \t]*(?:(?:assist(?:ance)?|level|loa|scoring|rating|cue|score|fim|gg|response)[ \t]+)?"
    r"(?:key|legend|scale|abbreviations?|levels? of assist(?:ance)?|codes? key|key to levels|definitions?)\b[ \t]*(?:\([^)\n]{0,40}\)[ \t]*)?[:=-][^\n]*",
    re.I | re.M,
)
_LEVEL_WORD = r"(?:mod(?:ified)?\.? i(?:nd\w*)?|ind\w*|s(?:up\w*|pv)?|sba?|cga?|min\w*|mod\w*|max\w*|dep\w*|total|standby|contact guard|setup|set-up|MI|I|D)"
# five and more levels in a row, or four and more definitions, are a scale and not a performance
_LEVELS_IN_ROW = re.compile(
    rf"(?:(?<=\s)|^)[\[(]?(?:\d{{1,2}}[ =:-]+)?{_LEVEL_WORD}(?:[ ][A-Za-z]+){{0,3}}(?:[ ]*[/|,;][ ]*(?!\d{{1,2}} min \d)(?:\d{{1,2}}[ =:-]+)?{_LEVEL_WORD}(?:[ -][A-Za-z]+){{0,3}}){{4,}}[\])]?",
    re.I,
)
_DEFINITIONS = re.compile(r"^(?=(?:[^\n=]*\b\w{1,4} ?= ?[A-Za-z][^\n=]*){4,})[^\n]*", re.M)
# boxes behind their options: "verbal [x]  tactile [ ]", "97110 [ ]"
_BEHIND = re.compile(r"(?<=[ \t:])[^\s\[\]]+(?: [^\s\[\]]+)?[ ]?\[ ?\](?= {2,}|[ \t]*$)", re.M)
_BEHIND_LINE = re.compile(r"^(?=[^\n]*\w ?\[[xX]\])(?![ \t]*\[)[^\n]*$", re.M)

# "97110 x 1 (8-22 min)": the rule of eights' own bands are no treatment time
_BAND = SeldomPattern(
    r"\b(?:8 ?(?:-|to) ?22|23 ?(?:-|to) ?37|38 ?(?:-|to) ?52|53 ?(?:-|to) ?67|68 ?(?:-|to) ?82) ?(?:min(?:ute)?s?\b|')",
    re.I,
    needs=[f"{most}{unit}" for most in (22, 37, 52, 67, 82) for unit in (" min", "min", " '", "'")],
)

_DUE = re.compile(r"[a-z]{3,} [^\n]*(?:\bby \d{1,2}[/-]\d|\d ?% (?:met|achieved)\b)", re.I)


# "[06 indep | 05 setup | 04 superv/touch | 03 partial]": codes one after another with their names
_CODES_IN_ROW = re.compile(
    r"[\[(]?\b(?:0?[1-7]|09|10|88)[ =:-]+[A-Za-z][A-Za-z/ -]{2,30}(?:[ ]*[|,;/][ ]*(?:0?[1-7]|09|10|88)[ =:-]+[A-Za-z][A-Za-z/ -]{2,30}){2,}[\])]?"
)
# two in a row, by the figure at the end of the first code, which is quick to look for
_TWO_CODES = re.compile(r"\d[ =:-]+[A-Za-z][A-Za-z/ -]{2,30}[ ]*[|,;/][ ]*(?:0?[1-7]|09|10|88)[ =:-]+[A-Za-z]")
# "I = no help, S = watch, CG = belt"
_LETTERS_NAMED = re.compile(
    r"\b(?:(?:I|MI|S|SU|SB|SBA|CGA?|MIN|MOD|MAX|D|T|TA)[ ]?=[ ]?[a-z][^,;=|.\n]{2,30}(?:[,;|][ ]*|(?=\.|$))){2,}", re.M
)


def without_scales(text: str) -> str:
    """The text with a scale's codes and their names turned into spaces: before codes are read as levels."""
    if "0" in text and _TWO_CODES.search(text):
        text = _CODES_IN_ROW.sub(_spaces_if_in_order, text)
    return _LETTERS_NAMED.sub(_spaces, text) if text.count("=") >= 2 else text


def _spaces_if_in_order(match: re.Match[str]) -> str:
    codes = [int(n) for n in re.findall(r"\d+", match[0])]
    steps = {b - a for a, b in itertools.pairwise(codes[:3])}
    return _spaces(match) if steps in ({1}, {-1}) else match[0]


def blank(text: str) -> str:
    """The text with all that says nothing turned into spaces."""
    lower = text.lower()
    if any(word in lower for word in ("key", "legend", "scale", "abbrev", "levels of", "definition")):
        text = _LEGEND_HEAD.sub(_spaces, text)
    text = without_legends(_BAND.sub(_spaces, text))
    if text.count("=") >= 4:
        text = _DEFINITIONS.sub(_spaces_if_scale, text)
    if "mod" in lower and "max" in lower and text.count("/") + text.count("|") >= 4:
        text = _LEVELS_IN_ROW.sub(_spaces, text)
    if "[ ]" in text and "[x]" in lower:
        text = _BEHIND_LINE.sub(lambda line: _BEHIND.sub(_spaces, line[0]), text)
    if "[ ]" in text or "[]" in text or "( )" in text or "☐" in text or "___" in text or "[_]" in text:
        text = _UNTICKED.sub(_spaces_unless_goal, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _spaces_unless_goal(match: re.Match[str]) -> str:
    """An empty box before a goal says that it is not met yet; before an option, that it was not chosen."""
    end = match.string.find("\n", match.start())
    line = match.string[match.start() : end if end >= 0 else None]
    return match[0] if _DUE.search(line) else _spaces(match)


def _spaces_if_scale(match: re.Match[str]) -> str:
    levels = len(re.findall(rf"\b{_LEVEL_WORD}\b", match[0], re.I))
    return _spaces(match) if levels >= 4 else match[0]
