"""The note's own line with the words underlined."""

from __future__ import annotations

import pytest

from nlp_audit.reports import excerpt


def underlined(text: str, words: str) -> list[excerpt.Shown]:
    start = text.index(words)
    return excerpt.lines(text, start, start + len(words))


def test_line_column_and_underline() -> None:
    [shown] = underlined("S: fine\nO: gait, min A x1, SBA\n", "min A x1")
    assert (shown.number, shown.column) == (2, 10)
    assert shown.text == "O: gait, min A x1, SBA"
    assert shown.underline == "         ^^^^^^^^"


@pytest.mark.parametrize("before", ["\t", "日本", "e\u0301e\u0301 ", "🙂 ", "\u200b"])
def test_underline_stands_below_the_words_whatever_goes_before(before: str) -> None:
    [shown] = underlined(f"{before}min A now", "min A")
    at = excerpt.width(shown.text[: shown.text.index("min A")])
    assert shown.underline == " " * at + "^^^^^"


def test_a_long_line_is_cut_around_the_words() -> None:
    [shown] = underlined("a " * 900 + "min A" + " b" * 900, "min A")
    assert excerpt.width(shown.text) <= 96
    assert shown.text[len(shown.underline) - 5 : len(shown.underline)] == "min A"
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")


def test_words_over_several_lines_and_long_words() -> None:
    text = "goal: walk\n\n  to the shop\nalone and back\nsafely\n"
    shown = excerpt.lines(text, 6, len(text))
    assert [(one.number, one.column) for one in shown] == [(1, 7), (3, 3), (4, 1)]
    [only] = excerpt.lines("x" * 500, 0, 500)
    assert excerpt.width(only.text) <= 96


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\r"])
def test_nothing_that_steers_a_terminal_is_shown(char: str) -> None:
    [shown] = underlined(f"a{char}b min A", "min A")
    assert char not in shown.text
    assert shown.underline.endswith("^^^^^")


def test_words_at_the_very_end_and_empty_words() -> None:
    assert [shown.text for shown in excerpt.lines("one\ntwo", 4, 7)] == ["two"]
    assert excerpt.lines("one\n", 4, 4) == []
