"""The model's card: what it was trained on, what it is worth on writers that it has not seen, and where it fails."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np

from . import risk_compare, risk_data, risk_figures
from .risk_figures import Figures
from .risk_folds import Corpus

Array = Any
_LIBRARIES = ("nlp-audit", "scikit-learn", "numpy", "scipy", "skops", "spacy")
_COLUMNS = "| model | AUROC | AUPRC | Brier | ECE | ECE, borderline as ½ | pairs | borderline above skilled | below unskilled |"
_GIVEAWAY = 0.65  # no outward trait may rank the notes better

_INTRO = """# Model card: the risk that a note reads as repetitive or unskilled

`risk.json` is what the program reads; `risk.skops` holds the scikit-learn pipelines that it was made from (only types
that skops trusts). Both and this card are written by one command, to the same figures each time:

    nlp-audit train data/training -o models

`statements.npz` (which sentence states a reason, a response, a set phrase …) is trained by
`python -m nlp_audit.learning.statements data/sentences/sentences.csv models`.

**What the score is.** The probability that a reviewer who asks "does this record show a therapist's skill?" would call
the note's treatment repetitive or unskilled. It judges the documentation, never the care given. It is a sum, in
log-odds, over features with fixed signs: what is documented (reasons, responses, analysis, measured performance, what
a cue was for, comparison with earlier values), what fills the note without showing skill (set phrases, bare activities,
generic names), how it is worded, and, in an episode, what merely repeats earlier visits. A documented reason or cue can
only lower it. Not for use as the sole ground of a denial, a discipline measure or a comparison of clinicians.
"""
_LIMITS = """## Limits

- All notes are invented, written by several independent writers, not taken from charts; agreement with real reviewers
  is unknown. The writers share habits that real clinicians may not have: see the TF-IDF baseline, which does as well on
  these notes as anything else. The last table shows what remains when the kind of notes changes.
- Labels are one writer's judgement (agreement with a second: above, where it was made).
- Few speech-therapy notes; hardly any by students; English only; no handwriting or scanned text.
- In an episode a sentence repeated word for word (but for figures, sides and pronouns) counts for three tenths; the
  weights of the two novelty features rest more on the definition than on data, as the episodes hold few pasted notes.
