"""Adding a documented reason or cue never raises the risk, wherever in the note it is put."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from risk_samples import ROUTINE, SKILLED, TRAINING, chart, fact, model, read, reader, score

from nlp_audit import risk
from nlp_audit.learning import risk_data, risk_monotone
from nlp_audit.records import Chart, Part
from nlp_audit.risk import features, sentences

ADDED = (
    "Chosen because he loses balance to the left when he turns his head.",
    "Foam was picked over firm ground since her sway only appears without ankle input.",
    "Step height was lowered to 4 inches because the knee snapped back at 6.",
    "Tactile cue at the L hip to start the weight shift.",
    "Verbal cues to look up and lengthen the step.",
    "Min verbal cues for posture.",
    "Occasional verbal cues for safety.",
    "No verbal cues needed.",
)
_NOISE = 1e-4  # a sentence put in between can shift the reading of its neighbours a little


def places(text: str, added: str) -> Iterator[str]:
    """The sentence at the end, before the signature, and inside the text."""
    lines = text.rstrip("\n").split("\n")
    yield "\n".join([*lines, added])
    yield "\n".join([*lines[:-1], added, lines[-1]])
    middle = len(lines) // 2
    yield "\n".join([*lines[:middle], added, *lines[middle:]])


def notes() -> list[str]:
    labelled = risk_data.read(TRAINING / "notes.csv")
    return [SKILLED, ROUTINE, *(note.text for note in labelled[::40])]


@pytest.mark.parametrize("added", ADDED)
def test_a_reason_or_a_cue_never_raises_the_risk(added: str) -> None:
    for text in notes():
        before = score(text).score
        for more in places(text, added):
            assert score(more).score <= before + _NOISE


@pytest.mark.parametrize("added", ADDED[:4])
def test_nor_does_it_after_earlier_notes(added: str) -> None:
    for text in (SKILLED, ROUTINE):
        before = score(text, ROUTINE).score
        assert all(score(more, ROUTINE).score <= before + _NOISE for more in places(text, added))


@pytest.mark.parametrize("label", ["rationale", "skilled"])
@pytest.mark.parametrize("other", ["routine", "generic", "stock", "need", "intervention", "passive", "group"])
def test_a_sure_reason_counts_whatever_else_its_sentence_states(label: str, other: str) -> None:
    said = ("Marching x 20, gait training in the hall as tolerated", {"routine": 0.8, "intervention": 0.9})
    reason = ("Same exercises as tolerated, continue", {label: 0.85, other: 0.9})
    assert risk.score(chart(said, reason), model()).score <= risk.score(chart(said), model()).score


def test_a_cue_counts_whatever_its_sentence_states() -> None:
    said = ("Marching x 20, gait training in the hall as tolerated", {"routine": 0.8, "intervention": 0.9})
    cued = ("Same exercises with verbal cues as needed", {"routine": 0.9, "stock": 0.9, "intervention": 0.9})
    more = chart(said, cued, facts=(fact("CUE", sentence=1, types=["verbal"])._replace(start=55, end=60),))
    assert risk.score(more, model()).score <= risk.score(chart(said), model()).score


def test_training_has_turned_no_sign_round() -> None:
    for feature, weight in zip(features.FEATURES, model().weights, strict=True):
        assert weight * feature.sign >= 0


def test_taking_out_what_shows_skill_raises_the_risk() -> None:
    cut = "\n".join(line for line in SKILLED.split("\n") if not line.startswith(("A:", "pelvis")))
    assert score(cut).score > score(SKILLED).score
    assert read(cut).statements


def stated(random: np.random.Generator, labels: Sequence[str]) -> dict[str, float]:
    return {label: float(p) for label, p in zip(labels, random.random(len(labels)), strict=True) if p > 0.4}


def drawn(random: np.random.Generator, added: bool) -> Chart:
    """A note of a few sentences with any scores; `added`: with a reason or a cue put into one of them."""
    labels = sorted({"rationale", "skilled", "response", "measured", *sentences.EMPTY, "intervention", "stock"})
    words = ("marching x20 in the bars", "pelvis drops on the left", "tolerated treatment well", "toe caught 3/20 only")
    said = [(str(words[random.integers(4)]), stated(random, labels)) for _ in range(random.integers(1, 6))]
    place, clause = random.integers(len(said)), (" because it slipped without ankle input", stated(random, labels))
    if not added:
        return chart(*said)
    text, scores = said[place]
    said[place] = (text + clause[0], stated(random, labels))
    found = list((whole := chart(*said)).statements)
    at = found[place].start
    rest = Part("core", ((at, at + len(text)),), scores)
    beside = Part("marked", ((at + len(text), at + len(text + clause[0])),), clause[1])
    found[place] = found[place]._replace(parts=(rest, beside))
    return whole._replace(statements=tuple(found))


@pytest.mark.parametrize("seed", range(300))
def test_by_construction_whatever_the_sentences_and_the_clause_state(seed: int) -> None:
    """Also after earlier notes, and whatever the sentence model makes of the longer sentence."""
    before, after = (drawn(np.random.default_rng(seed), added) for added in (False, True))
    for past in (None, risk.Past(frozenset(), 0.5)):
        one, two = (risk.judge(risk.page(note, model()), note.note.text, model(), past) for note in (before, after))
        assert two.score <= one.score + 1e-9


NEW_MARKED = (
    " because the scapula wings at 90 degrees",
    ", since he forgets the left brake each time",
    " so that her weight comes over the right foot before she stands",
    " to make him shift without using the rail",
    ", picked as the thumb slips off the spoon",
    " due to delayed swallow onset with thin liquids",
    " with min tactile cues to the rib cage for exhalation",
    ", VC to slow down on turns",
    " requiring 2 verbal cues for brake safety",
    "; visual cue of a tape line for step width",
    ", cueing at the pelvis to lead",
    " (tactile cue, L glute)",
    " because the tongue pushes forward on every swallow",
    " so that he feels the heel before loading it",
    ", since the left brake is forgotten when she hurries",
    " with 3 tactile cues at the scapula",
    ", verbal cue to breathe out on effort",
    " needing mod VC for sequence",
)
SEEN_ONCE = (  # one of them added body parts to the list
    " while my fingers brought the chin down",
    ", palm under the elbow to keep the humeral head down",
    " until the heel met the floor first",
    "; trunk drifted left on every third step",
    ", stroking the triceps to wake up extension",
    " but only when she could see her feet",
    ", thumb along the web space to open the grip",
    " - pelvis retracts the moment load comes on",
    ", which she could not sense with eyes shut",
    " for his missing push-off on the right",
    ", slower than last week on purpose",
    ", weight bearing through the heel being what he avoids",
)
UNSEEN = (  # written before the last change of `clause_words.py`, which knows one of these by its `forgotten`
    ", light touch on the ribs for breath",
    " as far as the shoulder stayed down",
    "; she guesses the distance to the cup",
    ", resistance at the pelvis to wake the abductors",
    " whenever the left eye closes",
    ", two fingers under the jaw for lip closure",
    " - trunk falls right without the armrest",
    ", mirror turned away to make the skin do the work",
    " by slowing him at each turn",
    ", forearm held in supination by me",
    " once the foot lands flat",
    ", the left hand forgotten unless touched",
)

# written after the words of `clause_words.py` were last changed; nothing was changed for them
WRITTEN_LATER = (
    ", my palm under the heel to slow the drop",
    ", tap on the triceps each time the elbow sagged",
    "; he leads with the head",
    " with the chair pushed closer after the second miss",
    ", eyes on my nose the whole time",
    " - weight stays on the right heel",
    ", hips nudged forward at the top",
    "; the wrist drops first",
    ", cup turned so the handle faced the weak side",
    " by showing her the video of the last try",
    ", the strap loosened when colour changed",
    ", voice lowered to slow the pace",
)


def trials(every: int, clauses: dict[str, tuple[str, ...]]) -> list[risk_monotone.Trial]:
    charts = risk_monotone.sample(risk_data.read(TRAINING / "notes.csv")[5:], reader(), every)
    return list(risk_monotone.trials(charts, risk_monotone.shipped(model(), reader()), clauses))


@pytest.mark.parametrize("clauses", [dict(risk_monotone.KINDS), {"reason": NEW_MARKED, "cue": ()}])
def test_a_clause_with_a_word_for_it_never_raises_the_risk_anywhere(clauses: dict[str, tuple[str, ...]]) -> None:
    """Also clauses on which nothing was tuned. A table's head is no place for documentation."""
    found = [t for t in trials(60, clauses) if t.kind in ("reason", "cue") and t.place != risk_monotone.HEAD]
    assert len(found) > 250
    assert {one.place for one in found} == set(risk_monotone.PLACES)
    assert [one for one in found if one.rise > risk_monotone.NOISE] == []


