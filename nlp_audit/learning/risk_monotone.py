"""How often a documented reason or cue that is added to a note raises its risk, and by how much at most.

    python -m nlp_audit.learning.risk_monotone data/training

Each clause is put into the notes at every kind of place: as a sentence of its own, at the end of a sentence and
between its parts. The same notes and clauses give the same trials.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .. import facts, paths, risk
from ..nlp import pipeline
from ..records import Chart, Note, Statement
from . import risk_data
from .risk_data import Labelled

# Reasons and cues as clinicians write them behind what was done.
REASONS = (
    " because he loses balance to the left when he turns his head",
    " since her sway only appears without ankle input",
    ", chosen because the knee snaps back in late stance",
    " to retrain the ankle strategy that he needs to step off a curb",
    " so that she can reach the second shelf without her trunk leaning back",
    ", as the pelvis drops each time the left foot is loaded",
    " in order to restore scapular upward rotation before overhead reach",
    " given that he neglects the left side of the tray",
    ", kept slow because his oxygen saturation fell below 90 % at the faster pace",
    " due to late hip abductor firing in single-leg stance",
    " to keep the ankle from giving way on uneven ground",
    " so he would have to find midline without looking",
    " as lateral sway doubled with eyes closed",
    ", selected to challenge divided attention that he lacks in the kitchen",
    " owing to left neglect",
)
CUES = (
    " with tactile cue at the left hip to start the weight shift",
    " with min verbal cues for step length",
    ", verbal cues to look up",
    " with moderate tactile and verbal cues for trunk alignment",
    " with occasional VC for hand placement",
    ", min VC for posture",
    " with demonstration and verbal cue to keep the elbow in",
    " with hand-over-hand guidance to grade the grip",
    ", cued to lift toes",
    " requiring tactile cueing at the scapula",
    "; mod VCs 50 % of the time for breathing",
    " (VC for pacing)",
    ", prompts x3 to swallow twice",
)
# Nothing in these says that a reason or a cue follows: what they are takes understanding. They were tried once.
UNMARKED = (
    " for the delayed quad firing seen at heel strike",
    " after she lost her balance backward on the first two",
    "; knee gave way twice otherwise",
    ", the goal being a quiet trunk",
    " until the pelvis stays level",
    ", tapping at the quads for contraction",
    " while I blocked the knee",
    ", hand on the sacrum throughout",
    " against my pull at the elbow",
    ", eyes closed being what she falls with",
)
KINDS: Mapping[str, Sequence[str]] = {"reason": REASONS, "cue": CUES, "reason or cue without a word for it": UNMARKED}
PLACES = ("own sentence", "end of a sentence", "inside a sentence")
HEAD = "the head of a table"  # behind it a clause breaks the table and documents nothing, so it is told apart
_TABLE = re.compile(r"[^\n]*\|[^\n]*\n[ \t]*[|:+-][ |:+-]*-{2}[ |:+-]*(?:\n|\Z)")  # a head and the dashes below it
NOISE = 1e-9  # of adding up in another order
_END = re.compile(r"[\s.;:!]*\Z")
EVERY = 12  # of the labelled notes
Score = Callable[[str], float]


class Trial(NamedTuple):
    """A clause put into a note: what, where, and how far the score rose (negative: fell)."""

    kind: str
    place: str
    rise: float
    note: str
    clause: str


def trials(charts: Iterable[Chart], score: Score, kinds: Mapping[str, Sequence[str]] = KINDS) -> Iterator[Trial]:
    """Every clause at a place of every kind in every note. `score`: the risk of a text; `kinds`: clauses by kind."""
    for turn, chart in enumerate(charts):
        before = score(chart.note.text)
        for number, (kind, clause) in enumerate((kind, clause) for kind, those in kinds.items() for clause in those):
            for place, more in put(chart, clause, turn + number):
                yield Trial(kind, place, score(more) - before, chart.note.note_id, clause)


def shipped(model: risk.RiskModel, reader: pipeline.Reader) -> Score:
    """The risk of a text by the program's own model."""
    return lambda text: risk.score(facts.chart(Note("", text), reader(text)), model).score


def put(chart: Chart, clause: str, turn: int) -> Iterator[tuple[str, str]]:
    """The note with the clause at one place of each kind: kind and text. `turn` picks among the sentences."""
    text = chart.note.text
    told = [s for s in chart.statements if _treats(s)]
    if not told:
        return
    chosen = told[turn % len(told)]
    said = text[chosen.start : chosen.end]
    end = chosen.start + (_END.search(said) or re.search(r"\Z", said)).start()  # type: ignore[union-attr]
    alone = clause.lstrip(" ,;")
    new = f"{alone[0].upper()}{alone[1:]}."
    line = text.find("\n", max(chosen.end - 1, end))
    line = line if line >= 0 else len(text)
    own, at_end, inside = [HEAD] * 3 if _TABLE.match(text, text.rfind("\n", 0, end) + 1) else PLACES
    yield own, f"{text[:line]}\n{new}{text[line:]}"
    yield at_end, text[:end] + clause + text[end:]
    comma = said.find(", ")
    if comma > 0:
        at = chosen.start + comma
        yield inside, text[:at] + clause + text[at:]


def _treats(statement: Statement) -> bool:
    """A sentence that tells of today's treatment or of what came of it: where a clinician would add a clause."""
    return not statement.historical and statement.section in ("objective", "assessment") and len(statement.scores) > 0


def rows(found: Iterable[Trial]) -> list[list[str]]:
    """By kind of clause and of place: trials, how many raised the risk, their share, the most."""
    by: dict[tuple[str, str], list[float]] = defaultdict(list)
    for trial in found:
        by[trial.kind, trial.place].append(trial.rise)
    return [_row(kind, place, rises) for (kind, place), rises in sorted(by.items(), reverse=True)]


def _row(kind: str, place: str, rises: Sequence[float]) -> list[str]:
    raised = sum(rise > NOISE for rise in rises)
    return [kind, place, str(len(rises)), str(raised), f"{raised / len(rises):.4f}", f"{max(*rises, 0.0):.3f}"]


def sample(notes: Sequence[Labelled], reader: pipeline.Reader, every: int = EVERY) -> list[Chart]:
    """Some of the labelled notes, as the program reads them."""
    return [facts.chart(Note(note.id, note.text), reader(note.text)) for note in notes[::every]]


def main(training: Path) -> None:
    reader = pipeline.build(paths.rules(), paths.models())
    charts = sample(risk_data.read(training / "notes.csv"), reader)
    for row in rows(trials(charts, shipped(risk.load(paths.models()), reader))):
        print(" | ".join(row))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
