"""One council's people, offices and tenures into the tables, and its exchanges under the right holder."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tui.people.offices import read_offices
from tui.people.resolve import Answer
from tui.people.roster import Roster
from tui.people.tenures import Post, Tenure, post_id
from tui.store import tables as t
from tui.store.filing import OTHER_ANSWERED, office_key
from tui.store.keys import digest
from tui.store.nearby import nearby
from tui.store.pending import Pending, chunks, insert_rows, update_rows
from tui.store.places import key_id
from tui.store.settle import delete_unused
from tui.store.subjects import move_subjects

_NONE: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class _Filing:
    office: str | None
    """Title as written, or the office's latest."""
    holder: str | None
    inferred: str | None


class Refiling:
    """Made once for one scope in one transaction; ``run`` gives the ids of the exchanges that it changed.

    ``taken`` has, by id, why documents are in this scope that state no council.
    """

    def __init__(self, connection: Connection, scope: str, roster: Roster, taken: Mapping[int, str] = _NONE) -> None:
        self._connection = connection
        self._scope = scope
        self._taken = taken
        self._roster = roster
        self._posts = {post.id: post for post in roster.posts(scope)}
        self._starts: dict[int, list[int]] = defaultdict(list)
        for paper in roster.papers(scope):
            document, _, start = paper.document.partition(":")
            self._starts[int(document)].append(int(start))
        for starts in self._starts.values():
            starts.sort()
        self._dates = {paper.document: paper.date for paper in roster.papers(scope)}
        self._offices: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._pending = Pending(connection)
        p = t.columns(t.Person)
        known = connection.execute(select(p.id, p.key, p.name).where(p.scope == scope))
        self._known = {row.key: (row.id, row.name) for row in known}

    def run(self) -> tuple[int, ...]:
        council = self._council()
        elsewhere = self._bring_in(council)
        self._unite_offices(council)
        self._settle_holders()
        answers = self._settle_parties()
        changed = self._settle_exchanges(answers, council)
        self._settle_tenures()
        self._clear_people()
        if elsewhere:
            h, e, th, u = (t.columns(m).office_id for m in (t.ItemHolder, t.Exchange, t.Thread, t.Undertaking))
            delete_unused(self._connection, t.Office, elsewhere, (h, e, th, u))
        return changed

    def _bring_in(self, council: int | None) -> list[int]:
        """What the scope's documents have under offices of another scope comes under this one's; gives those offices.

        So it is where a document's council was told only now, or is no longer.
        """
        h, i, u, o = t.columns(t.ItemHolder), t.columns(t.Item), t.columns(t.Undertaking), t.columns(t.Office)
        found: dict[int, Any] = {}
        holding = select(h.id.label("row"), o.id, o.key, o.scope, o.title).join_from(
            t.ItemHolder, t.Office, h.office_id == o.id
        )
        for model, query, of in (
            (t.ItemHolder, holding.join(t.Item, h.item_id == i.id), i),
            (
                t.Undertaking,
                select(u.id.label("row"), o.id, o.key, o.scope, o.title).join_from(
                    t.Undertaking, t.Office, u.office_id == o.id
                ),
                u,
            ),
        ):
            rows = self._rows(query.where(o.scope != self._scope), of)
            found.update({row.id: row for row in rows})
            self._update(model, [{"row": r.row, "office_id": self._office_row(r.title, council)} for r in rows])
        for row in found.values():
            if row.scope.startswith("document-"):
                now = self._office_row(row.title, council)
                th = t.columns(t.Thread)
                self._connection.execute(update(t.Thread).where(th.office_id == row.id).values(office_id=now))
                key = self._connection.execute(select(o.key).where(o.id == now)).scalar_one()
                move_subjects(self._connection, {row.key: key})
        return list(found)

    def _council(self) -> int | None:
        c = t.columns(t.Council)
        found: int | None = self._connection.execute(select(c.id).where(c.key == self._scope)).scalar()
        return found

    def paper(self, document_id: int, start: int | None) -> str | None:
        """The part of a document in which a place of its text stands."""
        starts = self._starts.get(document_id)
        if not starts:
            return None
        return f"{document_id}:{starts[max(0, bisect_right(starts, start or 0) - 1)]}"

    def _post(self, title: str | None) -> Post | None:
        """The executive's post that a title means; of "Leader and Cabinet Member for Roads" the portfolio."""
        offices = self._roster.offices(self._scope)
        found = [self._posts.get(post_id(offices.root(office.key))) for office in read_offices(title or "")]
        posts = [post for post in found if post is not None and post.holder]
        return next((post for post in posts if post.id.startswith("executive/")), posts[0] if posts else None)

    def _office_row(self, title: str, council: int | None) -> int:
        """The row of an office by title, made where there is none."""
        if title not in self._offices:
            key = f"office-{digest(self._scope, office_key(title))}"
            self._offices[title] = key_id(
                self._connection, t.Office, key, scope=self._scope, council_id=council, title=title
            )
        return self._offices[title]

    def _unite_offices(self, council: int | None) -> None:
        """One row for an office whatever it was called; what hangs on the others goes over to it."""
        o = t.columns(t.Office)
        rows = self._connection.execute(select(o.id, o.key, o.title).where(o.scope == self._scope)).all()
        for row in rows:
            post = self._post(row.title)
            if post is None or office_key(post.title) == office_key(row.title):
                continue
            now = self._office_row(post.title, council)
            if now == row.id:
                continue
            for model in (t.ItemHolder, t.Exchange, t.Undertaking, t.Thread):
                c = t.columns(model)
                self._connection.execute(update(model).where(c.office_id == row.id).values(office_id=now))
            key = self._connection.execute(select(o.key).where(o.id == now)).scalar_one()
            move_subjects(self._connection, {row.key: key})
            self._connection.execute(delete(t.Office).where(o.id == row.id))

    def _person_row(self, id: str) -> int:
        if id not in self._people:
            key = f"person-{digest(self._scope, id)}"
            name = self._roster.person(self._scope, id).name
            row, before = self._known.get(key) or (None, name)
            if row is None:
                row = self._pending.key_id(t.Person, key, scope=self._scope, name=name)
            elif before != name:
                p = t.columns(t.Person)
                self._connection.execute(update(t.Person).where(p.id == row).values(name=name))
            self._people[id] = row
        return self._people[id]

    def _settle_holders(self) -> None:
        """Each holder that an item names is a person of the roster."""
        h, i = t.columns(t.ItemHolder), t.columns(t.Item)
        query = select(h.id, h.name, h.person_id, i.document_id, i.start, i.end)
        values = []
        for row in self._rows(query.join_from(t.ItemHolder, t.Item, h.item_id == i.id).where(h.name.is_not(None)), i):
            person = self._answer(row.document_id, row.name, row.start, row.end, "answered").person
            if person is not None and row.person_id != (id := self._person_row(person)):
                values.append({"row": row.id, "person_id": id})
        self._update(t.ItemHolder, values)

    def _settle_parties(self) -> dict[int, list[Answer]]:
        """Who asked and answered; gives the answers of those who answered, by exchange."""
        p, e = t.columns(t.Party), t.columns(t.Exchange)
        query = (
            select(p.id, p.exchange_id, p.side, p.name, p.person_id, p.inferred, e.document_id, e.start, e.end)
            .join_from(t.Party, t.Exchange, p.exchange_id == e.id)
            .order_by(p.exchange_id, p.side, p.position)
        )
        answers: dict[int, list[Answer]] = defaultdict(list)
        values = []
        for row in self._rows(query, e):
            answer = self._answer(row.document_id, row.name, row.start, row.end, row.side)
            if row.side == "answered":
                answers[row.exchange_id].append(answer)
            person = self._person_row(answer.person) if answer.person else None
            inferred = answer.inferred if answer.person else None
            if (row.person_id, row.inferred) != (person, inferred):
                values.append({"row": row.id, "person_id": person, "inferred": inferred})
        self._update(t.Party, values)
        return answers

    def _answer(self, document_id: int, words: str, start: int | None, end: int | None, side: Any) -> Answer:
        paper = self.paper(document_id, start)
        if paper is None or start is None or end is None:
            return Answer(None)
        return self._roster.party(paper, words, start, end, side)

    def _settle_exchanges(self, answers: dict[int, list[Answer]], council: int | None) -> tuple[int, ...]:
        """File each exchange by who answered; what its own item said of it is kept beside."""
        e, o, f = t.columns(t.Exchange), t.columns(t.Office), t.columns(t.Filed)
        query = (
            select(e.id, e.document_id, e.start, e.item_id, e.office_id, e.holder, e.inferred, o.title)
            .add_columns(f.exchange_id.label("filed"), f.office.label("f_office"), f.holder.label("f_holder"))
            .add_columns(f.inferred.label("f_inferred"))
            .outerjoin_from(t.Exchange, t.Office, e.office_id == o.id)
            .outerjoin(t.Filed, f.exchange_id == e.id)
        )
        values, firsts, changed = [], [], []
        rows = self._rows(query, e)
        bases = {
            row.id: _Filing(row.title, row.holder, row.inferred)
            if row.filed is None
            else _Filing(row.f_office, row.f_holder, row.f_inferred)
            for row in rows
        }
        shown = {
            row.id: self._file(bases[row.id], answers.get(row.id, []), self.paper(row.document_id, row.start))
            for row in rows
        }
        shown.update(self._nearby(rows, shown, answers))
        for row in rows:
            if (why := self._taken.get(row.document_id)) and shown[row.id].office:
                shown[row.id] = replace(shown[row.id], inferred=" ".join(filter(None, (shown[row.id].inferred, why))))
        for row in rows:
            filed, base, new = row.filed is not None, bases[row.id], shown[row.id]
            office = self._office_row(new.office, council) if new.office else None
            if (row.office_id, row.holder, row.inferred) != (office, new.holder, new.inferred):
                values.append({"row": row.id, "office_id": office, "holder": new.holder, "inferred": new.inferred})
                if (row.office_id, row.holder) != (office, new.holder):
                    changed.append(row.id)
                if not filed:
                    firsts.append(
                        {"exchange_id": row.id, "office": base.office, "holder": base.holder, "inferred": base.inferred}
                    )
        self._update(t.Exchange, values)
        insert_rows(self._connection, t.Filed, firsts)
        promises = [{"row": v["row"], "office_id": v["office_id"], "holder": v["holder"]} for v in values]
        self._update(t.Undertaking, promises, by="exchange_id")
        return tuple(sorted(changed))

    def _file(self, base: _Filing, answered: Sequence[Answer], paper: str | None) -> _Filing:
        """Under the office that an answer names, else the one that its person is shown in, else as before."""
        titled = self._post(base.office)
        if titled is not None:
            base = _Filing(titled.title, base.holder, base.inferred)
        for answer in answered:
            post = self._posts.get(post_id(answer.office)) if answer.office else None
            if post is not None and post.holder:
                same = titled is not None and titled.id == post.id
                named = self._name(answer.person) or (base.holder if same else None)
                return _Filing(base.office if same else post.title, named, answer.inferred if answer.person else None)
        for answer in answered:
            if answer.person is None or paper is None:
                continue
            held = self._held(answer.person, paper)
            if titled is not None and titled.id in {post.id for post in held}:
                return _Filing(base.office, self._name(answer.person), None)
            if len(held) == 1:
                why = f"{self._name(answer.person)} answered, whom the minutes show as {held[0].title}."
                return _Filing(held[0].title, self._name(answer.person), why)
        return base

    def _nearby(
        self, rows: Sequence[Any], shown: Mapping[int, _Filing], answers: Mapping[int, Sequence[Answer]]
    ) -> dict[int, _Filing]:
        """Those that show no holder, under the office that alone fits by what stands nearby, with the reason."""
        titles = {id: filing.office for id, filing in shown.items()}
        posts = {title: post.id for title in set(titles.values()) if (post := self._post(title)) is not None}
        found = nearby(
            self._connection,
            rows,
            self._posts,
            {id: posts.get(title, title) if title else None for id, title in titles.items()},
            answers,
            {id for id, filing in shown.items() if filing.inferred == OTHER_ANSWERED},
            lambda row: self._named_in(row.document_id, row.start, row.end),
        )
        return {id: _Filing(office, None, why) for id, (office, why) in found.items()}

    def _named_in(self, document_id: int, start: int | None, end: int | None) -> frozenset[str]:
        """The portfolio holders' offices that a stretch of a document's text names, by the ids of their posts."""
        paper = self.paper(document_id, start)
        if paper is None or start is None or end is None:
            return frozenset()
        offices = self._roster.offices(self._scope)
        said = zip(self._roster.paper(paper).mentions, self._roster.answers(paper), strict=True)
        ids = {post_id(offices.root(a.office)) for m, a in said if a.office is not None and start <= m.start < end}
        return frozenset(id for id in ids if id in self._posts and self._posts[id].holder)

    def _held(self, person: str, paper: str) -> list[Post]:
        """The offices in which a person is shown on the paper's date, or about it on both sides."""
        day = self._dates.get(paper)
        named = {post_id(key) for key in self._roster.held_in(paper, person)}
        return [
            post
            for post in self._posts.values()
            if post.holder and (post.id in named or any(_covers(tenure, person, day) for tenure in post.tenures))
        ]

    def _name(self, person: str | None) -> str | None:
        return self._roster.person(self._scope, person).name if person else None

    def _settle_tenures(self) -> None:
        n, o = t.columns(t.Tenure), t.columns(t.Office)
        rows = self._connection.execute(select(o.id, o.title).where(o.scope == self._scope)).all()
        for some in chunks([row.id for row in rows]):
            self._connection.execute(delete(t.Tenure).where(n.office_id.in_(some)))
        for row in rows:
            post = self._post(row.title)
            for tenure in post.tenures if post else ():
                person = self._person_row(tenure.person)
                self._pending.add(t.Tenure, office_id=row.id, person_id=person, first=tenure.first, last=tenure.last)
        self._pending.write()

    def _clear_people(self) -> None:
        """Take out the people whom nothing names any more under that spelling."""
        p = t.columns(t.Person)
        unused = delete(t.Person).where(p.scope == self._scope)
        for model in (t.ItemHolder, t.Party, t.Tenure):
            person = t.columns(model).person_id
            unused = unused.where(~select(person).where(person == p.id).exists())
        self._connection.execute(unused)

    def _rows(self, query: Any, of: Any) -> list[Any]:
        """The rows of a query on the scope's documents."""
        some = chunks(sorted(self._starts))
        return [row for ids in some for row in self._connection.execute(query.where(of.document_id.in_(ids)))]

    def _update(self, model: Any, values: list[dict[str, Any]], *, by: str = "id") -> None:
        """Change the rows that have the value of "row" in the column ``by``."""
        self._pending.write()
        update_rows(self._connection, model, values, by)


def _covers(tenure: Tenure, person: str, day: str | None) -> bool:
    if tenure.person != person or day is None or tenure.first is None or tenure.last is None:
        return False
    return tenure.first <= day <= tenure.last
