"""The options that mean the same everywhere, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from ..batch.judging import Settings

F = TypeVar("F", bound=Callable[..., Any])
LEVELS = ("error", "warning", "info", "never")


class Chosen(NamedTuple):
    """The options that select and judge."""

    payer: str
    rules: Path | None
    as_of: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    def settings(self) -> Settings:
        """The same for the audit itself."""
        from ..batch.judging import Settings

        return Settings(self.as_of, self.payer, self.rules, self.select, self.ignore)


def judging(as_of: str | None = None) -> Callable[[F], F]:
    """--payer, --rules, --as-of, --select and --ignore. `as_of`: that option's default."""
    day = f"default: {as_of}, where the gold notes stand" if as_of else "default: today"
    return _all(
        payer,
        rules,
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            default=as_of,
            callback=_day,
            help=f"The day that counts as today: what lies after it is the future ({day}).",
        ),
        click.option(
            "--select",
            multiple=True,
            callback=_names,
            help="Only these rules: ids or families, several with commas.",
        ),
        click.option("--ignore", multiple=True, callback=_names, help="All rules but these: ids or families."),
    )


def payer(function: F) -> F:
    """--payer."""
    return click.option(
        "--payer",
        default="medicare",
        show_default=True,
        metavar="NAME",
        help="The payer's profile: a name in rules/payers, or a YAML file. A note's own payer goes first.",
    )(function)


def rules(function: F) -> F:
    """--rules."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--rules", type=folder, help="A rules folder of your own, in place of the shipped one.")(
        function
    )


def claims(function: F) -> F:
    """--claims."""
    return click.option(
        "--claims",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Charges to hold against the notes: a CSV table or an X12 837P file.",
    )(function)


def fail_on(default: str) -> Callable[[F], F]:
    """--fail-on."""
    return click.option(
        "--fail-on",
        type=click.Choice(LEVELS),
        default=default,
        show_default=True,
        help="Exit with 1 where a rule of this severity or a graver one fails (`unclear` does not count).",
    )


def form(*kinds: str) -> Callable[[F], F]:
    """--format, the first kind by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(kinds),
        default=kinds[0],
        show_default=True,
        help="How to print.",
    )


def jobs(function: F) -> F:
    """--jobs."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Processes; 0, the default, uses all cores where there are many notes. The output is the same.",
    )(function)


def loudness(function: F) -> F:
    """-q and -v."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Nothing on standard error but errors.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Also all that was passed over or unread.")
    return quiet(verbose(function))


def chosen(payer: str, rules: Path | None, as_of: date, select: tuple[str, ...], ignore: tuple[str, ...]) -> Chosen:
    """The judging options, as they arrive, in one record."""
    return Chosen(payer, rules, as_of, select, ignore)


def fails(marks: Iterable[tuple[str, str]], threshold: str) -> bool:
    """Whether a (severity, verdict) among `marks` fails at or above the threshold."""
    from ..records import SEVERITIES

    graver = SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold != "never" else ()
    return any(verdict == "fail" and severity in graver for severity, verdict in marks)


def _all(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for each in reversed(decorators):
            function = each(function)
        return function

    return decorate


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date:
    return value.date() if value else date.today()


def _names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
