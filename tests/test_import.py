"""From files on the disk to the database: what is read once is not read again, and what fails says so."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.settings import samples_folder
from tui.store import importing, read, state, write
from tui.store.database import Store, open_store
from tui.store.importing import catch_up, import_paths
from tui.store.load import forget
from tui.store.understanding import Stated

PAGE = """Aldermoor Borough Council

Agenda item

Questions to the Cabinet Member for Roads

Meeting of Place Scrutiny Panel, Tuesday, 12th March, 2024 6.30 pm (Item 7.)

Minutes:

The Cabinet Member for Roads, Councillor Ann Lee, responded to Members’ questions, which included:

·        Coldwell Bridge – in response to a question from Councillor Dunn about lorries, the Cabinet Member
confirmed that the beams were being surveyed. She undertook to send the survey to ward members by the end of May 2024.

·        Salt – in response to a question from Councillor Okoro, the Cabinet Member confirmed that 2,600 tonnes
were in stock.

Resolved:

(1) That the report be noted.
"""
BARE = """Questions

Councillor Dunn asked whether the bridge would open again. The Portfolio Holder for Roads, Councillor Lee, replied that
it would be surveyed first.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "data" / "m.db")
    yield opened
    opened.close()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "minutes" / "roads.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_folder_is_imported_and_the_second_time_not_even_read(
    store: Store, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (page.parent / "picture.png").write_bytes(b"\x89PNG\r\n")
    (page.parent / "README.txt").write_text("How these were saved.")
    summary = import_paths(store, [page.parent])
    assert [(r.name, r.outcome) for r in summary.results] == [
        ("README.txt", "skipped"),
        ("picture.png", "skipped"),
        ("roads.txt", "new"),
    ]
    (row, *_) = read.exchanges(store)
    assert row.citation.words().startswith("Aldermoor Borough Council, Place Scrutiny Panel, 12 March 2024, item 7")
    assert summary.words().startswith("1 new, 2 skipped; 2 exchanges, 1 undertaking")
    monkeypatch.setattr(importing.ReaderPool, "_one", lambda *_: pytest.fail("was read again"))
    again = import_paths(store, [page.parent])
    assert again.words() == "1 unchanged, 2 skipped."
    assert not again.changed


def test_a_corrected_file_updates_in_place_and_tells_of_notes_that_lost_their_passage(store: Store, page: Path) -> None:
    import_paths(store, [page])
    bridge, salt = read.exchanges(store)
    write.add_note(store, "watch this", bridge.key)
    write.add_note(store, "ask again", salt.key)
    head, _, tail = PAGE.partition("·        Salt")
    page.write_text(head.replace("were being surveyed", "had been surveyed") + tail[tail.index("Resolved") :], "utf-8")
    summary = import_paths(store, [page])
    assert [r.outcome for r in summary.results] == ["changed"]
    assert "1 passage with your notes or marks can no longer be found; the notes are kept" in summary.words()
    assert [(n.text, n.lost) for n in read.notes(store)] == [("ask again", True), ("watch this", False)]
    assert "had been surveyed" in read.by_key(store, [bridge.key])[bridge.key].text
    assert len(read.documents(store)) == 1


