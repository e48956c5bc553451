"""Portfolio holders who present, attend or answer in an item, with the office as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.minutes.acts_insets import STANDS_IN
from tui.minutes.exchanges.base import DECISION_START, Body, Draft
from tui.minutes.exchanges.turns import like
from tui.minutes.holder_lines import attending, in_title, labelled, only, sections
from tui.minutes.model import Holder
from tui.minutes.offices import core, fuller, within
from tui.minutes.people import parties
from tui.minutes.person import COMMISSIONER, Person, clean_office, is_holder_office
from tui.minutes.phrases import Phrase
from tui.minutes.speech import Sentence

_ABSENT = Phrase(
    "attend able present unwell absent indisposed abroad overseas leave holiday away ill engaged apologies behalf",
    r"\b(?:was|were|being|is)\s+(?:not (?:present|in attendance)|(?:not able|unable) to (?:attend|be|join|come|"
    r"take part|stay)|unwell|absent|indisposed|abroad|overseas|on (?:\w+ )?(?:leave|holiday)|away|ill|unavailable|"
    r"otherwise engaged)\b|\bhad (?:been called away|sent (?:his|her|their) apologies)\b|\bapologies\b|"
    r"\bwho was (?:absent|unable)|\bcould not (?:attend|be present)|\bon behalf of\s*$",
    re.I,
)
_OTHERS = re.compile(rf"\b(?:{STANDS_IN.pattern}|replied|answered|(?<!been )asked|who (?!was|were|had|could))", re.I)
"""Where what is said of somebody turns to somebody else."""
_ATTENDS = Phrase(
    "attend present welcomed introduced invited interview statement evidence "
    "address report question update approved took",
    r"\b(?:in attendance|attended|was present|welcomed|introduced|presented|invited|interview|attendance of|"
    r"(?:presentation|statement|evidence|address|report) (?:from|by)|report of|"
    r"question and answer session|update from|questions to|approved the|took the decision)\b",
    re.I,
)
_WELCOMED = re.compile(r"\bwelcomed (?:the )?$", re.I)
_IS_HERE = re.compile(r",?\s+(?:was|were) (?:also )?(?:present|in attendance)\b|,?\s+(?:also )?attended\b", re.I)
_NOBODY = re.compile(
    r"^(?:each|every|all|any|other|another|both|relevant|appropriate|respective)\b|"
    r"\b(?:members|holders|leaders|commissioners|mayors)$",
    re.I,
)
"""Words for holders at large, which are no one's office: "each Cabinet Member", "reports of Portfolio Holders"."""
_CRIME = re.compile(r"^(?!.*\bdeputy\b).*\bcrime commissioner$", re.I)
_MAYOR = re.compile(r"(?:the )?(?:(?:directly[- ])?elected |executive )?mayor(?: of [\w’' -]+)?", re.I)
_MAYOR_ASKED = re.compile(
    r"\bquestions? (?:to|for|of) (?:[\w ,]{0,40}\b)?(?<!deputy )mayor\b|\bmayor(?:'s|’s) question", re.I
)
_DECIDES = re.compile(
    r"(?:record of )?(?:the )?(?:executive |urgent )?decisions? (?:of|(?:taken |made )?by) the\b|"
    r"decision[- ]?(?:maker|taker|taken by|made by)\s*[:|]",
    re.I,
)


