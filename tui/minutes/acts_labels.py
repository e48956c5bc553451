"""Turns that a clerk sets down without a verb of speech before them.

A speaker and a colon or dash ("Cllr Lee: could it be split?", "RS – yes"), the speaker after what was said ("It was
£900, Mr Ray said", "according to Ms Orr", "said the Leader"), and the answer as a thing ("The Leader's reply was").
"""

from __future__ import annotations

import re
from dataclasses import replace

from tui.minutes.person import Party
from tui.minutes.speech import Act, Sentence

_LABEL = re.compile(
    r"(?:\s+(?:AM|MS|MSP|MBE|OBE|CBE|JP)\b)?(?:\s*\([^()]{2,100}\))?(?:\s*:|\s+[-–—])\s+(?=\S)|(?:\s*\([^()]{2,100}\))?:$"
)
_SAID_BEFORE = re.compile(
    r"(?:\b(?:according to|came the (?:reply|answer) from|in the words of)|[”’'\"?,]\s*(?:said|replied|answered|"
    r"came the (?:reply|answer) of)|"
    r"\b(?:was|were|(?<!had )been|being) (?:told|informed|advised|assured|reassured|reminded|answered) by|"
    r"^(?:the|an?) (?:reply|answer|response)(?: given)? (?:of|from|by))\s+(?:the\s+)?$",
    re.I,
)
_VIEW_OF = re.compile(
    r"(?P<in>in )?(?:the|an?|another)\s+(?:\w+ )?(?:view|opinion|feeling|suggestion|concern|question|query|comment|"
    r"request|observation)s?\s+"
    r"(?:of|from|by|raised by|put by|made by)\s+(?:the\s+)?",
    re.I,
)
"""Before whoever asks, whose view or question is spoken of as a thing: "The view of Councillor Lee was that"."""
_THING = re.compile(
    r"(?:['’]s?)?\s+(?:own\s+|short\s+|brief\s+|only\s+)?(?:answer|reply|response|estimate|advice|explanation|view|"
    r"understanding|hope|belief|opinion|intention)\b(?=\s*(?:was|were|that|to (?:this|that|which)|[.,;]))",
    re.I,
)
_QUESTION = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z]+\s+){0,2}?(?:question|query|request)s?\s+"
    r"(?:was|were|concerned|related to|had to do with)\b"
    r"(?!\s+(?:(?:then|also|duly)\s+)?(?:answered|noted|addressed|taken))",
    re.I,
)
"""What somebody asks, spoken of as a thing: "Councillor Lee's question was whether"."""
_TO_DO = re.compile(
    r"\s+to (?:provide|send|circulate|share|check|confirm|report|bring|write|look|follow|find|arrange|investigate"
    r"|supply|raise|speak|contact|respond|reply|come back|feed back|let|update)\b",
    re.I,
)
"""What somebody is to do, in the short form of notes: "Dr Lee to send the figures"."""
_SO_DID = re.compile(r"(?:^|[.;]\s*)(?:so|nor|neither) (?:did|was|had|would|were|could)\s+(?:the\s+)?$", re.I)
_UNSIGNED = re.compile(
    r"^(?:the|an?)\s+(?:short |written |only |brief )?(?:answer|reply|response)(?: (?:given|to this|to that|"
    r"received))?\s+(?:was|were)\b|^(?:answer|reply|response)\s*:\s",
    re.I,
)


def labelled(text: str, party: Party, base: int) -> Act | None:
    """A speaker's name or role at the start of a sentence, set off by a colon or a dash, with words after it."""
    if party.kind not in ("name", "role") and not _one_member(party):
        return None
    m = _LABEL.match(text, party.end)
    if m is None or text[: party.start].strip("“\"'‘( "):
        return None
    return Act("neutral", base + party.start, base + m.end(), party, verb="label")


def _one_member(party: Party) -> bool:
    return party.kind == "generic" and bool(re.match(r"(?:a|an|one|another|the same|the) ", party.text, re.I))


def after_words(text: str, party: Party, base: int) -> Act | None:
    """A speaker named after what was said, or whose answer is spoken of as a thing."""
    if party.kind not in ("name", "role"):
        return None
    view = _VIEW_OF.fullmatch(text[: party.start][-80:])
    if view:
        return Act(
            "neutral" if view["in"] else "ask", base, base + party.end, party, verb="felt" if view["in"] else "asked"
        )
    question = _QUESTION.match(text, party.end)
    if question:
        return Act("ask", base + party.start, base + question.end(), party, verb="asked")
    before = _SAID_BEFORE.search(text, max(0, party.start - 60), party.start)
    if before or _SO_DID.search(text, max(0, party.start - 60), party.start):
        at = before.start() if before else party.start
        return Act("answer", base + min(at, party.start), base + party.end, party, verb="said")
    thing = _THING.match(text, party.end) or (
        _TO_DO.match(text, party.end) if not text[: party.start].strip() else None
    )
    if thing:
        return Act("answer", base + party.start, base + thing.end(), party, verb="answer")
    return None


def unsigned(text: str, base: int) -> Act | None:
    """ "The answer was that": a reply of which the minutes do not say whose it was."""
    m = _UNSIGNED.match(text)
    return Act("answer", base, base + m.end(), None, passive=True, verb="answer") if m else None


def settle(sentences: list[Sentence]) -> None:
    """Whoever stands before a colon asks where a question mark comes before the next speaker; else the side decides."""
    for i, sentence in enumerate(sentences):
        for k, act in enumerate(sentence.acts):
            if act.verb != "label":
                continue
            stop = sentence.acts[k + 1].start if k + 1 < len(sentence.acts) else sentence.end
            said = sentence.text[act.at - sentence.start : stop - sentence.start]
            j = i + 1
            while k + 1 == len(sentence.acts) and "?" not in said and j < len(sentences) and not sentences[j].acts:
                said = sentences[j].text
                j += 1
            if "?" in said:
                act.kind = "ask"
            sentence.acts[k] = replace(act, verb="asked" if "?" in said else "said")
