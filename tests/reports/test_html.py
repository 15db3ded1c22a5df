"""The HTML report: inert, self-contained, streamed. What its script does is to be seen in a browser."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from nlp_audit.reports import html

HOSTILE = "</script><img src=x onerror=alert(1)> <!-- <script> & \u2028\u2029 \x00 \\</script> 🙂 mod A"
CATALOGUE = {
    "time.below-eight-minutes": {
        "title": "Under 8 <b>minutes</b>",
        "severity": "error",
        "basis": "requirement",
        "authority": "</script> 42 CFR",
        "why": "A timed unit needs 8 minutes.",
        "message": "fewer than 8 timed minutes",
        "fix": "How many minutes?",
    }
}


class Page(HTMLParser):
    """The written page as a browser takes it: tags, texts of scripts and styles by their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            tag, attributes, text = self.raw.pop()
            self.raw.append((tag, attributes, text + data))

    def json_blocks(self, kind: str) -> list[Any]:
        return [json.loads(text) for _, attributes, text in self.raw if kind in attributes.values()]

    def policy(self) -> str:
        [found] = [meta for _, meta in self.tags if meta.get("http-equiv") == "Content-Security-Policy"]
        return found["content"] or ""


def note(text: str = "S: fine. O: sit to stand, min A.", **more: Any) -> dict[str, Any]:
    """A note's result in the contract's shape."""
    start = text.find("m")
    evidence = [{"start": start, "end": start + 5, "text": text[start : start + 5]}]
    finding = {"rule": "time.below-eight-minutes", "verdict": "fail", "severity": "error", "message": "short"}
    return {
        "note_id": "a-1",
        "source": "a.txt",
        "index": 0,
        "patient_id": None,
        "clinician": None,
        "date_of_service": "2026-03-14",
        "payer": "medicare",
        "sections": [{"name": "objective", "start": 9, "end": len(text)}],
        "entities": [{"label": "ASSIST_LEVEL", **evidence[0], "assertion": "present", "attributes": {}}],
        "billing": [{"code": "97112", "units": 1, "minutes": 7, "modifiers": ["GP"], "source": "note"}],
        "checks": [{"rule": "elements.missing-goal", "verdict": "pass", "evidence": evidence}],
        "findings": [{**finding, "fix": "?", "authority": "x", "evidence": evidence}],
        "risk": None,
        "text": text,
        **more,
    }


def written(*notes: dict[str, Any], about: dict[str, str] | None = None, escape: bool = False) -> str:
    out = io.StringIO()
    html.write((json.dumps(one, ensure_ascii=escape) for one in notes), out, CATALOGUE, about or {})
    return out.getvalue()


@pytest.mark.parametrize("escape", [True, False])
def test_hostile_text_stays_data_and_comes_back_exactly(escape: bool) -> None:
    notes = [note(HOSTILE, note_id="<img src=x>"), note()]
    page = Page(written(*notes, escape=escape))
    assert page.json_blocks("note") == notes
    assert page.json_blocks("catalogue") == [CATALOGUE]
    assert not [tag for tag, _ in page.tags if tag in ("img", "b", "iframe")]


def test_facts_of_the_run_and_unread_inputs_are_escaped() -> None:
    unread = json.dumps([{"source": "<i>.pdf", "reason": "no & text"}])
    page = written(about={"payer": "<u>", "as_of": "2026-11-21", "unread": unread})
    assert "Payer rules: &lt;u&gt;" in page
    assert "As of" in page
    assert "<b>&lt;i&gt;.pdf</b>: no &amp; text" in page
    assert "1 input could not be read" in page


def test_offsets_beyond_the_basic_plane_are_left_as_code_points() -> None:
    [back] = Page(written(note("🙂👩🏽‍⚕️ mod A"))).json_blocks("note")
    entity = back["entities"][0]
    assert back["text"][entity["start"] : entity["end"]] == entity["text"] == "mod A"


def test_what_was_found_across_notes_stays_data() -> None:
    told = json.dumps({"timelines": [{"patient": HOSTILE, "visits": []}]}, ensure_ascii=False)
    out = io.StringIO()
    html.write([json.dumps(note())], out, CATALOGUE, {}, told)
    page = Page(out.getvalue())
    assert page.json_blocks("episodes") == [json.loads(told)]
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert Page(written(note())).json_blocks("episodes") == [{}]


def test_line_ends_of_the_lines_do_no_harm() -> None:
    out = io.StringIO()
    html.write([json.dumps(note()) + "\n"], out, CATALOGUE, {})
    assert Page(out.getvalue()).json_blocks("note") == [note()]


def test_nothing_is_fetched() -> None:
    page = written(note())
    reaching_out = r"https?:|\bsrc\s*=|@import|url\(|fetch\(|XMLHttp|WebSocket|localStorage|cookie"
    assert not re.search(reaching_out, page)
    for tag, attributes in Page(page).tags:
        assert tag != "link"
        assert not {"src", "style"} & set(attributes)


def test_policy_admits_the_pages_own_style_and_script_only() -> None:
    page = Page(written(note()))
    directives = dict(part.strip().split(" ", 1) for part in page.policy().split(";"))
    own = {(tag, text) for tag, attributes, text in page.raw if attributes.get("type") != "application/json"}
    hashes = {tag: f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for tag, text in own}
    assert directives.pop("default-src") == "'none'"
    assert directives.pop("style-src") == hashes["style"]
    assert directives.pop("script-src") == hashes["script"]
    assert set(directives.values()) == {"'none'"}
    assert len(own) == 2


def test_page_script_never_reads_data_as_markup() -> None:
    [script] = [text for _, attributes, text in Page(written()).raw if attributes.get("type") == "module"]
    as_markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    assert not re.search(as_markup, script)


def test_says_that_it_is_private_before_anything_else() -> None:
    body = written(note()).split("<body>")[1]
    assert body.index("Private.") < body.index("<h1>")


def test_nothing_to_report_is_still_a_page() -> None:
    out = io.StringIO()
    html.write([], out, {}, {})
    page = Page(out.getvalue())
    assert page.json_blocks("note") == []
    assert page.json_blocks("catalogue") == [{}]
    assert out.getvalue().rstrip().endswith("</html>")


class Sink(io.StringIO):
    """Counts what is written and keeps nothing."""

    size = 0

    def write(self, text: str) -> int:
        self.size += len(text)
        return len(text)


def test_notes_are_streamed() -> None:
    out, ahead = Sink(), []

    def lines() -> Iterator[str]:
        for count in range(5_000):
            ahead.append(count * 10_000 - out.size)  # what is read and not yet written
            yield json.dumps({"note_id": count, "text": "x" * 10_000})

    tracemalloc.start()
    html.write(lines(), out, CATALOGUE, {})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert out.size > 50_000_000
    assert max(ahead) < 50_000
    assert peak < 5_000_000
