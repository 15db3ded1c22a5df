"""Chart exports are taken apart; a single note never is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from nlp_audit import paths
from nlp_audit.intake import read, read_bytes
from nlp_audit.intake.splitting import split
from nlp_audit.records import Note

DATA = Path(__file__).parents[2] / "data"
EPISODES = DATA / "episodes" / "shared"
GOLD = DATA / "gold"
GAPS = ["\n\n", "\n" + "=" * 60 + "\n", "\n\f", "\n\n\n* * * * *\n\n"]

needs_episodes = pytest.mark.skipif(not EPISODES.is_dir(), reason="the episodes are not at hand")


def visit(day: str, body: str = "Gait 40 ft, min A x1, tactile cues at the hip since the left leg buckles.") -> str:
    return (
        f"PT DAILY NOTE\nDOS: {day}   Start 9:00  End 9:45\n\nS: Pain 2/10.\nO: {body}\n"
        f"A: Less buckling than on Monday.\nP: 2x/wk.\nElectronically signed: Ada Moss, PT, DPT  {day} 12:01"
    )


def notes(text: str) -> list[Note]:
    found = list(read_bytes(text.encode(), "export.txt"))
    assert all(isinstance(each, Note) for each in found)
    return [each for each in found if isinstance(each, Note)]


def episodes() -> list[str]:
    return sorted(path.name for path in EPISODES.glob("p*")) if EPISODES.is_dir() else []


@needs_episodes
@pytest.mark.parametrize("episode", episodes())
def test_the_episodes_split_as_their_truth_says(episode: str) -> None:
    truth = yaml.safe_load((EPISODES / "truth.yaml").read_text())[episode]["files"]
    found = [each for each in read([EPISODES / episode]) if isinstance(each, Note)]
    several = {each.source for each in found if each.index}
    assert {f"{n.source}#{n.index}" if n.source in several else n.source for n in found} == set(truth)
    assert all(each.patient_id for each in found)


@needs_episodes
def test_the_parts_are_slices_from_header_to_signature() -> None:
    (path,) = (EPISODES / "p06").glob("*.txt")
    text = path.read_text()
    found = [each for each in read([path]) if isinstance(each, Note)]
    assert [each.index for each in found] == list(range(6))
    assert all(each.text in text for each in found)
    assert all(each.text.startswith("PHYSICAL THERAPY TREATMENT NOTE") for each in found)
    assert found[-1].text.endswith("05/14/2025 16:18")
    assert {each.patient_id for each in found} == {"00914266"}


def bodies() -> list[Path]:
    return [path for path in sorted(GOLD.glob("*/*.md")) if path.read_text().startswith("---\n")]


def plain(marked: str) -> str:
    """A gold note's text without its front matter and marks."""
    body = marked.split("\n---\n", 1)[1].strip("\n") + "\n"
    return re.sub(r"⟦[^|⟦]*\|", "", body).replace("⟧", "")


@pytest.mark.skipif(not GOLD.is_dir(), reason="no gold notes at hand")
def test_no_gold_note_splits() -> None:
    assert bodies()
    assert [path.name for path in bodies() if len(split(plain(path.read_text())).parts) > 1] == []


def test_the_demo_export() -> None:
    found = [each for each in read([paths.demo_notes()]) if isinstance(each, Note)]
    several = {each.source for each in found if each.index and each.source.endswith((".txt", ".md"))}
    assert several == {"fenwick-house/week-2026-10-05/FH-1182_chart_export.txt"}
    assert len(found) == 39


@needs_episodes
@pytest.mark.parametrize("gap", ["\n", *GAPS])
def test_notes_that_were_strung_together_come_apart_again(gap: str) -> None:
    for episode in episodes():
        files = [path.read_text().strip("\n") for path in sorted((EPISODES / episode).glob("*.txt"))]
        if len(files) > 3:
            parts = split(gap.join(files)).parts
            assert [part.strip() for part in parts] == [file.strip() for file in files], episode


@needs_episodes
@pytest.mark.parametrize("mark", ["Copied from previous visit:", "--- PRIOR NOTE ---", "[imported]", "", "-" * 30])
@pytest.mark.parametrize("share", [0.35, 0.5, 0.65])
def test_a_former_note_pasted_into_one_does_not_split_it(mark: str, share: float) -> None:
    for episode in episodes():
        files = [path.read_text().strip("\n") for path in sorted((EPISODES / episode).glob("*.txt"))]
        for own, former in pairwise(files if len(files) > 3 else []):
            rows = own.split("\n")
            cut = int(len(rows) * share)
            text = "\n".join([*rows[:cut], mark, former, "", *rows[cut:]])
            assert split(text).parts == (text,), episode


@pytest.mark.parametrize("gap", GAPS)
def test_repeated_dates_of_service(gap: str) -> None:
    whole = [visit("10/01/2025"), visit("10/03/2025"), visit("10/06/2025")]
    assert [note.text for note in notes(gap.join(whole))] == whole


@pytest.mark.parametrize("gap", GAPS)
def test_titles_with_an_unlabelled_date(gap: str) -> None:
    whole = [visit(day).replace("DOS: ", "Moss, seen ") for day in ("10/01/2025", "10/03/2025", "10/06/2025")]
    assert [note.text for note in notes(gap.join(whole))] == whole


