"""GOAL: goal statements from their first word to their last, with time frame, and whether they can be met or missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ... import yamlfile
from ...records import Section
from ..page import Entity, Page, word_places

_TERM_SHORT = r"(?:STG|ST(?=-\d)|ST goal|short[ -]?term(?: (?:functional )?goal| objective)?|short term)"
_TERM_LONG = r"(?:LTG|LT(?=-\d)|LT goal|long[ -]?term(?: (?:functional )?goal)?|long term)"
_GOAL = r"(?:(?:pt|patient|client|resident|his|her|their|our|my|functional|maintenance|family|parent|treatment|tx|main|current|rehab|therapy|new|updated|primary|caregiver|wife|discharge|d/c|dc|visit|weekly|session)(?:'s)? )?(?:stated )?(?:goals?(?: addressed(?=:))?(?: for (?:him|her|them|us|now|today|this \w+))?|(?:IFSP |IEP )?outcomes?(?= ?\d{1,2} ?:)|(?:IEP|IFSP) goals?|targets?(?=:)|aims?(?=:))"
_WORKING = r"(?:working (?:on|toward|towards)|toward(?:s)? (?:the )?goal of|aiming (?:for|at)|we are (?:aiming|working)(?: for| towards?| on)?)"
_NUMBER = r"(?:[ ]?\d{1,2}/\d{1,2}(?=:)|[ ]?(?:#|no\.? ?|number (?:one|two|three|four|five))?\d{1,2}[a-d]?(?!\d|[ ]?(?:/|%|deg|ft|min|sec|steps?|feet|x)))?"
_NOTE = r"(?:[ ]?[(\[][^()\[\]\n]{1,90}[)\]]|,? (?:in |x ?)?\d{1,2} ?(?:wks?|weeks?|visits?|days?|mos?|months?)(?=\)?[ ]*:))?"
_LABEL = re.compile(
    rf"(?<![\w/])(?P<label>(?P<short>{_TERM_SHORT})|(?P<long>{_TERM_LONG})|(?P<goal>{_GOAL})|(?P<working>{_WORKING}))(?P<plural>'?s)?"
    rf"(?P<number>{_NUMBER})(?P<note>{_NOTE}|(?: [a-z]+){{1,5}}{_NOTE}(?=[ .]*:))(?P<join>[ ]*(?:\.*[:=/|-]+>?|(?<=\d)\)|(?<=term),|(?<=oals),(?= [a-z])| that (?=(?:he|she|they|the|pt|patient|client|resident)\b)|\.(?= [A-Z])| (?:is|remains|remain|stays|stay|are|was|continues)(?: still)?(?: for \w+)?(?= to\b|:| \w)|(?=[ ]{{1,3}}[\"'<≤]?[A-Za-z0-9\"<≤=]))[ ]*)",
    re.I,
)
_ITEM = re.compile(
    r"^[ \t]*(?:[-*>•o~+][ ]+|\(?\d{1,2}[.):][ ]*|\(?[a-e][.)][ ]+|(?:STG|LTG)[ ]?#?\d*[:.) -]+|\[[xX ]\][ ]*|☑[ ]*)?(?P<body>\S[^\n]*)",
    re.M,
)
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
_NO_STATEMENT = re.compile(
    r"(?:(?:met|about|approx|set|eval|not|touched|poc|chart|file|number|one|two|three|on track|on hold|hold|criteria|near|nearly|close|held|since|flowsheet|chart|ongoing|progress\w*|per|see|review\w*|addressed|remain\w*|continue\w*|cont|of|for|the|and|are|is|as|in|were|unchanged|appropriate|status|from|above|below|same|established|set|updated|on file|n/a|none|this|today|&|,|\d+(?:/\d+)*%?|#\d+|partially|toward|towards|with|w/|listed|at|or|to|by|goals?|current|no|all|LTG|STG|s|discussed|attainment|oriented|directed|partly|not met|achieved|plan|area|week|visit|care|treatment|initial|evaluation|re-?eval\w*|re-?cert\w*|certification|note|record|attached|outlined|stated|documented|dated|refer)(?<=[\w%])(?!\w)[ .,;:#()-]*)+\Z",
    re.I,
)
_TITLE = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)"
_REFERENCE = re.compile(
    r"(?:\b(?:toward|towards|serves?|serving|and|per|of|address(?:ing|ed|es)|supports?|meets?|met|when|re|on|for|to|the|both|all|from|each|current|under|with|w/|until|if|goal|advance[sd]?|in|hit)|&|addressed:|,)[ ]+\Z",
    re.I,
)
_END = re.compile(r"\n|(?<=[A-Za-z0-9)%\"'])" + _TITLE + r"\.(?=\s+[A-Z\"(]|\s*\n|\s*\Z)|(?<=\s)\|(?=\s)")
_LINE_END = re.compile(r"\n")
_NARRATIVE_END = re.compile(r"\n\n|(?<=[A-Za-z0-9)%\"'])" + _TITLE + r"\.(?=\s|\Z)|;(?=\s)")
_MEASURABLE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|zero|half|both|all|every|once|twice|none|nothing|full)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|thanksgiving|easter)\b"
    r"|\b(?:no|without|w/o|zero) (?:\w+ ){0,2}(?:cues?|assist\w*|help|falls?|loss|losses|lob|freez\w+|vertigo|pain|symptoms?|errors?|touch\w*|dizziness|coughing|choking|rest|device|stops?|catch\w*|grabs?|spills?)",
    re.I,
)


class GoalWords(NamedTuple):
    """Words of everyday activities (`vocabulary/goal.yaml`)."""

    functional: re.Pattern[str]


def load(vocabulary: Path) -> GoalWords:
    data = yamlfile.load(vocabulary / "goal.yaml")
    yamlfile.check_keys(data, ("functional", "examples"), ("functional",))
    words = sorted(map(re.escape, yamlfile.words(data, "functional")), key=len, reverse=True)
    return GoalWords(re.compile(r"\b(?:" + "|".join(words) + r")", re.I))


class GoalRuler:
    """Finds goal statements behind labels, under goal headings, and in running text."""

    label = "GOAL"

    def __init__(self, words: GoalWords) -> None:
        self.words = words

    def __call__(self, page: Page, levels: list[Entity]) -> Iterator[Entity]:
        """`levels`: the page's assistance levels and measures, which make a goal measurable."""
        found: list[tuple[int, int, str | None]] = []
        text = page.text
        for start, end, term in [
            *_tabled(text),
            *_ticked(text),
            *self._labelled(text),
            *self._listed(page),
            *_promised(text),
        ]:
            start, end = _trim(page.text, start, end)
            if _is_statement(page.text[start:end]) and not any(start < e and s < end for s, e, _ in found):
                found.append((start, end, term))
        for start, end, term in sorted(found):
            yield Entity(self.label, start, end, self._attributes(page.text[start:end], start, end, term, levels))

    def _labelled(self, text: str) -> Iterator[tuple[int, int, str | None]]:
        found = list(_labels(text))
        labels = [m for m in found if _is_label(text, m)]
        for match in found:  # "Toward Goal 2 (w/c to mat pivot min A by 3/14)"
            if (
                match not in labels
                and (_MEASURABLE.search(match["note"]) or _LEVEL.search(match["note"]))
                and len(match["note"].split()) >= 4
            ):
                yield match.start("note"), match.end("note"), _term(match, match["note"])
        for position, match in enumerate(labels):
            stop = labels[position + 1].start() if position + 1 < len(labels) else len(text)
            narrative = bool(re.search(r"\b(?:that|is|remains|stays?|are|was)\b", match["join"])) or bool(
                match["working"] and ":" not in match["join"]
            )
            if narrative and not match["working"] and not _narrated(text, match.end()):
                continue
            plural = bool(match["plural"]) or "goals" in text[match.start("label") : match.end()].lower()
            ends = (_NARRATIVE_END if narrative else _LINE_END if plural else _END).search(text, match.end(), stop)
            end = min(ends.start() if ends else stop, stop)
            if plural and _FIRST.match(text, match.end(), end):
                end = _list_end(text, end)
            note = match["note"].strip(" ()[]")
            if len(note.split()) >= 3 and not _is_statement(text[match.end() : end]):
                yield match.start("note"), match.end("note"), _term(match, note)
                continue
            for s, e in _inline_items(text, match.end(), end):
                for a, b in (
                    _sentences(text, s, e)
                    if match["plural"] or text[match.start() : match.end()].lower().count("goals")
                    else [(s, e)]
                ):
                    yield a, b, _term(match, text[a:b])

    def _listed(self, page: Page) -> Iterator[tuple[int, int, str | None]]:
        for section in [*page.sections, *_headed(page)]:
            if section.name != "goals":
                continue
            head = page.text[section.start : section.body].lower()
            if re.fullmatch(
                r"g\s*[:/.)-]?\s*|goals?(?:[.]\\s*|[.]?[ ]{2,})", head
            ):  # "G: down 7 stairs by 11/20" and the words in its line
                end = page.text.find("\n", section.body)
                for a, b in _inline_items(page.text, section.body, end if end >= 0 else section.end):
                    yield a, b, None
                continue
            term = "short" if "stg" in head or "short" in head else "long" if "ltg" in head or "long" in head else None
            for item in _list_items(page.text, section):
                if re.match(r"\s*(?:short|long)[ -]term", item[0], re.I):
                    term = "short" if "hort" in item[0][:8] else "long"
                for s, e in _inline_items(page.text, item.start("body"), item.end("body")):
                    for a, b in _sentences(page.text, s, e):
                        yield a, b, term

    def _attributes(
        self, statement: str, start: int, end: int, term: str | None, levels: list[Entity]
    ) -> dict[str, Any]:
        level = any(start <= e.start and e.end <= end for e in levels)
        return {
            "term": term,
            "measurable": bool(_MEASURABLE.search(statement)) or level,
            "functional": bool(self.words.functional.search(statement)),
        }


