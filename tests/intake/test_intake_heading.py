"""The patient that a note's head names."""

from __future__ import annotations

import pytest

from nlp_audit.intake.heading import patient_id


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Resident: Bramwell, Tobias      MRN: HG-20417      Rm 118-B", "HG-20417"),
        ("NAME.....: HOLLENBECK,P          MR#......: 00-31-772       PAYER..: MEDICARE B", "00-31-772"),
        ("Pt: Ferncliffe, Ottoline      Pt ID: LK0092217      Visit date: 8/4/25", "LK0092217"),
        ("Resident 60233  OYELARAN-SMYTHE, WINIFRED   Part B OT   SOC 10/06/2025", "60233"),
        ("DATE: Mon 03/03/25   TIME: 0930-1015   RES: 3071 Castellane-Boyd, Hortense", "3071"),
        ("Name: Grantham-Ojo, Mildred     Acct 7-443-08     Date: 9/11/2025", "7-443-08"),
        ("Patient ........ Bellweather, Augustin          Chart # ....... PS-7612", "PS-7612"),
        ("Record no.:       AR-20388", "AR-20388"),
        ("Quillon, Tamsin   |  ID AR-20402  |  14 Aug 2026", "AR-20402"),
        ("| MRN | AR-20430 |", "AR-20430"),
        ("**MRN:** PS-7671", "PS-7671"),
        ("Client ID  PS-7718", "PS-7718"),
        ("Resident # 60233", "60233"),
        ("Medical Record Number: 004512", "004512"),
        ("Client #2209 (W.J.)", "2209"),
        ("mrn hg-20417", "HG-20417"),
        ("Abernethy, Noor   Rec. no. QL-0417   Dx: dysphagia", "QL-0417"),
        ("Abernethy, Noor   Med. Rec. # QL-0417", "QL-0417"),
        ("Med Rec # 55-2031   Rm 4", "55-2031"),
        ("Pt: ABERNETHY, NOOR   MRN 771 204 38   Unit 6 West", "77120438"),
        ("MRN: 771 204 3865 | Age 70", "7712043865"),
        ("MRN 771204 38 yo F", "771204"),
        ("MRN 5512 0900-0945", "5512"),
        ("NHS No. 943 476 5919", "9434765919"),
        ("Resident: OKORO, ADA    MR 3120-V    Payer: Medicare B", "3120-V"),
        ("Okoro, Ada   MR 9902-14   DOS 08/28/25", "9902-14"),
        ("M.R.N. 40-2217", "40-2217"),
        ("Chart # 12-3456", "12-3456"),
        ("Acct: 7-443-08", "7-443-08"),
        ("Patient No. 20718", "20718"),
        ("Pt. ID 20718", "20718"),
        ("Case no. C-2071", "C-2071"),
        ("File # 2071-B", "2071-B"),
        ("Resident: 0-4471 B.Q.", "0-4471"),
        ("PARTICIPANT = 44-F-0917        DATE = 5/27/2026", "44-F-0917"),
        ("OKORO, ADA   #70-3316   DOB 08/02/1950", "70-3316"),
        ("PT DAILY NOTE          Ada Okoro  #20566       DOS 12/03/2025", "20566"),
        ("MRN 12.345.678", "12.345.678"),
        ("Acct 4471-90 (this stay)    MRN 880-1145", "880-1145"),
    ],
)
def test_record_numbers(head: str, expected: str) -> None:
    assert patient_id(f"CLINIC\n{head}\nS: fine\n") == expected


@pytest.mark.parametrize(
    "head",
    [
        "Resident walked 1500 ft with CGA",
        "Patient 10/06/2025 seen at bedside",
        "PT 97112 x 2 units",
        "PT 0930-1015",
        "Chart from 09/24: conversation 61 dB",
        "Identified by wristband. Chart and 24-hour report reviewed.",
        "Pt ID verified x2. Pt educated.",
        "Resident 1500' in hall",
        "Patient: M.T., 70",
        "RM 114-A   NPI 1234567890",
        "MRN: ________",
        "Mr. 1500 ft today with CGA",
        "Seen in case 97112 is asked",
        "Visit  #2056   Auth  #20566   97112 x2",
        "Claim 26-0417-D  DOI 03/30/2026",
        "O.T. | Rm 114",
        "Recliner 1500 used, recert 03/20/2025",
        "Rolled no. 1234 file",
    ],
)
def test_no_record_numbers(head: str) -> None:
    assert patient_id(f"{head}\nS: fine\n") is None


@pytest.mark.parametrize(
    "head",
    [
        "Patient: Doe, Jane     DOB: 02/19/1957",
        "Pt: DOE,JANE\nDOB 2/19/57\n",
        "Patient Name: Jane Q. Doe  DOB 02/19/1957",
        "Resident: Mrs. Jane Doe\nAge 68   Date of Birth: February 19, 1957",
        "Jane Doe     DOB 02/19/1957     MS, adult neuro wing",
    ],
)
def test_name_and_birth_date(head: str) -> None:
    assert patient_id(f"{head}\nDOS 3/3/2025\nS: fine") == "DOE, JANE|1957-02-19"


@pytest.mark.parametrize(
    "head", ["Patient: Doe, Jane", "DOB 02/19/1957", "O.T. | DOB 02/17/1949", "Pt: Doe, Jane DOB 02/1957"]
)
def test_one_of_the_two_is_not_enough(head: str) -> None:
    assert patient_id(head) is None


def test_a_name_in_any_order_is_one_patient() -> None:
    names = [
        "HALLOW RUTH",
        "RUTH HALLOW",
        "Ruth Hallow",
        "Hallow, Ruth",
        "HALLOW,RUTH",
        "HALLOW RUTH T",
        "Ruth T. Hallow",
    ]
    heads = [f"Client: {name}      DOB 1938-02-11\nVisit: 11/07/2025" for name in [*names, "Mrs. Ruth Hallow"]]
    assert {patient_id(head) for head in heads} == {"HALLOW, RUTH|1938-02-11"}
    assert patient_id(heads[0].replace("1938", "1951")) == "HALLOW, RUTH|1951-02-11"


def test_only_the_head_counts() -> None:
    assert patient_id("S: fine\n" * 12 + "Roommate's MRN 880-1145") is None
    assert patient_id("S: fine\n" + "word " * 80 + "MRN 880-1145") is None
    assert patient_id("\n\n" * 12 + "MRN 880-1145") == "880-1145"
