"""Goals told without a label before them: what is worked toward, what is promised by when, what "is her goal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..page import lines_of, word_places
from .goal_words import DUE, DUE_TIME, LEVEL, MEASURABLE, PROSE_END, Stated, joined

# "Patient will drink from a half full cup by October 17": a sentence with a date to it is a goal without its label
_SUBJECT = r"(?:(?:the )?(?:pt|patient|client|resident|child|student)|he|she|they|(?-i:M(?:r|rs|s)\.? [A-Z][\w'-]*\.?))"
_NO_AIM = (
    r"(?!be (?:seen|re|d/c|discharg|sched|issued|given|done|able to attend)|not\b|continue|return|follow|benefit|need|require|bring"
    r"|call|see\b|have\b|schedule|start|begin|resume|come|attend|try|wear|get\b|also|likely|probably|discharge|d/c|go home|go to|visit)"
)
_TEXT = r"(?:[^.;\n]|\.(?=\d))"
_DATED = re.compile(rf"\b{_SUBJECT} will {_NO_AIM}{_TEXT}{{8,160}}?\b(?P<due>{DUE})", re.I)
_DUE_FIRST = re.compile(
    rf"\b(?P<due>{DUE})(?:,| that)? (?P<said>{_SUBJECT} (?:will|can|should|is to) {_NO_AIM}{_TEXT}{{8,160}})", re.I
)
_DATE = re.compile(r"by (?:\d|[A-Z](?!/?C\b)(?!ischarge))")


def promised(text: str) -> Iterator[Stated]:
    """`In 4 weeks pt will …`, `she will … by October 17`."""
    for start, end in lines_of(text, word_places(text.lower(), _PROMISES)):
        for found in _DUE_FIRST.finditer(text, start, end):
            if _measured(found["said"]):
                yield *found.span("said"), None
        for found in _DATED.finditer(text, start, end):
            if _DATE.match(found["due"]) or _measured(found[0].removesuffix(found["due"])):
                yield *found.span(), None


_PROMISES = (" will ", " can ", " should ", " is to ")


def _measured(said: str) -> bool:
    return bool(MEASURABLE.search(said) or LEVEL.search(said))


_AIM = re.compile(
    r"\b(?:(?P<we>we are (?:aiming|working)(?: for| towards?| on)?)|(?P<toward>working towards?|towards? (?:the )?goal of|aiming (?:for|at|to))"
    r"|(?P<on>working on)|(?P<dated>(?:progress|mov|head|build|advanc|striv)\w* towards?|(?:still |now )?chasing|aims? (?:to|for|at)"
    r"|(?:with|set|sets|setting|set (?:her|him)self|set themselves|has|have) (?:the|a) goal of|goals? of(?= \w+ing\b)|(?:is|are) expected to(?! (?:be )?(?:d/?c|discharg|return|need|require|continue|decline|benefit)))"
    r"|(?P<own>(?:his|her|their|(?:pt|patient|client|resident)'?s|personal) (?:\w+ )?goals?(?= to [a-z]{3,})(?! to be\b))"
    r"|(?:(?<=[.;] )|(?<=\n)|(?<=: )|\A)(?P<bare>towards?))[ ]+(?:(?:this|these|the following): )?(?=\S)",
    re.I,
)
_AIM_WORDS = ("working", "toward", "aim", "chasing", "goal of", "goals of", "goal to", "goals to", "expected to")
_PURPOSE = re.compile(r"\b(?:to [a-z]{3,}|so (?:that )?(?:he|she|they)|by \d)")
_OTHERS_GOAL = re.compile(
    r"\s*(?:(?:the|his|her|their|all|both|same|pt'?s?|current|established|stated|functional) )*(?:[SL]TG|[SL]T goal|goals?|short|long|poc|d/?c|discharge)\b",
    re.I,
)


def aimed(text: str) -> Iterator[Stated]:
    """`Working toward …` states a goal where what is aimed at can be met; `we are working on …` where it says what for."""
    lines = lines_of(text, word_places(text.lower(), _AIM_WORDS))
    for aim in (found for line in lines for found in _AIM.finditer(text, line[0], min(line[1] + 1, len(text)))):
        end = PROSE_END.search(text, aim.end())
        stop = end.start() if end else len(text)
        said = _UNTIL.split(text[aim.end() : stop], maxsplit=1)[0]
        if _is_aim(aim, said):
            yield from ((*part, None) for part in joined(text, aim.end(), aim.end() + len(said)))


_UNTIL = re.compile(r";|(?<=\d)(?= (?:is|was|remains|stays|he|she)\b)")


def _is_aim(aim: re.Match[str], said: str) -> bool:
    if aim["own"]:
        return True
    if _OTHERS_GOAL.match(said) or not _measured(said):
        return False
    due = re.search(
        rf"\b{DUE}|\bby (?:next|summer|fall|spring|winter|[A-Z][a-z]+\b)", said, re.I if aim["dated"] else 0
    )
    if aim["dated"] or aim["bare"]:
        return bool(DUE_TIME.search(said)) and _measured(DUE_TIME.sub("", said))
    return bool(due or aim["toward"] or (aim["we"] and (_PURPOSE.search(said) or "aim" in aim["we"].lower())))


_IS_GOAL = re.compile(
    r"(?:(?<=[.;:!?] )|(?<=\n)|\A)(?!(?:This|That|These|It|Which|There|What|One|Here|She|He|They|Both|All)\b)"
    rf"(?P<said>[A-Z]{_TEXT}{{8,150}}?) (?:is|are|remains?|stays?) (?:still )?(?:the|his|her|their|our|my|a|(?:pt|patient|client|resident)'?s)"
    r" (?:(?!right|only|same|for|of|to|in|behind|toward)[\w-]+ ){0,3}(?:goals?|aim|STG|LTG)\b(?! (?:#?\d|of|area|sheet|is|for|line|here))",
)


def said_before(text: str) -> Iterator[Stated]:
    """`Walking to church by June remains her long-term goal.`"""
    for start, end in lines_of(text, word_places(text, (" goal", " aim", "TG"))):
        for found in _IS_GOAL.finditer(text, start, end):
            label = found[0][len(found["said"]) :]
            yield *found.span("said"), _term(label)


def _term(label: str) -> str | None:
    return "short" if re.search("STG|short", label) else "long" if re.search("LTG|long", label) else None
