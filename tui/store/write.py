"""The member's own writes. Each is one transaction that also records how it is taken back.

Marks, by name: "answer" (the member's word on an answer), "briefing", "status" (of an undertaking), "name" and
"pinned" (of a thread), "own" (of a committee or office). Links, by kind: "together" and "apart" (two exchanges belong,
or do not belong, to one thread), "fulfils" and "does not fulfil" (an exchange and an undertaking).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from tui.errors import UserError
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.linked import add_thread
from tui.store.subjects import ensure_subject
from tui.store.undo import Step, now, undo
from tui.store.write_notes import Draft, Noted, add_note, change_note, delete_note, restore_note
from tui.text import plain, shorten

__all__ = [
    "Draft",
    "Noted",
    "add_note",
    "change_note",
    "correct",
    "delete_note",
    "join",
    "link",
    "mark_seen",
    "pin",
    "remember",
    "restore_note",
    "set_mark",
    "set_own",
    "set_thread_name",
    "set_word",
    "split",
    "undo",
    "unlink",
]


def set_mark(store: Store, subject_key: str, name: str, value: str | None) -> None:
    """Set one mark of a subject, or take it away with None. Raises UserError where the subject is not there."""
    with store.changing() as connection:
        _mark(connection, subject_key, name, value, f"the mark “{plain(value or name)}”")


def set_word(
    store: Store, undertaking_key: str, marks: Mapping[str, str | None], words: str, *, fulfils: tuple[str, bool] | None
) -> None:
    """Write a person's word on an undertaking: its marks, None taking one away, and the passage that counts.

    ``fulfils`` is the key of an exchange and whether it fulfils the undertaking. ``words`` say what it is, where undo
    takes all of it back. Raises UserError where the undertaking is not there.
    """
    with store.changing() as connection:
        ensure_subject(connection, undertaking_key)
        step = Step(connection, words)
        if fulfils is not None:
            passage, does = fulfils
            kind, other = ("fulfils", "does not fulfil") if does else ("does not fulfil", "fulfils")
            step.delete("link", kind=other, first_key=passage, second_key=undertaking_key)
            _link(step, kind, passage, undertaking_key)
        for name, value in marks.items():
            _put_mark(step, undertaking_key, name, value)
        step.record()


def set_thread_name(store: Store, thread_key: str, name: str | None) -> None:
    """Give a thread the member's own name, or with None the program's again."""
    with store.changing() as connection:
        words = f"the name “{shorten(name, 40)}”" if name else "giving a thread the program's name again"
        _mark(connection, thread_key, "name", plain(name).strip() if name else None, words)


def pin(store: Store, thread_key: str, *, pinned: bool = True) -> None:
    """Keep a thread on top, or no longer."""
    with store.changing() as connection:
        _mark(connection, thread_key, "pinned", "yes" if pinned else None, "pinning" if pinned else "unpinning")


def set_own(store: Store, key: str, *, own: bool = True) -> None:
    """Count a committee or an office, by its key, among the member's own, or no longer."""
    with store.changing() as connection:
        _mark(connection, key, "own", "yes" if own else None, "what comes first")


def link(store: Store, kind: str, first_key: str, second_key: str) -> None:
    """Tie or part two subjects; see the head of this module for the kinds. Doing it twice changes nothing."""
    with store.changing() as connection:
        step = Step(connection, f"“{kind}”")
        _link(step, kind, first_key, second_key)
        step.record()


def unlink(store: Store, kind: str, first_key: str, second_key: str) -> None:
    """Take such a tie away."""
    with store.changing() as connection:
        step = Step(connection, f"taking away “{kind}”")
        step.delete("link", kind=kind, first_key=first_key, second_key=second_key)
        step.record()


def join(store: Store, thread_keys: Sequence[str]) -> None:
    """Make one thread of several; the first gives its name. Outlives every re-link.

    Raises UserError where one of the threads is no longer there.
    """
    with store.changing() as connection:
        ids = [_thread_id(connection, key) for key in thread_keys]
        members = [_members(connection, id) for id in ids]
        step = Step(connection, f"joining {len(ids)} threads")
        everybody = [key for group in members for key in group]
        _forget_links(step, "apart", everybody, everybody)
        for group in members[1:]:
            _link(step, "together", members[0][0], group[0])
            for key in group:
                step.update("exchange", {"key": key}, thread_id=ids[0])
        step.record()


def split(store: Store, exchange_keys: Sequence[str]) -> str:
    """Make the given exchanges of one thread a thread of their own; gives its key. Outlives every re-link.

    Raises UserError where they are not of one thread, or are the whole of it.
    """
    e = t.columns(t.Exchange)
    with store.changing() as connection:
        rows = connection.execute(
            select(e.id, e.key, e.thread_id, e.office_id, e.topic, e.text)
            .where(e.shown, e.key.in_(exchange_keys))
            .order_by(e.id)
        ).all()
        threads = {row.thread_id for row in rows}
        if len(threads) != 1 or None in threads:
            raise UserError("Only exchanges of one thread can be split off together: choose them inside the thread.")
        rest = [key for key in _members(connection, threads.pop()) if key not in set(exchange_keys)]
        if not rest:
            raise UserError("These are the whole thread already: choose some of its exchanges.")
        first = rows[0]
        thread_id, key = add_thread(connection, first.id, first.office_id, shorten(first.topic or first.text, 60))
        step = Step(connection, f"splitting off {len(rows)} exchanges")
        _forget_links(step, "together", [row.key for row in rows], rest)
        for other in rest:
            _link(step, "apart", first.key, other)
        for row in rows:
            if row.key != first.key:
                _link(step, "together", first.key, row.key)
            step.update("exchange", {"key": row.key}, thread_id=thread_id)
        step.record()
        return key


