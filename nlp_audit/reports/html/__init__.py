"""The audit as one HTML file that works offline: a compliance officer's worklist with every note's text.

The skeleton is a Jinja2 template (`report.html.j2`). Notes pass through as text, one inert block a note,
and the page's own script reads a block when it is needed: here nothing is parsed and nothing is kept.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

_HERE = Path(__file__).parent
_STYLES = ("theme.css", "page.css", "note.css", "marks.css", "episode.css", "layout.css", "print.css")
# In this order: a constant stands before its first use.
_SCRIPTS = (
    *("data.js", "text.js", "episodes.js", "chart.js", "timeline.js", "difference.js", "compare.js"),
    *("findings.js", "detail.js", "overview.js", "list.js", "paper.js", "app.js"),
)
# What could end a script block, start a comment in it, or break a line in it. Inside JSON these characters
# stand in strings only, where their escapes mean the same.
_INERT = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}


def write(
    lines: Iterable[str],
    out: TextIO,
    catalogue: Mapping[str, Mapping[str, str]],
    about: Mapping[str, str],
    episodes: str = "",
) -> None:
    """Write the report of `lines` (one serialised note each, in the contract's shape plus `text`) to `out`.

    `catalogue`: rule id -> title, severity, basis, authority, why, message, fix. `about`: facts of the run,
    shown as they come; `payer` and `date` also stand in the heading, `partial` tells there which notes the page
    holds where it does not hold all, and `unread` is a JSON list of {source, reason}, the inputs that could not be
    read. `episodes`: what `timelines.serialised` made of the same notes, or nothing. `out` must be open for UTF-8.
    """
    style, script = _assets(_STYLES), _assets(_SCRIPTS)
    page = _template().generate(
        style=style,
        script=script,
        policy=_policy(style, script),
        catalogue=inert(json.dumps({rule: dict(texts) for rule, texts in catalogue.items()})),
        payer=about.get("payer", ""),
        date=about.get("date", ""),
        about={name: value for name, value in about.items() if name not in ("unread", "partial")},
        partial=about.get("partial", ""),
        unread=_unread(about.get("unread") or "[]"),
        episodes=inert(episodes or "{}"),
        notes=map(inert, lines),
    )
    out.writelines(page)


def inert(serialised: str) -> Markup:
    """JSON text in, the same value out as JSON text that no HTML parser can take for markup."""
    for character, escape in _INERT.items():
        if character in serialised:  # most notes have none of them, and looking is ten times faster
            serialised = serialised.replace(character, escape)
    return Markup(serialised)


def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("report.html.j2")


def _assets(names: Iterable[str]) -> Markup:
    return Markup("\n".join((_HERE / name).read_text(encoding="utf-8") for name in names))


def _policy(style: str, script: str) -> str:
    """The content security policy under which nothing but these two texts takes effect."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _unread(serialised: str) -> list[tuple[str, str]]:
    """The inputs that could not be read as (source, reason)."""
    return [(item.get("source", ""), item.get("reason", "")) for item in json.loads(serialised)]
