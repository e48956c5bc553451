"""Which key and id each item, exchange and undertaking of a meeting gets: its former ones where it continues something.

Three sources, in this order: the document's own former version and what the member wrote on and lost; the same item
in another document of the same meeting (a draft, an extract); and only then a key of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlmodel import SQLModel

from tui.minutes.arising import SOURCES, arising
from tui.minutes.model import Item, Meeting
from tui.store import own
from tui.store import tables as t
from tui.store.former import Former
from tui.store.keys import digest, match
from tui.store.places import Placed
from tui.text import fold

_MODELS: Mapping[str, type[SQLModel]] = {
    "exchange": t.Exchange,
    "item": t.Item,
    **dict.fromkeys(SOURCES, t.Undertaking),
}
"""By the kind that a key begins with."""


class Around:
    """What else may have a claim on the keys of a meeting. This one: nothing, for a meeting that is new altogether."""

    def in_use(self, kind: str, keys: Sequence[str]) -> set[str]:
        """Those of the keys that another document's rows, or something that the member wrote on, have."""
        return set()

    def lost(self, kind: str) -> Sequence[Any]:
        """What the member wrote on in this meeting and no document has at present."""
        return ()

    def twins(self, item: Item) -> Sequence[Any]:
        """The same item in other documents of the meeting, by its title or its number."""
        return ()

    def twin_passages(self, kind: str, item: Item) -> Sequence[tuple[str, str]]:
        """(key, text) of the exchanges or undertakings of these items."""
        return ()


class Stored(Around):
    """What the database has around a meeting."""

    def __init__(self, connection: Connection, placed: Placed) -> None:
        self._connection = connection
        self._placed = placed

    def in_use(self, kind: str, keys: Sequence[str]) -> set[str]:
        return keys_in_use(self._connection, kind, keys)

    def lost(self, kind: str) -> Sequence[Any]:
        s = t.columns(own.Subject)
        c = t.columns(_MODELS[kind])
        there = select(c.id).where(c.key == s.key).exists()
        keys = [key for key in (self._placed.key, self._placed.former_key) if key is not None]
        query = select(s.key, s.quotation, s.item_number, s.item_title).where(
            s.kind == kind, s.meeting_key.in_(keys), ~there
        )
        return self._connection.execute(query.order_by(s.key)).all()

    def twins(self, item: Item) -> Sequence[Any]:
        i = t.columns(t.Item)
        query = select(i.id, i.key, i.number, i.title).where(i.meeting_id == self._placed.meeting_id)
        if item.number is not None:
            query = query.where(or_(i.number == item.number, i.number.is_(None), i.title == item.title))
        return [row for row in self._connection.execute(query) if same_item(item.number, item.title, row)]

    def twin_passages(self, kind: str, item: Item) -> Sequence[tuple[str, str]]:
        ids = [row.id for row in self.twins(item)]
        c = t.columns(_MODELS[kind])
        rows = self._connection.execute(select(c.key, c.text).where(c.item_id.in_(ids)).order_by(c.id)) if ids else ()
        return [(row.key, row.text) for row in rows if row.key.startswith(f"{kind}-")]


