"""Patterns that are passed by without their words: no match can do without one of them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import nlp_audit
from nlp_audit.nlp.lazy import SeldomPattern

UNKNOWN = "\0"  # stands for characters of which any may be there
MANY = 12  # more characters than that in a set are unknown


def shipped() -> Iterator[SeldomPattern]:
    for module in pkgutil.walk_packages(nlp_audit.__path__, "nlp_audit."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, SeldomPattern):
                    yield value


def endings(tree: Any, before: set[str | None], needs: tuple[str, ...]) -> set[str | None]:
    """What a match may end with, from what stands before it; None: it holds what is needed."""
    for kind, value in tree:
        before = {end and _short(end, needs) for one in before for end in _behind(kind, value, one, needs)}
    return before


def _short(text: str, needs: tuple[str, ...]) -> str | None:
    return None if any(need in text for need in needs) else text[-max(map(len, needs)) :]


def _behind(kind: Any, value: Any, one: str | None, needs: tuple[str, ...]) -> set[str | None]:
    if one is None or kind in (op.AT, op.ASSERT_NOT):
        return {one}
    if kind in (op.LITERAL, op.IN):
        return {one + char for char in _characters(kind, value)}
    if kind is op.SUBPATTERN:
        return endings(value[-1], {one}, needs)
    if kind is op.BRANCH:
        return {end for tree in value[1] for end in endings(tree, {one}, needs)}
    if kind is op.ASSERT:
        return {None} if value[0] > 0 and endings(value[1], {one}, needs) == {None} else {one}
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeated(*value, one, needs)
    return {one + UNKNOWN}


def _repeated(least: int, most: int, tree: Any, one: str, needs: tuple[str, ...]) -> set[str | None]:
    found: set[str | None] = {one}
    for _ in range(min(least, 4)):
        found = endings(tree, found, needs)
    if (least, most) == (0, 1):
        return {one} | endings(tree, {one}, needs)
    return found if least == most <= 4 else found | {end and end + UNKNOWN for end in found}


def _characters(kind: Any, value: Any) -> list[str]:
    if kind is op.LITERAL:
        return [chr(value).lower()]
    spans = [v if k is op.RANGE else (v, v) for k, v in value if k in (op.LITERAL, op.RANGE)]
    if len(spans) < len(value) or sum(high - low + 1 for low, high in spans) > MANY:
        return [UNKNOWN]
    return [chr(n).lower() for low, high in spans for n in range(low, high + 1)]


def holds_a_need(source: str, flags: int, needs: tuple[str, ...]) -> bool:
    """Whether every match of a pattern surely holds one of the texts."""
    return endings(_parser.parse(source, flags), {""}, needs) == {None}


def test_every_match_of_a_seldom_pattern_holds_what_it_needs() -> None:
    found = list(shipped())
    assert len(found) > 10
    assert [p.source for p in found if not holds_a_need(p.source, p.flags, p.needs)] == []
    assert [n for p in found for n in p.needs if n != n.lower() or not n] == []


@pytest.mark.parametrize(
    ("source", "needs", "expected"),
    [
        (r"\btime spent\b", ["time spent"], True),
        (r"(?:timed|total|tot) ?/", ["timed/", "timed /", "total/", "total /", "tot/", "tot /"], True),
        (r"(?:timed|total|tot) ?/", ["timed/", "total/", "tot/"], False),  # the blank is forgotten
        (r"co-?(?:tx|treat(?:ment)?)", ["cotx", "co-tx", "cotreat", "co-treat"], True),
        (r"\d{1,2}'|feet", ["'"], False),  # an alternative without it
        (r"(?:min )?total", ["min"], False),
        (r"min(?= total)", ["min total"], True),
        (r"min(?! total)", ["min total"], False),
        (r"a\w+b", ["ab"], False),
        (r"[0-9]'", [f"{figure}'" for figure in range(10)], True),
    ],
)
def test_the_proof_itself(source: str, needs: list[str], expected: bool) -> None:
    assert holds_a_need(source, re.I, tuple(needs)) is expected


def test_a_seldom_pattern_finds_what_its_pattern_finds() -> None:
    pattern = SeldomPattern(r"\btot ?/ ?(\d)", re.I, needs=["tot/", "tot /"])
    texts = [" ".join(words) for words in product(["TOT/3", "tot / 4", "total", "x"], repeat=2)]
    plain = re.compile(pattern.source, re.I)
    assert [[m.span() for m in pattern.finditer(t)] for t in texts] == [
        [m.span() for m in plain.finditer(t)] for t in texts
    ]
    assert [pattern.sub(lambda m: m[1], t) for t in texts] == [plain.sub(lambda m: m[1], t) for t in texts]
