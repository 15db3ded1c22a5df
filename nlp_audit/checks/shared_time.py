"""Whether two services share their minutes, by what the note's sentences and billing lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..nlp.minute_lists import MODIFIERS
from ..records import BillingLine, Chart, Statement
from .context import Context, Span

# what tells that a service had a time of its own: another moment, another place in order, minutes of its own
_APART = re.compile(
    r"\b(?:before|after|afterwards?|then|prior|follow\w*|first|next|later|separate\w*|apart|distinct|own|different|only|subsequent\w*|second|until|once|complet\w+|finish\w*|done|ended|off|exclud\w*|not (?:part|includ\w*)|minus|began|beginning|end of|start(?:ed)?|remaining|rest of|additional|in addition|each|respectively|not at the same)\b",
    re.I,
)
_DURATION = re.compile(r"\d ?-?(?:min(?:ute)?s?\b|')", re.I)
_CLOCK = re.compile(r"\d:\d\d|\b\d{4} ?-")
_BOTH_IN_ALL = re.compile(
    r"\beval\w*(?: ?(?:and|&|\+|/) ?)(?:treatment|tx|treat|therapy)\b[^;\n]{0,40}\d", re.I
)  # "evaluation and treatment 0930-1028"
_STIMULATION = re.compile(r"\b(?:e-?stim|stim\w*|nmes|ifc|fes|tens|russian|pads|unattended)\b", re.I)


def shows_apart(statement: Statement, text: str) -> bool:
    """Whether a sentence that seems to tell two times apart has a word for it, or two times."""
    said = text[statement.start : statement.end]
    if _BOTH_IN_ALL.search(said) and len(_DURATION.findall(said)) < 2:
        return False
    return len(_DURATION.findall(said)) + len(_CLOCK.findall(said)) > 1 or _APART.search(said) is not None


def is_of(statement: Statement, text: str, others: Sequence[BillingLine], context: Context) -> bool:
    """Whether a sentence on services at the same time may speak of these: one on stimulation needs stimulation."""
    if any(context.codes[o.code].stimulation for o in others if o.code in context.codes):
        return True
    return _STIMULATION.search(text, statement.start, statement.end) is None


_JOIN = re.compile(rf"[ \t]*(?:x ?\d)?{MODIFIERS}[ \t]*(?:\+|&|/|,|\band\b|\bwith\b)[ \t]*\Z", re.I)
_ONE_TIME = re.compile(
    rf"(?:[ \t]*x ?\d)?{MODIFIERS}[ \t)]*(?:[:|(=-]|\bfor\b)(?![^\n]*\beach\b)(?:(?!total|9[27]\d{{3}}|G\d{{4}}|\d ?min|\. )[^\n]){{0,80}}?\d{{1,2}} ?(?:min(?:ute)?s?\b|')(?![^\n]{{0,60}}\d ?(?:min|'))",
    re.I,
)


def in_one_entry(chart: Chart, line: BillingLine, others: Sequence[BillingLine]) -> Span | None:
    """Where two codes stand together before one time: "97112 x1 + G0283 x1: IFC R shoulder 15 min"."""
    text, codes = chart.note.text, {other.code for other in others}
    mentions = sorted(chart.of("CPT_CODE", "present"), key=lambda f: f.start)
    for one, two in pairwise(mentions):
        named = {one.attributes["code"], two.attributes["code"]}
        if line.code not in named or not named & codes or not _JOIN.match(text[one.end : two.start]):
            continue
        if told := _ONE_TIME.match(text, two.end):
            return one.start, told.end()
    return None
