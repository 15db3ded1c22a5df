"""Notes for the commands that print as they read. One faulty note costs no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from .. import intake
from ..batch.failure import failure, refusal
from ..records import Note, Unread
from .terminal import Remarks

T = TypeVar("T")


def each(names: Iterable[str], remarks: Remarks, work: Callable[[Note], T]) -> Iterator[T | Unread]:
    """The work done on every note under `names` (`-` is standard input), or why it was not."""
    for found in _notes(list(names), remarks):
        if isinstance(found, Unread):
            yield found
            continue
        try:
            yield refusal(found) or work(found)
        except Exception as error:  # any at all: one note must not cost the others
            yield failure(found, error)


def _notes(names: list[str], remarks: Remarks) -> Iterator[Note | Unread]:
    if "-" in names:
        yield from intake.read_bytes(sys.stdin.buffer.read(), remark=remarks)
    paths = [Path(name) for name in names if name != "-"]
    if paths:
        yield from intake.read(paths, root=Path.cwd(), remark=remarks)
