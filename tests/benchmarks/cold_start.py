"""`nlp-audit check` of one note from a cold start against `python -c "import spacy"`, by turns.

python tests/benchmarks/cold_start.py [--runs 9]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTE = ROOT / "data" / "gold" / "shared" / "d-01.md"


def seconds(*arguments: str) -> float:
    """Wall-clock seconds of a Python process."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, env={**os.environ, "PYTHONPATH": path}
    )
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    commands = {"import spacy": ("-c", "import spacy"), "nlp-audit check": ("-m", "nlp_audit", "check", str(NOTE))}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):  # the first round fills the disk cache and is not counted
        for name, arguments in commands.items():
            times[name].append(seconds(*arguments))
    medians = {name: statistics.median(each[1:]) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:16} {median:6.2f} s (median of {runs})")
    print(f"{'ratio':16} {medians['nlp-audit check'] / medians['import spacy']:6.2f}")


if __name__ == "__main__":
    main()
