"""Words of cues and levels that a line's end parted: "Occasional ver-" / "bal cues" is read as "verbal cues".

Only words that the rulers look for; "hand-over-" / "hand" keeps its hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rewriting import Piece

_PARTED = re.compile(r"(?<![\w-])(?P<one>[A-Za-z][A-Za-z-]+)-\n[ \t]*(?P<two>[a-z]{2,})(?![\w-])")
_WORDS = frozenset(
    (
        "verbal", "verbally", "tactile", "visual", "gestural", "auditory", "manual", "demonstration", "demonstrated",
        "prompts", "prompting", "cueing", "cuing", "facilitation", "occasional", "constant", "intermittent", "frequent",
        "minimal", "moderate", "maximal", "maximum", "minimum", "assist", "assistance", "assisted", "supervision", "supervised",
        "independent", "independently", "modified", "contact", "standby", "dependent", "setup", "set-up", "stand-by", "hand-over-hand",
    )
)  # fmt: skip


def pieces(text: str) -> Iterator[Piece]:
    """Such words in one line, in a folded text."""
    for match in _PARTED.finditer(text) if "-\n" in text else ():
        for word in (match["one"] + match["two"], match["one"] + "-" + match["two"]):
            if word.lower() in _WORDS:
                yield *match.span(), word
