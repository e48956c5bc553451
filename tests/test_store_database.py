"""The file itself: other programs' and newer ones are left alone, writes are whole, whatever ends the program."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from making import TOPICS, put

from tui.errors import UserError
from tui.store import identity, migrations, read, write
from tui.store.database import open_store

TEXTS = list(TOPICS.values())
TESTS = Path(__file__).parent


def mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_new_database_is_ours_and_careful(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "m.db"
    store = open_store(path)
    with store.connection() as connection:
        facts = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in "page_size application_id user_version journal_mode foreign_keys trusted_schema".split()
        }
    assert facts == {
        "page_size": 16384,
        "application_id": identity.APPLICATION_ID,
        "user_version": identity.SCHEMA,
        "journal_mode": "delete",
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    assert [p.name for p in path.parent.iterdir()] == ["m.db"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0, "nobody else may read a member's notes"


@pytest.mark.parametrize("kind", ["foreign", "newer", "text", "short", "folder"])
def test_what_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "m.db"
    if kind in {"foreign", "newer"}:
        if kind == "newer":
            open_store(path).close()
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE recipes (id INTEGER)")
        connection.execute(f"PRAGMA user_version={999_999 if kind == 'newer' else 3}")
        connection.commit()
        connection.close()
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"Dear Councillor, " * (20 if kind == "text" else 1))
    before = None if kind == "folder" else mark(path)
    with pytest.raises(UserError, match=r"m\.db") as refused:
        open_store(path)
    assert str(refused.value).count(". ") == 0, "one sentence"
    if kind == "newer":
        assert "999999" in str(refused.value)
        assert str(identity.SCHEMA) in str(refused.value)
    assert before is None or mark(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["m.db"]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    path.touch()
    assert read.counts(open_store(path)).documents == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_database_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    put(open_store(path), TEXTS)
    path.chmod(0o400)
    store = open_store(path)
    assert store.read_only
    assert len(read.exchanges(store)) == len(TEXTS)
    with pytest.raises(UserError, match="cannot be written"):
        write.add_note(store, "no")


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "m.db")
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("INSERT INTO council (key, name) VALUES ('k', 'n')")
        raise ZeroDivisionError
    with store.connection() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name='half'").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM council").fetchone() == (0,)


def test_a_lent_reading_connection_cannot_write(tmp_path: Path) -> None:
    store = open_store(tmp_path / "m.db")
    with store.connection() as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM note")


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "m.db")
    write.add_note(store, "first")
    with pytest.raises(UserError, match="no room left"), store.changing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for number in range(200):
            connection.exec_driver_sql("INSERT INTO state VALUES (?, ?)", (str(number), "x" * 5000))
    store.close()
    again = open_store(tmp_path / "m.db")
    assert [n.text for n in read.notes(again)] == ["first"]


COUNTING = """
import sys
sys.path.insert(0, {tests!r})
from tui.store.database import open_store
from tui.store import state
store = open_store({path!r})
for _ in range(40):
    with store.changing() as connection:
        now = int(state.get(connection, "count") or 0)
        state.put(connection, "count", str(now + 1))
"""


def test_two_programs_lose_no_write_to_each_other(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    store = open_store(path)
    code = COUNTING.format(tests=str(TESTS), path=str(path))
    both = [subprocess.Popen([sys.executable, "-c", code], cwd=TESTS.parent) for _ in range(2)]
    assert [p.wait(60) for p in both] == [0, 0]
    with store.connection() as connection:
        assert connection.execute("SELECT value FROM state WHERE name='count'").fetchone() == ("80",)


LOADING = """
import sys
sys.path.insert(0, {tests!r})
from making import TOPICS, put
from tui.store.database import open_store
store = open_store({path!r})
print("ready", flush=True)
for number in range(400):
    put(store, [f"{{text}} ({{number}})" for text in TOPICS.values()], path=f"{{number}}.html",
        date=f"20{{10 + number // 12}}-{{1 + number % 12:02}}-01")
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("after", [0.02, 0.07, 0.16, 0.31])
def test_a_kill_in_the_middle_leaves_whole_documents_or_none(tmp_path: Path, after: float) -> None:
    path = tmp_path / "m.db"
    code = LOADING.format(tests=str(TESTS), path=str(path))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=TESTS.parent)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read().split()
    child.wait()
    store = open_store(path)
    documents = read.documents(store)
    assert len(documents) >= len(said), "what was said to be stored is stored"
    assert all(d.exchanges == len(TOPICS) and d.meetings == 1 for d in documents)
    with store.connection() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sum(m.exchanges for m in read.meetings(store)) == len(documents) * len(TOPICS)


@pytest.mark.usefixtures("disk")
def test_what_is_committed_is_on_the_disk(tmp_path: Path) -> None:
    with open_store(tmp_path / "m.db").connection() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def step_one(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE one (x)")


def step_two(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE two (x)")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def test_migrations_run_in_order_after_a_backup_and_stop_whole(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    write.add_note(open_store(path), "kept")
    with pytest.raises(UserError, match=r"as it was, with a backup at .*backup"):
        migrations.migrate(path, (*migrations.STEPS, step_one, step_two))
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert connection.execute("PRAGMA user_version").fetchone() == (identity.SCHEMA + 1,)
    assert "one" in names
    assert "two" not in names
    (backup,) = tmp_path.glob("*.backup")
    copy = sqlite3.connect(backup)
    assert copy.execute("PRAGMA user_version").fetchone() == (identity.SCHEMA,)
    assert copy.execute("SELECT text FROM note").fetchone() == ("kept",)


def test_a_url_that_is_none_is_one_sentence() -> None:
    for url in ("mysql://u:secret@h/d", "postgresql://", "sqlite://", "nonsense://x"):
        with pytest.raises(UserError) as refused:
            open_store(url)
        assert "secret" not in str(refused.value)
