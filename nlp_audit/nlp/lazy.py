"""Patterns that are compiled when they are first asked: many a note never asks them, and `check` starts sooner."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any


class LazyPattern:
    """A regular expression as `re.compile` gives it, compiled with its first question."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself; from now on its own `search` and `match` are asked directly."""
        compiled = re.compile(self.source, self.flags)
        self.search, self.match = compiled.search, compiled.match
        return compiled

    def __getattr__(self, name: str) -> Any:
        """What the pattern does, asked for the first time."""
        if name not in ("search", "match"):
            raise AttributeError(name)
        return getattr(self.compiled, name)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two offsets."""
        return self.compiled.finditer(text, start, end)


class SeldomPattern(LazyPattern):
    """A pattern that most notes hold nothing of. `needs`: texts in small letters of which every match holds one.

    To look for some texts is ten times as fast as to search for a pattern, and where none is found the pattern is not
    even compiled. `tests/nlp/test_lazy.py` proves of each that its matches cannot do without what it needs.
    """

    def __init__(self, source: str, flags: int = 0, *, needs: Iterable[str]) -> None:
        super().__init__(source, flags)
        self.needs = tuple(needs)

    def may_match(self, text: str) -> bool:
        """Whether the text holds what a match needs."""
        lower = text.lower()
        return any(map(lower.__contains__, self.needs))

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches between two offsets."""
        return self.compiled.finditer(text, start, end) if self.may_match(text) else iter(())

    def sub(self, replace: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return self.compiled.sub(replace, text) if self.may_match(text) else text
