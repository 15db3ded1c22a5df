"""Sentences with a reason or a cue are read in parts: without it, as if it had not been added, and it alone."""

from __future__ import annotations

import pytest

from nlp_audit import facts, paths
from nlp_audit.nlp import pipeline
from nlp_audit.records import Chart, Note, Statement

READER = pipeline.build(paths.rules(), paths.models())
PLAIN = "Gait 4 x 120 ft, min A, toe caught 3/20."


def read(text: str) -> Chart:
    return facts.chart(Note("n", text), READER(text))


def told(text: str) -> tuple[list[str], list[str]]:
    """What the only sentence says without its reasons and cues, and those."""
    (statement,) = read(text).statements
    words: tuple[list[str], list[str]] = ([], [])
    for part in statement.parts:
        words[part.beside].append(" ".join(text[start:end] for start, end in part.spans))
    return words


@pytest.mark.parametrize(
    ("text", "rest", "beside"),
    [
        (PLAIN, [], []),
        ("Gait 120 ft because she sways.", ["Gait 120 ft ."], ["because she sways"]),
        ("Gait 120 ft with min verbal cues for step length.", ["Gait 120 ft ."], ["with min verbal cues for step length"]),
        ("Gait 120 ft, min VC to look up, CGA.", ["Gait 120 ft , CGA."], ["min VC to look up"]),
        ("Gait 120 ft (VC for pacing), CGA.", ["Gait 120 ft , CGA."], ["VC for pacing"]),
        ("Marching since last visit, as tolerated.", [], []),
        ("Gait 120 ft with a cane since he sways.", ["Gait 120 ft with a cane ."], ["since he sways"]),
        ("Verbal cues for posture.", [], ["Verbal cues for posture"]),
    ],
)  # fmt: skip
def test_a_sentence_comes_apart_at_its_reasons_and_cues(text: str, rest: list[str], beside: list[str]) -> None:
    assert told(text) == (rest, beside)


@pytest.mark.parametrize(
    "clause", [" because her toe drags", ", verbal cues to look up", " with tactile cue at the hip"]
)
@pytest.mark.parametrize("at", [len("Gait 4 x 120 ft"), len(PLAIN) - 1])
def test_what_a_sentence_says_without_them_states_what_it_did_before(clause: str, at: int) -> None:
    def rest(statement: Statement) -> dict[str, float]:
        return dict(next((part.scores for part in statement.parts if not part.beside), statement.scores))

    (plain,), (more,) = read(PLAIN).statements, read(PLAIN[:at] + clause + PLAIN[at:]).statements
    assert rest(more) == pytest.approx(rest(plain))
    assert more.scores != plain.scores


def test_one_more_leaves_the_others_as_they_were() -> None:
    one = told("Gait 120 ft because she sways.")
    two = told("Gait 120 ft because she sways with min VC to look up.")
    assert two == (one[0], [*one[1], "with min VC to look up"])


def test_due_to_plans_nothing() -> None:
    """`due` alone stands for what is to come."""
    (level,) = read("O: Gait 60 ft, min A due to L knee buckling.").of("ASSIST_LEVEL")
    assert level.assertion == "present"
