"""`nlp-audit extract`: the entities alone, as JSON lines on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from . import UNREAD, options
from .terminal import Remarks, listed


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@options.rules
@click.option("--include-text", is_flag=True, help="Each note's text with its entities.")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], rules: Path | None, include_text: bool, quiet: bool, verbose: bool
) -> None:
    """The entities of notes in files and folders: one JSON line a note, `-` for standard input."""
    from .. import intake
    from ..records import Note

    remarks, unread, entities = Remarks(), list[str](), _extractor(rules, include_text)
    stdin = intake.read_bytes(sys.stdin.buffer.read(), remark=remarks) if Path("-") in paths else iter(())
    files = [path for path in paths if path != Path("-")]
    for each in (*stdin, *()) if not files else _both(stdin, intake.read(files, remark=remarks)):
        line = entities(each) if isinstance(each, Note) else f"{each.source}: {each.reason}"
        if isinstance(line, bytes):
            click.echo(line)
        else:
            unread.append(line)
    remarks.show(quiet, verbose)
    listed("could not be read: ", unread, whole=verbose)
    ctx.exit(UNREAD if unread else 0)
