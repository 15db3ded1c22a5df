"""Where the words behind a code name passive modalities and nothing else: "97112 x1 moist heat + US to low back"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..records import Chart, Fact
from .context import Context, Span
from .regions import Region

_ITEMS = re.compile(
    r"\s*(?:[/,+&;:|=]|\.(?=\s|$)|\b(?:and|with|then|plus|during|while|followed|prior|before|after|for|to|on|over|at)\b|\bw/| - )\s*",
    re.I,
)
# what may stand beside a modality and tells of no work: units, minutes, modifiers, where it was put, how it was set
_NOTHING = re.compile(
    r"(?:x ?\d+|\d+(?:\.\d+)? ?(?:min(?:ute)?s?|'|mhz|hz|w(?:/cm2?)?|%|units?|u|un|pads?)\b\.?'?|\d+|G[PON]|KX|C[QO]|9[27]\d{3}|G\d{4}|CPT"
    r"|neuro\w*(?: re-?ed\w*)?|nmr|re-?ed\w*|by|pt|patient|in|the|a|of|both|same|bilat\w*|bil|left|right|[RLB]|low(?:er)?|upper|mid|back|lumbar|c-?spine|l-?spine|cervical|thoracic|neck|traps?|paraspinals?"
    r"|shoulders?|elbow|wrist|hands?|fingers?|forearm|hip|knees?|ankle|foot|calf|supine|prone|seated|sitting|recliner|unattended|attended|continuous|pulsed|wrap|bath|applied|given|[()*•\-\s.])+",
    re.I,
)
_STOP = re.compile(r"\.(?=\s+[A-Z])")
_LINE_OR_CODE = re.compile(r"\n|\b(?:9[27]\d{3}|G\d{4})\b")


def told_passive(chart: Chart, context: Context, code: str) -> Span | None:
    """What is said right behind a code, where all of it is passive modalities and no work of the code's is told."""
    for fact in chart.of("CPT_CODE", "present"):
        told = _behind(chart, context, fact) if fact.attributes["code"] == code else None
        if told and not _works_elsewhere(context.regions.get(code)):
            return told
    return None


_IS_WORK = 0.6


def _works_elsewhere(region: Region | None) -> bool:
    """Whether activities that are the code's own are told as well."""
    return region is not None and region.own and any(max(a.nmr, a.tex) >= _IS_WORK for a in region.activities())


def _behind(chart: Chart, context: Context, fact: Fact) -> Span | None:
    end = _end(chart, fact.end)
    said = chart.note.text[fact.end : end]
    names = _named(said.lower(), context)
    items = [item.strip() for item in _ITEMS.split(said) if item and item.strip()] if names else []
    found = [item for item in items if not _NOTHING.fullmatch(item)]
    if found and all(_is_modality(item.lower(), names) for item in found) and _opens(said, found[0]):
        return fact.end, end
    return None


def _named(said: str, context: Context) -> list[str]:
    """Names of modalities that stand in some words, the longest first."""
    named = {name for known in context.codes.values() for name in known.modality if name in said}
    return sorted(named, key=len, reverse=True)


def _opens(said: str, item: str) -> bool:
    """Whether an item stands in the first sentence: "97112 x1 15 min. Ice after." says nothing of the code's work."""
    stop = _STOP.search(said)
    return stop is None or said.find(item) < stop.start()


def _end(chart: Chart, start: int) -> int:
    """Where what is said of a code ends: at the line's end or the next code that is not joined with it."""
    text, at = chart.note.text, start
    while found := _LINE_OR_CODE.search(text, at):
        joined = found[0] != "\n" and len(re.findall(r"[A-Za-z]{2,}", text[start : found.start()])) == 0
        if not joined:
            return found.start()
        at = found.end()
    return len(text)


def _is_modality(item: str, names: Iterable[str]) -> bool:
    """Whether an item is a modality's name with no more than its place and setting."""
    for name in names:
        if item.startswith(name) and not item[len(name) :][:1].isalpha():
            rest = item[len(name) :].strip()
            return not rest or _NOTHING.fullmatch(rest) is not None or _is_modality(rest, names)
        if (place := re.search(rf"\b{re.escape(name)}\Z", item)) and _NOTHING.fullmatch(item[: place.start()] or " "):
            return True
    return False
