"""What is said on standard error, and whether colours are wanted. Never anything that a note says."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

import click

from ..records import Unread

_SHOWN = 5  # remarks and unread inputs shown without -v


class Remarks:
    """Collects remarks, to be shown when the work is done and no progress bar is in the way."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: str) -> None:
        self.lines.append(line)

    def show(self, quiet: bool, verbose: bool) -> None:
        """Say them, the first few unless all are asked for."""
        if not quiet:
            listed("note: ", self.lines, verbose)


def colourful(stream: TextIO) -> bool:
    """Colours only on a terminal, and never where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """A line on standard error."""
    click.echo(printable(text), err=True)


def unreadable(inputs: Iterable[Unread], whole: bool = True) -> None:
    """The inputs that could not be read, and why."""
    listed("could not be read: ", [f"{one.source}: {one.reason}" for one in inputs], whole)


def listed(before: str, lines: Iterable[str], whole: bool) -> None:
    """Lines on standard error, the first few unless all are wanted."""
    lines = list(lines)
    shown = lines if whole else lines[:_SHOWN]
    for line in shown:
        say(f"{before}{line}")
    if len(lines) > len(shown):
        say(f"{before}… and {len(lines) - len(shown):,} more (-v shows them)")


def printable(text: str) -> str:
    """Text in which no character steers the terminal: file names may hold any."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def count(number: int, word: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
