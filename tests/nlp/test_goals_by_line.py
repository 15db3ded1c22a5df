"""GOAL: goals known by their line, named and then told, in tables without bars, for the long run."""

from __future__ import annotations

import pytest
from nlp_samples import L, N, S, rows

Expected = list[tuple[str, str | None]]  # statement, term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A: steadier.\nPt to be able to carry a laundry basket 30 ft to the washer, SBA, by 9/30.\nP: cont\n",
            [("Pt to be able to carry a laundry basket 30 ft to the washer, SBA, by 9/30", N)],
        ),
        (
            "A: steadier.\n   (Pt to be able to rise from a low sofa, no hands 5/5, by 6/15)\nP:\n",
            [("Pt to be able to rise from a low sofa, no hands 5/5, by 6/15", N)],
        ),
        (
            "Patient to don socks with sock aid, Mod I, by 4/2\n97535 x2\n",
            [("Patient to don socks with sock aid, Mod I, by 4/2", N)],
        ),
        (
            "[Pt to be able to get off the floor w/ chair, SBA, 3/3 trials - STG, 3/25]\n[Lower body dressing seated Mod I in <15 min - LTG, 4/8]\n\nS) tired\n",
            [
                ("Pt to be able to get off the floor w/ chair, SBA, 3/3 trials", S),
                ("Lower body dressing seated Mod I in <15 min", L),
            ],
        ),
        (
            "Client to say 10 two-word phrases in 20 min, min cues, by Oct 3\nMother seen.\n",
            [("Client to say 10 two-word phrases in 20 min, min cues, by Oct 3", N)],
        ),
        (
            "(Resident to propel w/c 150 ft to dining, SPV, by 11/2)\n",
            [("Resident to propel w/c 150 ft to dining, SPV, by 11/2", N)],
        ),
        (
            "O: walked 100 ft\nPt to continue HEP 2x/day by 9/30\nPt to return in 2 wks, 3/4.\nPt to be seen 2x/wk by 4/1.\nPt to call MD by 4/2 re: 10 lb gain\nPt to bring her walker by 4/2\nPt to practice 10 STS daily at home\nPt to toilet min A today.\nPt to gym via w/c, SBA.\nPt to see Dr. Po by 4/9\n",
            [],
        ),
        ("Pt to be able to attend 3x/wk by 4/1\n", []),
        (
            'P  2x/wk. 6" step next visit\nG  Working toward 120 flex to kneel in the garden\n   Stairs recip w/ 1 rail by 4/1\n',
            [("Working toward 120 flex to kneel in the garden", N), ("Stairs recip w/ 1 rail by 4/1", N)],
        ),
        ("G  Working toward 10 min standing to wash up\n", [("Working toward 10 min standing to wash up", N)]),
        (
            "P  same. goal  open own pill box L handed, 35 lb grip, by 10/29\n\ntimed 24 min\n",
            [("open own pill box L handed, 35 lb grip, by 10/29", N)],
        ),
        (
            "S fine\ngoal  lift toddler 24 lb from crib by 3/2\n\ntimed 24 min\n",
            [("lift toddler 24 lb from crib by 3/2", N)],
        ),
        (
            "P  same circuit 2x wk. goal down the porch steps w/ rail, pain 2/10 or less, by 12/20/24\n\n97110 x2\n",
            [("down the porch steps w/ rail, pain 2/10 or less, by 12/20/24", N)],
        ),
        ("P: foam next. goal 10 stairs recip no rail by 5/1\n", [("10 stairs recip no rail by 5/1", N)]),
        ("goal  up and down the bus step, one rail, by 2/28\n", [("up and down the bus step, one rail, by 2/28", N)]),
        ("A: goal not met by 3/1. goal in reach by 4/2.\n", []),
        (
            "Goals                                        Target      Status 1/15\nPatient will walk 300 ft on gravel, Mod I, without a stumble         02/12       not addressed\nBerg of 48 or more                            02/12       44 today\n",
            [("Patient will walk 300 ft on gravel, Mod I, without a stumble", N), ("Berg of 48 or more", N)],
        ),
        (
            "Short-term goals                 Due       Progress 3/4\nSit to stand with SBA 5/5        3/20      CGA 4/5\nWalk 80 ft with RW, CGA          3/20      met\n\nLong-term goals                  Due       Progress 3/4\nWalk 300 ft with SPC, Mod I      4/20      not addressed\n",
            [("Sit to stand with SBA 5/5", S), ("Walk 80 ft with RW, CGA", S), ("Walk 300 ft with SPC, Mod I", L)],
        ),
        (
            "GOAL                         TARGET DATE     STATUS\nDress UB Mod I               2/28            min A\nName 8/10 pictures           2/28            6/10\n\nPlan: cont\n",
            [("Dress UB Mod I", N), ("Name 8/10 pictures", N)],
        ),
        (
            "A fair progress\nGOALS 6 wk\n1) TUG <=12 s\n2) 2 entry steps Mod I with rail, 0 falls x 4 wk\nP: 2x/wk\n",
            [("TUG <=12 s", N), ("2 entry steps Mod I with rail, 0 falls x 4 wk", N)],
        ),
        (
            "Goals (8 visits)\n1. Grip 40 lb\n2. Open a jar, no pain\nP: 2x/wk\n",
            [("Grip 40 lb", N), ("Open a jar, no pain", N)],
        ),
        (
            "STGs 3 weeks\n- sit EOB 5 min SBA\n- roll L min A\nLTGs 8 weeks\n- w/c transfer CGA\nP: 2x/wk\n",
            [("sit EOB 5 min SBA", S), ("roll L min A", S), ("w/c transfer CGA", L)],
        ),
        (
            "GOALS x 4 wks\n1) FGA 24\n2) carry 20 lb up 4 steps\nP: see\n",
            [("FGA 24", N), ("carry 20 lb up 4 steps", N)],
        ),
        (
            "Goals by 5/1\na) reach overhead shelf 3 lb\nb) DASH 20 or less\nPlan: same\n",
            [("reach overhead shelf 3 lb", N), ("DASH 20 or less", N)],
        ),
        (
            "A: tired. Working on STG 1, commode transfer SBA 4/5 trials by 3/11. Not safe alone.\n",
            [("commode transfer SBA 4/5 trials by 3/11", S)],
        ),
        (
            "P  To STG 1: stand at sink 2 min CGA for grooming by 2/5. Swap to PM slot.\n",
            [("stand at sink 2 min CGA for grooming by 2/5", S)],
        ),
        (
            "A: better. Toward LTG 2: walk to the mailbox and back Mod I by 6/1. Cont.\n",
            [("walk to the mailbox and back Mod I by 6/1", L)],
        ),
        (
            "A: Progressing to STG 3, button 4 of 5 buttons with setup by 2/1.\n",
            [("button 4 of 5 buttons with setup by 2/1", S)],
        ),
        ("Addressed LTG 1 - bathe Mod I with tub bench by 8/8.\n", [("bathe Mod I with tub bench by 8/8", L)]),
        ("Working on STG 2, and she did well with min A.\n", []),
        ("Working on STG 2, still CGA for turns.\n", []),
        ("Toward STG 1, walked 100 ft with CGA.\n", []),
        ("Toward STG 1: walked 100 ft with CGA today.\n", []),
        ("Working on STG 1, 3 sets of 10 STS with CGA.\n", []),
        ("Toward LTG 1 in her POC.\n\nA. Tolerated well.\n", []),
        ("Works toward LTG 2 of the eval, 3/4.\n", []),
        (
            "A: Step up SBA, equal step length, by 6/11 (STG 2) is in reach.\n",
            [("Step up SBA, equal step length, by 6/11", S)],
        ),
        ("STG 2 is in reach. (LTG 1) is close.\n", []),
        (
            "    GOALS: STAND 10 MIN FOR KITCHEN TASK MOD I BY 11/22\n    LEVELS KEY: I / MOD I / SUP / CGA / MIN / MOD / MAX\n",
            [("STAND 10 MIN FOR KITCHEN TASK MOD I BY 11/22", N)],
        ),
        ("GOALS: WALK 100 FT SBA BY 2/2\nKEY: I = independent, S = supervision\n", [("WALK 100 FT SBA BY 2/2", N)]),
        (
            "Goals:\n1. Walk 100 ft SBA by 2/2\nLegend: I independent, SBA standby, CGA contact\n",
            [("Walk 100 ft SBA by 2/2", N)],
        ),
        (
            "P: wait till next week. Goals: read the chart at 100 beats with 0 blurs by 05/07, and in the long run walk 150 ft on grass with no veer by 06/18.\n",
            [
                ("read the chart at 100 beats with 0 blurs by 05/07", N),
                ("walk 150 ft on grass with no veer by 06/18", L),
            ],
        ),
        (
            "Goals: stand 5 min at the sink by 3/1, and in the long run cook a meal Mod I.\n",
            [("stand 5 min at the sink by 3/1", N), ("cook a meal Mod I", L)],
        ),
        (
            "The goals are to name 8 of 10 pictures by October 1. Over the longer run: order a meal by phone with no more than one repair.\n\nI shall see him.\n",
            [("to name 8 of 10 pictures by October 1", N), ("order a meal by phone with no more than one repair", L)],
        ),
        (
            "In the short run: sit 5 min with SBA by 3/1. In the longer run: walk to the dining room CGA.\n",
            [("sit 5 min with SBA by 3/1", S), ("walk to the dining room CGA", L)],
        ),
        ("In the long run he will do better.\n", []),
        (
            "goals: trampoline w/ kids 10 min w/o pad by 11/30 / 1 pad per shift at work in 4 wks\nplan\n",
            [("trampoline w/ kids 10 min w/o pad by 11/30", N), ("1 pad per shift at work in 4 wks", N)],
        ),
        (
            "goals: lift 20 lb w/ R hand by 2/2 / type 30 min in 6 wks / sleep 6 h by d/c\nplan\n",
            [("lift 20 lb w/ R hand by 2/2", N), ("type 30 min in 6 wks", N), ("sleep 6 h by d/c", N)],
        ),
        ("Goals: pain 2/10 at work / home by 3/1\n", [("pain 2/10 at work / home by 3/1", N)]),
    ],
)
def test_known_by_their_line(text: str, expected: Expected) -> None:
    assert rows(text, "GOAL", "term") == expected
