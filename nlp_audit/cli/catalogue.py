"""Rules and profiles for the commands that read no notes: nothing here loads spaCy."""

from __future__ import annotations

from pathlib import Path

from .. import paths, rules
from ..billing import profiles
from ..billing.profiles import Profile
from ..rules import Rule


def load(folder: Path | None) -> tuple[Rule, ...]:
    """All rules of a folder, of the shipped one without. Raises ConfigError."""
    from ..batch import rulebook  # with the rules across notes: numpy

    return rulebook.load(folder or paths.rules())


def profile(payer: str, folder: Path | None) -> Profile:
    """A payer's profile. Raises ConfigError."""
    folder = folder or paths.rules()
    return profiles.load(payer, folder / "payers", rules.ids(folder))