def test_what_is_stated_is_remembered_for_the_document(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(BARE, encoding="utf-8")
    import_paths(store, [path], Stated("Aldermoor Borough Council", "Place Scrutiny Panel", "2024-03-12"))
    expected = ("Aldermoor Borough Council", "Place Scrutiny Panel", "2024-03-12")
    (meeting,) = read.meetings(store)
    assert (meeting.council, meeting.committee, meeting.date) == expected
    assert import_paths(store, [path]).words() == "1 unchanged."
    path.write_text(BARE.replace("again", "soon"), encoding="utf-8")
    assert import_paths(store, [path]).count("changed") == 1
    (meeting,) = read.meetings(store)
    assert (meeting.council, meeting.committee, meeting.date) == expected
    import_paths(store, [path], Stated(date="2024-03-19"))
    (meeting,) = read.meetings(store)
    assert (meeting.council, meeting.date) == ("Aldermoor Borough Council", "2024-03-19")
    forget(store, meeting.document_id)
    import_paths(store, [path])
    assert read.meetings(store)[0].date == "2024-03-19"


def test_what_a_document_states_is_not_overruled(store: Store, page: Path) -> None:
    import_paths(store, [page], Stated("Brackenshire County Council", "Zoo Panel", "1999-01-01"))
    (meeting,) = read.meetings(store)
    assert (meeting.council, meeting.committee) == ("Aldermoor Borough Council", "Place Scrutiny Panel")
    assert meeting.date == "2024-03-12"


@pytest.mark.usefixtures("children")
def test_a_bad_file_among_good_ones_is_named_and_the_rest_is_read(store: Store, page: Path) -> None:
    (page.parent / "empty.txt").touch()
    (page.parent / "noise.txt").write_bytes(bytes(range(256)) * 40)
    summary = import_paths(store, [page.parent])
    assert {r.name: r.outcome for r in summary.results} == {
        "empty.txt": "failed",
        "noise.txt": "failed",
        "roads.txt": "new",
    }
    for result in summary.results:
        if result.outcome == "failed":
            assert result.name in result.message
            assert "Traceback" not in result.message


def test_a_path_that_is_not_there_is_refused_before_anything_is_read(store: Store, page: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere\.txt is not there"):
        import_paths(store, [page, page.parent / "nowhere.txt"])
    assert read.documents(store) == ()


@pytest.mark.usefixtures("children")
def test_stopping_keeps_what_was_read_and_going_on_reads_the_rest(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(PAGE.replace("12th March", f"{number + 1}th April"), encoding="utf-8")
    asked = count()
    summary = import_paths(store, [folder], stop=lambda: next(asked) > 8)
    assert summary.stopped
    assert "Stopped before the end" in summary.words()
    some = len(read.documents(store))
    assert 0 < some < 12
    rest = import_paths(store, [folder])
    assert (rest.count("unchanged"), rest.count("new")) == (some, 12 - some)
    assert len(read.meetings(store)) == 12


@pytest.mark.usefixtures("children")
def test_a_large_archive_is_read_file_by_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "years.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("recording.mp3", bytes(30 << 20))
        for number in range(40):
            archive.writestr(
                f"{number % 4}/{number:02}.txt",
                PAGE.replace("12th March, 2024", f"{number % 28 + 1}th April, {2000 + number}"),
            )
    summary = import_paths(store, [path])
    assert (summary.count("new"), summary.count("skipped"), summary.count("failed")) == (40, 1, 0)
    assert len(read.meetings(store)) == 40
    assert import_paths(store, [path]).count("unchanged") == 40


def test_search_and_threads_hear_of_every_change_even_after_a_kill(store: Store, page: Path) -> None:
    heard: list[Sequence[int]] = []

    def broken(ids: Sequence[int]) -> None:
        raise KeyboardInterrupt

    store.hooks.append(broken)
    with pytest.raises(KeyboardInterrupt):
        import_paths(store, [page])
    ids = {row.id for row in read.exchanges(store)}
    assert ids
    store.hooks[:] = [heard.append]
    catch_up(store)
    assert set(heard.pop()) == ids
    catch_up(store)
    assert heard == []
    forget(store, read.documents(store)[0].id)
    catch_up(store)
    assert set(heard.pop()) == ids
    with store.reading() as connection:
        assert state.unlinked(connection) == []


def test_problems_of_reading_are_kept_with_the_document(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(BARE, encoding="utf-8")
    summary = import_paths(store, [path])
    kept = read.problems(store)
    assert tuple(p.text for p in kept) == summary.results[0].problems
    assert {p.kind for p in kept} >= {"date not stated", "committee not stated"}
    assert {p.source for p in kept} == {"bare.txt"}


def test_minutes_as_json_are_imported_and_a_date_that_is_none_is_refused(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("tui.minutes.from_json")
    text = "Councillor Dunn asked when. Councillor Lee said soon."
    exchange = {"text": text, "kind": "question", "question": None, "answer": None, "questioners": ["Dunn"]}
    item = {"number": "1", "title": "Roads", "holders": [], "exchanges": [exchange], "undertakings": []}
    meeting = {"committee": "Place Panel", "date": "2024-03-12", "items": [item]}
    lines = [
        {"council": "Aldermoor Borough Council", "meetings": [{**meeting, "date": d}]}
        for d in ("2024-03-12", "2024-04-12")
    ]
    path = tmp_path / "minutes.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert import_paths(store, [path]).count("new") == 2
    assert import_paths(store, [path]).count("unchanged") == 2
    (row, _) = read.exchanges(store)
    assert read.document_text(store, row.document_id).text[row.start : row.end] == text
    path.write_text(json.dumps({"council": None, "meetings": [{**meeting, "date": "12/03/24"}]}), encoding="utf-8")
    (result,) = import_paths(store, [path]).results
    assert result.outcome == "failed"
    assert "YYYY-MM-DD" in result.message or "date" in result.message


@pytest.mark.usefixtures("children")
def test_the_samples_are_found_and_read(store: Store) -> None:
    folder = samples_folder()
    assert folder is not None
    summary = import_paths(store, [folder])
    assert summary.count("failed") == 0
    assert summary.count("new") >= 10
    assert len(read.exchanges(store)) > 100
    assert len(read.offices(store)) >= 3
