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
from .words import Page

Words = npt.NDArray[np.uint32]

LETTERS = {"subjective": "s", "objective": "o", "assessment": "a", "plan": "p", "other": "x"}
NAMES = {letter: name for name, letter in LETTERS.items()}
_TICKS = re.compile(r"\[[ x]?\]|[☑☐]")
_FORM = re.compile(  # lines that tell who, when and where, in notes without a header
    r"\b(?:mrn|dob|d\.o\.b|date of (?:service|birth|visit)|dos|time (?:in|out)|patient(?: name)?:|resident:|acct|"
    r"chart (?:no|#)|insurance|payer|referring|npi|precautions?:|dx:|diagnos[ei]s:|supervising|"
    r"consent (?:is |was )?(?:on file|obtained|for treatment))"
)
_CHARGES = re.compile(  # nothing is given back, so that no line of figures takes long
    r"\W*+(?:(?:97|92|20|g0)\d{3,}+|total|timed|units?|min(?:utes)?|treatment|time|billing|charges?|cpt|x|\d++|[\W_])++"
)
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[a-z]+)?")
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "doctor", "nurse", "rn", "cna"))
_TITLED = re.compile(r"\b(?:(?i:mrs?|ms|miss|dr|doctor|nurse|rn|cna))\.?[ ]+[A-Z][\w'’-]+")
_CAPITALS = re.compile(r"\b[A-Z][a-z]{2,}\b|\b[A-Z]{4,}\b")


class Sentence(NamedTuple):
    """A sentence of the note, where it stands and the letter of its section."""

    text: str
    span: Span
    section: str


def passages(page: Page) -> Passages:
    """The note's own sentences, packed."""
    return pack(_sentences(page), _patient_names(page.chart))


def pack(sentences: Iterable[Sentence], names: frozenset[str] = frozenset()) -> Passages:
    """Sentences as arrays of hashes. `names`: words in lower case that are names."""
    flat, spans, written, sections = [0], list[int](), list[int](), list[str]()
    for text, span, section in sentences:
        words = _WORD.findall(text.lower())
        written.append(crc(" ".join(words)))
        flat += _codes(words if _TITLES.isdisjoint(words) else _untitled(text), names)
        flat.append(0)
        spans += span
        sections.append(section)
    return Passages(_packed(flat), _packed(spans), _packed(written), "".join(sections).encode())


def _packed(row: Sequence[int]) -> bytes:
    return np.array(row, dtype=np.uint32).tobytes()


def _untitled(text: str) -> list[str]:
    """A sentence's words in lower case without people's names behind their titles."""
    return _WORD.findall(_TITLED.sub(" he ", text).lower())


def _codes(words: Sequence[str], names: frozenset[str]) -> list[int]:
    """Hashes of words; names are one word, and so are figures in a row."""
    codes = list(map(_code, words))
    if not names.isdisjoint(words):
        codes = [_WHO if word in names else code for word, code in zip(words, codes, strict=True)]
    if codes.count(_NUMBER) < 2:
        return codes
    return [code for last, code in zip([0, *codes], codes, strict=False) if code != _NUMBER or last != _NUMBER]


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    """The hash of a word, or of the class that stands for it in a copy that was edited."""
    return crc("#" if word[0].isdigit() else CLASSES.get(word, word))


def crc(word: str) -> int:
    """The same in every process, and never the 0 that parts sentences."""
    return zlib.crc32(word.encode()) or 1


_NUMBER, _WHO = crc("#"), crc("<who>")


def _sentences(page: Page) -> Iterator[Sentence]:
    """Each sentence that is the note's own."""
    chart, text = page.chart, page.chart.note.text
    barred = [(f.start, f.end) for f in chart.of("GOAL")] + [(s.start, s.end) for s in chart.signatures]
    if chart.supervisor:
        barred.append(chart.supervisor)
    forms = [match.span() for pattern in (_TICKS, _FORM) for match in pattern.finditer(page.low)]
    for statement in chart.statements:
        start, end = statement.start, statement.end
        if statement.section in LETTERS and not (
            _is_form(page.low, start, end, forms) or _is_barred(statement, start, end, barred)
        ):
            yield Sentence(text[start:end], (start, end), LETTERS[statement.section])


def _is_form(low: str, start: int, end: int, forms: Sequence[Span]) -> bool:
    """Whether a sentence holds a form's fields or boxes, charges alone, or no word at all."""
    if forms and any(start <= first and last <= end for first, last in forms):
        return True
    return _CHARGES.fullmatch(low, start, end) is not None or _WORD.search(low, start, end) is None


def _is_barred(statement: Statement, start: int, end: int, barred: Iterable[Span]) -> bool:
    """Whether a goal or the signature fills half of the sentence, or it reads as a goal."""
    if statement.scores.get("goal", 0.0) >= 0.8:
        return True
    inside = [(first, last) for first, last in barred if first < end and start < last]
    return bool(inside) and any(2 * (min(last, end) - max(first, start)) > end - start for first, last in inside)


def _patient_names(chart: Chart) -> frozenset[str]:
    """Words in capitals of the head's first lines that come again in the text: the patient's and the clinic's names."""
    head = chart.note.text[: min((s.start for s in chart.sections if s.name in LETTERS), default=0) or 300]
    return frozenset(word.lower() for word in _CAPITALS.findall(head[:400])) - NO_NAMES


def words(packed: Passages) -> Words:
    return np.frombuffer(packed.words, dtype=np.uint32)


def spans(packed: Passages) -> npt.NDArray[np.uint32]:
    return np.frombuffer(packed.spans, dtype=np.uint32).reshape(-1, 2)


def written(packed: Passages) -> Words:
    return np.frombuffer(packed.written, dtype=np.uint32)


def count(packed: Passages) -> int:
    """How many words there are."""
    return int(np.count_nonzero(words(packed)))
