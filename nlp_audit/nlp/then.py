"""Ways of writing then versus now that take more than one trigger word: brackets, labels, "was", a time told behind.

`(Visit 2: min A SLR, mod TCs)`, `Was dep 4/14`, `her admission level was Mod A`, `needed max A the first week`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from . import then_words as said
from .page import Entity, Page
from .then_sources import dated_behind, shared, sourced
from .then_told import Told, around, days, past


def told_then(page: Page, entity: Entity, today: date | None) -> bool:
    """Whether the words around a thing put it before the visit. `today`: the date of service, if known."""
    told = around(page, entity, today)
    return any(rule(told) for rule, needs in _RULES if any(map(told.low.__contains__, needs))) or (
        entity.label == "OUTCOME_MEASURE" and any(rule(told) for rule in _OF_SCORES)
    )


def told_now(page: Page, entity: Entity) -> bool:
    """`is min A now`, `to CGA since last visit`: the words right beside a thing say that it is of today."""
    text, start, end = page.text, entity.start, entity.end
    if said.TODAY.search(text[start:end]) or said.RIGHT_BEHIND.match(text, end):
        return True
    if said.RIGHT_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    if _moved(page, entity):
        return True
    before = text[max(0, start - 72) : start]
    if before[-4:].lower() == " to " and said.FROM_TO.search(before):
        return True
    return bool(said.INITIALLY.search(before) and said.WITHIN.search(re.split(r"[.;\n]", text[end : end + 80])[0]))


def _moved(page: Page, entity: Entity) -> bool:
    """`pain on the belt went from 3/10 to 1/10`: both of the session that tells it, where no other time is named."""
    text, end = page.text, entity.end
    if entity.attributes.get("measure") != "nprs" or page.section(entity.start) == "subjective":
        return False
    if not (text.startswith(" to ", end) and said.WENT_FROM.search(text[max(0, end - 48) : end])):
        return False
    index = page.sentences.holding(entity.start)
    sentence = text[page.sentences.starts[index] : page.sentences.ends[index]]
    return not (said.TIME.search(sentence.replace("/10", "")) or said.OVER_TIME.search(sentence))


def _bracketed(told: Told) -> bool:
    """Within brackets that a label or a day opens or closes."""
    opened = max(told.line.rfind("("), told.line.rfind("["))
    inner = told.line[opened + 1 :]
    if opened < 0 or ")" in inner or "]" in inner or said.NOW.search(inner):
        return False
    first = said.OPENS.match(inner)
    if first:
        return past(first[0], told.today) and not said.AHEAD.search(inner)
    behind = re.split(r"[)\]]", told.behind.replace("\n", " "))[0]
    part = re.split(r"[;]", behind)[0]
    close = said.CLOSES.search(part)
    return bool(close and not said.NOW.search(part) and not said.AHEAD.search(part) and past(close[0], told.today))


def _labelled(told: Told) -> bool:
    label = said.LINE_LABEL.match(told.line)
    rest = told.line[label.end() :] if label else ""
    return (
        bool(label and past(label[0], told.today)) and not said.NOW.search(rest) and not re.search(r"\.\s+[A-Z]", rest)
    )


def _was(told: Told) -> bool:
    """`Was dep 4/14`, `was mod A, now CGA`."""
    if not said.WAS_NEAR.search(told.before):
        return False
    if said.WAS_RIGHT_BEFORE.search(told.before) and said.NOW_OTHERWISE.match(told.behind):
        return True
    behind = said.BARE_WAS.search(told.before) and said.TIME_BEHIND.match(told.behind)
    return bool(behind and past(behind["then"], told.today))


def _then_behind(told: Told) -> bool:
    """`needed max A the first week`, `Mod A was needed for bottle caps at IE`."""
    found = (
        said.PASSIVE_BEHIND.match(told.behind)
        or said.DIRECTLY.match(told.behind)
        or (said.GOVERNED.search(told.before) and said.BEHIND.match(told.behind))
    )
    near = re.split(r"[,;(]", told.before)[-1] if found and told.behind.startswith(found[0]) else told.before
    return bool(found and not said.NOW.search(near) and past(found["then"], told.today))


def _then_in_front(told: Told) -> bool:
    """`The first week he took mod A`, `When first seen, transfers were max A`."""
    found = said.FRONT.search(told.before)
    return bool(
        found
        and ("," not in found["rest"] or _is_list(found) or said.SHORTLY.match(found[0]))
        and not _turns(found["rest"])
        and past(found["then"], told.today)
    )


def _is_list(found: re.Match[str]) -> bool:
    """`At evaluation: sit>stand Mod A x1, gait 10 ft Max A`: what was found when care began, without what was done since."""
    if ")" in found["rest"] or not said.AT_START.match(found["then"]):
        return False
    return found["rest"].startswith(":") or not said.VERB.search(found["rest"])


def _turns(words: str) -> bool:
    return bool(said.NOW.search(words) or re.search(r"\b(?:but|then|while)\b|\bto \Z", words, re.I))


def _level_of_then(told: Told) -> bool:
    found = said.LEVEL_OF.search(told.before)
    return bool(found and not _turns(found[0]))


def _numbered_visit(told: Told) -> bool:
    """`wk 4 mod A for donning, now Mod I`."""
    return bool(said.NUMBERED.search(told.before) and said.NOW_BEHIND.search(told.behind))


def _up_from(told: Told) -> bool:
    """`CGA, up from min A`: not where it is told of one session's trials."""
    if "from" not in told.before[-8:].lower():
        return False
    sentence = told.before + told.behind
    if said.UP_FROM.search(told.before):
        return not said.WITHIN.search(sentence)
    return bool(said.SINCE.search(told.before) and said.SINCE_WHEN.search(sentence))


