"""The phrases by which minutes show that something was settled: data, in one place.

Gathered from the wording of published UK and Irish council minutes.
"""

from __future__ import annotations

import re

from tui.minutes.names import ROLE_NOUN
from tui.minutes.phrases import Phrase

BODY = (
    r"(?:(?:the|this)\s+)?(?:[\w’'&-]+\s+){0,4}?(?:committee|sub-?\s?committee|panel|board|commission|cabinet"
    r"|council|executive|forum|meeting|members|councillors|district|SPC)"
)
"""Those who settle things together."""
_OFTEN = (
    r"(?:(?:unanimously|accordingly|duly|therefore|also|further|then|subsequently|formally|collectively|all"
    r"|subsequently)\s+)*"
)

LEAD = Phrase(
    "resol recommend agreed decided decision noted endorsed approved",
    rf"[“\"(]?(?:[A-ZÂÊÎÔÛŴŶ]{{4,}}\s*/\s*)?(?P<before>(?:and\s+)?(?:(?:it was(?: then)?|was|{BODY})\s+)?{_OFTEN})"
    r"(?P<word>RESOLVED|RESOLUTION|RECOMMENDED|RECOMMENDATIONS?|RECOMMENDS|AGREED|DECIDED|DECISION|NOTED"
    r"|ENDORSED|APPROVED)\b"
    r"(?P<after>(?:\s+(?:unanimously|accordingly|nem\.? con\.?|by the \w+|to (?:the )?(?:council|cabinet"
    r"|executive|full council|board|commissioner|(?-i:[A-Z])[\w ]{2,40}?(?=\s*[:–—-]))|recommendations?"
    r"|as follows|no\.?\s*\d+|that it be recommended))*"
    r"(?:\s*\([^()]{1,60}\))?)(?P<sep>\s*(?:[:;,.–—-]+\s*)*)(?P<that>(?:that|to)\b\s*[:,;–—-]*\s*)?",
    re.I,
)
"""A paragraph that opens with the lead word of an outcome, whatever stands around it."""

INLINE = Phrase(
    "resolved recommended agreed decided noted adopted",
    rf"(?:(?<=[.;:)”\"]\s)|\b(?:and|it was|was then|was|(?:the )?(?:committee|panel|board|council|cabinet"
    rf"|members|[Cc]hair(?:man|woman|person)?|[Cc]onvener))\s+)(?:[–—-]\s*)?{_OFTEN}(?:UNANIMOUSLY\s+)?"
    r"(?P<word>RESOLVED|RECOMMENDED|AGREED|DECIDED|NOTED)\b(?=\s*[:,–—-]|\s+(?:that|to|the|unanimously"
    r"|(?:with|by) the (?:consent|agreement|leave|assent) of)\b"
    r"|\s*\()|(?<=[.;:)”\"]\s)(?P<mild>Resolved|Recommended|Agreed)\s*(?:[:–—]|\s-\s)"
    rf"|\b(?:seconded\b[^.]{{0,100}}?\b(?:and|was)|it was)\s+(?:then\s+)?{_OFTEN}(?P<last>resolved|agreed|"
    rf"adopted)\s*[:;,–—-]*$",
)
"""A lead word in capitals within a paragraph: "… was carried. RESOLVED - That …"."""

STOP = re.compile(
    r"(?:[^/]{2,40}/\s*)?(?:reasons?\b.{0,40}$|reasons? for\b|(?:any\s+)?(?:other|alternative)\s+options"
    r"|options? considered|conflicts? of\b|supporting documents|additional documents|actions?\b\s*:?$"
    r"|publication date|date of decision|minutes\s*:?$|(?:interests?|dispensations?) (?:declared|granted)\b|"
    r"the meeting (?:closed|ended|concluded|rose|finished|then)|signed\b|notes?\s*:|proposed by\b"
    r"|seconded by\b|\(?(?:note|voting|for|against|abstentions?)\b\s*:|at \d{1,2}[.:]\d\d|declarations?\b"
    r"|call-?in\b|the (?:chair\w*|mayor) )",
    re.I,
)
"""What ends a decision's clauses."""

