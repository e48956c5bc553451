"""Lead-ins of lists: what kind of list follows, who asked and who answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tui.minutes.exchanges.base import DECISION_START, Body, add_people
from tui.minutes.exchanges.labels import MAY_ASK
from tui.minutes.people import parties
from tui.minutes.person import Person
from tui.minutes.speech import Act, split_sentences
from tui.minutes.stream import Para

REMIT = re.compile(
    r"\b(?:responsib\w+|terms of reference|remit|portfolio (?:covers|includes)|delegated|objectives|"
    r"priorities|pledges|within the scope|areas (?:of|within|covered|for which|in which)|covering|"
    r"which covered|presentation|"
    r"presented (?:her|his|the|a) report|report (?:covers|covered|included)|as set out below|the following areas|"
    r"introduced (?:a|the|his|her) report)\b",
    re.I,
)
_QUESTIONS = re.compile(
    r"\b(?:questions?|quer(?:y|ies)|asked about|responded|replies|reply|replied|answers?|answered|responses?|enquired|"
    r"comments?|sought (?:\w+ ){0,4}?information|clarification|undernoted|"
    r"issues? raised|concerns?)\b",
    re.I,
)
_POINTS = re.compile(
    r"\b(?:points?|comments?|observations?|issues|matters?|views?|suggestions?|concerns?|remarks|questions?|"
    r"responses?|discussion|discussed|topics?|areas of discussion|information)\b[^.]{0,80}\b(?:were|was|where|noted|"
    r"raised|made|discussed|included|arose|asked|emerged|considered|expressed|highlighted|follow\w*|put)\b"
    r"|\b(?:noted|discussed|raised|asked about|highlighted|advised|added|explained|confirmed|clarified|reported|"
    r"stated|responded|made|asked|heard|commented)\b[^.]{0,60}(?:the following|that|as follows|:|set out below)|"
    r"^(?:the \w+ )?(?:unanimously )?noted\b|it was (?:noted|reported|explained|confirmed|suggested|highlighted|"
    r"stated|advised)",
    re.I,
)
_NOT_POINTS = re.compile(
    r"\b(?:resolved|recommended|recommendations?|agreed (?:that|to|the following)|declarations? of interest|"
    r"apologies|appoint\w+|nominations?|attend\w* (?:the meeting|for this item)|proposed the following amendments?|"
    r"amendments?)\b",
    re.I,
)
_PRESENTED = re.compile(
    r"\b(?:noted|advised|explained|stated|reported|said|outlined|confirmed)\s+that\s+(?!the following|"
    r"(?:a number of|several) "
    r"(?:points|issues|matters))[^:]{12,}:[\s–-]*$",
    re.I,
)
"""Somebody who presents tells of things in a list ("noted that there are several requirements, including:")."""
_NOTED_HEAD = re.compile(r"^(?:the (?:committee|panel|board|cabinet) )?NOTED\b[\s:–-]*(?:that|the following)?[\s:–-]*$")
_TOPIC = re.compile(
    r"(?!question|minute|item|appendix|page|agenda|\w+ \d)[A-Z][^.?!;:,]{2,70}?(?:\s[-–—]|[–—])\s*"
    r"(?:in (?:response|reply)|responding|councillor|cllr|an? |the )",
    re.I,
)
"""An entry that has lost its bullet: a topic, a dash and a sentence."""
LEADS_IN = re.compile(r":[\s–-]*$")


@dataclass(slots=True)
class Lead:
    """A lead-in: its paragraph, what kind of list it opens, and who it names."""

    para: Para
    kind: str
    """"question" or "point"."""
    questioners: list[Person]
    respondents: list[Person]
    answers: bool = False
    """Whether the entries are what was said in reply, and no questions."""


def opens_list(para: Para, paras: list[Para], after: int) -> bool:
    """Whether a paragraph leads in to a list: it ends in a colon, or entries follow and it speaks of what follows."""
    if (
        after >= len(paras)
        or len(para.text) > 1500
        or (DECISION_START.match(para.text) and not _NOTED_HEAD.match(para.text))
    ):
        return False
    if LEADS_IN.search(para.text) or _NOTED_HEAD.match(para.text):
        return True
    if para.text.endswith(";") and paras[after].marker and not para.marker:
        return True
    follows = bool(paras[after].marker) and paras[after].marker != para.marker
    follows = follows or (not paras[after].marker and bool(_TOPIC.match(paras[after].text)))
    return follows and bool(
        re.search(
            r"\b(?:following|as follows|below|included|on the following|these (?:were|included))\b[^.]{0,60}\.?$|"
            r"questions,?$|that,?$|included$",
            para.text,
            re.I,
        )
    )


def _tail(text: str) -> str:
    """The sentence that ends in the colon."""
    parts = split_sentences(text)
    return parts[-1].text if parts else text


def read_lead(body: Body, para: Para, entries: bool) -> Lead | None:
    text = _tail(para.text)
    if (para.marker and not para.bullet and not entries) or MAY_ASK.search(text):
        return None
    asks = _QUESTIONS.search(text)
    answered = re.search(r"\b(?:responded to|answered|replied to) by\b", text, re.I)
    if re.match(r"the following (?:\w+ )?questions? (?:were|was|had been|have been)", text, re.I) and not answered:
        return None
    if _NOT_POINTS.search(text) and not asks:
        return None
    if REMIT.search(text) and not re.search(
        r"\bquestions?\b|\bcomments\b|\bpoints\b|\bresponded\b|\bdiscussed the following\b", text, re.I
    ):
        return None
    if not asks and not _POINTS.search(text) and not _NOTED_HEAD.match(para.text):
        return None
    if re.match(
        r"^.{0,60}\b(?:following (?:written )?questions? (?:were|was|had been) (?:asked|received|submitted|put)|"
        r"had (?:given|submitted))\b",
        text,
        re.I,
    ):
        return None
    if not asks and _PRESENTED.search(text):
        return None
    questioners, respondents = _lead_people(body, para, text)
    kind = (
        "question"
        if re.search(r"\b(?:questions?|asked|quer|respond\w*|comments? made by|put by)\b", text, re.I)
        and not re.search(
            r"following (?:\w+ )?(?:points|comments|observations)[^.]*(?:were|was) (?:\w+ )?(?:noted|made|raised)",
            text,
            re.I,
        )
        else "point"
    )
    return Lead(para, kind, questioners, respondents, bool(_GIVES_ANSWERS.search(text)))


_SAID = (
    r"(?:noted|explained|confirmed|advised|stated|reported|said|informed|clarified|told|heard|answered|replied|"
    r"highlighted|outlined|assured|reassured|commented|acknowledged|indicated|made|given|gave|provided|offered)"
)
_GIVES_ANSWERS = re.compile(
    r"^(?:in (?:further )?(?:response|reply|answer|responding|replying|answering)|by way of (?:response|"
    r"reply|answer)|responding|replying|answering|following|having been asked)\b.*?\b(?:questions?|quer(?:y|ies)|"
    rf"comments?|points?|concerns?|enquir\w+|requests?|members?|cll?rs?|councillors?)\b.*?\b{_SAID}\b"
    rf"|\b{_SAID} (?:the following|as follows|the following (?:points|information|answers|replies|responses|"
    r"comments))\b[^.]*\bin (?:response|reply|answer) to\b"
    r"|\b(?:answered|replied|responded)(?: as follows| the following| that)?\s*:|"
    r"\bthe following (?:answers|replies|responses) (?:were|was) (?:given|provided|made)\b",
    re.I,
)
_TELLS = re.compile(r"\b(?:highlighted|outlined|advised|reported|explained|informed|noted)\b", re.I)
_REMARKS = re.compile(
    r"\band (?:made|raised|discussed) the following (?:\w+ )?(?:points|observations|comments|issues|matters|queries)\b",
    re.I,
)
"""What members did who first welcomed or supported something: "supported the motion and made the following points"."""
_THEY_RAISED = re.compile(
    r"[^.;]{0,60}?\bthat they (?:had |wished to )?(?:raised?|asked?|put|quer(?:y|ied)|questioned|made)\b[^.;:]{0,60}:",
    re.I,
)
"""What members had written down of what they raised: "Members wished it recorded that they had raised:"."""
_NOBODY = Person(None, "members", "generic")


def _lead_people(body: Body, para: Para, text: str) -> tuple[list[Person], list[Person]]:
    """Who asked and who answered, as the lead-in says."""
    asked: list[Person] = []
    answered: list[Person] = []
    for sentence in body.acts(para)[-1:]:
        for act in sentence.acts:
            if act.pronoun:
                act = _named(body, para, act)
            _sort_act(act, body, asked, answered)
            if (
                act.kind == "present"
                and _TELLS.search(sentence.text)
                and body.cast.side(next(iter(act.people), _NOBODY)) == "answer"
            ):
                add_people(answered, act.people)
        if sentence.acts and any(a.lead for a in sentence.acts):
            return asked, answered
    last: tuple[int, list[Person]] | None = None
    for party in parties(text):
        before, after = text[: party.start], text[party.end : party.end + 40]
        if party.kind == "pronoun":
            continue
        if last and re.fullmatch(r"\s*,?\s*(?:and|&|,)\s+(?:the\s+)?", text[last[0] : party.start]):
            add_people(last[1], party.people)
            last = party.end, last[1]
            continue
        counts = len(asked), len(answered)
        genitive = party.text.endswith(("'", "’", "'s", "’s")) or re.match(
            r"['’]?\s+(?:further |specific )?(?:questions?|comments?|queries|concerns?)", after
        )
        if (
            re.search(
                r"\b(?:put|raised|asked|made|posed|submitted|questions?|comments?|quer(?:y|ies)) (?:by|from|"
                r"of)(?: the)?\s*$",
                before,
                re.I,
            )
            or genitive
        ):
            add_people(asked, party.people)
        elif re.match(r"['’]?\s*(?:also\s+)?(?:asked|raised|queried|questioned|made|enquired|commented|put)\b", after):
            if body.cast.side(party.people[0]) != "answer":
                add_people(asked, party.people)
        elif party.kind == "generic" and (
            (not party.start and _REMARKS.search(text, party.end)) or _THEY_RAISED.match(text, party.end)
        ):
            add_people(asked, party.people)
        elif re.search(
            r"\b(?:replies|response|responses|answers?|answered|responded to) (?:of|by|from)(?: the)?\s*$", before, re.I
        ) or re.match(r"\s*(?:then |also )?(?:responded|answered|replied|explained)", after):
            add_people(answered, party.people)
        if (len(asked), len(answered)) != counts:
            last = party.end, asked if len(asked) != counts[0] else answered
    if not answered:
        answered = [
            p if p.name else Person(None, re.sub(r"(?<=Holder|Member) (?:for|with).*$", "", p.office or ""), p.title)
            for p in _presenter(body, para)
        ]
    return [p for p in asked if not any(p is a for a in answered)], answered


def _named(body: Body, para: Para, act: Act) -> Act:
    """ "He highlighted the following": whoever had spoken just before, in the paragraph or in the one above it."""
    at = body.position(para)
    above = body.paras[at - 1 : at] if at and not any(a.people for s in body.acts(para) for a in s.acts) else []
    for sentence in reversed([s for p in (*above, para) for s in body.acts(p) if s.start < act.start]):
        for before in reversed(sentence.acts):
            if before.party is not None and before.people and before.start < act.start:
                return replace(act, party=before.party, pronoun=False)
    return act


def _presenter(body: Body, lead: Para) -> list[Person]:
    """Who attended to answer, where only the paragraph before says so: "attended to answer questions"."""
    at = body.position(lead)
    for para in [lead, *reversed(body.paras[max(0, at - 2) : at])]:
        for sentence in body.acts(para):
            if not re.search(
                r"\b(?:answer(?:ed|ing)?|respond(?:ed|ing)?|repl(?:ied|ying)|take|took)\b[^.]{0,60}\b(?:questions?|"
                r"comments|points)\b",
                sentence.text,
                re.I,
            ):
                continue
            for party in parties(sentence.text):
                if (
                    party.kind in ("name", "role")
                    and body.cast.side(party.people[0]) in ("answer", "")
                    and party.start < 40
                ):
                    return list(party.people)
    return []


def _sort_act(act: Act, body: Body, asked: list[Person], answered: list[Person]) -> None:
    if act.lead:
        add_people(asked, act.lead)
    if act.kind == "reply":
        add_people(answered, act.people)
    elif act.kind == "ask":
        add_people(asked, act.people)
    elif act.kind == "answer" or (act.kind == "neutral" and any(body.cast.side(p) == "answer" for p in act.people)):
        add_people(answered, act.people)
