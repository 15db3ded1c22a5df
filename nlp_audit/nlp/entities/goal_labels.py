"""Goals behind a label in running text: "STG 2: …", "the goal is to …", "working toward …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import word_places
from .goal_words import (
    END,
    LEVEL,
    LINE_END,
    MEASURABLE,
    NARRATIVE_END,
    NO_STATEMENT,
    inline_items,
    is_statement,
    sentences,
    term,
)

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
_REFERENCE = re.compile(
    r"(?:\b(?:toward|towards|serves?|serving|and|per|of|address(?:ing|ed|es)|supports?|meets?|met|when|re|on|for|to|the|both|all|from|each|current|under|with|w/|until|if|goal|advance[sd]?|in|hit)|&|addressed:|,)[ ]+\Z",
    re.I,
)


def _narrated(text: str, start: int) -> bool:
    """`The goal is …` states a goal where an activity or a figure follows, not where its status does."""
    rest = text[start : start + 120].split("\n")[0]
    return re.match(r"\s*(?:to|for|that|\d|[\"'])", rest, re.I) is not None or (
        bool(MEASURABLE.search(rest) or LEVEL.search(rest) or _WISH.match(rest))
        and not NO_STATEMENT.match(rest.split(".")[0])
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


# "Patient will drink from a half full cup by October 17": a sentence with a date to it is a goal without its label
_WILL = re.compile(
    r"\b(?:pt|patient|client|resident|he|she|they) will (?!be seen|be re|continue|return|follow|benefit|need|require|bring|call|see\b|have\b|schedule|start|begin|resume|come|attend|try|wear|get\b|also|likely|probably|discharge|be discharged|be d/c)"
    r"[^.;\n]{8,160}?\bby (?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?: \d{1,2})?)",
    re.I,
)


def promised(text: str) -> Iterator[tuple[int, int, str | None]]:
    if " will " in text and " by " in text:
        yield from ((*found.span(), None) for found in _WILL.finditer(text))


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
    if _OTHERS_GOAL.match(rest) or not (MEASURABLE.search(rest) or LEVEL.search(rest)):
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
    rest = END.split(text[match.end() : match.end() + 160], maxsplit=1)[0]
    return (
        match["goal"] == "Goal"
        and before in ("", "\n", ".")
        and bool(MEASURABLE.search(rest) or LEVEL.search(rest))
        and not re.match(
            r"\s*(?:#?\d|met|not|status|progress|on|in|of|for|remains?|was|set|addressed|discuss)\b", rest, re.I
        )
    )


def labelled(text: str) -> Iterator[tuple[int, int, str | None]]:
    found = list(_labels(text))
    labels = [m for m in found if _is_label(text, m)]
    for match in found:  # "Toward Goal 2 (w/c to mat pivot min A by 3/14)"
        if (
            match not in labels
            and (MEASURABLE.search(match["note"]) or LEVEL.search(match["note"]))
            and len(match["note"].split()) >= 4
        ):
            yield match.start("note"), match.end("note"), term(match, match["note"])
    for position, match in enumerate(labels):
        stop = labels[position + 1].start() if position + 1 < len(labels) else len(text)
        narrative = bool(re.search(r"\b(?:that|is|remains|stays?|are|was)\b", match["join"])) or bool(
            match["working"] and ":" not in match["join"]
        )
        if narrative and not match["working"] and not _narrated(text, match.end()):
            continue
        plural = bool(match["plural"]) or "goals" in text[match.start("label") : match.end()].lower()
        ends = (NARRATIVE_END if narrative else LINE_END if plural else END).search(text, match.end(), stop)
        end = min(ends.start() if ends else stop, stop)
        if plural and _FIRST.match(text, match.end(), end):
            end = _list_end(text, end)
        note = match["note"].strip(" ()[]")
        if len(note.split()) >= 3 and not is_statement(text[match.end() : end]):
            yield match.start("note"), match.end("note"), term(match, note)
            continue
        for s, e in inline_items(text, match.end(), end):
            for a, b in (
                sentences(text, s, e)
                if match["plural"] or text[match.start() : match.end()].lower().count("goals")
                else [(s, e)]
            ):
                yield a, b, term(match, text[a:b])
