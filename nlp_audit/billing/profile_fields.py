"""Reading a payer's profile strictly: mistakes name file, line, the wrong word and the nearest right one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from ..records import SEVERITIES
from ..yamlfile import ConfigError, check_keys, nearest, where
from ..yamlfile import Mapping as Data
from .pairs import SETTINGS, Pair
from .units import METHODS

BASES = ("requirement", "guidance", "good_practice")
_CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")


class Known(NamedTuple):
    """The words that a profile may use."""

    rules: frozenset[str]
    codes: frozenset[str] | None  # None: any that looks like a code


Reader = Callable[[Data, str, Known], Any]


def read(data: Data, known: Known) -> dict[str, Any]:
    """The profile's own fields, checked; those that it leaves out are left out. Raises ConfigError."""
    check_keys(data, ["extends", *_READERS], ["title"])
    return {key: _READERS[key](data, key, known) for key in data if key != "extends"}


def _text(data: Data, key: str, _: Known) -> str:
    if not isinstance(data[key], str):
        raise _wrong(data, key, "text")
    return str(data[key])


def _flag(data: Data, key: str, _: Known) -> bool:
    if not isinstance(data[key], bool):
        raise _wrong(data, key, "true or false")
    return bool(data[key])


def _whole(data: Data, key: str, _: Known) -> int:
    value = data[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(data, key, "a whole number")
    return value


def _one_of(words: Collection[str]) -> Reader:
    def reader(data: Data, key: str, _: Known) -> str:
        value = data[key]
        if value not in words:
            hint = f"{nearest(str(value), words)} ({', '.join(words)})"
            raise ConfigError(f"{where(data, key)}: unknown `{key}: {_shown(value)}`{hint}")
        return str(value)

    return reader


def _limits(data: Data, key: str, known: Known) -> dict[str, int]:
    limits = _mapping(data, key)
    return {_known_code(code, where(limits, code), known): _whole(limits, code, known) for code in limits}


def _pairs(data: Data, key: str, known: Known) -> dict[tuple[str, str], Pair]:
    entries = data[key]
    if not isinstance(entries, list) or not all(isinstance(entry, Data) for entry in entries):
        raise _wrong(data, key, 'a list of {codes: ["97110", "97112"], authority: …}')
    pairs = [_pair(entry, known) for entry in entries]
    return {(pair.column1, pair.column2): pair for pair in pairs}


def _pair(entry: Data, known: Known) -> Pair:
    check_keys(entry, ["codes", "authority", "never_together"], ["codes", "authority"])
    codes = entry["codes"]
    if not isinstance(codes, list) or len({str(code) for code in codes}) != 2 or len(codes) != 2:
        raise _wrong(entry, "codes", "two codes in [ ]")
    # In the order of their numbers, so that a child's pair replaces its parent's whichever way it is written.
    one, other = sorted(_known_code(str(code), where(entry, "codes"), known) for code in codes)
    never = _flag(entry, "never_together", known) if "never_together" in entry else False
    return Pair(one, other, 0 if never else 1, _text(entry, "authority", known))


def _rules(data: Data, key: str, known: Known) -> dict[str, dict[str, Any]]:
    rules = _mapping(data, key)
    for rule in rules:
        if rule not in known.rules:
            raise ConfigError(f"{where(rules, rule)}: unknown rule `{rule}`{nearest(rule, known.rules)}")
    return {rule: _change(_mapping(rules, rule), known) for rule in rules}


def _change(change: Data, known: Known) -> dict[str, Any]:
    check_keys(change, _CHANGES)
    return {key: _CHANGES[key](change, key, known) for key in change}


def _known_code(code: str, at: str, known: Known) -> str:
    if known.codes is not None and code not in known.codes:
        raise ConfigError(f"{at}: unknown code `{code}`{nearest(code, known.codes)}")
    if not _CODE.fullmatch(code):
        raise ConfigError(f"{at}: `{code}` is no CPT or HCPCS code")
    return code


def _mapping(data: Data, key: str) -> Data:
    value = data[key]
    if not isinstance(value, Data):
        raise _wrong(data, key, "a mapping in { }")
    return value


def _wrong(data: Data, key: str, wanted: str) -> ConfigError:
    return ConfigError(f"{where(data, key)}: `{key}: {_shown(data[key])}` must be {wanted}")


def _shown(value: object) -> str:
    """The value as the file has it: `true`, not Python's `True`."""
    return "…" if isinstance(value, list | dict) else json.dumps(value).strip('"')


_READERS: Mapping[str, Reader] = {
    "title": _text,
    "method": _one_of(METHODS),
    "setting": _one_of(SETTINGS),
    "discipline_modifiers": _flag,
    "assistant_modifiers": _flag,
    "reduced_service_modifier": _flag,
    "minutes_per_code": _flag,
    "long_session_minutes": _whole,
    "ncci_pairs": _flag,
    "mue_limits": _flag,
    "unit_limits": _limits,
    "own_pairs": _pairs,
    "rules": _rules,
}
_CHANGES: Mapping[str, Reader] = {
    "enabled": _flag,
    "severity": _one_of(SEVERITIES),
    "basis": _one_of(BASES),
    "authority": _text,
    "message": _text,
    "fix": _text,
}
