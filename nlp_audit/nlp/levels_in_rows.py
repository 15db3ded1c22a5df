"""Amounts that only their row tells to be levels of help: `UB dressing ... Mod`, `Footwear  [ ] I  [x] Min  [ ] Mod`.

They are read as levels with their word for help.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rewriting import Piece

_ACTIVITY = re.compile(
    r"\b(?:dress|bath|groom|toilet|transfer|xfer|t/f|feed|eat|hygiene|footwear|bed\b|scoot|roll|supine|sup\b|sit\b|sit ?(?:to|>|<|-)|stand|stair|curb|ramp|gait|amb|walk|w/?c\b|mobility|tub|shower|commode|mat\b|car\b|pivot|squat|UB\b|LB\b|socks?|shoes?|don(?:ning)?\b|doff|EOB|EOM)",
    re.I,
)
_NO_HELP = re.compile(r"\b(?:cue|VCs?\b|TCs?\b|pain|edema|swelling)", re.I)
_CELL = re.compile(
    r"^[ \t|*-]*(?P<label>[A-Za-z][^\n|:]{2,40}?)(?:[ \t]*(?:\. ?){4,}[ \t]*|[ \t]{3,}|[ \t]*\|[ \t]*)(?P<amount>Min|Mod|Max|MIN|MOD|MAX)(?=[ \t]*(?:$|\||[ ]{3,}|\(|x ?[1-4]\b))",
    re.M,
)
# the amount of such a row, by its first letter, which is quick to look for
_AMOUNT = re.compile(r"M(?<=[ \t|.]M)(?:in|od|ax|IN|OD|AX)(?=[ \t]*(?:$|\||[ ]{3,}|\(|x ?[1-4]\b))", re.M)
_OPTIONS = re.compile(
    r"^(?=[^\n]*\[ ?[xX] ?\] ?(?:Min|Mod|Max)\b)(?=[^\n]*\[[ xX]?\] ?(?:I|Ind\w*|Mod ?I|MI|SBA?|CGA?|Set-?up|Dep\w*|Total)\b)[^\n]*$",
    re.M,
)
# the row's further columns: "[x] CGA [ ] Min [ ] Mod     Min       Mod"
_BOXES = re.compile(r"^(?=[^\n]*\[[ xX]?\] ?(?:Min|Mod|Max)\b)(?=[^\n]*\[ ?[xX] ?\] ?[A-Z])[^\n]*$", re.M)
_FURTHER = re.compile(r"(?<=[ ]{3})(?P<amount>Min|Mod|Max)(?=[ ]{3}|[ \t]*$)", re.M)
_TICKED = re.compile(r"\[ ?[xX] ?\] ?(?P<amount>Min|Mod|Max)(?=[ \t]*(?:$|\[|[ ]{2,}|[|,]))")


# "60 ft MIN 120 ft CGA"
_BEHIND_FEET = re.compile(
    r"\d ?(?:ft|feet|FT) (?P<amount>Min|Mod|Max|MIN|MOD|MAX)(?= \d{1,4} ?(?:ft|FT)\b|[ ]{2,}|[,;]|[ ]*$)", re.M
)


def pieces(text: str) -> Iterator[Piece]:
    """What is to be read otherwise, in a folded text."""
    if ("..." in text or "   " in text or "|" in text) and _AMOUNT.search(text):
        cells = [m for m in _CELL.finditer(text) if _ACTIVITY.search(m["label"]) and not _NO_HELP.search(m["label"])]
        yield from ((*m.span("amount"), f"{m['amount']} A") for m in cells)
    if "ft m" in text.lower() or "feet m" in text.lower():
        yield from ((*m.span("amount"), f"{m['amount']} A") for m in _BEHIND_FEET.finditer(text))
    if "[x]" in text.lower():
        for row in _OPTIONS.finditer(text):
            yield from ((*m.span("amount"), f"{m['amount']} A") for m in _TICKED.finditer(text, *row.span()))
        for row in _BOXES.finditer(text) if "   " in text else ():
            yield from ((*m.span("amount"), f"{m['amount']} A") for m in _FURTHER.finditer(text, *row.span()))