REASONS = re.compile(
    r"reasons? for (?:the |this |its )?(?:decisions?|recommendations?)\b\s*[:.–—-]*\s*(?P<rest>.*)$", re.I
)
OPTIONS = re.compile(
    r"(?:(?:any\s+)?(?:other|alternative)\s+options\b(?:\s+considered)?(?:\s+and\s+rejected|\s*\(and rejected\))?"
    r"|options considered)\s*[:.–—-]*\s*(?P<rest>.*)$",
    re.I,
)

DONE = (
    r"(?:approved|noted|agreed|endorsed|adopted|received|confirmed|accepted|authori[sz]ed|delegated"
    r"|granted|supported|recommended|deferred|thanked|signed|welcomed|referred|appointed|established|given"
    r"|made|"
    r"requested|asked|submitted|amended|extended|allocated|set|varied|published|reported|forwarded|invited"
    r"|regretted|retained|increased|reduced|continued|commended|instructed|convened|circulated|maintained|renewed"
    r"|designated|nominated|co-opted|dissolved|called upon|urged|congratulated|endorsed"
    r"|excluded|taken as read|ratified|moved|refused|withdrawn|closed|disposed|entered)"
)
CLAUSE = re.compile(rf"\b(?:it\s+)?be\s+(?:\w+ly\s+|not\s+)?{DONE}\b", re.I)
"""The subjunctive of a resolution: "the report be approved"."""
ANY_CLAUSE = re.compile(r"\bbe\s+(?:\w+ly\s+|not\s+)?\w+(?:ed|en|wn|ght|pt|ld|id|nt|de)\b", re.I)
"""The same of any verb, where another clause stands before it."""
REPORTED = re.compile(
    r"\b(?:asked|suggested|replied|requested that|said|stated|explained|considered that|felt|proposed that"
    r"|should|would|could|must|might|may|will|shall|can|not|is to|was to|were to|are to|moved|urged|hoped"
    r"|agreed that)\b[^.;]{0,80}\bbe\s|\bto be\s",
    re.I,
)
"""Not the subjunctive of a resolution but somebody's words, or a future."""

SAID = re.compile(
    r"\b(?:asked|said|stated|replied|responded|explained|advised|reported|confirmed|noted|added|commented"
    r"|queried|informed|reminded|clarified|indicated|outlined|highlighted|whether|had been|have been"
    r"|has been|previously|would be|will be|when|if|until"
    r"|since(?! (?:(?:the )?last|then|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|\d|its|their))|because|which|who)\b",
    re.I,
)
"""Before the words of an outcome: it is reported speech or an earlier outcome."""

