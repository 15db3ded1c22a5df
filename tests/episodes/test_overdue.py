"""Treatment days without a therapist's progress report."""

from __future__ import annotations

from datetime import date, timedelta

from .conftest import Verdicts, failing

RULE = "progress-report-overdue"
FIRST = date(2026, 3, 2)


def visit(day: int, extra: str = "", by: str = "Ann Lee, PT", time: str = "9:00-9:45 AM") -> str:
    when = FIRST + timedelta(days=day - 1)
    return f"Resident: Moss, Ada   MRN 551201\nDOS {when:%m/%d/%Y}  {time}\n{extra}\nO: Gait {20 + day} ft.\n{by} {when:%m/%d/%Y}"


def fired(verdicts: Verdicts, notes: list[str]) -> list[int]:
    return [i for i, checks in enumerate(verdicts(notes), 1) if RULE in failing(checks)]


def test_ten_days_are_not_more_than_ten(verdicts: Verdicts) -> None:
    assert fired(verdicts, [visit(day) for day in range(1, 11)]) == []


def test_eleventh_day_and_later_ones_are_overdue(verdicts: Verdicts) -> None:
    assert fired(verdicts, [visit(day) for day in range(1, 13)]) == [11, 12]


def test_order_is_by_date(verdicts: Verdicts) -> None:
    assert fired(verdicts, [visit(day) for day in range(12, 0, -1)]) == [1, 2]


def test_two_visits_of_a_day_are_one_treatment_day(verdicts: Verdicts) -> None:
    notes = [visit(day) for day in range(1, 11)] + [visit(10, time="2:00-2:45 PM")]
    assert fired(verdicts, notes) == []


def test_missed_visit_is_no_treatment_day(verdicts: Verdicts) -> None:
    missed = "MRN 551201  DOS 03/12/2026\nPatient cancelled today, no treatment given.\nAnn Lee, PT"
    assert fired(verdicts, [*(visit(day) for day in range(1, 11)), missed]) == []


def test_report_within_a_treatment_note_starts_a_new_period(verdicts: Verdicts) -> None:
    notes = [visit(day, "PROGRESS REPORT 03/02 to 03/11" if day == 10 else "") for day in range(1, 22)]
    assert fired(verdicts, notes) == [21]


def test_assistants_report_does_not_count(verdicts: Verdicts) -> None:
    by = "Sam Poe, PTA   Supervising: Ann Lee, PT"
    notes = [
        visit(day, "PROGRESS REPORT" if day == 9 else "", by if day == 9 else "Ann Lee, PT") for day in range(1, 12)
    ]
    assert fired(verdicts, notes) == [11]


def test_plan_to_write_a_report_is_none(verdicts: Verdicts) -> None:
    notes = [visit(day, "P: Progress report due next visit." if day == 10 else "") for day in range(1, 12)]
    assert fired(verdicts, notes) == [11]


def test_report_with_goal_status_needs_no_title(verdicts: Verdicts) -> None:
    text = (
        "A: Since the evaluation gait went from 20 ft to 110 ft, Berg from 30 to 41. STG 1 met, STG 2 partly met. "
        "Continue 3x/wk for 4 more weeks, new STG: stairs with one rail."
    )
    notes = [visit(day, text if day == 9 else "") for day in range(1, 13)]
    assert fired(verdicts, notes) == []


def test_disciplines_are_counted_apart(verdicts: Verdicts) -> None:
    notes = [visit(day) for day in range(1, 8)] + [visit(day, by="Kay Ott, OTR/L") for day in range(1, 8)]
    assert fired(verdicts, notes) == []
