"""What the answering side says it will do, provide or bring back for those asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tui.minutes.model import Span, Undertaking


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of minutes in which undertakings are looked for; places are in the text that ``place`` knows."""

    text: str
    start: int = 0
    exchange: int | None = None
    """Index, within the item, of the exchange it is; ``None`` for narrative."""
    answer: int | None = None
    """Where in ``text`` the answer begins, if the passage is an exchange and that is known."""
    respondents: tuple[str, ...] = ()
    questioners: tuple[str, ...] = ()


def undertakings(passages: Iterable[Passage], place: Callable[[int, int], Span] = Span) -> tuple[Undertaking, ...]:
    """The undertakings in the passages of one item, in order, each once."""
    return ()
