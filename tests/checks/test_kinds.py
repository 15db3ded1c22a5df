"""What a finding says of the activities that read as the other code's."""

from __future__ import annotations

from nlp_audit.checks import kinds
from nlp_audit.records import Activity

TEXT = "leg press 3x12, marches on foam"


def activity(start: int, end: int, nmr: float, tex: float, words: tuple[tuple[int, int], ...]) -> Activity:
    return Activity(start, end, nmr, tex, 0.0, words if nmr > tex else (), words if tex > nmr else ())


PRESS = activity(0, 14, 0.1, 0.9, ((0, 3), (4, 9)))
MARCHES = activity(16, 31, 0.4, 0.2, ((27, 31),))


def told(*found: Activity) -> str:
    return kinds.told(found, kinds.weigh(found, "tex", "nmr"), kinds.weigh(found, "nmr", "tex"), TEXT)


def test_it_quotes_the_words_that_speak_for_a_code() -> None:
    assert told(PRESS).startswith("1 of the activities read as therapeutic exercise by “leg press”, none as")


def test_it_says_what_is_missing_to_tell() -> None:
    assert told(PRESS).endswith("no balance, coordination, posture, sense of position or motor control is named")


def test_it_quotes_a_word_once() -> None:
    assert told(PRESS, PRESS).count("leg press") == 1


def test_it_quotes_both_sides() -> None:
    clear = MARCHES._replace(nmr=0.6)
    assert told(PRESS, clear).endswith("1 may be neuromuscular re-education by “foam”")
