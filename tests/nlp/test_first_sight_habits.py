"""Further ways of writing scales, earlier scores, helpers, next steps and the level before, and what only looks like them."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "legend": [
        "Key - I: independent; SBA: stand by; CGA: contact guard; Min: 25%; Mod: 50%; Max: 75%.\nGait {CGA|p}.",
        "Gait {CGA|p}. (SBA / CGA / Min / Mod / Max / Dep)",
        "LOA: I - MI - S - SBA - CGA - Min - Mod - Max - D\nGait {CGA|p}.",
        "Circle one: Indep  SBA  CGA  Min A  Mod A  Max A",
        "Gait {SBA to CGA|p} and {min A|p} on grass.",
        "Bed mob: {I|p}; sit>stand {SBA|p}; gait {CGA|p}; stairs {min A|p}; tub {mod A|p}.",
        "Rolling {SBA|p}, {CGA|p}, {min A|p}, {mod A|p} as she tired.",
    ],
    "scores": [
        "{Berg 41/56|p} (up from {36/56|h} on Feb 2).",
        "{FGA 17/30|p}, compared to {15/30|h} on 22 Feb.",
        "{TUG 14.2 s|p} vs {18.1 s|h} at last recert.",
        "{DGI 17/24|p} with cane, {14/24|h} in January.",
        "{Tinetti 18/28|p} - previously {14/28|h}.",
        "{MoCA 23/30|h} (administered 2/04/2026).",
        "{Berg 41/56|h} (tested 2/20).",
        "{Berg 41/56|h} per eval.",
        "{LEFS 40/80|h} at evaluation, to be repeated.",
        "{Berg 36/56|h} & {TUG 22 s|h} on 2/08.",
        "{Berg 41/56|p} and {TUG 14 s|p} today.",
        "{Berg 41/56|p} and {TUG 14 s|p}; at eval {Berg 36/56|h}.",
        "{QuickDASH 43.2|h} on 02/03. {Grip|f} next session.",
        "{FGA|n} not done ({16/30|h} on 2/28).",
        "{ODI|f} next visit ({38%|h} at eval).",
    ],
    "not scores": [
        "TUG better.",
        "Berg up, {TUG 14 s|p}.",
        "Improvement in Berg and gait.",
        "Balance and FGA improving.",
        "Berg Score: ______ /56",
        "{TUG|n} not tested.",
        "{Berg|p} completed.",
    ],
    "pain / subjective": [
        "{Pain 3/10|p} now, {6/10|h} Saturday.",
        "Knee is {4/10|p}, was {7/10|h} last cert.",
        "{Pain: 3/10|p} before and {2/10|p} after.",
        "Pain is gone. Cough on 2/10 sips.",
        "Wet voice 3/10 trials.",
    ],
    "pain later": [
        "{Pain 5/10|p}. Heat 10 min. It came down to {3/10|p}.",
        "Knee pain at start. She called it a {4/10|p} on the stairs.",
        "No pain. She was 8/10 on the naming list.",
        "Pain none. He had 7/10 correct.",
        "Pain eased. It was 6/10 for accuracy.",
        "{Pain went from 6/10|h} at eval to {2/10|p}.",
        "Pain dropped from {5/10|p} to {3/10|p} after taping.",
    ],
    "others": [
        "Transfers by PT and wife, {mod A x2|p}.",
        "Gait supervised by OT, {CGA|p}.",
        "Socks by pt, {min A|p}.",
        "Lift by nursing, {max A x2|o}.",
        "Bath by CNA last night, {mod A|o}.",
        "Maria reports she gives him {CGA|o} on the stairs.",
        "Pt says she gave herself {min A|p} with the strap.",
        "Wife did the transfer with {min A|o} while I watched.",
        "Pt did two stands, {CGA|p}, while I watched her knee.",
        "I watched him stand with {SBA|p}.",
    ],
    "next / assessment": [
        "Will move to {SBA|f} if steady.",
        "Consider {CGA|f} on stairs next visit.",
        "Reduce {tactile cues|f} as tolerated.",
        "Progress from {min A|h} to {CGA|p} since last week.",
    ],
    "plof": [
        "PLOF {I|h}; now {min A|p}.",
        "{Min A|p} for stairs (PLOF {Mod I|h}).",
        "{Min A|p} for bed mobility. PLOF unknown.",
        "Now {min A|p}, well below PLOF of {independent|h}.",
        "Gait {CGA|p}, below PLOF.",
    ],
    "setups": [
        "Meals {set-up|p} with lid opened.",
        "Wheelchair set up by the bed.",
        "UB bathing {set up|p}, LB {min A|p}.",
        "Feeding {setup|p} with tray in front.",
        "She was set up at the sink.",
    ],
    "prompts": [
        "{Prompts x2|p} for the brakes.",
        "{Min prompts|p} for turn.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected
