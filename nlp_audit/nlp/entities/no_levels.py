"""What is written like a level of help and is none: `test set-up`, `SUPV: M. Rowe`, `A: Mod complexity`, `Name: S`."""

from __future__ import annotations

import re

from ..page import Entity

# somebody's or something's set-up
_SET_UP = re.compile(
    r"\b(?:test|equipment|room|home|house|work|workstation|workspace|desk|bathroom|kitchen|bedroom|device|phone|metronome|electrode|foot|feet|stance|gym|course|station|same|alarm|wedge|lap|wall|app|tablet|pillow|splint|brace|bike|machine|band|cushion|unit|stim|tens|camera|computer|mirror|step|ball|stimulation|e-?stim|monitor|positioning|side[ -]?lying"
    r"|(?:show(?:ed|s|n|ing)?|taught|went over|gone over|practi[cs]ed|check(?:ed|s)?|learn(?:ed|s)?|train\w*|repeat(?:ed|s)?|technique and|picture of|photo of) the(?: [a-z][\w-]*){0,2})[ -](?:(?:was|were|is|being|gets?|got) )?(?:the )?\Z",
    re.I,
)
# "visually dependent", "vent-dependent", "wheelchair dependent": on a thing, and not on help
_DEPENDS_ON = re.compile(
    r"\b(?:visual(?:ly)?|vision|surface|vent(?:ilator)?|oxygen|O2|insulin|gravity|context|task|time|load|speed|direction|position(?:ally)?|dose|state|steroid|opioid|alcohol|nicotine|wheelchair|w/c|walker|cane|device|rail|dialysis|pacer|pacemaker|tube|trach|velocity|weight|angle|fatigue|rate|cue|effort|chemically|substance)[ -]\Z",
    re.I,
)
_TOTAL = re.compile(r"total ?/ ?\d+", re.I)  # "38' total/3u"
# "E-signed S. Dhaliwal", "seen by S. Mays"
_BY = re.compile(
    r"(?:sign\w*|\bby|therap\w*|provider|clinician|author|attest\w*|closed|verified|finalized|sig)[ :,/-]*\Z", re.I
)
_SURNAME = re.compile(r"\.? ?[A-Z][a-z']+")
_MILES = re.compile(r"\d ?\Z")  # "3 mi, no giving way"
# "(Escanaba, MI)", "Traverse City, MI 49684": a state behind a town
_TOWN = re.compile(r"(?:\A|[(\n|·-] ?|[a-z] )(?!Transfer|Gait|Stairs|Toilet|Bed|Dress|Groom|Bath)[A-Z][a-z]{3,}, \Z")
_TOWN_ENDS = re.compile(r"[ ]*(?:\)|\d{5}|[|·]|[ ]{2,}|\n|\Z)")
# "our PTA was next door under my supervision": of an assistant
_OWN = re.compile(
    r"\bunder (?:my|the PT's|the OT's|our|(?:the )?(?:direct|general|line[ -]of[ -]sight|onsite|on-site) |direct |general )\w* ?\Z",
    re.I,
)
_RECORD = re.compile(r"\b(?:MRN|ID|acct|account|chart|case)[ #:.]*\Z", re.I)  # "MRN SB 55127"
_NUMBERED = re.compile(r"-\d{3,}")  # "Patient ID SB-2291"
_NAMED = re.compile(
    r":[ ]*(?:[A-Z]\. ?){1,2}[A-Z][A-Za-z'-]+|:[ ]*[A-Z][a-z]+,? [A-Z][A-Za-z.'-]+,? (?:PT|OT|OTR|SLP|MS|DPT)\b"
)
_NAME = re.compile(
    r"\b(?:name|patient|pt|res|resident|client|veteran|member|initials?):?[ ]*(?:(?:Mr|Mrs|Ms|Miss)\.? )?(?:[A-Z][\w'-]+,? )?\Z",
    re.I,
)
_HEAD = re.compile(r"[ ]+[A-Z\"][a-z]+")
# "72% a fortnight ago", "60% a week earlier"
_AGO = re.compile(r" (?:week|wk|fortnight|month|day|year|visit)\b|[ ]\w+ (?:ago|earlier|before)\b", re.I)
# "A: Mod complexity", "A: Min gains": the assessment's letter
_ASSESSED = re.compile(r"A ?: ?\w+\.?\Z")
_NO_HELP = re.compile(r"[ ]+(?!x ?\d|of \d|for |with |w/|to |in |on |and |assist)[a-z]{3,}", re.I)


def no_level(text: str, entity: Entity) -> bool:
    """Whether what stands around or within a level's words shows that it is none."""
    start, end, level = entity.start, entity.end, entity.attributes["level"]
    words, before = text[start:end], text[max(0, start - 24) : start]
    opens = text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
    if level == "setup":
        return bool(_SET_UP.search(before))
    if (words == "mi" and _MILES.search(before)) or _RECORD.search(before):
        return True
    if _TOTAL.fullmatch(words) or (words.lower().startswith("depend") and _DEPENDS_ON.search(before)):
        return True
    if len(words) == 1 and _BY.search(before) and _SURNAME.match(text, end):
        return True
    if words == "MI" and _TOWN.search(before) and _TOWN_ENDS.match(text, end):
        return True
    if level == "supervision" and _OWN.search(before):
        return True
    if words.endswith("% a"):
        return bool(_AGO.match(text, end))
    if opens and _ASSESSED.match(words):
        return bool(_NO_HELP.match(text, end))
    if opens and words == "(S)":
        return bool(_HEAD.match(text, end))
    if len(words) == 1 and _NAME.search(before):
        return True
    return bool(
        (len(words) == 2 and _NUMBERED.match(text, end)) or (level == "supervision" and _NAMED.match(text, end))
    )
