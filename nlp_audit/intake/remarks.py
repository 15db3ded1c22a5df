"""What is worth a word and no reason to stop: passed to the caller, never printed here."""

from __future__ import annotations

from collections.abc import Callable

Remark = Callable[[str], None]


def ignore(_: str) -> None:
    """Remarks of a caller who wants none."""


def once(remark: Remark) -> Remark:
    """The same remark about a thousand files of one export is made a single time."""
    made: set[str] = set()

    def first_time(text: str) -> None:
        if text not in made:
            made.add(text)
            remark(text)

    return first_time
