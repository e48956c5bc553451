"""The phrases by which minutes show who asks, who answers and what was promised or settled: data, in one place.

Gathered from the wording of published UK and Irish council minutes. Each list holds regular expressions for whole
words; verbs stand in the forms in which clerks report speech.
"""

from __future__ import annotations

import re

ADVERBS = (
    r"went on to",
    r"once more",
    r"in turn",
    r"in particular",
    r"in general",
    r"in response",
    r"in (?:proposing|seconding|moving|supporting|introducing|opposing) (?:the|this|his|her) (?:\w+ )?"
    r"(?:motion|amendment)",
    r"in reply",
    r"in answer",
    r"in responding",
    r"in replying",
    r"in addition",
    r"at this point",
    r"as such",
    *(
        "also then further again later first firstly secondly finally lastly subsequently therefore"
        " additionally however still now next similarly both kindly briefly duly immediately simply"
        " merely specifically generally strongly formally verbally clearly initially politely already "
        "respectfully particularly"
        " rightly herself himself themselves had has have"
    ).split(),
)

ASKS = (
    r"asked",
    r"queried",
    r"questioned",
    r"enquired",
    r"inquired",
    r"sought(?! to (?:explain|clarify that|reassure))",
    r"seeking",
    r"requested",
    r"wondered",
    r"challenged",
    r"pressed",
    r"raised",
    r"(?:put|posed) (?:a|the|another|the following|his|her|their|one|two) (?:\w+ )?(?:questions?|query)",
    r"(?:wished|wanted|wishing|wanting|was keen|were keen|were interested|was interested) to (?:know|understand|"
    r"hear|see|be (?:told|assured))",
    r"called (?:for|on|upon)",
    r"urged",
    r"invited (?=(?:the )?(?:deputy )?(?:leader|cabinet|portfolio|executive|lead member|mayor|commissioner|councillor|"
    r"cllr|director|minister)\b[^.;]{0,60}?\bto (?!(?:the|an?|his|her|their|its|introduce|"
    r"present|address|speak|open|move|outline|give|take|update|begin|join|attend|second|lead|sum|close|brief)\b))",
    r"submitted (?:a|the following|his|her|their|two|three) (?:\w+ )?(?:questions?|query)",
    r"had (?:a|the following|two|one|several|three) (?:\w+ )?(?:questions?|quer(?:y|ies))",
    r"(?:expressed|voiced|had|registered|shared (?:his|her|their|some)|repeated|reiterated|outlined) (?:his |her |"
    r"their |some |a |the |its |serious |grave |real |great |deep )*(?:concerns?|disappointment|frustration|surprise|"
    r"dismay|regret|doubts?|unease|worry|worries|anger|disquiet|fears?|reservations?|unhappiness)",
    r"(?:(?:was|were|felt|remained) (?:\w+ )?)(?:concerned|disappointed|worried|surprised|dismayed|puzzled|"
    r"frustrated|unhappy|unclear|curious|alarmed|shocked|dissatisfied|anxious|uneasy|unsure|saddened)",
    r"(?:went|gone) on to (?:ask|enquire|query|question|request)",
    r"complained",
    r"did not understand",
    r"put it to",
    r"put to (?:the|him|her|them|cll?r|councillor)\b",
    r"(?:wished|wanted|wishing|wanting) (?:clarification|clarity|assurance|more|further|an? )",
    r"drew (?:the |\w+ ){1,6}?(?:holder|member|leader|officer|director|cabinet|mayor|commissioner)['’]?s? attention",
    r"opened the questioning",
    r"probed",
    r"pursued",
    r"followed (?:this |that |it )?up (?:by|with)",
    r"came back (?:on|to ask)",
)
"""What the asking side does."""

