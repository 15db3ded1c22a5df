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
    lines: dict[str, int]


def load(path: Path) -> Any:
    """Read one YAML file. Mappings come back as `Mapping`. Raises ConfigError with file and line."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ConfigError(f"{path}{line}: {getattr(error, 'problem', None) or error}") from None
    return _value(node, path) if node is not None else Mapping()


def _value(node: Any, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path) for item in node.value]
    return _scalar(node)


def _mapping(node: Any, path: Path) -> Mapping:
    out = Mapping()
    out.path, out.lines = path, {}
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
    """`file:line` of a key, for messages."""
    return f"{data.path}:{data.lines.get(key or '', 1)}"


def check_keys(data: Mapping, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
    """Refuse unknown keys and missing ones, naming file, line, the wrong word and the nearest right one."""
    allowed = list(allowed)
    for key in data:
        if key not in allowed:
            raise ConfigError(f"{where(data, key)}: unknown key `{key}`{nearest(key, allowed)}")
    for key in required:
        if key not in data:
            raise ConfigError(f"{where(data)}: `{key}` is missing")
