"""What a goal statement is: where it ends, what makes it measurable, what belongs to it and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INLINE_ITEM = re.compile(
    r"(?:(?<=[a-z] \d)|(?<=[a-z] \d\d)|(?<=\d/\d)|(?<=\d/\d\d)),(?: and)?[ ]+(?:(?:one|two|three),?[ ]+)?"
    r"(?=(?!then|with|without|and|or|at|in|on|using|for|to|as|while|after|so|by|not|now|met|was|is|from|per)[a-z]{3,})"
    r"|(?:(?<=\s)|^)\(?\d{1,2}[.)][ ]+(?=\S)|(?<=\s)\([a-e]\)[ ]+(?=\S)|[;][ ]+(?=(?:STG|LTG)\b)|(?<=term\))[;,.][ ]+"
)
_STATUS = re.compile(
    r"[ ]*(?:(?<=[\w)%\"'])[ ]*(?:-+>?|[;:|]|\.\.+)[ ]*|[(\[]|[.][ ]+|[ ]{2,}|,[ ]+)?(?:status|goal)?[: ]*\b(?:progress(?:ing|ed)\b|ongoing\b|on[- ]going\b|not (?:yet )?met\b|partially met\b|partly met\b|met\b|goal met|achieved\b|in progress\b|continue(?:d|s)?\b|cont\b|new\b|not (?:yet )?addressed\b|not achieved|not there|emerging\b|improving\b|on track\b|on target|nearly\b|close\b|almost\b|advanc(?:ing|ed)\b|upgraded\b|revised\b|d/c\b|discontinued|baseline\b|current(?:ly)?\b|today\b|now\b|\d{1,3} ?% (?:met|of goal|achieved)|good progress|slow progress|remains appropriate|deferred|in process|unmet|unchanged|addressed)[^\n]*$",
    re.I,
)
# Every status holds one of these; looking for them first is twenty times faster than the pattern alone.
_STATUS_WORDS = (
    "progress", "going", "met", "achiev", "cont", "new", "address", "there", "emerging", "improving", "track", "target",
    "nearly", "close", "almost", "advanc", "upgraded", "revised", "d/c", "baseline", "current", "today", "now",
    "appropriate", "deferred", "process", "unchanged", "of goal",
)  # fmt: skip
NO_STATEMENT = re.compile(
    r"(?:(?:met|about|approx|set|eval|not|touched|poc|chart|file|number|one|two|three|on track|on hold|hold|criteria|near|nearly|close|held|since|flowsheet|chart|ongoing|progress\w*|per|see|review\w*|addressed|remain\w*|continue\w*|cont|of|for|the|and|are|is|as|in|were|unchanged|appropriate|status|from|above|below|same|established|set|updated|on file|n/a|none|this|today|&|,|\d+(?:/\d+)*%?|#\d+|partially|toward|towards|with|w/|listed|at|or|to|by|goals?|current|no|all|LTG|STG|s|discussed|attainment|oriented|directed|partly|not met|achieved|plan|area|week|visit|care|treatment|initial|evaluation|re-?eval\w*|re-?cert\w*|certification|note|record|attached|outlined|stated|documented|dated|refer)(?<=[\w%])(?!\w)[ .,;:#()-]*)+\Z",
    re.I,
)
_TITLE = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)"
END = re.compile(r"\n|(?<=[A-Za-z0-9)%\"'])" + _TITLE + r"\.(?=\s+[A-Z\"(]|\s*\n|\s*\Z)|(?<=\s)\|(?=\s)")
LINE_END = re.compile(r"\n")
NARRATIVE_END = re.compile(r"\n\n|(?<=[A-Za-z0-9)%\"'])" + _TITLE + r"\.(?=\s|\Z)|;(?=\s)")
MEASURABLE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|zero|half|both|all|every|once|twice|none|nothing|full)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|thanksgiving|easter)\b"
    r"|\b(?:no|without|w/o|zero) (?:\w+ ){0,2}(?:cues?|assist\w*|help|falls?|loss|losses|lob|freez\w+|vertigo|pain|symptoms?|errors?|touch\w*|dizziness|coughing|choking|rest|device|stops?|catch\w*|grabs?|spills?)",
    re.I,
)
LEVEL = re.compile(
    r"\b(?:SBA|CGA|SPV|standby|contact guard|supervis\w+|independen\w+|mod I|setup|(?:min|mod|max)(?:imal|erate)?\.? ?(?:A|assist\w*))\b"
)


def term(match: re.Match[str], statement: str) -> str | None:
    if match["short"] or re.search(r"\(short", statement, re.I):
        return "short"
    return "long" if match["long"] or re.search(r"\(long", statement, re.I) else None


_DATED = re.compile(r"\bby (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?=,)")


def inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`1) … 2) …` on one line are goals of their own."""
    cuts = [
        m
        for m in _INLINE_ITEM.finditer(text, start, end)
        if m[0][0] != "," or (text[start].islower() and _DATED.search(text, start, m.start() + 1))
    ]
    if not cuts:
        yield start, end
        return
    if text[start : cuts[0].start()].strip():
        yield start, cuts[0].start()
    for position, cut in enumerate(cuts):
        yield cut.end(), cuts[position + 1].start() if position + 1 < len(cuts) else end


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Several short sentences in one line of a goal section are several goals."""
    for match in re.compile(
        r"(?:[^.;]|" + _TITLE + r"\.(?!\s+[A-Z])|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.)+[.;]?\s*"
    ).finditer(text, start, end):
        yield match.start(), match.end()


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without label, bullet, quotation marks, status and final stop."""
    lower = text[start:end].lower()
    told = end - start > 8 and any(word in lower for word in _STATUS_WORDS)
    status = _STATUS.search(text, start + 8, end) if told else None
    if status and status.end() == end:
        end = status.start()
    while start < end and (text[start].isspace() or text[start] in "\"'-*>:=•|.,"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'.;,|-"):
        end -= 1
    if end > start and text[end - 1] in ")]" and text[start:end].count("(") < text[start:end].count(")"):
        end -= 1
    return start, end


def is_statement(statement: str) -> bool:
    if re.fullmatch(r"[<>≤≥]? ?\d+/\d{2,3}", statement):
        return True
    if re.match(r"\d{1,2}[a-d]?\s*[;,:)]", statement):
        return False
    words = re.findall(r"[A-Za-z]{2,}", statement)
    return (
        len(statement) > 5
        and len(words) >= 1
        and not NO_STATEMENT.match(statement)
        and (len(words) > 1 or any(c.isdigit() for c in statement))
    )
