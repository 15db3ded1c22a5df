"""Findings in the terminal."""

from __future__ import annotations

import pytest

from nlp_audit.records import Audit, Evidence, Finding, Note
from nlp_audit.reports import plain


@pytest.mark.parametrize(("pieces", "said"), [(3, None), (4, "and in 1 more place\n"), (5, "and in 2 more places\n")])
def test_how_many_more_places_there_are(pieces: int, said: str | None) -> None:
    text = "mod A\n" * pieces
    evidence = tuple(Evidence(6 * n, 6 * n + 5, "mod A") for n in range(pieces))
    finding = Finding("skill.a", "fail", "warning", "why", "what?", "a rule", evidence)
    shown = plain.note(Audit(Note("n", text), None, (), (), (), (), (finding,)), plain.bare)
    assert (said in shown) if said else ("more place" not in shown)
