"""Cells of a claims file as values; None where a cell is no such value. Nothing repeats what a cell says."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache

from ..intake import days

_CODE = re.compile(r"([0-9]{4}[0-9A-Z]|[A-Z][0-9]{4})(?:\.0+(?!\d))?(.*)", re.S)
_MODIFIER = re.compile(r"[A-Z0-9]{2}")
_BETWEEN = re.compile(r"[^A-Z0-9]+")
_KEPT = 10_000  # cells of which the values are kept: the same few stand in row after row
_LONGEST = 366  # days that one line may span; more is a slip of the pen


@lru_cache(_KEPT)
def day(text: str) -> date | None:
    """ISO, as in the United States, or as X12 writes it (20260314)."""
    found = days.parse(text)
    return found if found and 1900 <= found.year <= 2100 else None


def span(text: str) -> tuple[date, date] | None:
    """X12's RD8: `20260301-20260305`."""
    first, _, last = text.partition("-")
    start, end = day(first), day(last)
    return (start, end) if start and end and in_order(start, end) else None


def in_order(first: date, last: date) -> bool:
    """Whether a line may span these days."""
    return 0 <= (last - first).days <= _LONGEST


def number(text: str) -> float | None:
    """A finite number."""
    plain = text.strip()
    if not re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)", plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def units(text: str) -> int | None:
    """A whole number other than 0. Below 0: a ledger takes the units back."""
    value = number(text)
    return int(value) if value is not None and value.is_integer() and 0 < abs(value) < 1000 else None


def minutes(text: str) -> float | None:
    """Minutes of one day."""
    value = number(text)
    return value if value is not None and 0 <= value <= 1440 else None


def npi(text: str) -> str | None:
    """A provider's national number."""
    match = re.fullmatch(r"([12]\d{9})(?:\.0+)?", text.strip())
    return match[1] if match else None


@lru_cache(_KEPT)
def code(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A procedure code and the modifiers that may stand behind it: `97112-GP-59`."""
    match = _CODE.fullmatch(text.strip().upper())
    if not match or re.match(r"[0-9A-Z]", match[2]):
        return None
    behind = modifiers(match[2])
    return None if behind is None else (match[1], behind)


@lru_cache(_KEPT)
def modifiers(text: str) -> tuple[str, ...] | None:
    """`GP, 59`, `GP;KX`, `GP59`: two characters each, the order kept."""
    found: list[str] = []
    for token in filter(None, _BETWEEN.split(text.strip().upper().removesuffix(".0"))):
        if len(token) % 2:
            return None
        found += _MODIFIER.findall(token)
    return tuple(dict.fromkeys(found))
