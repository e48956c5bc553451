"""A note is on the disk twice: what the journal has comes back where the database is lost, older, locked or killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from app_driver import Driver, driving, run, seed
from making import TOPICS, put
from sqlalchemy import Connection, event
from terminal import in_a_terminal
from textual.app import App
from textual.pilot import Pilot

from tui.app import app
from tui.app.app import MattersApp
from tui.errors import UserError
from tui.store import backups, database, journal, journal_sync, read, write
from tui.store.database import Store, open_store
from tui.store.journal import Entry, Journal, journal_of

TESTS = Path(__file__).parent
PATIENCE = 1.5
"""Seconds after a key by which it must be on the disk here; on a machine that is not busy it is half a second."""
TEXTS = list(TOPICS.values())


def texts(path: Path) -> list[str]:
    store = open_store(path)
    try:
        return sorted(note.text for note in read.notes(store))
    finally:
        store.close()


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in journal_of(path).read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with three notes, one changed, one deleted and brought back, one deleted for good."""
    path = tmp_path / "m.db"
    store = open_store(path)
    put(store, TEXTS)
    kept = write.add_note(store, "first", read.exchanges(store)[0].key)
    write.change_note(store, kept, "first, changed")
    back = write.add_note(store, "deleted and brought back")
    write.delete_note(store, back)
    write.undo(store)
    write.delete_note(store, write.add_note(store, "deleted for good"))
    store.close()
    return path


NOTES = ["deleted and brought back", "first, changed"]


def test_every_state_of_a_note_is_appended(path: Path) -> None:
    said = [line["text"] for line in lines(path)]
    assert said == [
        "first",
        "first, changed",
        "deleted and brought back",
        None,
        "deleted and brought back",
        "deleted for good",
        None,
    ]
    if os.name == "posix":
        assert journal_of(path).stat().st_mode & 0o077 == 0, "nobody else may read a member's notes"


def test_a_lost_database_gets_its_notes_back_with_what_they_were_on(path: Path) -> None:
    path.unlink()
    assert texts(path) == NOTES
    store = open_store(path)
    (lost,) = [note for note in read.notes(store) if note.text == "first, changed"]
    assert lost.lost and "Coldwell Bridge" in (lost.quotation or ""), "it says what it was on"
    put(store, TEXTS)
    (found,) = [note for note in read.notes(store) if note.text == "first, changed"]
    assert not found.lost, "and is on it again once the minutes are read again"


def test_an_older_database_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    older = path.read_bytes()
    store = open_store(path)
    write.change_note(store, next(n.id for n in read.notes(store) if n.text == "first, changed"), "later words")
    write.delete_note(store, next(n.id for n in read.notes(store) if n.text == "deleted and brought back"))
    write.add_note(store, "written after the copy")
    store.close()
    path.write_bytes(older)
    assert texts(path) == ["later words", "written after the copy"]
    assert texts(path) == ["later words", "written after the copy"], "and once is enough"


def test_a_journal_that_is_lost_is_written_anew(path: Path) -> None:
    journal_of(path).unlink()
    assert texts(path) == NOTES
    assert sorted(str(line["text"]) for line in lines(path)) == NOTES
    path.unlink()
    assert texts(path) == NOTES


def test_a_line_that_was_cut_off_counts_for_nothing_and_spoils_no_other(path: Path) -> None:
    with journal_of(path).open("ab") as file:
        file.write(b'{"note": "2099-01-01", "at": "2099-01-01", "te')
    store = open_store(path)
    write.add_note(store, "after the crash")
    store.close()
    path.unlink()
    assert texts(path) == ["after the crash", *NOTES]


@pytest.mark.parametrize("line", [b"\x00\xff\n", b"[]\n", b"{}\n", b'{"note": 1, "at": 2, "text": 3}\n', b"null\n"])
def test_a_damaged_journal_never_stops_the_program(path: Path, line: bytes) -> None:
    with journal_of(path).open("ab") as file:
        file.write(line)
    assert texts(path) == NOTES