def move(store: Store, exchange_keys: Sequence[str], thread_key: str) -> None:
    """Put exchanges of one thread into another one. Outlives every re-link.

    Raises UserError where they are not of one thread, stand there already, or the thread is no longer there.
    """
    e = t.columns(t.Exchange)
    with store.changing() as connection:
        into = _thread_id(connection, thread_key)
        query = select(e.key, e.thread_id).where(e.shown, e.key.in_(exchange_keys)).order_by(e.id)
        rows = connection.execute(query).all()
        threads = {row.thread_id for row in rows}
        if len(threads) != 1 or None in threads:
            raise UserError("Only exchanges of one thread can be moved together: choose them inside the thread.")
        former = threads.pop()
        if former == into:
            raise UserError("That is the thread in which they stand already.")
        keys, there = [row.key for row in rows], _members(connection, into)
        rest = [key for key in _members(connection, former) if key not in set(keys)]
        step = Step(connection, f"moving {len(keys)} exchanges")
        _forget_links(step, "together", keys, rest)
        _forget_links(step, "apart", keys, [*keys, *there])
        for other in rest:
            _link(step, "apart", keys[0], other)
        for key in [there[0], *keys[1:]]:
            _link(step, "together", keys[0], key)
        for key in keys:
            step.update("exchange", {"key": key}, thread_id=into)
        step.record()


def correct(store: Store, document_key: str, field: str, value: str | None) -> None:
    """State a document's council, committee or date, or with None leave it to the document again.

    It takes effect when the document is read again, and from then on every time.
    """
    with store.changing() as connection:
        step = Step(connection, f"the correction of the {field}")
        step.delete("correction", document_key=document_key, field=field)
        if value is not None:
            step.insert("correction", document_key=document_key, field=field, value=plain(value), changed=now())
        step.record()


def mark_seen(store: Store) -> None:
    """From now on only what is read later counts as new."""
    d = t.columns(t.Document)
    with store.changing() as connection:
        latest = connection.execute(select(func.coalesce(func.max(d.revision), 0))).scalar_one()
        state.put(connection, state.SEEN, str(latest))


def remember(store: Store, name: str, value: str | None) -> None:
    """Keep a small fact, such as the theme, for the next time; None forgets it. Not among what undo takes back."""
    with store.changing() as connection:
        state.put(connection, f"remembered {name}", value)


def _mark(connection: Connection, subject_key: str, name: str, value: str | None, words: str) -> None:
    ensure_subject(connection, subject_key)
    step = Step(connection, words)
    _put_mark(step, subject_key, name, value)
    step.record()


def _put_mark(step: Step, subject_key: str, name: str, value: str | None) -> None:
    if value is None:
        step.delete("mark", subject_key=subject_key, name=name)
    elif not step.update("mark", {"subject_key": subject_key, "name": name}, value=plain(value), changed=now()):
        step.insert("mark", subject_key=subject_key, name=name, value=plain(value), changed=now())


def _link(step: Step, kind: str, first_key: str, second_key: str) -> None:
    k = t.columns(own.Link)
    there = select(k.id).where(k.kind == kind, k.first_key == first_key, k.second_key == second_key)
    if step.connection.execute(there).first() is None:
        for key in (first_key, second_key):
            ensure_subject(step.connection, key)
        step.insert("link", kind=kind, first_key=first_key, second_key=second_key, created=now())


def _forget_links(step: Step, kind: str, some: Iterable[str], others: Iterable[str]) -> None:
    """Take away what the member said before of the same exchanges and now says otherwise."""
    k = t.columns(own.Link)
    one, two = set(some), set(others)
    for row in step.connection.execute(select(k.id, k.first_key, k.second_key).where(k.kind == kind)).all():
        if (row.first_key in one and row.second_key in two) or (row.first_key in two and row.second_key in one):
            step.delete("link", id=row.id)


def _thread_id(connection: Connection, key: str) -> int:
    th = t.columns(t.Thread)
    found = connection.execute(select(th.id).where(th.key == key)).scalar()
    if found is None:
        raise UserError("This thread is no longer there: its exchanges were linked afresh; go back to the list.")
    return int(found)


def _members(connection: Connection, thread_id: int) -> list[str]:
    """Keys of a thread's exchanges, the earliest first."""
    e, m = t.columns(t.Exchange), t.columns(t.Meeting)
    query = select(e.key).join_from(t.Exchange, t.Meeting, e.meeting_id == m.id)
    query = query.where(e.thread_id == thread_id, e.shown).order_by(m.date.is_(None), m.date, e.id)
    return list(connection.execute(query).scalars())