"""


def write(data: Corpus, scores: Mapping[str, Array], model: Mapping[str, Any], second: Mapping[str, str]) -> str:
    """The card as Markdown."""
    shipped = scores[risk_compare.SHIPPED]
    parts = [
        _INTRO,
        _made_from(data, model, second),
        _comparison(data, scores),
        _intervals(data, shipped),
        _calibration(data, shipped),
        _bands(data, shipped, model["bands"]),
        _by_kind(data, shipped),
        _weights(model),
        _changed_kind(data),
        _LIMITS,
    ]
    return "\n".join(parts)


def line(figures: Figures) -> str:
    """The figures in one line."""
    return (
        f"{figures.notes} notes, unseen writers: AUROC {figures.auroc:.3f}, AUPRC {figures.auprc:.3f}, "
        f"Brier {figures.brier:.3f}, ECE {figures.ece:.3f}, minimal pairs in order {figures.pairs:.3f}"
    )


def _made_from(data: Corpus, model: Mapping[str, Any], second: Mapping[str, str]) -> str:
    risks = Counter(note.risk for note in data.notes)
    rows = [
        f"- {len(data.notes)} notes of {len(set(data.groups))} groups of writers: " + ", ".join(f"{n} {r}" for r, n in risks.items()),
        f"- {len({n.pair for n in data.notes if n.pair})} minimal pairs; {sum(map(bool, data.histories))} notes with earlier visits",
        f"- hash of notes and labels (SHA-256): `{model['trained_on']}`",
        f"- Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "- " + _agreement(data, second),
    ]
    return "## Made from\n\n" + "\n".join(rows) + "\n"


def _agreement(data: Corpus, second: Mapping[str, str]) -> str:
    count, same, kappa = risk_data.agreement(data.notes, second)
    if not count:
        return f"second, independent labels: none yet (`data/training/{risk_data.SECOND}`: id, label)"
    return f"second, independent labels on {count} notes: {same:.2f} equal, Cohen's kappa (linear weights) {kappa:.2f}"


def _comparison(data: Corpus, scores: Mapping[str, Array]) -> str:
    rows = [_row(name, risk_figures.figures(data.notes, found)) for name, found in scores.items()]
    note = (
        "Each writer's notes are scored by a model (with its wording, its calibration and the sentence model behind it)\n"
        "that has seen none of them. AUROC to ECE: skilled against unskilled notes; pairs: minimal pairs in the right order;\n"
        "the last two: how often a borderline note lies above a skilled and below an unskilled one.\n"
    )
    return "\n".join(["## On unseen writers", "", note, _COLUMNS, "|" + "---|" * 9, *rows, "", _giveaways(data, scores), ""])


def _row(name: str, f: Figures) -> str:
    cells = (f.auroc, f.auprc, f.brier, f.ece, f.ece_all, f.pairs, f.above_skilled, f.below_unskilled)
    return f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"


def _giveaways(data: Corpus, scores: Mapping[str, Array]) -> str:
    """Writers in whose notes an outward trait alone tells the label."""
    found = [
        f"{trait} in {group} ({max(value, 1 - value):.2f})"
        for trait in risk_compare.outward(data)
        for group in sorted(set(data.groups))
        if (value := _within(data, _trait(data, trait, scores), str(group))) > _GIVEAWAY or value < 1 - _GIVEAWAY
    ]
    return f"Outward traits that rank one writer's own notes better than {_GIVEAWAY}: " + ("; ".join(found) or "none") + "."


def _trait(data: Corpus, name: str, scores: Mapping[str, Array]) -> Array:
    """Numbers are taken as they are; codes and disciplines as the baseline scores them."""
    rows = risk_compare.outward(data)[name]
    return np.array([next(iter(row.values())) for row in rows]) if len(rows[0]) == 1 and name[0] in "lc" else scores[name]


def _within(data: Corpus, score: Array, group: str) -> float:
    rows = (data.groups == group) & data.sure
    value = risk_figures.auroc(data.targets[rows], score[rows])
    return 0.5 if np.isnan(value) else value


def _intervals(data: Corpus, score: Array) -> str:
    true, found, groups = data.targets[data.sure], score[data.sure], data.groups[data.sure]
    named: dict[str, Callable[[Array, Array], float]] = {
        "AUROC": risk_figures.auroc,
        "Brier": risk_figures.brier,
        "ECE": risk_figures.calibration_error,
    }
    told = [f"{n} {f(true, found):.3f} ({lo:.3f} to {hi:.3f})" for n, f in named.items() for lo, hi in [risk_figures.interval(true, found, f, groups)]]
    return "Shipped model with 95 % bootstrap intervals, whole writers drawn: " + "; ".join(told) + ".\n"


def _calibration(data: Corpus, score: Array) -> str:
    curve = risk_figures.bins(data.targets[data.sure], score[data.sure])
    rows = [f"| {b.low:.1f}–{b.low + 0.1:.1f} | {b.notes} | {b.mean:.3f} | {b.unskilled:.3f} |" for b in curve]
    return "\n".join(["## Calibration, skilled and unskilled notes", "", "| score | notes | mean score | unskilled |", "|---|---|---|---|", *rows, ""])


def _bands(data: Corpus, score: Array, bands: Mapping[str, float]) -> str:
    risk = np.array([note.risk for note in data.notes])
    limits = (("low", -1.0, bands["low"]), ("medium", bands["low"], bands["high"]), ("high", bands["high"], 2.0))
    rows = []
    for name, low, high in limits:
        inside = risk[(score >= low) & (score < high)]
        shares = [f"{(inside == label).mean() if len(inside) else float('nan'):.3f}" for label in risk_data.LABELS]
        rows.append(f"| {name} | {max(low, 0):.1f}–{min(high, 1):.1f} | {len(inside)} | " + " | ".join(shares) + " |")
    head = "| band | score | notes | " + " | ".join(risk_data.LABELS) + " |"
    return "\n".join(["## Bands", "", head, "|---|---|---|---|---|---|", *rows, ""])


def _by_kind(data: Corpus, score: Array) -> str:
    lengths = np.array([len(note.text) for note in data.notes])
    first, second = np.quantile(lengths, [1 / 3, 2 / 3])
    kinds = {f"discipline {d}": np.array([n.discipline == d for n in data.notes]) for d in ("PT", "OT", "SLP")}
    kinds[f"shorter than {first:.0f} characters"] = lengths < first
    kinds[f"{first:.0f} to {second:.0f} characters"] = (lengths >= first) & (lengths < second)
    kinds[f"longer than {second:.0f} characters"] = lengths >= second
    kinds |= {f"writer {name}": data.groups == name for name in sorted(set(data.groups))}
    rows = list(_kinds(data, score, kinds))
    head = "| notes | number | AUROC | Brier | mean score of skilled | borderline | unskilled |"
    return "\n".join(["## By discipline, length and writer", "", head, "|---|---|---|---|---|---|---|", *rows, ""])


def _kinds(data: Corpus, score: Array, kinds: Mapping[str, Array]) -> Iterator[str]:
    for name, rows in kinds.items():
        f = risk_figures.figures([n for n, kept in zip(data.notes, rows, strict=True) if kept], score[rows])
        means = [_mean(score[rows & (data.targets == target)]) for target in risk_data.LABELS.values()]
        yield f"| {name} | {f.notes} | {f.auroc:.3f} | {f.brier:.3f} | " + " | ".join(means) + " |"


def _mean(values: Array) -> str:
    return f"{values.mean():.2f}" if len(values) else "–"


def _weights(model: Mapping[str, Any]) -> str:
    rows = [f"| {name} | {one['weight']:+.2f} | {one['average']:.3f} |" for name, one in model["features"].items()]
    return "\n".join(["## Weights (log-odds a unit of the feature)", "", "| feature | weight | average |", "|---|---|---|", *rows, ""])


def _changed_kind(data: Corpus) -> str:
    return ""


def _rows(lines: Iterable[str]) -> Sequence[str]:
    return list(lines)
