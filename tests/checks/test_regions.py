"""Which activities belong to which code, wherever the codes stand."""

from __future__ import annotations

import pytest
from chart_samples import auditor

from nlp_audit import facts
from nlp_audit.checks.regions import regions
from nlp_audit.records import Note

ORDERS = {
    "heads": "O: 97112, 15 min\n- tandem stance on foam\n- rocker board\n97110, 15 min\n- leg press 3x12 @ 80\n- LAQ 3# 3x10",
    "behind": "O:\n- tandem stance on foam\n- rocker board\n97112, 15 min\n- leg press 3x12 @ 80\n- LAQ 3# 3x10\n97110, 15 min",
    "row": (
        "O:\nIntervention                           CPT     Min  Units\n"
        "tandem stance on foam, rocker board    97112   15   1\nleg press 3x12 @ 80, LAQ 3# 3x10       97110   15   1"
    ),
    "told": (
        "O: She stood in tandem on foam and on the rocker board. This was 97112, 15 minutes, 1 unit.\n\n"
        "She then did the leg press 3x12 @ 80 and LAQ 3# 3x10. 97110, 15 minutes, 1 unit."
    ),
}


@pytest.mark.parametrize("order", ORDERS)
def test_each_code_has_its_own_activities(order: str) -> None:
    text = f"S: Pain 2/10.\n{ORDERS[order]}\n\nA: Steadier.\nP: Continue.\n"
    chart = facts.chart(Note("n", text), auditor().reader(text))
    found = regions(chart, auditor().context.activities)
    told = {code: " ".join(text[s.start : s.end] for s in region.statements) for code, region in found.items()}
    assert all(region.own for region in found.values())
    assert "foam" in told["97112"]
    assert "leg press" not in told["97112"]
    assert "leg press" in told["97110"]
    assert "foam" not in told["97110"]


def test_a_list_that_no_code_claims_is_shared() -> None:
    text = "O: tandem stance on foam, leg press 3x12 @ 80\n\nBilled: 97112 x1, 97110 x1\n"
    found = regions(facts.chart(Note("n", text), auditor().reader(text)), auditor().context.activities)
    assert {region.own for region in found.values()} == {False}
    assert found["97112"].statements == found["97110"].statements != ()
