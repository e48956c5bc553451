"""Labels of questions and answers at the start of a paragraph."""

from __future__ import annotations

import re

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.heads import whole
from tui.minutes.names import NAME, TITLE
from tui.minutes.people import parties
from tui.minutes.phrases import Phrase
from tui.minutes.stream import Para

WELSH = r"(?:(?:cwestiwn|ateb|ymateb)\b[^/:]{0,80}/\s*)?"
"""The Welsh half of a label in both languages: "Cwestiwn gan Mrs Lee / Question by Mrs Lee"."""
QUESTION = re.compile(
    rf"^{WELSH}"
    r"(?:(?:an?|the|\(?[ivx\d]{1,4}[.)])\s+)?(?P<s>(?:written |public |oral |verbal |urgent |first |second |"
    r"third |original |further |initial )*(?P<sup>supplementary |follow[- ]?up )?question)s?\b"
    r"(?P<n>\s*(?:no\.?|number)?\s*\(?[A-Z]{0,3}\d+[a-z]?(?:[./-]\d+)?\)?)?\s*"
    r"(?:(?P<by>[-–:]?\s*(?:was\s+)?(?:from|by|put by|submitted by|received from|asked by|raised by|of)\b)|"
    r"(?P<to>\bto\b)|(?P<br>\((?=[A-Z]))|(?P<c>[:–—.-]+)|(?P<end>$)|"
    r"(?P<q>(?=To ask|How|What|Why|When|Who|Where|Will|Is|Are|Does|Do|Can|Could|"
    r"Would|Has|Have|In|The|Given|Please)))",
    re.I,
)
BY_LETTER = re.compile(r"^(?:Q|A)\s?\d{0,2}\s*\((?P<who>[A-Z][^()]{2,80})\)\s*[:.–-]\s*(?=\S)")
"""A letter for a question or an answer, and who gives it in brackets: "Q (Cllr Lee): …"."""
_FURTHER = r"(?P<sup>S|Supp?\.?\s|Supplementary )?"
_KEYED = rf"\s?(?:\(?\d{{0,2}}[a-z]?\)?[.:)]|\d{{1,2}}[a-z]?(?:\s?\||\s(?=(?-i:{TITLE})\s*[A-Z])))\s*(?=\S)"
SHORT_Q = re.compile(rf"^{_FURTHER}Q(?:uestion)?{_KEYED}")
"""A letter for a question: "Q.", "Q2:", "SQ2:" for a supplementary; in a row of cells "Q2 |"."""
SHORT_A = re.compile(rf"^{_FURTHER}A(?:nswer)?{_KEYED}(?:\([a-z]\)\s*)?(?=\S)")
SUPPLEMENTARY_LABEL = re.compile(
    r"^(?:an?\s+)?supplementary(?:\s+question)?\s*(?:\d+\s*)?(?:[:–-]|\.(?= \S)|from|by|\()", re.I
)
ASKS_FOLLOWING = Phrase(
    "question :",
    r"\b(?:asked|put|submitted|posed|given (?:written |due )?notice of|gave (?:written )?notice of|read|"
    r"raised)\s+(?:(?:to )?(?:the |Cll?r|Councillor|M[rs]s? )[^.:;?]{3,120}? )?(?:the following|a|his|her|"
    r"their|this)\s+(?:\w+\s+)?question\b.{0,200}?(?:[:]\s*[-–]?|,)$|"
    rf"^(?-i:{TITLE}\s*{NAME}) (?:then |also )?asked (?:the following|as follows)\s*:$|"
    r"\basked\s+(?![^:]*\b(?:about|on|regarding) (?:the|these) following)(?:the\s+)?(?:deputy\s+)?"
    r"(?:leader|cabinet|portfolio|executive|lead|chair|mayor|convener|councillor|"
    r"cllr)\b[^.?:]{0,120}:\s*[-–]?$",
    re.I,
)
_AMENDMENT = Phrase(
    ":",
    r"^(?:\d+\.\s*)?.{0,60}?\b(?:proposed|submitted|moved|tabled)\s+(?:the following|"
    r"an?)\s+(?:\w+\s+){0,2}?(?:amendments?|changes?|motion)\b[^.]*:$",
    re.I,
)
ANSWER = re.compile(
    rf"^{WELSH}"
    r"(?:(?:an?|the|\(?[ivx\d]{1,4}[.)])\s+)?(?:written |oral |verbal |supplementary )*(?P<w>answer|response|"
    r"reply|replies|"
    r"(?:overview|summary|outline) of (?:the )?(?:response|reply|answer))s?\b(?P<n>\s*\(?\d+[a-z]?\)?)?\s*"
    r"(?:to supplementary question\s*)?(?:(?P<by>[-–:]?\s*\(?(?:provided |given |received )?(?:from|by|of)\b)|"
    r"(?P<c>\s*[:–—-]+)|(?=\()|\s*$)",
    re.I,
)
OWN_ANSWER = re.compile(
    r"^(?:the )?(?P<who>[A-Z][\w&’'/ ]{2,70}?)(?:['’]s?)?\s+(?:response|reply|answer)(?:\s*:|\s+[-–—]\s)", re.I
)
REPLIED = re.compile(
    r"\b(?:replied|responded|answered)(?: as follows)?\s*:\s*[-–]?$|"
    r"\b(?:read|gave|provided|issued)(?: out)? (?:the|a|an|this|his|her|their) (?:following |written )?"
    r"(?:response|reply|answer)(?: as follows)?\s*:\s*[-–]?$",
    re.I,
)
FROM_TO = re.compile(
    r"^(?:[Qq]uestion )?[Ff]rom\s+(?=(?:Cll?r|Councillor|M[rs]s?|Miss|Dr)\b)"
    r"[^.?]{3,80}?\s+(?:to|for)\s+(?:the\s+)?[A-Z][^.?]{3,120}$|"
    r"^(?:[Bb]y|BY)\s+(?:Cll?r|Councillor|Bailie|M[rs]s?|Miss|Dr)\b[^?:]{3,80}?\s+"
    r"for (?:answer|reply) by\s+[^?:]{3,200}$|"
    r"^(?:[Qq]uestion )?[Ff]rom\s+(?:the |an? )?[A-Z][^?:]{3,140}?,?\s+to\s+(?:the\s+)?[A-Z][^.?:]{3,120}:$|"
    r"^(?:Cll?r|Councillor)\.? (?:[A-Z][\w'’.-]*\s){1,4}to "
    r"(?:the |Councillor |Cllr |Cabinet |Portfolio )[^.?]{3,120}:$|"
    r"^(?:Cll?r|Councillor|M[rs]s?|Miss|Dr)\.? (?:[A-Z][\w'’.-]*\s){1,4}to ask (?:the |Councillor |Cllr |Cabinet )"
)
PRINTED = re.compile(r"^[“\"]|\?[”\"]?$")
"""A question that stands as it was put."""
COMMENT = re.compile(r"^comments?\s*:\s*(?=\S)", re.I)
ADDRESSED = re.compile(
    r"\b(?:to(?: ask)?|for answer by|for reply by|of|asked)\s+(?=(?:the\s+)?(?:[A-Z]|cabinet|portfolio|lead member|"
    r"executive|leader|deputy leader))"
)


