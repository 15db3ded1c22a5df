"""Whether somebody else than the therapist gives the help: family, caregivers, nursing."""

from __future__ import annotations

import re

from .atoms import Atoms
from .lazy import SeldomPattern
from .page import Entity, Page
from .triggers import Clause

_GIVES = r"(?:gives?|gave|giving|provid(?:es?|ed|ing)|help(?:s|ed)?|assist(?:s|ed)?|cue[sd]|lends?|lent|offers?|offered|holds?|held|lift(?:s|ed)?|steadie[sd]|supplie[sd]|pull(?:s|ed)?|boost(?:s|ed)?|haul(?:s|ed)?)"
_SOMEBODY_GAVE = re.compile(rf"\b{_GIVES}\b", re.I)
_GAVE_AT_HOME = re.compile(
    rf"\W*(?:also |still )?{_GIVES}\b[^.;\n]*\b(?:at home|overnight|last night|on the unit)\b", re.I
)
# "to his wife": who gets something; "PT and CNA transferred": the therapist's act as well
_NO_HELPER = re.compile(
    r"\b(?:to|for) (?:the |his |her |their |my )?\Z|\b(?:PT|OT|I|PTA|OTA|COTA|SLP|[Tt]herapist) ?(?:and|&|\+|/|with|w/) ?(?:the )?\Z"
)


_WHO = r"(?:aides?|CNAs?|HHA|PCA|nurses?|nursing|nsg|RN|LPN|staff|son|daughter|dtr|wife|husband|spouse|mother|mom|father|dad|caregiver|sister|brother|family)"
_WHO_WORDS = ("aide", "cna", "hha", "pca", "nurs", "nsg", "rn", "lpn", "staff", "son", "daughter", "dtr", "wife", "husband", "spouse", "mother", "mom", "father", "dad", "caregiver", "sister", "brother", "family")  # fmt: skip
_SAYS = r"(?:reports?|reported|says?|said|states?|stated|charted|documented|logged|noted|shows?|reads?)"
# "Evening CNA (K. Doe) reports giving", "night aide's log says she was given", "Nursing reports he needed", "aide's log:"
_REPORTS = SeldomPattern(
    rf"\b{_WHO}(?:'s|s')? (?:\([^()\n]{{1,24}}\) )?(?:{_SAYS} (?:that )?(?:giving|providing|using)|(?:logs?|notes?|charting|flowsheet)\b(?:[^.;:\n]{{0,12}}:| {_SAYS}))[^.;\n]{{0,50}}\Z",
    re.I,
    needs=_WHO_WORDS,
)
_NURSED = SeldomPattern(
    rf"\b(?:aides?|CNAs?|nurses?|nursing|nsg|RN|LPN|staff) {_SAYS} (?:that )?(?:s?he|they|pt|patient|resident) [^.;\n]{{0,40}}\Z",
    re.I,
    needs=_WHO_WORDS,
)
_ANOTHER_TIME = re.compile(
    r"[^.;\n]{0,40}\b(?:last (?:night|evening)|overnight|on nights|yesterday|on the unit)\b", re.I
)
# "Son walked him to lunch yest. c", "nsg did hygiene,"
_DID = SeldomPattern(
    rf"\b{_WHO} (?:(?:walk(?:ed|s)|took|gets?|got|transferred|toileted|dressed|bathed|changed|showered) (?:him|her|them|pt)\b[^.;\n]{{0,30}}?(?:yest\.)? ?(?:c|w/|with)|(?:did|does) (?:the |his |her )?(?:hygiene|brief|peri-?care|toileting|dressing|bath|bathing|shower|socks|shoes|LB|UB|clothing|transfer)\b[^.;,\n]{{0,16}},) \Z",
    re.I,
    needs=_WHO_WORDS,
)


_RELATIVE = r"(?:son|daughter|dtr|wife|husband|spouse|mother|mom|father|dad|caregiver|sister|brother|family|nurses?|nursing|nsg|CNAs?|staff|neighbou?r|niece|nephew|grand(?:son|daughter)|friend|roommate|partner)s?"
_RELATIVES = ("son", "daughter", "dtr", "wife", "husband", "spouse", "mother", "mom", "father", "dad", "caregiver", "sister", "brother", "family", "nurs", "nsg", "cna", "staff", "neighbo", "niece", "nephew", "friend", "roommate", "partner")  # fmt: skip
_THERAPIST = r"(?:PT|OT|SLP|PTA|COTA|OTA|I|we|me|therapist|clinician)"
# "June says she had to give him min assist": somebody by name helps whom they speak of
_SAYS_GAVE = SeldomPattern(
    rf"\b(?:[A-Z][a-z]+|{_RELATIVE}|[Ss]?[Hh]e|[Tt]hey) {_SAYS} (?:that )?(?:s?he|they|I) (?:\w+ ){{0,3}}(?:give|gives|gave|giving|provides?|provided|offers?|offered) (?:him|her|them|pt|the patient) (?:\w+ ){{0,2}}\Z",
    needs=["giv", "gave", "provid", "offer"],
)
# "Shoes by his brother after session, max (A)"
_DONE_BY = SeldomPattern(
    rf"(?<!followed )(?<!observed )(?<!watched )(?<!brought )(?<!driven )(?<!accompanied )(?<!reported )(?<!stated )(?<!noted )(?<!asked )(?<!taught )(?<!supplied )\bby (?:(?:his|her|their|the|pt's|pt) )?{_RELATIVE}\b(?:(?!\b(?i:{_THERAPIST})\b)[^.;,:\n]){{0,32}}, \Z",
    re.I,
    needs=_RELATIVES,
)
# "Dale and Jesse then did two together, mod A x2, me standing back"
_LOOKING_ON = re.compile(
    rf"\b{_THERAPIST} (?:was |were |then )?(?:st(?:ood|anding) (?:back|by|aside|off|near)|watch(?:ed|ing)|observ(?:ed|ing)|look(?:ed|ing) on|hands[- ]off)\b"
)
_ACTED = re.compile(
    rf"(?:\b(?i:{_RELATIVE})|\b[A-Z][a-z]+ and [A-Z][a-z]+|\b[Bb]oth (?:men|women|sons|daughters|parents|of them)) (?:\w+ )?(?:did|does|performed|completed|transferred|lifted|moved|took|tried|managed|helped|gave|walked|ran)\b[^.;\n]*\Z"
)


