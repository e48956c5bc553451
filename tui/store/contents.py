"""The rows of one document, gathered with ids and keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tui.minutes.arising import Arising, arising
from tui.minutes.due import due_date
from tui.minutes.model import Exchange, Item, Meeting, Minutes, Span
from tui.store import tables as t
from tui.store.filing import Filing, file_exchange, is_bare_rank, office_key, person_key
from tui.store.former import Former
from tui.store.keys import digest
from tui.store.matching import Matcher
from tui.store.pending import Pending
from tui.store.places import Placed, Scope
from tui.text import fold

_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the passages of one item share."""

    place: dict[str, int]
    item: Item
    exchange_ids: Sequence[int]
    offices: Sequence[int | None]
    filings: Sequence[Filing | None]

    def exchange_id(self, index: int | None) -> int | None:
        """The id of the item's exchange of that index, None where there is none."""
        there = index is not None and 0 <= index < len(self.exchange_ids)
        return self.exchange_ids[index] if there and index is not None else None

    def filed(self, index: int | None) -> dict[str, Any]:
        """Office and holder of the item's exchange of that index."""
        filing = self.filings[index] if index is not None and 0 <= index < len(self.filings) else None
        if filing is None:
            return {"office_id": None, "holder": None}
        return {"office_id": self.offices[filing.holder], "holder": self.item.holders[filing.holder].name}

    def filed_whole(self, owner: str | None) -> dict[str, Any]:
        """The office of an item that names one holder alone; the holder too where the words name him as the owner."""
        if len(self.item.holders) != 1:
            return {"office_id": None, "holder": None}
        holder = self.item.holders[0]
        named = owner is not None and any(fold(w) in fold(owner) for w in (holder.name, holder.office) if w)
        return {"office_id": self.offices[0], "holder": holder.name if named else None}


