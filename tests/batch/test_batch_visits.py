"""A note's risk in a batch: in view of the patient's earlier visits, in whatever order the files come."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from nlp_audit import audit, facts, risk
from nlp_audit.batch import across, judging, run, visits, work
from nlp_audit.batch.judging import Settings
from nlp_audit.batch.work import Done
from nlp_audit.cli import main
from nlp_audit.episodes import Roll, Slip
from nlp_audit.records import Note
from nlp_audit.reports import rows
from nlp_audit.reports.rows import Row

SETTINGS = Settings(date(2026, 11, 21))
ROOT = Path(__file__).resolve().parents[2]
FIRST = """DOS: {day}
S: Caught L toe on the ramp twice this week. No pain.
O: Gait 4 x 120 ft, SPC, CGA. Toe caught 9/20 swings, so my hand went to the posterior pelvis with the cue "let your
hip go first": 3/20 by the third bout, 5/20 with hands off.
A: The toe catch is timing and not strength, since DF is 4/5 and the catch goes when the pelvis leads.
P: Ramp once below 3/20 without hands.
J. Marchetti, PT, DPT
"""
FRESH = """DOS: {day}
S: One near miss on the ramp since Tuesday. Denies pain.
O: Ramp 6 passes, SPC, SBA. Foot cleared 17/20 with my hand off; lost it only when he looked down, so gaze was set on
the door frame with a verbal cue and the last two passes were clean. Berg 44/56 (41 at eval).
A: Clearance now holds on level ground; attention splits on the slope, which is why dual tasks were kept out today.
P: Add a head turn on the ramp.
J. Marchetti, PT, DPT
"""


def noted(name: str, text: str, day: str, patient: str | None = "P0001", **more: Any) -> Note:
    return Note(name, text.format(day=day), f"{name}.txt", patient_id=patient, **more)


def audited(*notes: Note, settings: Settings = SETTINGS) -> dict[str, Row]:
    """The rows as they are written, by note."""
    collector = across.Collector(work.across_rules(settings), None, settings)
    kept = [row for row in collector(run.results(notes, settings, 1)) if isinstance(row, Row)]
    amend, named = collector.across().amend, lambda place: (notes[place].note_id, notes[place].source)
    return {note.note_id: amend(place, row, named) for place, (note, row) in enumerate(zip(notes, kept, strict=True))}


def told(row: Row) -> Mapping[str, Any]:
    result: Mapping[str, Any] = json.loads(rows.line(row))
    return result


def score(row: Row) -> float:
    found: float = told(row)["risk"]["score"]
    return found


def alone(note: Note) -> float:
    return score(audited(note._replace(patient_id=None))[note.note_id])


def test_a_copied_later_visit_scores_higher_than_the_same_note_alone_and_a_fresh_one_not() -> None:
    first, copy, fresh = (noted(*of) for of in (("a", FIRST, "03/02/2026"), ("b", FIRST, "03/04/2026"), ("c", FRESH, "03/06/2026")))  # fmt: skip
    found = audited(first, copy, fresh)
    assert score(found["a"]) == alone(first)
    assert score(found["b"]) > alone(copy) + 0.05
    assert score(found["c"]) == pytest.approx(alone(fresh), abs=0.02)


def test_the_order_is_that_of_the_visits_and_not_that_of_reading() -> None:
    notes = noted("a", FIRST, "03/04/2026"), noted("b", FIRST, "03/02/2026")
    found, turned = audited(*notes), audited(*reversed(notes))
    assert found == turned
    assert score(found["b"]) == alone(notes[1]) < score(found["a"])


def test_morning_comes_before_afternoon() -> None:
    early, late = "03/02/2026\nTime in 8:00 AM, time out 8:40 AM", "03/02/2026\nTime in 1:00 PM, time out 1:40 PM"
    found = audited(noted("a", FIRST, late), noted("b", FIRST, early))
    assert score(found["a"]) > score(found["b"])


@pytest.mark.parametrize("patients", [("P0001", "P0002"), (None, None)])
def test_other_patients_visits_have_no_say(patients: tuple[str | None, str | None]) -> None:
    notes = [noted(name, FIRST, "03/02/2026", patient) for name, patient in zip("ab", patients, strict=True)]
    assert {score(row) for row in audited(*notes).values()} == {alone(notes[0])}


def test_the_risk_is_that_of_the_note_scored_after_the_traces_of_the_earlier_ones() -> None:
    notes = noted("a", FIRST, "03/02/2026"), noted("b", FIRST + FRESH, "03/04/2026"), noted("c", FRESH, "03/06/2026")
    judge = judging.auditor(SETTINGS)
    charts = [facts.chart(note, judge.reader(note.text)) for note in notes]
    for place, row in enumerate(audited(*notes).values()):
        wanted = risk.score(charts[place], judge.risk, [risk.trace(one) for one in charts[:place]])
        assert told(row)["risk"] == json.loads(rows.dumps(rows.risk(wanted)))


def test_the_rule_on_the_risk_follows_it_and_all_else_stays() -> None:
    """A note that is in the high band only in view of earlier ones gets the finding, in the order of the rules."""
    plain = "DOS: {day}\nS: No pain.\nO: Gait 4 x 120 ft, SPC, CGA, 30 min. Tactile cue at the pelvis, toe caught 5/20.\nA: Tolerated well. Less toe catch than before with the cue.\nP: Continue.\nJo March, PT\n"
    notes = [noted(str(day), plain, f"03/{day:02}/2026") for day in range(2, 5)]
    single, last = told(audited(notes[-1])["4"]), told(audited(*notes)["4"])
    for part in ("checks", "findings"):
        keep = [
            [c for c in note[part] if not c["rule"].startswith(("skill.rep", "episode."))] for note in (single, last)
        ]
        assert keep[0] == keep[1]
    verdict = {c["rule"]: c["verdict"] for c in last["checks"]}["skill.repetitive-unskilled-risk"]
    assert verdict == ("fail" if last["risk"]["band"] == "high" else "pass")
    order = [c["rule"] for c in last["checks"]]
    assert [f["rule"] for f in last["findings"]] == sorted((f["rule"] for f in last["findings"]), key=order.index)


@pytest.mark.parametrize(("before", "after"), [("low", "high"), ("high", "low"), ("high", "high")])
def test_a_new_band_changes_verdict_finding_table_and_what_is_counted(before: str, after: str) -> None:
    routine = "S: Ok.\nO: Marching x20, LAQ x20.\nA: Tolerated treatment well.\nP: Continue per POC.\nJo March, PT\n"
    judge = judging.auditor(SETTINGS)
    found = audit.audit(Note("n", routine), judge)
    assert found.risk
    kinds = {band: found.risk._replace(band=band) for band in ("low", "high")}  # type: ignore[arg-type]
    rulings = {band: audit.on_risk(one, routine, True, judge) for band, one in kinds.items()}
    row = rows.row(found, "medicare")
    made = {band: rows.with_risk(row, one, rulings[band]) for band, one in kinds.items()}
    again = rows.with_risk(made[before], kinds[after], rulings[after])
    assert again == made[after]
    assert made["high"] == row
    marks = [rule for rule, _, _ in rows.brief(again).marks]
    assert ("skill.repetitive-unskilled-risk" in marks) == (after == "high") == (b"repetitive" in again.table)


def test_what_could_not_be_read_well_is_unclear_after_earlier_notes_too() -> None:
    routine = "DOS: {day}\nS: Ok.\nO: Marching x20, LAQ x20.\nA: Tolerated treatment well.\nP: Continue per POC.\nJo March, PT\n"
    notes = [noted(str(day), routine, f"03/0{day}/2026", readable=False) for day in (2, 4)]
    verdicts = {c["rule"]: c["verdict"] for c in told(audited(*notes)["4"])["checks"]}
    assert verdicts["skill.repetitive-unskilled-risk"] == "unclear"


def test_earlier_visits_count_where_no_episode_rule_is_asked_for() -> None:
    notes = noted("a", FIRST, "03/02/2026"), noted("b", FIRST, "03/04/2026")
    found = audited(*notes, settings=SETTINGS._replace(select=("skill",)))
    assert score(found["b"]) == score(audited(*notes)["b"]) > score(found["a"])


def test_what_is_kept_of_a_visit_is_small_and_holds_no_words() -> None:
    (done,) = run.results([noted("a", FIRST + FRESH, "03/02/2026")], SETTINGS, 1)
    assert isinstance(done, Done)
    assert done.trace
    assert sum(map(len, done.trace)) < 1_000
    assert b"pelvis" not in b"".join(done.trace) + done.row.page


def test_a_note_without_day_or_patient_is_no_visit() -> None:
    notes = noted("a", FIRST, "03/02/2026", None), noted("b", FIRST.replace("DOS: {day}", ""), "")
    assert [done.trace for done in run.results(notes, SETTINGS, 1) if isinstance(done, Done)] == [None, None]


def test_pasts_are_kept_only_of_visits_with_earlier_ones() -> None:
    roll, traces = Roll(io.BytesIO()), visits.Traces(io.BytesIO())
    for who, day, left in (("x", 5, True), ("y", 1, True), ("x", 2, True), ("x", 7, False)):
        roll.add(Slip(who, None, "PT", day, None, 0, b""))
        traces.add(risk.Trace(bytes(8), b"") if left else None)
    pasts = visits.pasts(roll.arranged(), traces, io.BytesIO())
    assert [number for number in range(4) if pasts.of(number)] == [0]


def test_check_knows_of_no_other_note(tmp_path: Path) -> None:
    for name, day in (("a", "03/02/2026"), ("b", "03/04/2026")):
        (tmp_path / f"{name}.txt").write_text(FIRST.format(day=day))
    paths = [str(tmp_path / f"{name}.txt") for name in "ab"]
    done = CliRunner().invoke(main, ["check", *paths, "--format", "json", "--fail-on", "never"])
    first, second = (json.loads(line)["risk"]["score"] for line in done.stdout.splitlines())
    assert first == second
