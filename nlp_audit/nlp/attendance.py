"""Words by which a note says that its visit did not take place."""

from __future__ import annotations

import re

NOT_HELD = re.compile(
    r"missed (?:visit|treatment|session|appointment|tx)|\bno[- ]?show(?!s| rate| policy)|\b(?:visit|session|treatment|appointment|therapy) (?:was )?(?:cancel\w*|held|missed|withheld|not provided)"
    r"|\bcancel+(?:ed|lation)\b(?! (?:policy|rate|list))|no therapy provided|not (?:seen|treated) (?:today|this date)|(?:unable|not able) to (?:be )?(?:see|seen|treat)|refused (?:therapy|treatment|services)|\bdid not (?:attend|arrive)\b",
    re.I,
)
