"""People who share one database on a PostgreSQL server: the same verbs, the same app, the same search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app_driver import driving, run
from postgres import server
from sqlalchemy import delete, select, update

from tui.cli import main
from tui.errors import UserError
from tui.search.find import Finder
from tui.settings import data_folder
from tui.store import people, read, write, written
from tui.store import tables as t
from tui.store.database import Store, open_store
from tui.store.importing import catch_up
from tui.store.mirror import Mirror
from tui.store.pending import update_rows

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted((ROOT / "sample_minutes").glob("20*-place-scrutiny.*"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server that holds the papers of one committee."""
    with server() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        main(["--database", url, "import", *map(str, PAPERS)])
        yield url


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of one's own that holds the same papers."""
    path = str(tmp_path_factory.mktemp("own") / "own.db")
    main(["--database", path, "import", *map(str, PAPERS)])
    return path


def on_server(url: str, *statements: str) -> None:
    """Run statements as whoever looks after the server would, each by itself."""
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


CUT_OFF = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"""


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(list(arguments))
    return capsys.readouterr().out


def test_the_same_papers_again_change_nothing(shared: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    out = said(capsys, "--database", shared, "import", *map(str, PAPERS))
    assert f"{len(PAPERS)} unchanged" in out


def test_it_is_searched_as_ones_own_is(shared: str, own: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for query in ("coldwel brige", "holder:pollitt has:undertaking", "after:2025 gritting", "is:unanswered"):
        there = said(capsys, "--database", shared, "search", query)
        assert there == said(capsys, "--database", own, "search", query)
    assert "Coldwell Bridge" in said(capsys, "--database", shared, "search", "coldwel brige")


def test_verbs_that_look_across_meetings_say_the_same(
    shared: str, own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for verb in (["threads"], ["undertakings"], ["briefing", "Pollitt"], ["report"], ["people"], ["glossary"]):
        there = said(capsys, "--database", shared, *verb)
        assert there == said(capsys, "--database", own, *verb), verb
        assert there.strip(), verb


def test_a_note_on_a_shared_matter_is_kept_found_and_exported(
    shared: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def journey() -> None:
        async with driving(shared) as app:
            await app.press("2")
            await app.type("coldwel brige")
            assert "Coldwell Bridge" in app.seen()
            await app.press("enter", "a")
            await app.type("Ask who pays for the deck")
            await app.press("escape")
            assert "Note saved: Ask who pays for the deck" in app.toasts()

    run(journey)
    assert "Ask who pays for the deck" in said(capsys, "--database", shared, "search", "pays deck")
    target = tmp_path / "notes.md"
    main(["--database", shared, "export", str(target)])
    assert "Ask who pays for the deck" in target.read_text(encoding="utf-8")
    said(capsys, "--database", shared, "search", "pays deck")  # opens a copy that has the note
    copied = {path.suffix for path in data_folder().rglob("*.*") if path.is_file()}
    assert copied == {".db"}, "the copy is searched; no journal of the server's notes is kept here"


def test_the_doctor_looks_at_the_copy_that_is_searched(shared: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", shared, "doctor"]) == 0
    out = capsys.readouterr().out
    assert "on a server, which looks after itself" in out and "search index is sound" in out


def test_a_reader_sees_one_state_throughout(shared: str) -> None:
    store = open_store(shared)
    with store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM state").scalar_one()
        on_server(shared, "INSERT INTO state VALUES ('meanwhile', '1')")
        assert connection.exec_driver_sql("SELECT count(*) FROM state").scalar_one() == before
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM state").scalar_one() == before + 1
    on_server(shared, "DELETE FROM state WHERE name = 'meanwhile'")
    store.close()


def test_someone_without_the_right_to_make_tables_is_told_so(shared: str, capsys: pytest.CaptureFixture[str]) -> None:
    on_server(
        shared,
        "CREATE ROLE bob LOGIN",
        "CREATE DATABASE bare",
        "REVOKE CREATE ON DATABASE bare FROM PUBLIC",
    )
    bare = shared.rpartition("/")[0] + "/bare"
    on_server(bare, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    capsys.readouterr()
    assert main(["--database", bare.replace("//ann@", "//bob@"), "people"]) == 2
    told = capsys.readouterr().err
    assert "permission denied for schema public" in told and "right to make tables" in told
    assert len(told.strip().splitlines()) == 1


def test_a_server_that_was_started_anew_is_used_again(shared: str) -> None:
    store = open_store(shared)
    there = len(read.exchanges(store))
    on_server(shared, CUT_OFF)
    assert len(read.exchanges(store)) == there > 0
    store.close()


def test_a_server_that_goes_while_writing_is_told_in_one_sentence(shared: str) -> None:
    store = open_store(shared)
    with pytest.raises(UserError, match="may not be stored; try again in a moment"), store.changing() as connection:
        on_server(shared, CUT_OFF)
        connection.exec_driver_sql("INSERT INTO state VALUES ('half', '1')")
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT 1 FROM state WHERE name = 'half'").first() is None
    store.close()


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is copied, by table; the facts on the database itself differ and are left out."""
    with store.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in written.COPIED
            if table.name != "state"
        }


def test_the_copy_follows_every_kind_of_change(shared: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.mirror._FRESH", -1.0)
    store = open_store(shared)
    mirror = Mirror(store, tmp_path)
    exchanges, threads = read.exchanges(store), read.threads(store)
    row = people.people(store)[0]
    e = t.columns(t.Exchange)

    def refile() -> None:
        with store.changing() as connection:
            connection.execute(update(t.Exchange).where(e.id == exchanges[0].id).values(holder="Zebedee"))

    def merge() -> None:
        people.merge(store, row.scope, row.name, "Zebedee Quill")
        catch_up(store)

    def refile_many() -> None:
        with store.changing() as connection:
            update_rows(connection, t.Exchange, [{"row": exchanges[1].id, "holder": "Zebedee"}])

    def forget_figures() -> None:
        with store.changing() as connection:
            connection.execute(delete(t.Figure))

    for change in (
        lambda: write.pin(store, threads[0].key),
        lambda: write.link(store, "apart", exchanges[0].key, exchanges[1].key),
        merge,
        refile,
        refile_many,
        forget_figures,
    ):
        mirror.refresh()
        before = rows_of(mirror.store)
        change()
        mirror.refresh()
        assert before != rows_of(mirror.store) == rows_of(store)
    store.close()


def test_an_open_search_finds_what_was_filed_afresh_meanwhile(shared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.store.mirror._FRESH", -1.0)
    store = open_store(shared)
    finder = Finder(store)
    assert not finder.find("holder:quillfeather").hits
    e = t.columns(t.Exchange)
    with store.changing() as connection:
        one = connection.execute(select(e.id).where(e.shown).order_by(e.id).limit(1)).scalar_one()
        connection.execute(update(t.Exchange).where(e.id == one).values(holder="Councillor Quillfeather"))
    assert len(finder.find("holder:quillfeather").hits) == 1
    finder.close()
    store.close()
