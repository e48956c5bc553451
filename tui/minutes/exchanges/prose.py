"""Alternating prose: "Councillor Lee asked … The Leader replied …", in one paragraph or several.

Also replies that name their question ("In response to a question from Councillor Lee, the Leader explained …"),
remarks that raise a matter and get an answer, and questions whose answer is not minuted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.minutes import cues
from tui.minutes.acts import Act, Sentence
from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, SUPPLEMENTARY, Body, Draft, add_people
from tui.minutes.people import Person, parties
from tui.minutes.stream import Para

_KEY = re.compile(
    r"^(?:in (?:respect|relation) (?:of|to) )?questions?\s+(?:no\.?\s*)?[\w/-]+(?:\s*(?:-|–|to|"
    r"and)\s*\w+)?\s*[-–:,]\s*",
    re.I,
)
_MINUTE_KEY = re.compile(
    r"^(?:minute|item|action|para(?:graph)?)\s+(?:no\.?\s*)?[\w/.]+\s*(?:[-–:]\s*[^:]{1,80}|\([^)]{1,80}\)\s*):\s*",
    re.I,
)
_REQUEST = re.compile(r"requested|urged|invited|suggested|called", re.I)
_QUESTION = re.compile(r"\b(?:asked|queried|questioned|enquired|inquired|requested|sought|wondered)\b|\?", re.I)
_ADDRESSED = re.compile(
    r"\s+(?:(?:a|the|his|her|two|some|several) (?:\w+ )?questions? (?:of|to) )?(?=the |councillor|cllr|mr|mrs|ms|"
    r"cabinet|dr|leader|portfolio)",
    re.I,
)
_SAME = re.compile(r"(?:the same|he|she|they)\b", re.I)
_JOINS = frozenset("noted commented highlighted agreed supported welcomed echoed concurred referenced".split())
_PLAIN_FRAME = re.compile(
    r"^(?:introduced|presented|attended|left|joined|moved|proposed|seconded|opened|closed|adjourned|received|"
    r"declared|voted|circulated|tabled|invited|led|delivered)$"
)


@dataclass(slots=True)
class _Turn:
    """The exchange now open."""

    draft: Draft
    asking: bool
    firm: bool
    paras: list[Para]
    answer_at: int = -1
    last: list[Person] = field(default_factory=list)


def claim(body: Body) -> list[Draft]:
    """Exchanges in the paragraphs that no other layout understood."""
    reader = _Reader(body)
    before: Para | None = None
    for para in body.paras:
        if not body.is_free(para) or para.section in ("rubric", "documents", "label") or para.kind == "heading":
            reader.close()
            before = None
            continue
        reader.paragraph(para, before)
        before = para
    reader.close()
    return reader.out


class _Reader:
    """Reads turn by turn; one exchange is open at a time."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.out: list[Draft] = []
        self.open: _Turn | None = None
        self.floor = False
        self.replies: dict[str, int] | None = None

    def paragraph(self, para: Para, before: Para | None) -> None:
        text = para.text
        if DECISION_START.match(text) or END_OF_DEBATE.match(text) or _is_heading(para):
            self.close()
            return
        key = _KEY.match(text) or _MINUTE_KEY.match(text)
        if key:
            self.close()
        sentences = self.body.acts(para)
        first = True
        for sentence in sentences:
            self._sentence(sentence, para, first, key is not None and first, before)
            first = False
        if key and self.open is None and not any(d.start >= para.start for d in self.out) and _MINUTE_KEY.match(text):
            self._reported(para, sentences)

    def _reported(self, para: Para, sentences: list[Sentence]) -> None:
        """An old minute on which something is only reported is a point of its own."""
        draft = Draft(para.start, para.end, kind="point", answer=(para.start, para.end))
        act = next((a for s in sentences for a in s.acts if a.people), None)
        add_people(draft.respondents, act.people if act else ())
        self.body.take([para])
        self.out.append(draft)

    def _sentence(self, sentence: Sentence, para: Para, first: bool, keyed: bool, before: Para | None) -> None:
        acts = [a for a in sentence.acts if not (a.pronoun and self._is_aside(a))]
        if not acts:
            self._no_turn(sentence, para, first)
            return
        for number, act in enumerate(acts):
            self._act(act, sentence, para, first and number == 0, number)
        if keyed and self.open:
            self.open.draft.start = para.start
            self.open.draft.kind = "supplementary"

    def _is_aside(self, act: Act) -> bool:
        return self.open is None and act.kind in ("neutral", "answer")

    def _no_turn(self, sentence: Sentence, para: Para, first: bool) -> None:
        """A sentence without a speaker belongs to whoever spoke before in the same paragraph."""
        turn = self.open
        if turn is None:
            return
        same = turn.paras[-1].index == para.index
        goes_on = first and not same and (para.text[:1].islower() or para.text[:1] in '“"(-' or para.dash)
        if same or goes_on:
            self._extend(sentence, para)
        elif first:
            self.close()

    def _extend(self, sentence: Sentence, para: Para) -> None:
        turn = self.open
        if turn is None:
            return
        turn.draft.end = sentence.end
        if turn.paras[-1].index != para.index:
            turn.paras.append(para)

    def _act(self, act: Act, sentence: Sentence, para: Para, first: bool, number: int) -> None:
        turn = self.open
        side = self._side(act, turn)
        own_para = first and (turn is None or turn.paras[-1].index != para.index)
        kind = self._kind(act, side, turn, own_para)
        if kind == "ask":
            self._ask(act, sentence, para, number, own_para)
        elif kind == "reply":
            self._reply(act, sentence, para)
        elif kind == "answer":
            self._answer(act, sentence, para, own_para)
        elif kind == "comment":
            self._comment(act, sentence, para, own_para)
        elif kind == "join" and turn is not None:
            add_people(turn.draft.questioners, act.people)
            self._extend(sentence, para)
        elif kind == "extend":
            self._extend(sentence, para)
        else:
            self.close()

    def _side(self, act: Act, turn: _Turn | None) -> str:
        if act.pronoun:
            if turn is None:
                return ""
            return "ask" if turn.asking else "answer"
        sides = {self.body.cast.side(p) for p in act.people}
        if turn and act.people and all(any(_like(p, q) for q in turn.draft.questioners) for p in act.people):
            return "ask"
        if (
            turn
            and act.people
            and any(_like(p, q) for p in act.people for q in turn.draft.addressed + turn.draft.respondents)
        ):
            return "answer"
        for side in ("answer", "ask", "chair"):
            if side in sides:
                return side
        return ""

    def _kind(self, act: Act, side: str, turn: _Turn | None, own_para: bool) -> str:
        if act.kind == "reply":
            return "reply"
        if act.kind == "present":
            return self._frame(act, side, turn, own_para)
        if act.kind == "ask":
            if side == "answer" and turn and not turn.asking and not own_para:
                return "extend"
            if side == "chair" and _REQUEST.match(act.verb) and (turn is None or not turn.asking):
                return "none" if own_para or turn is None else "extend"
            if act.mixed and side == "answer":
                return "answer" if turn and turn.asking else "none"
            return "ask"
        if act.pronoun and turn:
            return "extend"
        if act.kind == "answer" and act.passive and turn is None:
            return "none"
        if act.kind == "answer":
            return self._strong_answer(act, side, turn, own_para)
        return self._neutral(act, side, turn, own_para)

    def _frame(self, act: Act, side: str, turn: _Turn | None, own_para: bool) -> str:
        if turn and turn.asking and side == "answer" and not _PLAIN_FRAME.match(act.verb):
            return "answer"
        if turn and not own_para:
            return "extend"
        if act.verb in ("thanked", "congratulated", "commended") and side in ("ask", "") and not self._chair(act):
            return "comment"
        return "none"

    def _chair(self, act: Act) -> bool:
        return any(self.body.cast.side(p) == "chair" for p in act.people)

    def _strong_answer(self, act: Act, side: str, turn: _Turn | None, own_para: bool) -> str:
        if turn is None:
            return "comment" if side == "ask" else "none"
        if turn.asking:
            return (
                "comment"
                if side == "ask" and not self._answers_elsewhere(act) and own_para
                else "answer"
                if side != "ask"
                else "extend"
            )
        if side == "ask" and own_para:
            return "comment"
        return "answer"

    def _answers_elsewhere(self, act: Act) -> bool:
        return act.verb in ("replied", "responded", "answered")

    def _neutral(self, act: Act, side: str, turn: _Turn | None, own_para: bool) -> str:
        if turn is None:
            return "comment" if side in ("ask", "") and not act.passive else "none"
        if side == "answer":
            return "answer"
        if side == "ask" and not own_para and any(_like(p, q) for p in act.people for q in turn.draft.questioners):
            return "extend" if turn.asking else "comment"
        if turn.asking:
            if (
                side == ""
                and act.verb in _JOINS
                and all(p.councillor for p in act.people)
                and turn.firm
                and not own_para
            ):
                return "join"
            if (
                side == ""
                and (not own_para or act.verb in ("said", "stated", "believed", "thought"))
                and not self._speaks_for_self(turn)
            ):
                return "answer"
            return "extend" if not own_para and side == "chair" else "comment"
        if side == "" and not own_para:
            return "answer"
        return "comment" if own_para or side == "ask" else "extend"

    def _speaks_for_self(self, turn: _Turn) -> bool:
        """Whether only a remark stands open, to which the next remark is no answer."""
        return not turn.firm

    def _ask(self, act: Act, sentence: Sentence, para: Para, number: int, own_para: bool) -> None:
        turn = self.open
        if (
            turn
            and turn.asking
            and not act.pronoun
            and (
                (own_para and turn.firm and not _SAME.match(act.party.text if act.party else ""))
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
                or any(_like(p, q) for p in act.people for q in turn.draft.questioners)
            )
            if same and (not act.passive or not own_para):
                turn.firm = True
                self._extend(sentence, para)
                return
            if not own_para and number and act.start > sentence.start:
                turn.firm = True
                add_people(turn.draft.questioners, act.people)
                self._extend(sentence, para)
                return
        people = self._who(act, turn)
        start = sentence.start if number == 0 else (sentence.start if turn is None else act.start)
        if turn and number and turn.paras[-1].index == para.index and turn.draft.end >= sentence.end:
            turn.draft.end = act.start
        self.close()
        self._begin(start, sentence, para, people, firm=True)
        self.floor = True

    def _who(self, act: Act, turn: _Turn | None) -> list[Person]:
        """Who asks; "he" and "the same Member" are whoever asked before."""
        if act.pronoun and turn:
            return list(turn.last)
        same = re.match(r"the same (?:member|councillor|questioner)", act.party.text if act.party else "", re.I)
        before = turn.draft.questioners if turn else (self.out[-1].questioners if self.out else [])
        return list(before) if same and before else list(act.people)

    def _comment(self, act: Act, sentence: Sentence, para: Para, own_para: bool) -> None:
        turn = self.open
        again = own_para and turn and turn.firm and not _SAME.match(act.party.text if act.party else "")
        if turn and turn.asking and not again and any(_like(p, q) for p in act.people for q in turn.draft.questioners):
            self._extend(sentence, para)
            return
        self.close()
        self._begin(sentence.start, sentence, para, self._who(act, turn), firm=False)

    def _begin(self, start: int, sentence: Sentence, para: Para, people: list[Person], firm: bool) -> None:
        draft = Draft(start, sentence.end, questioners=[])
        add_people(draft.questioners, people)
        draft.supplementary = bool(SUPPLEMENTARY.search(sentence.text))
        draft.addressed = self._addressed(start, sentence) if firm else []
        self.open = _Turn(draft, True, firm, [para], last=people)

    def _addressed(self, start: int, sentence: Sentence) -> list[Person]:
        """Who is asked, where the verb names them: "asked the Leader whether"."""
        for act in sentence.acts:
            if act.kind != "ask" or act.passive or act.start < start:
                continue
            after = sentence.text[act.at - sentence.start :]
            if act.verb == "asked" and _ADDRESSED.match(after):
                found = parties(after[:200])
                if (
                    found
                    and found[0].start < 30
                    and found[0].kind in ("role", "name")
                    and self.body.cast.side(found[0].people[0]) == "answer"
                ):
                    return list(found[0].people[:1])
        return []

    def _reply(self, act: Act, sentence: Sentence, para: Para) -> None:
        turn = self.open
        waiting = turn is not None and turn.asking
        if (
            waiting
            and turn
            and (not act.lead or any(_like(p, q) for p in act.lead for q in turn.draft.questioners) or _vague(act.lead))
        ):
            self._answer(act, sentence, para, False)
            return
        self.close()
        draft = Draft(sentence.start, sentence.end)
        add_people(draft.questioners, act.lead)
        add_people(draft.respondents, act.people)
        draft.supplementary = bool(SUPPLEMENTARY.search(sentence.text[: max(0, act.start - sentence.start)]))
        self.open = _Turn(draft, False, True, [para], act.start, list(act.people))
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
            and any(_like(p, q) for p in act.people for q in turn.draft.respondents)
        ):
            if para.marker and not para.bullet:
                self.close()
                draft = Draft(sentence.start, sentence.end, kind="point", respondents=list(act.people))
                self.open = _Turn(draft, False, True, [para], sentence.start, list(act.people))
                return
            self.close()
            return
        if not turn.asking and own_para and para.bullet and not act.pronoun:
            self.close()
            draft = Draft(sentence.start, sentence.end, kind="point", respondents=list(act.people))
            self.open = _Turn(draft, False, True, [para], sentence.start, list(act.people))
            return
        if turn.asking:
            turn.answer_at = (
                act.lead_start
                if act.lead_start >= 0
                else (
                    sentence.start if act.start - sentence.start < 60 and not _earlier_ask(sentence, act) else act.start
                )
            )
        turn.asking = False
        turn.firm = True
        if not act.pronoun:
            add_people(turn.draft.respondents, act.people)
            turn.last = list(act.people)
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
        if turn.asking and _some(draft.questioners) and not _QUESTION.search(text):
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
            draft.addressed = []
        else:
            draft.answer = (draft.start, draft.end)
        self.body.take(turn.paras)
        self.out.append(draft)

    def _raises(self, turn: _Turn, text: str) -> bool:
        if not self.floor or any(self.body.cast.side(p) in ("chair", "answer") for p in turn.draft.questioners):
            return False
        named = any(p.name for p in turn.draft.questioners)
        return named and self._replied_later(turn) and bool(cues.MATTER.search(text)) and not cues.PRAISE.search(text)

    def _replied_later(self, turn: _Turn) -> bool:
        """Whether a reply to all, or to this speaker, stands further on: then the remark was one of the questions."""
        if self.replies is None:
            self.replies = _last_replies(self.body)
        last = max((self.replies.get(p.surname, -1) for p in turn.draft.questioners if p.name), default=-1)
        return max(last, self.replies.get("", -1)) >= turn.draft.end


