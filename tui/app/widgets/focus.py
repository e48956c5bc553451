"""Taking the cursor at once, so that what is typed ahead goes where it is meant to."""

from __future__ import annotations

from typing import Self, cast

from textual.widget import Widget


class AtOnce:
    """For widgets: they have the focus when ``focus`` returns, and not only after the keys that wait already."""

    def focus(self, scroll_visible: bool = True) -> Self:
        widget = cast(Widget, self)
        widget.screen.set_focus(widget, scroll_visible)
        return self
