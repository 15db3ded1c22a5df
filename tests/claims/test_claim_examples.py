"""The rules' own examples, each a note with a small charges table, run from text to verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from nlp_audit import claims, facts, paths, yamlfile
from nlp_audit.nlp import pipeline
from nlp_audit.records import Note
from nlp_audit.rules import load_sources

RULES = sorted((paths.rules() / "claim").glob("*.yaml"))
KEYS = ("title", "severity", "basis", "authority", "why", "requires", "message", "fix", "examples")


def examples() -> Iterator[Any]:
    for path in RULES:
        rule = yamlfile.load(path)
        for kind in ("pass", "fail"):
            for number, example in enumerate(rule["examples"][kind]):
                yield pytest.param(next(iter(rule["requires"])), kind, example, id=f"{path.stem}-{kind}-{number}")


@pytest.fixture(scope="module")
def reader() -> pipeline.Reader:
    return pipeline.build(paths.rules(), paths.models())


@pytest.mark.parametrize(("function", "kind", "example"), list(examples()))
def test_examples(function: str, kind: str, example: dict[str, str], reader: pipeline.Reader) -> None:
    found = claims.parse(example["charges"].encode(), "charges")
    note = Note("example", example["note"])
    matches = claims.match(found.charges, [facts.chart(note, reader(note.text))])
    assert not found.unread
    assert claims.worst(function, matches).verdict in {"pass": ("pass", "not_applicable"), "fail": ("fail",)}[kind]


def test_rules_are_whole() -> None:
    assert [path.stem for path in RULES] == ["charge-missing", "code-differs", "note-missing", "units-differ"]
    for path in RULES:
        rule = yamlfile.load(path)
        yamlfile.check_keys(rule, KEYS, KEYS)
        assert rule["authority"]["source"] in load_sources(paths.rules())
        assert set(rule["requires"]) <= set(claims.FUNCTIONS)
        assert rule["fix"].endswith("?")
