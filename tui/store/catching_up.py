"""What follows when documents are stored: corrections, the search index, who is who, threads.

Whatever cuts it off, the exchanges that have not been through all of it stay noted as unlinked, and the next import
or start of the program goes on from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from tui.store import state
from tui.store.database import AfterLoad, Store
from tui.store.linked import by_office
from tui.store.load import apply_corrections
from tui.store.who import Stage, bring_up_to_date, no_stage

_TOLD = "search was told"
MANY = 2_000
"""Exchanges from which search need not wait until it is worked out who is who, and the rest can be stopped."""


def catch_up(store: Store, *, stage: Stage = no_stage, stop: Callable[[], bool] = lambda: False) -> None:
    """Apply corrections that changed, and tell search and threads; also what an import left that was cut off.

    Where there is much to do, ``stop`` is asked before each step after the search index; what is left is done the
    next time.
    """
    if store.read_only:
        return
    apply_corrections(store)
    ids = _unlinked(store)
    if len(ids) > MANY:
        _catch_up_in_steps(store, ids, stage, stop)
        return
    bring_up_to_date(store, stage)
    ids = _unlinked(store)
    if ids and (store.hooks or store.early_hooks):
        stage("Search and threads", 0, 0)
        _tell((*store.early_hooks, *store.hooks), ids)
        with store.changing() as connection:
            state.forget_unlinked(connection, ids)


def _catch_up_in_steps(store: Store, ids: Sequence[int], stage: Stage, stop: Callable[[], bool]) -> None:
    if not _was_told(store, ids):
        stage("Search index", 0, 0)
        _tell(store.early_hooks, ids)
    if not stop():
        _keep_told(store, None)  # what changes from now on has to be told again
        changed = bring_up_to_date(store, stage, stop)
        stage("Search index of what changed", 0, 0)
        for hook in store.early_hooks:
            hook(sorted(changed))  # where no exchange changed, there are people that the index does not have
        if store.hooks:
            _link(store, stage, stop)
    _keep_told(store, _unlinked(store))


def _link(store: Store, stage: Stage, stop: Callable[[], bool]) -> None:
    """Tell threads, some offices at a time; what is linked is not unlinked any more."""
    ids, done = _unlinked(store), 0
    for group in by_office(store, ids, MANY):
        if stop():
            return
        stage("Threads", done, len(ids))
        _tell(store.hooks, group)
        with store.changing() as connection:
            state.forget_unlinked(connection, group)
        done += len(group)


def _was_told(store: Store, ids: Sequence[int]) -> bool:
    """Whether search was told of these, when the rest was put off, and nothing came since."""
    with store.reading() as connection:
        return state.get(connection, _TOLD) == _mark(connection, ids)


def _keep_told(store: Store, ids: Sequence[int] | None) -> None:
    with store.changing() as connection:
        state.put(connection, _TOLD, _mark(connection, ids) if ids else None)


def _mark(connection: Connection, ids: Sequence[int]) -> str:
    return hashlib.sha256(f"{state.get(connection, state.REVISION)} {ids}".encode()).hexdigest()


def _unlinked(store: Store) -> list[int]:
    with store.reading() as connection:
        return state.unlinked(connection)


def _tell(hooks: Sequence[AfterLoad], ids: Sequence[int]) -> None:
    for hook in hooks if ids else ():
        hook(ids)
