"""The output folder of an audit: six files, written side by side while the notes stream through.

The results are first kept in a scratch file: the head of the report names what could not be read, and checks
across notes need all of them. So memory stays flat however many notes there are.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from heapq import nlargest
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from .. import files
from ..files import Shelf
from ..records import Finding, Unread
from . import findings_csv, html, rows, summary
from .rows import Brief, Row
from .summary import Tally

NAMES = ("notes.jsonl", "findings.csv", "report.html", "summary.json", "errors.jsonl", "run.json")
Shown = frozenset[int] | None  # places of the notes that the report holds; None: all
Named = Callable[[int], tuple[str, str]]  # the id and the source of a note by its place
REPORT_LIMIT = 2_000  # notes, some 30 MB: more takes a browser long; a larger run's report holds the worst


class Loose(NamedTuple):
    """A finding that is no note's: a charge without one."""

    source: str
    day: str | None
    finding: Finding


class Across(NamedTuple):
    """What was found across notes: what it adds to each (by place in the order of reading), and to none."""

    amend: Callable[[int, Row, Named], Row] = lambda _, row, __: row
    loose: tuple[Loose, ...] = ()
    episodes: Callable[[Shown, Named], str] = lambda *_: ""  # the report's timelines, as JSON
    beside: Callable[[frozenset[int]], frozenset[int]] = lambda shown: shown  # with the notes that copies were made of


class Job(NamedTuple):
    """What is written besides the notes, and how."""

    folder: Path
    catalogue: Mapping[str, Mapping[str, str]]  # of the report
    about: Mapping[str, str]  # of the report
    manifest: Callable[[Mapping[str, Any]], Mapping[str, Any]]  # counts → run.json
    across: Callable[[], Across] = Across  # called when all notes have been read
    include_text: bool = False


def write(items: Iterable[Row | Unread], job: Job, seen: Callable[[Row | Unread], None]) -> Tally:
    """Write all outputs of a run; `seen` is told of each note as it is done. Gives the run in figures."""
    tally = Tally()
    with files.scratch(job.folder) as spool, files.staged(job.folder, NAMES) as out:
        shelf = Shelf(spool)
        for item in items:
            _keep(item, shelf, out["errors.jsonl"], tally)
            seen(item)
        across = job.across()
        _write(_Kept(shelf, across), job, out, tally)
        _loose(across.loose, job, out["findings.csv"], tally)
        out["summary.json"].write(_pretty(summary.content(tally)))
        out["run.json"].write(_pretty(job.manifest({"notes": tally.notes, "unread": tally.unread})))
    return tally


class _Kept(NamedTuple):
    """All notes' results, and what comes to them from across notes."""

    shelf: Shelf
    across: Across


def _rows(kept: _Kept, places: Iterable[int]) -> Iterator[Row]:
    """The results of the notes at these places, with what was found across notes."""
    named = partial(_named, kept)
    return (kept.across.amend(place, rows.unpack(kept.shelf.take(place)), named) for place in places)


def _named(kept: _Kept, place: int) -> tuple[str, str]:
    about = rows.brief(rows.unpack(kept.shelf.take(place)))
    return about.note_id, about.source


def _keep(item: Row | Unread, shelf: Shelf, errors: BinaryIO, tally: Tally) -> None:
    """Put a result where it belongs."""
    if isinstance(item, Row):
        shelf.put(rows.pack(item))
        return
    tally.miss(item)
    errors.write(rows.dumps({"source": item.source, "reason": item.reason}) + b"\n")


def _write(kept: _Kept, job: Job, out: Mapping[str, BinaryIO], tally: Tally) -> None:
    """One pass over all notes for three files; where there are too many for a report, the worst come a second time."""
    out["findings.csv"].write(findings_csv.HEADER.encode())
    written, shown = _written(kept, job, out, tally), None
    lines = (line for _, line in written)
    if len(kept.shelf) > REPORT_LIMIT:
        shown = kept.across.beside(_worst(weight for weight, _ in written))
        lines = (rows.line(one, text=True) for one in _rows(kept, sorted(shown)))
    page = io.TextIOWrapper(out["report.html"], encoding="utf-8", newline="\n")
    episodes = kept.across.episodes(shown, partial(_named, kept))
    html.write((line.decode() for line in lines), page, job.catalogue, _about(kept, job, tally), episodes)
    page.flush()
    page.detach()


def _written(kept: _Kept, job: Job, out: Mapping[str, BinaryIO], tally: Tally) -> Iterator[tuple[int, bytes]]:
    """Writes `notes.jsonl` and `findings.csv`; gives how much each note is worth a look, and its line of the report."""
    notes, table = out["notes.jsonl"], out["findings.csv"]
    for one in _rows(kept, range(len(kept.shelf))):
        about, whole = rows.brief(one), rows.line(one, text=True)
        notes.write(whole if job.include_text else rows.line(one))
        notes.write(b"\n")
        table.write(orjson.loads(one.table).encode())
        tally.add(about)
        yield _weight(about), whole


def _worst(weights: Iterable[int]) -> frozenset[int]:
    """The notes that are most worth a look, as many as a report may hold."""
    every = array("q", weights)
    return frozenset(nlargest(REPORT_LIMIT, range(len(every)), key=lambda place: (every[place], -place)))


def _weight(note: Brief) -> int:
    """How much a note is worth a look: errors first, then warnings, then the rest."""
    counts = summary.severities(note)
    return counts["error"] << 32 | counts["warning"] << 16 | counts["unclear"] + counts["info"]


def _loose(found: Iterable[Loose], job: Job, table: BinaryIO, tally: Tally) -> None:
    for one in found:
        whose = (None, one.source, None, None, one.day, job.about.get("payer"))
        table.write(findings_csv.lines(whose, [one.finding]).encode())
        tally.lose(one.finding)


def _about(kept: _Kept, job: Job, tally: Tally) -> dict[str, str]:
    """Facts of the run for the report's foot."""
    about = {**job.about, "notes": f"{len(kept.shelf):,}"}
    if len(kept.shelf) > REPORT_LIMIT:
        about["notes"] += f", of which the {REPORT_LIMIT:,} with the most serious findings are shown here"
        about["partial"] = _partial(kept)
    if kept.across.loose:
        about["charges_without_a_note"] = f"{len(kept.across.loose):,} (in findings.csv)"
    about["unread"] = rows.dumps([each._asdict() for each in tally.first_unread]).decode()
    return about


def _partial(kept: _Kept) -> str:
    """What the head of a report says that does not hold all notes."""
    return (
        f"This page holds the {REPORT_LIMIT:,} notes with the most serious findings and the notes that they copy, and "
        f"its figures are theirs. {len(kept.shelf):,} notes were audited: summary.json has the figures of all, "
        "findings.csv every finding, notes.jsonl every note."
    )


def _pretty(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
