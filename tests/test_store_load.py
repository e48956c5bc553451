"""Promises of loading: the same thing twice changes nothing, corrections update in place, no note is ever lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from making import COUNCIL, HOLDER, TOPICS, dump, minutes, put

from tui.minutes.model import Holder
from tui.store import read, write
from tui.store.composed import compose
from tui.store.database import Store, open_store
from tui.store.first import Opening, opening
from tui.store.load import forget, load

TEXTS = list(TOPICS.values())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "m.db")
    yield opened
    opened.close()


def path(store: Store) -> Path:
    assert store.path is not None
    return store.path


def test_the_same_document_twice_changes_no_byte_of_a_dump(store: Store) -> None:
    assert put(store, TEXTS).outcome == "new"
    before = dump(path(store))
    again = put(store, TEXTS)
    assert (again.outcome, again.changed) == ("unchanged", ())
    assert dump(path(store)) == before


def test_a_copy_under_another_name_is_the_same_document(store: Store) -> None:
    first, text = minutes(TEXTS, path="a.html")
    load(store, first, text)
    before = dump(path(store))
    from dataclasses import replace

    copy = replace(first, source=replace(first.source, path="copy of a.html"))
    assert load(store, copy, text).outcome == "unchanged"
    assert dump(path(store)) == before


def test_a_corrected_document_keeps_notes_keys_and_ids(store: Store) -> None:
    put(store, TEXTS)
    rows = read.exchanges(store)
    for row in rows:
        write.add_note(store, f"on {row.text[:40]}", row.key)
    corrected = [t.replace("asked", "queried").replace("Councillor Lee", "The Cabinet Member") for t in TEXTS]
    assert put(store, [corrected[3], corrected[0], corrected[5], corrected[1]]).lost == 2
    after = {row.text: row for row in read.exchanges(store)}
    for was, now in zip(TEXTS, corrected, strict=True):
        before = next(row for row in rows if row.text == was)
        if now in after:
            assert (after[now].key, after[now].id, after[now].noted) == (before.key, before.id, True)
    notes = read.notes(store)
    assert sorted(n.text for n in notes) == sorted(f"on {t[:40]}" for t in TEXTS)
    assert sorted(n.text for n in notes if n.lost) == sorted(f"on {t[:40]}" for t in (TEXTS[2], TEXTS[4]))
    lost = next(n for n in notes if n.lost and "Member was concerned" in n.text)
    assert lost.quotation == TEXTS[2], "what it said last is kept with the note"
    assert lost.citation is not None
    assert lost.citation.committee == "Place Scrutiny Panel"


def test_what_comes_back_has_its_notes_again(store: Store) -> None:
    put(store, TEXTS)
    row = read.exchanges(store)[2]
    write.add_note(store, "keep", row.key)
    put(store, TEXTS[:2])
    assert [n.lost for n in read.notes(store)] == [True]
    put(store, [t + " It was noted." for t in TEXTS])
    note = read.notes(store)[0]
    assert (note.lost, note.subject_key) == (False, row.key)
    assert read.by_key(store, [row.key])[row.key].text == row.text + " It was noted."


def test_forgetting_keeps_the_notes_and_importing_again_ties_them_up(store: Store) -> None:
    loaded = put(store, TEXTS)
    row = read.exchanges(store)[0]
    write.add_note(store, "mine", row.key)
    write.set_mark(store, row.key, "answer", "partial")
    assert forget(store, loaded.document_id).lost == 1
    assert read.counts(store).exchanges == 0
    assert read.committees(store) == read.offices(store) == ()
    assert [(n.text, n.lost, n.quotation) for n in read.notes(store)] == [("mine", True, row.text)]
    put(store, TEXTS)
    assert [(n.text, n.lost) for n in read.notes(store)] == [("mine", False)]
    assert [m.value for m in read.marks(store, "answer")] == ["partial"]


def test_a_date_that_was_wrong_takes_the_notes_along(store: Store) -> None:
    put(store, TEXTS, date="2024-03-12")
    meeting = read.meetings(store)[0]
    write.add_note(store, "on the meeting", meeting.key)
    write.add_note(store, "on an answer", read.exchanges(store)[0].key)
    put(store, TEXTS, date="2024-04-12")
    assert [(m.date, m.key) for m in read.meetings(store)] == [("2024-04-12", meeting.key)]
    assert [n.lost for n in read.notes(store)] == [False, False]
    assert {n.about.rsplit(", ", 1)[-1].rstrip(")") for n in read.notes(store)} == {"12 April 2024"}


def test_draft_and_confirmed_minutes_of_one_meeting_are_shown_once(store: Store) -> None:
    draft = put(store, TEXTS, path="draft.html", status="draft")
    noted = read.exchanges(store)[1]
    write.add_note(store, "seen in the draft", noted.key)
    confirmed = put(store, [t.replace("Councillor", "Cllr") for t in TEXTS], path="final.html", status="confirmed")
    rows = read.exchanges(store)
    assert len(rows) == len(TEXTS)
    assert {row.document_id for row in rows} == {confirmed.document_id}
    assert [m.status for m in read.meetings(store)] == ["confirmed"]
    assert [n.lost for n in read.notes(store)] == [False]
    assert next(row for row in rows if row.key == noted.key).text == noted.text.replace("Councillor", "Cllr")
    forget(store, confirmed.document_id)
    assert {row.document_id for row in read.exchanges(store)} == {draft.document_id}
    assert [n.lost for n in read.notes(store)] == [False]


def test_a_note_on_what_the_confirmed_minutes_left_out_is_listed_as_lost(store: Store) -> None:
    put(store, TEXTS, path="draft.html", status="draft")
    left_out = next(row for row in read.exchanges(store) if row.text == TEXTS[3])
    write.add_note(store, "they left this out", left_out.key)
    final = put(store, [*TEXTS[:3], *TEXTS[4:]], path="final.html", status="confirmed")
    assert final.lost == 1
    assert [(n.lost, n.quotation) for n in read.notes(store)] == [(True, TEXTS[3])]
    forget(store, final.document_id)
    assert [n.lost for n in read.notes(store)] == [False]


def test_items_of_one_meeting_from_several_pages_stand_in_the_order_of_the_agenda(store: Store) -> None:
    for number, title, text in (("10", "Buses", TEXTS[2]), ("9a", "Salt", TEXTS[1]), ("9", "Bridge", TEXTS[0])):
        put(store, [text], path=f"{number}.html", number=number, title=title)
    (meeting,) = read.meetings(store)
    assert [item.number for item in read.items(store, meeting.id)] == ["9", "9a", "10"]


def test_councils_never_mix(store: Store) -> None:
    put(store, TEXTS[:2], path="a.html", council="Aldermoor Borough Council")
    put(store, TEXTS[2:4], path="b.html", council="Brackenshire County Council")
    put(store, TEXTS[4:5], path="c.html", council=None)
    put(store, TEXTS[5:], path="d.html", council=None)
    offices = read.offices(store)
    assert [o.council for o in offices] == [COUNCIL, "Brackenshire County Council", None, None]
    assert sorted(o.exchanges for o in offices) == [1, 1, 2, 2]
    assert len(read.meetings(store)) == 4


def test_an_undated_meeting_joins_nothing_and_says_its_bounds(store: Store) -> None:
    from dataclasses import replace

    first, text = minutes(TEXTS[:1], path="a.html", date=None)
    first = replace(first, meetings=(replace(first.meetings[0], latest="2019-11-26"),))
    load(store, first, text)
    put(store, TEXTS[1:2], path="b.html", date=None)
    put(store, TEXTS[2:3], path="c.html")
    rows = read.meetings(store)
    assert [(m.date, m.bound) for m in rows] == [("2024-03-12", None), (None, "before 26 November 2019"), (None, None)]
    assert read.exchanges(store, meeting_id=rows[1].id)[0].citation.words().count("not stated") == 1


def test_every_passage_stands_where_the_text_has_it(store: Store) -> None:
    put(store, TEXTS)
    (meeting,) = read.meetings(store)
    (item,) = read.items(store, meeting.id)
    for shown in (read.item_text(store, item.id), read.document_text(store, meeting.document_id)):
        found = {shown.text[p.start : p.end] for p in shown.passages}
        assert found == set(TEXTS)


def test_minutes_from_json_get_a_text_to_stand_in(store: Store) -> None:
    bare, _ = minutes(TEXTS)
    whole, text = compose(bare)
    assert load(store, bare, None).outcome == "new"
    assert load(store, bare, None).outcome == "unchanged"
    rows = read.exchanges(store)
    shown = read.document_text(store, rows[0].document_id)
    assert shown.text == text
    assert {shown.text[p.start : p.end] for p in shown.passages} == set(TEXTS)
    assert whole.meetings[0].items[0].undertakings[0].text in text


@pytest.mark.parametrize(
    ("respondents", "holders", "filed", "inferred"),
    [
        (("Lee",), (HOLDER,), "Ann Lee", False),
        (("Councillor A Lee",), (HOLDER,), "Ann Lee", False),
        (("Cabinet Member for Roads",), (HOLDER,), "Ann Lee", False),
        (("the Cabinet Member",), (HOLDER,), "Ann Lee", True),
        ((), (HOLDER,), "Ann Lee", True),
        (("the Director of Place",), (HOLDER,), "Ann Lee", True),
        (("the Director of Place",), (), None, False),
        (("the Cabinet Member for Housing",), (HOLDER,), None, False),
        (("the Cabinet Member",), (HOLDER, Holder("Bo Fry", "Cabinet Member for Housing")), None, False),
        (("Fry",), (HOLDER, Holder("Bo Fry", "Cabinet Member for Housing")), "Bo Fry", False),
    ],
)
def test_under_whom_an_exchange_is_filed(
    store: Store, respondents: tuple[str, ...], holders: tuple[Holder, ...], filed: str | None, inferred: bool
) -> None:
    from dataclasses import replace

    found, text = minutes(TEXTS[:1], holders=holders)
    item = found.meetings[0].items[0]
    item = replace(item, exchanges=(replace(item.exchanges[0], respondents=respondents),))
    load(store, replace(found, meetings=(replace(found.meetings[0], items=(item,)),)), text)
    (row,) = read.exchanges(store)
    assert row.holder == filed
    assert (row.holder_inferred is not None) == inferred
    assert (row.office is None) == (filed is None)


def test_an_office_keeps_its_holders_with_the_dates_the_minutes_show(store: Store) -> None:
    for year, name in ((2022, "Ann Lee"), (2023, "Ann Lee"), (2024, "Bo Fry")):
        holder = Holder(name, "Cabinet Member for Roads")
        put(store, TEXTS[:1], path=f"{year}.html", date=f"{year}-05-01", holders=(holder,))
    (office,) = read.offices(store)
    assert office.holders == (("Ann Lee", "2022-05-01", "2023-05-01"), ("Bo Fry", "2024-05-01", "2024-05-01"))
    forget(store, next(d.id for d in read.documents(store) if d.source == "2023.html"))
    assert read.offices(store)[0].holders[0] == ("Ann Lee", "2022-05-01", "2022-05-01")


def test_what_is_new_is_what_came_since_the_member_looked(store: Store) -> None:
    put(store, TEXTS[:1], path="a.html", date="2024-01-01")
    assert [m.new for m in read.meetings(store)] == [False]
    write.mark_seen(store)
    put(store, TEXTS[1:2], path="b.html", date="2024-02-01")
    assert [m.new for m in read.meetings(store)] == [True, False]
    forget(store, read.meetings(store)[0].document_id)
    put(store, TEXTS[2:3], path="c.html", date="2024-02-01")
    assert [m.new for m in read.meetings(store)] == [True, False]


def test_the_first_screen_is_the_same_without_sqlmodel(store: Store, tmp_path: Path) -> None:
    put(store, TEXTS, path="a.html", date="2024-01-01")
    put(store, TEXTS[:2], path="b.html", date=None, council=None)
    put(store, TEXTS[1:], path="c.html", date="2024-01-01", status="confirmed")
    write.mark_seen(store)
    put(store, TEXTS[2:4], path="d.html", committee="Zoo Panel", date="2025-01-01")
    write.set_own(store, read.committees(store)[-1].key)
    write.remember(store, "theme", "matters-light")
    found = opening(str(path(store)))
    assert found is not None
    assert found.committees == read.committees(store)
    assert found.meetings == read.meetings(store, found.committees[0].id)
    counts = read.counts(store)
    assert (found.documents, found.all_meetings, found.exchanges) == (
        counts.documents,
        counts.meetings,
        counts.exchanges,
    )
    assert found.theme == "matters-light" == read.remembered(store, "theme")
    assert opening(str(tmp_path / "none.db")) == Opening(), "nothing is there, and that is what is shown"
    assert not (tmp_path / "none.db").exists()


# Any way to the same documents ends in the same database.

PLACES = ("a.html", "b.html", "c.html")
variant = st.builds(
    dict,
    path=st.sampled_from(PLACES),
    texts=st.lists(st.sampled_from(sorted(TOPICS)), max_size=5, unique=True),
    corrected=st.booleans(),
    date=st.sampled_from(["2024-03-12", "2024-06-01", None]),
    number=st.sampled_from(["7", "8", None]),
    council=st.sampled_from([COUNCIL, None]),
    status=st.sampled_from(["draft", "confirmed"]),
)
steps = st.lists(st.one_of(variant, st.sampled_from(PLACES)), min_size=1, max_size=8)


def text_of(topic: str, place: str, corrected: bool) -> str:
    text = f"{TOPICS[topic]} This was recorded in {place}."
    return text.replace("asked", "enquired").replace("replied", "answered") if corrected else text


def play(store: Store, step: dict[str, Any]) -> None:
    stated = {name: step[name] for name in ("path", "date", "number", "council", "status")}
    put(store, [text_of(topic, step["path"], step["corrected"]) for topic in step["texts"]], **stated)


def contents(store: Store) -> Any:
    """Everything but keys, ids and moments."""
    names = {d.id: d.source for d in read.documents(store)}
    meetings = read.meetings(store)
    return {
        "meetings": sorted(
            (str(m.date), str(m.council), m.status, m.exchanges, m.undertakings, names[m.document_id]) for m in meetings
        ),
        "items": sorted(
            (str(m.date), str(m.council), i.position, i.number or "", i.title, i.exchanges)
            for m in meetings
            for i in read.items(store, m.id)
        ),
        "exchanges": sorted(
            (e.text, e.office or "", e.holder or "", e.questioners, str(e.citation), e.position, e.undertakings)
            for e in read.exchanges(store)
        ),
        "undertakings": sorted((u.text, str(u.citation)) for u in read.undertakings(store)),
        "offices": sorted((o.office, str(o.council), str(o.holders), o.exchanges) for o in read.offices(store)),
        "committees": sorted((str(c.council), str(c.committee), c.meetings) for c in read.committees(store)),
        "problems": sorted((p.source, p.text) for p in read.problems(store)),
    }


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking, which takes minutes where every example makes two databases."""


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=QUICK)
@given(steps)
def test_any_sequence_ends_as_a_fresh_import_of_the_last_and_loses_no_note(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    store, fresh = open_store(folder / "a.db"), open_store(folder / "b.db")
    try:
        last: dict[str, Any] = {}
        written: set[str] = set()
        for number, step in enumerate(sequence):
            if isinstance(step, str):
                found = next((d.id for d in read.documents(store) if d.source == step), None)
                if found is not None:
                    forget(store, found)
                last.pop(step, None)
            else:
                if last.get(step["path"]) != step:
                    last.pop(step["path"], None)
                play(store, step)
                last[step["path"]] = step
            for row in read.exchanges(store):
                if not row.noted:
                    write.add_note(store, f"{number} {row.text}", row.key)
                    written.add(f"{number} {row.text}")
        for step in last.values():
            play(fresh, step)
        assert contents(store) == contents(fresh)
        notes = read.notes(store)
        assert {note.text for note in notes} == written
        shown = {row.key for row in read.exchanges(store)}
        assert all(note.lost == (note.subject_key not in shown) for note in notes)
        assert not list(sqlite3.connect(folder / "a.db").execute("PRAGMA foreign_key_check"))
    finally:
        store.close()
        fresh.close()
