"""The model's card: what it was trained on, what it is worth on writers that it has not seen, and where it fails."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np

from . import risk_compare, risk_data, risk_figures, risk_giveaways
from .risk_card_text import ADDED, COLUMNS, HEAD, LIMITS, UNSEEN
from .risk_figures import Figures
from .risk_folds import Corpus

Array = Any
_LIBRARIES = ("scikit-learn", "numpy", "scipy", "skops", "spacy")


def write(
    data: Corpus,
    scores: Mapping[str, Array],
    model: Mapping[str, Any],
    second: Mapping[str, str],
    raised: Mapping[str, Sequence[Sequence[str]]],
) -> str:
    """The card as Markdown. `raised`: rows on added reasons and cues by model (`risk_monotone`)."""
    shipped = scores[risk_compare.SHIPPED]
    parts = [
        HEAD,
        _made_from(data, model, second),
        _comparison(data, scores),
        _intervals(data, shipped),
        risk_giveaways.told(data, scores),
        _calibration(data, shipped),
        _bands(data, shipped, model["bands"]),
        _by_kind(data, shipped),
        _other_kind(data),
        _raised(raised),
        _weights(model),
        LIMITS,
    ]
    return "\n".join(parts)


def line(figures: Figures) -> str:
    """The figures in one line."""
    return (
        f"{figures.notes} notes: AUROC {figures.auroc:.3f}, AUPRC {figures.auprc:.3f}, "
        f"Brier {figures.brier:.3f}, ECE {figures.ece:.3f}, minimal pairs in order {figures.pairs:.3f}"
    )


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], before: str = "") -> str:
    lines = [" | ".join(row) for row in (head, ["---"] * len(head), *rows)]
    return "\n".join([f"## {title}", "", *([before, ""] if before else []), *(f"| {cells} |" for cells in lines), ""])


def _made_from(data: Corpus, model: Mapping[str, Any], second: Mapping[str, str]) -> str:
    risks = ", ".join(f"{count} {risk}" for risk, count in Counter(note.risk for note in data.notes).items())
    pairs, visits = len({note.pair for note in data.notes if note.pair}), sum(map(bool, data.histories))
    return "\n".join(
        [
            "## Made from",
            "",
            f"- {len(data.notes)} notes by {len(set(data.groups))} writers: {risks}",
            f"- of these {pairs} minimal pairs; {visits} notes with earlier visits of the patient",
            f"- hash of notes and labels (SHA-256): `{model['trained_on']}`",
            f"- Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
            "- " + _agreement(data, second),
            "",
        ]
    )


def _agreement(data: Corpus, second: Mapping[str, str]) -> str:
    count, same, kappa = risk_data.agreement(data.notes, second)
    if not count:
        return f"second, independent labels: none yet (`data/training/{risk_data.SECOND}`: id, label)"
    return f"second, independent labels on {count} notes: {same:.2f} equal, Cohen's kappa (linear weights) {kappa:.2f}"


def _comparison(data: Corpus, scores: Mapping[str, Array]) -> str:
    rows = [_row(name, risk_figures.figures(data.notes, found)) for name, found in scores.items()]
    return _table("On unseen writers", COLUMNS, rows, UNSEEN)


def _row(name: str, f: Figures) -> list[str]:
    cells = (f.auroc, f.auprc, f.brier, f.ece, f.ece_all, f.pairs, f.above_skilled, f.below_unskilled)
    return [name, *map(_figure, cells)]


def _intervals(data: Corpus, score: Array) -> str:
    true, found, groups = data.targets[data.sure], score[data.sure], data.groups[data.sure]
    named: dict[str, Callable[[Array, Array], float]] = {
        "AUROC": risk_figures.auroc,
        "AUPRC": risk_figures.auprc,
        "Brier": risk_figures.brier,
        "ECE": risk_figures.calibration_error,
    }
    told = []
    for name, figure in named.items():
        low, high = risk_figures.interval(true, found, figure, groups)
        told.append(f"{name} {figure(true, found):.3f} ({low:.3f} to {high:.3f})")
    return "Shipped model with 95 % bootstrap intervals, whole writers drawn: " + "; ".join(told) + ".\n"


def _calibration(data: Corpus, score: Array) -> str:
    curve = risk_figures.bins(data.targets[data.sure], score[data.sure])
    rows = [[f"{b.low:.1f}–{b.low + 0.1:.1f}", str(b.notes), f"{b.mean:.3f}", f"{b.unskilled:.3f}"] for b in curve]
    return _table("Calibration, skilled and unskilled notes", ["score", "notes", "mean score", "unskilled"], rows)


def _bands(data: Corpus, score: Array, bands: Mapping[str, float]) -> str:
    risk = np.array([note.risk for note in data.notes])
    rows = []
    limits = (0.0, bands["low"], bands["high"], 1.0)
    for name, low, high in zip(("low", "medium", "high"), limits, limits[1:], strict=False):
        inside = risk[(score >= low) & ((score < high) | (high == 1.0))]
        shares = [f"{(inside == label).mean():.3f}" for label in risk_data.LABELS]
        rows.append([name, f"{low:.1f}–{high:.1f}", str(len(inside)), *shares])
    told = [
        _precision(data, score >= bands["high"], "high", "unskilled"),
        _precision(data, score < bands["low"], "low", "skilled"),
    ]
    return _table("Bands", ["band", "score", "notes", *risk_data.LABELS], rows, "\n".join(told))


def _precision(data: Corpus, inside: Array, band: str, label: str) -> str:
    """What a band is worth: how many of its notes have the label, borderline ones apart, with an interval."""
    true = (data.targets == risk_data.LABELS[label]).astype(float)
    rows = inside & data.sure
    low, high = risk_figures.interval(true[rows], true[rows], lambda t, _: float(t.mean()), data.groups[rows])
    every = true[inside].mean()
    return (
        f"- precision of `{band}`: {true[rows].mean():.3f} of its skilled and unskilled notes are {label} "
        f"({low:.3f} to {high:.3f}); {every:.3f} where borderline notes count as not {label}"
    )


def _by_kind(data: Corpus, score: Array) -> str:
    head = ["notes", "number", "AUROC", "Brier", "mean score of skilled", "borderline", "unskilled"]
    return _table("By discipline, length, earlier visits and writer", head, _kind_rows(data, score))


def _kind_rows(data: Corpus, score: Array) -> Iterator[list[str]]:
    for name, rows in _kinds(data).items():
        f = risk_figures.figures([note for note, kept in zip(data.notes, rows, strict=True) if kept], score[rows])
        means = [_mean(score[rows & (data.targets == target)]) for target in risk_data.LABELS.values()]
        yield [name, str(f.notes), _figure(f.auroc), _figure(f.brier), *means]


def _kinds(data: Corpus) -> dict[str, Array]:
    kinds = {name: np.array([note.discipline == name for note in data.notes]) for name in ("PT", "OT", "SLP")}
    lengths = np.array([len(note.text) for note in data.notes])
    first, second = np.quantile(lengths, [1 / 3, 2 / 3])
    kinds[f"shorter than {first:.0f} characters"] = lengths < first
    kinds["in between"] = (lengths >= first) & (lengths < second)
    kinds[f"longer than {second:.0f} characters"] = lengths >= second
    later = np.array([past is not None for past in data.histories])
    kinds |= {"notes with earlier visits": later, "notes without": ~later}
    return kinds | {f"writer {name}": data.groups == name for name in sorted(set(data.groups))}


def _figure(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.3f}"


def _mean(values: Array) -> str:
    return f"{values.mean():.2f}" if len(values) else "–"


def _other_kind(data: Corpus) -> str:
    rows = []
    for kind, model, tried, logits in risk_compare.other_kind(data):
        f = risk_figures.figures([data.notes[i] for i in tried], 1 / (1 + np.exp(-logits)))
        rows.append([kind, model, str(f.notes), _figure(f.auroc), _figure(f.brier), _figure(f.pairs)])
    before = "Trained on one kind of notes alone and tried, uncalibrated, on the other."
    head = ["trained on", "model", "notes tried", "AUROC", "Brier", "pairs in order"]
    return _table("When the kind of notes changes", head, rows, before)


def _raised(raised: Mapping[str, Sequence[Sequence[str]]]) -> str:
    rows = [[model, *row] for model, found in raised.items() for row in found]
    head = ["model", "added", "where", "trials", "raised the risk", "share", "at most"]
    return _table("When a reason or a cue is added", head, rows, ADDED)


def _weights(model: Mapping[str, Any]) -> str:
    rows = [[name, f"{one['weight']:+.2f}", f"{one['average']:.3f}"] for name, one in model["features"].items()]
    return _table("Weights (log-odds a unit of the feature)", ["feature", "weight", "average"], rows)
