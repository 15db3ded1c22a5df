"""How a printed chart sets its visits apart, and whose chart its head says that it is."""

from __future__ import annotations

import pytest

from nlp_audit.intake import read_bytes
from nlp_audit.records import Note

RULES = ["-" * 5, "-" * 70, "=" * 40, "* * * * *", "_" * 30, "~~~~~"]
DAYS = ["Mon 05 Jan 2026", "Tue 06 Jan 2026", "Thu 08 Jan 2026"]
HEAD = "QUARRY LANE THERAPY, chart print\nVenn, Odalys   Rec. no. QL-0417   Dx: gait abnormality"


def body(signed: bool = True) -> str:
    text = (
        "S: Slept well, no pain.\nO: 97116, 30 min. Gait 60 ft with min A at the pelvis, cue to widen the base.\n"
        "A: Base stays wide for six steps.\nP: Same cue, longer bout."
    )
    return f"{text}\nIsaura Quell, PT, signed" + " 01/09/2026" if signed else text


def notes(text: str) -> list[Note]:
    return [each for each in read_bytes(text.encode(), "print.txt") if isinstance(each, Note)]


def split_into(text: str, heads: list[str]) -> None:
    found = notes(text)
    assert len(found) == len(heads)
    assert all(head in note.text for head, note in zip(heads, found, strict=True))
    assert {note.patient_id for note in found} == {"QL-0417"}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("signed", [True, False])
def test_visits_between_rules(rule: str, signed: bool) -> None:
    heads = [f"{kind}, seen {day}" for kind, day in zip(("First visit", "PT", "Gait day"), DAYS, strict=True)]
    visits = [f"{head}\n{body(signed)}" for head in heads]
    split_into(f"{HEAD}\n{rule}\n" + f"\n{rule}\n".join(visits), heads)
    split_into(f"{HEAD}\n\n{rule}\n\n" + f"\n\n{rule}\n\n".join(visits) + f"\n{rule}\n", heads)


@pytest.mark.parametrize("rule", RULES)
def test_titles_in_a_box_of_rules(rule: str) -> None:
    heads = [f"{kind} of {day}" for kind, day in zip(("Evaluation", "Gait", "Stairs"), DAYS, strict=True)]
    visits = [f"{rule}\n{head}\n{rule}\n{body()}" for head in heads]
    split_into(f"{HEAD}\n" + "\n".join(visits), heads)


@pytest.mark.parametrize(
    "banner",
    [
        "=== PT VISIT === {day}  09:00 to 09:30",
        "##### ENCOUNTER: {kind}, {day} #####",
        "*** VISIT *** ({kind}) {day}",
        "=== PT NOTE ===\n{day}   {kind}",
        "--- Page {n} of 3 --- Visit {n} --- {day}",
        "▣▣ VISIT {day} ▣▣ {kind}",
    ],
)
@pytest.mark.parametrize("signed", [True, False])
def test_banners(banner: str, signed: bool) -> None:
    kinds = ("PT evaluation", "PT treatment, AM session", "PT treatment")
    heads = [banner.format(day=day, kind=kind, n=n) for n, (day, kind) in enumerate(zip(DAYS, kinds, strict=True), 1)]
    split_into(f"{HEAD}\n\n" + "\n\n".join(f"{head}\n{body(signed)}" for head in heads), heads)


@pytest.mark.parametrize(
    "heading", ["Visit {n}", "VISIT #{n}", "Session no. {n}", "PT Visit {n} (routine)", "## Visit {n}"]
)
@pytest.mark.parametrize("signed", [True, False])
def test_visit_headings_with_the_date_below(heading: str, signed: bool) -> None:
    heads = [f"{heading.format(n=n)}\nClinic B, gym\nOn {day}" for n, day in enumerate(DAYS, 1)]
    split_into(f"{HEAD}\n\n" + "\n\n".join(f"{head}\n{body(signed)}" for head in heads), heads)


def test_an_export_head_that_comes_with_every_visit() -> None:
    head = f"{HEAD}\nClinic: gym B\nPayer: Part B\nFloor 2\nRoute: east"
    visits = [f"{head}\n{kind} {day}\n{body()}" for kind, day in zip(("Gait", "Stairs", "Car"), DAYS, strict=True)]
    split_into("\n".join(visits), [f"{kind} {day}" for kind, day in zip(("Gait", "Stairs", "Car"), DAYS, strict=True)])


def test_two_visits_of_one_day_under_one_kind_of_banner() -> None:
    heads = [f"=== PT VISIT === Tue 06 Jan 2026 {clock}" for clock in ("08:00 to 08:30", "14:00 to 14:30")]
    split_into(f"{HEAD}\n\n" + "\n\n".join(f"{head}\n{body()}" for head in heads), heads)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "below",
    [
        "ADDENDUM 01/10/2026: brace came.\nS: n/a\nO: brace fits.\nIsaura Quell, PT, signed 01/10/2026",
        "Physician certification\nI certify this plan from 01/05/2026.\nSigned: Dr. N. Abo 01/11/2026",
        "GOALS set 01/05/2026\n1. Walk 100 ft in 4 weeks.\n2. Stairs with a rail in 6 weeks.",
        "History: fell 12/02/2025, hip fixed 12/03/2025, home 12/20/2025.",
        "Isaura Quell, PT   01/05/2026 10:00",
        "Next visit 01/08/2026\nReturn to surgeon 02/01/2026",
    ],
)
def test_the_rules_of_one_note(rule: str, below: str) -> None:
    opening, plan = f"{HEAD}\nSeen Mon 05 Jan 2026\n{body(False)}".split("A: ")
    for text in (
        f"{opening}A: {plan}\nIsaura Quell, PT, signed 01/05/2026\n{rule}\n{below}",
        f"{opening}{rule}\n{below}\n{rule}\nA: {plan}\nIsaura Quell, PT, signed 01/05/2026",
        f"{rule}\n{opening.replace('O: ', f'{rule}{chr(10)}O: ')}{rule}\nA: {plan}\n{rule}\n{below}",
    ):
        assert len(notes(text)) == 1


def test_a_banner_over_each_part_of_one_note() -> None:
    parts = ("SUBJECTIVE", "OBJECTIVE", "ASSESSMENT", "PLAN")
    text = f"{HEAD}\nSeen 01/05/2026\n" + "\n\n".join(f"=== {part} ===\nAs on 01/02/2026, fine." for part in parts)
    assert len(notes(text)) == 1


def test_the_number_in_the_first_note_holds_for_those_that_name_nobody() -> None:
    def visit(day: str, who: str) -> str:
        return f"PT NOTE {who}\nDOS: {day}\n{body()}"

    days = ["01/05/2026", "01/06/2026", "01/08/2026"]
    first = ["MRN QL-0417", "", ""]
    assert [n.patient_id for n in notes("\n----\n".join(map(visit, days, first)))] == ["QL-0417"] * 3
    others = ["MRN QL-0417", "Pt: R.M.", ""]
    assert [n.patient_id for n in notes("\n----\n".join(map(visit, days, others)))] == ["QL-0417", None, None]
    several = ["MRN QL-0417", "MRN QL-0533", ""]
    assert [n.patient_id for n in notes("\n----\n".join(map(visit, days, several)))] == ["QL-0417", "QL-0533", None]
