"""The search index in the database: which passage stands where, and every word with its count.

A passage is one shown exchange. Its row number holds the meeting's day in the high bits, so that "newest first" is the
order of row numbers whatever the order of import. The FTS5 table keeps no text of its own and is only ever added to:
an exchange that changed gets a new row number, and the old one, no longer in ``passage``, is passed over. Rebuilding
drops what is passed over.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from tui.search.vocabulary import Vocabulary
from tui.search.words import words_of
from tui.store.database import Store
from tui.text import fold

DAY_BITS = 20
_DAY = f"(cast(coalesce(julianday(m.date), 1721424.5) - 1721424.5 as integer) << {DAY_BITS})"
_TEXTS = "coalesce(e.topic, ''), coalesce(e.question, ''), case when coalesce(e.question, e.answer, '') = '' then e.text else coalesce(e.answer, '') end"  # noqa: E501
_FROM = "from exchange e join meeting m on m.id = e.meeting_id where e.shown"
_MANY = 20_000
"""Changed exchanges from which building anew is quicker than adding."""

_TABLES = (
    "create table if not exists passage (id integer primary key, exchange_id integer not null unique)",
    "create table if not exists search_term (term text primary key, count integer not null) without rowid",
    "create table if not exists search_state (name text primary key, value integer not null) without rowid",
)
_FTS = (
    "create virtual table if not exists passage_index using"
    " fts5(topic, question, answer, content='', tokenize='unicode61 remove_diacritics 2')"
)


def has_fts5() -> bool:
    """Whether this Python's SQLite can do full-text search; found by trying, not by version."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table probe using fts5(x)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def is_current(connection: Any) -> bool:
    """Whether the index holds what the documents hold."""
    try:
        state = dict(connection.execute("select name, value from search_state").fetchall())
    except sqlite3.OperationalError:
        return False
    return bool(state.get("revision") == _revision(connection) and state.get("fts5") == int(has_fts5()))


def _revision(connection: Any) -> int:
    return int(connection.execute("select coalesce(max(revision), 0) from document").fetchone()[0])


def update(store: Store, changed: Sequence[int] = ()) -> None:
    """Bring the index up to date with the exchanges that an import changed, in one transaction.

    Builds it anew where it is missing, was left behind by an interrupted program, or where most of it changed.
    """
    with store.writing() as connection:
        known = connection.execute("select 1 from sqlite_master where name = 'search_state'").fetchone()
        total = connection.execute("select count(*) from exchange").fetchone()[0]
        if not known or len(changed) > max(_MANY, total // 2) or not _is_next(connection, changed):
            _rebuild(connection)
        elif changed:
            _replace(connection, changed)
        _stamp(connection)


def rebuild(store: Store) -> int:
    """Build the index anew; gives the number of passages in it."""
    with store.writing() as connection:
        _rebuild(connection)
        _stamp(connection)
        return int(connection.execute("select count(*) from passage").fetchone()[0])


def _is_next(connection: Any, changed: Sequence[int]) -> bool:
    """Whether what changed is all that the index lacks: every other exchange must be in it."""
    shown = connection.execute("select count(*) from exchange where shown").fetchone()[0]
    fts5 = connection.execute("select value from search_state where name = 'fts5'").fetchone()
    connection.execute("create temp table if not exists changed_exchange (id integer primary key)")
    connection.execute("delete from changed_exchange")
    connection.executemany("insert or ignore into changed_exchange values (?)", ((i,) for i in changed))
    lacking = connection.execute(
        "select count(*) from exchange e where e.shown and e.id not in (select exchange_id from passage)"
        " and e.id not in (select id from changed_exchange)"
    ).fetchone()[0]
    return bool(fts5 and fts5[0] == int(has_fts5()) and lacking == 0 and shown >= 0)


def _stamp(connection: Any) -> None:
    for name, value in (("revision", _revision(connection)), ("fts5", int(has_fts5()))):
        connection.execute("insert or replace into search_state values (?, ?)", (name, value))


def _rebuild(connection: Any) -> None:
    for name in ("passage_index", "passage", "search_term", "search_state"):
        connection.execute(f"drop table if exists {name}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        f"insert into passage select {_DAY} + row_number() over (partition by m.date order by e.id), e.id {_FROM}"
    )
    if not has_fts5():
        _count_words(connection, _texts(connection))
        return
    connection.execute(_FTS)
    connection.execute(
        f"insert into passage_index(rowid, topic, question, answer) select p.id, {_TEXTS}"
        " from passage p join exchange e on e.id = p.exchange_id order by p.id"
    )
    connection.execute("insert into passage_index(passage_index) values ('optimize')")
    connection.execute("create virtual table temp.passage_words using fts5vocab('main', 'passage_index', 'row')")
    connection.execute("insert into search_term select term, doc from temp.passage_words where length(term) < 60")
    connection.execute("drop table temp.passage_words")


def _replace(connection: Any, changed: Sequence[int]) -> None:
    """Take the changed exchanges out and put in those of them that are shown now, under new row numbers."""
    connection.executemany("delete from passage where exchange_id = ?", ((i,) for i in changed))
    rows = [
        row
        for i in dict.fromkeys(changed)
        for row in connection.execute(f"select {_DAY}, e.id, {_TEXTS} {_FROM} and e.id = ?", (i,)).fetchall()
    ]
    fts5 = has_fts5()
    for day, exchange_id, *texts in rows:
        last = _last_row(connection, day, fts5=fts5)
        connection.execute("insert into passage values (?, ?)", (last + 1, exchange_id))
        if fts5:
            connection.execute(
                "insert into passage_index(rowid, topic, question, answer) values (?, ?, ?, ?)", (last + 1, *texts)
            )
    _count_words(connection, (" ".join(texts) for _, _, *texts in rows))


def _last_row(connection: Any, day: int, *, fts5: bool) -> int:
    """The highest row number ever used for a day; a row number is never used twice, since the index only grows."""
    following = day + (1 << DAY_BITS)
    last = connection.execute("select max(id) from passage where id >= ? and id < ?", (day, following)).fetchone()[0]
    if fts5:
        indexed = connection.execute(
            "select max(id) from passage_index_docsize where id >= ? and id < ?", (day, following)
        ).fetchone()[0]
        last = max(last or day, indexed or day)
    return int(last or day)


def _texts(connection: Any) -> Iterable[str]:
    for row in connection.execute(f"select {_TEXTS} {_FROM}"):
        yield " ".join(row)


def _count_words(connection: Any, texts: Iterable[str]) -> None:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({w for w in words_of(text) if len(w) < 60})
    connection.executemany(
        "insert into search_term values (?, ?) on conflict (term) do update set count = count + excluded.count",
        counts.items(),
    )


def load_vocabulary(connection: Any) -> Vocabulary:
    """The words of the index with their counts, and the abbreviations that the documents spell out."""
    terms = connection.execute("select term, count from search_term").fetchall()
    passages = connection.execute("select count(*) from passage").fetchone()[0]
    long_forms: dict[str, dict[str, None]] = {}
    for short, long in connection.execute("select distinct short, long from abbreviation").fetchall():
        folded = " ".join(words_of(short))
        if folded and " " not in folded:
            long_forms.setdefault(folded, {})[" ".join(words_of(fold(long)))] = None
    return Vocabulary(terms, passages, {short: tuple(longs) for short, longs in long_forms.items()})
