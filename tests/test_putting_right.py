"""Putting the reading right in the app, as a member does it: two keys, at once, for good, and undone by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_driver import Driver, driving, run
from making import TOPICS, once

from tui.following import listen
from tui.store import people, read
from tui.store.database import open_store
from tui.store.importing import import_paths

HEAD = "Ottermere Borough Council\n\nPlace Scrutiny Panel - Tuesday, {}\n\nAgenda item\n\n{}\n\nMinutes:\n\n"
LEE = "In attendance: Councillor Ann Lee (Cabinet Member for Roads)\n\n"
BRIDGE = (
    "Councillor {} asked when the Coldwell bridge would be open to lorries again, and whether its weight limit would "
    "stay. Councillor Lee replied that divers were surveying the beams and that the limit of the bridge would stay. {}"
)
LAMPS = (
    "Councillor {} asked how many street lamps in the villages had LED lanterns, and which lanterns were dark. "
    "Councillor Lee replied that four in ten lamps had lanterns of the new kind and that the villages came next."
)
FOOT = "\n\n© 2021 Ottermere Borough Council. All rights reserved.\n"


@once
def imported(path: Path) -> Path:
    folder = path.parent / "minutes"
    folder.mkdir()
    for name, day, title, words in (
        ("a", "12th January, 2021", "Coldwell bridge", BRIDGE.format("Micheal Stone", "")),
        ("b", "11th May, 2021", "Other business", BRIDGE.format("Michael Stone", LAMPS.format("Pike"))),
        ("c", "14th September, 2021", "Village lighting", LAMPS.format("Bob Oakshott")),
        *((kind, "8th December, 2020", kind, TOPICS[kind]) for kind in ("salt", "buses", "drains", "cycling")),
    ):
        (folder / f"{name}.txt").write_text(HEAD.format(day, title) + LEE + words + FOOT, encoding="utf-8")
    (folder / "d.txt").write_text(
        "Agenda item\n\nRoads d\n\nMinutes:\n\n" + BRIDGE.format("Frost", "") + FOOT, encoding="utf-8"
    )
    store = open_store(path)
    listen(store)
    import_paths(store, [folder])
    store.close()
    return path


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return imported(tmp_path / "matters.db")


async def retype(app: Driver, words: str) -> None:
    await app.press("ctrl+u")
    await app.type(words)
    await app.press("enter")


def test_a_problem_leads_to_its_place_and_a_missing_date_is_put_right_and_undone(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 50)) as app:
            await app.press("6")
            kinds = [row.id for row in app.main.pane.where.rows]
            assert kinds[:3] == ["all", "committee not stated", "date not stated"]
            await app.press("down", "down", "right")
            assert "The date of the meeting is not stated" in app.seen()
            assert "E▌ Councillor Frost asked when the Coldwell bridge" in app.seen()
            await app.press("c", "d")
            await retype(app, "yesterday")
            assert "is no date" in app.toasts()
            await retype(app, "7 March 2024")
            assert "Date put right: 7 March 2024. u undoes it." in app.toasts()
            assert "date not stated" not in app.seen()
            await app.press("u")
            assert "Taken back: the correction of the date" in app.toasts()
            assert "date not stated" in app.seen()

    run(journey)


def test_a_wrong_date_moves_the_meeting_and_the_cursor_stays_on_its_exchange(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("right", "enter", "enter")
            kept = app.main.row.text
            assert "Oakshott" in kept
            await app.press("c", "d")
            assert "14 September 2021" in app.seen(), "what stands there is in the field"
            await retype(app, "2020-09-14")
            assert app.main.row.text == kept and app.main.row.citation.date == "2020-09-14"
            await app.press("escape", "escape")
            said = app.seen()
            assert said.index("11 May 2021") < said.index("14 September 2020")

    run(journey)


def test_escape_leaves_everything_as_it_was(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("right", "c", "escape", "c", "d", "escape")
            assert "put right" not in app.toasts()
            await app.press("c", "o", "enter")
            assert "what stands there already" in app.toasts()

    run(journey)


def test_a_question_is_split_in_two_and_its_thread_follows(database: Path) -> None:
    def in_threads() -> list[str]:
        store = open_store(database)
        try:
            rows = read.threads(store)
            return [said.text for row in rows for said in read.exchanges(store, thread_id=row.id)]
        finally:
            store.close()

    def of_may(app: Driver) -> list[str]:
        return [row.key for row in app.main.pane.listing.rows if row.citation.date == "2021-05-11"]

    apart = sorted(in_threads())

    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("2")
            await app.type("Coldwell bridge after:2021-03")
            await app.press("enter")
            (whole,) = of_may(app)
            app.main.pane.listing.rowlist.place(("ExchangeRow", whole))
            await app.settle()
            await app.press("c", "j")
            assert "Joined with the next" in app.toasts()
            assert len(in_threads()) == len(apart) - 1
            assert "LED lanterns" in app.main.row.text and of_may(app) == [whole], "the search shows it as it is now"
            await app.press("c", "s", "down", "enter")
            assert "Split in two: the second begins “Councillor Pike asked how many" in app.toasts()
            assert sorted(in_threads()) == apart
            assert "LED lanterns" not in app.main.row.text
            await app.press("t")
            assert app.main.pane_name == "threads" and app.main.row.key == whole

    run(journey)


def test_names_kind_undertaking_and_narrative_are_put_right(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("right", "enter", "enter", "c", "q")
            await retype(app, "Robert Oakshott; Ann Frost")
            assert app.main.row.questioners == ("Robert Oakshott", "Ann Frost")
            await app.press("c", "k", "2")
            assert app.main.row.kind == "supplementary"
            await app.press("c", "u", "down", "enter")
            assert app.main.row.undertakings == 1
            await app.press("c", "u", "enter")
            assert app.main.row.undertakings == 0
            await app.press("c", "n")
            assert "Marked as narrative" in app.toasts()
            await app.press("u", "enter")
            assert app.main.row.questioners == ("Robert Oakshott", "Ann Frost")

    run(journey)


def test_two_spellings_are_made_one_person_and_parted_again(database: Path) -> None:
    def stones() -> list[str]:
        store = open_store(database)
        try:
            return [row.name for row in people.people(store) if "Stone" in row.name]
        finally:
            store.close()

    assert len(stones()) == 2

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("right", "enter", "enter", "w")
            assert "Micheal Stone" in app.seen() and "may be one person" in app.seen()
            await app.press("plus")
            assert "One person from now on" in app.toasts() and len(stones()) == 1
            assert "read as one person" in app.seen()
            await app.press("g", "minus")
            assert "Two people from now on" in app.toasts() and len(stones()) == 2
            await app.press("u")
            assert len(stones()) == 1
            await app.press("escape")
            assert app.main.pane_name == "meetings" and "who is who" not in app.seen().lower()

    run(journey)
