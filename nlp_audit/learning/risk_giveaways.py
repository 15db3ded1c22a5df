"""Whether an outward trait gives the label away: length, stock phrases, codes, discipline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from . import risk_compare, risk_figures
from .risk_folds import Corpus

Array = Any
GIVEAWAY = 0.65  # no model on an outward trait alone may rank unseen writers' notes better


def told(data: Corpus, scores: Mapping[str, Array]) -> str:
    """The figures as Markdown: a model on each trait alone, and how far the bare count ranks the notes."""
    lines = [
        "## Does an outward trait give the label away?",
        "",
        f"A model on one trait alone, on unseen writers, must stay under AUROC {GIVEAWAY}:",
        "",
    ]
    lines += [f"- {trait}: {figure:.3f}" for trait, figure in by_model(data, scores).items()]
    lines += ["", "The bare figure, sorted whichever way is better, over all notes and within each writer's:", ""]
    lines += [_bare(data, trait, rows) for trait, rows in list(risk_compare.outward(data).items())[:2]]
    return "\n".join([*lines, ""])


def by_model(data: Corpus, scores: Mapping[str, Array]) -> dict[str, float]:
    """AUROC of the model on each trait alone."""
    true = data.targets[data.sure]
    return {trait: risk_figures.auroc(true, scores[trait][data.sure]) for trait in risk_compare.outward(data)}


def _bare(data: Corpus, trait: str, rows: list[dict[str, Any]]) -> str:
    values = np.array([float(next(iter(row.values()))) for row in rows])
    within = {str(group): _ranked(data, values, data.groups == group) for group in sorted(set(data.groups))}
    over = ", ".join(f"{group} {ranked:.2f}" for group, ranked in within.items() if ranked > GIVEAWAY)
    return (
        f"- {trait}: {_ranked(data, values, data.sure):.2f} over all; within writers above {GIVEAWAY}: {over or 'none'}"
    )


def _ranked(data: Corpus, values: Array, rows: Array) -> float:
    chosen = rows & data.sure
    ranked = risk_figures.auroc(data.targets[chosen], values[chosen])
    return 0.5 if np.isnan(ranked) else max(ranked, 1 - ranked)
