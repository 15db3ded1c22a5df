"""Examples of the vocabulary files: sentences with marked entities, `gait with [min A](minimal persons=1)`.

What is not marked is as binding as what is: all entities of the file's label are compared, none too many.
A mark's first word is the entity's main value (`none`: it has none); of the others, those written count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .. import facts, yamlfile
from ..nlp.pipeline import Reader
from ..records import Fact, Note
from ..yamlfile import ConfigError
from .examples import Failure

_MARK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<spec>[^()]*)\)")
_MAIN = {  # vocabulary file (its entity's label in lower case) → the attribute that a mark's first word gives
    "assist_level": "level",
    "cue": "types",
    "outcome_measure": "measure",
    "minutes": "minutes",
    "goal": "term",
}


class Expected(NamedTuple):
    """An entity that an example marks."""

    start: int
    end: int
    attributes: Mapping[str, str]


def run(folder: Path, reader: Reader) -> Iterator[tuple[str, int, list[Failure]]]:
    """Each vocabulary file with its number of examples and those that fail."""
    for path in sorted((folder / "vocabulary").glob("*.yaml")):
        data = yamlfile.load(path)
        examples = data.get("examples") or []
        if path.stem in _MAIN and examples:
            name = f"vocabulary/{path.name}"
            found = [_failure(name, path.stem, str(text), reader) for text in examples]
            yield name, len(examples), [failure for failure in found if failure]


def parse(example: str, main: str) -> tuple[str, list[Expected]]:
    """The sentence without marks, and what it marks."""
    text, expected, at = "", list[Expected](), 0
    for mark in _MARK.finditer(example):
        text += example[at : mark.start()]
        expected.append(Expected(len(text), len(text) + len(mark["words"]), _attributes(mark["spec"], main, example)))
        text, at = text + mark["words"], mark.end()
    return text + example[at:], expected


def _attributes(spec: str, main: str, example: str) -> dict[str, str]:
    first, *rest = spec.split() or [""]
    if not first or any("=" not in part for part in rest):
        raise ConfigError(f"example `{example}`: a mark is [words](value key=value …)")
    return {main: first, **dict(part.split("=", 1) for part in rest)}


def _failure(where: str, kind: str, example: str, reader: Reader) -> Failure | None:
    main = _MAIN[kind]
    text, expected = parse(example, main)
    chart = facts.chart(Note("example", text), reader(text))
    found = [_described(fact, text, main) for fact in sorted(chart.of(kind.upper()), key=lambda fact: fact.start)]
    wanted = [_wanted(one, text) for one in expected]
    same = len(found) == len(wanted) and all(map(_agrees, found, wanted))
    return None if same else Failure(where, example, _listed(wanted), _listed(found))


def _wanted(one: Expected, text: str) -> dict[str, str]:
    return {"": text[one.start : one.end], "at": str(one.start), **one.attributes}


def _described(fact: Fact, text: str, main: str) -> dict[str, str]:
    values = {"assertion": fact.assertion, main: None, **fact.attributes}
    return {
        "": text[fact.start : fact.end],
        "at": str(fact.start),
        **{key: _plain(value) for key, value in values.items()},
    }


def _agrees(found: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(found.get(key) == _number(value) for key, value in wanted.items())


def _plain(value: Any) -> str:
    """A value as a mark writes it: `verbal+tactile` in the order of the alphabet, `none`, `yes`, 14.2, 2."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple | set | frozenset):
        return "+".join(sorted(map(str, value)))
    return f"{value:g}" if isinstance(value, float | int) else str(value)


def _number(value: str) -> str:
    """A written value in the spelling of `_plain`."""
    if "+" in value:
        return "+".join(sorted(value.split("+")))
    try:
        return f"{float(value):g}"
    except ValueError:
        return value


def _listed(entities: list[dict[str, str]]) -> str:
    described = (
        " ".join([f"[{one['']}]", *(f"{k}={v}" for k, v in one.items() if k not in ("", "at"))]) for one in entities
    )
    return ", ".join(described) or "nothing"
