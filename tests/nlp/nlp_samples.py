"""Invented notes and short ways to read them, shared by the tests of the reader."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from nlp_audit import facts, paths
from nlp_audit.nlp import pipeline
from nlp_audit.records import Chart, Fact, Note

NOTES = {
    "letters": """\
Pt: Orla Quince   DOS: 05/06/2026
S: "I didn't feel so shaky on the porch step today." Denies pain.
O: Tandem stance at counter 3 x 20 sec w/ CGA and mod verbal and tactile cues for ankle strategy because she still
steps late when pushed. Step-ups 6" x 10 min A. Gait 140 ft with RW, SBA, one VC for turns. Berg 41/56 (38/56 at eval).
97112-GP x 2 units, 25 min. 97110-GP x 1 unit, 14 min. Timed minutes: 39. Total treatment time: 44 min.
A: Fewer steps to recover balance after cueing; remains at risk of falling backwards on uneven ground.
STG 1: Pt will stand on foam 30 s without UE support, SBA, in 3 weeks.
P: Progress to compliant surface next visit; reviewed HEP sheet with her daughter.
Hugh Tansy, PT, DPT
""",
    "words": """\
OCCUPATIONAL THERAPY DAILY NOTE
Date of Service: June 3, 2026     Time in: 1:10 PM   Time out: 1:55 PM

Subjective:
Resident states the left hand "won't listen to me." Rates shoulder pain 3/10.

Objective:
UB dressing: min A with hand-over-hand facilitation to bring the left sleeve up. Grooming at sink: setup.
Toilet transfer mod A x1, max cues for brakes. Box and Blocks R 44, L 17.
Wife gives min A with socks at home.

Assessment:
Left neglect keeps her from finding the sleeve; anchoring with a red band let her scan to midline twice in five trials.

Goals:
- Don pullover shirt with setup in 2 weeks
- Transfer to toilet with CGA by 07/01/2026

Plan:
Continue 3x/wk. Will trial a dressing stick next session.

Charges
97535   30 min   2 units
97530   15 min   1 unit
Electronically signed by: Petra Lund, OTR/L 06/03/2026 2:10 PM
""",
    "prose": """\
Seen 04/14/2026 for physical therapy at home. Mr. Ibarra says the knee is stiff in the morning and that he walked to
the mailbox yesterday. He denies pain. He walked 90 feet with a cane and contact guard assist, then 120 feet with
standby assist after verbal cues to heel strike, because he drags the left toe when tired. TUG 17.2 sec, last visit
19.5 sec. He needed no cues on the stairs. Wall slides and terminal knee extension were done for quadriceps strength.
Billed 97116 for 23 minutes, 2 units, and 97110 for 15 minutes, 1 unit; total time 40 minutes. He tolerated it well and
his toe cleared in eight of ten steps by the end. His goal is to walk to church without the cane. Next visit we will try
the curb. Signed: Noor Haddad, PTA. Supervising PT: Lena Frost, PT.
""",
    "form": """\
PATIENT: Vail, R.        DATE: 02/11/2026
[x] Skilled SLP      [ ] Group      [x] Individual
S: Mother reports he asked for juice on his own.
O: /k/ in initial position: 14/20 with min verbal cues [x] verbal [ ] tactile
   Followed 2-step directions 7/10 trials with mod visual cues; no cues needed for 1-step.
A: More accurate once the picture board was put in his left field.
P: Send word list home. Goal: name 8/10 items without cues in 4 weeks.
92507 x 1   35 min   Total time: 35 min
R. Amory, MS, CCC-SLP
""",
    "table": """\
