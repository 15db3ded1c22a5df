"""Names and record numbers in one spelling, so that a claim's and a note's can be compared."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from ..episodes import people
from ..intake import days
from .records import Clinician, Name, Person

_TITLES = frozenset({"MR", "MRS", "MS", "MISS", "DR", "JR", "SR", "II", "III", "IV"})
_CREDENTIALS = (
    "PT DPT MPT LPT PTA SPT OT OTR OTD MOT COTA OTA OTS SLP CCC CF MS MA MED PHD EDD RN "
    "OCS NCS GCS PCS SCS WCS CCS BCS CHT CLT CSCS ATC"
)
_DESIGNATIONS = frozenset(_CREDENTIALS.split())
_WORD = re.compile(r"\d*[^\W\d_][^\W_]*")
_NUMBER = re.compile(r"\S*\d\S*")
_NPI = re.compile(r"(?<!\d)[12]\d{9}(?!\d)")


@lru_cache(10_000)
def words(text: str) -> Name:
    """The words of a name, without accents and titles."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’`´]", "", text).upper())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return frozenset(_WORD.findall(plain)) - _TITLES


def is_name(name: Name) -> bool:
    """Whether it holds more than initials."""
    return any(len(word) > 1 for word in name)


def agree(one: Name, other: Name) -> bool:
    """Whether all words of one are in the other, whole or as initials, and at least one of them whole."""
    return is_name(one & other) and (_within(one, other) or _within(other, one))


@lru_cache(10_000)
def clinician(text: str, npi: str | None = None) -> Clinician:
    """A clinician's cell: a name, an NPI, a number of the practice's own, or some of them together."""
    found = _NPI.search(text)
    rest = _NPI.sub(" ", text).strip()
    name = frozenset() if _NUMBER.fullmatch(rest) else words(rest.replace("/L", " ")) - _DESIGNATIONS
    number = identifier(rest) if not is_name(name) and re.search(r"\d", rest) else None
    return Clinician(name if is_name(name) else frozenset(), npi or (found[0] if found else None), number)


def signer(text: str, npi: str | None = None) -> Clinician:
    """The name in a signature, whatever stamp stands around it."""
    known = people.person(text)
    name = words(f"{known.first} {known.surname}") if known else frozenset()
    return Clinician(name if is_name(name) else frozenset(), npi)


def person(number: str, record: str = "", name: str = "", born: date | None = None) -> Person:
    """A patient's cells. An id without a digit may be a name; `DOE, JANE|1950-01-31` is the intake's."""
    called, mark, day = number.partition("|")
    if not re.search(r"\d", called):
        name, born = name or called, born or days.parse(day)
    number = "" if mark else number
    return Person(frozenset(filter(None, map(identifier, (number, record)))), words(name), born)


def same_person(one: Person, other: Person) -> bool | None:
    """By a record number, else by name and birth date; None where nothing more than the name agrees."""
    if one.born and other.born and one.born != other.born:
        return False
    if one.ids & other.ids:
        return True
    named = agree(one.name, other.name)
    return (True if one.born and other.born else None) if named else False


def same_clinician(one: Clinician, other: Clinician) -> bool | None:
    """By NPI where both have it, else by name, else by the practice's number; None where none can be."""
    if one.npi and other.npi:
        return one.npi == other.npi
    if one.name and other.name:
        return agree(one.name, other.name)
    return one.number == other.number if one.number and other.number else None


def identifier(text: str) -> str:
    """A number without punctuation and leading zeros, which a spreadsheet loses: 00914266 is 914266."""
    plain = re.sub(r"(?<=\d)\.0+$", "", text.strip())
    plain = re.sub(r"[^A-Z0-9]", "", plain.upper())
    return plain.lstrip("0") if plain.isdecimal() else plain


def _within(small: Name, large: Name) -> bool:
    """Each word of the smaller name has its own in the larger.

    A first name may meet its initial, but not somebody's middle initial: Anna Smith is not John A. Smith.
    """
    rest, free, met_initial = small - large, set(large - small), False
    for word in sorted(rest):
        partner = next((other for other in sorted(free) if _initial(word, other)), None)
        if partner is None:
            return False
        free.remove(partner)
        met_initial |= len(word) > 1
    return not (met_initial and is_name(frozenset(free)))


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]
