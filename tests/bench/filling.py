"""The corpus straight into the tables by SQL: the quick way to a database of a million exchanges to measure search on.

What an import derives and search does not look at (spans, keys of continuity, texts of whole documents) is left plain.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from corpus import World

BATCH = 500


class Filler:
    """Rows for documents; ids are counted here, the database being empty at first."""

    def __init__(self, world: World) -> None:
        self.spelt = {f"{t.long} ({t.short})": (t.short, t.long) for t in world.topics if t.short}
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self.next: dict[str, int] = defaultdict(int)
        self.ids: dict[tuple[str, str], int] = {}

    def id_of(self, kind: str, key: str) -> tuple[int, bool]:
        known = self.ids.get((kind, key))
        if known is not None:
            return known, False
        self.next[kind] += 1
        self.ids[kind, key] = self.next[kind]
        return self.next[kind], True

    def add(self, document: dict[str, Any]) -> None:
        rows, at = self.rows, "2026-01-01T00:00:00Z"
        self.next["document"] += 1
        d = self.next["document"]
        council, new = self.id_of("council", document["council"])
        if new:
            rows["council"].append((council, f"council-{council}", document["council"]))
        meeting = document["meetings"][0]
        committee, new = self.id_of("committee", f"{council} {meeting['committee']}")
        if new:
            rows["committee"].append((committee, f"committee-{committee}", council, meeting["committee"]))
        path = document["source"]["path"]
        rows["document"].append(
            (d, path, path, None, "text/plain", f"{d}", f"{d}", "", "[]", at, d, document["council"])
        )
        rows["meeting"].append(
            (d, f"m{d}", f"m{d}", committee, meeting["date"], None, None, None, None, None, "unknown")
        )
        rows["account"].append((d, d, d, 0, None, None, None, "unknown", None, None))
        item = meeting["items"][0]
        rows["item"].append(
            (d, f"i{d}", d, d, d, 0, 0, item["number"], item["title"], None, "[]", None, 0, 0, 0, 1, None, None)
        )
        holder = item["holders"][0]
        office, new = self.id_of("office", f"{council} {holder['office']}")
        if new:
            rows["office"].append((office, f"office-{office}", f"council-{council}", council, holder["office"]))
        person, new = self.id_of("person", f"{council} {holder['name']}")
        if new:
            rows["person"].append((person, f"person-{person}", f"council-{council}", holder["name"]))
        rows["item_holder"].append((d, d, 0, holder["name"], holder["office"], office, person))
        first = self.next["exchange"] + 1
        for position, exchange in enumerate(item["exchanges"]):
            self._exchange(d, position, exchange, office, holder["name"])
        for position, promise in enumerate(item["undertakings"]):
            self.next["undertaking"] += 1
            u = self.next["undertaking"]
            rows["undertaking"].append(
                (u, f"u{u}", d, first + promise["exchange"], d, d, position, promise["text"], promise["by"])
                + (None, None, None, "firm", office, holder["name"], None, None)
            )

    def _exchange(self, d: int, position: int, exchange: dict[str, Any], office: int, holder: str) -> None:
        self.next["exchange"] += 1
        e, rows = self.next["exchange"], self.rows
        people = [json.dumps(exchange[side], ensure_ascii=False) for side in ("questioners", "respondents")]
        texts = [exchange[name] for name in ("topic", "question", "answer", "text")]
        rows["exchange"].append(
            (e, f"e{e}", d, d, d, position, "question", *texts, *people, office, holder)
            + (None, None, None, 1, None, None)
        )
        for side, names in (("asked", "questioners"), ("answered", "respondents")):
            for name in exchange[names]:
                self.next["party"] += 1
                rows["party"].append((self.next["party"], e, side, 0, name, name.lower()))
        for figure in exchange["figures"]:
            self.next["figure"] += 1
            rows["figure"].append((self.next["figure"], e, 0, figure["text"], *[None] * 7))
        for spelt, pair in self.spelt.items():
            if spelt in exchange["text"]:
                key, new = self.id_of("abbreviation", f"{d} {pair[0]}")
                if new:
                    rows["abbreviation"].append((key, d, *pair))

    def flush(self, connection: Any) -> None:
        connection.execute("insert or replace into state values ('revision', ?)", (str(self.next["document"]),))
        for table, rows in self.rows.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f'insert into "{table}" values ({marks})', rows)
        self.rows.clear()


def fill(store: Any, world: World, documents: Iterable[dict[str, Any]]) -> None:
    """All documents into an empty store, a few hundred in a transaction."""
    filler, left = Filler(world), iter(documents)
    while batch := list(islice(left, BATCH)):
        with store.writing() as connection:
            connection.execute("pragma defer_foreign_keys=on")
            for document in batch:
                filler.add(document)
            filler.flush(connection)


def exchange_texts(connection: Any) -> Iterator[tuple[int, str, str, str]]:
    """(id, topic, question, answer) of every exchange, in the order of the corpus."""
    yield from connection.execute("select id, coalesce(topic, ''), question, answer from exchange order by id")
