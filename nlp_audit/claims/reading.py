"""A claims file of either kind: a charges table or an X12 837P."""

from __future__ import annotations

import codecs
from pathlib import Path

from ..intake import decode
from ..records import Unread
from ..yamlfile import ConfigError
from . import professional, table, x12
from .records import Claims

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: Path) -> Claims:
    """The charges of a file. Raises ConfigError where the file as a whole cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    return parse(data, str(path))


def parse(data: bytes, source: str) -> Claims:
    """The charges of a file's bytes; `source` names it in messages."""
    text = data.decode("utf-16", "replace") if data.startswith(_WIDE) else decode.best_guess(data)
    if x12.is_x12(text):  # before anything calls its separators, which may be control characters, no text
        return professional.charges(x12.segments(text, source), source)
    if data.startswith(b"PK\x03\x04"):
        raise ConfigError(f"{source}: a spreadsheet; save it as CSV")
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise ConfigError(f"{source}: XML is not read; give a CSV or an X12 837P file")
    decoded = decode.decode(data, source)
    if isinstance(decoded, Unread):
        raise ConfigError(f"{source}: {decoded.reason}")
    return table.read(decoded.text, source)