def _at_that_time(told: Told) -> bool:
    if "that " not in told.before or not said.THAT_TIME.search(told.before):
        return False
    return any(past(day[0], told.today) for day in said.TIME.finditer(told.previous))


def _on_the_day(told: Told) -> bool:
    found = said.ON_THE_DAY.search(told.before)
    return bool(found and (told.today is None or told.today.strftime("%A").lower() != found["day"].lower()))


def _sent_home(told: Told) -> bool:
    """`Rehab hospital sent her home at min A with Berg 29/56`."""
    return bool(said.SENT.search(told.before))


def _studied(told: Told) -> bool:
    """`FEES 10/22: PAS 4 on thin`, `residue on 7/22 study (PAS 5 thin by cup)`."""
    found = said.STUDIED.search(told.line)
    return bool(found and not said.NOW.search(found[0]) and past(found["one"] or found["two"], told.today))


def _dated(told: Told) -> bool:
    """`TUG 12.9 s, 9/24 TUG 15.1 s`."""
    found = said.DATED.search(told.before)
    return bool(found and (found["old"] or (told.today and past(found["then"], told.today))))


def _used_to(told: Told) -> bool:
    return bool(said.USED_TO.search(told.before))


def _recorded(told: Told) -> bool:
    """`Per chart, mod A at SNF`, `Acute PT note 3/10: max A x2`."""
    found = said.RECORD.search(told.before)
    return bool(found and not _turns(found[0]))


def _before_arrow(told: Told) -> bool:
    """`max A > min A since eval`, `from max A to min A over the past month`."""
    pair = said.ARROW.match(told.behind) or (told.before.lower().endswith("from ") and told.behind.startswith(" to "))
    return bool(pair and said.OVER_TIME.search(told.before + told.behind))


def _day_before_arrow(told: Told) -> bool:
    """`3/9 Mod A of 1 -> Min A of 1`, `SBA -> today CGA`."""
    if ">" not in told.behind[:6]:
        return False
    if said.ARROW_TO_NOW.match(told.behind):
        return True
    found = said.DAY_BEFORE.search(told.before) if said.ARROW.match(told.behind) else None
    return bool(found and past(found["then"], told.today))


def _same_as(told: Told) -> bool:
    """`the same as on 2/16 and 2/13 (CGA and min VCs each day)`."""
    found = said.SAME_AS.search(told.line) if "(" in told.line else None
    return bool(found and past(found["then"], told.today))


def _behind_today(told: Told) -> bool:
    """`CGA today; min A Monday`."""
    found = said.ON_WEEKDAY.match(told.behind) if said.TODAY_FIRST.search(told.line) else None
    return bool(
        found and (told.today is None or not told.today.strftime("%A").lower().startswith(found["day"].lower()[:3]))
    )


def _in_a_row_of_days(told: Told) -> bool:
    """`3/10: mod A | 3/17: min A`, and without colons where today's date is one of the row's."""
    found = said.ROW_DAY.search(told.before[-16:])
    if not found or not told.today or not past(found["then"], told.today):
        return False
    return bool(found["colon"]) or told.today in days(told.line + told.behind, told.today)


def _again_behind_arrow(told: Told) -> bool:
    """`FGA 15/30 >> FGA 19/30`."""
    arrow = said.ARROW.match(told.behind) if ">" in told.behind[:8] else None
    name = arrow and re.match(r"[A-Za-z]\w+", told.behind[arrow.end() - 1 :])
    return bool(name and told.words.startswith(name[0]))


_OF_SCORES: tuple[Callable[[Told], bool], ...] = (_studied, _dated, _again_behind_arrow, dated_behind, shared)
_ALWAYS = ("",)
# each with texts in small letters of which line or sentence hold one where it is true: most rules are not even asked
_RULES: tuple[tuple[Callable[[Told], bool], Sequence[str]], ...] = (
    (_bracketed, "(["),
    (sourced, ["(", "[", " per "]),
    (_labelled, _ALWAYS),
    (_was, said.WAS_NEAR.needs),
    (_then_behind, _ALWAYS),
    (_then_in_front, _ALWAYS),
    (_level_of_then, said.LEVEL_OF.needs),
    (_numbered_visit, said.NOW_BEHIND.needs),
    (_up_from, ["from"]),
    (_at_that_time, said.THAT_TIME.needs),
    (_on_the_day, said.ON_THE_DAY.needs),
    (_sent_home, said.SENT.needs),
    (_used_to, said.USED_TO.needs),
    (_recorded, said.RECORD.needs),
    (_before_arrow, said.OVER_TIME.needs),
    (_day_before_arrow, ">"),
    (_same_as, "("),
    (_behind_today, said.TODAY_FIRST.needs),
    (_in_a_row_of_days, "/-"),
)
