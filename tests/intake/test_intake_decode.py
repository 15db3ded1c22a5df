"""Bytes to text: encodings, binary files, newlines. Text is otherwise untouched."""

from __future__ import annotations

import codecs
import random

import pytest

from nlp_audit.intake import read_bytes
from nlp_audit.intake.decode import mend
from nlp_audit.records import Note, Unread

NOTE = "S: Pain 2/10.\nO: Gait 40 ft, min A x1.\nA: “Steadier” – knee held.\nP: 2x/wk.\n"


def one(data: bytes) -> Note | Unread:
    (found,) = read_bytes(data)
    return found


def note(data: bytes) -> Note:
    found = one(data)
    assert isinstance(found, Note), found
    return found


@pytest.mark.parametrize(
    "data",
    [
        NOTE.encode(),
        NOTE.encode("utf-8-sig"),
        NOTE.encode("utf-16"),
        codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be"),
        NOTE.encode("utf-32"),
        NOTE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "utf-32", "windows-1252"],
)
def test_encodings(data: bytes) -> None:
    assert note(data).text == NOTE
    assert note(data).readable


def test_newlines_are_universal_and_nothing_else_is_touched() -> None:
    text = "S:\tfine\u00a0today\u2028next\x0bline\x85x\r\nO: cafe\u0301 ’quote’ \u200b\rP: go on \n\n"
    assert note(text.encode()).text == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    "data", [b"", b" \t\r\n\n", "\u00a0\u2003\n".encode(), codecs.BOM_UTF8, "\ufeff \n".encode("utf-16")]
)
def test_nothing_in_it(data: bytes) -> None:
    assert one(data) == Unread("stdin", "empty")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n\x00\x01\x02stream",
        b"PK\x03\x04\x14\x00\x06\x00",
        "no mark".encode("utf-16-le"),
        random.Random(5).randbytes(5000),
        bytes(byte for byte in random.Random(6).randbytes(5000) if byte),
        "\x01\x02\x03abc".encode("utf-16"),
    ],
    ids=["pdf", "zip", "utf-16 without mark", "noise", "noise without NUL", "controls in utf-16"],
)
def test_binary(data: bytes) -> None:
    assert one(data) == Unread("stdin", "binary file, no text")


def test_a_stray_control_character_makes_no_binary_file() -> None:
    assert note(
        NOTE.encode() + b"\x0c\x1b\x07\n" + b"Plan goes on as it was set out in the evaluation, twice a week."
    ).readable


def test_another_alphabet_in_a_national_encoding_is_not_guessed_at() -> None:
    found = one("Пациент ходит без боли и сам".encode("cp1251"))
    assert isinstance(found, Unread)
    assert found.reason.startswith("not in an encoding that is read")


def test_lost_characters_make_a_note_unreadable() -> None:
    broken = note("Café, naïve, Zoë: gait min A.".encode() + b" \xc3")
    assert not broken.readable
    assert broken.text == "Café, naïve, Zoë: gait min A. \ufffd"
    assert not note("Gait \ufffd ft".encode()).readable
    assert not note(NOTE.encode("utf-16") + b"x").readable
    assert not note(b"step\x81ups, caf\xe9").readable


def test_utf_8_with_a_slip_stays_utf_8() -> None:
    assert "“Steadier” – knee" in note(NOTE.encode() + b"\xe9\n").text


def test_mend_decodes_a_cell_on_its_own() -> None:
    assert mend(b"caf\xe9".decode("utf-8", "surrogateescape")) == "café"
    assert mend("caf\ud83d") == "caf\ufffd"
    assert mend("plain") == "plain"
