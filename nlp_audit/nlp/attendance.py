"""Words by which a note says that its visit did not take place."""

from __future__ import annotations

import re

NOT_HELD = re.compile(
    r"missed (?:visit|treatment|session|appointment|tx)|\bno[- ]?show(?!s| rate| policy)|\b(?:visit|session|treatment|appointment|therapy) (?:was )?(?:cancel\w*|held|missed|withheld|not provided)"
    r"|^[^\n.:]{0,24}\bcancel+ed\b|\bcancel+ed (?:today|this (?:visit|session|date)|due to|d/t)|same[- ]day cancel\w*|no therapy provided|not (?:seen|treated) (?:today|this date)|(?:unable|not able) to (?:be (?:seen|treated)|see (?:the )?(?:pt|patient|resident|client)|treat)\b|refused (?:therapy|treatment|services)|\bdid not (?:attend|arrive)\b",
    re.I | re.M,
)