def test_a_locked_database_does_not_keep_a_note_from_the_journal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    store = open_store(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    draft = write.Draft(store)
    with pytest.raises(UserError, match="another program"):
        draft.keep("typed while it was locked")
    other.execute("ROLLBACK")
    other.close()
    draft.keep("typed while it was locked, and after")
    store.close()
    assert texts(path) == [*NOTES, "typed while it was locked, and after"], "tried again, it is one note"
    assert lines(path)[-2]["text"] == "typed while it was locked"


def _full_at_the_end(store: Store) -> Callable[[], None]:
    """The database takes no transaction that has deleted or changed a note, as a full disk would not."""

    def refuse(_: Connection) -> None:
        raise UserError("There is no room left on the disk")

    event.listen(store._engine, "commit", refuse)
    return lambda: event.remove(store._engine, "commit", refuse)


def test_a_deletion_that_failed_is_not_carried_out_at_the_next_start(path: Path) -> None:
    store = open_store(path)
    done = _full_at_the_end(store)
    with pytest.raises(UserError, match="no room"):
        write.delete_note(store, read.notes(store)[0].id)
    done()
    store.close()
    assert texts(path) == NOTES


def test_what_an_undo_that_failed_would_take_away_is_there_at_the_next_start(path: Path) -> None:
    store = open_store(path)
    kept = write.add_note(store, "before")
    write.change_note(store, kept, "typed since")
    done = _full_at_the_end(store)
    with pytest.raises(UserError, match="no room"):
        write.undo(store)
    done()
    store.close()
    assert texts(path) == [*NOTES, "typed since"]


def test_what_was_deleted_stays_so_where_the_database_is_lost(path: Path) -> None:
    store = open_store(path)
    write.add_note(store, "begun and taken back")
    write.undo(store)
    store.close()
    path.unlink()
    assert texts(path) == NOTES


def test_two_databases_in_one_folder_share_neither_notes_nor_copies(path: Path) -> None:
    other = path.with_suffix(".sqlite")
    store = open_store(other)
    write.add_note(store, "in the other")
    store.close()
    assert texts(path) == NOTES
    assert texts(other) == ["in the other"]
    backups.back_up_daily(path, date(2024, 3, 1))
    assert backups.back_up_daily(other, date(2024, 3, 1)) == backups.backups(other)[0]
    assert [len(backups.backups(one)) for one in (path, other)] == [1, 1]


def test_the_journal_of_an_earlier_version_is_taken_over(path: Path) -> None:
    path.unlink()
    journal_of(path).rename(path.with_name("m.notes.jsonl"))
    path.with_name("m.before-2.backup").write_bytes(b"")
    assert texts(path) == NOTES
    assert sorted(file.name for file in path.parent.iterdir()) == ["m.before-2.backup", "m.db", "m.db.notes.jsonl"]
    assert [copy.name for copy in backups.backups(path)] == ["m.before-2.backup"], "and its copies are still known"


def test_a_long_journal_is_shortened_to_the_last_states(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_sync, "LONG", 100)
    store = open_store(path)
    journal_sync.tidy(store)
    store.close()
    assert [line["text"] for line in lines(path)] == ["first, changed", "deleted and brought back", None]
    path.unlink()
    assert texts(path) == NOTES


def test_what_another_program_writes_while_the_journal_is_shortened_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_sync, "LONG", 100)
    store = open_store(path)
    latest = Journal.latest

    def slowly(self: Journal) -> dict[str, Entry]:
        found = latest(self)
        Journal(self.path).append(Entry("2099-01-01", "2099-01-01", "written meanwhile"))
        return found

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "latest", slowly)
        journal_sync.tidy(store)
    store.close()
    assert texts(path) == [*NOTES, "written meanwhile"]
    assert list(path.parent.glob(".*.part")) == []


