"""Supporting labels that a phrase alone gives (`vocabulary/statements.yaml`): a span ruler over phrases."""

from __future__ import annotations

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

    def __call__(self, doc: Doc) -> Iterator[Entity]:
        places = offsets(doc)
        for key, start, end in self.matcher(doc):
            yield Entity(self.strings[key], places.starts[start], places.ends[end - 1], {})
