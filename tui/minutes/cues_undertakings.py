"""The phrases by which minutes show that something was promised: data, in one place.

Gathered from the wording of published UK and Irish council minutes. Every pattern is meant for one sentence.
"""

from __future__ import annotations

import re

from tui.minutes.cues_recipients import ASKERS, INFO_WORDS, TO_ASKERS_WORDS
from tui.minutes.phrases import Phrase

MODAL = (
    r"(?:would|will|shall|could|can|may|is to|was to|are to|were to|(?:am|is|are|was|were) going to|['’]ll"
    r"|(?:am|is|are|was|were) (?:very |more than |quite )?(?:happy|pleased|willing|prepared|content|able|glad"
    r"|ready) to)"
)

ADVERBS = (
    r"(?:(?:also|then|therefore|formally|gladly|happily|of course|certainly|further|now|subsequently|personally"
    r"|himself|herself|themselves|instead|shortly|again|"
    r"be (?:very |more than |quite )?(?:happy|pleased|willing|able|glad|prepared|looking|going|seeking) to"
    r"|look to|undertake to|try to|endeavour to|make sure to|aim to|go (?:back |away )?and|"
    r"in due course|at the next meeting|after the meeting|all|each|both),?\s+)*"
)

ALWAYS = (
    r"write(?! (?:off|down|up))\b",
    r"circulate\b",
    r"e-?mail\b",
    r"let\s+(?:[\w’'.-]+\s+){1,6}?(?:have|know|see)\b",
    r"(?:report|come|get|feed (?:\w+ )?|revert|bring (?:\w+ ){0,8}?|take (?:\w+ ){1,4}?)\s*back\b",
    r"find out\b",
    r"report (?:it|them)\b",
    r"revert\s+(?:to|with|on)\b",
    r"follow\s+(?:[\w’']+\s+){0,5}?up\b",
    r"look (?:again |further |more closely |carefully )*(?:in)?to\b",
    r"look (?:again |further |more closely |carefully )*at\b",
    r"see (?:whether|if|what|how)\b",
    r"have a word\b",
    r"go back to\b",
    r"take advice\b",
    r"pursue\b",
    r"make a point of\b",
    r"call (?:an?|the) (?:special )?meeting\b",
    r"ask that (?:it|this|they|these|the [\w ]{2,40}?) be\b",
    r"take (?:up|back|forward|to (?:the )?(?:cabinet|executive|board|committee|council|trust|minister"
    r"|company|county))\b",
    r"check\b",
    r"investigate\b",
    r"(?:examine|review|inspect)\b(?! (?:annually|regularly))",
    r"(?:en|in)quire\b",
    r"chase\b",
    r"raise (?:it|this|that|these|them|those|the (?!money|funds|funding|profile|cost)|his|her|their|with|both)\b",
    r"take (?:it|this|that|these|them|those|the (?:matter|issue|point|question|suggestion|concern|request"
    r"|idea|comment)s?)\b[^.;]{0,40}?\b(?:up|back|away|forward|to|with)\b",
    r"take up (?:the|this|that|it|these)\b",
    r"take away\b",
    r"pick (?:it|this|that|up|these|the)\b",
    r"put (?:it|this|that|them|these|the (?:point|question|suggestion|matter|idea|request)s?) to\b",
    r"ask (?!(?:the )?(?:members|committee|panel|council|board|meeting)\b|(?:at|in) |for an?\b|if|whether"
    r"|why|how|what|when|that)",
    r"pass\s+(?:it|this|that|them|these|on|the|his|her|their|\w+['’]s?)\b",
    r"discuss (?:it|this|that|the|these|them|with|internally|further)\b",
    r"speak (?:to|with)\b",
    r"talk to\b",
    r"liaise\b",
    r"engage (?:further |directly )?with\b",
    r"address (?:(?:it|this|that|these|them|the (?:matter|issue|point|concern)s?) )?(?:again |further )?with\b",
    r"(?:facilitate|organi[sz]e|convene) (?:an?|the|another) (?:[\w’'-]+ ){0,4}?(?:meeting|briefing|visit"
    r"|workshop|session)\b",
    r"contact\b",
    r"be in (?:touch|contact)\b",
    r"get in (?:touch|contact)\b",
    r"make (?:contact|enquiries|inquiries|representations)\b",
    r"keep\s+(?:[\w’'.-]+\s+){1,6}?(?:informed|updated|advised|up to date|abreast|posted|in touch|in the loop)\b",
    r"arrange (?!for no)\b",
    r"lay\s+[^.;]{0,60}?\bbefore\b",
    r"explore\b",
    r"bring (?:it|this|that|them|these)\s+(?:back\s+)?here\b",
    r"(?:bring|draw)\s+[^.;]{0,100}?\bto\s+(?:the )?(?:[\w’'-]+\s+){0,4}?attention\b",
    r"(?:commence|begin|start|undertake|carry out) (?:the )?(?:preparation|drafting) of\b",
    r"seek (?:clarification|advice|information|an? (?:answer|update|response|explanation|meeting)"
    r"|the (?:information|data|figures|views))\b",
    r"obtain\b",
    r"respond (?:to (?:him|her|them|you)\b|in writing|directly|separately|by e-?mail|outside|in full)",
    r"reply (?:to (?:him|her|them|you)\b|in writing|directly|by e-?mail|later)",
    r"have\s+(?:someone|somebody|an? (?:officer|supervisor|inspector|engineer|colleague|surveyor)|officers"
    r"|the team)\s+\w+",
    r"have\s+(?:an?|the|this|that|it|monthly|them|every|each|all|his|her)\s(?:[^.;,]{0,60}?\s)?(?:drawn up"
    r"|sent|put|brought|taken|written|\w+ed)\b(?!\s+for\b)",
    r"get on (?:to|the (?:phone|telephone))\b",
)
"""Verbs that promise by themselves when the answering side is their subject."""

