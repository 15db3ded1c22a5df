"""Trains the models of the second reading on marked notes, and prints what they give on writers held out.

python -m nlp_audit.learning.second data/gold models

Folders named in `frozen.txt` of the first folder are left out: they measure and never teach.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from .. import paths
from ..evaluation.gold import GoldNote, Mark, read
from ..nlp import pipeline
from ..nlp.memo import Memo
from ..nlp.page import Entity
from ..nlp.second import minutes, model, reading, times
from ..nlp.second.words import norm

STRENGTH = 1.0  # inverse regularisation, chosen with writers held out
_FOLDS = 6
_SEEN = 2  # notes' candidates in which a feature must stand
_TELLING = 0.02  # log-odds below which a feature is left out
_KINDS = ("historical", "planned", "other", "negated")


class Example(NamedTuple):
    """A candidate: what is known of it, and whether it is what the task asks."""

    features: Sequence[str]
    wanted: bool
    writer: str


Tasks = Mapping[str, Sequence[Example]]


def frozen(gold: Path) -> frozenset[str]:
    """Names of the writers that measure and never teach."""
    return frozenset((gold / "frozen.txt").read_text(encoding="utf-8").split())


def notes(gold: Path) -> list[GoldNote]:
    """The marked notes of all folders that are not frozen."""
    left_out = frozen(gold)
    folders = [path for path in sorted(gold.iterdir()) if path.is_dir() and path.name not in left_out]
    return [note for note in read(folders, _unremarked) if isinstance(note, GoldNote)]


def _unremarked(remark: str) -> None:
    """Folders hold a README beside the notes."""


def examples(marked: Sequence[GoldNote], reader: pipeline.Reader) -> Tasks:
    """All candidates of the notes by task, as the rulers alone leave them."""
    tasks: dict[str, list[Example]] = defaultdict(list)
    norms = Memo(norm)
    for note in marked:
        begun = reader.begun(note.text)
        page = reader.finished([begun])[0]
        told = reading.told(page.page, begun.blanked, (), norms)
        for name, features, wanted in (*_figures(note, told), *_sentences(note, told), *_mentions(note, told, page)):
            tasks[name].append(Example(features, wanted, note.writer))
    return tasks


Named = tuple[str, Sequence[str], bool]


def _figures(note: GoldNote, told: reading.Told) -> Iterator[Named]:
    marks = [mark for mark in note.marks if mark.label == "MINUTES"]
    for start, end in minutes.figures(told.text):
        known = reading.figure(told, start, end)
        mark = next((m for m in marks if m.start <= start < m.end), None)
        value = float(told.text[start:end])
        yield "minutes", known, mark is not None and float(mark.attributes["minutes"]) == value
        if mark is not None:
            yield from ((scope, known, mark.attributes.get("scope") == scope) for scope in ("total", "timed_total"))


def _sentences(note: GoldNote, told: reading.Told) -> Iterator[Named]:
    goals = [(mark.start, mark.end) for mark in note.marks if mark.label == "GOAL"]
    for index, (start, end) in enumerate(zip(*told.page.sentences, strict=True)):
        yield "goal", reading.sentence(told, index), any(_holds(start, end, *goal) for goal in goals)


def _holds(start: int, end: int, first: int, last: int) -> bool:
    """Whether a goal begins in the sentence or takes up much of it."""
    return start <= first < end or min(end, last) - max(start, first) > 0.4 * (end - start)


def _mentions(note: GoldNote, told: reading.Told, page: pipeline.Reading) -> Iterator[Named]:
    for entity in page.entities:
        mark = _marked(note, entity) if entity.label in times.LABELS else None
        if mark is None:
            continue
        known = reading.mention(told, entity, page.entities)
        yield "not_today", known, mark.assertion != "present"
        if mark.assertion != "present":
            yield from ((kind, known, mark.assertion == kind) for kind in _KINDS)


def _marked(note: GoldNote, entity: Entity) -> Mark | None:
    """The mark that an entity found."""
    shared = [m for m in note.marks if m.label == entity.label and m.start < entity.end and entity.start < m.end]
    return max(shared, key=lambda m: min(m.end, entity.end) - max(m.start, entity.start), default=None)


def train(given: Sequence[Example]) -> model.Model:
    """A logistic regression over the features that more than one candidate has."""
    seen = Counter(feature for one in given for feature in set(one.features))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([_kept(one, seen) for one in given])
    fitted = _fit(matrix, [one.wanted for one in given])
    weights = zip(vectorizer.get_feature_names_out(), fitted.coef_[0].tolist(), strict=True)
    return model.Model({name: w for name, w in weights if abs(w) > _TELLING}, float(fitted.intercept_[0]))


def _kept(one: Example, seen: Mapping[str, int]) -> dict[str, float]:
    return {feature: 1.0 for feature in one.features if seen[feature] >= _SEEN}


def _fit(matrix: Any, wanted: list[bool]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, wanted)


def held_out(given: Sequence[Example]) -> Any:
    """The probability of each candidate by a model that never saw its writer: an array in their order."""
    writers = sorted({one.writer for one in given})
    told = np.zeros(len(given))
    for fold in range(_FOLDS):
        out = set(writers[fold::_FOLDS])
        fitted = train([one for one in given if one.writer not in out])
        for i, one in enumerate(given):
            if one.writer in out:
                told[i] = model.probability(fitted, one.features)
    return told


def figures(tasks: Tasks) -> Iterator[str]:
    """A line a task: candidates, wanted ones, average precision with writers held out."""
    for name, given in tasks.items():
        wanted = np.array([one.wanted for one in given])
        precision = average_precision_score(wanted, held_out(given))
        yield f"{name:12} {len(given):6} candidates {wanted.sum():5} wanted   average precision {precision:.3f}"


def main(gold: Path, models: Path) -> None:
    tasks = examples(notes(gold), pipeline.build(paths.rules(), models, twice=False))
    print("\n".join(figures(tasks)))
    model.save({name: train(given) for name, given in tasks.items()}, models)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
