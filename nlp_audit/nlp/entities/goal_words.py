"""What a goal statement is: where it ends, what makes it measurable, what belongs to it and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

Stated = tuple[int, int, str | None]  # where a goal is stated, and its term

_INLINE_ITEM = re.compile(
    r"(?:(?<=[a-z] \d)|(?<=[a-z] \d\d)|(?<=\d/\d)|(?<=\d/\d\d)),(?: and)?[ ]+(?:(?:one|two|three),?[ ]+)?"
    r"(?=(?!then|with|without|and|or|at|in|on|using|for|to|as|while|after|so|by|not|now|met|was|is|from|per)[a-z]{3,})"
    r"|(?:(?<=[:.;,] )(?:and )?|\A)(?i:one|two|three|four|first|second|third)[,:] (?=[A-Za-z])"
    r"|(?:(?<=\s)|^)\(?(?P<number>\d{1,2})[.)][ ]+(?=\S)|(?<=\s)\([a-e]\)[ ]+(?=\S)|(?<=[\w)])[ ]/[ ](?=\S)|(?<=\s)(?:\[[xX☑]\]|☑)[ ]+(?=\S)|[;][ ]+(?=(?:STG|LTG)\b)|(?<=term\))[;,.][ ]+"
)
_STATUS = re.compile(
    r"[ ]*(?:(?<=[\w)%\"'])[ ]*(?:-+>?|[;:|]|\.\.+)[ ]*|[(\[]|[.][ ]+|[ ]{2,}|,[ ]+)?(?:status|goal)?[: ]*(?<!by )(?<!at )(?<!until )(?<!before )\b(?:progress(?:ing|ed)\b|ongoing\b|on[- ]going\b|not (?:yet )?met\b|partially met\b|partly met\b|met\b|goal met|achieved\b|in progress\b|continue(?:d|s)?\b|cont\b|new\b|not (?:yet )?addressed\b|not achieved|not there|emerging\b|improving\b|on track\b|on target|nearly\b|close\b|almost\b|advanc(?:ing|ed)\b|upgraded\b|revised\b|d/c\b|discontinued|baseline\b|current(?:ly)?\b|today\b|now\b|\d{1,3} ?% (?:met|of goal|achieved)|good progress|slow progress|remains appropriate|deferred|in process|unmet|unchanged|addressed)[^\n]*$",
    re.I,
)
# Every status holds one of these; looking for them first is twenty times faster than the pattern alone.
_STATUS_WORDS = (
    "progress", "going", "met", "achiev", "cont", "new", "address", "there", "emerging", "improving", "track", "target",
    "nearly", "close", "almost", "advanc", "upgraded", "revised", "d/c", "baseline", "current", "today", "now",
    "appropriate", "deferred", "process", "unchanged", "of goal",
)  # fmt: skip
NO_STATEMENT = re.compile(
    r"(?:(?:met|about|approx|set|eval|not|touched|poc|chart|file|number|one|two|three|on track|on hold|hold|criteria|near|nearly|close|held|since|flowsheet|chart|ongoing|progress\w*|per|see|review\w*|addressed|remain\w*|continue\w*|cont|of|for|the|and|are|is|as|in|were|unchanged|appropriate|status|from|above|below|same|established|set|updated|on file|n/a|none|this|today|&|,|\d+(?:/\d+)*%?|#\d+|partially|toward|towards|with|w/|listed|at|or|to|by|goals?|current|no|all|LTG|STG|s|discussed|attainment|oriented|directed|partly|not met|achieved|plan|area|week|visit|care|treatment|initial|evaluation|re-?eval\w*|re-?cert\w*|certification|note|record|attached|outlined|stated|documented|dated|refer)(?<=[\w%/])(?!\w)[ .,;:#()-]*)+\Z",
    re.I,
)
# The dot of a title, of an initial behind it ("Mrs. S."), of an abbreviation that runs on ends nothing.
_NO_STOP = (
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!Mr\. [A-Z])(?<!Mrs\. [A-Z])(?<!Ms\. [A-Z])(?<!Dr\. [A-Z])"
    r"(?<!\bapprox)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)"
)
_STOP = r"(?<=[A-Za-z0-9)%\"'])" + _NO_STOP + r"\.(?!\s+(?:assist|A\b(?!:)|with\b|w/|of\b|without\b|from\b|in\b|to\b))"
END = re.compile(r"\n|" + _STOP + r"(?=\s+[A-Z\"(]|\s*\n|\s*\Z)|(?<=\s)\|(?=\s)")
LINE_END = re.compile(r"\n")
PROSE_END = re.compile(r"\n[ \t]*\n|" + _STOP + r"(?=\s|\Z)")
NARRATIVE_END = re.compile(PROSE_END.pattern + r"|;(?=\s)")
_MONTHS = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_SPAN = r"(?:wks?|weeks?|visits?|sessions?|days|months?|mos?)"
DUE = (
    rf"(?:by (?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|{_MONTHS}\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?|(?:the )?end of \w+|d/?c\b|discharge\b|recert\w*|easter|christmas|thanksgiving"
    rf"|(?:wk|week|visit) \d+)|(?:in|within) (?:\d{{1,2}}|two|three|four|six|eight|ten|twelve) (?:more )?{_SPAN}\b)"
)
DUE_TIME = re.compile(rf"\b{DUE}", re.I)
MEASURABLE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|zero|half|both|all|every|once|twice|none|nothing|full)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|thanksgiving|easter)\b"
    r"|\b(?:no|without|w/o|zero) (?:\w+ ){0,2}(?:cues?|assist\w*|help|falls?|loss|losses|lob|freez\w+|vertigo|pain|symptoms?|errors?|touch\w*|dizziness|coughing|choking|rest|device|stops?|catch\w*|grabs?|spills?)",
    re.I,
)
LEVEL = re.compile(
    r"\b(?:SBA|CGA|SPV|standby|contact guard|supervis\w+|independen\w+|mod I|set-?up|(?:min|mod|max)(?:imal|erate)?\.? ?(?:A|assist\w*))\b",
    re.I,
)


def term_said(words: str) -> str | None:
    """`(short term)`, `(LTG)` in what is said."""
    said = re.search(
        r"[(-][ ]?(?:(short|STG)|(long|LTG))\b|\A\s*(?:in|over) the (?:(short)|(long))(?:er)? run\b", words, re.I
    )
    return None if said is None else "short" if said[1] or said[3] else "long"


# A label's status before what is stated: "ongoing - walk 300 ft"
_STATUS_FIRST = (
    r"(?:(?:is|was|has been|goal|all|both|now) )?(?:not (?:yet )?|partially |partly |nearly |almost )?(?:met|achieved|ongoing|unmet|attained"
    r"|progressing|progressed|progress (?:is|made|noted|toward|towards)|in progress|d/c'?d?|discontinued|deferred|on hold|upgraded|revised|modified"
    r"|addressed|continue[sd]?(?= (?:with|as|per|current)|[.,;]|\s*\Z)|on track|emerging|reached|downgraded|reviewed|exceeded|surpassed|missed|(?:with)?in reach|as follows)\b"
)
STATUS_AHEAD = re.compile(_STATUS_FIRST, re.I)
STATE = re.compile(_STATUS_FIRST + r"[^.;:\n]{0,16}?(?:[ ]+-+|:)[ ]+", re.I)
# What stands in the line of the goals and is the plan, or tells of today
PLAN = re.compile(
    r"(?:plan|cont|continue(?! to )|next|see (?:her|him|pt|them|again|poc)|will (?:see|try|add|go over|continue|recheck|progress|issue|trial)"
    r"|return (?:on|in|next|mon|tue|wed|thu|fri)\w*|recheck|f/u|follow up|recommend\w*|rec|today|showed|taught|reviewed|home program|hep|timed|total)\b|9[27]\d{3}\b|\d ?x ?/"
    r"|(?:he|she|they|pt|patient|client|resident) (?!will|to\b|can\b)\w+(?<!need)ed\b|on (?:a|the) first",
    re.I,
)


_DATED = re.compile(r"\bby (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?=,)")


def inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`1) … 2) …` on one line are goals of their own."""
    cuts = list(_cuts(text, start, end))
    if not cuts:
        yield start, end
        return
    if text[start : cuts[0].start()].strip():
        yield start, cuts[0].start()
    for position, cut in enumerate(cuts):
        yield cut.end(), cuts[position + 1].start() if position + 1 < len(cuts) else end


