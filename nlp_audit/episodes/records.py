"""What the cross-note rules work on: a small record of each note, made beside the note's own audit, and their verdicts.

A digest is what is left of a note when its text is gone: keys, times, facts and hashed words, two kilobytes. A run
keeps of each note but a few numbers in memory (`grouping`) and the rest in a scratch file (`shelf`).
"""

from __future__ import annotations

from typing import NamedTuple

from ..records import Verdict

Span = tuple[int, int]


class Person(NamedTuple):
    """A name in lower case; `first` may be an initial or empty."""

    surname: str
    first: str


class Session(NamedTuple):
    """A stretch of one-on-one time in minutes since the first day of the calendar, and where the note says so."""

    start: int
    end: int
    span: Span


class Mark(NamedTuple):
    """A value that the note states of today and where: a level, an amount of cueing."""

    value: str
    span: Span


class Score(NamedTuple):
    """An outcome measure's score today."""

    measure: str
    value: float
    span: Span


class Profile(NamedTuple):
    """What a visit looked like, as facts: rewording leaves them alone, progress moves them.

    quantities: kind of quantity ("/20", "ft", "in" …) → its values, without repetitions, pain and clock times.
    activities: families of what was done. explained: sentences that explain why nothing moved, or what was changed.
    """

    levels: tuple[Mark, ...]
    cues: tuple[Mark, ...]
    scores: tuple[Score, ...]
    quantities: tuple[tuple[str, frozenset[float]], ...]
    activities: frozenset[str]
    explained: tuple[Span, ...]


class Exercise(NamedTuple):
    """What was billed as 97112: hashes of the words that tell the activity, its passage, where the skill stands."""

    words: frozenset[int]
    passage: Span
    skilled: tuple[Span, ...]


class Passages(NamedTuple):
    """The note's own sentences (no header, demographics, goals, signature) as packed arrays.

    words: uint32 hashes of the words without numbers, sides, pronouns and names, a 0 before and after each sentence;
    spans: uint32 start and end of each sentence; written: uint32 hash of each sentence as it stands; sections: a
    letter each.
    """

    words: bytes
    spans: bytes
    written: bytes
    sections: bytes


class Encounter(NamedTuple):
    """What the cross-note rules compare of a note, without whose it is.

    day: ordinal of the date of service; start: minutes since midnight. loose: minutes of the sessions that were group
    or unattended time without saying when. report: where a therapist's progress report stands. treated: False for a
    missed or cancelled visit.
    """

    day: int | None
    start: int | None
    sessions: tuple[Session, ...]
    loose: float
    profile: Profile
    exercise: Exercise | None
    report: Span | None
    opens: bool
    closes: bool
    treated: bool
    heading: Span
    passages: Passages


class Digest(NamedTuple):
    """All that the cross-note rules need of one note."""

    patient: str | None
    clinician: Person | None
    discipline: str | None
    encounter: Encounter


class EpisodeCheck(NamedTuple):
    """A rule's verdict on one note, with the other note (by its number) that it was compared to where there is one."""

    rule: str
    verdict: Verdict
    spans: tuple[Span, ...] = ()
    other: int | None = None
    other_spans: tuple[Span, ...] = ()
    detail: str = ""  # what exactly is wrong here; never holds note text


class Ruling(NamedTuple):
    """What a rule's function says of one note; `other`: the place of the note that it was compared to."""

    verdict: Verdict
    spans: tuple[Span, ...] = ()
    other: int | None = None
    other_spans: tuple[Span, ...] = ()
    detail: str = ""


NO_PROFILE = Profile((), (), (), (), frozenset(), ())
NO_PASSAGES = Passages(b"\0\0\0\0", b"", b"", b"")
PASS = Ruling("pass")
NOT_APPLICABLE = Ruling("not_applicable")
