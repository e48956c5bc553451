"""The exchange that is open while prose is read: begun, gone on with, answered and closed, turn by turn."""

from __future__ import annotations

import re

from tui.minutes import cues
from tui.minutes.exchanges.base import SUPPLEMENTARY, Body, Draft, add_people
from tui.minutes.exchanges.judge import SAME, Judge
from tui.minutes.exchanges.turns import Turn, earlier_ask, last_replies, like, some, vague
from tui.minutes.person import Person
from tui.minutes.speech import Act, Sentence
from tui.minutes.stream import Para

_NO_QUESTION = re.compile(
    r"\bno supplementary\b|\bruled (?:out of order|inadmissible)\b|"
    r"\b(?:submitted|sent|given notice|tabled|notice)\b.{0,160}\bnot (?:been )?(?:put|taken|read out|present|attend)\b|"
    r"\b(?:recorded|named|roll[- ]call) vote\b|\bdid not (?:wish to )?(?:ask|have)\b|"
    r"\b(?:requested|asked) that\b.{0,120}\b(?:recorded|minuted|placed on record|conveyed|passed on)\b",
    re.I,
)
_QUESTION = re.compile(r"\b(?:asked|queried|questioned|enquired|inquired|requested|sought|wondered)\b|\?", re.I)


class Floor(Judge):
    """Keeps the one exchange that is open, and those that are done."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self.open: Turn | None = None
        self.floor = False
        self.opened = body.debated
        self.answerer: list[Person] = []
        """Who of the answering side spoke last in the paragraph."""
        self.speaker: list[Person] = []
        """Who of the answering side spoke last."""
        self.replies: dict[str, int] | None = None
        self.headed = (-1, -1)
        """Where the turn begins that a topic run in before it heads, and where the topic begins."""
        self.to_all = -1
        """Where the reply to all that the paragraph asks begins."""

    def _extend(self, sentence: Sentence, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        turn.draft.end = sentence.end
        if turn.paras[-1].index != para.index:
            turn.paras.append(para)

    def _answered_later(self, sentence: Sentence, para: Para) -> bool:
        """Whether the paragraph that the open exchange stands in is still to give one reply to all it asks."""
        turn = self.open
        return turn is not None and turn.asking and turn.paras[-1] is para and sentence.start < self.to_all

    def _ask(self, act: Act, sentence: Sentence, para: Para, number: int, own_para: bool) -> None:
        turn = self.open
        if (
            turn
            and turn.asking
            and not act.pronoun
            and (
                (own_para and turn.firm and not SAME.match(act.party.text if act.party else ""))
                or (act.passive and not turn.firm)
            )
        ):
            self.close()
            turn = None
        if turn and turn.asking:
            again = re.fullmatch(
                r"the (?:same )?(?:member|councillor|questioner|resident|petitioner)",
                act.party.text if act.party else "",
                re.I,
            )
            same = (
                act.pronoun
                or again
                or not act.people
                or any(like(p, q) for p in act.people for q in turn.draft.questioners)
                or (not turn.draft.questioners and vague(act.people) and not own_para)
            )
            if same and (not act.passive or not own_para):
                turn.firm = True
                add_people(turn.draft.questioners, () if act.pronoun or again else act.people)
                self._extend(sentence, para)
                return
            if not own_para and number and act.start > sentence.start:
                turn.firm = True
                add_people(turn.draft.questioners, act.people)
                self._extend(sentence, para)
                return
        unnamed = turn and not turn.draft.questioners and vague(act.people) and act.people
        if turn and turn.asking and (unnamed or self._answered_later(sentence, para)):
            turn.firm = True
            add_people(turn.draft.questioners, act.people)
            self._extend(sentence, para)
            return
        people = self.who(act, turn) or (self._spoken_of(sentence, para) if act.pronoun else [])
        start = sentence.start if number == 0 else (sentence.start if turn is None else act.start)
        if turn and number and turn.paras[-1].index == para.index and turn.draft.end >= sentence.end:
            turn.draft.end = act.start
        answered = list(turn.draft.respondents) if turn and act.pronoun and not turn.asking else []
        self.close()
        self._begin(start, sentence, para, people, firm=True)
        if self.open and not self.open.draft.addressed:
            self.open.draft.addressed = answered
        self.floor = True

    def _spoken_of(self, sentence: Sentence, para: Para) -> list[Person]:
        """Of whom the sentence before "She asked" speaks: "Mrs Lee had leave to speak. She asked why"."""
        before = [s for s in self.body.acts(para) if s.end <= sentence.start][-1:]
        named = [p for s in before for p in s.mentions[:1] if p.kind == "name" and p.start == 0 and len(p.people) == 1]
        return list(named[0].people) if named else []

    def _comment(self, act: Act, sentence: Sentence, para: Para, own_para: bool) -> None:
        turn = self.open
        also = re.search(r"\b(?:also|further|in addition)\b", sentence.text[: act.at - sentence.start])
        again = own_para and turn and turn.firm and not also and not SAME.match(act.party.text if act.party else "")
        told = turn and turn.asking and not turn.draft.questioners and vague(act.people) and act.people
        same = turn and any(like(p, q) for p in act.people for q in turn.draft.questioners)
        if also and turn and own_para:
            same = all(any(like(p, q) for p in act.people) for q in turn.draft.questioners)
        if turn and turn.asking and same and not again:
            self._extend(sentence, para)
            return
        if turn and turn.asking and (told or self._answered_later(sentence, para) or turn.draft.end >= sentence.end):
            add_people(turn.draft.questioners, act.people)
            self._extend(sentence, para)
            return
        self.close()
        self._begin(sentence.start, sentence, para, self.who(act, turn), firm=False)

    def _begin(self, start: int, sentence: Sentence, para: Para, people: list[Person], firm: bool) -> None:
        draft = Draft(self._with_topic(start), sentence.end, questioners=[])
        add_people(draft.questioners, people)
        draft.supplementary = bool(SUPPLEMENTARY.search(sentence.text))
        patient = next((list(a.patient) for a in sentence.acts if a.patient and a.start >= start), [])
        draft.addressed = patient or (self.addressed(start, sentence) if firm else [])
        self.open = Turn(draft, True, firm, [para], last=people, patient=bool(patient))
        self.open.questioned = sentence.text.rstrip(" ”\"')").endswith("?")

    def _with_topic(self, start: int) -> int:
        turn, topic = self.headed
        return topic if start == turn else start

    def _reply(self, act: Act, sentence: Sentence, para: Para) -> None:
        turn = self.open
        waiting = turn is not None and turn.asking
        if turn and not turn.firm and turn.paras[-1].index != para.index and vague(act.lead):
            waiting = False  # a reply to Members at large is none to a remark that stands by itself
        if (
            waiting
            and turn
            and (
                not act.lead
                or any(like(p, q) for p in act.lead for q in turn.draft.questioners)
                or (vague(act.lead) and turn.firm)
            )
        ):
            self._answer(act, sentence, para, False)
            return
        self.close()
        draft = Draft(self._with_topic(sentence.start), sentence.end)
        add_people(draft.questioners, act.lead)
        lead = sentence.text[: max(0, act.start - sentence.start)]
        if not act.lead and re.search(r"\bfurther\b", lead) and self.out and not re.search(r"\b(?:from|by)\b", lead):
            add_people(draft.questioners, self.out[-1].questioners)
        add_people(draft.respondents, self.speaker if act.pronoun else act.people)
        draft.supplementary = bool(SUPPLEMENTARY.search(lead))
        self.open = Turn(draft, False, True, [para], act.start, list(draft.respondents))
        self.floor = True

    def _answer(self, act: Act, sentence: Sentence, para: Para, own_para: bool) -> None:
        turn = self.open
        if turn is None:
            return
        repeat = (
            not turn.asking
            and own_para
            and not act.pronoun
            and not re.search(r"\b(?:added|further|also|however|in addition|continued)\b", sentence.text[:160], re.I)
        )
        if (
            repeat
            and (para.marker or not re.search(r"\b(?:In response|In reply)\b", sentence.text[:30]))
            and any(like(p, q) for p in act.people for q in turn.draft.respondents)
        ):
            if para.marker and not para.bullet:
                self.close()
                draft = Draft(sentence.start, sentence.end, kind="point", respondents=list(act.people))
                self.open = Turn(draft, False, True, [para], sentence.start, list(act.people))
                return
            self.close()
            return
        if not turn.asking and own_para and para.bullet and not act.pronoun:
            self.close()
            draft = Draft(sentence.start, sentence.end, kind="point", respondents=list(act.people))
            self.open = Turn(draft, False, True, [para], sentence.start, list(act.people))
            return
        if turn.asking:
            turn.answer_at = (
                act.lead_start
                if act.lead_start >= 0
                else (
                    sentence.start if act.start - sentence.start < 60 and not earlier_ask(sentence, act) else act.start
                )
            )
        turn.asking = False
        turn.firm = True
        if (turn.patient or not act.pronoun) and not (act.weak and turn.draft.respondents):
            people = list(act.people) or turn.draft.addressed
            add_people(turn.draft.respondents, people)
            turn.last = people
        elif act.pronoun and not turn.draft.addressed:
            add_people(turn.draft.respondents, turn.draft.respondents or self.answerer)
        turn.patient = False
        self._extend(sentence, para)

    def close(self) -> None:
        """The open exchange is done: keep it if something was asked, answered, or a matter raised."""
        turn, self.open = self.open, None
        if turn is None:
            return
        draft = turn.draft
        text = self.body.stream.text[draft.start : draft.end]
        if not turn.firm and not self._raises(turn, text):
            return
        last = draft.end >= self.body.paras[-1].end
        if (
            turn.asking
            and not last
            and draft.questioners
            and all(self.body.cast.side(p) == "chair" for p in draft.questioners)
        ):
            return
        if turn.asking and _NO_QUESTION.search(text):
            return
        if turn.asking and some(draft.questioners) and not _QUESTION.search(text):
            return
        if draft.kind != "point":
            cut = turn.answer_at if turn.answer_at > draft.start else None
            draft.question = (
                (draft.start, cut if cut is not None else draft.end) if turn.answer_at != draft.start else None
            )
            draft.answer = (cut, draft.end) if cut is not None else None
            if cut is None and not draft.respondents and draft.end >= self.body.paras[-1].end:
                add_people(draft.respondents, draft.addressed)
                draft.cut = True
            told = re.search(r", which (?:was|were|came to|stood at|amounted to)\b", text)
            if (cut is not None or told) and not draft.respondents:
                add_people(draft.respondents, draft.addressed)
            draft.addressed = []
        else:
            draft.answer = (draft.start, draft.end)
        self.body.take(turn.paras)
        self.out.append(draft)

    def _raises(self, turn: Turn, text: str) -> bool:
        if not (self.floor or self.opened) or any(
            self.body.cast.side(p) in ("chair", "answer") for p in turn.draft.questioners
        ):
            return False
        named = any(p.name for p in turn.draft.questioners)
        return (
            named
            and (self.opened or self._replied_later(turn))
            and bool(cues.MATTER.search(text))
            and not cues.PRAISE.search(text)
        )

    def _replied_later(self, turn: Turn) -> bool:
        """Whether a reply to all, or to this speaker, stands further on: then the remark was one of the questions."""
        if self.replies is None:
            self.replies = last_replies(self.body)
        last = max((self.replies.get(p.surname, -1) for p in turn.draft.questioners if p.name), default=-1)
        return max(last, self.replies.get("", -1)) >= turn.draft.end
