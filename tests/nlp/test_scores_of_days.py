"""Scores and levels over several dates: series with their days, goal tables with columns of status, notes of a day before."""

from __future__ import annotations

import pytest
from nlp_samples import each, read_as_marked

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
