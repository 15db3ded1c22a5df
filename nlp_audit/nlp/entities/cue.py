"""CUE: amount + type + the word for cue, in all the shorthands: "mod VC", "VC/TC's", "hand-over-hand"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..atoms import Atoms, pattern
from ..lexicon import Lexicon
from ..page import Entity, Page, numbers

_AMOUNT = "(?:AMOUNT|CUE_AMOUNT)"
_AMOUNTS = f"(?P<amount> {_AMOUNT} [.]? (?: (?: [-/] | TO | OR | AND ) {_AMOUNT} )? (?: DEGREE )? )"
_PERCENT = "(?: [(]? (?P<{0}> NUM (?: [-] NUM )? ) (?: % | PERCENT ) {1} [)]? )"
_SEP = "(?: [/+-] | [,] (?! CUE_AMOUNT ) | AND | OR | [,] (?:AND|OR) | AND [/] OR | [/] )"
_ITEM = f"(?: CUE_SHORT | (?: {_AMOUNT} (?= CUE_TYPE ) )? (?: CUE_TYPE | HAND_OVER ) )"
_ASIDE = "(?: [(] WORD{1,3} [)] )"  # "verbal and auditory (metronome) cues"
_LIST = f"{_ITEM} (?: {_SEP} {_ITEM} )*"
_HEAD = "(?: CUE_WORD | GUIDANCE )"
# "T/C with MD", "T/C from daughter": a telephone call
_CALL = (
    "(?: CALL TALKS WORD{0,2} CALLER | (?: (?<! WORD ) (?<! [/,+] ) | (?<= CALL_MADE ) ) CALL TALKS WORD{0,2} AGENT )"
)
# "Cues given: [ ] verbal [ ] tactile": what names a row of boxes, also where none of them is ticked
_ROW = "(?: WORD? [:] (?: NL | \\Z ) | (?: WORD? [:] )? (?: [[] | ☑ ) )"
# what a cue can begin with, asked first: most words are none of these
_FIRST = "(?: AMOUNT | CUE_AMOUNT | CUE_TYPE | CUE_SHORT | CUE_WORD | CUE_VERB | HAND_OVER | DEMO ) | [(]? NUM (?: [-] NUM )? (?: % | PERCENT )"
_LINE = (
    f"(?= {_FIRST} ) (?! {_CALL} ) (?: {_PERCENT.format('before', '(?: OF )?')} )? (?: {_AMOUNTS} )?"
    f"(?: (?P<types> {_LIST} {_ASIDE}? (?: PLAIN (?= CUE_WORD ) | GUIDANCE (?= CUE_WORD ) )? {_HEAD} (?: {_SEP} (?: {_HEAD} | DEMO ) )? | (?: DEMO (?: [/+,] | AND ) )? CUE_SHORT (?: {_SEP} {_LIST} {_HEAD}? )? (?: {_SEP} (?: CUE_SHORT | DEMO ) )* | HAND_OVER (?: ASSIST | GUIDANCE )? )"
    f"| CUE_WORD [:=] (?P<after> {_AMOUNT} )? (?P<named> {_LIST} {_HEAD}? ) | CUE_WORD [:=] {_AMOUNT} (?! [.]? (?:ASSIST|MINUTE))"
    f"| (?P<bare> CUE_WORD (?! {_ROW} ) ) | (?P<verb> CUE_VERB ) )"
    f" (?: TIMES (?: NUM | NUMWORD ) )? (?: {_PERCENT.format('behind', '')} )?"
)


# a ticked option in a row that is about cues: "Cues: [x] verbal [x] tactile"
_TICKED = f"(?: [[] TIMES []] | ☑ ) (?P<option> {_LIST} ) (?! {_HEAD} )"
# "Verbal cues: [ ] min [ ] mod", blanked: nothing was ticked
_EMPTY_ROW = re.compile(r" ?:[ ]{4,}(?=\n|\Z)")


# "Res: V.C.", "Pt T.C., 66 M": a patient's initials
_INITIALS = re.compile(r"\b(?:Res(?:ident)?|Pt|Patient|Client|Name|Child|Student|Re)[:.]? +[VT]\.C\Z")
# "VC syllables", "CVC and VC words": vowel and consonant
_SYLLABLES = re.compile(
    r"\bC?V?C(?:, ?| and | or |/)\0VCs?\0|\0VCs?\0 (?:syllables?|words?|combinations?|structures?|shapes?)\b"
)
_TAUGHT = re.compile(r"\b(?:taught|shown|learned|given) (?:the )?same \Z", re.I)


class CueRuler:
    """Finds cues."""

    label = "CUE"

    def __init__(self, lexicon: Lexicon) -> None:
        self.line = pattern(_LINE, lexicon)
        self.ticked = pattern(_TICKED, lexicon)
        self.fading = pattern(
            f"(?: (?P<from> {_AMOUNT} CUE_TYPE ) | CUE_WORD | CUE_SHORT ) [,]? (?P<fade> BUT? TO ) (?P<to> {_AMOUNT} CUE_TYPE (?! {_SEP} | CUE_WORD | CUE_TYPE | GUIDANCE ) )?",
            lexicon,
        )
        self.about_cues = pattern("CUE_WORD [^NL]* \\Z", lexicon)

    def __call__(self, page: Page) -> Iterator[Entity]:
        atoms, found = page.atoms, list[tuple[int, int]]()
        for match in self.line.finditer(atoms.codes):
            start, end = atoms.span(*match.span())
            if _EMPTY_ROW.match(page.text, end) or _INITIALS.search(page.text, max(0, start - 16), end):
                continue
            if match["bare"] and _PROMPT.match(page.text, start):
                continue
            if _SYLLABLES.search(text_around(page.text, start, end)):
                continue
            if match["bare"] and (_is_row_label(page.text, start, end) or _is_head(page.text, start, end)):
                continue
            found.append(match.span())
            yield Entity(self.label, start, end, self._attributes(match, atoms))
        yield from self._fading(page)
        yield from _shown(page.text)
        for match in self.ticked.finditer(atoms.codes):
            if not any(a < match.end() and match.start("option") < b for a, b in found) and self.about_cues.search(
                atoms.codes, 0, match.start()
            ):
                start, end = match.span("option")
                yield Entity(
                    self.label,
                    *atoms.span(start, end),
                    {"types": _types(atoms, start, end), "amount": None, "percent": None},
                )

    def _fading(self, page: Page) -> Iterator[Entity]:
        """Both of `Mod verbal fading to occ verbal`, where they have no word for cue."""
        for match in self.fading.finditer(page.atoms.codes) if "fading" in page.text.lower() else ():
            faded = "fad" in page.text[slice(*page.atoms.span(*match.span("fade")))].lower()
            for kind in ("from", "to"):
                if faded and match[kind]:
                    start, end = match.span(kind)
                    values = {"types": _types(page.atoms, start, end), "amount": _amount_of(page.atoms, start, end)}
                    yield Entity(self.label, *page.atoms.span(start, end), {**values, "percent": None})

    def _attributes(self, match: re.Match[str], atoms: Atoms) -> dict[str, Any]:
        return {
            "types": _types(atoms, *match.span()),
            "amount": _amount(match, atoms),
            "percent": _share(match, atoms),
        }


# "demonstration first, then VCs", "demo x 2": the therapist's; a patient's is returned, correct or somebody's
_SHOWN = re.compile(
    r"\bdemo(?:nstration)?(?= (?:first\b|only\b|given\b|provided\b|x ?\d\b(?! ?(?:min|reps))))",
    re.I,
)
# "First three with demonstration of the exhale"; what is taught for home is no cue
_SHOWN_WITH = re.compile(
    r"\b(?:with|w/|after|using|plus|needs?|needed|requires?|required) (?:a |one |full |therapist |initial )?(?P<said>demo(?:nstration)?s?)(?= (?:of|for|to)\b)",
    re.I,
)
_TEACHING = re.compile(
    r"\b(?:HEP|home|educat\w+|instruct\w*|handout|taught|teach\w*|caregiver|wife|husband|daughter|son|family|mom|sheet|return|reviewed|issued)\b",
    re.I,
)
# "with prompt recovery", "Prompt EMR": quick, or a product
_PROMPT = re.compile(
    r"prompt (?:recover\w*|return\w*|respon\w*|resol\w*|relief|swallow\w*|trigger\w*|initiat\w*|correct\w*|right\w*|reaction\w*|contraction\w*|settl\w*|attention|onset|start|release|follow\w*|care|medical|referral|discharge|EMR|EHR|Health)\b",
    re.I,
)
_WORD_BEFORE = re.compile(r"[\w-]+[ /+&]+\Z")
_NOT_SHOWN = re.compile(
    r"(?:return(?:ed)?|correct|good|safe|accurate|his|her|pt|wife|back|and|w|vcs?|tcs?)[ /+&-]+\Z", re.I
)


_DEMONSTRATED: dict[str, Any] = {"types": ["demonstration"], "amount": None, "percent": None}


def text_around(text: str, start: int, end: int) -> str:
    """The words around a span, which is set off by NUL."""
    return f"{text[max(0, start - 8) : start]}\0{text[start:end]}\0{text[end : end + 16]}"


def _shown(text: str) -> Iterator[Entity]:
    for match in _SHOWN.finditer(text) if "emo" in text else ():
        before = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if not (before and _NOT_SHOWN.search(before[0])):
            yield Entity("CUE", *match.span(), dict(_DEMONSTRATED))
    for match in _SHOWN_WITH.finditer(text) if "emo" in text else ():
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        sentence = re.split(r"[.;]", text[start : match.start()])[-1] + re.split(r"[.;]", text[match.end() : end])[0]
        if not _TEACHING.search(sentence):
            yield Entity("CUE", *match.span("said"), dict(_DEMONSTRATED))


def _is_row_label(text: str, start: int, end: int) -> bool:
    """`cues | verbal cues`: the first cell of a row names it; so does a cell of a table's head."""
    line_end = text.find("\n", end)
    before, behind = (
        text[text.rfind("\n", 0, start) + 1 : start],
        text[end : line_end if line_end >= 0 else len(text)],
    )
    if not before.strip(" |") and (behind.lstrip()[:1] in ("|", ":") or not behind.strip()):
        return True
    return "|" in behind and text[line_end + 1 : line_end + 4].strip()[:2] in ("|-", "|:", "--")


