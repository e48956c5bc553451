"""The corpus straight into the tables by SQL: the quick way to a database of a million exchanges to measure search on.

What an import derives and search does not look at (spans, keys of continuity, texts of whole documents) is left plain.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from corpus import World

from tui.store import tables

BATCH = 500


class Filler:
    """Rows for documents; ids are counted here, the database being empty at first."""

    def __init__(self, world: World) -> None:
        self.spelt = {f"{t.long} ({t.short})": (t.short, t.long) for t in world.topics if t.short}
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.next: dict[str, int] = defaultdict(int)
        self.ids: dict[tuple[str, str], int] = {}

    def put(self, table: str, **values: Any) -> int:
        """One more row; gives its id. Columns that are not named get what the model has for them."""
        self.next[table] += 1
        self.rows[table].append({"id": self.next[table], **values})
        return self.next[table]

    def once(self, table: str, key: str, **values: Any) -> int:
        """The id of the row of that key, put in when it is first asked for."""
        if (table, key) not in self.ids:
            self.ids[table, key] = self.put(table, key=f"{table}-{self.next[table]}", **values)
        return self.ids[table, key]

    def add(self, document: dict[str, Any]) -> None:
        meeting, path = document["meetings"][0], document["source"]["path"]
        item, name = meeting["items"][0], document["council"]
        council = self.once("council", name, name=name)
        committee = self.once(
            "committee", f"{council} {meeting['committee']}", council_id=council, name=meeting["committee"]
        )
        d = self.next["document"] + 1
        self.put(
            "document",
            key=path,
            path=path,
            media_type="text/plain",
            sha256=str(d),
            digest=str(d),
            reader="",
            read_at="2026-01-01T00:00:00Z",
            revision=d,
            council=name,
        )
        self.put("meeting", key=f"m{d}", identity=f"m{d}", committee_id=committee, date=meeting["date"])
        self.put("account", document_id=d, meeting_id=d, position=0)
        places = {"meeting_id": d, "document_id": d}
        self.put(
            "item", key=f"i{d}", account_id=d, **places, place=0, position=0, number=item["number"], title=item["title"]
        )
        holder, scope = item["holders"][0], f"council-{council}"
        office = self.once(
            "office", f"{council} {holder['office']}", scope=scope, council_id=council, title=holder["office"]
        )
        person = self.once("person", f"{council} {holder['name']}", scope=scope, name=holder["name"])
        self.put("item_holder", item_id=d, position=0, **holder, office_id=office, person_id=person)
        first = self.next["exchange"] + 1
        filed = {"office_id": office, "holder": holder["name"]}
        for position, exchange in enumerate(item["exchanges"]):
            self._exchange({"item_id": d, **places, "position": position, **filed}, exchange)
        for position, promise in enumerate(item["undertakings"]):
            self.put(
                "undertaking",
                key=f"u{self.next['undertaking']}",
                item_id=d,
                exchange_id=first + promise["exchange"],
                **places,
                position=position,
                text=promise["text"],
                by=promise["by"],
                **filed,
            )

    def _exchange(self, place: dict[str, Any], exchange: dict[str, Any]) -> None:
        texts = {name: exchange[name] for name in ("kind", "topic", "question", "answer", "text")}
        people = {s: json.dumps(exchange[s], ensure_ascii=False) for s in ("questioners", "respondents")}
        id = self.put("exchange", key=f"e{self.next['exchange']}", **place, **texts, **people)
        for side, names in (("asked", "questioners"), ("answered", "respondents")):
            for name in exchange[names]:
                self.put("party", exchange_id=id, side=side, position=0, name=name, folded=name.lower())
        for figure in exchange["figures"]:
            self.put("figure", exchange_id=id, position=0, text=figure["text"])
        for spelt, (short, long) in self.spelt.items():
            if spelt in exchange["text"] and ("abbreviation", key := f"{place['document_id']} {short}") not in self.ids:
                self.ids["abbreviation", key] = self.put(
                    "abbreviation", document_id=place["document_id"], short=short, long=long
                )

    def flush(self, connection: Any) -> None:
        for name, rows in self.rows.items():
            columns = tables.metadata.tables[name].c
            usual = {c.name: c.default.arg for c in columns if c.default is not None and c.default.is_scalar}
            names = [c.name for c in columns if c.name in rows[0] or c.name in usual]
            sql = f'insert into "{name}" ({", ".join(f"{n!r}" for n in names)})'.replace("'", '"')
            connection.executemany(
                f"{sql} values ({', '.join('?' * len(names))})",
                ([row.get(n, usual.get(n)) for n in names] for row in rows),
            )
        self.rows.clear()
        connection.execute("insert or replace into state values ('revision', ?)", (str(self.next["document"]),))


def fill(store: Any, world: World, documents: Iterable[dict[str, Any]]) -> None:
    """All documents into an empty store, a few hundred in a transaction."""
    filler, left = Filler(world), iter(documents)
    while batch := list(islice(left, BATCH)):
        with store.writing() as connection:
            connection.execute("pragma defer_foreign_keys=on")
            for document in batch:
                filler.add(document)
            filler.flush(connection)
