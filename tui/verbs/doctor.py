"""``matters doctor``: is the database sound, and is the search index? The index is rebuilt where it is not."""

from __future__ import annotations

import argparse

from tui.search import index
from tui.settings import data_folder
from tui.store.database import Store
from tui.store.importing import catch_up
from tui.store.mirror import Mirror
from tui.verbs.opening import store_to_read
from tui.verbs.output import say, say_json


def run(args: argparse.Namespace) -> int:
    """Say what was found, and what was done about it; 1 where the file itself is damaged.

    A database on a server looks after itself: then it is the copy that is searched which is looked at.
    """
    server = store_to_read(args)
    if not server.read_only:
        catch_up(server)
    store = server if server.sqlite else _copy_of(server)
    damage = _damage(store)
    wrong = None if damage else _mend_index(store, rebuild=args.rebuild)
    if args.json:
        say_json({"database": server.name, "damage": damage, "index": wrong})
        return int(bool(damage))
    if damage:
        say(f"The database is damaged: {damage[0]}")
        if server.sqlite:
            say("Keep it as it is, and restore the newest backup beside it (see matters where).")
        else:
            say(f"That is only the copy that is searched: delete {store.name}, and it is made anew.")
        return 1
    say("The database is sound." if server.sqlite else f"{server.name} is on a server, which looks after itself.")
    say(f"{wrong} It was rebuilt." if wrong else "The search index is sound.")
    return 0


def _copy_of(server: Store) -> Store:
    mirror = Mirror(server, data_folder())
    mirror.refresh()
    return mirror.store


def _damage(store: Store) -> list[str]:
    """What SQLite finds wrong with the file; nothing for a sound one."""
    with store.connection() as connection:
        found = [str(row[0]) for row in connection.execute("pragma quick_check(10)")]
    return [] if found == ["ok"] else found


def _mend_index(store: Store, *, rebuild: bool) -> str | None:
    """Why the index had to be rebuilt, or None where it was sound."""
    wrong = "A rebuild was asked for." if rebuild else index.check(store)
    if wrong:
        index.rebuild(store)
    return wrong