WITH_OBJECT = (
    r"provide|supply|furnish|send|share|forward|give|bring(?! (?:in|about|up|together|down)\b)|report"
    r"|present|submit|publish|place|put|produce|prepare|draw up|compile|collate|copy|issue|show|"
    r"confirm|clarify|set out|append|attach|include|add|offer|hand|distribute|table|upload|revisit|respond"
    r"|explain|get|find|look out|look up|dig out|work out|establish|collect|gather"
    r"|reply|pull together"
)
"""Verbs that promise when what follows is something told or shown, or is for those asking."""

WITH_ASKER = (
    r"walk|tell|inform|notify|advise|update|brief|consult|ring|telephone|phone|remind|ensure|make sure|see that|"
    r"see to it"
    r"|meet|see|visit|invite|make"
)
"""Verbs that promise only when those asking are at the receiving end."""

ATTEND = re.compile(
    r"(?:attend|(?:come|return|go|be back)\s+(?:back\s+)?(?:gladly\s+)?(?:to|before|at))\s+(?:the|a|an"
    r"|this|its|their|that|your)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:meeting|committee|panel|board|cabinet|council|commission|session|forum|executive)\b|(?:go|come"
    r"|walk round)\s+with\s+(?:him|her|them|you|members|councillors?)\b",
    re.I,
)

ACTIVE = re.compile(
    rf"(?P<always>{'|'.join(ALWAYS)})|(?P<object>(?:{WITH_OBJECT})\b)|(?P<asker>(?:{WITH_ASKER})\b)", re.I
)

PASSIVE = re.compile(
    r"be\s+(?:also |then |all |both |now |made sure |gladly |further |fully )*(?:(?P<core>provided|supplied"
    r"|circulated|re-?circulated|shared|e-?mailed|emailed|forwarded|sent (?:round|on)|sent|copied|appended"
    r"|attached|"
    r"reported|brought|presented|submitted|tabled|given|distributed|issued|published|placed|laid|prepared"
    r"|produced|made available|included|added|set out|put|answered|responded to|confirmed|"
    r"written to|passed|recorded|minuted|found|had|obtained|shown)"
    r"|(?P<matter>(?:looked|inquired|enquired) (?:into|at)|investigated|checked|followed up|chased"
    r"|taken (?:up|back)|picked up|raised with|explored|reported back|sought|pursued|reviewed and)"
    r"|(?P<again>reviewed|re-?examined|reconsidered)\b(?!\s+(?:annually|regularly|quarterly|monthly|every|each))"
    r"|(?P<told>told|informed|notified|advised|updated|kept (?:\w+ )?(?:informed|updated|advised"
    r"|up to date|abreast)|briefed|shown|consulted|invited|contacted|given|sent"
    r"|(?:provided|supplied|furnished|issued) with|offered)"
    r"|(?P<made>made|arranged|organi[sz]ed|set up)"
    r"|(?P<ready>available|ready)(?=\s+(?:(?:for|at|by|before|in time for)\b[^.;]{0,40}\b(?:meeting|committee|panel"
    r"|board|cabinet|council|members)|(?:in|within|over) the (?:coming|next)\b|(?:later|shortly|soon)\b))"
    r"|(?P<with>with|available to)\s)",
    re.I,
)
"""What will be done to a thing ("be circulated"), to a matter ("be looked into") or to those asking ("be told")."""