_VOTED = (
    r"(?:\s*(?:by \d+ (?:votes? )?to \d+|by a majority(?: of \w+)?|unanimously|nem\.? con\.?|\([^()]{1,60}\)"
    r"|on a vote|,))*"
)
IT_WAS = Phrase(
    "agreed resolved decided",
    rf"\bit was {_OFTEN}(?:(?:duly )?(?:proposed|moved)(?:,| and) (?:duly )?seconded,? and {_OFTEN})?"
    rf"(?P<k>agreed|resolved|decided){_VOTED}(?:,\s[^.;:]{{3,100}}?,)?\s+"
    rf"(?:(?P<not>not) )?(?P<t>that|to|by)\b(?P<rest>[^.]*)",
    re.I,
)
TOGETHER = re.compile(
    rf"^(?:(?:after|following|having|on|in"
    rf"|with)\b[^.;]{{1,140}}?,\s*)?{BODY}(?:,\s[^.;:]{{3,160}}?,)?\s+"
    rf"(?:(?:thanked|supported|welcomed|considered) [^.;]{{1,160}}?\band\s+)?"
    rf"{_OFTEN}(?P<k>agreed|voted"
    rf"|resolved|noted|approved|decided|recommended|endorsed|adopted|accepted"
    rf"|received and noted)\b\s*(?P<rest>[^.]*)",
    re.I,
)
PAPER = (
    r"(?:minutes|reviews?|surveys?|findings|petitions?|forecasts?|outturn|tracker|register|audit"
    r"|decisions?|reports?|updates?|correspondence|positions?|contents?|presentations?|proposals?"
    r"|programme|plan|letters?|information|statements?|recommendations?|strategy|policy|schedule|calendar"
    r"|timetable|figures|data|scorecard|dashboard|guidance|circular|dates|arrangements|estimates|notice|briefing"
    r"|accounts|payments|invoices|cheques|budget|terms of reference|items?|motion|amendment|appointments?"
    r"|verbal update|paper|appendix)"
)
PAPER_IS = Phrase(
    "noted agreed approved adopted confirmed accepted endorsed taken",
    rf"^(?!the (?:need|concerns?|points?|importance|comments?|suggestions?|views?|fact|lack|difficult\w*"
    rf"|requests?)\b)(?:the |correspondence\b|(?=(?:minutes|payments|accounts|invoices|cheques)\b)"
    rf"|that the )?(?P<s>(?:[^.;]|\.\d){{0,160}}?\b{PAPER}\b(?:[^.;]|\.\d){{0,160}}?)(?<!\bit )\b(?:was|were)\s+"
    rf"(?:(?:then|duly|received and|read and|signed and|unanimously|formally|also|proposed by [^;]{{1,80}}? and"
    rf"|proposed by [^;]{{1,60}}?, seconded by [^;]{{1,60}}? and)\s+)*(?P<k>noted|agreed|approved|adopted"
    rf"|confirmed|accepted|endorsed|taken as read)\b(?P<rest>[^.]*)",
    re.I,
)
SHALL = Phrase(
    "shall",
    r"\b(?:amendment|motion|recommendation|plan|proposal)s?\s+shall\s+(?:not\s+)?be\s+(?:included|adopted"
    r"|made|accepted)\b",
    re.I,
)
VOTE = Phrase(
    "carried lost defeated fell agreed approved adopted",
    r"\b(?:motion|amendment|recommendations?|proposal|proposition)\b[^.;]{0,160}?(?<!\bit )\b(?:was|were"
    r"|being)\b[^.;]{0,60}?\b(?P<k>carried|lost|defeated|not carried|fell|agreed|approved"
    r"|adopted)\b(?! (?:out|forward|on)\b)",
    re.I,
)
ELSEWHERE = re.compile(
    r"\bby the (?!(?:elected |council |all |both )?(?:members|committee|panel|board|council|cabinet"
    r"|commission|meeting|district|councillors|chair\w*|councillor|cllr)\b)[a-z]\w+ \w+"
    r"|\b(?:at|by|in|on|from|since)\s+(?:(?:the|its|their|a)\s+)?(?:previous|last|earlier|cabinet"
    r"|full council|government|minister|department|secretary of state|board|trust|an bord|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd"
    r"|th)?\s+(?-i:[A-Z])|20\d\d)",
    re.I,
)
"""After the words of an outcome: it was another meeting's, or another body's."""
BUSINESS = re.compile(
    r"(?:sit|continue|extend|adjourn|suspend|take (?:the|this|an|item|a)|vary|move (?:to|on|into)|resume"
    r"|proceed|hear|break|go into|allow|permit|meet again|with\b|(?:that )?(?:they|these|the items?|items?"
    r"|the motions?|both) [^.;]{0,60}\bbe taken\b|the vote\b)",
    re.I,
)
"""After "agreed to": the order of the meeting and not an outcome."""

HEAD = re.compile(r"decisions?(?:\s+(?:of|by)\s+the\s+[^.]{3,120})?\s*:?", re.I)
"""A heading over a decision without a lead word, as in Scottish minutes and records of executive decisions."""
DECIDES = re.compile(
    r"(?:to|that)\s|(?:approved|agreed|noted|endorsed|delegated|authori[sz]ed|granted|adopted|referred"
    r"|deferred|refused|declined|rejected|accepted|recommended|instructed|confirmed)\b",
    re.I,
)
VOTES = re.compile(rf"{_VOTED}\s*", re.I)
"""How it was voted, between the verb and what was settled."""
ALONE = re.compile(
    r"(?P<k>agreed|noted|approved|resolved|carried|adopted|lost)(?: unanimously| nem\.? con\.?| by all)?\.", re.I
)
TERSE = re.compile(r"(?P<k>Agreed|Resolved|Recommended)\s+(?:to|that)\s")
"""An outcome in note form after what was said: "Agreed to invite all three firms"."""

