"""Which column of a charges table is which, by name or alias. A misspelt one is an error."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..yamlfile import ConfigError

# Field: the names it goes by, the surest first. Compared in lower case with `_` for everything between words.
_NAMES = {
    "patient_id": "patient_id patientid pt_id patient patient_no patient_number client_id resident_id",
    "mrn": "mrn medical_record_number medical_record_no med_rec_no chart_no chart_number account_no",
    "patient_name": "patient_name pt_name client_name resident_name name",
    "last_name": "patient_last_name last_name patient_last surname",
    "first_name": "patient_first_name first_name patient_first given_name",
    "birth_date": "birth_date birthdate date_of_birth dob patient_dob",
    "clinician": "clinician clinician_name rendering_provider rendering rendering_provider_name "
    "treating_provider treating_therapist therapist therapist_name provider_name provider signed_by "
    "clinician_id provider_id",
    "npi": "npi rendering_npi rendering_provider_npi provider_npi clinician_npi therapist_npi",
    "date_of_service": "date_of_service dos service_date visit_date from_date dos_from date_from date",
    "date_to": "date_to to_date dos_to through_date service_date_to date_of_service_to",
    "code": "code cpt cpt_code cptcode hcpcs hcpcs_code cpt_hcpcs procedure_code proc_code procedure "
    "service_code charge_code",
    "units": "units unit billed_units charge_units qty quantity",
    "modifiers": "modifiers modifier mods mod cpt_modifiers",
    "minutes": "minutes mins min timed_minutes treatment_minutes",
    "charge_id": "charge_id chargeid charge_no charge_number line_id transaction_id id",
    "note_id": "note_id noteid note_no note_number note document_id",
}
FIELDS: Mapping[str, tuple[str, ...]] = {field: tuple(names.split()) for field, names in _NAMES.items()}
REQUIRED = ("date_of_service", "clinician", "code", "units", "modifiers")
_PATIENT = ("patient_id", "mrn", "patient_name", "last_name")
_INSTEAD = {"clinician": ("npi", "note_id"), "date_of_service": ("note_id",)}  # what does in a field's place
_ALIASES = {alias for names in FIELDS.values() for alias in names}
_NUMBERED = re.compile(r"(?:modifier|mod|cpt_modifier|m)_?[1-4]")
_TYPO = 0.88  # of difflib: `modifers` is one, `patient_age` and `charge_date` are columns of their own


class Columns(NamedTuple):
    """Where each field stands: the columns' places, several only for modifiers."""

    at: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]  # as the file writes them


def find(header: Sequence[str], source: str) -> Columns:
    """The columns of a header. Raises ConfigError where one is missing or misspelt."""
    plain = [_plain(name) for name in header]
    at = {field: (place,) for field in FIELDS if (place := _place(FIELDS[field], plain)) is not None}
    numbered = tuple(i for i, name in enumerate(plain) if _NUMBERED.fullmatch(name))
    if numbered:
        at["modifiers"] = (*at.get("modifiers", ()), *numbered)
    _refuse_misspelt(header, plain, at, source)
    if not at:
        # The first row may be somebody's data: none of it is repeated.
        raise ConfigError(f"{source}: row 1 names no column of a charges table ({', '.join(REQUIRED)}, …)")
    _refuse_missing(plain, at, source)
    return Columns(at, tuple(header))


def _place(aliases: Iterable[str], plain: Sequence[str]) -> int | None:
    return next((plain.index(alias) for alias in aliases if alias in plain), None)


def _refuse_misspelt(header: Sequence[str], plain: Sequence[str], at: Mapping[str, object], source: str) -> None:
    """`modifers` would silently lose the modifiers; `charge_amount` is nobody's business here."""
    wanted = [field for field in FIELDS if field not in at]
    for name, written in zip(plain, header, strict=True):
        near = () if name in _ALIASES else difflib.get_close_matches(name, wanted, n=1, cutoff=_TYPO)
        if near:
            raise ConfigError(f"{source}: row 1: unknown column `{written}`, did you mean `{near[0]}`?")


def _refuse_missing(plain: Sequence[str], at: Mapping[str, object], source: str) -> None:
    for field in REQUIRED:
        if field not in at and not any(other in at for other in _INSTEAD.get(field, ())):
            raise ConfigError(f"{source}: row 1: column `{field}` is missing{_nearest(field, plain)}")
    if not any(field in at for field in (*_PATIENT, "note_id")):
        near = _nearest("patient_id", plain)
        raise ConfigError(f"{source}: row 1: no column patient_id, mrn, patient_name or note_id{near}")


def _nearest(field: str, plain: Sequence[str]) -> str:
    unused = [name for name in plain if name not in _ALIASES]
    found = [difflib.get_close_matches(alias, unused, n=1, cutoff=0.5) for alias in FIELDS[field]]
    close = next((names[0] for names in found if names), None)
    return f"; if `{close}` is that column, name it `{field}`" if close else ""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")
