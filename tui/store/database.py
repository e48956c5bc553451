"""Opening the database, and lending connections to it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import QueuePool

from tui.errors import UserError
from tui.store import journal_sync, own, tables, written
from tui.store.identity import APPLICATION_ID, SCHEMA, header, refuse_foreign
from tui.store.journal import Journal, journal_of, take_over
from tui.store.migrations import STEPS, migrate

PAGE_SIZE = 16384
BUSY_SECONDS = 5.0
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA cache_size=-8000",
)
_POSTGRES_LOCK = 0x4D417269

AfterLoad = Callable[[Sequence[int]], None]


class Store:
    """One open database. Connections are lent for the length of a ``with`` and belong to one thread at a time."""

    def __init__(self, engine: Engine, path: Path | None, *, read_only: bool, journal: bool = False) -> None:
        self._engine = engine
        self._reader = engine if path else engine.execution_options(isolation_level="REPEATABLE READ")
        self._writer = engine.execution_options(writes=True)
        self.path = path
        """The SQLite file, or None for a server."""
        self.read_only = read_only
        """The file cannot be written: everything can be read, nothing noted."""
        self.journal = Journal(journal_of(path)) if path and journal else None
        """Where every note is written a second time; None for a server, and for a copy of one."""
        self.hooks: list[AfterLoad] = []
        """Called with the ids of exchanges that an import added, changed or took out."""
        self.early_hooks: list[AfterLoad] = []
        """Likewise, but before the others, and after a large import as soon as the documents are stored: what they
        keep can be used at once and is told again of what changes when it is worked out who is who."""

    @property
    def sqlite(self) -> bool:
        return self.path is not None

    @property
    def name(self) -> str:
        """Where the database is, without a password."""
        return str(self.path) if self.path else self._engine.url.render_as_string(hide_password=True)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with _in_words(self), self._reader.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def changing(self) -> Iterator[Connection]:
        """A connection in a transaction that is written whole, or not at all where the block raises."""
        if self.read_only:
            raise UserError(f"{self.name} cannot be written: check the permissions of the file and its folder.")
        with _in_words(self), self._writer.begin() as connection:
            if not self.sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_POSTGRES_LOCK})")
                written.begin(connection)
            yield connection
            if not self.sqlite:
                written.stamp(connection)

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        """A raw DB-API connection for reading, of its own, usable from any one thread at a time."""
        if self.path is None:
            raw = self._engine.raw_connection()
            try:
                yield raw.driver_connection
            finally:
                raw.close()
            return
        with contextlib.closing(_plain_connection(self.path, read_only=self.read_only)) as connection:
            connection.execute("PRAGMA query_only=ON")
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Any]:
        """A raw DB-API connection in a transaction that is written whole, or not at all where the block raises."""
        with self.changing() as connection:
            yield connection.connection.driver_connection

    def close(self) -> None:
        self._engine.dispose()


def open_store(where: str | Path, *, journal: bool = True) -> Store:
    """Open the database at a path or URL, made if it is not there; a file with a ``journal`` of its notes beside it.

    Raises UserError, leaving every byte as it was, for a file that is not ours or is newer than this program, and
    where nothing can be made there.
    """
    url = _url(where)
    if url.get_backend_name() != "sqlite":
        return _open_server(url)
    path = Path(url.database or "").expanduser()
    found = header(path)
    if found is None:
        _create(path)
    else:
        refuse_foreign(path, found)
        if found.user_version < SCHEMA:
            migrate(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if journal and not read_only:
        take_over(path)
    store = Store(_engine_for(path, read_only=read_only), path, read_only=read_only, journal=journal)
    with store.reading() as connection:
        # A hot journal that a killed program left behind is rolled back here; what stands then must still be ours.
        if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
            raise UserError(f"{path} belongs to another program: name another file with --database.")
    journal_sync.sync(store)
    return store


def _url(where: str | Path) -> URL:
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise UserError("The database URL cannot be understood: write postgresql://user@host/name.") from error
    if url.get_backend_name() not in {"sqlite", "postgresql"} or (
        url.get_backend_name() == "sqlite" and not url.database
    ):
        raise UserError("The database must be a file, or a URL that begins with postgresql:// or sqlite:///.")
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _plain_connection(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A sqlite3 connection that opens no transaction of its own accord."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _engine_for(path: Path, *, read_only: bool) -> Engine:
    """An engine on an existing file that begins every transaction itself, as sqlite3 on Python 3.11 does not."""
    engine = create_engine(
        "sqlite://", creator=lambda: _plain_connection(path, read_only=read_only), poolclass=QueuePool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _create(path: Path) -> None:
    """Make an empty database beside its place and give it the name only when it is whole."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".matters-", suffix=".new")
        os.close(handle)
        temporary = Path(name)
        try:
            connection = sqlite3.connect(name, isolation_level=None)
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("VACUUM")  # writes the first page, and with it the page size
            connection.close()
            engine = _engine_for(temporary, read_only=False)
            with engine.execution_options(writes=True).begin() as writer:
                writer.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                writer.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
                tables.metadata.create_all(writer)
            engine.dispose()
            if path.exists() and path.stat().st_size == 0:
                temporary.replace(path)
            else:
                _name_if_free(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UserError(
            f"No database can be made at {path} ({reason}): choose another place with --database."
        ) from error


def _name_if_free(temporary: Path, path: Path) -> None:
    """Another program that made the database in the meantime keeps it."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links: a rename, which on such systems is what there is.
        temporary.replace(path)


def _open_server(url: URL) -> Store:
    """Tables on a server are made in one transaction, and refused where their version is newer or not ours."""
    try:
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
        written.listen(engine)
        with engine.begin() as connection:
            names = set(inspect(connection).get_table_names())
            ours = set(tables.metadata.tables)
            state = tables.table(own.State)
            if "state" not in names:
                if names & ours:
                    raise UserError("The database has tables of the same names from another program: use an empty one.")
                tables.metadata.create_all(connection)
                connection.execute(state.insert().values(name="schema", value=str(SCHEMA)))
            found = connection.execute(state.select().where(state.c.name == "schema")).first()
            version = int(found.value) if found is not None else 0
            for step in STEPS[version - 1 :] if 0 < version < SCHEMA else ():
                step(connection.connection.driver_connection)
            if 0 < version < SCHEMA:
                connection.execute(state.update().where(state.c.name == "schema").values(value=str(SCHEMA)))
            elif version != SCHEMA:
                raise UserError(f"The database has other tables than this program's version {SCHEMA}: use another one.")
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise UserError("PostgreSQL needs a driver: install matters-arising[postgres].") from error
    except OperationalError as error:
        raise UserError(f"{url.render_as_string(hide_password=True)} cannot be reached.") from error
    except DBAPIError as error:
        raise UserError(
            f"{url.render_as_string(hide_password=True)} cannot be used ({_server_says(error)}): "
            "ask who looks after it for the right to make tables, read and write there."
        ) from error
    return Store(engine, None, read_only=False)


@contextlib.contextmanager
def _in_words(store: Store) -> Iterator[None]:
    """What goes wrong with the file or the server, as one sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        orig = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(error, DBAPIError) and not isinstance(orig, sqlite3.Error):
            raise UserError(
                f"{store.name} did not do what was asked ({_server_says(error)}): "
                "what was just being written may not be stored; try again in a moment."
            ) from error
        for cue, sentence in _FAULTS:
            if cue in str(orig):
                raise UserError(sentence.format(store.name)) from error
        raise


def _server_says(error: DBAPIError) -> str:
    """What the server gives as its reason; the lines after the first may show what was being written."""
    return str(error.orig).partition("\n")[0]


_FAULTS = (
    ("database is locked", "{} is being written by another program: wait a moment and try again."),
    ("readonly database", "{} cannot be written: check the permissions of the file and its folder."),
    ("disk is full", "There is no room left on the disk of {}: make room and try again; nothing was changed."),
    ("disk I/O error", "{} cannot be read or written (the disk refuses): nothing was changed; check the disk."),
    ("malformed", "{} is damaged: keep it as it is, and restore the newest backup beside it (see matters where)."),
    ("not a database", "{} is not a database: name another file with --database."),
    ("unable to open", "{} cannot be opened: check that the folder is there and can be read."),
)
