"""The risk model: a sum over features with fixed signs, in log-odds, and what it says of a note."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import exp
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..records import Chart, Evidence, Reason, Risk
from ..yamlfile import ConfigError
from . import features, wording, words
from .earlier import Past, Trace, after, trace
from .features import NOVELTY, WORDING, Feature, Page
from .wording import Wording

FILE, FORMAT = "risk.json", 1
SHOWN = 5  # reasons that are spelled out; what remains is summed up in one more


class RiskModel(NamedTuple):
    """Weights of the features on the log-odds scale, as the difference from the average note's value."""

    weights: tuple[float, ...]
    averages: tuple[float, ...]
    base: float  # log-odds of the average note
    low: float  # scores below are `low`
    high: float  # scores from here on are `high`
    wording: Wording


class _Part(NamedTuple):
    """What one feature adds to the log-odds."""

    feature: Feature
    weight: float


def load(models: Path) -> RiskModel:
    """The trained model. Raises FileNotFoundError where there is none, ConfigError where it is of another version."""
    path = models / FILE
    data = json.loads(path.read_text(encoding="utf-8"))
    if data.get("format") != FORMAT or tuple(data["features"]) != features.NAMES:
        raise ConfigError(f"{path}: made by another version; train it anew (nlp-audit train)")
    return from_data(data)


def from_data(data: dict[str, Any]) -> RiskModel:
    """The model from the content of its file."""
    return RiskModel(
        weights=tuple(one["weight"] for one in data["features"].values()),
        averages=tuple(one["average"] for one in data["features"].values()),
        base=data["base"],
        low=data["bands"]["low"],
        high=data["bands"]["high"],
        wording=wording.build(data["wording"]),
    )


def score(chart: Chart, model: RiskModel, earlier: Sequence[Trace] = ()) -> Risk:
    """The risk of a note. `earlier`: traces of the patient's earlier notes; what it repeats speaks less for it."""
    past = after(trace(chart), earlier) if earlier else None
    return judge(page(chart, model), chart.note.text, model, past)


def page(chart: Chart, model: RiskModel) -> Page:
    """The note as the model reads it, for `judge`."""
    return features.page(chart, model.wording)


def judge(page: Page, text: str, model: RiskModel, past: Past | None = None) -> Risk:
    """The risk of a note that has been read. `past`: what it repeats of the patient's earlier notes."""
    page = features.after(page, past)
    parts = _parts(page, model)
    log_odds = model.base + sum(part.weight for part in parts)
    probability = _probability(log_odds)
    return Risk(probability, _band(probability, model), tuple(_reasons(page, text, parts, model.base)))


def _parts(page: Page, model: RiskModel) -> list[_Part]:
    rows = zip(features.FEATURES, features.values(page), model.weights, model.averages, strict=True)
    return [_Part(feature, weight * (value - average)) for feature, value, weight, average in rows]


def _probability(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds)) if log_odds > 0 else exp(log_odds) / (1 + exp(log_odds))


def _band(probability: float, model: RiskModel) -> Literal["low", "medium", "high"]:
    if probability < model.low:
        return "low"
    return "high" if probability >= model.high else "medium"


def _reasons(page: Page, text: str, parts: Sequence[_Part], base: float) -> list[Reason]:
    """What moved the score most, and all the rest in one, so that the weights add up to the score's log-odds.

    What is documented or missing is told before how it is worded: that is what a clinician can act on.
    """
    ranked = sorted([part for part in parts if _can_be_told(page, part)], key=lambda part: -abs(part.weight))
    shown = sorted(ranked[:SHOWN], key=lambda part: part.feature.name in WORDING)
    told = [Reason(words.tell(p.feature.name, p.weight), p.weight, _evidence(page, text, p)) for p in shown]
    rest = base + sum(part.weight for part in parts if part not in shown)
    return [*told, Reason(words.REST, rest)]


def _can_be_told(page: Page, part: _Part) -> bool:
    """A note without earlier ones has nothing new or repeated to be told of."""
    return part.weight != 0 and (page.past is not None or part.feature.name not in NOVELTY)


def _evidence(page: Page, text: str, part: _Part) -> tuple[Evidence, ...]:
    """The words that a reason rests on; none for what is missing."""
    if part.weight * part.feature.sign <= 0:
        return ()
    return tuple(_trimmed(text, start, end) for start, end in part.feature.spans(page))


def _trimmed(text: str, start: int, end: int) -> Evidence:
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    return Evidence(start, start + len(said.strip()), said.strip())