def _cuts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a new item begins: not at the number that ends a sentence ("… MiniBEST 23. Next time …")."""
    last = 1
    for cut in _INLINE_ITEM.finditer(text, start, end):
        number = int(cut["number"] or 0)
        if cut["number"] and not (text[start : cut.start()].strip() == "" or number in (1, last + 1)):
            continue
        if cut["number"] and PLAN.match(text, cut.end()):
            continue
        if cut[0].strip() == "/" and not _DUE_BEFORE.search(text[start : cut.start()]):
            continue
        last = number or last
        if cut[0][0] != "," or (text[start].islower() and _DATED.search(text, start, cut.start() + 1)):
            yield cut


_DUE_BEFORE = re.compile(rf"\b{DUE}\Z", re.I)  # "A by 11/30 / B in 4 wks"


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Several short sentences in one line of a goal section are several goals; the plan behind them is none."""
    for match in _SENTENCE.finditer(text, start, end):
        if match.start() > start and PLAN.match(match[0]):
            return
        yield match.span()


_SENTENCE = re.compile(
    r"(?:[^.;]|(?<!\bperiod)\.(?!\s+[A-Z])|"
    + r"|".join(
        rf"(?<={before})\."
        for before in (r"\bMr", r"\bMrs", r"\bMs", r"\bDr", r"Mr\. [A-Z]", r"Mrs\. [A-Z]", r"Ms\. [A-Z]")
    )
    + r")+[.;]?\s*"
)


