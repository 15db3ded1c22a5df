"""Charts of the labelled notes as an unseen note's would be.

The statement model knows the sentences of some writers. Their notes are read with a model that has not seen them,
one writer left out at a time; else the risk model would learn to trust probabilities that no new note gets.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import joblib

from .. import facts, paths
from ..nlp import pipeline
from ..nlp import statement_model as runtime
from ..records import Chart, Note
from ..risk import earlier
from ..risk.earlier import Past
from . import statements
from .risk_data import Labelled

_JOBS = 2


def charts(notes: Sequence[Labelled], sentences: Path) -> list[Chart]:
    """The chart of each note. `sentences`: the corpus that the shipped statement model was trained on."""
    corpus = statements.read(sentences) if sentences.is_file() else []
    writers = sorted({note.writer for note in notes} & {sentence.writer for sentence in corpus})
    parts = [[n for n in notes if n.writer == writer] for writer in writers]
    rest = [n for n in notes if n.writer not in writers]
    work = [joblib.delayed(_left_out)(part, corpus) for part in parts]
    read = [*joblib.Parallel(_JOBS)(work), _read(rest, pipeline.build(paths.rules(), paths.models()))]
    found = {name: chart for part in read for name, chart in part.items()}
    return [found[note.id] for note in notes]


def _left_out(notes: Sequence[Labelled], corpus: Sequence[statements.Sentence]) -> dict[str, Chart]:
    """Charts of one writer's notes, read with a statement model of all other writers.

    The second reading is left out: it may know the writer's marks.
    """
    with tempfile.TemporaryDirectory() as folder:
        runtime.save(statements.train([s for s in corpus if s.writer != notes[0].writer]), Path(folder))
        return _read(notes, pipeline.build(paths.rules(), Path(folder), twice=False))


def _read(notes: Iterable[Labelled], reader: pipeline.Reader) -> dict[str, Chart]:
    return {note.id: facts.chart(Note(note.id, note.text), reader(note.text)) for note in notes}


def histories(notes: Sequence[Labelled], charts: Sequence[Chart]) -> list[Past | None]:
    """What each note repeats of the patient's earlier visits; None for a note of no episode and for a first visit."""
    traces = [earlier.trace(chart) for chart in charts]
    visits = [(note.writer, note.patient, note.visit) for note in notes]
    return [
        earlier.after(trace, [t for other, t in zip(visits, traces, strict=True) if _before(other, visit)])
        for visit, trace in zip(visits, traces, strict=True)
    ]


def _before(other: tuple[str, str, int], visit: tuple[str, str, int]) -> bool:
    return other[:2] == visit[:2] and 0 < other[2] < visit[2]