WERE_TOLD = re.compile(rf"{ASKERS}\s+(?:were|had been|have been|are)\s[^.;,]{{3,80}}\band\s*$", re.I)
"""Before a promise without subject of its own: "members were briefed on the draft and" will be again."""

IF_WANTED = re.compile(
    r"\s+(?:if (?:required|requested|needed|wanted|wished|desired|so (?:wished|desired))|on request)\b", re.I
)
"""After "could be arranged": it hangs on nothing but the wish of those asking."""

GATHERING = re.compile(
    r"\b(?:meeting|briefing|visit|workshop|seminar|session|tour|demonstration|contact|enquiries|inquiries"
    r"|arrangements|presentation)s?\s*(?:(?:for|to) [^.;]{0,50}|with [^.;]{0,50}|on [^.;]{0,60})?$",
    re.I,
)

COMES = re.compile(
    r"(?:also |then |all )?(?:come|go|return|be (?:back|brought|taken|reported))\s+(?:back\s+"
    r"|forward\s+)?(?:to|before|at)\s+(?:(?:the|a|an|this|its|their|that|full|every)\s+)?"
    r"(?:[\w’'-]+\s+){0,4}?(?:meeting|committee|panel|board|cabinet|council|commission|members|executive"
    r"|sub-?committee|scrutiny|SPC)\b",
    re.I,
)

ASKED_TO = re.compile(
    rf"be\s+(?:also |then )?(?:asked|requested|instructed|invited|tasked)\s+to\s+(?:{'|'.join(ALWAYS)}|"
    rf"(?:provide|supply|send|"
    rf"share|bring|report|respond|reply|attend|come|confirm|give|prepare|produce|include|advise|update)\b)",
    re.I,
)
"""Somebody "would be asked to" do what promises."""

TOLD_THEY = re.compile(
    rf"\b(?:assured|promised|told|informed|advised|reassured)\s+{ASKERS}\s+(?:that\s+)?they\s*$", re.I
)
"""Before a promise: it is those asking of whom "they" speaks."""

THERE = Phrase(
    "there",
    rf"\bthere (?:would|will) (?:also )?be (?:an? |the )?(?:[\w-]+ ){{0,4}}?(?:(?:reports?|updates?|briefings?"
    rf"|notes?|papers?)\b[^.;]{{0,40}}?{TO_ASKERS_WORDS}"
    r"|(?:workshops?|seminars?|briefings?|(?:special|further|follow-up) meetings?)\b[^.;]{0,100}?\bdiscuss)",
    re.I,
)

SETTLED = re.compile(r"\bit (?:was|has been) (?:(?:also|then|further) )?agreed to\s+(?=\w)", re.I)
"""Before a verb of telling: what all agreed is to be brought back to them."""

VOW = Phrase(
    "undert took promis pledge offer agree committed volunteered gave confirmed",
    r"\b(?P<had>(?:had|have|has|been|having|was|were)\s+(?:already |previously |also )?)?(?P<v>took (?:it |this |"
    r"that )?(?:away )?(?:as )?an action|undertook|undertakes?|undertaken|promised|promises|pledged|offered|agreed|"
    r"agrees|committed|volunteered|did,? (?:however,? |also |then )?(?:offer|undertake|promise|pledge|agree)|"
    r"gave (?:an?|his|her|their|the)?\s?(?:\w+ )?(?:undertaking|commitment|assurance)|"
    r"confirmed (?:his|her|their) (?:intention|willingness))"
    r"\s+(?P<to>to\s+(?:also\s+)?(?P<do>\w+(?:\s+\w+)?)|(?:that\s+)?(?:he|she|they|I|we"
    r"|the\s+\w+)\s+(?:would|will)\b|(?:that )?(?:it|this|these|those|(?:the|an?|his|her|their) [\w ’']{2,60}?)"
    r"\s+(?:(?:would|will|could) be\b|be (?:provided|circulated|sent|shared|reported"
    r"|brought|supplied|given|appended|included|e-?mailed)\b))",
    re.I,
)
"""Words of promising: "undertook to", "agreed she would"."""

