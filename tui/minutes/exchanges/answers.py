"""The answer to a labelled question: where it begins, who gives it, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.askers import Labels
from tui.minutes.exchanges.base import Body, Draft, add_people, named_people
from tui.minutes.exchanges.heads import in_brackets, whole
from tui.minutes.exchanges.labels import (
    ANSWER,
    BY_LETTER,
    OWN_ANSWER,
    REPLIED,
    SHORT_A,
    SHORT_Q,
    SUPPLEMENTARY_LABEL,
    after_question,
    not_put,
)
from tui.minutes.exchanges.names import bare_name
from tui.minutes.offices import core
from tui.minutes.person import Person, clean_office, is_holder_office
from tui.minutes.speech import Act
from tui.minutes.stream import Para

_TO_ASK = re.compile(r"^to ask\s+(?=the\s|Councillor|Cllr)", re.I)
_ON_BEHALF = re.compile(r",?\s+(?:on behalf of|in the (?:absence|place|stead) of)\b", re.I)


@dataclass(slots=True)
class Open:
    """The labelled exchange now being read."""

    draft: Draft
    paras: list[Para]
    answer_at: int = -1
    labelled_answer: bool = False
    label_only: bool = True
    question_end: int = -1


class Answers(Labels):
    """Keeps the labelled exchange that is open, and those that are done."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self.out: list[Draft] = []
        self.open: Open | None = None

    def _inline_answer(self, i: int, para: Para) -> None:
        """A question and its reply in one paragraph: "Question: … Response: …", "Q2. Is it? It is, she said."."""
        m = re.search(r"[?.”\"]\s+(?:(?:Answer|Response|Reply)(?: from [^:]{3,60})?\s*[:–-]|A[.:])\s+(?=\S)", para.text)
        if m and self.open:
            self.open.answer_at = para.start + m.start() + 1
            self.open.labelled_answer = True
            self._speakers(para, m.end())
        further = SUPPLEMENTARY_LABEL.match(para.text)
        short = SHORT_Q.match(para.text) or (further if further and further[0].endswith(":") else None)
        if not m and self.open and (told := self._told(i, para)) is not None:
            self.open.answer_at, self.open.labelled_answer = (
                told.lead_start if told.lead_start >= 0 else told.start,
                True,
            )
            add_people(self.open.draft.respondents, told.people)
            return
        cut = after_question(para.text, short.end()) if short and not m and not self.answered_after(i) else None
        if cut is not None and self.open:
            self.open.answer_at, self.open.labelled_answer = para.start + cut, True
            for act in (a for s in self.body.acts(para) for a in s.acts if a.start >= para.start + cut):
                if act.kind in ("answer", "reply", "neutral") and not act.pronoun:
                    add_people(self.open.draft.respondents, act.people)

    def _told(self, i: int, para: Para) -> Act | None:
        """Who answers in a labelled paragraph what somebody asks there: "Supplementary. Mr Ray asked … She said"."""
        acts = [a for s in self.body.acts(para) for a in s.acts]
        ask = next((a for a in acts if a.kind == "ask" and not a.passive and a.people), None)
        if ask is None or not SUPPLEMENTARY_LABEL.match(para.text) or self.answered_after(i):
            return None
        return next(
            (
                a
                for a in acts
                if a.start > ask.start
                and a.kind in ("answer", "neutral", "reply")
                and not a.pronoun
                and any(self.body.cast.side(p) == "answer" for p in a.people)
            ),
            None,
        )

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
        if label and _ON_BEHALF.search(label[:300]):
            turn.draft.addressed = []  # whoever was asked did not come
        if own and not m:
            people = named_people(own["who"]) or [Person(None, own["who"].strip(), "role")]
        if letter := BY_LETTER.match(para.text):
            people = whole(letter["who"])
        if REPLIED.search(para.text):
            people = named_people(para.text)[:1]
        if m and m["by"] and not people:
            people = bare_name(para.text[m.end() : m.end() + 80])
        if m and m["c"]:
            people = people or whole(para.text[m.end() : m.end() + 120])
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

    def _before_answer(self, para: Para, act: Act | None, long_question: bool) -> None:
        turn = self.open
        if turn is None:
            return
        if not long_question and self._printed_reply(para, turn):
            turn.answer_at, turn.label_only = para.start, False
            self._extend(para)
            return
        if act is not None and len(turn.paras) > 1 and self._further(act, turn) and not long_question:
            self.close()
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

    @staticmethod
    def _printed_reply(para: Para, turn: Open) -> bool:
        """Whether a paragraph in quotation marks follows a question whose own are closed: the reply as it was given."""
        last = turn.paras[-1]
        printed = last.text.rstrip().endswith(("”", '"')) and (len(turn.paras) > 1 or not turn.label_only)
        return printed and bool(turn.draft.addressed) and para.text.startswith(("“", '"'))

    @staticmethod
    def _further(act: Act, turn: Open) -> bool:
        """Whether, after the question as printed, whoever put it is told to ask again."""
        asks = act.kind == "ask" and turn.paras[-1].text.rstrip().endswith((".", "?", "”", '"'))
        return asks and any(p.surname and p.surname == q.surname for p in act.people for q in turn.draft.questioners)

    def _reply_within(self, para: Para, after: Act, turn: Open) -> Act | None:
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

    def _unlabelled_answer(self, turn: Open) -> None:
        """Where the answer's own label was lost, it is what follows the question mark."""
        if turn.answer_at >= 0 or self.answers or len(turn.paras) < 3 or not turn.draft.addressed:
            return
        marks = [k for k, p in enumerate(turn.paras[:-1]) if p.text.endswith(("?", "?”", '?"'))]
        if marks and not turn.paras[marks[-1] + 1].text.startswith(("“", '"')):
            turn.answer_at = turn.paras[marks[-1] + 1].start

    @staticmethod
    def _same_rank(draft: Draft) -> None:
        """The rank alone ("the Executive Member replied") is whoever the label addressed, if that is one by name."""
        if len(draft.respondents) == 1 and len(draft.addressed) == 1 and draft.addressed[0].name:
            who = draft.respondents[0]
            if not who.name and is_holder_office(who.office) and not core(who.office or ""):
                draft.respondents[:] = draft.addressed

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
        self._same_rank(draft)
        self._same_office(draft)
        draft.cut = len(turn.paras) > 1 and not_put(turn.paras[-1], turn.paras[-2])
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
