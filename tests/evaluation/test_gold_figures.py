"""The figures on the repository's gold notes, against a plain re-implementation of their definitions.

What counts as a hit, a right value and a right assertion is written out here a second time, straight from the
contract and the format of gold notes; the counts of both must agree on every label and rule.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from nlp_audit.audit import build
from nlp_audit.evaluation import entities, gold, report, run
from nlp_audit.evaluation.run import Pair, Scores
from nlp_audit.records import Fact, Unread

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gold" / "shared"
LABELS = ("ASSIST_LEVEL", "CUE", "GOAL", "MINUTES", "OUTCOME_MEASURE")
MARK = re.compile(r"⟦([A-Z_]+)([^|⟦⟧]*)\|([^⟦⟧]*)⟧")

Plain = tuple[str, int, int, dict[str, str]]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    notes = [one for one in gold.read([FOLDER], lambda _: None) if not isinstance(one, Unread)]
    return run.audited(notes, build(as_of=date.fromisoformat(gold.DAY)))


@pytest.fixture(scope="module")
def scores(pairs: list[Pair]) -> Scores:
    return run.score(pairs)


def peeled(path: Path) -> tuple[dict[str, Any], str, list[Plain]]:
    """Head, text and marks of a gold note, by taking off the innermost mark until none is left."""
    _, head, body = path.read_text().split("---\n", 2)
    body, marks = body.strip("\n") + "\n", list[Plain]()
    while found := MARK.search(body):
        label, spec, words = found.groups()
        start, opening = found.start(), found.start(3) - found.start()
        body = body[:start] + words + body[found.end() :]
        marks = [(m, shifted(a, found, opening), shifted(b, found, opening), v) for m, a, b, v in marks]
        marks.append((label, start, start + len(words), dict(part.split("=", 1) for part in spec.split())))
    return yaml.safe_load(head), body, marks


def shifted(at: int, found: re.Match[str], opening: int) -> int:
    """An offset after a mark around it, or before it, is taken off."""
    if at >= found.end():
        return at - opening - 1
    return at - opening if at > found.start() else at


def number(value: Any) -> float | None:
    return None if value in (None, "none") else float(value)


def right_value(label: str, want: dict[str, str], got: dict[str, Any]) -> bool:
    if label == "ASSIST_LEVEL":
        return want["level"] == got["level"]
    if label == "CUE":
        return {*want.get("types", "none").split("+")} - {"none"} == set(got["types"])
    if label == "MINUTES":
        return float(want["minutes"]) == float(got["minutes"])
    if label == "GOAL":
        return (want["measurable"] == "yes") == got["measurable"]
    return want["measure"] == got["measure"] and number(want.get("score")) == number(got["score"])


def paired(marks: list[Plain], facts: list[Fact]) -> list[tuple[Plain, Fact]]:
    """Best overlap first, taking off what is paired; of equals the later ones."""
    marks, facts, out = sorted(marks, key=lambda mark: mark[1]), list(facts), []

    def overlap(mark: Plain, fact: Fact) -> float:
        shared = set(range(mark[1], mark[2])) & set(range(fact.start, fact.end))
        return len(shared) / (max(mark[2], fact.end) - min(mark[1], fact.start))

    while marks and facts:
        best = max((overlap(m, f), i, j) for i, m in enumerate(marks) for j, f in enumerate(facts))
        if not best[0]:
            break
        out.append((marks.pop(best[1]), facts.pop(best[2])))
    return out


def test_marks_and_text_are_read_alike(pairs: list[Pair]) -> None:
    for note, _ in pairs:
        head, text, marks = peeled(FOLDER / f"{note.id}.md")
        assert note.text == text
        assert note.findings == set(head["findings"] or ())
        assert sorted((m.label, m.start, m.end) for m in note.marks) == sorted(m[:3] for m in marks)


def test_entity_figures_agree(pairs: list[Pair], scores: Scores) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for note, audit in pairs:
        _, _, every = peeled(FOLDER / f"{note.id}.md")
        for label in LABELS:
            marks = [mark for mark in every if mark[0] == label]
            facts = [fact for fact in audit.facts if fact.label == label]
            hits = paired(marks, facts)
            right = [(w, f) for w, f in hits if right_value(label, w[3], dict(f.attributes))]
            timed = label in ("MINUTES", "GOAL")
            both = [
                w
                for w, f in right
                if timed or (w[3].get("assertion", "present") == "present") == (f.assertion == "present")
            ]
            kinds = {"gold": marks, "found": facts, "hits": hits, "values": right, "both": both}
            counts.update({(label, kind): len(each) for kind, each in kinds.items()})
    for one in scores.labels:
        mine = {kind: counts[one.label, kind] for kind in ("gold", "found", "hits", "values", "both")}
        found = one.spans.hits + one.spans.spurious
        assert mine == {
            "gold": one.spans.gold, "found": found, "hits": one.spans.hits, "values": one.values, "both": one.both
        }  # fmt: skip
        f1 = 2 * mine["both"] / (mine["gold"] + mine["found"])
        assert one.spans.only(one.both).f1 == pytest.approx(f1, abs=1e-9)


def test_finding_figures_agree(pairs: list[Pair], scores: Scores) -> None:
    due, fired, both, exact = Counter[str](), Counter[str](), Counter[str](), 0
    for note, audit in pairs:
        want = set(peeled(FOLDER / f"{note.id}.md")[0]["findings"] or ())
        got = {f.rule for f in audit.findings if f.verdict == "fail" and f.rule in gold.JUDGED}
        due.update(want)
        fired.update(got)
        both.update(want & got)
        exact += want == got
    for rule, counts in scores.rules.rules.items():
        assert (counts.gold, counts.hits + counts.spurious, counts.hits) == (due[rule], fired[rule], both[rule])
    assert scores.rules.exact == pytest.approx(exact / len(pairs))
    f1 = 2 * both.total() / (due.total() + fired.total())
    assert scores.rules.micro.f1 == pytest.approx(f1, abs=1e-9)
    decisions = 39 * len(pairs)
    agreed = (decisions - due.total() - fired.total() + 2 * both.total()) / decisions
    chance = due.total() * fired.total() + (decisions - due.total()) * (decisions - fired.total())
    expected = chance / decisions**2
    assert scores.rules.kappa == pytest.approx((agreed - expected) / (1 - expected), abs=1e-9)


def test_there_are_39_judged_rules() -> None:
    assert len(gold.JUDGED) == 39


def test_writers_add_up_to_all(pairs: list[Pair], scores: Scores) -> None:
    writers = run.by_writer(pairs)
    assert sum(each.notes for each in writers.values()) == scores.notes
    every = [label for each in writers.values() for label in each.labels]
    assert sum(label.spans.hits for label in every) == sum(label.spans.hits for label in scores.labels)


def test_tables_and_json_show_the_same(scores: Scores) -> None:
    text, content = report.text(scores, {}, 0), report.content(scores, {})
    macro, both = entities.macro(scores.labels)
    assert f"macro-F1 {macro:.3f}, with value and assertion {both:.3f}" in text
    assert content["entities"]["macro_f1"] == pytest.approx(macro, abs=1e-4)
    assert content["findings"]["f1"] == pytest.approx(scores.rules.micro.f1, abs=1e-4)
