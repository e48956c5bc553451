"""Journeys of a member who prepares for a session and sits in it, on an office of three years."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_driver import Driver, driving, run
from goldens import same_as_golden
from making import put
from threads_seed import BRIDGE, Today, seeded

from tui.app.data import ledgers
from tui.app.screens.beside import BesideScreen
from tui.app.widgets.text_view import TextView
from tui.following import listen
from tui.store import read, read_threads, write
from tui.store.database import open_store
from tui.store.importing import catch_up
from tui.threads.briefing_markdown import TITLES
from tui.threads.rulings import histories

SURVEY = "send the survey to ward members"
OFFERED = "what later papers might fulfil it"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ledgers, "date", Today)
    monkeypatch.setattr(read_threads, "date", Today)
    return seeded(tmp_path / "matters.db")


def page(app: Driver) -> str:
    """All that the reading pane holds."""
    return "\n".join(f"{b.label} {b.text}" for b in app.main.reader.view.page.blocks)


def written(folder: Path) -> str:
    return next(folder.glob("*.md")).read_text(encoding="utf-8")


async def to_thread_of(app: Driver, words: str) -> None:
    """The threads pane with the cursor on the thread whose page has these words."""
    await app.press("3", "down", "right")
    for _ in range(len(app.main.pane.listing.rowlist.rows)):
        if words in page(app):
            return
        await app.press("down")
    raise AssertionError(words)


def test_a_thread_shows_what_changed_its_figures_and_turns_round(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await to_thread_of(app, "52% of street lamps")
            said = page(app)
            assert "what changed since last time" in said and "“44%” → “52%”" in said
            assert "figures that may be compared" in said and "│████" in said
            assert "15 November 2023: 44%" in said
            assert said.index("52% of street") < said.index("31% of street")
            await app.press("v")
            said = page(app)
            assert said.index("31% of street") < said.index("52% of street") and "oldest first" in app.toasts()
            await app.press("right")
            assert app.main.row.citation.date == "2023-06-21"

    run(journey)


def test_an_undertaking_stands_with_its_candidate_is_judged_and_taken_back(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("4", "right", "G")
            assert SURVEY in app.main.row.text, app.seen()
            said = page(app)
            assert "overdue, 346 days since the meeting" in said and "comes to 31 January 2024" in said
            assert "had been sent to ward members in May" in said and "third.html" in said
            await app.press("minus")
            await app.type("another survey")
            await app.press("enter")
            assert "another survey" in page(app) and "a candidate refused" in page(app), "history is kept"
            assert "Refused" in app.toasts() and OFFERED not in page(app)
            await app.press("u")
            assert OFFERED in page(app)
            await app.press("plus", "enter")
            assert "Fulfilled" in app.toasts()
            await app.press("u", "G")
            assert SURVEY in app.main.row.text and "overdue" in page(app)
            await app.press("s", "2")
            await app.type("Two pages only")
            await app.press("enter")
            await app.press("escape", "4")
            assert "Response unsatisfactory" in app.seen()

    run(journey)
    store = open_store(database)
    kept = next(iter(histories(store).values()))
    assert [(one.standing, one.reason) for one in kept] == [("unsatisfactory", "Two pages only")], (
        "u took the rest back"
    )
    assert write.undo(store) == "the mark “unsatisfactory”"
    assert write.undo(store) is None and not read.links(store) and not histories(store), "one key, one undo"
    store.close()


def test_an_answer_is_read_by_the_program_and_marked_by_the_member_apart(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await to_thread_of(app, "were being surveyed")
            await app.press("right", "G")
            assert "Read as will write" in page(app) and "the program's reading" in page(app)
            await app.press("s", "6")
            said = page(app)
            assert "Your mark: not answered" in said and "Read as will write" in said
            await app.press("3", "home", "down")
            said = page(app)
            assert "how its answers read, by the program" in said and "how you marked them" in said
            assert said.index("will write") < said.index("not answered")

    run(journey)


def test_actions_and_recommendations_are_followed_up_and_the_list_leaves_as_an_action_log(
    database: Path, tmp_path: Path
) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("4")
            rows = app.main.pane.where.rowlist
            assert rows.place(("Choice", "source:action"))
            await app.settle()
            await app.press("right", "G")
            said = page(app)
            assert "To fix the lamp in Mill Lane" in said and "Cabinet Member for Roads" in said
            assert "claimed complete" in said and "The paper itself says “Completed”" in said
            await app.press("a")
            await app.type("the lamp is dark")
            await app.press("escape", "s", "2")
            await app.type("still dark")
            await app.press("enter")
            said = page(app)
            assert "unsatisfactory" in said and "still dark" in said and "the lamp is dark" in said
            await app.press("escape", "x", "2", "enter")
            assert "Wrote" in app.toasts()

    run(journey)
    text = written(tmp_path)
    assert "unsatisfactory" in text and "list of streets" in text and "send the survey" not in text
    assert text.count("\n| 7, action") == 2


def test_undertakings_are_filtered_by_holder_committee_and_age(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (160, 50)) as app:
            await app.press("4")
            said = app.seen()
            assert "open, by holder" in said and "open, by committee" in said and "More than 90 days" in said
            rows = app.main.pane.where.rowlist
            for id in ("holder:Ann Lee", "committee:Place Scrutiny Panel", "age:90"):
                assert rows.place(("Choice", id)), id
                await app.settle()
                found = app.main.pane.listing.rows
                assert any(SURVEY in row.text for row in found), id
                assert all("list of streets" not in row.text for row in found) == (id == "holder:Ann Lee"), id

    run(journey)


def test_the_briefing_is_put_in_order_and_written_without_exempt_business(database: Path, tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(database, (100, 40)) as app:
            await app.press("3", "down", "B")
            assert "Open undertakings" in app.seen() or "Remit" in app.seen()
            await app.press("space", "J", "x", "enter")
            assert "Wrote" in app.toasts()
            await app.press("escape", "B")
            assert "  Remit, as" in app.seen() and "✓ Remit, as" not in app.seen(), "left out the next time too"
            told = app.seen()
            await app.press("minus", "minus", "minus", "minus", "minus", "minus")
            assert app.seen() != told and "… and" in app.seen(), "fewer entries of each part"
            await app.press("plus", "plus", "plus", "plus", "plus")
            assert "… and" not in app.seen()

    run(journey)
    text = written(tmp_path)
    assert "## Remit, as" not in text and "Holm Yard" not in text and "exempt business left out" in text
    same_as_golden("briefing-app.md", text)


def test_the_briefing_is_read_part_by_part_and_tells_its_keys(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (100, 16)) as app:
            await app.press("3", "down", "B")
            top = app.app.screen.query_one(TextView)
            assert top.scroll_offset.y == 0
            await app.press("down", "down")
            shown = top.page.blocks[top._lines[top.scroll_offset.y].block]
            assert shown.style == "rule" and shown.text == TITLES["undertakings"]
            await app.press("question_mark")
            assert "Leave out or put in" in app.seen() and "Part down" in app.seen()
            await app.type("export")
            await app.press("enter")
            assert "Export as Markdown" in app.seen()
            await app.press("escape", "escape")
            assert app.app.screen is app.main

    run(journey)


def test_a_draft_is_held_against_what_was_asked_before(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (100, 40)) as app:
            await app.press("3", "down", "A")
            await app.type("When can lorries use Coldwell Bridge?")
            said = app.seen()
            assert "22 May 2024" in said and "within six months" in said
            assert "had been sent to ward members" in said, "the answer stands below"
            await app.press("down")
            assert "were being surveyed" in app.seen()
            await app.press("escape")
            assert app.app.screen is app.main

    run(journey)


def test_meeting_mode_has_the_last_answer_in_two_keys_and_keeps_what_is_given(database: Path, tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("down", "right", "M")
            assert "no exchanges" not in app.seen(), "of an agenda nothing can have been asked yet"
            said = app.seen()
            assert "Meeting mode" in said and "Coldwell Bridge: Lorries" in said
            assert "found by the program" in said and "22 May 2024" in said
            await app.press("enter", "enter", "s", "2")
            assert "Marked “answered in part”" in app.toasts()
            await app.press("escape", "escape", "s", "3")
            assert "Marked “will write”: Coldwell Bridge" in app.toasts() and "✓ will write" in app.seen()
            await app.press("u")
            assert "Taken back" in app.toasts() and "✓ will write" not in app.seen()
            await app.press("s", "2", "plus")
            await app.type("publish the dates")
            await app.press("down")
            await app.type("Councillor Lee")
            await app.press("down")
            await app.type("by the end of July 2024")
            await app.press("escape")
            assert "✓ answered in part · 1 note" in app.seen()
            await app.press("x", "2", "enter")
            assert "Wrote" in app.toasts()
            await app.press("escape")
            assert app.app.screen is app.main

    run(journey)
    store = open_store(database)
    note = read.notes(store)[0]
    assert note.text == "Undertaking: publish the dates\nBy: Councillor Lee\nDue: by the end of July 2024"
    assert note.subject == "item"
    store.close()
    same_as_golden("action-log.md", written(tmp_path))


@pytest.mark.parametrize(("digit", "name"), [("1", "matters-arising.md"), ("3", "chairs-letter.md")])
def test_what_goes_out_after_a_meeting(database: Path, tmp_path: Path, digit: str, name: str) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await app.press("down", "right", "M", "s", "3", "plus")
            await app.type("send *both* maps")
            await app.press("escape", "x", digit, "enter")
            assert "Wrote" in app.toasts()

    run(journey)
    text = written(tmp_path)
    assert SURVEY in text and "Noted by the member, not the minutes’ words" in text
    assert "> send" not in text, "the member's words are never quoted as the minutes'"
    assert "Holm Yard" not in text and "see the owner" not in text
    same_as_golden(name, text)


def test_what_the_member_wrote_and_marked_in_the_meeting_goes_out_in_its_order(database: Path, tmp_path: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("down", "right", "M", "x", "4")
            assert "Nothing was noted or marked here" in app.toasts()
            await app.press("s", "3", "a")
            await app.type("Ask *again* about lorries")
            await app.press("escape", "enter", "s", "2", "a")
            await app.type("Half of it")
            await app.press("escape", "escape", "x", "4", "enter")
            assert "Wrote" in app.toasts()

    run(journey)
    text = written(tmp_path)
    order = ["## Item 4, Coldwell Bridge: Lorries", "will write", "Ask *again* about lorries", "On this earlier answer"]
    places = [text.index(words) for words in [*order, "> ", "22 May 2024", "answered in part", "Half of it"]]
    assert places == sorted(places) and text.count("## ") == 1


def test_chosen_threads_are_gone_through_too(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (80, 24)) as app:
            await app.press("3", "down", "right", "space", "space", "M")
            assert "Meeting mode  2 threads" in app.seen() and "of this thread" in app.seen()

    run(journey)


def test_an_abbreviation_is_spelt_out_under_the_text(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await to_thread_of(app, "52% of street lamps")
            await app.press("right")
            assert "LED: light-emitting diode (21 June 2023, first.html)" in page(app)

    run(journey)


def test_abbreviations_are_looked_up_both_ways(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (100, 30)) as app:
            await app.press("equals_sign")
            assert "LED" in app.seen() and "first 21 June 2023, first.html, Aldermoor Borough Council" in app.seen()
            await app.type("diode")
            assert "light-emitting diode" in app.seen()
            await app.type(" kite")
            assert "light-emitting diode" not in app.seen()
            await app.press("escape")
            assert app.app.screen is app.main

    run(journey)


def test_an_office_shows_when_its_remit_was_last_asked_about(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await app.press("3", "down")
            said = page(app)
            assert said.index("Ferries") < said.index("Street lighting") and "no question in the papers" in said

    run(journey)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_the_same_matter_of_another_council_is_laid_beside_a_thread_and_marked(
    database: Path, size: tuple[int, int]
) -> None:
    store = open_store(database)
    listen(store)
    put(store, [BRIDGE.replace("again", "in the spring")], path="there.html", council="Penmoor Council")
    catch_up(store)
    store.close()

    async def journey() -> None:
        async with driving(database, size) as app:
            await app.press("3", "down", "right")
            for _ in range(len(app.main.pane.listing.rowlist.rows)):
                if "Bridge" in app.main.pane.row.name:
                    break
                await app.press("down")
            mine = app.main.pane.row
            await app.press("l")
            assert isinstance(app.app.screen, BesideScreen)
            assert "another council" in app.seen() and "Penmoor Council" in app.seen()
            assert ("This thread" in app.seen()) is (size[0] == 160)
            shown = app.app.screen.query_one("#theirs TextView", TextView).page.blocks
            assert shown[0].text == "ANOTHER COUNCIL" and any("in the spring" in b.text for b in shown)
            await app.press("tab", "tab", "escape")
            assert app.main.pane.row.key == mine.key
            await app.press("l", "enter")
            assert app.main.pane_name == "threads" and "there.html" in page(app)

    run(journey)


def test_what_nothing_is_like_elsewhere_says_so(database: Path) -> None:
    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await to_thread_of(app, "52% of street lamps")
            await app.press("l")
            assert not isinstance(app.app.screen, BesideScreen) and "has anything like" in app.toasts()

    run(journey)


def test_an_exchange_is_filed_in_another_thread_by_key_and_taken_back(database: Path) -> None:
    def shape() -> set[tuple[str, int]]:
        store = open_store(database)
        found = {(t.name, t.exchanges) for t in read.threads(store)}
        store.close()
        return found

    async def journey() -> None:
        async with driving(database, (120, 40)) as app:
            await to_thread_of(app, "52% of street lamps")
            await app.press("f")
            assert "f files them" in app.toasts() or "Put the cursor on an exchange" in app.toasts()
            await app.press("right", "f")
            assert "File in another thread" in app.seen() and "Coldwell Bridge" in app.seen()
            await app.press("enter")
            assert "Filed 1 exchange in “" in app.toasts()
            assert sorted(n for _, n in shape()) != sorted(n for _, n in before)
            await app.press("u")
        assert shape() == before

    before = shape()
    run(journey)


def test_exempt_business_is_copied_only_by_itself_and_marked(database: Path) -> None:
    async def journey() -> None:
        async with driving(database) as app:
            data = app.app.data
            secret = next(row for row in data.exchanges() if row.exempt)
            assert data.copy_text([secret])[1].startswith("EXEMPT BUSINESS, not for publication:")
            for thread in data.threads(None):
                assert "see the owner" not in data.copy_text([thread])[1]

    run(journey)
