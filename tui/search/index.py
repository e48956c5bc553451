"""The search index in the database: which passage stands where, and every word with its count.

A passage is one shown exchange. Its row number holds the meeting's day in the high bits, so that "newest first" is the
order of row numbers whatever the order of import. The FTS5 table keeps no text of its own and is only ever added to:
an exchange that changed gets a new row number, and the old one, no longer in ``passage``, is passed over. Rebuilding
drops what is passed over.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from tui.errors import UserError
from tui.search import aside_index
from tui.search.passages import COLUMNS, CONTEXT, DAY, DAY_BITS, FROM, TAG, TAGS, TEXTS, lend_functions
from tui.search.vocabulary import Vocabulary
from tui.search.words import words_of
from tui.store.database import Store

_MANY = 20_000
"""Changed exchanges from which building anew is quicker than adding."""
_LONGEST_WORD = 60
_ALL_AT_ONCE, _A_FEW = 32 << 20, 1 << 20
"""For ``_gather_words``: when the index is built, and after that, as FTS5 has it."""

_TABLES = (
    "create table if not exists passage (id integer primary key, exchange_id integer not null unique)",
    "create table if not exists search_term (term text primary key, count integer not null) without rowid",
    "create table if not exists search_name (kind text, name text, count integer, primary key (kind, name))"
    " without rowid",
    "create table if not exists search_state (name text primary key, value integer not null) without rowid",
)
_TOKENS = "tokenize='unicode61 remove_diacritics 2'"
_FTS = f"create virtual table passage_index using fts5({COLUMNS}, content='', {_TOKENS})"
_PLAIN = "create table passage_words (id integer primary key, words text not null, tags text not null)"
"""Without FTS5: the passages' folded words, read from first to last by every search."""


@cache
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


def revision(connection: Any) -> int:
    """A number that rises with everything imported."""
    found = connection.execute("select value from state where name = 'revision'").fetchone()
    return int(found[0]) if found else 0


def state(connection: Any) -> dict[str, int]:
    """What the index says of itself: the revision that it holds, and whether it was made with FTS5. Empty for none."""
    if not connection.execute("select 1 from sqlite_master where name = 'search_state'").fetchone():
        return {}
    return dict(connection.execute("select name, value from search_state").fetchall())


def is_usable(connection: Any) -> bool:
    """Whether there is an index that this Python can read, current or not."""
    return state(connection).get("fts5") == int(has_fts5())


def is_current(connection: Any) -> bool:
    """Whether the index holds what the documents hold."""
    found = state(connection)
    return found.get("revision") == revision(connection) and found.get("fts5") == int(has_fts5())


def ensure(store: Store, connection: Any) -> bool:
    """See to it that there is an index; gives whether it is current.

    While an import is under way, or was cut off, the index stays as it was before: whoever imports brings it up to
    date at the end. Raises UserError where there is none and none can be made.
    """
    if is_current(connection):
        return True
    if is_usable(connection) and (store.read_only or connection.execute("select 1 from unlinked limit 1").fetchone()):
        return False
    if store.read_only:
        raise UserError(f"{store.name} has no search index and cannot be written to make one.")
    rebuild(store)
    return True


