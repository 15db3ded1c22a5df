"""What the report is told across notes: compact, by the numbers of what it holds."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from nlp_audit.episodes import Digest, Profile, Verdicts
from nlp_audit.episodes.grouping import arrange
from nlp_audit.episodes.records import NO_PASSAGES, Encounter, Mark, Ruling, Score
from nlp_audit.reports import timelines

Found = Mapping[int, Ruling]
RULE = "episode.cloned-note"


def digest(number: int, patient: str = "p1", *, day: int | None = None, treated: bool = True) -> Digest:
    profile = Profile((Mark("minimal", (0, 1)),), (), (Score("berg", 20.0 + number, (0, 1)),), (), frozenset(), ())
    when = 739_000 + number if day is None else day
    return Digest(
        patient,
        None,
        "PT",
        Encounter(when, None, (), 0.0, profile, None, None, False, False, treated, (0, 1), NO_PASSAGES),
    )


def serialised(digests: list[Digest], found: Found | None = None, shown: set[int] | None = None) -> str:
    verdicts = Verdicts([RULE], len(digests), io.BytesIO())
    for number, ruling in (found or {}).items():
        verdicts.put(number, 0, ruling)
    notes, named = arrange(digests, io.BytesIO()), lambda n: (f"n{n}", "a.txt")
    return timelines.serialised(notes, verdicts, shown, {"berg": "Berg", "tug": "TUG"}, named)


def told(digests: list[Digest], found: Found | None = None, shown: set[int] | None = None) -> Any:
    return json.loads(serialised(digests, found, shown))


def visits(whole: Any) -> list[dict[str, Any]]:
    [one] = whole["timelines"]
    return [dict(zip(whole["fields"], visit, strict=True)) for visit in one["visits"]]


def clone(of: int) -> Ruling:
    return Ruling("fail", ((1, 2),), of, ((3, 9),))


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
    whole = told([one, two], {1: clone(0)})
    assert visits(whole)[1]["found"] == [[0, "fail", 0]]
    assert whole["rules"] == [RULE]
    assert whole["compared"] == [[1, 0, 0, None, None, [[3, 9]]]]


def test_a_copy_of_another_patients_note_points_to_no_visit() -> None:
    one, two, other = digest(0), digest(1), digest(2, "p2")
    whole = told([one, two, other], {1: clone(2)})
    assert visits(whole)[1]["found"] == [[0, "fail", None]]
    assert whole["compared"] == [[1, 0, 2, None, None, [[3, 9]]]]


def test_notes_that_the_report_does_not_hold_keep_their_visits() -> None:
    one, two, three = digest(0), digest(1), digest(2)
    whole = told([one, two, three], {2: clone(0)}, shown={1, 2})
    assert [visit["note"] for visit in visits(whole)] == [None, 0, 1]
    assert whole["compared"] == [[1, 0, None, "n0", "a.txt", [[3, 9]]]]
    assert told([one, two, three], shown=set())["timelines"] == []


def test_the_source_of_a_copy_is_named_to_be_shown_with_it() -> None:
    verdicts = Verdicts([RULE, "episode.overlapping-sessions"], 4, io.BytesIO())
    for note, rule, of in ((3, 0, 0), (3, 1, 2), (1, 0, 2)):
        verdicts.put(note, rule, clone(of))
    assert timelines.copied(verdicts, [3]) == {0}
    assert timelines.copied(verdicts, [0, 2]) == frozenset()
    assert timelines.copied(Verdicts([], 1, io.BytesIO()), [0]) == frozenset()


def test_missed_visits_are_no_visits() -> None:
    assert told([digest(0), digest(1, treated=False)])["timelines"] == []
    kinds = [visit["kind"] for visit in visits(told([digest(0), digest(1, treated=False), digest(2)]))]
    assert kinds == ["", "missed", ""]


def test_the_same_notes_give_the_same_bytes() -> None:
    notes = [digest(n, f"p{n % 3}") for n in range(9)]
    one, two = (serialised(notes, {4: clone(1)}) for _ in range(2))
    assert one == two


def test_without_notes_there_is_nothing_to_draw() -> None:
    whole = told([])
    assert (whole["timelines"], whole["compared"]) == ([], [])