SETTLES = re.compile(
    r"(?:note|approve|defer|endorse|recommend|adopt|accept|support|take the|take a|take this|take an|move"
    r"|adjourn|extend|continue|sit|suspend|appoint|establish|proceed|form|hold|allocate|increase|set up"
    r"|set(?! out\b)|receive|"
    r"the|disagree|differ|be|have(?! (?:officers|staff|someone|somebody)\b)"
    r"|commence|make an?|the following|delegate|refer|withdraw|second|stand"
    r"|second|allow|permit|elect|nominate|vary|bring forward|change|merge|amend|agree)\b",
    re.I,
)
"""After "agreed to": what settles business and promises nothing to anybody."""

HOPE = Phrase(
    "hop aim inten",
    rf"\b(?:hoped|hopes?|hoping|aimed|aims?|aiming|intended|intends?|intending)\s+to\s+(?:{WITH_OBJECT}|let"
    rf"|circulate|report|come back|tell|have|lay)\b(?P<rest>[^.;]*)",
    re.I,
)

RESTRAINT = Phrase(
    "until till without before",
    r"(?:\b(?:would|will|shall)\s+not\s+(?P<v>\w+(?:\s\w+)?)[^.;]{0,160}?|\b(?:no|nothing|none"
    r"|neither)\b[^.;]{0,80}?\b(?:would|will|shall)\s+(?P<w>\w+(?:\s\w+)?)[^.;]{0,120}?|\bthere (?:would"
    r"|will) be no\b[^.;]{0,120}?)\b(?P<until>until|till|without|before(?=\s+(?:the|this|any|it|they"
    r"|members)\b[^.;]{0,60}?\b(?:had|has|have|was|were|been)\b))\b(?P<rest>[^.;]*)",
    re.I,
)

NO_RESTRAINT = re.compile(
    r"(?:be (?:proper|right|appropriate|fair|wise|known|able|available|possible|clear|ready|complete"
    r"|completed|finished|in|certain|sure|until|aware|seen)|know|open|start|begin|finish|become|take"
    r"|happen|end|reopen|arrive|have)\b",
    re.I,
)

HOPED = re.compile(
    r"\b(?:(?:it (?:was|is)|was|is) (?:hoped|expected|anticipated|envisaged|planned|intended|likely"
    r"|possible|proposed)|hop(?:ed|es?|ing|eful) (?:that|the|it|this|some)|expect(?:s|ed)? (?:that|the|it)"
    r"|"
    r"(?:believe[sd]?|thought|thinks?|understood|felt|considered|assumed|supposed|hoped)(?: that)? (?!he\b"
    r"|she\b|it\b)|was likely)\b(?:(?!\b(?:but|and)\b)[^.;,])*$",
    re.I,
)
"""Before the promise: it is hoped, expected or believed, and not promised."""

ASKED = re.compile(
    r"\b(?:asked|asking|requested(?! (?:in|by|at) )|requesting|suggested|suggesting|queried|enquired|wondered|wished"
    r"|urged|proposed|recommended|called for|sought|wanted to know|questioned|hoped|challenged|demanded"
    r"|(?<!the )(?<!this )(?<!that )(?<!these )(?<!members )(?<!members’ )(?<!members' )request|suggestion)\b[^.;:]*$",
    re.I,
)
"""Before the promise, in the same clause: it is somebody's request."""

CONDITION = re.compile(
    r"\bon request\b|(?:^|[,;(]\s*|\b(?:that|him|her|them|it|this|itself|herself|himself)\s+|\w+s\s+)(?:if"
    r"|once|provided|subject to|unless|should (?:it|they|this|the))\b",
    re.I,
)
"""What the promise hangs on."""

NO_CONDITION = re.compile(
    r"\b(?:see|find out|check|ask(?:ed)?|know|tell|confirm|discover|establish|investigate|explore|consider"
    r"|look at|determine)\s+(?:[\w’']+\s+){0,5}?if\b",
    re.I,
)

ANY = re.compile(
    rf"\b(?:undert\w+|promis\w+|pledged|offered|agree[sd]|committed|volunteered|gave|hop(?:ed|es?|ing)"
    rf"|aim(?:ed|s|ing)?|intend\w*|confirmed|{MODAL}|to (?:provide|circulate|send|report|share|bring|supply"
    rf"|check|confirm|contact|investigate|arrange|write))\b|['’]ll\b"
)
"""A sentence that in small letters has none of these promises nothing."""

