"""All rules of a folder: those that judge a note by itself, and those across notes (episodes, claims).

Nothing here loads spaCy: the catalogue is shown without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .. import checks, claims, episodes, rules, yamlfile
from ..rules import Rule

_CHARGES = "---- charges"  # in a claim rule's example, between the note and its charges


def load(folder: Path) -> tuple[Rule, ...]:
    """Every rule of a folder. Raises ConfigError."""
    return (*rules.load(folder, checks.FUNCTIONS), *load_across(folder))


def load_across(folder: Path) -> tuple[Rule, ...]:
    """The rules across notes. Raises ConfigError."""
    episode = rules.load(folder, episodes.FUNCTIONS, ["episode"])
    claim = (_readable(rule, folder) for rule in rules.load(folder, claims.FUNCTIONS, ["claim"]))
    return (*episode, *claim)


def raw_examples(rule: str, folder: Path) -> Mapping[str, list[object]]:
    """A rule's examples as its file has them: a claim rule's have parts."""
    path = folder / f"{rule.replace('.', '/', 1)}.yaml"
    examples: Mapping[str, list[object]] = yamlfile.load(path)["examples"]
    return examples


def _readable(rule: Rule, folder: Path) -> Rule:
    raw = raw_examples(rule.id, folder)
    kinds = (tuple(map(joined, raw.get(kind) or ())) for kind in ("pass", "fail", "todo"))
    return rule._replace(examples=rules.Examples(*kinds))


def joined(example: object) -> str:
    """An example as one text."""
    if not isinstance(example, yamlfile.Mapping):
        return str(example)
    return f"{str(example['note']).strip()}\n{_CHARGES}\n{str(example['charges']).strip()}"
