"""The files that paths stand for: folders recursively, in a fixed order, nothing twice, nothing unsaid."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..records import Unread
from .remarks import Tell

_README = re.compile(r"readme(?![a-z])", re.I)
_HIDDEN = re.compile(r"\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$", re.I)  # also what other systems hide
_FORMER_RUN = {"run.json", "notes.jsonl"}
_ASTRAY = "a link that leads to itself or nowhere"


class File(NamedTuple):
    """A file to read and the name that it goes by: relative to what was asked for, with forward slashes."""

    path: Path
    source: str


class _Walk(NamedTuple):
    given: frozenset[Path]  # asked for by name, so not to be read a second time where their folder is
    covered: set[Path]  # folders being read whole
    linked: set[Path]  # files outside of them that a link led to
    skip: frozenset[Path]
    tell: Tell


def files(paths: Iterable[Path], root: Path | None, skip: Iterable[Path], tell: Tell) -> Iterator[File | Unread]:
    """Every file under `paths`, sorted. Names are relative to `root`, else to what all have in common."""
    given = sorted(set(map(_absolute, paths)), key=lambda path: path.parts)
    base = _absolute(root) if root else _common(given)
    real = {path: _real(path) for path in given}
    folders = {path for path in real.values() if _is_folder(path)}
    walk = _Walk(frozenset(real.values()), folders, set(), frozenset(map(_real, skip)), tell)
    done: set[Path] = set()
    for path in given:
        if real[path] in done:
            tell(f"{_shown(path, base)}: given twice, read once")
        else:
            done.add(real[path])
            yield from _given(File(real[path], _shown(path, base)), walk)


def stem(source: str) -> str:
    """A file's name without folder and ending."""
    return Path(source).stem or source


def why(error: OSError) -> str:
    """The reason for a person: without path, number or Python's words."""
    if isinstance(error, PermissionError):
        return "no permission to read it"
    missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    return "no such file or folder" if missing else f"could not be read ({error.strerror})"


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would name files by where links lead)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # `resolve` raises for a link to itself


def _common(given: list[Path]) -> Path:
    """A single folder, or the nearest that holds all: `notes/*` and `notes` give a file the same name."""
    if len(given) == 1 and _is_folder(given[0]):
        return given[0]
    try:
        return Path(os.path.commonpath([path.parent for path in given])) if given else Path()
    except ValueError:  # several drives
        return Path()


def _shown(path: Path, base: Path) -> str:
    """A path as reports can write it: its bytes may be no text in any encoding."""
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _given(file: File, walk: _Walk) -> Iterator[File | Unread]:
    if _is_folder(file.path):
        yield from _tree(file, walk)
        return
    try:
        file.path.lstat()
    except OSError as error:
        yield Unread(file.source, why(error))
    else:
        yield Unread(file.source, _ASTRAY) if file.path.is_symlink() else file


def _tree(top: File, walk: _Walk) -> Iterator[File | Unread]:
    """A folder's files. A stack and no recursion: folders may be nested deeper than Python's calls."""
    stack: list[File | Unread] = [top]
    while stack:
        entry = stack.pop()
        if isinstance(entry, File) and _is_folder(entry.path):
            stack.extend(reversed(_children(entry, walk)))
        else:
            yield entry


def _children(folder: File, walk: _Walk) -> list[File | Unread]:
    try:
        paths = sorted(folder.path.iterdir(), key=lambda path: path.name)
    except OSError as error:
        return [Unread(folder.source, why(error))]
    if {path.name for path in paths} >= _FORMER_RUN:
        walk.tell(f"{folder.source}: the output of a former run, not read")
        return []
    under = "" if folder.source == "." else f"{folder.source}/"
    entries = (File(path, under + _shown(path, folder.path)) for path in paths)
    found = (_entry(entry, walk) for entry in entries if not _HIDDEN.match(entry.path.name))
    return [entry for entry in found if entry]


def _entry(entry: File, walk: _Walk) -> File | Unread | None:
    """What a folder's entry stands for; None for what is passed over or read elsewhere."""
    if _README.match(entry.path.name) and not _is_folder(entry.path):
        return None
    if _is_link(entry.path):
        return _link(entry, walk)
    if entry.path in walk.skip:
        walk.tell(f"{entry.source}: passed over as asked")
        return None
    return None if entry.path in walk.given else entry


def _link(entry: File, walk: _Walk) -> File | Unread | None:
    """What a link leads to, unless that is or will be read in its own place."""
    target = _real(entry.path)
    if _is_link(target) or not os.path.lexists(target):
        return Unread(entry.source, _ASTRAY)
    if target in walk.given or target in walk.linked or _is_covered(target, walk.covered):
        walk.tell(f"{entry.source}: a link to what is read in its own place, passed over")
    elif any(folder.is_relative_to(target) for folder in walk.covered):
        walk.tell(f"{entry.source}: a link back to a folder above, passed over")
    else:
        (walk.covered if _is_folder(target) else walk.linked).add(target)
        return entry._replace(path=target)
    return None


def _is_covered(target: Path, covered: set[Path]) -> bool:
    """Whether reading the folders meets the target itself, and not only this link to it."""
    return any(
        target.is_relative_to(folder) and not any(map(_HIDDEN.match, target.relative_to(folder).parts))
        for folder in covered
    )


def _is_folder(path: Path) -> bool:
    """False, and no error, where a folder above may not be searched."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False
