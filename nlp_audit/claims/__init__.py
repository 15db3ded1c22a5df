"""The claim beside the note: reads charges, finds their notes, and says where the two differ."""

from .compare import FUNCTIONS, charge_has_note, codes_agree, note_has_charge, units_agree, worst
from .matching import match, match_known
from .people import known
from .reading import parse, read
from .records import Answer, Charge, Charged, Claims, Known, Matches, Orphan
from .sharing import billed

__all__ = [
    "FUNCTIONS",
    "Answer",
    "Charge",
    "Charged",
    "Claims",
    "Known",
    "Matches",
    "Orphan",
    "billed",
    "charge_has_note",
    "codes_agree",
    "known",
    "match",
    "match_known",
    "note_has_charge",
    "parse",
    "read",
    "units_agree",
    "worst",
]
