"""Scores and levels over several dates: series with their days, goal tables with columns of status, notes of a day before."""

from __future__ import annotations

import pytest
from nlp_samples import each, goals, read_as_marked

# marked: p present, h historical, n negated, f planned (future), o other; the habit that the sentences stand for
HABITS: dict[str, list[str]] = {
    "series of scores with their days": [
        "{PASS 9/36|h} (2/27), {14/36|h} (3/4), {19/36|p} today.",
        "{PASS 9/36|h} (2/27), {14/36|h} (3/4) and {19/36|p} (3/20).",
        "{Nine Hole Peg R 88 s|h} (02/06), {61 s|h} (03/10), {52 s|p} (03/20).",
        "{Grip R 18 lb|h} 2/18, {23 lb|h} 3/8, {26 lb|p} 3/20",
        "{TUG 21.4 s|h} 1/8, {18.0 s|h} 1/29, {16.9 s|h} 3/12.",
        "{TUG 21.4 s|h} 1/8; {18.0 s|h} 1/29; {16.9 s|p} 3/20.",
        "{TUG 21.4 s|h} on 1/8, {18.0 s|h} on 1/29, {16.9 s|p} today.",
        "{TUG 21.4 s|h} (1/8) -> {18.0 s|h} (1/29) -> {16.9 s|p} (3/20).",
        "{WAB-R AQ 48.2|h} (1/12), {56.7|h} (2/16).",
        "{DGI 19/24|p} today, which compares with {19/24|h} on 03/16 and {19/24|h} on 03/02.",
        "{DGI 19/24|p} today, compared to {17/24|h} on 03/16, {16/24|h} on 03/02.",
        "{Berg 34/56|h} (eval 2/4), {38/56|h} (3/4), {41/56|p} (3/20).",
        "{Berg 41/56|p} (3/20), {38/56|h} (3/4), {34/56|h} (2/4).",
        "{Berg 41/56|p} 3/20, {38/56|h} 3/4.",
        "{Berg 34/56|h} at eval, {38/56|h} on 3/4, {41/56|p} now.",
        "{Berg 34/56|h} on February 4, {38/56|h} on March 4, {41/56|p} today.",
        "{FGA 15/30|h} [2/4], {19/30|h} [3/4], {22/30|p} [3/20].",
        "{Gait speed 0.6 m/s|h} 2/4, {0.7 m/s|h} 3/4, {0.8 m/s|p} 3/20.",
    ],
    "what was done on a day before": [
        "On 3/7 amb 80 ft, {min A|h}.",
        "Amb 120 ft, {CGA|p}. On 3/7 amb 80 ft, {min A|h}.",
        "Last visit hair combing {min A|h}, {verbal cues x2|h}.",
        "Last session stairs {mod A|h}, {tactile cues|h}.",
        "On 3/20 amb 80 ft, {min A|p}.",
        "On 3/7 he needed {min A|h}, today {SBA|p}.",
    ],
    "put off behind a colon": [
        "{Grip|f}: deferred to week 10.",
        "{Berg|f}: deferred to next visit.",
        "{Grip|f}: held until week 8.",
    ],
    "no levels": [
        "CARE CENTER (Escanaba, MI)",
        "Transfers, {MI|p}",
        "Our PTA was next door under my supervision.",
        "Walked 60 ft under {supervision|p}.",
    ],
    "a goal table with columns of status / note": [
        "| Goal | Baseline 01/08 | Previous 02/12 | Current 03/20 | Status |\n| LTG1 Walk 200 ft, cane, {SBA|f} | {min A|h} | {CGA|h} | {CGA|p} | no change |\n\n",
        "Goal | Baseline 01/08 | Previous 02/12 | Current 03/20 | Status\n1. Fasten five buttons, {mod I|f}, in under 4 min | {max A|h} | {min A|h} | {SBA|p}, 6 min 10 s | progressing\n\n",
        "| Goal | Baseline 01/08 | Previous 02/12 | Current 03/20 | Status |\n| {Berg 46/56|f} or better | {34/56|h} | {38/56|h} | {41/56|p} | progressing |\n\n",
    ],
    "no days": [
        "{DGI 15/24|p} (IE {11/24|h}).",
        "{TUG 14 s|p} 2/3 trials.",
        "{Berg 41/56|p}, 3 losses of balance.",
    ],
}


@pytest.mark.parametrize(("habit", "marked"), each(HABITS))
def test_read_as_marked(habit: str, marked: str) -> None:
    found, expected = read_as_marked(habit, marked)
    assert found == expected


NO_GOALS = [
    "GOALS (plan of care of April 21, 2026)\n",
    "Goals: working on STG 3\nAssessment: ok",
    "Goals: working toward STG 1 and 2.\n",
    "Tall kneel done. STG 3 three points off.\n",
    "STG 2 still two steps short.\n",
    "LTG 2 10 feet short.\n",
]


@pytest.mark.parametrize("text", NO_GOALS)
def test_what_is_said_of_goals_states_none(text: str) -> None:
    assert goals(text) == []


def test_goals_that_remain_are_stated() -> None:
    told = "Goals remain to improve his strength and get around the house better."
    assert goals(told) == [("to improve his strength and get around the house better", None, False)]
