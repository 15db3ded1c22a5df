"""X12 837P: separators of all kinds, and the loops that claims are made of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from claim_samples import CLAIM, END, ISA, LINES, SUBSCRIBER, TOP, WHOLE, separated

from nlp_audit import claims
from nlp_audit.claims import x12
from nlp_audit.claims.records import Charge, Clinician
from nlp_audit.yamlfile import ConfigError


def read(text: str) -> claims.Claims:
    return claims.parse(text.encode(), "batch.837")


def whole(subscriber: str = SUBSCRIBER, claim: str = CLAIM, lines: str = LINES) -> str:
    return ISA + TOP + subscriber + claim + lines + END


def bare(found: claims.Claims) -> list[tuple[Any, ...]]:
    return [(c.code, c.units, c.modifiers, c.first, c.patient, c.clinician) for c in found.charges]


def reasons(found: claims.Claims) -> list[str]:
    return [f"{entry.source}: {entry.reason}" for entry in found.unread]


def test_a_claim() -> None:
    found = read(WHOLE)
    assert not found.unread
    first, second = found.charges
    assert (first.code, first.units, first.modifiers) == ("97112", 2, ("GP", "59"))
    assert (second.code, second.units, second.modifiers) == ("97110", 1, ("GP",))
    assert first.patient.ids == {"1EG4TE5MK73", "MR0077", "LK0092217"}
    assert first.patient.name == {"FERNCLIFFE", "OTTOLINE", "M"}
    assert first.patient.born == date(1941, 8, 2)
    assert first.clinician == Clinician(frozenset({"RELPH", "AUGUSTIN"}), "1234567893")
    assert (first.first, first.last) == (date(2026, 3, 14), date(2026, 3, 14))
    assert (first.source, first.charge_id) == ("batch.837 claim 1 line 1", "L1")


@pytest.mark.parametrize(
    ("element", "component", "end"),
    [
        ("|", ">", "!"),
        ("^", "<", "\n"),
        ("*", ":", "\r"),
        ("\x1d", "\x1f", "\x1c"),
        ("\t", "\\", "'"),
        ("+", "&", "?"),
        ("$", "(", ")"),
    ],
    ids=["pipe", "newline", "return", "control", "tab", "edifact", "brackets"],
)
def test_separators(element: str, component: str, end: str) -> None:
    assert bare(read(separated(WHOLE.replace("^", "{"), element, component, end))) == bare(read(WHOLE))


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("~", "~\r\n"),
        WHOLE.replace("~", "\r\n"),
        "\ufeff\r\n  " + WHOLE,
        "\r\n".join(WHOLE[i : i + 80] for i in range(0, len(WHOLE), 80)),
        WHOLE.replace("~LX", "~~ ~LX"),
        WHOLE.replace("SENDER         ", "SENDER").replace("RECEIVER       ", "RECEIVER"),
        WHOLE + "\x1a\0\0",
    ],
    ids=["lines", "line-ends", "mark", "wrapped", "empty", "unpadded", "padding"],
)
def test_what_mainframes_and_editors_do(text: str) -> None:
    found = read(text)
    assert bare(found) == bare(read(WHOLE))
    assert not found.unread


def test_components_other_than_declared() -> None:
    assert bare(read(WHOLE.replace("*P*:~", "*P*>~"))) == bare(read(WHOLE))


def test_wide_encoding() -> None:
    assert claims.parse(WHOLE.encode("utf-16"), "batch.837").charges == read(WHOLE).charges


def test_interchanges_with_separators_of_their_own() -> None:
    other = separated(WHOLE.replace("97112", "97530").replace("^", "{"), "|", ">", "\n")
    assert [c.code for c in read(WHOLE + "\n" + other).charges] == ["97112", "97110", "97530", "97110"]
    assert [c.code for c in read(other + WHOLE).charges] == ["97530", "97110", "97112", "97110"]
    cut = WHOLE.partition("IEA")[0]
    assert [c.code for c in read(cut + other).charges] == ["97112", "97110", "97530", "97110"]


def test_claims_of_several_patients() -> None:
    second = SUBSCRIBER.replace("FERNCLIFFE*OTTOLINE*M", "YELLAND*PATIENCE*").replace("1EG4TE5MK73", "2AA0")
    text = ISA + TOP + SUBSCRIBER + CLAIM + LINES + CLAIM.replace("LK0092217", "V2") + LINES + second
    text += CLAIM.replace("LK0092217", "V3").replace("REF*EA*MR-0077~", "") + LINES + END
    found = read(text).charges
    assert [charge.source[-14:] for charge in found] == [f"claim {n} line {m}" for n in (1, 2, 3) for m in (1, 2)]
    assert [charge.patient.ids for charge in found[::2]] == [
        {"1EG4TE5MK73", "MR0077", "LK0092217"},
        {"1EG4TE5MK73", "MR0077", "V2"},
        {"2AA0", "V3"},
    ]


def test_a_dependant_has_not_the_subscribers_number() -> None:
    patient = "HL*3*2*23*0~PAT*19~NM1*QC*1*FERNCLIFFE*JUNIPER~DMG*D8*20190115*F~"
    (first, _) = read(whole(SUBSCRIBER + patient)).charges
    assert first.patient.ids == {"MR0077", "LK0092217"}
    assert first.patient.name == {"FERNCLIFFE", "JUNIPER"}
    assert first.patient.born == date(2019, 1, 15)


def test_a_subscriber_written_once_more_as_the_patient() -> None:
    patient = "HL*3*2*23*0~NM1*QC*1*FERNCLIFFE*OTTOLINE~"
    (first, _) = read(whole(SUBSCRIBER + patient)).charges
    assert first.patient.ids == {"1EG4TE5MK73", "MR0077", "LK0092217"}
    assert first.patient.born == date(1941, 8, 2)


def test_another_payers_subscriber_is_not_the_patient() -> None:
    other = "SBR*S*01*******CI~OI***Y***Y~NM1*IL*1*OTHER*HUSBAND****MI*999~NM1*82*1*NOBODY*AT ALL~REF*EA*OTHER~"
    adjudicated = "SVD*PAYER*60*HC:97112*30*2~DTP*573*D8*20260401~DTP*472*D8*20200101~"
    text = whole(claim=CLAIM + other, lines=LINES.replace("REF*6R*L1~", "REF*6R*L1~" + adjudicated))
    assert bare(read(text)) == bare(read(WHOLE))


def test_rendering_provider_of_a_line() -> None:
    own = LINES.replace("REF*6R*L2~", "REF*6R*L2~NM1*82*1*UHLEN*CONNIE~")
    assert [c.clinician.name for c in read(whole(lines=own)).charges] == [
        {"RELPH", "AUGUSTIN"},
        {"UHLEN", "CONNIE"},
    ]


def test_billing_provider_renders_where_nobody_else_is_named() -> None:
    claim = "CLM*LK0092217*240***11:B:1*Y*A*Y*Y~"
    assert {c.clinician.npi for c in read(whole(claim=claim)).charges} == {None}  # an organisation signs nothing
    person = TOP.replace("NM1*85*2*LARKSPUR THERAPY***", "NM1*85*1*RELPH*AUGUSTIN**")
    assert read(ISA + person + SUBSCRIBER + claim + LINES + END).charges[0].clinician.npi == "1999999992"


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ("DTP*472*RD8*20260301-20260305~", date(2026, 3, 1), date(2026, 3, 5)),
        ("DTP*472*RD8*20260301-20260301~", date(2026, 3, 1), date(2026, 3, 1)),
        ("DTP*472*D8*20260301~", date(2026, 3, 1), date(2026, 3, 1)),
        ("DTP*463*D8*20250101~DTP*472*DT*202603011530~", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_dates(dates: str, first: date, last: date) -> None:
    (charge,) = read(whole(lines="LX*1~SV1*HC:97112*80*UN*2***1~" + dates)).charges
    assert (charge.first, charge.last) == (first, last)


def test_a_date_of_the_claim() -> None:
    (charge,) = read(whole(claim=CLAIM + "DTP*472*D8*20260301~", lines="LX*1~SV1*HC:97112*80*UN*2***1~")).charges
    assert charge.first == date(2026, 3, 1)


def test_minutes_in_place_of_units() -> None:
    (charge,) = read(whole(lines="LX*1~SV1*HC:97112:GP*80*MJ*30***1~DTP*472*D8*20260301~")).charges
    assert (charge.units, charge.minutes) == (None, 30)


def test_four_modifiers_and_a_description() -> None:
    (charge,) = read(whole(lines="LX*1~SV1*HC:97112:GP:KX:59:CQ:HANDS ON*80*UN*2~DTP*472*D8*20260301~")).charges
    assert charge.modifiers == ("GP", "KX", "59", "CQ")


def test_lines_without_numbers() -> None:
    assert [c.code for c in read(whole(lines=LINES.replace("LX*1~", "").replace("LX*2~", ""))).charges] == [
        "97112",
        "97110",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("SV1*HC*80*UN*2~DTP*472*D8*20260314~", "SV101 holds no HCPCS code"),
        ("SV1*ER:97112*80*UN*2~DTP*472*D8*20260314~", "SV101 holds no HCPCS code"),
        ("SV1*HC:97112:G*80*UN*2~DTP*472*D8*20260314~", "SV101 holds a modifier that is not of two characters"),
        ("SV1*HC:97112*80*UN*1.5~DTP*472*D8*20260314~", "SV103 and SV104 give neither whole units (UN) nor minutes (MJ)"),
        ("SV1*HC:97112*80*F2*2~DTP*472*D8*20260314~", "SV103 and SV104 give neither whole units (UN) nor minutes (MJ)"),
        ("SV1*HC:97112*80*UN*2~DTP*472*D8*20260231~", "no date of service (DTP*472)"),
        ("SV1*HC:97112*80*UN*2~DTP*472*RD8*20260305-20260301~", "no date of service (DTP*472)"),
        ("SV2*0420*HC:97112*80*UN*2~DTP*472*D8*20260314~", "no professional service (SV1)"),
    ],
)  # fmt: skip
def test_wrong_lines_are_told_and_the_rest_is_read(line: str, reason: str) -> None:
    found = read(whole(lines=LINES + "LX*3~" + line))
    assert len(found.charges) == 2
    assert reasons(found) == [f"batch.837 claim 1 line 3: {reason}"]


def resent(frequency: str) -> str:
    return CLAIM.replace("11:B:1", f"11:B:{frequency}")


def test_a_replacement_takes_the_earlier_claims_place() -> None:
    other_day = CLAIM + LINES.replace("20260314", "20260310")
    text = whole(claim=other_day + CLAIM, lines=LINES + resent("7") + LINES.replace("UN*2", "UN*3"))
    assert [(c.code, c.units, c.first and c.first.day) for c in read(text).charges] == [
        ("97112", 2, 10), ("97110", 1, 10), ("97112", 3, 14), ("97110", 1, 14),
    ]  # fmt: skip


def test_a_void_takes_the_claim_back() -> None:
    assert read(whole(lines=LINES + resent("8") + LINES)).charges == ()
    assert len(read(whole(lines=LINES + resent("8") + LINES + CLAIM + LINES)).charges) == 2


def test_a_copy_to_a_second_payer_counts_once_and_a_second_claim_twice() -> None:
    second = SUBSCRIBER.replace("SBR*P", "SBR*S")
    assert len(read(whole(lines=LINES + second + CLAIM + LINES)).charges) == 2
    assert len(read(whole(lines=LINES + CLAIM + LINES)).charges) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE.replace("837*0001*005010X222A1", "835*0001"), "it holds transaction 835"),
        (WHOLE.replace("ST*837*0001*005010X222A1", "ST*837*0001*005010X223A2"), "it holds institutional"),
        (ISA, "it holds no transaction"),
        (ISA[:60], "lacks some of its 16 elements"),
        (WHOLE.replace("*P*:~GS", "*P*A~GS"), "cannot be told"),
        (ISA[:-2], "lacks some|cannot be told"),
    ],
)
def test_files_without_professional_claims(text: str, expected: str) -> None:
    with pytest.raises(ConfigError, match=expected) as error:
        read(text)
    assert "FERNCLIFFE" not in str(error.value)


def test_a_file_cut_short_is_told() -> None:
    found = read(WHOLE.partition("SE*22")[0])
    assert len(found.charges) == 2
    assert reasons(found) == ["batch.837: the file ends within a transaction (no SE segment); claims may be missing"]


def test_other_transactions_beside_it_are_left_out() -> None:
    other = "ST*837*0002*005010X223A2~HL*1**20*1~HL*2*1*22*0~NM1*IL*1*OTHER~CLM*X*1~LX*1~SV1*HC:99213*1*UN*1~SE*9*2~"
    assert bare(read(WHOLE.replace("GE*1", other + "GE*1"))) == bare(read(WHOLE))


def test_segments() -> None:
    (first, *_, last) = x12.segments(WHOLE, "batch.837")
    assert (first.id, last.id, last.get(2), last.get(9)) == ("ISA", "IEA", "000000001", "")
    assert x12.is_x12(" \r\n" + WHOLE)
    assert not x12.is_x12("ISAAC,date_of_service\n")


def test_a_large_file_is_read_in_a_moment() -> None:
    many = "".join(f"{SUBSCRIBER}{CLAIM.replace('LK0092217', f'V{n}')}{LINES}" for n in range(5000))
    found: tuple[Charge, ...] = read(ISA + TOP + many + END).charges
    assert len(found) == 10_000
