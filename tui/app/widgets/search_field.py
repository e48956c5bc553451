"""The field in which a search is typed: tab goes on with a filter, up calls back what was searched for before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from tui.app.data.shapes import Completion
from tui.app.widgets.field import Field
from tui.text import one_line


class SearchField(Field):
    """A field with offers to go on with, and a history."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take(1)", "Go on with the filter", show=False),
        Binding("shift+tab", "take(-1)", "The filter's value before", show=False),
        Binding("up", "older", "What was searched for before", show=False),
        Binding("down", "newer", "What was searched for after, then the list", show=False),
    ]

    virtual_size = reactive(Size(0, 0), layout=False)
    """The field is as wide as its place, whatever stands in it: a key needs no new layout of the screen."""

    def __init__(self) -> None:
        super().__init__("a few words that you remember", id="words")
        self._offers: Sequence[Completion] = ()
        self._taken = -1
        self._told = ""
        self._before, self._rest, self._after = "", "", ""
        """What stood before the cursor and behind it when an offer was taken, and the whole of it then: as long as that
        stands, another offer can take its place."""
        self._history: Sequence[str] = ()
        self._back = -1
        self._draft = ""

    def put(self, typed: str) -> None:
        """Have this typed, with the cursor at its end."""
        self.value = typed
        self.cursor_position = len(typed)

    # going on with a filter

    def offer(self, offers: Sequence[Completion]) -> None:
        """These may stand where the cursor is; those of a value just taken stay, to be changed for one another."""
        if self._taken < 0 or self.value != self._after:
            self._offers, self._taken = offers, -1
        self._tell()

    def _tell(self) -> None:
        """The offers stand in the field's frame, where they take no room from the hits."""
        parts: list[str | tuple[str, str]] = ["tab "] if self._offers else []
        for n, offer in enumerate(self._offers):
            parts += [" · "] if n else []
            parts.append((one_line(offer.label), "bold reverse" if n == self._taken else "bold"))
        told = Content.assemble(*parts)
        if told.plain != self._told or self._taken >= 0:
            self._told = told.plain
            self.border_subtitle = told

    def action_take(self, by: int) -> None:
        """Put the first offer in, or another in place of the one just taken; without offers tab is what it is."""
        taken = self._taken >= 0 and self.value == self._after
        if not self._offers or (by < 0 and not taken) or (taken and len(self._offers) == 1):
            raise SkipAction
        if not taken:
            self._before, self._rest = self.value[: self.cursor_position], self.value[self.cursor_position :].lstrip()
        self._taken = (self._taken + by) % len(self._offers) if taken else 0
        offer = self._offers[self._taken]
        head = self._before[: offer.start] + offer.text
        self._after = self.value = head + self._rest
        self.cursor_position = len(head)
        if offer.text.endswith(":"):
            # A name of a filter is followed by its values, which are offered next.
            self._taken, self._offers = -1, ()
        self._tell()

    # what was searched for before

    def remember(self, history: Sequence[str]) -> None:
        """This is what was searched for, the latest first."""
        self._history, self._back = history, -1

    def action_older(self) -> None:
        """What was searched for before this."""
        if self._back < 0:
            self._draft = self.value
        past = [one for one in self._history if one != self._draft.strip()]
        if self._back + 1 < len(past):
            self._back += 1
            self.put(past[self._back])

    def action_newer(self) -> None:
        """What was searched for after this, then what was being typed, then on to the list."""
        if self._back < 0:
            raise SkipAction
        past = [one for one in self._history if one != self._draft.strip()]
        self._back -= 1
        self.put(past[self._back] if self._back >= 0 else self._draft)