def _last_replies(body: Body) -> dict[str, int]:
    """Where the last reply to each person begins, by surname; under "" the last to nobody in particular."""
    out: dict[str, int] = {}
    for para in body.paras:
        if para.section in ("rubric", "documents"):
            continue
        for sentence in body.acts(para):
            for act in sentence.acts:
                if act.kind == "reply":
                    out.update({p.surname: act.start for p in act.lead if p.name} or {"": act.start})
    return out


def _some(people: list[Person]) -> bool:
    """Whether nobody in particular spoke: "some members", "several members"."""
    return bool(people) and all(
        p.title == "generic"
        and re.match(r"(?:some|several|many|other|various|a number|all|two|three|members)\b", p.office or "", re.I)
        for p in people
    )


def _earlier_ask(sentence: Sentence, act: Act) -> bool:
    return any(a.start < act.start and a.kind in ("ask", "neutral") for a in sentence.acts)


def _is_heading(para: Para) -> bool:
    return bool(para.bold and len(para.text) < 160) or (para.text.isupper() and len(para.text) < 160)


def _vague(people: tuple[Person, ...]) -> bool:
    return all(p.title == "generic" for p in people)


def _like(a: Person, b: Person) -> bool:
    """Whether two mentions are the same person: same surname and no clash of initials; roles by their words."""
    if a.name and b.name:
        if a.surname != b.surname:
            return False
        x, y = a.name.split()[0][:1].lower(), b.name.split()[0][:1].lower()
        return len(a.name.split()) == 1 or len(b.name.split()) == 1 or x == y
    if a.name or b.name:
        return bool(a.office and b.office and _words(a.office) == _words(b.office))
    if (a.title == "generic") != (b.title == "generic"):
        return False
    x1, y1 = _words(a.office or ""), _words(b.office or "")
    return x1 == y1 or bool(x1 and y1 and (x1 <= y1 or y1 <= x1) and not {"member", "members"} & (x1 ^ y1))


def _words(office: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", office.lower())) - {"the", "a", "an", "same", "for", "of", "and"}
