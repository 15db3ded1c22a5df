"""Required elements: is it in the note, in the right place and of the right kind?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..records import Chart, Fact, Part, Statement
from . import loose
from .context import Context, Outcome, Span, failed, passed, spans, stated, unclear

_GOAL_BY_NUMBER = re.compile(
    r"\b(?:STG|LTG|short[- ]term goal|long[- ]term goal|goal)s?[ ]?(?:(?:#|no\.? ?|number )?[ ]?\d{1,2}\b|number (?:one|two|three|four|five|six)\b)|\b(?:STG|LTG)s? (?:met|ongoing|progress\w*|not met|addressed|on track)",
    re.I,
)
_NO_GOAL = re.compile(r"goals? (?:per|in|see|unchanged|on file|as per|of poc|reviewed)", re.I)


def documented(
    chart: Chart,
    context: Context,
    *,
    facts: Mapping[str, Sequence[str]] | None = None,
    statements: Mapping[str, float] | None = None,
    unclear_from: float | None = None,
    not_sections: Sequence[str] = (),
    not_to_group: bool = False,
    parts: Mapping[str, float] | None = None,
    unclear_in: Mapping[str, float] | None = None,
    outweighed_by: str | None = None,
) -> Outcome:
    """A fact with one of the named assertions, or a sentence that states it with at least the named probability.

    parts: the same for the reason or cue beside what a sentence says was done, read by itself; unclear_in: sections
    that do not count, where a sentence that states it at least so surely leaves the rule to a person; outweighed_by: what
    a sentence must not state much more surely ("handout to be issued").
    """
    stating = statements or {}
    found = [f for label, assertions in (facts or {}).items() for f in chart.of(label, *assertions)]  # type: ignore[arg-type]
    found = [f for f in found if f.section not in not_sections and not (not_to_group and _to_group(chart, f))]
    if found:
        return passed(*spans(found))
    likely = [
        s
        for label, least in stating.items()
        for s in stated(chart, label, least, without=not_sections)
        if s.scores.get(outweighed_by or "", 0.0) <= s.scores[label] + _MUCH
    ]
    beside = [at for label, least in (parts or {}).items() for at in _beside(chart, label, least, not_sections)]
    if likely or beside:
        return passed(*spans(likely), *beside)
    doubtful = list(_doubtful(chart, stating, unclear_from, not_sections, unclear_in or {}))
    return unclear(*spans(doubtful)) if doubtful else failed()


def _doubtful(
    chart: Chart, labels: Iterable[str], least: float | None, not_sections: Sequence[str], apart: Mapping[str, float]
) -> Iterator[Statement]:
    """Sentences that may state it, where a rule asks for them. apart: sections that do not count, and how surely."""
    for label in labels:
        if least is not None:
            yield from stated(chart, label, least, without=not_sections)
    for label in labels:
        for section, surely in apart.items():
            yield from stated(chart, label, surely, (section,))


_MUCH = 0.3
_DONE, _LIKELY = ("intervention", "nmr", "tex", "functional"), 0.5


def _beside(chart: Chart, label: str, least: float, not_sections: Sequence[str]) -> Iterator[Span]:
    """Reasons and cues of sentences that tell what was done today: a long sentence blurs what its end states."""
    for statement in chart.statements:
        today = statement.parts and not statement.historical and statement.section not in not_sections
        if today and any(statement.scores.get(kind, 0.0) >= _LIKELY for kind in _DONE):
            yield from (p.spans[0] for p in _whole(statement.parts) if p.scores.get(label, 0.0) >= least)


def _whole(parts: Sequence[Part]) -> list[Part]:
    """Each reason and cue with all that runs on behind it."""
    ends = [*(part.role != "run" for part in parts), True][1:]
    return [part for part, end in zip(parts, ends, strict=True) if part.beside and end]


_GROUP = re.compile(
    r"\b(?:to (?:the )?(?:group|class|all|everyone)|class-wide|(?:all|the) (?:members|participants|residents|clients|patients)|to all|group as a whole|whole (?:group|class))\b",
    re.I,
)


def _to_group(chart: Chart, fact: Fact) -> bool:
    """A cue to a whole group is no individual cueing (contract §7)."""
    statement = next((s for s in chart.statements if s.start <= fact.start < s.end), None)
    if statement is None or fact.assertion == "negated":
        return False
    return (
        statement.scores.get("group", 0) >= 0.6
        or _GROUP.search(chart.note.text, statement.start, statement.end) is not None
    )


def date_of_service(chart: Chart, context: Context) -> Outcome:
    """A date of service in the note or its metadata, possible or not (that is `values.impossible-date`)."""
    written = [(d.start, d.end) for d in chart.dates if d.role == "service"]
    if written or chart.note.date_of_service:
        return passed(*written)
    if words := loose.date(chart):
        return unclear(*words[:2], detail="words of a date that was not read")
    return failed(*[(d.start, d.end) for d in chart.dates][:2])


def signature(chart: Chart, context: Context) -> Outcome:
    """A signature, typed or electronic; unclear where words of one stand near the end and no name was read."""
    if chart.signatures:
        return passed(*spans_of_signatures(chart))
    words = loose.signature(chart)
    return unclear(*words, detail="words of a signature without a name that was read") if words else failed()


def credentials(chart: Chart, context: Context) -> Outcome:
    """A professional designation with a signature; silent where nothing is signed."""
    if not chart.signatures:
        return Outcome("not_applicable")
    named = [(s.start, s.end) for s in chart.signatures if s.designation]
    return passed(*named) if named else failed(*spans_of_signatures(chart))


def supervisor(chart: Chart, context: Context) -> Outcome:
    """A supervising therapist is named where only assistants or students signed."""
    kinds = {s.kind for s in chart.signatures}
    if not kinds & {"assistant", "student"} or "therapist" in kinds:
        return Outcome("not_applicable")
    return passed(chart.supervisor) if chart.supervisor else failed(*spans_of_signatures(chart))


def spans_of_signatures(chart: Chart) -> tuple[Span, ...]:
    return tuple((s.start, s.end) for s in chart.signatures)


def goal(chart: Chart, context: Context) -> Outcome:
    """A goal is stated, or one is named by its number as what the treatment serves."""
    goals = chart.of("GOAL")
    if goals:
        return passed(*spans(goals))
    low = chart.note.text.lower()  # quick to say no
    for match in _GOAL_BY_NUMBER.finditer(chart.note.text) if "goal" in low or "tg" in low else ():
        if not _NO_GOAL.match(match[0]):
            return passed(match.span())
    return failed()


def measurable_goal(chart: Chart, context: Context) -> Outcome:
    """At least one of the stated goals can be met or missed."""
    goals = chart.of("GOAL")
    if not goals:
        return Outcome("not_applicable")
    good = [g for g in goals if g.attributes["measurable"]]
    return passed(*spans(good)) if good else failed(*spans(goals))


def objective_measure(chart: Chart, context: Context, *, measured: float, unclear_from: float | None = None) -> Outcome:
    """An outcome-measure score of today, or another measured performance. Pain and exertion ratings do not count."""
    scores = [f for f in chart.of("OUTCOME_MEASURE", "present") if _counts(f)]
    if scores:
        return passed(*spans(scores))
    likely = [s for s in _measured(chart, measured) if _has_number(chart.note.text[s.start : s.end])]
    if likely:
        return passed(*spans(likely))
    doubtful = _measured(chart, unclear_from) if unclear_from else []
    return unclear(*spans(doubtful)) if doubtful else failed()


def _measured(chart: Chart, at_least: float) -> list[Statement]:
    return stated(chart, "measured", at_least, without=("plan", "goals", "subjective", "signature", "header"))


def _has_number(text: str) -> bool:
    return (
        re.search(
            r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|all|none|every)\b",
            text,
            re.I,
        )
        is not None
    )


def _counts(fact: Fact) -> bool:
    return (
        fact.attributes["score"] is not None
        and fact.attributes["measure"] not in ("nprs", "borg")
        and fact.section != "goals"
    )


def specific_assessment(chart: Chart, context: Context, *, stock: float, specific: float) -> Outcome:
    """The assessment holds more than stock phrases; without such a section, the sentences that assess count."""
    said = _assessing(chart)
    if not any(_is_stock(s.scores, stock, specific) for s in said):
        return passed(*spans(said)) if said else Outcome("not_applicable")
    own = [s for s in said if not _is_stock(s.scores, stock, specific)]
    return passed(*spans(own)) if own else failed(*spans(said))


def _assessing(chart: Chart) -> list[Statement]:
    """What the assessment says, without its heading and without goals."""
    parts = [s for s in chart.sections if s.name == "assessment"]
    parts = [s for s in parts if not _RESPONSE.match(chart.note.text, s.start)] or parts
    bodies = [(s.body, s.end) for s in parts]
    if bodies:
        inside = [s for s in chart.statements if s.scores and any(p.start < s.end <= p.end for p in parts)]
        said = [s for s in inside if len(_letters(chart, s, bodies)) >= 2]
    else:
        said = [s for s in chart.statements if s.section not in ("plan", "goals", "header") and _assesses(s)]
    return [s for s in said if not _inside_goal(chart, s.start, s.end)]


_RESPONSE = re.compile(
    r"(?:(?:patient|pt) )?resp", re.I
)  # "RESP:" beside "ASMT:" tells how it went and assesses nothing


def _letters(chart: Chart, statement: Statement, bodies: list[Span]) -> list[str]:
    start = max([statement.start, *[body for body, end in bodies if statement.start < body <= statement.end]])
    return re.findall(r"[A-Za-z]{2,}", chart.note.text[start : statement.end])


def _assesses(statement: Statement) -> bool:
    return max(statement.scores.get(label, 0) for label in ("stock", "need", "response", "skilled", "rationale")) >= 0.5


def _is_stock(scores: Mapping[str, float], stock: float, specific: float) -> bool:
    own = max(scores.get(label, 0) for label in ("skilled", "rationale", "measured", "education", "deficit"))
    return max(scores.get("stock", 0), scores.get("need", 0)) >= stock and own < specific


def _inside_goal(chart: Chart, start: int, end: int) -> bool:
    return any(start <= g.start < end for g in chart.of("GOAL"))
