"""Grammar lines that open with what they can begin with find the same as without that: `(?= … )` only saves time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from nlp_samples import reader


def hurried() -> Iterator[tuple[str, re.Pattern[str]]]:
    for ruler in reader().rulers:
        for name, value in getattr(ruler, "__dict__", {}).items():
            if isinstance(value, re.Pattern) and value.pattern.startswith("(?="):
                yield f"{type(ruler).__name__}.{name}", value


def without_first(pattern: str) -> str:
    """The pattern behind its opening look-ahead; a bracket in a class of characters closes nothing."""
    depth = 0
    for token in re.finditer(r"\\.|\[\^?\]?[^\]]*\]|[()]", pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0:
            return pattern[token.end() :]
    raise AssertionError("the look-ahead ends")


def rows(pattern: str, count: int) -> list[str]:
    """Rows of atoms, most of them such as the pattern names."""
    chance = random.Random(1)
    named = sorted({char for char in pattern if char >= "\ue000"}) + list("-/()[].,:'%|")
    known = [code for code, _ in reader().atoms.values.values()]
    pool = named * 20 + known
    return ["".join(chance.choices(pool, k=50)) for _ in range(count)]


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*pair, id=pair[0]) for pair in hurried()])
def test_nothing_is_missed(name: str, pattern: re.Pattern[str]) -> None:
    slow = re.compile(without_first(pattern.pattern))
    found = 0
    for row in rows(pattern.pattern, 4000):
        expected = [m.span() for m in slow.finditer(row)]
        assert [m.span() for m in pattern.finditer(row)] == expected
        found += len(expected)
    assert found > 5


def test_there_are_such_lines() -> None:
    assert len(list(hurried())) >= 6
