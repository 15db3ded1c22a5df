"""How the whole `audit` grows: synthetic notes of one organisation with planted clones, all outputs written.

    python tests/benchmarks/whole_run.py [--jobs 0] [10000 30000 100000]

The notes are those of `episodes_scale.py` as text, with a head, a charge and a signature, in one .jsonl file. Each size
is a fresh process. Prints recall and precision of `episode.cloned-note` read from findings.csv, wall time, CPU time and
the peak memory of the main process and of the largest worker, and what a note more costs of the main one's memory.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import episodes_scale as made  # noqa: E402

NAMES = {"s": "S", "o": "O", "a": "A", "p": "P"}


class Figures(NamedTuple):
    """What one size came to: times in seconds, memory in MB."""

    notes: int
    recall: float
    precision: float
    wall: float
    cpu: float
    main: float
    worker: float


def surname(number: int) -> str:
    """A name in letters alone, another one for each number."""
    return "Adler" + "".join("abcdefghij"[int(figure)] for figure in str(number))


def text(note: made.Written, template: Sequence[str]) -> str:
    """The note as a clinician's system exports it."""
    clinician = note.patient // made.PATIENTS_A_CLINICIAN
    day = date.fromordinal(made.FIRST_DAY + 3 * note.visit + note.patient % 3)
    start = 480 + 30 * (note.patient % made.PATIENTS_A_CLINICIAN)
    times = " - ".join(f"{at // 60}:{at % 60:02}" for at in (start, start + 30))
    parts = [f"MRN: {700_000 + note.patient}   DOS {day:%m/%d/%Y}   {times}"]
    for letter, name in NAMES.items():
        rows = [told for section, told in note.sentences if section == letter]
        parts.append(f"{name}: " + " ".join([*rows, *(f"{line}." for line in template if letter == "o")]))
    parts.append("97112 x 2, 30 min. Total treatment time 30 min.")
    parts.append(f"Ann {surname(clinician)}, PT {day:%m/%d/%Y}")
    return "\n".join(parts)


def write(path: Path, notes: int) -> set[str]:
    """Writes the notes; gives the ids of the clones."""
    rng = random.Random(3)
    templates = [rng.sample(made.POOLS["template"], 5) for _ in range(1000)]
    clinic = made.PATIENTS_A_CLINICIAN * made.CLINICIANS_A_CLINIC
    planted = set()
    with path.open("w", encoding="utf-8") as file:
        for note in made.organisation(notes):
            row = {
                "note_id": f"p{note.patient}-v{note.visit}",
                "patient_id": f"MRN{note.patient}",
                "clinician": f"{surname(note.patient // made.PATIENTS_A_CLINICIAN)}, Ann",
                "text": text(note, templates[note.patient // clinic % 1000]),
            }
            file.write(json.dumps(row) + "\n")
            planted |= {row["note_id"]} if note.cloned else set()
    return planted


def flagged(table: Path) -> Iterator[str]:
    """The notes that findings.csv calls clones."""
    csv.field_size_limit(1 << 30)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["rule"], row["verdict"]) == ("episode.cloned-note", "fail"):
                yield row["note_id"]


def measure(notes: int, jobs: int) -> Figures:
    """One size."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "notes.jsonl", Path(folder) / "out"
        planted, started = write(source, notes), time.monotonic()
        command = [sys.executable, __file__, "--one", str(source), str(out), str(jobs)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        wall, found = time.monotonic() - started, set(flagged(out / "findings.csv"))
    cpu, main, worker = map(float, done.stdout.split()[-3:])
    hits = len(found & planted)
    return Figures(notes, hits / len(planted), hits / max(1, len(found)), wall, cpu, main, worker)


def one(source: str, out: str, jobs: str) -> None:
    """The audit itself, in a process of its own; prints CPU seconds and peak memory in MB (own, largest worker)."""
    from joblib.externals.loky import get_reusable_executor

    from nlp_audit.cli import main as cli

    arguments = ["audit", source, "-o", out, "--jobs", jobs, "-q", "--as-of", "2099-01-01"]
    cli.main(arguments, standalone_mode=False)
    if jobs != "1":
        get_reusable_executor().shutdown(wait=True)  # only then is the workers' memory known
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime,
        own.ru_maxrss / 1024,
        workers.ru_maxrss / 1024,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 30_000, 100_000])
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(*options.one)
        return
    before: Figures | None = None
    for size in options.sizes:
        found = measure(size, options.jobs)
        grown = f"{(found.main - before.main) * 2**20 / (size - before.notes):6.0f} B a note more" if before else ""
        print(
            f"{size:>9} notes  recall {found.recall:.4f}  precision {found.precision:.4f}  {found.wall:7.1f} s  "
            f"{found.cpu:7.1f} s cpu  main {found.main:.0f} MB  worker {found.worker:.0f} MB  {grown}",
            flush=True,
        )
        before = found


if __name__ == "__main__":
    main()
