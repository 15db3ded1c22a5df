"""Goals behind a label in running text: "STG 2: …", "[G] …", "the goals from the plan of care are to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..page import word_places
from .goal_heads import (
    ADJOINING,
    CLAUSE,
    COLUMNS,
    HEAD,
    HEAD_WORDS,
    KEPT,
    MARK,
    NO_TERM,
    NOTE,
    OTHER_CLAUSE,
    OTHER_GOAL,
    REFERENCE,
    THAT,
    TOLD,
)
from .goal_words import (
    DUE_TIME,
    END,
    LEVEL,
    LINE_END,
    MEASURABLE,
    NARRATIVE_END,
    NO_STATEMENT,
    PROSE_END,
    STATE,
    STATUS_AHEAD,
    Stated,
    inline_items,
    is_statement,
    joined,
    sentences,
    term_said,
    trim,
    wrapped_end,
)


class Label(NamedTuple):
    """What introduces a goal, and the places where the statement may begin, likeliest first, told in a sentence or not."""

    start: int
    term: str | None
    many: bool
    bodies: tuple[tuple[int, bool], ...]
    note: tuple[int, int]  # in brackets behind the label


def labelled(text: str) -> Iterator[Stated]:
    """Statements behind labels, with the term that the label names."""
    labels = list(_labels(text))
    for label, stop in zip(labels, [*(following.start for following in labels[1:]), len(text)], strict=False):
        for body, told in label.bodies:
            found = list(_statements(text, label, body, told, stop))
            if found:
                yield from found
                break
        else:
            yield from _in_note(text, label)


def _labels(text: str) -> Iterator[Label]:
    """Labels in order, found from the words that they hold; an owner may stand before ("Pt goal")."""
    end = 0
    for at in (max(0, place - 1) for place in word_places("\n" + text.lower(), HEAD_WORDS)):
        if at < end:
            continue
        begin = max(end, text.rfind("\n", 0, at) + 1, at - 24)
        starts = (word.start() for word in _WORD_START.finditer(text, begin, min(len(text), at + 2)))
        head = next((head for start in starts if (head := HEAD.match(text, start, min(len(text), at + 100)))), None)
        if head:
            end = head.end()
            yield from _label(text, head)


_WORD_START = re.compile(r"(?<![\w/])[A-Za-z]")  # asked at these alone, a label is found sooner


def _label(text: str, head: re.Match[str]) -> Iterator[Label]:
    """`goals met`, `toward STG 2`, `the goal of treatment`, `(long term, set 1/8)` are no labels, nor is `long term acute care`."""
    note = NOTE.match(text, head.end())
    at = note.end() if note else head.end()
    inside = text[head.start() - 1 : head.start()] == "(" and text[head.end() : head.end() + 1] != ")"
    if inside and ")" in text[head.end() : head.end() + 24].split("\n")[0]:
        return
    before = text[max(0, head.start() - 16) : head.start()]
    if head[0].lower().endswith("term") and NO_TERM.match(text, head.end()):
        return
    named = REFERENCE.search(before) and (head["number"] or re.search(r"toward|meet|when|serve", before))
    other = head["goal"] and OTHER_GOAL.search(before)
    columns = COLUMNS.match(text, head.end()) is not None
    bodies = tuple(_behind_named(text, at)) if named else () if other or columns else tuple(_bodies(text, head, at))
    noted = note.span("note") if note and note["note"] else (at, at)
    if bodies or noted[0] < noted[1]:
        many = re.search(r"(?:goals|aims|targets|outcomes|objectives)\b", head[0], re.I) or head["plural"]
        yield Label(head.start(), _term(head, text[head.start() : at]), bool(many), bodies, noted)


def _behind_named(text: str, at: int) -> Iterator[tuple[int, bool]]:
    """`Working on STG 1, recliner transfer SBA by 3/11`: a goal that is named and then told, with its date."""
    mark = _NAMED.match(text, at)
    if mark:
        said = END.split(text[mark.end() : mark.end() + 160], maxsplit=1)[0]
        if DUE_TIME.search(said) and not re.search(r"\b(?:today|now)\b", said):
            yield mark.end(), False


_NAMED = re.compile(
    r"[ ]?(?:[:,]|-+)[ ]+(?!still|and\b|but\b|as\b|s?he\b|they\b|pt\b|patient|with\b|goal|[a-z]+ed\b|\d+ (?:sets|reps|x)\b)",
    re.I,
)


def _term(head: re.Match[str], note: str) -> str | None:
    return "short" if head["short"] else "long" if head["long"] else term_said(note)


def _bodies(text: str, head: re.Match[str], at: int) -> Iterator[tuple[int, bool]]:
    mark = MARK.match(text, at)
    if mark and mark[0].strip() == "." and not _opens(text, head):
        return
    if mark and not (head["goal"] and mark[0].strip() in ("|", "/", "") and len(head[0]) > 1):
        if text[mark.end() : mark.end() + 1] not in ("", "\n") and (state := STATE.match(text, mark.end())):
            yield state.end(), False
        yield mark.end(), False
    elif head["short"] or head["long"]:
        yield from ((m.end(), False) for m in [CLAUSE.match(text, at)] if m)
        yield from _told(text, at)
        yield from _beside(text, head, at)
    elif head["goal"]:
        yield from ((m.end(), False) for m in [CLAUSE.match(text, at), KEPT.match(text, at)] if m)
        yield from _told(text, at)
        if (_opens_sentence(text, head, at) or _names_score(text, at)) and (beside := ADJOINING.match(text, at)):
            yield beside.end(), False


def _told(text: str, at: int) -> Iterator[tuple[int, bool]]:
    """`The goal is …` states a goal where an activity or a figure follows, not where its status does."""
    if that := THAT.match(text, at):
        yield that.end(), True
    told = TOLD.match(text, at)
    if (
        told
        and not _vague(text, at, told.end())
        and not OTHER_CLAUSE.search(told["source"])
        and _narrated(text, told.end(), bool(told["source"]))
    ):
        yield told.end(), not told["colon"]


def _vague(text: str, at: int, body: int) -> bool:
    """`The aim is to reduce swelling`: what a treatment is for; an aim of the patient's says by when or with what help."""
    said = text[body : body + 120].split(".")[0]
    return text[at - 4 : at].lower().endswith(("aim", "aims")) and not (DUE_TIME.search(said) or LEVEL.search(said))


