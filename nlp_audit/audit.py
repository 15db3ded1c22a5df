"""The audit of a note: a pure function from a note to all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from . import checks, facts, paths, risk, rules, yamlfile
from .billing import codes, profiles
from .checks.context import NOT_APPLICABLE, Context, Measure, Outcome, stated
from .checks.regions import Region, regions
from .nlp import activities, attendance, entries, pipeline
from .records import Audit, Chart, Check, Finding, Note, Risk
from .rules import Rule


class Auditor(NamedTuple):
    """All that an audit needs, built once: the reader of notes, the rules in force, their context."""

    reader: pipeline.Reader
    rules: tuple[Rule, ...]
    context: Context
    risk: risk.RiskModel


def build(
    payer: str = "medicare",
    folder: Path | None = None,
    as_of: date | None = None,
    chosen: Iterable[str] = (),
    ignored: Iterable[str] = (),
) -> Auditor:
    """An auditor for a payer. `folder`: a rules folder of one's own. Raises ConfigError for mistakes in it."""
    folder = folder or paths.rules()
    loaded = rules.load(folder, checks.FUNCTIONS)
    profile = profiles.load(payer, folder / "payers", rules.ids(folder))
    selected = rules.select(in_force(loaded, profile), chosen, ignored)
    known, kinds = codes.load(folder / "codes.yaml"), activities.load(paths.models())
    context = Context(profile, known, load_measures(folder), as_of or date.today(), kinds)
    return Auditor(pipeline.build(folder, paths.models()), selected, context, risk.load(paths.models()))


def in_force(loaded: Iterable[Rule], profile: profiles.Profile) -> Iterator[Rule]:
    """Rules as the payer wants them: disabled ones left out, severities and authorities overridden."""
    for rule in loaded:
        change = profile.rules.get(rule.id)
        if change is None:
            yield rule
        elif change.enabled:
            yield rule._replace(
                severity=change.severity or rule.severity,
                basis=change.basis or rule.basis,
                message=change.message or rule.message,
                fix=change.fix or rule.fix,
                citation=change.authority,
            )


def load_measures(folder: Path) -> Mapping[str, Measure]:
    """Score ranges of `measures.yaml` by measure."""
    return {name: _measure(e) for name, e in entries.measures(folder).items() if "score" in e}


def _measure(entry: yamlfile.Mapping) -> Measure:
    low, high = entry["score"]
    return Measure(str(entry["title"]), float(low), float(high), bool(entry.get("even")))


def audit(note: Note, auditor: Auditor) -> Audit:
    """The audit of one note."""
    return judge(facts.chart(note, auditor.reader(note.text)), auditor)


def judge(chart: Chart, auditor: Auditor, page: risk.Page | None = None) -> Audit:
    """The rules' verdicts on a chart, and its risk. A visit that did not take place has none.

    `page`: the chart as the risk model reads it, where the caller has it.
    """
    absent = missed(chart)
    scored = None if absent else risk.judge(page or risk.page(chart, auditor.risk), chart.note.text, auditor.risk)
    context = auditor.context._replace(regions=_regions(chart, auditor), risk=scored)
    outcomes = [
        (r, NOT_APPLICABLE if absent and r.function not in _ALWAYS else _verdict(r, chart, context))
        for r in auditor.rules
    ]
    return Audit(
        note=chart.note,
        date_of_service=chart.date_of_service,
        sections=chart.sections,
        facts=tuple(
            sorted((f for found in chart.facts.values() for f in found), key=lambda f: (f.start, -f.end, f.label))
        ),
        billing=chart.billing,
        checks=tuple(Check(rule.id, o.verdict, chart.evidence(*o.spans), o.detail) for rule, o in outcomes),
        findings=tuple(_finding(rule, o, chart) for rule, o in outcomes if o.verdict in ("fail", "unclear")),
        risk=scored,
    )


def on_risk(found: Risk, text: str, readable: bool, auditor: Auditor) -> list[tuple[Check, Finding | None]]:
    """The verdicts of the rules that hang on the risk alone, with their findings, whatever is billed."""
    chart = Chart(Note("", text, readable=readable), (), {}, (), (), (), None, (), None)
    context = auditor.context._replace(risk=found)
    hanging = [rule._replace(billed=None) for rule in auditor.rules if rule.function == "risk_below"]
    outcomes = [(rule, _verdict(rule, chart, context)) for rule in hanging]
    return [
        (
            Check(rule.id, o.verdict, chart.evidence(*o.spans), o.detail),
            _finding(rule, o, chart) if o.verdict in ("fail", "unclear") else None,
        )
        for rule, o in outcomes
    ]


_ALWAYS = ("date_of_service", "signature", "credentials", "supervisor", "possible_date")


_TREATED = 0.9  # probability that a sentence tells what was done, from which a visit took place


def missed(chart: Chart) -> bool:
    """A visit that did not take place: nothing billed, no treatment time, and the note says so."""
    if chart.billing or chart.of("MINUTES") or not attendance.NOT_HELD.search(chart.note.text):
        return False
    return not any(s.section in ("objective", "other") for s in stated(chart, "intervention", _TREATED))


_BY_REGION = ("matches_code", "no_passive_modality", "told_apart")


def _regions(chart: Chart, auditor: Auditor) -> Mapping[str, Region]:
    """What was done under each billed code, where a rule asks it."""
    if not _needs_regions(chart, auditor.rules):
        return {}
    untimed = {code for code, known in auditor.context.codes.items() if not known.timed}
    return regions(chart, auditor.context.activities, untimed)


def _needs_regions(chart: Chart, rules: Iterable[Rule]) -> bool:
    """Whether a rule asks what was done under a code that is billed."""
    codes = {line.code for line in chart.billing}
    asking = (r.billed for r in rules if r.function in _BY_REGION)
    return bool(codes) and any(billed is None or codes.intersection(billed) for billed in asking)


def _verdict(rule: Rule, chart: Chart, context: Context) -> Outcome:
    if rule.billed is not None and not any(line.code in rule.billed for line in chart.billing):
        return NOT_APPLICABLE
    arguments: Any = rule.arguments
    outcome = checks.FUNCTIONS[rule.function](chart, context, **arguments)
    if not chart.note.readable and outcome.verdict == "fail":
        return outcome._replace(verdict="unclear")  # the text lost characters: a person must look
    return outcome


def _finding(rule: Rule, outcome: Outcome, chart: Chart) -> Finding:
    detail = f" ({outcome.detail})" if outcome.detail else ""
    evidence = chart.evidence(*outcome.spans)
    return Finding(rule.id, outcome.verdict, rule.severity, rule.message + detail, rule.fix, rule.authority, evidence)
