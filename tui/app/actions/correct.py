"""Putting the reading right, in two keys: c, and what. Kept apart from the reading, so it outlives every import."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.app.data.corrections import Offer, Target, item_sentences, now_typed, parts, typed
from tui.errors import UserError
from tui.minutes.corrections import ABOUT_MEETING, KINDS, Correction, What
from tui.text import one_line, shorten

if TYPE_CHECKING:
    from tui.app.data.who import Council
    from tui.app.screens.main import MainScreen


def correct(screen: MainScreen) -> None:
    """Ask what of the row under the cursor should be put right."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an exchange, an item, a meeting or a problem first: c corrects it.")
    elif not screen.app.data.unwritable(screen.app.toast):

        def work() -> tuple[Target, Sequence[Offer]]:
            target = screen.app.data.target(row)
            return target, screen.app.data.offers(target)

        screen.app.beside("correct", work, lambda found: _menu(screen, *found))


def _menu(screen: MainScreen, target: Target, offers: Sequence[Offer]) -> None:
    from tui.app.screens.correct import CorrectMenu

    def chosen(key: str | None) -> None:
        offer = next((offer for offer in offers if offer.id == key), None)
        if offer is not None:
            _ASKS.get(offer.what, _ask_words)(screen, target, offer)

    screen.app.push_screen(CorrectMenu(shorten(target.about, 68), offers), chosen)


def _do(screen: MainScreen, target: Target, what: What, text: str, value: str | None) -> None:
    correction = Correction(what, text, value, target.position)
    data = screen.app.data

    depth = len(screen.pane.levels) + 1

    def recorded(words: str) -> None:
        screen.app.toast(words)
        screen.app.beside("catch up", felt, partial(_show, screen, depth), always=True)  # no write waits for it

    def felt() -> list[tuple[str, object]]:
        data.catch_up()
        return data.way_after(target) if what in ABOUT_MEETING else []

    screen.app.beside("write", lambda: data.put_right(target, correction), recorded, always=True)


def _show(screen: MainScreen, depth: int, way: list[tuple[str, object]]) -> None:
    """Show everything as it is now; where the meeting went elsewhere, go after it."""
    screen.reload()
    if way and screen.pane_name == "meetings":
        screen.pane.reveal(way[:depth])


# asking for what to put


def _text(target: Target) -> str:
    """The passage that a correction of the target is about, as it stands."""
    if target.exchange is not None:
        return target.exchange.text
    return target.item.title if target.item is not None else ""


def _ask_words(screen: MainScreen, target: Target, offer: Offer) -> None:
    """A line to type, with what stands there now."""
    from tui.app.screens.ask import AskLine

    hints = {
        "date": "As 7 March 2024 or 2024-03-07; “not stated” takes a wrong one away.",
        "questioners": "Several with ; between them; “not recorded” for nobody.",
        "respondents": "Several with ; between them; “not recorded” for nobody.",
        "title": "As it should be cited.",
    }
    about = target.item.title if offer.what == "title" and target.item is not None else _text(target)

    def done(words: str | None) -> None:
        if words is None:
            return
        try:
            value = typed(offer.what, words)
        except UserError as error:
            screen.app.tell_failure(error)
            _ask_again(words)
            return
        _do(screen, target, offer.what, "" if offer.what in ABOUT_MEETING else about, value)

    def _ask_again(words: str) -> None:
        hint = hints.get(offer.what, "“not stated” for nothing.")
        screen.app.push_screen(AskLine(f"Correct the {offer.words}", hint, words), done)

    _ask_again(now_typed(target, offer.what))


def _ask_kind(screen: MainScreen, target: Target, offer: Offer) -> None:
    from tui.app.screens.ask import Pick

    words = {"question": "question", "supplementary": "supplementary: it arises from another", "point": "point"}

    def done(kind: str | None) -> None:
        if kind is not None:
            _do(screen, target, "kind", _text(target), kind)

    options = [(kind, words[kind]) for kind in KINDS]
    screen.app.push_screen(Pick("Correct the kind", target.about, options, offer.now), done)


def _at_once(screen: MainScreen, target: Target, offer: Offer) -> None:
    _do(screen, target, offer.what, _text(target), None)


