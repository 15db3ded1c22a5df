"""The sentence model: the fast reader of its arrays gives what the plain formula gives."""

from __future__ import annotations

import math
import zipfile
from pathlib import Path

import numpy as np
import pytest
from nlp_samples import NOTES, reader

from nlp_audit import paths
from nlp_audit.nlp import statement_model, statements
from nlp_audit.nlp.sentences import Sentences
from nlp_audit.nlp.tokenizer import fold

MODEL = statement_model.load(paths.models())
TEXTS = [
    "Tandem stance on foam to challenge ankle strategy.",
    "Patient tolerated treatment well.",
    "Reviewed HEP with her daughter and she showed each exercise back.",
    "97112 was chosen because he loses balance backwards.",
    "Neuromuscular re-education 25 min; continue per POC.",
    "Zyxwvut qqqqqqqq mxyzptlk",
    "12 34 56",
    "é",
    "the the the the",
]


def by_the_formula(words: list[str]) -> list[float]:
    """Logistic regression over TF-IDF: each feature counts once, the vector has length one."""
    known = sorted({MODEL.vocabulary[name] for name in statement_model.features(words) if name in MODEL.vocabulary})
    length = math.sqrt(sum(float(MODEL.idf[row]) ** 2 for row in known)) or 1.0
    out = []
    for label in range(len(MODEL.labels)):
        total = sum(float(MODEL.idf[row]) * float(MODEL.weights[row, label]) for row in known) / length
        out.append(1 / (1 + math.exp(-(total + float(MODEL.bias[label])))))
    return out


@pytest.mark.parametrize("text", TEXTS)
def test_one_sentence(text: str) -> None:
    atoms = reader().atoms(reader().nlp.make_doc(fold(text)))
    (found,) = statements.probabilities(MODEL, [statements.Told(atoms, Sentences([0], [len(text)]))])
    assert found.shape == (1, len(MODEL.labels))
    np.testing.assert_allclose(found[0], by_the_formula(statements.sentence_words(atoms)), atol=1e-4)


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_each_sentence_of_a_note_by_itself(note: str) -> None:
    """No sentence's score hangs on its neighbours."""
    read = reader()(note)
    spans = list(zip(read.page.sentences.starts, read.page.sentences.ends, strict=True))
    assert read.scores.shape == (len(spans), len(read.labels))
    for (start, end), scores in zip(spans, read.scores, strict=True):
        alone = reader().atoms(reader().nlp.make_doc(read.page.text[start:end]))
        np.testing.assert_allclose(scores, by_the_formula(statements.sentence_words(alone)), atol=1e-4)


def test_among_other_notes_a_note_states_the_same_to_the_last_bit() -> None:
    notes = [*NOTES.values(), "", "."]
    together = reader().finished([reader().begun(note) for note in notes])
    for note, found in zip(notes, together, strict=True):
        alone = reader()(note)
        np.testing.assert_array_equal(found.scores, alone.scores)
        np.testing.assert_array_equal(found.part_scores, alone.part_scores)


def test_features_are_words_stems_pairs_and_gaps() -> None:
    assert statement_model.features(["Balance", "on", "2", "foams"]) == [
        "balance",
        "on",
        "0",
        "foams",
        "balan*",
        "^ balance",
        "balance on",
        "on 0",
        "0 foams",
        "foams $",
        "balance _ 0",
        "on _ foams",
    ]


def test_a_services_name_does_not_tell_what_was_done() -> None:
    texts = ["Neuromuscular re-education was given.", "Therapeutic exercise was given.", "97112 was given."]
    words = [statements.sentence_words(reader().atoms(reader().nlp.make_doc(fold(text)))) for text in texts]
    assert words == [[statement_model.MASK, "was", "given", "."]] * 3


def test_the_shipped_file_holds_plain_arrays_only() -> None:
    with zipfile.ZipFile(paths.models() / statement_model.FILE) as archive:
        for name in archive.namelist():
            with archive.open(name) as stream:
                major, _ = np.lib.format.read_magic(stream)
                read = np.lib.format.read_array_header_1_0 if major == 1 else np.lib.format.read_array_header_2_0
                assert not read(stream)[2].hasobject


def test_a_file_that_could_run_code_is_refused(tmp_path: Path) -> None:
    with np.load(paths.models() / statement_model.FILE) as data:
        arrays = dict(data)
    arrays["bias"] = np.array([object()], dtype=object)
    np.savez(tmp_path / statement_model.FILE, **arrays)
    with pytest.raises(ValueError, match="allow_pickle"):
        statement_model.load(tmp_path)


def test_saved_and_loaded_is_the_same(tmp_path: Path) -> None:
    statement_model.save(MODEL, tmp_path)
    again = statement_model.load(tmp_path)
    assert again.labels == MODEL.labels
    assert again.vocabulary == MODEL.vocabulary
    for one, two in ((again.idf, MODEL.idf), (again.weights, MODEL.weights), (again.bias, MODEL.bias)):
        np.testing.assert_array_equal(one, two)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        statement_model.load(tmp_path)
