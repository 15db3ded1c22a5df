"""Dates and which of them is the date of service."""

from __future__ import annotations

from datetime import date

import pytest
from nlp_samples import chart, soap

DAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    "line",
    [
        "DOS: 03/14/2026",
        "DOS 3-14-26",
        "D.O.S. 3.14.2026",
        "Date of Service: March 14, 2026",
        "Date of service 14 March 2026",
        "Service date: Mar 14th, 2026",
        "Visit date 2026-03-14",
        "Tx date: 2026/03/14",
        "Date: 3/14/26",
        "DOS: 14/03/2026",
        "DOS: Sat 3/14/2026",
        "Seen on Sat 3/14/26 for PT.",
        "DOB 01/02/1950   DOS 03/14/2026",
        "DOS 03/14/2026   DOB 01/02/1950",
        "Onset 01/05/2026, cert 02/01/2026 - 05/01/2026, DOS 3/14/2026",
        "Patient: R. Vail, DOB: 01/02/1950\n03/14/2026",
        "3/14/2026",
        "Cast off, seen 3/14/2026",
        "DOS: 3 / 14 / 2026",
        "DOS: 03/14/ 2026",
        "Harbor PT   3/14/'26   visit 4",
        "DOS: Mar 14 '26",
        "DOS 03/14/26-09:30",
        "PT eval 03/14/2026 09:00-09:45",
        "Initial Evaluation (March 14, 2026)",
        "Onset 01/05/2026\nPT Received On: 03/14/2026",
        "Onset 01/05/2026\nDATE/TIME: 03/14/2026 0905",
        "Onset 01/05/2026\nTreatment Date/Time 03/14/2026 0905",
        "Onset 01/05/2026\nDate performed: 3/14/26",
        "Onset 01/05/2026\nTx #3 on 3/14/26",
        "Order date 01/05/2026\nToday (3/14/26)",
    ],
)
def test_date_of_service(line: str) -> None:
    found = chart(f"{line}\n{soap()}")
    assert found.date_of_service == DAY
    assert [d.value for d in found.dates if d.role == "service"] == [DAY]


@pytest.mark.parametrize(
    "line",
    [
        "DOB 01/02/1950",
        "Onset 01/05/2026. Surgery 02/01/2026.",
        "Printed 03/15/2026",
        "POC cert 03/01/2026 - 05/30/2026",
        "Recert due 04/01/2026",
        "Order date: 04/01/2026",
        "SOC date 04/01/2026",
        "s/p R TKA 02/01/2026",
        "Evaluation 02/20/2026",
        "Last visit 03/12/2026",
        "Next visit 03/21/2026",
        "No date here, Berg 42/56, gait 3/4 mile",
        "Anomic aphasia since AVM bleed 5/30/26",
        "Distal radius fx, cast off 1/6/2026",
        "Hand stiffness, pins removed 1/6/2026",
    ],
)
def test_no_date_of_service(line: str) -> None:
    found = chart(f"{line}\n{soap()}")
    assert found.date_of_service is None
    assert [d for d in found.dates if d.role == "service"] == []


def test_a_note_of_one_paragraph() -> None:
    """Its signature is on the line of its date."""
    treated = "Backward step-and-catch 1:1, mod A x1 first three reps, min A next three, VC for a big step. 97112 x1. "
    found = chart(f"Prairie Neuro, 3/14/26, K.S., PD. {treated}D. Falk, PT, NCS, e-signed 3/15/26")
    assert found.date_of_service == DAY


def test_a_signatures_date_is_none() -> None:
    found = chart(soap() + "Electronically signed by R. Moss, PT 03/14/2026 10:22")
    assert found.date_of_service is None
    assert [(d.value, d.role) for d in found.dates] == [(DAY, "signature")]


def test_a_day_that_does_not_exist_is_written_and_has_no_value() -> None:
    found = chart(f"DOS 02/30/2026\n{soap()}")
    assert found.date_of_service is None
    assert [(d.value, d.role) for d in found.dates] == [(None, "service")]


def test_all_dates_of_a_note() -> None:
    text = f"DOB 1/2/1950  DOS 3/14/2026\n{soap(objective='Surgery 2/1/2026.')}Signed: R. Moss, PT 3/15/2026"
    assert [(text[d.start : d.end], d.role) for d in chart(text).dates] == [
        ("1/2/1950", "other"),
        ("3/14/2026", "service"),
        ("2/1/2026", "other"),
        ("3/15/2026", "signature"),
    ]
