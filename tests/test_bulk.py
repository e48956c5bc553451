"""Many documents at once: the same tables as one at a time, whatever is there already."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from making import COUNCIL, HOLDER, TOPICS, minutes

from tui.cli import main
from tui.following import listen
from tui.minutes.model import Action, Attendee, Decision, Holder, Minutes
from tui.store import bulk, catching_up, read, state, tables, write
from tui.store.bulk import load_many
from tui.store.catching_up import catch_up
from tui.store.database import Store, open_store
from tui.store.importing import import_paths
from tui.store.load import Incoming, forget, load
from tui.store.understanding import Stated, understood


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "data" / "m.db")
    yield opened
    opened.close()


# Any documents, in any state of the database.

document = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["a.html", "b.html", "c.html", "d.html", "e.html"]),
        "texts": st.lists(st.sampled_from(sorted(TOPICS)), max_size=4),
        "date": st.sampled_from(["2024-03-12", "2024-06-01", "2025-01-07", None]),
        "number": st.sampled_from(["7", None]),
        "council": st.sampled_from([COUNCIL, COUNCIL.upper(), "Brackenshire County Council", None]),
        "committee": st.sampled_from(["Place Scrutiny Panel", "Zoo Panel", None]),
        "status": st.sampled_from(["draft", "confirmed"]),
        "holder": st.sampled_from([HOLDER, Holder("A. Lee", "Portfolio Holder for Roads"), Holder("Bo Fry", None)]),
        "twice": st.booleans(),
    }
)
documents = st.lists(document, max_size=6)


def made(facts: dict[str, Any]) -> tuple[Minutes, str]:
    """The minutes of one document, with something in every table."""
    names = ("path", "date", "number", "council", "committee", "status")
    found, text = minutes(
        [TOPICS[topic] for topic in facts["texts"]], holders=[facts["holder"]], **{n: facts[n] for n in names}
    )
    meeting = found.meetings[0]
    item = replace(
        meeting.items[0],
        decisions=(Decision("resolved", "That the report be noted.", ("a", "b")),),
        actions=(Action("Send the survey.", "1", "Lee", "by May 2024", "open"),),
        remit=("Roads", "Bridges"),
    )
    first = replace(meeting, items=(item,), attendance=(Attendee("Ann Lee", "Cabinet Member for Roads", "member"),))
    second = replace(meeting, committee="Audit Committee", items=(replace(item, title="Audit of the barns"),))
    meetings = (first, second) if facts["twice"] else (first,)
    facts = {name: value for name, value in facts.items() if name != "path"}  # so that there are copies
    source = replace(found.source, sha256=hashlib.sha256(repr(sorted(facts.items())).encode()).hexdigest())
    return replace(found, source=source, meetings=meetings, abbreviations=(("LED", "light-emitting diode"),)), text


def contents(store: Store) -> dict[str, list[Any]]:
    """Every table, rows known by their keys or their contents and never by their numbers; no moments."""
    with store.reading() as connection:
        rows = {
            name: {next(iter(row)): dict(row._mapping) for row in connection.execute(table.select())}
            for name, table in tables.metadata.tables.items()
        }

    def named(name: str, row: dict[str, Any]) -> Any:
        return row["key"] if "key" in row and name != "item" else told(name, row)

    def told(name: str, row: dict[str, Any]) -> Any:
        out = []
        for column in tables.metadata.tables[name].columns:
            value = row[column.name]
            if column.name in ("id", "read_at", "changed", "created", "at", "thread_id"):
                continue
            for key in column.foreign_keys:
                value = value and named(key.column.table.name, rows[key.column.table.name][value])
            if column.name == "follows_id":
                value = value and rows["exchange"][value]["key"]
            if name == "state" and str(row["name"]).startswith("people "):
                continue  # a digest of the documents' numbers
            out.append((column.name, value))
        return tuple(out)

    return {name: sorted((told(name, row) for row in found.values()), key=repr) for name, found in rows.items()}


def one_by_one(store: Store, wanted: list[dict[str, Any]]) -> list[str]:
    return [load(store, *made(facts), nth=nth).outcome for nth, facts in numbered(wanted)]


def at_once(store: Store, wanted: list[dict[str, Any]]) -> list[str]:
    batch = [Incoming(understood(*made(facts)), nth) for nth, facts in numbered(wanted)]
    return [loaded.outcome for written in load_many(store, batch) for loaded in written]


def numbered(wanted: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Each document with how many of its place came before it."""
    return [(sum(w["path"] == facts["path"] for w in wanted[:n]), facts) for n, facts in enumerate(wanted)]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(
    before=documents,
    gone=st.booleans(),
    then=documents,
    group=st.sampled_from([1, 2, 25]),
    seconds=st.sampled_from([0.0, 1e9]),
)
def test_at_once_is_the_same_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory,
    before: list[Any],
    gone: bool,
    then: list[Any],
    group: int,
    seconds: float,
) -> None:
    folder = tmp_path_factory.mktemp("bulk")
    one, many = open_store(folder / "one.db"), open_store(folder / "many.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "_AT_ONCE", group)
        patch.setattr(bulk, "_SECONDS", seconds)
        try:
            for store in (one, many):
                one_by_one(store, before)
                for row in read.exchanges(store)[::2]:
                    write.add_note(store, f"on {row.text}", row.key)
                if gone and (there := read.documents(store)):
                    forget(store, min(there, key=lambda d: d.key).id)
            assert one_by_one(one, then) == at_once(many, then)
            catch_up(one)
            catch_up(many)
            first, second = contents(one), contents(many)
            for name in first:
                assert first[name] == second[name], name
        finally:
            one.close()
            many.close()


# Through the public door.

TEXT = (
    "Councillor Dunn asked when {} would be mended. "
    "Councillor Ann Lee, Cabinet Member for Roads, said that {} would be mended by May 2025."
)


def line(number: int, **changed: Any) -> dict[str, Any]:
    """A document in the form of ``parse --json``."""
    day = f"20{10 + number // 300:02}-{1 + number // 25 % 12:02}-{1 + number % 25:02}"
    text = TEXT.format(f"bridge {number}", f"bridge {number}")
    question, _, answer = text.partition(". ")
    exchange = {
        "text": text,
        "kind": "question",
        "question": question + ".",
        "answer": answer,
        "questioners": ["Councillor Dunn"],
        "respondents": ["Councillor Lee"],
        "figures": [{"text": "88%", "value": 88.0, "unit": "percent"}],
    }
    promise = {"text": f"bridge {number} would be mended by May 2025.", "by": "Councillor Lee", "exchange": 0}
    holder = {"name": "Ann Lee", "office": "Cabinet Member for Roads"}
    item = {
        "number": "1",
        "title": "Roads",
        "holders": [holder],
        "exchanges": [exchange],
        "undertakings": [promise],
    }
    meeting = {"committee": "Place Panel", "date": day, "items": [item]}
    return {"council": COUNCIL, "source": {"path": f"{number}.html"}, "meetings": [meeting], **changed}


def write_lines(path: Path, lines: list[Any]) -> Path:
    texts = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_the_same_lines_twice_change_nothing_and_one_changed_line_updates_in_place(
    store: Store, tmp_path: Path
) -> None:
    lines = [line(n) for n in range(120)]
    path = write_lines(tmp_path / "all.jsonl", lines)
    assert import_paths(store, [path]).count("new") == 120
    noted = next(row for row in read.exchanges(store) if "bridge 57 " in row.text)
    write.add_note(store, "ask again", noted.key)
    before = contents(store)
    assert import_paths(store, [path]).words() == "120 unchanged."
    assert contents(store) == before
    text = lines[57]["meetings"][0]["items"][0]["exchanges"][0]["text"]
    lines[57]["meetings"][0]["items"][0]["exchanges"][0]["text"] = text.replace("mended by", "repaired by")
    summary = import_paths(store, [write_lines(path, [*lines, line(120)])])
    assert (summary.count("changed"), summary.count("new"), summary.count("unchanged")) == (1, 1, 119)
    (note,) = read.notes(store)
    assert (note.subject_key, note.lost) == (noted.key, False)
    assert "repaired by" in read.by_key(store, [noted.key])[noted.key].text


def test_lines_without_a_place_of_their_own_are_known_by_their_line(store: Store, tmp_path: Path) -> None:
    lines: list[Any] = [line(n, source={}) for n in range(6)]
    path = write_lines(tmp_path / "bare.jsonl", [*lines[:2], "{bad", *lines[3:]])
    assert import_paths(store, [path]).count("new") == 5
    assert import_paths(store, [path]).count("unchanged") == 5
    summary = import_paths(store, [write_lines(path, lines)])
    assert (summary.count("new"), summary.count("unchanged"), summary.count("changed")) == (1, 5, 0)


BAD = {
    "no JSON": "{bad",
    "cut short": '{"council": "A", "meetings": [{"committee": ',
    "a list": "[1, 2]",
    "a number": "7",
    "no meetings": '{"council": "A"}',
    "meetings of another type": '{"meetings": "none"}',
    "no number": '{"meetings": [], "x": NaN}',
    "a raw NUL": '{"meetings": [{"committee": "A\0B"}]}',
    "nested": '{"meetings": ' + "[" * 20_000 + "]" * 20_000 + "}",
    "nested less": '{"meetings": [' + '{"a":' * 700 + "1" + "}" * 700 + "]}",
    "an impossible date": json.dumps(line(1, meetings=[{"date": "2024-02-30", "items": []}])),
    "another calendar": json.dumps(line(1, meetings=[{"date": "20240212", "items": []}])),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_named_and_the_rest_goes_in(store: Store, tmp_path: Path, name: str) -> None:
    lines: list[Any] = [line(n) for n in range(4)]
    path = write_lines(tmp_path / "some.jsonl", [*lines[:2], BAD[name], "", *lines[2:]])
    summary = import_paths(store, [path])
    assert (summary.count("new"), len(read.documents(store))) == (4, 4)
    failed = [result.message for result in summary.results if result.outcome == "failed"]
    assert [("line 3 of " in message, "\n" in message) for message in failed] == [(True, False)]


def test_wrong_types_are_taken_as_not_stated(store: Store, tmp_path: Path) -> None:
    odd = line(1)
    odd["meetings"][0]["items"][0] |= {"holders": "Lee", "undertakings": {"a": 1}, "decisions": [3, None], "title": 7}
    odd["meetings"][0]["items"][0]["exchanges"][0] |= {"figures": [1, {"value": 2}], "questioners": "Dunn"}
    odd["meetings"][0]["items"].append(None)
    odd |= {"council": ["A"], "problems": 3, "abbreviations": [{"short": 1}]}
    summary = import_paths(store, [write_lines(tmp_path / "odd.jsonl", [odd, line(2)])])
    assert summary.count("new") == 2
    assert len(read.exchanges(store)) == 2
    bare = import_paths(store, [write_lines(tmp_path / "bare.jsonl", [line(3, meetings=[]), line(4, meetings=[{}])])])
    assert bare.count("new") == 2


def test_a_line_longer_than_any_document_is_refused_by_itself(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = json.dumps(line(1, padding="x" * 27_000_000))
    summary = import_paths(store, [write_lines(tmp_path / "long.jsonl", [line(0), long, line(2)])])
    assert summary.count("new") == 2
    (message,) = [result.message for result in summary.results if result.outcome == "failed"]
    assert "line 2 of" in message and "MB" in message


def test_where_no_line_can_be_read_the_status_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_lines(tmp_path / "bad.jsonl", ["{bad", "[]"])
    bring_in = ["--database", str(tmp_path / "m.db"), "import", str(path)]
    assert main(bring_in) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
    write_lines(path, ["{bad", line(1), line(2)])
    assert main(bring_in) == 1
    assert "bad.jsonl: 2 documents new, 2 meetings, 2 exchanges, 2 undertakings" in capsys.readouterr().out


def test_separators_that_json_may_hold_end_no_line(store: Store, tmp_path: Path) -> None:
    odd = line(1)
    odd["meetings"][0]["items"][0]["title"] = "Roads\u2028and\x85bridges"
    assert import_paths(store, [write_lines(tmp_path / "odd.jsonl", [odd, line(2)])]).count("new") == 2


def test_stopping_a_long_file_counts_all_that_was_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.bulk._SECONDS", 0.0)  # a transaction a document
    path = write_lines(tmp_path / "all.jsonl", [line(n) for n in range(30)])
    summary = import_paths(store, [path], stop=lambda: len(read.documents(store)) >= 5)
    assert summary.stopped
    assert 5 <= summary.count("new") == len(read.documents(store)) < 30


def test_stopping_leaves_what_follows_to_the_next_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MANY", 20)
    heard: list[int] = []
    early: list[int] = []
    store.hooks.append(heard.extend)
    store.early_hooks.append(early.extend)
    stages: list[str] = []
    path = write_lines(tmp_path / "all.jsonl", [line(n) for n in range(60)])
    summary = import_paths(store, [path], stage=lambda words, *_: stages.append(words), stop=lambda: bool(stages))
    assert summary.count("new") == 60
    ids = {row.id for row in read.exchanges(store)}
    assert set(early) == ids, "what is stored can be searched"
    assert heard == []
    assert not any(office.holders for office in read.offices(store))
    with store.reading() as connection:
        assert set(state.unlinked(connection)) == ids
    catch_up(store, stop=lambda: True)
    assert len(early) == 60, "search is not told twice"
    catch_up(store)
    assert set(heard) == ids
    assert [holder[0] for office in read.offices(store) for holder in office.holders] == ["Ann Lee"]
    with store.reading() as connection:
        assert state.unlinked(connection) == []


def test_the_people_of_a_large_import_are_found_at_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MANY", 20)
    listen(store)
    import_paths(store, [write_lines(tmp_path / "all.jsonl", [line(n) for n in range(60)])])
    with store.connection() as connection:
        people = connection.execute("select id, key from person order by id").fetchall()
        indexed = connection.execute("select ref, key from search_aside where kind = 'person' order by ref").fetchall()
    assert people
    assert indexed == people


def test_what_is_stated_is_remembered_for_every_line(store: Store, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "all.jsonl", [line(n, council=None) for n in range(5)])
    import_paths(store, [path], Stated(council="Aldermoor Borough Council"))
    assert {meeting.council for meeting in read.meetings(store)} == {"Aldermoor Borough Council"}
    assert import_paths(store, [path]).words() == "5 unchanged."


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_the_program_killed_in_the_middle_leaves_whole_documents(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "all.jsonl", [line(n) for n in range(800)])
    child = subprocess.Popen(
        [sys.executable, "-m", "tui", "--database", str(tmp_path / "m.db"), "import", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[1],
    )
    database = tmp_path / "m.db"
    while child.poll() is None and not (database.exists() and database.stat().st_size > 1_000_000):
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.wait()
    store = open_store(database)
    try:
        some = len(read.documents(store))
        assert len(read.exchanges(store)) == len(read.undertakings(store)) == some
        summary = import_paths(store, [path])
        assert (summary.count("unchanged"), summary.count("new")) == (some, 800 - some)
        assert len(read.exchanges(store)) == 800
    finally:
        store.close()
