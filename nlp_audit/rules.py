"""Rules as data: one YAML file a rule; its id is its place (`elements/missing-goal.yaml` → elements.missing-goal)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from . import arguments, yamlfile
from .records import SEVERITIES, Severity
from .yamlfile import ConfigError

FAMILIES = ("elements", "coding", "time", "values", "skill")
ALL_FAMILIES = (*FAMILIES, "episode", "claim")
BASES = ("requirement", "guidance", "good_practice")
CONFIDENCES = ("read", "decoded", "known")
_KEYS = (
    "title",
    "severity",
    "basis",
    "authority",
    "why",
    "applies_when",
    "requires",
    "message",
    "fix",
    "examples",
    "status",
)
_REQUIRED = ("title", "severity", "basis", "authority", "why", "requires", "message", "fix", "examples")


class Source(NamedTuple):
    """A document that rules rest on; `confidence` says how far it was verified."""

    title: str
    confidence: str
    checked: str


class Examples(NamedTuple):
    """Notes that pass and notes that fail; `todo` are known misses. They are the rule's tests."""

    passing: tuple[str, ...]
    failing: tuple[str, ...]
    todo: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One rule: what it requires (a function of the closed list with its arguments) and all that a reader needs."""

    id: str
    title: str
    severity: Severity
    basis: str
    source: Source
    section: str
    why: str
    billed: tuple[str, ...] | None  # codes of which one must be billed; None: always
    function: str
    arguments: Mapping[str, Any]
    message: str
    fix: str
    examples: Examples
    preview: bool = False
    citation: str | None = None  # a payer's own authority, in place of the rule's

    @property
    def authority(self) -> str:
        """The authority in one line; what was not re-read says so."""
        if self.citation:
            return self.citation
        mark = "" if self.source.confidence in ("read", "decoded") else " (not verified; open the document)"
        return f"{self.source.title}, {self.section}{mark}"


def load(
    folder: Path, functions: Mapping[str, Callable[..., Any]], families: Iterable[str] = FAMILIES
) -> tuple[Rule, ...]:
    """All rules of a folder, in the order of families and names. Raises ConfigError with file and line."""
    sources = load_sources(folder)
    paths = [path for family in families for path in sorted((folder / family).glob("*.yaml"))]
    return tuple(_rule(path, sources, functions) for path in paths)


def ids(folder: Path) -> set[str]:
    """Ids of all rules of a folder, of every family, also of those that other parts of the program load."""
    return {f"{p.parent.name}.{p.stem}" for p in folder.glob("*/*.yaml") if p.parent.name in ALL_FAMILIES}


def load_sources(folder: Path) -> dict[str, Source]:
    """The citations of `sources/sources.yaml` (of the shipped rules where a folder has none of its own)."""
    from . import paths

    path = folder / "sources" / "sources.yaml"
    data = yamlfile.load(path if path.is_file() else paths.rules() / "sources" / "sources.yaml")
    yamlfile.check_keys(data, ("sources",), ("sources",))
    sources = yamlfile.inner(data, "sources")
    return {name: _cited(yamlfile.inner(sources, name)) for name in sources}


def _cited(entry: yamlfile.Mapping) -> Source:
    yamlfile.check_keys(entry, Source._fields, Source._fields)
    for key in Source._fields:
        yamlfile.check(entry, key, "str")
    return Source(entry["title"], _one_of(entry, "confidence", CONFIDENCES), entry["checked"])


def _rule(path: Path, sources: Mapping[str, Source], functions: Mapping[str, Callable[..., Any]]) -> Rule:
    data, folder = yamlfile.load(path), path.parent.parent
    yamlfile.check_keys(data, _KEYS, _REQUIRED)
    for key in ("title", "why", "message", "fix"):
        yamlfile.check(data, key, "str")
    if "status" in data:
        _one_of(data, "status", ("preview",))
    requires, function = _call(data, functions)
    return Rule(
        id=f"{path.parent.name}.{path.stem}",
        title=data["title"],
        severity=_one_of(data, "severity", SEVERITIES),
        basis=_one_of(data, "basis", BASES),
        source=_source(data, sources),
        section=str(data["authority"].get("section", "")),
        why=data["why"],
        billed=_billed(data, folder),
        function=function,
        arguments=arguments.read(requires, function, functions[function], folder),
        message=data["message"],
        fix=data["fix"],
        examples=_examples(data, _claimed if path.parent.name == "claim" else _noted),
        preview="status" in data,
    )


def _one_of(data: yamlfile.Mapping, key: str, allowed: Iterable[str]) -> Any:
    return yamlfile.known(data, key, data[key], allowed, key)


def _source(data: yamlfile.Mapping, sources: Mapping[str, Source]) -> Source:
    authority = yamlfile.inner(data, "authority", "{source: …, section: …}")
    yamlfile.check_keys(authority, ("source", "section"), ("source",))
    return sources[_one_of(authority, "source", sources)]


def _billed(data: yamlfile.Mapping, folder: Path) -> tuple[str, ...] | None:
    if "applies_when" not in data:
        return None
    when = yamlfile.inner(data, "applies_when", '{billed: ["97112"]}')
    yamlfile.check_keys(when, ("billed",), ("billed",))
    if not isinstance(when["billed"], list) or not when["billed"]:
        raise yamlfile.wrong(when, "billed", 'a list of codes in [ ], as ["97112"]')
    return arguments.codes(when, "billed", folder)


def _call(data: yamlfile.Mapping, functions: Mapping[str, Callable[..., Any]]) -> tuple[yamlfile.Mapping, str]:
    """`requires` and the one function that it names."""
    requires = data["requires"]
    if not isinstance(requires, yamlfile.Mapping) or len(requires) != 1:
        raise ConfigError(f"{yamlfile.where(data, 'requires')}: `requires` names exactly one function")
    name = next(iter(requires))
    return requires, yamlfile.known(requires, name, name, functions, "function")


def _examples(data: yamlfile.Mapping, read: Callable[[yamlfile.Mapping, str], Iterable[str]]) -> Examples:
    given = yamlfile.inner(data, "examples", "pass: […] and fail: […]")
    yamlfile.check_keys(given, ("pass", "fail", "todo"), ("pass", "fail"))
    for kind in ("pass", "fail"):
        if not given[kind]:
            raise ConfigError(f"{yamlfile.where(given, kind)}: a rule needs at least one example that should {kind}")
    return Examples(*(tuple(read(given, kind) if given.get(kind) else ()) for kind in ("pass", "fail", "todo")))


def _noted(given: yamlfile.Mapping, kind: str) -> list[str]:
    return yamlfile.words(given, kind, "notes")


def _claimed(given: yamlfile.Mapping, kind: str) -> list[str]:
    """A claim rule's examples: notes with charges."""
    for example in given[kind] if isinstance(given[kind], list) else [None]:
        if not isinstance(example, yamlfile.Mapping):
            raise yamlfile.wrong(given, kind, "a list of {note: …, charges: …}")
        yamlfile.check_keys(example, ("note", "charges"), ("note", "charges"))
    return [str(example) for example in given[kind]]


def select(rules: Iterable[Rule], chosen: Iterable[str], ignored: Iterable[str]) -> tuple[Rule, ...]:
    """Rules by id or family. Raises ConfigError for a name that is neither."""
    rules, chosen, ignored = tuple(rules), tuple(chosen), tuple(ignored)
    known = {r.id for r in rules} | {r.id.split(".")[0] for r in rules}
    for name in (*chosen, *ignored):
        if name not in known:
            raise ConfigError(f"no rule or family `{name}`{yamlfile.nearest(name, known)}")
    kept = [r for r in rules if (_named(r, chosen) if chosen else not r.preview)]
    return tuple(r for r in kept if not _named(r, ignored))


def _named(rule: Rule, names: Iterable[str]) -> bool:
    return any(name in (rule.id, rule.id.split(".")[0]) for name in names)
