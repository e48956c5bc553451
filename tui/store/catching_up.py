"""What follows when documents are stored: corrections, the search index, who is who, threads.

Whatever cuts it off, the exchanges that have not been through all of it stay noted as unlinked, and the next import
or start of the program goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.store import state
from tui.store.database import AfterLoad, Store
from tui.store.linked import by_office
from tui.store.load import apply_corrections
from tui.store.who import Stage, bring_up_to_date, no_stage

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
    much = len(ids) > MANY
    if much:
        stage("Search index", 0, 0)
        _tell(store.early_hooks, ids)
    changed = bring_up_to_date(store, stage, stop if much else lambda: False)
    if much and stop():
        _tell(store.early_hooks, sorted(changed))
        return
    if not store.hooks and not store.early_hooks:
        return
    ids = _unlinked(store)
    if ids:
        again = sorted(changed) if much else ids
        if again:
            stage("Search index of what changed", 0, 0)
        _tell(store.early_hooks, again)
        _link(store, ids, stage, stop if much else lambda: False)


def _link(store: Store, ids: Sequence[int], stage: Stage, stop: Callable[[], bool]) -> None:
    """Tell threads, some offices at a time; what is linked is not unlinked any more."""
    done = 0
    for group in by_office(store, ids, MANY):
        if stop():
            return
        stage("Threads", done, len(ids))
        _tell(store.hooks, group)
        with store.changing() as connection:
            state.forget_unlinked(connection, group)
        done += len(group)


def _unlinked(store: Store) -> list[int]:
    with store.reading() as connection:
        return state.unlinked(connection)


def _tell(hooks: Sequence[AfterLoad], ids: Sequence[int]) -> None:
    for hook in hooks if ids else ():
        hook(ids)
