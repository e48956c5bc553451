"""Putting the reading right: what can be corrected of a row, what stands there now, and making it so at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tui.app import say
from tui.app.data.changes import Changes
from tui.app.data.shapes import Trouble
from tui.errors import UserError
from tui.minutes.corrections import ABOUT_MEETING, KINDS, Correction, What
from tui.minutes.dates import find_date
from tui.minutes.model import Exchange, Item, Meeting
from tui.minutes.sentences import sentences
from tui.store.rows import ExchangeRow, ItemRow, MeetingRow, NoteRow, UndertakingRow
from tui.text import one_line, plain, shorten, uk_date

NOT_STATED = "not stated"
_NOTHING = frozenset({"", "-", "–", NOT_STATED, "not recorded", "unknown"})


@dataclass(frozen=True, slots=True)
class Target:
    """What a correction is made on: a meeting of a document, and in it an item or an exchange."""

    document_id: int
    meeting_id: int
    position: int
    """Which meeting of the document, counted from 0."""
    council: str | None
    meeting: Meeting
    text: str
    """The whole document's."""
    item: Item | None = None
    exchange: Exchange | None = None

    @property
    def about(self) -> str:
        """In one line, what it is."""
        if self.exchange is not None:
            return shorten(self.exchange.text, 200)
        if self.item is not None:
            return one_line(self.item.title) or "item without a title"
        return f"{self.meeting.committee or 'committee not stated'}, {uk_date(self.meeting.date)}"


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of the menu: its key, what it corrects, in words, and what stands there now."""

    id: str
    what: What
    words: str
    now: str = ""


class Corrections(Changes):
    """What the member puts right of a reading."""

    def target(self, row: Any) -> Target:
        """What a row's corrections are made on. Raises UserError for rows that nothing can be corrected of."""
        from tui.store import corrections, read_report

        document_id, meeting_id, words, title = self._place_of(row)
        minutes, text = corrections.shown_of(self.store, document_id)
        accounts = read_report.accounts(self.store, document_id=document_id)
        if not accounts:
            raise UserError("No meeting was found in this document, so there is nothing to correct of it.")
        meeting_id = meeting_id if meeting_id is not None else _with_item(accounts, minutes.meetings, title)
        position = next((a.position for a in accounts if a.meeting_id == meeting_id), 0)
        meeting = minutes.meetings[position]
        item, exchange = _in_meeting(meeting, words, title)
        if item is None and isinstance(row, Trouble) and row.kind == "no exchanges found":
            item = next((one for one in meeting.items if one.narrative and not one.procedural), None)
        if words is not None and exchange is None:
            raise UserError("This exchange is not in its document any more: go back to the list.")
        return Target(document_id, meeting_id, position, minutes.council, meeting, text, item, exchange)

    def _place_of(self, row: Any) -> tuple[int, int | None, str | None, str | None]:
        """Document, meeting, the exchange's text and the item's title, as far as the row has them."""
        from tui.store import read

        if isinstance(row, NoteRow):
            row = self._of_note(row)
        if isinstance(row, UndertakingRow) and row.exchange_id is not None:
            row = read.exchange(self.store, row.exchange_id)
        match row:
            case ExchangeRow():
                return row.document_id, row.meeting_id, row.text, row.citation.item_title
            case UndertakingRow():
                return row.document_id, row.meeting_id, None, row.citation.item_title
            case ItemRow():
                return read.item_text(self.store, row.id).document_id, row.meeting_id, None, row.title
            case MeetingRow():
                return row.document_id, row.id, None, None
            case Trouble():
                return row.document_id, None, None, row.item
        raise UserError("c corrects an exchange, an item, a meeting or a problem: put the cursor on one.")

    def offers(self, target: Target) -> Sequence[Offer]:
        """What can be corrected of it, each with its key and what stands there now."""
        meeting, item, exchange = target.meeting, target.item, target.exchange
        out = [
            Offer("d", "date", "date of the meeting", uk_date(meeting.date) if meeting.date else NOT_STATED),
            Offer("c", "committee", "committee", meeting.committee or NOT_STATED),
            Offer("o", "council", "council", target.council or self._not_stated(target)),
        ]
        if item is not None:
            out.append(Offer("t", "title", "title of the item", item.title))
        if item is not None and exchange is not None:
            out += _of_exchange(item, exchange)
        if item is not None and item.narrative:
            out.append(Offer("x", "exchange", "mark a paragraph as an exchange", f"{len(item.narrative)} of narrative"))
        if item is not None:
            held = [u for u in item.undertakings if exchange is None or _holds(item, exchange, u.exchange)]
            out.append(Offer("u", "undertaking", "set or clear an undertaking", f"{len(held)} now"))
        return out

    def put_right(self, target: Target, correction: Correction) -> str:
        """Record a correction, which ``catch_up`` makes felt; gives what to say of it. Raises UserError."""
        from tui.store import corrections, read_report

        if self._as_it_stands(target, correction) and not self._taken(target, correction):
            raise UserError(f"That is what stands there already: the {correction.what} is as it was.")
        if correction.what in ABOUT_MEETING:
            accounts = read_report.accounts(self.store, meeting_id=target.meeting_id)
            changes = [(a.document_id, Correction(correction.what, "", correction.value, a.position)) for a in accounts]
        else:
            changes = [(target.document_id, correction)]
        corrections.put_right_in(self.store, changes)
        return f"{_done(correction)} u undoes it."

    def _not_stated(self, target: Target) -> str:
        from tui.store.whose import taken_for

        found = taken_for(self.store, target.document_id)
        return f"{NOT_STATED}; taken for {found[0]}" if found is not None else NOT_STATED

    def _taken(self, target: Target, correction: Correction) -> bool:
        """Whether the council that the page does not state is inferred: then "not stated" refuses the inference."""
        from tui.store.whose import taken_for

        return correction.what == "council" and taken_for(self.store, target.document_id) is not None

    @staticmethod
    def _as_it_stands(target: Target, correction: Correction) -> bool:
        now = {"date": target.meeting.date, "committee": target.meeting.committee, "council": target.council}
        return correction.what in now and now[correction.what] == correction.value

    def way_after(self, target: Target) -> list[tuple[str, Any]]:
        """The rows that lead to what was corrected, as it stands now; none where its meeting is gone."""
        from tui.store import read, read_report

        accounts = read_report.accounts(self.store, document_id=target.document_id)
        wanted = next((a.meeting_id for a in accounts if a.position == target.position), None)
        found = next((m for m in read.meetings(self.store) if m.id == wanted), None)
        if found is None:
            return []
        way = self.way_to_meeting(found)
        item = next((i for i in self.items(found.id) if target.item is not None and i.title == target.item.title), None)
        if item is not None:
            way.append(("ItemRow", item.id))
            said = target.exchange.text if target.exchange is not None else None
            way += [("ExchangeRow", e.id) for e in self.exchanges(item_id=item.id) if e.text == said][:1]
        return way


