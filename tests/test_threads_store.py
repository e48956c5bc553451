"""Threads over the store: linked with an import; the member's joins, splits and rulings kept."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import TOPICS, minutes, put

from tui.errors import UserError
from tui.following import listen
from tui.minutes.model import Action, Decision, Holder
from tui.search.find import Finder
from tui.store import read, write
from tui.store.database import Store, open_store
from tui.store.importing import catch_up
from tui.store.load import load
from tui.threads import link
from tui.threads.brief import briefing
from tui.threads.briefing_markdown import briefing_markdown
from tui.threads.gather import already_asked, office_of, side_by_side
from tui.threads.ledger import Entry
from tui.threads.rulings import histories, judge
from tui.threads.standings import Shelf, entry_of, standings

AGAIN = {
    "bridge": "Councillor Dunn asked whether lorries could cross Coldwell Bridge yet. Councillor Lee replied that the "
    "survey of the beams had been sent to ward members in May.",
    "salt": "Councillor Okoro asked about salt in stock for next winter. Councillor Lee replied that 3,100 tonnes "
    "of salt were in the barns.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "m.db")
    listen(opened)
    put(opened, list(TOPICS.values()))
    catch_up(opened)
    put(opened, list(AGAIN.values()), path="later.html", date="2024-09-10")
    catch_up(opened)
    yield opened
    opened.close()


def thread_of(store: Store) -> dict[str, int | None]:
    return {row.text: row.thread_id for row in read.exchanges(store)}


def key_of(store: Store, text: str) -> str:
    return next(row.key for row in read.exchanges(store) if row.text == text)


def office(store: Store) -> int:
    return next(o.id for o in read.offices(store) if o.exchanges)


def link_anew(store: Store) -> None:
    """Everything linked as if it had just been imported."""
    link.update(store, [row.id for row in read.exchanges(store)])


def ledger_of(store: Store) -> list[Entry]:
    return [one for _, one in standings(store, date(2025, 1, 1), office(store), shelf=Shelf(store))]


def test_an_import_links_what_it_brings(store: Store) -> None:
    found = thread_of(store)
    assert None not in found.values()
    for topic in AGAIN:
        assert found[AGAIN[topic]] == found[TOPICS[topic]]
    assert len(set(found.values())) == len(TOPICS)
    assert {t.exchanges for t in read.threads(store)} == {1, 2}


def test_linking_anew_gives_the_same_threads_with_their_keys(store: Store) -> None:
    before = {(t.key, t.exchanges) for t in read.threads(store)}
    link_anew(store)
    assert {(t.key, t.exchanges) for t in read.threads(store)} == before
    assert all(row.thread_id is not None for row in read.exchanges(store))


def test_joins_splits_names_and_pins_outlive_every_linking_and_a_corrected_document(store: Store) -> None:
    threads = {t.id: t for t in read.threads(store)}
    found = thread_of(store)
    drains, lights = threads[found[TOPICS["drains"]] or 0], threads[found[TOPICS["lights"]] or 0]
    write.join(store, [drains.key, lights.key])
    write.split(store, [key_of(store, AGAIN["salt"])])
    write.set_thread_name(store, drains.key, "Mill Lane")
    write.pin(store, drains.key)
    corrected = [text.replace("by 2027", "by the end of 2027") for text in TOPICS.values()]
    for step in (lambda: link_anew(store), lambda: (put(store, corrected), catch_up(store))):
        step()
        found = thread_of(store)
        lights_now = next(text for text in found if "street lamps" in text)
        assert found[TOPICS["drains"]] == found[lights_now]
        assert found[AGAIN["salt"]] != found[TOPICS["salt"]]
        named = [t for t in read.threads(store) if t.name == "Mill Lane"]
        assert [(t.pinned, t.exchanges) for t in named] == [(True, 2)]


def test_what_is_moved_stays_where_it_was_put_and_undo_brings_it_back(store: Store) -> None:
    keys = {t.id: t.key for t in read.threads(store)}
    before = thread_of(store)
    target = before[TOPICS["bridge"]]
    write.move(store, [key_of(store, AGAIN["salt"])], keys[target or 0])
    for step in (
        lambda: None,
        lambda: link_anew(store),
        lambda: (put(store, list(TOPICS.values())), catch_up(store)),
    ):
        step()
        found = thread_of(store)
        assert found[AGAIN["salt"]] == found[TOPICS["bridge"]] == found[AGAIN["bridge"]] != found[TOPICS["salt"]]
    with pytest.raises(UserError, match="already"):
        write.move(store, [key_of(store, AGAIN["salt"])], keys[target or 0])
    with pytest.raises(UserError, match="one thread"):
        write.move(store, [key_of(store, AGAIN["salt"]), key_of(store, TOPICS["salt"])], keys[target or 0])
    write.undo(store)
    link_anew(store)
    assert thread_of(store) == before


def test_one_more_document_moves_nothing(store: Store) -> None:
    before = thread_of(store)
    text = "Councillor Frost asked about geese on the green. Councillor Lee replied that nets had been tried."
    put(store, [text], path="third.html", date="2024-11-12")
    catch_up(store)
    after = thread_of(store)
    assert {k: v for k, v in after.items() if k in before} == before
    assert after[text] not in before.values()


def test_another_council_never_joins(store: Store) -> None:
    put(store, list(AGAIN.values()), path="there.html", council="Penmoor Council")
    link_anew(store)
    assert all(
        len({r.citation.council for r in read.exchanges(store, thread_id=t.id)}) == 1 for t in read.threads(store)
    )


def test_exchanges_put_to_no_office_are_linked_too(store: Store) -> None:
    text = "Councillor Frost asked about kites. The Clerk replied that kites were allowed."
    put(store, [text], path="open.html", date="2024-12-01", holders=())
    catch_up(store)
    assert thread_of(store)[text] is not None


def test_an_undertaking_stands_with_evidence_and_is_closed_by_a_person(store: Store) -> None:
    found = {e.promise.text: e for e in ledger_of(store)}
    survey = next(e for text, e in found.items() if "survey" in text)
    assert survey.standing == "open" and survey.days_open == (date(2025, 1, 1) - date(2024, 3, 12)).days
    assert any("had been sent to ward members in May" in o.sentence for o in survey.offers)
    judge(store, survey.promise.key, "refused", passage=key_of(store, AGAIN["bridge"]), reason="a summary only")
    again = next(e for e in ledger_of(store) if e.promise.key == survey.promise.key)
    assert again.offers == () and again.standing == "open"
    judge(store, survey.promise.key, "unsatisfactory", reason="a summary only", words="in May")
    last = next(e for e in ledger_of(store) if e.promise.key == survey.promise.key)
    assert last.standing == "unsatisfactory" and "a summary only" in last.evidence
    assert [j.standing for j in histories(store)[survey.promise.key]] == ["refused", "unsatisfactory"]
    judge(store, survey.promise.key, "open")
    back = next(e for e in ledger_of(store) if e.promise.key == survey.promise.key)
    assert back.standing == "open" and len(back.history) == 3
    with pytest.raises(UserError, match="cannot be marked"):
        judge(store, survey.promise.key, "forgotten")


def test_the_next_meeting_is_a_day_only_once_it_is_there(tmp_path: Path) -> None:
    with_due = open_store(tmp_path / "due.db")
    from dataclasses import replace as changed

    from making import minutes

    from tui.store.load import load

    found, text = minutes([TOPICS["bridge"]])
    item = found.meetings[0].items[0]
    promised = changed(item, undertakings=(changed(item.undertakings[0], due="at the next meeting"),))
    found = changed(found, meetings=(changed(found.meetings[0], items=(promised,)),))
    link.update(with_due, load(with_due, found, text).changed)
    assert [u.due_date for u in read.undertakings(with_due)] == [None]
    link.update(with_due, put(with_due, [AGAIN["salt"]], path="later.html", date="2024-05-14").changed)
    assert [u.due_date for u in read.undertakings(with_due)] == ["2024-05-14"]
    with_due.close()


def test_the_briefing_is_put_together_from_the_store(store: Store) -> None:
    write.add_note(store, "Bring the map.", key_of(store, AGAIN["bridge"]))
    found = briefing(store, office(store), date(2025, 1, 1))
    assert {n.text for n in found.notes} == {"Bring the map."}
    assert found.undertakings and found.prompts
    text = briefing_markdown(found)
    assert "Bring the map." in text and "roads.html" in text
    with pytest.raises(UserError):
        briefing(store, 999_999, date(2025, 1, 1))
    assert office_of(store, 999_999) is None


@pytest.mark.parametrize(
    "draft",
    ["How much salt is there for the winter?", "how much slat fo wintr", 'is "salt" in the barns? office:nobody'],
)
def test_a_draft_is_held_against_what_the_office_was_asked(store: Store, draft: str) -> None:
    here = next(o for o in read.offices(store) if o.exchanges)
    finder = Finder(store)
    found = already_asked(store, here, draft, date(2024, 12, 1), finder)
    assert {e.passage.text for e in found[:2]} == {AGAIN["salt"], TOPICS["salt"]}
    assert any(e.within_six_months for e in found) and any(not e.within_six_months for e in found)
    assert already_asked(store, here, "?!", date(2024, 12, 1), finder) == []
    finder.close()


def test_a_thread_of_another_council_is_laid_beside_and_marked(store: Store) -> None:
    put(store, [AGAIN["salt"]], path="there.html", council="Penmoor Council")
    catch_up(store)
    thread = thread_of(store)[TOPICS["salt"]]
    assert thread is not None
    found = side_by_side(store, thread)
    assert [(b.strand.council, b.mark) for b in found][:1] == [("Penmoor Council", "another council")]
    assert side_by_side(store, 999_999) == []


def test_actions_and_recommendations_live_in_the_ledger_like_undertakings(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "actions.db")
    put_outcomes(opened, "To publish the routes by the end of April 2024", "That salt be bought earlier.")
    day = date(2024, 6, 1)
    found = {e.promise.source: (row, e) for row, e in standings(opened, day)}
    row, action = found["action"]
    assert (action.standing, action.promise.by, action.promise.due_day) == ("overdue", "Head of Roads", "2024-04-30")
    assert row.number == "1" and row.office == "Cabinet Member for Roads" and action.promise.holder is None
    assert found["recommendation"][1].standing == "open" and found["recommendation"][1].promise.to == "Cabinet"
    assert len(found) == 2, "what is only noted is not followed up"
    assert read.meetings(opened)[0].undertakings == 0, "an action is no undertaking"

    judge(opened, row.key, "unsatisfactory", reason="the routes of last year")
    note = write.add_note(opened, "ask again", row.key)
    again = "To publish the salting routes by the end of April 2024"
    put_outcomes(opened, again, "That salt be bought earlier, and more of it.")
    found = {e.promise.source: (row, e) for row, e in standings(opened, day)}
    row, action = found["action"]
    assert row.text == again and action.standing == "unsatisfactory" and "routes of last year" in action.evidence
    assert [n.id for n in read.notes(opened, row.key)] == [note] and not read.notes(opened)[0].lost
    assert read.notes(opened)[0].subject == "action"

    put(opened, [GRITTED], path="later.html", date="2024-05-14")
    catch_up(opened)
    (offer,) = entry_of(opened, row, day, Shelf(opened)).offers
    assert "had been published" in offer.sentence
    judge(opened, row.key, "fulfilled", passage=offer.later.key, words=offer.sentence)
    closed = entry_of(opened, row, day, Shelf(opened))
    assert closed.standing == "fulfilled" and offer.sentence in closed.evidence and len(closed.history) == 2
    write.undo(opened)
    again_open = entry_of(opened, row, day, Shelf(opened))
    assert again_open.standing == "unsatisfactory" and len(again_open.history) == 1 and again_open.offers == (offer,)
    opened.close()


GRITTED = (
    "Councillor Okoro asked about the salting of roads. Councillor Lee replied that the salting routes had been "
    "published on the website in April."
)


def put_outcomes(store: Store, action: str, recommendation: str) -> None:
    """A document whose one item has these outcomes."""
    found, text = minutes([TOPICS["salt"]])
    owed = Action(action, number="1", owner="Head of Roads")
    decided = (
        Decision("recommended", f"RECOMMENDED to Cabinet: {recommendation}", (recommendation,)),
        Decision("noted", "That the report be noted."),
        Decision("recommended", "That the officers be thanked for their report."),
    )
    item = replace(found.meetings[0].items[0], actions=(owed,), decisions=decided)
    load(store, replace(found, meetings=(replace(found.meetings[0], items=(item,)),)), text)


def test_a_database_of_the_first_version_gets_its_actions(tmp_path: Path) -> None:
    path = tmp_path / "first.db"
    opened = open_store(path)
    put_outcomes(opened, "To publish the routes", "That salt be bought earlier.")
    key = write.add_note(opened, "kept", read.exchanges(opened)[0].key)
    opened.close()
    with contextlib.closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM undertaking WHERE source <> 'undertaking'")
        for column in ("source", "number", "said"):
            old.execute(f"ALTER TABLE undertaking DROP COLUMN {column}")
        old.execute("PRAGMA user_version=1")
        old.commit()
    opened = open_store(path)
    assert read.undertakings(opened) == ()
    catch_up(opened)
    assert [row.source for row in read.undertakings(opened)] == ["action", "recommendation"]
    assert [n.id for n in read.notes(opened)] == [key]
    opened.close()


def test_what_a_predecessor_gave_is_inherited(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "heirs.db")
    put(opened, [TOPICS["bridge"]])
    roads = "Cabinet Member for Roads"
    put(opened, [TOPICS["salt"]], path="later.html", date="2024-09-10", holders=(Holder("Col Dunn", roads),))
    ((_, one),) = standings(opened, date(2025, 1, 1))
    assert one.promise.holder == "Ann Lee" and one.inherited_by == "Col Dunn" and one.standing == "open"
    row = next(iter(read.offices(opened)))
    text = briefing_markdown(briefing(opened, row.id, date(2025, 1, 1)))
    assert "now with Col Dunn" in text and "1 given before Col Dunn held the office" in text
    opened.close()
