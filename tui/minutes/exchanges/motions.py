"""Motions: moved, seconded, spoken to and replied to make one exchange; without a reply only a notice is one.

Also questions on notice that are an item of their own, whose questioner stands in the title.
"""

from __future__ import annotations

import re

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people, named_people
from tui.minutes.exchanges.labels import ANSWER, PRINTED, is_answer, is_question
from tui.minutes.exchanges.movers import (
    FROM_FLOOR,
    MOTION_TITLE,
    MOVED,
    NOTICE,
    ONE_NOTICE,
    THIS_BODY,
    asked_in,
    movers,
)
from tui.minutes.stream import Para

_SECONDED = re.compile(
    r"^(?:the|this) (?:notice of )?(?:motion|amendment|question) was (?:then )?(?:proposed|seconded|moved)\b"
    r"|^(?:proposed|seconded) by\b",
    re.I,
)
_READS_REPLY = re.compile(
    r"\b(?:read|gave|provided|delivered|issued)(?: out| aloud)? (?:the|a|an|his|her|their) "
    r"(?:(?:following|written|verbal|prepared|draft) )*(?:response|reply)\b",
    re.I,
)
"""Whoever reads out the reply in writing gives it."""
_SPEAKS_TO = re.compile(
    r"(?:in|on|when) (?:proposing|seconding|moving|speaking to) (?:the|his|her|this) motion\b", re.I
)
"""Words of the mover that the minutes put after a reply in writing."""


def claim(body: Body) -> list[Draft]:
    """Motions with their replies, and questions on notice under a title of their own."""
    out: list[Draft] = []
    paras = [p for p in body.paras if p.section not in ("documents", "label", "rubric")]
    motion = MOTION_TITLE.search(body.title) is not None
    i = 0
    while i < len(paras):
        para = paras[i]
        notice = NOTICE.match(para.text) or (motion and THIS_BODY.match(para.text))
        printed = i == 0 and _stands_under_title(body, paras)
        moved = (
            motion
            and bool(MOVED.search(para.text[:400]))
            and not _SECONDED.match(para.text)
            and not re.match(r"(?:following|after)\b", para.text, re.I)
        )
        titled = bool(notice) or moved or printed or _introduces(paras, i)
        if body.is_free(para) and titled and not is_question(para):
            draft, i = _read(
                body,
                paras,
                i,
                bool(printed or (notice and notice["v"] and notice["v"].lower() in ("ask", "request"))) and not motion,
            )
            if draft:
                out.append(draft)
                body.debated = body.debated or (motion and draft.answer is not None)
            continue
        if body.is_free(para) and FROM_FLOOR.match(para.text[:400]) and (draft := _answered_at_once(body, para)):
            out.append(draft)
        i += 1
    return out


def _answered_at_once(body: Body, para: Para) -> Draft | None:
    """What is moved and seconded and replied to in one paragraph."""
    draft = Draft(para.start, para.end)
    add_people(draft.questioners, movers(body, para))
    _before_reply(body, para, draft, False, body.acts(para)[0].end)
    if draft.answer is None:
        return None
    draft.question = (draft.start, draft.answer[0])
    body.take([para])
    return draft


def _introduces(paras: list[Para], i: int) -> bool:
    """ "Councillor Lee moved, and Councillor Ray seconded, the following motion:" above the motion's own words."""
    text = paras[i].text
    if not text.endswith(":") or not re.search(r"\b(?:moved|proposed)\b", text) or i + 1 == len(paras):
        return False
    return THIS_BODY.match(paras[i + 1].text) is not None


def _stands_under_title(body: Body, paras: list[Para]) -> bool:
    """Whether a notice stands under its title in words of its own: a question as put, or with a labelled reply."""
    first = paras[0]
    noticed = ONE_NOTICE.match(body.title) or asked_in(body.title)
    if not noticed or is_question(first) or any(s.acts for s in body.acts(first)[:1]):
        return False
    if re.match(r"(?:previously )?circulated\b|(?:the|this) (?:motion|question) was\b", first.text, re.I):
        return False
    put = bool(PRINTED.search(first.text)) and not MOTION_TITLE.search(body.title)
    return not any(NOTICE.match(p.text) for p in paras[:4]) and (put or any(is_answer(p) for p in paras[1:8]))


