"""``matters search`` and ``matters doctor`` from the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from search_world import stored

from tui.cli import main
from tui.search import index
from tui.store.database import open_store


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    stored(folder).close()
    return folder / "m.db"


def asked(lines: str, database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    """What --stdin gives for these lines."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
    assert main(["--database", str(database), "search", "--stdin", "--limit", "2"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_query_a_line_in_a_line_of_json_out_with_its_milliseconds(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked('ofstead inspecton\n\nward:x "\ncoldwell\n', database, monkeypatch, capsys)
    assert [one["query"] for one in found] == ["ofstead inspecton", "", 'ward:x "', "coldwell"]
    assert all(one["milliseconds"] >= 0 and one["complete"] for one in found)
    first = found[0]
    assert first["hits"][0]["topic"] == "Ofsted inspection" and first["hits"][0]["matched"] == ["ofsted", "inspection"]
    assert ["corrected", "ofstead", "ofsted"] in first["changes"]
    assert "is not a filter" in found[2]["complaints"][0] and len(found[3]["hits"]) == 2


def test_the_shell_finds_what_the_app_finds_and_says_what_it_made_of_the_words(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(database), "search", "--json", "--limit", "1", "coldwell", "lorries"]) == 0
    assert [row["topic"] for row in json.loads(capsys.readouterr().out)] == ["Bridge"]
    assert main(["--database", str(database), "search", "ofstead", "zzqqxxyy"]) == 0
    said = capsys.readouterr()
    assert "ofstead → ofsted" in said.err and "in no document: zzqqxxyy" in said.err and "Q  What came" in said.out
    assert main(["--database", str(database), "search", "--exact", "ofstead"]) == 1


def test_the_doctor_makes_a_broken_index_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = stored(tmp_path)
    with store.writing() as connection:
        connection.execute("delete from passage where id in (select id from passage limit 2)")
    store.close()
    database = str(tmp_path / "m.db")
    main(["--database", database, "doctor"])
    assert "search index" in capsys.readouterr().out.lower()
    with open_store(tmp_path / "m.db").connection() as connection:
        assert index.is_current(connection)
    main(["--database", database, "doctor"])
    assert "The search index is sound." in capsys.readouterr().out
    main(["--database", database, "search", "--json", "salt"])
    assert [row["topic"] for row in json.loads(capsys.readouterr().out)] == ["Salt"]


@pytest.mark.parametrize("words", ["after:banana school", "is:late", "school has:"])
def test_a_filter_that_cannot_be_used_ends_the_search_with_one_sentence(
    database: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert main(["--database", str(database), "search", words]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and words.split(":")[0].split()[-1] in said.err


@pytest.mark.parametrize("limit", ["-3", "0", "many"])
def test_how_many_to_show_is_a_number_from_one(database: Path, capsys: pytest.CaptureFixture[str], limit: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--database", str(database), "search", f"--limit={limit}", "school"])
    assert left.value.code == 2 and f"“{limit}” is no number of entries" in capsys.readouterr().err