def update(store: Store, changed: Sequence[int] = ()) -> None:
    """Bring the index up to date with the exchanges that an import changed, in one transaction.

    Builds it anew where it is missing, where most of it changed, or where it does not come out right.
    """
    with store.writing() as connection:
        lend_functions(connection)
        total = connection.execute("select count(*) from passage").fetchone()[0] if is_usable(connection) else 0
        if total and len(changed) <= max(_MANY, total // 2):
            _replace(connection, sorted(set(changed)))
            if _is_whole(connection):
                _stamp(connection)
                return
        _rebuild(connection)
        _stamp(connection)


def rebuild(store: Store) -> int:
    """Build the index anew; gives the number of passages in it."""
    with store.writing() as connection:
        lend_functions(connection)
        _rebuild(connection)
        _stamp(connection)
        return int(connection.execute("select count(*) from passage").fetchone()[0])


def check(store: Store) -> str | None:
    """What is wrong with the index, in a sentence; None where it is sound. For ``matters doctor``."""
    with store.connection() as connection:
        if not is_usable(connection):
            return "There is no search index yet."
        if not is_current(connection):
            return "The search index is older than the documents."
        if not _is_whole(connection):
            return "The search index lacks exchanges, or holds some that are gone."
        try:
            if has_fts5():
                connection.execute("select rowid from passage_index where passage_index match '\"the\"' limit 1")
                held = connection.execute("select count(*) from passage_index_docsize").fetchone()[0]
                if held < connection.execute("select count(*) from passage").fetchone()[0]:
                    return "The search index lacks the words of some exchanges."
        except sqlite3.DatabaseError as error:
            return f"The search index is damaged ({error})."
    return None


def _is_whole(connection: Any) -> bool:
    """Whether just the shown exchanges are in the index, and not too many rows that are passed over."""
    shown = connection.execute("select count(*) from exchange where shown").fetchone()[0]
    held, dead = connection.execute(
        "select (select count(*) from passage), (select value from search_state where name = 'dead')"
    ).fetchone()
    return bool(shown == held and (dead or 0) <= max(_MANY, held // 4))


def _stamp(connection: Any) -> None:
    for name, value in (("revision", revision(connection)), ("fts5", int(has_fts5()))):
        connection.execute("insert or replace into search_state values (?, ?)", (name, value))


def _rebuild(connection: Any) -> None:
    for name in ("passage_index", "passage", "passage_words", "search_term", "search_name", "search_state"):
        connection.execute(f"drop table if exists {name}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        f"insert into passage select {DAY} + row_number() over (partition by m.date order by e.id), e.id {FROM}"
    )
    rows = f"select p.id, {TEXTS}, {CONTEXT}, {TAGS} {FROM.replace('from', 'from passage p cross join', 1)}"
    rows = f"{rows} and e.id = p.exchange_id order by p.id"
    if has_fts5():
        connection.execute(_FTS)
        _gather_words(connection, _ALL_AT_ONCE)
        connection.execute(f"insert into passage_index(rowid, {COLUMNS}) {rows}")
        connection.execute("insert into passage_index(passage_index) values ('optimize')")
        _gather_words(connection, _A_FEW)
        connection.execute("create virtual table temp.passage_terms using fts5vocab('main', 'passage_index', 'row')")
        connection.execute(
            "insert into search_term select term, doc from temp.passage_terms where length(term) < ? and term < ?",
            (_LONGEST_WORD, TAG),
        )
        connection.execute("drop table temp.passage_terms")
    else:
        connection.execute(_PLAIN)
        _add_plain(connection, connection.execute(rows))
    connection.execute(
        "insert into search_name select 'holder', holder, count(*) from exchange"
        " where holder <> '' and shown group by holder"
    )
    connection.execute(
        "insert into search_name select 'asked', name, count(*) from party where side = 'asked' group by name"
    )
    aside_index.rebuild(connection, fts5=has_fts5())


def _gather_words(connection: Any, size: int) -> None:
    """How many bytes of words FTS5 holds back before it writes a segment, which it has to merge with others later."""
    connection.execute("insert into passage_index(passage_index, rank) values ('hashsize', ?)", (size,))


def _replace(connection: Any, changed: Sequence[int]) -> None:
    """Take the changed exchanges out and put in those of them that are shown now, under new row numbers."""
    before = connection.total_changes
    connection.executemany("delete from passage where exchange_id = ?", ((i,) for i in changed))
    dead = connection.total_changes - before
    connection.execute(
        "insert into search_state values ('dead', ?) on conflict (name) do update set value = value + excluded.value",
        (dead,),
    )
    rows = [
        row
        for i in changed
        for row in connection.execute(
            f"select {DAY}, e.id, {TEXTS}, {CONTEXT}, {TAGS} {FROM} and e.id = ?", (i,)
        ).fetchall()
    ]
    fts5, last = has_fts5(), _numbering(connection)
    numbered = [(last(day), exchange_id, *texts) for day, exchange_id, *texts in sorted(rows)]
    connection.executemany("insert into passage values (?, ?)", (row[:2] for row in numbered))
    texts_of = [(row[0], *row[2:]) for row in numbered]
    if fts5:
        marks = "?, ?, ?, ?, ?, ?"
        connection.executemany(f"insert into passage_index(rowid, {COLUMNS}) values ({marks})", texts_of)
        _count_words(connection, (" ".join(texts[:-1]) for _, *texts in texts_of))
    else:
        _add_plain(connection, texts_of)
    _add_names(connection, changed)
    aside_index.update(connection, state(connection).get("revision", 0), fts5=fts5)


def _add_names(connection: Any, changed: Sequence[int]) -> None:
    for i in changed:
        connection.execute(
            "insert into search_name select 'asked', name, 1 from party where exchange_id = ?1 and side = 'asked'"
            " union all select 'holder', holder, 1 from exchange where id = ?1 and holder <> ''"
            " on conflict (kind, name) do update set count = count + 1",
            (i,),
        )


def _numbering(connection: Any) -> Callable[[int], int]:
    """Gives the next free row number of a day; a row number is never used twice, since the index only grows."""
    latest: dict[int, int] = {}
    table = "passage_index_docsize" if has_fts5() else "passage_words"

    def following(day: int) -> int:
        if day not in latest:
            end = day + (1 << DAY_BITS)
            found = connection.execute(f"select max(id) from {table} where id >= ? and id < ?", (day, end)).fetchone()
            latest[day] = found[0] or day
        latest[day] += 1
        return latest[day]

    return following


def _add_plain(connection: Any, rows: Iterable[Sequence[Any]]) -> None:
    """Words and tags of passages where there is no FTS5."""

    def words() -> Iterable[tuple[int, str, str]]:
        for row, *texts, tags in rows:
            folded = words_of(" ".join(texts))
            counts.update({w for w in folded if len(w) < _LONGEST_WORD})
            yield row, f" {' '.join(folded)} ", f" {tags} "

    counts: Counter[str] = Counter()
    connection.executemany("insert into passage_words values (?, ?, ?)", words())
    _add_counts(connection, counts)


def _count_words(connection: Any, texts: Iterable[str]) -> None:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({w for w in words_of(text) if len(w) < _LONGEST_WORD})
    _add_counts(connection, counts)


def _add_counts(connection: Any, counts: Counter[str]) -> None:
    connection.executemany(
        "insert into search_term values (?, ?) on conflict (term) do update set count = count + excluded.count",
        counts.items(),
    )


def load_vocabulary(connection: Any) -> Vocabulary:
    """The words of the index with their counts, and the abbreviations that the documents spell out."""
    terms: list[str] = []
    counts = array("I")
    # The table is sorted by the bytes of UTF-8, which is the order of Python's strings.
    for term, count in connection.execute("select term, count from search_term order by term"):
        terms.append(term)
        counts.append(count)
    passages = connection.execute("select count(*) from passage").fetchone()[0]
    long_forms: dict[str, dict[str, None]] = {}
    for short, long in connection.execute("select distinct short, long from abbreviation"):
        folded = " ".join(words_of(short))
        if folded and " " not in folded:
            long_forms.setdefault(folded, {})[" ".join(words_of(long))] = None
    return Vocabulary(terms, counts, passages, {short: tuple(longs) for short, longs in long_forms.items()})
