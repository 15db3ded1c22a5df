"""How the cross-note check grows: synthetic notes of one organisation with planted clones.

    python tests/benchmarks/episodes_scale.py [10000 30000 100000]

20 notes a patient, 20 patients a clinician, 5 clinicians a clinic. A note repeats 20-55 % of the one before with other
numbers (as real charts do), follows its clinic's template and carries the goals' wording in its plan; its other
sentences are put together from pools of phrases of the patient's own few activities. One note in fifty is a clone of an
earlier note of the patient (three in four) or of another patient of the clinician: numbers, side, pronouns, now and
then a word and a sentence are changed. Prints recall and precision of `episode.cloned-note`, time and memory.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp_audit import episodes, paths, rules
from nlp_audit.episodes import passages
from nlp_audit.episodes.passages import Sentence
from nlp_audit.episodes.records import Digest, Encounter, Exercise, Mark, Person, Profile, Score, Session

NOTES_A_PATIENT, PATIENTS_A_CLINICIAN, CLINICIANS_A_CLINIC = 20, 20, 5
CLONE_SHARE = 0.02
FIRST_DAY = 739_000

TASKS = """sit to stand from the mat|sit to stand from a low chair|stand pivot to the wheelchair|walking in the parallel bars
gait with the rolling walker|gait with the straight cane|stepping over hurdles|step taps to the block|tandem stance at the rail
stance on the foam pad|single leg stance beside the counter|side stepping along the mat|backward walking|turns in the corner
curb climbing outdoors|stair climbing with one rail|reaching to the overhead shelf|weight shift over the affected leg
quadruped arm and leg lifts|tall kneeling ball toss|half kneel to stand|bridging|rolling to both sides|supine to sit
lower body dressing at the bedside|upper body dressing with the shirt|grooming at the sink|tub bench transfer|toilet transfer
clothing management in standing|kettle and cup in the kitchen|folding towels at the counter|grasp and release of cylinders
coin pick-up from the table|peg placing|putty work|handwriting of the name|buttoning the cardigan|forearm loading on the wedge
tenodesis grasp|naming of household objects|sentence completion|paragraph listening|word finding in conversation
serial speech|effortful swallow|nectar sips with the tuck|sustained vowels|pacing board phrases|memory book look-up
wheelchair propulsion in the hall|car transfer|floor recovery|heel slides|straight leg raises|leg press|heel raises
rows with the band|shoulder flexion on the table|pendulums|ankle circles|bike warm-up|gaze on a fixed target|head turns in walking
rolling habituation|bending and straightening|perturbations at the pelvis|catching a ball off balance|ladder stepping"""
FAULTS = """the trunk leaned back|the knee snapped straight|the hip dropped on the far side|the toe caught|the foot crossed
the shoulder hiked early|the wrist fell into flexion|the eyes went down to the floor|the breath was held|the hand slid off
the heel came up first|the step came late|the pelvis rotated away|the head tipped to one side|the elbow flew out
the weight stayed on the strong leg|the count was lost|the first sound was missing|the voice faded out|the cup tipped over
the sleeve was missed|the chair was grabbed too soon|the walker ran ahead|the turn was cut short|the arch collapsed
the fingers would not open|the grip was too tight|the neck tensed up|the ankle rolled outward|the stride shortened"""
HELP = """with contact guard at the belt|with minimal assistance at the pelvis|with moderate assistance at the trunk|with standby assistance
with supervision|with a light touch between the shoulder blades|with my hand behind the knee|with fingertips on both hips
with minimal verbal cues|with moderate verbal cues|with one tactile cue a set|with a mirror in front|with the beat of a metronome
with the rail on one side|with the gaze on a mark at eye level|with the task cut into three parts|with a wedge under the heel
with a band around the thighs|with the chair raised|with the light dimmed|with a cup of water in hand|with eyes closed
with a strap in place of my hand|with the word said before each try|with a pause before each try|with a count out loud"""
REASONS = """because that is where the balance goes|because the far side is forgotten|since fatigue sets in early|because the floor was watched
so that the affected leg had to carry|so that the scapula could set first|since vision makes up for the feet|because pain follows the fast ones
since the order and not the strength was lost|so that the landing could be felt|because speech takes the attention|since the brace rubs there
because the joint stops short|so that the hand had to open|since the rail at home is on that side|because haste spoils it
since the lids were half closed|so that the trunk came forward|because the ankle answers late|since the tone rises with height"""
RESULTS = """went from {n} to {n} good tries of {n}|held {n} s and later {n} s|{n} of {n} clean|{n} losses, then {n}|{n} ft without a stop
{n} of {n} without a reminder|down from {n} errors to {n}|{n} degrees before and {n} after|kept for {n} min|repeated {n} times and {n} of them well
better in the second half with {n} of {n}|no better than {n} of {n}|lost after {n} tries|steady for {n} of {n}"""
SAID = """slept badly and says so|went to church on foot|was at the doctor's|had visitors all day|did the home sheet twice|is worried about the stairs
cooked for the first time|nearly fell in the pantry|is cross about the brace|wants to drive again|feels stiff from the garden
found the milk without stopping|counted the steps to the mailbox|rested all weekend|has a new walker bag|carried the groceries in
dreads the shower|tried the low chair at home|was dizzy on the bus|forgot the precautions once|walked the dog round the block
turned the key without thinking|dropped two cups|asked about going home|read the whole newspaper|sang along in the dayroom"""
MEANS = """timing and not strength is what fails|the gain holds from one day to the next|attention is the weak point now|the floor is still steering
the hip leads and the ankle follows|fear makes for haste|endurance gives out before skill|the cue has become a habit|the knee is the limit
height is what brings the tone back|sight covers for the feet|the second task costs more than distance|practice in the real place carries over
touch does what words do not|the first move decides the rest|rest breaks pay for themselves|the strong side takes over when hurried"""
NEXT = """raise the step by {n} inches|add a second task|try it without the rail|move to the real kitchen|bring the own shoes|show the family
cut the cue to one a set|go outdoors if dry|repeat before breakfast|ask for a longer rail|test again in {n} days|lower the chair by {n} inches
leave the mirror out|print a new home sheet|call the surgeon's office|put tape on the floor|lend the scale for the weekend"""
TEMPLATES = """Gait belt worn and call light in reach at all times|Patient identified by name and date of birth before treatment
Vital signs within the limits set by the physician|Safety and precautions reviewed with good understanding|Skin checked before and after
Consent to treat renewed at this visit|Plan discussed and agreed upon|Equipment wiped down after use|Rest provided as needed
Therapist in direct contact for the whole session|Treatment rendered in a private area|No adverse reaction was noted"""
SUBJECTS = ("She", "He", "The patient", "The resident")
PLANTED = ("again", "today", "slowly", "carefully", "once more")


