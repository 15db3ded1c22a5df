"""How a note is typed changes nothing: newlines, tabs, no-break spaces, quotes, accents, wrapped lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from nlp_samples import NOTES

from nlp_audit import audit, intake
from nlp_audit.nlp.tokenizer import fold
from nlp_audit.records import Audit, Note

MORE = {
    **NOTES,
    "accents": """\
DOS: 09/14/2026
S: José Núñez says “el pie” drags; naïve to the brace. Ménière's history, no vertigo today.
O: Gait 80 ft w/ AFO, min–mod A, pt’s step length ½ of normal; VC’s × 3 for “heel first.” TUG 21.4 s → repeat next visit.
97116 × 2 units – 24 min. Total time: 24 min.
A: Clears the toe after cueing because the brace blocks plantarflexion.
P: Pt’s daughter will bring the brace.
Zoë Åkerlund, PT
""",
}
READINGS = {
    "byte order mark": lambda text: "\ufeff" + text,
    "tabs for spaces": lambda text: re.sub(r"(?<=[A-Za-z,.]) (?=[A-Za-z])", "\t", text),
    "tabs for gaps": lambda text: re.sub(r"(?<=\S) {2}(?=\S)", "\t\t", text),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "thin spaces": lambda text: re.sub(r"(?<=\d) (?=[a-z])", "\u2009", text),
    "curly quotes": lambda text: re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’"),
    "dashes": lambda text: re.sub(r"(?<=\w)-(?=\w)", "‑", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "empty lines at the end": lambda text: text + "\n \n\n",
    "wrapped lines": lambda text: "\n".join(map(_wrapped, text.split("\n"))),
    "unwrapped lines": lambda text: re.sub(r"(?<=[^\n]{60}[a-z,])\n(?=[a-z])", " ", text),
}


def _wrapped(line: str) -> str:
    """A long line broken once before a word in lower case that is no label, as exports do at a fixed width."""
    places = re.finditer(r"(?<=[a-z,]) (?=[a-z]{3,} [a-z]+(?: [a-z]|,))", line)
    place = next((match.start() for match in places if match.start() > 60), None)
    return line if place is None or "|" in line or "   " in line else f"{line[:place]}\n{line[place + 1 :]}"


@cache
def auditor() -> audit.Auditor:
    return audit.build(as_of=date(2026, 11, 21))


@cache
def audited(text: str) -> Audit:
    return audit.audit(Note("note", text), auditor())


def entities(found: Audit) -> list[tuple[Any, ...]]:
    """Labels, words and values, whatever the white space; dates and phrases stand in other records."""
    return [
        (fact.label, _plain(found.note.text[fact.start : fact.end]), fact.assertion, fact.section, str(fact.attributes))
        for fact in found.facts
    ]


def findings(found: Audit) -> list[tuple[str, str]]:
    return [(check.rule, check.verdict) for check in found.checks]


def _plain(words: str) -> str:
    return " ".join(fold(unicodedata.normalize("NFC", words)).split())


@pytest.mark.parametrize("note", MORE.values(), ids=MORE)
@pytest.mark.parametrize("typed", READINGS.values(), ids=READINGS)
def test_no_entity_and_no_finding_changes(typed: Callable[[str], str], note: str) -> None:
    plain, other = audited(note), audited(typed(note))
    assert entities(other) == entities(plain)
    assert findings(other) == findings(plain)
    assert other.billing == tuple(
        line._replace(start=o.start, end=o.end) for line, o in zip(plain.billing, other.billing, strict=True)
    )
    assert other.date_of_service == plain.date_of_service


@pytest.mark.parametrize("note", MORE.values(), ids=MORE)
@pytest.mark.parametrize(
    "data",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
    ],
    ids=["crlf", "cr", "byte order mark", "utf-16", "decomposed"],
)
def test_bytes_of_a_file(data: Callable[[str], bytes], note: str) -> None:
    [read] = intake.read_bytes(data(note))
    assert isinstance(read, Note)
    other = audit.audit(read._replace(date_of_service=None), auditor())
    assert entities(other) == entities(audited(note))
    assert findings(other) == findings(audited(note))


@pytest.mark.parametrize(
    "line",
    [
        "O: Gait 80 ft with min A for the left knee, she was slow on turns and we will repeat\nnext visit. Stairs min A.",
        "O: Foam stance and stepping with min A for her left ankle, all of it within the total\ntreatment time: 44 min.",
    ],
)
def test_a_wrapped_line_is_no_heading(line: str) -> None:
    note = f"S: Ok.\n{line}\nA: Better.\nP: Same again.\n"
    assert entities(audited(note)) == entities(audited(note.replace("\nnext", " next").replace("\ntreat", " treat")))


def test_an_earlier_score_behind_a_wrapped_line() -> None:
    note = "O: He was tested twice on the hall floor with a cane, TUG 17.2 sec, last visit\n19.5 sec.\n"
    assert entities(audited(note)) == entities(audited(note.replace("\n19", " 19")))


@pytest.mark.parametrize("note", MORE.values(), ids=MORE)
def test_offsets_and_evidence_are_the_notes_own_words(note: str) -> None:
    found = audited(note)
    assert all(note[fact.start : fact.end].strip() for fact in found.facts)
    for each in (*found.checks, *found.findings):
        assert all(note[e.start : e.end] == e.text for e in each.evidence)


@pytest.mark.parametrize("note", MORE.values(), ids=MORE)
def test_the_same_note_twice_is_the_same_audit(note: str) -> None:
    assert audit.audit(Note("note", note), auditor()) == audited(note)
