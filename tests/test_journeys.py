"""Journeys through the app as a member makes them, on the sample council and on the smallest and worst of databases."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from app_driver import driving, run, seed
from textual.widgets import TextArea

from tui.app.app import MattersApp
from tui.store import read
from tui.store.database import open_store


def notes_in(database: Path) -> list[str]:
    """The notes as another program sees them on the disk."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return [row[0] for row in connection.execute("select text from note order by id")]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return seed(tmp_path / "matters.db")


def test_the_first_start_offers_the_samples_and_says_how_to_import(tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(tmp_path / "new.db", (80, 24)) as app:
            said = app.seen()
            assert "no minutes here yet" in said and "sample minutes" in said and "matters open" in said
            await app.press("escape", "slash", "escape", "y", "x", "a", "escape", "2", "3", "4", "5", "1")
            assert "no minutes here yet" in app.seen()

    run(journey)


@pytest.mark.usefixtures("children")
def test_from_the_samples_to_a_holder_a_thread_a_note_and_its_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def journey() -> None:
        async with driving(tmp_path / "new.db") as app:
            await app.press("enter")
            assert "Westmarch Borough Council" in app.seen()
            await app.press("2")
            await app.type("bridge survey")
            await app.press("enter")
            about = app.main.row
            await app.press("a")
            await app.type("Ask again in March.")
            await app.press("escape")
            assert "Note saved: Ask again in March." in app.toasts()
            await app.press("5", "right")
            assert "Ask again in March." in app.seen()
            await app.press("x", "enter")
            written = next(tmp_path.glob("*.md"))
            assert f"Wrote {written}" in app.toasts()
            text = written.read_text(encoding="utf-8")
            assert "Ask again in March." in text and about.citation.source in text
            await app.press("x", "enter")
            assert len(list(tmp_path.glob("*.md"))) == 2 and written.read_text(encoding="utf-8") == text

    run(journey)


def test_from_a_misspelt_word_to_the_exchange_to_its_thread(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("2")
            await app.type("lantrens")
            said = app.seen()
            assert "lantrens → lanterns" in said and "LED lanterns" in said
            await app.press("enter")
            assert app.main.spot == "list"
            found = app.main.row
            await app.press("t")
            assert app.main.pane_name == "threads" and app.main.row.key == found.key
            await app.press("2")
            assert "lantrens" in app.seen(), "the search is as it was left"

    run(journey)


def test_nothing_found_says_what_to_do(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("2")
            await app.type("zzyzzyva")
            assert "try another word" in app.seen()

    run(journey)


def test_search_is_narrowed_by_what_the_hits_have_in_common(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("2")
            await app.type("route")
            before = len(app.main.pane.listing.rows)
            await app.press("enter", "left")
            assert app.main.spot == "where"
            await app.press("enter")
            assert 0 < len(app.main.pane.listing.rows) < before, app.seen()

    run(journey)


def test_a_note_is_on_the_disk_within_half_a_second_of_the_last_key(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "right", "right", "a")
            await app.pilot.press(*"Survey")
            last = time.monotonic()
            while notes_in(database) != ["Survey"]:
                assert time.monotonic() - last < 0.5
                await app.pilot.pause(0.01)
            await app.pilot.press(*"?!")
            last = time.monotonic()
            while notes_in(database) != ["Survey?!"]:
                assert time.monotonic() - last < 0.5
                await app.pilot.pause(0.01)

    run(journey)


def test_quitting_in_mid_word_keeps_the_note_and_takes_no_time(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down", "right", "a")
            await app.pilot.press(*"Half a wor".replace(" ", "_").split("_")[0])
            started = time.monotonic()
            app.app.leave_now()
        assert time.monotonic() - started < 0.5

    run(journey)
    assert notes_in(database) == ["Half"]


def test_notes_are_edited_deleted_and_brought_back(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("5", "a")
            await app.type("First thought")
            await app.press("escape")
            assert notes_in(database) == ["First thought"]
            await app.press("right", "e")
            await app.type(" and second")
            await app.press("escape")
            assert notes_in(database) == ["First thought and second"]
            await app.press("u")
            assert notes_in(database) == ["First thought"]
            assert "Taken back: the change to the note" in app.toasts()
            await app.press("e")
            await app.type(" and second")
            await app.press("escape", "d")
            assert notes_in(database) == []
            await app.press("u")
            assert notes_in(database) == ["First thought and second"]

    run(journey)


@pytest.fixture
def edited_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has a line of shell be the member's editor, which needs no terminal."""

    def be(line: str) -> None:
        script = tmp_path / "editor"
        script.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(script))

    monkeypatch.setattr(MattersApp, "suspend", lambda self: contextlib.nullcontext())
    return be


def test_a_note_goes_through_the_editor_and_back(database: Path, edited_by: Callable[[str], None]) -> None:
    edited_by('printf "from outside \\033[2J" >> "$1"')

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("a")
            await app.type("Here ")
            await app.press("f4")
            assert app.main.reader.query_one(TextArea).text == "Here from outside "
            await app.press("escape")

    run(journey)
    assert notes_in(database) == ["Here from outside "]


@pytest.mark.parametrize("saves", [True, False])
def test_what_an_editor_saved_is_taken_over_even_if_it_ends_with_an_error(
    database: Path, edited_by: Callable[[str], None], saves: bool
) -> None:
    edited_by("printf outside >> $1; exit 3" if saves else "exit 3")

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("a")
            await app.type("Here ")
            await app.press("f4")
            said = "what it had saved is in the note" if saves else "the note is as it was"
            assert f"ended with an error (3); {said}" in app.toasts()
            await app.press("escape")

    run(journey)
    assert notes_in(database) == ["Here outside" if saves else "Here "]


def test_what_an_editor_saved_and_cannot_be_read_is_left_where_it_is(
    database: Path, edited_by: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited_by('rm "$1" && mkdir "$1" && printf outside > "$1/saved"')
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("a")
            await app.type("Here")
            await app.press("f4", "escape")
            (left,) = tmp_path.glob("note-*.md")
            assert f"it was left in {left}" in app.toasts() and (left / "saved").read_text() == "outside"

    run(journey)
    assert notes_in(database) == ["Here"]


def test_the_screen_is_whole_at_every_size_and_survives_a_resize(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await app.press("down", "right", "right", "right")
            kept = app.main.row.key
            for width, height in ((160, 50), (69, 20), (80, 24), (30, 8), (200, 60)):
                await app.pilot.resize_terminal(width, height)
                await app.settle()
                lines = app.seen().splitlines()
                assert len(lines) == height and app.main.row.key == kept
                assert "Exchange" in app.seen()

    run(journey)


def test_a_database_of_another_program_is_refused_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (x)")
    before = other.read_bytes()

    async def journey() -> None:
        async with driving(other) as app:
            assert app.app.refusal is not None and "another program" in app.app.refusal

    run(journey)
    assert other.read_bytes() == before


def test_importing_says_what_could_not_be_read_and_goes_on(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 100)
    (folder / "minutes.txt").write_text(
        "Aldermoor Borough Council\n\nPlace Scrutiny Panel\n\n14 May 2025\n\n1. Roads\n\nCouncillor Dunn asked about "
        "gritting. Councillor Lee replied that lorries went out at four.\n",
        encoding="utf-8",
    )

    async def journey() -> None:
        async with driving(database) as app:
            await app.press("i")
            await app.type(str(folder))
            await app.press("enter")
            assert "is damaged or no PDF" in app.seen()
            assert "enter goes on" in app.seen(), app.seen()
            await app.press("enter", "2")
            await app.type("gritting")
            assert "gritting" in app.seen() and "Hits  1" in app.seen()
            await app.press("escape", "1", "i")
            await app.type(str(tmp_path / "nowhere"))
            await app.press("enter")
            assert "is not there" in app.toasts()

    run(journey)


def test_what_is_new_since_the_last_time_is_marked(database: Path) -> None:
    async def first() -> None:
        async with driving(database) as app:
            assert " new " not in app.seen()

    run(first)
    store = open_store(database)
    from making import TOPICS, put

    put(store, [TOPICS["drains"]], path="later.html", date="2025-02-01")
    store.close()

    async def second() -> None:
        async with driving(database) as app:
            await app.press("down", "right")
            line = next(line for line in app.seen().splitlines() if "1 February 2025" in line)
            assert " new" in line
            assert app.seen().count(" new ") == 1

    run(second)


def test_own_committees_come_first(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            await app.press("down")
            name = app.main.row.committee
            await app.press("asterisk")
            first = next(row for row in app.main.pane.where.rowlist.rows if hasattr(row, "committee"))
            assert first.committee == name and first.own

    run(journey)


def test_a_read_only_database_can_be_read_and_says_why_nothing_is_noted(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            app.app.data.store.read_only = True
            await app.press("down", "right", "a")
            assert "cannot be written" in app.toasts()

    run(journey)
    assert read.notes(open_store(database)) == ()
