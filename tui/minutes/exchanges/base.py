"""What the layouts share: the item's body, and the exchange as it is being put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tui.minutes.acts import read_acts
from tui.minutes.cast import Cast
from tui.minutes.names import NAME
from tui.minutes.people import parties
from tui.minutes.person import Party, Person
from tui.minutes.speech import Sentence
from tui.minutes.stream import Para, Stream

Place = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An exchange being read; places are in the stream."""

    start: int
    end: int
    kind: str = "question"
    topic: str | None = None
    question: Place | None = None
    answer: Place | None = None
    questioners: list[Person] = field(default_factory=list)
    respondents: list[Person] = field(default_factory=list)
    supplementary: bool = False
    addressed: list[Person] = field(default_factory=list)
    """Portfolio holders to whom a labelled question was put."""
    own_asker: bool = False
    """Whether an entry of a list names its own questioner, or its own question."""
    own_answerer: bool = False
    """Whether an entry of a list is a reply and nothing else."""
    cut: bool = False
    """Whether nobody answers: the text ends before, or the question was not put."""


_NAMED_LAST = re.compile(rf"(?P<o>.{{3,90}}?)(?:,\s+|\s+\()(?P<n>{NAME})\)?")
"""A role and what may be the name of whoever holds it."""


@dataclass(slots=True)
class Body:
    """The paragraphs of one item, which of them are taken, and who is who."""

    stream: Stream
    paras: list[Para]
    cast: Cast
    title: str = ""
    taken: set[int] = field(default_factory=set)
    remit: list[str] = field(default_factory=list)
    debated: bool = False
    """Whether a motion was put and replied to, so that what members say after it is said to that reply."""
    heard: set[int] = field(default_factory=set)
    """The last paragraphs of lists of what Members raised, or of what they were told: who answers next answers that."""
    first_names: dict[str, Person] = field(default_factory=dict)
    """Names without a title by which the minutes call people."""
    _acts: dict[int, list[Sentence]] = field(default_factory=dict)

    def acts(self, para: Para) -> list[Sentence]:
        """The sentences of a paragraph with their turns of speech."""
        if para.index not in self._acts:
            self._acts[para.index] = self._by_name(read_acts(para.text, para.start, self.first_names))
        return self._acts[para.index]

    def call(self, names: dict[str, Person]) -> None:
        """Read again with the first names by which the minutes call people."""
        if names:
            self.first_names = names
            self._acts.clear()

    def _by_name(self, sentences: list[Sentence]) -> list[Sentence]:
        """Sentences in which a role that ends in the name of somebody present is that person.

        "The Senior Planner, Ann Lee, explained": only the list of those present tells a name from a service.
        """
        for sentence in sentences:
            known = {id(party): named for party in sentence.mentions if (named := self._named(party)) is not None}
            if known:
                sentence.mentions = [known.get(id(party), party) for party in sentence.mentions]
            for act in sentence.acts:
                named = self._named(act.party) if act.party is not None else None
                act.party = named or act.party
                act.lead = tuple(self._person(p) or p for p in act.lead)
        return sentences

    def _named(self, party: Party) -> Party | None:
        people = tuple(self._person(p) or p for p in party.people) if party.kind in ("role", "name") else party.people
        return replace(party, people=people, kind="name") if people != party.people else None

    def _person(self, person: Person) -> Person | None:
        m = _NAMED_LAST.fullmatch(person.office) if person.office and not person.name else None
        if m is None:
            return None
        present = self.cast.full_name(Person(m["n"])) == m["n"] and self.cast.knows(Person(m["n"]))
        if not present and (" " not in m["n"] or m["n"].split()[-1] not in self.first_names):
            return None
        return Person(m["n"], re.sub(r"^the\s+", "", m["o"], flags=re.I))

    def sentences(self, text: str, start: int) -> list[Sentence]:
        """The same of any run of the stream; what is a whole paragraph is not read again."""
        para = self._at(start)
        return self.acts(para) if para is not None and para.text == text else read_acts(text, start, self.first_names)

    def _at(self, start: int) -> Para | None:
        k = bisect_left(self.paras, start, key=lambda p: p.start)
        return self.paras[k] if k < len(self.paras) and self.paras[k].start == start else None

    def position(self, para: Para) -> int:
        """Where a paragraph stands among those of the item."""
        return bisect_left(self.paras, para.index, key=lambda p: p.index)

    def take(self, paras: Iterable[Para]) -> None:
        """Mark paragraphs as understood."""
        self.taken.update(p.index for p in paras)

    def free(self) -> Iterator[Para]:
        """Paragraphs that no layout has claimed, in order."""
        return (p for p in self.paras if p.index not in self.taken)

    def is_free(self, para: Para) -> bool:
        return para.index not in self.taken


def add_people(to: list[Person], people: Iterable[Person]) -> None:
    """Add those not yet in the list; a fuller name replaces a surname, an office beside a name is kept."""
    for person in people:
        words = person.words.lower()
        same = next((i for i, p in enumerate(to) if _same(p, person)), None)
        if same is None and words:
            to.append(person)


def _same(a: Person, b: Person) -> bool:
    if a.name and b.name:
        x, y = a.name.lower().split(), b.name.lower().split()
        return x[-1] == y[-1] and (set(x) <= set(y) or set(y) <= set(x))
    if a.name or b.name:
        named, role = (a, b) if a.name else (b, a)
        return bool(named.office and role.office) and _bare_office(named.office or "") == _bare_office(
            role.office or ""
        )
    return _bare_office(a.office or "") == _bare_office(b.office or "")


def _bare_office(office: str) -> str:
    return re.sub(r"^(?:the|an?)\s+(?:same\s+)?", "", office.lower()).strip()


def named_people(text: str) -> list[Person]:
    """The people and roles of a label line, in order."""
    return [person for party in parties(text) if party.kind != "pronoun" for person in party.people]


SUPPLEMENTARY = re.compile(r"\bsupplementa(?:ry|l)\b|\bfollow[- ]?up question\b|\bfurther question\b", re.I)
DECISION_START = re.compile(
    r"^(?:\(?\w{1,3}[.)]\s*)?(?:(?:and |it was |the (?:committee|panel|council|cabinet|board|commission|meeting|"
    r"sub-?committee) )?(?:then )?(?:unanimously |accordingly )?"
    r"(?:RESOLVED|RECOMMENDED|AGREED|DECIDED|Resolved|UNANIMOUSLY RESOLVED)\b|RECOMMENDATIONS?\b|NOTED\b|AGREED\b|"
    r"DECISIONS?:|Resolution\b|Recommendation\b|And Resolved|On a motion|"
    r"(?:(?:Following|After)\b[^.;:]{3,90}, )?"
    r"(?:[Oo]n (?:the|a) (?:proposal|proposition|motion) (?:of|by|from)|[Ii]t was (?:then )?(?:proposed|moved) by)\b)",
)
END_OF_DEBATE = re.compile(
    r"^(?:the (?:chair\w*|mayor|committee|panel|board|commission|members|cathaoirleach)(?: and \w+)? thanked|"
    r"reasons? for (?:the )?decision|(?:other|alternative) options|"
    r"conflicts? of interest|supporting documents|additional documents|the meeting (?:then )?(?:concluded|closed|"
    r"ended|rose)|this concluded|publication date|date of decision|declarations? of interest|"
    r"on (?:being )?put to the vote|a vote (?:then )?took place|signed:|(?:the following )?recommendations (?:were|"
    r"was)|proposed by\b|seconded by\b|at \d{1,2}[.:]\d\d\b|ACTIONS?\b:?)",
    re.I,
)
