"""The arguments that a rule gives to its function: of the right kind, and of the words that exist."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from . import paths, yamlfile
from .records import ASSERTIONS, SECTIONS
from .yamlfile import ConfigError

CORE = ("subjective", "objective", "assessment", "plan")
# what sentences can state: the labels of the sentence model (a test compares them)
STATEMENTS = (
    *("deficit", "education", "education_planned", "functional", "generic", "goal", "group", "historical"),
    *("intervention", "length_reason", "measured", "need", "nmr", "one_on_one", "pain", "passive", "plan"),
    *("rationale", "report", "response", "routine", "same_time", "separate_time", "skilled", "stock", "tex"),
    "unqualified",
)
# what the entities' rulers find; the phrases of `vocabulary/statements.yaml` add theirs
FACTS = ("ASSIST_LEVEL", "CPT_CODE", "CUE", "GOAL", "MINUTES", "OUTCOME_MEASURE", "SERVICE")
_WORDS: Mapping[str, Iterable[str]] = {
    "kind": STATEMENTS,
    "reads_as": STATEMENTS,
    "beside": ("untimed", "stimulation"),
    "band": ("low", "medium", "high"),
    "not_sections": SECTIONS,
    "statements": STATEMENTS,
    "parts": STATEMENTS,
    "content": CORE,
}
_CODE = re.compile(r"\d{4}[0-9FMTU]|[A-V]\d{4}")  # CPT of the categories I to III, HCPCS


def read(requires: yamlfile.Mapping, name: str, function: Callable[..., Any], folder: Path) -> Mapping[str, Any]:
    """The arguments of `requires: {name: …}`, checked against the function's signature. Raises ConfigError."""
    wanted = {p.name: p for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY}
    needed = [key for key, p in wanted.items() if p.default is p.empty]
    arguments = requires[name] if requires[name] is not None else yamlfile.Mapping()
    if not isinstance(arguments, yamlfile.Mapping) or (needed and not arguments):
        raise ConfigError(f"{yamlfile.where(requires, name)}: `{name}` needs {', '.join(wanted) or '{}'}")
    if arguments:
        yamlfile.check_keys(arguments, wanted, needed)
    for key in arguments:
        yamlfile.check(arguments, key, str(wanted[key].annotation))
        _check_words(arguments, key, folder)
    return arguments


def _check_words(arguments: yamlfile.Mapping, key: str, folder: Path) -> None:
    """Refuse words in an argument that mean nothing."""
    value = arguments[key]
    if key in ("code", "codes"):
        codes(arguments, key, folder)
    elif key == "facts" and value is not None:
        _facts(value, folder)
    elif key == "content":
        yamlfile.check_keys(value, CORE, CORE)
    elif key in _WORDS:
        for word in [value] if isinstance(value, str) else value or ():
            at = (value, word) if isinstance(value, yamlfile.Mapping) else (arguments, key)
            yamlfile.known(*at, word, _WORDS[key], "word")


def _facts(facts: yamlfile.Mapping, folder: Path) -> None:
    labels = [*FACTS, *_phrase_labels(folder)]
    for label in facts:
        yamlfile.known(facts, label, label, labels, "label")
        for assertion in facts[label]:
            yamlfile.known(facts, label, assertion, ASSERTIONS, "assertion")


def _phrase_labels(folder: Path) -> Iterable[str]:
    phrases = yamlfile.load(_own_or_shipped(folder, "vocabulary/statements.yaml")).get("phrases")
    return phrases if isinstance(phrases, yamlfile.Mapping) else ()


def codes(data: yamlfile.Mapping, key: str, folder: Path) -> tuple[str, ...]:
    """The code or codes under a key. Raises ConfigError for what is no code."""
    found = yamlfile.words(data, key, "codes") if isinstance(data[key], list) else [str(data[key])]
    for code in found:
        if not _CODE.fullmatch(code):
            table = yamlfile.load(_own_or_shipped(folder, "codes.yaml")).get("codes") or ()
            near = yamlfile.nearest(code, table)
            raise ConfigError(f"{yamlfile.where(data, key)}: `{code}` is no CPT or HCPCS code{near}")
    return tuple(found)


def _own_or_shipped(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).is_file() else paths.rules() / name
