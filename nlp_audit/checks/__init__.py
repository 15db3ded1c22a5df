"""The functions that rules may call: a closed list. Each takes a chart, a context and the rule's own arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import coding, elements, level_pairs, modifiers, risk, soap, timing, unit_counts, values
from .context import Context, Outcome

FUNCTIONS: Mapping[str, Callable[..., Outcome]] = {
    "documented": elements.documented,
    "date_of_service": elements.date_of_service,
    "signature": elements.signature,
    "credentials": elements.credentials,
    "supervisor": elements.supervisor,
    "goal": elements.goal,
    "measurable_goal": elements.measurable_goal,
    "sections": soap.sections,
    "objective_measure": elements.objective_measure,
    "specific_assessment": elements.specific_assessment,
    "matches_code": coding.matches_code,
    "no_passive_modality": coding.no_passive_modality,
    "hands_on_level": coding.hands_on_level,
    "one_patient": coding.one_patient,
    "separate_time": coding.separate_time,
    "told_apart": coding.told_apart,
    "pair_modifier": modifiers.pair_modifier,
    "discipline_modifier": modifiers.discipline_modifier,
    "assistant_modifier": modifiers.assistant_modifier,
    "reduced_service_modifier": modifiers.reduced_service_modifier,
    "qualified_provider": coding.qualified_provider,
    "total_time": timing.total_time,
    "timed_minutes": timing.timed_minutes,
    "units_within_minutes": unit_counts.units_within_minutes,
    "units_not_below_minutes": unit_counts.units_not_below_minutes,
    "minutes_add_up": timing.minutes_add_up,
    "eight_minutes": unit_counts.eight_minutes,
    "unit_limit": unit_counts.unit_limit,
    "session_length": timing.session_length,
    "clock_agrees": timing.clock_agrees,
    "scores_in_range": values.scores_in_range,
    "levels_agree": level_pairs.levels_agree,
    "possible_date": values.possible_date,
    "risk_below": risk.risk_below,
}

__all__ = ["FUNCTIONS", "Context", "Outcome"]
