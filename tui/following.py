"""What follows from an import: the search index and the threads are brought up to date with what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from tui.store.database import Store


def listen(store: Store) -> None:
    """Have search and threads told of what every later import or correction into this store changes."""
    if store.sqlite:  # a server has no index of its own: see tui.store.mirror
        store.early_hooks.append(lambda changed: _search(store, changed))
    store.hooks.append(lambda changed: _threads(store, changed))


# Imported when something changed, so that a verb which only reads does not pay for them.
def _search(store: Store, changed: Sequence[int]) -> None:
    from tui.search import index

    index.update(store, changed)


def _threads(store: Store, changed: Sequence[int]) -> None:
    from tui.threads import link

    link.update(store, changed)
