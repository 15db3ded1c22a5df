"""What is said of a note that was not audited: never the exception's message, which may quote the note."""

from __future__ import annotations

import traceback
from pathlib import Path

from ..records import Note, Unread

LONGEST = 200_000  # characters of a note; long ones have some 20,000
_PACKAGE = Path(__file__).parents[1]


def refusal(note: Note) -> Unread | None:
    """Why a note is not audited at all: nobody writes so long a one, and it would hold up all others."""
    if len(note.text) <= LONGEST:
        return None
    return Unread(note.source, f"note {note.note_id}: longer than {LONGEST:,} characters; is it many notes in one?")


def failure(note: Note, error: Exception) -> Unread:
    """Why a note could not be audited: the exception's kind and where it was raised."""
    return Unread(note.source, f"note {note.note_id}: the audit failed ({type(error).__name__} in {place(error)})")


def place(error: BaseException) -> str:
    """File and line of the program where an exception was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not ours:
        return "a library"
    return f"{Path(ours[-1].filename).relative_to(_PACKAGE).as_posix()}:{ours[-1].lineno}"
