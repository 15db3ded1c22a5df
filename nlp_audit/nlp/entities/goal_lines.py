"""Goals known by their line: "Pt to be able to …, by 9/30", and those whose label stands behind: "[… - STG, 3/25]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import lines_of, word_places
from .goal_words import DUE, DUE_TIME, Stated, measured, term_said

_OWNERS = ("pt", "patient", "client", "resident", "child", "student")
_HOPED = re.compile(
    rf"(?:\A[ \t]*(?:[-*•][ ]*)?|[(\[])(?P<said>(?:the )?(?:{'|'.join(_OWNERS)}) to (?P<able>be able to )?"
    r"(?!attend|be\b|continue|return|follow|bring|call|see\b|have\b|schedule|start|begin|resume|come|try|wear|get (?:a|an|his|her|their|new)\b"
    r"|practice|perform (?:hep|home)|gym|d/?c|discharge|receive|take\b|stop|avoid|notify|ice\b|monitor|work on|go to|visit|keep|use\b)[a-z]"
    rf"(?:[^.;\n]|\.(?=\d)){{6,160}}?\b{DUE}(?! ?re\b))[ \t]*(?:[.)\]]|-|\Z)",
    re.I,
)
_BEHIND = re.compile(
    r"(?P<mark>(?:[ ]-+|,)[ ]|[ ]*[(\[])"
    r"(?P<label>[SL]TG|(?:short|long)[ -]term(?: goal)?|(?:IEP|IFSP) goal)[ ]?#?\d{0,2}(?:,?[ ](?:by |due )?\d{1,2}/\d{1,2}(?:/\d{2,4})?)?[)\]]",
    re.I,
)
_SAID = re.compile(r"[A-Za-z0-9](?:[^().;:\n\[\]]|\.(?=\d| [a-z])|(?<=incl)\.){10,180}\Z")
_WILL = re.compile(rf"(?:(?:the )?(?:{'|'.join(_OWNERS)})|he|she|they|[A-Z][\w.]*) will\b", re.I)


def hoped(text: str) -> Iterator[Stated]:
    """`Pt to don socks, Mod I, by 4/2` on a line of its own or in brackets."""
    for start, end in lines_of(text, word_places(text.lower(), _HOPES)):
        for found in _HOPED.finditer(text[start:end]):
            if found["able"] or measured(DUE_TIME.sub("", found["said"])):
                yield start + found.start("said"), start + found.end("said"), None


_HOPES = ("pt to ", "ent to ", "child to ")  # the ends of all owners


def labelled_behind(text: str) -> Iterator[Stated]:
    """`[Dress Mod I in 10 min - LTG, 4/8]`, `Student will … (IEP goal 2)`; what was done toward a goal is none."""
    for start, end in lines_of(text, word_places(text.lower(), _BEHIND_WORDS)):
        for found in _BEHIND.finditer(text, start, end):
            said = _SAID.search(text, start, found.start())
            if said and _is_goal(text, said, found["mark"].strip() in "(["):
                yield *said.span(), term_said("(" + found["label"])


def _is_goal(text: str, said: re.Match[str], aside: bool) -> bool:
    """In a bracket that names the goal at its end; or before such a bracket, if it says by when or what will be."""
    boxed = not aside and text[said.start() - 1 : said.start()] in ("[", "(")
    return measured(said[0]) and (boxed or bool(DUE_TIME.search(said[0]) or _WILL.match(said[0])))


_BEHIND_WORDS = ("stg", "ltg", "t-term", "t term", "g-term", "g term", "iep goal", "ifsp goal")
