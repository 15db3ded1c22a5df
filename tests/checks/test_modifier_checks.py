"""Modifiers: distinct services, disciplines, assistants, sessions cut short."""

from __future__ import annotations

import pytest
from chart_samples import chart, check, line, signed, verdict

from nlp_audit.records import BillingLine, Signature

PT, OT, SLP = signed("PT", "therapist"), signed("OTR/L", "therapist"), signed("CCC-SLP", "therapist")
PTA, COTA, SPT = signed("PTA", "assistant"), signed("COTA", "assistant"), signed("SPT", "student")
Lines = list[BillingLine]


@pytest.mark.parametrize("modifier", ["59", "XE", "XP", "XS", "XU"])
def test_a_pair_told_apart(modifier: str) -> None:
    rule = "coding.missing-distinct-service-modifier"
    assert verdict(chart([line("97150", 1), line("97112", 1, 15, modifier)]), rule) == "pass"
    assert verdict(chart([line("97112", 1, 15, modifier), line("97150", 1)]), rule) == "pass"


@pytest.mark.parametrize(
    ("billing", "payer", "expected"),
    [
        ([line("97150", 1), line("97112", 1)], "medicare", "fail"),
        ([line("97150", 1), line("97112", 1, 15, "GP")], "medicare", "fail"),
        ([line("97110", 1), line("97112", 1)], "medicare", "not_applicable"),  # no NCCI pair
        ([line("97110", 1), line("97112", 1)], "commercial-example", "fail"),  # the payer's own
        ([line("97110", 1, 15, "59"), line("97112", 1)], "commercial-example", "pass"),
        ([line("97112", 1)], "medicare", "not_applicable"),
        ([], "medicare", "not_applicable"),
    ],
)
def test_pairs(billing: Lines, payer: str, expected: str) -> None:
    assert verdict(chart(billing), "coding.missing-distinct-service-modifier", payer) == expected


def test_a_bare_pair_names_both_codes() -> None:
    found = check(chart([line("97150", 1), line("97112", 1)]), "coding.missing-distinct-service-modifier")
    assert "97150" in found.detail
    assert "97112" in found.detail
    assert [evidence.text.split()[0] for evidence in found.evidence] == ["97150", "97112"]


@pytest.mark.parametrize(
    ("billing", "signer", "expected"),
    [
        ([line("97112", 1, 15, "GP")], PT, "pass"),
        ([line("97530", 1, 15, "GO")], OT, "pass"),
        ([line("97530", 1, 15, "GO")], COTA, "pass"),
        ([line("92507", 1, 30, "GN")], SLP, "pass"),
        ([line("97112", 1, 15, "GP", "KX")], PT, "pass"),
        ([line("97112", 1, 15, "GP"), line("97110", 1, 15)], PT, "fail"),
        ([line("97112", 1, 15, "59")], PT, "fail"),
        ([line("97112", 1, 15, "GO")], PT, "fail"),
        ([line("97530", 1, 15, "GP")], OT, "fail"),
        ([line("92507", 1, 30, "GP")], SLP, "fail"),
        ([line("97112", 1, 15)], PT, "not_applicable"),  # modifiers live on the claim
        ([line("97112", 1, 15, "GP")], signed(None, None), "pass"),
        ([], PT, "not_applicable"),
    ],
)
def test_discipline(billing: Lines, signer: Signature, expected: str) -> None:
    made = chart(billing, signatures=[signer])
    assert verdict(made, "coding.missing-discipline-modifier") == expected
    assert verdict(made, "coding.missing-discipline-modifier", "ama") == "not_applicable"


@pytest.mark.parametrize(
    ("billing", "signers", "expected"),
    [
        ([line("97112", 1, 15, "GP", "CQ")], [PTA], "pass"),
        ([line("97530", 1, 15, "GO", "CO")], [COTA], "pass"),
        ([line("97112", 1, 15, "GP")], [PTA], "fail"),
        ([line("97112", 1, 15, "GP", "CQ"), line("97110", 1, 15, "GP")], [PTA], "fail"),
        ([line("97112", 1, 15, "GP", "CQ")], [PT], "fail"),
        ([line("97112", 1, 15, "GP")], [PT], "pass"),
        ([line("97112", 1, 15, "GP", "CQ")], [PTA, PT], "pass"),
        ([line("97112", 1, 15, "GP")], [PTA, PT], "pass"),
        ([line("97112", 1, 15)], [PTA], "not_applicable"),
        ([line("97112", 1, 15, "GP", "CQ")], [], "not_applicable"),
        ([], [PTA], "not_applicable"),
    ],
)
def test_assistants(billing: Lines, signers: list[Signature], expected: str) -> None:
    assert verdict(chart(billing, signatures=signers), "coding.assistant-modifier-mismatch") == expected


def test_a_payer_may_switch_a_rule_off() -> None:
    made = chart([line("97112", 1, 15, "GP")], signatures=[PTA])
    with pytest.raises(KeyError):
        check(made, "coding.assistant-modifier-mismatch", "ama")


@pytest.mark.parametrize(
    ("text", "billing", "payer", "expected"),
    [
        ("Session cut short by a fire drill.", [line("97112", 1, 10)], "commercial-example", "fail"),
        ("Session cut short by a fire drill.", [line("97112", 1, 10, "52")], "commercial-example", "pass"),
        ("Session cut short by a fire drill.", [line("97112", 1, 10)], "medicare", "not_applicable"),
        ("A whole session.", [line("97112", 1, 10)], "commercial-example", "not_applicable"),
        ("Session cut short by a fire drill.", [], "commercial-example", "not_applicable"),
    ],
)
def test_reduced_service(text: str, billing: Lines, payer: str, expected: str) -> None:
    assert verdict(chart(billing, text=text), "coding.reduced-service-without-52", payer) == expected