def test_a_journal_that_cannot_be_shortened_is_left_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_sync, "LONG", 100)
    store, before = open_store(path), journal_of(path).read_bytes()

    def half(self: Journal, data: bytes) -> None:
        self.path.write_bytes(data[:10])

    monkeypatch.setattr(Journal, "_append", half)
    journal_sync.tidy(store)
    store.close()
    assert journal_of(path).read_bytes() == before
    assert list(path.parent.glob(".*.part")) == []


def test_a_journal_that_cannot_be_written_is_told_and_the_database_has_the_note(path: Path) -> None:
    journal_of(path).unlink()
    journal_of(path).mkdir()
    store = open_store(path)
    write.add_note(store, "once only")
    assert store.journal is not None and "notes.jsonl" in (store.journal.trouble or "")
    store.close()
    journal_of(path).rmdir()
    assert texts(path) == [*NOTES, "once only"]
    assert "once only" in [line["text"] for line in lines(path)], "as soon as it can be, it is in both"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal and SIGKILL")
@pytest.mark.parametrize("lose", [False, True], ids=["killed", "killed and the database lost"])
def test_half_a_second_after_a_key_nothing_can_take_it_away(tmp_path: Path, lose: bool) -> None:
    """Typing goes on without a pause until the program is killed; what is older than half a second is on the disk."""
    path = seed(tmp_path / "m.db")
    typed: list[tuple[float, str]] = []
    with in_a_terminal(f"from tui.app.app import run_app; run_app({str(path)!r})") as terminal:
        terminal.until(b"meeting")
        terminal.rest()
        terminal.press(b"5")
        terminal.press(b"a")
        terminal.until(b"saved as you type")
        for key in "the quick brown fox jumps over the lazy dog and goes on to the next field":
            terminal.press(key.encode())
            typed.append((time.monotonic(), key))
            terminal.listen(0.05)  # twice as fast as the fastest typist
        killed = time.monotonic()
        terminal.end(signal.SIGKILL)
    due = "".join(key for at, key in typed if at < killed - PATIENCE)
    assert len(due) > 30
    if lose:
        path.unlink()
    (note,) = texts(path)
    assert note.startswith(due.strip())


def test_a_note_that_the_database_does_not_take_is_tried_again_until_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = seed(tmp_path / "m.db")
    full = True

    def keep(draft: write.Draft, text: str, noted: write.Noted | None = None) -> int:
        if full:
            raise UserError("There is no room left on the disk of m.db: make room and try again; nothing was changed.")
        return wrote(draft, text, noted)

    wrote = write.Draft.keep
    monkeypatch.setattr(write.Draft, "keep", keep)
    monkeypatch.setattr("tui.app.widgets.note_editor.AGAIN", 0.2)

    async def journey() -> None:
        nonlocal full
        async with driving(path) as app:
            await app.press("5", "a")
            await app.type("Not to be lost")
            assert "not in the database yet" in app.toasts() and "no room left" in app.toasts()
            assert "in the journal only" in app.seen()
            await app.press("escape")
            assert "Note saved" not in app.toasts()
            full = False
            for _ in range(100):
                await app.pilot.pause(0.1)
                if not app.app.unwritten:
                    return
            raise AssertionError("it is never written")

    run(journey)
    assert texts(path) == ["Not to be lost"]


def test_there_is_a_copy_for_each_day_of_use_and_a_few_are_kept(path: Path) -> None:
    day = date(2024, 3, 1)
    for n in range(6):
        store = open_store(path)
        write.add_note(store, f"day {n}")
        store.close()
        assert backups.back_up_daily(path, day + timedelta(n)) is not None
        assert backups.back_up_daily(path, day + timedelta(n)) is None, "one a day is enough"
    assert backups.back_up_daily(path, day + timedelta(9)) is None, "nothing has changed since"
    kept = backups.backups(path)
    assert [copy.name for copy in kept] == [f"m.db.2024-03-0{n}.backup" for n in (6, 5, 4)]
    path.unlink()
    kept[-1].rename(path)
    assert set(texts(path)) == {*NOTES, *(f"day {n}" for n in range(6))}, "the journal has what the copy has not"
    assert not list(path.parent.glob(".*.part"))


