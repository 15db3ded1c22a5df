"""The end of a run, told in the terminal: how much was audited, and what to look at first."""

from __future__ import annotations

from pathlib import Path

from . import excerpt
from .plain import Style
from .summary import Tally, Worst

_RULES, _NOTES = 6, 5  # rules and notes named


def text(tally: Tally, output: Path, seconds: float, style: Style) -> str:
    """The summary of a run: what to look at first, and where."""
    rate = f"{tally.notes / seconds:,.0f} notes/s" if seconds > 0 else ""
    lines = [f"{_count(tally.notes, 'note')} audited in {seconds:,.1f} s ({rate}).", *_unread(tally, output)]
    lines += _verdict(tally, style)
    lines += _rules(tally, style)
    lines += _notes(tally.worst()[:_NOTES], style)
    return "\n".join([*lines, "", f"Open {style(str(output / 'report.html'), 'strong')} in a browser."])


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _unread(tally: Tally, output: Path) -> list[str]:
    if not tally.unread:
        return []
    which = f"{_count(tally.unread, 'input')} could not be read, see {output / 'errors.jsonl'}."
    return [which]


def _verdict(tally: Tally, style: Style) -> list[str]:
    errors = tally.noted["error"]
    lines = [style(f"{_count(errors, 'note')} with errors: do not submit.", "error")] if errors else []
    if tally.unclear():
        lines.append(f"{_count(tally.unclear(), 'finding')} unclear: a person must look.")
    return [*lines, f"{_count(tally.clean, 'note')} with nothing to mend."]


def _rules(tally: Tally, style: Style) -> list[str]:
    rules = [rule for rule in tally.rules() if rule["fail"]][:_RULES]
    if not rules:
        return []
    rows = [f"{rule['fail']:>6,}  {_severity(rule['severity'], style)}  {rule['rule']}" for rule in rules]
    return ["", "Gravest findings", *rows]


def _severity(severity: str, style: Style) -> str:
    return style(severity, severity) + " " * (len("warning") - len(severity))


def _notes(worst: list[Worst], style: Style) -> list[str]:
    if not worst:
        return []
    return ["", "Look at these first", *(_note(one, style) for one in worst)]


def _note(one: Worst, style: Style) -> str:
    parts = [_count(one.error, "error")] if one.error else []
    parts += [_count(one.warning, "warning")] if one.warning else []
    parts += [f"{one.unclear} unclear"] if one.unclear else []
    return f"  {style(excerpt.plain(one.note_id), 'strong')}: {', '.join(parts)}  ({excerpt.plain(one.source)})"
