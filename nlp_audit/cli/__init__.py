"""The command line: one file a command, each imported only when it is called.

Exit codes: 0 nothing at or above --fail-on · 1 findings at or above it · 2 wrong usage or configuration ·
3 some inputs could not be read. A fault of the program itself exits with 70, never with one of these.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from .. import __version__

COMMANDS = ("audit", "check", "extract", "rules", "units", "evaluate", "train")
_SELDOM = (100_000, 50, 50)  # Python looks for circular garbage: records hold no circles, and the vocabulary is large
FINDINGS, USAGE, UNREAD, FAULT, INTERRUPTED = 1, 2, 3, 70, 130


class Mistake(click.ClickException):
    """A mistake in what was asked for or in a configuration file."""

    exit_code = USAGE


class _Group(click.Group):
    """Imports a command when it is needed, and turns every failure into a message without a note's text."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{name}", __name__).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from ..yamlfile import nearest

            hint = nearest(args[0], COMMANDS) or f" (one of {', '.join(COMMANDS)})"
            raise click.UsageError(f"no command `{args[0]}`{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        gc.set_threshold(*_SELDOM)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted; nothing was written", err=True)
            ctx.exit(INTERRUPTED)
        except Exception as error:
            _fail(ctx, error)


def _fail(ctx: click.Context, error: Exception) -> NoReturn:
    """What went wrong, in the exit code's terms. Only messages that cannot quote a note are shown."""
    from ..batch.failure import place
    from ..files import RefusedError
    from ..yamlfile import ConfigError

    if isinstance(error, ConfigError | RefusedError):
        raise Mistake(str(error)) from None
    if isinstance(error, OSError):
        _fail_outside(ctx, error)
    click.echo(f"nlp-audit: a fault of the program: {type(error).__name__} in {place(error)}", err=True)
    ctx.exit(FAULT)


def _fail_outside(ctx: click.Context, error: OSError) -> NoReturn:
    if error.errno == errno.EPIPE:  # the reader has seen enough (`nlp-audit extract … | head`)
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ctx.exit(0)
    where = f": {os.fsdecode(error.filename)}" if error.filename else ""
    raise Mistake(f"{error.strerror or type(error).__name__}{where}") from None


@click.command(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nlp-audit")
def main() -> None:
    """Audits free-text rehab notes (PT, OT, SLP) offline: what is missing or wrong, with the evidence.

    Notes never leave this machine, and nothing that a note says is logged.
    """