ANSWERS = (
    r"replied",
    r"responded",
    r"answered",
    r"(?:dealt with|fielded|took) (?:(?:a|the|these|those|some|several|further|any|number|of|various|members?['’]?|"
    r"councillors['’]) ){0,4}(?:questions?|quer(?:y|ies)|comments?|points)",
    r"explained",
    r"confirmed",
    r"clarified",
    r"reassured",
    r"assured",
    r"undertook",
    r"undertakes?",
    r"indicated",
    r"(?:gave|provided|offered|delivered) (?:an? |the |some |further |more |his |her |their |verbal |brief |"
    r"detailed |full )*(?:assurances?|reassurance|reasons?|details?|updates?|explanation|examples?|clarification|"
    r"answers?|response|reply|replies|background|figures|written|verbal|information|outline|undertaking|summary|"
    r"commitment|statement|list)",
    r"promised",
    r"apologi[sz]ed",
    r"(?:was|were) (?:not |un)(?:able|aware|sure|certain|in a position|willing)",
    r"(?:was|were) (?:not )?(?:in a position|able|happy|content|confident|willing|prepared|pleased) to (?:say|"
    r"report|confirm|advise|provide|answer|arrange|meet|discuss|share|look|take)",
    r"(?:could|would|did|does) not (?:say|tell|comment|know|have|accept|agree|recogni[sz]e|recall|favour|think|"
    r"believe|give|wish|feel|consider|support|answer|discuss|expect|want|be able)",
    r"would (?:not )?(?:provide|send|circulate|write|share|bring|report|check|look|follow|investigate|let|keep|"
    r"inform|arrange|ask|raise|speak|contact|come|get|find|liaise|meet|discuss|consider|take|make|respond|reply|"
    r"ensure|review|pass|feed|forward|seek|continue|be (?:happy|pleased|willing|able|glad|in touch|in contact))",
    r"will (?:not )?(?:provide|send|circulate|write|share|bring|report|check|look|follow|investigate|let|keep|"
    r"inform|arrange|ask|raise|speak|contact|come|get|find|liaise|meet|discuss|consider|take|make|respond|reply|"
    r"ensure|review|pass|feed|forward|seek)",
    r"could not",
    r"informed",
    r"updated (?:the )?(?:committee|members|panel|board|council|meeting|group|commission|him|her|them)\b",
    r"told (?:him|her|them|the|members|councill?ors?|cllrs?|m[rs]s?)\b",
    r"gave (?:his|her|their) word",
    r"advised",
    r"advises",
    r"reported",
    r"rejected",
    r"refuted",
    r"denied",
    r"declined",
    r"refused",
    r"insisted",
    r"conceded",
    r"(?:saw|had|knew|held|made|gave) no\b",
    r"(?:was|were) (?:very |most )?sorry",
    r"referred (?:him|her|them|the (?:member|councillor|questioner))",
    r"referred (?:councillor|cllr)",
    r"committed",
    r"offered",
    r"pledged",
    r"agreed (?:to|that (?:he|she|it|they|this) would|he would|she would)",
)
"""What the answering side does."""

NEUTRAL = (
    r"stated",
    r"said",
    r"says",
    r"states",
    r"noted",
    r"commented",
    r"highlighted",
    r"outlined",
    r"referenced",
    r"referred to",
    r"made reference",
    r"referr?ed",
    r"referring",
    r"suggested",
    r"welcomed",
    r"agreed",
    r"felt",
    r"considered",
    r"thought",
    r"believed",
    r"observed",
    r"remarked",
    r"pointed (?:out|to)",
    r"added",
    r"mentioned",
    r"stressed",
    r"emphasi[sz]ed",
    r"reminded",
    r"reiterated",
    r"repeated",
    r"drew (?:\w+ )?attention",
    r"described",
    r"argued",
    r"supported(?! by\b)",
    r"spoke",
    r"criticised",
    r"voiced",
    r"acknowledged",
    r"accepted",
    r"understood",
    r"appreciated",
    r"hoped",
    r"feared",
    r"expected",
    r"anticipated",
    r"recommended",
    r"opposed",
    r"echoed",
    r"concurred",
    r"disagreed",
    r"continued",
    r"concluded",
    r"cited",
    r"quoted",
    r"(?:was|were) (?:\w+ )?(?:pleased|happy|glad|proud|grateful|delighted|heartened|encouraged|satisfied|content|"
    r"confident|aware|of (?:the (?:same )?(?:view|opinion|mind)|like mind)|supportive|minded|hopeful|optimistic)",
    r"(?:expressed|shared) (?:the |a |his |her |their |its )*(?:views?|opinions?|hope|support|thanks|gratitude|"
    r"appreciation|satisfaction|sympathy|agreement|it|them|that|this)",
    r"expressed",
    r"shared (?:that|those|the|these|this|it)",
    r"saw",
    r"knew",
    r"recalled",
    r"maintained",
    r"admitted",
    r"recogni[sz]ed",
    r"regretted",
    r"summari[sz]ed",
    r"elaborated",
    r"(?:went|gone) (?:on to|through)",
    r"addressed",
    r"discussed",
    r"made (?:the|a|some|several|two|three) (?:\w+ )?(?:points?|comments?|observations?|suggestions?)",
    r"put (?:the|it) (?:that|to)",
    r"put (?:(?:the|this|that|its|it|them) )?(?:\w+ )?at",
    r"gave",
    r"listed",
    r"set out",
    r"read",
    r"did",
    r"favoured",
    r"preferred",
    r"doubted",
    r"(?:did not|failed to|could not) see (?:how|why|what|where|when)",
    r"called",
    r"found",
    r"warned",
    r"declared that",
    r"compared",
    r"estimated",
    r"clarifies",
)
"""What either side does; who speaks decides."""

PRESENTS = (
    r"introduce[ds]",
    r"present(?:ed|s)",
    r"thanked",
    r"congratulated",
    r"commended",
    r"(?:paid|pays) tribute",
    r"invited",
    r"opened",
    r"closed",
    r"declared",
    r"attended",
    r"agreed to withdraw",
    r"withdrew",
    r"left",
    r"joined",
    r"moved",
    r"proposed",
    r"seconded",
    r"circulated",
    r"tabled",
    r"took (?:the|members|them|the committee)",
    r"led",
    r"received",
    r"delivered",
    r"(?:gave|provided) (?:a|an|the) (?:\w+ )?(?:presentation|overview|introduction|demonstration|powerpoint)",
    r"ran through",
    r"wished",
    r"extended",
    r"apologised for (?:his|her|being)",
    r"(?:sent|given|submitted|tendered) (?:his|her|their) apologies",
    r"announced",
    r"updated",
    r"briefed",
    r"adjourned",
    r"resumed",
    r"voted",
    r"directed",
    r"ruled",
)
"""What opens, closes or frames a debate and is no turn of question and answer."""

