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
    parts = roles(text)
    return [words for role, words in parts if role == "core"], [words for role, words in parts if role == "marked"]


def roles(text: str) -> list[tuple[str, str]]:
    """The parts of the only sentence: what each is, and its words."""
    (statement,) = read(text).statements
    return [(part.role, " ".join(text[start:end] for start, end in part.spans)) for part in statement.parts]


@pytest.mark.parametrize(
    ("text", "rest", "beside"),
    [
        (PLAIN, [], []),
        ("Gait 120 ft because she sways.", ["Gait 120 ft ."], ["because she sways"]),
        ("Gait 120 ft with min verbal cues for step length.", ["Gait 120 ft ."], ["with min verbal cues for step length"]),
        ("Gait 120 ft, min VC to look up, CGA.", ["Gait 120 ft , CGA."], ["min VC to look up"]),
        ("Gait 120 ft (VC for pacing), CGA.", ["Gait 120 ft , CGA."], ["VC for pacing"]),
        ("Gait 120 ft (tactile cue, L glute), CGA.", ["Gait 120 ft , CGA."], ["tactile cue, L glute"]),
        ("Gait 120 ft (VC, then none, CGA.", ["Gait 120 ft , then none, CGA."], ["VC"]),
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


@pytest.mark.parametrize(
    ("text", "role", "clause"),
    [
        ("Gait 120 ft while I blocked the knee.", "handled", "while I blocked the knee"),
        ("Gait 120 ft, hand on the sacrum, CGA.", "handled", "hand on the sacrum"),
        ("Step-ups x 10, tapping over the quads.", "handled", "tapping over the quads"),
        ("Reaching 2 x 10 against my pull at the elbow.", "handled", "against my pull at the elbow"),
        ("Gait 120 ft until the pelvis drops.", "aside", "until the pelvis drops"),
        ("Gait 120 ft; knee gave way twice.", "aside", "knee gave way twice"),
        ("Gait 120 ft, which she could not do last week.", "aside", "which she could not do last week"),
        ("Gait 120 ft (he counts aloud).", "aside", "he counts aloud"),
        ("Tandem stance, the goal being a quiet trunk.", "aside", "the goal being a quiet trunk"),
    ],
)
def test_a_clause_is_told_by_its_own_words(text: str, role: str, clause: str) -> None:
    (first, _), *more = roles(text)
    assert first == "core"
    assert (role, clause) in more


@pytest.mark.parametrize(
    "text",
    [
        "Toe taps x 20, tapping foot to the step, hands on knees.",
        "Assisted back to chair with walker.",
        "He walked 120 ft with RW for 5 min.",
        "Treatment per plan as tolerated.",
    ],
)
def test_plain_telling_is_not_taken_apart(text: str) -> None:
    assert roles(text) == []


def test_what_stands_beside_the_core_changes_no_other_part() -> None:
    """The core and each clause with it state what they did before another one was added."""
    scores = [dict(read(text).statements[0].parts[0].scores) for text in ONE_AND_TWO]
    assert scores[0] == pytest.approx(scores[1])
    (_, first), (_, alone, _) = ([p.scores for p in read(text).statements[0].parts] for text in ONE_AND_TWO)
    assert dict(first) == pytest.approx(dict(alone))


ONE_AND_TWO = ("Gait 120 ft until she tires.", "Gait 120 ft until she tires, while I blocked the knee.")


def test_due_to_plans_nothing() -> None:
    """`due` alone stands for what is to come."""
    (level,) = read("O: Gait 60 ft, min A due to L knee buckling.").of("ASSIST_LEVEL")
    assert level.assertion == "present"
