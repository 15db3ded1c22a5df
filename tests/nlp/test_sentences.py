"""Sentences as clinicians write them."""

from __future__ import annotations

import pytest
from nlp_samples import NOTES

from nlp_audit import paths
from nlp_audit.nlp import sentences

ABBREVIATIONS = sentences.load(paths.rules() / "vocabulary")


def split(text: str) -> list[str]:
    found = sentences.split(text, ABBREVIATIONS)
    return [text[start:end].strip() for start, end in zip(found.starts, found.ends, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Gait 60 ft. | Stairs CGA.",
        "Gait was slow. Stairs were slower!",
        "Gait was slow.\nStairs were slower",
        "Gait was slow\n\nStairs were slower",
        "Is she safe? She says so.",
        'She said "it hurts." It eased.',
        "Left knee        Right knee",
    ],
)
def test_two_sentences(text: str) -> None:
    assert len([s for s in split(text) if s != "|"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Transfers min. assist with rail",
        "Transfers min. A with rail",
        "Walked approx. 50 ft with cane",
        "Seen by Dr. Frost today",
        "Mr. Ibarra walked",
        "TUG 14.2 s",
        "Hmm... not sure",
        "Signed R. Moss",
        "The patient walked from the bed to the bathroom door and\nback again with a cane",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_sentences_hold_all_words_in_order(note: str) -> None:
    found = sentences.split(note, ABBREVIATIONS)
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))
    assert "".join("".join(split(note)).split()) == "".join(note.split())
    assert all(found.holding(start) == i for i, start in enumerate(found.starts))
    assert all(found.holding(end - 1) == i for i, end in enumerate(found.ends))


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_sentence_is_one(text: str) -> None:
    assert sentences.split(text, ABBREVIATIONS) == ([0], [len(text)])
