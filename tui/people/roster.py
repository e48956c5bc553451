"""Who is who in every council's documents: add papers, ask for people, offices and each mention's answer.

Councils never mix. What is known depends on which papers and decisions there are, not on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.people.cast import Cast, committees_of
from tui.people.evidence import Reading
from tui.people.mentions import Mention, Paper
from tui.people.names import read_name
from tui.people.offices import read_offices
from tui.people.parties import Side, mention_of
from tui.people.register import Person, Register
from tui.people.resolve import Answer, Resolver
from tui.people.spellings import UNDECIDED, Decisions
from tui.people.tenures import Key, Offices, Post
from tui.text import fold

_LIKE_A_NAME = re.compile(r"^(?!The\b|An?\b)[^\W\d_a-z][^\W\d_]*(?:[-'’. ]+(?:[a-z]{2,3}\s)?[^\W\d_a-z][^\W\d_]*)*\.?$")


@dataclass(slots=True)
class _Council:
    papers: dict[str, Paper]
    known: _Known | None = None


@dataclass(slots=True)
class _Known:
    register: Register
    offices: Offices
    readings: dict[str, Reading]
    answers: dict[str, list[Answer]]


def council_key(council: str | None, document: str) -> str:
    """What keeps councils apart: the name folded; a document that does not name its council stands for itself."""
    return fold(council) if council else f"\x1f{document}"


class Roster:
    """All papers, each council for itself; worked out again only for councils whose papers or decisions changed."""

    def __init__(self, papers: Iterable[Paper] = (), decisions: Mapping[str, Decisions] | None = None) -> None:
        self._councils: dict[str, _Council] = {}
        self._where: dict[str, str] = {}
        self._decisions = dict(decisions or {})
        for paper in papers:
            self.add(paper)

    def add(self, paper: Paper) -> None:
        """Add a paper, or put it in the place of the one of that document."""
        self.remove(paper.document)
        key = council_key(paper.council, paper.document)
        council = self._councils.setdefault(key, _Council({}))
        council.papers[paper.document] = paper
        council.known = None
        self._where[paper.document] = key

    def remove(self, document: str) -> None:
        """Take a paper out; nothing where it is not there."""
        key = self._where.pop(document, None)
        if key is not None:
            council = self._councils[key]
            del council.papers[document]
            council.known = None

    def decide(self, council: str, decisions: Decisions) -> None:
        """Put the member's decisions on a council's people (by its key) in the place of the earlier ones."""
        self._decisions[council] = decisions
        if council in self._councils:
            self._councils[council].known = None

    def councils(self) -> list[str]:
        """The keys of all councils that have papers."""
        return sorted(key for key, council in self._councils.items() if council.papers)

    def people(self, council: str) -> list[Person]:
        """Everybody named in a council's papers, by surname."""
        people = self._known(council).register.people.values()
        return sorted(people, key=lambda person: (person.id.split()[-1], person.id))

    def person(self, council: str, id: str) -> Person:
        """One person of a council. Raises KeyError for an id that it does not have."""
        return self._known(council).register.people[id]

    def posts(self, council: str) -> list[Post]:
        """The offices of a council, with who held them when."""
        return self._known(council).offices.posts()

    def offices(self, council: str) -> Offices:
        """How a council's office titles belong together."""
        return self._known(council).offices

    def register(self, council: str) -> Register:
        """How a council's spellings belong together."""
        return self._known(council).register

    def papers(self, council: str) -> list[Paper]:
        """A council's papers, by document."""
        papers = self._councils[council].papers if council in self._councils else {}
        return [papers[document] for document in sorted(papers)]

    def paper(self, document: str) -> Paper:
        """One paper. Raises KeyError for a document that was not added."""
        return self._councils[self._where[document]].papers[document]

    def answers(self, document: str) -> list[Answer]:
        """Who each mention of a document is, in the order of its mentions."""
        known = self._known(self._where[document])
        if document not in known.answers:
            known.answers[document] = Resolver(known.readings[document], known.offices).run()
        return known.answers[document]

    def held_in(self, document: str, person: str) -> set[Key]:
        """The offices in which a document itself shows a person, by the keys under which they are counted."""
        known = self._known(self._where[document])
        named = known.readings[document].named
        return {known.offices.root(one.office.key) for one in named if one.person == person and one.office.holder}

    def party(self, document: str, words: str, start: int, end: int, side: Side) -> Answer:
        """Who a questioner or respondent is, from the words that the parser gives for one in ``start`` to ``end``."""
        known = self._known(self._where[document])
        reading = known.readings[document]
        place = mention_of(reading.paper, words, start, end, side)
        if place is not None:
            return self.answers(document)[place]
        name = read_name(words) if _LIKE_A_NAME.search(words) and not read_offices(words) else None
        if name is None:
            return Answer(None)
        mention = Mention(start, end, words, "name", "spoken", -1, -1)
        found = reading.cast.find_name(mention, name)
        return Answer(found[0].id, None, found[1]) if found else Answer(None)

    def _known(self, key: str) -> _Known:
        council = self._councils.setdefault(key, _Council({}))
        if council.known is None:
            council.known = _work_out(self.papers(key), self._decisions.get(key, UNDECIDED))
        return council.known


def _work_out(papers: list[Paper], decisions: Decisions) -> _Known:
    register = Register(papers, decisions)
    committees = committees_of([(paper, Cast(paper, register, {})) for paper in papers])
    readings = {p.document: Reading(p, Cast(p, register, committees), register.people) for p in papers}
    offices = Offices(
        (one for reading in readings.values() for one in reading.evidence()),
        (pair for reading in readings.values() for pair in reading.renamed()),
    )
    return _Known(register, offices, readings, {})