def _headed(page: Page) -> Iterator[Section]:
    """Lists under "STG's:", a heading that is written like a possessive."""
    if "TG's" not in page.text:
        return
    for head in _POSSESSIVE.finditer(page.text):
        ends = [page.text.find("\n\n", head.end()), *(s.end for s in page.sections if s.start <= head.start() < s.end)]
        following = _POSSESSIVE.search(page.text, head.end())
        stops = [end for end in [*ends, following.start() if following else -1] if end > head.end()]
        yield Section("goals", head.start(), min(stops, default=len(page.text)), head.end())


_POSSESSIVE = re.compile(r"^[ \t]*[SL]TG's[ \t]*[:.-]*[ \t]*\n", re.M)


def _list_items(text: str, section: Section) -> Iterator[re.Match[str]]:
    """Lines of a goal list: from the heading to the first blank line; running text after it is no list."""
    on_own_line = (
        "\n" in text[section.body - 1 : section.body] or not text[section.body : section.end].split("\n")[0].strip()
    )
    plural = re.search(r"s\b", text[section.start : section.body]) is not None
    if not (on_own_line or plural):
        return
    seen, last = False, section.body
    for item in _ITEM.finditer(text, section.body, section.end):
        if seen and "\n\n" in re.sub(r"\n[ \t]+\n", "\n\n", text[last : item.start() + 1]):
            return
        if _NO_ITEM.search(item[0]):
            return
        seen, last = True, item.end()
        yield item


