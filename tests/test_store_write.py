"""The member's own writes: each can be taken back, and outlives whatever the program links anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from making import TOPICS, dump, put

from tui.errors import UserError
from tui.store import read, write
from tui.store.database import Store, open_store
from tui.store.linked import Linked, set_threads

TEXTS = list(TOPICS.values())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "m.db")
    put(opened, TEXTS)
    link(opened)
    yield opened
    opened.close()


def link(store: Store, *cuts: int) -> None:
    """The program's own linking: the exchanges in runs."""
    ids = [row.id for row in read.exchanges(store)]
    edges = [0, *(cuts or (2, 4)), len(ids)]
    runs = [tuple(ids[a:b]) for a, b in pairwise(edges) if ids[a:b]]
    set_threads(store, [Linked(f"run of {len(run)}", read.offices(store)[0].id, run) for run in runs])


def state(store: Store) -> Any:
    return (
        read.notes(store),
        {(m.subject_key, m.name, m.value) for m in read.marks(store)},
        set(read.links(store)),
        {row.key: row.thread_id for row in read.exchanges(store)},
    )


def test_what_was_typed_in_one_note_is_taken_back_as_a_whole_and_what_stood_there_stays(store: Store) -> None:
    draft = write.Draft(store, read.exchanges(store)[0].key)
    for text in ("F", "Fi", "Fir", "First"):
        draft.keep(text)
    (first,) = read.notes(store)
    again = write.Draft(store, first.subject_key, first.created)
    for text in ("First a", "First an", "First and"):
        again.keep(text)
    assert [n.text for n in read.notes(store)] == ["First and"]
    assert write.undo(store) == "the change to the note “First a”"
    assert read.notes(store) == (first,)
    assert write.undo(store) == "the note “F”"
    assert read.notes(store) == ()
    assert write.undo(store) is None


def test_a_deleted_note_comes_back_as_it_was(store: Store) -> None:
    number = write.add_note(store, "keep [b]me[/b] \x1b[31m", read.exchanges(store)[0].key)
    (before,) = read.notes(store)
    assert before.text == "keep [b]me[/b] "
    write.delete_note(store, number)
    assert read.notes(store) == ()
    write.undo(store)
    assert read.notes(store) == (before,)
    write.delete_note(store, number)
    assert write.restore_note(store, before) == number
    assert read.notes(store) == (before,)


def test_nothing_is_written_on_what_is_not_there(store: Store) -> None:
    for act in (
        lambda: write.add_note(store, "x", "exchange-0000000000000000"),
        lambda: write.set_mark(store, "exchange-0000000000000000", "answer", "full"),
        lambda: write.change_note(store, 99, "x"),
        lambda: write.join(store, ["thread-1", "thread-2"]),
        lambda: write.split(store, [row.key for row in read.exchanges(store)]),
    ):
        before = dump(store.path) if store.path else ""
        with pytest.raises(UserError):
            act()
        assert store.path is not None
        assert dump(store.path) == before


def test_joining_moves_the_exchanges_and_says_so_to_the_next_linking(store: Store) -> None:
    first, second, third = sorted(read.threads(store), key=lambda row: row.id)
    write.set_thread_name(store, second.key, "Roads in general")
    write.join(store, [second.key, first.key])
    rows = {row.key: row for row in read.threads(store)}
    assert set(rows) == {second.key, third.key}
    assert (rows[second.key].name, rows[second.key].named_by, rows[second.key].exchanges) == (
        "Roads in general",
        "member",
        4,
    )
    assert [one.kind for one in read.links(store)] == ["together"]
    write.undo(store)
    assert {row.key: row.exchanges for row in read.threads(store)} == {first.key: 2, second.key: 2, third.key: 2}
    assert read.links(store) == ()


def test_splitting_takes_back_an_earlier_joining(store: Store) -> None:
    first, second, _ = sorted(read.threads(store), key=lambda row: row.id)
    write.join(store, [first.key, second.key])
    keys = [row.key for row in read.exchanges(store, thread_id=first.id)][2:]
    new = write.split(store, keys)
    assert {row.key for row in read.exchanges(store, thread_id=_id(store, new))} == set(keys)
    assert {one.kind for one in read.links(store)} == {"apart", "together"}
    together = [one for one in read.links(store) if one.kind == "together"]
    assert all({one.first_key, one.second_key} <= set(keys) for one in together)


def _id(store: Store, key: str) -> int:
    return next(row.id for row in read.threads(store) if row.key == key)


