"""Scales of help that are printed are no performance; what is marked in one was chosen."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "a scale is no performance": [
        "Amb RW {SBA|p}, {occ VCs|p}. LEVEL KEY: I=indep SBA=standby CGA=contact guard MIN=25% MOD=50% MAX=75% A: Tol tx well.",
        "Gait {CGA|p}. Key: I = independent, S = supervision, CGA = contact guard, Min = 25%, Mod = 50%",
        "Gait {CGA|p}. Legend: SBA, CGA, MIN",
        "Gait {CGA|p}. Scale: DEP/MAX/MOD/MIN/CGA/SBA/S/MI/I. Rested.",
        "Gait {min A|p}. LEVELS (circle): I SBA CGA MIN MOD -- SIGNED: Ann Lee, PT",
        "Assist level (circle one): I  MI  S  SBA  CGA  Min  Mod  Max  Dep",
        "KEY  I  MI  S  SBA  CGA  MIN  MOD  MAX  DEP   (circle)\nGait {MIN A|p} 40 ft.",
        "I  MI  S  SBA  CGA  MIN  MOD  MAX  DEP\nGait {MIN A|p} 40 ft.",
        "Level key: I | MI | SU | SUP | SBA | CGA | MIN | MOD | MAX | DEP\nGait {MIN A|p} 40 ft.",
        "Footwear {max A|p}\n   (I / MI / SU / S / CGA / Min / Mod /\n    Max / Dep)\nGait {CGA|p}.",
        "Abbreviations: I independent; SBA stand-by; CGA contact guard; min A; mod A; max A",
        "LOA key (I, MI, S, CGA, Min A, Mod A, Max A, D): Gait {CGA|p}.",
        "SBA=standby, CGA=contact guard, Min=25%, Mod=50%, Max=75%. Stairs {mod A|p}.",
    ],
    "a marked one of a scale was chosen": [
        "LEVELS (circle): I SBA *{CGA|p}* MIN MOD MAX",
        "LEVELS (circle): I  SBA  [{CGA|p}]  MIN  MOD  MAX",
    ],
    "levels of several tasks are no scale": [
        "Bed mobility {SBA|p}, sit to stand {CGA|p}, gait {min A|p}, stairs {mod A|p}.",
        "Sit to stand {SBA|p}, {CGA|p}, {min A|p} over three trials.",
        "Levels: rolling {SBA|p}, sitting {CGA|p}, standing {min A|p}.",
        "| Sit | {SBA|p} |\n| Stand | {CGA|p} |\n| Walk | {min A|p} |\n",
        "Sit to stand {max A|p}, then {mod A|p}, then {min A|p}.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