def _pool(text: str) -> list[str]:
    return [phrase.strip() for line in text.splitlines() for phrase in line.split("|")]


POOLS = {
    name: _pool(text)
    for name, text in {
        "task": TASKS,
        "fault": FAULTS,
        "help": HELP,
        "reason": REASONS,
        "result": RESULTS,
        "said": SAID,
        "means": MEANS,
        "next": NEXT,
        "template": TEMPLATES,
    }.items()
}
SHAPES = {
    "s": ("{who} {said}.", "{who} {said} and {said}.", "Today {who} {said}, pain {n}/10."),
    "o": (
        "{task} {help} {reason}: {result}.",
        "In {task} {fault}, {result}.",
        "{task} {help}, {result}.",
        "{task}: {fault} {reason}, therefore {task} {help}.",
        "{fault} on {n} of {n} tries of {task}, {help} on {n}.",
        "{help} {task} {result} {reason}.",
    ),
    "a": ("{means}; {fault} {reason}.", "In {task} {means}.", "{means}, {result}.", "{means} and {means}."),
    "p": ("{next}, then {next}.", "{next} {reason}.", "In {task}: {next}."),
}
Text = list[tuple[str, str]]  # section letter and sentence
LENGTHS = {"s": (1, 3), "o": (4, 8), "a": (2, 3), "p": (1, 2)}


class Written(NamedTuple):
    """A synthetic note: who, when, its sentences with their sections, and whether it was planted as a clone."""

    patient: int
    visit: int
    sentences: tuple[tuple[str, str], ...]
    cloned: bool


def sentence(section: str, tasks: Sequence[str], rng: random.Random) -> str:
    """One sentence; the tasks are the patient's own."""
    text = rng.choice(SHAPES[section])
    while "{" in text:
        start, end = text.index("{"), text.index("}")
        name = text[start + 1 : end]
        text = text[:start] + _phrase(name, tasks, rng) + text[end + 1 :]
    return text[0].upper() + text[1:]


def _phrase(name: str, tasks: Sequence[str], rng: random.Random) -> str:
    if name == "n":
        return str(rng.randint(2, 90))
    if name == "who":
        return rng.choice(SUBJECTS)
    return rng.choice(tasks if name == "task" else POOLS[name])


def renumbered(text: str, rng: random.Random) -> str:
    return " ".join(str(rng.randint(2, 90)) if word.isdigit() else word for word in text.split(" "))


def fresh(tasks: Sequence[str], rng: random.Random) -> Text:
    return [(s, sentence(s, tasks, rng)) for s, (low, high) in LENGTHS.items() for _ in range(rng.randint(low, high))]


def continued(last: Sequence[tuple[str, str]], tasks: Sequence[str], rng: random.Random) -> Text:
    """A visit of which 20-55 % of the words repeat the one before, whole sentences with other numbers."""
    share, new = rng.uniform(0.2, 0.55), fresh(tasks, rng)
    kept: Text = []
    for section, text in rng.sample(list(last), len(last)):
        others = [i for i, (name, _) in enumerate(new) if name == section]
        rest = new[: others[0]] + new[others[0] + 1 :] if others else new
        if _length([*kept, (section, text)]) <= share * _length([*rest, *kept, (section, text)]):
            new, kept = rest, [*kept, (section, renumbered(text, rng))]
    return sorted([*new, *kept], key=lambda pair: "soap".index(pair[0]))


