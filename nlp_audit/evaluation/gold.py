"""Gold notes: a YAML head between `---` lines, then the note with inline marks `⟦LABEL key=value|words⟧`.

Marks nest and never cross. All outside of them, and the words in them, is the note; offsets count into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..intake import Remark
from ..records import LEVELS, Unread

LABELS = ("ASSIST_LEVEL", "CUE", "GOAL", "MINUTES", "OUTCOME_MEASURE")
DAY = "2026-11-21"  # the day at which gold notes stand
_ASSERTIONS = ("present", "negated", "historical", "planned", "other")
_RISKS = ("skilled", "unskilled", "borderline")
# The rules that the writers of gold notes judged. Of the others they say nothing.
_FAMILIES = {
    "elements": "date-of-service signature credentials total-time timed-minutes goal intervention assistance "
    "cueing rationale response objective-measure education pain section one-on-one supervision deficit",
    "coding": "97112-reads-as-97110 97110-reads-as-97112 passive-modality-as-97112 supervision-level-97112 "
    "group-as-97112 untimed-code-same-time stimulation-same-time indistinct-97110-97112 unqualified-provider",
    "time": "units-exceed-minutes units-below-minutes minutes-do-not-sum below-eight-minutes over-unit-limit "
    "long-session-unjustified clock-mismatch",
    "skill": "stock-phrase-assessment",
    "values": "score-out-of-range contradictory-assistance impossible-date",
}
_MISSING = {f"elements.missing-{name}" for name in _FAMILIES["elements"].split()}
_OTHERS = {f"{family}.{name}" for family in ("coding", "time", "skill", "values") for name in _FAMILIES[family].split()}
JUDGED = frozenset({"elements.unmeasurable-goal", *_MISSING, *_OTHERS})

_HEAD = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_MARK = re.compile(r"⟦(?P<spec>[^|⟦⟧]*)\||(?P<close>⟧)|(?P<stray>⟦)")


class Mark(NamedTuple):
    """A marked span: the truth about one entity."""

    label: str
    start: int
    end: int
    attributes: Mapping[str, Any]

    @property
    def assertion(self) -> str:
        """`present` where nothing is said."""
        return str(self.attributes.get("assertion", "present"))


class GoldNote(NamedTuple):
    """A note and the truth about it."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    findings: frozenset[str]  # every judged rule that fires
    risk: str
    why: str = ""

    @property
    def writer(self) -> str:
        """Who wrote it: the letters before the number."""
        return self.id.partition("-")[0]


class _MistakeError(ValueError):
    """What is wrong with a gold note."""


def read(paths: Iterable[Path], remark: Remark) -> Iterator[GoldNote | Unread]:
    """The gold notes in files and folders. Other files of a folder are left out with a remark."""
    for path in paths:
        if (path / "gold.json").is_file():
            yield from _parsed(path / "gold.json")
        elif path.is_dir():
            yield from _folder(path, remark)
        else:
            yield _file(path) or Unread(str(path), "no gold note: it has no head between --- lines")


def _folder(folder: Path, remark: Remark) -> Iterator[GoldNote | Unread]:
    for path in sorted(folder.rglob("*.md")):
        found = _file(path)
        if found:
            yield found
        else:
            remark(f"{path}: no gold note, left out")


def _file(path: Path) -> GoldNote | Unread | None:
    """The gold note of a file; None where it is no gold note at all."""
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Unread(str(path), type(error).__name__)
    found = _HEAD.match(raw)
    if not found:
        return None
    try:
        return parse(found["head"], found["body"])
    except (_MistakeError, yaml.YAMLError) as error:
        return Unread(str(path), f"a gold note with a mistake: {_one_line(error)}")


def parse(head: str, body: str) -> GoldNote:
    """A gold note from its head and its marked body."""
    data = yaml.safe_load(head)
    if not isinstance(data, dict) or "id" not in data:
        raise _MistakeError("the head has no `id`")
    text, marks = unmark(body.strip("\n") + "\n")
    return _note(data, text, tuple(_checked(mark, text) for mark in marks))


def unmark(marked: str) -> tuple[str, list[Mark]]:
    """The note without its marks, and the marks with offsets into it, in the order of the text."""
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, dict[str, Any], int]] = []
    at = length = 0
    for found in _MARK.finditer(marked):
        pieces.append(marked[at : found.start()])
        length += found.start() - at
        at = found.end()
        if found["stray"]:
            raise _MistakeError("a mark without `|`")
        if found["close"] is None:
            opened.append((*_spec(found["spec"]), length))
        elif opened:
            label, attributes, start = opened.pop()
            marks.append(Mark(label, start, length, attributes))
        else:
            raise _MistakeError("a mark is closed that was not opened")
    if opened:
        raise _MistakeError(f"a mark {opened[-1][0]} is not closed")
    return "".join([*pieces, marked[at:]]), sorted(marks, key=lambda mark: mark.start)


def _spec(spec: str) -> tuple[str, dict[str, Any]]:
    label, *rest = spec.split()
    if any("=" not in part for part in rest):
        raise _MistakeError(f"{label}: attributes are key=value")
    return label, dict(part.split("=", 1) for part in rest)


def _checked(mark: Mark, text: str) -> Mark:
    words, level = text[mark.start : mark.end], mark.attributes.get("level")
    if mark.label not in LABELS:
        raise _MistakeError(f"unknown label {mark.label}")
    if mark.assertion not in _ASSERTIONS:
        raise _MistakeError(f"unknown assertion {mark.assertion}")
    if mark.label == "ASSIST_LEVEL" and level not in LEVELS:
        raise _MistakeError(f"unknown level {level}")
    if words != words.strip():
        raise _MistakeError(f"a space just inside a mark {mark.label}")
    return mark


def _note(data: Mapping[str, Any], text: str, marks: tuple[Mark, ...]) -> GoldNote:
    findings, risk = frozenset(data.get("findings") or ()), data.get("risk")
    if findings - JUDGED:
        raise _MistakeError(f"findings that are not judged: {', '.join(sorted(findings - JUDGED))}")
    if risk not in _RISKS:
        raise _MistakeError(f"risk must be one of {', '.join(_RISKS)}")
    return GoldNote(str(data["id"]), text, marks, findings, str(risk), str(data.get("why") or ""))


def _parsed(path: Path) -> Iterator[GoldNote | Unread]:
    """`gold.json`: a list of notes whose marks have been taken out already."""
    own = ("label", "start", "end", "text")
    for data in json.loads(path.read_text(encoding="utf-8")):
        spans = [(span, {key: value for key, value in span.items() if key not in own}) for span in data["spans"]]
        yield _note(data, data["text"], tuple(Mark(s["label"], s["start"], s["end"], rest) for s, rest in spans))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
