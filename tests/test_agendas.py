"""An agenda before its minutes: a coming meeting, whose notes its minutes take over when they come."""

from __future__ import annotations

from pathlib import Path

import pytest
from agenda_papers import PAPERS, TITLES
from app_driver import driving, run

from tui.cli import main
from tui.errors import UserError
from tui.following import listen
from tui.sources.read import read_bytes
from tui.store import read, write
from tui.store.database import Store, open_store
from tui.store.importing import import_paths
from tui.store.understanding import Stated

TITLE = "Mill Scrutiny Panel - Wednesday, 9th December, 2099 6.30 pm"
STATED = Stated(council="Ottermere Borough Council")
AGENDA = f"""Agenda

{TITLE}

Items

No. Item

31.

Apologies for Absence

32.

Repairs to the Tide Mill

To consider the report of the Head of Mills.

33.

Questions to the Cabinet Member for Mills
"""
MINUTES = f"""Agenda and minutes

{TITLE}

Items

No. Item

31.

Apologies for Absence

Minutes:

There were none.

32.

Repairs to the Tide Mill

To consider the report of the Head of Mills.

Minutes:

Councillor Ann Birch asked when the wheel would turn again. The Cabinet Member for Mills replied that it would be June.

33.

Questions to the Cabinet Member for Mills

Minutes:

Councillor Tom Oake asked what the sluice had cost. The Cabinet Member for Mills replied that it had cost £240,000.
"""
CELLS = "".join(
    f'<tr><td class="mgItemNumberCell"><p>{number}.</p></td><td><p class="mgAiTitleTxt">{title}</p></td></tr>'
    for number, title in ((31, "Apologies for Absence"), (32, "Repairs to the Tide Mill"), (33, "Questions"))
)
PAGE = f'<div id="modgov"><h1 class="mgMainTitleTxt">Agenda</h1><h2 class="mgSubTitleTxt">{TITLE}</h2>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path / "matters.db")
    listen(store)
    return store


def bring(store: Store, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    import_paths(store, [path], STATED)


def test_an_agenda_is_a_coming_meeting_and_no_problem(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "agenda.txt", AGENDA)
    (meeting,) = read.meetings(store)
    assert (meeting.status, meeting.date, meeting.committee) == ("agenda", "2099-12-09", "Mill Scrutiny Panel")
    assert [row.title for row in read.items(store, meeting.id)][1] == "Repairs to the Tide Mill"
    assert read.problems(store) == ()


def test_what_was_noted_on_the_agenda_is_on_its_minutes(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "agenda.txt", AGENDA)
    (meeting,) = read.meetings(store)
    item = next(row for row in read.items(store, meeting.id) if row.number == "32")
    write.add_note(store, "Ask about the wheel", item.key)
    write.add_note(store, "Bring the map", meeting.key)
    bring(store, tmp_path / "minutes.txt", MINUTES)
    (meeting,) = read.meetings(store)
    assert meeting.status != "agenda"
    assert meeting.exchanges == 2
    items = read.items(store, meeting.id)
    assert [row.number for row in items] == ["31", "32", "33"]
    about = {note.text: (note.subject_key, note.lost) for note in read.notes(store)}
    mill = next(row for row in items if row.number == "32")
    assert about == {"Ask about the wheel": (mill.key, False), "Bring the map": (meeting.key, False)}


def test_an_agenda_published_after_its_minutes_hides_nothing(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "minutes.txt", MINUTES)
    bring(store, tmp_path / "agenda.txt", AGENDA)
    (meeting,) = read.meetings(store)
    assert (meeting.exchanges, meeting.items) == (2, 3)
    assert meeting.status != "agenda"


def test_a_page_that_lists_items_is_an_agenda_and_an_empty_shell_is_refused(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path / "agenda.html", f'{PAGE}<table class="mgItemTable">{CELLS}</table></div>')
    (meeting,) = read.meetings(store)
    assert (meeting.status, meeting.items, meeting.date) == ("agenda", 3, "2099-12-09")
    with pytest.raises(UserError, match="agenda without minutes"):
        read_bytes(f"{PAGE}<p>1. Apologies</p></div>".encode(), "shell.html")


def test_the_agenda_stands_on_top_as_coming_and_its_minutes_take_its_place(tmp_path: Path) -> None:
    database = ["--database", str(tmp_path / "matters.db")]
    foot = "\n\n© 2099 Ottermere Borough Council. All rights reserved.\n"
    (tmp_path / "agenda.txt").write_text(AGENDA + foot, encoding="utf-8")
    earlier = MINUTES.replace("9th December, 2099", "10th December, 2020")
    (tmp_path / "earlier.txt").write_text(earlier + foot, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES + foot, encoding="utf-8")
    main(["import", str(tmp_path / "agenda.txt"), str(tmp_path / "earlier.txt"), *database])

    async def journey() -> None:
        async with driving(tmp_path / "matters.db") as app:
            await app.press("right")
            said = app.seen()
            assert "coming" in said and "agenda" in said
            assert said.index("9 December 2099") < said.index("10 December 2020")
            await app.press("a")
            await app.type("Bring the map")
            await app.press("escape", "i")
            await app.type(str(tmp_path / "minutes.txt"))
            await app.press("enter")
            said = app.seen()
            assert "coming" not in said and "Bring the map" in said

    run(journey)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_printed_agenda_is_a_coming_meeting_with_its_items_and_who_is_expected(paper: str, tmp_path: Path) -> None:
    name, data = PAPERS[paper]()
    (tmp_path / name).write_bytes(data)
    database = ["--database", str(tmp_path / "matters.db")]
    main(["import", str(tmp_path / name), *database])

    async def journey() -> None:
        async with driving(tmp_path / "matters.db", (120, 40)) as app:
            await app.press("right")
            said = app.seen().casefold()
            assert "9 december 2099" in said and "agenda of a coming meeting" in said
            assert "members     ann birch (chair), tom oake" in said and "invited     mary sluice" in said
            assert "(pages" not in said and "13 - 40" not in said

    run(journey)
    store = open_store(tmp_path / "matters.db")
    (meeting,) = read.meetings(store)
    assert (meeting.committee, meeting.date, meeting.status) == ("Mill Scrutiny Panel", "2099-12-09", "agenda")
    assert meeting.council == "Ottermere Borough Council"
    found = [(row.number, row.title) for row in read.items(store, meeting.id)]
    assert [(number, title.casefold()) for number, title in found] == [
        (str(n), title.casefold()) for n, title in enumerate(TITLES, 1)
    ]
    assert read.problems(store) == ()
