"""What is worth a word and no reason to stop: passed to the caller, never printed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Remark = Callable[[str], None]


class Tell(Protocol):
    """Makes a remark unless one on the same matter was made before in the run."""

    def __call__(self, text: str, about: str = "") -> None: ...


def ignore(_: str) -> None:
    """Remarks of a caller who wants none."""


def once(remark: Remark) -> Tell:
    """A matter that a thousand files of one export have in common is told a single time."""
    told: set[str] = set()

    def tell(text: str, about: str = "") -> None:
        if (about or text) not in told:
            told.add(about or text)
            remark(text)

    return tell