_LED_TO = re.compile(rf"^{TITLE}\s*{NAME} to (?:the |{TITLE}|[A-Z])[^:?]{{2,120}}: ")


def led_question(para: Para, after: Para | None) -> bool:
    """Whether a paragraph says who asks whom before its question, and a labelled answer follows."""
    asks = _LED_TO.match(para.text) is not None and "?" in para.text
    return asks and after is not None and is_answer(after)


def further(label: str) -> bool:
    """Whether a label is that of a supplementary: by the word, or by the letter before "Q"."""
    key = SHORT_Q.match(label)
    return bool(key and key["sup"]) or re.search(r"\bsupplementary\b", label, re.I) is not None


def unbracketed(text: str) -> str:
    """A label without the brackets around the whole of it; those of an office ("Member (Roads)") stay."""
    return text[1:-1] if text[:1] in "([" and text[-1:] in ")]" else text.lstrip("([")


def is_question(para: Para) -> bool:
    """Whether a paragraph begins with a question label."""
    text = para.text.lstrip("([") if para.text.endswith((")", "]")) else para.text
    if SHORT_Q.match(text) or SUPPLEMENTARY_LABEL.match(text) or COMMENT.match(text):
        return True
    letter = BY_LETTER.match(text)
    if letter and text.startswith("Q") and whole(letter["who"]):
        return True
    m = QUESTION.match(text)
    if FROM_TO.match(text):
        return True
    if m and m["end"] is not None:
        return bool(m["sup"] or m["n"]) and not re.match(r"questions\b", text, re.I)
    if m and m["br"]:
        return bool(whole(text[m.end() :].partition(")")[0]))
    if m and (m["by"] or m["to"] or m["c"] or m["q"] is not None) and not re.match(r"(?:the )?questions\b", text, re.I):
        if m["c"] and m["c"].strip() in ("-", "–", "—") and not m["n"]:
            return False
        if m["by"] and re.search(r"\bwas\b", m["by"]) and not text.rstrip().endswith((":", ":-")):
            return False
        if m["by"] and _TELLS_OF.match(text):
            return False
        if m["by"] and len(text) < 200 and re.search(r"\b(?:was|been) (?:withdrawn|deferred)\b", text):
            return False
        return not (m["q"] is not None and not m["n"]) and not _key_style(text)
    puts = len(text) < 500 and ASKS_FOLLOWING.search(text) and not re.match(r"the following questions", text, re.I)
    amends = len(text) < 300 and _AMENDMENT.match(text)
    return bool(puts or amends) and not MAY_ASK.search(text)


