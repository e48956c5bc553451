"""How each kind of text looks, by its name: for the rows of lists and for the reading pane alike.

One table from the colours of the theme, and no classes of the style sheet: those cost a style worked out anew for every
name in every widget, and that was a third of the time to the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rich.style import Style
from textual.app import App
from textual.color import Color

_INKS: Mapping[str, tuple[str, str]] = {
    "title": ("accent", "bold"),
    "label": ("accent", "bold"),
    "answer": ("primary", "bold"),
    "strong": ("", "bold"),
    "dim": ("text-muted", ""),
    "own": ("text-muted", "italic"),
    "mark": ("success", "italic"),
    "note": ("success", "italic"),
    "match": ("warning", "bold underline"),
    "found": ("", "bold reverse"),
    "rule": ("border-blurred", ""),
    "bar": ("accent", ""),
}
"""A name of the theme's colours, or none, and what else sets the text apart: nothing is told by colour alone."""
_GROUNDS: Mapping[str, str] = {"here": "surface", "cursor": "block-cursor-background"}
"""What lies behind the row under the cursor: elsewhere, and where the keys go."""

_COLOURS = sorted({*(colour for colour, _ in _INKS.values() if colour), *_GROUNDS.values()})


def inks(app: App[object]) -> Mapping[str, Style]:
    """The styles by name, and none for the name ""."""
    return _mixed(tuple((name, app.theme_variables[name]) for name in _COLOURS))


@cache
def _mixed(colours: tuple[tuple[str, str], ...]) -> Mapping[str, Style]:
    # A theme of the screen library's may leave a colour to the ground it stands on; then the text keeps its own.
    mixed = {name: None if value.startswith("auto") else Color.parse(value).rich_color for name, value in colours}
    out = {"": Style.null()}
    for name, (colour, more) in _INKS.items():
        out[name] = Style(
            color=mixed.get(colour),
            bold="bold" in more or None,
            italic="italic" in more or None,
            underline="underline" in more or None,
            reverse="reverse" in more or None,
        )
    for name, ground in _GROUNDS.items():
        out[name] = Style(bgcolor=mixed[ground])
    return out
