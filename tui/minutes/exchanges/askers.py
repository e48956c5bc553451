"""Who asks and who is asked, as the label of a question says, and what the label heads."""

from __future__ import annotations

import re
from bisect import bisect_right

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.base import Body, named_people
from tui.minutes.exchanges.heads import led_by, read_head, whole
from tui.minutes.exchanges.labels import (
    ADDRESSED,
    ASKS_FOLLOWING,
    BY_LETTER,
    COMMENT,
    QUESTION,
    SHORT_Q,
    SUPPLEMENTARY_LABEL,
    is_answer,
    is_question,
    led_question,
    unbracketed,
)
from tui.minutes.exchanges.names import bare_name
from tui.minutes.people import parties
from tui.minutes.person import Person, is_holder_office
from tui.minutes.speech import Act
from tui.minutes.stream import Para

ITEM_REF = re.compile(r"^(?:item|agenda item)\s+(?:no\.?\s*)?[\d.]+$", re.I)


_READ_BY = re.compile(r"\s*\((?:read|asked|put|submitted|presented|taken|via|by|in the absence)\b[^()]{0,80}\)", re.I)
"""Who only reads a question out, or how it came."""

_SAID = re.compile(r":\s*(?=[“\"])")
"""Where a label ends and the question in its own words begins."""


class Labels:
    """Reads the labels of one item."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.answers = [i for i, p in enumerate(body.paras) if is_answer(p)]
        self.questions = [i for i in range(len(body.paras)) if self.asks(i)]

    def asks(self, i: int) -> bool:
        """Whether a paragraph begins with the label of a question, or says who asks whom over a labelled answer."""
        para, after = self.body.paras[i], next(iter(self.body.paras[i + 1 : i + 2]), None)
        return is_question(para) or led_question(para, after)

    def answered_after(self, i: int) -> bool:
        """Whether an answer label stands within the next pages, before the next question."""
        k, j = bisect_right(self.answers, i), bisect_right(self.questions, i)
        after = self.answers[k] if k < len(self.answers) else i + 160
        return after < i + 160 and not (j < len(self.questions) and self.questions[j] < after)

    def asked_in_full(self, i: int) -> bool:
        """Whether a label in the rubric has its question printed under it."""
        after = self.body.paras[i + 1 : i + 2]
        return (
            bool(re.search(r"\b(?:from|by)\b", self.body.paras[i].text, re.I))
            and bool(after)
            and after[0].text.startswith(("“", '"'))
        )

    def heads_several(self, i: int, para: Para) -> bool:
        """A label whose own questions follow, labelled again."""
        following = [p for p in self.body.paras[i + 1 : i + 3] if not ITEM_REF.match(p.text)]
        m = QUESTION.match(unbracketed(para.text))
        if not m or not (m["by"] or m["to"]) or not following or not is_question(following[0]):
            return False
        n = QUESTION.match(following[0].text)
        return bool(n and n["n"] and not n["by"]) and not re.search(r"\?", para.text)

    def label_people(self, para: Para) -> tuple[list[Person], list[Person]]:
        """Who asks and who is asked, by the label."""
        text = unbracketed(para.text)
        m = QUESTION.match(text)
        label = text
        if m and m["c"] and not m["by"]:
            label = re.split(r"(?<=[a-z)])[.:?]\s", text[m.end() :], maxsplit=1)[0]
            if len(label) > 200 or not re.match(
                r"\s*(?:cll?r|councillor|mr|mrs|ms|miss|dr|from|cabinet member|portfolio)", label, re.I
            ):
                return self.spoken(text, m.end())
            office = whole(text[m.end() :])
            if office and not office[0].name and is_holder_office(office[0].office):
                return [], office[:1]
            told = self.spoken(text, m.end())
            if told[0]:
                return told
        elif m and m["q"] is not None:
            return [], []
        elif m and m["br"]:
            return whole(text[m.end() :].partition(")")[0]), []
        elif letter := BY_LETTER.match(text):
            return whole(letter["who"]), []
        elif short := SHORT_Q.match(text) or COMMENT.match(text):
            said = read_head(text[short.end() :]) or led_by(text[short.end() :])
            return (said.asked, said.addressed) if said else self.spoken(text, short.end())
        elif (alone := SUPPLEMENTARY_LABEL.match(text)) and alone[0].endswith((".", ":")):
            said = led_by(text[alone.end() :].lstrip())
            return (said.asked, said.addressed) if said else self.spoken(text, alone.end())
        elif ASKS_FOLLOWING.search(text) and (told := self.spoken(text, 0))[1]:
            return told
        if label.isupper():
            label = label.title()
        label = _READ_BY.sub("", _SAID.split(label[:400])[0])
        cut = ADDRESSED.search(label, 8 if m else 0)
        while cut and not named_people(label[: cut.start()]) and not bare_name(label[: cut.start()]):
            cut = ADDRESSED.search(label, cut.end())
        head, tail = (label[: cut.start()], label[cut.end() :]) if cut else (label, "")
        asked = named_people(head)
        if not asked and m and m["by"]:
            asked = bare_name(head[m.end() :] if label is text else head)
        if not asked and re.match(r"(?:\(?\w{1,3}\)\s*)?from\b", head, re.I):
            asked = bare_name(head)
        if re.match(r"\s*(?:cabinet member|portfolio holder|leader|executive member)", head, re.I) and not tail:
            return [], asked[:1]
        return asked, named_people(tail)[:1]

    def spoken(self, text: str, at: int) -> tuple[list[Person], list[Person]]:
        """Who asks whom in the sentence after a short label: "Q1. Mr Wren asked the Leader the following"."""
        sentences = read_acts(text[at : at + 400])
        act = next((a for s in sentences for a in s.acts if a.kind == "ask" and not a.passive), None)
        if act is None:
            opens = (p for s in sentences for p in s.mentions[:1] if p.text == "Members" and p.start == 0)
            return [person for p in opens for person in p.people][:1], []
        after = parties(text[at + act.at : at + act.at + 160])
        addressed = [
            p for party in after[:1] if party.start < 3 and party.kind in ("role", "name") for p in party.people
        ]
        return list(act.people), addressed

    def inline_topic(self, para: Para, m: re.Match[str] | None, rest: str) -> str | None:
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

    def first_act(self, para: Para) -> Act | None:
        sentences = self.body.acts(para)
        return next((a for s in sentences[:1] for a in s.acts if not a.pronoun), None)
