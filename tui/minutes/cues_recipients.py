"""Those for whom something is promised, and what is told or shown rather than built: data for ``promises``.

Gathered from the wording of published UK and Irish council minutes.
"""

from __future__ import annotations

import re

ASKERS = (
    r"(?:all |both |the |this |these |any |other |of |its |his |her |their |your |an? |\w+ )?(?:(?!(?:to"
    r"|of|that|and|in|on)\b)\w+ ){0,2}"
    r"(?:members?(?!’|')|councillors?|cllrs?\b\.?|committee|sub-?\s?committee|panel|commission|board"
    r"|council|cabinet|executive|chamber|forum|group(?! leader)|working group|"
    r"task group|district|chair(?:man|woman|person)?|vice-chair|questioner|petitioners?|SPC|scrutiny)\b"
)
"""Those who ask, or the body that they sit on, as the receiving end of a promise."""

TO_ASKERS_WORDS = (
    rf"(?:(?<!cost )(?<!charge )(?<!benefit )(?<!risk )(?<!income )(?<!back )\b(?:to|with|for|before|at"
    rf"|among|amongst)\s+{ASKERS}|\b(?:to|with|for)\s+(?:him|her|them|you|everyone|anyone|anybody|me)\b"
    rf"|\bback to {ASKERS}|\b(?:to|with|for)\s+(?:cllrs?\.?|councillors?|mrs?\.?|ms\.?|miss|dr\.?)\s+(?-i:[A-Z])"
    r"|\b(?:to|at) (?:an?|the|its|their|that) (?:next|later|future|subsequent|forthcoming|following"
    r"|\w+)(?: \w+){0,2} meetings?\b|\bto the meeting\b"
    r"|\b(?:let|tell|inform|update|advise|notify|brief)\s+(?:him|her|them|you|(?:all |the "
    r"|ward )*(?:members|committee|panel)|(?:cllrs?\.?|councillors?|mrs?|ms)\s+(?-i:[A-Z]))"
    r"|\bin writing\b|\bon request\b|\bby e-?mail\b|\b(?:after|following|outside(?: of)?) (?:the|this"
    r"|that) meeting\b|\bon (?:his|her|their) return\b|\bmembers’? portal\b|\bmembers['’] room\b)"
)

TO_ASKERS = re.compile(TO_ASKERS_WORDS, re.I)
"""That what is promised is for those asking: "to the Committee", "in writing", "after the meeting"."""

OF_ASKING = re.compile(
    rf"\bof (?:your|their|his|her|this|{ASKERS}['’]?s?['’]?) (?:request|concern|view|comment|suggestion|objection)s?\b",
    re.I,
)
"""What somebody else is to be told: "advise the regulator of your request"."""

INFO_WORDS = (
    r"(?:information|details?|figures?|data|reports?|papers?|notes?|briefings?|updates?|respon[sc]es?"
    r"|reply|replies|answers?|lists?|breakdowns?|"
    r"cop(?:y|ies)|letters?|statistics|tables?|links?|timetables?|timelines?|schedules?|summar(?:y|ies)"
    r"|analysis|presentations?|drafts?|"
    r"outcomes?|findings|feedback|clarification|explanations?|evidence|assessments?|statements?"
    r"|transcripts?|minutes|evaluation|documents?|"
    r"statistics|numbers?|dates?|costs?|results?|proposals?|options|correspondence|business case|audit"
    r"|returns?|proforma|map|maps|advice|action plan|survey|counts?|review)"
)

INFO = re.compile(rf"\b{INFO_WORDS}\b", re.I)
"""What is told or shown rather than built or done."""

SEEN = re.compile(rf"\b(?:consulted|consultation|seen|met|spoken|heard|asked|scrutini\w+|informed)\b|{ASKERS}", re.I)