def _with_item(accounts: Sequence[Any], meetings: Sequence[Meeting], title: str | None) -> int:
    """The meeting that has an item of this title, else the first."""
    for account in accounts:
        if title is not None and any(item.title == title for item in meetings[account.position].items):
            return int(account.meeting_id)
    return int(accounts[0].meeting_id)


def _in_meeting(meeting: Meeting, words: str | None, title: str | None) -> tuple[Item | None, Exchange | None]:
    for item in meeting.items:
        for exchange in item.exchanges:
            if words is not None and exchange.text == words:
                return item, exchange
    return next((item for item in meeting.items if title is not None and item.title == title), None), None


def _holds(item: Item, exchange: Exchange, place: int | None) -> bool:
    return place is not None and item.exchanges[place] is exchange


def _of_exchange(item: Item, exchange: Exchange) -> list[Offer]:
    place = item.exchanges.index(exchange)
    out = [
        Offer("q", "questioners", "who asked", say.people(exchange.questioners)),
        Offer("r", "respondents", "who answered", say.people(exchange.respondents)),
        Offer("p", "topic", "topic", exchange.topic or NOT_STATED),
        Offer("k", "kind", "kind", exchange.kind),
    ]
    if place + 1 < len(item.exchanges):
        out.append(Offer("j", "join", "join with the next", shorten(item.exchanges[place + 1].text, 60)))
    if len(sentences(exchange.text)) > 1:
        out.append(Offer("s", "split", "split it here…", "choose where the second begins"))
    out.append(Offer("b", "bounds", "move its bounds…", "choose its first and last sentence"))
    out.append(Offer("n", "narrative", "mark as narrative", "it is no exchange"))
    return out


