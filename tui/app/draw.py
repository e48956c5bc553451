"""How each row of a list is drawn: a few lines of styled plain text. Pure; no screen library.

Every drawing takes the row and the room it has, in cells, and gives its lines; those beyond what the list allows a row
are not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.app import say
from tui.app.wrap import first_lines
from tui.text import one_line, shorten, uk_date

if TYPE_CHECKING:
    from tui.app.data.shapes import Trouble
    from tui.store.rows import (
        CommitteeRow,
        ExchangeRow,
        ItemRow,
        MeetingRow,
        NoteRow,
        OfficeRow,
        ThreadRow,
        UndertakingRow,
    )

Piece = tuple[str, str]
"""Text and the name of its style: "", "dim", "strong", "label", "match", "mark"."""
LONGEST = 400
"""Characters of a text that a list ever needs."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row: the left part is cut with an ellipsis where there is no room, the right part stays whole."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


Drawing = Callable[[Any, int], list[Line]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that only groups those under it; the cursor passes over it."""

    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Fold:
    """A row that stands for others which are folded away, until it is opened."""

    text: str
    hidden: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that stands for a way of looking at a list: "Overdue", "Notes on threads"."""

    id: str
    text: str
    count: int | None = None
    more: str = ""


def _marks(*, new: bool = False, own: bool = False, pinned: bool = False, noted: bool = False) -> tuple[Piece, ...]:
    words = [w for w, on in (("new", new), ("pinned", pinned), ("own", own), ("note", noted)) if on]
    return tuple((f" {word}", "mark") for word in words)


def _join(*parts: str) -> str:
    return " · ".join(p for p in parts if p)


def _text(text: str, width: int, marks: tuple[Piece, ...] = (), most: int = 2, style: str = "") -> list[Line]:
    """A text on as many as ``most`` lines, with its marks at the right of the first."""
    room = width - sum(len(word) for word, _ in marks) - (1 if marks else 0)
    first, *rest = first_lines(text, room, most)
    return [Line(((first, style),), marks), *(Line(((line, style),)) for line in rest)]


def _labelled(label: str, text: str, width: int, marks: tuple[Piece, ...] = (), most: int = 2) -> list[Line]:
    """The same with a label before it, beyond which the text is set in."""
    lines = _text(text, width - len(label), marks, most)
    first = replace(lines[0], left=((label, "label"), *lines[0].left))
    return [first, *(replace(line, left=((" " * len(label), ""), *line.left)) for line in lines[1:])]


def _dim(text: str) -> Line:
    return Line(((text, "dim"),))


def heading(row: Heading, width: int, lines: int) -> list[Line]:
    """A heading stands at the foot of its space, nearer to what it heads; with room to spare it is underlined."""
    text = Line(((one_line(row.text), "label"),))
    if lines < 3:
        return [Line()] * (lines - 1) + [text]
    return [*[Line()] * (lines - 2), text, Line((("─" * width, "rule"),))]


def fold(row: Fold, width: int) -> list[Line]:
    return [_dim(one_line(row.text)), _dim("folded away: enter shows them")]


def choice(row: Choice, width: int) -> list[Line]:
    right = ((f" {row.count:,}", "dim"),) if row.count is not None else ()
    return [*_text(one_line(row.text), width, right, 1), _dim(one_line(row.more))]


def committee(row: CommitteeRow, width: int) -> list[Line]:
    name = one_line(row.committee or "committee not stated")
    return [*_text(name, width, _marks(own=row.own)), _dim(say.count(row.meetings, "meeting"))]


def meeting(row: MeetingRow, width: int) -> list[Line]:
    none = "" if row.status == "agenda" else "no exchanges"
    exchanges = say.count(row.exchanges, "exchange") if row.exchanges else none
    undertakings = say.count(row.undertakings, "undertaking") if row.undertakings else ""
    below = _join(say.standing(row), exchanges, undertakings, say.count(row.items, "item"))
    coming = ((" coming", "mark"),) if say.is_coming(row) else ()
    return [*_text(say.meeting_date(row), width, (*coming, *_marks(new=row.new)), 1, "strong"), _dim(below)]


def item(row: ItemRow, width: int) -> list[Line]:
    number = f"{one_line(row.number)}  " if row.number else ""
    none = "" if row.agenda else "no exchanges"
    below = _join(
        say.count(row.exchanges, "exchange") if row.exchanges else none,
        "exempt" if row.exempt else "",
        "cut short in the document" if row.truncated else "",
    )
    title = one_line(row.title) or "title not stated"
    return [*_labelled(number, title, width, most=1), _dim(" " * len(number) + below)]


def exchange(row: ExchangeRow, width: int) -> list[Line]:
    """An exchange within its item: what it is about, who asked whom, and whether an answer is recorded."""
    label = {"question": "Q ", "supplementary": "↳ "}.get(row.kind, "· ")
    promised = say.count(row.undertakings, "undertaking") if row.undertakings else ""
    text = _labelled(label, shorten(say.gist(row), LONGEST), width, _marks(noted=row.noted))
    return [*text, _dim("  " + _join(promised, *_sides(row)))]


def _sides(row: ExchangeRow) -> list[str]:
    """Who asked and who answered; of a point only who is named, since it need be neither question nor answer."""
    asked = f"{say.people(row.questioners, most=2)} asked" if row.questioners else ""
    answered = f"{say.people(row.respondents, most=2)} answered" if row.respondents else ""
    if row.kind == "point":
        return [asked, answered] if asked or answered else ["recorded as a point"]
    if row.question is None:
        asked = asked or say.NO_QUESTION
    return [asked or "asker not recorded", say.NO_ANSWER if row.answer is None else answered or "answerer not recorded"]


def dated_exchange(row: ExchangeRow, width: int) -> list[Line]:
    """An exchange within a thread: when first, then what."""
    said = _join(*_sides(row))
    when = Line(((say.short_date(row.citation.date), "strong"), (f"  {said}", "dim")), _marks(noted=row.noted))
    return [when, *_labelled("Q " if row.question else "A ", shorten(say.gist(row), LONGEST), width)]


def office(row: OfficeRow, width: int) -> list[Line]:
    open_ones = f"{row.open_undertakings} open" if row.open_undertakings else ""
    below = _join(say.holder(row), say.count(row.threads, "thread"), open_ones)
    return [*_text(one_line(row.office), width, _marks(own=row.own)), _dim(below)]


def thread(row: ThreadRow, width: int) -> list[Line]:
    times = {1: "asked once", 2: "asked twice"}.get(row.exchanges, f"asked {row.exchanges} times")
    promised = f"{row.open_undertakings} open of {row.undertakings} undertaken" if row.undertakings else ""
    below = _join(f"last {say.short_date(row.last)}" if row.last else "date not stated", times, promised)
    return [*_text(one_line(row.name), width, _marks(new=row.new, pinned=row.pinned), 1), _dim(below)]


def undertaking(row: UndertakingRow, width: int) -> list[Line]:
    kind = row.strength if row.source == "undertaking" else row.source
    whom = row.by or (row.to if row.source == "recommendation" else None)
    heir = f"now with {one_line(row.now_with)}" if row.now_with else ""
    below = _join(say.openness(row), say.due(row), kind, one_line(whom or "by whom not recorded"), heir)
    return [*_text(shorten(row.text, LONGEST), width, _marks(noted=row.noted)), _dim(below)]


def note(row: NoteRow, width: int) -> list[Line]:
    lost = "what it was on is gone" if row.lost else ""
    text = _text(shorten(row.text, LONGEST) or "(empty note)", width, most=1)
    return [*text, _dim(_join(lost, uk_date(row.changed[:10]), one_line(row.about)))]


def trouble(row: Trouble, width: int) -> list[Line]:
    """A problem of the reading report: its kind, which is a name of its own, then what it says."""
    return [Line((("! ", "label"), (row.kind, "strong"))), *_labelled("  ", one_line(row.text), width)]


_DRAWN: dict[str, Drawing] = {
    "Trouble": trouble,
    "Fold": fold,
    "Choice": choice,
    "CommitteeRow": committee,
    "MeetingRow": meeting,
    "ItemRow": item,
    "ExchangeRow": exchange,
    "OfficeRow": office,
    "ThreadRow": thread,
    "UndertakingRow": undertaking,
    "NoteRow": note,
}
"""By the name of the row's class, so that the first paint does not wait for the store's."""


def row_lines(row: Any, width: int) -> list[Line]:
    """The lines of any row that the app shows."""
    return _DRAWN[type(row).__name__](row, width)
