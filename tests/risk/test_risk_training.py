"""Training: what is read, what is refused, the same figures twice, and the data's own promises."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from risk_samples import ROOT, TRAINING

from nlp_audit.cli.train import command
from nlp_audit.learning import risk, risk_data, risk_figures, risk_fit
from nlp_audit.risk.features import NAMES, SIGNS
from nlp_audit.yamlfile import ConfigError


@pytest.fixture(scope="module")
def notes() -> list[risk_data.Labelled]:
    return risk_data.read(TRAINING / "notes.csv")


def test_the_table_names_each_file_once_with_the_label_in_its_head() -> None:
    with (TRAINING / "notes.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        head, _ = risk_data.parse((TRAINING / row["path"]).read_text(encoding="utf-8"))
        assert (head["id"], head["risk"]) == (row["id"], row["risk"])
    assert len({row["path"] for row in rows}) == len(rows) == len({row["id"] for row in rows})
    own = {p.relative_to(TRAINING).as_posix() for p in TRAINING.rglob("*.md") if "risk" in p.read_text()[:600]}
    assert {path for path in own if risk_data.parse((TRAINING / path).read_text())[0]} <= {row["path"] for row in rows}


def test_there_are_notes_and_minimal_pairs_enough(notes: list[risk_data.Labelled]) -> None:
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for note in notes:
        if note.pair:
            pairs[note.pair][note.risk] += 1
    assert len(notes) >= 400
    assert len(pairs) >= 100
    assert all(pair == {"skilled": 1, "unskilled": 1} for pair in pairs.values())
    assert {"PT", "OT", "SLP"} <= {note.discipline for note in notes}


def test_held_back_writers_are_not_trained_on(notes: list[risk_data.Labelled]) -> None:
    assert not {"n", "p", "q"} & {note.writer for note in notes}


def test_length_does_not_tell_the_label(notes: list[risk_data.Labelled]) -> None:
    sure = [note for note in notes if note.risk != "borderline"]
    ranked = risk_figures.auroc(np.array([n.target for n in sure]), np.array([len(n.text) for n in sure]))
    assert 0.35 < ranked < 0.65


@pytest.mark.parametrize("row", ["a,,skilled", "a,Seen.,good", ",Seen.,skilled"])
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str) -> None:
    table = tmp_path / "notes.csv"
    table.write_text(f"id,text,risk\n{row}\n")
    with pytest.raises(ConfigError, match=r"notes\.csv:2"):
        risk_data.read(table)


def test_a_folder_of_notes_with_heads_is_read(tmp_path: Path) -> None:
    (tmp_path / "b-1.md").write_text("---\nid: b-1\nrisk: skilled\n---\nSeen ⟦MINUTES minutes=30|30 min⟧.\n")
    (tmp_path / "README.md").write_text("Not a note.\n")
    (note,) = risk_data.read(tmp_path)
    assert (note.id, note.writer, note.text, note.target) == ("b-1", "b", "Seen 30 min.\n", 0.0)


def test_agreement_of_two_labels(tmp_path: Path, notes: list[risk_data.Labelled]) -> None:
    assert risk_data.second_labels(tmp_path) == {}
    rows = "".join(f"{note.id},{note.risk}\n" for note in notes[:30])
    (tmp_path / risk_data.SECOND).write_text("id,label\n" + rows)
    count, same, kappa = risk_data.agreement(notes, risk_data.second_labels(tmp_path))
    assert (count, same, kappa) == (30, 1.0, 1.0)


def test_signs_hold_against_the_data() -> None:
    random = np.random.default_rng(0)
    rows = random.random((60, len(NAMES)))
    targets = (rows[:, NAMES.index("reason")] > 0.5).astype(float)  # reasons that seem to raise the risk
    weights = risk_fit.fit_sum(rows, targets)["sum"].coef_[0]
    assert all(weight * SIGNS[name] >= 0 for name, weight in zip(NAMES, weights, strict=True))


def test_pairs_and_calibration_are_counted_rightly() -> None:
    pair = [risk_data.Labelled(f"x{i}", "x", "t", r, pair="p") for i, r in enumerate(("skilled", "unskilled"))]
    assert risk_figures.ordered_pairs(pair, np.array([0.2, 0.7])) == 1
    assert risk_figures.ordered_pairs(pair, np.array([0.7, 0.7])) == 0
    assert risk_figures.calibration_error(np.array([0.0, 1.0]), np.array([0.25, 0.75])) == pytest.approx(0.25)


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    table = tmp_path / "notes.csv"
    with (TRAINING / "notes.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["writer"] in ("u", "v", "episodes")][::3]
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "path": str(TRAINING / row["path"])} for row in rows)
    done = [CliRunner().invoke(command, [str(table), "-o", str(tmp_path / name)]) for name in ("one", "two")]
    assert [result.exit_code for result in done] == [0, 0]
    assert done[0].output == done[1].output
    one, two = (json.loads((tmp_path / name / "risk.json").read_text()) for name in ("one", "two"))
    assert one == two
    assert (tmp_path / "one" / "README.md").read_text() == (tmp_path / "two" / "README.md").read_text()
    assert risk.open_pipelines(tmp_path / "one" / risk.SKOPS).keys() == {"wording", "sum"}


def test_the_frozen_notes_are_there_to_be_judged_on() -> None:
    assert all((ROOT / "data" / "gold" / writer).is_dir() for writer in "npq")
