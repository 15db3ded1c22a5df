"""Clinical shorthand as tokens, and offsets that always lead back to the note's own words."""

from __future__ import annotations

import random
import unicodedata

import pytest
from nlp_samples import NOTES
from spacy.vocab import Vocab

from nlp_audit.nlp.tokenizer import ClinicalTokenizer, fold, offsets, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x15min", "x 15 min"),
        ("97112x2", "97112 x 2"),
        ("SBA->CGA", "SBA - > CGA"),
        ("min A.", "min A ."),
        ("Mod(A)x2", "Mod ( A ) x 2"),
        ("VC's/TC's", "VC's / TC's"),
        ("25'", "25 '"),
        ("42/56", "42 / 56"),
        ("3/14/2026", "3/14/2026"),
        ("3-14-26", "3-14-26"),
        ("2026-03-14", "2026-03-14"),
        ("3.14.2026", "3.14.2026"),
        ("9:00-9:45AM", "9:00 - 9:45 AM"),
        ("1,020 ft", "1,020 ft"),
        ("14.2s", "14.2 s"),
        (".5 mg", ".5 mg"),
        ("50%assist", "50 % assist"),
        ("didn't, wasn't", "didn't , wasn't"),
        ("hand-over-hand", "hand - over - hand"),
        ("____ signed", "____ signed"),
        ("5xSTS", "5 xSTS"),
        ("L>R", "L > R"),
        ("", ""),
    ],
)
def test_shorthand(text: str, words: str) -> None:
    assert tokenize(text)[0] == words.split()


def test_white_space_is_no_token_but_a_hard_line_end_is() -> None:
    assert tokenize("Gait  60 \t ft\nCGA")[0] == ["Gait", "60", "ft", "\n", "CGA"]


def test_a_wrapped_line_goes_on() -> None:
    """A long line whose next line starts in lower case is one line that was wrapped."""
    long = "Patient walked from the bed to the bathroom door with min\nassist of one"
    assert "\n" not in tokenize(long)[0]
    assert "\n" in tokenize(long.replace("assist", "Assist"))[0]
    assert "\n" in tokenize(long.replace("min\n", "min.\n"))[0]
    assert "\n" in tokenize("Walked with min\nassist")[0]


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("min\u00a0A", "min A"),
        ("min\tA", "min A"),
        ("\ufeffO: gait", " O: gait"),
        ("pt\u2019s \u201cbad\u201d leg", 'pt\'s "bad" leg'),
        ("min\u2013mod A", "min-mod A"),
        ("3 \u00d7 10", "3 x 10"),
        ("SBA \u2192 CGA", "SBA > CGA"),
        ("\u2022 stairs", "* stairs"),
        ("\u2713 verbal \u2610 tactile", "\u2611 verbal \u2610 tactile"),
        ("one\u2028two", "one\ntwo"),
        ("plain", "plain"),
    ],
)
def test_typographic_variants_are_made_plain(odd: str, plain: str) -> None:
    assert fold(odd) == plain


@pytest.mark.parametrize("seed", range(20))
def test_folding_keeps_the_length_and_offsets_give_the_words_back(seed: int) -> None:
    """Any text at all: notes cut up and mixed with odd characters."""
    chance = random.Random(seed)
    odd = "\u00a0\u2009\t\r\n\ufeff\u200b‘’“”–—−×→•☐☑✓½é\u0301ßİ😀\x0b\x0c\x85\u2028'\"/.:-()[]%#_=<>"
    source = "".join(NOTES.values())
    text = "".join(
        chance.choice(odd) if chance.random() < 0.3 else source[(at := chance.randrange(len(source))) : at + 5]
        for _ in range(300)
    )
    folded = fold(text)
    assert len(folded) == len(text)
    words, places = tokenize(folded)
    assert [folded[start:end] for start, end in zip(places.starts, places.ends, strict=True)] == words
    assert all(end <= start for end, start in zip(places.ends, places.starts[1:], strict=False))


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_nothing_but_white_space_is_left_out(note: str) -> None:
    folded = fold(note)
    assert "".join(tokenize(folded)[0]).replace("\n", "") == "".join(folded.split())


def test_a_doc_knows_where_its_tokens_stand() -> None:
    text = "Gait  with\tmin A x2"
    doc = ClinicalTokenizer(Vocab())(fold(text))
    places = offsets(doc)
    assert [token.text for token in doc] == ["Gait", "with", "min", "A", "x", "2"]
    assert [text[s:e] for s, e in zip(places.starts, places.ends, strict=True)] == [token.text for token in doc]
    assert [token.norm_ for token in doc] == ["gait", "with", "min", "a", "x", "2"]


def test_words_that_no_phrase_holds_are_one_and_leave_no_entry() -> None:
    tokenizer = ClinicalTokenizer(Vocab())
    tokenizer("min a")
    tokenizer.close()
    entries = len(tokenizer.vocab)
    doc = tokenizer("Zofia Min A Quell")
    assert [token.norm_ for token in doc][1:3] == ["min", "a"]
    assert doc[0].orth == doc[3].orth
    assert doc.user_data["words"] == ["Zofia", "Min", "A", "Quell"]
    assert len(tokenizer.vocab) == entries + 1


def test_composed_and_decomposed_words_are_one() -> None:
    tokenizer = ClinicalTokenizer(Vocab())
    norms = [tokenizer(unicodedata.normalize(form, "Ménière"))[0].norm_ for form in ("NFC", "NFD")]
    assert norms == ["ménière", "ménière"]
