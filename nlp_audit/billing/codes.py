"""Procedure codes as `rules/codes.yaml` describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .. import yamlfile
from ..yamlfile import ConfigError

_FLAGS = ("timed", "group", "evaluation")
_STIMULATION = ("attended", "unattended")
_KEYS = ("label", *_FLAGS, "stimulation", "modality", "names", "short")  # names and short are the lexicon's


class Code(NamedTuple):
    """One CPT or HCPCS code. The label is ours; CPT's descriptors belong to the AMA."""

    code: str
    label: str
    timed: bool  # its time counts in 15-minute units
    stimulation: str | None = None  # "attended", "unattended"
    group: bool = False
    evaluation: bool = False
    modality: tuple[str, ...] = ()  # names of a passive modality, in small letters


def load(path: Path) -> Mapping[str, Code]:
    """The codes of `codes.yaml` by code, in the file's order. Raises ConfigError with file and line."""
    data = yamlfile.load(path)
    yamlfile.check_keys(data, ["codes"], ["codes"])
    codes = yamlfile.inner(data, "codes")
    return {code: _code(code, codes) for code in codes}


def timed(codes: Mapping[str, Code]) -> Callable[[str], bool]:
    """A test whether a code is timed, for `units.allocate`; a code that is not known is not."""
    return frozenset(code for code, entry in codes.items() if entry.timed).__contains__


def _code(code: str, codes: yamlfile.Mapping) -> Code:
    entry = codes[code]
    if not isinstance(entry, yamlfile.Mapping):
        raise ConfigError(f"{yamlfile.where(codes, code)}: `{code}` needs {{label: …, timed: true or false}}")
    yamlfile.check_keys(entry, _KEYS, ["label", "timed"])
    flags = {key: _flag(entry, key) for key in _FLAGS}
    modality = yamlfile.words(entry, "modality", "names") if "modality" in entry else ()
    return Code(code, str(entry["label"]), stimulation=_stimulation(entry), modality=tuple(modality), **flags)


def _flag(entry: yamlfile.Mapping, key: str) -> bool:
    value: Any = entry.get(key, False)
    if not isinstance(value, bool):
        raise ConfigError(f"{yamlfile.where(entry, key)}: `{key}: {value}` must be true or false")
    return value


def _stimulation(entry: yamlfile.Mapping) -> str | None:
    value = entry.get("stimulation")
    if value is not None and value not in _STIMULATION:
        near = yamlfile.nearest(str(value), _STIMULATION) or f" (one of {', '.join(_STIMULATION)})"
        raise ConfigError(f"{yamlfile.where(entry, 'stimulation')}: unknown `stimulation: {value}`{near}")
    return str(value) if value else None
