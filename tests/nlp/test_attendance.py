"""Words by which a note says that its visit was not held, and what only sounds like them."""

from __future__ import annotations

import pytest

from nlp_audit.nlp.attendance import NOT_HELD


@pytest.mark.parametrize(
    "text",
    [
        "Missed visit: patient cancelled, in hospital.",
        "Pt cancelled, ill.",
        "CANCELLED - weather",
        "She cancelled due to a fever.",
        "No show.",
        "Pt not seen today, off the unit.",
        "Unable to see pt, at dialysis.",
        "Resident refused therapy.",
    ],
)
def test_not_held(text: str) -> None:
    assert NOT_HELD.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "She has difficulty with visual scanning in a cancellation task.",
        "Bell cancellation test 24/35.",
        "No-show policy reviewed with the family.",
        "Unable to see objects on the left.",
        "His MRI on Monday in Springfield was cancelled.",
    ],
)
def test_only_sounds_like_it(text: str) -> None:
    assert not NOT_HELD.search(text)