def _length(sentences: Sequence[tuple[str, str]]) -> int:
    return sum(len(text.split()) for _, text in sentences)


def clone(source: Sequence[tuple[str, str]], tasks: Sequence[str], rng: random.Random) -> Text:
    """An edited paste: numbers, sides, pronouns; here and there a word; seldom a sentence replaced."""
    swap = {"She": "He", "He": "She", "left": "right", "right": "left"}
    out = []
    for section, text in source:
        words = [swap.get(word, word) for word in renumbered(text, rng).split(" ")]
        if rng.random() < 0.15:
            words.insert(rng.randrange(len(words)), rng.choice(PLANTED))
        out.append((section, sentence(section, tasks, rng) if rng.random() < 0.05 else " ".join(words)))
    return out


def organisation(notes: int, seed: int = 7) -> Iterator[Written]:
    """All notes of the organisation, visit by visit."""
    rng = random.Random(seed)
    patients = notes // NOTES_A_PATIENT
    tasks = [rng.sample(POOLS["task"], 7) for _ in range(patients)]
    before: list[list[Text]] = [[] for _ in range(patients)]
    for visit in range(NOTES_A_PATIENT):
        today = [_visit(before, patient, tasks[patient], rng) for patient in range(patients)]
        for patient, (text, cloned) in enumerate(today):
            before[patient] = [*before[patient][-4:], text]
            yield Written(patient, visit, tuple(text), cloned)


def _visit(
    before: Sequence[Sequence[Text]], patient: int, tasks: Sequence[str], rng: random.Random
) -> tuple[Text, bool]:
    """A visit's text and whether it is a clone."""
    if not before[patient]:
        return fresh(tasks, rng), False
    if rng.random() < CLONE_SHARE:
        return clone(_source(before, patient, rng), tasks, rng), True
    return continued(before[patient][-1], tasks, rng), False


def _source(history: Sequence[Sequence[Text]], patient: int, rng: random.Random) -> Text:
    """An earlier note of the patient, or of another patient of the clinician."""
    if rng.random() < 0.75:
        return rng.choice(history[patient])
    first = patient - patient % PATIENTS_A_CLINICIAN
    other = rng.randrange(first, min(first + PATIENTS_A_CLINICIAN, len(history)))
    return rng.choice(history[other])


def digest(note: Written, template: Sequence[str]) -> Digest:
    """The digest that the worker would make of the note; the facts are the note's numbers' neighbours."""
    clinician, day = note.patient // PATIENTS_A_CLINICIAN, FIRST_DAY + 3 * note.visit + note.patient % 3
    start = 480 + 30 * (note.patient % PATIENTS_A_CLINICIAN)
    rows = [*((s, text) for s, text in note.sentences), *(("o", line) for line in template)]
    level = ("moderate", "minimal", "contact_guard", "standby")[min(note.visit // 5, 3)]
    profile = Profile(
        (Mark(level, (0, 1)),), (), (Score("berg", 20.0 + note.visit, (0, 1)),), (), frozenset(("gait",)), ()
    )
    told = Exercise(frozenset(map(passages.crc, note.sentences[1][1].split()[:6])), (0, 1), ((0, 1),))
    packed = passages.pack(Sentence(text, (i, i + 1), s) for i, (s, text) in enumerate(rows))
    held = (Session(day * 1440 + start, day * 1440 + start + 30, (0, 1)),)
    encounter = Encounter(day, start, held, 0.0, profile, told, None, note.visit == 0, False, True, (0, 1), packed)
    return Digest(f"MRN{note.patient}", Person(f"name{clinician}", "ann"), "PT", encounter)


def measure(notes: int) -> None:
    """One size: makes the digests, checks them and prints the figures."""
    loaded = rules.load(paths.rules(), episodes.FUNCTIONS, families=("episode",))
    rng = random.Random(3)
    templates = [rng.sample(POOLS["template"], 5) for _ in range(1000)]
    clinic = PATIENTS_A_CLINICIAN * CLINICIANS_A_CLINIC
    planted = set()
    with tempfile.TemporaryFile() as kept, tempfile.TemporaryFile() as ruled:
        roll = episodes.Roll(kept)
        for number, note in enumerate(organisation(notes)):
            roll.add(episodes.slip(digest(note, templates[note.patient // clinic % 1000])))
            planted |= {number} if note.cloned else set()
        before, started = _memory(), time.process_time()
        verdicts = episodes.judge(roll.arranged(), loaded, ruled)
        seconds = time.process_time() - started
        clones = verdicts.rules.index("episode.cloned-note")
        flagged = {number for number in range(notes) if verdicts.of(number)[clones].verdict == "fail"}
    hits = len(flagged & planted)
    print(
        f"{notes:>7} notes  {notes // NOTES_A_PATIENT:>5} patients  {len(planted):>5} clones  recall {hits / len(planted):.4f}  "
        f"precision {hits / max(1, len(flagged)):.4f}  {seconds:6.1f} s cpu  made {before:.0f} MB  peak {_memory():.0f} MB",
        flush=True,
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    for size in [int(a) for a in sys.argv[1:]] or [10_000, 30_000, 100_000]:
        measure(size)
