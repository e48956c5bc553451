"""Thin reports, answerer first: "Councillor Lee responded to a question from Councillor Ray on …", and no reply."""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.people import parties
from tui.minutes.stream import Para

_ANSWERS = re.compile(
    r"\b(?:commented|responded|replied|answered|reported|spoke|advised|"
    r"updated)\b(?P<how>[^.]{0,40}?\b(?:as requested by|at the request of|to (?:an? |the |several |further |"
    r"\w+ )?(?:further |supplementary )?(?:questions?|quer(?:y|ies)|comments?|points?|concerns?|"
    r"request)s?\s+(?:\w+\s+)?(?:from|by|of|put by|raised by|asked by|made by)|an? (?:further |"
    r"supplementary )?(?:question|query) (?:from|by|put by|asked by)|questions (?:from|by|put by)|"
    r"to)\s+(?:the\s+)?)$"
)


_REQUESTED = re.compile(r"\b(?:as requested by|at the request of)\s+(?:the\s+)?$")


def claim(body: Body) -> list[Draft]:
    """A paragraph of this shape is one exchange."""
    out: list[Draft] = []
    for para in list(body.free()):
        if (
            para.section in ("rubric", "documents", "label")
            or para.text.endswith((":", ":-"))
            or para.kind == "heading"
        ):
            continue
        draft = _report(body, para)
        if draft:
            body.take([para])
            out.append(draft)
    return out


def _report(body: Body, para: Para) -> Draft | None:
    sentences = body.acts(para)
    if not sentences:
        return None
    first = sentences[0]
    acts = [a for a in first.acts if not a.pronoun]
    if not acts or acts[0].kind in ("ask", "reply") or acts[0].start - first.start > 30:
        return None
    mentions = parties(first.text)
    for party in mentions:
        if party.kind == "pronoun" or party.start <= acts[0].start - first.start:
            continue
        head = first.text[: party.start]
        m = _ANSWERS.search(head)
        if not m or re.search(r"\bthat\b", head[acts[0].at - first.start :]):
            continue
        if party.kind == "generic" and not re.search(
            r"\b(?:on|about|regarding|concerning|relating to|in relation to)\b", first.text[party.end :]
        ):
            continue
        draft = Draft(para.start, para.end, respondents=[])
        add_people(draft.respondents, acts[0].people)
        add_people(draft.questioners, party.people)
        for other in mentions:
            if other.start > party.end and _REQUESTED.search(first.text[: other.start]):
                add_people(draft.questioners, other.people)
        draft.question = None
        draft.answer = (para.start, para.end)
        return draft
    return None
