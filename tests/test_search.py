"""Search as a member meets it: what is typed, what is found, and what is said of it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_world import PAPERS, ROADS, paper, stored

from tui.following import listen
from tui.search import find as searching
from tui.search import index, saved
from tui.search.find import Finder, SearchStopped, find
from tui.search.marks import marks
from tui.search.query import as_day, parse_query
from tui.store import read, write
from tui.store.database import Store
from tui.store.importing import catch_up
from tui.store.load import forget, load


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = stored(tmp_path_factory.mktemp("search"))
    yield store
    store.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    store = stored(tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def finder(shared: Store) -> Iterator[Finder]:
    made = Finder(shared)
    yield made
    made.close()


def topics(store: Store, typed: str, **how: object) -> list[str | None]:
    hits = find(store, typed, **how).hits  # type: ignore[arg-type]
    return [row.topic for row in read.exchanges(store, ids=[hit.exchange_id for hit in hits])]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bridge", "Bridge"),
        ("ofstead inspecton", "Ofsted inspection"),
        ("socal wrker recuitment", "Social workers"),
        ("lorries coldwell", "Bridge"),
        ("inspections ofsted", "Ofsted inspection"),
        ("socialworker", "Social workers"),
        ("saltwinter", "Salt"),
        ("mil lane tip", "Fly-tipping"),
        ('"social worker recruitment"', "Social workers"),
        ("CRECHE", "School transport"),
        ("crèche", "School transport"),
        ("okoro salt", "Salt"),
        ("beems surveyd", "Bridge"),
    ],
)
def test_the_exchange_meant_comes_first(shared: Store, typed: str, first: str) -> None:
    assert topics(shared, typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["EHCP", "ehcps", "education health and care plan", "education, health care plans"])
def test_an_abbreviation_finds_what_it_stands_for_and_the_other_way_round(shared: Store, typed: str) -> None:
    assert set(topics(shared, typed)) >= {None, "EHCP backlog"}


def test_every_beginning_of_a_word_finds_what_it_may_become(finder: Finder) -> None:
    for typed in ("ofs", "ofste", "insp", "recru", "lor"):
        assert finder.find(typed).hits, typed
    assert finder.find("recrutm").hits  # with a slip, half typed


def test_what_was_searched_is_said(shared: Store) -> None:
    found = find(shared, "ofstead ehcp zzzqqqxx")
    assert ("corrected", "ofstead", "ofsted") in found.changes
    assert "ofstead → ofsted" in found.understood
    assert ("expanded", "ehcp", "education health and care plan") in found.changes
    assert found.unknown == ("zzzqqqxx",)
    assert find(shared, "bridge").changes == ()


def test_exact_searches_as_typed(shared: Store) -> None:
    assert not find(shared, "ofstead", exact=True).hits
    assert topics(shared, "ofsted", exact=True) == ["Ofsted inspection"]
    assert None not in topics(shared, "backlog ehcp", exact=True)[:1]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("holder:lee", {"Bridge", "Salt", "Fly-tipping"}),
        ('holder:"ann lee"', {"Bridge", "Salt", "Fly-tipping"}),
        ("holder:brigt", {"Ofsted inspection", "Social workers", None, "EHCP backlog", "School transport"}),
        ("office:roads -salt", {"Bridge", "Fly-tipping"}),
        ("committee:place", {"Bridge", "Salt", "Fly-tipping"}),
        ("-committee:place coldwell", {"School transport"}),
        ("council:aldermoor asked:okoro", {"Social workers", "Salt"}),
        ("asked:dunn after:2023", {"School transport"}),
        ("before:2024", {"Ofsted inspection", "Social workers", None}),
        ("after:2023-05-16 before:21/01/2025", {"Bridge", "Salt", "Fly-tipping"}),
        ("-after:2023", {"Ofsted inspection", "Social workers", None}),
        ("is:unanswered", {"Fly-tipping"}),
        ("-is:unanswered office:roads", {"Bridge", "Salt"}),
        ("has:undertaking", {"Bridge"}),
        ("coldwell -bridge", {"School transport"}),
        ('"coldwell bridge"', {"Bridge"}),
        ('-"coldwell bridge" coldwell', {"School transport"}),
        ("holder:lee holder:bright", set()),
    ],
)
def test_filters(shared: Store, typed: str, wanted: set[str | None]) -> None:
    assert set(topics(shared, typed)) == wanted


def test_has_figure_and_has_note(own: Store) -> None:
    (row,) = [row for row in read.exchanges(own) if row.topic == "Salt"]
    assert topics(own, "has:note") == []
    write.add_note(own, "ask about the barns", row.key)
    assert topics(own, "has:note") == ["Salt"] == topics(own, "has:note winter")
    with own.writing() as connection:
        connection.execute("insert into figure (exchange_id, position, text) values (?, 0, '2,600')", (row.id,))
    assert topics(own, "has:figure") == ["Salt"]


def test_a_filter_that_is_not_known_is_said_and_searched_as_a_word(shared: Store) -> None:
    found = find(shared, "ward:coldwell")
    assert "ward: is not a filter" in found.complaints[0]
    assert found.hits
    assert "takes unanswered" in find(shared, "is:late").complaints[0]
    assert "is not a date" in find(shared, "after:soon").complaints[0]
    nobody = find(shared, "holder:xxqqzz bridge")
    assert nobody.complaints and not nobody.hits


def test_newest_first_is_the_order_of_meetings_whatever_the_order_of_import(own: Store) -> None:
    load(
        own,
        paper("2022-02-01", "Place Scrutiny Panel", ROADS, [("Old bridge", "And Coldwell Bridge?", "Soon.", "Pike")]),
        None,
    )
    catch_up(own)
    rows = read.exchanges(own, ids=[hit.exchange_id for hit in find(own, "coldwell", order="newest").hits])
    dates = [row.citation.date for row in rows]
    assert dates == sorted(dates, reverse=True) and "2022-02-01" in dates


def test_notes_undertakings_people_and_offices_stand_beside_each_labelled(own: Store) -> None:
    write.add_note(own, "Kangaroo crossing: ask again in May")
    kinds = {aside.kind: aside.line for aside in find(own, "kangaroo").asides}
    assert kinds == {"note": "Kangaroo crossing: ask again in May"}
    assert "person" in {aside.kind for aside in find(own, "sushila").asides}
    assert "office" in {aside.kind for aside in find(own, "cabinet roads").asides}
    assert "undertaking" in {aside.kind for aside in find(own, "survey beams").asides}
    assert "undertaking" in {aside.kind for aside in find(own, "survay of the beams").asides}


def test_matched_words_are_marked_where_they_stand(shared: Store) -> None:
    found = find(shared, "ofstead inspecton")
    text = "What came of the Ofsted inspection?"
    assert [text[a:b] for a, b in marks(text, found.hits[0].matched)] == ["Ofsted", "inspection"]
    assert [a for a, _ in marks("Crèche CRECHE crécher", ["creche"])] == [0, 7]
    plan = "an education, health and care plan (EHCP)"
    assert [plan[a:b] for a, b in marks(plan, ["education health and care plan", "ehcp"])] == [
        "education, health and care plan",
        "EHCP",
    ]


def test_facets_and_live_counts(finder: Finder) -> None:
    facets = finder.facets("coldwell")
    assert facets.counted == 2 and not facets.capped
    assert {facet.label for facet in facets.holders} == {"Ann Lee", "Sushila Bright"}
    assert [facet.label for facet in facets.years] == ["2025", "2024"]
    for group in (facets.holders, facets.committees, facets.years):
        for facet in group:
            assert finder.count(f"coldwell {facet.filter}") == (facet.count, False), facet
    assert finder.count("zzqqxx") == (0, False)


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [
        ("bridge hol", "holder:", "holder:"),
        ("-com", "committee:", "-committee:"),
        ("holder:a", "Ann Lee", 'holder:"Ann Lee" '),
        ('salt holder:"ann l', "Ann Lee", 'holder:"Ann Lee" '),
        ("is:un", "unanswered", "is:unanswered "),
        ("committee:child", "Children's Scrutiny Committee", 'committee:"Children\'s Scrutiny Committee" '),
        ("asked:ok", "Okoro", "asked:Okoro "),
    ],
)
def test_names_and_values_of_filters_are_completed(finder: Finder, typed: str, label: str, text: str) -> None:
    found = {one.label: one for one in finder.complete(typed, len(typed))}
    assert found[label].text == text
    whole = typed[: found[label].start] + text
    assert text.strip().endswith(":") or finder.find(whole).hits, whole


def test_saved_searches_and_history(own: Store) -> None:
    saved.save(own, "salt after:2023")
    saved.save(own, "ofsted", "Inspections")
    saved.save(own, "ofsted inspection", "Inspections")
    assert [(one.name, one.query) for one in saved.saved(own)] == [
        ("salt after:2023", "salt after:2023"),
        ("Inspections", "ofsted inspection"),
    ]
    saved.forget(own, "salt after:2023")
    assert [one.name for one in saved.saved(own)] == ["Inspections"]
    for typed in ("bridge", "salt", "bridge", " "):
        saved.note(own, typed)
    assert saved.history(own) == ("bridge", "salt")


def test_an_import_is_searched_at_once_and_what_is_forgotten_is_not_found(own: Store) -> None:
    made = Finder(own)
    assert not made.find("narrowboat").hits
    rows = [("Moorings", "Why may no narrowboat moor at Tollgate?", "The bank had slipped.", "Pike")]
    loaded = load(own, paper("2025-06-01", "Place Scrutiny Panel", ROADS, rows), None)
    catch_up(own)
    assert made.find("narowboat").hits and made.find("moorings tollgate").hits
    forget(own, loaded.document_id)
    catch_up(own)
    assert not made.find("narrowboat").hits
    assert index.check(own) is None
    made.close()


def test_adding_little_by_little_finds_what_a_new_index_finds(own: Store) -> None:
    date, committee, holder, rows = PAPERS[1]
    changed = [(t, q.replace("Coldwell", "Harrow"), a, who) for t, q, a, who in rows]
    load(own, paper(date, committee, holder, changed), None)
    catch_up(own)
    typed = ["coldwell", "harrow bridge", "salt", "holder:lee", "asked:pike", "before:2025 lane", "survey"]
    little = [topics(own, one) for one in typed]
    index.rebuild(own)
    assert [topics(own, one) for one in typed] == little
    assert topics(own, "harrow") == ["Bridge"]


def test_a_store_that_nobody_told_the_index_about_is_indexed_when_searched(own: Store) -> None:
    with own.writing() as connection:
        for name in ("passage_index", "passage", "search_term", "search_name", "search_state"):
            connection.execute(f"drop table {name}")
    assert topics(own, "bridge") == ["Bridge"]


def test_the_doctor_s_check_sees_what_is_missing(own: Store) -> None:
    assert index.check(own) is None
    with own.writing() as connection:
        connection.execute("delete from passage where id in (select id from passage limit 2)")
    assert "lacks exchanges" in str(index.check(own))
    index.rebuild(own)
    assert index.check(own) is None


def test_without_full_text_search_it_still_works_and_says_so(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "has_fts5", lambda: False)
    assert topics(own, "ofstead inspecton")[:1] == ["Ofsted inspection"]
    assert set(topics(own, "EHCP")) >= {None, "EHCP backlog"}
    assert set(topics(own, "holder:lee -salt")) == {"Bridge", "Fly-tipping"}
    assert set(topics(own, "before:2024")) == {"Ofsted inspection", "Social workers", None}
    assert topics(own, "is:unanswered has:note") == []
    found = find(own, "bridge")
    assert found.complaints == (searching.SLOWER,) and "undertaking" in {a.kind for a in find(own, "survey").asides}
    rows = [("Moorings", "Why may no narrowboat moor at Tollgate?", "The bank had slipped.", "Pike")]
    load(own, paper("2025-06-01", "Place Scrutiny Panel", ROADS, rows), None)
    catch_up(own)
    assert topics(own, "narowboat") == ["Moorings"]
    made = Finder(own)
    assert made.count("coldwell") == (2, False)
    made.close()


def test_a_search_can_be_stopped_and_the_next_one_runs(own: Store) -> None:
    made = Finder(own)
    made.vocabulary()
    slow = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    made._asides = SimpleNamespace(find=lambda *_: made._run(slow))  # type: ignore[assignment]
    threading.Timer(0.1, made.stop).start()
    started = time.perf_counter()
    with pytest.raises(SearchStopped):
        made.find("bridge", deadline=30)
    assert time.perf_counter() - started < 5
    made._asides = SimpleNamespace(find=lambda *_: ())  # type: ignore[assignment]
    assert made.find("bridge").hits
    made.close()


def test_the_deadline_cuts_a_search_short_and_gives_what_was_found(own: Store) -> None:
    made = Finder(own)
    made.vocabulary()
    slow = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    made._asides = SimpleNamespace(find=lambda *_: (made._run(slow), ())[1])  # type: ignore[assignment]
    found = made.find("bridge", deadline=1.5)
    assert found.hits and not found.complete
    made.close()


_SYNTAX = st.sampled_from(
    [
        '"',
        "-",
        ":",
        "*",
        "(",
        ")",
        "AND",
        "OR",
        "NEAR(",
        "holder:",
        "after:",
        "is:",
        "has:note",
        "before:0001",
        "^",
        "{topic}:",
        "'",
    ]
)
_TYPED = st.lists(st.one_of(_SYNTAX, st.text(max_size=12), st.sampled_from(["bridge", "ehcp", "ofsted "])), max_size=6)


@given(parts=_TYPED, exact=st.booleans(), newest=st.booleans())
@settings(max_examples=150, deadline=None)
def test_nothing_typed_is_an_error(finder: Finder, parts: list[str], exact: bool, newest: bool) -> None:
    for typed in (" ".join(parts), "".join(parts)):
        found = finder.find(typed, exact=exact, order="newest" if newest else "best")
        assert all(hit.exchange_id for hit in found.hits)
        finder.complete(typed, len(typed))
        finder.count(typed)
        marks(typed, [word for hit in found.hits for word in hit.matched])


@given(text=st.text(max_size=80), matched=st.lists(st.text(max_size=10), max_size=4))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, matched: list[str]) -> None:
    spans = marks(text, matched)
    flat = [place for span in spans for place in span]
    assert flat == sorted(set(flat)) and all(0 <= place <= len(text) for place in flat)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("14/5/2023", "2023-05-14", "2023-05-14"),
    ],
)
def test_days(typed: str, first: str, last: str) -> None:
    assert (as_day(typed), as_day(typed, end=True)) == (first, last)
    assert as_day("2023-13") is None and as_day("31/02/2023") is None


def test_a_query_is_taken_apart() -> None:
    query = parse_query('Salt "Mill Lane" -barns asked:"A. Pike" -committee:place win')
    assert query.words == ("salt", "win") and query.partial
    assert query.phrases == ("mill lane",) and query.excluded == ("barns",)
    assert [(f.name, f.value, f.negated) for f in query.filters] == [
        ("asked", "A. Pike", False),
        ("committee", "place", True),
    ]
    assert parse_query("win committee:").words == ("win",) and not parse_query("win committee:").complaints
    assert "needs a value" in parse_query("committee: win").complaints[0]
    assert parse_query("NB: win").words == ("nb", "win")
    assert not parse_query("win ").partial and not parse_query("win", finished=True).partial


SEEDS = Path(__file__).parents[1] / "../shared/acceptance/seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ofstead inspecton", ["ofsted"]),
        ("socal wrker recuitment", ["social work", "recruit"]),
        ("EHCP", ["ehcp", "education, health and care", "education health and care"]),
        ("education health and care plan", ["ehcp", "education, health and care", "education health and care"]),
    ],
)
def test_the_seeds_are_found(seeds: Store, typed: str, words: list[str]) -> None:
    rows = read.exchanges(seeds, ids=[hit.exchange_id for hit in find(seeds, typed).hits[:5]])
    assert rows and any(any(word in row.text.lower() for word in words) for row in rows), json.dumps(
        [r.text for r in rows]
    )


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    from tui.store.database import open_store
    from tui.store.importing import import_paths

    store = open_store(tmp_path_factory.mktemp("seeds") / "m.db")
    listen(store)
    import_paths(store, [SEEDS.resolve()])
    yield store
    store.close()
