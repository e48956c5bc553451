"""What the member puts right stays right: through re-import, re-publication, forgetting and undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tui.cli import main
from tui.errors import UserError
from tui.following import listen
from tui.minutes.corrections import Correction
from tui.store import corrections, read, write
from tui.store.database import Store, open_store
from tui.store.importing import catch_up, import_paths

PAGE = """Agenda item

Questions to the Cabinet Member for Leisure

Minutes:

Councillor Ann Birch asked when the Marl Street baths would open again. The Cabinet Member for Leisure replied that the
tiling would be finished in June.

Councillor Tom Oake asked what the wave machine had cost. The Cabinet Member for Leisure replied that it had cost
£240,000 and that she would send him the breakdown.

The meeting closed at nine o'clock.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "baths.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path, page: Path) -> Store:
    store = open_store(tmp_path / "matters.db")
    listen(store)
    import_paths(store, [page])
    return store


def texts(store: Store) -> list[str]:
    return [row.text for row in sorted(read.exchanges(store), key=lambda r: r.start or 0)]


def document_id(store: Store) -> int:
    return read.exchanges(store)[0].document_id


def put_right(store: Store, what: str, text: str = "", value: str | None = None) -> None:
    corrections.put_right(store, document_id(store), Correction(what, text, value))  # type: ignore[arg-type]
    catch_up(store)


def test_a_date_is_put_right_and_undone(store: Store, page: Path) -> None:
    put_right(store, "date", value="2024-03-07")
    assert read.meetings(store)[0].date == "2024-03-07"
    import_paths(store, [page])
    assert read.meetings(store)[0].date == "2024-03-07"
    assert "date" in (write.undo(store) or "")
    catch_up(store)
    assert read.meetings(store)[0].date is None


def test_an_exchange_is_split_and_its_note_stays(store: Store) -> None:
    first = next(row for row in read.exchanges(store) if "Birch" in row.text)
    second = next(row for row in read.exchanges(store) if "Oake" in row.text)
    write.add_note(store, "Ask again in July", first.key)
    put_right(store, "join", first.text)
    assert len(texts(store)) == 1
    put_right(store, "split", texts(store)[0], "Councillor Tom Oake asked what the wave machine had cost.")
    assert texts(store) == [first.text, second.text]
    (note,) = read.notes(store)
    assert not note.lost
    assert note.subject_key == first.key


def test_names_topic_and_kind(store: Store) -> None:
    text = texts(store)[0]
    put_right(store, "questioners", text, "Anna Birch\nT Oake")
    put_right(store, "topic", text, "Marl Street baths")
    put_right(store, "kind", text, "supplementary")
    row = next(row for row in read.exchanges(store) if row.text == text)
    assert (row.questioners, row.topic, row.kind) == (("Anna Birch", "T Oake"), "Marl Street baths", "supplementary")


def test_narrative_and_back(store: Store) -> None:
    before = texts(store)
    put_right(store, "narrative", before[1])
    assert texts(store) == before[:1]
    put_right(store, "exchange", before[1])
    assert texts(store) == before


def test_an_undertaking_is_cleared_and_set(store: Store) -> None:
    (promise,) = read.undertakings(store)
    put_right(store, "not an undertaking", promise.text)
    assert read.undertakings(store) == ()
    put_right(store, "undertaking", texts(store)[1], "she would send him the breakdown")
    assert [u.text for u in read.undertakings(store)] == ["she would send him the breakdown"]


def test_a_correction_survives_forgetting_and_a_new_wording(store: Store, page: Path) -> None:
    from tui.store.load import forget

    put_right(store, "topic", texts(store)[0], "Marl Street baths")
    forget(store, document_id(store))
    page.write_text(PAGE.replace("in June", "in late June"), encoding="utf-8")
    import_paths(store, [page])
    assert next(row.topic for row in read.exchanges(store) if "Birch" in row.text) == "Marl Street baths"


def test_what_no_longer_fits_is_listed_not_lost(store: Store, page: Path) -> None:
    put_right(store, "topic", texts(store)[0], "Marl Street baths")
    page.write_text(PAGE.replace(" ".join(texts(store)[0].split())[:60], "Nothing was asked of it"), encoding="utf-8")
    page.write_text("\n\n".join(p for p in PAGE.split("\n\n") if "Birch" not in p), encoding="utf-8")
    import_paths(store, [page])
    (row,) = corrections.listed(store)
    assert row.lost
    page.write_text(PAGE, encoding="utf-8")
    import_paths(store, [page])
    assert not corrections.listed(store)[0].lost


