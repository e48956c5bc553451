"""How names, titles, offices and roles are written: patterns only."""

from __future__ import annotations

import re

from tui.minutes.phrases import Phrase

TITLE = (
    r"(?:(?:County |Town |Parish |Portfolio )?Coun(?:cill?or|cil?lor)s?|[Cc]ouncillors?|Cll?rs?\b\.?|"
    r"C[lI1i]{2}rs?\b\.?|"
    r"Cmh[li]r\b\.?|Cllrs?(?=[A-Z])\.?|"
    r"Ald(?:erman|erwoman|\.)|Baill?ie\b|Cynghorydd\b|Cyng\.|Comhairleoir\b|Mrs?\b\.?|Ms\b\.?|Miss\b|Dr\b\.?|Prof(?:essor|\.)|Rev(?:erend|\.)?|Lord\b|Lady\b|Sir\b|Dame\b|"
    r"Baroness\b|(?:(?:Detective )?Chief |Detective )?(?:Superintendent|Inspector|Constable)\b|Supt\b\.?|"
    r"Insp\b\.?|Sergeant\b|Sgt\b\.?|PC\b|Canon\b|Father\b)"
)
_NOT_NAMES = (
    r"(?:Cabinet|Portfolio|Leader|Leaders|Executive|Chairs?|Chairman|Chairperson|Deputy|Lead|Director|Head|"
    r"Members?|Officers?|"
    r"Committee|Council|Councillors?|Cllrs?|The|And|In|On|At|For|Of|To|With|From|Mayor|Vice|Acting|Assistant|"
    r"Senior|Chief|"
    r"Panel|Board|Question|Answer|Response|Reply|Item|Minutes?|Strategic|Interim|Group|Holder|This|That|It|He|She|They|"
    r"Also|Proposed|Seconded|Resolved|RESOLVED|Motion|Supplementary|Statutory|Opposition|Shadow|Service|Corporate|"
    r"Who|What|Why|How|When|PCC|DPCC|OPCC|PFH|CMR|AM|MSP|"
    r"Apologies|Present|Monitoring|Operations|Housing|Planning|Town|Democratic|January|February|March|April|June|July|"
    r"August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"Executive|Engineer|Manager)\b"
)
_WORD = (
    rf"(?=[A-ZÀ-Þad0©])(?!{_NOT_NAMES})(?:Mc\s?|Mac|O['’]\s?|[Ó0©]\s(?=[A-Z][a-z])|Uí\s|Ní\s|Van\s|Van der\s|de\s"
    r"|De\s|St\.\s|ap\s|ab\s)?"
    r"(?:(?:Rh|Ll|Ff|Ch|Th|Ph)\.|[A-ZÀ-Þ](?:\.(?:\s?[A-Z]\.)*+|[\w'’\-]*[\w](?:-\s[A-ZÀ-Þ][a-zà-ÿ]+(?=[\s,.;’')]))?)?)"
)
NAME = (
    r"(?:(?:Mrs?|Ms|Miss|Dr|Lord|Lady|Sir|Dame|Baroness|Rev)\.?\s+)?"
    rf"{_WORD}(?:(?:\s+|(?<=\b[A-Z]\.)(?=[A-ZÀ-Þ][\w’']))(?:van der |van |de |der |von |Uí |Ní |ap |ab |Ó )?{_WORD})"
    r"{0,3}(?:\s\([A-Z]{1,2}\))?"
)
"""A name as written, without the title of a councillor: up to four words, initials among them."""
TITLED = re.compile(
    rf"(?=[A-Zc])(?<![A-Za-z])(?P<title>{TITLE})\s*(?:\((?:Mrs?|Ms|Miss|Dr)\.?\)\s*)?(?P<name>(?:[06©]\s(?=[A-Z][a-z]))?{NAME})"
)
"""A title and its name; a scanned "Ó" may stand as a digit."""
MORE = re.compile(rf"(?P<sep>\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+or\s+)(?:(?P<title>{TITLE})\s*)?(?P<name>{NAME})")
CHAIR = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s*and\s+|\s*&\s*)(?P<name>the\s+(?:Vice[- ]?)?Chair\w*)")
_LETTERS = r"(?:,?\s+(?:OBE|MBE|CBE|JP|CC|MP|AM|MS|MSP|TD|T\.D\.|KC|QC|DL|BEM|KBE|Ph\.?D)\b)+"
POST_NOMINALS = re.compile(rf"{_LETTERS}\.?$")
POST_NOMINALS_AFTER = re.compile(_LETTERS)
ROLE_NOUN = (
    r"(?:(?:Member|Leader|Holder|Councillor)s? with (?:[Ss]pecial )?[Rr]esponsibility|Leaders?|Mayor|"
    r"Chair(?:man|woman|person)?s?|Vice-Chair(?:man)?|Conven[eo]r|Cathaoirleach|Directors?|"
    r"Heads?|Managers?|"
    r"Officers?|Engineers?|Commissioners?|Superintendent|Clerk|Solicitor|Planners?|Administrator|Member|Members|"
    r"Holders?|"
    r"Spokesperson|Lead|Leads|Consultants?|Advis[eo]rs?|Accountant|Treasurer|Surveyor|Co-?ordinator|Architects?|"
    r"Registrar|Constable|Commander|Representative|Archivist|Archaeologist|Ecologist|Economist|Psychologist|Valuer|Arboriculturist|Statistician|Strategist|"
    r"Harbour\s?[Mm]aster|Governor|Chaplain|Nurse|Teacher|Practitioner|Representative|Investigator|"
    r"Inspector|Secretary|Librarian|Headteacher|Principal|Chief Executive|Executive Councillor|Provost|Sheriff|Ranger|"
    r"Warden|Analyst|Auditors?|Technician|Curator|Counsel|Lawyer|Assistant|Specialist|Partner|Authority|Trust|"
    r"Agency|Supervisor|SEO|SEE|D?PCC|PFH|CMRs?|CFO|CEO|CEx|Proposer|Speaker|Executive)"
    r"(?!['’]s?\s+(?:[A-Z][\w-]+\s+){0,2}(?:Chief|Director|Head|Manager|Officer|Deputy|Solicitor|Adviser))"
)
"""What makes words an office; "the Commissioner" of "the Commissioner's Chief Executive" is none by itself."""
CAP = r"(?:(?:Section|[Ss]\.?)\s?\d{2,3}\b|[A-ZÀ-Þ][\w'’/&\-]*|A/[A-Z]\w*|&)"
_TO_BODY = (
    r"(?:(?<=Solicitor)|(?<=Clerk)|(?<=Secretary)|(?<=Adviser)|(?<=Advisor)|(?<=Assistant)|(?<=Treasurer))"
    r"\s+to\s+(?:the\s+)?(?:Council|Authority|Board|Panel|Trust|Trustees|Committee|Commission|Commissioner|Leader|"
    r"Cabinet|Executive)\b"
)
"""An office that names whom it serves: "the Solicitor to the Council"."""
_NO_ROLE = (
    r"(?!(?:It|Yes|No|The|We|I|That|There|They|This|He|She|In|If|As|Not|Perhaps|Thank|You|And|But|My|Our|Is|Was|To|What|"
    r"How|Why|When|Who|Where|Which|Whether|Please|That|Can|Could|Would|Will|Does|Do|Has|Have|Are)\b)"
)
LINK = (
    r"(?:\s+(?:and|of|for|in|with)\b(?:\s+(?:and|of|the|for|in|with)\b)*\s+|\s*,\s+(?:and\s+)?|\s+[–—-]\s+|\s*[&/]\s*|"
    rf"\s*:\s*{_NO_ROLE}|\s+)"
)
ROLE = re.compile(
    rf"(?=[A-ZÀ-Þ&atos])(?P<det>\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:same\s+|then\s+)?)?"
    rf"(?P<role>(?<![\w’'])(?!(?:If|When|Should|Although|While|Whilst|As|Since|Unless|Until|Whether|Then|But)\s)(?:Police,\s+(?=Fire\b))?(?:{CAP}(?:\s+(?:and|of)\s+|\s*&\s*|\s+)){{0,6}}?{ROLE_NOUN}\b"
    rf"(?:{_TO_BODY}|\s*\((?=[A-Z]|with )[^()]{{2,120}}\)|{LINK}(?!{TITLE}\s*[A-Z]){_NO_ROLE}(?!Questions?\b|"
    rf"Time\b|Session\b|Responses?\b|"
    rf"Answers?\b|Updates?\b|Reports?\b){CAP})*(?:(?:(?<=['’])|['’]s?) office\b)?)"
)
GENERIC = Phrase(
    "member councillor officer resident committee panel commission board questioner petitioner trustee gard speaker"
    " parent tenant deputation delegation business",
    r"\b(?<!-)(?<!how )(?P<g>(?:(?:[Tt]he|[Aa]|[Aa]n|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Ss]ame|[Oo]ther|"
    r"[Mm]any|[Aa]ll|[Aa]|"
    r"[Tt]he [Ss]ame|[Aa] (?:further|second|third|number of)|[Vv]arious|[Tt]wo|[Tt]hree)\s+)?"
    r"(?:[Ee]lected |[Cc]ommittee |[Cc]ommission |[Pp]anel |[Bb]oard |[Ss]crutiny |[Ww]ard |[Ll]ocal |[Cc]ouncil |"
    r"[Cc]o-opted |[Bb]ackbench |[Pp]ublic )?"
    r"(?:[Mm]embers? of the (?:public|[Cc]ommittee|[Pp]anel|[Cc]ouncil|[Bb]oard|audience)|[Mm]embers?|"
    r"[Cc]ouncillors?|[Oo]fficers?|[Rr]esidents?|[Cc]ommittee|[Pp]anel|[Cc]ommission|"
    r"[Ss]ub-?\s?[Cc]ommittee|[Bb]oard|[Qq]uestioners?|[Pp]etitioners?|[Tt]rustees?|[Gg]ardaí|[Ss]peakers?|"
    r"[Pp]arents?|[Tt]enants?|[Dd]eputations?|[Dd]elegations?|[Bb]usiness owners?))(?:['’]s?)?(?![\w-])",
)
_TAIL = (
    r"(?:(?:,\s|\s|\sand\s)(?!(?i:the|an?|Cll?rs?|Councillors?|M[rs]s?|Ms|Dr|\w+ed|said|told|who|which|then|also|to|in|on|at|by|from|"
    r"with|was|were|is|had|has|have|would|could|will|undertook|spoke|gave|made|felt|thought|that|as|if)\b)[\w&’'-]+){0,4}"
)
LOWER_ROLE = Phrase(
    "director head manager leader chair holder member mayor commissioner engineer solicitor clerk executive"
    " superintendent inspector spokesperson consultant planner surveyor accountant auditor treasurer architect advis"
    " applicant agent developer operator ordinator secretary representative",
    r"\b(?P<det>[Tt]he|[Aa]n?)\s+(?P<role>(?:[A-Z][\w’'-]*\s+){0,3}?(?:[a-z][\w’'-]*\s+){0,3}?(?:director|head|manager|leader|chair|chairman|"
    r"holder|cabinet member|lead member|executive member|mayor|commissioner|engineer|solicitor|clerk|executive|"
    r"superintendent|inspector|spokesperson|consultant|planner|surveyor|accountant|auditor|treasurer|architect|"
    r"advis[eo]r|applicant|agent|developer|operator|co-?ordinator|secretary|representative)\b(?:\s+(?:of|for)\s+(?:the\s+)?[\w&’'-]+"
    rf"{_TAIL})?)",
)
PRONOUN = re.compile(r"\b(?P<p>He|She|They|he|she|they)\b")
HOLDER_OFFICE = re.compile(
    r"\b(?:(?:lead )?cabinet (?:lead |portfolio )?(?:members?|councillors?|holders?)|cabinet (?:lead|spokes\w+)|"
    r"portfolio[- ](?:holders?|members?|leads?|councillors?)|lead (?:members?|councillors?)|"
    r"executive (?:lead |board )?(?:members?|councillors?)|executive lead|"
    r"(?:members?|councillors?) (?:with (?:special )?responsibility|responsible) for|"
    r"board member|leader|deputy leader|polic(?:e|y)(?:,? fire)?,? (?:and|&) crime commissioner|"
    r"deputy (?:polic(?:e|y)(?:,? fire)?,? (?:and|&) crime )?commissioner|(?:directly[- ])?elected mayor|"
    r"d?pcc|pfcc|cmrs?|pfhs?|spokesperson for the executive)\b(?!['’]s?\s)",
    re.I,
)
NO_HOLDER = re.compile(
    r"\b(?:group|team|party|project|programme|practice|section)[\s-]+(?:deputy )?(?:leader|lead)\b|"
    r"\bleader of (?:the )?(?:[\w'’-]+ ){0,4}(?:group|party|opposition|team|independents|conservatives)\b|"
    r"\b(?:opposition|shadow|minority|independent|labour|conservative|tory|liberal democrat|liberal|democrat|green|"
    r"reform uk|plaid cymru)\s+(?:group\s+)?(?:deputy\s+)?(?:leader|cabinet|executive|portfolio|lead|spokes\w+)\b|"
    r"\b(?:opposition|group) (?:spokes|lead|member)\w*\b",
    re.I,
)
"""Who leads a party, a group of councillors or a team of officers, or shadows: none of the executive."""
SECOND = re.compile(
    rf"\s*,?\s+(?:and|with) (?:the|an?) (?=(?:{CAP}\s+(?:(?:of|and|for)\s+)?){{0,5}}{ROLE_NOUN}\b)|"
    rf"\s+and\s+(?:Officers|officers|Members|Portfolio Holders|Cabinet Members|Directors)\b|"
    rf"\s*,?\s+and\s+(?=(?!\w+ {ROLE_NOUN}\b)[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s)|"
    rf"\s*,\s+(?=[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s+(?:the\s+)?(?:{CAP}\s+(?:(?:of|and|for)\s+)?){{0,4}}{ROLE_NOUN}\b)"
)
_MORE_AREAS = (
    r"(?:(?:,\s(?!\w+ed\b)[a-z'’-]+(?:\s[a-z'’-]+)?){1,4},?\s(?:and|&)\s(?!\w+ed\b)"
    r"[a-z'’-]+(?:\s[a-z'’-]+)?)?"
)
"""Areas after a comma: "cabinet member for parks, leisure and culture"."""
LOWER_OFFICE = re.compile(
    r"\s*,\s*(?:the\s+|our\s+)?(?P<o>(?:deputy )?(?:leader|cabinet (?:lead )?member|"
    r"portfolio holder|lead member|executive member)"
    rf"\b[^.,;:()]{{0,60}}?{_MORE_AREAS})(?=\s*[,):]|$)"
)
CHAIR_OF = re.compile(
    r"\s*,\s*(?P<o>(?:vice-)?(?:chair\w*|secretary|clerk|trustee|a resident|resident|treasurer)\b[^.,;:()]{0,60})(?=,)",
    re.I,
)

PLAIN_MEMBER = re.compile(
    r"^(?:(?:the|a|an|one|another|some|same)\s+)*(?:same\s+)?(?:committee\s+|commission\s+|panel\s+|elected\s+|"
    r"council\s+|board\s+|ward\s+)?(?:members?|officers?)$",
    re.I,
)
