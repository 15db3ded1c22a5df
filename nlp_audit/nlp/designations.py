"""How therapists, assistants and students designate themselves, and what a name looks like: parts of patterns."""

from __future__ import annotations

THERAPIST = r"(?:P\.?[ ]?T\.|P\.?T\.?|D\.?P\.?T|M\.?S?\.?P\.?T|L\.?P\.?T|R\.?P\.?T|M?OTR(?:[/-]?L)?|LOTR|OTD|O\.?T\.?(?:/L)?|MOT|S\.L\.P\.?|OT/L|CHT|SLP(?:-?CCC)?|CCC-?SLP|CCC/SLP|MS,? ?CCC|CF-?SLP|SLP-?CF|DScPT|tDPT|(?i:physical therapist|physiotherapist|occupational therapist|speech(?:-language| and language)? (?:pathologist|therapist)))"
ASSISTANT = r"(?:L?PTA|P\.T\.A\.?|COTA(?:/?L)?|C\.O\.T\.A\.?(?:/L)?|C/OTA|OTA(?:/L)?|SLP-?A|SLPA|(?i:physical therap(?:ist|y) assistant|(?:certified )?occupational therapy assistant))"
STUDENT = r"(?:SPTA|SPT|S\.P\.T\.|OTAS|OTS|O\.T\.S\.|SOTA?|(?i:student (?:physical|occupational|PT|OT|SLP|speech)[\w -]*|(?:PT|OT|SLP|DPT|PTA) student|(?:SLP )?(?:graduate|grad) (?:student )?(?:clinician|student|intern)|graduate student|student clinician|SLP intern))"
OTHER = r"(?:DC|MD|DO|NP|FNP|PA-C|ATC|LAT|LMT|RN|DPM|PhD|AuD|RKT|CTRS|LMFT|RDN?)"
ANY = rf"(?:{STUDENT}|{ASSISTANT}|{THERAPIST})"
NAME = r"(?:[A-Z][A-Za-z'’.-]*|[A-Z]\.)"
