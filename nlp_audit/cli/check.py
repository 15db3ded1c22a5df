"""`nlp-audit check`: notes before submission, with the words that each finding points at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from ..records import Unread
from . import FINDINGS, UNREAD, options, reading
from .terminal import Remarks, colourful, count, say, unreadable

if TYPE_CHECKING:
    from ..batch.judging import Settings
    from ..records import Audit


@click.command("check", short_help="Check notes before they are submitted.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@options.judging()
@options.form("text", "json")
@options.fail_on("error")
@click.option("--include-text", is_flag=True, help="With --format json: the note's text with its result.")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    include_text: bool,
    quiet: bool,
    verbose: bool,
    **judged: Any,
) -> None:
    """Check notes before they are submitted (FILE `-` is standard input).

    Shows what is missing or wrong with the words that it rests on, the authority and the question to answer.
    """
    from ..batch import judging

    settings = options.chosen(**judged).settings()
    judging.auditor(settings)  # mistakes in the rules are told before anything else
    show = _json(settings, include_text) if form == "json" else _text()
    remarks, unread, marks = Remarks(), list[Unread](), list[tuple[str, str]]()
    for found in reading.each(files, remarks, lambda note: judging.result(note, settings)):
        if isinstance(found, Unread):
            unread.append(found)
        else:
            click.echo(show(found))
            marks += [(one.severity, one.verdict) for one in found.findings]
    remarks.show(quiet, verbose)
    unreadable(unread)
    if not quiet and form == "text":
        say(_summary(marks))
    ctx.exit(UNREAD if unread else FINDINGS if options.fails(marks, fail_on) else 0)


def _text() -> Callable[[Audit], str]:
    from ..reports import plain

    style = plain.coloured if colourful(sys.stdout) else plain.bare
    return lambda audit: plain.note(audit, style)


def _json(settings: Settings, include_text: bool) -> Callable[[Audit], str]:
    from ..batch import judging
    from ..reports import rows

    def show(audit: Audit) -> str:
        payer = judging.profile_name(judging.payer_of(audit.note, settings))
        return rows.line(rows.row(audit, payer), text=include_text).decode()

    return show


def _summary(marks: list[tuple[str, str]]) -> str:
    failing = [severity for severity, verdict in marks if verdict == "fail"]
    errors, others = failing.count("error"), len(failing) - failing.count("error")
    unclear = len(marks) - len(failing)
    parts = [count(errors, "error"), count(others, "other finding"), f"{unclear} for a person to look at"]
    return f"{', '.join(parts)}. {'Do not submit yet.' if errors else ''}".rstrip()