def test_what_cannot_be_done_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="split was not changed"):
        put_right(store, "split", texts(store)[0], "words that are nowhere in it")
    assert corrections.listed(store) == ()


def test_corrections_are_listed_written_out_and_taken_back_by_the_command(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = ["--database", str(tmp_path / "matters.db")]
    assert main(["corrections", *database]) == 1
    put_right(store, "topic", texts(store)[0], "Marl Street baths")
    put_right(store, "date", value="2024-03-07")
    capsys.readouterr()
    assert main(["corrections", *database]) == 0
    said = capsys.readouterr().out
    assert "date: 2024-03-07" in said and "topic of “Councillor Ann Birch" in said
    assert main(["corrections", "--json", *database]) == 0
    (latest, first) = json.loads(capsys.readouterr().out)
    assert (latest["what"], latest["value"], latest["lost"]) == ("date", "2024-03-07", False)
    target = tmp_path / "mine.json"
    assert main(["corrections", "--export", str(target), *database]) == 0
    assert json.loads(target.read_text(encoding="utf-8")) == [latest, first]
    assert main(["corrections", "--export", str(target), *database]) == 2
    assert main(["corrections", "--undo", str(latest["id"]), *database]) == 0
    assert read.meetings(store)[0].date is None
    assert next(row.topic for row in read.exchanges(store) if "Birch" in row.text) == "Marl Street baths"
    assert main(["corrections", "--undo", "99", *database]) == 2


def test_what_is_stated_now_is_no_problem_any_more(store: Store) -> None:
    kinds = {row.kind for row in read.problems(store)}
    assert {"date not stated", "committee not stated"} <= kinds
    put_right(store, "date", value="2024-03-07")
    assert {row.kind for row in read.problems(store)} == kinds - {"date not stated"}
    write.undo(store)
    catch_up(store)
    assert {row.kind for row in read.problems(store)} == kinds


WORDS = {"topic": "Baths", "kind": "supplementary", "questioners": "Ann Birch\nTom Oake", "date": "2024-03-07"}
STEPS = ("topic", "kind", "questioners", "date", "join", "split", "narrative", "undertaking", "undo", "import", "again")


def everything(store: Store) -> tuple[object, ...]:
    """All that corrections can change, as it is shown."""
    rows = sorted(read.exchanges(store), key=lambda r: (r.start or 0, r.text))
    said = [(r.text, r.question, r.answer, r.questioners, r.respondents, r.topic, r.kind) for r in rows]
    problems = sorted((p.kind, p.text) for p in read.problems(store))
    return said, sorted(u.text for u in read.undertakings(store)), [m.date for m in read.meetings(store)], problems


def correction(store: Store, what: str, which: int) -> Correction | None:
    """A correction of the wanted kind on one of the exchanges as they stand now."""
    rows = texts(store)
    if what == "date":
        return Correction("date", "", WORDS[what])
    if not rows:
        return None
    text = rows[which % len(rows)]
    if what == "split":
        return Correction("split", text, text[text.find(". ") + 2 :])
    return Correction(what, text, text.split(". ")[-1] if what == "undertaking" else WORDS.get(what))  # type: ignore[arg-type]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 2)), max_size=9))
def test_any_order_of_corrections_undos_and_imports_ends_as_the_corrections_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    page = folder / "baths.txt"
    page.write_text(PAGE, encoding="utf-8")
    store = open_store(folder / "matters.db")
    import_paths(store, [page])
    write.add_note(store, "Ask again in July", read.exchanges(store)[0].key)
    document = document_id(store)
    made: list[Correction] = []
    for what, which in steps:
        if what == "undo":
            if made:
                assert write.undo(store)
                catch_up(store)
                made.pop()
        elif what == "import":
            import_paths(store, [page])
        elif what == "again":
            page.write_text(PAGE + "\n" if page.read_text(encoding="utf-8") == PAGE else PAGE, encoding="utf-8")
            import_paths(store, [page])
        elif (one := correction(store, what, which)) is not None:
            try:
                corrections.put_right(store, document, one)
            except UserError:
                continue
            catch_up(store)
            made.append(one)
    assert [row.correction for row in reversed(corrections.listed(store))] == made
    afresh = open_store(folder / "afresh.db")
    import_paths(afresh, [page])
    for one in made:
        corrections.put_right(afresh, document_id_of(afresh), one)
    catch_up(afresh)
    assert everything(store) == everything(afresh)
    assert [note.text for note in read.notes(store)] == ["Ask again in July"]


def document_id_of(store: Store) -> int:
    return read.documents(store)[0].id