def _read(body: Body, paras: list[Para], i: int, asks: bool) -> tuple[Draft | None, int]:
    start = i
    draft = Draft(paras[i].start, paras[i].end)
    add_people(draft.questioners, movers(body, paras[i]))
    taken = [paras[i]]
    if FROM_FLOOR.match(paras[i].text[:400]):
        _before_reply(body, paras[i], draft, asks, body.acts(paras[i])[0].end)
    i += 1
    while i < len(paras):
        para = paras[i]
        answered = draft.answer is not None
        if not body.is_free(para) or _breaks_off(para, asks, i > start, answered and _lists(taken[-1], para)):
            break
        if not answered and _POINTS_RAISED.search(para.text):
            break
        if is_answer(para):
            if not answered:
                _take_reply(body, para, draft)
            elif asks:
                break
        elif answered and _ends(body, para, draft):
            break
        elif not answered:
            _before_reply(body, para, draft, asks)
        if draft.answer is not None:
            draft.answer = (draft.answer[0], para.end)
        taken.append(para)
        draft.end = para.end
        i += 1
    if draft.answer is None and not asks:
        if not _in_own_words(body, paras[start]):
            body.take(taken[:1])
            return None, start + len(taken)
        return _unanswered(body, taken), start + len(taken)
    draft.question = (draft.start, draft.answer[0] if draft.answer else draft.end)
    to = asked_in(body.title) if asks else None
    if to and to["to"]:
        draft.addressed = named_people(to["to"])[:1]
        add_people(draft.respondents, [] if draft.respondents else draft.addressed)
    body.take(taken)
    return draft, i


def _breaks_off(para: Para, asks: bool, later: bool, in_list: bool) -> bool:
    """Whether something else begins here: another notice or question, a heading in capitals, or what was settled."""
    capitals = para.text.isupper() and not para.marker and re.search(r"[A-Z]{4}", para.text) and not is_answer(para)
    begins = (asks and is_question(para)) or (later and NOTICE.match(para.text)) or (capitals and not in_list)
    closes = END_OF_DEBATE.match(para.text) and not _SECONDED.match(para.text)
    return bool(begins or closes or DECISION_START.match(para.text))


def _take_reply(body: Body, para: Para, draft: Draft) -> None:
    """The labelled reply, with whoever gives it."""
    draft.answer = (para.start, para.end)
    label = ANSWER.match(para.text)
    if label and label["by"]:
        add_people(draft.respondents, named_people(para.text[label.end() :][:120])[:1])
    if _READS_REPLY.search(para.text):
        add_people(draft.respondents, [p for s in body.acts(para)[:1] for a in s.acts for p in a.people])
    elif not draft.respondents:
        _who_replies(para, draft)


def _in_own_words(body: Body, para: Para) -> bool:
    """Whether a motion on notice stands in its author's words."""
    notice = NOTICE.match(para.text)
    return bool(MOTION_TITLE.search(body.title)) and (
        (notice is not None and notice["v"].lower() == "move") or THIS_BODY.match(para.text) is not None
    )


def _unanswered(body: Body, paras: list[Para]) -> Draft:
    """A motion to which nobody replies: its words, its proposing and seconding, and what was said in doing so."""
    draft = Draft(paras[0].start, paras[0].end)
    add_people(draft.questioners, movers(body, paras[0]))
    mine = [paras[0]]
    for para in paras[1:]:
        spoken = _SPEAKS_TO.match(para.text)
        said = any(s.acts for s in body.acts(para)) or _SETTLES.match(para.text)
        if said and not spoken and not _SECONDED.match(para.text):
            break
        if spoken:
            add_people(draft.questioners, [p for s in body.acts(para)[:1] for a in s.acts[:1] for p in a.people])
        mine.append(para)
    draft.end = mine[-1].end
    draft.question = (draft.start, draft.end)
    body.take(mine)
    return draft


