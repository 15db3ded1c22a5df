"""Goals in lists and tables: under a heading, in a column, behind a box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Section
from ..page import Page, lines_of, word_places
from .goal_heads import COLUMNS
from .goal_words import MEASURABLE, PLAN, Stated, inline_items, sentences, wrapped_end

_ITEM = re.compile(
    r"^[ \t]*(?P<mark>[-*>•o~+][ ]+|\(?\d{1,2}[.):][ ]*|\d{1,2}[ ]+(?=(?:Within|In|By|Pt|Patient|Client|Resident|Child|Student|He|She|The|Will|To)\b)|\(?[a-e][.)][ ]+|(?:STG|LTG)[ ]?#?\d*[:.) -]+|\[[xX ]\][ ]*|☑[ ]*)?(?P<body>\S[^\n]*)",
    re.M,
)


def _headed(page: Page) -> Iterator[Section]:
    """Lists under lines that are no plain heading: "STG's:", "GOALS 6 wk", "… has met the following goals:"."""
    text = page.text
    lines = lines_of(text, word_places(text.lower(), ("tg", "goal", "to reach", "to achieve")))
    heads = [line for line in lines if _may_head(text, *line) and _HEAD_LINE.fullmatch(text, *line)]
    for (start, end), following in zip(heads, [*(head[0] for head in heads[1:]), len(text)], strict=False):
        within = next((s.end for s in page.sections if s.start <= start < s.end), len(text))
        if end + 1 < min(within, following):
            yield Section("goals", start, min(within, following), end + 1)


def _may_head(text: str, start: int, end: int) -> bool:
    """Asked first because it is cheap: a heading ends with a colon or is short."""
    return end - start < 40 or text[start:end].rstrip()[-1:] == ":"


_HEAD_LINE = re.compile(
    r"[ \t]*(?:[SL]TG's[ \t]*[:.-]*"
    r"|(?:(?:[SL]TG|goal)s?|(?:short|long)[ -]term goals?)[ ,]+\(?(?:(?:x|in|for|by) ?)?(?:\d{1,2} ?(?:wks?|weeks?|visits?|days|mos?|months?)|\d{1,2}/\d{1,2}(?:/\d{2,4})?)\)?[:.]?"
    r"|[^\n:]{0,90}\bfollowing (?:(?:short|long)(?:[ -]|/long[ -])?term )?(?:[\w-]+ )?(?:goals?|[SL]TGs?)\b[^\n:]{0,40}:"
    r"|[^\n:]{0,50}\b(?:goals?|[SL]TGs?)\b[^\n:.]{0,30} (?:the following|as follows|these):"
    r"|(?:(?:short|long)[ -]term |functional |therapy |treatment )?(?:goals?|[SL]TGs?) (?:being )?(?:addressed|targeted|worked (?:on|toward)|in focus|for)?[ ]?(?:today|this (?:visit|session|date|week))?[ \t]*:"
    r"|what (?:s?he|they|\w+|[A-Z][\w. ]{1,20}) (?:wants?|hopes?|wishes|would like) to (?:reach|achieve)[^\n:]{0,20}:)[ \t]*",
    re.I,
)


def _list_items(text: str, section: Section) -> Iterator[re.Match[str]]:
    """Lines of a goal list: from the heading to the first blank line; running text after it is no list."""
    lettered = text[section.start : section.body].strip() == "G"
    on_own_line = (
        "\n" in text[section.body - 1 : section.body] or not text[section.body : section.end].split("\n")[0].strip()
    )
    plural = re.search(r"s\b", text[section.start : section.body], re.I) is not None
    counted = _COUNTED.match(text, section.body) is not None
    if not (on_own_line or plural or counted or lettered):
        return
    seen, last = not on_own_line, section.body
    if not on_own_line:  # its line is read behind its label
        last = text.find("\n", section.body, section.end)
        if last < 0:
            return
    for item in _ITEM.finditer(text, last, section.end):
        if seen and "\n\n" in re.sub(r"\n[ \t]+\n", "\n\n", text[last : item.start() + 1]):
            return
        if _NO_ITEM.search(item[0]) or (
            not item["mark"]
            and (PLAN.match(item["body"]) or not (on_own_line or plural or (lettered and item[0][0] in " \t")))
        ):
            return
        seen, last = True, item.end()
        yield item


_COUNTED = re.compile(r"[ \t]*\(?1[.)]")  # a list that begins in its heading's line
_NO_ITEM = re.compile(
    r"\b(?i:signed|97\d{3}|G0283|total (?:time|treatment)|provider)\b|\A[ \t]*[SOAP][:/][ ]|\b(?:PT|DPT|OTR|SLP|PTA|COTA|OTR/L)\b,?|^[ \t]*\||^[ \t]*[A-Z][A-Za-z ]{2,14}\.{2,}:"
)


def spaced(text: str) -> Iterator[Stated]:
    """The first column of a table without bars, under "Goals      Target     Status 1/15"; its head is no goal."""
    lines = lines_of(text, word_places(text.lower(), ("goal", "stg", "ltg")))
    for line in lines:
        head = _SPACED_HEAD.fullmatch(text, *line)
        row = _SPACED_ROW.match(text, line[1]) if head else None
        while head and row:
            yield *row.span("goal"), _row_term(row["goal"]) or _row_term(head["goal"])
            row = _SPACED_ROW.match(text, row.end())


_SPACED_HEAD = re.compile(
    r"[ \t]*(?:#[ ]+)?(?P<goal>(?:[\w/-]+ ){0,3}(?:goals?|[SL]TGs?))[ ]{2,}(?:target|due|date|by|status|progress|current|baseline|today|met|now)\b[^\n]*",
    re.I,
)
_SPACED_ROW = re.compile(
    r"\n[ \t]*(?:(?:[-*•]|\(?\d{1,2}[.)]?)[ ]+)?(?P<goal>[^\s|](?:[^\n| ]|[ ](?![ ]))+)[ ]{2,}(?=\S)[^\n]*"
)


def tabled(text: str) -> Iterator[Stated]:
    """The cells of a table's column of goals, with the column beside it that says what is to be reached by when."""
    if "|" not in text:
        return
    for head in _TABLE_HEAD.finditer(text):
        column = head[0][: head.end("goal") - head.start()].count("|")
        for row in _TABLE_ROW.finditer(text, head.end()):
            if "\n\n" in text[head.end() - 1 : row.start()]:
                break
            start, end = _cell(text, row.start(), row.end(), column)
            if set(text[start:end].strip()) <= set("-: "):
                continue
            if head["target"] and not MEASURABLE.search(text, start, end):
                end = _cell(text, row.start(), row.end(), column + 1)[1]
            yield start, end, _row_term(row[0]) or _row_term(head["goal"])


