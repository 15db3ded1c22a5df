"""Notes from a `.txt` or `.md` file: one note, or a chart export of several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..records import Note, Unread
from . import decode, folder, heading, splitting
from .remarks import Tell

_TOO_LARGE = f"larger than {decode.FILE_LIMIT // 1_000_000} MB; only .csv and .jsonl may be"


def read(path: Path, source: str, tell: Tell) -> Iterator[Note | Unread]:
    """The notes of a text file."""
    with path.open("rb") as stream:
        data = stream.read(decode.FILE_LIMIT + 1)
    yield from notes(data, source, tell)


def notes(data: bytes, source: str, tell: Tell) -> Iterator[Note | Unread]:
    """The notes in the bytes of a text."""
    if len(data) > decode.FILE_LIMIT:
        yield Unread(source, _TOO_LARGE)
        return
    decoded = decode.decode(data, source)
    if isinstance(decoded, Unread):
        yield decoded
        return
    export = splitting.split(decoded.text)
    if export.header:
        tell(f"{source}: {len(export.parts)} notes; the header above the first is in none of their texts")
    yield from (_note(part, index, export, source) for index, part in enumerate(export.parts))


def _note(text: str, index: int, export: splitting.Split, source: str) -> Note | Unread:
    several = len(export.parts) > 1
    if len(text) > decode.NOTE_LIMIT:
        return Unread(source, f"note {index + 1}: {decode.TOO_LONG}" if several else decode.TOO_LONG)
    return Note(
        note_id=f"{folder.stem(source)}#{index}" if several else folder.stem(source),
        text=text,
        source=source,
        index=index,
        patient_id=heading.patient_id(text) or heading.patient_id(export.header),
        readable="\ufffd" not in text,
    )
