"""Labelled questions and answers: "Question from …", "Answer by …", "REPLY:", "Question: … Response: …", "Q1.", "A."

A label that heads one exchange is inside its text; a label over several ("QUESTION NO 1 By …" before "Question (1)")
and a questioner's name over several questions are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from tui.minutes.acts import Act
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people, named_people
from tui.minutes.exchanges.names import bare_name
from tui.minutes.people import Person, clean_office, is_holder_office, parties
from tui.minutes.stream import Para

QUESTION = re.compile(
    r"^(?:(?:an?|the|\(?[ivx\d]{1,4}[.)])\s+)?(?P<s>(?:written |public |oral |verbal |urgent |first |second |"
    r"third |original |further |initial )*(?P<sup>supplementary |follow[- ]?up )?question)s?\b"
    r"(?P<n>\s*(?:no\.?|number)?\s*\(?[A-Z]{0,3}\d+[a-z]?(?:[./-]\d+)?\)?)?\s*"
    r"(?:(?P<by>[-–:]?\s*(?:was\s+)?(?:from|by|put by|submitted by|received from|asked by|raised by|of)\b)|"
    r"(?P<to>\bto\b)|(?P<c>[:–—.-]+)|(?P<q>(?=To ask|How|What|Why|When|Who|Where|Will|Is|Are|Does|Do|Can|Could|"
    r"Would|Has|Have|In|The|Given|Please)))",
    re.I,
)
_SHORT_Q = re.compile(r"^Q(?:uestion)?\s?\(?\d{0,2}[a-z]?\)?[.:)]\s*(?=\S)")
_SHORT_A = re.compile(r"^A(?:nswer)?\s?\(?\d{0,2}[a-z]?\)?[.:)]\s*(?=\S)")
_SUPPLEMENTARY = re.compile(r"^(?:an?\s+)?supplementary(?:\s+question)?\s*(?:\d+\s*)?(?:[:–-]|from|by)", re.I)
_ASKS_FOLLOWING = re.compile(
    r"\b(?:asked|put|submitted|posed|given (?:written |due )?notice of|gave (?:written )?notice of|read|"
    r"raised)\s+(?:the following|a|his|her|their|this)\s+(?:\w+\s+)?question\b.{0,200}?(?:[:]\s*[-–]?|,)$",
    re.I,
)
_AMENDMENT = re.compile(
    r"^(?:\d+\.\s*)?.{0,60}?\b(?:proposed|submitted|moved|tabled)\s+(?:the following|"
    r"an?)\s+(?:\w+\s+){0,2}?(?:amendments?|changes?|motion)\b[^.]*:$",
    re.I,
)
ANSWER = re.compile(
    r"^(?:(?:an?|the|\(?[ivx\d]{1,4}[.)])\s+)?(?:written |oral |verbal |supplementary )*(?P<w>answer|response|"
    r"reply|replies|"
    r"overview of response)s?\b(?P<n>\s*\(?\d+[a-z]?\)?)?\s*(?:to supplementary "
    r"question\s*)?(?:(?P<by>[-–:]?\s*(?:provided |given |received )?(?:from|by|of)\b)|(?P<c>\s*[:–—-]+)|(?=\())",
    re.I,
)
_OWN_ANSWER = re.compile(r"^(?:the )?(?P<who>[A-Z][\w&’'/ ]{2,70}?)(?:['’]s?)?\s+(?:response|reply|answer)\s*:", re.I)
_REPLIED = re.compile(r"\b(?:replied|responded|answered)(?: as follows)?\s*:\s*[-–]?$", re.I)
_COMMENT = re.compile(r"^comments?\s*:\s*(?=\S)", re.I)
_ADDRESSED = re.compile(r"\b(?:to|for answer by|for reply by|of)\s+(?=(?:the\s+)?[A-Z])")
_ITEM_REF = re.compile(r"^(?:item|agenda item)\s+(?:no\.?\s*)?[\d.]+$", re.I)


@dataclass(slots=True)
class _Open:
    """The labelled exchange now being read."""

    draft: Draft
    paras: list[Para]
    answer_at: int = -1
    labelled_answer: bool = False
    label_only: bool = True
    question_end: int = -1


@dataclass(slots=True)
class _Context:
    """Who asks and is asked, as a heading over several questions says."""

    questioners: list[Person] = field(default_factory=list)
    addressed: list[Person] = field(default_factory=list)


def is_question(para: Para) -> bool:
    """Whether a paragraph begins with a question label."""
    text = para.text
    if _SHORT_Q.match(text) or _SUPPLEMENTARY.match(text) or _COMMENT.match(text):
        return True
    m = QUESTION.match(text)
    if m and (m["by"] or m["to"] or m["c"] or m["q"]) and not re.match(r"questions\b", text, re.I):
        if m["c"] and m["c"].strip() in ("-", "–", "—") and not m["n"]:
            return False
        if m["by"] and re.search(r"\bwas\b", m["by"]) and not text.rstrip().endswith((":", ":-")):
            return False
        return not (m["q"] is not None and not m["n"]) and not _key_style(text)
    return bool(
        _ASKS_FOLLOWING.search(text) and len(text) < 500 and not re.match(r"the following questions", text, re.I)
    ) or bool(_AMENDMENT.match(text) and len(text) < 300)


def _key_style(text: str) -> bool:
    """ "Question 18-11 - Cllr Lee enquired why …": prose keyed to a question printed elsewhere."""
    m = re.match(r"questions?\s+(?:no\.?\s*)?[\w/-]+\s*[-–:]\s*", text, re.I)
    if not m:
        return False
    found = parties(text[m.end() : m.end() + 140])
    return (
        bool(found)
        and found[0].start < 3
        and bool(
            re.match(
                r"[^.]{0,40}?\b(?:asked|enquired|queried|inquired|was not present|sought|referred|wished|noted|"
                r"stated|said|put|had)\b",
                text[m.end() + found[0].end :],
            )
        )
    )


def is_answer(para: Para) -> bool:
    """Whether a paragraph begins with an answer label."""
    m = ANSWER.match(para.text)
    if m and m["w"].lower() == "response" and re.match(r"response to\b", para.text, re.I):
        return False
    return bool(
        m
        or _SHORT_A.match(para.text)
        or _OWN_ANSWER.match(para.text)
        or (_REPLIED.search(para.text) and len(para.text) < 200)
    )


def claim(body: Body) -> list[Draft]:
    """Exchanges that begin with a question label."""
    if not any(is_question(p) for p in body.paras if body.is_free(p)):
        return []
    reader = _Reader(body)
    for i, para in enumerate(body.paras):
        reader.paragraph(i, para)
    reader.close()
    return reader.out


class _Reader:
    def __init__(self, body: Body) -> None:
        self.body = body
        self.out: list[Draft] = []
        self.open: _Open | None = None
        self.context = _Context()
        self.answers = [i for i, p in enumerate(body.paras) if is_answer(p)]

    def _answered_after(self, i: int) -> bool:
        """Whether an answer label stands within the next pages."""
        k = bisect_right(self.answers, i)
        return k < len(self.answers) and self.answers[k] < i + 160

    def paragraph(self, i: int, para: Para) -> None:
        body = self.body
        if not body.is_free(para) or para.section in ("documents", "label"):
            self.close()
            return
        if is_question(para) and not (para.section == "rubric" and not self._asked_in_full(i)):
            self._question(i, para)
        elif self.open is None:
            self._heading(i, para)
        elif is_answer(para):
            self._answer_label(para)
        else:
            self._goes_on(i, para)

    def _asked_in_full(self, i: int) -> bool:
        """Whether a label in the rubric has its question printed under it."""
        after = self.body.paras[i + 1 : i + 2]
        return (
            bool(re.search(r"\b(?:from|by)\b", self.body.paras[i].text, re.I))
            and bool(after)
            and after[0].text.startswith(("“", '"'))
        )

    def _heading(self, i: int, para: Para) -> None:
        """A questioner's name over several questions."""
        people = named_people(para.text)
        following = self.body.paras[i + 1 : i + 2]
        if people and len(para.text) < 120 and following and is_question(following[0]) and not para.text.endswith("."):
            self.context = _Context(people[:1])
            self.body.take([para])

    def _question(self, i: int, para: Para) -> None:
        self.close()
        asked, addressed = self._label_people(para)
        if self._heads_several(i, para):
            self.context = _Context(asked, addressed)
            return
        draft = Draft(para.start, para.end)
        same = self._same_questioner(para)
        add_people(draft.questioners, asked or ([] if _COMMENT.match(para.text) else same))
        draft.addressed = addressed or self.context.addressed
        draft.supplementary = bool(re.search(r"\bsupplementary\b", para.text[:120], re.I))
        m = QUESTION.match(para.text)
        rest = para.text[m.end() :].strip() if m else para.text
        inline = self._inline_topic(para, m, rest)
        draft.topic = inline
        colon = m is not None and m["c"] is not None
        if _COMMENT.match(para.text):
            draft.kind = "point"
        only = bool(m and (m["by"] or m["to"])) and not re.search(r"[?”\"]", rest) and len(rest) < 220
        self.open = _Open(
            draft,
            [para],
            label_only=only
            or (colon and not rest)
            or bool(inline)
            or (colon and bool(asked))
            or bool(_ASKS_FOLLOWING.search(para.text)),
        )
        self._inline_answer(para)

    def _same_questioner(self, para: Para) -> list[Person]:
        before = self.out[-1] if self.out else None
        if re.search(r"\bsupplementary\b", para.text[:40], re.I) and before is not None:
            return before.questioners
        return self.context.questioners

    def _inline_answer(self, para: Para) -> None:
        """A question and its reply in one paragraph: "Question: … Response: …"."""
        m = re.search(r"[?.”\"]\s+(?:(?:Answer|Response|Reply)(?: from [^:]{3,60})?\s*[:–-]|A[.:])\s+(?=\S)", para.text)
        if m and self.open:
            self.open.answer_at = para.start + m.start() + 1
            self.open.labelled_answer = True

    def _heads_several(self, i: int, para: Para) -> bool:
        """A label whose own questions follow, labelled again."""
        following = [p for p in self.body.paras[i + 1 : i + 3] if not _ITEM_REF.match(p.text)]
        m = QUESTION.match(para.text)
        if not m or not (m["by"] or m["to"]) or not following or not is_question(following[0]):
            return False
        n = QUESTION.match(following[0].text)
        return bool(n and n["n"] and not n["by"]) and not re.search(r"\?", para.text)

    def _label_people(self, para: Para) -> tuple[list[Person], list[Person]]:
        """Who asks and who is asked, by the label."""
        text = para.text
        m = QUESTION.match(text)
        label = text
        if m and m["c"] and not m["by"]:
            label = re.split(r"(?<=[a-z)])[.:?]\s", text[m.end() :], maxsplit=1)[0]
            if len(label) > 200 or not re.match(
                r"\s*(?:cll?r|councillor|mr|mrs|ms|miss|dr|from|cabinet member|portfolio)", label, re.I
            ):
                acts = self.body.acts(para)
                first = next((a for s in acts[:1] for a in s.acts if a.kind == "ask"), None)
                return (list(first.people) if first else []), []
        elif m and m["q"] is not None:
            return [], []
        elif _SHORT_Q.match(text) or _COMMENT.match(text):
            acts = self.body.acts(para)
            first = next((a for s in acts[:1] for a in s.acts if a.kind == "ask" and not a.passive), None)
            return (list(first.people) if first else []), []
        label = label[:400]
        cut = _ADDRESSED.search(label, 8 if m else 0)
        while cut and not named_people(label[: cut.start()]) and not bare_name(label[: cut.start()]):
            cut = _ADDRESSED.search(label, cut.end())
        head, tail = (label[: cut.start()], label[cut.end() :]) if cut else (label, "")
        asked = named_people(head)
        if not asked and m and m["by"]:
            asked = bare_name(head[m.end() :] if label is text else head)
        if re.match(r"\s*(?:cabinet member|portfolio holder|leader|executive member)", head, re.I) and not tail:
            return [], asked[:1]
        return asked, named_people(tail)[:1]

    def _inline_topic(self, para: Para, m: re.Match[str] | None, rest: str) -> str | None:
        if (
            m
            and m["c"]
            and m["n"]
            and rest
            and len(rest.split()) <= 12
            and not re.search(r"[?.]$", rest)
            and not named_people(rest)
        ):
            return rest.strip(" .:–-")
        return None

    def _answer_label(self, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        if turn.labelled_answer and turn.answer_at >= 0 and not self._more_answers(para):
            self.close()
            return
        if turn.answer_at < 0:
            turn.answer_at = para.start
        turn.labelled_answer = True
        turn.label_only = False
        own = _OWN_ANSWER.match(para.text)
        m = ANSWER.match(para.text)
        label = re.split(r":|(?<=[a-z)])\.\s|[“\"]", para.text, maxsplit=1)[0] if m and m["by"] else ""
        people = named_people(label[:300]) if label else []
        if own and not m:
            people = named_people(own["who"]) or [Person(None, own["who"].strip(), "role")]
        if _REPLIED.search(para.text):
            people = named_people(para.text)[:1]
        if m and m["by"] and not people:
            people = bare_name(para.text[m.end() : m.end() + 80])
        add_people(turn.draft.respondents, people[:2])
        if m and m["c"] and not people:
            self._speakers(para)
        self._extend(para)

    def _more_answers(self, para: Para) -> bool:
        return bool(re.search(r"\b(?:further|also|second)\b", para.text[:60], re.I))

    def _speakers(self, para: Para) -> None:
        """Who speaks in an answer that names nobody in its label."""
        if self.open is None:
            return
        for sentence in self.body.acts(para):
            for act in sentence.acts:
                if (
                    act.kind in ("answer", "reply")
                    and not act.pronoun
                    and act.people
                    and self.body.cast.side(act.people[0]) == "answer"
                ):
                    add_people(self.open.draft.respondents, act.people)

    def _extend(self, para: Para) -> None:
        if self.open:
            self.open.draft.end = para.end
            self.open.paras.append(para)

    def _goes_on(self, i: int, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        text = para.text
        long_question = turn.answer_at < 0 and self._answered_after(i)
        stop = (
            DECISION_START.match(text)
            or END_OF_DEBATE.match(text)
            or _ITEM_REF.match(text)
            or re.match(
                r"The (?:amendment|motion)s?\b.{0,60}\b(?:was|were) (?:proposed|seconded|put|carried|then)", text, re.I
            )
        )
        if (
            (stop and not (long_question and not DECISION_START.match(text)))
            or (para.kind == "heading")
            or (text.isupper() and 8 < len(text) < 120 and not long_question)
        ):
            self.close()
            self._heading(i, para)
            return
        people = named_people(text)
        following = self.body.paras[i + 1 : i + 2]
        if (
            people
            and len(text) < 90
            and following
            and is_question(following[0])
            and not text.endswith((".", "?", "”", '"'))
        ):
            self.close()
            self._heading(i, para)
            return
        act = self._first_act(para)
        if turn.answer_at < 0:
            self._before_answer(para, act, long_question)
        else:
            self._after_answer(para, act)

    def _first_act(self, para: Para) -> Act | None:
        sentences = self.body.acts(para)
        return next((a for s in sentences[:1] for a in s.acts if not a.pronoun), None)

    def _before_answer(self, para: Para, act: Act | None, long_question: bool) -> None:
        turn = self.open
        if turn is None:
            return
        turn.label_only = False
        if act is not None and not para.text.startswith(("“", '"')):
            mine = any(p.surname and p.surname == q.surname for p in act.people for q in turn.draft.questioners)
            answers = act.kind in ("answer", "reply") or (act.kind in ("neutral", "present") and not mine)
            if answers and not mine and not (long_question and act.kind != "reply"):
                turn.answer_at = para.start
                add_people(turn.draft.respondents, act.people)
                self._extend(para)
                self._more_speakers(para, act)
                return
            if not turn.draft.questioners and act.kind == "ask":
                add_people(turn.draft.questioners, act.people)
            later = next(
                (
                    a
                    for s in self.body.acts(para)
                    for a in s.acts
                    if a.kind in ("answer", "reply")
                    and a.start > act.start
                    and not a.pronoun
                    and not any(p.surname and p.surname == q.surname for p in a.people for q in turn.draft.questioners)
                    and self.body.cast.side((a.people or (Person(None, "members", "generic"),))[0]) != "ask"
                ),
                None,
            )
            if later is not None and not long_question:
                turn.answer_at = later.start
                add_people(turn.draft.respondents, later.people)
        self._extend(para)

    def _more_speakers(self, para: Para, first: Act) -> None:
        if self.open is None:
            return
        for sentence in self.body.acts(para):
            for act in sentence.acts:
                if (
                    act is not first
                    and act.kind in ("answer", "neutral")
                    and not act.pronoun
                    and act.people
                    and self.body.cast.side(act.people[0]) == "answer"
                ):
                    add_people(self.open.draft.respondents, act.people)

    def _after_answer(self, para: Para, act: Act | None) -> None:
        turn = self.open
        if turn is None or para.text.startswith(("“", '"')):
            self._extend(para)
            return
        if act is not None:
            side = self.body.cast.side(act.people[0]) if act.people else ""
            mine = any(p.surname and p.surname == q.surname for p in act.people for q in turn.draft.questioners)
            if (
                act.kind == "ask"
                or act.kind == "reply"
                or act.kind == "present"
                or (act.kind == "neutral" and (side == "ask" or mine))
                or (mine and act.kind == "answer")
            ):
                self.close()
                return
            if act.kind == "answer" and side != "ask":
                add_people(turn.draft.respondents, act.people)
        elif re.match(
            r"(?:discussion|the (?:chair|mayor|cathaoirleach)\b|it was (?:agreed|noted)|members\b)", para.text, re.I
        ):
            self.close()
            return
        self._extend(para)

    def _same_office(self, draft: Draft) -> None:
        """Whoever alone answers a question put to an office holds it, unless the answer is given for somebody else."""
        text = self.body.stream.text[draft.start : draft.end]
        if len(draft.respondents) != 1 or len(draft.addressed) != 1 or "on behalf of" in text:
            return
        who, office = draft.respondents[0], draft.addressed[0].office
        if who.name and not draft.addressed[0].name and not self.body.cast.office(who) and is_holder_office(office):
            draft.respondents[0] = replace(who, office=clean_office(office or ""))
            self.body.cast.name(draft.respondents[0])

    def close(self) -> None:
        """Finish the open exchange; a label with nothing under it is none."""
        turn, self.open = self.open, None
        if turn is None:
            return
        draft = turn.draft
        self._same_office(draft)
        if turn.label_only and turn.answer_at < 0 and len(turn.paras) == 1:
            return
        if turn.answer_at >= 0:
            draft.question, draft.answer = (draft.start, turn.answer_at), (turn.answer_at, draft.end)
            if not draft.respondents:
                add_people(draft.respondents, draft.addressed)
        else:
            draft.question = (draft.start, draft.end)
            add_people(draft.respondents, draft.addressed)
        self.body.take(turn.paras)
        self.out.append(draft)
