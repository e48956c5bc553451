"""Alternating prose: "Councillor Lee asked … The Leader replied …", in one paragraph or several.

Also replies that name their question ("In response to a question from Councillor Lee, the Leader explained …"),
remarks that raise a matter and get an answer, and questions whose answer is not minuted.
"""

from __future__ import annotations

import re

from tui.minutes.exchanges.base import DECISION_START, END_OF_DEBATE, Body, Draft, add_people
from tui.minutes.exchanges.floor import Floor
from tui.minutes.exchanges.labels import KEY
from tui.minutes.exchanges.topics import run_in
from tui.minutes.exchanges.turns import is_heading
from tui.minutes.person import Person, is_holder_office
from tui.minutes.phrases import Phrase
from tui.minutes.speech import Act, Sentence
from tui.minutes.stream import Para

_MINUTE_KEY = re.compile(
    r"^(?:minute|item|action|para(?:graph)?)\s+(?:no\.?\s*)?[\w/.]+\s*(?:[-–:]\s*[^:]{1,80}|\([^)]{1,80}\)\s*):\s*",
    re.I,
)
_PLAIN_ANSWER = re.compile(
    r"(?:It|There|They|Yes|No|None|Not|Nobody|Nothing|Most|Some|All|Both|Neither|Twice|Once|Never|Officers|"
    r"(?:He|She) (?:was|had|did|could|would|were))\b"
)
"""How a sentence without a speaker begins that answers the question mark before it: "It did; it was patchy."."""
_SHORTLY = re.compile(
    r"(?:He|She|They)\s+(?:(?:thought|believed|hoped|feared|said|supposed)\s+(?:so|not)"
    r"|(?:did|had|could|would|was|were|has|does)(?:\s+(?:so|not|indeed))?(?=\s*[.;]))"
)
"""How whoever was asked answers in a word."""
_TO_ANSWER = re.compile(r",?\s+to (?:respond|reply|answer|comment|explain|deal with|take (?:this|that|it|the))\b", re.I)
"""After whoever is to answer in somebody's stead."""
_TO_ALL = re.compile(
    r"(?:in|by way of) (?:response|reply|answer|replying|responding),|replying,|responding,|"
    r"(?:in (?:response|reply|answer) to|[^.;:]{3,80}?\b(?:replied to|responded to|answered|took|addressed)) "
    r"(?:both|all|each|these|those|them)\b",
    re.I,
)
"""How a reply begins that answers whatever its paragraph asked before it."""
_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]")
"""A number that stands alone above its paragraph."""
_OPENED = Phrase(
    "opened invited opportunity",
    r"\bopened\b[^.]{0,60}\b(?:the floor|(?:to|for) (?:the )?(?:floor|questions|members|comments|discussion))\b"
    r"|\bfloor was (?:then )?opened\b"
    r"|\b(?:given|offered|afforded) (?:an|the) opportunity to (?:ask|raise|put) (?:any )?(?:questions|comments"
    r"|queries)\b"
    r"|\binvited (?:questions|comments|(?:members|councillors) to (?:ask|comment|speak))\b",
    re.I,
)
"""How whoever presides lets members speak: from then on what they raise is put to those who presented."""
_CHASES = re.compile(
    r"\b(?:had|has) (?:still )?not (?:yet )?(?:received|had (?:a|an|any|the)|been (?:given|sent|told|shown|provided))\b"
    r"|\bwas still (?:waiting|awaiting)\b|\b(?:was|were) still awaited\b",
    re.I,
)
"""What those say who were promised something, whatever else they do in the minutes."""
_FLOOR = re.compile(
    r"[^?]{3,80}?\bproposed\b[^?]{5,500}\.\s+(?:This|It|The (?:proposal|motion|amendment)) was\b"
    r"[^.?]{0,20}\bseconded by [^?]{3,60}\b(?:agreed|carried|adopted|approved)\b[^?]{0,40}",
    re.I,
)
"""A proposal from the floor that was seconded and settled: a decision, and no part of what was asked before."""
_TOPIC_WORD = re.compile(r"(?<=\s)[A-Z][\w’'-]{3,}")
"""A name in the topic of a reply, by which the question is known that it answers."""
_ON_TOPIC = re.compile(
    r"(?:in (?:relation|regard|respect) (?:to|of)|regarding|with (?:regard|reference|respect) to|as regards|concerning"
    r"|on the (?:issue|matter|question|point|topic|subject) of|in terms of)\b[^.?!]{3,140}?,\s",
    re.I,
)
"""How a reply names what it is about and not who asked: "In relation to salt, the Engineer advised"."""


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


