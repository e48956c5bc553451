"""The index of what stands beside exchanges: people, offices and undertakings. Notes change too often to be in it."""

from __future__ import annotations

from typing import Any

from tui.search.words import words_of

KINDS = {"person": ("person", "name"), "office": ("office", "title"), "undertaking": ("undertaking", "text")}
"""What is indexed, with its table and the column of its words."""
KIND_BITS = 40
_TABLE = (
    "create table search_aside (id integer primary key, kind text not null, ref integer not null, key text not null)"
)
_FTS = "create virtual table aside_index using fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"


def first_row(kind: str) -> int:
    """Row numbers of a kind begin here and end before the next kind's."""
    return (list(KINDS).index(kind) + 1) << KIND_BITS


def rebuild(connection: Any, *, fts5: bool) -> None:
    for name in ("aside_index", "search_aside"):
        connection.execute(f"drop table if exists {name}")
    connection.execute(_TABLE)
    connection.execute("create index search_aside_ref on search_aside (kind, ref)")
    if fts5:
        connection.execute(_FTS)
    _add_missing(connection, fts5=fts5)


def update(connection: Any, since: int, *, fts5: bool) -> None:
    """Take out what is gone or was read anew after revision ``since``, and put in what lacks."""
    for kind, (table, _) in KINDS.items():
        connection.execute(
            f"delete from search_aside where kind = ? and not exists"
            f" (select 1 from {table} t where t.id = ref and t.key = search_aside.key)",
            (kind,),
        )
    connection.execute(
        "delete from search_aside where kind = 'undertaking' and ref in"
        " (select u.id from document d join undertaking u on u.document_id = d.id where d.revision > ?)",
        (since,),
    )
    _add_missing(connection, fts5=fts5)


def _add_missing(connection: Any, *, fts5: bool) -> None:
    for kind, (table, column) in KINDS.items():
        low = first_row(kind)
        rows = "aside_index_docsize" if fts5 else "search_aside"
        last = connection.execute(
            f"select max(id) from {rows} where id >= ? and id < ?", (low, low + (1 << KIND_BITS))
        ).fetchone()[0]
        last = last or low
        connection.execute(
            f"insert into search_aside select ? + row_number() over (order by t.id), ?, t.id, t.key from {table} t"
            " where not exists (select 1 from search_aside a where a.kind = ? and a.ref = t.id)",
            (last, kind, kind),
        )
        if fts5:
            connection.execute(
                f"insert into aside_index(rowid, words) select a.id, t.{column} from search_aside a"
                f" join {table} t on t.id = a.ref where a.id > ? and a.id < ? order by a.id",
                (last, low + (1 << KIND_BITS)),
            )
        _add_words(connection, table, column, last, low + (1 << KIND_BITS))


def _add_words(connection: Any, table: str, column: str, after: int, before: int) -> None:
    """Words that stand in no passage are known too, so that slips in them are put right."""
    words: set[str] = set()
    for (text,) in connection.execute(
        f"select t.{column} from search_aside a join {table} t on t.id = a.ref where a.id > ? and a.id < ?",
        (after, before),
    ):
        words.update(words_of(text))
    connection.executemany("insert or ignore into search_term values (?, 1)", ((w,) for w in words if len(w) < 60))