class Holders:
    """Gathers the holders of one item; an office without a name and the name's own entry become one."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.found: list[Holder] = []
        self.absent: set[str] = set()
        """Surnames of those who did not come."""
        self.absent_offices: set[str] = set()
        """What the offices are for whose unnamed holders did not come."""

    def note_absence(self, sentences: Iterable[Sentence]) -> None:
        """Somebody who could not come is no holder of this item."""
        for sentence in sentences:
            if not _ABSENT.search(sentence.text) and "absence" not in sentence.text:
                continue
            for party in parties(sentence.text):
                after = _OTHERS.split(sentence.text[party.end : party.end + 60])[0]
                before = sentence.text[max(0, party.start - 16) : party.start]
                away = sentence.text[max(0, party.start - 60) : party.start]
                if re.search(r"\babsence\b[^.;,]{0,40}\bof (?:the )?$", away, re.I):
                    self._away(party.people)
                if _ABSENT.search(after) or re.search(r"on behalf of (?:the )?$", before, re.I):
                    self._away(party.people)

    def _away(self, people: Iterable[Person]) -> None:
        self.absent.update(p.surname for p in people if p.name)
        self.absent_offices.update(core(p.office or "") for p in people if not p.name)

    def add(self, person: Person, named_office: bool = True) -> None:
        """Add somebody who attends or answers, if an executive office is theirs."""
        office = self.body.cast.office(person)
        if office and not person.name and COMMISSIONER.fullmatch(office):
            office = self.body.cast.office_of(lambda known: _CRIME.search(known) is not None)
        if not office or not is_holder_office(office):
            return
        office = clean_office(office)
        if person.name and not core(office):
            known = self.body.cast.office(Person(person.name)) or ""
            office = known if core(known) and is_holder_office(known) else office
        if (
            person.surname in self.absent
            or (not person.name and core(office) in self.absent_offices)
            or (not person.name and _NOBODY.search(office))
        ):
            return
        self._merge(Holder(self.body.cast.full_name(person) if person.name else None, office))

    def _merge(self, holder: Holder) -> None:
        mine = core(holder.office or "")
        for i, known in enumerate(self.found):
            other = core(known.office or "")
            same_name = bool(holder.name and known.name) and like(Person(holder.name), Person(known.name))
            if not same_name and _deputy(holder.office) != _deputy(known.office) and _heads({mine, other}):
                continue
            same_office = (not holder.name or not known.name) and (within(mine, other) or within(other, mine))
            if same_name or same_office:
                name = max(known.name or "", holder.name or "", key=len) or None
                self.found[i] = Holder(name, fuller(known.office or "", holder.office or ""))
                return
        self.found.append(holder)

    def _name_for(self, office: str) -> str | None:
        """The one person whom the document names with this very office, or with one that says more."""
        mine = set(core(office).split())
        cast = self.body.cast
        if not mine:
            return None

        def fits(known: str) -> bool:
            return is_holder_office(known) and _deputy(known) == _deputy(office)

        same = cast.holder_of(lambda known: fits(known) and set(core(known).split()) == mine)
        more = same or cast.holder_of(lambda known: fits(known) and mine <= set(core(known).split()))
        # "Decision maker: Cabinet Member for Roads", then "the Cabinet Member, Councillor Lee" and no other of the rank
        return more or cast.holder_of(lambda known: fits(known) and not core(known) and _ranks(office, known))

    def _in_full(self, holder: Holder) -> Holder:
        """With the name that goes with the office in this document, and the office as fully as it gives it."""
        name = holder.name or self._name_for(holder.office or "")
        known = self.body.cast.office(Person(name)) if name else None
        full = fuller(holder.office or "", known) if known and is_holder_office(known) else holder.office
        return Holder(name, clean_office(full or "") or None)

    def _alone(self, ranks: list[Holder]) -> Holder | None:
        """The one holder whom the item's own text, or else the document, names, where all else has only the rank."""
        named: dict[str, Holder] = {}
        rank = re.sub(r"^the ", "", ranks[0].office or "", flags=re.I).lower()
        for para in self.body.paras:
            if para.section in ("rubric", "documents"):
                continue
            for person in (p for s in self.body.acts(para) for party in s.mentions for p in party.people):
                office = self.body.cast.office(person) if person.name else None
                fits = office and is_holder_office(office) and (core(office) or office.lower().endswith(rank))
                if office and fits and person.surname not in self.absent:
                    named[person.surname] = Holder(self.body.cast.full_name(person), clean_office(office))
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
        name = self.body.cast.holder_of(lambda o: is_holder_office(o) and bool(core(o)) and rank in o.lower())
        return self._in_full(Holder(name, ranks[0].office)) if name else None

    def resolve(self) -> tuple[Holder, ...]:
        """Those found; a rank alone ("the Cabinet Member") is nobody of its own where somebody fuller is named."""
        found, self.found = self.found, []
        for holder in found:
            self._merge(self._in_full(holder))
        ranks = [h for h in self.found if not h.name and not core(h.office or "")]
        others = [h for h in self.found if h not in ranks]
        if ranks and not others and (alone := self._alone(ranks)):
            others = [alone]
        out = others or ([] if any(self.absent_offices) else ranks)
        return tuple(h for h in out if not h.name or h.name.split()[-1].lower() not in self.absent)


