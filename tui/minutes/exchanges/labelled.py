"""Labelled questions and answers: "Question from …", "Answer by …", "REPLY:", "Question: … Response: …", "Q1.", "A."

A label that heads one exchange is inside its text; a label over several ("QUESTION NO 1 By …" before "Question (1)")
and a questioner's name over several questions are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.askers import ITEM_REF, Labels
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people, named_people
from tui.minutes.exchanges.heads import Head, in_brackets, read_head, whole
from tui.minutes.exchanges.labels import (
    ANSWER,
    ASKS_FOLLOWING,
    COMMENT,
    FROM_TO,
    KEYED_PROSE,
    OWN_ANSWER,
    QUESTION,
    REPLIED,
    SHORT_A,
    SHORT_Q,
    after_question,
    is_answer,
    is_question,
    unbracketed,
)
from tui.minutes.exchanges.names import bare_name
from tui.minutes.exchanges.topics import is_topic
from tui.minutes.people import Person, clean_office, is_holder_office
from tui.minutes.speech import Act
from tui.minutes.stream import Para

_TO_ASK = re.compile(r"^to ask\s+(?=the\s|Councillor|Cllr)", re.I)


_PUT_TO = re.compile(
    r"\b(?:to which|which (?:were|was) (?:answered|taken|fielded) by|answered by|answers (?:from|by)|"
    r"replies (?:from|by)|put to|asked of|posed to)\b",
    re.I,
)
"""Between who asks and who answers, over a list of labelled questions."""
_ON_BEHALF = re.compile(r",?\s+(?:on behalf of|in the (?:absence|place|stead) of)\b", re.I)
_TO = re.compile(r"(?P<who>[A-Z][^:?]{3,70}?)\s+to\s+(?P<to>(?:the\s+)?[A-Z][^?]{3,})$")
"""A line over questions: "Mr Ray to the Portfolio Holder for Roads"."""


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


def claim(body: Body) -> list[Draft]:
    """Exchanges that begin with a question label, or with a line that says who asks whom."""
    free = [p for p in body.paras if body.is_free(p)]
    if not any(is_question(p) or _asks_whom(p) for p in free):
        return []
    reader = _Reader(body)
    for i, para in enumerate(body.paras):
        reader.paragraph(i, para)
    reader.close()
    return reader.out


def _asks_whom(para: Para) -> bool:
    head = read_head(para.text)
    return head is not None and bool(head.asked and (head.addressed or head.topic))


_PRINTED = re.compile(r"^[“\"]|\?[”\"]?$")
"""A question that stands as it was put."""


class _Reader(Labels):
    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self.out: list[Draft] = []
        self.open: _Open | None = None
        self.context = _Context()
        self.head: Head | None = None

    def paragraph(self, i: int, para: Para) -> None:
        body = self.body
        if not body.is_free(para) or para.section in ("documents", "label"):
            self.close()
            self.head = None
            return
        head = read_head(para.text) if not is_question(para) else None
        if head is not None and para.kind != "heading" and self._headed(i, para, head):
            return
        if self.head is not None and not is_question(para):
            if self.head.asked and _PRINTED.search(para.text) and not is_answer(para):
                self._begin(Draft(para.start, para.end), para, False)
                return
            self.head = None
        if is_question(para) and not (para.section == "rubric" and not self.asked_in_full(i)):
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
            is_question(after[0]) or read_head(after[0].text) is not None or _PRINTED.search(after[0].text) is not None
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
        self.open = _Open(draft, paras, label_only=label_only)

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
        if not draft.addressed and self.out and re.search(r"\bsupplementary\b", para.text[:40], re.I):
            draft.addressed = self.out[-1].addressed or self.out[-1].respondents
        draft.supplementary = bool(re.search(r"\bsupplementary\b", para.text[:120], re.I))
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
        if re.search(r"\bsupplementary\b", para.text[:40], re.I) and before is not None:
            return before.questioners
        return self.context.questioners

    def _inline_answer(self, i: int, para: Para) -> None:
        """A question and its reply in one paragraph: "Question: … Response: …", "Q2. Is it? It is, she said."."""
        m = re.search(r"[?.”\"]\s+(?:(?:Answer|Response|Reply)(?: from [^:]{3,60})?\s*[:–-]|A[.:])\s+(?=\S)", para.text)
        if m and self.open:
            self.open.answer_at = para.start + m.start() + 1
            self.open.labelled_answer = True
        short = SHORT_Q.match(para.text)
        cut = after_question(para.text, short.end()) if short and not m and not self.answered_after(i) else None
        if cut is not None and self.open:
            self.open.answer_at, self.open.labelled_answer = para.start + cut, True
            for act in (a for s in self.body.acts(para) for a in s.acts if a.start >= para.start + cut):
                if act.kind in ("answer", "reply", "neutral") and not act.pronoun:
                    add_people(self.open.draft.respondents, act.people)

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
        own = OWN_ANSWER.match(para.text)
        m = ANSWER.match(para.text)
        label = re.split(r":|(?<=[a-z)])\.\s|[“\"]", para.text, maxsplit=1)[0] if m and m["by"] else ""
        people = named_people(_ON_BEHALF.split(label[:300])[0]) if label else []
        if own and not m:
            people = named_people(own["who"]) or [Person(None, own["who"].strip(), "role")]
        if REPLIED.search(para.text):
            people = named_people(para.text)[:1]
        if m and m["by"] and not people:
            people = bare_name(para.text[m.end() : m.end() + 80])
        if m and para.text[m.end() : m.end() + 1] == "(":
            people = whole(para.text[m.end() + 1 :].partition(")")[0])
        add_people(turn.draft.respondents, people[:2])
        short = None if m else SHORT_A.match(para.text)
        if not people and ((m and m["c"]) or short):
            self._speakers(para, short.end() if short else 0)
            add_people(turn.draft.respondents, [] if turn.draft.respondents else in_brackets(para.text))
        self._extend(para)

    def _more_answers(self, para: Para) -> bool:
        return bool(re.search(r"\b(?:further|also|second)\b", para.text[:60], re.I))

    def _speakers(self, para: Para, label: int = 0) -> None:
        """Who speaks in an answer that names nobody in its label, which ends at ``label``."""
        if self.open is None:
            return
        asked = self.open.draft.questioners
        sentences = read_acts(para.text[label:], para.start + label) if label else self.body.acts(para)
        for number, sentence in enumerate(sentences):
            for act in sentence.acts:
                if act.pronoun or not act.people or act.kind in ("ask", "present"):
                    continue
                side = self.body.cast.side(act.people[0])
                mine = any(p.surname and p.surname == q.surname for p in act.people for q in asked)
                if side == "answer" or (not mine and number == 0 and not self.open.draft.respondents):
                    add_people(self.open.draft.respondents, act.people)

    def _extend(self, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        cut = self._asked_again(para) if turn.answer_at >= 0 and not turn.labelled_answer else None
        if cut is not None:
            turn.draft.end = cut
            self.close()
            return
        turn.draft.end = para.end
        turn.paras.append(para)

    def _asked_again(self, para: Para) -> int | None:
        """Where the sentence before a further question ends, if one is asked in the paragraph of the reply."""
        sentences = self.body.acts(para)
        for before, sentence in pairwise(sentences):
            for act in sentence.acts:
                asker = act.people[0] if act.people else None
                if act.kind == "ask" and asker and not act.passive and self.body.cast.side(asker) != "answer":
                    return before.end if before.start > para.start or before.acts else None
        return None

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

    def _before_answer(self, para: Para, act: Act | None, long_question: bool) -> None:
        turn = self.open
        if turn is None:
            return
        turn.label_only = False
        to = _TO_ASK.match(para.text)
        if to and not turn.draft.addressed:
            turn.draft.addressed = named_people(para.text[to.end() : to.end() + 160])[:1]
        if act is not None and not para.text.startswith(("“", '"', "(", "[")):
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
            later = self._reply_within(para, act, turn)
            if later is not None and not long_question:
                turn.answer_at = later.start
                add_people(turn.draft.respondents, later.people)
        self._extend(para)

    def _reply_within(self, para: Para, after: Act, turn: _Open) -> Act | None:
        """The reply that follows the asking in the same paragraph."""
        for sentence in self.body.acts(para):
            for act in sentence.acts:
                if (
                    act.pronoun
                    or act.start <= after.start
                    or act.kind not in ("answer", "reply", "neutral")
                    or not act.people
                ):
                    continue
                mine = any(p.surname and p.surname == q.surname for p in act.people for q in turn.draft.questioners)
                if not mine and self.body.cast.side(act.people[0]) != "ask" and not act.weak:
                    return act
        return None

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

    def _unlabelled_answer(self, turn: _Open) -> None:
        """Where the answer's own label was lost, it is what follows the question mark."""
        if turn.answer_at >= 0 or self.answers or len(turn.paras) < 3 or not turn.draft.addressed:
            return
        marks = [k for k, p in enumerate(turn.paras[:-1]) if p.text.endswith(("?", "?”", '?"'))]
        if marks and not turn.paras[marks[-1] + 1].text.startswith(("“", '"')):
            turn.answer_at = turn.paras[marks[-1] + 1].start

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
        if turn.answer_at < 0 and re.search(
            r"\bno supplementary\b", self.body.stream.text[draft.start : draft.end][:600], re.I
        ):
            return
        self._unlabelled_answer(turn)
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
