"""The second reading: what models that are sure of something add to what the rulers found, and what they leave."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest
from nlp_samples import NOTES, reader

from nlp_audit import paths
from nlp_audit.nlp import pipeline
from nlp_audit.nlp.memo import Memo
from nlp_audit.nlp.second import minutes, model, reading
from nlp_audit.nlp.second.model import Model
from nlp_audit.nlp.second.words import around, norm, words

NO = Model({}, -20.0)  # sure against everything
SILENT = Model({}, 0.0)  # sure of nothing


@cache
def rulers() -> pipeline.Reader:
    """The pipeline without the second reading."""
    return pipeline.build(paths.rules(), paths.models(), twice=False)


def read(text: str, **models: Model) -> list[tuple[str, str, str]]:
    """Label, words and assertion of what stands after a second reading by hand-made models."""
    goal_ruler = rulers().rulers.goals
    known = dict.fromkeys(("minutes", "total", "timed_total", "goal", "not_today"), SILENT)
    known |= dict.fromkeys(("historical", "planned", "other", "negated"), SILENT) | models
    begun = rulers().begun(text)
    first = rulers().finished([begun])[0]
    likely = first.scores[:, first.labels.index("goal")].tolist()
    memo = Memo(norm)
    note = reading.told(first.page, begun.blanked, likely, memo)
    found = reading.read(reading.Reader(known, goal_ruler, memo), note, reading.Found(first.entities, first.assertions))
    pairs = zip(found.entities, found.assertions, strict=True)
    return [(e.label, text[e.start : e.end], a) for e, a in pairs if e.label in _LABELS]


_LABELS = ("MINUTES", "GOAL", "ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE")
BALANCE = "O: Gait 140 ft, CGA. Balance work took 23 of the session."


def test_what_no_model_is_sure_of_stays() -> None:
    text = NOTES["letters"]
    first = rulers()(text)
    found = [(e.label, text[e.start : e.end], a) for e, a in zip(first.entities, first.assertions, strict=True)]
    assert read(text) == [one for one in found if one[0] in _LABELS]


def test_a_figure_that_is_surely_minutes() -> None:
    sure = Model({"-0 took": 4.0}, -2.0)
    assert read(BALANCE, minutes=sure) == [("ASSIST_LEVEL", "CGA", "present"), ("MINUTES", "23", "present")]


def test_the_unit_belongs_to_it() -> None:
    text = "O: Gait 140 ft, CGA.\nA: Balance work took 23 min before she sat."
    assert read(text) == [("ASSIST_LEVEL", "CGA", "present")]
    found = read(text, minutes=Model({"-0 took": 30.0}, -20.0))
    assert [said for label, said, _ in found if label == "MINUTES"] == ["23 min"]


def test_a_figure_of_which_the_model_is_less_sure() -> None:
    unsure = Model({"-0 took": 3.0}, -2.0)
    assert 0.5 < 1 / (1 + math.exp(-1.0)) < reading.IS_MINUTES
    assert read(BALANCE, minutes=unsure) == [("ASSIST_LEVEL", "CGA", "present")]


@pytest.mark.parametrize(
    ("models", "scope", "code"),
    [
        ({}, "code", "97112"),
        ({"total": Model({}, 5.0)}, "total", None),
        ({"timed_total": Model({}, 5.0)}, "timed_total", None),
    ],
)
def test_what_a_figure_is_the_minutes_of(models: dict[str, Model], scope: str, code: str | None) -> None:
    text = "O: 97112 tandem stance on foam, which lasted 23 in all."
    sure = Model({"-0 lasted": 30.0}, -20.0)
    known = {"total": NO, "timed_total": NO, "goal": NO, "not_today": NO} | models
    begun = rulers().begun(text)
    first = rulers().finished([begun])[0]
    note = reading.told(first.page, begun.blanked, [0.0] * len(first.page.sentences.starts), Memo(norm))
    second = reading.Reader({**known, "minutes": sure}, rulers().rulers.goals, Memo(norm))
    found = reading.read(second, note, reading.Found(first.entities, first.assertions))
    (entity,) = [e for e in found.entities if e.label == "MINUTES"]
    assert entity.attributes == {"minutes": 23.0, "scope": scope, "code": code}


def test_what_the_rulers_found_stays() -> None:
    """Even against a model that is sure: the rulers have a word for what they read."""
    text = "O: Bike 8 min.\nSTG: walk 150 ft in 3 weeks"
    found = [("MINUTES", "8 min", "present"), ("GOAL", "walk 150 ft in 3 weeks", "present")]
    assert read(text, minutes=NO, goal=NO) == found


def test_no_minutes_within_a_level_a_score_or_a_goal() -> None:
    text = "O: Berg 41/56. Grip 31 lb.\nSTG: walk 10 min without rest in 3 weeks"
    kinds = [label for label, _, _ in read(text, minutes=Model({}, 20.0))]
    assert "MINUTES" not in kinds


def test_a_sentence_that_is_surely_a_goal() -> None:
    """Both models must say so: the statement model and this one. What it holds is planned then."""
    text = "A: Steady. The patient is to walk to the mailbox with SBA in two weeks as his goal.\nP: Continue."
    sure = read(text, goal=Model({}, 20.0))
    assert ("ASSIST_LEVEL", "SBA", "planned") in sure
    assert [said for label, said, _ in sure if label == "GOAL"]
    assert not [
        said for label, said, _ in read("O: Gait 140 ft with RW, SBA.", goal=Model({}, 20.0)) if label == "GOAL"
    ]


def test_a_level_that_is_surely_not_of_today() -> None:
    text = "A: Steadier. It took mod A for that."
    past = {"not_today": Model({"-0 took": 8.0}, -4.0), "historical": Model({}, 3.0)}
    assert read(text) == [("ASSIST_LEVEL", "mod A", "present")]
    assert read(text, **past) == [("ASSIST_LEVEL", "mod A", "historical")]
    assert read("O: Needs mod A for that.", **past) == [("ASSIST_LEVEL", "mod A", "present")]


@pytest.mark.parametrize("kind", ["historical", "planned", "other", "negated"])
def test_whose_or_when_is_what_is_likeliest(kind: str) -> None:
    sure = {"not_today": Model({}, 9.0), kind: Model({}, 1.0)}
    assert read("O: Needs mod A for that.", **sure) == [("ASSIST_LEVEL", "mod A", kind)]


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_spans_and_order_of_the_shipped_reading(note: str) -> None:
    found = reader()(note)
    assert len(found.entities) == len(found.assertions)
    assert [(e.start, -e.end) for e in found.entities] == sorted((e.start, -e.end) for e in found.entities)


@pytest.mark.parametrize(
    ("text", "could_be"),
    [
        ("97112 - 25 min x 3", ["25", "3"]),
        ("3x10, 140 ft, 5 reps, 12 lb, 30 sec, 2 wks", ["10"]),
        ("Berg 41/56 at 9:30, 85%, 4.5, 03/04/2026", []),
        ("total 200", []),
    ],
)
def test_figures_that_could_be_minutes(text: str, could_be: list[str]) -> None:
    assert [text[start:end] for start, end in minutes.figures(text)] == could_be


def test_words_of_a_line() -> None:
    text = "Dx: CVA\n97112 x 25 min on 3/4/26\nNext"
    at = text.index("25")
    found = around(words(text, Memo(norm)), at, at + 2)
    assert found.before == ["<code>", "x"]
    assert found.own == ["#"]
    assert found.behind == ["min", "on", "<date>"]
    assert found.above == ["dx", ":", "cva"]


def test_the_head_of_a_column() -> None:
    text = "| Task | Min |\n| Balance | 23 |\n| Gait | 15 |"
    at = text.index("15")
    known = minutes.features(text, words(text, Memo(norm)), "objective", at, at + 2)
    assert "head min" in known
    assert "column 2" in known


def test_a_feature_counts_once() -> None:
    sure = Model({"word a": 1.0, "word b": 0.5}, -1.0)
    assert model.probability(sure, ["word a", "word a", "word b", "word c"]) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert model.probability(Model({}, -5000.0), []) == pytest.approx(0.0)


def test_models_are_kept_as_arrays(tmp_path: Path) -> None:
    kept = {"goal": Model({"word é": 0.25, "pair a b": -1.5}, 0.125), "minutes": Model({"-0 x": 2.0}, -1.0)}
    model.save(kept, tmp_path)
    loaded = model.load(tmp_path)
    assert {name: loaded[name] for name in kept} == kept


def test_no_models(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        model.load(tmp_path)