def _choose(
    screen: MainScreen, title: str, hint: str, options: Sequence[tuple[str, str]], done: Callable[[int], None]
) -> None:
    """One of several passages; ``done`` gets its place in ``options``."""
    from tui.app.screens.correct import ChooseText

    def chosen(id: str | None) -> None:
        if id is not None:
            done(next(n for n, (name, _) in enumerate(options) if name == id))

    screen.app.push_screen(ChooseText(title, hint, options), chosen)


def _ask_split(screen: MainScreen, target: Target, offer: Offer) -> None:
    said = parts(_text(target))[1:]
    options = [(str(n), words) for n, words in enumerate(said)]
    _choose(
        screen,
        "Split: where does the second begin?",
        "The sentence that is chosen, and what follows it, become an exchange of their own.",
        options,
        lambda n: _do(screen, target, "split", _text(target), said[n]),
    )


def _ask_bounds(screen: MainScreen, target: Target, offer: Offer) -> None:
    from tui.app.screens.correct import ChooseText

    places = item_sentences(target)
    options = [(str(n), target.text[start:end]) for n, (start, end) in enumerate(places)]
    span = target.exchange.span if target.exchange is not None else None
    first = next((str(n) for n, (_, end) in enumerate(places) if span and end > span.start), None)
    last = next((str(n) for n, (_, end) in enumerate(places) if span and end >= span.end), None)

    hint = "The sentences of the item; the cursor stands where it begins now."

    def begins(first: str | None) -> None:
        if first is not None:
            start = places[int(first)][0]

            def ends(last: str | None) -> None:
                if last is not None:
                    words = target.text[start : places[int(last)][1]]
                    _do(screen, target, "bounds", _text(target), words)

            more = "What is left out becomes narrative; what is taken in is part of this exchange."
            left = options[int(first) :]
            screen.app.push_screen(ChooseText("Bounds: its last sentence", more, left, last), ends)

    screen.app.push_screen(ChooseText("Bounds: its first sentence", hint, options, first), begins)


def _ask_paragraph(screen: MainScreen, target: Target, offer: Offer) -> None:
    said = target.item.narrative if target.item is not None else ()
    _choose(
        screen,
        "Which paragraph is an exchange?",
        "What was kept as narrative in this item.",
        [(str(n), words) for n, words in enumerate(said)],
        lambda n: _do(screen, target, "exchange", said[n], None),
    )


def _ask_undertaking(screen: MainScreen, target: Target, offer: Offer) -> None:
    """Undertakings that stand there, to clear, then the sentences of the exchange or the narrative, to set."""
    item, exchange = target.item, target.exchange
    if item is None:
        return
    held = [
        u
        for u in item.undertakings
        if exchange is None or (u.exchange is not None and item.exchanges[u.exchange] is exchange)
    ]
    passages = [exchange.text] if exchange is not None else [*(e.text for e in item.exchanges), *item.narrative]
    said = [(passage, words) for passage in passages for words in parts(passage)]
    options = [(f"clear {n}", f"clear: {u.text}") for n, u in enumerate(held)]
    options += [(f"set {n}", words) for n, (_, words) in enumerate(said)]

    def done(n: int) -> None:
        if n < len(held):
            _do(screen, target, "not an undertaking", held[n].text, None)
        else:
            passage, words = said[n - len(held)]
            _do(screen, target, "undertaking", passage, words)

    hint = f"“clear” takes one away; a sentence is set as one.\n{shorten(one_line(item.title), 100)}"
    _choose(screen, "Undertaking", hint, options, done)


_ASKS: dict[What, Callable[[MainScreen, Target, Offer], None]] = {
    "kind": _ask_kind,
    "join": _at_once,
    "narrative": _at_once,
    "split": _ask_split,
    "bounds": _ask_bounds,
    "exchange": _ask_paragraph,
    "undertaking": _ask_undertaking,
}


def who(screen: MainScreen) -> None:
    """Who is who in the council of what is under the cursor."""
    row = screen.row
    if row is None:
        screen.app.toast("Put the cursor on an exchange or an office first: w shows who is who in its council.")
        return

    def left(decided: bool | None) -> None:
        if decided:
            screen.app.take_effect(screen.reload)  # behind what is not felt yet

    def show(council: Council) -> None:
        from tui.app.screens.who import WhoIsWho

        screen.app.push_screen(WhoIsWho(council), left)

    screen.app.beside("who", lambda: screen.app.data.council_of(row), show)


ACTIONS: dict[str, Callable[[MainScreen], Awaitable[None] | None]] = {"correct": correct, "who": who}