def _ranks(office: str, rank: str) -> bool:
    """Whether an office is of a rank that stands alone: "Cabinet Member for Roads" of "the Cabinet Member"."""
    return re.sub(r"^the ", "", office.lower()).startswith(re.sub(r"^the ", "", rank.lower()))


def _heads(offices: set[str]) -> bool:
    """Whether one of the offices, as ``core`` gives them, is that of a head of the executive, who may have a deputy."""
    return any(o.split()[-1:] in (["leader"], ["commissioner"]) for o in offices)


def _deputy(office: str | None) -> bool:
    return bool(re.search(r"\bdeputy\b|\bd(?:eputy )?pcc\b", office or "", re.I))


def find_holders(body: Body, title: str, drafts: Sequence[Draft], heads: str) -> tuple[Holder, ...]:
    """The holders of an item: who answers in it, is addressed by name, introduces it, or stands in its title."""
    found = Holders(body)
    for para in body.paras:
        found.note_absence(body.acts(para))
    for person in in_title(title):
        body.cast.name(person)
        found.add(person)
    for para in body.paras:
        if _DECIDES.match(para.text) and len(para.text) < 200:
            for person in (p for party in parties(para.text) if party.kind in ("name", "role") for p in party.people):
                found.add(person)
        if para.section not in ("rubric", "documents") and not DECISION_START.match(para.text):
            _from_para(found, body, para.text, body.acts(para))
    for person in labelled(body):
        found.add(person)
    for person in attending(body):
        found.add(person)
    for draft in drafts:
        for person in [] if draft.cut else [*draft.respondents, *draft.addressed]:
            found.add(person)
    for person in _mayor(body, drafts):
        name = body.cast.full_name(person) or body.cast.holder_of(lambda o: _MAYOR.fullmatch(o) is not None)
        office = body.cast.office(Person(name)) if name else None
        found.found.append(Holder(name, office if office and _MAYOR.fullmatch(office) else "Mayor"))
    for person in sections(body):
        body.cast.name(person)
        found.found.append(Holder(person.name, person.office))
    for para in body.paras:
        if para.section == "rubric" and len(para.text) < 200:
            for person in only(para.text):
                body.cast.name(person)
                found.add(person)
    for party in parties(heads):
        for person in party.people:
            if re.search(r"introduced by|presented by|report of", heads, re.I):
                found.add(person)
    return found.resolve()


def _mayor(body: Body, drafts: Sequence[Draft]) -> list[Person]:
    """A mayor who answers for the executive, and does not merely preside: asked again and again, by name or by title.

    The item's title names the mayor among those who are asked ("Questions to the Mayor and Cabinet"), or a body that
    scrutinises has the mayor come to it.
    """
    asked = [p for d in drafts for p in d.addressed if _MAYOR.fullmatch(p.office or "")]
    answers = [p for d in drafts for p in d.respondents if _MAYOR.fullmatch(p.office or "")]
    many = len(answers) > 1 and 2 * len(answers) >= len(drafts)
    titled = _MAYOR_ASKED.search(body.title)
    return answers[:1] if answers and (asked or many or titled or body.cast.scrutinises) else []


def _from_para(found: Holders, body: Body, text: str, sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        for act in sentence.acts:
            if (
                act.kind in ("present", "answer", "reply", "neutral", "ask")
                and not act.weak
                and act.verb not in ("seconded", "moved", "proposed")
            ):
                for person in act.people:
                    if person.office or body.cast.office(person):
                        found.add(person)
        if _ATTENDS.search(sentence.text):
            for party in parties(sentence.text):
                before, after = sentence.text[: party.start], sentence.text[party.end :]
                if party.kind == "name" or _WELCOMED.search(before) or _IS_HERE.match(after):
                    for person in party.people:
                        found.add(person)
    m = re.match(
        r"^(?:\w+ ){0,2}(?:received a report|considered a report|received).{0,40}\b(?:prepared |"
        r"presented )?by\s+(?=the|Cou|Cll)",
        text,
    )
    if m:
        for party in parties(text[m.end() : m.end() + 160])[:1]:
            for person in party.people:
                found.add(person)
