"""What a score is: its number, unit and plausible range."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from .. import entries
from ..atoms import Atoms

N = "(?:NUM|NUMWORD)"
_PERIOD = re.compile(r"[ -]?(?:weeks?|wks?|months?|mos?|days?|visits?|sessions?)\b", re.I)
_VISIT = re.compile(r"\b(?:at|on|by) (?:visit|session|week|wk|day|month) ?#?\Z", re.I)
UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "seconds"), "s"),
    **dict.fromkeys(("lb", "lbs", "#"), "lb"),
    **dict.fromkeys(("ft", "feet"), "ft"),
    **dict.fromkeys(("m", "meters"), "m"),
}


class Measure(NamedTuple):
    """What is known of a measure: the range of its scores and how they are written."""

    low: float
    high: float
    maximum: float | None
    unit: str | None
    needs_unit: bool = False
    needs_score: bool = False
    parts: tuple[float, ...] = ()  # maxima of its subscales


def load(rules: Path) -> dict[str, Measure]:
    """The measures of `measures.yaml` that have a range."""
    out = {}
    for name, entry in entries.measures(rules).items():
        if "score" in entry:
            low, high = entry["score"]
            out[name] = Measure(
                low,
                high,
                entry.get("maximum"),
                entry.get("unit"),
                bool(entry.get("needs_unit")),
                bool(entry.get("needs_score")),
                tuple(entry.get("parts", ())),
            )
    return out


def name_of(atoms: Atoms, match: re.Match[str]) -> tuple[str, bool]:
    for index in range(*match.span("name")):
        if value := atoms.value(index, "measure"):
            return value, False
        if value := atoms.value(index, "measure_weak"):
            return value, True
    raise AssertionError("the pattern holds a name")


def unit_of(atoms: Atoms, match: re.Match[str]) -> str | None:
    if not match["unit"]:
        labelled = match.groupdict().get("label_unit")
        return atoms.value(match.start("label_unit"), "measure_unit") if labelled else None
    if match["unit"] == "%":
        return "%"
    unit = atoms.value(match.start("unit"), "measure_unit")
    after = match.end("unit")
    if unit in ("m", "ft") and match.end() > after and atoms.codes[after] == "/":
        return f"{unit}/s"
    return unit or "min"


def values_of(name: str, score: float | None, maximum: float | None, unit: str | None) -> dict[str, Any]:
    return {"measure": name, "score": _plain(score), "unit": unit, "maximum": _plain(maximum)}


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


_CHANGE = re.compile(
    r"\b(?:faster|quicker|slower|better|worse|higher|lower|improved|improving|increased|decreased) \Z|\b(?:gains?|loss|losses|change|changes|improvements?|progress) (?:on|in|of|for)(?: the)?(?: [\w/-]+,?)*?(?:,| and| &)? \Z|\b(?:points?|pts) (?:on|in|of)(?: the| her| his)? \Z",
    re.I,
)


def is_talked_of(text: str, start: int, stop: int) -> bool:
    """ "Gains on DGI", "FGA gain": what a test showed, not the test."""
    return bool(
        _CHANGE.search(text, max(text.rfind("\n", 0, start) + 1, start - 48), start)
        or re.match(
            r" (?:gains?|change|improvement|(?:is |was |has gone |went |came )?(?:down|up|better|worse|improving|faster|slower)(?= *(?:[,;.\n]|and\b|\Z)))\b",
            text[stop:],
        )
    )


def is_acronym(name: str) -> bool:
    """`COPM`, `FIST`: capitals stand for an instrument; a long word in capitals may be anything."""
    return name.isupper() and (len(name) <= _LONGEST or not name.isalpha())


_LONGEST = 6


def is_time(text: str, span: tuple[int, int]) -> bool:
    """ "No loss on the Mini-BEST in 9 weeks", "LEFS at visit 10"."""
    return bool(_PERIOD.match(text, span[1]) or _VISIT.search(text[max(0, span[0] - 12) : span[0]]))
