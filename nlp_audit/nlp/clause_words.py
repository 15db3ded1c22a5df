"""Words that tell a piece of a sentence from what was done: what opens a reason or a clause, hands, faults, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Literal, NamedTuple

# reason, clause: it opens one; plain: it opens a cue, if one follows; hands: the therapist's own, with no word for it;
# fault: how a movement fails; person: the patient or the therapist as the one who does it
Kind = Literal["reason", "clause", "plain", "hands", "fault", "person"]

_TIMES = "last|then|eval|initial|prev|prior|start|onset|surg|inj|adm|the (?:last|eval|fall)"
_SET = (
    "tolerated|needed|well|directed|able|above|before|per|noted|instructed|appropriate|indicated|ordered|usual|listed"
)
_WHO = "he|she|they|it|the|his|her|my|i|we|pt|patient"
_WHY = "keep|prevent|avoid|retrain|restore|unload|challenge|elicit|stop|let|get|make|find|force|bias|break"
_REASON = (
    rf"because|so that|so(?= (?:{_WHO})\b)|in order to|given that|due to|owing to|in view of|on account of|"
    rf"chosen|selected|picked|since(?! (?:{_TIMES}|\d))|to(?= (?:{_WHY})\b)|"
    rf"as(?! (?:{_SET}|an?|if|in|of|to|much|far|soon|long|described|previously|possible|part|\d))"
)
_CLAUSE = (
    r"whil(?:e|st)|after|until|till|when(?:ever)?|wherea?s?|although|though|but|unless|if|despite|without|against|once|"
    r"before|rather than|instead of|which|who|whose|and(?= (?:he|she|i|it|his|her|my)\b)|"
    r"for(?= (?:the|his|her|their|its|this|that|late|delayed|poor|reduced)\b)"
)
_PLAIN = r"with|w/|using|via|given|requir\w+|need\w+"
_BODY = (
    r"sacrum|pelvis|hip|trunk|(?:low(?:er)? )?back|scapula|shoulder|elbow|wrist|forearm|knee|thigh|ankle|heel|foot|quads?|"
    r"quadriceps|hamstrings?|glut\w*|triceps|biceps|deltoid|rib(?:s|cage)?|sternum|chest|jaw|chin|cheek|lips?|asis|"
    r"abdomen|abdominals?|obliques?|paraspinals?|dorsum|tib(?:ialis)?(?: ant\w*)?|calf|toes?|web space|palm|finger|thumb|"
    r"arm|leg|neck|spine|mandible|tongue|larynx|temple|forehead|belly|humer\w+|clavicle|patella|femur|shin|metatars\w+"
)
_WHOSE = r"(?:(?:the|his|her|their|left|right|l|r|lt|rt|posterior|anterior|lateral|medial|upper|lower) ){0,3}"
_MINE = "hands?|fingers?|palms?|thumbs?|arms?|forearm|knee|shoulder|pull|push|pressure|resistance|contacts?|touch|support|voice"
_TOUCH = r"tap(?:s|ped|ping)?|strok(?:es?|ed|ing)|vibrat\w+|press(?:ed|ing|ure)|approximat\w+"
_GUIDE = r"block(?:ed|ing|s)?|guard(?:ed|ing|s)|stead(?:ying|ied|ies)|guid(?:ed|ing|es)|facilitat(?:ed|ing|es)"
_TAPS = r"(?:foot|toes?|heel|fingers?|thumb|leg)\b"  # what a patient taps with
_HANDS = (
    rf"my (?:own )?(?:\w+ )?(?:{_MINE})|(?:manual|hand) contacts?|"
    rf"(?:hands?|fingers?|palms?|thumbs?) (?:on|at|over|to|behind|under|along) {_WHOSE}(?:{_BODY})|"
    rf"(?:{_TOUCH}) (?:(?:at|on|over|to|along|through|into|of) )?{_WHOSE}(?!{_TAPS})(?:{_BODY})|"
    rf"(?:{_GUIDE}) {_WHOSE}(?!back to)(?:{_BODY})|"
    r"by \w+ing (?:him|her|them|the pt|the patient)|"
    r"(?:held|kept|supported|stabili[sz]ed|positioned|guided|turned|lifted|moved|placed|controlled)(?: \w+){0,3} by (?:me|the therapist|therapist)"
)
_FAULT = (
    r"being|"
    r"(?:gave|gives|giving) (?:way|out)|buckl\w+|drift(?:s|ed)|lean(?:s|ed)|collaps\w+|hik(?:es|ed)|lag(?:s|ged)|drag(?:s|ged)|"
    r"falls?|fell|forg[eo]t\w*|ignor(?:es|ed|ing)|neglect(?:s|ed|ing)|guess(?:es|ed|ing)|miss(?:es|ed)|slip(?:s|ped)|trip(?:s|ped)|"
    r"slump\w*|overshoot\w*|overshot|hyperextend\w*|snap(?:s|ped)|sway(?:s|ed)|stumbl\w+|los(?:t|es) (?:his |her |the )?balance"
)
_PERSON = r"he|she|his|her|him|my|i(?= [a-z]{2})"
_FORMS: Mapping[Kind, str] = {
    "reason": _REASON,
    "clause": _CLAUSE,
    "hands": _HANDS,
    "plain": _PLAIN,
    "fault": _FAULT,
    "person": _PERSON,
}
_ANY = re.compile("(?:" + "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items()) + r")(?!\w)", re.I)
_STEM = 3  # letters of a word by which it is known whether it can begin any of them
_BEGINS = frozenset((
    "bec", "so", "in", "giv", "due", "owi", "on", "cho", "sel", "pic", "sin", "to", "as", "w", "w/", "wit", "usi",
    "via", "req", "nee", "whi", "aft", "unt", "til", "whe", "alt", "tho", "but", "unl", "if", "des", "aga", "onc",
    "bef", "rat", "ins", "who", "and", "for", "my", "man", "han", "fin", "pal", "thu", "tap", "str", "vib", "pre",
    "app", "blo", "gua", "ste", "gui", "fac", "bei", "gav", "giv", "buc", "dri", "lea", "col", "hik", "lag", "dra",
    "slu", "ove", "hyp", "sna", "swa", "stu", "los", "he", "she", "his", "her", "him", "i",
))  # fmt: skip


class Sign(NamedTuple):
    """Such words, where they stand."""

    start: int
    kind: Kind


def signs(text: str, words: Sequence[str], starts: Sequence[int]) -> Iterator[Sign]:
    """All of a note, in order. `words`, `starts`: its tokens and where they begin."""
    for start in compress(starts, map(_may_begin, words)):
        if found := _ANY.match(text, start):
            yield Sign(start, found.lastgroup)  # type: ignore[arg-type]


@lru_cache(50_000)  # names, figures and misspellings never end
def _may_begin(word: str) -> bool:
    """Whether a word can begin any of them."""
    return word[:_STEM].lower() in _BEGINS
