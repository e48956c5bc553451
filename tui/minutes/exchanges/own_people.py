"""Who asks and who answers within an entry of a list, gathered turn by turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.minutes import cues
from tui.minutes.acts import read_acts
from tui.minutes.exchanges.base import Body, add_people
from tui.minutes.exchanges.judge import PLAIN_FRAME
from tui.minutes.people import parties
from tui.minutes.person import Person
from tui.minutes.speech import Act
from tui.minutes.stream import Para

_ASKING = cues.verbs(cues.ASKS)
_ONE_MEMBER = re.compile(r"(?:an?|one|another|the same) (?:[\w-]+ )?(?:member|councillor|resident)\b", re.I)
_OFFICERS = re.compile(r"(?:the )?officers$", re.I)


def own_people(body: Body, entry: list[Para], topic: str | None) -> tuple[list[Person], list[Person], int | None]:
    """Who asks and who answers within an entry, and where its answer begins."""
    own = _Own(body)
    for act, opening in _turns(body, entry, topic):
        own.hear(act, opening)
    if own.addressed and not (own.answered and own.addressed[0].title == "generic"):
        own.answered = [*own.addressed, *(p for p in own.answered if p not in own.addressed)]
    if own.nobody() and not any(s.acts for s in body.acts(entry[0])[:1]):
        own.answered = _opening(body, entry[0].text)
    return own.asked, own.answered, own.at


def _turns(body: Body, entry: list[Para], topic: str | None) -> Iterator[tuple[Act, bool]]:
    """The turns of an entry after its topic, and whether they open the entry or a paragraph of it."""
    bare = _ASKING.match(entry[0].text.lower()) is not None
    for para in entry:
        first = para is entry[0]
        if not first and para.marker and para.dash:
            continue
        skip = para.text.find(topic) + len(topic) if topic and first else 0
        text = para.text[skip:].lstrip(" -–—:") if skip else para.text
        base = para.end - len(text)
        for number, sentence in enumerate(read_acts(text, base) if skip else body.acts(para)):
            for act in sentence.acts:
                if not (bare and first and number == 0 and act.kind == "ask"):
                    yield act, act.start in (entry[0].start, base)


@dataclass(slots=True)
class _Own:
    """The people of an entry up to a turn."""

    body: Body
    asked: list[Person] = field(default_factory=list)
    answered: list[Person] = field(default_factory=list)
    addressed: list[Person] = field(default_factory=list)
    at: int | None = None
    """Where the answer begins."""
    said: tuple[Person, ...] = ()
    """Who spoke last, for a pronoun to point back to."""

    def nobody(self) -> bool:
        """Whether nobody asked or answered so far."""
        return not self.asked and not self.answered

    def hear(self, act: Act, opening: bool) -> None:
        """Take in a turn; ``opening``: it opens the entry or a paragraph of it."""
        if act.patient:
            add_people(self.asked, act.people)
            add_people(self.addressed, act.patient)
            return
        side = next((self.body.cast.side(p) for p in act.people), "")
        if act.pronoun and act.kind == "ask" and self.nobody():
            add_people(self.asked, self.said)
        self.said = self.said if act.pronoun else act.people
        if act.lead:
            add_people(self.asked, act.lead)
        if self._raises(act, side, opening):
            add_people(self.asked, act.people)
        elif act.kind == "ask" and not (act.mixed and side == "answer" and self.asked):
            if side != "answer" or not self.answered:
                add_people(self.asked, act.people)
        elif self._replies(act, side):
            add_people(self.answered, act.people)
            if self.at is None and not act.pronoun:
                self.at = act.start

    def _raises(self, act: Act, side: str, opening: bool) -> bool:
        """Whether whoever only remarks on something, before anybody else, puts it to those who answer."""
        if not self.nobody():
            return False
        if act.party is not None and _ONE_MEMBER.match(act.party.text) and act.kind in ("neutral", "present"):
            return True
        remarks = act.kind == "neutral" or (act.kind == "answer" and side == "ask")
        return (
            (remarks and opening and not act.pronoun)
            and (side != "answer" or not any(self.body.cast.office(p) for p in act.people))
            and all(p.councillor or (p.name and side == "ask") for p in act.people)
        )

    def _replies(self, act: Act, side: str) -> bool:
        """Whether a turn, asking or telling, is that of somebody who answers."""
        if self._has_asked(act) or (side == "ask" and act.kind != "reply"):
            return False
        told = act.kind == "neutral" and not act.pronoun and (side == "answer" or (side == "" and bool(self.asked)))
        frames = act.kind == "present" and side == "answer" and not PLAIN_FRAME.match(act.verb)
        return act.kind in ("reply", "answer", "ask") or told or frames

    def _has_asked(self, act: Act) -> bool:
        return any(p.surname and p.surname == q.surname for p in act.people for q in self.asked)


def _opening(body: Body, text: str) -> list[Person]:
    """Whoever answers and heads an entry in which no turn was found: a name or role by itself, or officers."""
    first = next(iter(parties(text[:160])), None)
    if first is None or first.start or not first.people or body.cast.side(first.people[0]) != "answer":
        return []
    officers = _OFFICERS.match(first.text) is not None
    alone = len(text) - first.end < 20 and first.kind in ("role", "name")
    return list(first.people) if officers or alone else []
