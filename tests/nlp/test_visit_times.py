"""The time of a whole visit in the ways that clinicians write it."""

from __future__ import annotations

import pytest
from nlp_samples import rows


def times(text: str) -> list[tuple[object, ...]]:
    return [row[1:] for row in rows(f"S: Well.\nO: Gait 60 ft.\n{text}\n", "MINUTES", "minutes", "scope")]


@pytest.mark.parametrize(
    "text",
    [
        "Time: 45",
        "Minutes 45",
        "Duration: 45 min",
        "Time spent w/ pt: 45 min",
        "Total time spent: 45",
        "45m total",
        "Total (timed+untimed) 45",
        "Total visit time: 00:45",
        "Treatment lasted 45 minutes",
        "Tx x45 min",
        "45 minutes were spent in treatment",
    ],
)
def test_a_total(text: str) -> None:
    assert times(text) == [(45, "total")]


@pytest.mark.parametrize(
    "text",
    ["Timed/Total: 40/45", "40/45 (timed/total)", "40 timed of 45 total", "timed 40 / tot 45", "45 min (40 timed)"],
)
def test_a_total_and_a_timed_total(text: str) -> None:
    assert sorted(times(text), key=str) == [(40, "timed_total"), (45, "total")]


@pytest.mark.parametrize("text", ["900-945", "Seen 900-945", "9a-945a", "1300h-1345h", "Time in/out: 0900/0945"])
def test_clock_times(text: str) -> None:
    assert times(text) == [(45, "clock")]


@pytest.mark.parametrize("text", ["HR 104 to 118.", "Visit 10", "BP 120-145", "Session: 12", "Flexion 105-118."])
def test_what_is_no_time(text: str) -> None:
    assert times(text) == []
