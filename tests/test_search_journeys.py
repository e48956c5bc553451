"""Searching in the real app, as a member does it: filters, ways of searching, searches to come back to."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from app_driver import Driver, driving, run, seed
from textual.widgets import Static

from tui.app.draw import Choice
from tui.app.widgets.finder import Finder
from tui.app.widgets.row_list import identity
from tui.search import index
from tui.store import read, write
from tui.store.database import open_store
from tui.store.rows import ExchangeRow, NoteRow, OfficeRow, UndertakingRow


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return seed(tmp_path / "matters.db")


def pane(app: Driver) -> Finder:
    assert isinstance(app.main.pane, Finder)
    return app.main.pane


def hits(app: Driver) -> list[ExchangeRow]:
    return [row for row in pane(app).listing.rows if isinstance(row, ExchangeRow)]


def told(app: Driver) -> str:
    """What is said of the search, however it is wrapped."""
    return str(pane(app).query_one("#said", Static).content)


async def search(app: Driver, words: str) -> None:
    """Search for words, and wait for what comes a moment later."""
    await app.press("2", "ctrl+u")
    await app.type(words)
    await app.type("")


def test_tab_goes_on_with_a_filter_and_its_values(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await search(app, "ho")
            assert "holder:" in app.seen()
            await app.press("tab")
            assert pane(app).field.value == "holder:" and "Ann Lee" in app.seen()
            await app.press("tab")
            assert pane(app).field.value == 'holder:"Ann Lee" ' and hits(app)
            await app.press("tab")
            assert app.main.spot == "list", "with nothing more to offer, tab goes on to the list"
            await search(app, "is:")
            await app.press("tab", "tab")
            assert pane(app).field.value == "is:question ", "again tab takes the next value"
            await app.press("shift+tab")
            assert pane(app).field.value == "is:unanswered "
            await search(app, "after:20")
            await app.press("tab")
            assert pane(app).field.value == "after:2024 "

    run(journey)


def test_a_filter_that_is_not_known_is_said(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await search(app, "ward:coldwell")
            assert "ward: is not a filter" in told(app)
            await search(app, "is:late")
            assert "takes unanswered" in told(app)
            for typed in ('"', "-", "has:", "NEAR( * ^", 'holder:"'):
                await search(app, typed)
                assert "went wrong" not in app.toasts(), typed

    run(journey)


def test_what_is_counted_at_the_side_is_said_where_more_is_listed(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await search(app, "councillor bridge")
            counted = [row for row in pane(app).where.rows if isinstance(row, Choice)]
            assert len(hits(app)) > 2 and [row.count for row in counted if "after:" in str(row.id)] == [1, 1]
            assert app.seen().count("with every word") == 2 and "2 with every word" in app.seen()
            await search(app, "bridge")
            assert len(hits(app)) == 2 and "with every word" not in app.seen()

    run(journey)


def test_newest_first_and_best_first_again(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await search(app, "councillor bridge")
            await app.press("ctrl+n")
            await app.type("")
            dates = [row.citation.date or "" for row in hits(app)]
            assert len(dates) > 2 and dates == sorted(dates, reverse=True)
            assert "Hits, newest first" in app.seen() and "Newest first." in app.toasts()
            await app.press("ctrl+n")
            assert "newest first" not in app.seen().lower().replace("newest first.", "")

    run(journey)


def test_what_was_put_right_can_be_searched_as_typed(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (100, 30)) as app:
            await search(app, "lantrens")
            assert "lantrens → lanterns" in app.seen() and hits(app)
            await app.press("ctrl+t")
            assert not hits(app) and "No document has lantrens" in pane(app).listing.empty
            assert "exactly as typed" in told(app)
            await app.press("ctrl+t")
            assert hits(app)

    run(journey)


def test_a_search_is_kept_with_a_live_count_and_those_made_lately_are_called_back(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await search(app, "bridge")
            await app.press("ctrl+s")
            await search(app, "salt winter")
            await app.press("enter")
            await search(app, "route")
            await app.press("enter", "2", "ctrl+u")
            await app.type("")
            said = app.seen()
            assert "Kept searches" in said and "2 found now" in said
            assert said.index("Searched lately") < said.index("route") < said.index("salt winter")
            await app.press("up")
            assert pane(app).field.value == "route"
            await app.press("up", "down", "down")
            assert pane(app).field.value == "" and app.main.spot == "list"
            await app.press("down")
            assert app.main.spot == "list" or pane(app).field.has_focus
            pane(app).listing.rowlist.focus()
            await app.press("g", "enter")
            await app.type("")
            assert pane(app).field.value == "bridge " and len(hits(app)) == 2
            await app.press("ctrl+s")
            assert "kept no longer" in app.toasts()

    run(journey)


def test_facets_count_all_that_match_and_narrow(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 50)) as app:
            await search(app, "councillor")
            choices = [row for row in pane(app).where.rows if isinstance(row, Choice)]
            assert {c.id.partition(":")[0] for c in choices} >= {"committee", "after"}
            for choice in choices:
                pane(app).field.value = f"councillor {choice.id}"
                pane(app).field.action_end()
                await app.settle(pauses=True)
                assert len(hits(app)) == choice.count, choice
            await search(app, "councillor")
            await app.press("enter", "left")
            chosen = pane(app).where.rowlist.row
            await app.press("enter")
            await app.type("")
            assert chosen.id in pane(app).field.value and len(hits(app)) == chosen.count

    run(journey)


def test_notes_undertakings_people_and_offices_stand_below_the_hits_each_labelled(database: Path) -> None:
    store = open_store(database)
    write.add_note(store, "Beams: ask for the survey")
    store.close()

    async def journey() -> None:
        async with driving(database, (160, 50)) as app:
            await search(app, "beams survey")
            rows = pane(app).listing.rows
            assert any(isinstance(row, NoteRow) for row in rows) and "Your notes" in app.seen()
            assert "below: 1 note" in app.seen()
            await search(app, "survey ward members")
            assert (
                any(isinstance(row, UndertakingRow) for row in pane(app).listing.rows) and "Undertakings" in app.seen()
            )
            await search(app, "cabinet member roads")
            assert any(isinstance(row, OfficeRow) for row in pane(app).listing.rows)
            await search(app, "dunn")
            assert "People" in app.seen()
            await app.press("enter", "G")
            while not isinstance(app.main.row, Choice):
                await app.press("k")
            await app.press("enter")
            assert pane(app).field.value == 'asked:"Dunn" ' and hits(app)

    run(journey)


def test_the_words_that_match_are_set_off_in_question_and_answer_and_in_the_text(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 36)) as app:
            await search(app, "lantrens villages")
            await app.press("enter")
            marked = [
                segment.text
                for strip in app.app.screen._compositor.render_strips()
                for segment in strip
                if segment.style and segment.style.bold and segment.style.underline
            ]
            assert marked.count("lanterns") == 2 and marked.count("villages") == 2, marked

    run(journey)


def test_keys_typed_quickly_give_the_hits_of_the_last_only(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("2")
            asked: list[str] = []
            find = app.app.data.find
            app.app.data.find = lambda a: (asked.append(a.typed), find(a))[1]  # type: ignore[method-assign]
            started = threading.Event()
            slow = app.app.data.finder
            run_sql = slow._run

            def slowly(sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
                started.set()
                time.sleep(0.02)
                return run_sql(sql, parameters)

            slow._run = slowly  # type: ignore[method-assign, assignment]
            await app.pilot.press(*"lanterns")
            await app.type("")
            assert pane(app).asked.typed == asked[-1] == "lanterns" and len(asked) < len("lanterns") + 2
            assert [row.id for row in hits(app)] == [h.exchange_id for h in slow.find("lanterns").hits]
            assert "went wrong" not in app.toasts()

    run(journey)


def test_a_key_after_a_pause_is_not_lost_to_what_the_pause_began(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("2")
            await app.pilot.press(*"sal")
            while pane(app)._results.asked.typed != "sal":
                await app.pilot.pause(0.01)
            run_sql = app.app.data.finder._run

            def slowly(sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
                time.sleep(0.15)
                return run_sql(sql, parameters)

            app.app.data.finder._run = slowly  # type: ignore[method-assign, assignment]
            await app.pilot.pause(0.15)
            await app.pilot.press("t")
            await app.type("")
            await app.settle()
            assert pane(app)._results.asked.typed == "salt" and hits(app)

    run(journey)


def test_without_full_text_search_the_app_says_so_once_and_finds(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "has_fts5", lambda: False)

    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await search(app, "lantrens")
            assert hits(app) and told(app).count("no full-text search") == 1

    run(journey)


def test_a_note_written_on_a_hit_is_found_with_it(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await search(app, "lanterns")
            await app.press("enter", "a")
            await app.type("Kangaroo crossing")
            await app.press("escape")
            await search(app, "kangaroo")
            assert any(isinstance(row, NoteRow) for row in pane(app).listing.rows)
            await search(app, "has:note")
            assert len(hits(app)) == 1 and " note" in app.seen()

    run(journey)
    store = open_store(database)
    assert [note.text for note in read.notes(store)] == ["Kangaroo crossing"]
    store.close()


def test_commands_on_a_person_found_say_why_not(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def journey() -> None:
        async with driving(database) as app:
            await search(app, "dunn")
            person = next(row for row in pane(app).listing.rows if isinstance(row, Choice))
            for key in ("y", "x", "a", "t", "m", "o", "b", "s", "c", "B"):
                pane(app).listing.rowlist.place(identity(person))
                pane(app).listing.rowlist.focus()
                await app.press(key)
                while len(app.app.screen_stack) > 1:
                    await app.press("escape")
                assert "went wrong" not in app.toasts(), (key, app.toasts()[-300:])
                assert app.main.pane_name == "search"

    run(journey)
