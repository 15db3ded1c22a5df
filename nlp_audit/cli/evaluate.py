"""`nlp-audit evaluate`: accuracy on gold notes, per label and per rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..records import Unread
from . import UNREAD, Mistake, options
from .terminal import Remarks, unreadable

_GOLD_DAY = "2026-11-21"  # as evaluation.gold has it, which loads more than --help needs


@click.command("evaluate", short_help="How right the program is on gold notes.")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.judging(as_of=_GOLD_DAY)
@click.option("--by", type=click.Choice(["writer"]), help="The figures of each writer's notes as well.")
@click.option(
    "--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Show N misses of each label."
)
@options.form("text", "json")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    /,
    gold: tuple[Path, ...],
    by: str | None,
    misses: int,
    form: str,
    quiet: bool,
    verbose: bool,
    **judging: Any,
) -> None:
    """How right the program is on gold notes: precision, recall and F1 by entity label and by rule.

    GOLD: marked notes (.md) or folders of them.
    """
    from ..batch import work
    from ..evaluation import gold as golden
    from ..evaluation import run

    remarks = Remarks()
    read = list(golden.read(gold, remarks))
    notes = [one for one in read if not isinstance(one, Unread)]
    if not notes:
        raise Mistake("no gold notes there")
    pairs = run.audited(notes, work.auditor(options.chosen(**judging).settings()))
    scores, writers = run.score(pairs), run.by_writer(pairs) if by else {}
    _show(form, scores, writers, misses)
    remarks.show(quiet, verbose)
    unread = [one for one in read if isinstance(one, Unread)]
    unreadable(unread)
    ctx.exit(UNREAD if unread else 0)


def _show(form: str, scores: Any, writers: Any, misses: int) -> None:
    from ..evaluation import report

    if form == "json":
        import orjson

        click.echo(orjson.dumps(report.content(scores, writers), option=orjson.OPT_INDENT_2))
    else:
        click.echo(report.text(scores, writers, misses))
