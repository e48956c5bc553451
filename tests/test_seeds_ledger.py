"""What four real pages promise and do not, as read by hand; without them beside the repository this is skipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tui.following import listen
from tui.store import read
from tui.store.database import Store, open_store
from tui.store.importing import import_paths
from tui.threads.expectations import expectations, past
from tui.threads.gather import meanings, side_by_side
from tui.threads.ledger import Entry
from tui.threads.standings import Shelf, standings

SEEDS = Path(__file__).parents[1] / "../shared/acceptance/seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here (../shared)")
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("seeds") / "m.db")
    listen(opened)
    import_paths(opened, [SEEDS])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def ledger(store: Store) -> list[Entry]:
    return [one for _, one in standings(store, TODAY, shelf=Shelf(store))]


@pytest.mark.parametrize(
    ("words", "source", "strength", "by"),
    [
        ("could provide more detail", "undertaking", "conditional", "Director"),
        ("would be included in Ofsted updates", "undertaking", "firm", None),
        ("a more thorough report to the Safeguarding Board", "undertaking", "firm", None),
        ("an update would be reported to Cabinet", "undertaking", "firm", None),
        ("undertook to investigate this", "undertaking", "firm", "officers"),
        ("undertake to arrange for a briefing note", "undertaking", "firm", "Portfolio Holder"),
        ("confirmed her intention to accept", "undertaking", "restraint", "Portfolio Holder"),
        ("share a working draft", "undertaking", "firm", "Officers"),
        ("bring forward a more formal report", "undertaking", "firm", "Officers"),
        ("external review of the SEND provision would come", "undertaking", "firm", None),
        ("the data on how long it took", "action", "firm", "Director"),
        ("overview of the amended improvement plan", "recommendation", "firm", None),
        ("external peer review of SEND", "recommendation", "firm", None),
        ("access of social workers to legal advice", "recommendation", "firm", None),
        ("how relationships are positively managed", "recommendation", "firm", None),
    ],
)
def test_the_ledger_lists_what_was_promised(
    ledger: list[Entry], words: str, source: str, strength: str, by: str | None
) -> None:
    (found,) = [one for one in ledger if words in " ".join(one.promise.text.split())]
    assert (found.promise.source, found.promise.strength) == (source, strength)
    assert (by or "") in (found.promise.by or "") and (by is not None or found.promise.by is None)


@pytest.mark.parametrize(
    "words",
    [
        "good quality foster care",
        "eventually capture all service areas",
        "welcomed the suggestion",
        "had been asked to provide an action plan",
        "the facility would open",
    ],
)
def test_their_false_friends_stay_out(ledger: list[Entry], words: str) -> None:
    assert [one.promise.text for one in ledger if words in one.promise.text] == []


def test_a_page_without_any_promise_has_none_and_unknown_days_stay_unknown(store: Store, ledger: list[Entry]) -> None:
    rows = [row for row, _ in standings(store, TODAY)]
    assert [row.text for row in rows if row.citation.source.startswith("000")] == []
    assert all((one.days_open is None) == (one.promise.date is None) for one in ledger)
    assert {one.promise.date for one in ledger} == {"2020-10-13", None}
    assert all(one.standing != "overdue" for one in ledger), "no day follows from their words"


def test_nothing_crosses_councils_by_itself(store: Store, ledger: list[Entry]) -> None:
    by_id = {row.id: row for row in read.exchanges(store)}
    for thread in read.threads(store):
        members = [row for row in by_id.values() if row.thread_id == thread.id]
        assert len({(row.citation.council, row.document_id) for row in members}) == 1
        assert all(other.strand.council != thread.council or other.mark for other in side_by_side(store, thread.id))
    assert all(o.later.council == one.promise.council for one in ledger for o in one.offers)


def test_expectations_with_a_day_are_a_check_list(store: Store) -> None:
    found = past(expectations((r.key, r.text, r.citation.date) for r in read.exchanges(store)), TODAY.isoformat())
    days = {one.day for one in found}
    assert "2019-11-26" in days and "2020-04-30" in days


def test_abbreviations_say_where_and_what_disagrees(store: Store) -> None:
    short = {one.short: one for one in meanings(store)}
    assert "DCS" in short and short["DCS"].first.source
