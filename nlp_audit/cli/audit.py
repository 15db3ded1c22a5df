"""`nlp-audit audit`: a folder of exported notes in, a complete audit out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import click

from . import FINDINGS, UNREAD, options, progress
from .terminal import Remarks, colourful

if TYPE_CHECKING:
    from ..batch.judging import Settings
    from ..batch.work import Item
    from ..reports.summary import Tally


class _Run(NamedTuple):
    """What was asked for."""

    paths: tuple[Path, ...]
    output: Path
    settings: Settings
    jobs: int
    cluster: str | None
    claims: Path | None


@click.command("audit", short_help="Audit files and folders of notes into a folder.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for the results.",
)
@options.judging()
@options.claims
@options.jobs
@click.option("--cluster", metavar="ADDRESS", help="Work on the Dask cluster at this address (extra `cluster`).")
@options.fail_on("never")
@options.form("text", "json")
@click.option("--include-text", is_flag=True, help="Each note's text in notes.jsonl too.")
@options.loudness
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    output: Path,
    claims: Path | None,
    jobs: int,
    cluster: str | None,
    fail_on: str,
    form: str,
    include_text: bool,
    quiet: bool,
    verbose: bool,
    **judged: Any,
) -> None:
    """Audit the notes in files and folders (recursively) into DIR.

    Reads .txt and .md (one note, or a chart export of many), .csv and .jsonl: a row a note, with the columns
    `text` and, where known, note_id, patient_id, clinician, date_of_service, payer.

    Writes notes.jsonl, findings.csv, report.html, summary.json, errors.jsonl and run.json, for you alone.
    """
    settings = options.chosen(**judged).settings()._replace(claims=claims is not None)
    run = _Run(paths, output, settings, jobs, cluster, claims)
    started, remarks = time.monotonic(), Remarks()
    tally = _audit(run, remarks, include_text, shown=not quiet)
    remarks.show(quiet, verbose)
    if not quiet:
        _say(tally, output, time.monotonic() - started, verbose)
    if form == "json":
        click.echo((output / "summary.json").read_bytes(), nl=False)
    marks = ((severity, verdict) for _, severity, verdict in tally.findings)
    ctx.exit(UNREAD if tally.unread else FINDINGS if options.fails(marks, fail_on) else 0)


def _audit(run: _Run, remarks: Remarks, include_text: bool, shown: bool) -> Tally:
    from .. import claims, files
    from ..batch import across, judging, work
    from ..reports import folder

    # Mistakes in the rules are told before anything else.
    across_rules = work.across_rules(run.settings)
    rules = (*judging.auditor(run.settings).rules, *across_rules)
    charged = claims.read(run.claims) if run.claims else claims.Claims(())
    files.prepare(run.output, [*run.paths, *filter(None, [run.claims])])
    manifest, charges = partial(_manifest, run), charged.charges if run.claims else None
    with ExitStack() as stack, progress.bar(run.paths, run.output, shown) as seen:
        collector = across.Collector(across_rules, charges, run.settings, partial(_scratch, stack, run.output))
        job = folder.Job(run.output, _catalogue(rules), _about(run), manifest, collector.across, include_text)
        return folder.write(chain(charged.unread, collector(_results(run, remarks))), job, seen)


def _scratch(stack: ExitStack, output: Path) -> BinaryIO:
    """A file to write and read until the run ends."""
    from .. import files

    return stack.enter_context(files.scratch(output))


def _results(run: _Run, remarks: Remarks) -> Iterator[Item]:
    from .. import intake
    from ..batch import cluster
    from ..batch.run import results

    source = intake.read(run.paths, skip=[run.output], remark=remarks)
    if run.cluster:
        return cluster.results(source, run.settings, run.cluster)
    return results(source, run.settings, run.jobs)


def _catalogue(rules: Any) -> dict[str, dict[str, str]]:
    """What the report tells of each rule."""
    shown = ("title", "severity", "basis", "authority", "why", "message", "fix")
    return {rule.id: {name: getattr(rule, name) for name in shown} for rule in rules}


def _about(run: _Run) -> dict[str, str]:
    from .. import __version__
    from ..batch import judging

    settings = run.settings
    chosen = {"only": ", ".join(settings.select), "without": ", ".join(settings.ignore)}
    return {
        "payer": judging.profile_name(settings.payer),
        "date": settings.as_of.isoformat(),
        **{name: names for name, names in chosen.items() if names},
        "program": f"nlp-audit {__version__}",
    }


def _manifest(run: _Run, counts: Mapping[str, Any]) -> dict[str, Any]:
    from .. import paths
    from ..batch import judging
    from ..reports import manifest

    own = run.settings.rules
    chosen = {
        "payer": judging.profile_name(run.settings.payer),
        "as_of": run.settings.as_of.isoformat(),
        "select": list(run.settings.select),
        "ignore": list(run.settings.ignore),
        "rules": "shipped" if own is None else "own",
        "claims": run.claims is not None,
    }
    return manifest.content(chosen, {"rules": own or paths.rules(), "models": paths.models()}, counts)


def _say(tally: Tally, output: Path, seconds: float, verbose: bool) -> None:
    """The summary on standard error."""
    import sys

    from ..reports import plain, worklist
    from .terminal import unreadable

    unreadable(tally.first_unread, whole=verbose)
    style = plain.coloured if colourful(sys.stderr) else plain.bare
    click.echo(worklist.text(tally, output, seconds, style), err=True)
