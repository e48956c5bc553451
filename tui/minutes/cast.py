"""Which side people are on: whether whoever is named asks or answers, told by office and by how the item uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from tui.minutes.model import Attendee
from tui.minutes.offices import fuller
from tui.minutes.person import Person, is_holder_office
from tui.minutes.speech import Act, Sentence

_ASKER = re.compile(
    r"^(?:an? |the )?(?:local |lead )?(?:resident|petitioner|questioner|parent|tenant|campaigner|objector"
    r"|member of the public)\b",
    re.I,
)
"""What somebody from outside is called who asks; none of them answers for the council."""
_PRESIDES = re.compile(
    r"^(?:the\s+)?(?:vice[- ]?)?(?:chair\w*|mayor|deputy mayor|cathaoirleach|provost|lord mayor|speaker|"
    r"convener)(?:\s+of the (?:committee|panel|board|council|commission|meeting))?$",
    re.I,
)
_PUBLIC = re.compile(
    r"member of the public|members of the (?:public|committee|panel|council|board)|ward member|local member|"
    r"elected member",
    re.I,
)


_EXECUTIVE = re.compile(r"\b(?:council|cabinet|executive)\b(?! (?:scrutiny|overview))", re.I)
"""Bodies among whose members are those who answer."""


_SCRUTINISES = re.compile(r"\b(?:scrutiny|overview|select|commission|panel|forum)\b", re.I)
_MAYOR = re.compile(r"(?:the )?(?:executive |elected |deputy )?mayor", re.I)


@dataclass(slots=True)
class _Seen:
    asks: int = 0
    answers: int = 0
    office: str | None = None
    full: str | None = None
    councillor: bool = False
    officer: bool = False
    brings: bool = False
    """Whether they brought the report that the item is about, and so answer for it."""
    sits: bool = False
    """Whether they sit on the body that met, which puts the questions, and hold no post."""


@dataclass(slots=True)
class Cast:
    """Everybody a document names, by surname."""

    seen: dict[str, _Seen] = field(default_factory=dict)
    scrutinises: bool = False
    """Whether the body that met puts questions to the executive, so that a mayor who comes answers to it."""
    whole: Cast | None = None
    """The cast of the whole meeting, where this is the cast of one item."""

    def _key(self, person: Person) -> str:
        """The surname, with the initial of whoever shares it with somebody named before."""
        known = (self.whole or self).seen.get(person.surname)
        first, other = _initial(person.name), _initial(known.full if known else None)
        return f"{person.surname}, {first}" if first and other and first != other else person.surname

    def _entry(self, person: Person) -> _Seen:
        key = self._key(person)
        if key not in self.seen:
            known = self.whole.seen.get(key) if self.whole else None
            self.seen[key] = replace(known, asks=0, answers=0, brings=False) if known else _Seen()
        return self.seen[key]

    def _known(self, person: Person) -> _Seen | None:
        key = self._key(person)
        return self.seen.get(key) or (self.whole.seen.get(key) if self.whole else None)

    def learn_attendance(self, attendees: Iterable[Attendee], body: str | None = None) -> None:
        """Posts and capacities from the list of those present at a meeting of ``body``."""
        asks = bool(body) and not _EXECUTIVE.search(body or "")
        self.scrutinises = self.scrutinises or (asks and _SCRUTINISES.search(body or "") is not None)
        for attendee in attendees:
            entry = self._entry(Person(attendee.name))
            entry.office = entry.office or attendee.post
            entry.full = entry.full or attendee.name
            entry.officer = entry.officer or attendee.capacity == "officer"
            entry.sits = entry.sits or (asks and attendee.capacity == "member" and not attendee.post)

    def learn_initials(self, known: Iterable[tuple[str, Attendee]]) -> None:
        """Initials by which notes call those present: the whole name, the post, and on which side."""
        for short, attendee in known:
            entry = self._entry(Person(short))
            entry.office, entry.full = attendee.post, attendee.name
            entry.officer = attendee.capacity == "officer"
            entry.councillor = not entry.officer

    def learn(self, sentences: Iterable[Sentence]) -> None:
        """How often each person asks and answers, and the office named beside them."""
        last: Person | None = None
        for sentence in sentences:
            for party in sentence.mentions:
                for person in party.people:
                    if person.name and person.office:
                        self.name(person)
            for act in sentence.acts:
                if act.pronoun and last is not None:
                    entry = self._entry(last)
                    entry.asks += act.kind == "ask"
                last = act.people[0] if act.people and act.people[0].name else (last if act.pronoun else None)
                for person in act.people:
                    if not person.name:
                        continue
                    entry = self._entry(person)
                    entry.asks += act.kind == "ask"
                    entry.answers += act.kind in ("answer", "reply")
                    entry.brings = entry.brings or (act.kind == "present" and _brings(act, sentence))
                    entry.councillor = entry.councillor or person.councillor
                    self.name(person)
                for person in act.lead:
                    if person.name:
                        self._entry(person).asks += 2

    def name(self, person: Person) -> None:
        """Remember a person's office and fullest name."""
        if not person.name:
            return
        if self.whole is not None:
            self.whole.name(person)
        entry = self._entry(person)
        if person.office:
            entry.office = fuller(entry.office, person.office) if entry.office else person.office
        if entry.full is None or len(person.name) > len(entry.full):
            entry.full = person.name

    def for_item(self, sentences: Iterable[Sentence]) -> Cast:
        """The cast of one item: offices and capacities of the whole document, asking and answering of this item.

        Who neither asks nor answers here is taken as elsewhere in the document, but for officers and witnesses.
        """
        here = Cast({}, self.scrutinises, self)
        here.learn(sentences)
        for name, seen in here.seen.items():
            whole = self.seen.get(name)
            if whole and not (seen.asks or seen.answers or seen.officer or seen.brings):
                seen.asks, seen.answers = whole.asks, whole.answers
        return here

    def knows(self, person: Person) -> bool:
        """Whether the document has told of a person."""
        return self._known(person) is not None

    def full_name(self, person: Person) -> str | None:
        """The fullest form of a person's name that the document gives."""
        seen = (self.whole or self).seen.get(self._key(person))
        return (seen.full if seen else None) or person.name

    def has_answerers(self) -> bool:
        """Whether anybody answers and never asks."""
        return any((s.answers > 0 and not s.asks) or is_holder_office(s.office) for s in self.seen.values())

    def holder_of(self, fits: Callable[[str], bool]) -> str | None:
        """The one person whose office fits, by name; ``None`` where nobody or several do."""
        names = {e.full for e in (self.whole or self).seen.values() if e.office and e.full and fits(e.office)}
        return names.pop() if len(names) == 1 else None

    def office_of(self, fits: Callable[[str], bool]) -> str | None:
        """The one office in the document that fits; ``None`` where none does, or several."""
        offices = {e.office for e in (self.whole or self).seen.values() if e.office and fits(e.office)}
        return offices.pop() if len(offices) == 1 else None

    def office(self, person: Person) -> str | None:
        """The office of a person: as given here, or as the document gave it elsewhere."""
        if person.office or not person.name:
            return person.office
        seen = self.seen.get(self._key(person))
        return (seen.office if seen else None) or (self.whole.office(person) if self.whole else None)

    def side(self, person: Person) -> str:
        """ "ask", "answer", "chair" or "" where the text does not tell."""
        if not person.name:
            office = person.office or ""
            if _PUBLIC.search(office):
                return "ask"
            if is_holder_office(office):
                return "answer"
            if _MAYOR.fullmatch(office) and (self.whole or self).scrutinises:
                return "answer"
            if _PRESIDES.match(office):
                return "chair"
            if person.title == "generic":
                return "answer" if re.search(r"officers?|gardaí", office, re.I) else "ask"
            return "ask" if re.fullmatch(r"(?:\w+\s)?(?:members?|councillors?)", office, re.I) else "answer"
        entry = self._known(person) or _Seen()
        post = self.office(person)
        if post and is_holder_office(post):
            return "answer" if entry.asks <= entry.answers + 1 else ""
        if post and _ASKER.match(post):
            return "ask"
        if entry.brings and self.whole is not None and not entry.asks:
            return "answer"
        if (entry.asks and not entry.answers) or (entry.sits and not post and not entry.officer):
            return "ask"
        if entry.officer or (post and not re.search(r"group|spokes|chair|member of|vice|mayor", post, re.I)):
            return "answer"
        if entry.answers and not entry.asks:
            return "answer"
        if not entry.councillor and not entry.asks and not person.councillor:
            return "answer" if entry.answers else ""
        return ""


_PAPER = re.compile(
    r"\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?:\w+ ){0,2}?(?:reports?|review|findings|proposals?|strategy|plan"
    r"|budget|paper|update)\b"
)


def _brings(act: Act, sentence: Sentence) -> bool:
    """Whether a turn brings a paper before the meeting: "introduced the report of the Committee's review"."""
    said = act.verb in ("introduced", "presented", "submitted")
    return said and _PAPER.match(sentence.text, act.at - sentence.start) is not None


def _initial(name: str | None) -> str:
    """The first letter of a first name or initial; empty for a surname alone."""
    words = (name or "").split()
    return words[0][0].lower() if len(words) > 1 else ""
