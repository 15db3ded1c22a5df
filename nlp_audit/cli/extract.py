"""`nlp-audit extract`: the entities alone, as JSON lines on standard output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from ..records import Note, Unread
from . import UNREAD, options, reading
from .terminal import Remarks, unreadable


@click.command("extract", short_help="The entities of notes, as JSON lines.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.rules
@click.option("--include-text", is_flag=True, help="Each note's text with its entities.")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    rules: Path | None,
    include_text: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """The entities of notes in files and folders, one JSON line a note (PATH `-` is standard input)."""
    remarks, unread = Remarks(), list[Unread]()
    for found in reading.each(paths, remarks, _extractor(rules, include_text)):
        if isinstance(found, Unread):
            unread.append(found)
        else:
            click.echo(found)
    remarks.show(quiet, verbose)
    unreadable(unread)
    ctx.exit(UNREAD if unread else 0)


def _extractor(rules: Path | None, include_text: bool) -> Callable[[Note], str]:
    """From a note to its line. Reads the vocabulary and no rules."""
    from .. import facts, paths
    from ..nlp import pipeline
    from ..reports import rows

    reader = pipeline.build(rules or paths.rules(), paths.models())

    def line(note: Note) -> str:
        chart = facts.chart(note, reader(note.text))
        return rows.extract(chart, text=include_text).decode()

    return line
