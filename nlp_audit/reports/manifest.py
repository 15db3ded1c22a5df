"""`run.json`: what a run was made with. Nothing in it differs between equal runs."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .. import __version__

_LIBRARIES = ("spacy", "numpy", "scikit-learn", "skops")


def content(options: Mapping[str, Any], folders: Mapping[str, Path], counts: Mapping[str, Any]) -> dict[str, Any]:
    """What `run.json` holds. `folders`: what was read besides the notes, told by its hash."""
    return {
        "program": "nlp-audit",
        "version": __version__,
        "python": platform.python_version(),
        "libraries": {name: found for name in _LIBRARIES if (found := _version(name))},
        "options": dict(options),
        **{f"{name}_sha256": digest(folder) for name, folder in folders.items()},
        **counts,
    }


def digest(folder: Path) -> str:
    """A hash over the names and bytes of a folder's data files, the same wherever the folder lies."""
    total = hashlib.sha256()
    for path in sorted(_data(folder), key=lambda path: path.relative_to(folder).as_posix()):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _data(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md" and path.name[0] != ".")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
