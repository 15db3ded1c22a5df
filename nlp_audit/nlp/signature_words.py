"""Ways of signing: stamps, lines of a name and a designation, and what looks like one and signs nothing."""

from __future__ import annotations

import re

from .designations import ANY, ASSISTANT, NAME, OTHER, STUDENT, THERAPIST

DESIGNATION = re.compile(
    rf"(?<![A-Za-z0-9/.])(?:(?P<student>{STUDENT})|(?P<assistant>{ASSISTANT})|(?P<therapist>{THERAPIST})|(?P<other>{OTHER}))(?![A-Za-z]|-\d|-[A-Z]{(2,)}\b)"
)
STAMP = re.compile(
    r"(?:/e?s/|\be-?sig(?:n(?:ed|ature)?)?\b|electronic(?:ally)? (?:signed|signature|authenticated|verified|approved|co-?signed)|digitally signed|signed(?: electronically| by| off(?: by)?|_by)?|sign(?:ed)?:|signature(?:/(?:credentials?|date))?(?: of \w+| on file)?|authenticated by|authenticated|verified by"
    r"|finali[sz]ed by|closed by|completed by|approved by|attested by|accepted by|reviewed by|confirmed by|validated by|documented by|authored by|author|performed by|provider|rendering (?:provider|therapist)|treating (?:therapist|clinician|provider)|therapist|clinician|signed_by|locked by|released by|entered by|written by|note by|created by|filed by|certified by|co-?signed(?: by)?|cosigner|cosignature)"
    r"[ \t]*(?:(?:on )?\d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?:[ ,@]*(?:at )?\d{1,2}:?\d\d(?::\d\d)?(?: ?[ap]m)?)? )?(?:by)?[ \t]*[.,:=_#☑>-]*[ \t]*",
    re.I,
)
STRONG = re.compile(
    r"(?:/e?s/|\be-?sig|electronic|digitally|signed|sign:|signature|authenticated|verified|finali[sz]ed|closed|completed|approved|attested|accepted|validated|locked|released|signed_by|filed by|certified|cosign|co-?sign)",
    re.I,
)
FULL_NAME = re.compile(rf"(?:{NAME}[ ]{{0,2}},?[ ]{{0,2}}){{1,4}}")
LOWER_NAME = re.compile(
    r"(?!by|date|on|this|the|and|to|in|of|poc|plan|order|consent|cert)[a-z][a-z'.-]*,? [a-z][a-z'-]+,? (?=(?:pt|dpt|mpt|ot|otr|slp|pta|cota|spta|ccc)\b)"
)
# what may stand before the name of one who signs
_CLOSING = r"(?:[\[(]?(?i:e-?sign?(?:ed|ature)?|sig(?:ner|nature)?|respectfully(?: submitted)?|submitted by|sincerely|regards|thank(?:s| you))[\])]?[ ,.:/-]*)"
_SIGNERS_NAME = r"(?:(?:[A-Z][\w'’.-]*[ ]{1,3}|[A-Z]\.[ ]{0,2}){0,4}[A-Z][\w'’-]+(?:,[ ]{0,2}(?!Student)[A-Z][\w'’.-]+(?: [A-Z]\.?)?)?|(?:[A-Z]\.){2,3})"
LINE_SIGNATURE = re.compile(
    rf"(?:^[ \t]*(?:[-~*_>|/☑]+[ \t]*)?{_CLOSING}?|[ \t]{{2,}}|(?<=[.!] ))(?P<name>{_SIGNERS_NAME})(?:[ ,\t/|-]| comma ){{0,12}}\(?(?<![A-Za-z])(?<!\w\.)(?P<credential>{ANY})\)?(?![\w]|-\d)(?P<rest>[^\n]*)$",
    re.M,
)
# a name without a designation, behind a dash or none
_UNTITLED = (
    r"(?:[-~/*_]{1,3}[ \t]*)?(?P<name>(?:[A-Z]\.[ ]?){1,2}[A-Z][a-z][\w'-]+|[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z][\w'-]+)"
)
BARE_NAME = re.compile(
    rf"^[ \t]*{_UNTITLED}[ \t]*(?:\d[\d/: -]*)?\s*\Z",
    re.M,
)
NAME_BEFORE = re.compile(rf"[ \t]*{_UNTITLED}[ \t,:-]*")
# the name on one line, the designation on the next; the discipline as the name's label. Only as the note's last words
TWO_LINES = re.compile(
    rf"^[ \t]*(?P<name>{NAME}(?:[ ]{NAME}){{1,3}}),?[ \t]*\n[ \t]*(?P<credential>{ANY})(?![A-Za-z])(?P<rest>[^\n]{{0,60}})\s*\Z",
    re.M,
)
LABELLED = re.compile(
    rf"^[ \t]*(?:treating )?(?P<credential>{ANY})[ ]?[:-][ ]*(?P<name>{NAME},?(?:[ ]{NAME}){{1,3}})(?P<rest>[ \t]*[\d/: ]*(?:[ap]m)?)\s*\Z",
    re.M,
)
LOWER_SIGNATURE = re.compile(
    rf"^[ \t]*(?:[-~*_>|/]+[ \t]*)?(?P<name>[a-z][\w'’.-]*(?:[ ][a-z][\w'’.-]+){{0,2}})[ ,]{{1,3}}(?P<credential>{ANY}|pt|pta|ot|otr|otr/l|cota|slp|dpt)\b(?P<rest>(?:, ?[A-Z][A-Z/-]+)*[ \t.\[(]*(?:(?:e-?)?sig\w*|finali\w+|authent\w+|verif\w+)?[ \d/:\])]*(?:[ap]m)?)$",
    re.M,
)
BLANK = re.compile(
    r"[ \t]*(?:_{3,}|\.{6,}|\(?(?:pending|unsigned|not signed|awaiting|blank|none|draft|x_+|tbd)\b|\[ *\]|$)",
    re.I,
)
PLACE = re.compile(
    r"\b(?:therapy|clinic|hospital|cent(?:er|re)|rehab\w*|services|associates|medical|health|llc|inc)\b", re.I
)
# Every stamp holds one of these; looking for them first is ten times faster than the pattern alone.
STAMP_WORDS = (
    "sign", "e-sig", "esig", "/es/", "/s/", "/e/", "electronic", "digital", "authent", "verified by", "finalized by", "finalised by", "closed by", "completed by", "approved by", "attested by",
    "accepted by", "reviewed by", "confirmed by", "validated by", "documented by", "author", "performed by", "provider", "therapist", "clinician", "locked by",
    "released by", "entered by", "written by", "note by", "created by", "filed by", "certified by", "cosign",
)  # fmt: skip
# Every designation holds one of these.
DESIGNATIONS = ("PT", "P.T", "P. T", "S.L.P", "OT", "O.T", "CHT", "SLP", "CCC")
IN_WORDS = ("therap", "patholog", "student", "grad", "intern")
SECOND = re.compile(
    rf"[ \t]*(?:[/;&|,]|and\b|with\b|w/)[ \t]*(?P<name>{NAME}(?:[ ]{NAME}){{0,3}}),?[ ](?P<credential>{THERAPIST})(?![A-Za-z])"
)
# "GARFIELD RIDGE   PT   DOS 10/02/2024   Pruitt, L.": the discipline in a note's head signs nothing
OF_HEADER = re.compile(
    r"[ \t|/,-]*(?:DOS|DOB|MRN|date of (?:service|birth)|service date|Dx|visit|treatment|daily|progress)\b", re.I
)
LONG_CAPITALS = re.compile(r"[A-Z]{7,}")
MAY_FOLLOW = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\b|[A-Z-]{2,8}\b|signed|e-?sign|electronic|date|lic|credential|on|at|am|pm|per|co-?sign|sup|under|with|cert|board|time|neurologic|resident|orthop|fellow|visit|page|NPI|performing|rev|late|and|for|treat|authent|finali|verif|complet|clos|approv|attest|accept|lock|releas|submit|filed|superv|valid|document|chart|enter|transcri|dictat|licen|saved|sent|\Z)",
    re.I,
)
NO_NAMES = frozenset(
    (
        "continue", "continues", "cont", "skilled", "patient", "pt", "plan", "resume", "daily", "outpatient", "inpatient", "home", "group", "student", "the", "per",
        "see", "for", "to", "with", "requires", "needs", "attends", "discharge", "acute", "therapy", "benefit", "supervising", "supervisor", "physical",
        "occupational", "speech", "tolerated", "seen", "recommend", "next", "goal", "outpt", "inpt", "hh", "goals", "weekly", "medicare", "resident", "add",
        "return", "cosign", "client", "dx", "tx", "visit", "ref", "referred", "precautions",
    )
)  # fmt: skip