def wrapped_end(text: str, start: int, end: int, stop: int) -> int:
    """The end of a sentence that a line's width broke: a long line without a stop, the next one in small letters or deeper."""
    width = 45
    while text[end : end + 1] == "\n" and (rest := _WRAPPED.match(text, end, stop)):
        line = text.rfind("\n", 0, end) + 1
        full = end - line >= width and not rest["deeper"]
        deeper = len(rest["deeper"]) > len(text[line:end]) - len(text[line:end].lstrip())
        if not (full or deeper) or text[start:end].rstrip()[-1:] in ".;:!?|" or PLAN.match(rest["more"]):
            break
        ends = END.search(text, rest.end("deeper"), stop)
        end, width = ends.start() if ends else stop, 30
    return end


_WRAPPED = re.compile(
    r"\n(?P<deeper>[ \t]*)(?!\w+(?: \w+)?:|(?:stg|ltg|goal|short|long|status|baseline|current|today|now|met|not|progress|ongoing|cont)\b)(?P<more>[a-z][^\n]*)"
)


def joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """`to dress in 4 weeks and to open a jar by discharge`: two goals, where both can be measured."""
    for cut in _JOINED.finditer(text, start, end):
        one, two = text[start : cut.start()], text[cut.end() : end]
        infinitives = cut["to"] is None or re.match(r"\s*to\b", one)
        if infinitives and len(one.split()) > 2 and len(two.split()) > 2 and measured(one) and measured(two):
            return [(start, cut.start()), *joined(text, cut.end(), end)]
    return [(start, end)]


_JOINED = re.compile(
    rf"[,;]?[ \n]and,?[ \n](?:then )?(?:{DUE}(?:, |[ ](?=to ))(?P<due>)|(?P<to>)(?=to [a-z]{{2,}})|(?P<one>the (?:short|long)(?:er)?(?:[- ]term)? (?:one|goal) (?:is|being) )|that (?=(?:he|she|they) )|(?=(?:in|over) the (?:long|short)(?:er)? run\b))",
    re.I,
)


def measured(said: str) -> bool:
    return bool(MEASURABLE.search(said) or LEVEL.search(said))


