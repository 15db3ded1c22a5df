"""Which units carry CQ (furnished by a PT assistant) or CO (by an OT assistant).

Source: Medicare Claims Processing Manual (MCPM) ch. 5 §20.1; 42 CFR 410.59, 410.60; CMS' policy of 2022.
Time that therapist and assistant work together is the therapist's; an aide or a student never counts.
Speech-language pathology has no assistant modifier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Literal, NamedTuple

from .units import LEAST, UNIT, allocate
from .working import listing, number

Discipline = Literal["PT", "OT"]
PAIRED: Mapping[Discipline, tuple[str, str]] = {"PT": ("GP", "CQ"), "OT": ("GO", "CO")}
SHARE = 0.10  # de minimis: up to a tenth by the assistant is the therapist's


class Share(NamedTuple):
    """Minutes of one code on one day, by person."""

    therapist: float = 0  # alone
    assistant: float = 0  # alone
    together: float = 0


class AssistantLine(NamedTuple):
    """Units of one code with the modifiers that they carry."""

    code: str
    units: int
    modifiers: tuple[str, ...]  # ("GP",) or ("GP", "CQ"); ("GO",) or ("GO", "CO")
    either: bool  # CMS' two ways to work out the tenth disagree: with or without CQ/CO, both are right
    working: tuple[str, ...]


class _Unit(NamedTuple):
    """One unit's decision."""

    assistant: bool
    why: str
    either: bool = False


def assistant_lines(
    minutes_by_person: Mapping[str, Share],
    timed: Callable[[str], bool],
    discipline: Discipline,
    units: Mapping[str, int] | None = None,
) -> tuple[AssistantLine, ...]:
    """The claim lines of a day: for each code the units without CQ/CO, then those with it.

    `units` are those billed by code; without them, the ones that the minutes support by Medicare's rule.
    """
    if units is None:
        minutes = {code: sum(share) for code, share in minutes_by_person.items()}
        allocation = allocate(minutes, "eight-minute", timed)
        units = {**allocation.units, **allocation.untimed}
    lines: list[AssistantLine] = []
    for code, share in minutes_by_person.items():
        decisions = _timed(share, units.get(code, 0)) if timed(code) else _untimed(share, units.get(code, 0))
        lines += _lines(code, decisions, discipline)
    return tuple(lines)


def modifier_conflict(modifiers: Collection[str]) -> str:
    """What is wrong with CQ/CO on one claim line, or nothing. CQ rides with GP, CO with GO (MCPM 5 §20.1)."""
    for therapy, assistant in PAIRED.values():
        if assistant in modifiers and therapy not in modifiers:
            others = listing([word for word in ("GP", "GO", "GN") if word in modifiers] or ["none"])
            return f"{assistant} must stand with {therapy}; the line's discipline modifier: {others}"
    return ""


def de_minimis(therapist: float, assistant: float) -> tuple[bool, bool]:
    """Whether the assistant's minutes are more than a tenth, and whether CMS' two ways to tell disagree.

    Those are (MCPM ch. 5 §20.1): minutes from a tenth of the total, rounded, plus one; or a rounded
    percentage of 11 or more.
    """
    whole = therapist + assistant
    if not assistant:
        return False, False
    by_minutes = assistant >= _rounded(whole / 10) + 1
    by_percent = _rounded(100 * assistant / whole) >= 11
    return assistant / whole > SHARE, by_minutes != by_percent


def _rounded(value: float) -> int:
    return int(value + 0.5)  # halves up, as a pencil does; Python's round() goes to the even number


def _lines(code: str, decisions: Collection[_Unit], discipline: Discipline) -> list[AssistantLine]:
    out = []
    for assisted in (False, True):
        group = [unit for unit in decisions if unit.assistant == assisted]
        modifiers = PAIRED[discipline] if assisted else PAIRED[discipline][:1]
        why = tuple(dict.fromkeys(unit.why for unit in group))
        if group:
            out.append(AssistantLine(code, len(group), modifiers, any(unit.either for unit in group), why))
    return out


def _untimed(share: Share, units: int) -> list[_Unit]:
    return [_by_tenth(share.therapist + share.together, share.assistant)] * units


def _timed(share: Share, units: int) -> list[_Unit]:
    """Decide each unit: full 15 minutes first, then what each person has left over."""
    therapist, assistant = share.therapist + share.together, share.assistant
    full = [_Unit(False, f"therapist: full {UNIT} minutes")] * int(therapist // UNIT)
    full += [_Unit(True, f"assistant: full {UNIT} minutes")] * int(assistant // UNIT)
    rest = _left_over(therapist % UNIT, assistant % UNIT, units - len(full))
    # Units billed beyond all minutes follow the code's minutes as a whole.
    beyond = [_by_tenth(therapist, assistant)] * (units - len(full) - len(rest))
    return [*full, *rest, *beyond][:units]


def _left_over(therapist: float, assistant: float, units: int) -> list[_Unit]:
    """Units earned by minutes left over. With 9 to 14 minutes each and two units, each person gets one."""
    if units <= 0 or not therapist + assistant:
        return []
    if therapist >= LEAST:  # whatever the assistant did in that unit
        why = f"therapist: {number(therapist)} minutes left over, {LEAST} or more"
        return [_Unit(False, why), *_left_over(0, assistant, units - 1)]
    if assistant >= LEAST:
        why = f"assistant: {number(assistant)} minutes left over, {LEAST} or more; therapist fewer"
        return [_Unit(True, why), *_left_over(therapist, 0, units - 1)]
    return [_by_tenth(therapist, assistant)]


def _by_tenth(therapist: float, assistant: float) -> _Unit:
    assisted, either = de_minimis(therapist, assistant)
    share = f"assistant: {number(assistant)} of {number(therapist + assistant)} minutes"
    return _Unit(assisted, f"{share}, {'more' if assisted else 'not more'} than a tenth", either)