def test_a_thread_keeps_name_pin_and_notes_when_it_is_linked_anew(store: Store) -> None:
    thread = next(row for row in read.threads(store) if row.exchanges == 2)
    write.set_thread_name(store, thread.key, "Mine")
    write.pin(store, thread.key)
    write.add_note(store, "on the thread", thread.key)
    before = dump(store.path) if store.path else ""
    link(store)
    assert store.path is not None
    assert dump(store.path) == before, "linking the same again changes nothing"
    link(store, 1)
    link(store, 3)
    link(store)
    found = read.threads(store)[0]
    assert (found.key, found.name, found.pinned, found.named_by) == (thread.key, "Mine", True, "member")
    assert [n.lost for n in read.notes(store)] == [False]


def test_ones_own_committees_and_offices_come_first(store: Store) -> None:
    put(store, TEXTS[:1], path="z.html", committee="Zoo Panel")
    zoo = read.committees(store)[1]
    assert zoo.committee == "Zoo Panel"
    write.set_own(store, zoo.key)
    assert [(c.committee, c.own) for c in read.committees(store)] == [
        ("Zoo Panel", True),
        ("Place Scrutiny Panel", False),
    ]
    write.undo(store)
    assert not any(c.own for c in read.committees(store))


def test_small_facts_are_remembered(store: Store) -> None:
    write.remember(store, "theme", "light")
    assert read.remembered(store, "theme") == "light"
    assert write.undo(store) is None
    write.remember(store, "theme", None)
    assert read.remembered(store, "theme") is None


def test_an_undertaking_is_closed_by_a_person_only(store: Store) -> None:
    (promise, *_) = read.undertakings(store, status="open")
    write.set_mark(store, promise.key, "status", "fulfilled")
    write.link(store, "fulfils", read.exchanges(store)[3].key, promise.key)
    assert promise.id not in {row.id for row in read.undertakings(store, status="open")}
    put(store, [t + " Noted." for t in TEXTS])
    assert [row.status for row in read.undertakings(store) if row.key == promise.key] == ["fulfilled"]
    assert [one.kind for one in read.links(store, promise.key)] == ["fulfils"]


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking, which takes minutes where every example makes a database."""
act = st.tuples(
    st.sampled_from(["add", "change", "delete", "mark", "name", "pin", "join", "split", "link", "unlink"]),
    st.integers(0, 5),
    st.integers(0, 5),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=QUICK)
@given(st.lists(act, max_size=12))
def test_every_write_can_be_taken_back_one_by_one(tmp_path_factory: pytest.TempPathFactory, acts: list[Any]) -> None:
    store = open_store(tmp_path_factory.mktemp("undo") / "m.db")
    put(store, TEXTS)
    link(store)
    states = [state(store)]
    try:
        for what, one, two in acts:
            _act(store, what, one, two)
            if _steps(store) == len(states):
                states.append(state(store))
            else:  # refused, or part of the write before it: a note that goes on being typed
                states[-1] = state(store)
        while len(states) > 1:
            states.pop()
            assert write.undo(store) is not None
            assert state(store) == states[-1]
        assert write.undo(store) is None
    finally:
        store.close()


def _steps(store: Store) -> int:
    with store.connection() as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _act(store: Store, what: str, one: int, two: int) -> None:
    rows = read.exchanges(store)
    threads = read.threads(store)
    notes = read.notes(store)
    a, b = rows[one % len(rows)], rows[two % len(rows)]
    thread, other = threads[one % len(threads)], threads[two % len(threads)]
    note = notes[one % len(notes)].id if notes else 0
    # A refusal, such as splitting off a whole thread, must change nothing; the caller looks at that.
    with contextlib.suppress(UserError):
        if what == "add":
            write.add_note(store, f"note {one}", a.key)
        elif what == "change":
            write.change_note(store, note, f"changed {two}")
        elif what == "delete":
            write.delete_note(store, note)
        elif what == "mark":
            write.set_mark(store, a.key, "answer", [None, "full", "partial"][two % 3])
        elif what == "name":
            write.set_thread_name(store, thread.key, [None, "One", "Two"][two % 3])
        elif what == "pin":
            write.pin(store, thread.key, pinned=bool(two % 2))
        elif what == "join" and thread.key != other.key:
            write.join(store, [thread.key, other.key])
        elif what == "split":
            write.split(store, [a.key])
        elif what == "link":
            write.link(store, "together", a.key, b.key)
        elif what == "unlink":
            write.unlink(store, "together", a.key, b.key)
