"""Reads the vocabulary's files strictly: values of a closed list, measures, words that are words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from .. import yamlfile
from ..records import LEVELS
from ..yamlfile import ConfigError, Mapping, where

# Files of the vocabulary folder that hold no word classes but lists of their own, which their readers check.
OTHERS = ("sections", "sentences", "goal", "statements")
_CUES = ("verbal", "tactile", "visual", "gestural", "demonstration", "manual", "auditory")
_TYPES = re.compile(rf"(?:{'|'.join(_CUES)})(?:_(?:{'|'.join(_CUES)}))*")
Allowed = Collection[str] | re.Pattern[str]

# The word classes whose values mean something: a closed list, or how a value is written.
_VALUES: dict[str, Allowed] = {
    **dict.fromkeys(("amount", "partial", "level", "level_weak", "set_up"), LEVELS),
    **dict.fromkeys(("history", "history_before", "history_next"), ("history",)),
    **dict.fromkeys(("cue_type", "cue_short", "hand_over", "demo"), _TYPES),
    "cue_amount": ("occasional", "minimal", "moderate", "maximal", "constant"),
    "ampm": ("am", "pm"),
    "numword": re.compile(r"\d{1,3}"),
    "modifier": re.compile(r"[A-Z0-9]{2}"),
}
_MEASURE = {
    **{"title": "str", "words": "Sequence[Any]", "weak": "Sequence[Any]", "score": "Sequence[float]"},
    **{"maximum": "float", "unit": "str", "integer": "bool", "even": "bool"},
    **{"needs_unit": "bool", "needs_score": "bool", "parts": "Sequence[float]"},
}


class Entry(NamedTuple):
    """A word of the vocabulary: its class and value, and the file and line of its class."""

    cls: str
    value: str
    phrase: str
    at: str = ""


def read(rules: Path) -> Iterator[Entry]:
    """Every `words:` of the vocabulary files, the names of measures and of codes. Raises ConfigError."""
    units = {"%"}
    for path in sorted((rules / "vocabulary").glob("*.yaml")):
        for entry in _classes(path) if path.stem not in OTHERS else ():
            units |= {entry.value} if entry.cls == "measure_unit" else set()
            yield entry
    yield from _measures(rules, units)
    yield from _codes(rules)


def _classes(path: Path) -> Iterator[Entry]:
    data = yamlfile.load(path)
    yamlfile.check_keys(data, ("words", "examples"), ("words",))
    classes = yamlfile.inner(data, "words")
    for cls in classes:
        at, body = where(classes, cls), classes[cls]
        if isinstance(body, Mapping):
            _check_values(cls, body)
        for values, value in ((body, value) for value in body) if isinstance(body, Mapping) else [(classes, cls)]:
            yield from (Entry(cls, value, term, at) for term in _terms(values, value, cls))


def _check_values(cls: str, values: Mapping) -> None:
    allowed = _VALUES.get(cls, values)
    for value in values:
        if isinstance(allowed, re.Pattern):
            if not allowed.fullmatch(value):
                near = yamlfile.nearest(value, _CUES) if allowed is _TYPES else ""
                raise ConfigError(f"{where(values, value)}: `{value}` is no value of the class `{cls}`{near}")
        else:
            yamlfile.known(values, value, value, allowed, f"value of the class `{cls}`:")


def _terms(data: Mapping, key: str, cls: str) -> list[str]:
    if not isinstance(data[key], list):
        raise ConfigError(f"{where(data, key)}: `{cls}: {key}` must be a list of terms in [ ]")
    return yamlfile.words(data, key)


def measures(rules: Path) -> dict[str, Mapping]:
    """The entries of `measures.yaml` by measure, checked. Raises ConfigError with file and line."""
    data = yamlfile.load(rules / "measures.yaml")
    yamlfile.check_keys(data, ("measures",), ("measures",))
    found = yamlfile.inner(data, "measures")
    entries = {name: yamlfile.inner(found, name, "{title: …, words: […]}") for name in found}
    for entry in entries.values():
        _check_measure(entry)
    return entries


def _check_measure(entry: Mapping) -> None:
    yamlfile.check_keys(entry, _MEASURE, ("title", "words"))
    for key in entry:
        yamlfile.check(entry, key, _MEASURE[key])
    score = entry.get("score")
    if score is not None and (len(score) != 2 or score[0] >= score[1]):
        raise ConfigError(f"{where(entry, 'score')}: `score` must be [lowest, highest]")


def _measures(rules: Path, units: set[str]) -> Iterator[Entry]:
    for name, entry in measures(rules).items():
        if "unit" in entry:
            yamlfile.known(entry, "unit", entry["unit"], units, "unit")
        yield from (Entry("measure", name, term) for term in yamlfile.words(entry, "words"))
        if "weak" in entry:
            yield from (Entry("measure_weak", name, term) for term in yamlfile.words(entry, "weak"))


def _codes(rules: Path) -> Iterator[Entry]:
    data = yamlfile.load(rules / "codes.yaml")
    yamlfile.check_keys(data, ("codes",), ("codes",))
    codes = yamlfile.inner(data, "codes")
    for code in codes:
        entry = yamlfile.inner(codes, code, "{label: …, timed: true or false}")
        yield Entry("cpt", code, code)
        for key, cls in (("names", "service"), ("short", "service_short")):
            if key in entry:
                yield from (Entry(cls, code, term) for term in yamlfile.words(entry, key))