def test_no_copy_is_made_where_it_would_fill_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": path.stat().st_size})
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda where: usage)
    assert backups.back_up_daily(path, date(2024, 3, 1)) is None
    assert list(path.parent.glob("*.backup")) == []


def test_a_copy_that_cannot_be_made_is_told_in_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(where: Path) -> None:
        raise PermissionError(13, "Permission denied", str(where))

    monkeypatch.setattr(backups.shutil, "disk_usage", gone)
    with pytest.raises(UserError, match=r"copy of .*m\.db could not be made .*everything else goes on"):
        backups.back_up_daily(path, date(2024, 3, 1))


def test_a_copy_that_is_not_wanted_any_more_leaves_nothing(path: Path) -> None:
    assert backups.back_up_daily(path, date(2024, 3, 1), stop=lambda: True) is None
    assert sorted(file.name for file in path.parent.iterdir()) == ["m.db", "m.db.notes.jsonl"]


def test_the_app_makes_the_copy_of_the_day(path: Path) -> None:
    async def journey() -> None:
        async with driving(path):
            pass

    run(journey)
    assert [copy.suffix for copy in backups.backups(path)] == [".backup"]


def test_where_names_the_journal_and_the_latest_copy(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tui.cli import main

    backups.back_up_daily(path, date(2024, 3, 1))
    assert main(["--database", str(path), "where"]) == 0
    said = capsys.readouterr().out
    assert "m.db.notes.jsonl" in said and "m.db.2024-03-01.backup" in said


def test_two_programs_write_their_notes_into_one_journal(path: Path) -> None:
    code = (
        "from tui.store.database import open_store\nfrom tui.store import write\n"
        f"store = open_store({str(path)!r})\n"
        "for n in range(20): write.add_note(store, f'{NAME} {n}')\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", f"NAME = {name!r}\n{code}"], cwd=TESTS.parent)
        for name in ("one", "two")
    ]
    assert [p.wait(60) for p in both] == [0, 0]
    path.unlink()
    assert texts(path) == sorted([*NOTES, *(f"{name} {n}" for name in ("one", "two") for n in range(20))])


def test_a_journal_knows_how_long_it_is(tmp_path: Path) -> None:
    empty = Journal(tmp_path / "none.jsonl")
    assert (empty.size(), empty.latest()) == (0, {})
    assert empty.append(journal.Entry("a", "b", "c")) == (0, empty.size())


def _quitting(path: Path, monkeypatch: pytest.MonkeyPatch, patience: float, held: float) -> int:
    """Delete two notes and quit, while another program keeps the database for so many seconds; gives the exit status"""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)

    async def journey(pilot: Pilot[int]) -> None:
        driver = Driver(pilot.app, pilot)  # type: ignore[arg-type]
        await driver.settle()
        await driver.press("5", "right")
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("d", "down", "d")
        await pilot.pause(0.1)  # ctrl+q would overtake them
        await pilot.press("ctrl+q")
        threading.Timer(held, other.execute, ["ROLLBACK"]).start()

    def headless(self: MattersApp) -> int | None:
        return App.run(self, headless=True, size=(120, 36), auto_pilot=journey)

    monkeypatch.setattr(MattersApp, "run", headless)
    monkeypatch.setattr(app, "LAST_WRITES", patience)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    return app.run_app(str(path))


def test_what_waits_to_be_written_is_written_when_the_program_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _quitting(path, monkeypatch, 10.0, held=0.5) == 0
    assert texts(path) == []


def test_what_could_not_be_written_before_the_end_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="2 changes made last could not be written"):
        _quitting(path, monkeypatch, 0.1, held=1.0)
