"""The risk that a reviewer calls a note's treatment repetitive or unskilled: a calibrated score with its reasons.

    model = risk.load(paths.models())
    risk.score(chart, model)                                       # a single note
    risk.score(chart, model, [risk.trace(c) for c in earlier])     # a note after the patient's earlier ones

In a batch the patient's other notes are known only at the end, so the two halves of scoring come apart:

    read = risk.page(chart, model); trace = risk.trace(chart)      # plain and small: kept instead of the note
    risk.judge(read, text, model, risk.after(trace, earlier))      # later, when the earlier traces are known

Scoring is arithmetic on plain records; neither spaCy nor scikit-learn is imported here (training: `learning.risk`).
"""

from __future__ import annotations

from .earlier import Before, Past, Trace, after, trace
from .features import Page
from .model import RiskModel, judge, load, page, score

__all__ = ["Before", "Page", "Past", "RiskModel", "Trace", "after", "judge", "load", "page", "score", "trace"]