# the last as measured at first sight: "after the second miss" makes one fact be read otherwise
@pytest.mark.parametrize(
    ("clauses", "share", "most"), [(SEEN_ONCE, 0.03, 0.1), (UNSEEN, 0.12, 0.1), (WRITTEN_LATER, 0.12, 0.2)]
)
def test_a_clause_without_a_word_for_it_seldom_does(clauses: tuple[str, ...], share: float, most: float) -> None:
    rises = [t.rise for t in trials(60, {"unmarked": clauses}) if t.place != risk_monotone.HEAD]
    assert len(rises) > 250
    assert sum(rise > risk_monotone.NOISE for rise in rises) / len(rises) < share
    assert max(rises) < most


def test_the_head_of_a_table_is_a_place_of_its_own() -> None:
    cells = chart(("| Activity, time | Assist |", {"generic": 0.9}), ("|---|---|", {}), ("| Gait | CGA |", {}))
    assert {place for place, _ in risk_monotone.put(cells, ", VC to look up", 0)} == {risk_monotone.HEAD}
    plain = chart(("Gait with SPC, ramp, 15 min CGA", {"intervention": 0.9}), ("-----", {}), ("A: Steadier.", {}))
    assert {place for place, _ in risk_monotone.put(plain, ", VC to look up", 0)} == set(risk_monotone.PLACES)
    row = chart(("| Activity | Assist |", {}), ("|---|---|", {}), ("| Gait, ramp | CGA |", {"intervention": 0.9}))
    assert {place for place, _ in risk_monotone.put(row, ", VC to look up", 0)} == set(risk_monotone.PLACES)


def test_trials_see_a_model_that_is_not_monotone() -> None:
    """A score that grows with the length of the note is caught."""
    charts = risk_monotone.sample(risk_data.read(TRAINING / "notes.csv"), reader(), every=300)
    rows = risk_monotone.rows(risk_monotone.trials(charts, lambda text: len(text) / 1e5))
    assert {row[4] for row in rows} == {"1.0000"}
