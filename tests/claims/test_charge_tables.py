"""Charges from tables: columns, aliases, wrong rows, and what exports do to cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from claim_samples import HEAD

from nlp_audit import claims
from nlp_audit.claims.records import Charge, Person
from nlp_audit.yamlfile import ConfigError

ROW = 'LK0092217,"Relph, Augustin",2026-03-14,97112,2,GP\n'


def read(text: str) -> claims.Claims:
    return claims.parse(text.encode(), "charges.csv")


def only(text: str) -> Charge:
    found = read(text)
    assert not found.unread
    (charge,) = found.charges
    return charge


def reason(text: str) -> str:
    found = read(text)
    assert len(found.unread) == 1, found
    return f"{found.unread[0].source}: {found.unread[0].reason}"


def test_plain_table() -> None:
    charge = only(HEAD + ROW)
    assert charge.source == "charges.csv row 2"
    assert (charge.code, charge.units, charge.modifiers) == ("97112", 2, ("GP",))
    assert charge.patient.ids == {"LK0092217"}
    assert charge.clinician.name == {"RELPH", "AUGUSTIN"}
    assert charge.first == charge.last == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("MRN;Provider;DOS;CPT;Qty;Mod 1;Mod 2", "LK0092217;Relph, Augustin;3/14/2026;97112;2;GP;"),
        ("Pt ID\tTherapist\tService Date\tHCPCS Code\tUnits\tMods", "LK0092217\tA Relph\t20260314\t97112\t2.0\tgp"),
        ("charge_amount|PATIENT|Rendering Provider|Date|Procedure Code|Quantity|Modifier", "80|LK0092217|Relph|3/14/26|97112.0|2|GP"),
        ("patient_id,npi,dos_from,dos_to,code,units,modifiers", "LK0092217,1234567893,2026-03-14,2026-03-14,97112-GP,2,"),
        ("patient_id,clinician,date,code,units,modifiers,minutes", "LK0092217,Relph,2026-03-14 00:00:00,97112,2,GP,30"),
    ],
    ids=["semicolons", "tabs", "pipes", "npi", "times"],
)  # fmt: skip
def test_aliases_and_delimiters(head: str, row: str) -> None:
    charge = only(f"{head}\n{row}\n")
    assert (charge.code, charge.units, charge.modifiers) == ("97112", 2, ("GP",))
    assert charge.patient.ids == {"LK0092217"}
    assert charge.first == date(2026, 3, 14)


@pytest.mark.parametrize(
    "written", ["GP,59", "GP 59", "gp;59", "GP59", "GP-59", "GP/59", "GP, 59, GP"], ids=lambda text: text
)
def test_modifiers(written: str) -> None:
    assert only(HEAD + f'P1,Relph,2026-03-14,97112,2,"{written}"\n').modifiers == ("GP", "59")


def test_encodings_and_first_lines(tmp_path: Path) -> None:
    text = HEAD + "P1,Núñez,2026-03-14,97112,2,GP\n"
    for data in (
        text.encode("utf-16"),
        text.encode("cp1252"),
        b"\xef\xbb\xbf" + text.encode(),
        b"sep=,\r\n" + text.encode(),
    ):
        path = tmp_path / "charges.csv"
        path.write_bytes(data)
        assert claims.read(path).charges[0].clinician.name == {"NUNEZ"}


def test_name_and_birth_date() -> None:
    head = "patient_last_name,patient_first_name,dob,clinician,date_of_service,code,units,modifiers\n"
    charge = only(head + "Ferncliffe,Ottoline,8/2/1941,Relph,2026-03-14,97112,2,GP\n")
    assert charge.patient == Person(frozenset(), frozenset({"FERNCLIFFE", "OTTOLINE"}), date(1941, 8, 2))


def test_a_note_id_does_for_the_rest() -> None:
    charge = only("note_id,code,units,modifiers\nsmith-0314,97112,2,GP\n")
    assert (charge.note_id, charge.first) == ("smith-0314", None)


def test_a_row_is_numbered_as_in_a_spreadsheet() -> None:
    found = read("\n" + HEAD + "\n" + ROW + "P1,Relph,2026-03-14,97112,two,GP\n")
    assert [charge.source for charge in found.charges] == ["charges.csv row 4"]
    assert [entry.source for entry in found.unread] == ["charges.csv row 5"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("P1,Relph,2026-03-14,97112,two,GP", "column `units` is no whole number of units"),
        ("P1,Relph,2026-03-14,97112,1.5,GP", "column `units` is no whole number of units"),
        ("P1,Relph,2026-03-14,97112,,GP", "column `units` is empty"),
        ("P1,Relph,2026-03-14,97112,0,GP", "column `units` is no whole number of units"),
        ("P1,Relph,2026-03-14,NMR,2,GP", "column `code` is no procedure code"),
        ("P1,Relph,2026-02-30,97112,2,GP", "column `date_of_service` is no date (2026-03-14 or 3/14/2026)"),
        ("P1,Relph,14/03/2026,97112,2,GP", "column `date_of_service` is no date (2026-03-14 or 3/14/2026)"),
        ("P1,Relph,,97112,2,GP", "no date of service"),
        (",Relph,2026-03-14,97112,2,GP", "no patient"),
        ("P1,Relph,2026-03-14,97112,2,GPX", "column `modifiers` is no list of two-character modifiers"),
        ("P1,Relph, Augustin,2026-03-14,97112,2,GP", "has 7 cells where row 1 has 6: does a name with a comma lack its quotes?"),
    ],
)  # fmt: skip
def test_wrong_rows_are_told_and_the_rest_is_read(row: str, expected: str) -> None:
    found = read(HEAD + ROW + row + "\n" + ROW)
    assert len(found.charges) == 2
    assert [(e.source, e.reason) for e in found.unread] == [("charges.csv row 3", expected)]


def test_reasons_repeat_no_cell() -> None:
    assert "Ferncliffe" not in reason(HEAD + "P1,Relph,2026-03-14,97112,Ferncliffe,GP\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("patient_id,clinician,date_of_service,code,units,modifers", "unknown column `modifers`, did you mean `modifiers`?"),
        ("pateint_id,clinician,date_of_service,code,units,modifiers", "unknown column `pateint_id`, did you mean `patient_id`?"),
        ("patient_id,clinician,date_of_service,code,units,modifiers,minuts", "unknown column `minuts`, did you mean `minutes`?"),
        ("patient_id,clinician,date_of_service,code,modifiers", "column `units` is missing"),
        ("patient_id,clinician,date_of_service,code,unit_count,modifiers", "column `units` is missing; if `unit_count` is that column, name it `units`"),
        ("clinician,date_of_service,code,units,modifiers", "no column patient_id, mrn, patient_name or note_id"),
        ("patient_id,date_of_service,code,units,modifiers", "column `clinician` is missing"),
        (ROW.strip(), "names no column of a charges table"),
    ],
)  # fmt: skip
def test_wrong_columns(head: str, expected: str) -> None:
    with pytest.raises(ConfigError) as error:
        read(head + "\n" + ROW)
    assert str(error.value).startswith("charges.csv: row 1")
    assert expected in str(error.value)
    assert "Relph" not in str(error.value)


def test_columns_of_other_kinds_are_no_typos() -> None:
    extra = "payer,charge_amount,place_of_service,claim_id,patient_age,charge_date,provider_id,diagnosis_code,note_date"
    assert len(read(HEAD.strip() + "," + extra + "\n" + ROW.strip() + ",x" * 9 + "\n").charges) == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "a spreadsheet; save it as CSV"),
        (b"<?xml version='1.0'?><claims/>", "XML is not read"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary file"),
        (HEAD.encode() + b'P1,"Relph,2026-03-14,97112,2,GP\n', "unexpected end of data"),
    ],
)
def test_files_that_are_no_charges(data: bytes, expected: str) -> None:
    with pytest.raises(ConfigError, match=expected):
        claims.parse(data, "charges.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv: cannot be read"):
        claims.read(tmp_path / "none.csv")


def test_reversals_cancel_their_charge() -> None:
    back = ROW.replace(",2,", ",-2,")
    assert only(HEAD + ROW + back + ROW).units == 2
    found = read(HEAD + ROW + back)
    assert found == claims.Claims(())
    assert "takes back units" in reason(HEAD + back)


def test_a_row_joined_twice_counts_once_if_its_id_says_so() -> None:
    head, row = HEAD.replace("\n", ",charge_id\n"), ROW.replace("\n", ",C7\n")
    found = read(head + row + row + row.replace("97112", "97110"))
    assert [charge.code for charge in found.charges] == ["97112", "97110"]
    assert [entry.source for entry in found.unread] == ["charges.csv row 3"]
    assert len(read(HEAD + ROW + ROW).charges) == 2  # without an id both may be meant
