"""What is written another way is read as the plainer one, and every offset leads back to the note's own words."""

from __future__ import annotations

from datetime import date

import pytest
from nlp_samples import chart, rows

from nlp_audit.nlp import shorthand, spoken
from nlp_audit.nlp.rewriting import rewrite


def read(text: str) -> str:
    return rewrite(text, [*shorthand.pieces(text), *spoken.pieces(text)]).text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Twenty-three minutes of gait", "23 minutes of gait"),
        ("thirty eight timed minutes", "38 timed minutes"),
        ("nine oh five to nine fifty", "9:05 to 9:50"),
        ("from two fifteen to three", "from 2:15 to 3:00"),
        ("in at one fifteen out at two oh one", "in at 1:15 out at 2:01"),
        ("on March the fourth twenty twenty-five", "on March 4, 2025"),
        ("the twenty-first of May two thousand twenty-six", "May 21, 2026"),
        ("walks one hundred and fifty feet by April the first", "walks 150 feet by April 1"),
        ("fourteen point two seconds", "14.2 seconds"),
        ("Berg forty-one of fifty-six", "Berg 41 of 56"),
        ("one twenty-eight over seventy-four", "128 over 74"),
        ("Total timed minutes .......... 47", "Total timed minutes: 47"),
        ("97112-GP-KX   28/2   stepping", "97112-GP-KX   28 min 2 units   stepping"),
        ("97110 1/15 leg press", "97110 1 units 15 min leg press"),
        ("Treatment time 0:40 for both", "Treatment time 40 min for both"),
        ("97112-2, 97110-1", "97112 x2, 97110 x1"),
        ("97112 GP1, 97110 GP1", "97112 GP x1, 97110 GP x1"),
        ("97112 GP 2 / 97530 GP 1", "97112 GP x2 / 97530 GP x1"),
        ("Arr 0805 / Dep 0850", "in 0805 / out 0850"),
    ],
)
def test_the_plainer_way(said: str, written: str) -> None:
    assert read(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "two to three reps, ten to fifteen each",
        "nine seven one nine",
        "four of five lifts",
        "she may first try the step",
        "LE strength 4/5, pain 2/10 at 10:15-10:40",
        "Transfers: Dep x 2",
        "97110: 3/4 range, 2/10 pain",
        "97112 2 sets of 10, 97110-59",
        "well... better",
    ],
)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert read(text) == text


def test_offsets_lead_back() -> None:
    text = "Seen nine oh five to nine fifty. Twenty-three minutes .......... 97112   30/2 done"
    told = rewrite(text, [*shorthand.pieces(text), *spoken.pieces(text)])
    inside = {i for a, b in told.here for i in range(a, b)}
    for i, letter in enumerate(told.text):
        if i not in inside:
            assert text[told.start(i)] == letter
            assert told.end(i + 1) == told.start(i) + 1
    for (a, b), (c, d) in zip(told.here, told.there, strict=True):
        assert (told.start(a), told.end(b)) == (c, d)
    assert (told.start(0), told.end(len(told.text))) == (0, len(text))


DICTATED = (
    "Home visit March the fourth twenty twenty-five, nine oh five to nine fifty in the morning. Twenty-three minutes of "
    "neuromuscular re-education, 97112, tandem stance. Berg forty-one of fifty-six. That makes twenty-three timed minutes."
)


def test_dictation_is_read_in_its_own_words() -> None:
    assert chart(DICTATED).date_of_service == date(2025, 3, 4)
    assert rows(DICTATED, "MINUTES", "minutes", "scope") == [
        ("nine oh five to nine fifty", 45.0, "clock"),
        ("Twenty-three minutes", 23.0, "code"),
        ("twenty-three timed minutes", 23.0, "timed_total"),
    ]
    assert rows(DICTATED, "OUTCOME_MEASURE", "score", "maximum") == [("Berg forty-one of fifty-six", 41, 56)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("O:\nNMR - 20\nTE - 15\nTA - 10\nTotal 45\n", [20, 15, 10, 45]),
        ("O: 97112: 20 97110: 15 97530: 10 (min)", [20, 15, 10]),
        ("O: NMR 20', TE 15' = 35' timed", [20, 15, 35]),
        ("O: Session length 45 min, of which 38 were timed.", [45, 38]),
        ("O: LAQ - 20\nSAQ - 15\n", []),
    ],
)
def test_bare_figures_are_minutes_where_their_list_says_so(text: str, minutes: list[int]) -> None:
    assert [row[1] for row in rows(text, "MINUTES", "minutes")] == minutes
