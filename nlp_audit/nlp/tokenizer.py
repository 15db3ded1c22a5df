"""A tokenizer for clinical shorthand: `x15min` is three tokens, `SBA->CGA` four, `min A.` three.

The Doc holds words, numbers, single punctuation marks and hard line ends, and no white space, so that phrases match
across double spaces, tabs and wrapped lines. Where each token stands in the note's text is kept beside the Doc
(`offsets(doc)`), because `Doc.text` is not the note's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from spacy.attrs import NORM
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .memo import Memo

# One code point for one: offsets into the folded text are offsets into the note's text.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\r\u200b\ufeff\u00ad", " "),
        **dict.fromkeys("‘’‚‛′ʼ´`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("×✕✖", "x"),
        **dict.fromkeys("•◦▪●■·*", "*"),
        **dict.fromkeys("→⟶➔➜⇒", ">"),
        **dict.fromkeys("☒☑✓✔✅", "☑"),
        **dict.fromkeys("☐□❑", "☐"),
        "\u2028": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\x85": "\n",
        "\u0130": "I",  # the one letter that is two in lower case
    }
)
# A line end that only wraps a long line is no line end: the next line goes on in lower case.
_HARD_LINE_END = r"\n(?!(?<=[^\n]{45}\n)(?<![.:;|]\n)(?![a-z]{1,12} ?[-:/=)])[a-z(])"
_DATE = r"\d{1,2}[/-]\d{1,2}[/-](?:20)?\d\d(?![\d/-])|\d{1,2}\.\d{1,2}\.(?:20)\d\d(?!\d)|20\d\d[-/]\d\d[-/]\d\d(?!\d)"
_TIME = r"\d{1,2}:\d\d(?::\d\d)?(?!\d)"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
_WORD = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:'(?:[sS]|t|re|ve|ll|d|m)(?![a-z]))?"
_PLAIN_WORD = r"[A-Za-z]++(?![\w\u0300-\u036f'])"  # nearly every word is one: tried first
_FIGURE = rf"(?=[\d.])(?:{_DATE}|{_TIME}|{_NUMBER})"
# one group, so that a split gives gaps and tokens in turn; a blank starts no token and is passed at once
_TOKEN = re.compile(rf"((?! )(?:{_PLAIN_WORD}|{_WORD}|{_HARD_LINE_END}|{_FIGURE}|[^\w\s]|_+))")
_OTHER = "\uf8ff"  # stands in a Doc for the words that no phrase holds
DATE_LIKE = re.compile(rf"(?:{_DATE})\Z")
TIME_LIKE = re.compile(rf"(?:{_TIME})\Z")


class Offsets(NamedTuple):
    """Where each token of a Doc stands in the note's text, in code points."""

    starts: list[int]
    ends: list[int]


def fold(text: str) -> str:
    """The text with typographic variants (curly quotes, dashes, no-break spaces, ticks) made plain, as long as before."""
    return text if text.isascii() and "\t" not in text else text.translate(_FOLD)


def tokenize(text: str) -> tuple[list[str], Offsets]:
    """Words of a folded text and their offsets."""
    pieces = _TOKEN.split(text)  # gap, token, gap, token, …, gap
    ends = list(accumulate(map(len, pieces)))
    return pieces[1::2], Offsets(ends[:-1:2], ends[1::2])


def normal_form(word: str) -> str:
    """What phrases are compared by: composed, lower case."""
    if word.isascii():
        return word.lower()
    import unicodedata

    return unicodedata.normalize("NFC", word).lower()


class ClinicalTokenizer:
    """Callable of spaCy's tokenizer protocol: a folded text in, a Doc without white space out."""

    def __init__(self, vocab: Vocab, norm: Callable[[str], str] = normal_form) -> None:
        self.vocab, self.norm = vocab, norm
        self.forms: Memo[str] | None = None
        vocab.lex_attr_getters[NORM] = norm  # type: ignore[attr-defined]

    def close(self) -> None:
        """When all phrases are in: a word that none of them holds is from now on the same as any other such word.

        So spaCy makes no entry for every name, figure and misspelling, and keeps none.
        """
        known = {lexeme.norm_ for lexeme in self.vocab}
        self.forms = Memo(lambda word: form if (form := self.norm(word)) in known else _OTHER)

    def __call__(self, text: str) -> Doc:
        words, offsets = tokenize(text)
        doc = Doc(self.vocab, words=list(map(self.forms.__getitem__, words)) if self.forms is not None else words)
        doc.user_data["offsets"] = offsets
        doc.user_data["words"] = words
        return doc


def offsets(doc: Doc) -> Offsets:
    """Offsets of a Doc made by `ClinicalTokenizer`."""
    found: Offsets = doc.user_data["offsets"]
    return found
