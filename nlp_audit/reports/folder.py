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
        for item in items:
            _keep(item, spool, out["errors.jsonl"], tally)
            seen(item)
        across = job.across()
        shown = _notes(_rows(spool, across), job, out, tally)
        _loose(across.loose, job, out["findings.csv"], tally)
        _report(_rows(spool, across), job, out["report.html"], shown, tally)
        out["summary.json"].write(_pretty(summary.content(tally)))
        out["run.json"].write(_pretty(job.manifest({"notes": tally.notes, "unread": tally.unread})))
    return tally


def _keep(item: Row | Unread, spool: BinaryIO, errors: BinaryIO, tally: Tally) -> None:
    if isinstance(item, Row):
        spool.write(rows.pack(item))
    else:
        tally.miss(item)
        errors.write(rows.dumps({"source": item.source, "reason": item.reason}) + b"\n")


def _rows(spool: BinaryIO, across: Across) -> Iterator[Row]:
    spool.seek(0)
    return (across.amend(place, rows.unpack(packed)) for place, packed in enumerate(spool))


def _loose(found: Iterable[Loose], job: Job, table: BinaryIO, tally: Tally) -> None:
    for one in found:
        whose = (None, one.source, None, None, one.day, job.about.get("payer"))
        table.write(findings_csv.lines(whose, [one.finding]).encode())
        tally.lose(one.finding)


def _notes(kept: Iterable[Row], job: Job, out: Mapping[str, BinaryIO], tally: Tally) -> frozenset[int] | None:
    """Write `notes.jsonl` and `findings.csv`; gives the notes that the report shows, None for all."""
    weights = array("q")
    notes, table = out["notes.jsonl"], out["findings.csv"]
    table.write(findings_csv.HEADER.encode())
    for one in kept:
        notes.write(rows.line(one, text=job.include_text) + b"\n")
        table.write(orjson.loads(one.table).encode())
        about = rows.brief(one)
        tally.add(about)
        weights.append(_weight(about))
    if len(weights) <= REPORT_LIMIT:
        return None
    return frozenset(nlargest(REPORT_LIMIT, range(len(weights)), key=lambda place: (weights[place], -place)))


def _weight(note: Brief) -> int:
    """How much a note is worth a look: errors first, then warnings, then the rest."""
    counts = summary.severities(note)
    return counts["error"] << 32 | counts["warning"] << 16 | counts["unclear"] + counts["info"]


def _report(kept: Iterable[Row], job: Job, file: BinaryIO, shown: frozenset[int] | None, tally: Tally) -> None:
    about = {**job.about, "notes": f"{tally.notes:,}"}
    if shown is not None:
        about["notes"] += f", of which the {len(shown):,} with the most serious findings are shown here"
    if tally.loose:
        about["charges_without_a_note"] = f"{tally.loose:,} (in findings.csv)"
    about["unread"] = rows.dumps([each._asdict() for each in tally.first_unread]).decode()
    lines = (rows.line(one, text=True).decode() for i, one in enumerate(kept) if shown is None or i in shown)
    page = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=False)
    html.write(lines, page, job.catalogue, about)
    page.flush()
    page.detach()


def _pretty(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
