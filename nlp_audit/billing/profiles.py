"""Payers' profiles: how a payer counts units, which modifiers and pairs it asks for, which rules it changes.

A profile is a YAML file of `rules/payers/` or anywhere else; `extends` names the one that it starts from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from .. import yamlfile
from ..records import Severity
from ..yamlfile import ConfigError
from . import pairs
from .pairs import Limit, Limits, Pairs, Setting
from .profile_fields import Known, read
from .units import Method

Basis = Literal["requirement", "guidance", "good_practice"]
DEFAULT = "medicare"


class RuleChange(NamedTuple):
    """What a payer changes in a rule; None leaves the rule's own."""

    enabled: bool = True
    severity: Severity | None = None
    basis: Basis | None = None
    authority: str | None = None  # a citation, shown as it stands
    message: str | None = None
    fix: str | None = None


class Profile(NamedTuple):
    """One payer's way, whole: nothing is left to look up in another profile."""

    name: str  # the file's name without its ending
    title: str
    method: Method
    setting: Setting
    discipline_modifiers: bool  # GP, GO, GN
    assistant_modifiers: bool  # CQ, CO
    reduced_service_modifier: bool  # 52
    minutes_per_code: bool
    long_session_minutes: int  # more of 97112 than these need a reason
    pairs: Pairs  # NCCI's and the payer's own
    limits: Limits  # most units a day by code; a code that is missing has none
    rules: Mapping[str, RuleChange]  # by rule id


def names(folder: Path) -> tuple[str, ...]:
    """The profiles of the folder `rules/payers`."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load(payer: str, folder: Path, rule_ids: Collection[str], codes: Collection[str] | None = None) -> Profile:
    """The profile `payer`: a name in `folder` (`rules/payers`) or a path to a YAML file. It comes back whole.

    Rule ids must be among `rule_ids`, codes among `codes` where given. Raises ConfigError with file and line.
    """
    path = _find(payer, folder, Path())
    if path is None:
        raise ConfigError(f"unknown payer {_unknown(payer, folder)}")
    fields: dict[str, Any] = {}
    known = Known(frozenset(rule_ids), None if codes is None else frozenset(codes))
    for data in reversed(_chain(path, folder)):
        fields = _merged(fields, read(data, known))
    _require(path, fields)
    return _profile(path.stem, fields, folder / "tables")


def _find(payer: str, folder: Path, base: Path) -> Path | None:
    """The file of a profile: a path (from `base`) where it looks like one, else a name in the folder."""
    is_path = payer.endswith((".yaml", ".yml")) or "/" in payer or "\\" in payer
    path = base / Path(payer).expanduser() if is_path else folder / f"{payer}.yaml"
    return path if path.is_file() else None


def _unknown(payer: str, folder: Path) -> str:
    known = names(folder)
    return f"`{payer}`{yamlfile.nearest(payer, known)} (known: {', '.join(known)}; or a path to a YAML file)"


def _chain(path: Path, folder: Path) -> list[yamlfile.Mapping]:
    """The profile's file and those that it extends, read, the farthest last."""
    chain = [_opened(path)]
    while parent := (data := chain[-1]).get("extends"):
        at, found = yamlfile.where(data, "extends"), _find(str(parent), folder, data.path.parent)
        if found is None:
            raise ConfigError(f"{at}: `extends` unknown payer {_unknown(str(parent), folder)}")
        if any(found.samefile(earlier.path) for earlier in chain):
            raise ConfigError(f"{at}: `extends: {parent}` goes in a circle")
        chain.append(_opened(found))
    return chain


def _opened(path: Path) -> yamlfile.Mapping:
    data = yamlfile.load(path, "a payer's profile")
    if not data:
        raise ConfigError(f"{path}:1: a payer's profile must be a mapping of keys to values")
    return data


def _merged(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """The child's values over the parent's; limits by code, pairs by codes, rules by id and key."""
    out = {**parent, **child}
    for key in ("unit_limits", "own_pairs"):
        out[key] = {**parent.get(key, {}), **child.get(key, {})}
    inherited, own = parent.get("rules", {}), child.get("rules", {})
    out["rules"] = {rule: {**inherited.get(rule, {}), **own.get(rule, {})} for rule in {**inherited, **own}}
    return out


def _require(path: Path, fields: Mapping[str, Any]) -> None:
    optional = ("extends", "title", "pairs", "limits")
    for key in Profile._fields:
        if key not in (*optional, "name", "rules") and key not in fields:
            raise ConfigError(f"{path}: `{key}` is missing; state it, or start with `extends: {DEFAULT}`")


def _profile(name: str, fields: Mapping[str, Any], tables: Path) -> Profile:
    setting = fields["setting"]
    ncci = pairs.load_pairs(tables, setting) if fields.get("ncci_pairs", True) else {}
    mue = pairs.load_limits(tables, setting) if fields.get("mue_limits", True) else {}
    own = {code: Limit(units, absolute=True) for code, units in fields["unit_limits"].items()}
    given = {key: fields[key] for key in Profile._fields if key in fields and key != "rules"}
    rules = {rule: RuleChange(**changes) for rule, changes in fields["rules"].items()}
    every = _over(ncci, fields["own_pairs"])
    return Profile(name=name, pairs=every, limits={**mue, **own}, rules=rules, **given)


def _over(ncci: Pairs, own: Pairs) -> Pairs:
    """The payer's own pairs instead of NCCI's of the same two codes, in whichever order those stand."""
    replaced = {frozenset(codes) for codes in own}
    return {**{codes: pair for codes, pair in ncci.items() if frozenset(codes) not in replaced}, **own}