def reported(page: Page, entity: Entity) -> bool:
    """Whether the line before a level tells of family or staff who gave it when the therapist was not there."""
    line = page.text.rfind("\n", 0, entity.start) + 1
    before = page.text[max(line, entity.start - 130) : entity.start]
    return _told(page, entity, before) or _done_without(page, entity, before)


def _done_without(page: Page, entity: Entity, before: str) -> bool:
    """Whether others are said to have given it or to have done what it is told of."""
    if _SAYS_GAVE.may_match(before) and _SAYS_GAVE.search(before):
        return True
    if " by " in before and _DONE_BY.search(before):
        return True
    index = page.sentences.holding(entity.start)
    start, end = page.sentences.starts[index], page.sentences.ends[index]
    return bool(_LOOKING_ON.search(page.text, start, end) and _ACTED.search(page.text, start, entity.start))


def _told(page: Page, entity: Entity, before: str) -> bool:
    if not _REPORTS.may_match(before):
        return False
    if _REPORTS.search(before) or _DID.search(before):
        return True
    return bool(_NURSED.search(before) and _ANOTHER_TIME.match(page.text, entity.end))


def by_others(page: Page, clause: Clause) -> bool:
    """Family, caregivers or nursing are the ones who help: "wife gives min A", "daughter's CGA", "night CNA: max A"."""
    return _helped_before(page, clause) or _named_behind(page.atoms, clause) or _gave_at_home(page, clause)


def _helped_before(page: Page, clause: Clause) -> bool:
    helps = False
    for index, kinds in reversed(clause.before):
        if index >= clause.first:
            continue
        if "therapist" in kinds:
            return False
        if "agent" in kinds:
            return not _no_helper(page, index) and (
                helps or clause.first - index <= 3 or _speaks(page.atoms, clause, index)
            )
        if "pronoun" in kinds and _gave_by_one_named_before(page, clause, index):
            return True
        helps = helps or "helps" in kinds
    return False


def _no_helper(page: Page, index: int) -> bool:
    start = page.atoms.span(index, index + 1)[0]
    return bool(_NO_HELPER.search(page.text, max(0, start - 24), start))


def _speaks(atoms: Atoms, clause: Clause, index: int) -> bool:
    """`Nursing: slid off the seat, max A x2 off the floor`."""
    opens = index - clause.low <= 1 or atoms.codes[index - 1] in ":-"
    return opens and atoms.codes[index + 1] == ":"


def _gave_by_one_named_before(page: Page, clause: Clause, index: int) -> bool:
    """`Wife learned it. She gave him contact guard`; "he did the stairs with SBA" is no help of hers."""
    start, end = page.atoms.span(index, index + 1)[0], page.atoms.span(clause.first, clause.first + 1)[0]
    near = clause.first - index <= 6 and _SOMEBODY_GAVE.search(page.text, start, end)
    return bool(near) and _agent_in_previous(page, clause.low)


def _named_behind(atoms: Atoms, clause: Clause) -> bool:
    """`max A by nursing`, `(set-up, per his daughter)`."""
    by = clause.last + (clause.last < len(atoms.codes) and atoms.codes[clause.last] == ",")
    return any(
        kinds & {"agent", "pronoun"} and index - by <= 3 and _by(atoms, by) and (by == clause.last or index > by)
        for index, kinds in clause.behind
    )


def _by(atoms: Atoms, index: int) -> bool:
    return index < len(atoms.codes) and atoms.text(index).lower() in ("by", "from", "of", "per")


def _gave_at_home(page: Page, clause: Clause) -> bool:
    """`Sister not needed today; gave mod A at home Sunday`: who gave is named in the sentence before."""
    if clause.low >= len(page.atoms.codes):
        return False
    gave = _GAVE_AT_HOME.match(page.text, page.atoms.span(clause.low, clause.low + 1)[0])
    return gave is not None and _agent_in_previous(page, clause.low)


def _agent_in_previous(page: Page, low: int) -> bool:
    """Whether the sentence before speaks of a helper and not of the therapist."""
    window = range(max(0, low - 45), low)
    return any(page.atoms.value(i, "agent") for i in window)