_NO_ITEM = re.compile(
    r"\b(?i:signed|97\d{3}|G0283|total (?:time|treatment)|provider)\b|\b(?:PT|DPT|OTR|SLP|PTA|COTA|OTR/L)\b,?|^[ \t]*\|"
)


def _narrated(text: str, start: int) -> bool:
    """`The goal is …` states a goal where an activity or a figure follows, not where its status does."""
    rest = text[start : start + 120].split("\n")[0]
    return re.match(r"\s*(?:to|for|that|\d|[\"'])", rest, re.I) is not None or (
        bool(_MEASURABLE.search(rest) or _LEVEL.search(rest) or _WISH.match(rest))
        and not _NO_STATEMENT.match(rest.split(".")[0])
    )


_WISH = re.compile(
    r"\s*(?:safer?|better|improved?|increased?|decreased?|greater|more|less|full|return\w*|walk\w*|stand\w*|getting|being|able|independen\w+|stronger|strong)\b",
    re.I,
)
_LABEL_WORDS = ("st-", "lt-", "stg", "ltg", "term", "goal", "outcome", "target", "aim", "working", "toward", "we are")


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Labels in order, found from the words that they hold; an owner may stand before ("Pt goal")."""
    end = 0
    for at in word_places(text.lower(), _LABEL_WORDS):
        if at < end:
            continue
        begin = max(end, text.rfind("\n", 0, at) + 1, at - 24)
        match = _LABEL.search(text, begin, min(len(text), at + 100))
        if match and match.start() <= at:
            end = match.end()
            yield match


def _tabled(text: str) -> Iterator[tuple[int, int, str | None]]:
    """The cells of a table's column of goals."""
    if "|" not in text:
        return
    for head in _TABLE_HEAD.finditer(text):
        column = head[0][: head.end("goal") - head.start()].count("|")
        for row in _TABLE_ROW.finditer(text, head.end()):
            if "\n\n" in text[head.end() - 1 : row.start()]:
                break
            cell = _cell(text, row.start(), row.end(), column)
            if set(text[slice(*cell)].strip()) <= set("-: "):
                continue
            term = (
                "long"
                if re.search(r"\bLTG\b|long", row[0], re.I)
                else "short"
                if re.search(r"\bSTG\b|short", row[0], re.I)
                else None
            )
            stated = re.sub(r"\s*\((?:LTG|STG|long[^)]*|short[^)]*)\)\s*$", "", text[slice(*cell)].rstrip())
            yield cell[0], cell[0] + len(stated), term


