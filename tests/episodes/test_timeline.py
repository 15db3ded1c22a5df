"""A patient's visits in a row: in order, with what each tells and what was found across them."""

from __future__ import annotations

import io

import pytest

from nlp_audit import episodes, rules
from nlp_audit.episodes import timeline
from nlp_audit.episodes.grouping import arrange
from nlp_audit.episodes.progression import AMOUNTS
from nlp_audit.episodes.timeline import Timeline
from nlp_audit.records import LEVELS

from .conftest import Digests


def note(day: int, told: str, patient: str = "MRN 551201", by: str = "Ann Lee, PT") -> str:
    head = f"Patient: Moss, Ada  {patient}  DOS 03/{day:02}/2026  9:00-9:45 AM\n"
    return f"{head}O: {told}\nA: Weight stays off the left leg.\n{by} 03/{day:02}/2026\n"


def drawn(digests: Digests, episode_rules: tuple[rules.Rule, ...], notes: list[str]) -> list[Timeline]:
    made = arrange(digests(notes), io.BytesIO())
    return list(timeline.timelines(made, episodes.judge(made, episode_rules, io.BytesIO()).of))


def test_visits_stand_in_the_order_of_their_days_with_what_they_tell(
    digests: Digests, episode_rules: tuple[rules.Rule, ...]
) -> None:
    late = note(9, "Gait 90 ft with RW, CGA to min A, min VC. Berg 31/56.")
    early = note(2, "Gait 60 ft with RW, mod A, mod VC. Berg 24/56.")
    [one] = drawn(digests, episode_rules, [late, early])
    assert [visit.place for visit in one.visits] == [1, 0]
    first, second = one.visits
    assert first.levels == (LEVELS.index("moderate"),) * 2
    assert second.levels == (LEVELS.index("contact_guard"), LEVELS.index("minimal"))
    assert [visit.cues for visit in one.visits] == [(AMOUNTS.index(a),) * 2 for a in ("moderate", "minimal")]
    assert [dict(visit.scores) for visit in one.visits] == [{"berg": (24.0, 24.0)}, {"berg": (31.0, 31.0)}]


def test_findings_stand_at_their_visits_with_the_note_that_they_compare(
    digests: Digests, episode_rules: tuple[rules.Rule, ...]
) -> None:
    told = (
        "Sit to stand from a 20 inch chair, min A, mod VC. Berg 24/56. Left knee held straight by the therapist's hand."
    )
    [one] = drawn(digests, episode_rules, [note(day, told) for day in (2, 4, 6)])
    found = [{each.rule: each for each in visit.found} for visit in one.visits]
    assert not found[0]
    assert found[1]["episode.cloned-note"].other == 0
    assert found[1]["episode.cloned-note"].spans
    assert "episode.no-progression" in found[2]


@pytest.mark.parametrize(
    "notes",
    [
        [note(2, "Gait 60 ft, min A.")],
        [note(2, "Gait 60 ft, min A."), note(4, "Gait 60 ft, min A.", "MRN 999999")],
        [note(2, "Gait 60 ft, min A."), "O: Gait 60 ft, min A.\nAnn Lee, PT"],
        [],
    ],
)
def test_one_visit_is_no_row(digests: Digests, episode_rules: tuple[rules.Rule, ...], notes: list[str]) -> None:
    assert drawn(digests, episode_rules, notes) == []


def test_only_wanted_patients_are_drawn(digests: Digests) -> None:
    patients = [f"MRN 55120{n}" for n in (1, 1, 2, 2)]
    notes = digests([note(2 * n + 2, "Gait 60 ft, min A.", patient) for n, patient in enumerate(patients)])
    [one] = timeline.timelines(arrange(notes, io.BytesIO()), lambda _: (), {3}.__contains__)
    assert [visit.place for visit in one.visits] == [2, 3]
