"""A note's own sentences as hashed words, so that copies can be found without the text.

Left out: header, demographics, goals (copied by right), signature and charges, lines of tick boxes. Made alike, as
these are what a pasted note is edited in: numbers, sides, pronouns, relatives and names.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..records import Chart, Statement
from .lists import CLASSES, NO_NAMES
from .records import Passages, Span

Words = npt.NDArray[np.uint32]

LETTERS = {"subjective": "s", "objective": "o", "assessment": "a", "plan": "p", "other": "x"}
NAMES = {letter: name for name, letter in LETTERS.items()}
_TICKS = re.compile(r"\[[ xX]?\]|[☑☐]")
_FORM = re.compile(  # lines that tell who, when and where, in notes without a header
    r"\b(?:MRN|DOB|D\.O\.B|date of (?:service|birth|visit)|DOS|time (?:in|out)|patient(?: name)?:|resident:|acct|"
    r"chart (?:no|#)|insurance|payer|referring|NPI|precautions?:|dx:|diagnos[ei]s:|supervising|"
    r"consent (?:is |was )?(?:on file|obtained|for treatment))",
    re.I,
)
_CHARGES = re.compile(
    r"\A\W*(?:(?:97|92|20|G0)\d{3,}|total|timed|units?|min(?:utes)?|treatment|time|billing|charges?|cpt|x|\d+|[\W_])+\Z",
    re.I,
)
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[a-z]+)?")
_TITLED = re.compile(r"\b(?:(?i:mrs?|ms|miss|dr|doctor|nurse|rn|cna))\.?[ ]+[A-Z][\w'’-]+")


class Sentence(NamedTuple):
    """A sentence of the note, where it stands and the letter of its section."""

    text: str
    span: Span
    section: str


def passages(chart: Chart) -> Passages:
    """The note's own sentences, packed."""
    return pack(_sentences(chart), _patient_names(chart))


def pack(sentences: Iterable[Sentence], names: frozenset[str] = frozenset()) -> Passages:
    """Sentences as arrays of hashes. `names`: words in lower case that are names."""
    kept = list(sentences)
    rows = [[0, *hashed(masked(s.text, names))] for s in kept]
    flat = np.array([*(code for row in rows for code in row), 0], dtype=np.uint32)
    spans = np.array([s.span for s in kept], dtype=np.uint32)
    written = np.array([_hash(" ".join(_WORD.findall(s.text.lower()))) for s in kept], dtype=np.uint32)
    return Passages(flat.tobytes(), spans.tobytes(), written.tobytes(), "".join(s.section for s in kept).encode())


def masked(text: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Words in lower case; numbers, sides, pronouns, relatives and names as their class."""
    text = _TITLED.sub(" he ", text)
    out: list[str] = []
    for word in _WORD.findall(text.lower()):
        shown = "#" if word[0].isdigit() else "<who>" if word in names else CLASSES.get(word, word)
        if not (shown == "#" and out and out[-1] == "#"):
            out.append(shown)
    return out


def hashed(words: Iterable[str]) -> list[int]:
    return [_hash(word) for word in words]


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    """The same in every process, and never the 0 that parts sentences."""
    return zlib.crc32(word.encode()) or 1


def _sentences(chart: Chart) -> Iterator[Sentence]:
    """Each sentence that is the note's own."""
    text = chart.note.text
    barred = [(f.start, f.end) for f in chart.of("GOAL")] + [(s.start, s.end) for s in chart.signatures]
    if chart.supervisor:
        barred.append(chart.supervisor)
    for statement in chart.statements:
        sentence = text[statement.start : statement.end]
        if statement.section in LETTERS and not _is_form(sentence) and not _is_barred(statement, barred):
            yield Sentence(sentence, (statement.start, statement.end), LETTERS[statement.section])


def _is_form(sentence: str) -> bool:
    return bool(_TICKS.search(sentence) or _FORM.search(sentence) or _CHARGES.match(sentence)) or not _WORD.search(
        sentence
    )


def _is_barred(statement: Statement, barred: Sequence[Span]) -> bool:
    """Whether a goal or the signature fills half of the sentence, or it reads as a goal."""
    length = statement.end - statement.start
    filled = max((min(end, statement.end) - max(start, statement.start) for start, end in barred), default=0)
    return 2 * filled > length or statement.scores.get("goal", 0.0) >= 0.8


def _patient_names(chart: Chart) -> frozenset[str]:
    """Words in capitals of the head's first lines that come again in the text: the patient's and the clinic's names."""
    head = chart.note.text[: min((s.start for s in chart.sections if s.name in LETTERS), default=0) or 300]
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z][a-z]{2,}\b|\b[A-Z]{4,}\b", head[:400])) - NO_NAMES


def words(packed: Passages) -> Words:
    return np.frombuffer(packed.words, dtype=np.uint32)


def spans(packed: Passages) -> npt.NDArray[np.uint32]:
    return np.frombuffer(packed.spans, dtype=np.uint32).reshape(-1, 2)


def written(packed: Passages) -> Words:
    return np.frombuffer(packed.written, dtype=np.uint32)


def count(packed: Passages) -> int:
    """How many words there are."""
    return int(np.count_nonzero(words(packed)))