MAY_ASK = re.compile(
    r"\b(?:invited|able|entitled|allowed|permitted|asked|may|could) (?:to )?(?:ask|put)\b|"
    r"\b(?:will|would|shall|to) be (?:taken|asked|put|called|heard|dealt with)\b[^.:]*\b(?:order|turn|sequence)\b",
    re.I,
)
"""Who may ask has not asked yet, nor has who stands in an order in which questions will be taken."""
_TELLS_OF = re.compile(
    r"(?:an?|the|another) (?:\w+ )?question (?:from|by)\b[^.?:]{3,140}?\b(?:asked|enquired|sought|concerned|"
    r"related to|wished|"
    r"wanted|was (?:read|put|asked|about))\b",
    re.I,
)
"""A sentence that tells what was asked and is no label: "A question from a resident asked whether"."""


KEY = re.compile(
    r"(?:in (?:respect|relation) (?:of|to) )?questions?\s+(?:no\.?\s*)?[\w/-]+(?:\s*(?:[-–&]|to|and)\s*\w+)?"
    r"(?:\s*\([^()]{3,80}\))?\s*[-–:,]\s*",
    re.I,
)
"""The question, printed elsewhere, that prose is keyed to: "Questions 9 and 10 – …", "Question 3 (late) – …"."""
_IN_DOING = re.compile(r"(?:in|by way of|with) (?:(?:further )?(?:response|reply|answer)\b|\w+ing\b)|\w+ing to\b", re.I)


def _key_style(text: str) -> bool:
    """ "Question 18-11 - Cllr Lee enquired why …": prose keyed to a question printed elsewhere."""
    m = KEY.match(text)
    if not m:
        return False
    rest = text[m.end() :]
    if _NOT_PUT.match(rest):
        return True
    found = parties(rest[:140])
    if not found or found[0].start >= 3:
        return _IN_DOING.match(rest) is not None and any(s.acts for s in read_acts(rest[:300])[:1])
    said = rest[found[0].end :]
    if _SPOKEN.match(said) or (rest.endswith(".") and _TOLD.match(said)):
        return True
    return said.startswith(",") and any(a.start < 3 for s in read_acts(rest[:300])[:1] for a in s.acts)


_NOT_PUT = re.compile(
    r"(?:(?:the |this )?question )?(?:(?:was|were|had been) )?(?:withdrawn|not (?:put|asked|moved|reached)|deferred|"
    r"no supplementary)\b",
    re.I,
)


def not_put(para: Para, label: Para | None) -> bool:
    """Whether a line says of the question that the label above it announced that it was not put."""
    answer = SHORT_A.match(para.text) or ANSWER.match(para.text)
    if answer is None and (label is None or not is_question(label)):
        return False
    return _NOT_PUT.match(para.text, answer.end() if answer else 0) is not None


_SPOKEN = re.compile(
    r"[^.]{0,40}?\b(?:asked|enquired|queried|inquired|was not present|sought|referred|wished|noted|stated|said|put|"
    r"had)\b"
)
_TOLD = re.compile(r",?\s+(?:[a-z]+ed|having|in\b|on\b|who\b|was|were|did|being|by\b|did)\b")
"""What follows a name in prose, where a label would end or go on to whom the question is put."""
KEYED_PROSE = re.compile(r"in (?:respect|relation) (?:of|to) questions?\s+(?:no\.?\s*)?[\dA-Z]", re.I)
"""How prose begins that is keyed to a question printed elsewhere."""


def is_answer(para: Para) -> bool:
    """Whether a paragraph begins with an answer label."""
    m = ANSWER.match(para.text)
    if m and m["w"].lower() == "response" and re.match(r"response to\b", para.text, re.I):
        return False
    return bool(
        m
        or SHORT_A.match(para.text)
        or (para.text.startswith("A") and (letter := BY_LETTER.match(para.text)) and whole(letter["who"]))
        or OWN_ANSWER.match(para.text)
        or (REPLIED.search(para.text) and len(para.text) < 200 and not re.search(r"\bquestions\b", para.text, re.I))
    )


def after_question(text: str, at: int) -> int | None:
    """The place after the last question mark of the first run of questions; ``None`` where nothing follows."""
    mark = text.find("?", at)
    if mark < 0:
        return None
    after = re.compile(r"[”\"’')]*\s*").match(text, mark + 1)
    end = after.end() if after else mark + 1
    while (again := text.find("?", end)) >= 0 and not re.search(r"[.!]\s", text[end:again]):
        end = again + 1 + len(text[again + 1 :]) - len(text[again + 1 :].lstrip(" ”\"')"))
    return end if end < len(text) else None
