"""What one document says by itself: which offices its words name, and whom it shows in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.people.cast import Cast
from tui.people.mentions import Mention, Paper
from tui.people.offices import Office, area_words, read_offices
from tui.people.register import Person
from tui.people.tenures import Evidence


@dataclass(frozen=True, slots=True)
class Named:
    """The document names this person in this office, at this place among its mentions."""

    office: Office
    person: str
    place: int


class Reading:
    """One document's mentions, the offices they name, and who is shown in them or was before."""

    def __init__(self, paper: Paper, cast: Cast, people: dict[str, Person]) -> None:
        self.paper = paper
        self.cast = cast
        self.people = people
        self.offices: dict[int, Office] = {}
        self.named: list[Named] = []
        self.gone: list[Named] = []
        self.here: set[str] = set()
        """Everybody who is present, asks or answers."""
        for place, mention in enumerate(paper.mentions):
            if mention.kind == "role" and (office := self._office(mention)) is not None:
                self.offices[place] = office
        self._find_holders()

    def evidence(self) -> Iterator[Evidence]:
        """What the document says of who holds which office."""
        paper = self.paper
        for named in self.named:
            yield Evidence(paper.document, paper.date, named.office, named.person)
        for place, office in self.offices.items():
            mention = paper.mentions[place]
            if mention.of < 0 and (office.area or not office.family.endswith("chair")):
                gone = mention.gone or office.former
                yield Evidence(paper.document, paper.date, office, None, gone)

    def renamed(self) -> Iterator[tuple[Office, Office]]:
        """Pairs of offices that the document declares one."""
        for old, new in self.paper.renamed:
            if old in self.offices and new in self.offices and self.offices[old].family == self.offices[new].family:
                yield self.offices[old], self.offices[new]

    def _office(self, mention: Mention) -> Office | None:
        """The office that the words name; a chair without more is the committee's own."""
        found = read_offices(mention.text)
        if not found:
            return None
        office = found[0]
        if office.family in ("chair", "vice chair") and not office.area and self.paper.committee:
            area = area_words(self.paper.committee)
            return Office(office.family, "", area, f"{office.title} of the {self.paper.committee}", office.former)
        return office

    def _find_holders(self) -> None:
        for place, mention in enumerate(self.paper.mentions):
            if mention.kind == "name" and mention.part != "absent":
                found = self.cast.find(place, None, [])
                if found is not None and mention.part in ("asks", "answers", "addressed", "present"):
                    self.here.add(found[0].id)
            if mention.kind != "role":
                continue
            if mention.of < 0:
                self._find_answerer(place, mention)
                continue
            found = self.cast.find(mention.of, None, [])
            if found is None:
                continue
            first, *others = read_offices(mention.text) or [None]
            for office in (self.offices.get(place) or first, *others):
                if office is not None:
                    gone = mention.gone or office.former
                    (self.gone if gone else self.named).append(Named(office, found[0].id, place))

    def _find_answerer(self, place: int, mention: Mention) -> None:
        """ "Question to the Leader", then "Answer from Councillor Lee": unless on behalf of somebody, the Leader."""
        office = self.offices.get(place)
        if mention.part != "addressed" or office is None or not office.holder:
            return
        later = self.paper.mentions[place + 1 :]
        for step, other in enumerate(later, place + 1):
            if other.item != mention.item or other.part == "asks":
                return
            if other.kind == "name" and other.part == "answers":
                # Who stands in does not hold the office; the one stood in for does.
                behalf = step + 1 < len(self.paper.mentions) and self.paper.mentions[step + 1].part == "absent"
                found = self.cast.find(step + behalf, None, [])
                if found is not None:
                    self.named.append(Named(office, found[0].id, place))
                return
