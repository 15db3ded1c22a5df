"""A note's findings for the terminal: what is wrong, where, on what authority, and the question to ask."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ..records import SEVERITIES, Audit, Evidence, Finding
from . import excerpt

Style = Callable[[str, str], str]  # text, role → text; a role is a severity, `unclear`, `strong`, `dim` or `mark`
_WIDTH = 100
_EVIDENCE = 3  # pieces shown of one finding
_ORDER = {severity: place for place, severity in enumerate(SEVERITIES)}


def bare(text: str, _: str) -> str:
    """No colours."""
    return text


def coloured(text: str, role: str) -> str:
    """Colours of a terminal."""
    import click

    return click.style(text, **_STYLES[role])


_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "blue", "bold": True},
    "unclear": {"fg": "magenta", "bold": True},
    "strong": {"bold": True},
    "dim": {"dim": True},
    "mark": {"fg": "red"},
}


def note(audit: Audit, style: Style) -> str:
    """One note: a heading with the counts, then its findings, the gravest first."""
    findings = sorted(audit.findings, key=lambda one: (one.verdict == "unclear", _ORDER[one.severity]))
    blocks = [_heading(audit, style), *(_finding(one, audit.note.text, style) for one in findings)]
    return "\n\n".join(blocks) + "\n"


def counts(audit: Audit) -> str:
    """`2 errors, 1 info, 1 unclear`, or that there is nothing to mend."""
    kinds = Counter("unclear" if one.verdict == "unclear" else one.severity for one in audit.findings)
    words = {"error": "errors", "warning": "warnings"}
    named = [
        f"{kinds[kind]} {kind if kinds[kind] == 1 else words.get(kind, kind)}"
        for kind in (*SEVERITIES, "unclear")
        if kinds[kind]
    ]
    return ", ".join(named) or "nothing to mend"


def _heading(audit: Audit, style: Style) -> str:
    source, note_id = excerpt.plain(audit.note.source), excerpt.plain(audit.note.note_id)
    where = source if not audit.note.index else f"{source}, note {audit.note.index + 1}"
    same = source.rpartition("/")[2].rpartition(".")[0] == note_id
    return f"{style(where, 'strong')}{'' if same else f' ({note_id})'}: {counts(audit)}"


def _finding(one: Finding, text: str, style: Style) -> str:
    label = "unclear" if one.verdict == "unclear" else one.severity
    name = style(label, label) + " " * (len("warning") - len(label))
    lines = [f"{name}  {style(one.rule, 'strong')}", *_shown(one.evidence, text, style)]
    lines += _wrapped("why", one.message, style)
    if one.verdict == "unclear":
        lines += _wrapped("", "It can be read both ways: a person must look.", style)
    lines += _wrapped("rests on", one.authority, style)
    lines += _wrapped("ask", one.fix, style)
    return "\n".join(lines)


def _shown(evidence: tuple[Evidence, ...], text: str, style: Style) -> Iterator[str]:
    for start, end, _ in evidence[:_EVIDENCE]:
        for line in excerpt.lines(text, start, end):
            place = f"{line.number}:{line.column}"
            yield f"{style(f'{place:>8}', 'dim')} | {line.text}"
            yield f"{'':>8} | {style(line.underline, 'mark')}"
    more = len(evidence) - _EVIDENCE
    if more > 0:
        yield f"{'':>8} | and in {more} more place{'' if more == 1 else 's'}"


def _wrapped(name: str, text: str, style: Style) -> list[str]:
    first = f"{'':{8 - len(name)}}{style(name, 'dim')}   "
    filled = textwrap.wrap(excerpt.plain(text), _WIDTH - 11) or [""]
    return [first + filled[0], *(" " * 11 + line for line in filled[1:])]
