"""Training of the second reading: what teaches and what does not, and that it learns what is there to learn."""

from __future__ import annotations

from pathlib import Path

from nlp_audit import paths
from nlp_audit.learning import second
from nlp_audit.learning.second import Example
from nlp_audit.nlp import pipeline
from nlp_audit.nlp.second import model

HEAD = "---\nid: {id}\nfindings: []\nrisk: skilled\n---\n"
BODY = """\
O: Balance on foam ⟦MINUTES minutes=23 scope=code|23 min⟧, ⟦ASSIST_LEVEL level=contact_guard|CGA⟧.
A: At the evaluation she was ⟦ASSIST_LEVEL level=moderate assertion=historical|mod A⟧.
STG: ⟦GOAL term=short measurable=yes functional=yes|walk to the mailbox in 3 weeks⟧
Total ⟦MINUTES minutes=40 scope=total|40 min⟧
"""


def gold(folder: Path, *writers: str) -> Path:
    for writer in writers:
        (folder / writer).mkdir()
        (folder / writer / f"{writer}-01.md").write_text(HEAD.format(id=f"{writer}-01") + BODY, encoding="utf-8")
        (folder / writer / "README.md").write_text("Who writes.", encoding="utf-8")
    (folder / "frozen.txt").write_text("n\nz\n", encoding="utf-8")
    return folder


def test_frozen_writers_teach_nothing(tmp_path: Path) -> None:
    assert [note.writer for note in second.notes(gold(tmp_path, "a", "n", "b", "z"))] == ["a", "b"]


def test_what_a_marked_note_teaches(tmp_path: Path) -> None:
    marked = second.notes(gold(tmp_path, "a"))
    tasks = second.examples(marked, pipeline.build(paths.rules(), paths.models(), twice=False))
    wanted = {name: [one.wanted for one in given] for name, given in tasks.items()}
    assert wanted["minutes"].count(True) == 2
    assert wanted["total"] == [False, True]
    assert wanted["goal"].count(True) == 1
    assert wanted["not_today"] == [False, True]
    assert wanted["historical"] == [True]
    assert wanted["planned"] == [False]


def examples(*writers: str) -> list[Example]:
    """Candidates that one word tells apart; another stands in only one of them."""
    return [
        Example([f"word {'yes' if wanted else 'no'}", f"word {writer}{turn}{wanted}"], wanted, writer)
        for writer in writers
        for turn in range(3)
        for wanted in (True, False)
    ]


def test_it_learns_and_forgets_what_is_seen_once() -> None:
    trained = second.train(examples("a", "b", "c"))
    assert model.probability(trained, ["word yes"]) > 0.8 > 0.2 > model.probability(trained, ["word no"])
    assert set(trained.weights) == {"word yes", "word no"}


def test_writers_are_held_out() -> None:
    """A writer whose word means the opposite is judged by the others' meaning."""
    contrary = [one._replace(wanted=not one.wanted, writer="z") for one in examples("z")]
    given = [*examples("a", "b", "c", "d"), *contrary]
    told = second.held_out(given)
    assert all((p > 0.5) == ("word yes" in one.features) for one, p in zip(given, told, strict=True))


def test_a_figure_a_task() -> None:
    (line,) = second.figures({"goal": examples("a", "b", "c", "d", "e", "f", "g")})
    assert line.split() == ["goal", "42", "candidates", "21", "wanted", "average", "precision", "1.000"]
