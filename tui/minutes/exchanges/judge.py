"""What a turn of speech does to the exchange that is open: asks, answers, remarks, goes on, or ends it.

Strong verbs decide by themselves; neutral ones ("said", "noted") by the side the speaker is on.
"""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import Body, Draft
from tui.minutes.exchanges.turns import Turn, like
from tui.minutes.people import parties
from tui.minutes.person import Person, is_holder_office
from tui.minutes.speech import Act, Sentence

REQUEST = re.compile(r"requested|urged|invited|suggested|called", re.I)
ADDRESSED = re.compile(
    r"\s+(?:(?:a|the|his|her|two|some|several) (?:\w+ )?questions? (?:of|to) )?(?=the |[A-Z]|cabinet|leader|portfolio)"
)
REPLIES = re.compile(
    r"replied|responded|answered|confirmed|explained|clarified|undertook|assured|promised|to\b|said|stated|advised"
)
OPINES = frozenset("said stated thought felt considered believed".split())
FEELS = re.compile(
    r"(?:concern|disappoint|frustrat|surpris|dismay|regret|doubt|worr|unhapp|puzzl|sadden|reservation)\w*", re.I
)
"""What somebody who answers shares or feels too: "The Leader shared the concern"."""
ADDS = re.compile(
    r"\b(?:added|also|further|however|in addition|continued|agreed|concurred|echoed|response|reply)\b", re.I
)
SAME = re.compile(r"(?:the same|he|she|they)\b", re.I)
JOINS = frozenset("noted commented highlighted agreed supported welcomed echoed concurred referenced".split())
PLAIN_FRAME = re.compile(
    r"^(?:introduced|presented|attended|left|joined|moved|proposed|seconded|opened|closed|adjourned|received|"
    r"declared|voted|circulated|tabled|invited|led|delivered|registered|apologies)$"
)


