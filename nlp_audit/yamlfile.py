"""Strict YAML: what is written is what is read, and every mistake is told with its file and line.

YAML's usual reading turns `no` into False, `12:30` into 750, `010` into 8 and keeps the last of two equal
keys in silence. Here plain words stay text; only true/false and decimal numbers are converted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(0|[1-9]\d*)\Z")
_FLOAT = re.compile(r"-?(0|[1-9]\d*)\.\d+\Z")
_WORDS = {"true": True, "false": False, "null": None, "": None}


class ConfigError(Exception):
    """A mistake in a file that people edit: rules, vocabulary, payer profiles."""


class Mapping(dict[str, Any]):
    """A mapping that remembers its file and the line of each key."""

    path: Path
    line: int = 1  # where it starts
    lines: dict[str, int]


def load(path: Path, what: str = "the file") -> Mapping:
    """Read one YAML file, a mapping of keys to values. Raises ConfigError with file and line."""
    try:
        node: Any = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ConfigError(f"{path}{line}: {getattr(error, 'problem', None) or error}") from None
    node = node or yaml.compose("{}", Loader=_Loader)  # an empty file
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{path}:{node.start_mark.line + 1}: {what} must be a mapping of keys to values")
    return _mapping(node, path)


def _value(node: Any, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return _scalar(node)


def _mapping(node: Any, path: Path) -> Mapping:
    out = Mapping()
    out.path, out.line, out.lines = path, node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in out:
            raise ConfigError(f"{path}:{line}: `{key}` stands twice (first in line {out.lines[key]})")
        out[key] = _value(value_node, path)
        out.lines[key] = line
    return out


def _scalar(node: Any) -> Any:
    text = node.value
    if node.style in ("'", '"', "|", ">"):  # always text
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def nearest(word: str, known: Iterable[str]) -> str:
    """`, did you mean X?` for the known word nearest to `word`, or nothing where none is near."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f", did you mean `{close[0]}`?" if close else ""


def where(data: Mapping, key: str | None = None) -> str:
    """`file:line` of a key (of the mapping's first line, where it has no such key), for messages."""
    return f"{data.path}:{data.lines.get(key or '', data.line)}"


def check_keys(data: Mapping, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
    """Refuse unknown keys and missing ones, naming file, line, the wrong word and the nearest right one."""
    allowed = list(allowed)
    for key in data:
        if key not in allowed:
            raise ConfigError(f"{where(data, key)}: unknown key `{key}`{nearest(key, allowed)}")
    for key in required:
        if key not in data:
            raise ConfigError(f"{where(data)}: `{key}` is missing")


def known(data: Mapping, key: str, word: Any, allowed: Iterable[str], what: str) -> str:
    """The word, which stands at a key, where it is one of the allowed. Raises ConfigError with the nearest."""
    allowed = list(allowed)
    if not isinstance(word, str) or word not in allowed:
        near = nearest(str(word), allowed) or f" (one of {', '.join(allowed)})"
        raise ConfigError(f"{where(data, key)}: unknown {what} `{_shown(word)}`{near}")
    return word


def inner(data: Mapping, key: str, form: str = "keys and values in { }") -> Mapping:
    """The mapping under a key. `form`: what a message says is needed."""
    value = data[key]
    if not isinstance(value, Mapping):
        raise ConfigError(f"{where(data, key)}: `{key}` needs {form}")
    return value


def words(data: Mapping, key: str, what: str = "words") -> list[str]:
    """The list of words or texts under a key."""
    value = data[key]
    if not isinstance(value, list):
        raise ConfigError(f"{where(data, key)}: `{key}` must be a list of {what} in [ ]")
    for word in value:
        if word is None or isinstance(word, dict | list) or not str(word).strip():
            raise ConfigError(f"{where(data, key)}: `{_shown(word)}` in `{key}` is no text; put quotation marks around")
    return [str(word) for word in value]


_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "str": (str, "text (numbers in quotation marks)"),
    "bool": (bool, "true or false"),
    "int": (int, "a whole number"),
    "float": ((int, float), "a number"),
}


def check(data: Mapping, key: str, kind: str) -> None:
    """Refuse a value of another kind. Kinds are Python's: `float`, `Sequence[str]`, `Mapping[str, float] | None`."""
    value, kind = data[key], kind if data[key] is None else kind.removesuffix(" | None")
    if kind.startswith("Mapping[str, ") and not kind.endswith(" | None"):
        for name in inner(data, key):
            check(value, name, kind[len("Mapping[str, ") : -1])
    elif kind.startswith("Sequence[") and not kind.endswith(" | None"):
        if not isinstance(value, list):
            raise wrong(data, key, "a list in [ ]")
        for item in value:
            _fit(data, key, item, kind[len("Sequence[") : -1])
    else:
        _fit(data, key, value, kind)


def _fit(data: Mapping, key: str, value: Any, kind: str) -> None:
    types, wanted = _KINDS.get(kind, (object, ""))
    if not isinstance(value, types) or (isinstance(value, bool) and kind in ("int", "float")):
        raise wrong(data, key, wanted, value)


def wrong(data: Mapping, key: str, wanted: str, value: Any = ...) -> ConfigError:
    """The error of a key whose value (or one of it) is not what is wanted."""
    return ConfigError(f"{where(data, key)}: `{key}: {_shown(data[key] if value is ... else value)}` must be {wanted}")


def _shown(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, Mapping):
        return f"{next(iter(value), '')}: …"
    return "[…]" if isinstance(value, list) else str(value)
