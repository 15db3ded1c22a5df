"""The one place that knows where rules, models and demo notes are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"  # made by the wheel (pyproject.toml, force-include)


def _find(shipped: str, checkout: str) -> Path:
    inside = _SHIPPED / shipped
    return inside if inside.is_dir() else _PACKAGE.parent / checkout


def rules() -> Path:
    """The folder of rules, vocabulary and payer profiles."""
    return _find("rules", "rules")


def models() -> Path:
    """The folder of trained models."""
    return _find("models", "models")


def demo_notes() -> Path:
    """The folder of hand-written demo notes."""
    return _find("notes", "data/notes")