class _Reader(Floor):
    """Reads turn by turn; one exchange is open at a time."""

    def paragraph(self, para: Para, before: Para | None) -> None:
        text, self.answerer = para.text, []
        self.opened = self.opened or _OPENED.search(text) is not None
        if DECISION_START.match(text) or END_OF_DEBATE.match(text) or is_heading(para) or _MARKER.fullmatch(text):
            self.close()
            return
        if _FLOOR.fullmatch(text):
            self.close()
            return
        key = KEY.match(text) or _MINUTE_KEY.match(text)
        if key:
            self.close()
        sentences = self.body.acts(para)
        self.to_all = max((s.start for s in sentences if _TO_ALL.match(s.text)), default=-1)
        after = self.body.position(para) + 1
        if any(_TO_ALL.match(p.text) for p in self.body.paras[after : after + 1]):
            self.to_all = para.end
        if len(sentences) > 1 and not sentences[0].acts and run_in(text):
            self.headed = (sentences[1].start, para.start)
            sentences = sentences[1:]
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
        if self._answers_shortly(sentence):
            self._short_answer(sentence, para)
            return
        acts = [a for a in sentence.acts if not (a.pronoun and self._is_aside(a))]
        if not acts:
            self._no_turn(sentence, para, first)
            return
        for number, act in enumerate(acts):
            if keyed and number == 0 and self._takes_up(act, para):
                self._comment(act, sentence, para, True)
            else:
                self._act(act, sentence, para, first and number == 0, number)
        if keyed and self.open:
            self.open.draft.start = para.start
            self.open.draft.kind = "supplementary"
            self.open.firm = self.open.firm or self._takes_up(acts[0], para)

    def _answers_shortly(self, sentence: Sentence) -> bool:
        turn = self.open
        return turn is not None and turn.asking and bool(turn.draft.addressed) and bool(_SHORTLY.match(sentence.text))

    def _short_answer(self, sentence: Sentence, para: Para) -> None:
        """Whoever was asked answers in a word: "He did", "She thought so"."""
        turn = self.open
        if turn is not None:
            turn.asking, turn.firm, turn.answer_at = False, True, sentence.start
            add_people(turn.draft.respondents, turn.draft.addressed)
            turn.last = list(turn.draft.addressed)
            self._extend(sentence, para)

    def _takes_up(self, act: Act, para: Para) -> bool:
        """Whether whoever is named first takes up a question printed elsewhere, and somebody else speaks after."""
        speakers = {a.people[0].words for s in self.body.acts(para) for a in s.acts if a.people}
        plain = act.kind in ("neutral", "answer") and not act.passive and bool(act.people)
        return plain and len(speakers) > 1 and not is_holder_office(self.body.cast.office(act.people[0]))

    def _is_aside(self, act: Act) -> bool:
        return self.open is None and act.kind in ("neutral", "answer")

    def _no_turn(self, sentence: Sentence, para: Para, first: bool) -> None:
        """A sentence without a speaker belongs to whoever spoke before in the same paragraph."""
        turn = self.open
        if turn is None:
            return
        same = turn.paras[-1].index == para.index
        if same and turn.asking and turn.questioned and _PLAIN_ANSWER.match(sentence.text):
            turn.asking, turn.firm, turn.answer_at = False, True, sentence.start
        turn.questioned = turn.questioned or sentence.text.rstrip(" ”\"')").endswith("?")
        turn.firm = turn.firm or (turn.asking and turn.questioned)
        goes_on = first and not same and (para.text[:1].islower() or para.text[:1] in '“"(-' or para.dash)
        if first and not same:
            turn.spills = not turn.asking and (turn.spills or turn.paras[-1].text.endswith((":", ":-")))
        if same or goes_on or turn.spills:
            self._extend(sentence, para)
        elif first:
            self.close()

    def _handed_to(self, act: Act, sentence: Sentence) -> list[Person]:
        """Whom an answerer lets answer: "The Leader asked the Head of Roads to respond. He said"."""
        if act.verb not in ("asked", "invited") or act.passive or not act.people:
            return []
        after = (p for p in sentence.mentions if p.start >= act.at - sentence.start and p.kind in ("role", "name"))
        party = next(after, None)
        if party is None or not _TO_ANSWER.match(sentence.text, party.end):
            return []
        side = {self.body.cast.side(p) for p in act.people}
        return list(party.people) if side & {"answer", "chair"} else []

    def _act(self, act: Act, sentence: Sentence, para: Para, first: bool, number: int) -> None:
        turn = self.open
        if turn and turn.asking and (officer := self._handed_to(act, sentence)):
            turn.draft.addressed, turn.patient = officer, True
            self._extend(sentence, para)
            return
        side = self.side(act, turn)
        own_para = first and (turn is None or turn.paras[-1].index != para.index)
        kind = self.kind(act, sentence, side, turn, own_para)
        if kind == "none" and act.kind == "neutral" and turn is None and self._answered_in(act, sentence):
            kind = "comment"
        asks = side == "" or _CHASES.search(sentence.text) is not None
        if kind == "none" and turn is None and first and asks and self._taken_up(act, sentence, para):
            kind = "comment"
        if kind == "answer" and act.kind == "neutral" and side == "" and self._answered_later(sentence, para):
            kind = "comment"
        if own_para and side == "answer" and kind not in ("ask", "reply") and self._on_topic(act, sentence):
            kind = "reply"
            self.close()
        if own_para and side == "answer" and kind not in ("ask", "reply") and self._after_list(act, para):
            kind = "reply"
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
        if act.people:
            self.speaker = list(act.people)
            self.answerer = self.speaker if side == "answer" else self.answerer

    def _answered_in(self, act: Act, sentence: Sentence) -> bool:
        """Whether somebody else answers a remark in its own sentence: "The Chair suggested …, the Leader agreed"."""
        others = (a for a in sentence.acts if a.start > act.start and not a.pronoun and a.people)
        return any(self.side(a, None) == "answer" and a.kind in ("answer", "neutral") for a in others)

    def _taken_up(self, act: Act, sentence: Sentence, para: Para) -> bool:
        """Whether what a member tells is followed, in its paragraph, by that member's question or by an answer.

        "Mr Ray informed the Committee that nothing had come. The Director said that it had been sent."
        """
        if act.kind not in ("answer", "neutral") or act.passive or not any(p.name for p in act.people):
            return False
        later = [a for s in self.body.acts(para) if s.start > sentence.start for a in s.acts]
        if later and later[0].kind == "ask" and later[0].pronoun:
            return True
        others = [a for a in later if not a.pronoun and a.people]
        return bool(others) and others[0].kind in ("answer", "neutral") and self.side(others[0], None) == "answer"

    def _of_an_earlier(self, topic: str) -> bool:
        """Whether a topic was spoken of in an earlier question that nobody has answered, and not in the open one."""
        turn = self.open
        words = set(_TOPIC_WORD.findall(topic))
        if turn is None or not words or not self.out or self.out[-1].answer is not None:
            return False
        text = self.body.stream.text
        here = text[turn.draft.start : turn.draft.end]
        earlier = [text[d.start : d.end] for d in self.out if d.answer is None]
        return not any(w in here for w in words) and any(w in e for w in words for e in earlier)

    def _after_list(self, act: Act, para: Para) -> bool:
        """Whether an answerer speaks right after the list of what Members raised."""
        at = self.body.position(para)
        heard = at > 0 and self.body.paras[at - 1].index in self.body.heard
        return heard and act.kind in ("answer", "neutral") and not act.pronoun and not act.passive

    def _on_topic(self, act: Act, sentence: Sentence) -> bool:
        """Whether an answerer takes up, by its topic, what was asked before and answered by nobody yet."""
        m = _ON_TOPIC.match(sentence.text) if self.floor and act.kind in ("answer", "neutral") else None
        if m is not None and self.open is not None and self.open.asking and not self._of_an_earlier(m[0]):
            return False
        return m is not None and act.start - sentence.start <= m.end() + 4
