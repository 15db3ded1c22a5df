"""Supporting labels that a phrase alone gives (`vocabulary/statements.yaml`): a span ruler over phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ... import yamlfile
from ..lexicon import spaced
from ..page import Entity
from ..tokenizer import offsets


class PhraseRuler:
    """Finds the vocabulary's phrases, one label a list."""

    def __init__(self, vocabulary: Path, vocab: Vocab, make_doc: Callable[[str], Doc]) -> None:
        self.matcher = PhraseMatcher(vocab, attr="NORM")
        self.strings = vocab.strings
        data = yamlfile.load(vocabulary / "statements.yaml")
        yamlfile.check_keys(data, ("phrases",), ("phrases",))
        labels = yamlfile.inner(data, "phrases")
        for label in labels:
            self.matcher.add(label, [make_doc(spaced(phrase)) for phrase in yamlfile.words(labels, label, "phrases")])

    def __call__(self, doc: Doc, text: str) -> Iterator[Entity]:
        places = offsets(doc)
        for key, start, end in self.matcher(doc):
            found = Entity(self.strings[key], places.starts[start], places.ends[end - 1], {})
            if found.label != "PAIN" or not _tells_no_pain(text, found):
                yield found


def _tells_no_pain(text: str, found: Entity) -> bool:
    """`Pain:` with nothing behind it is an empty field; `denies chest pain` is of the heart."""
    if _EMPTY.match(text, found.end):
        return text[text.rfind("\n", 0, found.start) + 1 : found.start].strip(" \t*#-|") == ""
    return _CHEST.search(text, max(0, found.start - 70), found.start) is not None


_EMPTY = re.compile(r"(?: (?:level|rating|scale|score|status))?[ \t]*[:=][ \t_|]*(?:/ ?10[ \t]*)?(?:\n|\Z)", re.I)
_CHEST = re.compile(r"\b(?:den(?:y|ies|ied|ying)|no|without|negative for|neg for)\b[^.;\n]*\bchest[ ]\Z", re.I)
