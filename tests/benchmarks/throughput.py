"""The whole `audit` on one core, all six outputs written, against `spacy.blank("en").pipe` on the same notes.

    python tests/benchmarks/throughput.py [--runs 5] [--core 0] [--repeat 1]

Every run is a fresh process on one core, the two kinds by turns, since the machine's speed drifts. Notes are
the gold notes' bodies and the demo notes, each once. `--repeat N` adds N - 1 variations of each with other
numbers, for figures that depend less on what a process pays once (word caches). Start-up is timed apart.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
MARK = re.compile(r"⟦[^|⟦⟧]*\||⟧")
NUMBER = re.compile(r"\b\d{1,3}\b")


def bodies() -> Iterator[str]:
    """The gold notes without marks, and the demo notes."""
    from nlp_audit import intake
    from nlp_audit.records import Note

    for path in sorted((ROOT / "data" / "gold").rglob("*-[0-9]*.md")):
        yield MARK.sub("", path.read_text(encoding="utf-8").split("\n---\n", 1)[1])
    for found in intake.read([ROOT / "data" / "notes"]):
        if isinstance(found, Note):
            yield found.text


def varied(text: str, turn: int) -> str:
    """The note with every small number moved: other tokens, the same grammar."""
    return NUMBER.sub(lambda number: str(int(number[0]) + turn), text) if turn else text


def write_notes(path: Path, repeat: int) -> int:
    texts = list(bodies())
    with path.open("w", encoding="utf-8") as file:
        for turn in range(repeat):
            for number, text in enumerate(texts):
                file.write(json.dumps({"note_id": f"{number}-{turn}", "text": varied(text, turn)}) + "\n")
    return repeat * len(texts)


def run_audit(notes: Path, out: Path) -> float:
    """Seconds of the whole command after its imports and the building of the pipeline."""
    from datetime import date

    from nlp_audit.batch import judging
    from nlp_audit.cli import main

    judging.auditor(judging.Settings(date(2026, 11, 21)))
    started = time.perf_counter()
    main.main(
        ["audit", str(notes), "-o", str(out), "--jobs", "1", "-q", "--as-of", "2026-11-21"], standalone_mode=False
    )
    return time.perf_counter() - started


def run_spacy(notes: Path) -> float:
    """Seconds of the plain tokenizer, the reading of the file included."""
    import spacy

    nlp = spacy.blank("en")
    started = time.perf_counter()
    with notes.open(encoding="utf-8") as file:
        for _ in nlp.pipe(json.loads(line)["text"] for line in file):
            pass
    return time.perf_counter() - started


def once(kind: str, notes: Path, core: int) -> float:
    """One run in a fresh process on one core."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, __file__, "--one", kind, str(notes), str(Path(out) / "out")]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        pin = (lambda: os.sched_setaffinity(0, {core})) if hasattr(os, "sched_setaffinity") else None
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, preexec_fn=pin)
    return float(done.stdout)


def compare(runs: int, core: int, repeat: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes.jsonl"
        count = write_notes(notes, repeat)
        seconds: dict[str, list[float]] = {"audit": [], "spacy": []}
        for _ in range(runs):
            for kind, times in seconds.items():
                times.append(once(kind, notes, core))
    rate = {kind: count / statistics.median(times) for kind, times in seconds.items()}
    print(f"{count} notes, medians of {runs} fresh processes on core {core}")
    print(f"nlp-audit audit, all outputs written   {rate['audit']:8.0f} notes/s")
    print(f'spacy.blank("en").pipe                 {rate["spacy"]:8.0f} notes/s')
    print(f"ratio                                  {rate['audit'] / rate['spacy']:8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        kind, notes, out = options.one
        print(run_audit(Path(notes), Path(out)) if kind == "audit" else run_spacy(Path(notes)))
    else:
        compare(options.runs, options.core, options.repeat)


if __name__ == "__main__":
    main()
