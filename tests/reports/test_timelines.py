"""What the report is told across notes: compact, by the numbers of what it holds."""

from __future__ import annotations

import json
from typing import Any

from nlp_audit.episodes import Digest, EpisodeCheck, Key, Profile
from nlp_audit.episodes.records import Mark, Passages, Score
from nlp_audit.reports import timelines

RULE = "episode.cloned-note"


def digest(number: int, patient: str = "p1", *, day: int | None = None, treated: bool = True) -> Digest:
    profile = Profile((Mark("minimal", (0, 1)),), (), (Score("berg", 20.0 + number, (0, 1)),), (), frozenset(), ())
    key = Key("a.txt", number, f"n{number}")
    when = 739_000 + number if day is None else day
    empty = Passages(b"", b"", b"", b"")
    nothing = ((), 0.0, profile, None, None, False, False, treated, empty, (0, 1))
    return Digest(key, patient, None, "PT", when, None, *nothing)


def told(digests: list[Digest], checks: Any = None, shown: set[int] | None = None) -> Any:
    return json.loads(timelines.serialised(digests, checks or {}, shown, {"berg": "Berg", "tug": "TUG"}))


def visits(whole: Any) -> list[dict[str, Any]]:
    [one] = whole["timelines"]
    return [dict(zip(whole["fields"], visit, strict=True)) for visit in one["visits"]]


def clone(of: Digest, spans: tuple[tuple[int, int], ...] = ((3, 9),)) -> EpisodeCheck:
    return EpisodeCheck(RULE, "fail", ((1, 2),), of.key, spans)


def test_a_visit_is_a_short_list() -> None:
    first, second = visits(told([digest(0), digest(1)]))
    assert (first["note"], first["discipline"], second["scores"]) == (0, "PT", {"berg": [21]})
    assert first["levels"] == [6]
    assert first["cues"] is None
    assert second["day"] > first["day"]


def test_only_the_measures_in_use_are_named() -> None:
    assert told([digest(0), digest(1)])["measures"] == {"berg": "Berg"}


def test_findings_point_to_visits_and_passages_to_notes() -> None:
    one, two = digest(0), digest(1)
    whole = told([one, two], {two.key: (clone(one),)})
    assert visits(whole)[1]["found"] == [[0, "fail", 0]]
    assert whole["rules"] == [RULE]
    assert whole["compared"] == [[1, 0, 0, None, None, [[3, 9]]]]


def test_a_copy_of_another_patients_note_points_to_no_visit() -> None:
    one, two, other = digest(0), digest(1), digest(2, "p2")
    whole = told([one, two, other], {two.key: (clone(other),)})
    assert visits(whole)[1]["found"] == [[0, "fail", None]]
    assert whole["compared"] == [[1, 0, 2, None, None, [[3, 9]]]]


def test_notes_that_the_report_does_not_hold_keep_their_visits() -> None:
    one, two, three = digest(0), digest(1), digest(2)
    whole = told([one, two, three], {three.key: (clone(one),)}, shown={1, 2})
    assert [visit["note"] for visit in visits(whole)] == [None, 0, 1]
    assert whole["compared"] == [[1, 0, None, "n0", "a.txt", [[3, 9]]]]
    assert told([one, two, three], shown=set())["timelines"] == []


def test_the_source_of_a_copy_is_named_to_be_shown_with_it() -> None:
    notes = [digest(n, f"p{n % 2}") for n in range(4)]
    overlap = clone(notes[2])._replace(rule="episode.overlapping-sessions")
    checks = {notes[3].key: (clone(notes[0]), overlap), notes[1].key: (clone(notes[2]),)}
    assert timelines.copied(notes, checks, [3]) == {0}
    assert timelines.copied(notes, checks, [0, 2]) == frozenset()
    assert timelines.copied([], {}, [0]) == frozenset()


def test_missed_visits_are_no_visits() -> None:
    assert told([digest(0), digest(1, treated=False)])["timelines"] == []
    kinds = [visit["kind"] for visit in visits(told([digest(0), digest(1, treated=False), digest(2)]))]
    assert kinds == ["", "missed", ""]


def test_the_same_notes_give_the_same_bytes() -> None:
    notes = [digest(n, f"p{n % 3}") for n in range(9)]
    checks = {notes[4].key: (clone(notes[1]),)}
    one, two = (timelines.serialised(notes, checks, None, {}) for _ in range(2))
    assert one == two


def test_without_notes_there_is_nothing_to_draw() -> None:
    whole = told([])
    assert (whole["timelines"], whole["compared"]) == ([], [])
