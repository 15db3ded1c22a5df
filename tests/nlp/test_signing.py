"""Who signed, with which designation, and who supervises."""

from __future__ import annotations

import pytest
from nlp_samples import chart, soap


def signed(lines: str) -> list[tuple[str | None, str | None]]:
    return [(s.designation, s.kind) for s in chart(soap() + lines).signatures]


@pytest.mark.parametrize(
    ("line", "designation", "kind"),
    [
        ("R. Moss, PT", "PT", "therapist"),
        ("Rhea Moss PT", "PT", "therapist"),
        ("Rhea Moss, P.T.", "P.T.", "therapist"),
        ("Rhea Moss, DPT", "DPT", "therapist"),
        ("Rhea Moss, MSPT", "MSPT", "therapist"),
        ("Rhea Moss, P. T.", "P. T.", "therapist"),
        ("Rhea Moss, OTRL", "OTRL", "therapist"),
        ("Signed: R Moss MOTR/L", "MOTR/L", "therapist"),
        ("Electronically signed by Rhea Moss, LOTR", "LOTR", "therapist"),
        ("Rhea Moss, S.L.P.", "S.L.P.", "therapist"),
        ("Rhea Moss, Physiotherapist", "Physiotherapist", "therapist"),
        ("Rhea Moss, C.O.T.A.", "C.O.T.A.", "assistant"),
        ("Rhea Moss, COTAL", "COTAL", "assistant"),
        ("Rhea Moss, OTR/L", "OTR/L", "therapist"),
        ("Rhea Moss, MS, OTR/L", "OTR/L", "therapist"),
        ("Electronically signed by Rhea Moss, CCC-SLP", "CCC-SLP", "therapist"),
        ("Rhea Moss, Physical Therapist", "Physical Therapist", "therapist"),
        ("Rhea Moss, PTA", "PTA", "assistant"),
        ("Rhea Moss, LPTA", "LPTA", "assistant"),
        ("Rhea Moss, COTA/L", "COTA/L", "assistant"),
        ("Rhea Moss, physical therapist assistant", "physical therapist assistant", "assistant"),
        ("Rhea Moss, SPT", "SPT", "student"),
        ("Rhea Moss, OTS", "OTS", "student"),
        ("/s/ Rhea Moss, PT", "PT", "therapist"),
        ("Electronically signed by: Rhea Moss, PT 03/14/2026 10:22", "PT", "therapist"),
        ("Digitally signed by MOSS, RHEA, PT", "PT", "therapist"),
        ("e-signed Rhea Moss, SLP", "SLP", "therapist"),
        ("Authenticated by Rhea Moss PT 03/14/2026", "PT", "therapist"),
        ("Verified by Rhea Moss, COTA/L", "COTA/L", "assistant"),
        ("Finalized by Rhea Moss, DPT on 3/14/26", "DPT", "therapist"),
        ("Closed by Rhea Moss DPT", "DPT", "therapist"),
        ("Signature: Rhea Moss, PT   Date: 3/14/26", "PT", "therapist"),
        ("Signed: Rhea Moss\nCredentials: PT", "PT", "therapist"),
        ("Rhea Moss, PT          Authenticated 03/14/2026 16:20", "PT", "therapist"),
        ("RHEA MOSS, COTA/L   03/14/2026     SUPERVISING: V. ODOM, OTR/L", "COTA/L", "assistant"),
        ("RHEA MOSS PT 03/14/2026 REVIEWED AND SIGNED", "PT", "therapist"),
        ("[e-signed] Rhea Moss, OTR/L 3/14/26", "OTR/L", "therapist"),
        ("Respectfully submitted, Rhea Moss, PT", "PT", "therapist"),
        ("-- rhea moss dpt", "dpt", "therapist"),
        ("R.M., PTA  cosign T. Ode PT", "PTA", "assistant"),
        ("Rhea Moss, Student PT / Cosigner: Tom Ode PT", "Student PT ", "student"),
        ("Rhea Moss\nPT, DPT", "PT", "therapist"),
        ("Rhea Moss\nPhysical Therapist", "Physical Therapist", "therapist"),
        ("PT: Rhea Moss   3/14/26", "PT", "therapist"),
        ("rhea moss PT, WCS   [signed 03/14/2026 12:20]", "PT", "therapist"),
        ("Signed off: Rhea Moss, OTR/L, 03/14/2026 4:22 PM", "OTR/L", "therapist"),
        ("Signed: Rhea Moss", None, None),
        ("Rhea Moss", None, None),
    ],
)
def test_signatures(line: str, designation: str | None, kind: str | None) -> None:
    assert signed(line) == [(designation, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Signature: ____________",
        "Treating therapist: ____",
        "Therapist signature: [ ]",
        "Signature on file",
        "Signed: (pending)",
        "Draft - not signed",
        "pt signed consent.",
        "Continue PT 2x/wk.",
        "Outpatient\nPT 2x/wk",
        "Supervising PT: T. Okafor",
        "PT: Continue Balance",
    ],
)
def test_no_signature(line: str) -> None:
    assert signed(line) == []


