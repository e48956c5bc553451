"""The registry of commands as the screen library wants it."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.app.keys import COMMANDS, MOVES


def moves() -> list[BindingType]:
    """What a list and the reading pane bind: movement."""
    return [
        Binding(",".join(c.keys), c.name, c.words, show=False, id=c.name)
        for c in COMMANDS
        if c.name in MOVES and c.keys
    ]


def commands() -> list[BindingType]:
    """What the screen binds: everything else, each as ``do('name')``."""
    return [
        Binding(",".join(c.keys), f"do('{c.name}')", c.words, show=False, id=c.name)
        for c in COMMANDS
        if c.name not in MOVES and c.keys and c.name != "palette"
    ]
