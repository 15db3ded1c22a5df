"""Legends, options not ticked and empty lines of a form are blanked before anything is read."""

from __future__ import annotations

import pytest
from nlp_samples import NOTES, chart, reader

from nlp_audit.nlp.silence import blank


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cues: [ ] verbal  [x] tactile", "Cues:             [x] tactile"),
        ("☐ SBA ☑ CGA", "      ☑ CGA"),
        ("( ) Group  (x) Individual", "           (x) Individual"),
        ("Verbal [x]  tactile [ ]\n", "Verbal [x]             \n"),
        ("Key: S = supervision\nGait CGA.", " " * 20 + "\nGait CGA."),
        ("Ind / Mod I / SBA / CGA / Min / Mod / Max\nGait CGA.", " " * 41 + "\nGait CGA."),
        ("The key is to shift weight. Gait CGA.", "The key is to shift weight. Gait CGA."),
        ("Scale of the room was large.", "Scale of the room was large."),
        ("min/mod A, CGA/SBA", "min/mod A, CGA/SBA"),
        ("x = 3, y = 4, z = 5, w = 6", "x = 3, y = 4, z = 5, w = 6"),
    ],
)
def test_blanked(text: str, left: str) -> None:
    assert blank(text) == left
    assert len(blank(text)) == len(text)


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_offsets_stay(note: str) -> None:
    assert len(blank(note)) == len(note)
    assert all(new in (old, " ") for old, new in zip(note, blank(note), strict=True))


def test_no_label_is_found_in_a_form_that_nobody_filled_in() -> None:
    form = (
        "O: Therapy form\n"
        "Assist: [ ] SBA [ ] CGA [ ] min A   Cues: [ ] verbal [ ] tactile\n"
        "Measures: [ ] Berg [ ] TUG   Codes: [ ] 97112 [ ] 97110\n"
        "Levels of assist: I / S / SBA / CGA / Min / Mod / Max\n"
        "Signature: ______\n"
    )
    found = chart(form)
    assert {label for label in found.facts if label not in ("SERVICE",)} == set()
    assert found.billing == ()
    assert found.signatures == ()


@pytest.mark.parametrize("text", ["[ ] SBA [ ] CGA", "Key: I = independent", "", " \n"])
def test_a_note_of_nothing_is_read(text: str) -> None:
    assert reader()(text).entities == []


@pytest.mark.parametrize("text", ["-", "!!! ???", "____", "97112", "min", "é", "1", "S:", "\n\n.\n"])
def test_hardly_a_note_is_read(text: str) -> None:
    assert len(reader()(text).page.text) == len(text)
