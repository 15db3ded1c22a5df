"""The risk that a reviewer calls a note's treatment repetitive or unskilled: a calibrated score with its reasons.

    model = risk.load(paths.models())
    risk.score(chart, model)                                       # a single note
    risk.score(chart, model, [risk.trace(c) for c in earlier])     # a note after the patient's earlier ones

Scoring is arithmetic on plain records; neither spaCy nor scikit-learn is imported here (training: `learning.risk`).
"""

from __future__ import annotations

from .earlier import Trace, trace
from .model import RiskModel, load, score

__all__ = ["RiskModel", "Trace", "load", "score", "trace"]