# what can be chosen, and what was typed


def parts(text: str) -> list[str]:
    """The sentences of a passage, as it has them."""
    return [text[start:end] for start, end in sentences(text)]


def item_sentences(target: Target) -> list[tuple[int, int]]:
    """Where in the document's text the sentences of the target's item stand."""
    span = target.item.span if target.item is not None else None
    first, last = (span.start, span.end) if span is not None else (0, len(target.text))
    return [(first + start, first + end) for start, end in sentences(target.text[first:last])]


def typed(what: What, words: str) -> str | None:
    """The value of a correction from what the member typed; None for "not stated". Raises UserError."""
    said = one_line(plain(words))
    nothing = said.casefold() in _NOTHING
    if what == "date":
        found = find_date(said)
        if found is None and not nothing:
            raise UserError(f"“{shorten(said, 40)}” is no date: write it as 7 March 2024 or 2024-03-07.")
        return found[0] if found else None
    if what in ("questioners", "respondents"):
        return "" if nothing else "\n".join(one_line(name) for name in words.split(";") if name.strip())
    if what == "kind" and said not in KINDS:
        raise UserError(f"“{shorten(said, 40)}” is no kind of exchange: {', '.join(KINDS)}.")
    if what == "title" and nothing:
        raise UserError("An item keeps its title: write what it should be.")
    return None if nothing else said


def now_typed(target: Target, what: What) -> str:
    """What stands there now, as it would be typed."""
    exchange = target.exchange
    if what in ("questioners", "respondents") and exchange is not None:
        return "; ".join(exchange.questioners if what == "questioners" else exchange.respondents)
    values = {
        "date": uk_date(target.meeting.date) if target.meeting.date else "",
        "committee": target.meeting.committee,
        "council": target.council,
        "title": target.item.title if target.item is not None else "",
        "topic": exchange.topic if exchange is not None else "",
        "kind": exchange.kind if exchange is not None else "",
    }
    return one_line(values.get(what) or "")


def _done(correction: Correction) -> str:
    """What was done, by name: "Date put right: 7 March 2024."."""
    value = correction.value or ""
    if correction.what == "date":
        return f"Date put right: {uk_date(value) if value else NOT_STATED}."
    said = {
        "questioners": f"Who asked put right: {value.replace(chr(10), '; ') or 'not recorded'}.",
        "respondents": f"Who answered put right: {value.replace(chr(10), '; ') or 'not recorded'}.",
        "join": "Joined with the next: two exchanges are one.",
        "split": f"Split in two: the second begins “{shorten(value, 40)}”.",
        "bounds": f"Bounds moved: it now reads “{shorten(value, 50)}”.",
        "narrative": f"Marked as narrative: {shorten(correction.text, 50)}",
        "exchange": f"Marked as an exchange: {shorten(correction.text, 50)}",
        "undertaking": f"Set as an undertaking: {shorten(value, 60)}",
        "not an undertaking": f"No longer an undertaking: {shorten(correction.text, 60)}",
    }
    name = correction.what[0].upper() + correction.what[1:]
    words = said.get(correction.what) or f"{name} put right: {shorten(value, 60) or NOT_STATED}."
    return words if words[-1] in ".…" else f"{words}."