_SETTLES = re.compile(r"(?:it was |as there was |following |members |the (?:members|motion|meeting|committee)\b)", re.I)
"""How a paragraph begins that tells what became of a motion."""
_MATTERS = r"(?:points|observations|issues|comments|views)"
_POINTS_RAISED = re.compile(
    rf"(?:\b{_MATTERS}\b[^.]{{0,80}}\b(?:raised|made|expressed|following)|\bthe following {_MATTERS})\b[^.]*:\s*$", re.I
)
"""What leads in to the points of a debate, each of which is a matter of its own."""
_SECTION = re.compile(
    r"(?:questions?|(?:notices? of )?motions?|correspondence|reports?|items?|deputations?|minutes|other|any"
    r"|a\.?o\.?b)\b",
    re.I,
)


def _lists(before: Para, para: Para) -> bool:
    """Whether a line in capitals heads a column of what a reply lists: "The sums paid were as follows: YEAR …"."""
    if len(para.text) > 25 or _SECTION.match(para.text):
        return False
    return before.text.endswith(":") or (len(before.text) < 40 and not before.text.endswith((".", "?", "!")))


def _who_replies(para: Para, draft: Draft) -> None:
    """Who speaks first in a labelled reply."""
    label = ANSWER.match(para.text)
    at = label.end() if label else 0
    for sentence in read_acts(para.text[at:].lstrip(), para.start + at)[:1]:
        for act in sentence.acts:
            if act.kind != "ask" and not act.pronoun:
                add_people(draft.respondents, act.people)
                return


def _before_reply(body: Body, para: Para, draft: Draft, asks: bool, after: int = 0) -> None:
    """Look ``after`` a place for the reply in prose, and for those who speak to the motion before it."""
    for sentence in (s for s in body.acts(para) if s.start >= after):
        for act in sentence.acts:
            if act.pronoun or not act.people:
                continue
            side = body.cast.side(act.people[0])
            mine = any(p.surname and p.surname == q.surname for p in act.people for q in draft.questioners)
            in_reply = re.search(
                r"\bin (?:reply|replying|response|responding)\b", sentence.text[: act.at - sentence.start + 40], re.I
            ) or _READS_REPLY.search(sentence.text)
            if not mine and (
                in_reply
                or act.kind == "reply"
                or (act.kind == "answer" and side != "ask")
                or (
                    act.kind in ("neutral", "present")
                    and side == "answer"
                    and act.verb not in ("seconded", "proposed", "moved")
                )
            ):
                draft.answer = (sentence.start, para.end)
                add_people(draft.respondents, act.people)
                return
            speaks = act.kind in ("neutral", "ask") or (
                act.kind == "present" and (act.verb == "seconded" or "stat" in sentence.text[:200])
            )
            if speaks and not act.passive and not act.weak and side not in ("answer", "chair"):
                add_people(draft.questioners, act.people)


def _ends(body: Body, para: Para, draft: Draft) -> bool:
    """Whether a paragraph after the reply is no longer part of it: the asking side speaks again."""
    if _SECONDED.match(para.text) or _SPEAKS_TO.match(para.text):
        return False
    for sentence in body.acts(para)[:1]:
        for act in sentence.acts:
            if act.pronoun or not act.people:
                continue
            side = body.cast.side(act.people[0])
            mine = any(p.surname and p.surname == q.surname for p in act.people for q in draft.respondents)
            if mine or (
                side == "answer"
                and act.kind != "ask"
                and (act.kind == "answer" or body.cast.office(act.people[0]) or not act.people[0].name)
            ):
                add_people(draft.respondents, act.people)
                return False
            return True
    return bool(re.match(r"(?:it was agreed|discussion|members|the (?:chair|motion|meeting))\b", para.text, re.I))
