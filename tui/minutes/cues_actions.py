"""The shapes in which clerks set down an action, its owner and its date: patterns only."""

from __future__ import annotations

import re

from tui.minutes.names import NAME, ROLE_NOUN, TITLE
from tui.minutes.phrases import Phrase

HEAD = re.compile(
    r"(?:[A-ZÂÊÎÔÛŴŶ]{4,}\s*/\s*)?(?:the\s+|(?:matters |items )?for\s+)?"
    r"(?:agreed |outstanding |following |further |follow[- ]?up |key |new |(?:summary|list|schedule|table|"
    r"record) of (?:the )?)*"
    r"(?:actions?(?:\(s\))?|action points?|action (?:list|log|sheet|tracker|items|plan))"
    r"(?:\s*(?:/|,|&|\band\b|\bor\b)\s*(?:recommendations?|decisions?|requests?|information|points?|outcomes?|matters|next|"
    r"further|[a-z]+)\b[^.:/]{0,60})?"
    r"(?:\s+(?:points?|list|required|arising|outstanding|agreed|log|arose|were|was|from|for|taken|recorded|"
    r"to be)\b[^.:]{0,60})?"
    r"\s*[:.–-]*",
    re.I,
)
TRACKS = re.compile(r"\btracker|monitoring|programme|update|progress|review\b", re.I)
"""A title under which old actions are talked of and none is listed."""
LINE = re.compile(
    r"(?:\(|\[)?(?:[Aa]greed |AGREED |[Ff]ollow[- ]?up )?(?:ACTIONS?|Actions?)(?:\([Ss]\))?(?: [Pp]oints?| [Ii]tems?|"
    r" [Bb]y| [Ff]or| [Rr]equired|"
    r" [Aa]greed| [Aa]rising| (?:for|from) (?:the )?[\w ]{3,40})?"
    r"\s*(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*(?:\((?P<o>[A-Z][^()]{1,60})\)\s*)?(?:[:–—]|\s-\s|-\s)\s*(?P<t>\S.*?)$"
)
STOP = re.compile(
    r"(?:supporting documents|additional documents|reasons? for|resolved\b|recommend(?:ed|ations?)\b"
    r"|members (?:are|were) (?:asked|invited|requested|recommended) to\b"
    r"|the (?:meeting|committee|panel|chair\w*)\b|(?:date of )?(?:the )?next meeting\b|minutes\s*:|signed\b"
    r"|notes?\s*:|date of|\()",
    re.I,
)
RUBRIC = re.compile(
    r"(?:members|the (?:committee|panel|board|council)) (?:are|is|were|was) (?:asked|invited) to\b", re.I
)
"""What stands between the head of a list and its entries: "Members are asked to note what has been done"."""
POST = (
    rf"(?:[A-Z][\w'’&-]*\s+(?:(?:and|of|for|&)\s+)?){{0,6}}{ROLE_NOUN}\b(?:\s+(?:of|for|and|[A-Z&][\w'’&-]*)){{0,8}}"
    r"(?:,\s+[A-Z][\w'’&-]+(?:\s+(?:and|of|for|&|[A-Z][\w'’&-]*)){0,6})?"
)
WHO = rf"(?:(?:{TITLE})\s*{NAME}|{POST}|[A-Z]{{2,4}}|[A-Z][a-z'’-]+(?:\s[A-Z][\w'’-]+){{1,2}})"
ALL = rf"{WHO}(?:(?:\s+and\s+(?:the\s+)?|\s*[,&/]\s*){WHO}){{0,2}}"
TAIL = re.compile(
    rf"(?:\s[-–—]\s*|\s*[\[(]\s*)(?:action(?: by)?:\s*|lead:\s*|owner:\s*)?(?P<o>{ALL})\s*"
    r"(?:[-–—,;]\s*(?P<d>[^()\[\]]{2,50}?))?\s*[)\]]?\s*\.?$"
)
WHEN = re.compile(
    r"(?:\s[-–—]\s*|\s*[\[(]\s*|;\s*)(?P<d>(?:by |before |end of |due |no date)?[^-–—()\[\];]{0,24}?"
    r"(?:\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ meeting|date|term|ongoing|complete[d]?)"
    r"[^-–—()\[\];]{0,12})[)\]]?\.?$",
    re.I,
)
BARE_LINE = Phrase("action", rf"A(?:CTION|ction)\s+(?P<t>{ALL}\s+to\s+\w.*)$")
"""The label without a colon: "Action Head of Roads to circulate the list"."""
FRONT = re.compile(
    rf"(?:[Tt]he\s+)?(?P<o>{ALL})\s*"
    r"(?::|–|—|\s-\s|,?\s+(?:is |are |was |were )?(?:to|would|will|shall|agreed to|undertook to|asked to)\b)"
)
THAT = re.compile(rf"[Tt]hat (?:the )?(?P<o>{ALL})\s+(?!be\b(?! asked| requested))[a-z]+\b")
"""Whose it is, in the words of a resolution: "that the Head of Roads circulate the list"."""
OF_MATTER = re.compile(rf"[^:;.]{{2,60}}:\s+(?:[Tt]he\s+)?(?P<o>{ALL})\s+(?:to|will|would)\b")
"""The same behind what the matter is: "Grit bins: Head of Roads to circulate the list"."""
ALONE = re.compile(rf"(?:[Tt]he\s+)?(?P<o>{ALL})\.?$")
LAST = re.compile(
    rf"[\s.,](?P<o>(?:{TITLE})\s*[A-Z][\w'’-]+)(?:[\s.,;]+(?P<d>(?:\d{{1,2}}\s)?[A-Z][a-z]+(?:\s\d{{4}})?))?\.?$"
)
SET_APART = re.compile(
    rf"[.;]\s+(?P<o>{ALL})(?:[.;]\s+(?P<d>(?:\d{{1,2}}\s)?[A-Z][a-z]+(?:\s\d{{4}})?|"
    r"(?:By|Before|After|In|At|End of|No later than)\s[^.;]{3,40}))?\.?$"
)
"""The owner as a sentence of its own after what is to be done: "Send the readings. Strategic Director. Overdue."."""
INITIALS = re.compile(r"\s+(?P<o>[A-Z]{2,5}(?:\s[A-Z][A-Za-z]{1,3})?(?:\s?/\s?[A-Z]\w+)?)$")
TAG = Phrase("action", rf"\s*[\[(]\s*A(?:CTION|ction)(?: by)?\s*[:–-]?\s*(?P<o>{ALL})\s*[\])]\.?$")
"""The owner of what a sentence says, in brackets at its end: "(Action: Ms Pike)"."""
INLINE = Phrase(
    "action",
    r"(?<=[.;:)”?–—-])\s+[\[(]?(?:ACTIONS?|Actions?)(?: [Pp]oint)?\s*(?P<n>(?:[A-Z]{1,4}\s?)?\d+(?:[./]\d+)*)?\s*"
    r"(?::|–|—|\s-)\s*(?P<t>[^\s\])][^\])]{1,400}?)[\])]?\.?$",
)
"""An action at the end of a paragraph that tells of it: "… would be sent. ACTION: Ms Pike"."""
OWNED = Phrase(
    "owner lead responsible action",
    rf"\s*[.;,]?\s+(?:[Oo]wner|[Ll]ead(?: officer)?|[Rr]esponsible(?: officer)?|[Aa]ction by)\s*:\s*(?P<o>{ALL})"
    r"(?:[.;,]?\s+(?:[Dd]ue(?: date)?|[Dd]eadline|[Tt]arget(?: date)?|[Bb]y when)\s*:\s*(?P<d>[^.;:]{3,40}))?\.?$",
)
"""The owner behind a label of its own: "To circulate the list. Owner: Head of Roads"."""
MARGIN = Phrase("action", rf"(?<=[.;:)”?])\s+ACTIONS?(?: BY)?\s+(?P<o>{ALL})\.?$")
"""The same in the margin, set without a sign between: "… would be sent.     ACTION JB"."""
WHOSE = re.compile(
    rf"(?:[Aa]ction )?(?:[Oo]wner|[Ll]ead(?: officer)?|[Rr]esponsible(?: officer)?|[Bb]y whom|[Oo]fficer|[Ww]ho)\s*:\s*"
    rf"(?P<o>{ALL})\.?$"
)
LONE_LABEL = Phrase("action", rf"[\[(]?A(?:CTIONS?|ctions?)(?: [Bb]y| BY)?\s+(?:the\s+)?(?P<o>{ALL})[\])]?\.?$")
"""A line that only says whose the matter above is, without a sign between: "Action by Head of Roads"."""
BY_WHEN = re.compile(
    r"(?:due(?: date| by)?|deadline|by when|target(?: date)?|timescale|when|date)\s*:\s*(?P<d>[^.;:]{3,40})\.?$", re.I
)
"""Lines under an action that say whose it is, and by when."""
REF = re.compile(r"(?P<n>(?:[Mm]inute|[Ii]tem|[Pp]ara(?:graph)?)\s+(?:[Nn]o\.?\s*)?[\w./]{1,8})\s*[:–—-]\s+(?=\S)")
"""The minute that an entry comes from, before it."""
STATUS = re.compile(
    r"\b(?:complete[d]?|closed|ongoing|on-going|in progress|outstanding|overdue|open|not started|done"
    r"|superseded|deferred)\b",
    re.I,
)
NUMBERED = re.compile(
    r"(?P<n>[A-Z]{1,4}[\s/-]?\d{1,3}(?:[./]\d+)?|\d{1,3}[./]\d{1,3}|\d{1,2}(?=\s[A-Z][a-z])|"
    r"[A-Z](?=[.)]\s(?:The|To|That|An?|Cllrs?|Councillor|M[rs]s?)\b))[.:)]?\s+(?=\S)"
)
