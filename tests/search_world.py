"""A small store of invented exchanges for the search tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from making import minutes, once

from tui.following import listen
from tui.minutes.model import Exchange, Holder, Item, Meeting, Minutes, Undertaking
from tui.sources.document import Source
from tui.store.database import Store, open_store
from tui.store.importing import catch_up
from tui.store.load import load

CHILDREN = Holder("Sushila Bright", "Cabinet Member for Children")
ROADS = Holder("Ann Lee", "Cabinet Member for Roads")
PAPERS: Sequence[tuple[str, str, Holder, Sequence[tuple[str | None, str, str | None, str]]]] = (
    (
        "2023-05-16",
        "Children's Scrutiny Committee",
        CHILDREN,
        (
            (
                "Ofsted inspection",
                "What came of the Ofsted inspection?",
                "The inspectors found safeguarding good.",
                "Dunn",
            ),
            ("Social workers", "How is social worker recruitment going?", "Eleven of 60 posts were vacant.", "Okoro"),
            (None, "Are education, health and care plans (EHCP) on time?", "62 per cent were issued in time.", "Dunn"),
        ),
    ),
    (
        "2024-03-12",
        "Place Scrutiny Panel",
        ROADS,
        (
            ("Bridge", "When will Coldwell Bridge reopen to lorries?", "The beams were being surveyed.", "Pike"),
            ("Salt", "Is there salt enough for winter?", "2,600 tonnes were in the barns at Tollgate.", "Okoro"),
            ("Fly-tipping", "What of fly-tipping on Mill Lane?", None, "Adeyemi"),
        ),
    ),
    (
        "2025-01-21",
        "Children's Scrutiny Committee",
        CHILDREN,
        (
            ("EHCP backlog", "Why is the EHCP backlog growing?", "There were too few psychologists.", "Frost"),
            ("School transport", "Will the crèche at Coldwell close?", "No decision had been taken.", "Dunn"),
        ),
    ),
)


def paper(
    date: str, committee: str, holder: Holder, rows: Sequence[tuple[str | None, str, str | None, str]]
) -> Minutes:
    made, _ = minutes(["x. y"], path=f"{date}.html", committee=committee, date=date, holders=[holder])
    exchanges = tuple(
        Exchange(
            text=f"{question} {answer or ''}".strip(),
            kind="question",
            topic=topic,
            question=question,
            answer=answer,
            questioners=(asker,),
            respondents=(holder.name or "",),
        )
        for topic, question, answer, asker in rows
    )
    promised = tuple(
        Undertaking(text="The survey of the beams would be sent to ward members.", by="Lee", exchange=at)
        for at, one in enumerate(exchanges)
        if one.topic == "Bridge"
    )
    item = Item(
        number="7",
        title=f"Questions to the {holder.office}",
        holders=(holder,),
        exchanges=exchanges,
        undertakings=promised,
    )
    meeting: Meeting = replace(made.meetings[0], items=(item,))
    source: Source = replace(made.source, sha256=date)
    return replace(
        made, source=source, meetings=(meeting,), abbreviations=(("EHCP", "education, health and care plan"),)
    )


@once
def _database(path: Path) -> Path:
    store = open_store(path)
    listen(store)
    for date, committee, holder, rows in PAPERS:
        load(store, paper(date, committee, holder, rows), None)
        catch_up(store)
    store.close()
    return path


def stored(folder: Path) -> Store:
    """The three papers in a database that is indexed."""
    store = open_store(_database(folder / "m.db"))
    listen(store)
    return store
