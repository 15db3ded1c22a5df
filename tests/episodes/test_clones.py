"""Near-duplicates."""

from __future__ import annotations

import pytest

from nlp_audit import episodes, rules
from nlp_audit.episodes import clones

from .conftest import Digests, Verdicts, failing

RULE = "cloned-note"
BODY = (
    "S: She says her left hand still forgets to open. Pain 2/10.\n"
    "O: Weight bearing through the L palm on a wedge, OT's hand over the wrist to hold it at 40 deg extension, moved to "
    "slow lateral weight shifts once tone eased. Then grasp and release of 5 cm cylinders at midline, tactile cues over "
    "the finger extensors and min A at the forearm. Released 9 of 20 within 5 s.\n"
    "A: Release fails whenever the wrist drops, so the wrist was held while the fingers learn. After weight bearing she "
    "released 4 more than before.\n"
    "P: Palm weight bearing on table at home 3x/day, shown and done back."
)
EDITED = (
    BODY.replace("She", "He").replace("she", "he").replace(" her ", " his ").replace("left", "right").replace(" L ", " R ")
    .replace("9 of 20", "11 of 20").replace("2/10", "1/10").replace("slow lateral", "slower lateral")
)  # fmt: skip
REWORDED = (
    "S: Nothing new. Pain 2/10.\n"
    "O: Palm loading on a wedge for 5 min, no hand of mine needed at the wrist. Cylinders again, now from table to shelf: the "
    "higher the arm the more the fingers closed, so the scapula was supported from below. 13 of 20 released at table height.\n"
    "A: The wrist has come in; height is now what brings the flexor tone back.\n"
    "P: Shelf at 4 inches next."
)
TEMPLATE = (
    "Consent on file and identity confirmed by two identifiers before treatment. Splint wear, skin and precautions reviewed "
    "at each visit per clinic policy. Therapist was in direct contact with the client for the whole of the session. Call "
    "light within reach and all needs met on leaving the treatment room. Plan discussed with the client, who agreed to it. "
    "Equipment wiped down before and after use in line with the infection policy. No adverse reaction to treatment was noted."
)


def note(day: int, body: str, number: int = 1, by: str = "Ann Lee, OTR/L") -> str:
    return f"Patient: Moss{number}, Ada   MRN 5512{number:02}   DOS 03/{day:02}/2026   9:00-9:45 AM\n{body}\n{by} 03/{day:02}/2026"


def fired(verdicts: Verdicts, *notes: str) -> list[int]:
    return [i for i, checks in enumerate(verdicts(notes), 1) if RULE in failing(checks)]


def test_edited_paste_is_seen_through_and_the_later_note_is_the_copy(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BODY), note(4, EDITED)) == [2]
    assert fired(verdicts, note(4, BODY), note(2, EDITED)) == [1]


def test_source_is_found_behind_other_notes(verdicts: Verdicts) -> None:
    notes = [note(2, BODY), note(4, REWORDED), note(6, EDITED)]
    check = verdicts(notes)[2][RULE]
    assert check.verdict == "fail"
    assert check.other == 0
    assert "2026-03-02" in check.detail


def test_both_passages_are_shown(verdicts: Verdicts) -> None:
    notes = [note(2, BODY), note(4, EDITED)]
    check = verdicts(notes)[1][RULE]
    here = " ".join(notes[1][slice(*span)] for span in check.spans)
    there = " ".join(notes[0][slice(*span)] for span in check.other_spans)
    assert "Released 11 of 20" in here
    assert "Released 9 of 20" in there
    assert "MRN" not in here


def test_new_words_are_no_clone(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BODY), note(4, REWORDED)) == []


def test_other_patient_of_the_clinician_counts_of_another_clinician_not(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BODY), note(4, EDITED, number=2)) == [2]
    assert fired(verdicts, note(2, BODY), note(4, EDITED, number=2, by="Ben Roe, OTR/L")) == []


def test_same_patient_counts_whoever_signs(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BODY), note(4, EDITED, by="Sam Poe, COTA/L")) == [2]


def test_goals_header_and_template_do_not_count(verdicts: Verdicts) -> None:
    goals = "\nGoals: release a cup onto a shelf with L hand, no help, 8/10, in 6 weeks."
    bodies = [BODY, REWORDED, *(f"O: {text}\nA: {more}" for text, more in OTHERS)]
    notes = [note(2 * i + 2, f"{body}\n{TEMPLATE}{goals}", number=i) for i, body in enumerate(bodies)]
    assert fired(verdicts, *notes) == []


OTHERS = (
    (
        "Shirt with a red band sewn on the cuff, found unprompted 4 of 6 times; hand over the triceps until the elbow held.",
        "A visual anchor takes the place of our talking, and the arm begins to hold by itself.",
    ),
    (
        "Kettle filled by jug and slid along the counter; lost half a step at the fridge, shown to stand at the handle side.",
        "Safe with sliding, unsafe with carrying; endurance is twelve minutes in standing.",
    ),
    (
        "Toilet transfers with the raised seat; walker parked at an angle so that the bar is on the strong side.",
        "She plopped only when reaching back with one hand, and two hands cured it.",
    ),
)


def test_chart_of_nothing_but_clones_is_no_template(verdicts: Verdicts) -> None:
    notes = [note(2 + i, EDITED if i % 2 else BODY) for i in range(6)]
    assert fired(verdicts, *notes) == [2, 3, 4, 5, 6]


def test_same_visit_exported_twice_is_no_clone(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, BODY), note(2, BODY)) == []


def test_short_notes_are_not_compared(verdicts: Verdicts) -> None:
    assert fired(verdicts, note(2, "O: Gait 20 ft."), note(4, "O: Gait 30 ft.")) == []


def test_detail_holds_no_note_text(verdicts: Verdicts) -> None:
    check = verdicts([note(2, BODY), note(4, EDITED)])[1][RULE]
    assert not any(word in check.detail for word in ("wedge", "cylinders", "wrist"))


def test_groups_are_compared_in_pieces_of_any_size(
    digests: Digests, episode_rules: tuple[rules.Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [BODY, REWORDED, EDITED, BODY, *(f"O: {text}\nA: {more}" for text, more in OTHERS)]
    made = digests([note(n + 2, f"{body}\n{TEMPLATE}", number=n % 3) for n, body in enumerate(bodies)])
    whole = episodes.check(made, episode_rules)
    monkeypatch.setattr(clones, "_BLOCK", 1)
    assert episodes.check(made, episode_rules) == whole
    assert any(check.verdict == "fail" for checks in whole for check in checks)