def _row_term(words: str) -> str | None:
    if re.search(r"\bLTGs?\b|long", words, re.I):
        return "long"
    return "short" if re.search(r"\bSTGs?\b|short", words, re.I) else None


def ticked(text: str) -> Iterator[Stated]:
    """Goals behind a box or a tick, known from their date or their share met: "[✓] Hygiene with setup by 10/24"."""
    if not any(tick in text for tick in _TICKS):
        return
    for line in _TICKED.finditer(text):
        if _DUE.search(line[0]):
            label = (line["term"] or line["term2"] or "").upper()
            term = {"STG": "short", "LTG": "long"}.get(label)
            yield line.start("body"), line.end("body"), term


_TICKS = "[☑☐"  # as folded
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


_TABLE_HEAD = re.compile(
    r"^(?:[^|\n]*\|){0,3}[ \t]*\**(?P<goal>(?:[\w-]+ ){0,2}goals?(?: statement| area| addressed)?|[SL]TGs?|(?:IFSP|IEP|functional) outcomes?)\**[ \t]*\|"
    r"(?P<target>[ \t]*\**(?:target|by|due|criteri\w+|measure|how measured|target date|by when)\b[^|\n]*\|)?[^\n]*\n",
    re.I | re.M,
)
_TABLE_ROW = re.compile(r"^[^\n]*\|[^\n]*$", re.M)


def listed(page: Page) -> Iterator[Stated]:
    for section in [*page.sections, *_headed(page)]:
        if section.name != "goals":
            continue
        head = page.text[section.start : section.body].lower()
        if _INLINE_HEAD.fullmatch(head) and not COLUMNS.match(
            page.text, section.start + len(head.rstrip())
        ):  # "G: down 7 stairs by 11/20" and the words in its line
            end = page.text.find("\n", section.body)
            yield from _in_line(page.text, section.body, end if end >= 0 else section.end, None)
        short, long = "stg" in head or "short" in head, "ltg" in head or "long" in head
        long |= page.text.startswith("LTG", section.body)  # "STGs/LTGs"
        term = None if short == long else "short" if short else "long"
        taken = 0
        for item in _list_items(page.text, section):
            if re.match(r"\s*(?:short|long)[ -]term", item[0], re.I):
                term = "short" if "hort" in item[0][:8] else "long"
            if item.start() >= taken:
                taken = _item_end(page.text, item, section.end)
                yield from _in_line(page.text, item.start("body"), taken, term)


def _item_end(text: str, item: re.Match[str], stop: int) -> int:
    """Where an item ends whose sentence may run on in the lines below it."""
    if item["mark"] or not item["body"][0].islower():
        return wrapped_end(text, item.start("body"), item.end(), stop)
    return item.end()


_INLINE_HEAD = re.compile(r"g\s*[]:/.)-]?\s*|goals?(?:[.]\s*|[.]?[ ]{2,})")


def _in_line(text: str, start: int, end: int, term: str | None) -> Iterator[Stated]:
    for item in inline_items(text, start, end):
        for a, b in sentences(text, *item):
            yield a, b, term
