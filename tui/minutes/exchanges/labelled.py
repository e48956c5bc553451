"""Labelled questions and answers: "Question from …", "Answer by …", "REPLY:", "Question: … Response: …", "Q1.", "A."

A label that heads one exchange is inside its text; a label over several ("QUESTION NO 1 By …" before "Question (1)")
and a questioner's name over several questions are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.minutes.exchanges.answers import Answers, Open
from tui.minutes.exchanges.askers import ITEM_REF
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people, named_people
from tui.minutes.exchanges.heads import Head, in_brackets, read_head
from tui.minutes.exchanges.labels import (
    ASKS_FOLLOWING,
    COMMENT,
    FROM_TO,
    KEYED_PROSE,
    PRINTED,
    QUESTION,
    further,
    is_answer,
    is_question,
    unbracketed,
)
from tui.minutes.exchanges.topics import is_topic
from tui.minutes.person import Person
from tui.minutes.stream import Para

_PUT_TO = re.compile(
    r"\b(?:to which|which (?:were|was) (?:answered|taken|fielded) by|answered by|answers (?:from|by)|"
    r"replies (?:from|by)|put to|asked of|posed to)\b",
    re.I,
)
"""Between who asks and who answers, over a list of labelled questions."""
_ASKED_THESE = re.compile(r"\b(?:asked|put|raised|posed|submitted) the following questions?\b[^.]*:$", re.I)
"""A line over labelled questions that says who asked them all."""
_TO = re.compile(r"(?P<who>[A-Z][^:?]{3,70}?)\s+to\s+(?P<to>(?:the\s+)?[A-Z][^?]{3,})$")
"""A line over questions: "Mr Ray to the Portfolio Holder for Roads"."""


@dataclass(slots=True)
class _Context:
    """Who asks and is asked, as a heading over several questions says."""

    questioners: list[Person] = field(default_factory=list)
    addressed: list[Person] = field(default_factory=list)


def claim(body: Body) -> list[Draft]:
    """Exchanges that begin with a question label, or with a line that says who asks whom."""
    free = [p for p in body.paras if body.is_free(p)]
    reader = _Reader(body)
    if not any(_asks_whom(p) for p in free) and not any(body.is_free(body.paras[i]) for i in reader.questions):
        return []
    for i, para in enumerate(body.paras):
        reader.paragraph(i, para)
    reader.close()
    return reader.out


def _asks_whom(para: Para) -> bool:
    head = read_head(para.text)
    return head is not None and bool(head.asked and (head.addressed or head.topic))


class _Reader(Answers):
    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self.context = _Context()
        self.head: Head | None = None

    def paragraph(self, i: int, para: Para) -> None:
        body = self.body
        if not body.is_free(para) or para.section in ("documents", "label"):
            self.close()
            self.head = None
            return
        asks = self.asks(i)
        head = read_head(para.text) if not asks else None
        if head is not None and para.kind != "heading" and self._headed(i, para, head):
            return
        if self.head is not None and not asks:
            if self.head.asked and PRINTED.search(para.text) and not is_answer(para):
                self._begin(Draft(para.start, para.end), para, False)
                return
            self.head = None
        if asks and not (para.section == "rubric" and not self.asked_in_full(i)):
            self._question(i, para)
        elif self.open is None:
            self._heading(i, para)
        elif is_answer(para):
            self._answer_label(para)
        else:
            self._goes_on(i, para)

    def _headed(self, i: int, para: Para, head: Head) -> bool:
        """Take in a line that says who asks or is asked: of the question that is open, or of the one that comes."""
        turn = self.open
        if turn is not None and turn.answer_at < 0 and not (head.asked and turn.draft.questioners):
            add_people(turn.draft.questioners, head.asked)
            turn.draft.addressed = turn.draft.addressed or head.addressed
            turn.draft.topic = turn.draft.topic or head.topic
            self._extend(para)
            return True
        after = self.body.paras[i + 1 : i + 2]
        goes_on = bool(after) and (
            is_question(after[0]) or read_head(after[0].text) is not None or PRINTED.search(after[0].text) is not None
        )
        if not goes_on:
            return False
        self.close()
        self.head = self.head or Head()
        self.head.add(head, para)
        return True

    def _begin(self, draft: Draft, para: Para, label_only: bool) -> None:
        """Open an exchange, with the lines over it that say who asks and who is asked."""
        head, self.head = self.head, None
        paras = [para]
        if head is not None:
            draft.start, paras = head.paras[0].start, [*head.paras, para]
            draft.topic = draft.topic or head.topic
            if not draft.supplementary:
                self.context = _Context(head.asked, head.addressed)
            draft.questioners = head.asked or draft.questioners
            draft.addressed = head.addressed or draft.addressed
        self.open = Open(draft, paras, label_only=label_only)

    def _heading(self, i: int, para: Para) -> None:
        """A questioner's name over several questions."""
        following = self.body.paras[i + 1 : i + 2]
        told = _PUT_TO.search(para.text[:400])
        if told and following and is_question(following[0]) and para.text.endswith((":", "-", "–", ".")):
            self.context = _Context(
                named_people(para.text[: told.start()])[:1], named_people(para.text[told.end() :])[:2]
            )
            self.body.take([para])
            return
        if following and is_question(following[0]) and _ASKED_THESE.search(para.text[:400]):
            asked = [p for s in self.body.acts(para) for a in s.acts if a.kind == "ask" for p in a.people]
            self.context = _Context(asked)
            self.body.take([para])
            return
        to = _TO.match(para.text)
        people = [p for p in named_people(to["who"] if to else para.text) if p.name]
        if people and len(para.text) < 140 and following and is_question(following[0]) and not para.text.endswith("."):
            self.context = _Context(people[:1], named_people(to["to"])[:1] if to else [])
            self.body.take([para])

    def _question(self, i: int, para: Para) -> None:
        self.close()
        if len(para.text) < 30 and any(FROM_TO.match(p.text) for p in self.body.paras[i + 1 : i + 2]):
            self.body.take([para])  # "QUESTION NO 1" over "By Councillor Lee for answer by the Convener …"
            return
        asked, addressed = self.label_people(para)
        if self.heads_several(i, para):
            self.context = _Context(asked, addressed)
            return
        draft = Draft(para.start, para.end)
        same = self._same_questioner(para)
        add_people(draft.questioners, asked or ([] if COMMENT.match(para.text) else same))
        draft.addressed = addressed or self.context.addressed
        if not draft.addressed and self.out and further(para.text[:40]):
            draft.addressed = self.out[-1].respondents or self.out[-1].addressed
        draft.supplementary = further(para.text[:120])
        text = unbracketed(para.text)
        m = QUESTION.match(text)
        rest = text[m.end() :].strip() if m else text
        inline = self.inline_topic(para, m, rest)
        draft.topic = inline
        colon = m is not None and m["c"] is not None
        if COMMENT.match(para.text):
            draft.kind = "point"
        only = bool(m and (m["by"] or m["to"] or m["br"])) and not re.search(r"[?”\"]", rest) and len(rest) < 220
        if not draft.questioners:
            add_people(draft.questioners, in_brackets(para.text))
        bare = bool(m) and bool(addressed) and not asked and not re.search(r"[?”\"]", rest)
        self._begin(
            draft,
            para,
            only
            or bare
            or (colon and not rest)
            or bool(inline)
            or (colon and bool(asked) and bool(named_people(re.split(r"(?<=[a-z]{4})\.\s", rest[:60])[0])))
            or bool(ASKS_FOLLOWING.search(para.text)),
        )
        self._inline_answer(i, para)

    def _same_questioner(self, para: Para) -> list[Person]:
        before = self.out[-1] if self.out else None
        if further(para.text[:40]) and before is not None:
            return before.questioners
        return self.context.questioners

    def _goes_on(self, i: int, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        text = para.text
        long_question = turn.answer_at < 0 and self.answered_after(i)
        stop = (
            DECISION_START.match(text)
            or END_OF_DEBATE.match(text)
            or ITEM_REF.match(text)
            or KEYED_PROSE.match(text)
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
            (people or (turn.answer_at >= 0 and not para.bullet and is_topic(text)))
            and len(text) < 90
            and following
            and is_question(following[0])
            and not text.endswith((".", "?", "”", '"'))
        ):
            self.close()
            self._heading(i, para)
            return
        act = self.first_act(para)
        if turn.answer_at < 0:
            self._before_answer(para, act, long_question)
        else:
            self._after_answer(para, act)
