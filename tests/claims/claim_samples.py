"""Hand-made claims and charts for the tests of nlp_audit/claims. All people are invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nlp_audit.claims.names import clinician, person
from nlp_audit.claims.records import Charge
from nlp_audit.records import BillingLine, Chart, Fact, Note, Signature

DAY = date(2026, 3, 14)
HEAD = "patient_id,clinician,date_of_service,code,units,modifiers\n"


def chart(
    patient: str | None = "LK0092217",
    signer: str = "Augustin Relph, PT",
    kind: str = "therapist",
    day: date | None = DAY,
    billing: Sequence[BillingLine] = (),
    note_id: str = "n1",
    text: str = "",
    facts: Sequence[Fact] = (),
    **note: str,
) -> Chart:
    """A chart whose text is its head and its signature."""
    body = f"{text}\n"
    signatures = (Signature(len(body), len(body) + len(signer), _designation(signer), kind),) if signer else ()
    by_label = {label: tuple(f for f in facts if f.label == label) for label in {f.label for f in facts}}
    known = Note(note_id, body + signer, patient_id=patient, date_of_service=day, **note)  # type: ignore[arg-type]
    return Chart(known, (), by_label, (), tuple(billing), (), day, signatures, None)


def line(code: str = "97112", units: int | None = 2, minutes: float | None = None, *modifiers: str) -> BillingLine:
    return BillingLine(code, units, minutes, modifiers, "note", 3, 8)


def charge(
    code: str = "97112",
    units: int | None = 2,
    *modifiers: str,
    patient: str = "LK0092217",
    by: str = "Relph, Augustin",
    day: date = DAY,
    last: date | None = None,
    note_id: str | None = None,
) -> Charge:
    return Charge(
        "charges.csv row 2",
        code,
        units,
        modifiers,
        person(patient),
        clinician(by),
        day,
        last or day,
        note_id=note_id,
    )


def minutes(count: float, code: str | None = None, scope: str = "code") -> Fact:
    return Fact("MINUTES", 5, 9, "objective", "present", {"minutes": count, "scope": scope, "code": code})


def named(code: str, count: float | None = None) -> Fact:
    """A service named without its code and with a time."""
    attributes: dict[str, object] = {
        "code": code,
        "units": None,
        "minutes": count,
        "modifiers": [],
        "named": True,
    }
    return Fact("CPT_CODE", 10, 20, "objective", "present", attributes)


def _designation(signer: str) -> str:
    return signer.rpartition(", ")[2]


ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260315*1200*^*00501*000000001*0*P*:~"
TOP = (
    "GS*HC*SENDER*RECEIVER*20260315*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~"
    "BHT*0019*00*1*20260315*1200*CH~NM1*41*2*LARKSPUR BILLING*****46*SENDER~NM1*40*2*PAYER*****46*RECEIVER~"
    "HL*1**20*1~NM1*85*2*LARKSPUR THERAPY*****XX*1999999992~N3*1 ELM ST~"
)
SUBSCRIBER = (
    "HL*2*1*22*0~SBR*P*18*******MB~NM1*IL*1*FERNCLIFFE*OTTOLINE*M***MI*1EG4TE5MK73~N3*2 OAK ST~DMG*D8*19410802*F~"
)
CLAIM = (
    "CLM*LK0092217*240***11:B:1*Y*A*Y*Y~REF*EA*MR-0077~HI*ABK:S72141D~"
    "NM1*82*1*RELPH*AUGUSTIN****XX*1234567893~PRV*PE*PXC*225100000X~"
)
LINES = (
    "LX*1~SV1*HC:97112:GP:59*80*UN*2***1~DTP*472*D8*20260314~REF*6R*L1~"
    "LX*2~SV1*HC:97110:GP*40*UN*1***1~DTP*472*D8*20260314~REF*6R*L2~"
)
END = "SE*22*0001~GE*1*1~IEA*1*000000001~"
WHOLE = ISA + TOP + SUBSCRIBER + CLAIM + LINES + END


def separated(text: str, element: str, component: str, end: str) -> str:
    """The same interchange with other separators."""
    return text.translate(str.maketrans("*:~", element + component + end))
