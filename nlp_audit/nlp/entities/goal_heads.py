"""How a goal is labelled: the words of the label, and what may stand between it and the statement."""

from __future__ import annotations

import re

_SHORT = r"(?:STG(?!s?/LTG)|(?:(?:in|over) the )?short(?:er)?[ -](?:run|term)(?=:)|ST(?=-?\d)|ST goal|short[ -]?term(?: (?:functional )?goal| objective)?|(?<=\[)S(?=\d{1,2}\]))"
_LONG = r"(?:LTG|(?:(?:in|over) the )?long(?:er)?[ -](?:run|term)(?=:)|LT(?=-?\d)|LT goal|long[ -]?term(?: (?:functional )?goal| objective)?|(?<=\[)L(?=\d{1,2}\]))"
_OWNER = (
    r"(?:(?:pt|patient|client|resident|his|her|their|our|my|functional|maintenance|family|parent|treatment|tx|main"
    r"|current|rehab|therapy|new|updated|primary|caregiver|wife|discharge|d/c|dc|visit|weekly|session|poc|overall"
    r"|personal|specific|active|remaining|ot|pt/ot|slp|st)(?:'?s)? )?"
)
_GOAL = (
    rf"{_OWNER}(?:stated )?(?:goals?(?: addressed(?=:))?(?: for (?:him|her|them|us|now|today|this \w+))?"
    r"|STGs?/LTGs?(?=:)|what (?:s?he|they|pt|patient|client) (?:wants?|hopes?|wishes) to (?:reach|achieve)(?=:)|(?:IFSP |IEP )?(?:outcome|objective|benchmark)s?(?= ?\d{1,2} ?:)|(?:IEP|IFSP) goals?|(?<!two )(?<!three )(?<!four )(?<!five )(?<!ten )(?<!\d )targets?(?=:)|aims?(?=:|[ ]-+[ ]?(?:short|long))"
    r"|(?<=our )aims?|(?<=my )aims?|(?<=the )aims?(?= (?:remains?|is|are|stays?)\b)|(?:\A|(?<=\n))G(?=/[ ]|[ ]-[ ])|(?<=\[)G(?=\d{0,2}\])|(?:\A|(?<=\n)|(?<=\n[ ])|(?<=\n[ ][ ]))G(?=\d{1,2}[ ]?[:.)]))"
)
_WORKING = r"(?:working (?:on|toward|towards)|toward(?:s)?(?: (?:the )?goal of)?)(?=[ ]*:)"
_NUMBER = (
    r"(?:[ ]?\d{1,2}/\d{1,2}(?=:)|[ ](?:number )?(?:one|two|three|four|five)(?= (?:is|was)\b|[:,])|[ ]?(?:#|no\.? ?|number |-(?=\d{1,2}\b))?"
    r"\d{1,2}[a-d]?(?!\d|[ ]?(?:/|%|deg|ft|min|sec|stairs?|steps?|feet|x|\"|in\b(?! (?:the|h[ei][rs]|their|our|poc))|lb)))?"
)
HEAD = re.compile(
    rf"(?<![\w/])(?:(?P<short>{_SHORT})|(?P<long>{_LONG})|(?P<working>{_WORKING})|(?P<goal>{_GOAL}))"
    rf"(?P<plural>'?s)?(?![A-Za-z])(?P<number>{_NUMBER})",
    re.I,
)
NOTE = re.compile(
    r"[ ]?(?P<open>[(\[])(?P<note>[^()\[\]\n]{1,90})[)\]]"
    r"|[ ]-+[ ](?:short|long)(?:[ -]term)?(?=[ ]*:)|,? (?:in |x ?)?\d{1,2} ?(?:wks?|weeks?|visits?|days?|mos?|months?)(?=\)?[ ]*:)"
)
HEAD_WORDS = ("st-", "lt-", "st1", "st2", "st3", "lt1", "lt2", "lt3", "tg", "term", "goal", "outcome", "objective ", "benchmark", " run:", "to reach:", "to achieve:", "target", "aim", "working", "toward", "[g", "[s", "[l", "\ng")  # fmt: skip

MARK = re.compile(
    r"[ ]*(?:\.*[:=/|-]+>?|[\])]|(?<=\d)>|(?<=\d),(?= \")|(?<=term),|(?<=term goal),|(?<=one),|(?<=two),|(?<=three),|(?<=oals),(?= [a-z])|[ ]\.(?= \S)|\.(?=[ ]{2,}\S))[ ]*|(?<=\d)\.(?= [A-Z])[ ]*",
    re.I,
)
CLAUSE = re.compile(
    r"(?:[ ,-]+(?:[a-z][a-z'/-]*|\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|st|nd|rd|th|(?= (?:day|week|wk|month|mo|visit|session)))|[(\[][^()\[\]\n]{1,40}[)\]])){1,7}?[ .]*:[ ]*",
    re.I,
)
TOLD = re.compile(
    r"(?P<source>(?:,? [A-Za-z0-9][\w'/-]*){0,9}?,?) (?:is|are|was|were|remains?|stays?|continues?|includes?)"
    r"(?: still| now| currently| also)?(?: for \w+(?! to\b))?(?: to be(?= \w+ing\b))?(?P<colon>:)?[ ,]+(?=\S)",
    re.I,
)
THAT = re.compile(r" that (?=(?:he|she|they|the|pt|patient|client|resident|m[rs]+\.?)\b)", re.I)
KEPT = re.compile(
    r" (?:(?:are|were|remain|stay|all|both) )*(?:kept|unchanged|(?:the )?same|remain|stand|as (?:before|set|written)|continued?)\.[ ]+(?=[A-Z])",
    re.I,
)
ADJOINING = re.compile(r"\.(?= [A-Z])[ ]*|[ ]{1,3}(?=[\"'<≤]?[A-Za-z0-9\"<≤=])[ ]*")
REFERENCE = re.compile(
    r"(?:\b(?:toward|towards|serves?|serving|and|per|of|address(?:ing|ed|es)|supports?|meets?|met|when|re|on|for|to|the|both|all|from|each|current|under|with|w/|until|if|goal|advance[sd]?|upgrade[sd]?|update[sd]?|revise[sd]?|add(?:ed)?|in|hit)|&|addressed:|,)[ ]+\Z",
    re.I,
)
OTHER_GOAL = re.compile(r"\b(?:HR|SpO2|O2|BP|heart[ -]rate|pulse|RPE|step|fluid|weight|calorie|protein|pain) \Z", re.I)
NO_TERM = re.compile(
    r"[ ]+(?:acute|care|memory|rehab\w*|stay|disability|facility|resident|placement|effects?|use|plan|carry|hospital|prognosis|outlook|needs?|benefits?|complications?|insurance|and|or|retention|recall|management|snf|unit|tolerance|storage|follow)\b",
    re.I,
)
OTHER_CLAUSE = re.compile(
    r"\b(?:and|but|as|while|because|so|since|met|progress\w*|toward|towards|if|when|which|review\w*|discuss\w*|will)\b",
    re.I,
)
# A row of column heads: "Goals      Target     Status 1/15"
COLUMNS = re.compile(
    r"[ ]{2,}(?:target|due|date|status|progress|current|baseline|by when|met)\b(?: [\w/]+)?[ ]*(?:[ ]{2,}\S|\n)", re.I
)
