"""Bytes to text: which encoding, whether it is text at all, and whether anything was lost on the way."""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from ..records import Unread

NOTE_LIMIT = 20_000_000  # characters in one note; more is no note but a mistake
FILE_LIMIT = 200_000_000  # bytes in one text file, which may be a chart export of many notes

BINARY = "binary file, no text"
EMPTY = "empty"
TOO_LONG = f"longer than {NOTE_LIMIT // 1_000_000} million characters in one note"
FOREIGN = "not in an encoding that is read (UTF-8, UTF-16, Windows-1252)"

_CONTROL_SHARE = 0.05  # random bytes have a tenth; a stray printer code in a note is far below
_ACCENT_SHARE = 0.3  # Western European text stays below a tenth; other alphabets are nearly all above 0x7F
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = "\ufeff\u200b\u2060"
_BOMS = (  # UTF-32 before UTF-16, whose mark it starts with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """Text with newlines made `\\n`, and whether every character of it could be read."""

    text: str
    readable: bool


def decode(data: bytes, source: str) -> Decoded | Unread:
    """The text of a whole file, or why there is none."""
    encoding = _by_mark(data)
    if encoding is None and b"\0" in data:
        return Unread(source, BINARY)
    text = data.decode(encoding, "replace") if encoding else best_guess(data)
    if is_blank(text):
        return Unread(source, EMPTY)
    if is_binary(text):
        return Unread(source, BINARY)
    if encoding is None and _is_foreign(data):
        return Unread(source, FOREIGN)
    return Decoded(newlines(text), "\ufffd" not in text)


def best_guess(data: bytes) -> str:
    """UTF-8 where it is (mostly) that, else Windows-1252; what neither can tell becomes U+FFFD."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    accents = sum(not character.isascii() for character in text) - lost
    return text if accents > lost else data.decode("cp1252", "replace")


def open_text(path: Path) -> TextIO | None:
    """A table's lines, newlines made `\\n`, or None where it is binary. Cells go through `mend`.

    Nobody knows the encoding of a file that is too large to be read twice, so what is not UTF-8
    passes as lone surrogates and each cell is decoded on its own.
    """
    stream = path.open("rb", buffering=1 << 16)
    try:
        return _as_text(stream)
    except BaseException:
        stream.close()
        raise


def mend(text: str) -> str:
    """A cell of `open_text`, with the bytes decoded that were not UTF-8."""
    if not _SURROGATE.search(text):
        return text
    try:
        return best_guess(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return no_surrogates(text)


def no_surrogates(text: str) -> str:
    """Halves of UTF-16 pairs (from a JSON escape) cannot be written to any file: U+FFFD instead."""
    return _SURROGATE.sub("\ufffd", text)


def newlines(text: str) -> str:
    """`\\r\\n` and `\\r` as `\\n`; nothing else is touched, since offsets count into the text."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def is_blank(text: str) -> bool:
    """Whether there is nothing to read but white space and invisible marks."""
    return not text.strip().strip(_INVISIBLE)


def is_binary(text: str) -> bool:
    """Whether too many control characters stand in it for a text."""
    return bool(_CONTROL.search(text)) and len(_CONTROL.findall(text)) > len(text) * _CONTROL_SHARE


def _by_mark(head: bytes) -> str | None:
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def _is_foreign(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return sum(byte > 0x7F for byte in data) > len(data) * _ACCENT_SHARE
    return False


def _as_text(stream: BinaryIO) -> TextIO | None:
    head = stream.peek(4)  # type: ignore[attr-defined]
    encoding = _by_mark(head)
    if encoding is None and b"\0" in head:
        stream.close()
        return None
    errors = "surrogateescape" if encoding in (None, "utf-8-sig") else "replace"
    return io.TextIOWrapper(stream, encoding or "utf-8", errors, newline=None)