# "Patient will drink from a half full cup by October 17": a sentence with a date to it is a goal without its label
_WILL = re.compile(
    r"\b(?:pt|patient|client|resident|he|she|they) will (?!be seen|be re|continue|return|follow|benefit|need|require|bring|call|see\b|have\b|schedule|start|begin|resume|come|attend|try|wear|get\b|also|likely|probably|discharge|be discharged|be d/c)"
    r"[^.;\n]{8,160}?\bby (?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?: \d{1,2})?)",
    re.I,
)


def _promised(text: str) -> Iterator[tuple[int, int, str | None]]:
    if " will " in text and " by " in text:
        yield from ((*found.span(), None) for found in _WILL.finditer(text))


def _ticked(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Goals behind a box or a tick, known from their date or their share met: "[✓] Hygiene with setup by 10/24"."""
    if not _TICKS.intersection(text):
        return
    for line in _TICKED.finditer(text):
        if _DUE.search(line[0]):
            label = (line["term"] or line["term2"] or "").upper()
            term = {"STG": "short", "LTG": "long"}.get(label)
            yield line.start("body"), line.end("body"), term


_TICKS = frozenset("[☑☐")  # as folded
_TICKED = re.compile(
    r"^[ \t]*(?:[-*•][ ]*)?(?:(?P<term>[SL]TG)[ ]*#?\d*[:. ]*)?(?:\[[ xX☑]*(?:\d{1,3} ?%(?: met)?)?[ ]*\]|[☑☐~])[ ]*(?:(?P<term2>[SL]TG)[ ]*#?\d*[:. ]*)?(?P<body>[A-Za-z][^\n]{8,})$",
    re.M,
)
_DUE = re.compile(
    r"\bby (?:\d{1,2}[/-]\d|[A-Z][a-z]{2,8}\.? \d|d/?c\b|discharge)|\d ?% (?:met|achieved)\b|\bin \d+ (?:weeks|wks|visits)\b",
    re.I,
)


def _cell(text: str, start: int, end: int, column: int) -> tuple[int, int]:
    """Offsets of the cell behind the `column`-th bar of a row."""
    for _ in range(column):
        bar = text.find("|", start, end)
        start = bar + 1 if bar >= 0 else end
    bar = text.find("|", start, end)
    return start, bar if bar >= 0 else end


_TABLE_HEAD = re.compile(r"^(?:[^|\n]*\|){0,3}[ \t]*(?:\w+ )?(?P<goal>goals?)[ \t]*\|[^\n]*\n", re.I | re.M)
_TABLE_ROW = re.compile(r"^[^\n]*\|[^\n]*$", re.M)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """`goals met`, `toward STG 2`, `the goal of treatment`, `(long term, set 1/8)` are no labels."""
    if text[match.start() - 1 : match.start()] == "(" and ")" in text[match.end() : match.end() + 24].split("\n")[0]:
        return False
    follows = text[match.end() : match.end() + 1]
    if not follows.strip() and follows != " ":
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if _REFERENCE.search(before) and (match["number"] or re.search(r"toward|meet|when|serve", before)):
        return False
    join = match["join"].strip()
    if match["working"] and not join:
        return _aims(match["working"], text[match.end() : match.end() + 160].split("\n")[0])
    if match["goal"] or match["working"]:
        return (
            _opens_sentence(text, match)
            or _names_score(text, match)
            or (
                bool(join)
                and (
                    ":" in join
                    or "=" in join
                    or "-" in join
                    or re.match(r"is|remains?|are|was", join) is not None
                    or join in (",", ")")
                    or bool(match["working"])
                )
            )
        )
    return True


def _aims(working: str, rest: str) -> bool:
    """`Working toward …` states a goal where what is aimed at can be met; `we are working on …` where it says what for."""
    rest = re.split(r"[.;](?:\s|\Z)", rest)[0]
    if _OTHERS_GOAL.match(rest) or not (_MEASURABLE.search(rest) or _LEVEL.search(rest)):
        return False
    if re.search(r"\bby (?:\d|[A-Z][a-z]+\b|(?:the )?end of|next|summer|fall|spring|winter)", rest):
        return True
    return re.search(r"toward|aiming", working, re.I) is not None or (
        working.lower().startswith("we are")
        and re.search(r"\b(?:to [a-z]{3,}|so (?:that )?(?:he|she|they)|by \d)", rest) is not None
    )


_OTHERS_GOAL = re.compile(
    r"\s*(?:(?:the|his|her|their|all|both|same|pt'?s?|current|established|stated|functional) )*(?:[SL]TG|[SL]T goal|goals?|short|long|poc|d/?c|discharge)\b",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:SBA|CGA|SPV|standby|contact guard|supervis\w+|independen\w+|mod I|setup|(?:min|mod|max)(?:imal|erate)?\.? ?(?:A|assist\w*))\b"
)


_FIRST, _NEXT = re.compile(r"\(?1[.)]"), re.compile(r"\n[ \t]*\(?\d{1,2}[.)] ?[A-Za-z][^\n]*")


def _list_end(text: str, end: int) -> int:
    """The end of a numbered list that began in its label's line."""
    while following := _NEXT.match(text, end):
        end = following.end()
    return end


def _names_score(text: str, match: re.Match[str]) -> bool:
    """`Berg 44/56 at eval, goal 50/56`."""
    return (
        bool(match["goal"])
        and re.match(r" ?[<>≤≥]? ?\d+(?:\.\d+)?(?:/\d{2,3}\b|%| ?(?:s|sec|m/s)\b)", text[match.end() - 1 :]) is not None
    )


def _opens_sentence(text: str, match: re.Match[str]) -> bool:
    """`Goal up from floor SBA by Aug.`: the word alone opens a sentence that can be measured."""
    before = text[: match.start()].rstrip(" ")[-1:]
    rest = _END.split(text[match.end() : match.end() + 160], maxsplit=1)[0]
    return (
        match["goal"] == "Goal"
        and before in ("", "\n", ".")
        and bool(_MEASURABLE.search(rest) or _LEVEL.search(rest))
        and not re.match(
            r"\s*(?:#?\d|met|not|status|progress|on|in|of|for|remains?|was|set|addressed|discuss)\b", rest, re.I
        )
    )


def _term(match: re.Match[str], statement: str) -> str | None:
    if match["short"] or re.search(r"\(short", statement, re.I):
        return "short"
    return "long" if match["long"] or re.search(r"\(long", statement, re.I) else None


_DATED = re.compile(r"\bby (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?=,)")


def _inline_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
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


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Several short sentences in one line of a goal section are several goals."""
    for match in re.compile(
        r"(?:[^.;]|" + _TITLE + r"\.(?!\s+[A-Z])|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.)+[.;]?\s*"
    ).finditer(text, start, end):
        yield match.start(), match.end()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
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


def _is_statement(statement: str) -> bool:
    if re.fullmatch(r"[<>≤≥]? ?\d+/\d{2,3}", statement):
        return True
    if re.match(r"\d{1,2}[a-d]?\s*[;,:)]", statement):
        return False
    words = re.findall(r"[A-Za-z]{2,}", statement)
    return (
        len(statement) > 5
        and len(words) >= 1
        and not _NO_STATEMENT.match(statement)
        and (len(words) > 1 or any(c.isdigit() for c in statement))
    )