def _is_head(text: str, start: int, end: int) -> bool:
    """`Activity   surface   level   cue`, `| Code | Level / cues |`: the head of a column, or a cue taught to others."""
    if _TAUGHT.search(text, max(0, start - 28), start):
        return True
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if any(c.isdigit() for c in _DATE.sub("", line)) or not re.search(r"(?:[|]|   |/ ?)[ ]*\Z", text[line_start:start]):
        return False
    return len(_GAP.findall(line.strip())) >= 2 and not re.match(
        r"[ ]*(?!levels?\b|types?\b)\w", text[end:line_end].split("|")[0]
    )


_DATE = re.compile(r"(?<= )\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= |$)")
_GAP = re.compile(r"[|]|[ ]{3,}")


def _types(atoms: Atoms, start: int, end: int) -> list[str]:
    found: set[str] = set()
    for index in range(start, end):
        for cls in ("cue_type", "cue_short", "hand_over", "demo"):
            if value := atoms.value(index, cls):
                found.update(value.split("_"))
    return sorted(found)


def _amount(match: re.Match[str], atoms: Atoms) -> str | None:
    return _amount_of(atoms, *match.span())


def _amount_of(atoms: Atoms, start: int, end: int) -> str | None:
    found = [value for i in range(start, end) for cls in ("amount", "cue_amount") if (value := atoms.value(i, cls))]
    return found[-1] if found and found[-1] != "total" else None


def _share(match: re.Match[str], atoms: Atoms) -> float | None:
    group = "before" if match["before"] else "behind" if match["behind"] else None
    found = numbers(atoms, *match.span(group)) if group else []
    return max(found) if found else None