_LEAD = re.compile(
    r"(?:[\s\"'\-*>:=•|.,_☑]|that (?=\w)|(?:in|over) the (?:long|short)(?:er)? run,? |of (?=\w+ing\b)|goals?, |(?:[SL]TG|[SL]T(?=\d| {2}))[ ]?#?\d{0,2}(?:[ ]*[:.)-]+[ ]+|[ ]{2,})|\d{1,2}(?:[ ]{2,}|[ ]-[ ]))+",
    re.I,
)
_TAIL = re.compile(
    r"(?:[ ]{2,}\d{1,3} ?%|:[ ]*\d{1,3} ?%|[ ]*[☑✓]|[ ]*-+[ ]*not (?:yet|there yet)|[ ]*\((?:(?:short|long)(?:[ -]term)?(?:,[^()]*)?|[SL]TG)\)|[ ]+period)\s*\Z",
    re.I,
)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without label, bullet, quotation marks, brackets around it, status, term and final stop."""
    while end > start and text[end - 1].isspace():
        end -= 1
    lower = text[start:end].lower()
    told = end - start > 8 and any(word in lower for word in _STATUS_WORDS)
    status = _STATUS.search(text, start + 8, end) if told else None
    if status and status.end() == end:
        end = status.start()
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    if state := STATE.match(text, start, end):  # "MET: stairs at work with load"
        start = state.end()
    before = 0
    while before != end:
        before = end
        while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'.;,|-[("):
            end -= 1
        tail = _TAIL.search(text[start:end])
        end = start + tail.start() if tail else end
    return _unwrapped(text, start, end)


def _unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end]
    if re.fullmatch(r"[(\[][^()\[\]]*[)\]]", said):
        return start + 1, end - 1
    return start, end - (said[-1:] in (")", "]") and said.count("(") < said.count(")"))


# "STG, 4 wk", "No | Goal | Status", "not yet", "baseline min A": a head, a status
_HEAD_ALONE = re.compile(
    r"(?:(?:[SL]TGs?|short|long|term|goals?|no|nos|status|target|baseline|date|due|not|yet|wks?|weeks?|months?|visits?|\d+)\b|[#,.|x:/() -])+"
    r"|baseline (?:SBA|CGA|(?:min|mod|max)\w* ?(?:A|assist\w*)|supervis\w+|independ\w+)|\w+ed to",
    re.I,
)


# "working on STG 3", "three points off", "plan of care of April 21, 2026"
SAID_OF_GOALS = re.compile(
    r"(?:(?:still|now|currently|cont\w*|is|are) )*(?:work\w*|focus\w*|progress\w*) (?:on|toward|towards) (?:[ ,&/#.\d]|and\b|both\b|[SL]TGs?|goals?\b)+"
    r"|(?:(?:still|now|only|just|about|is) )*(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|an?) (?:[a-z]+ )?(?:off|short|shy|away|to go|left|behind)(?: (?:of|from) (?:it|goal|target|met))?"
    r"|(?:(?:from|per|see|set (?:at|on|in)) )?(?:the )?(?:plan of care|POC|care plan|(?:re-?)?cert\w*|(?:re-?)?eval\w*)(?: (?:of|dated|from|on))? [\w/., -]{0,20}\d",
    re.I,
)


def is_statement(statement: str) -> bool:
    if re.fullmatch(r"[<>≤≥]? ?\d+/\d{2,3}", statement):
        return True
    if re.match(r"\d{1,2}[a-d]?\s*[;,:)]|\d+ (?:reps|sets)\b", statement):
        return False
    if (
        STATUS_AHEAD.match(statement)
        or _HEAD_ALONE.fullmatch(statement)
        or re.fullmatch(rf"(?:{DUE}|goals?)[:,]?", statement, re.I)
        or SAID_OF_GOALS.fullmatch(statement)
    ):
        return False
    words = re.findall(r"[A-Za-z]{2,}", statement)
    return (
        len(statement) > 5
        and len(words) >= 1
        and not NO_STATEMENT.match(statement)
        and (len(words) > 1 or any(c.isdigit() for c in statement))
    )
