"""Rules as data: one YAML file a rule; its id is its place (`elements/missing-goal.yaml` → elements.missing-goal)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from . import yamlfile
from .records import SEVERITIES, Severity
from .yamlfile import ConfigError

FAMILIES = ("elements", "coding", "time", "values", "skill")
ALL_FAMILIES = (*FAMILIES, "episode", "claim")
BASES = ("requirement", "guidance", "good_practice")
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
    return {
        name: Source(str(e["title"]), str(e["confidence"]), str(e["checked"])) for name, e in data["sources"].items()
    }


def _rule(path: Path, sources: Mapping[str, Source], functions: Mapping[str, Callable[..., Any]]) -> Rule:
    data = yamlfile.load(path)
    yamlfile.check_keys(data, _KEYS, _REQUIRED)
    function, arguments = _call(data, functions)
    return Rule(
        id=f"{path.parent.name}.{path.stem}",
        title=str(data["title"]),
        severity=_one_of(data, "severity", SEVERITIES),
        basis=_one_of(data, "basis", BASES),
        source=_source(data, sources),
        section=str(data["authority"].get("section", "")),
        why=str(data["why"]),
        billed=_billed(data),
        function=function,
        arguments=arguments,
        message=str(data["message"]),
        fix=str(data["fix"]),
        examples=_examples(data),
        preview=data.get("status") == "preview",
    )


def _one_of(data: yamlfile.Mapping, key: str, allowed: Iterable[str]) -> Any:
    value = data[key]
    if value not in allowed:
        near = yamlfile.nearest(str(value), allowed) or f" (one of {', '.join(allowed)})"
        raise ConfigError(f"{yamlfile.where(data, key)}: unknown {key} `{value}`{near}")
    return value


def _source(data: yamlfile.Mapping, sources: Mapping[str, Source]) -> Source:
    authority = data["authority"]
    if not isinstance(authority, yamlfile.Mapping):
        raise ConfigError(f"{yamlfile.where(data, 'authority')}: `authority` needs {{source: …, section: …}}")
    yamlfile.check_keys(authority, ("source", "section"), ("source",))
    name = str(authority["source"])
    if name not in sources:
        raise ConfigError(
            f"{yamlfile.where(authority, 'source')}: unknown source `{name}`{yamlfile.nearest(name, sources)}"
        )
    return sources[name]


def _billed(data: yamlfile.Mapping) -> tuple[str, ...] | None:
    when = data.get("applies_when")
    if when is None:
        return None
    yamlfile.check_keys(when, ("billed",), ("billed",))
    return tuple(str(code) for code in when["billed"])


def _call(data: yamlfile.Mapping, functions: Mapping[str, Callable[..., Any]]) -> tuple[str, Mapping[str, Any]]:
    """The one function that the rule calls; its signature checks the arguments."""
    requires = data["requires"]
    if not isinstance(requires, yamlfile.Mapping) or len(requires) != 1:
        raise ConfigError(f"{yamlfile.where(data, 'requires')}: `requires` names exactly one function")
    name, arguments = next(iter(requires.items()))
    if name not in functions:
        raise ConfigError(
            f"{yamlfile.where(requires, name)}: unknown function `{name}`{yamlfile.nearest(name, functions)}"
        )
    arguments = arguments if arguments is not None else yamlfile.Mapping()
    wanted = {p.name: p for p in inspect.signature(functions[name]).parameters.values() if p.kind is p.KEYWORD_ONLY}
    if isinstance(arguments, yamlfile.Mapping) and arguments:
        yamlfile.check_keys(arguments, wanted, [n for n, p in wanted.items() if p.default is p.empty])
    elif any(p.default is p.empty for p in wanted.values()):
        raise ConfigError(f"{yamlfile.where(requires, name)}: `{name}` needs {', '.join(wanted)}")
    return name, arguments


def _examples(data: yamlfile.Mapping) -> Examples:
    given = data["examples"]
    if not isinstance(given, yamlfile.Mapping):
        raise ConfigError(f"{yamlfile.where(data, 'examples')}: `examples` needs pass: […] and fail: […]")
    yamlfile.check_keys(given, ("pass", "fail", "todo"), ("pass", "fail"))
    for kind in ("pass", "fail"):
        if not given[kind]:
            raise ConfigError(f"{yamlfile.where(given, kind)}: a rule needs at least one example that should {kind}")
    return Examples(*(tuple(str(note) for note in given.get(kind) or ()) for kind in ("pass", "fail", "todo")))


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