class Judge:
    """Tells turns apart for one item."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.out: list[Draft] = []

    def side(self, act: Act, turn: Turn | None) -> str:
        if act.pronoun:
            if turn is None:
                return ""
            return "ask" if turn.asking and not turn.patient else "answer"
        sides = {self.body.cast.side(p) for p in act.people}
        if turn and act.people and all(any(like(p, q) for q in turn.draft.questioners) for p in act.people):
            return "ask"
        if (
            turn
            and act.people
            and any(like(p, q) for p in act.people for q in turn.draft.addressed + turn.draft.respondents)
        ):
            return "answer"
        for side in ("answer", "ask", "chair"):
            if side in sides:
                return side
        return ""

    def kind(self, act: Act, sentence: Sentence, side: str, turn: Turn | None, own_para: bool) -> str:
        if act.kind == "reply":
            return "reply"
        if act.kind == "present":
            return self.frame(act, side, turn, own_para)
        if act.kind == "ask":
            if side == "answer" and turn and turn.asking and FEELS.match(act.verb):
                return "answer"
            if side == "answer" and turn and not turn.asking and not own_para:
                return "ask" if act.pronoun and self.asks_again(act, turn, sentence) else "extend"
            if side == "chair" and REQUEST.match(act.verb) and (turn is None or not turn.asking):
                return "none" if own_para or turn is None else "extend"
            if side == "answer" and (turn is None or not turn.firm) and REQUEST.match(act.verb) and own_para:
                return "none"
            if act.mixed and side == "answer":
                return "answer" if turn and turn.asking else "none"
            return "ask"
        if act.pronoun and turn:
            replies = turn.patient or self.answers_for(act, turn) or self.answers_elsewhere(act)
            return "answer" if turn.asking and replies else "extend"
        if act.kind == "answer" and act.passive and turn is None:
            return "none"
        if own_para and turn and not turn.asking and side == "answer" and self.reports_anew(act, turn, sentence):
            return "none"
        if act.kind == "answer":
            return self.strong_answer(act, side, turn, own_para)
        return self.neutral(act, side, turn, own_para)

    def answers_for(self, act: Act, turn: Turn) -> bool:
        """Whether "he" is whoever was asked: the question named somebody, and the verb is one of answering."""
        return bool(turn.draft.addressed) and act.kind in ("answer", "neutral") and bool(REPLIES.match(act.verb))

    def asks_again(self, act: Act, turn: Turn, sentence: Sentence) -> bool:
        """Whether "he" who asks after an answer is the one who asked before, and asks for no deed of others."""
        asked = (p for m in sentence.mentions if 0 <= m.start - (act.at - sentence.start) < 3 for p in m.people)
        if any(like(p, q) for p in asked for q in turn.draft.questioners):
            return False  # nobody asks himself: "She asked Councillor Lee for the address"
        return len(turn.draft.questioners) == 1 and act.verb in ("asked", "enquired", "inquired", "queried", "wondered")

    def frame(self, act: Act, side: str, turn: Turn | None, own_para: bool) -> str:
        if turn and turn.asking and side == "answer" and not PLAIN_FRAME.match(act.verb):
            return "answer"
        if turn and not own_para:
            return "extend"
        if act.verb in ("thanked", "congratulated", "commended") and side in ("ask", "") and not self.chair(act):
            return "comment"
        return "none"

    def chair(self, act: Act) -> bool:
        return any(self.body.cast.side(p) == "chair" for p in act.people)

    def strong_answer(self, act: Act, side: str, turn: Turn | None, own_para: bool) -> str:
        if turn is None:
            return "comment" if side == "ask" else "none"
        if turn.asking:
            if side == "ask" and self.answers_elsewhere(act) and not self.asked_here(act, turn):
                return "answer"
            return (
                "comment"
                if side == "ask" and not self.answers_elsewhere(act) and own_para
                else "answer"
                if side != "ask"
                else "extend"
            )
        if side == "ask" and own_para:
            return "comment"
        return "extend" if self.asked_here(act, turn) and not self.answers_elsewhere(act) else "answer"

    def asked_here(self, act: Act, turn: Turn) -> bool:
        """Whether whoever speaks is one of those who asked."""
        return bool(act.people) and all(any(like(p, q) for q in turn.draft.questioners) for p in act.people)

    def reports_anew(self, act: Act, turn: Turn, sentence: Sentence) -> bool:
        """Whether somebody who has not answered yet begins a report of their own: "The Engineer gave an update".

        Officers answer one after the other; what another holder states in a paragraph of its own is no answer.
        """
        heard = any(like(p, q) for p in act.people for q in turn.draft.respondents + turn.draft.addressed)
        tells = act.verb in ("update", "updates", "overview", "presentation", "outline", "summary")
        holds = any(is_holder_office(self.body.cast.office(p)) for p in act.people)
        return not heard and (tells or (holds and not ADDS.search(sentence.text[: act.at - sentence.start])))

    def answers_elsewhere(self, act: Act) -> bool:
        return act.verb in ("replied", "responded", "answered")

    def neutral(self, act: Act, side: str, turn: Turn | None, own_para: bool) -> str:
        if turn is None:
            return "comment" if side in ("ask", "") and not act.passive else "none"
        if side == "answer":
            return "answer"
        if side == "ask" and not own_para and any(like(p, q) for p in act.people for q in turn.draft.questioners):
            return "extend" if turn.asking else "comment"
        if turn.asking:
            if (
                side == ""
                and act.verb in JOINS
                and all(p.councillor for p in act.people)
                and turn.firm
                and not own_para
            ):
                return "join"
            if (
                side == ""
                and (
                    not own_para
                    or (act.verb in ("said", "stated", "believed", "thought") and not self.others_answer(act))
                )
                and not self.speaks_for_self(turn)
            ):
                return "answer"
            if side == "chair" and not own_para:
                return "answer" if act.verb in OPINES and turn.firm else "extend"
            return "comment"
        if side == "" and not own_para:
            return "answer"
        return "comment" if own_para or side == "ask" else "extend"

    def others_answer(self, act: Act) -> bool:
        """Whether this item has its own answerers, and a councillor without an office is none of them."""
        return all(p.councillor for p in act.people) and self.body.cast.has_answerers()

    def speaks_for_self(self, turn: Turn) -> bool:
        """Whether only a remark stands open, to which the next remark is no answer."""
        return not turn.firm

    def who(self, act: Act, turn: Turn | None) -> list[Person]:
        """Who asks; "he" and "the same Member" are whoever asked before."""
        if act.pronoun and turn:
            return list(turn.last if turn.asking or not turn.draft.questioners else turn.draft.questioners)
        same = re.match(r"the same (?:member|councillor|questioner)", act.party.text if act.party else "", re.I)
        before = turn.draft.questioners if turn else (self.out[-1].questioners if self.out else [])
        return list(before) if same and before else list(act.people)

    def addressed(self, start: int, sentence: Sentence) -> list[Person]:
        """Who is asked, where the verb names them: "asked the Leader whether"."""
        for act in sentence.acts:
            if act.kind != "ask" or act.passive or act.start < start:
                continue
            after = sentence.text[act.at - sentence.start :]
            if act.verb == "attention":
                owner = parties(sentence.text[act.start - sentence.start : act.at - sentence.start])[1:]
                return [p for party in owner for p in party.people if self.body.cast.side(p) == "answer"][:1]
            if act.verb == "asked" and ADDRESSED.match(after):
                found = parties(after[:200])
                if (
                    found
                    and found[0].start < 30
                    and found[0].kind in ("role", "name")
                    and (
                        self.body.cast.side(found[0].people[0]) == "answer"
                        or (found[0].people[0].name and not found[0].people[0].councillor)
                    )
                ):
                    return list(found[0].people[:1])
        return []
