"""Runs the work over a stream of notes, in order, on one core or on joblib's processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice

from ..records import Note, Unread
from .judging import Settings
from .work import Item, audit_chunk

_NOTES = 128  # in a chunk: enough that sending costs nothing, few enough that memory stays flat
_CHARACTERS = 1_000_000  # in a chunk: an export may hold very long notes
_FEW = 4  # chunks that are done before a second process has started

Chunk = list[Note | Unread]


def results(source: Iterable[Note | Unread], settings: Settings, jobs: int) -> Iterator[Item]:
    """The result of every note, in the order of reading. `jobs`: processes; 0 for all cores."""
    parts = chunks(source)
    work = partial(audit_chunk, settings)
    jobs = jobs or cores()
    if jobs > 1:
        head = list(islice(parts, _FEW))
        parts = chain(head, parts)
        jobs = jobs if len(head) == _FEW else 1
    found = _in_processes(work, parts, jobs) if jobs > 1 else map(work, parts)
    return chain.from_iterable(found)


def chunks(source: Iterable[Note | Unread]) -> Iterator[Chunk]:
    """The stream in pieces that are sent to a worker as a whole."""
    part: Chunk = []
    size = 0
    for each in source:
        part.append(each)
        size += len(each.text) if isinstance(each, Note) else 0
        if len(part) == _NOTES or size > _CHARACTERS:
            yield part
            part, size = [], 0
    if part:
        yield part


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(work: Callable[[Chunk], list[Item]], parts: Iterator[Chunk], jobs: int) -> Iterator[list[Item]]:
    from joblib import Parallel, delayed, parallel_config  # costs a fifth of a second

    with parallel_config("loky", inner_max_num_threads=1):  # numpy's own threads would fight over the cores
        yield from Parallel(n_jobs=jobs, return_as="generator", batch_size=1, pre_dispatch="2*n_jobs")(
            delayed(work)(part) for part in parts
        )
