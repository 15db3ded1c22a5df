"""Text in arrays, so that a model's names lie beside its weights in a file of arrays only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np


def packed(lines: Iterable[str]) -> Any:
    """Lines without line ends in them, as an array of bytes."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def unpacked(data: Any) -> list[str]:
    """The lines of such an array."""
    return bytes(data).decode().split("\n")
