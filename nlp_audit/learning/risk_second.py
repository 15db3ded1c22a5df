"""A second, independent label for a third of the notes: hands the notes out blind and takes the labels in.

    python -m nlp_audit.learning.risk_second out data/training FOLDER     # numbered texts and an empty labels.csv
    python -m nlp_audit.learning.risk_second in data/training FOLDER      # FOLDER/labels.csv → second_labels.csv

A name such as `u-07b` would tell the label, so the texts are numbered in an order that tells nothing.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from ..yamlfile import ConfigError
from . import risk_data
from .risk_data import LABELS, SECOND, Labelled

_SHEET = "labels.csv"
_QUESTION = """Read each note once, as a reviewer of claims would, and label it in labels.csv:
skilled     the record shows a therapist's skill: reasons, cues with their content, grading, response, decisions
unskilled   it does not: an aide could have done what is told, or the note says nothing of this patient
borderline  it shows some, and reviewers would differ
Put a line of why beside it. Do not talk to the writers, and do not look into data/training.
"""


def chosen(notes: Sequence[Labelled]) -> list[Labelled]:
    """A third of the notes, in an order that depends on nothing but their names' hash.

    Later visits are left out: they are labelled in view of the earlier ones, which the second reader would not have.
    """
    alone = [note for note in notes if note.visit < 2]
    ranked = sorted(alone, key=lambda note: hashlib.sha256(f"second {note.id}".encode()).hexdigest())
    return ranked[: len(notes) // 3]


def hand_out(notes: Sequence[Labelled], folder: Path) -> None:
    """Write the chosen notes without names, the question, and a sheet to fill in."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(_QUESTION, encoding="utf-8")
    rows = ["number,label,why"]
    for number, note in enumerate(chosen(notes), start=1):
        (folder / f"{number:03d}.txt").write_text(note.text, encoding="utf-8")
        rows.append(f"{number:03d},,")
    (folder / _SHEET).write_text("\n".join(rows) + "\n", encoding="utf-8")


def take_in(notes: Sequence[Labelled], folder: Path, training: Path) -> int:
    """Write `second_labels.csv` from a filled-in sheet. Raises ConfigError for a label that is none."""
    with (folder / _SHEET).open(newline="", encoding="utf-8") as file:
        given = {int(row["number"]): row for row in csv.DictReader(file)}
    rows = [["id", "label", "why"]]
    for number, note in enumerate(chosen(notes), start=1):
        label = given[number]["label"].strip() if number in given else ""
        if label not in LABELS:
            raise ConfigError(f"{folder / _SHEET}: {number:03d} needs one of {', '.join(LABELS)}")
        rows.append([note.id, label, given[number].get("why") or ""])
    with (training / SECOND).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return len(rows) - 1


def main(way: str, training: Path, folder: Path) -> None:
    notes = risk_data.read(training / "notes.csv")
    if way == "out":
        hand_out(notes, folder)
    else:
        print(f"{take_in(notes, folder, training)} labels")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
