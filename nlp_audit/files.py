"""Writing results: private (files 0600 in a folder 0700), whole or not at all, and never among the inputs."""

from __future__ import annotations

import contextlib
import os
import secrets
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

_TEMPORARY = ".nlp-audit-"  # hidden, so that no reader of a folder takes it for a note
_FORMER_RUN = ("run.json", "notes.jsonl")


class RefusedError(Exception):
    """The folder cannot take the results. The message names it and says what to do."""


def prepare(folder: Path, inputs: Iterable[Path]) -> None:
    """Make the folder for the results. Raises RefusedError where it holds inputs or other people's files."""
    real = Path(os.path.realpath(folder))
    if os.path.lexists(real) and not real.is_dir():
        raise RefusedError(f"{folder} is a file; name a folder")
    given = [Path(os.path.realpath(path)) for path in inputs]
    if any(path.is_relative_to(real) for path in given):
        raise RefusedError(f"{folder} holds the inputs; name a folder for the results alone (-o audit-out)")
    if any(real.is_relative_to(path) for path in given) and not _is_ours(real):
        raise RefusedError(f"{folder} lies among the inputs and is not empty; name another folder")
    _make(real)


def _is_ours(folder: Path) -> bool:
    """Whether nothing is there that is not ours: no folder yet, an empty one, or that of a former run."""
    if not folder.exists():
        return True
    names = [path.name for path in folder.iterdir() if not path.name.startswith(_TEMPORARY)]
    return not names or all(name in names for name in _FORMER_RUN)


def _make(folder: Path) -> None:
    ours = _is_ours(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if ours:  # a folder that holds other things keeps the permissions that its owner gave it
        folder.chmod(0o700)
    for left in folder.glob(f"{_TEMPORARY}*"):  # notes of patients, left by a run that was killed
        left.unlink()


@contextlib.contextmanager
def staged(folder: Path, names: Iterable[str]) -> Iterator[Mapping[str, BinaryIO]]:
    """Files to write, by name. They take their names when all are complete; else none of them does."""
    temporary: dict[str, Path] = {}
    files: dict[str, BinaryIO] = {}
    try:
        for name in names:
            temporary[name] = folder / f"{_TEMPORARY}{secrets.token_hex(8)}"
            files[name] = _private(temporary[name])
        yield files
        for name, file in files.items():
            _complete(file)
            temporary.pop(name).replace(folder / name)
    finally:
        _discard(files.values(), temporary.values())


@contextlib.contextmanager
def scratch(folder: Path) -> Iterator[BinaryIO]:
    """A private file to write and read again, gone afterwards."""
    path = folder / f"{_TEMPORARY}{secrets.token_hex(8)}"
    file = _private(path)
    try:
        yield file
    finally:
        _discard([file], [path])


def _private(path: Path) -> BinaryIO:
    """A new file that nobody else can read. Fails where something of that name exists already."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _complete(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _discard(files: Iterable[BinaryIO], paths: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):  # closing may try to write what did not fit on the disk
            file.close()
    for path in paths:
        path.unlink(missing_ok=True)


class Shelf:
    """Pieces of bytes in a scratch file, taken again by their numbers. In memory: eight bytes a piece."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._starts = array("q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def put(self, piece: bytes) -> int:
        """Keep a piece; gives its number."""
        self._file.seek(self._starts[-1])
        self._file.write(piece)
        self._starts.append(self._starts[-1] + len(piece))
        return len(self) - 1

    def take(self, number: int, skip: int = 0, length: int | None = None) -> bytes:
        """A piece, or `length` bytes of it from `skip` on."""
        start = self._starts[number]
        self._file.seek(start + skip)
        return self._file.read(self._starts[number + 1] - start - skip if length is None else length)
