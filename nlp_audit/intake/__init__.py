"""Reading notes from files: the one door is `read` (and `read_bytes` for standard input).

Nothing raises for bad input and nothing is dropped in silence: what cannot be read comes as `Unread` with a
reason that never holds any of a note's text, and what is passed over is remarked on.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from ..records import Note, Unread
from . import folder, jsonlines, tables, texts
from .decode import NOTE_LIMIT
from .ids import Seen
from .remarks import Remark, Tell, ignore, once

__all__ = ["NOTE_LIMIT", "Remark", "read", "read_bytes"]

_Reader = Callable[[Path, str, Tell], Iterator[Note | Unread]]
_READERS: Mapping[str, _Reader] = {
    ".txt": texts.read,
    ".md": texts.read,
    ".csv": tables.read,
    ".jsonl": jsonlines.read,
}


def read(
    paths: Iterable[Path], *, root: Path | None = None, skip: Iterable[Path] = (), remark: Remark = ignore
) -> Iterator[Note | Unread]:
    """The notes under `paths` (files and folders), streaming, sorted by path.

    `root`: what sources are told relative to; without it the folder given, or what the paths have in common.
    `skip`: files and folders to leave alone, such as the run's own output. `remark` is called with a line on
    each thing that was passed over. Texts pass through a file at a time; hashes of ids are kept, to have each but once.
    """
    tell, seen = once(remark), Seen()
    for found in folder.files(paths, root, skip, tell):
        for result in [found] if isinstance(found, Unread) else _read(found, tell):
            yield _unique(result, seen) if isinstance(result, Note) else result


def read_bytes(data: bytes, source: str = "stdin", *, remark: Remark = ignore) -> Iterator[Note | Unread]:
    """The notes in the bytes of one text, as from a `.txt` file."""
    return texts.notes(data, source, once(remark))


def _read(file: folder.File, tell: Tell) -> Iterator[Note | Unread]:
    ending = Path(file.source).suffix.lower()  # a link goes by its own name
    reader = _READERS.get(ending)
    try:
        if reader is None:
            yield Unread(file.source, f"not a format that is read: {ending or 'no ending'}")
        elif not stat.S_ISREG(file.path.stat().st_mode):  # opening a pipe would wait for ever
            yield Unread(file.source, "not a file but a device or a pipe")
        else:
            yield from reader(file.path, file.source, tell)
    except OSError as error:
        yield Unread(file.source, folder.why(error))


def _unique(note: Note, seen: Seen) -> Note:
    """The first note in the order of reading keeps an id; others get their path with it, and their index."""
    name = next(name for name in _names(note) if name not in seen)
    seen.add(name)
    return note if name == note.note_id else note._replace(note_id=name)


def _names(note: Note) -> Iterator[str]:
    yield note.note_id
    yield f"{note.note_id}@{note.source}"
    yield from (f"{note.note_id}@{note.source}#{number}" for number in count(note.index))