BUILDS = re.compile(
    r"explain|get|find|establish|collect|gather|work out|give|offer|bring|include|add|append|put|place"
    r"|make|produce|prepare|present|report|show|hand|publish"
    r"|issue|table|confirm|submit|distribute|attach",
    re.I,
)
"""Verbs that build or act as often as they tell: these need those asking."""

REPORTS = re.compile(r"\s+(?:formally |further |again )?(?:at|after|on|in|within|when|once)\b", re.I)

PLACED = re.compile(
    r"recorded|minuted|found|had|obtained|included|added|put|set out|placed|published|confirmed|answered"
    r"|written to|passed|presented"
    r"|made available|prepared|produced|responded to",
    re.I,
)

SENT = re.compile(
    r"circulated|forwarded|sent (?:round|on)|re-?circulated|appended|attached|tabled|copied|e-?mailed", re.I
)

FOLLOW = re.compile(r"follow\s+(?:in writing|by e-?mail|after the meeting|shortly)\b", re.I)
"""Details "would follow in writing"."""

NOTE = re.compile(
    r"(?:\W*(?:(?-i:[A-Z])|the )[^.,;:?]{1,80}?|.{1,160}?\band(?: (?-i:[A-Z])[\w’'-]+){2,3})\s+to\s+(?!and\b)", re.I
)
"""The short form of an action: "Head of Lighting to provide the Committee with the dates"."""

BOTH = re.compile(
    rf"be\s+\w+(?:ed|en|wn|t)\b[^.;]{{0,80}}?\band\s+(?:then\s+)?(?:be\s+)?(?:sent|circulated"
    rf"|re-?circulated|shared|provided|reported|e-?mailed|copied|shown)\b[^.;]{{0,60}}?{TO_ASKERS_WORDS}",
    re.I,
)
"""Something will be done to a thing "and sent to Members"."""

ASKED_AFTER = re.compile(r"\s+(?:what|how|when|why|whether|where|which)\b", re.I)
"""Right after "publish" or "report": something told, though no noun says so."""

COORDINATED = re.compile(r"(?!be\b|have\b|not\b)\w+\s[^.;,]{0,90}?\band\s+(?:then\s+)?(?=\w)", re.I)
"""Between the modal and a second verb: "will inspect the site and inform the Member"."""

UNREAL = re.compile(r"\bif\b[^.;]{0,120}\b(?:could|were|had)\b[^.;]{0,120}$", re.I)
"""Before the promise: "If the crews could tell us, we would tell you" promises nothing."""

_GIFT = (
    r"(?:reply|replies|answers?|notes?|reports?|visit|meeting|tour|briefing|copy|copies|list|letter"
    r"|explanation|response|update|figures|details|sight|paper|breakdown|look|review|seminar|workshop)"
)
GIFT = Phrase(
    "promised offered pledged",
    rf"\b(?P<had>(?:had|have|has|been|having)\s+)?(?P<v>promised|offered|pledged)\s+(?:(?:him|her|them|you)\b\s+|{ASKERS}\s+|(?:cllrs?\.?|councillors?|mrs?\.?|ms\.?|miss|dr\.?)\s+(?-i:[A-Z])[\w’'-]+\s+)?(?:(?:an?|the|some)\s+)?(?:[\w’'-]+\s+){{0,3}}?{_GIFT}\b",
    re.I,
)
"""A thing promised: "promised him a reply in writing", "offered the Panel a visit"."""
PROMISED = Phrase(
    "promised assured",
    rf"(?:^|[,;:]\s*|\b(?:and|that)\s+)(?:{ASKERS}|he|she|they)\s+(?:was|were)\s+(?:also\s+)?(?:promised|assured of)"
    rf"\s+(?:(?:an?|the|some)\s+)?(?:[\w’'-]+\s+){{0,3}}?{_GIFT}\b",
    re.I,
)
GETS = re.compile(
    r"(?:have|receive|get|see|be given|be sent)\s+(?:(?:an?|the|copies|sight)\b\s+)?"
    rf"(?:[\w’'-]+\s+){{0,4}}?{INFO_WORDS}\b",
    re.I,
)
IN_NEXT = re.compile(
    r"be\s+(?:in|on|among)\s+(?:the|a|her|his|their)\s+(?:[\w’'-]+\s+){0,3}?(?:report|agenda|minutes|papers|bulletin|return|note)\b",
    re.I,
)
