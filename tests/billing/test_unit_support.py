"""Units billed against minutes: in all and for each code, ties going either way."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest

from nlp_audit.billing.units import METHODS, Allocation, Method, Support, allocate, full_units, supports

NMR, TE, MT, TA = "97112", "97110", "97140", "97530"


def support(
    minutes: Mapping[str, float],
    billed: Mapping[str, int],
    timed_total: float | None = None,
    method: Method = "eight-minute",
) -> Support:
    return supports(allocate(minutes, method, lambda code: code != "97150"), billed, timed_total)


def test_what_minutes_support_is_no_excess() -> None:
    assert support({NMR: 24, TE: 23}, {NMR: 2, TE: 1}) == Support(3, 3, False, (), False, (), ())


@pytest.mark.parametrize("billed", [{NMR: 2, TE: 1}, {NMR: 1, TE: 2}])
def test_a_tie_may_go_either_way(billed: Mapping[str, int]) -> None:
    assert not support({NMR: 20, TE: 20}, billed).exceeds


def test_both_codes_of_a_tie_cannot_take_the_last_unit() -> None:
    # In all 4 units as supported: MT's own unit is not billed, so only the tie shows the excess.
    result = support({NMR: 20, TE: 20, MT: 15}, {NMR: 2, TE: 2})
    assert (result.total_exceeds, result.codes_exceed) == (False, (NMR, TE))
    assert result.reasons == ("97112 and 97110 cannot each take a last unit",)


def test_never_two_extra_units_on_one_code() -> None:
    result = support({NMR: 20, TE: 20}, {NMR: 3})
    assert (result.total_exceeds, result.codes_exceed) == (False, (NMR,))
    assert result.reasons == ("97112: 3 units billed, 2 supported",)


def test_total_and_code() -> None:
    result = support({NMR: 24, TE: 12}, {NMR: 2, TE: 1})
    assert result.total_exceeds
    assert result.reasons[0] == "3 timed units billed, 2 supported"


def test_the_unit_of_another_code_cannot_be_taken() -> None:
    result = support({NMR: 24, TE: 23}, {NMR: 1, TE: 2})
    assert (result.total_exceeds, result.codes_exceed, result.total_below) == (False, (TE,), False)


def test_below() -> None:
    result = support({NMR: 23, TE: 15}, {NMR: 1, TE: 1})
    assert (result.exceeds, result.total_below) == (False, True)


def test_minutes_of_a_code_that_is_not_billed_count() -> None:
    # 7 minutes of exercise make the 8th minute; the unit belongs to the larger remainder.
    assert not support({NMR: 22, TE: 1}, {NMR: 2}).exceeds


def test_fewer_than_eight_minutes_support_nothing() -> None:
    for method in METHODS:
        assert support({NMR: 7}, {NMR: 1}, method=method).total_exceeds


def test_methods_differ() -> None:
    assert support({NMR: 24, TE: 23}, {NMR: 2, TE: 2}).total_exceeds
    assert not support({NMR: 24, TE: 23}, {NMR: 2, TE: 2}, method="midpoint").exceeds
    assert support({NMR: 20, TE: 20}, {NMR: 2, TE: 1}, method="midpoint").codes_exceed == (NMR,)


def test_untimed_codes_are_skipped() -> None:
    assert support({NMR: 15, "97150": 30}, {NMR: 1, "97150": 1}) == Support(1, 1, False, (), False, (), ())


def test_codes_without_minutes_stay_unchecked() -> None:
    result = support({NMR: 15}, {NMR: 1, TE: 2})
    assert (result.exceeds, result.total_below, result.unchecked) == (False, False, (TE,))
    assert support({NMR: 15}, {NMR: 2, TE: 2}).exceeds
    assert not support({}, {NMR: 3}).exceeds


def test_timed_total_alone_supports_units() -> None:
    assert not support({}, {NMR: 2, TE: 1}, 40).exceeds
    assert support({}, {NMR: 2, TE: 1}, 37).total_exceeds
    assert support({}, {NMR: 1, TE: 1}, 40).total_below
    assert support({}, {NMR: 1}, -40).unchecked == (NMR,)


def test_the_only_code_without_minutes_has_the_rest_of_the_total() -> None:
    assert not support({NMR: 30}, {NMR: 2, TE: 1}, 45).exceeds
    result = support({NMR: 30}, {NMR: 1, TE: 2}, 45)
    assert (result.total_exceeds, result.codes_exceed) == (False, (TE,))
    assert support({NMR: 30}, {NMR: 2, TE: 1}, 30).total_exceeds


def test_several_codes_without_minutes_share_the_rest() -> None:
    assert not support({NMR: 20}, {NMR: 2, TE: 1, MT: 1}, 55).exceeds
    assert support({NMR: 15}, {NMR: 2, TE: 1, MT: 1}, 60).exceeds is False  # 1 + rest may still earn it
    assert support({NMR: 15}, {NMR: 3, TE: 1}, 60).codes_exceed == (NMR,)
    midpoint = support({NMR: 20}, {NMR: 1, TE: 1, MT: 1}, 36, "midpoint")
    assert (midpoint.exceeds, midpoint.supported_units) == (False, 3)
    assert support({NMR: 20}, {NMR: 1, TE: 1, MT: 1}, 35, "midpoint").total_exceeds


def test_a_stated_total_below_the_sum_limits_the_units() -> None:
    # 20 minutes of stimulation during the re-education: 97032's 15 are 97112's 15.
    result = support({NMR: 15, "97032": 15, TE: 20}, {NMR: 1, "97032": 1, TE: 1}, 35)
    assert result.total_exceeds
    assert not support({NMR: 15, TE: 20}, {NMR: 1, TE: 1}, 60).exceeds


def test_against_every_legal_choice() -> None:
    rng = random.Random(97110)
    for _ in range(3000):
        minutes = {code: rng.choice([7, 8, 10, 15, 20, 22, 23, rng.randint(1, 50)]) for code in (NMR, TE, MT, TA)}
        allocation = allocate(minutes, "eight-minute", lambda _: True)
        billed = {code: max(0, allocation.units[code] + rng.choice([-1, 0, 0, 0, 1])) for code in minutes}
        legal = any(all(billed[code] <= choice[code] for code in billed) for choice in choices(allocation))
        assert supports(allocation, billed).exceeds is not legal, (minutes, billed)


def choices(allocation: Allocation) -> Iterator[dict[str, int]]:
    """Every allocation that the therapist may choose."""
    tie = allocation.ties[0] if allocation.ties else ()
    units = {**allocation.units, **{code: full_units(allocation, code) for code in tie}}
    for takers in combinations(tie, allocation.total_units - sum(units.values())):
        yield {code: count + (code in takers) for code, count in units.items()}
