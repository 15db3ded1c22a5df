"""The files that paths stand for: folders recursively, in a fixed order, nothing twice, nothing lost in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ..records import Unread
from .remarks import Remark

_README = re.compile(r"readme(?![a-z])", re.I)
_HIDDEN = re.compile(r"\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$", re.I)  # the last four: hidden by other systems
_FORMER_RUN = ("run.json", "notes.jsonl")
_OUTPUT = "the output of a former run, not read"


class File(NamedTuple):
    """A file to read and the name that it goes by: relative to what was asked for, with forward slashes."""

    path: Path
    source: str


class _Walk(NamedTuple):
    given: frozenset[Path]  # asked for by name, so not to be read a second time where their folder is
    covered: set[Path]  # folders being read whole
    linked: set[Path]  # files outside of them that a link led to
    skip: frozenset[Path]
    remark: Remark


def files(
    paths: Iterable[Path], root: Path | None, skip: Iterable[Path], remark: Remark
) -> Iterator[File | Unread]:
    """Every file under `paths`, sorted by path. Names are relative to `root`, or to what the paths have in common."""
    given = sorted({Path(os.path.abspath(path)) for path in paths}, key=lambda path: path.parts)
    base = Path(os.path.abspath(root)) if root else _common(given)
    real = {path: Path(os.path.realpath(path)) for path in given}
    folders = {path for path in real.values() if os.path.isdir(path)}
    skipped = frozenset(Path(os.path.realpath(path)) for path in skip)
    walk = _Walk(frozenset(real.values()), folders, set(), skipped, remark)
    done: set[Path] = set()
    for path in given:
        if real[path] not in done:
            done.add(real[path])
            yield from _given(File(real[path], _shown(path, base)), walk)
        else:
            remark(f"{_shown(path, base)}: given twice, read once")


def _common(given: list[Path]) -> Path:
    """A single folder, or the nearest folder that holds all: `notes/*` and `notes` give a file the same name."""
    if len(given) == 1 and os.path.isdir(given[0]):
        return given[0]
    try:
        return Path(os.path.commonpath([path.parent for path in given])) if given else Path()
    except ValueError:  # several drives
        return Path()


def _shown(path: Path, base: Path) -> str:
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return _printable(shown.as_posix())


def _printable(name: str) -> str:
    """File names may hold bytes that are no text, which no report could be written with."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _given(file: File, walk: _Walk) -> Iterator[File | Unread]:
    if os.path.isdir(file.path):
        yield from _tree(file, walk)
    elif os.path.islink(file.path):
        yield Unread(file.source, "a link that leads to itself or nowhere")
    elif not os.path.lexists(file.path):
        yield Unread(file.source, "no such file or folder")
    else:
        yield file


def _tree(top: File, walk: _Walk) -> Iterator[File | Unread]:
    """A folder's files. A stack and no recursion: folders may be nested deeper than Python's calls."""
    stack: list[File | Unread] = [top]
    while stack:
        entry = stack.pop()
        if isinstance(entry, File) and os.path.isdir(entry.path):
            stack.extend(reversed(_children(entry, walk)))
        else:
            yield entry


def _children(folder: File, walk: _Walk) -> list[File | Unread]:
    try:
        names = sorted(os.listdir(folder.path))
    except OSError as error:
        return [Unread(folder.source, why(error))]
    if all(name in names for name in _FORMER_RUN):
        walk.remark(f"{folder.source}: {_OUTPUT}")
        return []
    under = PurePosixPath("" if folder.source == "." else folder.source)
    entries = (File(folder.path / name, _printable((under / name).as_posix())) for name in names)
    found = (_entry(entry, walk) for entry in entries if not _HIDDEN.match(entry.path.name))
    return [entry for entry in found if entry]


def _entry(entry: File, walk: _Walk) -> File | Unread | None:
    """What a folder's entry stands for; None for what is passed over or read elsewhere."""
    if os.path.islink(entry.path):
        return _link(entry, walk)
    if entry.path in walk.skip:
        walk.remark(f"{entry.source}: passed over as asked")
        return None
    if entry.path in walk.given or (_README.match(entry.path.name) and not os.path.isdir(entry.path)):
        return None
    return entry


def _link(entry: File, walk: _Walk) -> File | Unread | None:
    target = Path(os.path.realpath(entry.path))
    if os.path.islink(target) or not os.path.lexists(target):
        return Unread(entry.source, "a link that leads to itself or nowhere")
    if target in walk.given or target in walk.linked or _is_covered(target, walk.covered):
        walk.remark(f"{entry.source}: a link to what is read in its own place, passed over")
        return None
    if any(folder.is_relative_to(target) for folder in walk.covered):
        walk.remark(f"{entry.source}: a link back to a folder above, passed over")
        return None
    (walk.covered if os.path.isdir(target) else walk.linked).add(target)
    return None if _README.match(entry.path.name) else entry._replace(path=target)


def _is_covered(target: Path, covered: set[Path]) -> bool:
    """Whether reading the folders meets the target itself, and not only this link to it."""
    return any(
        target.is_relative_to(folder) and not any(map(_HIDDEN.match, target.relative_to(folder).parts))
        for folder in covered
    )


def why(error: OSError) -> str:
    """The reason for a person: without path, number or Python's words."""
    known = {PermissionError: "no permission to read it", FileNotFoundError: "vanished while the run went on"}
    return next((text for kind, text in known.items() if isinstance(error, kind)), f"could not be read ({error.strerror})")
