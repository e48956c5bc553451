"""What stands near the exchanges that show no portfolio holder, from the tables, for ``people/nearby.py`` to judge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import Connection, select

from tui.people.nearby import Area, Asked, infer
from tui.people.offices import area_words
from tui.people.resolve import Answer
from tui.people.tenures import Post, post_id
from tui.store import tables as t


def nearby(
    connection: Connection,
    rows: Sequence[Any],
    posts: Mapping[str, Post],
    shown: Mapping[int, str | None],
    answers: Mapping[int, Sequence[Answer]],
    guessed: Set[int],
    named_in: Callable[[Any], frozenset[str]],
) -> dict[int, tuple[str, str]]:
    """By exchange that shows no office the title of the one that alone fits, and why.

    ``rows`` are one scope's exchanges with ``id`` and ``item_id``; ``shown`` the id of the post under which each is
    filed, or the title of an office that is no known post; ``guessed`` are those filed only because no other holder is
    named in the item; ``named_in`` the holders' posts that an item's text names.
    """
    if all(shown.values()) and not guessed:
        return {}
    items = _items(connection, {row.item_id for row in rows})
    named = {row.item_id: named_in(items[row.item_id]) for row in rows if not shown[row.id]}
    asked = [
        Asked(
            row.id,
            row.item_id,
            items[row.item_id].committee_id,
            shown[row.id],
            row.id not in guessed,
            _officers(answers.get(row.id, ()), posts),
            area_words(items[row.item_id].title),
            named.get(row.item_id, frozenset()),
        )
        for row in rows
    ]
    areas = {id: _area(post) for id, post in posts.items()}
    offices = {id: areas[id] for id, post in posts.items() if post.holder}
    offices |= {id: Area(id, frozenset()) for id in shown.values() if id and id not in offices}
    return {id: (offices[post].title, why) for id, (post, why) in infer(asked, offices, areas).items()}


def _officers(answers: Sequence[Answer], posts: Mapping[str, Post]) -> tuple[str, ...]:
    """Who answered and is no portfolio holder: the posts, and the persons whether or not a post is named."""
    holding = {tenure.person for post in posts.values() if post.holder for tenure in post.tenures}
    keys = []
    for answer in answers:
        if answer.office is not None and answer.office[0] == "officer" and post_id(answer.office) in posts:
            keys.append(post_id(answer.office))
        if answer.person is not None and answer.person not in holding:
            keys.append(answer.person)
    return tuple(keys)


def _area(post: Post) -> Area:
    return Area(post.title, frozenset(word for word in post.id.split("/")[2].split("-") if word))


def _items(connection: Connection, ids: set[int]) -> dict[int, Any]:
    i, m = t.columns(t.Item), t.columns(t.Meeting)
    query = select(i.id, i.document_id, i.title, i.start, i.end, m.committee_id).join(t.Meeting, i.meeting_id == m.id)
    some, out = sorted(ids), {}
    for start in range(0, len(some), 500):
        for row in connection.execute(query.where(i.id.in_(some[start : start + 500]))):
            out[row.id] = row
    return out
