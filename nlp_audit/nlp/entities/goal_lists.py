"""Goals in lists and tables: under a heading, in a column, behind a box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Section
from ..page import Page
from .goal_words import MEASURABLE, PLAN, Stated, inline_items, sentences

_ITEM = re.compile(
    r"^[ \t]*(?P<mark>[-*>•o~+][ ]+|\(?\d{1,2}[.):][ ]*|\(?[a-e][.)][ ]+|(?:STG|LTG)[ ]?#?\d*[:.) -]+|\[[xX ]\][ ]*|☑[ ]*)?(?P<body>\S[^\n]*)",
    re.M,
)


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
    plural = re.search(r"s\b", text[section.start : section.body], re.I) is not None
    counted = _COUNTED.match(text, section.body) is not None
    if not (on_own_line or plural or counted):
        return
    seen, last = not on_own_line, section.body
    if not on_own_line:  # its line is read behind its label
        last = text.find("\n", section.body, section.end)
        if last < 0:
            return
    for item in _ITEM.finditer(text, last, section.end):
        if seen and "\n\n" in re.sub(r"\n[ \t]+\n", "\n\n", text[last : item.start() + 1]):
            return
        if _NO_ITEM.search(item[0]) or (not item["mark"] and (PLAN.match(item["body"]) or not (on_own_line or plural))):
            return
        seen, last = True, item.end()
        yield item


_COUNTED = re.compile(r"[ \t]*\(?1[.)]")  # a list that begins in its heading's line
_NO_ITEM = re.compile(
    r"\b(?i:signed|97\d{3}|G0283|total (?:time|treatment)|provider)\b|\b(?:PT|DPT|OTR|SLP|PTA|COTA|OTR/L)\b,?|^[ \t]*\||^[ \t]*[A-Z][A-Za-z ]{2,14}\.{2,}:"
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
        if _INLINE_HEAD.fullmatch(head):  # "G: down 7 stairs by 11/20" and the words in its line
            end = page.text.find("\n", section.body)
            yield from _in_line(page.text, section.body, end if end >= 0 else section.end, None)
        term = "short" if "stg" in head or "short" in head else "long" if "ltg" in head or "long" in head else None
        for item in _list_items(page.text, section):
            if re.match(r"\s*(?:short|long)[ -]term", item[0], re.I):
                term = "short" if "hort" in item[0][:8] else "long"
            yield from _in_line(page.text, item.start("body"), item.end("body"), term)


_INLINE_HEAD = re.compile(r"g\s*[]:/.)-]?\s*|goals?(?:[.]\s*|[.]?[ ]{2,})")


def _in_line(text: str, start: int, end: int, term: str | None) -> Iterator[Stated]:
    for item in inline_items(text, start, end):
        for a, b in sentences(text, *item):
            yield a, b, term
