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
    patients = _patients(export)
    for index, (part, patient) in enumerate(zip(export.parts, patients, strict=True)):
        yield _note(part, index, len(patients) > 1, patient, source)


def _patients(export: splitting.Split) -> list[str | None]:
    """Each note's own patient, else the one that the export's head gives: above the notes or in the first."""
    own = list(map(heading.patient_id, export.parts))
    of_all = heading.patient_id(export.header)
    if of_all is None and len(set(filter(None, own))) == 1:
        nameless = [part for found, part in zip(own, export.parts, strict=True) if not found]
        of_all = None if any(map(heading.names_patient, nameless)) else own[0]
    return [found or of_all for found in own]


def _note(text: str, index: int, several: bool, patient: str | None, source: str) -> Note | Unread:
    if len(text) > decode.NOTE_LIMIT:
        return Unread(source, f"note {index + 1}: {decode.TOO_LONG}" if several else decode.TOO_LONG)
    return Note(
        note_id=f"{folder.stem(source)}#{index}" if several else folder.stem(source),
        text=text,
        source=source,
        index=index,
        patient_id=patient,
        readable="\ufffd" not in text,
    )