def test_headings_of_markdown() -> None:
    whole = [visit(day).replace("PT DAILY NOTE\nDOS: ", "## ") for day in ("10/01/2025", "10/03/2025")]
    assert [note.text for note in notes("# Chart of J. Doe\n\n" + "\n\n".join(whole))] == whole


def test_the_common_header_belongs_to_all_and_the_end_to_none() -> None:
    whole = [visit("10/01/2025"), visit("10/03/2025")]
    remarks: list[str] = []
    text = (
        "CHART EXPORT\nPatient: Doe, Jane   DOB 02/19/1957\n====\n"
        + "\n====\n".join(whole)
        + "\n====\n** END OF EXPORT **\n\n"
    )
    found = list(read_bytes(text.encode(), "export.txt", remark=remarks.append))
    assert found == [
        Note(f"export#{index}", part, "export.txt", index, "DOE, JANE|1957-02-19") for index, part in enumerate(whole)
    ]
    assert remarks == ["export.txt: 2 notes; the header above the first is in none of their texts"]


def test_a_part_that_names_its_own_patient() -> None:
    whole = [visit("10/01/2025").replace("DOS", f"MRN 10{n}77   DOS") for n in range(3)]
    assert [note.patient_id for note in notes("CLINIC DAY   Acct 99999\n====\n" + "\n====\n".join(whole))] == [
        "10077",
        "10177",
        "10277",
    ]


def test_two_visits_of_one_day() -> None:
    whole = [visit("10/01/2025"), visit("10/01/2025").replace("9:", "14:")]
    assert [note.text for note in notes("\n====\n".join(whole))] == whole


def test_numbered_encounters_need_no_date_and_no_signature() -> None:
    whole = [f"Encounter {n} of 3\nPatient was not seen, at dialysis until the evening." for n in (3, 2, 1)]
    assert [note.text for note in notes("\n----\n".join(whole))] == whole


def test_a_missed_visit_and_a_draft_among_many() -> None:
    whole = [visit(f"10/0{day}/2025") for day in range(1, 9)]
    whole[2] = "PT DAILY NOTE\nDOS: 10/03/2025   Start 9:00  End 9:45\n\n" + "Resident was out at dialysis. " * 4
    whole[2] = whole[2].strip()
    assert [note.text for note in notes("\n====\n".join(whole))] == whole


def test_a_header_printed_on_every_page() -> None:
    whole = [visit("10/01/2025"), visit("10/03/2025")]
    pages = [part.replace("PT DAILY NOTE", "PT DAILY NOTE   Page 1 of 2") for part in whole]
    pages = [
        part.replace("A: ", f"\fPT DAILY NOTE   Page 2 of 2\nDOS: {day}   Start 9:00  End 9:45\n\nA: ")
        for part, day in zip(pages, ("10/01/2025", "10/03/2025"), strict=True)
    ]
    assert [note.text for note in notes("\n\f".join(pages))] == pages
    assert notes(pages[0])[0].text == pages[0]


@pytest.mark.parametrize(
    "inside",
    [
        "-" * 60,
        "=" * 60 + "\n\n" + "=" * 60,
        "\f",
        "Page 2 of 3",
        "Visit log\n10/01/2025  97112 x2\n10/03/2025  97112 x2\n10/06/2025  97110 x1",
        "[Carried forward from 09/14/2025]\nDOS: 09/14/2025\nS: Fell twice.\nO: Berg 30.\nP: daily"
        "\n[End of carried-forward text]",
        "> DOS: 09/14/2025\n> S: Fell twice.\n> P: 2x/wk.",
        "Last visit: 09/29/2025",
        "Prior level of function: independent.\nDate of surgery: 09/01/2025",
        "Encounter 2 of the day was cancelled.",
        "AM: 9:00-9:30 gait\nPM: 14:00-14:30 stairs",
        "10/09/2025 ADDENDUM\nProsthetist called, resistance raised one notch on the eighth.\n/es/ Ada Moss",
    ],
)
def test_what_one_note_may_hold(inside: str) -> None:
    head, tail = visit("10/01/2025").split("A: ")
    for text in (f"{head}{inside}\nA: {tail}", f"{visit('10/01/2025')}\n{inside}\n"):
        assert [note.text for note in notes(text)] == [text]
        assert notes(text)[0].note_id == "export"


def test_a_signature_with_its_own_date_line() -> None:
    whole = [
        f"PT NOTE\nDate: {day}\nS: Pain 2/10.\nO: Gait 40 ft, min A x1, tactile cues at the hip, buckles.\n"
        f"P: 2x/wk.\n\nSignature: Ada Moss, PT\n\nDate: {day}"
        for day in ("10/01/2025", "10/03/2025", "10/06/2025")
    ]
    assert [note.text for note in notes("\n====\n".join(whole))] == whole
    assert [note.text for note in notes(whole[0])] == [whole[0]]


def test_a_large_export() -> None:
    whole = [visit(f"10/{1 + number % 28:02}/2025", f"Gait {number} ft, min A.") for number in range(5000)]
    found = notes("\n====\n".join(whole))
    assert [note.text for note in found] == whole
    assert found[4999].note_id == "export#4999"


def test_a_single_note_is_untouched() -> None:
    text = "\n\n====\n" + visit("10/01/2025") + "\n====\nEND OF EXPORT\n\n"
    assert [note.text for note in notes(text)] == [text]