def test_a_name_in_the_header_is_none() -> None:
    assert chart(f"Patient: Ana Vail\nTherapist: Rhea Moss, PT\n{soap()}").signatures == ()


def test_a_short_notes_head_is_none() -> None:
    text = "WheelHouse Mobile   PT   01/28/2026   Ms. Orla B.\nS: Fine.\nO: Ther ex.\nA: Same.\nP:\n97110 x 3\n"
    assert chart(text).signatures == ()


def test_the_span_is_in_the_text() -> None:
    text = soap() + "Electronically signed by: Rhea Moss, PT 03/14/2026\n"
    [signature] = chart(text).signatures
    assert text[signature.start : signature.end] == "Electronically signed by: Rhea Moss, PT 03/14/2026"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Rhea Moss, PTA\nSupervising PT: Bo Marsh, PT", "Bo Marsh, PT"),
        ("Rhea Moss, SPT\nSupervised by Bo Marsh, PT, DPT", "Bo Marsh, PT, DPT"),
        ("Rhea Moss, COTA/L under Bo Marsh, OTR/L", "Bo Marsh, OTR/L"),
        ("Rhea Moss, PTA\nCo-signed by Bo Marsh, PT", "Bo Marsh, PT"),
        ("Rhea Moss, OTS\nCI: Bo Marsh, OTR/L", "Bo Marsh, OTR/L"),
        ("Signed: Rhea Moss, PTA. Supervising PT: Bo Marsh, PT.", "Bo Marsh, PT"),
    ],
)
def test_supervisor(lines: str, name: str) -> None:
    text = soap() + lines
    span = chart(text).supervisor
    assert span
    assert text[slice(*span)].removesuffix(".") == name


@pytest.mark.parametrize(
    "lines",
    [
        "Rhea Moss, PTA",
        "Rhea Moss, PTA (general supervision)",
        "Rhea Moss, SPT\nSupervising PT: ____________",
        "Signed: Rhea Moss, PTA. Supervising PT: ____________",
    ],
)
def test_nobody_supervises(lines: str) -> None:
    assert chart(soap() + lines).supervisor is None


def test_a_therapist_needs_no_supervisor() -> None:
    assert chart(soap() + "Rhea Moss, PT").supervisor is None


@pytest.mark.parametrize(
    "line",
    [
        "A. Bell, SPTA / M. Jones PT",
        "A. Bell, SPTA; M. Jones, PT",
        "A. Bell SPTA/M. Jones PT",
        "A. Bell, SPTA & M. Jones, PT",
    ],
)
def test_two_who_sign_one_line(line: str) -> None:
    assert signed(line) == [("SPTA", "student"), ("PT", "therapist")]
