"""Charts made by hand, and charts read from text, for the risk tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from nlp_audit import facts, paths, risk
from nlp_audit.nlp import pipeline
from nlp_audit.records import Assertion, Chart, Fact, Note, Risk, Statement

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "data" / "training"
Said = tuple[str, dict[str, float]]  # a sentence and what it states

SKILLED = """PT 03/11/2025
S: Caught L toe on the ramp twice this week. No pain.
O: Gait 4 x 120 ft, SPC, CGA. Toe caught 9/20 swings; pelvis stays back at preswing, so my hand went to the posterior
pelvis with the cue "let your hip go first": 3/20 by the third bout, 5/20 with hands off.
A: The toe catch is timing and not strength, since DF is 4/5 and the catch goes when the pelvis leads.
P: Ramp once below 3/20 without hands.
J. Marchetti, PT, DPT
"""
ROUTINE = """PT 03/11/2025
S: Doing ok. No pain.
O: Therapeutic exercise: LAQ, marching, hip abduction x 20 each. Gait training in the hall. Standing balance.
A: Tolerated treatment well. Continues to benefit from skilled PT services.
P: Continue per POC.
J. Marchetti, PT, DPT
"""


@cache
def reader() -> pipeline.Reader:
    return pipeline.build(paths.rules(), paths.models())


@cache
def model() -> risk.RiskModel:
    return risk.load(paths.models())


def read(text: str) -> Chart:
    """The chart of a text as the program reads it."""
    return facts.chart(Note("n", text), reader()(text))


def score(text: str, *earlier: str) -> Risk:
    return risk.score(read(text), model(), [risk.trace(read(one)) for one in earlier])


def fact(label: str, sentence: int = 0, assertion: Assertion = "present", **attributes: Any) -> Fact:
    return Fact(label, 0, 1, "objective", assertion, attributes, sentence)


def chart(*said: Said, facts: tuple[Fact, ...] = ()) -> Chart:
    """A chart of sentences and facts that says nothing else."""
    text, statements = "", []
    for words, scores in said:
        statements.append(Statement(len(text), len(text) + len(words), "objective", False, scores))
        text += words + "\n"
    labels = {f.label: tuple(g for g in facts if g.label == f.label) for f in facts}
    return Chart(Note("n", text), (), labels, tuple(statements), (), (), None, (), None)
