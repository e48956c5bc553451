"""A small invented office over three years: a figure that moves, promises kept and not, a remit, an exempt item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from making import HOLDER, minutes, once

from tui.minutes.model import Action, Decision, Exchange, Figure, Holder
from tui.store.database import open_store
from tui.store.load import load
from tui.threads import link

SENT = (
    "Councillor Dunn asked whether lorries could cross Coldwell Bridge yet. Councillor Lee replied that the survey of "
    "the beams had been sent to ward members in May."
)
BRIDGE = (
    "Councillor Dunn asked when Coldwell Bridge would be open to lorries again. Councillor Lee replied that the beams "
    "were being surveyed and that she would send the survey to ward members by the end of January 2024."
)
LAMPS = (
    "Councillor Frost asked what share of street lamps had LED lanterns. Councillor Lee answered that {} of street "
    "lamps had LED lanterns."
)
REMIT = ("Bridges", "Street lighting", "Ferries")
ACTIONS = (
    Action("To publish the list of streets by 31 March 2024", number="1", owner="Head of Lighting"),
    Action("To fix the lamp in Mill Lane", number="2", owner="Cabinet Member for Roads", status="Completed"),
)
RECOMMENDED = Decision(
    "recommended",
    "RECOMMENDED to Cabinet: That every lamp have an LED lantern by the end of 2025.",
    ("That every lamp have an LED lantern by the end of 2025.",),
)
SECRET = "Councillor Pike asked about the purchase of Holm Yard. Councillor Lee replied that she would see the owner."


class Today(date):
    """A day that does not pass."""

    @classmethod
    def today(cls) -> Today:
        return cls(2024, 6, 1)


@once
def seeded(path: Path) -> Path:
    """Three meetings of one committee and an agenda, linked as an import links them."""
    store = open_store(path)
    _put(store, [BRIDGE, LAMPS.format("31%")], "2023-06-21", "first.html")
    _put(store, [LAMPS.format("44%")], "2023-11-15", "second.html", actions=ACTIONS, decisions=(RECOMMENDED,))
    _put(store, [SENT, LAMPS.format("52%")], "2024-05-22", "third.html")
    _put(store, [SECRET], "2024-05-22", "private.html", exempt=True, number="9", title="Holm Yard")
    _put(store, [], "2024-07-03", "agenda.html", status="agenda", number="4", title="Coldwell Bridge: Lorries")
    store.close()
    return path


def _put(store, texts, day, path, actions=(), decisions=(), **more) -> None:  # type: ignore[no-untyped-def]
    found, whole = minutes(texts, date=day, path=path, **{"title": "Questions on Roads", "number": "7", **more})
    meeting = found.meetings[0]
    item = meeting.items[0]
    exchanges = tuple(_counted(e) for e in item.exchanges)
    given = tuple(
        replace(u, due=u.text[u.text.index("by the end") :].rstrip(".")) if "by the end" in u.text else u
        for u in item.undertakings
    )
    holders = (Holder(HOLDER.name, HOLDER.office),) if texts else ()
    item = replace(item, exchanges=exchanges, undertakings=given, holders=holders, remit=REMIT if texts else ())
    item = replace(item, actions=actions, decisions=decisions)
    found = replace(
        found, meetings=(replace(meeting, items=(item,)),), abbreviations=(("LED", "light-emitting diode"),)
    )
    link.update(store, load(store, found, whole).changed)


def _counted(one: Exchange) -> Exchange:
    share = next((w for w in one.text.split() if w.endswith("%")), None)
    if share is None:
        return one
    figure = Figure(share, float(share[:-1]), "percent", measure="street lamps had LED lanterns")
    return replace(one, figures=(figure,))
