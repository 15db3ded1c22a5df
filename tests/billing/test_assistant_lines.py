"""CQ and CO: vectors C1-C20 (regulations §3.5, §4.2)."""

from __future__ import annotations

import random

import pytest

from nlp_audit.billing.assistants import (
    AssistantLine,
    Discipline,
    Share,
    assistant_lines,
    de_minimis,
    modifier_conflict,
)

NMR, TE, MT, TA, GROUP, STIM = "97112", "97110", "97140", "97530", "97150", "G0283"
Plain = dict[str, tuple[int, int]]  # units without and with CQ/CO, by code

VECTORS: dict[str, tuple[dict[str, Share], Plain]] = {
    "C1": ({TE: Share(13, 23), MT: Share(30)}, {TE: (1, 1), MT: (2, 0)}),
    "C2": ({TE: Share(5, 10)}, {TE: (0, 1)}),
    "C3": ({TE: Share(6, 5)}, {TE: (0, 1)}),
    "C4": ({NMR: Share(8, 7)}, {NMR: (1, 0)}),
    "C5": ({NMR: Share(7, 8)}, {NMR: (0, 1)}),
    "C6": ({NMR: Share(12, 10)}, {NMR: (1, 0)}),
    "C7": ({NMR: Share(9, 14)}, {NMR: (1, 1)}),
    "C8": ({NMR: Share(14, 14)}, {NMR: (1, 1)}),
    "C9": ({TE: Share(22, 23)}, {TE: (1, 2)}),
    "C10": ({NMR: Share(23, 22)}, {NMR: (2, 1)}),
    "C11": ({TE: Share(14, 12), MT: Share(20)}, {TE: (1, 1), MT: (1, 0)}),
    "C12": ({NMR: Share(30, 9)}, {NMR: (2, 1)}),
    "C13": ({NMR: Share(0, 15), TE: Share(15)}, {NMR: (0, 1), TE: (1, 0)}),
    "C14": ({NMR: Share(together=20)}, {NMR: (1, 0)}),
    "C15": ({NMR: Share(7, 16)}, {NMR: (0, 2)}),
    "C16a": ({GROUP: Share(36, 4)}, {GROUP: (1, 0)}),
    "C16b": ({GROUP: Share(35, 5)}, {GROUP: (0, 1)}),
    "C17": ({STIM: Share(0, 15)}, {STIM: (0, 1)}),
}


def timed(code: str) -> bool:
    return code not in (GROUP, STIM)


def counts(lines: tuple[AssistantLine, ...]) -> Plain:
    out: Plain = {}
    for line in lines:
        plain, assisted = out.get(line.code, (0, 0))
        marked = bool({"CQ", "CO"} & set(line.modifiers))
        out[line.code] = (plain, assisted + line.units) if marked else (plain + line.units, assisted)
    return out


@pytest.mark.parametrize(("minutes", "expected"), VECTORS.values(), ids=VECTORS)
@pytest.mark.parametrize("discipline", ["PT", "OT"])
def test_vectors(minutes: dict[str, Share], expected: Plain, discipline: Discipline) -> None:
    assert counts(assistant_lines(minutes, timed, discipline)) == expected


@pytest.mark.parametrize(("chosen", "expected"), [(NMR, (0, 1)), (TE, (1, 0)), (MT, (1, 0))])
def test_c18_follows_the_code_chosen_in_a_tie(chosen: str, expected: tuple[int, int]) -> None:
    minutes = {NMR: Share(0, 7), TE: Share(7), MT: Share(7)}
    assert counts(assistant_lines(minutes, timed, "PT", {chosen: 1})) == {chosen: expected}


def test_c19_occupational_therapy() -> None:
    (line,) = assistant_lines({TA: Share(0, 30)}, timed, "OT")
    assert line[:4] == (TA, 2, ("GO", "CO"), False)
    assert line.working == ("assistant: full 15 minutes",)


def test_c1_lines_and_their_working() -> None:
    lines = assistant_lines({TE: Share(13, 23), MT: Share(30)}, timed, "PT")
    assert [line[:3] for line in lines] == [(TE, 1, ("GP",)), (TE, 1, ("GP", "CQ")), (MT, 2, ("GP",))]
    assert lines[0].working == ("therapist: 13 minutes left over, 8 or more",)


@pytest.mark.parametrize(
    ("modifiers", "wrong"),
    [
        (("GO", "CQ"), "CQ must stand with GP; the line's discipline modifier: GO"),
        (("GP", "CO"), "CO must stand with GO; the line's discipline modifier: GP"),
        (("CQ",), "CQ must stand with GP; the line's discipline modifier: none"),
        (("GP", "CQ"), ""),
        (("GO", "CO", "59"), ""),
        (("GN",), ""),
        ((), ""),
    ],
)
def test_c20_discipline_and_assistant(modifiers: tuple[str, ...], wrong: str) -> None:
    assert modifier_conflict(modifiers) == wrong


def test_near_the_tenth_cms_two_ways_disagree() -> None:
    assert de_minimis(17, 2) == (True, True)  # 10.5 %: 3 minutes needed, yet 11 % rounded
    assert de_minimis(36, 4) == (False, False)
    assert de_minimis(35, 5) == (True, False)
    assert de_minimis(0, 0) == (False, False)
    (line,) = assistant_lines({GROUP: Share(17, 2)}, timed, "PT")
    assert line.either


def test_units_billed_beyond_the_minutes_follow_the_whole() -> None:
    assert counts(assistant_lines({NMR: Share(0, 15)}, timed, "PT", {NMR: 3})) == {NMR: (0, 3)}
    assert counts(assistant_lines({NMR: Share(15)}, timed, "PT", {NMR: 3})) == {NMR: (3, 0)}


def test_invariants() -> None:
    rng = random.Random(410)
    for _ in range(3000):
        minutes = {code: Share(rng.randint(0, 40), rng.randint(0, 40), rng.randint(0, 9)) for code in (NMR, TE, MT)}
        billed = counts(assistant_lines(minutes, timed, "PT"))
        alone = {code: Share(share.therapist, 0, share.together) for code, share in minutes.items()}
        helped = {code: Share(0, sum(share)) for code, share in minutes.items()}
        assert all(assisted == 0 for _, assisted in counts(assistant_lines(alone, timed, "PT")).values())
        assert all(plain == 0 for plain, _ in counts(assistant_lines(helped, timed, "PT")).values())
        for code, (plain, assisted) in billed.items():
            therapist = minutes[code].therapist + minutes[code].together
            assert plain >= therapist // 15
            assert assisted >= minutes[code].assistant // 15