Visit date 2026-07-22
SUBJECTIVE: No falls since Monday, pain 2/10 in the right hip.
OBJECTIVE:
| Task | Prior | Current | Goal |
|---|---|---|---|
| Bed to chair | mod A | min A | CGA |
| Stairs | max A | mod A | min A |
Cueing: min tactile cues at the pelvis for weight shift.
ASSESSMENT: Weight shift to the right is limited by fear; hands-on input lets him load it.
PLAN: Recert due 08/01/2026. Continue per POC.
CPT | Units | Minutes
97530 | 2 | 28
97112 | 1 | 12
Total timed minutes 40. Total treatment minutes 46.
/s/ Odile Brandt, PT
""",
}


@cache
def reader() -> pipeline.Reader:
    return pipeline.build(paths.rules(), paths.models())


@cache
def chart(text: str) -> Chart:
    return facts.chart(Note("note", text), reader()(text))


def found(text: str, label: str) -> list[Fact]:
    """The note's facts of a label in the order of the text, whose spans are checked."""
    facts_found = sorted(chart(text).of(label), key=lambda fact: (fact.start, fact.end))
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts_found)
    return facts_found


def rows(text: str, label: str, *attributes: str) -> list[tuple[Any, ...]]:
    """What tests compare: each fact's words, then the named attributes (`assertion` and `section` as well)."""
    return [(text[fact.start : fact.end], *(_value(fact, name) for name in attributes)) for fact in found(text, label)]


Goal = tuple[str, str | None, bool]  # statement, term, measurable
S, L, N = "short", "long", None  # terms


def goals(text: str) -> list[Goal]:
    """The goals of a text."""
    return rows(text, "GOAL", "term", "measurable")


def _value(fact: Fact, name: str) -> Any:
    return getattr(fact, name) if name in ("assertion", "section") else fact.attributes.get(name)


def soap(subjective: str = "Slept well.", objective: str = "Gait 60 ft.", assessment: str = "", plan: str = "") -> str:
    """A note of four sections with the given lines."""
    return f"S: {subjective}\nO: {objective}\nA: {assessment or 'Steadier.'}\nP: {plan or 'Same again.'}\n"


_MARK = re.compile(r"\{(?P<words>[^{}]*?)\|(?P<assertion>[phnfo])(?::(?P<value>\w+))?\}")
_ASSERTIONS = {"p": "present", "h": "historical", "n": "negated", "f": "planned", "o": "other"}


def unmarked(marked: str) -> str:
    """The text of `Gait {CGA|p} ({mod A|h} at eval)` without its marks."""
    return _MARK.sub(lambda mark: mark["words"], marked)


def marks(marked: str) -> list[tuple[str, ...]]:
    """What is marked: the words, their assertion (its first letter; `f`, future, for planned) and value, if given."""
    return [(m["words"], _ASSERTIONS[m["assertion"]], m["value"] or "") for m in _MARK.finditer(marked)]


def each(habits: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Every marked text with its habit."""
    return [(habit, marked) for habit, all_marked in habits.items() for marked in all_marked]


def read_as_marked(habit: str, marked: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Levels, cues and measures found in the marked text, a part of a note of 3/20/2026, and those that are marked.

    habit: what the text stands for, and behind a stroke its section if it is not the objective one ("note": none).
    """
    _, _, section = habit.partition(" / ")
    section = {"": "objective", "note": ""}.get(section, section)
    text = unmarked(marked)
    note = "Date of service: 03/20/2026\n" + (soap(**{section: text}) if section else text)
    start, expected = note.index(text), marks(marked)
    inside = [f for name in _LABELS for f in found(note, name) if start <= f.start and f.end <= start + len(text)]
    values = [value for _, _, value in expected] if len(inside) == len(expected) else []
    facts_found = sorted(inside, key=lambda fact: fact.start)
    rows_found = [
        (note[f.start : f.end], f.assertion, str(_main_value(f)) if i < len(values) and values[i] else "")
        for i, f in enumerate(facts_found)
    ]
    return rows_found, expected


_LABELS = ("ASSIST_LEVEL", "CUE", "OUTCOME_MEASURE")


def _main_value(fact: Fact) -> Any:
    return fact.attributes.get("level") or fact.attributes.get("measure") or "_".join(fact.attributes["types"])
