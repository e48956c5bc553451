"""Remarks and questions under a speaker's label, each with the response under its own.

"Comment (Cllr Lee): The bus is late. / Response: The Leader had raised it.", "Cllrs Lee and Ray: Why? / Response: …"
"""

from __future__ import annotations

import re

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.base import END_OF_DEBATE, Body, Draft, add_people, named_people
from tui.minutes.exchanges.labels import ANSWER, is_answer, is_question
from tui.minutes.person import Person, is_holder_office
from tui.minutes.stream import Para

_REMARK = re.compile(
    r"^(?:members?['’]? )?(?:comment|remark|point|query|observation)s?\s*"
    r"(?:\((?P<in>[^()]{2,80})\)|(?:from|by|of)\s+(?P<by>[^:?]{2,80}?))\s*:\s+(?=\S)",
    re.I,
)
_SPEAKER = re.compile(
    r"^(?![^:]*\bto\b)(?P<who>(?:Cllrs?|Councillors?|M[rs]s?|Miss|Dr)\b[^:?.]{2,90}?)(?:\s*\([^()]{2,40}\))?\s*:\s+(?=\S)"
)


_CARRIES_ON = re.compile(
    r"[a-z]|(?:An?|The|It|This|That|These|There|He|She|They|In|For|At|From|On|As|If)\s+(?!(?:Chair|Committee|Panel|Board|Cllr)\b)"
)
"""How a paragraph begins that goes on with the response above it."""


def claim(body: Body) -> list[Draft]:
    """One exchange for each remark with its response; without one only where the label or the words put a question."""
    paras = [p for p in body.paras if p.section not in ("rubric", "documents", "label")]
    pairs = [k for k, para in enumerate(paras[:-1]) if _remarks(para) and is_answer(paras[k + 1])]
    pairs = [k for k in pairs if not (k and is_question(paras[k - 1]))]  # "Question 1" over it makes it labelled
    if not pairs or not all(body.is_free(paras[k]) for k in pairs):
        return []
    answered_at = set(pairs)
    out: list[Draft] = []
    for k in range(pairs[0], len(paras)):
        para = paras[k]
        who = _remarks(para) if body.is_free(para) else []
        if not who:
            continue
        answered = k in answered_at
        if not answered and not (_REMARK.match(para.text) or para.text.rstrip().endswith("?")):
            continue
        draft = Draft(para.start, para.end, questioners=[])
        add_people(draft.questioners, who)
        draft.question = (para.start, para.end)
        taken = [para, *(_response(paras, k + 1) if answered else ())]
        if answered:
            draft.end = taken[-1].end
            draft.answer = (taken[1].start, draft.end)
            add_people(draft.respondents, _who_responds(taken[1]))
        elif not para.text.rstrip().endswith("?"):
            draft.kind = "point"
        body.take(taken)
        out.append(draft)
    return out


def _remarks(para: Para) -> list[Person]:
    """Who speaks, by the label that a paragraph begins with."""
    remark = _REMARK.match(para.text)
    if remark:
        return named_people(remark["in"] or remark["by"])
    speaker = _SPEAKER.match(para.text)
    return named_people(speaker["who"]) if speaker else []


def _response(paras: list[Para], k: int) -> list[Para]:
    """The labelled response with the paragraphs that go on with it."""
    out = [paras[k]]
    for para in paras[k + 1 :]:
        if para.marker or para.bold or para.kind == "heading" or not _CARRIES_ON.match(para.text):
            break
        if _remarks(para) or is_question(para) or is_answer(para) or END_OF_DEBATE.match(para.text):
            break
        out.append(para)
    return out


def _who_responds(para: Para) -> list[Person]:
    """Who is named in the label of a response; else who its first words say speaks, or the first named further on."""
    label = ANSWER.match(para.text)
    head, _, rest = para.text.partition(":")
    named = named_people(head[label.end("w") :]) if label else []
    if named:
        return named
    for sentence in read_acts(rest.strip()):
        acts = (a for a in sentence.acts if not a.pronoun and a.people and a.kind in ("answer", "neutral", "reply"))
        spoke = next(acts, None)
        opens = next((p for p in sentence.mentions if p.start == 0 and p.kind in ("name", "role")), None)
        people = spoke.people if spoke else opens.people if opens else ()
        if people and (people[0].name or sentence.start == 0 or is_holder_office(people[0].office)):
            return list(people)
    return []
