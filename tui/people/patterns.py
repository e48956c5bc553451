"""The patterns that find people and offices in running text, and the cues that tell what they do there."""

from __future__ import annotations

import re

_NOT = (
    r"(?:Cabinet|Portfolio|Leaders?|Executive|Chairs?|Chairman|Chairwoman|Chairperson|Deputy|Lead|Directors?|"
    r"Heads?|Members?|Officers?|Committee|"
    r"Councils?|Councillors?|Cllrs?|Alderman|The|And|In|On|At|For|Of|To|With|From|By|As|If|It|An?|Mayor|Vice|"
    r"Acting|Assistant|Senior|Chief|Panel|Board|Questions?|"
    r"Answers?|Response|Reply|Comment|Item|Minutes?|Strategic|Interim|Group|Holders?|This|That|He|She|They|His|"
    r"Her|Also|Proposed|Seconded|Resolved|RESOLVED|"
    r"AGREED|NOTED|Motion|Supplementary|Statutory|Opposition|Shadow|Service|Services|Corporate|Who|What|Why|How|"
    r"When|Where|Apologies|Present|PRESENT|ALSO|Monitoring|"
    r"Operations|Housing|Planning|Town|Democratic|County|Borough|District|City|January|February|March|April|June|"
    r"July|August|September|October|"
    r"November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Engineer|Manager|Councilor|"
    r"Agenda|Meetings?|Scrutiny|Public|Subject|Topic|"
    r"Children|Adult|Adults|Education|Highways|Environment|Finance|Resources|Transport|Social|Care|Health|"
    r"Property|Regeneration|Schools?|Community|"
    r"Issue|Decision|Report|Reasons?|Conflicts|Other|Further|Following|Responding|No|Yes|All|Any|There|Then|These|"
    r"Those|We|You|My|Our|Was|Were|Is|Are|"
    r"After|Before|During|Since|While|Having|Will|Would|Could|Can|Do|Does|Has|Have|Thanks|Welcome|Co-opted|"
    r"Substitutes?|Attendance|Party|Labour|Conservative|"
    r"Independent|Green|Liberal|Democrat|Plaid|Union|Parent|Governor|Church|Representative|Mr|Mrs|Ms|Miss|Dr|Lord|"
    r"Lady|Sir|Dame|Canon|Rev|Reverend|Prof|Professor|"
    r"OBE|MBE|CBE|JP|Joint|Overview|Youth|Leisure|Libraries|Culture|Waste|Roads?|Street|House|Hall|Court|Park|"
    r"Room|Chamber|Centre|Police|Fire|National|Welsh|Act)\b"
)
_TITLE_WORD = (
    r"(?:(?:The )?(?:County |Town |Honorary )?(?:Coun?cill?ors?|councillors?|Cl?lrs?\b\.?|Cl?lrs?(?=[A-Z])|Cmhlr|"
    r"Ald(?:erm[ae]n)?\b\.?)|Messrs|Mrs?\b\.?|Ms\b\.?|Miss|Mx|Dr\b\.?|Prof(?:essor)?\b\.?|Rev(?:erend|d)?\b\.?|"
    r"Canon|Father|Lord|Lady|Sir|Dame|Baroness|Superintendent|Inspector|Supt|Insp|Sergeant)"
)
_UPPER = r"A-ZÀ-ÖØ-ÞŴŶ"
_INITIAL = rf"[{_UPPER}]\.?(?![\w’'])"
_PLAIN_WORD = rf"(?!{_NOT})(?:[OD]['’]\s?|Mc\s?|Mac)?[{_UPPER}][\w’']*[\wà-ÿ](?:-\s?[{_UPPER}][\w’']*\w)*"
_PARTICLE = r"(?:van der |van den |van |von |de la |de |der |ap |ab |ferch |al-|Ó |Ní |Uí )"
_SPACE = r"[ \t\n]{0,4}"
_GAP = r"[ \t\n]{1,4}"
NAME = (
    rf"(?:{_INITIAL}{_SPACE}){{0,3}}{_PARTICLE}?{_PLAIN_WORD}(?:{_GAP}"
    rf"(?:{_INITIAL}{_GAP})?{_PARTICLE}?{_PLAIN_WORD}){{0,3}}"
)
"""A name without title: initials, then one to four words with capitals."""
FULL = (
    rf"(?:(?:{_INITIAL}{_SPACE}){{1,3}}{_PARTICLE}?{_PLAIN_WORD}|"
    rf"{_PLAIN_WORD}{_GAP}(?:{_INITIAL}{_GAP})?{_PARTICLE}?{_PLAIN_WORD}(?:{_GAP}{_PLAIN_WORD})?)"
)
"""A name without title that has a forename or an initial."""
TITLED = re.compile(
    rf"(?<![\w’'])(?P<title>(?:{_TITLE_WORD}{_SPACE}){{1,4}})(?P<name>{NAME})(?P<post>(?:,?[ ](?:OBE|MBE|CBE|BEM|JP|CC|"
    rf"MP|AM|MS|DL|KC|QC)\b)*)"
)
UNTITLED = re.compile(rf"(?<![\w’'.-])(?P<name>{FULL})")
NEXT_OF_LIST = re.compile(
    rf"{_SPACE}(?:,|;|{_GAP}and\b|&|,{_SPACE}and\b){_SPACE}(?:and{_GAP})?(?P<title>(?:{_TITLE_WORD}{_SPACE}"
    rf"){{0,4}})(?P<name>{NAME})(?P<post>(?:,?[ ](?:OBE|MBE|CBE|BEM|JP|CC|MP)\b)*)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_AREA_WORD = rf"(?!{_TITLE_WORD}{_GAP}[{_UPPER}])(?:[{_UPPER}][\w’'&/-]*|&)"
_AREA_JOIN = (
    rf"(?:,{_SPACE}(?:and{_GAP})?|{_GAP}(?:and|of|the|in(?!{_GAP}{_MONTH})|for|with)(?:{_GAP}(?:the|of))?{_GAP}|"
    rf"{_SPACE}&{_SPACE}|{_GAP})"
)
_AREA = rf"{_AREA_WORD}(?:{_AREA_JOIN}{_AREA_WORD})*"
_OF = (
    rf"(?:{_GAP}(?:for|of|with{_GAP}responsibility(?:{_GAP}for)?|responsible{_GAP}for){_GAP}(?:the{_GAP})?{_AREA}|"
    rf"{_SPACE}\((?!Cl?lr|Coun|M[rs]|Dr|Item|Chair)(?:{_AREA})\)|{_SPACE}:{_GAP}(?:{_AREA}))"
)
_EXECUTIVE = (
    r"(?:(?:Statutory|Joint|First)\s)?Deputy\sLeader|Leader|(?:Cabinet|Executive|Lead|Board)\s(?:Lead\s|"
    r"Portfolio\s|Cabinet\s)?(?:Members?|Councillors?|Holders?|Lead\b(?:\sMember)?)|"
    r"Portfolio[\s-]Holders?|(?:Elected\s|Executive\s|Deputy\s|Lord\s)?Mayor|"
    r"(?:Police(?:,?\sFire)?\sand\sCrime\s)?Commissioner|(?:Vice[\s-]|Deputy[\s-]|Joint\s)?Chair(?:man|woman|"
    r"person)?|Conven[eo]r"
)
_OFFICER = (
    r"(?:(?:Interim|Acting|Assistant|Associate|Deputy|Strategic|Corporate|Executive|Service|Group|Principal|"
    r"Senior|Chief|Democratic|Governance|Scrutiny|Monitoring|"
    r"Regional|Managing|Programme|Project|Policy|Planning|Licensing|Legal|Finance|Transport|Highways|Housing|"
    r"Education|Road\sSafety|Customer|Economic\sDevelopment|Public\sHealth)\s)*"
    r"(?:Chief\sExecutive|Directors?|Heads?\sof\sService|Head(?=\sof\s)|Managers?|Officers?|Engineers?|Surveyors?|"
    r"Solicitor|Treasurer|Accountant|Superintendent|Clerk|Lawyer|Consultant)"
)
ROLE = re.compile(
    rf"(?<![\w’'-])(?P<det>(?:[Tt]he|[Aa]n?|his|her|their|[Oo]ur)\s+)?(?P<when>(?:(?:former|previous|then|outgoing|"
    rf"new|current|interim|acting|Former|Previous|Then)\s+)*)"
    rf"(?P<role>(?P<before>(?:(?!{_NOT})[{_UPPER}][\w’'&]*\s(?:and\s|&\s)?){{0,4}}(?=(?:Portfolio[\s-]Holder|"
    rf"Cabinet\sMember)))?(?:{_EXECUTIVE}|{_OFFICER})\b(?:{_SPACE}\(Lead Member\))?(?:(?:{_OF})(?:{_SPACE}"
    rf"\(Lead Member\))?|,{_SPACE}(?=(?:{_AREA})(?:[,;.)\n]|$|{_SPACE}\())(?:{_AREA}))?)"
)
RANK_WORD = re.compile(
    r"Leader|Member|Councillor|Holder|Lead\b|Mayor|Commissioner|Chair|Conven|Executive|Director|Head\b|Manager|Officer|Engineer|"
    r"Surveyor|Solicitor|Treasurer|Accountant|Superintendent|Clerk|Lawyer|Consultant"
)
"""A word without which a paragraph names no office; looked for first, since it is cheap."""
LOWER_ROLE = re.compile(
    r"(?<![\w’'-])(?P<det>[Tt]he|[Hh]is|[Hh]er)\s+(?P<when>(?:former|previous|then|outgoing|new|interim|"
    r"acting)\s+)?(?P<role>(?:deputy leader|leader|cabinet member|portfolio holder|lead member|"
    r"executive member|(?:vice-)?chair(?:man|woman)?|mayor|commissioner|(?:assistant |interim )?director|"
    r"head of (?:service|[a-z]+)|chief executive)\b"
    r"(?:\s+for\s+(?:the\s+)?[a-z’']+(?:\s(?:and|&)\s[a-z’']+){0,2})?)(?!\s(?:for|of)\b)"
)
SAME = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his)\ssame\s(?:[Mm]ember|[Cc]ouncillor|[Qq]uestioner|[Oo]fficer|[Rr]esident)\b|"
    r"\b[Tt]he\s(?:[Qq]uestioner|petitioner)\b"
)
GENERIC = re.compile(
    r"(?<!\w)(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal)\s(?:(?:[Cc]ommittee|[Pp]anel|[Bb]oard|co-opted|"
    r"[Ww]ard|local)\s)?(?:[Mm]ember(?:s)?(?:\sof\sthe\s\w+)?|[Oo]fficers?|[Cc]ouncillors?|[Rr]esidents?)|"
    r"(?:[Tt]he\s)?(?:Committee\s|Panel\s|Board\s)?(?:Members|Officers|members|officers)(?:\sof\sthe\s\w+)?)\b"
)
PRONOUN = re.compile(r"(?<![\w’'])(?P<p>[Hh]e|[Ss]he)(?=\s+[a-z])")
HIS_SUCCESSOR = re.compile(r"\b(?:[Hh]is|[Hh]er)\s(?P<w>successor|predecessor)\b")

ASKS = re.compile(
    r"(?:had\s|has\s|also\s|then\s|further\s|next\s|again\s|both\s|later\s|first\s|first\s|at once\s|"
    r"additionally\s)*(?:asked|asks|enquired|inquired|queried|questioned|wished\sto\sknow|wanted\sto\sknow|sought|"
    r"wondered|raised|referred|expressed|welcomed|requested|was\s(?:concerned|worried|pleased|disappointed)|"
    r"suggested|pointed\sout|put\b|pressed|challenged|sent\sin|voiced|commented|observed|noted|remarked|thanked|"
    r"followed\sup|moved|proposed)\b"
)
ANSWERS = re.compile(
    r"(?:had\s|has\s|also\s|then\s|further\s|again\s|later\s|in\sturn\s|would\salso\s|could\s|did\snot\sknow|"
    r"would\s)*(?:replied|responded|answered|advised|explained|confirmed|stated|said|informed|reported|undertook|"
    r"promised|agreed|"
    r"offered|told|assured|clarified|added|apologised|accepted|gave|thought|hoped|presented|introduced|announced|"
    r"set\sout|took\s(?:the|members)|attended|believed|acknowledged|outlined|described|conceded|admitted|recalled|"
    r"drew|"
    r"did\snot|not\s(?:known|been\saware)|bring|send|check|write|look|provide|circulate|ask|take|speak|make|go|"
    r"let|come|find|publish|ensure|see|report|consider|share|arrange|answer|pass|rejected|denied|declined|"
    r"regretted|pledged|committed|highlighted|spoke|quoted)\b"
)
ASKER_BEFORE = re.compile(
    r"\b(?:was|were)\s(?:put|asked|raised)\sby\s(?:the\s)?$|(?:question|query|queries|questions|point|"
    r"supplementary|request|concerns?|comment|motion|enquiry)s?\s(?:\w+\s){0,3}?(?:from|by|of)\s(?:the\s)?$|"
    r"(?:[Ii]n\s(?:response|reply|answer)|[Rr](?:esponding|eplying))\sto\s(?:the\s)?(?:questions?\s(?:from|"
    r"by)\s)?$|"
    r"\b[Qq]uestions?\s\d+\w?\s*[–:-]\s*$|^(?:\d+[.)]?\s+)?Question\s*:\s*$|^Q\d*[.:]\s*$",
    re.I,
)
ANSWERER_BEFORE = re.compile(
    r"(?:answers?|response|reply|advice|told|informed|advised|assurance|explanation)\s(?:\w+\s)?(?:from|"
    r"by)\s(?:the\s)?$|^(?:Response|Answer|Reply|A)\s*[:.]\s*$|\bfor (?:answer|reply) by\s(?:the\s)?$",
    re.I,
)
ADDRESSED = re.compile(r"\b[Qq]uestion\b[^.\n]{0,160}\bto\s(?:the\s)?$", re.I)
BEHALF = re.compile(
    r"(?:on\sbehalf\sof|in\s(?:the\sabsence|place|succession)\s(?:of|to)|[Ss]ubstitut\w+\sfor|deputis\w+\sfor|"
    r"[Aa]polog(?:y|ies)\s(?:\w+\s){0,4}from|standing\sin\sfor)\s*:?\s*$"
)
NOT_APPOSED = re.compile(
    r"(?:[Ii]n\s(?:response|reply|answer)\s(?:to)?|[Ff]ollowing|[Rr]espon\w+\sto|[Rr]eplying\sto|"
    r"[Tt]o\s(?:a\s)?(?:question|query))\b[^.;\n]*$"
)
AGAIN = re.compile(
    r"\bsupplementary\b|\bfurther\s(?:asked|enquired|queried|questioned)|\bagain\sasked|\bfollow(?:ed|ing)[\s-]up|"
    r"\b(?:his|her)\s(?:second|further)\squestion|\bthanked\b[^.]*\band\sasked",
    re.I,
)
GAVE_UP = re.compile(
    r"(?:not\s\w+\s(?:\w+\s){0,4}(?:again|continue)|stood\sdown|stepped\sdown|resigned|retired|ceased|gave\sup|succession|replaced|formerly|previously|"
    r"former|left\soffice)\b[^.;]{0,25}$",
    re.I,
)
TOOK_UP = re.compile(
    r"^[,\s]*(?:who\s)?(?:(?:had|has|was|is|were)\s)?(?:(?:just|now|been|recently|to\shis|to\sher|since)\s)*"
    r"(?:elected|appointed|confirmed|named|made|chosen|re-elected|re-appointed|first\smeeting|(?<=,\s)now|"
    r"as\b)(?:\s(?:as|to\sbe|to))?(?:\sthe(?:\snew)?)?\s*$",
    re.I,
)
KNOWN_AS = re.compile(r"\b(?:known\s(?:from\s\w+\s\w+\s)?as|now|n[ée]e|formerly|previously(?:\sknown\sas)?)\s*$")
RENAMED = re.compile(
    r"\b(?:known\sas|renamed(?:\sas)?|retitled(?:\sas)?|title\s(?:had\s)?changed\sto|become|became)\s(?:the\s)?$", re.I
)
THAT_OFFICE = re.compile(
    r"\b(?:appointed|elected|named|moved)\s(?:to|as|in)\s(?P<what>(?:the|that)\s(?:same\s)?(?:office|post|"
    r"position|role))\b"
)

# Where each of the patterns above may begin: what it could start with, a class of letters first, since that is what
# the engine looks for fastest, and then what may not stand before it.
TITLED_BEGINS = re.compile(
    r"[THCAMDPRFLSBIc](?<![\w’'].)(?:(?<=T)(?:he [CTHcA]|own )|(?<=C)(?:ou|l|mh|anon)|(?<=H)on|(?<=A)ld|(?<=M)[ersix]|"
    r"(?<=D)(?:r|ame)|(?<=P)rof|(?<=R)ev|(?<=F)ath|(?<=L)(?:ord|ady)|(?<=S)(?:ir|u|erg)|(?<=B)ar|(?<=I)nsp|(?<=c)ou)"
)
UNTITLED_BEGINS = re.compile(
    rf"[{_UPPER}](?<![\w’'.-].)(?=[\w’'.-]*[ \t\n]{{0,4}}(?:[{_UPPER}]|v[ao]n|de|a[pbl]|ferch))"
)
ROLE_BEGINS = re.compile(
    rf"[{_UPPER}tahofpnci](?<![\w’'-].)(?:(?<=[{_UPPER}])|(?<=t)he[rn]?|(?<=a)n?\s|(?<=h)(?:is|er)\s|(?<=o)u|"
    r"(?<=f)ormer\s|(?<=p)revious\s|(?<=n)ew\s|(?<=c)urrent\s|(?<=i)nterim\s|(?<=a)cting\s)"
)
LOWER_ROLE_BEGINS = re.compile(r"[TtHh](?<![\w’'-].)(?:he|is|er)\s")
HIS_BEGINS = re.compile(r"[Hh](?<!\w.)(?:is|er)\s[sp]")
SAME_BEGINS = re.compile(r"[Tt](?<!\w.)h(?:e|is)\s[sQqp]")
GENERIC_BEGINS = re.compile(
    r"[AaOoSsTtCPBMm](?<!\w.)(?:(?<=[Aa])(?:n|nother)?\s[CPBWcpbwlMmOoRr]|(?<=[Oo])(?:ne\s|fficers)|"
    r"(?<=[Ss])(?:ome|everal)\s[CPBWcpbwlMmOoRr]|(?<=[Tt])he\s[CPBMmOo]|(?<=C)ommittee\s|(?<=P)anel\s|(?<=B)oard\s|(?<=[Mm])embers)"
)
PRONOUN_BEGINS = re.compile(r"[HhSs](?<![\w’'].)h?e\s")