ASKED_OF_MEMBERS = (
    r"asked (?:the (?:committee|panel|board|commission|council|meeting|group|forum)\b|"
    r"(?:(?:committee|panel|board|all) )?members|councillors|for (?:any|"
    r"the committee|members|their|the panel|comments|views)"
    r"|(?:whether|if) (?:there (?:were|was) any (?:further |other |more )?(?:questions?|comments?|observations?|"
    r"objections?|declarations?|amendments?|proposals?|nominations?|matters|queries|points|members?|business)"
    r"|anyone|(?:the committee|members|the panel|the board) (?:felt|"
    r"wished|were (?:content|happy|minded|satisfied)|agreed|wanted|supported)))"
    r"|asked (?:all )?(?:those|anyone|anybody|everyone|everybody) (?:present|attending|who|wishing|in)\b"
    r"|asked (?:that )?members\b|asked for (?:an? |the )?(?:proposers?|seconders?|nominations?|volunteers|declarations"
    r"|committee|panel|members)|asked that (?:the )?(?:report|"
    r"recommendations?)|sought (?:the )?(?:committee|members|approval|views)"
    r"|requested (?:the |that )?(?:committee|members|approval|views)\b|invited (?:questions|comments)"
    r"|(?:urged|called (?:on|upon)) (?:all |the )*(?:members|councillors|committee|panel|board|council)\b"
)
"""What whoever presides or presents asks of the committee is no question put to anybody."""

LEADS = (
    r"(?:in|by way of) (?:further )?(?:response|reply|answer) to",
    r"in (?:responding|replying|answering) to?",
    r"(?:responding|replying) to",
    r"answering",
    r"following (?:on from )?(?:an? |the |some |further |several |members'? |\w+ )?(?:further |supplementary |"
    r"specific |number of |series of )?(?:questions?|quer(?:y|ies)|requests?|concerns?|comments?|points?|"
    r"suggestions?|enquir(?:y|ies)|issues?)",
    r"(?:when|on being|having been|being|upon being|on) (?:further )?(?:asked|questioned|challenged|pressed|queried)",
    r"asked (?:whether|if|about|why|how|what|when|by|who|where)",
    r"questioned (?:by|on|about|as to)",
    r"with (?:reference|regard|respect) to [^.]{0,120}?(?:input|questions?|quer(?:y|ies)|concerns?|points?|comments?)"
    r"(?: (?:on|about|regarding|concerning|as to|relating to) [^,.]{1,80})?,",
    r"to (?:an?|the|another|a further) (?:\w+ )?(?:question|query) (?:from|by|of|put by|raised by)",
    r"(?:up)?on (?:(?:a |the )?(?:question|query) (?:from|by|about)|a (?:question|query) of)",
    r"as requested by",
    r"in (?:the )?light of [^,.;]{0,80}?(?:query|questions?|concerns?|comments?|points?)",
    r"arising (?:out of|from) (?:an? |the )?(?:remark|question|comment|point|query|observation)s?",
    r"further to (?:an? |the |\w+ )?(?:further |supplementary )?(?:questions?|quer(?:y|ies)|comments?|concerns?)",
)
"""How a reply names the question it answers: "In response to a question from …"."""

MATTER = re.compile(
    r"\b(?:no|not|never|nothing|lack\w*|without|concern\w*|problems?|issues?|poor\w*|insufficient|inadequate|"
    r"delays?|slow\w*|"
    r"fail\w*|suggest\w*|should|needs?|needed|required?|must|request\w*|quer\w*|ask\w*|urg\w*|too (?:few|many|much|"
    r"long|late|little)|"
    r"unacceptable|disappoint\w*|worr\w*|danger\w*|safety|complain\w*|disrepair|worse\w*|difficult\w*|vital|calls?|"
    r"called|"
    r"wh(?:y|ether|at|en|ere)|how (?:many|much|long)|could be|opportunit\w*|potential|hazard|crisis|impact\w*)\b",
    re.I,
)
"""That a member's remark raises a matter and does not merely thank or praise."""

PRAISE = re.compile(
    r"\b(?:thank\w*|congratulat\w*|commend\w*|splendid|excellent|tribute|placed? on record|sympath\w*|condolences|"
    r"well done|good (?:work|job|report)|proposed (?:by|and)|seconded)\b",
    re.I,
)

ADVERBS_BEFORE = rf"(?:(?:{'|'.join(ADVERBS)})\s+)*"


def verbs(*groups: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for any verb of the groups, with the adverbs that may stand before it, in a text in small letters."""
    either = "|".join(phrase for group in groups for phrase in group)
    return re.compile(rf"{ADVERBS_BEFORE}(?:{either})\b")


SPEAKS = verbs(ASKS, ANSWERS, NEUTRAL, PRESENTS)
"""Any verb by which somebody takes a turn."""
