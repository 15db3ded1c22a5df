"""Figures as tables for the terminal and as JSON (the form that the catalogue of rules takes up)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..reports.excerpt import plain
from . import entities, figures
from .entities import LabelScore, Miss
from .figures import Counts
from .findings import Judged, RuleScores
from .gold import JUDGED
from .run import Scores

_AROUND = 40  # characters of context around a miss


def text(scores: Scores, writers: Mapping[str, Scores], misses: int) -> str:
    """All figures as tables; the first `misses` disagreements of each label, and as many notes."""
    blocks = [_labels(scores), _rules(scores.rules), _summary(scores)]
    if writers:
        blocks.insert(2, _writers(writers))
    if misses:
        blocks.append("\n".join(_entity_misses(scores.labels, misses)))
        blocks.append("\n".join(map(_finding_miss, scores.rules.wrong[:misses])))
    return "\n\n".join(block for block in blocks if block)


def content(scores: Scores, writers: Mapping[str, Scores]) -> dict[str, Any]:
    """All figures for `--format json`."""
    every = _content(scores)
    return {**every, "by_writer": {name: _content(each) for name, each in writers.items()}} if writers else every


def _labels(scores: Scores) -> str:
    head = f"{'entity':16} {'gold':>5} {'P':>6} {'R':>6} {'F1':>6} {'value':>6} {'+value':>7} {'+assertion':>10}"
    return "\n".join([head, *map(_label, scores.labels)])


def _label(one: LabelScore) -> str:
    spans = one.spans
    right = one.values / spans.hits if spans.hits else 0.0
    figured = f"{_figures(spans)} {right:6.3f} {spans.only(one.values).f1:7.3f} {spans.only(one.both).f1:10.3f}"
    return f"{one.label:16} {figured}"


def rules_text(rules: RuleScores) -> str:
    """The figures of rules as a table, a line over all, and the notes that are not right."""
    wrong = "\n".join(map(_finding_miss, rules.wrong))
    return "\n\n".join(filter(None, [_rules(rules), _overall(rules), wrong]))


def rules_content(rules: RuleScores) -> dict[str, Any]:
    """The figures of rules for `--format json`."""
    return {
        "rules": {rule: _counts(counts) for rule, counts in rules.rules.items()},
        **_counts(rules.micro),
        "macro_f1": _round(rules.macro_f1),
        "exact": _round(rules.exact),
        "kappa": _round(rules.kappa),
    }


def _rules(rules: RuleScores) -> str:
    head = f"{'rule':42} {'gold':>5} {'P':>6} {'R':>6} {'F1':>6}"
    return "\n".join([head, *(f"{rule:42} {_figures(counts)}" for rule, counts in rules.rules.items())])


def _overall(rules: RuleScores) -> str:
    micro = rules.micro
    return (
        f"findings: P {micro.precision:.3f} R {micro.recall:.3f} F1 {micro.f1:.3f}, "
        f"macro-F1 {rules.macro_f1:.3f}, notes exactly right {rules.exact:.3f}, kappa {rules.kappa:.3f}"
    )


def _figures(counts: Counts) -> str:
    return f"{counts.gold:5} {counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f}"


def _writers(writers: Mapping[str, Scores]) -> str:
    head = f"{'writer':8} {'notes':>5} {'entities':>9} {'+value+assertion':>17} {'findings F1':>12} {'exact':>6}"
    return "\n".join([head, *(_writer(name, scores) for name, scores in writers.items())])


def _writer(name: str, scores: Scores) -> str:
    spans, both = entities.macro(scores.labels)
    rules = scores.rules
    return f"{name:8} {scores.notes:5} {spans:9.3f} {both:17.3f} {rules.micro.f1:12.3f} {rules.exact:6.3f}"


def _summary(scores: Scores) -> str:
    spans, both = entities.macro(scores.labels)
    pooled = figures.total([one.spans for one in scores.labels])
    lines = [
        f"{scores.notes} notes",
        f"entities: macro-F1 {spans:.3f}, with value and assertion {both:.3f}; micro-F1 {pooled.f1:.3f}",
        _overall(scores.rules),
        _errors(scores.errors),
        _unclear(scores),
    ]
    if scores.risk:
        lines.append(f"risk: AUROC {scores.risk.auroc:.3f}, Brier {scores.risk.brier:.3f} on {scores.risk.notes} notes")
    return "\n".join(lines)


def _errors(errors: Counts) -> str:
    low, high = figures.interval(errors.hits, errors.found)
    return f"errors: {errors.hits} of {errors.found} right, precision {errors.precision:.3f} ({low:.2f} to {high:.2f})"


def _unclear(scores: Scores) -> str:
    rules = scores.rules
    share = rules.unclear / max(1, scores.notes * len(JUDGED))
    return f"unclear: {rules.unclear} verdicts ({share:.1%}) left to a person; F1 of the rest {rules.decided.f1:.3f}"


def _entity_misses(labels: Iterable[LabelScore], most: int) -> Iterator[str]:
    for one in labels:
        yield from (_entity_miss(miss) for miss in one.misses[:most])


def _entity_miss(miss: Miss) -> str:
    """The words in their context, in brackets, with what is wanted and what was found."""
    spans = [(one.start, one.end) for one in (miss.wanted, miss.found) if one]
    (start, end), text = spans[0], miss.note.text
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    said = [f"{name} {_values(one)}" for name, one in (("wanted", miss.wanted), ("found", miss.found)) if one]
    where = f"{miss.note.id} {miss.label} {miss.kind}"
    return f"{where}: {plain(before)}[{plain(text[start:end])}]{plain(after)}\n    {'; '.join(said)}"


def _values(one: Any) -> str:
    values = {**one.attributes, "assertion": one.assertion}
    return " ".join(f"{key}={value}" for key, value in values.items() if value is not None)


def _finding_miss(note: Judged) -> str:
    parts = {"missed": note.wanted - note.found, "spurious": note.found - note.wanted}
    return f"{note.key} findings " + "; ".join(
        f"{name} {', '.join(sorted(rules))}" for name, rules in parts.items() if rules
    )


def _content(scores: Scores) -> dict[str, Any]:
    spans, both = entities.macro(scores.labels)
    return {
        "notes": scores.notes,
        "entities": {
            "labels": {one.label: _label_content(one) for one in scores.labels},
            "macro_f1": _round(spans),
            "macro_f1_with_value_and_assertion": _round(both),
            "micro_f1": _round(figures.total([one.spans for one in scores.labels]).f1),
        },
        "findings": rules_content(scores.rules),
        "errors": _counts(scores.errors),
        "unclear": {"verdicts": scores.rules.unclear, "f1_of_the_rest": _round(scores.rules.decided.f1)},
        "risk": scores.risk._asdict() if scores.risk else None,
    }


def _label_content(one: LabelScore) -> dict[str, Any]:
    return {
        **_counts(one.spans),
        "value": _round(one.values / one.spans.hits if one.spans.hits else 0.0),
        "f1_with_value": _round(one.spans.only(one.values).f1),
        "f1_with_value_and_assertion": _round(one.spans.only(one.both).f1),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "gold": counts.gold,
        "found": counts.found,
        "right": counts.hits,
        "precision": _round(counts.precision),
        "recall": _round(counts.recall),
        "f1": _round(counts.f1),
    }


def _round(value: float) -> float:
    return round(value, 4)
