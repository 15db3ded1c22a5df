"""What is a progress report, and what only speaks of one."""

from __future__ import annotations

import pytest

from .conftest import Digests

REPORTS = [
    "PHYSICAL THERAPY PROGRESS REPORT\nReporting period: 02/20/26 - 03/12/26",
    "PT Daily Note / 10th Visit Progress Report",
    "P: 10th visit progress report completed this date and sent to Dr. Hsu.",
    "PHYSICAL THERAPY PROGRESS NOTE\nA: STG 1 met. STG 2 in progress. LTG ongoing.",
    "PROGRESS SUMMARY: Since SOC gait 10 to 60 ft, TUG 40 to 28 s. STG1 met. LTG progressing.",
    "Progress report: period 2/20-3/12. Goal 1 met, Goal 2 partially met; plan: 2x/wk x 4 wks.",
    "This note serves as progress report for dates of service 2/20/26 to 3/12/26.",
    "97164 x1 re-evaluation. A: goals revised.",
]
MENTIONS = [
    "P: Progress report due by visit 10.",
    "Progress Report due: 3/14/26",
    "P: PT to complete progress report next session.",
    "A: See progress report of 02/20/26.",
    "PHYSICAL THERAPY PROGRESS NOTE\nA: Tolerated well.",
    "Next PR due: visit 20    Visits since last progress report: 7",
    "A: No progress report was done this visit.",
    "P: Progress report overdue, PT aware.",
]


def made(digests: Digests, text: str, by: str = "Ann Lee, PT") -> object:
    (digest,) = digests([f"Resident: Moss, Ada  MRN 551201\nDOS 03/12/2026\n{text}\nO: Gait 60 ft.\n{by} 03/12/2026"])
    return digest.encounter.report


@pytest.mark.parametrize("text", REPORTS)
def test_report(digests: Digests, text: str) -> None:
    assert made(digests, text)
    assert not made(digests, text, "Sam Poe, PTA   Supervising PT: Ann Lee, PT")


@pytest.mark.parametrize("text", MENTIONS)
def test_mention(digests: Digests, text: str) -> None:
    assert not made(digests, text)
