"""Text from documents is shown, never obeyed: markup, actions, escape sequences, wide and combining characters."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest
from app_driver import driving, run
from terminal import in_a_terminal

from tui.minutes.model import Exchange, Holder, Item, Meeting, Minutes, Problem, Span, Undertaking
from tui.sources.document import Source
from tui.store import read, write
from tui.store.database import open_store
from tui.store.linked import Linked, set_threads
from tui.store.load import load

MARKUP = "[/] [Cllr Smith] [@click=app.quit]x[/] [b [link=https://e.com]y[/link] $accent \\["
ESCAPES = "\x1b[2J\x1b]52;c;aGk=\x07\x1b]0;owned\x1b\\\x9b31m\x00\x07\x7f\u202e日本 e\u0301 👩‍👩‍👧 \x1bPq\x1b\\"
BAD = f"{MARKUP} {ESCAPES}"
SHOWN = "[Cllr Smith]"


def hostile(path: Path) -> Path:
    """A database in which every field is as bad as can be."""
    text = f"{BAD} asked the question. {BAD} gave the answer, and would send it."
    question, _, answer = text.partition(". ")
    exchange = Exchange(
        text=text,
        kind="question",
        topic=BAD,
        question=question + ".",
        answer=answer,
        questioners=(BAD,),
        respondents=(BAD,),
        span=Span(0, len(text)),
    )
    promise = Undertaking(text=answer, by=BAD, to=BAD, due=BAD, exchange=0)
    item = Item(
        title=BAD,
        number="[1]",
        holders=(Holder(f"Ann {BAD}", f"Cabinet Member for {BAD}"),),
        exchanges=(exchange,),
        undertakings=(promise,),
        span=Span(0, len(text)),
    )
    meeting = Meeting(committee=BAD, date="2024-05-01", items=(item,), time="[t]", venue=BAD)
    source = Source("text/plain", "0" * 64, path=f"{MARKUP.replace('/', '|')}.txt")
    store = open_store(path)
    load(store, Minutes(BAD, source, (meeting,), (Problem("narrative", BAD),)), text)
    rows = read.exchanges(store)
    set_threads(store, [Linked(f"Thread {MARKUP}", rows[0].office_id, (rows[0].id,))])
    write.add_note(store, f"Note {BAD}", rows[0].key)
    store.close()
    return path


def test_hostile_text_is_seen_in_every_pane_and_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def journey() -> None:
        async with driving(hostile(tmp_path / "bad.db"), (160, 50)) as app:
            for keys in (
                ("1",),
                ("right",),
                ("right",),
                ("right",),
                ("right", "slash"),
                ("escape", "escape", "s"),
                ("escape", "y", "x"),
                ("escape", "o"),
                ("escape", "t", "r"),
                ("escape", "p", "a"),
                ("escape", "m", "b"),
                ("3",),
                ("right", "right"),
                ("4", "right", "enter"),
                ("5", "right", "e"),
                ("escape", "space", "d", "u"),
            ):
                await app.press(*keys)
                said = app.seen()
                assert SHOWN in said, (keys, said)
                assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said), keys
            await app.press("2")
            await app.type("[Cllr Smith]")
            assert SHOWN in app.seen()
            await app.press("question_mark", "escape", "escape", "ctrl+p", "escape")
            assert app.app.is_running

    run(journey)


def test_a_click_on_text_that_looks_like_an_action_does_nothing(tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(hostile(tmp_path / "bad.db"), (160, 50)) as app:
            await app.press("right", "right", "right")
            for y, line in enumerate(app.seen().splitlines()):
                for at in re.finditer("@click", line):
                    await app.pilot.click(offset=(at.start(), y))
                    await app.settle()
            assert app.app.is_running and SHOWN in app.seen()

    run(journey)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_no_escape_sequence_from_a_document_reaches_the_terminal(tmp_path: Path) -> None:
    database = hostile(tmp_path / "bad.db")
    out = _in_a_terminal(
        database, [b"\x1b[C", b"\x1b[C", b"\x1b[C", b"3", b"\x1b[C", b"4", b"\x1b[C", b"5", b"a", b"\x1b"]
    )
    assert b"Cllr Smith" in out
    own = re.sub(rb"\x1b\]22;[a-z]*\x07", b"", out)  # the shape of the mouse pointer, which the screen library sets
    for bad in (b"\x1b]", b"\x9b31m", b"\x1bP", "\u202e".encode(), b"\x07", b"\x1b[2J", b"\x00"):
        assert bad not in own, bad


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_note_survives_being_told_to_go(tmp_path: Path, name: str) -> None:
    database = hostile(tmp_path / "bad.db")
    # Without the saving as one types, so that it is the ending that writes it.
    unsaved = "import tui.app.widgets.note_editor as n; n.SOON = 60; "
    _in_a_terminal(database, [b"a", b"Half a tho"], end=getattr(signal, name), between=1.0, first=unsaved)
    assert "Half a tho" in [n.text for n in read.notes(open_store(database))]


def _in_a_terminal(
    database: Path, keys: list[bytes], *, end: signal.Signals | None = None, between: float = 0.3, first: str = ""
) -> bytes:
    """Run the app in a pseudo-terminal, press keys, end it; gives every byte that it wrote."""
    with in_a_terminal(f"{first}from tui.app.app import run_app; run_app({str(database)!r})") as terminal:
        terminal.until(b"meeting")
        terminal.rest()
        for key in keys:
            terminal.press(key)
            terminal.listen(between)
        if end is None:
            terminal.listen(0.5)
            terminal.press(b"\x11")
        else:
            terminal.end(end)
    return terminal.out