class Matcher:
    """``items[n]``, ``exchanges[n][p]`` and ``arising[n][p]`` are the keys of the meeting's nth item, of its pth
    exchange and of the pth thing that it leaves to be followed up; ``exchange_ids[n][p]`` the id in the former version,
    or None."""

    def __init__(
        self, around: Around, placed: Placed, meeting: Meeting, former: Former, claimed: set[str] | None = None
    ) -> None:
        """``claimed`` are the keys of the document's meetings before this one; those of this one are added to it."""
        self._claimed = set() if claimed is None else claimed
        self._around = around
        self._placed = placed
        here = {placed.former_id, placed.meeting_id}
        was_items = [row for row in former.items if row.meeting_id in here]
        was_exchanges = [row for row in former.exchanges if row.meeting_id in here]
        self.items = self._item_keys(meeting.items, was_items)
        texts = [[exchange.text for exchange in item.exchanges] for item in meeting.items]
        self.exchanges = self._passage_keys("exchange", meeting.items, texts, was_exchanges)
        followed = [row for row in former.undertakings if row.meeting_id in here]
        self.arising = self._followed_keys(meeting.items, followed)
        ids = {row.key: row.id for row in was_exchanges}
        for keys in (self.items, *self.exchanges, *self.arising):
            self._claimed.update(keys)
        self.exchange_ids = [[ids.get(key) for key in keys] for keys in self.exchanges]

    def _item_keys(self, items: Sequence[Item], was: Sequence[Any]) -> list[str]:
        """By number and title, then by title, then by number; lost ones by title."""
        lost = self._around.lost("item")
        passes: tuple[tuple[list[tuple[Any, str]], Callable[[Item], Any]], ...] = (
            ([((row.number, fold(row.title)), row.key) for row in was], lambda item: (item.number, fold(item.title))),
            ([(fold(row.title), row.key) for row in was], lambda item: fold(item.title)),
            ([(row.number, row.key) for row in was if row.number is not None], lambda item: item.number),
            ([(fold(row.item_title or ""), row.key) for row in lost], lambda item: fold(item.title)),
        )
        result: list[str | None] = [None] * len(items)
        used = set(self._claimed)
        for pool, want in passes:
            for place, item in enumerate(items):
                if result[place] is None:
                    key = next((key for mark, key in pool if mark == want(item) and key not in used), None)
                    if key is not None:
                        result[place] = key
                        used.add(key)
        twins = [self._around.twins(item) for item in items]
        return self._filled("item", result, [(i.number, i.title) for i in items], used, twins)

    def _followed_keys(self, items: Sequence[Item], was: Sequence[Any]) -> list[list[str]]:
        """Each source apart: an action that repeats an undertaking is no version of it."""
        left = [arising(item) for item in items]
        result: list[list[str]] = [[] for _ in items]
        for source in SOURCES:
            texts = [[one.text for one in group if one.source == source] for group in left]
            keys = self._passage_keys(source, items, texts, [row for row in was if row.source == source])
            for group, found in zip(result, keys, strict=True):
                group += found
        return result

    def _passage_keys(
        self, kind: str, items: Sequence[Item], texts: Sequence[Sequence[str]], was: Sequence[Any]
    ) -> list[list[str]]:
        pool: dict[str, list[str]] = {row.key: [row.text] for row in was if row.key not in self._claimed}
        for row in self._around.lost(kind):
            if row.key in self._claimed:
                continue
            pool.setdefault(row.key, []).append(row.quotation or "")
        flat = [text for group in texts for text in group]
        found = match(pool, flat)
        used = self._claimed.union(key for key in found if key is not None)
        at = 0
        for item, group in zip(items, texts, strict=True):
            open_places = [p for p in range(at, at + len(group)) if found[p] is None]
            if open_places:
                twins = {key: [text] for key, text in self._around.twin_passages(kind, item) if key not in used}
                for place, key in zip(open_places, match(twins, [flat[p] for p in open_places]), strict=True):
                    if key is not None:
                        found[place] = key
                        used.add(key)
            at += len(group)
        keys = iter(self._filled(kind, found, [(text,) for text in flat], used))
        return [[next(keys) for _ in group] for group in texts]

    def _filled(
        self,
        kind: str,
        found: Sequence[str | None],
        parts: Sequence[tuple[str | None, ...]],
        used: Iterable[str],
        twins: Sequence[Sequence[Any]] = (),
    ) -> list[str]:
        """Keys for what continues nothing: a digest of meeting and words, with a turn where that is taken."""
        taken = set(used)
        result: list[str | None] = list(found)
        for place, rows in enumerate(twins):
            key = next((row.key for row in rows if row.key not in taken), None) if result[place] is None else None
            if key is not None:
                result[place] = key
                taken.add(key)
        alike: dict[str, list[int]] = {}
        for place, found_key in enumerate(result):
            if found_key is None:
                alike.setdefault(digest(self._placed.key, *parts[place]), []).append(place)
        left = [(places, self._turns(kind, first, parts[places[0]])) for first, places in alike.items()]
        while left:
            proposed = [list(islice((key for key in turns if key not in taken), len(p))) for p, turns in left]
            in_use = self._around.in_use(kind, [key for keys in proposed for key in keys])
            further = []
            for (places, turns), keys in zip(left, proposed, strict=True):
                free = [key for key in keys if key not in in_use]
                for place, key in zip(places, free, strict=False):
                    result[place] = key
                if len(free) < len(places):
                    further.append((places[len(free) :], turns))
            left = further
        return [key for key in result if key is not None]

    def _turns(self, kind: str, first: str, words: tuple[str | None, ...]) -> Iterator[str]:
        """The keys that the same words of one meeting may have, in order; ``first`` is the digest of the first."""
        yield f"{kind}-{first}"
        for turn in count(1):
            yield f"{kind}-{digest(self._placed.key, *words, str(turn))}"


def keys_in_use(connection: Connection, kind: str, keys: Sequence[str]) -> set[str]:
    """Those of the keys of a kind that rows, or something that the member wrote on, have."""
    k, s = t.columns(_MODELS[kind]).key, t.columns(own.Subject).key
    result: set[str] = set()
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        result.update(connection.execute(select(k).where(k.in_(some))).scalars())
        result.update(connection.execute(select(s).where(s.in_(some))).scalars())
    return result


def same_item(number: str | None, title: str, other: Any) -> bool:
    """Two entries of one meeting are the same item: one title, and no two different numbers; or one number where
    the titles begin alike."""
    if number is not None and other.number is not None and number != other.number:
        return False
    one, two = fold(title), fold(other.title)
    return one == two or (
        number is not None and number == other.number and (one.startswith(two[:20]) or two.startswith(one[:20]))
    )
