"""The report's own comparison of two passages, run by Node.js where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from nlp_audit.reports import html

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="no Node.js")
SHOW = """
const show = (row) => row.map(({ text, same }) => (same ? text : `<${text}>`)).join(" ");
const [one, two, ones, twos] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const rows = sideBySide(wordsOf(one, ones ?? [[0, one.length]]), wordsOf(two, twos ?? [[0, two.length]]));
console.log(JSON.stringify(rows && rows.map((row) => row.map(show))));
"""


def compared(*passages: Any) -> Any:
    """Rows of both sides; words that differ in angle brackets. Spans may follow the two texts."""
    script = (Path(html.__file__).parent / "difference.js").read_text(encoding="utf-8") + SHOW
    given = json.dumps([*passages, None, None][:4])
    done = subprocess.run([NODE or "", "-e", script], input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_what_differs_is_marked_on_both_sides() -> None:
    assert compared("Gait 60 ft, min A x1.", "Gait 80 ft, min A x1.") == [
        ["Gait <60> ft , min A x1 .", "Gait <80> ft , min A x1 ."]
    ]


def test_sentences_and_lines_stand_beside_each_other() -> None:
    one = "Stood 2 min. He fell.\nBerg 24/56."
    two = "Stood 3 min. New sentence here. He fell.\nBerg 24/56."
    assert compared(one, two) == [
        ["Stood <2> min .", "Stood <3> min ."],
        ["He fell .", "<New> <sentence> <here> <.> He fell ."],
        ["Berg 24/56 .", "Berg 24/56 ."],
    ]


def test_what_only_one_side_has_stands_alone() -> None:
    assert compared("A. B.", "A. B. Cues given.") == [["A .", "A ."], ["B .", "B ."], ["", "<Cues> <given> <.>"]]
    assert compared("", "A.") == [["", "<A> <.>"]]
    assert compared("", "") == []


def test_only_the_passages_are_compared() -> None:
    assert compared("no yes no yes", "yes", [[3, 6], [10, 13]], [[0, 3]]) == [["yes", "yes"], ["<yes>", ""]]


def test_letters_beyond_ascii_and_beyond_the_basic_plane_are_words() -> None:
    assert compared("né 🙂 mod A", "né 🙁 mod A") == [["né <🙂> mod A", "né <🙁> mod A"]]


def test_markup_is_text() -> None:
    assert compared("<b>x", "<i>x") == [["< <b> > x", "< <i> > x"]]


def test_passages_too_long_are_left_uncompared() -> None:
    one, two = (" ".join(f"{letter}{n}" for n in range(6_000)) for letter in "xy")
    assert compared(one, two) is None
    assert len(compared(one, one)) == 1
