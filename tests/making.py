"""Invented minutes for tests of what is stored, made without reading any file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path

from tui.minutes.model import Exchange, Figure, Holder, Item, Meeting, Minutes, Problem, Span, Status, Undertaking
from tui.sources.document import Source
from tui.store.database import Store
from tui.store.load import Loaded, load

COUNCIL = "Aldermoor Borough Council"
HOLDER = Holder("Ann Lee", "Cabinet Member for Roads")
TOPICS = {
    "bridge": "Councillor Dunn asked when Coldwell Bridge would be open to lorries again. Councillor Lee replied that "
    "the beams were being surveyed and that she would send the survey to ward members.",
    "salt": "Councillor Okoro asked whether enough salt was in stock for the winter. Councillor Lee replied that 2,600 "
    "tonnes were in the barns and that the routes were those of last year.",
    "buses": "A Member was concerned about evening journeys on route 14 being withdrawn by the operator. Councillor "
    "Lee said that the Council could not require them to run, and that she would write to the company.",
    "drains": "Councillor Pike wished to know why Mill Lane had flooded twice since Easter. It was explained that an "
    "outfall crossed private land and that its owner had been served with a notice.",
    "cycling": "Councillor Adeyemi asked how the cycle lane in Castle Street would be kept free of parked cars. "
    "Councillor Lee said that wands would be put up once the traffic order had been sealed.",
    "lights": "Councillor Frost asked how many street lamps had been changed for LED lanterns in the villages. "
    "Councillor Lee answered that four in ten had been, and that the rest would follow by 2027.",
}


def exchange(text: str, at: int = 0, *, respondents: Sequence[str] = ("Lee",)) -> Exchange:
    question, _, answer = text.partition(". ")
    return Exchange(
        text=text,
        kind="question",
        question=question + ".",
        answer=answer or None,
        questioners=("Dunn",),
        respondents=tuple(respondents),
        figures=(Figure("2,600", 2600.0, "count"),) if "2,600" in text else (),
        span=Span(at, at + len(text)),
    )


def minutes(
    texts: Sequence[str],
    *,
    path: str = "roads.html",
    council: str | None = COUNCIL,
    committee: str | None = "Place Scrutiny Panel",
    date: str | None = "2024-03-12",
    number: str | None = "7",
    title: str = "Questions to the Cabinet Member for Roads",
    status: Status = "unknown",
    holders: Sequence[Holder] = (HOLDER,),
    exempt: bool = False,
) -> tuple[Minutes, str]:
    """One document with one item that holds these exchanges, and its text."""
    whole, exchanges, undertakings = title + "\n\n", [], []
    for place, text in enumerate(texts):
        exchanges.append(exchange(text, len(whole)))
        promise = text.find("she would ")
        if promise >= 0:
            start = len(whole) + promise
            undertakings.append(
                Undertaking(text[promise:], by="Lee", exchange=place, span=Span(start, len(whole) + len(text)))
            )
        whole += text + "\n\n"
    item = Item(
        title=title,
        number=number,
        holders=tuple(holders),
        exchanges=tuple(exchanges),
        undertakings=tuple(undertakings),
        exempt=exempt,
        span=Span(0, len(whole)),
    )
    found = Minutes(
        council=council,
        source=Source("text/html", hashlib.sha256(f"{path}{whole}{date}".encode()).hexdigest(), path=path),
        meetings=(Meeting(committee=committee, date=date, items=(item,), status=status),),
        problems=() if date else (Problem("date not stated", "The date of the meeting is not stated."),),
    )
    return found, whole


def once(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """What makes a database at a path: it makes it once, and whenever it is wanted again, copies it."""
    made: list[bytes] = []

    @wraps(make)
    def made_or_copied(path: Path) -> Path:
        if made:
            path.write_bytes(made[0])
        else:
            made.append(make(path).read_bytes())
        return path

    return made_or_copied


def put(store: Store, texts: Sequence[str], **stated: object) -> Loaded:
    return load(store, *minutes(texts, **stated))  # type: ignore[arg-type]


def dump(path: Path) -> str:
    """Every table of a database as SQL."""
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        return "\n".join(connection.iterdump())
    finally:
        connection.close()
