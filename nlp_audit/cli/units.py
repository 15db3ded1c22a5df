"""`nlp-audit units`: the units that minutes support, with the working."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import Mistake, options

if TYPE_CHECKING:
    from ..billing.units import Allocation


@click.command("units", short_help="The units that minutes support, with the working.")
@click.argument("codes", nargs=-1, required=True, metavar="CODE=MINUTES…")
@options.payer
@options.rules
@options.form("text", "json")
def command(codes: tuple[str, ...], payer: str, rules: Path | None, form: str) -> None:
    """The units that minutes of timed codes support, with the working.

    \b
    Example: nlp-audit units --payer medicare 97112=23 97110=7
    """
    from .catalogue import profile

    folder = _folder(rules)
    found = profile(payer, folder)
    allocation = _allocation(codes, found.method, folder)
    if form == "json":
        import orjson

        click.echo(orjson.dumps(_content(found.name, allocation)))
    else:
        click.echo(_text(found.title, allocation))


def _folder(rules: Path | None) -> Path:
    from .. import paths

    return rules or paths.rules()


def _allocation(given: tuple[str, ...], method: Any, folder: Path) -> Allocation:
    from ..billing import codes, units

    known = codes.load(folder / "codes.yaml")
    return units.allocate(_minutes(given, known), method, codes.timed(known))


def _minutes(given: tuple[str, ...], known: Any) -> dict[str, float]:
    from ..yamlfile import nearest

    minutes: dict[str, float] = {}
    for each in given:
        code, _, value = each.partition("=")
        if code not in known:
            raise Mistake(f"unknown code `{code}`{nearest(code, known)}")
        if code in minutes:
            raise Mistake(f"`{code}` is given twice; add its minutes up")
        minutes[code] = _number(each, value)
    return minutes


def _number(given: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1
    if not 0 <= number < 1441:
        raise Mistake(f"`{given}` is not CODE=MINUTES, with minutes from 0 to 1440 (97112=23)")
    return number


def _content(payer: str, allocation: Allocation) -> dict[str, Any]:
    """The contract's JSON."""
    return {
        "payer": payer,
        "method": allocation.method,
        "minutes": {code: _plain(value) for code, value in allocation.minutes.items()},
        "total_minutes": _plain(allocation.total_minutes),
        "total_units": allocation.total_units,
        "units": dict(allocation.units),
        "ties": [list(tie) for tie in allocation.ties],
        "working": list(allocation.working),
    }


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _text(title: str, allocation: Allocation) -> str:
    units = {**allocation.units, **allocation.untimed}
    lines = [f"{code}  {count} unit{'' if count == 1 else 's'}" for code, count in units.items()]
    return "\n".join([title, "", *lines, "", *allocation.working])
