"""Further pain ratings, without a word for pain of their own: "LBP 4/10, R calf 6/10", "4/10 after heat"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..atoms import pattern
from ..lexicon import Lexicon
from ..page import Entity, Page
from .pain_ratings import OF_TEN, counts, is_told, rating

_BODY = 5  # atoms that a body part and what stands behind it may fill
_FAR, _NEAR = 14, 3  # atoms before a number out of ten in which another thing that is rated may stand
_GOES_ON = ("with", "w/", "on", "after")


class MorePain:
    """Finds ratings in a sentence about pain, behind a part of the body, and told of pain that the note names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.rating = pattern(
            f"(?<! [/] ) (?<! NUM ) (?<! OF ) {OF_TEN.format('a')} (?! [/] NUM | TRIAL | SERVICE_SHORT | % | MMT )",
            lexicon,
        )
        self.body = pattern("BODY_PART (?: TODAY | AT | IS | WAS | [:,] | WORD [,] ){0,2} \\Z", lexicon)
        self.not_pain = pattern("NOT_PAIN", lexicon)
        self.pain_word = pattern("PAIN_WORD", lexicon)

    def __call__(self, page: Page, held: Sequence[Entity]) -> Iterator[Entity]:
        """held: the measures found before."""
        places = [page.atoms.span(*m.span())[0] for m in self.pain_word.finditer(page.atoms.codes)]
        rated = [e.end - 1 for e in held if e.attributes["measure"] == "nprs"]
        sentences = {page.sentences.holding(place) for place in [*places, *rated]}
        for match in self.rating.finditer(page.atoms.codes):
            start, end = page.atoms.span(*match.span())
            if any(start < e.end and e.start < end for e in held):
                continue
            if page.sentences.holding(start) not in sentences and not self._of_pain(page, match, bool(places)):
                continue
            if counts(page.text, start, end):
                continue
            entity = rating(page.atoms, match)
            if entity and entity.attributes["maximum"] == 10 and not self._about_else(page, match):
                yield entity

    def _of_pain(self, page: Page, match: re.Match[str], named: bool) -> bool:
        """Whether a rating in a sentence without a word for pain is one of pain. named: the note has such a word."""
        codes, (start, end) = page.atoms.codes, page.atoms.span(*match.span())
        if self.not_pain.search(codes, max(0, match.start() - _FAR), match.start()):
            return False
        return (
            page.section(start) == "subjective"
            or self.body.search(codes, max(0, match.start() - _BODY), match.start()) is not None
            or (named and is_told(page.text, start, end))
        )

    def _about_else(self, page: Page, match: re.Match[str]) -> bool:
        first = page.atoms.words[page.atoms.first[match.start()]]
        if len(first) == 2 and first[0] == "0":
            return True  # 04/10 is a date
        last = match.end() < len(page.atoms.codes) and page.atoms.text(match.end()).lower() in _GOES_ON
        end = match.end() + (0 if last else 2)
        return self.not_pain.search(page.atoms.codes, max(0, match.start() - _NEAR), end) is not None
