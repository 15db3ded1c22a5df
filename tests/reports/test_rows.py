"""A note's result in pieces: one line of JSON again, with and without text, with what comes later."""

from __future__ import annotations

import csv
import io
import json

from nlp_audit.records import Audit, BillingLine, Check, Evidence, Fact, Finding, Note, Reason, Risk, Section
from nlp_audit.reports import findings_csv, rows

HOSTILE = 'min A\t"x"\n=1+1 🙂\u2028</script>\x00'


def finding(rule: str = "time.x", words: str = "min A") -> Finding:
    return Finding(rule, "fail", "error", "too, much", "How?", "Manual 5", (Evidence(0, len(words), words),))


def audit(text: str = HOSTILE) -> Audit:
    fact = Fact("CUE", 0, 5, "objective", "present", {"types": {"verbal", "tactile"}, "amount": None}, 0)
    return Audit(
        Note("n-1", text, "a/b.txt", 2, "P1", "Jo\tMarch", None, None),
        None,
        (Section("objective", 0, 5, 0),),
        (fact,),
        (BillingLine("97112", 2, 30.0, ("GP",), "note", 3, 8),),
        (Check("time.x", "fail", (Evidence(0, 5, text[:5]),)),),
        (finding(),),
        Risk(0.5, "medium", (Reason("why", 0.1),)),
    )


def test_line_is_the_contracts_json() -> None:
    note = json.loads(rows.line(rows.row(audit(), "ama")))
    assert list(note)[:7] == ["note_id", "source", "index", "patient_id", "clinician", "date_of_service", "payer"]
    assert (note["payer"], note["index"], note["date_of_service"]) == ("ama", 2, None)
    assert note["entities"][0]["attributes"] == {"types": ["tactile", "verbal"], "amount": None}
    assert note["billing"] == [{"code": "97112", "units": 2, "minutes": 30.0, "modifiers": ["GP"], "source": "note"}]
    assert note["risk"]["reasons"] == [{"reason": "why", "weight": 0.1, "evidence": []}]
    assert "text" not in note


def test_text_comes_last_and_whole() -> None:
    note = json.loads(rows.line(rows.row(audit(), "ama"), text=True))
    assert list(note)[-1] == "text"
    assert note["text"] == HOSTILE


def test_a_packed_row_is_one_line_and_comes_back() -> None:
    row = rows.row(audit(), "ama")
    packed = rows.pack(row)
    assert packed.count(b"\n") == 1
    assert rows.unpack(packed) == row


def test_later_findings_reach_every_piece() -> None:
    row = rows.row(audit()._replace(checks=(), findings=()), "ama")
    for rule in ("episode.a", "episode.b"):
        row = rows.extended(row, [Check(rule, "fail")], [finding(rule)])
    row = rows.extended(row, [Check("episode.c", "pass")], [])
    note = json.loads(rows.line(row))
    assert [check["rule"] for check in note["checks"]] == ["episode.a", "episode.b", "episode.c"]
    assert [one["rule"] for one in note["findings"]] == ["episode.a", "episode.b"]
    assert rows.brief(row).marks == (("episode.a", "error", "fail"), ("episode.b", "error", "fail"))
    assert [cells[6] for cells in csv.reader(io.StringIO(json.loads(row.table)))] == ["episode.a", "episode.b"]


def test_table_cells_are_no_formulas_and_come_back_otherwise() -> None:
    whose = ("=n", "a,b\n.txt", None, '"q"', "2026-01-02", "ama")
    [cells] = csv.reader(io.StringIO(findings_csv.lines(whose, [finding(words="-3 kg")])))
    assert cells[:6] == ["'=n", "a,b\n.txt", "", '"q"', "2026-01-02", "ama"]
    assert cells[-1] == "'-3 kg"
    assert len(cells) == len(findings_csv.COLUMNS)
