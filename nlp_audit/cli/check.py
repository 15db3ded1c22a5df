"""`nlp-audit check`: notes before submission, with the words that each finding points at."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import FINDINGS, UNREAD, options
from .terminal import Remarks, colourful, count, listed, say

if TYPE_CHECKING:
    from ..batch.work import Settings
    from ..records import Audit, Note, Unread


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@options.judging()
@options.form("text", "json")
@options.fail_on("error")
@click.option("--include-text", is_flag=True, help="With --format json: the note's text with its result.")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    include_text: bool,
    quiet: bool,
    verbose: bool,
    **judging: Any,
) -> None:
    """Check notes before they are submitted (FILE `-` is standard input).

    Shows what is missing or wrong with the words that it rests on, the authority and the question to answer.
    """
    remarks, unread, marks = Remarks(), list[str](), list[tuple[str, str]]()
    show = _json(include_text) if form == "json" else _text()
    settings = options.chosen(**judging).settings()
    for each in _results(_notes(files, remarks), settings):
        if isinstance(each, str):
            unread.append(each)
        else:
            click.echo(show(each, settings))
            marks += [(one.severity, one.verdict) for one in each.findings]
    remarks.show(quiet, verbose)
    listed("could not be read: ", unread, whole=True)
    if not quiet and form == "text":
        say(_summary(marks))
    ctx.exit(UNREAD if unread else FINDINGS if options.fails(marks, fail_on) else 0)


def _notes(files: Iterable[str], remarks: Remarks) -> Iterator[Note | Unread]:
    from .. import intake

    if "-" in files:
        yield from intake.read_bytes(sys.stdin.buffer.read(), remark=remarks)
    paths = [Path(name) for name in files if name != "-"]
    if paths:
        yield from intake.read(paths, root=Path.cwd(), remark=remarks)


def _results(notes: Iterable[Note | Unread], settings: Settings) -> Iterator[Audit | str]:
    """Each note's audit, or the line that says why there is none."""
    from ..batch import work
    from ..records import Unread

    work.auditor(settings)  # mistakes in the rules are told before anything else
    for each in notes:
        try:
            found = each if isinstance(each, Unread) else work.result(each, settings)
        except Exception as error:
            found = work.failure(each, error)  # type: ignore[arg-type]
        yield f"{found.source}: {found.reason}" if isinstance(found, Unread) else found


def _text() -> Any:
    from ..reports import plain

    style = plain.coloured if colourful(sys.stdout) else plain.bare
    return lambda audit, _: plain.note(audit, style)


def _json(include_text: bool) -> Any:
    from ..batch import work
    from ..reports import rows

    def show(audit: Audit, settings: Settings) -> str:
        payer = work.profile_name(work.payer_of(audit.note, settings))
        return rows.line(rows.row(audit, payer), text=include_text).decode()

    return show


def _summary(marks: list[tuple[str, str]]) -> str:
    failing = [severity for severity, verdict in marks if verdict == "fail"]
    errors, others = failing.count("error"), len(failing) - failing.count("error")
    unclear = len(marks) - len(failing)
    parts = [count(errors, "error"), count(others, "other finding"), f"{unclear} for a person to look at"]
    return f"{', '.join(parts)}. {'Do not submit yet.' if errors else ''}".rstrip()
