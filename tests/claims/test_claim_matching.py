"""Which note a charge belongs to."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from claim_samples import DAY, WHOLE, charge, chart, line

from nlp_audit import claims
from nlp_audit.claims.names import agree, clinician, identifier, person, same_clinician, words
from nlp_audit.claims.people import clinicians, patient
from nlp_audit.claims.records import Charge, Clinician, Person
from nlp_audit.records import Chart, Note

NO_NOTE = "no note of that patient and day"


def counts(charges: list[Charge], charts: list[Chart]) -> list[int]:
    return [len(charged.charges) for charged in claims.match(charges, charts).notes]


def details(charges: list[Charge], charts: list[Chart]) -> list[tuple[str, str]]:
    return [(orphan.verdict, orphan.detail) for orphan in claims.match(charges, charts).orphans]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Relph, Augustin", "Augustin Relph"),
        ("RELPH AUGUSTIN J", "Augustin Relph, PT, DPT, OCS"),
        ("A. Relph PT", "Relph, Augustin"),
        ("Relph", "Augustin Relph, PT"),
        ("RELPH PT", "Augustin Relph, OTR/L"),
        ("Holloway Diaz, Maren", "Maren Holloway-Diaz, PT, DPT, NCS"),
        ("O'Brien, Seán", "SEAN OBRIEN PTA"),
        ("Dr. Relph, Augustin Jr.", "Augustin Relph"),
        ("1234567893", "Augustin Relph 1234567893"),
        ("T-014", "t014"),
    ],
)
def test_the_same_clinician(one: str, other: str) -> None:
    assert same_clinician(clinician(one), clinician(other))
    assert same_clinician(clinician(other), clinician(one))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Relph, Augustin", "Relph, Beatrix", False),
        ("Relph, Augustin", "Vellacott, Augustin B", False),
        ("B Relph", "Augustin Relph", False),
        ("Relph 1234567893", "Relph 1987654321", False),
        ("T-014", "T-015", False),
        ("T-014", "Augustin Relph", None),
        ("A.R.", "Augustin Relph", None),
        ("", "Augustin Relph", None),
    ],
)
def test_another_clinician_or_nobody_knows(one: str, other: str, same: bool | None) -> None:
    assert same_clinician(clinician(one), clinician(other)) is same


@pytest.mark.parametrize(
    "stamp",
    [
        "Electronically signed by Augustin Relph, PT, DPT on 02/10/2025 at 1:20 PM",
        "Visit by: Augustin Relph, PT       signed 8/4/25 4:40p      Pt sig on device",
        "Therapist: Augustin Relph, MOT, OTR/L     E-signature 04/02/2025 4:31 PM",
        "/es/ AUGUSTIN RELPH, PT, DPT  06-Jan-2026 12:01",
        "signed 8/4/25 by Relph, Augustin PTA",
    ],
)
def test_the_name_in_a_signature(stamp: str) -> None:
    (found,) = clinicians(chart(signer=stamp))
    assert found.name == {"RELPH", "AUGUSTIN"}


def test_a_stamp_without_a_name() -> None:
    assert clinicians(chart(signer="Electronically signed 02/10/2025 13:20")) == ()


def test_the_therapist_of_an_unsigned_notes_head() -> None:
    (found,) = clinicians(chart(signer="", text="Therapist: Augustin Relph, PT"))
    assert found.name == {"RELPH", "AUGUSTIN"}


def test_names_share_a_whole_word() -> None:
    assert not agree(words("A B"), words("A B"))
    assert not agree(words(""), words(""))
    assert agree(words("Ottoline M Ferncliffe"), words("FERNCLIFFE OTTOLINE"))
    assert not agree(words("Smith Anna"), words("Smith John A"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("HG-20417", "hg 20417"), ("00914266", "914266"), ("914266.0", "914266"), ("5530718", "553-0718")],
)
def test_record_numbers_in_one_spelling(one: str, other: str) -> None:
    assert identifier(one) == identifier(other)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Patient: Escoffery, Lionel     MRN: 5530718", Person(frozenset({"5530718"}), words("Lionel Escoffery"))),
        ("KESTREL, JOANNA     MRN 77104     DOS 03/18/2025", Person(frozenset({"77104"}), words("Joanna Kestrel"))),
        ("Resident 60233  OYELARAN-SMYTHE, WINIFRED   Part B OT", Person(frozenset({"60233"}), words("Winifred Oyelaran-Smythe"))),
        ("Name: Jane Q. Doe   DOB: 1/31/1950", Person(frozenset(), words("Jane Q Doe"), date(1950, 1, 31))),
        ("Pt agreeable, pain 2/10.", Person()),
    ],
)  # fmt: skip
def test_whose_note_its_head_says(head: str, expected: Person) -> None:
    found = patient(Note("n", head + "\n\nS: fine"))
    assert (found.ids, found.born) == (expected.ids, expected.born)
    assert found.name == expected.name or agree(found.name, expected.name)


def test_by_note_id_alone() -> None:
    charges = [charge(note_id="n2", patient="", day=DAY + timedelta(days=3))]
    assert counts(charges, [chart(), chart(note_id="n2", patient="P9", day=None)]) == [0, 1]
    assert details([charge(note_id="n7")], [chart()]) == [
        ("fail", "the note that it names is not among the notes read")
    ]


def test_by_patient_day_and_clinician() -> None:
    charts = [
        chart(),
        chart(patient="P2"),
        chart(day=DAY + timedelta(days=1)),
        chart(signer="Priyanka Vellacott, OTR/L"),
    ]
    assert counts([charge(), charge("97110")], charts) == [2, 0, 0, 0]


def test_what_is_said_of_a_charge_without_a_note() -> None:
    assert details([charge(patient="P2")], [chart()]) == [("fail", NO_NOTE)]
    assert details([charge(day=DAY + timedelta(days=1))], [chart()]) == [("fail", NO_NOTE)]
    other = "the note of that patient and day is another clinician's"
    assert details([charge(by="Vellacott, Priyanka")], [chart()]) == [("fail", other)]


def test_by_the_record_number_of_the_head() -> None:
    text = "Patient: Ferncliffe, Ottoline   MRN: 00914266"
    assert counts([charge(patient="914266")], [chart(patient="table-row-7", text=text)]) == [1]


def test_by_name_and_birth_date() -> None:
    text = "Patient: Ferncliffe, Ottoline   DOB: 8/2/1941"
    named = charge(patient="")._replace(patient=person("", "", "OTTOLINE M FERNCLIFFE", date(1941, 8, 2)))
    assert counts([named], [chart(patient=None, text=text)]) == [1]
    assert counts([named], [chart(patient="FERNCLIFFE, OTTOLINE|1941-08-02")]) == [1]
    other = text.replace("1941", "1951")
    assert details([named], [chart(patient=None, text=other)]) == [("fail", NO_NOTE)]
    twin = text.replace("Ottoline", "Juniper")
    assert details([named], [chart(patient=None, text=twin)]) == [("fail", NO_NOTE)]


def test_a_name_alone_is_for_a_person_to_look_at() -> None:
    named = charge()._replace(patient=person("", "", "Ferncliffe, Ottoline"))
    matches = claims.match([named], [chart(patient=None, text="Patient: Ferncliffe, Ottoline", billing=[line()])])
    assert [orphan.verdict for orphan in matches.orphans] == ["unclear"]
    assert claims.note_has_charge(matches.notes[0]).verdict == "unclear"


def test_equal_numbers_of_two_people() -> None:
    one = charge()._replace(patient=person("1001", "", "Ferncliffe, Ottoline", date(1941, 8, 2)))
    text = "Patient: Yelland, Patience   DOB: 3/3/1950"
    assert details([one], [chart(patient="1001", text=text)]) == [("fail", NO_NOTE)]


def test_npi_decides_where_both_have_it() -> None:
    signed = chart(signer="Augustin Relph, PT   NPI: 1234567893")
    npi = charge()._replace(clinician=Clinician(words("Relph Augustin"), "1987654321"))
    assert counts([npi], [signed]) == [0]
    renamed = charge()._replace(clinician=Clinician(words("Relph-Moreau A"), "1234567893"))
    assert counts([renamed], [signed]) == [1]


def test_an_assistants_note_is_billed_under_another_name() -> None:
    assert counts([charge()], [chart(signer="Connie Uhlen, PTA", kind="assistant")]) == [1]


def test_an_assistants_lines_go_to_the_assistants_note() -> None:
    charts = [chart(), chart(signer="Connie Uhlen, PTA", kind="assistant", note_id="n2")]
    charges = [charge("97110", 1, "GP"), charge("97112", 2, "GP", "CQ")]
    assert [c.charges for c in claims.match(charges, charts).notes] == [(charges[0],), (charges[1],)]


def test_a_supervisor_or_the_tables_clinician_will_do() -> None:
    text = "Supervising PT: Augustin Relph, PT"
    supervised = chart(signer="Benedek Szalai, PT", text=text)._replace(supervisor=(16, len(text)))
    assert counts([charge()], [supervised]) == [1]
    assert counts([charge()], [chart(signer="", clinician="RELPH AUGUSTIN")]) == [1]


def test_without_a_clinician_the_discipline_decides() -> None:
    charts = [chart(), chart(signer="Priyanka Vellacott, OTR/L", note_id="n2")]
    unnamed = [charge("97110", 1, "GP", by=""), charge("97530", 2, "GO", by="")]
    assert [c.charges for c in claims.match(unnamed, charts).notes] == [(unnamed[0],), (unnamed[1],)]
    assert counts([charge("97110", 1, by="")], charts) == [1, 1]  # nobody knows: one encounter


def test_days_of_a_range() -> None:
    charts = [chart(day=DAY + timedelta(days=i), note_id=f"n{i}", billing=[line(units=2)]) for i in range(4)]
    matches = claims.match([charge("97112", 6, last=DAY + timedelta(days=2))], charts)
    assert [c.notes for c in matches.notes] == [3, 3, 3, 1]
    assert [claims.units_agree(c).verdict for c in matches.notes] == [
        "pass",
        "pass",
        "pass",
        "not_applicable",
    ]


def test_a_note_without_a_day() -> None:
    (charged,) = claims.match([charge()], [chart(day=None, billing=[line()])]).notes
    answer = claims.note_has_charge(charged)
    assert (answer.verdict, answer.detail) == (
        "unclear",
        "the note has no date of service to find its charge by",
    )


def test_a_claim_of_837p() -> None:
    found = claims.parse(WHOLE.encode(), "batch.837")
    head = "Pt: Ferncliffe, Ottoline      Pt ID: LK0092217      Visit date: 3/14/26"
    for note in (
        chart(patient=None, text=head),
        chart(patient="MR-0077"),
        chart(patient="FERNCLIFFE, OTTOLINE|1941-08-02"),
    ):
        assert counts(list(found.charges), [note]) == [2]


def test_charts_are_not_needed_any_more() -> None:
    charts = [chart(billing=[line()]), chart(patient="P2")]
    known = [claims.known(c) for c in charts]
    assert claims.match_known([charge()], known) == claims.match([charge()], charts)


def test_many_notes_are_matched_in_a_moment() -> None:
    charts = [chart(patient=f"P{i % 5000}", day=DAY + timedelta(days=i // 5000), note_id=str(i)) for i in range(20_000)]
    known = [claims.known(c) for c in charts]
    charges = [charge(patient=f"P{i % 5000}", day=DAY + timedelta(days=i // 5000)) for i in range(20_000)]
    start = time.perf_counter()
    matches = claims.match_known(charges, known)
    assert not matches.orphans
    assert time.perf_counter() - start < 10
