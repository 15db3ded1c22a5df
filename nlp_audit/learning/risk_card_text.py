"""The card's standing text."""

from __future__ import annotations

HEAD = """# Model card: the risk that a note reads as repetitive or unskilled

`risk.json` is what the program reads; `risk.skops` holds the scikit-learn pipelines that it was made from (only types
that skops trusts). Both and this card are written by one command, to the same figures each time:

    nlp-audit train data/training -o models

`statements.npz` (which sentence states a reason, a response, a set phrase …) is trained by
`python -m nlp_audit.learning.statements data/sentences/sentences.csv models`.

**What the score is.** The probability that a reviewer who asks "does this record show a therapist's skill?" would call
the note's treatment repetitive or unskilled. It judges the documentation, never the care given. It is a sum, in
log-odds, over features with fixed signs: what is documented (reasons, responses, analysis, measured performance, what
a cue was for, comparison with earlier values), what fills the note without showing skill (set phrases, bare activities,
generic names), how much is worded as routine and as analysis, and, in an episode, what merely repeats earlier visits.
A documented reason or cue can only lower it. It is no sole ground for a denial, for discipline, or for comparing
clinicians.
"""

COLUMNS = (
    "model",
    "AUROC",
    "AUPRC",
    "Brier",
    "ECE",
    "ECE, borderline as ½",
    "pairs in order",
    "b > skilled",
    "b < unskilled",
)
UNSEEN = """Each writer's notes are scored by a model that has seen none of them: not in its weights, its wording, its
calibration, nor in the sentence model behind it. AUROC to ECE: skilled against unskilled notes; b: how often a
borderline note scores above a skilled one and below an unskilled one."""

ADDED = """Adding a documented reason or cue must never raise the risk. Fifteen reasons, thirteen cues and ten that
hide it are put into every twelfth note as a sentence of its own, at the end of a sentence and inside one
(`python -m nlp_audit.learning.risk_monotone data/training` prints the figures anew). In the head of a table a clause
breaks the table and documents nothing; such trials stand apart. It holds by construction, as far as the facts beside
it are read as before: what speaks against a sentence is that of its core alone, without reasons, cues, the therapist's
hands and clauses, each told by its own words (`because`, `VC`, `my hand on`, `until`, `which`, `gave way` …). Where
nothing tells a clause it holds as far as the sentence model sees a reason. The words were collected with these
clauses in view. The clauses of `tests/risk/test_monotone.py` were written afterwards: of eighteen with a word for it
none raised a risk; of the last twelve without one, after which no word was changed, 11 % of 285 trials did, by at
most 0.05 but for one of 0.16 (`after the second miss` makes a fact be read otherwise)."""

LIMITS = """## Limits

- All notes are invented, by several independent writers, and not taken from charts; agreement with real reviewers is
  unknown. The writers may share habits that clinicians do not have: TF-IDF with logistic regression, which knows
  nothing of the domain, does as well or slightly better on these notes; it is not shipped because an added reason or
  cue can raise its risk (last table but one) and it has no reasons to give. The table on a change of kind is the
  sterner test.
- Labels are one writer's judgement, made with the note (agreement with a second: above, where it was asked for).
- The starting weights come from the definition of skilled care; where features overlap they, not the notes, decide
  which of them a score is put down to. A reason names what moved this score, not what a reviewer would weigh most.
- Few speech-therapy notes; hardly any by students; English only; no scanned text.
- In an episode a sentence repeated word for word (but for figures, sides and pronouns) counts the less, the more of
  the note is repeated, and not at all in a paste. The episodes hold few pasted notes, so this and the two novelty
  features rest more on the definition than on data; a reworded visit without progress is left to the episode rules.
"""