def _narrated(text: str, start: int, far: bool) -> bool:
    rest = text[start : start + 120].split("\n\n")[0].replace("\n", " ")
    if re.match(r"\s*(?:to|that|for)\b" if far else r"\s*(?:to|for|that|an? |\d|[\"'])", rest, re.I):
        return True
    measured = bool(MEASURABLE.search(rest) or LEVEL.search(rest) or (_WISH.match(rest) and not far))
    return measured and not NO_STATEMENT.match(rest.split(".")[0])


_WISH = re.compile(
    r"\s*(?:safer?|better|improved?|increased?|decreased?|greater|more|less|full|return\w*|walk\w*|stand\w*|getting|being|able|independen\w+|stronger|strong)\b",
    re.I,
)


def _beside(text: str, head: re.Match[str], at: int) -> Iterator[tuple[int, bool]]:
    """`STG walk 50 ft`; not `upgrade STG. Begin …`."""
    beside = ADJOINING.match(text, at)
    if beside and (not beside[0].startswith(".") or _opens(text, head)) and not _SAID_OF_IT.match(text, beside.end()):
        yield beside.end(), False


def _opens(text: str, head: re.Match[str]) -> bool:
    """Whether a label begins its line or sentence."""
    return text[: head.start()].rstrip(" \t-*[(")[-1:] in ("", "\n", ".", ":", ";")


def _names_score(text: str, at: int) -> bool:
    """`Berg 44/56 at eval, goal 50/56`."""
    return re.match(r" ?[<>≤≥]? ?\d+(?:\.\d+)?(?:/\d{2,3}\b|%| ?(?:s|sec|m/s)\b)", text[at : at + 20]) is not None


def _opens_sentence(text: str, head: re.Match[str], at: int) -> bool:
    """`Goal up from floor SBA by Aug.`: the word alone opens a sentence that can be measured."""
    before = text[: head.start()].rstrip(" ")[-1:]
    rest = END.split(text[at : at + 160], maxsplit=1)[0]
    return (
        (head["goal"] == "Goal" or (head["goal"] == "goal" and DUE_TIME.search(rest) is not None))
        and before in ("", "\n", ".")
        and bool(MEASURABLE.search(rest) or LEVEL.search(rest))
        and not re.match(
            r"\s*(?:#?\d+\b(?! ?(?:stairs?|steps?|ft|min|lb)\b)|met|not|status|progress|on|in|of|for|remains?|was|set|addressed|discuss|attain\w*|sheet|is|are|reached|within|near\w*|progress\w*|updated|reviewed|review|date|to be)\b",
            rest,
            re.I,
        )
    )


_SAID_OF_IT = re.compile(
    r"(?:is|are|was|were|has|have|had|remains?|needs?|can|may|should|next|this|last|again|soon|then|when|if)\b", re.I
)
_FIRST, _NEXT = re.compile(r"\(?1[.)]"), re.compile(r"\n[ \t]*\(?\d{1,2}[.)] ?[A-Za-z][^\n]*")


def _list_end(text: str, end: int) -> int:
    """The end of a numbered list that began in its label's line."""
    while following := _NEXT.match(text, end):
        end = following.end()
    return end


def _statements(text: str, label: Label, body: int, told: bool, stop: int) -> Iterator[Stated]:
    """What is stated behind a label, up to the end of its sentence or, where several goals follow, of its line."""
    end_of = (PROSE_END if label.many else NARRATIVE_END) if told else LINE_END if label.many else END
    found = end_of.search(text, body, stop)
    end = min(found.start() if found else stop, stop)
    if not told and not text[body : body + 1].islower():
        end = wrapped_end(text, body, end, stop)
    if label.many and _FIRST.match(text, body, end):
        end = _list_end(text, end)
    for start, last in inline_items(text, body, end):
        pieces = sentences(text, start, last) if label.many else [(start, last)]
        for piece in pieces:
            for part in joined(text, *piece):
                if is_statement(text[slice(*trim(text, *part))]):
                    yield *part, label.term or term_said(text[slice(*part)])


def _in_note(text: str, label: Label) -> Iterator[Stated]:
    """`Toward Goal 2 (w/c to mat pivot min A by 3/14)`: the brackets behind a label that names a goal state it."""
    said = text[slice(*label.note)]
    measured = MEASURABLE.search(said) or LEVEL.search(said)
    if (len(said.split()) >= 4 or _SCORED.match(said)) and measured and not STATUS_AHEAD.match(said):
        yield *label.note, label.term


_SCORED = re.compile(r"(?!(?:by|due|set|eval|met|since|on|as|re)\b)[A-Za-z][\w-]+ [<>≤≥]?\d{1,2}/\d{2,3}\b(?!/)", re.I)
