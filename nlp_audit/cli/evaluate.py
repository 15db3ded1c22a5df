"""`nlp-audit evaluate`: accuracy on gold notes, per label and per rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..records import Unread
from . import UNREAD, Mistake, options
from .terminal import Remarks, unreadable

if TYPE_CHECKING:
    from ..batch.judging import Settings
    from ..evaluation.gold import GoldNote

_GOLD_DAY = "2026-11-21"  # as evaluation.gold has it, which loads more than --help needs


class _Result(NamedTuple):
    """Figures in both forms."""

    text: str
    content: dict[str, Any]


@click.command("evaluate", short_help="How right the program is on gold notes.")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.judging(as_of=_GOLD_DAY)
@click.option("--by", type=click.Choice(["writer"]), help="The figures of each writer's notes as well.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="Show N misses of each label.")
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
    **judged: Any,
) -> None:
    """How right the program is on gold notes: precision, recall and F1 by entity label and by rule.

    GOLD: marked notes (.md), folders of them, a folder of charts with a truth.yaml, for the episode rules, or a table
    of activities (.csv with the columns code and phrase), for 97110 against 97112.
    """
    settings, remarks = options.chosen(**judged).settings(), Remarks()
    charts = [path for path in gold if (path / "truth.yaml").is_file()]
    tables = [path for path in gold if path.suffix == ".csv"]
    notes, unread = _read([path for path in gold if path not in (*charts, *tables)], remarks)
    if not notes and not charts and not tables:
        raise Mistake("no gold notes there")
    results = [*_episodes(charts, settings), *_activities(tables, settings)]
    if notes:
        results.insert(0, _notes(notes, settings, by is not None, misses))
    click.echo("\n\n".join(one.text for one in results) if form == "text" else _json(results))
    remarks.show(quiet, verbose)
    unreadable(unread)
    ctx.exit(UNREAD if unread else 0)


def _read(paths: list[Path], remarks: Remarks) -> tuple[list[GoldNote], list[Unread]]:
    from ..evaluation import gold

    found = list(gold.read(paths, remarks))
    unread = [one for one in found if isinstance(one, Unread)]
    return [one for one in found if not isinstance(one, Unread)], unread


def _notes(notes: list[GoldNote], settings: Settings, by_writer: bool, misses: int) -> _Result:
    from ..batch import judging
    from ..evaluation import report, run

    pairs = run.audited(notes, judging.auditor(settings))
    scores, writers = run.score(pairs), run.by_writer(pairs) if by_writer else {}
    return _Result(report.text(scores, writers, misses), report.content(scores, writers))


def _episodes(charts: list[Path], settings: Settings) -> list[_Result]:
    from ..evaluation import episodes, report

    scores = [episodes.score(folder, settings) for folder in charts]
    return [_Result(report.rules_text(one), {"episodes": report.rules_content(one)}) for one in scores]


def _activities(tables: list[Path], settings: Settings) -> list[_Result]:
    from ..batch import judging
    from ..evaluation import activities

    try:
        scores = [activities.score(table, judging.auditor(settings)) for table in tables]
    except KeyError as error:
        raise Mistake(f"a table of activities has no column {error}: it needs `code` and `phrase`") from None
    return [_Result(activities.text(one), {"activities": activities.content(one)}) for one in scores]


def _json(results: list[_Result]) -> bytes:
    import orjson

    whole: dict[str, Any] = {}
    for one in results:
        whole |= one.content
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2)
