"""The model's files: one score from both, nothing in them that could run, and no scikit-learn to read them."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import skops.io
from risk_samples import TRAINING, model, read

from nlp_audit import paths, risk
from nlp_audit.files import RefusedError
from nlp_audit.learning import risk as training
from nlp_audit.learning import risk_data, risk_fit
from nlp_audit.risk import features


def texts() -> list[str]:
    return [note.text for note in risk_data.read(TRAINING / "notes.csv")[::30]]


def test_both_files_give_the_same_score() -> None:
    pipelines = training.open_pipelines(paths.models() / training.SKOPS)
    wording = risk_fit.as_wording(pipelines["wording"])
    for text in texts():
        rows = [features.values(features.page(read(text), wording))]
        by_sklearn = pipelines["sum"].predict_proba(np.array(rows))[0, 1]
        assert risk.score(read(text), model()).score == pytest.approx(by_sklearn, abs=1e-4)


def test_the_wording_is_the_trained_pipelines_word_for_word() -> None:
    pipelines = training.open_pipelines(paths.models() / training.SKOPS)
    data = json.loads((paths.models() / "risk.json").read_text())
    assert {gram: list(marks) for gram, marks in risk_fit.entries(pipelines["wording"]).items()} == data["wording"]


def test_a_file_with_untrusted_types_is_refused(tmp_path: Path) -> None:
    skops.io.dump({"sum": Fraction(1, 2)}, tmp_path / "bad.skops")
    with pytest.raises(RefusedError, match="Fraction"):
        training.open_pipelines(tmp_path / "bad.skops")


def test_scoring_imports_neither_sklearn_nor_spacy() -> None:
    code = (
        "import sys; from nlp_audit import paths, risk; risk.load(paths.models());"
        "print([name for name in ('sklearn', 'skops', 'spacy', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_card_names_the_data_that_the_model_was_trained_on() -> None:
    data = json.loads((paths.models() / "risk.json").read_text())
    fingerprint = risk_data.fingerprint(risk_data.read(TRAINING / "notes.csv"))
    assert data["trained_on"] == fingerprint
    assert fingerprint in (paths.models() / "README.md").read_text()