class Contents:
    """Made once a document, with its former contents deleted already; the rows wait in ``pending``."""

    def __init__(self, pending: Pending, document_id: int, scope: Scope, former: Former) -> None:
        self._pending = pending
        self._document_id = document_id
        self._scope = scope
        pending.begin_after(t.Exchange, (row.id for row in former.exchanges))
        self._threads = {row.id: row.thread_id for row in former.exchanges}
        self._meetings = 0
        self._place = 0
        self._date: date | None = None
        self.office_ids: set[int] = set()
        """Every office that the document names."""

    def add_document(self, minutes: Minutes) -> None:
        """What is said of the document as a whole."""
        for short, long in minutes.abbreviations:
            self._pending.add(t.Abbreviation, document_id=self._document_id, short=short, long=long)
        for position, problem in enumerate(minutes.problems):
            self._pending.add(
                t.Problem,
                document_id=self._document_id,
                position=position,
                kind=problem.kind,
                text=problem.text,
                item=problem.item,
                **_ends(problem.span),
            )

    def add_meeting(self, placed: Placed, meeting: Meeting, matcher: Matcher, *, alone: bool = False) -> None:
        """``alone``: no other document has the meeting, so that all of it is shown, in the order of the document."""
        self._shown, self._first = alone, self._place
        account = self._pending.add(
            t.Account,
            document_id=self._document_id,
            meeting_id=placed.meeting_id,
            position=self._meetings,
            time=meeting.time,
            venue=meeting.venue,
            url=meeting.url,
            status=meeting.status,
            earliest=meeting.earliest,
            latest=meeting.latest,
        )
        for position, one in enumerate(meeting.attendance):
            self._pending.add(
                t.Attendance,
                account_id=account,
                position=position,
                name=one.name,
                post=one.post,
                capacity=one.capacity,
            )
        self._meetings += 1
        self._date = date.fromisoformat(meeting.date) if meeting.date else None
        for number, item in enumerate(meeting.items):
            self._add_item(placed, account, number, item, matcher)

    def _add_item(self, placed: Placed, account: int, number: int, item: Item, matcher: Matcher) -> None:
        item_id = self._pending.add(
            t.Item,
            key=matcher.items[number],
            account_id=account,
            meeting_id=placed.meeting_id,
            document_id=self._document_id,
            place=self._place,
            position=self._place - self._first if self._shown else self._place,
            number=item.number,
            title=item.title,
            purpose=item.purpose,
            remit=_array(item.remit),
            reasons=item.reasons,
            truncated=item.truncated,
            exempt=item.exempt,
            procedural=item.procedural,
            # Of several documents nothing is shown before settle() has looked at all of them.
            shown=self._shown,
            **_ends(item.span),
        )
        self._place += 1
        frame = _Frame(
            {"item_id": item_id, "meeting_id": placed.meeting_id, "document_id": self._document_id},
            item,
            self._exchange_ids(matcher.exchange_ids[number]),
            self._add_holders(item_id, item),
            [file_exchange(item, exchange) for exchange in item.exchanges],
        )
        for position, exchange in enumerate(item.exchanges):
            self._add_exchange(frame, position, exchange, matcher.exchanges[number][position])
        for position, one in enumerate(arising(item)):
            self._add_arising(frame, position, one, matcher.arising[number][position])
        self._add_outcomes(item_id, item)

    def _add_holders(self, item_id: int, item: Item) -> list[int | None]:
        """The offices of the item's holders, in their order."""
        offices = [self._office(holder.office) for holder in item.holders]
        for position, (holder, office_id) in enumerate(zip(item.holders, offices, strict=True)):
            self._pending.add(
                t.ItemHolder,
                item_id=item_id,
                position=position,
                name=holder.name,
                office=holder.office,
                office_id=office_id,
                person_id=self._person(holder.name),
            )
        return offices

    def _exchange_ids(self, known: Sequence[int | None]) -> list[int]:
        """Ids of an item's exchanges: that of the former version where there is one, else the next free."""
        result = []
        for id in known:
            if id is None:
                id = self._pending.reserve(t.Exchange)
            result.append(id)
        return result

    def _add_exchange(self, frame: _Frame, position: int, exchange: Exchange, key: str) -> None:
        id = frame.exchange_ids[position]
        filing = frame.filings[position]
        self._pending.rows[t.Exchange].append(
            {
                "id": id,
                "key": key,
                **frame.place,
                "position": position,
                "kind": exchange.kind,
                "topic": exchange.topic,
                "question": exchange.question,
                "answer": exchange.answer,
                "text": exchange.text,
                "questioners": _array(exchange.questioners),
                "respondents": _array(exchange.respondents),
                **frame.filed(position),
                "inferred": filing.inferred if filing else None,
                "thread_id": self._threads.get(id),
                "follows_id": frame.exchange_id(exchange.follows),
                "shown": self._shown,
                **_ends(exchange.span),
            }
        )
        for side, names in (("asked", exchange.questioners), ("answered", exchange.respondents)):
            for place, name in enumerate(names):
                self._pending.add(
                    t.Party, exchange_id=id, side=side, position=place, name=name, folded=person_key(name)
                )
        for place, figure in enumerate(exchange.figures):
            self._pending.add(
                t.Figure,
                exchange_id=id,
                position=place,
                text=figure.text,
                value=figure.value,
                unit=figure.unit,
                measure=figure.measure,
                limit=figure.limit,
                as_at=figure.as_at,
                **_ends(figure.span),
            )

    def _add_arising(self, frame: _Frame, position: int, one: Arising, key: str) -> None:
        """Filed as the exchange that holds it is; what stands in none, under the item's one holder."""
        due = due_date(one.due, self._date) if one.due else None
        self._pending.add(
            t.Undertaking,
            key=key,
            **frame.place,
            exchange_id=frame.exchange_id(one.exchange),
            position=position,
            text=one.text,
            by=one.by,
            to=one.to,
            due=one.due,
            due_date=due.isoformat() if due else None,
            strength=one.strength,
            source=one.source,
            number=one.number,
            said=one.said,
            **(frame.filed(one.exchange) if one.source == "undertaking" else frame.filed_whole(one.by)),
            **_ends(one.span),
        )

    def _add_outcomes(self, item_id: int, item: Item) -> None:
        for position, decision in enumerate(item.decisions):
            self._pending.add(
                t.Decision,
                item_id=item_id,
                position=position,
                kind=decision.kind,
                text=decision.text,
                clauses=_array(decision.clauses),
                **_ends(decision.span),
            )
        for position, action in enumerate(item.actions):
            self._pending.add(
                t.Action,
                item_id=item_id,
                position=position,
                number=action.number,
                owner=action.owner,
                text=action.text,
                due=action.due,
                status=action.status,
                **_ends(action.span),
            )

    def _office(self, title: str | None) -> int | None:
        if title is None or is_bare_rank(title):
            return None
        key = office_row_key(self._scope.key, title)
        scope = {"scope": self._scope.key, "council_id": self._scope.council_id}
        id = self._pending.key_id(t.Office, key, **scope, title=title)
        self.office_ids.add(id)
        return id

    def _person(self, name: str | None) -> int | None:
        if name is None:
            return None
        return self._pending.key_id(t.Person, person_row_key(self._scope.key, name), scope=self._scope.key, name=name)


def office_row_key(scope: str, title: str) -> str:
    """The key of the row of an office, as documents name it."""
    return f"office-{digest(scope, office_key(title))}"


def person_row_key(scope: str, name: str) -> str:
    """The key of the row of a person, as documents name them."""
    return f"person-{digest(scope, person_key(name) or fold(name))}"


def _array(words: Sequence[str]) -> str:
    return _ENCODED(words) if words else "[]"


def _ends(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}