OFFICER_WOULD = re.compile(
    rf"\s*(?:the\s+)?(?!(?:[\w’'-]+\s+){{0,4}}(?:members?|committee|panel|council|chair\w*|mayor|leader"
    rf"|councillors?)\b)(?:officers|(?:[\w’'-]+\s+){{0,5}}{ROLE_NOUN}(?:\s+(?:of|for)\s+[\w’ ]{{2,40}}?)?)"
    r"\s+would\s+(?!be\b)",
    re.I,
)
"""After "it was agreed that": what an officer would do is an undertaking and no decision."""

MOVER = (
    r"(?:(?:following|after|having|with|in|at)\b[^:;.]{1,140}?,?\s+(?:and\s+)?)?(?:"
    r"on (?:the|a) (?:proposal|proposition|motion|suggestion) (?:of|by|from) [^:;]{3,90}?"
    r"(?:,?\s+(?:and\s+)?(?:duly\s+)?seconded by [^:;]{3,70}?)?(?:,\s+|\s+(?=(?:the|this|it was)\s))"
    r"|it was (?:then |also )?(?:proposed|moved) by [^:;]{3,90}?,?\s+(?:and\s+)?(?:duly\s+)?seconded by [^:;]{3,70}?"
    r",?\s+and\s+)"
)
"""Who proposed and seconded, before what was settled: "On the proposal of Councillor Lee, seconded by …, it was"."""
MOVED = re.compile(MOVER, re.I)

WORDLESS = re.compile(
    rf"(?:{MOVER}it was\s*[–—:-]*|(?P<that>that\b[^.;:]{{0,120}}):"
    rf"|(?P<body>{BODY})(?: then| unanimously| accordingly)?:)[\s–-]*",
    re.I,
)
"""What opens a resolution whose lead word stands nowhere, or in each clause: "The Committee: (a) noted the report"."""
OPENS = Phrase(
    ":",
    rf"(?:^|[.;]\s+)(?P<by>{MOVER}|{BODY},\s[^.;:]{{3,160}}?,\s(?=(?:agreed|resolved|recommended|decided)\b))?"
    rf"(?P<s>(?:(?:it was|{BODY})\s+|(?<=and\s)|(?<=,\s)){_OFTEN}(?:noted and )?(?:(?:agreed"
    rf"|resolved|recommended|decided)\s+(?:that|to|the following)|approved the)\b[^.;]{{0,160}}:\s*[-–]?)$",
    re.I,
)
"""A sentence that opens a list of what was settled: "It was agreed that the following be passed on:"."""

