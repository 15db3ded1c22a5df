"""The same work on a Dask cluster (the extra `cluster`). Workers need the package and the rules folder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from ..records import Note, Unread
from ..yamlfile import ConfigError
from .judging import Settings
from .run import chunks
from .work import Item, audit_chunk

_AHEAD = 4  # chunks in flight for each core: no worker waits, and the scheduler holds few notes


def results(source: Iterable[Note | Unread], settings: Settings, address: str) -> Iterator[Item]:
    """The result of every note, in the order of reading. Raises ConfigError without such a cluster."""
    client = _client(address)
    try:
        yield from _in_order(client, source, settings)
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ConfigError("--cluster needs Dask: pip install 'nlp-audit[cluster]'") from None
    try:
        return distributed.Client(address, timeout=10)
    except (OSError, ValueError, TimeoutError) as error:
        raise ConfigError(f"no Dask cluster at `{address}` ({type(error).__name__})") from None


def _in_order(client: Any, source: Iterable[Note | Unread], settings: Settings) -> Iterator[Item]:
    room = _AHEAD * max(1, sum(client.ncores().values()))
    waiting: deque[Any] = deque()
    for part in chunks(source):
        waiting.append(client.submit(partial(audit_chunk, settings), part, pure=False))
        if len(waiting) >= room:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()
