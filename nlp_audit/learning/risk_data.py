"""Labelled notes for the risk model: from a table, or from a folder of notes with a head."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..yamlfile import ConfigError

LABELS: Mapping[str, float] = {"skilled": 0.0, "borderline": 0.5, "unskilled": 1.0}
SECOND = "second_labels.csv"
_MARK = re.compile(r"⟦[^|⟦⟧]*\||⟧")  # gold notes mark their entities: `⟦LABEL key=value|words⟧`
_HEAD = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)


class Labelled(NamedTuple):
    """A note and what its writer says of it."""

    id: str
    writer: str
    text: str
    risk: str
    discipline: str = ""
    patient: str = ""
    visit: int = 0
    pair: str = ""

    @property
    def target(self) -> float:
        """The share of reviewers who would call it repetitive or unskilled: all, none, or half."""
        return LABELS[self.risk]


def read(source: Path) -> list[Labelled]:
    """The notes of a table (`.csv`) or of a folder (`*.md`). Raises ConfigError for a row that cannot be used."""
    notes = list(_table(source)) if source.is_file() else list(_folder(source))
    if not notes:
        raise ConfigError(f"{source}: no labelled notes")
    return notes


def _table(path: Path) -> Iterable[Labelled]:
    """Rows with `id`, `risk` and the note in `text`, or in a file named by `path` (relative to the table)."""
    with path.open(newline="", encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield _labelled(row, _text(row, path), f"{path}:{number}")


def _text(row: Mapping[str, Any], table: Path) -> str:
    if row.get("path"):
        return parse((table.parent / row["path"]).read_text(encoding="utf-8"))[1]
    return str(row.get("text") or "")


def _folder(folder: Path) -> Iterable[Labelled]:
    for path in sorted(folder.rglob("*.md")):
        head, text = parse(path.read_text(encoding="utf-8"))
        if "risk" in head:
            yield _labelled(head, text, str(path))


def parse(raw: str) -> tuple[dict[str, Any], str]:
    """Head and plain text of a note's file; marks of gold notes are taken out."""
    found = _HEAD.match(raw)
    if not found:
        return {}, raw
    return yaml.safe_load(found["head"]), _MARK.sub("", found["body"].strip("\n") + "\n")


def _labelled(row: Mapping[str, Any], text: str, where: str) -> Labelled:
    name = str(row.get("id") or "")
    if not name or row.get("risk") not in LABELS or not text.strip():
        raise ConfigError(f"{where}: needs an id, a text and a risk, one of {', '.join(LABELS)}")
    return Labelled(
        id=name,
        writer=str(row.get("writer") or re.split(r"[-_\d]", name)[0] or name),
        text=text,
        risk=str(row["risk"]),
        discipline=str(row.get("discipline") or ""),
        patient=str(row.get("patient") or row.get("pair") or name),
        visit=int(row.get("visit") or 0),
        pair=str(row.get("pair") or ""),
    )


def second_labels(folder: Path) -> dict[str, str]:
    """The second, independent labels by note id; none where nobody has given any."""
    path = folder / SECOND
    if not path.is_file():
        return {}
    with path.open(newline="", encoding="utf-8") as file:
        return {row["id"]: row["label"] for row in csv.DictReader(file)}


def agreement(notes: Sequence[Labelled], second: Mapping[str, str]) -> tuple[int, float, float]:
    """Notes with two labels, share of equal ones, and Cohen's kappa (linear weights)."""
    from sklearn.metrics import cohen_kappa_score

    both = [(note.risk, second[note.id]) for note in notes if note.id in second]
    if not both:
        return 0, float("nan"), float("nan")
    first, other = zip(*both, strict=True)
    kappa = cohen_kappa_score(first, other, labels=list(LABELS), weights="linear")
    return len(both), sum(a == b for a, b in both) / len(both), float(kappa)


def fingerprint(notes: Iterable[Labelled]) -> str:
    """A hash of all that was learnt from; the same for the same notes in any order."""
    lines = sorted("\x1f".join((n.id, n.writer, n.risk, n.patient, str(n.visit), n.text)) for n in notes)
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()
