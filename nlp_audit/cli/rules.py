"""`nlp-audit rules`: the catalogue, one rule whole, and every rule's own examples run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import FINDINGS, Mistake, options

if TYPE_CHECKING:
    from ..evaluation.examples import Failure
    from ..rules import Rule


@click.group("rules", short_help="The rules: list, show, test.")
def command() -> None:
    """The catalogue of rules: list them, show one, run their examples."""


@command.command("list")
@options.rules
@options.form("text", "json")
def list_rules(rules: Path | None, form: str) -> None:
    """All rules with severity, basis and title."""
    from . import catalogue

    loaded = catalogue.load(rules)
    click.echo(_dumps([_content(rule) for rule in loaded]) if form == "json" else _table(loaded))


@command.command("show")
@click.argument("rule_id", metavar="ID")
@options.rules
@options.form("text", "json")
def show(rule_id: str, rules: Path | None, form: str) -> None:
    """One rule: what it asks for, why, on what authority, with its examples."""
    from ..yamlfile import nearest
    from . import catalogue

    known = {rule.id: rule for rule in catalogue.load(rules)}
    if rule_id not in known:
        raise Mistake(f"no rule `{rule_id}`{nearest(rule_id, known)}")
    rule = known[rule_id]
    click.echo(_dumps(_content(rule)) if form == "json" else _page(rule))


@command.command("catalogue")
@options.rules
def write_catalogue(rules: Path | None) -> None:
    """Write the folder's README.md: every rule on one page. A test tells when it is out of date."""
    from .. import paths
    from ..evaluation import catalogue as pages
    from . import catalogue

    folder = rules or paths.rules()
    (folder / pages.FILE).write_text(pages.of(folder, catalogue.load(rules)), encoding="utf-8")
    click.echo(f"wrote {folder / pages.FILE}")


@command.command("test")
@click.argument(
    "folder", required=False, metavar="[DIR]", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@options.rules
@options.payer
@options.loudness
@click.pass_context
def test(ctx: click.Context, folder: Path | None, rules: Path | None, payer: str, quiet: bool, verbose: bool) -> None:
    """Run the examples of every rule and vocabulary in DIR (without it: in the shipped rules)."""
    from .. import paths
    from ..evaluation import examples, vocabulary
    from . import catalogue

    where = folder or rules or paths.rules()
    prepared = examples.prepare(payer, where)
    results = [
        (rule.id, sum(map(len, rule.examples)), failures)
        for rule, failures in examples.run(catalogue.load(where), prepared)
    ]
    results += vocabulary.run(where, prepared.auditor.reader)
    for name, number, failures in results:
        _tell(name, number, failures, verbose)
    failed = sum(len(failures) for _, _, failures in results)
    if not quiet:
        total = sum(number for _, number, _ in results)
        click.echo(f"{total} examples of {len(results)} files: {total - failed} as they should be, {failed} not")
    ctx.exit(FINDINGS if failed else 0)


def _tell(name: str, number: int, failures: Sequence[Failure], verbose: bool) -> None:
    from ..reports.excerpt import plain

    if verbose and not failures:
        click.echo(f"ok    {name} ({number})")
    for failure in failures:
        click.echo(f"FAIL  {name}: {plain(failure.example)}")
        click.echo(f"      wanted {failure.wanted}\n      found  {failure.found}")


def _table(rules: Sequence[Rule]) -> str:
    width = max((len(rule.id) for rule in rules), default=0)
    rows = (f"{rule.id:{width}}  {rule.severity:8} {rule.basis:14} {_title(rule)}" for rule in rules)
    return "\n".join(rows)


def _title(rule: Rule) -> str:
    return f"{rule.title} (preview)" if rule.preview else rule.title


def _page(rule: Rule) -> str:
    head = [rule.id, _title(rule), "", rule.why, ""]
    told = {
        "severity": f"{rule.severity} ({rule.basis.replace('_', ' ')})",
        "rests on": f"{rule.authority}; checked {rule.source.checked}",
        "applies to": f"notes that bill {', '.join(rule.billed)}" if rule.billed else "every note",
        "says": rule.message,
        "asks": rule.fix,
    }
    lines = [f"{name:10}  {text}" for name, text in told.items()]
    named = {
        "passes": rule.examples.passing,
        "fails": rule.examples.failing,
        "known miss": rule.examples.todo,
    }
    for name, notes in named.items():
        lines += ["", *(f"{name:10}  {_indented(note)}" for note in notes)] if notes else []
    return "\n".join([*head, *lines])


def _indented(note: str) -> str:
    return note.strip().replace("\n", "\n" + " " * 12)


def _content(rule: Rule) -> dict[str, Any]:
    shown = ("id", "title", "severity", "basis", "authority", "section", "why", "billed", "message", "fix")
    examples = {"pass": rule.examples.passing, "fail": rule.examples.failing, "todo": rule.examples.todo}
    status = "preview" if rule.preview else "stable"
    checked = rule.source.checked
    return {
        **{name: getattr(rule, name) for name in shown},
        "checked": checked,
        "status": status,
        "examples": examples,
    }


def _dumps(value: Any) -> bytes:
    import orjson

    return orjson.dumps(value, option=orjson.OPT_INDENT_2)
