"""Closed lists of common words: what tells no activity, what edited copies are edited in, credentials."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that say how, how often or to whom, but not what was done.
EMPTY = _set(
    """
    the and with for was were then each both sets set reps rep repetitions min minutes sec seconds feet side sides
    units unit one two three four five six all her his she had has have this that from into than but not out over
    under again after before while when now today patient resident client therapist clinician provided performed
    perform given needed required requires activities activity exercise exercises training trained program including
    per level tactile verbal cue cues cga sba assist assistance moderate minimal maximal total timed time treatment
    neuromuscular reeducation education reed session stand standing stood sit sitting seated stance position left
    right bilateral bilaterally individual works worked work done first second third last only still more less same
    also new static dynamic balance alternating minute break breaks rest rests inch throughout without within
    against about times trials good skilled onto upon continue continued continues forward backward sideways safety
    pad direction directions various multiple using use used focus focused focusing order improve improved promote
    increase increased facilitation facilitate normal movement movements pattern patterns working safe proper form
    technique posture cueing cued help hands assisted emphasis addressed addressing remains likewise once along
    completed consisted included includes support tolerance tolerated well ups such being lateral anterior posterior
    through
    """
)
# Short words that do tell an activity.
SHORT = _set("vor sls pnf eo ec bar toe mat box arm leg hip")

# What stands for a word in a copy that was edited: any number, side, pronoun, relative, time of day.
_CLASSES = {
    "#": _set(
        """
        one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty once
        twice first second third half
        """
    ),
    "<side>": _set("l r lt rt left right bilateral bilaterally both b l's r's lle rle lue rue ble bue"),
    "<who>": _set(
        """
        he she they him her his hers their them himself herself themselves he's she's mr mrs ms patient pt resident
        client child veteran patient's pt's resident's client's child's gentleman lady man woman boy girl
        """
    ),
    "<kin>": _set(
        """
        mother mom mom's father dad dad's wife wife's husband husband's son daughter parent parents caregiver sister
        brother family spouse niece nephew grandmother grandfather grandson granddaughter aunt uncle friend neighbor
        partner
        """
    ),
    "<when>": _set(
        """
        morning afternoon evening noon night today yesterday monday tuesday wednesday thursday friday saturday
        sunday am pm
        """
    ),
}
CLASSES = {word: name for name, words in _CLASSES.items() for word in words}

# Words of a note's head in capitals that are nobody's name.
NO_NAMES = _set(
    """
    visit date time note daily treatment therapy physical occupational speech patient resident session gait balance
    pain left right hip knee ankle shoulder stroke tandem stance walker total timed start end dose home health
    center rehab fall precautions weakness evaluation progress report individual group history diagnosis name bed
    chair transfer transfers exercise standing sitting hand foot neck back
    """
)

CREDENTIALS = _set(
    """
    pt dpt mpt mspt bspt lpt rpt tdpt dscpt pta lpta ot otr otr/l ot/l otd mot msot cota cota/l c/ota ota slp ccc
    ccc-slp ccc/slp slp-ccc cf cf-slp slpa slp-a spt ots sot spta otas ms ma bs ba msed med phd edd ocs ncs gcs scs
    pcs ccs wcs cht clt cscs atc lat faaompt comt cert mdt cws csrs cbis cbist bcs-s bcss atp caps cdp ceas csrs
    cidn cmpt mtc cfmt rn md do np pa-c aud dc lmt licensed l student
    """
)
