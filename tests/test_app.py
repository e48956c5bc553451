"""The app, pane by pane: what a key does, and what is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_driver import Driver, driving, run, seed
from making import TOPICS, put
from textual.widgets._toast import Toast

from tui.app.actions.program import as_path
from tui.app.app import MattersApp
from tui.app.widgets.row_list import RowList
from tui.store.database import open_store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return seed(tmp_path / "matters.db")


def test_meetings_stand_newest_first_and_those_without_a_date_last(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right")
            said = app.seen()
            assert said.index("12 March 2024") < said.index("21 September 2023") < said.index("date not stated")

    run(journey)


def test_one_goes_from_the_committee_down_to_the_exchange_and_back_out(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "enter", "enter", "enter")
            assert app.main.spot == "text"
            assert "Answered by Lee" in app.seen()
            await app.press("escape")
            assert app.main.spot == "list" and "Exchanges" in app.seen()
            await app.press("escape", "left")
            assert "Meetings  3" in app.seen()
            await app.press("escape")
            assert app.main.spot == "where"
            await app.press("escape")
            assert "outermost" in app.toasts()

    run(journey)


def test_the_reading_pane_labels_question_and_answer_where_they_begin(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 40)) as app:
            await app.press("down", "right", "right", "right")
            lines = [line.split("││")[-1] for line in app.seen().splitlines()]
            asked = next(line for line in lines if "Councillor Dunn asked when" in line)
            told = next(line for line in lines if "Councillor Lee replied that the beams" in line)
            assert asked.startswith("Q▌") and told.startswith("A▌")

    run(journey)


def test_a_filter_counts_and_escape_clears_it_before_anything_else(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "slash")
            await app.type("sept")
            assert "1 of 3" in app.seen()
            await app.press("enter")
            assert app.main.spot == "list" and "1 of 3" in app.seen()
            await app.press("escape")
            assert "1 of 3" not in app.seen() and app.main.spot == "list"

    run(journey)


def test_what_is_read_follows_the_filter(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 40)) as app:
            await app.press("down", "right", "slash")
            await app.type("sept")
            assert app.main.reader.view.page.key[1] == app.main.pane.row.key
            await app.press("escape", "escape", "slash")
            await app.type("children")
            assert app.main.pane.crumbs == ["Children's Scrutiny Committee"]

    run(journey)


def test_letters_type_in_a_text_field(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "slash")
            await app.type("qjk?")
            assert app.app.is_running and "nothing here says" in app.seen().lower()

    run(journey)


def test_find_in_a_text_steps_and_counts(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "right", "right", "right", "slash")
            await app.type("councillor")
            assert "1 of 4 found" in app.seen()
            await app.press("enter", "n")
            assert "2 of 4 found" in app.seen()
            await app.press("N", "N")
            assert "4 of 4 found" in app.seen()
            await app.press("escape")
            assert "found" not in app.seen() and app.main.spot == "text"

    run(journey)


def test_a_list_keeps_its_place_by_what_the_row_is(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "down", "right", "escape")
            kept = app.main.row.key
            app.main.reload()
            await app.settle()
            assert app.main.row.key == kept

    run(journey)


def test_threads_show_how_often_by_whom_and_what_was_promised(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 44)) as app:
            await app.press("3", "down", "right")
            said = app.seen()
            assert "asked twice" in said and "About Bridge" in said and "Asked" in said
            await app.press("slash")
            await app.type("bridge")
            await app.press("enter", "right")
            said = app.seen()
            assert said.index("12 Mar 2024") < said.index("21 Sep 2023")

    run(journey)


def test_from_an_exchange_to_its_thread_and_its_meeting(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "right", "right")
            exchange = app.main.row
            await app.press("t")
            assert app.main.pane_name == "threads" and app.main.row.key == exchange.key
            await app.press("m")
            assert app.main.pane_name == "meetings" and app.main.row.key == exchange.key

    run(journey)


def test_what_cannot_be_done_says_why(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("t", "J", "S", "r", "p", "d", "plus", "n", "M", "B", "e")
            told = app.toasts()
            for part in ("Only exchanges stand in threads", "two or more threads", "r renames", "p pins", "d deletes"):
                assert part in told, part

    run(journey)


def test_threads_are_pinned_renamed_joined_and_taken_back(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("3", "down", "right", "G", "p")
            assert app.main.pane.listing.rowlist.rows[0].pinned
            await app.press("g", "r")
            await app.press("ctrl+a", "ctrl+k")
            await app.type("Roads")
            await app.press("enter")
            assert app.main.pane.listing.rowlist.rows[0].name == "Roads"
            before = len(app.main.pane.listing.rowlist.rows)
            await app.press("g", "space", "space", "J")
            assert len(app.main.pane.listing.rowlist.rows) == before - 1
            await app.press("u")
            assert len(app.main.pane.listing.rowlist.rows) == before

    run(journey)


def test_a_mark_is_kept_apart_from_what_the_minutes_say(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 44)) as app:
            await app.press("down", "right", "right", "right", "s", "2")
            assert "Your mark: answered in part" in app.seen()
            await app.press("u")
            assert "Your mark" not in app.seen()

    run(journey)


def test_undertakings_say_how_they_stand(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 44)) as app:
            await app.press("4", "right")
            said = app.seen()
            assert "she would" in said and "no date given" in said and "Strength" in said

    run(journey)


def test_help_is_filtered_by_typing_and_does_what_is_chosen(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("question_mark")
            await app.type("undertakings")
            await app.press("enter")
            assert app.main.pane_name == "undertakings"

    run(journey)


def test_the_palette_knows_every_command_and_does_one(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("ctrl+p")
            await app.type("notes")
            await app.pilot.pause(0.3)
            await app.press("enter")
            await app.pilot.pause(0.2)
            assert app.main.pane_name == "notes"

    run(journey)


def test_a_mouse_click_moves_and_a_second_goes_in(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right")
            rows = app.main.pane.listing.query_one(RowList)
            await app.pilot.click(rows, offset=(4, 2))
            await app.settle()
            assert app.main.row.date == "2023-09-21"
            await app.pilot.double_click(rows, offset=(4, 2))
            await app.settle()
            assert "Items" in app.seen()

    run(journey)


@pytest.mark.parametrize(("width", "columns"), [(160, 3), (120, 3), (100, 2), (80, 2), (69, 1), (40, 1)])
def test_columns_fit_the_width(database: Path, width: int, columns: int) -> None:
    async def journey() -> None:
        async with driving(database, (width, 24)) as app:
            await app.press("down")
            for keys in ((), ("right",), ("right", "right", "right")):
                await app.press(*keys)
                top = next(line for line in app.seen().splitlines() if "╭" in line)
                assert top.count("╭") == columns, app.seen()

    run(journey)


@pytest.mark.parametrize("pane", "1 2 3 4 5 6".split())
def test_in_a_narrow_window_every_pane_gives_the_text_all_the_room(database: Path, pane: str) -> None:
    async def journey() -> None:
        async with driving(database, (60, 20)) as app:
            if pane == "5":
                await app.press("a")
                await app.type("Ask again")
                await app.press("escape")
            await app.press(pane)
            if pane == "2":
                await app.type("lanterns")
            await app.press(*["enter"] * 5)
            assert app.main.spot == "text"
            assert app.seen().splitlines()[2].count("╭") == 1

    run(journey)


def test_where_there_is_nothing_the_keys_below_are_those_that_do_something(tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(tmp_path / "new.db", (80, 24)) as app:
            assert "Open the samples" in app.seen() and "Copy" not in app.seen()
            await app.press("3")
            assert "no minutes here yet" in app.toasts()
            assert app.main.pane_name == "meetings"

    run(journey)


def test_a_meeting_names_every_document_that_tells_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "m.db")
    put(store, [TOPICS["bridge"]], path="draft.html", date="2024-03-12")
    put(store, [TOPICS["salt"]], path="extract.html", date="2024-03-12", number="9", title="Salt")
    store.close()

    async def journey() -> None:
        async with driving(tmp_path / "m.db") as app:
            await app.press("right")
            assert "draft.html" in app.seen() and "extract.html" in app.seen()

    run(journey)


def test_a_name_that_is_not_there_is_asked_for_again(database: Path, tmp_path: Path) -> None:
    (tmp_path / "my minutes").mkdir()

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("i")
            await app.type("/nowhere/at/all")
            await app.press("enter")
            assert "is not there" in app.toasts()
            assert "/nowhere/at/all" in app.seen(), "what was typed is not lost"
            await app.press("escape")

    run(journey)
    assert as_path(f"'{tmp_path}/my minutes' ") == tmp_path / "my minutes"
    assert as_path(f"{tmp_path}/my\\ minutes") == tmp_path / "my minutes"


def test_the_same_is_not_told_twice_at_once(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("escape", "escape", "escape")
            assert len(list(app.app._notifications)) == 1

    run(journey)


def test_the_newest_that_is_told_takes_the_place_of_the_last(database: Path) -> None:
    async def journey() -> None:
        app = MattersApp(str(database))
        async with app.run_test(notifications=True) as pilot:
            await Driver(app, pilot).settle()
            app.toast("The file is not there.", bad=True)
            await pilot.pause()
            assert [toast.render().plain for toast in app.screen.query(Toast)] == ["The file is not there."]
            for words in ("Wrote one.", "Wrote two.", "Wrote three."):
                app.toast(words)
            await pilot.pause()
            assert [toast.render().plain for toast in app.screen.query(Toast)] == ["Wrote three."]

    run(journey)