OWN = re.compile(
    r"(?:\b(?:officers?|the (?:council|authority|local authority|service|team|department|directorate"
    r"|administration|executive|cabinet|clerk)|staff|(?:my|our|his|her|the"
    r"|this) (?:[\w’&-]+ ){0,4}(?:office|officers|team|teams|department|section|service|services|staff"
    r"|unit|colleagues))"
    r"|(?-i:[A-Z][\w’'&-]+)\s+(?:[\w’'&-]+\s+){0,5}(?-i:Services?|Department|Team|Section|Unit|Directorate|Office))$",
    re.I,
)

THIRD = re.compile(
    r"\b(?:operators?|contractors?|trust|company|companies|developers?|owners?|suppliers?|providers?"
    r"|landlord|government|ministers?|police|agency|school|schools|NHS|ICB|parish|town council"
    r"|consultants?|residents?|tenants?|drivers?|"
    r"users?|families|family|customers?|those|people|everyone|nobody|anybody|somebody|who|surveyors?|firm"
    r"|firms|inspectors?|partners?|department for|home office|university|charity|society|association|club"
    r"|parents?|pupils|board|which|auditor|insurers?)\b",
    re.I,
)

_PERSON = (
    r"(?:[Cc]llrs?\.?|[Cc]ouncillors?|[Mm]rs?\.?|[Mm]s\.?|[Mm]iss"
    r"|[Dd]r\.?)\s+(?-i:[A-Z])[\w'’-]+(?:\s(?-i:[A-Z])[\w'’-]+)*"
)

TOWARD = re.compile(
    rf"\s+(?:{ASKERS}|the (?:elected members|meeting)\b|him\b|her\b(?! \w+ (?:to|for|on)\b)|them\b|you\b|{_PERSON})",
    re.I,
)
"""Right after the verb: those asking."""

ASKERS_NEXT = re.compile(rf"\s*{ASKERS}", re.I)

ASKERS_GET = re.compile(rf"\b{ASKERS}\s+(?:\w+\s+)?(?:had|have|has|was|were|is|are|received?|got|get|saw)\b", re.I)

LET_ASKERS = re.compile(rf"\b(?:let|tell)\s+{ASKERS}|\b(?:let|tell)$", re.I)

LOCALS = re.compile(r"\s+(?:with\s+)?(?:the |local |any )*(?:residents?|ward|tenants?|traders?|families)\b", re.I)

DELIVERED = re.compile(
    r"\b(?:circulated|shared|sent|provided|reported|raised|passed|written|rewritten|looked into)\b", re.I
)

IN_DOCUMENT = re.compile(
    r"\s+(?:in|to|on|into|with)\s+(?:the|a|his|her|their|this|its"
    r"|that)?\s*(?:[\w’'-]+\s+){0,4}?(?:reports?|papers?|updates?|returns?|note|minutes|website|pack"
    r"|briefings?|room|portal|agenda)\b",
    re.I,
)
"""Where a thing is put for those asking to see: "in the performance report"."""

_BODY = (
    r"(?:(?:all|both|the|this|any|other|local|ward|relevant|elected|her|his|full|overview|and|scrutiny"
    r"|health|audit|safeguarding|[A-Z][\w’'-]+)\s+){0,6}"
    r"(?:[Mm]embers|[Cc]ouncillors|[Cc]ommittee|[Ss]ub-[Cc]ommittee|[Pp]anel|[Cc]ommission|[Bb]oard"
    r"|[Cc]ouncil|[Cc]abinet|[Ee]xecutive|[Ff]orum|[Cc]hair(?:man|woman)?|residents"
    r"|SPC)\b(?:\s+of the (?:[Cc]ommittee|[Pp]anel|[Cc]ouncil|[Bb]oard|[Dd]istrict))?"
)

RECIPIENT = re.compile(
    rf"\b(?:to|with|for|before|let|keep|tell|send|give|show|inform|notify|advise|supply|provide|update|meet"
    rf"|e-?mail|invite|write to)\s+(?P<p>{_PERSON.replace('(?-i:[A-Z])', '[A-Z]')}|{_BODY}|him\b|her\b"
    rf"|them\b|you\b)"
)
"""To whom."""
