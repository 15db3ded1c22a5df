"""Kinds of activities: by intent and technique, by names in few words, with the words that speak for them."""

from __future__ import annotations

import pytest

from nlp_audit import paths
from nlp_audit.nlp import activities
from nlp_audit.records import Activity

MODEL = activities.load(paths.models())


def read(text: str) -> list[Activity]:
    return list(activities.read(MODEL, text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("standing marches 2x10 for hip flexor strength", "tex"),
        ("standing marches on foam, eyes closed, for vestibular input", "nmr"),
        ("sidelying clams w/ green band", "tex"),
        ("UBE 6 min for endurance", "tex"),
        ("tandem walking with head turns", "nmr"),
        ("reaching outside base of support on rocker board", "nmr"),
        ("bed to chair transfer training", "other"),
        ("moist heat to low back", "other"),
    ],
)
def test_intent_and_technique_tell_the_kind(text: str, kind: str) -> None:
    found = read(text)
    assert len(found) == 1, "a reason behind a comma belongs to the activity"
    chances = {"nmr": found[0].nmr, "tex": found[0].tex, "other": found[0].other}
    assert max(chances, key=chances.__getitem__) == kind
    assert all(0 <= chance <= 1 for chance in chances.values())


def test_a_list_is_read_item_by_item_in_place() -> None:
    text = "leg press 80# 3x12; SLS on foam pad, LAQ 3# 3x10"
    found = read(text)
    assert [text[a.start : a.end] for a in found] == ["leg press 80# 3x12", "SLS on foam pad", "LAQ 3# 3x10"]
    assert [a.nmr > a.tex for a in found] == [False, True, False]


def test_the_words_that_speak_for_a_kind_are_shown() -> None:
    text = "marching on foam for balance"
    (found,) = read(text)
    assert {"foam", "balance"} <= {text[a:b] for a, b in found.for_nmr}
    (found,) = read(text := "leg press for quad strength")
    assert "strength" in {text[a:b] for a, b in found.for_tex}
    assert not found.for_nmr


def test_an_unknown_word_is_read_by_its_pieces() -> None:
    assert "stretchings" not in MODEL.weights
    nmr, tex, _ = activities.word_weights(MODEL.weights, "stretchings")
    assert tex > nmr
    assert activities.word_weights(MODEL.weights, "qzx") == (0.0, 0.0, 0.0)


def test_words_of_the_teller_change_nothing() -> None:
    (plain,), (told,) = read("wall slides"), read("The patient performed wall slides")
    assert (plain.nmr, plain.tex, plain.other) == (told.nmr, told.tex, told.other)


def test_saved_and_loaded_it_is_the_same_model(tmp_path) -> None:  # type: ignore[no-untyped-def]
    activities.save(MODEL, tmp_path)
    loaded = activities.load(tmp_path)
    assert (loaded.weights, loaded.bias) == (MODEL.weights, MODEL.bias)
