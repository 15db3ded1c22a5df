"""Words and patterns of what was before the visit, for `then.py`."""

from __future__ import annotations

import re

from .lazy import LazyPattern, SeldomPattern
from .spoken import MONTH_NAME

DAY = r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?![\d/%]|\.\d)"
MONTH = rf"{MONTH_NAME}\.?"
START = r"(?:initial )?(?:eval(?:uation)?|assessment|adm(?:it|ission)?|intake|SOC|(?:initial )?start of (?:care|OT|PT|ST|SLP|therapy|treatment|services)|IE|baseline|onset)"
PERIOD = r"(?:visit|session|treatment|tx|class|group|week|wk|month|day|appointment|appt)"
EARLIER = r"(?:last|previous|prior|preceding)"
WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day"
ARTICLE = r"(?:(?:the|her|his|their|our|my|this) )?"
# a time before the visit, in words or as a day
THEN = (
    rf"(?:(?:(?:at|on|since|from|upon|in|during|as of) )?{ARTICLE}(?:"
    rf"(?:{EARLIER}|first|second) {PERIOD}(?:'s (?:class|session|visit|treatment|group|note))?|{EARLIER} (?:time|note|(?:re)?cert(?:ification)?|re-?eval(?:uation)?|reassessment|PN|progress (?:note|report)|evening|night|year|{WEEKDAY})(?:'s (?:class|session|visit|treatment|group|note))?"
    rf"|(?:week|wk|visit|session|day|month) (?:before|prior)(?: th(?:is|at)(?: one)?)?|{PERIOD} (?:1|one))\b"
    rf"|(?:at|on|since|from|upon|in) {ARTICLE}{START}\b"
    r"|(?:\d+|one|two|three|four|five|six|a|a few|several) (?:days?|weeks?|wks?|months?|visits?|sessions?) (?:ago|earlier|before|prior|back)\b"
    rf"|as recently as (?:{EARLIER} \w+|{WEEKDAY})\b|(?:since|as of) {DAY}|(?:in|last|back in|since) {MONTH}\b(?!-)|yest(?:erday)?\b|back then\b|in those days\b"
    r"|(?:at|upon|on|after) d(?:ischarge|/?c) from (?:the )?(?:acute|hospital|SNF|rehab|IRF|home health)\b|in (?:acute (?:care|rehab)|the (?:ICU|hospital)|ICU)\b"
    r"|at the (?:beginning|start|outset) of (?:care|the (?:month|week|episode|course|stay|program|POC))\b"
    r"|when (?:first seen|(?:we|I) (?:started|began|first (?:met|saw)\w*)|(?:s?he|pt|they|patient) (?:started|began|first came|was admitted|came (?:in|home|to us)))\b)"
)
NOW = LazyPattern(
    r"\b(?:now|today(?:'s)?|current(?:ly)?|this (?:visit|session|date|am|pm|week|wk|morning|tx))\b|->|=>", re.I
)
LABEL = rf"(?:{PERIOD}|d|v|wk) ?#?\d{{1,3}}|{START}|prior|prev(?:ious(?:ly)?)?|last(?: {PERIOD}| time| note)?|from|was|as of|initial(?:ly)?|PN|recert"
# "(Visit 2: …)", "(adm 2/9: …)", "[last week …]", "(from …)"
OPENS = LazyPattern(rf"(?:(?:at|on|since) )?(?:(?:{LABEL})\b(?:[ ,(]*{DAY}\)?)?|{DAY})\s*(?:[:=-]|\b)", re.I)
# "(… on admit)", "(… 2/28)", "(…, IE)"
CLOSES = LazyPattern(
    rf"(?:{THEN}|(?<![\w/] ){DAY}|\b(?:on|at|from|of) {DAY}|\b{START}|(?<=[ (])(?:in )?{MONTH}(?: \d{{1,2}}|(?: '?\d\d(?:\d\d)?))?|\bthen)\s*\Z",
    re.I,
)
AHEAD = LazyPattern(r"\b(?:goal|by|due|until|next|plan\w*|target)\b", re.I)
# "Prior: BIMS 8/15 on admit 1/29; SLUMS 13/30"
LINE_LABEL = LazyPattern(
    rf"\A[\s>*-]*(?:[SOAP][:/] ?)?(?:last (?:seen|treated|visited|worked with)\b[^\n:.;]{{0,36}}(?=:)|prior|previous(?:ly)?|past|{EARLIER} (?:{PERIOD}|time|note|scores?)|(?:at|on) {START}|{PERIOD} (?:before|prior)|baseline|then)(?: (?:level|function|scores?))?(?: ?\(?{DAY}\)?)?[ ]?[:=]|\A[\s>*-]*(?:(?:on|from) )?{DAY}(?: (?:for compar\w+|values?|scores?|levels?))?[ ]?(?:[:=]|\.\.\.)",
    re.I,
)
WAS = r"\b(?:was|were|had been|had)"
BARE_WAS = LazyPattern(r"(?:\A|[.;(\[])\W*(?:was|were|had been) (?:at )?\Z", re.I)
GOVERNED = LazyPattern(
    rf"(?:{WAS}|need(?:ed|ing)|requir(?:ed|ing)|took|used|got|gave|given|did|performed|scored|completed)\b[^.;()]{{0,60}}\Z",
    re.I,
)
NOW_OTHERWISE = LazyPattern(
    r"[^.;]{0,40}(?:[,;]|\band|\bbut)\s*(?:\w+ )?(?:(?:is|are) )?(?:now|today|currently)\b", re.I
)
NO_LINK = r"(?:(?!\b(?:that|which|who|whom|than|as|since|because|so|after|if|when|where|now|today|but|then|with|for the \w+ \w+ed)\b)[^.;,()\n]){0,48}?"
BEHIND = LazyPattern(rf"\A[^\w;]?{NO_LINK}(?<!ed )(?<!\w)(?P<then>{THEN})", re.I)
PASSIVE_BEHIND = LazyPattern(
    rf"\A {NO_LINK}\b(?:was|were|had been) (?:still )?(?:needed|required|used|given|necessary|provided|obtained|recorded|scored|measured|taken|tested|documented|noted|found|done|completed|administered|performed)\b{NO_LINK}(?P<then>{THEN})",
    re.I,
)
FRONT = LazyPattern(
    rf"(?:\A|[;:(]|, (?:and |but )?where )[\s*>-]*(?P<then>{THEN}|on {DAY}(?=[^.]*\Z))(?: with me)?(?: ?\(?{DAY}\)?)?,?(?=[ :])(?P<rest>[^;]*)\Z",
    re.I,
)
# "On 1/7 amb 80 ft, min A", "Last visit hair combing min A, verbal cues x2": no sentence of its own behind the comma
SHORTLY = LazyPattern(
    rf"[\s*>:;(-]*(?:on {DAY}|{EARLIER} (?:{PERIOD}|time)):?,? (?!(?:\w+ )?(?:{PERIOD})\b)(?:(?!\b(?:is|are|am|has|have|needs?|requires?|walks?|can|does|do|shows?|reports?|states?|continues?|we|I|s?he|they|pt|patient|now|today)\b)[^.;()])*\Z",
    re.I,
)
LEVEL_OF = SeldomPattern(
    rf"\b(?:{START}|starting|initial|entry|{EARLIER})(?:'s)? (?:\w+ )?(?:level|status|LOF|score|function|assist(?:ance)?)\b[^.;\n]{{0,48}}(?:\b(?:was|were|of|at)\b|[:=-])[^.;,\n]{{0,40}}\Z",
    re.I,
    needs=["level", "status", "lof", "score", "function", "assist"],
)
NUMBERED = LazyPattern(rf"\b{PERIOD} ?#?\d{{1,2}}\b[ :,-]*(?:\w+ ){{0,3}}\Z", re.I)
UP_FROM = LazyPattern(
    r"\w[^.;]*[,( -](?:up|down|improved|progressed|reduced|decreased|increased|better|changed) from (?:an? )?\Z", re.I
)
WITHIN = LazyPattern(
    r"\b(?:trials?|reps?|sets?|laps?|attempts?|end of|once|first|final|bouts?|rounds?|later|subsequent)\b", re.I
)
SINCE = LazyPattern(r"\b(?:from|gone from|went from) \Z", re.I)
SINCE_WHEN = LazyPattern(rf"\bsince (?:{THEN}|{ARTICLE}{START})", re.I)
THAT_TIME = SeldomPattern(r"\A\W*(?:at|by|on) that (?:time|point|visit|date)\b[^;]*\Z", re.I, needs=["that "])
ON_THE_DAY = SeldomPattern(
    rf"\b(?P<day>{WEEKDAY}) (?:s?he|I|we|it|they|pt) (?:had|was|were|needed|required|got|scored|took)\b[^.;,]{{0,40}}\Z",
    re.I,
    needs=["day "],
)
DIRECTLY = LazyPattern(rf" ,?(?P<then>{THEN})", re.I)
SENT = SeldomPattern(
    r"\b(?:hospital|rehab|SNF|home health|IRF|acute)\b[^.;]{0,20}\b(?:sent|discharged|released|d/c'?d|let)\b[^.;]{0,70}\Z",
    re.I,
    needs=["sent", "discharged", "released", "d/c", "let"],
)
STUDY = r"(?:study|MBSS?|FEES|VFSS|MBSImP|modified barium|video ?swallow|EMG|EEG)\b"
STUDIED = LazyPattern(
    rf"(?:{STUDY}[^.;\n]{{0,20}}\b(?P<one>{DAY})|\b(?P<two>{DAY})[^.;\n]{{0,6}}{STUDY})[^;\n]{{0,60}}\Z", re.I
)
DATED = LazyPattern(rf"(?:\A|[,;:.(|-])[ ]*(?:{START} )?(?P<then>{DAY}):? \Z|\b(?P<old>last|old):? \Z", re.I)
INITIALLY = LazyPattern(
    r"\b(?:initially|at first|to start|initial (?:stand|trial|attempt|rep|set|transfer|bout|lap|pass)s?)\b[^.;]*\Z",
    re.I,
)
USED_TO = SeldomPattern(r"\bused to (?:need|require|take|be|have)\b[^.;,]{0,30}\Z", re.I, needs=["used to"])
# what other records say
RECORD = SeldomPattern(
    r"\b(?:per (?:the )?(?:chart|EMR|records?|hospital|d/?c summary|discharge summary)|records? (?:from|of)|(?:discharge|d/?c) (?:findings|status|levels?|function|summary) (?:from|at|of)|(?:acute|hospital|SNF|IRF|ICU)(?: care)? (?:(?:PT|OT|SLP|ST|therapy|rehab|d/?c|discharge) )?(?:note|eval(?:uation)?|summary|records?))\b[^.;\n]{0,60}\Z",
    re.I,
    needs=["per ", "record", "discharge", "d/c", "dc ", "acute", "hospital", "snf", "irf", "icu"],
)
AT_START = LazyPattern(rf"(?:at|on|upon) {ARTICLE}{START}", re.I)
VERB = LazyPattern(
    r"\b(?:is|are|am|has|have|needs?|requires?|walks?|can|does|did|do|shows?|\w+ed|\w+ing|continues?|able|sat|stood|took|went|got|we|I|s?he|they|pt|patient)\b",
    re.I,
)
ARROW = LazyPattern(r"[ ]*-*>+[ ]*\S")
ARROW_TO_NOW = LazyPattern(r"[ ]*(?:-+>|=?>+)[ ]*(?:today|now)\b", re.I)
DAY_BEFORE = LazyPattern(rf"(?:\A|[:,;(|-] ?| (?!\d))(?P<then>{DAY}|{START}(?: {DAY})?):? \Z", re.I)
# "same as on 2/16 and 2/13 (CGA each day)"
SAME_AS = LazyPattern(
    rf"\b(?:same|unchanged|identical|similar|no change|as)\b[^.;()\n]{{0,20}}\b(?:as|from|to|since)\b(?: on| at)?(?:,? (?:and )?(?P<then>{DAY}))+ ?\([^()\n]*\Z",
    re.I,
)
OVER_TIME = SeldomPattern(
    rf"\b(?:since (?:{THEN}|{ARTICLE}{START})|over the (?:past|last) )", re.I, needs=["since", "over the "]
)
TODAY_FIRST = SeldomPattern(r"\b(?:today|now)\b[^.\n]{0,24}\Z", re.I, needs=["today", "now"])
ON_WEEKDAY = LazyPattern(
    rf" (?:on |last )?(?P<day>{WEEKDAY}|(?:mon|tues?|wed|thurs?|fri|sat|sun))\b(?! (?:at|next|and|am|pm))", re.I
)
WRITTEN_DAY = LazyPattern(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?")


RIGHT_BEHIND = LazyPattern(r" \(?(?:now|today|this (?:visit|session|date))\b(?! (?:that|than))", re.I)
RIGHT_BEFORE = LazyPattern(r"\b(?:now|today|is|currently):? \Z|> ?\Z", re.I)
# "pain went from 3/10 to 1/10": of one session, where no time is told
WENT_FROM = LazyPattern(
    r"\b(?:went|dropped|fell|came|eased|reduced|decreased|improved|rose|increased|moved|settled)(?: (?:down|up|back))? from (?:an? )?\d{1,2}/10\Z",
    re.I,
)
FROM_TO = LazyPattern(r"\bfrom [^.;]{3,60} to \Z", re.I)
TODAY = LazyPattern(r"\b(?:today|now)\b", re.I)
ROW_DAY = LazyPattern(rf"(?:\A|[,;:.(|-])[ ]*(?P<then>{DAY})(?P<colon>:)? \Z", re.I)
WAS_NEAR = SeldomPattern(WAS + r"\b", re.I, needs=["was", "were", "had"])
WAS_RIGHT_BEFORE = LazyPattern(WAS + r"\b[^.;,]{0,24}\Z", re.I)
TIME_BEHIND = LazyPattern(rf"\W{{0,2}}(?:on )?(?P<then>{THEN}|{DAY})", re.I)
TIME = LazyPattern(rf"{THEN}|{DAY}", re.I)
NOW_BEHIND = SeldomPattern(r"\b(?:now|today|currently)\b", re.I, needs=["now", "today", "currently"])