FOLLOWING = Phrase(
    ":",
    rf"(?:^|(?<=[.;,]\s))(?:the following|these) (?!points|comments|questions|issues|concerns|queries|observations"
    rf"|apologies|declarations)[\w’', -]{{3,60}}? (?:was|were)(?P<before>) {_OFTEN}(?P<word>agreed|approved|adopted"
    rf"|recommended|endorsed)(?P<after>(?: (?:by|for) [^:;.]{{3,80}}?)?)(?P<sep>\s*:[\s–-]*)(?P<that>$)",
    re.I,
)
"""A list of what was settled: "The following grants were approved:"."""
PUT = re.compile(
    r"(?:(?:up)?on (?:being |it being )?put to (?:the|a) vote|(?:on|after|following|upon) (?:a|the) (?:vote"
    r"|show of hands)(?: (?:being )?taken)?|when put to the vote|(?:it|this|that) was put to the vote and),?\s+"
    r"(?:(?:it|this|that|there)\s+)?"
    r"(?:(?:was|were)\s+)?(?:declared\s+|accordingly\s+|duly\s+)*(?P<k>carried|lost|defeated|agreed|approved|passed"
    r"|adopted|not carried|rejected)\b",
    re.I,
)
"""How a vote went on what the sentence before proposed: "On being put to the vote it was lost."."""
BY_ALL = Phrase(
    "noted approved agreed adopted accepted endorsed",
    rf"(?P<s>[^.;]{{3,160}}?)\b(?:was|were)\s+{_OFTEN}(?P<k>noted|approved|agreed|adopted|accepted|endorsed)"
    r"\s+by\s+(?:the )?(?:(?:elected|council) )?(?:council|members|committee|panel|board|cabinet|meeting|commission"
    r"|district)\b",
    re.I,
)
"""Whatever the body itself noted or approved: "The arrangements were noted by the Council"."""
GRANTED = Phrase(
    "granted refused approved",
    r"\b(?:permission|consent|licence|application|approval)\b[^.;]{0,80}?\b(?:was|were|be) "
    r"(?P<k>GRANTED|REFUSED|APPROVED)\b",
)
"""What became of an application, in capitals; in small letters it may be its history."""
DECLARED = Phrase(
    "declared",
    r"\bdeclared\b[^.;]{0,80}?\b(?:motion|amendment|proposal|resolution)\b[^.;]{0,140}?\b(?P<k>carried|lost|defeated"
    r"|adopted|passed)\b",
    re.I,
)
FELL = Phrase(
    "fell failed",
    r"\b(?:motion|amendment|proposal|proposition|nomination)\b[^.;]{0,40}?\s(?P<k>fell|failed)\b(?! (?:to|short|into))",
    re.I,
)
ON_VOTE = re.compile(
    r"\b(?:the |this |that )(?:substantive )?(?P<what>motion|amendment|proposal|proposition)\b[^.;]{0,80}"
    r"\b(?:carried|lost|defeated|agreed|approved|adopted|passed|fell|rejected)\b|^(?:(?:up)?on|after|following|when|it|this)\b[^.;]{0,60}"
    r"\b(?:it|this|that)\b[^.;]{0,30}\b(?:carried|lost|defeated|agreed|passed|rejected)\b",
    re.I,
)
"""A vote whose sentence leaves what was proposed to the one before: "The proposal was carried by 7 to 2."."""
SECONDED = Phrase(
    "seconded",
    rf"\b(?:proposed|moved) by\b[^;]{{3,140}}?\bseconded by\b[^;]{{3,90}}?(?:,|\band)\s+(?:it was\s+)?{_OFTEN}"
    rf"(?P<k>agreed|resolved|adopted|carried|approved|passed|accepted|ratified|noted|taken as read|lost|defeated)\b",
    re.I,
)
"""Proposed, seconded and settled in one breath: "proposed by Councillor Lee, seconded by Councillor Ray and agreed"."""
JOINED = re.compile(
    rf"(?:and\s+)?(?:this|it|which|these|(?:the|this|his|her|their|that)\s+(?:proposal|suggestion|request|nomination))"
    rf"\s+(?:(?:was|were)\s+)?(?:(?:(?:also|then|duly|subsequently)\s+)*(?:proposed by [^.;]{{3,80}}?"
    rf"|(?:seconded|supported) by [^;]{{3,80}}?)(?:,|,?\s+and)\s+(?:(?:it|this)\s+)?(?:was\s+)?)?{_OFTEN}"
    rf"(?P<k>agreed|adopted|carried|accepted|approved|passed|supported unanimously|lost)(?:\s+to)?(?:\s+unanimously)?"
    r"(?:\s*,?\s+(?:by \w+(?: votes?)? to \w+|by a majority|on a show of hands|nem\.? con|with [^.;]{1,30} abst\w+"
    r"|\([^()]{1,60}\)))*"
    rf"(?:\s+(?:by|with)\s+(?:all|both|general|the|councillors?|cllrs?|members)\b[^.,;]{{0,60}})?\s*[.:]?",
    re.I,
)
"""A sentence that settles what the one before it proposed: "This was seconded by Councillor Ray and agreed."."""
PROPOSES = re.compile(
    r"\b(?:propos\w+|request\w*|suggest\w*|recommend\w*|asked|moved|nominat\w+|sought|should|would|be|called)\b", re.I
)
PUT_OFF = re.compile(
    r"^(?:this|the|that|these) (?:[\w’'-]+ ){0,3}?(?:items?|matters?|motions?|reports?|presentations?|questions?"
    r"|applications?|business)\b[^.;]{0,60}?\b(?:was|were|stood|stands?)\s+(?:then |therefore |accordingly |also )?"
    r"(?P<k>deferred|withdrawn|adjourned|referred back)\b(?P<rest>[^.]*)",
    re.I,
)
"""An item or motion that was not settled but put off."""
PUT_OFF_ALONE = re.compile(
    r"(?:Item |Motion |Question )?(?P<k>deferred|withdrawn|adjourned) (?:to|until|till|at the request of|by)\b"
    r"[^.;]{3,90}\.?",
    re.I,
)
"""The same in a word under the item's heading: "Deferred to the next meeting"."""
