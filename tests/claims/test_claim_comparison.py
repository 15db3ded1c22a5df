"""Where claim and note differ, and the note's billing as the claim has it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from claim_samples import charge, chart, line, minutes, named

from nlp_audit import claims
from nlp_audit.billing.assistants import Discipline, Share
from nlp_audit.claims import assistants
from nlp_audit.claims.records import Answer, Charge, Charged
from nlp_audit.records import BillingLine, Chart, Fact


def charged(charges: Sequence[Charge], *charts: Chart) -> tuple[Charged, ...]:
    return claims.match(charges, charts).notes


def codes(charges: Sequence[Charge], said: Sequence[BillingLine], facts: Sequence[Fact] = ()) -> Answer:
    return claims.codes_agree(charged(charges, chart(billing=said, facts=facts))[0])


def units(charges: Sequence[Charge], *said: BillingLine) -> Answer:
    return claims.units_agree(charged(charges, chart(billing=said))[0])


def test_nothing_applies_without_claims() -> None:
    assert {function(None).verdict for function in claims.FUNCTIONS.values()} == {"not_applicable"}


def test_a_note_is_charged_or_not() -> None:
    (with_charge,) = charged([charge()], chart(billing=[line()]))
    assert claims.charge_has_note(with_charge).verdict == claims.note_has_charge(with_charge).verdict == "pass"
    (without,) = charged([], chart(billing=[line()]))
    assert claims.note_has_charge(without) == Answer("fail", ((3, 8),))
    (nothing,) = charged([], chart(facts=[named("97112", 30)]))
    assert claims.note_has_charge(nothing).verdict == "not_applicable"


def test_the_same_codes() -> None:
    assert codes([charge(), charge("97110", 1)], [line("97110"), line("97112")]).verdict == "pass"


def test_other_codes() -> None:
    answer = codes([charge("97530"), charge("97140")], [line("97112", 2), line("97110", 1), line("97140", 1)])
    assert answer.verdict == "fail"
    assert answer.detail == "97530 on the claim, not in the note; 97112 and 97110 in the note, not on the claim"


def test_a_note_without_codes_leaves_nothing_to_compare() -> None:
    assert codes([charge()], []).verdict == "not_applicable"


def test_a_service_that_is_only_named() -> None:
    assert codes([charge()], [], [named("97112", 30)]).verdict == "pass"
    assert codes([charge(), charge("97110")], [line("97110")], [named("97112", 30)]).verdict == "pass"
    assert codes([charge("97110")], [], [named("97112", 30)]).verdict == "unclear"
    assert codes([charge("97110")], [line("97110")], [named("97112", 30)]).verdict == "pass"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (line("97140", None, 7), "pass"),  # documented, too short for a unit of its own
        (line("97140", None, 14), "pass"),
        (line("97140", 0), "pass"),
        (line("97140", None, 15), "fail"),
        (line("97140", None), "fail"),
        (line("97140", 1, 8), "fail"),
    ],
)
def test_documented_and_not_billed(said: BillingLine, verdict: str) -> None:
    assert codes([charge()], [line("97112", None, 30), said]).verdict == verdict


def test_units() -> None:
    assert units([charge("97112", 2)], line(units=2)).verdict == "pass"
    assert units([charge("97112", 1), charge("97112", 2)], line(units=3)).verdict == "pass"
    assert units([charge("97112", 3)], line(units=2)) == Answer(
        "fail", ((3, 8),), "97112: 3 units on the claim, 2 in the note"
    )
    assert units([charge("97112", 1)], line(units=2)).detail == "97112: 1 unit on the claim, 2 in the note"


def test_units_that_one_side_does_not_give() -> None:
    assert units([charge("97112", 3)], line(units=None, minutes=30)).verdict == "not_applicable"
    assert units([charge("97112", None)], line(units=2)).verdict == "pass"
    assert units([charge("97110", 3)], line(units=2)).verdict == "not_applicable"


def test_modifiers() -> None:
    assert units([charge("97112", 2, "59", "GP")], line("97112", 2, None, "GP", "59")).verdict == "pass"
    assert units([charge("97112", 2, "GP")], line("97112", 2)).verdict == "pass"  # left to the biller
    assert units([charge("97112", 2, "GP", "KX")], line("97112", 2, None, "GP")).detail == (
        "97112: modifiers GP and KX on the claim, GP in the note"
    )
    assert units([charge("97112", 3)], line("97112", 2, None, "GP")).detail == (
        "97112: 3 units on the claim, 2 in the note, and modifiers none on the claim, GP in the note"
    )


def test_modifiers_of_split_lines() -> None:
    split = [charge("97112", 1, "GP"), charge("97112", 1, "GP", "CQ")]
    assert units(split, line("97112", 2, None, "GP", "CQ")).verdict == "pass"
    assert units(split, line("97112", 2, None, "GP")).verdict == "fail"


def test_several_codes_in_one_finding() -> None:
    answer = units([charge("97112", 3), charge("97110", 2)], line("97112", 2), line("97110", 1))
    assert answer.detail.count(";") == 1
    assert len(answer.spans) == 2


def test_two_notes_of_a_day_are_summed() -> None:
    morning, evening = (
        chart(billing=[line(units=2)], note_id="am"),
        chart(billing=[line(units=1)], note_id="pm"),
    )
    agreed = charged([charge("97112", 3)], morning, evening)
    assert [claims.units_agree(note).verdict for note in agreed] == ["pass", "pass"]
    differing = charged([charge("97112", 4)], morning, evening)
    assert {claims.units_agree(note).detail for note in differing} == {"97112: 4 units on the claim, 3 in the 2 notes"}


def test_codes_of_two_notes_are_taken_together() -> None:
    notes = charged(
        [charge("97112"), charge("97110")],
        chart(billing=[line("97112")], note_id="am"),
        chart(billing=[line("97110"), line("97530", 1)], note_id="pm"),
    )
    assert [claims.codes_agree(note).verdict for note in notes] == ["pass", "fail"]


def test_billed_as_the_claim_has_it() -> None:
    note = chart(billing=[line("97112", 2, 30, "GP"), line("97110", 1, 15)])
    assert claims.billed(note, [charge("97112", 1, "GP"), charge("97112", 2, "GP", "KX"), charge("97530", 1)]) == (
        BillingLine("97112", 3, 30, ("GP", "KX"), "claim", 3, 8),
        BillingLine("97530", 1, None, (), "claim", 0, 0),
    )
    assert claims.billed(note, []) == note.billing


def test_minutes_come_from_the_note() -> None:
    (of_code,) = claims.billed(chart(facts=[minutes(20, "97112"), minutes(5, "97112")]), [charge()])
    assert (of_code.minutes, of_code.start) == (25, 5)
    (of_total,) = claims.billed(chart(facts=[minutes(30, scope="timed_total")]), [charge()])
    assert of_total.minutes == 30
    two = claims.billed(chart(facts=[minutes(30, scope="timed_total")]), [charge(), charge("97110")])
    assert [found.minutes for found in two] == [None, None]
    (named_only,) = claims.billed(chart(facts=[named("97112", 30), minutes(30, "97112")]), [charge()])
    assert (named_only.minutes, named_only.start, named_only.end) == (30, 10, 20)


def shares(charges: Sequence[Charge], *charts: Chart) -> list[list[tuple[str, int | None]]]:
    return [[(c.code, c.units) for c in note.share] for note in charged(charges, *charts)]


def test_two_notes_share_as_they_say() -> None:
    am, pm = chart(billing=[line(units=2)], note_id="am"), chart(billing=[line(units=1)], note_id="pm")
    assert shares([charge("97112", 3)], am, pm) == [[("97112", 2)], [("97112", 1)]]
    assert shares([charge("97112", 1), charge("97112", 2)], am, pm) == [
        [("97112", 1), ("97112", 1)],
        [("97112", 1)],
    ]
    assert shares([charge("97112", 5)], am, pm) == [[("97112", 2)], [("97112", 3)]]
    assert shares([charge("97112", 1)], am, pm) == [[("97112", 1)], []]


def test_two_notes_share_by_their_minutes() -> None:
    am = chart(billing=[line("97112", None, 30)], note_id="am")
    pm = chart(billing=[line("97112", None, 15), line("97110", 1)], note_id="pm")
    assert shares([charge("97112", 3), charge("97110", 1)], am, pm) == [
        [("97112", 2)],
        [("97112", 1), ("97110", 1)],
    ]


def test_a_share_that_no_note_tells_has_no_units() -> None:
    am, pm = chart(note_id="am"), chart(note_id="pm")
    assert shares([charge("97112", 3)], am, pm) == [[("97112", None)], [("97112", None)]]


def test_a_line_goes_where_its_modifiers_stand() -> None:
    am = chart(billing=[line("97112", 1, None, "GP")], note_id="am")
    pm = chart(billing=[line("97112", 1, None, "GP", "KX")], note_id="pm")
    split = [charge("97112", 1, "GP", "KX"), charge("97112", 1, "GP")]
    assert [note.share[0].modifiers for note in charged(split, am, pm)] == [("GP",), ("GP", "KX")]


def test_the_whole_file_answers_for_the_examples() -> None:
    matches = claims.match([charge(), charge(patient="P2")], [chart(billing=[line()])])
    assert claims.worst("charge_has_note", matches) == Answer("fail", (), "no note of that patient and day")
    assert claims.worst("codes_agree", matches).verdict == "pass"
    assert claims.worst("codes_agree", claims.match([], [])).verdict == "not_applicable"


NMR, TE, MT, TA, GROUP = "97112", "97110", "97140", "97530", "97150"
# Regulations §4.2: minutes by person → units without and with CQ/CO.
VECTORS: dict[str, tuple[dict[str, Share], dict[str, tuple[int, int]], Discipline]] = {
    "C1": ({TE: Share(13, 23), MT: Share(30)}, {TE: (1, 1), MT: (2, 0)}, "PT"),
    "C2": ({TE: Share(5, 10)}, {TE: (0, 1)}, "PT"),
    "C4": ({NMR: Share(8, 7)}, {NMR: (1, 0)}, "PT"),
    "C5": ({NMR: Share(7, 8)}, {NMR: (0, 1)}, "PT"),
    "C7": ({NMR: Share(9, 14)}, {NMR: (1, 1)}, "PT"),
    "C9": ({TE: Share(22, 23)}, {TE: (1, 2)}, "PT"),
    "C10": ({NMR: Share(23, 22)}, {NMR: (2, 1)}, "PT"),
    "C13": ({NMR: Share(0, 15), TE: Share(15)}, {NMR: (0, 1), TE: (1, 0)}, "PT"),
    "C14": ({NMR: Share(together=20)}, {NMR: (1, 0)}, "PT"),
    "C16": ({GROUP: Share(35, 5)}, {GROUP: (0, 1)}, "PT"),
    "C19": ({TA: Share(0, 30)}, {TA: (0, 2)}, "OT"),
}


def lines(units: dict[str, tuple[int, int]], discipline: Discipline) -> list[Charge]:
    marks = {"PT": ("GP", "CQ"), "OT": ("GO", "CO")}[discipline]
    pairs = [(charge(c, plain, marks[0]), charge(c, marked, *marks)) for c, (plain, marked) in units.items()]
    return [one for pair in pairs for one in pair if one.units]


@pytest.mark.parametrize(("persons", "expected", "discipline"), VECTORS.values(), ids=VECTORS)
def test_assistant_modifiers(
    persons: dict[str, Share], expected: dict[str, tuple[int, int]], discipline: Discipline
) -> None:
    def timed(code: str) -> bool:
        return code != GROUP

    assert assistants.differences(lines(expected, discipline), persons, timed, discipline) == ()
    other = {code: (marked, plain) for code, (plain, marked) in expected.items()}
    changed = [code for code in expected if expected[code] != other[code]]
    found = assistants.differences(lines(other, discipline), persons, timed, discipline)
    assert [text[:5] for text in found] == changed


def test_assistant_difference_in_words() -> None:
    billed = [charge(NMR, 2, "GP")]
    assert assistants.differences(billed, {NMR: Share(9, 14), TE: Share(15)}, lambda _: True, "PT") == (
        "97112: CQ on 0 units of the claim, on 1 by each person's minutes",
    )


def test_assistant_modifier_with_the_wrong_discipline() -> None:
    (found,) = assistants.conflicts([charge(NMR, 1, "GO", "CQ"), charge(TE, 1, "GP", "CQ")])
    assert found.startswith("97112: CQ ")
