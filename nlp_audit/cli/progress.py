"""A progress bar with a rate, on a terminal and for long work only."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..records import Unread
from ..reports.rows import Row

_FEW = 200  # notes that are done before anybody looks for a bar


@contextlib.contextmanager
def bar(paths: Iterable[Path], output: Path, shown: bool) -> Iterator[Callable[[Row | Unread], None]]:
    """Something to call with each note that is done. It counts characters: notes are not known ahead."""
    if not shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    with contextlib.ExitStack() as stack:
        yield _Bar(list(paths), output, stack)


class _Bar:
    """Starts to draw when there is enough work for it."""

    def __init__(self, paths: list[Path], output: Path, stack: contextlib.ExitStack) -> None:
        self._paths, self._output, self._stack = paths, output, stack
        self._notes = self._done = 0
        self._started = time.monotonic()
        self._draw: Callable[[int, int, float], None] | None = None

    def __call__(self, item: Row | Unread) -> None:
        self._notes += 1
        self._done += len(item.text) if isinstance(item, Row) else 0
        if self._draw is None and self._notes == _FEW:
            self._draw = _drawing(_size(self._paths, self._output), self._stack)
        if self._draw and self._notes % 16 == 0:
            self._draw(self._done, self._notes, self._notes / (time.monotonic() - self._started))


def _drawing(total: int, stack: contextlib.ExitStack) -> Callable[[int, int, float], None]:
    """A bar of rich on standard error, gone when the work is done."""
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("auditing"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[notes]:,} notes, {task.fields[rate]:,.0f}/s"),
        progress.TimeRemainingColumn(),
    )
    drawn = stack.enter_context(progress.Progress(*columns, console=Console(stderr=True), transient=True))
    task = drawn.add_task("", total=total, notes=0, rate=0.0)

    def update(done: int, notes: int, rate: float) -> None:
        drawn.update(task, completed=min(done, total), notes=notes, rate=rate)

    return update


def _size(paths: Iterable[Path], output: Path) -> int:
    """Bytes of all files, near enough to the characters to come."""
    from ..intake import folder
    from ..intake.remarks import ignore, once

    found = folder.files(paths, None, [output], once(ignore))
    return sum(each.path.stat().st_size for each in found if not isinstance(each, Unread))
