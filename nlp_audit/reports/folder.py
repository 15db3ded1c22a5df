"""The output folder of an audit: six files, written side by side while the notes stream through.

The results are first kept in a scratch file: the head of the report names what could not be read, and checks
across notes need all of them. So memory stays flat however many notes there are.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nlargest
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from .. import files
from ..records import Finding, Unread
from . import findings_csv, html, rows, summary
from .rows import Brief, Row
from .summary import Tally

NAMES = ("notes.jsonl", "findings.csv", "report.html", "summary.json", "errors.jsonl", "run.json")
Shown = frozenset[int] | None  # places of the notes that the report holds; None: all
REPORT_LIMIT = 10_000  # notes that a browser can still open; the report of a larger run holds the worst


class Loose(NamedTuple):
    """A finding that is no note's: a charge without one."""

    source: str
    day: str | None
    finding: Finding


class Across(NamedTuple):
    """What was found across notes: what it adds to each (by place in the order of reading), and to none."""

    amend: Callable[[int, Row], Row] = lambda _, row: row
    loose: tuple[Loose, ...] = ()
    episodes: Callable[[Shown], str] = lambda _: ""  # the report's timelines, as JSON
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
        count = 0
        for item in items:
            count += _keep(item, spool, out["errors.jsonl"], tally)
            seen(item)
        across = job.across()
        _write(_Kept(spool, count, across), job, out, tally)
        _loose(across.loose, job, out["findings.csv"], tally)
        out["summary.json"].write(_pretty(summary.content(tally)))
        out["run.json"].write(_pretty(job.manifest({"notes": tally.notes, "unread": tally.unread})))
    return tally


class _Kept(NamedTuple):
    """All notes' results, and what comes to them from across notes."""

    spool: BinaryIO
    number: int
    across: Across


def _rows(kept: _Kept) -> Iterator[Row]:
    kept.spool.seek(0)
    return (kept.across.amend(place, rows.unpack(packed)) for place, packed in enumerate(kept.spool))


def _keep(item: Row | Unread, spool: BinaryIO, errors: BinaryIO, tally: Tally) -> bool:
    """Put a result where it belongs; gives whether it is a note's."""
    if isinstance(item, Row):
        spool.write(rows.pack(item))
        return True
    tally.miss(item)
    errors.write(rows.dumps({"source": item.source, "reason": item.reason}) + b"\n")
    return False


def _write(kept: _Kept, job: Job, out: Mapping[str, BinaryIO], tally: Tally) -> None:
    """One pass over all notes for three files: the report draws the lines, the others are written beside it."""
    shown = kept.across.beside(_worst(kept)) if kept.number > REPORT_LIMIT else None
    out["findings.csv"].write(findings_csv.HEADER.encode())
    page = io.TextIOWrapper(out["report.html"], encoding="utf-8", newline="\n")
    lines, episodes = _lines(kept, job, out, tally, shown), kept.across.episodes(shown)
    html.write(lines, page, job.catalogue, _about(kept, job, tally), episodes)
    page.flush()
    page.detach()


def _lines(kept: _Kept, job: Job, out: Mapping[str, BinaryIO], tally: Tally, shown: Shown) -> Iterator[str]:
    """The lines of the report; writes `notes.jsonl` and `findings.csv` on the way."""
    notes, table = out["notes.jsonl"], out["findings.csv"]
    for place, one in enumerate(_rows(kept)):
        whole = rows.line(one, text=True)
        notes.write(whole if job.include_text else rows.line(one))
        notes.write(b"\n")
        table.write(orjson.loads(one.table).encode())
        tally.add(rows.brief(one))
        if shown is None or place in shown:
            yield whole.decode()


def _worst(kept: _Kept) -> frozenset[int]:
    """The notes that are most worth a look, as many as a report may hold."""
    weights = array("q", (_weight(rows.brief(one)) for one in _rows(kept)))
    return frozenset(nlargest(REPORT_LIMIT, range(len(weights)), key=lambda place: (weights[place], -place)))


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
    about = {**job.about, "notes": f"{kept.number:,}"}
    if kept.number > REPORT_LIMIT:
        about["notes"] += f", of which the {REPORT_LIMIT:,} with the most serious findings are shown here"
    if kept.across.loose:
        about["charges_without_a_note"] = f"{len(kept.across.loose):,} (in findings.csv)"
    about["unread"] = rows.dumps([each._asdict() for each in tally.first_unread]).decode()
    return about


def _pretty(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
